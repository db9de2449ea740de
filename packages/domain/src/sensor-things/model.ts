/** Entity sets of the sensing profile (实体集). @clause OGC 18-088 §8.2 */
export const entitySets = ["Things", "Locations", "HistoricalLocations", "Datastreams", "Sensors", "ObservedProperties", "Observations", "FeaturesOfInterest"] as const;
export type EntitySet = (typeof entitySets)[number];

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An entity with its own properties and the ids of what it is related to (实体). Observations are not among the relations: they are read by span. */
export interface Entity { readonly set: EntitySet; readonly id: string; readonly values: Readonly<Record<string, Json>>; readonly links: Readonly<Record<string, readonly string[]>> }

/** A relation: the set it leads to, and whether to many (导航属性). */
export interface Relation { readonly set: EntitySet; readonly many: boolean }
const many = (set: EntitySet): Relation => ({ set, many: true }), one = (set: EntitySet): Relation => ({ set, many: false });
/** Relations by set (关系). @clause OGC 18-088 figure 2 */
export const relations: Readonly<Record<EntitySet, Readonly<Record<string, Relation>>>> = {
  Things: { Locations: many("Locations"), HistoricalLocations: many("HistoricalLocations"), Datastreams: many("Datastreams") },
  Locations: { Things: many("Things"), HistoricalLocations: many("HistoricalLocations") },
  HistoricalLocations: { Thing: one("Things"), Locations: many("Locations") },
  Datastreams: { Thing: one("Things"), Sensor: one("Sensors"), ObservedProperty: one("ObservedProperties"), Observations: many("Observations") },
  Sensors: { Datastreams: many("Datastreams") }, ObservedProperties: { Datastreams: many("Datastreams") },
  Observations: { Datastream: one("Datastreams"), FeatureOfInterest: one("FeaturesOfInterest") }, FeaturesOfInterest: { Observations: many("Observations") },
};
/** Own properties by set (属性). @clause OGC 18-088 §8.2 */
export const properties: Readonly<Record<EntitySet, readonly string[]>> = {
  Things: ["name", "description", "properties"], Locations: ["name", "description", "encodingType", "location", "properties"], HistoricalLocations: ["time"],
  Datastreams: ["name", "description", "observationType", "unitOfMeasurement", "observedArea", "phenomenonTime", "resultTime", "properties"],
  Sensors: ["name", "description", "encodingType", "metadata", "properties"], ObservedProperties: ["name", "definition", "description", "properties"],
  Observations: ["phenomenonTime", "result", "resultTime", "resultQuality", "validTime", "parameters"], FeaturesOfInterest: ["name", "description", "encodingType", "feature", "properties"],
};

/** Span of phenomenon times in milliseconds, half open; null: open on that side (时段). */
export interface Span { readonly from: number | null; readonly until: number | null }

/** What a district has to show (数据源): entities in memory, observations by span. */
export interface EntitySource {
  all(set: Exclude<EntitySet, "Observations">): readonly Entity[];
  find(set: Exclude<EntitySet, "Observations">, id: string): Entity | null;
  /** Observations of datastreams, ascending by time. @throws {SensorThingsFault} when they are too many to be read at once */
  observations(datastreams: readonly string[], span: Span): Promise<readonly Entity[]>;
  /** one observation by its id, null when there is none */
  observation(id: string): Promise<Entity | null>;
  /** datastreams that observe a feature */
  datastreamsOfFeature(id: string): readonly string[];
  /** milliseconds since 1970 UTC */ readonly now: number;
}
