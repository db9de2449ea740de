import { inUnit, itemsOf, packedOf, programmeOf, roundsOf, type Entry, type PointKind } from "@yunqing/domain";
import { codeOf, findItem } from "@yunqing/standards";
import { factorTable } from "./factor-table.js";
import type { Office } from "./office.js";
import { chanceOf, simulationActor as actor } from "./simulated-chance.js";
import { manualPoints, type ManualPoint } from "./simulated-network.js";

const hour = 3_600_000, beijing = 8 * hour;

/** Usual level of an item in the simulated waters, in the unit of the standard; below its limit of detection where `L`. */
const levels: Readonly<Record<string, readonly [level: number, decimals: number] | string>> = {
  "water-temperature": [12, 1], pH: [7.8, 1], DO: [8.4, 1], CODMn: [4.2, 1], COD: [15, 0], BOD5: [2.6, 1], "NH3-N": [0.52, 2], TP: [0.13, 2], TN: [4.8, 2], Cu: "0.001L", Zn: "0.05L", F: [0.62, 2], Se: "0.0004L", As: "0.0003L", Hg: "0.00004L", Cd: "0.0001L", Cr6: "0.004L", Pb: "0.001L",
  CN: "0.004L", "volatile-phenol": "0.0003L", petroleum: "0.01L", LAS: "0.05L", sulfide: "0.01L", sulfate: [128, 0], chloride: [46, 1], nitrate: [3.1, 2], Fe: [0.06, 2], Mn: "0.01L", "fecal-coliform": [680, 0], TDS: [540, 0], nitrite: "0.003L",
};
const kindFactor: Readonly<Partial<Record<PointKind, number>>> = { "drinking-source": 0.55, reservoir: 0.7, groundwater: 0.3, outfall: 1.6 };
/** Items of a monthly sample where the calendar's full analysis asks for more. */
const monthly: ReadonlySet<string> = new Set(["pH", "DO", "CODMn", "COD", "BOD5", "NH3-N", "TP", "TN", "F", "petroleum", "volatile-phenol", "sulfate", "chloride", "nitrate", "Fe", "Mn"]);

function valueOf(kind: PointKind, point: string, item: string, day: string): string | null {
  const level = levels[item];
  if (level === undefined || typeof level === "string") return level ?? null;
  const [base, decimals] = level, own = item === "pH" || item === "DO" || item === "F" || item === "sulfate" || item === "TDS" ? 1 : kindFactor[kind] ?? 1, month = Number(day.slice(5, 7));
  // low water in winter concentrates ammonia, summer rain brings phosphorus
  const season = item === "NH3-N" ? (month <= 3 || month >= 11 ? 1.7 : 0.8) : item === "TP" ? (month >= 6 && month <= 8 ? 1.5 : 0.9) : item === "DO" ? (month >= 6 && month <= 9 ? 0.8 : 1.15) : 1, along = point.startsWith("sim-section-") ? 0.85 + 0.25 * Number(point.slice(-1)) : 1;
  const spread = item === "pH" ? 0.03 : 0.18, high = chanceOf(`${point} ${item} high ${day.slice(0, 7)}`) < 0.02 ? 2.2 : 1;
  return (base * own * season * (item === "pH" || item === "DO" ? 1 : along * high) * (1 + spread * (2 * chanceOf(`${point} ${item} ${day}`) - 1))).toFixed(decimals);
}

/** The day of a month on which a point is sampled; null: not in this month, or missed. */
export function sampledDay({ point, profile }: Pick<ManualPoint, "point" | "profile">, month: string): string | null {
  const programme = programmeOf(profile.calendar ?? null), year = Number(month.slice(0, 4)), own = (programme?.calendars ?? []).some((calendar) => roundsOf(calendar, year).some((round, at) => {
    // one month of a round is its month: the first but one of a quarter or a half, so that halves lie six months apart
    const first = Number(round.from.slice(5, 7)), until = Number(round.until.slice(5, 7)) === 1 ? 13 : Number(round.until.slice(5, 7)), wanted = until - first === 1 ? first : first + 1;
    return wanted === Number(month.slice(5)) && chanceOf(`${point} missed ${month} ${at}`) >= 0.09;
  }));
  return own ? `${month}-${String(4 + Math.floor(18 * chanceOf(`${point} day ${month}`))).padStart(2, "0")}` : null;
}

/** What was measured of a sample of water, packed as the store keeps it; items that no code is printed for are left out, and so is soil, for which none is. */
export function sampleEntries({ kind, point, profile }: ManualPoint, day: string): readonly Entry[] {
  if (kind === "soil") return [];
  const full = profile.calendar !== "source-city" || day.slice(5, 7) === "07", wanted = itemsOf(kind, { items: profile.items ?? [] }).filter((item) => full || monthly.has(item));
  return wanted.flatMap((item): readonly Entry[] => {
    const found = findItem(item, "water"), factor = found === undefined ? undefined : codeOf(found, "2017"), value = valueOf(kind, point, item, day), unit = factor === undefined ? null : factorTable.of(factor, 2017)?.unit ?? "";
    if (found === undefined || factor === undefined || value === null || unit === null) return [];
    const text = unit === "" || found.unit === "" ? value : inUnit(value, found.unit, unit);
    return text === null ? [] : [{ factor, field: "Avg", value: text }];
  });
}

/** Appends the laboratory's samples of a month (模拟化验数据), once: a month that has its batch is left alone, and one that is not over waits for its days. @returns samples written */
export async function appendSimulatedSamples(office: Office, district: string, span: { readonly from: number; readonly until: number }, ids: readonly string[]): Promise<number> {
  const month = new Date(span.from + beijing).toISOString().slice(0, 7), store = office.store.district(district);
  let written = 0;
  for (const one of manualPoints) {
    const id = `sim-samples_${one.point}_${month}`, day = sampledDay(one, month), from = day === null ? 0 : Date.parse(`${day}T00:00:00+08:00`);
    if (day === null || ids.includes(id) || from + 24 * hour > span.until) continue;
    const entries = sampleEntries(one, day), held = (await store.read((reader) => reader.points({ point: one.point }))).at(-1);
    if (entries.length === 0 || held === undefined) continue;
    const { organisationPath, placePath, enterprise } = held;
    await store.write({ actor, action: "observation.simulated", subject: one.point, detail: `模拟化验数据 ${day}` }, (writer) => writer.appendBatch({
      id, district, organisationPath, placePath, enterprise, by: actor.user, at: office.clock.now(), origin: "laboratory", title: `模拟化验数据 ${one.zh} ${day}`, document: `模拟检测报告 ${day.replaceAll("-", "")}`, reason: "演示用的模拟数据", rows: 1, points: [one.point], file: null,
    }, [{ point: one.point, kind: "day", from, ...packedOf(entries) }]));
    written += 1;
  }
  return written;
}
