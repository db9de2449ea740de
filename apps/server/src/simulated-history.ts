import { beijingText, packedOf, type Entry, type PointKind } from "@yunqing/domain";
import { demoInstruments, placeOf, Records, codeOf, type DemoInstrument, type Statistic } from "@yunqing/simulator";
import type { Office } from "./office.js";
import { chanceOf, simulationActor as actor, simulationSeed } from "./simulated-chance.js";
import { simulatedEpisode } from "./simulated-episodes.js";
import { appendSimulatedSamples } from "./simulated-samples.js";
import type { Talk } from "./talk.js";

const hour = 3_600_000, beijing = 8 * hour;
/** months of history before the present one */
export const historyMonths = 13;
/** hours between windows, for the kinds that have a history; the rest has none */
const steps: Readonly<Partial<Record<PointKind, number>>> = { "air-station": 1, "water-station": 4, "stack-outlet": 1, "sewage-outlet": 1, dust: 1, groundwater: 4 };
/** most rows of one batch: so long the store is busy at once */
const rowsOfBatch = 750;

/** A window as the store takes it. */
export interface HistoryRow { readonly point: string; readonly kind: "hour"; readonly from: number; readonly shape: string; readonly content: string }
const monthStart = (year: number, month: number): number => Date.UTC(year, month, 1) - beijing;
/** Months of the history of an instant, the newest first: first instant and the one after the last whole hour. */
export function historySpans(now: number): readonly { readonly from: number; readonly until: number }[] {
  const local = new Date(now + beijing), year = local.getUTCFullYear(), month = local.getUTCMonth(), end = Math.floor(now / hour) * hour;
  return Array.from({ length: historyMonths + 1 }, (_, back) => ({ from: monthStart(year, month - back), until: Math.min(monthStart(year, month - back + 1), end) })).filter(({ from, until }) => until > from);
}

/** Text of a whole number of last decimals. */
function textOf(value: number, decimals: number): string {
  const sign = value < 0 ? "-" : "", digits = String(Math.abs(value)).padStart(decimals + 1, "0");
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
function entriesOf(spec: DemoInstrument, records: Records, from: number): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [at, measured] of records.factors.entries()) {
    const { avg, folded, total, flag } = records.minute(from)[at] as Statistic, factor = codeOf(measured, spec.edition), times = simulatedEpisode(spec.kind, spec.point, measured.code, from), scaled = (value: number): string => textOf(Math.round(value * times), measured.decimals);
    entries.push({ factor, field: "Avg", value: scaled(avg) });
    if (folded !== undefined) entries.push({ factor, field: "ZsAvg", value: scaled(folded.avg) });
    if (total !== undefined && measured.total !== undefined) entries.push({ factor, field: "Cou", value: textOf(Math.round(total * times), measured.total.decimals) });
    entries.push({ factor, field: "Flag", value: flag });
  }
  return entries;
}

/** Rows of an instrument in a span (模拟历史): what it would have recorded, from three moments an hour, with a gap now and then. The same span always gives the same rows. */
export function historyRows(spec: DemoInstrument, span: { readonly from: number; readonly until: number }): readonly HistoryRow[] {
  const step = steps[spec.kind];
  if (step === undefined) return [];
  const records = new Records(placeOf(spec, simulationSeed), { realTimeSeconds: 1200, minuteInterval: 60, calibrated: [] }), rows: HistoryRow[] = [];
  for (let from = span.from; from + hour <= span.until; from += step * hour) {
    const day = Math.floor((from + beijing) / 86_400_000), gap = chanceOf(`${spec.point} gap ${day}`);
    // one day of forty has a gap of some hours; one of two hundred is lost as a whole
    if (gap < 0.005 || (gap < 0.03 && Math.abs(((from + beijing) % 86_400_000) / hour - 24 * chanceOf(`${spec.point} gap hour ${day}`)) < 3)) continue;
    rows.push({ point: spec.point, kind: "hour", from, ...packedOf(entriesOf(spec, records, from)) });
  }
  return rows;
}

/** The part of a span that no batch of an earlier run holds: ids say what they hold. */
const idOf = (point: string, from: number, until: number): string => `sim-history_${point}_${from}_${until}`;
function restOf(ids: readonly string[], point: string, span: { readonly from: number; readonly until: number }): { readonly from: number; readonly until: number } {
  const held = ids.flatMap((id) => { const parts = id.split("_"); return parts[0] === "sim-history" && parts[1] === point ? [[Number(parts[2]), Number(parts[3])] as const] : []; });
  let from = span.from;
  for (const [a, b] of [...held].sort((x, y) => x[0] - y[0])) if (a <= from && b > from) from = b;
  return { from, until: span.until };
}

const turn = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Writes what is missing of the history of a simulated district (补写模拟历史), the newest month first. @returns rows written */
export async function writeSimulatedHistory(office: Office, district: string, goesOn: () => boolean): Promise<number> {
  const store = office.store.district(district), now = Date.parse(office.clock.now()), instruments = demoInstruments(simulationSeed).filter(({ kind }) => steps[kind] !== undefined);
  const { batches, points } = await store.read(async (reader) => ({ batches: await reader.batches(), points: await reader.points() })), ids = batches.map(({ id }) => id);
  let written = 0;
  for (const span of historySpans(now)) {
    for (const spec of instruments) {
      if (!goesOn()) return written;
      const scope = points.filter(({ point }) => point === spec.point).reduce<(typeof points)[number] | null>((last, one) => (last === null || one.seq > last.seq ? one : last), null), rest = restOf(ids, spec.point, span);
      if (scope === null || rest.until - rest.from < hour) continue;
      const rows = historyRows(spec, rest), { organisationPath, placePath, enterprise } = scope;
      for (let at = 0; at === 0 || at < rows.length; at += rowsOfBatch) {
        const part = rows.slice(at, at + rowsOfBatch), first = at === 0 ? rest.from : part[0]!.from, until = at + rowsOfBatch < rows.length ? rows[at + rowsOfBatch]!.from : rest.until;
        await store.write({ actor, action: "observation.simulated", subject: spec.point, detail: `模拟历史数据 ${part.length} 小时` }, (writer) => writer.appendBatch({
          id: idOf(spec.point, first, until), district, organisationPath, placePath, enterprise, by: actor.user, at: office.clock.now(), origin: "import", title: `模拟历史数据 ${spec.name.zh} ${beijingText(first).slice(0, 10)} 至 ${beijingText(until - 1).slice(0, 10)}`, document: "模拟", reason: "演示用的模拟历史", rows: part.length, points: [spec.point], file: null,
        }, part));
        written += part.length;
        await turn(20);
      }
    }
    written += await appendSimulatedSamples(office, district, span, ids);
  }
  return written;
}

/** Writes the history in the background (后台补写模拟历史), in every simulated district; ends where it stands when closed, and goes on there at the next start. */
export function startSimulatedHistory(office: Office, talk: Talk): { close(): Promise<void> } {
  let closed = false;
  const work = (async () => {
    await turn(1_000);
    for (const { id, simulated } of await office.store.platform.read((reader) => reader.districts())) {
      if (!simulated || closed) continue;
      const written = await writeSimulatedHistory(office, id, () => !closed);
      if (written > 0) talk.err(`  · 模拟历史数据：写入 ${written} 条（simulated history: ${written} rows）\n`);
    }
  })().catch((problem: unknown) => { if (!closed) talk.err(`  · 模拟历史数据未写完：${problem instanceof Error ? problem.message : String(problem)}（simulated history stopped）\n`); });
  return { close: async () => { closed = true; await work; } };
}
