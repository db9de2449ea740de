import { dayAfter } from "@yunqing/standards";
import { beijingText } from "../monitoring/window.js";
import type { FactorTable } from "../monitoring/factor-unit.js";
import type { ObservationStore } from "../monitoring/ports.js";
import { itemOfFactor } from "../statistics/factor-item.js";
import { FigureGround } from "../statistics/figure-ground.js";
import type { FigureKey, Subject } from "../statistics/figure-key.js";
import { monthAfter, monthsBetween, spanOfBlock, type BlockInput } from "../statistics/loaded-source.js";
import type { FigureStore } from "../statistics/store.js";
import { periodBefore, sameInYear, untilOf, type FigurePeriod } from "../statistics/period.js";
import type { DistrictStore } from "../ports.js";
import { registryOf, settingOfPoint } from "./monitor-desk-office.js";

/** What figures are read from. */
export interface FigureLoadPorts { readonly store: DistrictStore; readonly observations: ObservationStore; readonly figureStore: FigureStore; readonly factorTable: FactorTable }

/** Reads what figures need to know beside values (载入统计底册). */
export async function loadGround({ store, figureStore }: FigureLoadPorts): Promise<FigureGround> {
  const { registry, profiles, bodies, sandstorm, settings } = await store.read(async (reader) => ({ registry: await registryOf(reader), profiles: await reader.profiles(), bodies: await reader.waterBodies(), sandstorm: await reader.sandstormDays(), settings: await reader.monitoringSettings() }));
  const sent = new Map<string, Set<string>>();
  for (const { point, factor } of await figureStore.sent()) {
    const kind = registry.points.get(point)?.kind, item = kind === undefined ? null : itemOfFactor(kind, factor);
    if (item === null) continue;
    const own = sent.get(point);
    if (own === undefined) sent.set(point, new Set([item.item])); else own.add(item.item);
  }
  return new FigureGround({
    pack: registry.pack, points: registry.pointFacts, sources: [...registry.sources.values()], curveSettings: registry.settings, fallbacks: new Map([...registry.instrumentsOf].map(([point, instruments]) => [point, settingOfPoint(instruments)])),
    profiles, bodies, sandstorm, settings, sent: new Map([...sent].map(([point, items]) => [point, [...items].sort()])),
  });
}

/** Reads months of a point, those that follow each other at once (载入数据块). */
export async function loadBlocks({ store, observations }: FigureLoadPorts, ground: FigureGround, point: string, months: readonly string[]): Promise<readonly BlockInput[]> {
  const sorted = [...new Set(months)].sort(), [first] = sorted, last = sorted.at(-1), kind = ground.points.get(point)?.kind;
  if (first === undefined || last === undefined || kind === undefined) return [];
  if (monthsBetween(`${first}-01`, `${last}-01`).length > sorted.length) {
    // a gap: each run by itself
    const at = sorted.findIndex((month, n) => n > 0 && monthAfter(sorted[n - 1] as string) !== month);
    return [...await loadBlocks({ store, observations } as FigureLoadPorts, ground, point, sorted.slice(0, at)), ...await loadBlocks({ store, observations } as FigureLoadPorts, ground, point, sorted.slice(at))];
  }
  const { hours, days, words } = await loadSpan({ store, observations }, ground, point, { from: spanOfBlock(first, ground.context).from, until: spanOfBlock(last, ground.context).until });
  return sorted.map((month): BlockInput => {
    const own = spanOfBlock(month, ground.context), within = <T extends { readonly from: number }>(all: readonly T[]): readonly T[] => (sorted.length === 1 ? all : all.filter(({ from }) => own.from <= from && from < own.until)), meets = (one: { readonly from: string; readonly until: string }): boolean => Date.parse(one.from) < own.until && Date.parse(one.until) > own.from;
    return { point, month, hours: within(hours), days: within(days), marks: words.marks.filter(meets), reviews: words.reviews.filter(meets), sourceMarks: words.sourceMarks };
  });
}
/** Reads a day of hours of a point (载入一日). */
export async function loadDay(ports: FigureLoadPorts, ground: FigureGround, point: string, day: string): Promise<BlockInput> {
  const { hours, words } = await loadSpan(ports, ground, point, spanOfBlock(day, ground.context));
  return { point, month: day, hours, days: [], marks: words.marks, reviews: words.reviews, sourceMarks: words.sourceMarks };
}
async function loadSpan({ store, observations }: Pick<FigureLoadPorts, "store" | "observations">, ground: FigureGround, point: string, span: { readonly from: number; readonly until: number }): Promise<{ readonly hours: BlockInput["hours"]; readonly days: BlockInput["days"]; readonly words: Pick<BlockInput, "marks" | "reviews" | "sourceMarks"> }> {
  const sources = (ground.sourcesOf.get(point) ?? []).map(({ source }) => source), text = { from: beijingText(span.from), until: beijingText(span.until) };
  const [hours, days, words] = await Promise.all([
    sources.length === 0 ? [] : observations.readings({ sources, kind: "hour", ...span }), sources.length === 0 || ground.subjectOf(point)?.kind !== "section" ? [] : observations.readings({ sources, kind: "day", ...span }),
    store.read(async (reader) => ({ marks: await reader.marks({ point, ...text }), reviews: await reader.dataReviews({ point, ...text }), sourceMarks: await reader.sourceMarks({ point }) })),
  ]);
  return { hours, days, words };
}

/** Months of points that a key will read, for loading them together (预取); spans over amounts with substitutes are left to be asked for. */
export function blocksOf(keys: readonly FigureKey[], ground: FigureGround): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>();
  const add = (point: string, { from, until }: { readonly from: string; readonly until: string }): void => {
    let own = wanted.get(point);
    if (own === undefined) wanted.set(point, own = new Set());
    for (const month of monthsBetween(from, dayAfter(until, -1))) own.add(month);
  };
  const seen = new Set<string>();
  for (const key of keys) {
    const periods: FigurePeriod[] = [key.period];
    if (key.statistic === "year-before" || key.statistic === "change-on-year") periods.push(sameInYear(key.period, -1));
    if (key.statistic === "change-on-period") periods.push(periodBefore(key.period));
    const subjects = key.statistic === "rank" && key.within !== undefined ? ground.members(key.within, key.subject.kind, key.period.day) : [key.subject];
    for (const period of periods) for (const subject of subjects) {
      const name = `${subject.kind}:${subject.id}|${period.day}|${untilOf(period)}`;
      if (seen.has(name)) continue;
      seen.add(name);
      for (const point of pointsOf(subject, period, ground, key.statistic.startsWith("water") || (key.of?.startsWith("water") ?? false))) add(point, { from: period.day, until: untilOf(period) });
    }
  }
  return wanted;
}
function pointsOf(subject: Subject, period: FigurePeriod, ground: FigureGround, water: boolean): readonly string[] {
  if (ground.pointOf(subject) !== null) return [subject.id];
  const kind = water || subject.kind === "river" || subject.kind === "lake" ? "section" as const : "point" as const, last = dayAfter(untilOf(period), -1);
  return [...new Set([...ground.members(subject, kind, period.day), ...ground.members(subject, kind, last)].map(({ id }) => id))];
}
