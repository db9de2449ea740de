import { latestOf } from "../monitoring/in-force.js";
import { usualQualitySettings } from "../quality-control/defaults.js";
import type { QualitySetting } from "../quality-control/model.js";
import type { PointKind } from "../monitoring/model.js";
import { usualFigureSettings, type FigureSettings } from "../statistics/source.js";
import type { Laboratory, MonitoringSettings, PointProfile, SandstormDay, WaterBody } from "./model.js";
import { usualItems } from "./usual-items.js";

/** The profile of each point in force on a day (当日点位属性): of those whose `from` has come, the one with the highest seq. */
export function profilesInForce(profiles: readonly PointProfile[], day: string): ReadonlyMap<string, PointProfile> {
  return new Map(latestOf(profiles.filter(({ from }) => from <= day), ({ point }) => point).map((one) => [one.point, one]));
}
/** The profile of one point in force on a day; null: none was set by then. */
export function profileOn(profiles: readonly PointProfile[], point: string, day: string): PointProfile | null { return profilesInForce(profiles.filter((one) => one.point === point), day).get(point) ?? null; }

/** What a point measures by its profile, or what its kind usually does (监测项目). */
export function itemsOf(kind: PointKind, profile: Pick<PointProfile, "items"> | null): readonly string[] { return profile !== null && profile.items.length > 0 ? profile.items : usualItems[kind]; }

/** Water bodies as they stand (水体现状); those out of use too. */
export function bodiesInForce(bodies: readonly WaterBody[]): readonly WaterBody[] { return latestOf(bodies, ({ body }) => body); }
/** Laboratories as they stand (检测机构现状); those out of use too. */
export function laboratoriesInForce(laboratories: readonly Laboratory[]): readonly Laboratory[] { return latestOf(laboratories, ({ laboratory }) => laboratory); }

/** What was last said of each day (沙尘天气认定现状), by day; `said` in the order in which it was said. */
export function sandstormSaid(said: readonly SandstormDay[]): readonly SandstormDay[] {
  const last = new Map<string, SandstormDay>();
  for (const one of said) { const held = last.get(one.day); if (held === undefined || one.at > held.at || (one.at === held.at && one.id > held.id)) last.set(one.day, one); }
  return [...last.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
/** Days of sand and dust that stand declared (在册沙尘天气日), ascending. */
export function declaredSandstormDays(said: readonly SandstormDay[]): readonly SandstormDay[] { return sandstormSaid(said).filter(({ declared }) => declared); }

/** How figures are made and quality is controlled (在用口径), with the number of the settings; 0: the usual ones. */
export interface SettingsInForce { readonly seq: number; readonly figures: FigureSettings; readonly quality: readonly QualitySetting[] }
/** The settings in force: the usual ones, with what the last version says instead. */
export function settingsInForce(all: readonly MonitoringSettings[]): SettingsInForce {
  const last = all.reduce<MonitoringSettings | null>((held, one) => (held === null || one.seq > held.seq ? one : held), null);
  if (last === null) return { seq: 0, figures: usualFigureSettings, quality: usualQualitySettings };
  const own = last.figures ?? {};
  return {
    seq: last.seq, quality: last.quality ?? usualQualitySettings,
    figures: { ...usualFigureSettings, ...own, countsDoubtful: { ...usualFigureSettings.countsDoubtful, ...own.countsDoubtful }, water: { ...usualFigureSettings.water, ...own.water }, outlet: { ...usualFigureSettings.outlet, ...own.outlet }, editions: last.editions },
  };
}
