import { scopeOfPoint, surfaceItems, usualItems, drinkingItems, type DistrictWriter, type Laboratory, type Pack, type PointFact, type PointKind, type PointProfile, type WaterBody } from "@yunqing/domain";
import { demoInstruments } from "@yunqing/simulator";
import type { Office } from "./office.js";
import { simulationActor as actor, simulationSeed, stormDays } from "./simulated-chance.js";

/** A point that is sampled by hand in the simulated district (模拟手工点位). */
export interface ManualPoint { readonly point: string; readonly kind: PointKind; readonly zh: string; readonly en: string; readonly town: number | null; readonly longitude: string; readonly latitude: string; readonly profile: Partial<PointProfile> }

/** Points sampled by hand: sections along one river, a reservoir, drinking-water sources, wells, an outfall, soil. Their names claim no real place. */
export const manualPoints: readonly ManualPoint[] = [
  ...([["12.0", "III"], ["25.5", "III"], ["38.0", "IV"]] as const).map(([chainage, targetClass], at): ManualPoint => ({
    point: `sim-section-${at + 1}`, kind: "river-section", zh: `模拟手工断面${at + 1}号`, en: `Simulated section ${at + 1}`, town: at % 3, longitude: String(112.95 + at * 0.07), latitude: String(40.07 - at * 0.015),
    profile: { body: "sim-river", chainage, targetClass, functionZone: "模拟河工业、农业用水区", calendar: "section-monthly", laboratory: "sim-lab-1", network: at === 2 ? "provincial" : "city" },
  })),
  { point: "sim-reservoir-1", kind: "reservoir", zh: "模拟水库库中", en: "Simulated reservoir", town: 0, longitude: "112.91", latitude: "40.05", profile: { body: "sim-reservoir", targetClass: "III", functionZone: "模拟水库饮用水水源保护区", protection: "second", calendar: "section-monthly", laboratory: "sim-lab-1", network: "city" } },
  { point: "sim-source-1", kind: "drinking-source", zh: "模拟水源取水口", en: "Simulated source intake", town: 0, longitude: "112.90", latitude: "40.06", profile: { body: "sim-source", targetClass: "III", functionZone: "一级保护区取水口", protection: "first", calendar: "source-city", laboratory: "sim-lab-1", network: "city" } },
  { point: "sim-well-1", kind: "groundwater", zh: "模拟手工监测井1号", en: "Simulated hand-sampled well 1", town: 1, longitude: "113.12", latitude: "40.08", profile: { body: "sim-aquifer", targetClass: "III", functionZone: "县级地下水水源", protection: "first", calendar: "source-county-groundwater", laboratory: "sim-lab-2", network: "district" } },
  { point: "sim-well-2", kind: "groundwater", zh: "模拟手工监测井2号", en: "Simulated hand-sampled well 2", town: 3, longitude: "113.27", latitude: "39.98", profile: { body: "sim-aquifer", targetClass: "III", calendar: "groundwater-half-yearly", laboratory: "sim-lab-1", network: "district" } },
  { point: "sim-outfall-1", kind: "outfall", zh: "模拟入河排污口1号", en: "Simulated outfall 1", town: 2, longitude: "113.10", latitude: "40.05", profile: { body: "sim-river", chainage: "29.0", calendar: "outfall-quarterly", laboratory: "sim-lab-1", evaluated: false, network: "district", limits: [{ item: "COD", basis: "sample", op: "<=", value: "40", until: null, unit: "mg/L", document: "模拟入河排污口设置批复" }, { item: "NH3-N", basis: "sample", op: "<=", value: "2.0", until: null, unit: "mg/L", document: "模拟入河排污口设置批复" }] } },
  { point: "sim-soil-1", kind: "soil", zh: "模拟土壤点1号", en: "Simulated soil point 1", town: 1, longitude: "113.15", latitude: "40.10", profile: { calendar: "soil-yearly", laboratory: "sim-lab-1", evaluated: false, network: "district" } },
];

const permit = "模拟排污许可证";
const hourLimit = (item: string, value: string, unit: string): PointProfile["limits"][number] => ({ item, basis: "hour", op: "<=", value, until: null, unit, document: permit });
const dayLimit = (item: string, value: string): PointProfile["limits"][number] => ({ item, basis: "day", op: "<=", value, until: null, unit: "mg/L", document: permit });
const stackLimits = [hourLimit("PM", "10", "mg/m³"), hourLimit("SO2", "35", "mg/m³"), hourLimit("NOx", "50", "mg/m³")];
const sewageLimits: PointProfile["limits"] = [dayLimit("COD", "50"), dayLimit("NH3-N", "5"), dayLimit("TP", "0.5"), dayLimit("TN", "15"), { item: "pH", basis: "hour", op: "range", value: "6", until: "9", unit: "", document: permit }];
const dustLimits = [{ item: "PM10", basis: "hour", op: "<=", value: "150", until: null, unit: "µg/m³", document: "模拟工地扬尘管控要求" } as const];

/** What the automatic points are for: by kind and number. */
function automaticProfile(kind: PointKind, number: number): Partial<PointProfile> {
  if (kind === "air-station") return { network: number <= 2 ? "national" : number <= 4 ? "provincial" : "micro", evaluated: number <= 4, functionZone: "二类区" };
  if (kind === "water-station") return { network: number === 4 ? "provincial" : "city", evaluated: true, body: "sim-river", chainage: ["5.0", "18.5", "31.0", "44.0"][number - 1] ?? "50.0", targetClass: number <= 2 ? "III" : "IV", functionZone: "模拟河工业、农业用水区", items: ["water-temperature", "pH", "DO", "conductivity", "CODMn", "NH3-N", "TP", "TN"] };
  if (kind === "stack-outlet") return { network: "enterprise", limits: stackLimits };
  if (kind === "sewage-outlet") return { network: "enterprise", limits: sewageLimits, calendar: "outlet-quarterly" };
  if (kind === "dust") return { network: "district", limits: dustLimits };
  return { network: "district", ...(kind === "groundwater" ? { body: "sim-aquifer", targetClass: "III" as const, evaluated: false } : {}) };
}

