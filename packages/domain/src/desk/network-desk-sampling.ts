import type { Actor } from "../access/model.js";
import { entriesOf, shapeOf, type Shape } from "../monitoring/content.js";
import type { PointFact, Reading } from "../monitoring/model.js";
import { beijingText } from "../monitoring/window.js";
import { programmeOf } from "../network/calendars.js";
import { profileOn } from "../network/in-force.js";
import { laboratoryFaults } from "../network/laboratory-check.js";
import type { PointProfile } from "../network/model.js";
import { judgedRounds } from "../network/rounds.js";
import { itemOfFactor } from "../statistics/factor-item.js";
import { dayAfter } from "@yunqing/standards";
import { sightFor } from "./monitor-desk-office.js";
import { itemNameAt, type NetworkDeskPorts, type NetworkRegistry } from "./network-desk-office.js";
import type { SamplingPlanView, SamplingPointRow } from "./network-desk-views.js";
import { todayOf } from "./plan-desk-office.js";

/** A sample as the plan counts it: its day, what was measured, and the batch it came with. */
interface TakenSample { readonly day: string; readonly items: readonly string[]; readonly packets: ReadonlySet<number> }
/** most readings of a point and kind that are looked at for two years */
const mostReadings = 20_000;

/** Samples of a point, by day (样品): what came from a laboratory, and at points sampled by hand also by import, push or correction. */
async function samplesOf(ports: NetworkDeskPorts, registry: NetworkRegistry, point: PointFact, method: PointProfile["method"], from: string, until: string): Promise<readonly TakenSample[]> {
  const sources = (registry.sourcesOf.get(point.point) ?? []).filter(({ origin }) => origin === "laboratory" || (method === "manual" && origin !== "instrument")).map(({ source }) => source);
  if (sources.length === 0) return [];
  const days = new Map<string, { readonly items: Set<string>; readonly packets: Set<number> }>(), shapes = new Map<string, Shape>(), span = { from: Date.parse(`${from}T00:00:00+08:00`), until: Date.parse(`${until}T00:00:00+08:00`) };
  const take = ({ shape, content, from: at, packet }: Reading): void => {
    const day = beijingText(at).slice(0, 10), read = shapes.get(shape) ?? shapeOf(shape), held = days.get(day) ?? { items: new Set<string>(), packets: new Set<number>() };
    shapes.set(shape, read); days.set(day, held); held.packets.add(packet);
    for (const { factor, field, value } of entriesOf(read, content)) {
      if (field === "Flag" || value.trim() === "") continue;
      held.items.add(itemOfFactor(point.kind, factor)?.item ?? factor);
    }
  };
  for (const kind of ["day", "hour", "real-time"] as const) for (const reading of await ports.observations.readings({ sources, kind, ...span, limit: mostReadings })) take(reading);
  return [...days].map(([day, { items, packets }]) => ({ day, items: [...items], packets })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The sampling plan of a year for what the person sees (年度采样计划): each calendar of each point, its rounds, what filled them, and whether the laboratory may measure it. */
export async function samplingPlanOf(ports: NetworkDeskPorts, actor: Actor, registry: NetworkRegistry, year: number, batches: ReadonlyMap<number, string>): Promise<SamplingPlanView> {
  const today = todayOf(ports.clock), end = `${year}-12-31`, asked = today < end ? today : end, sees = sightFor(ports, actor, "monitor.read", registry.pack), rows: SamplingPointRow[] = [];
  for (const point of registry.points.values()) {
    const profile = profileOn(registry.profileFacts, point.point, asked), programme = programmeOf(profile?.calendar ?? null);
    if (profile === null || programme === null || !point.active || !sees(point)) continue;
    const since = registry.profileFacts.filter((one) => one.point === point.point && one.calendar === profile.calendar).reduce((first, { from }) => (from < first ? from : first), profile.from);
    const samples = await samplesOf(ports, registry, point, profile.method, `${year - 1}-01-01`, `${year + 1}-01-01`), faults = faultsOf(registry, point, samples.filter(({ day }) => day >= `${year}-01-01`));
    for (const calendar of programme.calendars) {
      const rounds = judgedRounds(calendar, samples, year, today, since).map((round) => ({
        calendar: round.calendar, number: round.number, name: round.name, from: round.from, last: dayAfter(round.until, -1), state: round.state, counted: round.counted, missing: round.missing, advice: round.advice,
        samples: samples.filter(({ day }) => round.days.includes(day)).map(({ day, items, packets }) => { const batch = [...packets].find((packet) => packet < 0); return { day, items: items.length, batch: batch === undefined ? null : -batch, title: batch === undefined ? "" : batches.get(-batch) ?? "" }; }),
      }));
      rows.push({
        point: point.point, name: point.name, kind: point.kind, calendar: calendar.calendar, calendarName: calendar.name, source: calendar.source, attestation: calendar.attestation, laboratory: profile.laboratory === null ? null : registry.laboratoryFacts.filter(({ laboratory }) => laboratory === profile.laboratory).at(-1)?.name ?? profile.laboratory,
        rounds, done: rounds.filter(({ state }) => state === "done").length, missed: rounds.filter(({ state }) => state === "missed").length, faults,
      });
    }
  }
  return { year, today, rows };
}
/** What is wrong with the laboratory of each sample, on the day of the sample. */
function faultsOf(registry: NetworkRegistry, point: PointFact, samples: readonly TakenSample[]): SamplingPointRow["faults"] {
  return samples.flatMap(({ day, items }) => {
    const own = profileOn(registry.profileFacts, point.point, day)?.laboratory ?? null;
    return own === null ? [] : laboratoryFaults(registry.laboratoryFacts.filter(({ laboratory }) => laboratory === own), day, items, (item) => itemNameAt(point.kind, item).zh).map(({ text }) => ({ day, text }));
  });
}
