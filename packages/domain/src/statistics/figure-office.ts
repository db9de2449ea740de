import type { Labels } from "@yunqing/standards";
import type { Quality } from "../monitoring/model.js";
import type { Figure } from "./figure.js";
import type { FigureKey, Line, Subject } from "./figure-key.js";
import type { DayOfHours, FigureSettings, WaterSample } from "./source.js";

/** A subject of figures with what pages need to show it (统计对象). */
export interface SubjectRow {
  readonly subject: Subject; readonly name: Labels; readonly place: string | null; readonly longitude: string | null; readonly latitude: string | null;
  readonly network: string | null; readonly evaluated: boolean; readonly body: string | null; readonly chainage: string | null; readonly functionZone: string; readonly targetClass: string | null;
  /** items it measures, as figures name them */
  readonly items: readonly string[];
  /** path of the place, for who may see it */
  readonly placePath: string; readonly organisationPath: string; readonly enterprise: string | null;
}
/** A value among hours as it counts, with why (小时值及其质量). */
export interface HourCell { readonly value: string; readonly quality: Quality; readonly reason: Labels | null; readonly packet: number; readonly flag: string | null }

/**
 * Where everybody takes figures from (统计处): figures of one district, kept and brought up to date as data arrive. It does not authorise: desks that use it do.
 * All of it speaks in units of the standards: air µg/m³ and CO mg/m³, water mg/L.
 */
export interface FigureOffice {
  /** Each figure as it is now; in the order of the keys. @throws {FigureKeyInvalid} */
  figures(keys: readonly FigureKey[]): Promise<readonly Figure[]>;
  /** One figure with its lineage opened down to packets. */
  opened(key: FigureKey, depth?: number): Promise<Figure>;
  /** Days of hours `from` ≤ day < `until` of one item, in order. */
  hours(subject: Subject, item: string, from: string, until: string, line: Line): Promise<readonly { readonly day: string; readonly hours: DayOfHours }[]>;
  /** The same with reasons, for people who judge them. */
  cells(subject: Subject, item: string, from: string, until: string, line: Line): Promise<readonly { readonly day: string; readonly hours: readonly (HourCell | null)[] }[]>;
  samples(section: Subject, from: string, until: string, line: Line): Promise<readonly WaterSample[]>;
  /** Every subject of the district in force on a day: points, sections, outlets, rivers, lakes, towns, the district itself. */
  subjects(day: string): Promise<readonly SubjectRow[]>;
  members(place: Subject, kind: Subject["kind"], day: string): Promise<readonly Subject[]>;
  sandstormDays(from: string, until: string): Promise<readonly string[]>;
  settings(): Promise<FigureSettings>;
  /** Tells when figures of these subjects may have changed (a page or a worker asks again); returns how to stop. */
  onChange(call: (subjects: readonly Subject[]) => void): () => void;
  /** Freezes figures as published (发布), each with its lineage in full; the same key published again is a revision that names the earlier one. */
  publish(keys: readonly FigureKey[], by: { readonly user: string; readonly document: string; readonly at: string }): Promise<readonly string[]>;
  /** What was published of a key, oldest first, and whether today's figure differs from the last of them. */
  published(key: FigureKey): Promise<readonly { readonly id: string; readonly at: string; readonly by: string; readonly document: string; readonly value: string | null; readonly unit: string; readonly lineage: string; readonly differs: boolean }[]>;
}