const bodies: readonly (readonly [string, WaterBody["kind"], string, string, WaterBody["targetClass"]])[] = [
  ["sim-river", "river", "模拟河", "Simulated river", "IV"], ["sim-reservoir", "reservoir", "模拟水库", "Simulated reservoir", "III"], ["sim-source", "drinking-source", "模拟饮用水水源地", "Simulated drinking-water source", "III"], ["sim-aquifer", "aquifer", "模拟浅层地下水", "Simulated aquifer", "III"],
];
const towns = (pack: Pack): readonly string[] => pack.places.filter(({ kind }) => kind === "town").map(({ id }) => id);

/** Gives the simulated points their places and profiles, with the points sampled by hand, water bodies and laboratories (模拟监测网络). Does nothing where any profile is. */
export async function seedSimulatedNetwork(office: Office, district: string): Promise<void> {
  const store = office.store.district(district), at = office.clock.now(), year = Number(at.slice(0, 4)), from = `${year - 2}-01-01`;
  const { pack, points, profiles } = await store.read(async (reader) => ({ pack: await reader.pack(), points: await reader.points(), profiles: await reader.profiles() }));
  if (profiles.length > 0) return;
  const places = towns(pack), whole = scopeOfPoint(pack, null, null), signed = { by: actor.user, at }, id = (): string => office.clock.id();
  const townOf = (number: number): string | null => places[number % Math.max(places.length, 1)] ?? null;
  const blank = { seq: 1, from, network: null, method: "automatic" as const, evaluated: false, body: null, chainage: null, functionZone: "", targetClass: null, protection: "none" as const, items: [], calendar: null, laboratory: null, limits: [], note: "模拟" };
  await store.write({ actor, action: "network.simulated", subject: district, detail: `模拟监测网络：${manualPoints.length} 个手工点位` }, async (writer) => {
    for (const [body, kind, zh, en, targetClass] of bodies) await writer.appendWaterBody({ ...whole, ...signed, id: id(), body, seq: 1, kind, name: { zh, en }, place: null, targetClass, note: "模拟", active: true });
    for (const one of laboratories(year)) await writer.appendLaboratory({ ...whole, ...signed, id: id(), ...one });
    for (const one of demoInstruments(simulationSeed)) await automaticPoint(writer, one.point, one.kind);
    for (const one of manualPoints) {
      const scope = scopeOfPoint(pack, one.town === null ? null : townOf(one.town), null);
      await writer.appendPoint({ ...scope, ...signed, id: id(), point: one.point, seq: 1, kind: one.kind, name: { zh: one.zh, en: one.en }, place: one.town === null ? null : townOf(one.town), longitude: one.longitude, latitude: one.latitude, note: "模拟手工点位，数据为模拟值", active: true });
      await writer.appendProfile({ ...scope, ...signed, ...blank, id: id(), point: one.point, method: "manual", evaluated: true, ...one.profile });
    }
    for (const day of stormDays(at)) await writer.appendSandstormDay({ ...whole, ...signed, id: id(), day, declared: true, document: `模拟文件〔${day.slice(0, 4)}〕沙尘 ${Number(day.slice(5, 7))} 号`, evidence: [], reason: "模拟" });
  });

  async function automaticPoint(writer: DistrictWriter, point: string, kind: PointKind): Promise<void> {
    const held = points.filter((one) => one.point === point).reduce<PointFact | null>((last, one) => (last === null || one.seq > last.seq ? one : last), null);
    if (held === null) return;
    const number = Number(point.slice(point.lastIndexOf("-") + 1)), place = held.place ?? townOf(number - 1), scope = scopeOfPoint(pack, place, held.enterprise);
    if (held.place === null && place !== null) await writer.appendPoint({ ...held, ...scope, ...signed, id: id(), seq: held.seq + 1, place });
    await writer.appendProfile({ ...scope, ...signed, ...blank, id: id(), point, ...automaticProfile(kind, number) });
  }
}

/** One laboratory whose certificate holds, and one whose certificate ended a while ago. */
function laboratories(year: number): readonly Pick<Laboratory, "laboratory" | "seq" | "name" | "creditCode" | "certificate" | "validFrom" | "validUntil" | "items" | "contact" | "active">[] {
  return [
    { laboratory: "sim-lab-1", seq: 1, name: "模拟检测技术公司", creditCode: "91140200MA0SIMUL1X", certificate: "模拟 CMA 000001", validFrom: `${year - 4}-05-01`, validUntil: `${year + 2}-04-30`, items: [...new Set([...surfaceItems, ...drinkingItems, "TN", ...usualItems.outfall, ...usualItems.groundwater])], contact: "", active: true },
    { laboratory: "sim-lab-2", seq: 1, name: "模拟环境监测站（证书到期）", creditCode: "91140200MA0SIMUL2X", certificate: "模拟 CMA 000002", validFrom: `${year - 6}-03-01`, validUntil: `${year - 1}-12-31`, items: [...usualItems.groundwater], contact: "", active: true },
  ];
}

