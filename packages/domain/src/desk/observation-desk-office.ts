import type { Labels } from "@yunqing/standards";
import type { Action, Actor, Scoped } from "../access/model.js";
import { valuesInForce, type ValueInForce } from "../monitoring/curve.js";
import { factorOf, type FactorTable } from "../monitoring/factor-unit.js";
import type { BatchWithdrawal, MeasuredKind, ObservationBatch, PointFact, PushKey, PushKeyEnd } from "../monitoring/model.js";
import type { ObservationStore } from "../monitoring/ports.js";
import { beijingText } from "../monitoring/window.js";
import type { ImportTemplate } from "../observation-import/import-template.js";
import { outOfUse, type WritablePoint } from "../observation-import/point-finder.js";
import type { SheetTable } from "../observation-import/sheet.js";
import type { Pack } from "../plan/model.js";
import { NotFound, type Clock, type DistrictReader, type DistrictStore, type EvidenceVault, type Secrets } from "../ports.js";
import { namesOf, settingOfPoint, sightFor, type Registry } from "./monitor-desk-office.js";
import type { BatchRow, PushKeyRow } from "./observation-desk-views.js";
import { scopeOfHolder } from "./plan-desk-office.js";

/** Reads and draws sheets (表格读写). */
export interface ImportSheets {
  /** the first sheet with content, cells as a person sees them. @throws {Refused} import/… a file that is no sheet, is locked, or is too large */
  read(bytes: Uint8Array, name: string): Promise<SheetTable>;
  template(model: ImportTemplate): Promise<Uint8Array>;
}

export interface ObservationDeskPorts {
  readonly store: DistrictStore; readonly observations: Pick<ObservationStore, "readings">; readonly clock: Clock; readonly secrets: Pick<Secrets, "token" | "hashToken">;
  readonly factorTable: FactorTable;
  readonly vault: Pick<EvidenceVault, "put" | "open">;
  readonly sheets: ImportSheets;
  /** display names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}
type Office = Pick<ObservationDeskPorts, "store" | "clock">;

/** A batch with its end. */
export type HeldBatch = ObservationBatch & { readonly withdrawal: BatchWithdrawal | null };
export type HeldKey = PushKey & { readonly ended: PushKeyEnd | null };

/** A point that the person may do this with. @throws {NotFound} also when it lies outside the person's scope */
export function ownPoint(office: Office, actor: Actor, action: Action, registry: Registry, id: string): PointFact {
  const point = registry.points.get(id);
  if (point === undefined || !sightFor(office, actor, action, registry.pack)(point)) throw new NotFound("point", id);
  return point;
}

/** The points that a person may write to, with the units and life they have (可写点位). */
export function writablePoints({ store, clock, factorTable }: Pick<ObservationDeskPorts, "store" | "clock" | "factorTable">, actor: Actor, registry: Registry): readonly WritablePoint[] {
  const sees = sightFor({ store, clock }, actor, "observation.import", registry.pack);
  return [...registry.points.values()].filter(sees).map((point) => ({
    point, unitOf: unitsAt(factorTable, registry, point.point), outOfUse: outOfUse(registry.pointFacts.filter((one) => one.point === point.point)), instruments: registry.instrumentsOf.get(point.point) ?? [],
  }));
}
/** The unit of a factor at a point, as curves show it. */
export function unitsAt(table: FactorTable, registry: Registry, point: string): (factor: string) => string {
  const setting = settingOfPoint(registry.instrumentsOf.get(point) ?? []), held = new Map<string, string>();
  return (factor) => { let unit = held.get(factor); if (unit === undefined) held.set(factor, unit = factorOf(table, factor, setting).unit); return unit; };
}

type Standing = Pick<ObservationDeskPorts, "observations" | "factorTable">;
/** Values in force of a point in a span (现值). */
export async function standingValues(ports: Standing, registry: Registry, point: string, kind: MeasuredKind, from: number, until: number): Promise<readonly ValueInForce[]> {
  return (await standingUpTo(ports, registry, point, kind, from, until)) ?? [];
}
/** The same, or null when the span holds more readings than `most`. */
async function standingUpTo({ observations, factorTable }: Standing, registry: Registry, point: string, kind: MeasuredKind, from: number, until: number, most?: number): Promise<readonly ValueInForce[] | null> {
  const sources = (registry.sourcesOf.get(point) ?? []).map((one) => one.source);
  if (sources.length === 0) return [];
  const readings = await observations.readings({ sources, kind, from, until, ...(most === undefined ? {} : { limit: most }) });
  if (most !== undefined && readings.length >= most) return null;
  return valuesInForce({ kind, readings, sources: registry.sources, settings: registry.settings, fallback: settingOfPoint(registry.instrumentsOf.get(point) ?? []), marks: [], table: factorTable });
}
/** readings that are read at once beside the windows wanted */
const readAtOnce = 5_000;
/**
 * Values in force in given windows (逐窗现值): the span that holds them all when it is not too full, else each half by itself. Twelve samples do not read a year of minutes, twenty thousand hours are a few questions.
 * @param windows  starts of windows, ascending
 */
export async function standingIn(ports: Standing, registry: Registry, point: string, kind: MeasuredKind, windows: readonly number[], take: (values: readonly ValueInForce[]) => void): Promise<void> {
  const first = windows[0], last = windows.at(-1);
  if (first === undefined || last === undefined) return;
  const values = await standingUpTo(ports, registry, point, kind, first, last + 1, windows.length === 1 ? undefined : readAtOnce);
  if (values !== null) { take(values); return; }
  const middle = windows.length >> 1;
  await standingIn(ports, registry, point, kind, windows.slice(0, middle), take);
  await standingIn(ports, registry, point, kind, windows.slice(middle), take);
}

/** The scope of what concerns several points (几个点位的共同范围): the bureau's, at the place that holds them all, of their enterprise when it is one. */
export function scopeOfPoints(pack: Pack, points: readonly Scoped[]): Scoped {
  const paths = points.map(({ placePath }) => placePath.split("/")), first = paths[0] ?? [], shared: string[] = [];
  for (const [at, segment] of first.entries()) { if (!paths.every((path) => path[at] === segment)) break; shared.push(segment); }
  const enterprise = points[0]?.enterprise ?? null;
  return { ...scopeOfHolder(pack, null), placePath: shared.join("/"), enterprise: points.every((one) => one.enterprise === enterprise) ? enterprise : null };
}

/** Whether a person sees all points of a batch or key (全部点位在范围内). */
export function seesAll(office: Office, actor: Actor, registry: Registry, points: readonly string[]): boolean {
  const sees = sightFor(office, actor, "observation.import", registry.pack);
  return points.every((id) => { const point = registry.points.get(id); return point !== undefined && sees(point); });
}

/** Who a key acts as. */
export function keyUser(key: string): string { return `key:${key}`; }
/** Display names of whoever brought batches: users by name, keys by theirs. */
export async function bringersOf(ports: Pick<ObservationDeskPorts, "names">, users: readonly string[], keys: readonly Pick<PushKey, "id" | "name">[]): Promise<(user: string) => string> {
  const byKey = new Map(keys.map(({ id, name }) => [keyUser(id), name])), nameOf = await namesOf(ports, users.filter((user) => !byKey.has(user)));
  return (user) => byKey.get(user) ?? nameOf(user);
}

export function batchRow({ number, id, origin, title, document, reason, rows, points, by, at, file, withdrawal }: HeldBatch, nameOf: (user: string) => string): BatchRow {
  return { number, id, origin, title, document, reason, rows, points, by: nameOf(by), at: beijingText(Date.parse(at)), file, withdrawal: withdrawal === null ? null : { by: nameOf(withdrawal.by), at: beijingText(Date.parse(withdrawal.at)), reason: withdrawal.reason } };
}
export function pushKeyRow({ id, name, origin, points, untilDay, by, at, ended }: HeldKey, nameOf: (user: string) => string): PushKeyRow {
  return { id, name, origin, points, untilDay, by: nameOf(by), at: beijingText(Date.parse(at)), ended: ended === null ? null : beijingText(Date.parse(ended.at)) };
}

/** A batch by its id or number, as it stands. */
export async function batchOf(reader: DistrictReader, which: { readonly id: string } | { readonly number: number }): Promise<HeldBatch | null> {
  return (await reader.batches()).find((one) => ("id" in which ? one.id === which.id : one.number === which.number)) ?? null;
}
export const fieldLabels: Readonly<Record<"title" | "document" | "reason" | "name", Labels>> = {
  title: { zh: "名称", en: "title" }, document: { zh: "依据文件或报告编号", en: "document or number of the report" }, reason: { zh: "原因", en: "reason" }, name: { zh: "名称", en: "name" },
};
