import type { Attestation, Labels } from "@yunqing/standards";
import type { PointKind } from "../monitoring/model.js";
import type { SamplingCalendar } from "./model.js";
import { drinkingItems, surfaceItems } from "./usual-items.js";

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const plan = (zh: string, en: string): Labels => ({ zh: `本区生态环境保护规划：“${zh}”`, en: `the plan of this district: ${en}` });
const memory = (zh: string, en: string): Labels => ({ zh: `${zh}（无可引文本，以年度监测方案为准）`, en: `${en} (no text at hand: the year's monitoring programme decides)` });
function calendar(id: string, name: Labels, rounds: SamplingCalendar["rounds"], source: Labels, attestation: Attestation, of: Partial<Pick<SamplingCalendar, "months" | "gapMonths" | "items">> = {}): SamplingCalendar { return { calendar: id, name, rounds, months: of.months ?? months, gapMonths: of.gapMonths ?? null, items: of.items ?? [], source, attestation }; }

/** A sampling calendar with the kinds of points that it is meant for; several under one `programme` are kept side by side. */
export interface SamplingProgramme { readonly programme: string; readonly name: Labels; readonly kinds: readonly PointKind[]; readonly calendars: readonly SamplingCalendar[] }

const cityMonthly = calendar("source-monthly", { zh: "水源地每月监测", en: "source, monthly" }, "monthly", plan("地级以上集中式饮用水水源地每月监测一次，全年共监测 12 次", "sources of cities every month, twelve times a year"), "VERIFIED");
const cityFull = calendar("source-full", { zh: "水源地全分析", en: "source, full analysis" }, "yearly", plan("每年 6-7 月，对集中式饮用水水源地进行一次全分析", "one full analysis in June or July"), "VERIFIED", { months: [6, 7], items: [...surfaceItems, ...drinkingItems] });
const countyWell = calendar("source-county-groundwater", { zh: "县级地下水水源每半年监测", en: "county groundwater source, half-yearly" }, "half-yearly", plan("县级城镇集中式饮用水地下水水源地每半年监测 1 次，一年两次，前后两次采样至少间隔 4 个月", "twice a year, at least four months apart"), "VERIFIED", { gapMonths: 4 });
const countySurface = calendar("source-county-surface", { zh: "县级地表水水源每季度监测", en: "county surface source, quarterly" }, "quarterly", plan("县级城镇集中式饮用水地表水水源地每季度监测一次", "county surface sources every quarter"), "VERIFIED");
const reserve = calendar("source-reserve", { zh: "备用水源地每季度监测", en: "reserve source, quarterly" }, "quarterly", plan("备用水源地每季度监测一次", "reserve sources every quarter"), "VERIFIED");
const section = calendar("section-monthly", { zh: "断面每月监测", en: "section, monthly" }, "monthly", memory("地表水考核断面手工监测每月一次", "assessed sections are sampled every month"), "FROM MEMORY");
const well = calendar("groundwater-half-yearly", { zh: "地下水枯、丰水期各一次", en: "groundwater, twice a year" }, "half-yearly", memory("地下水枯水期、丰水期各一次", "once in the low and once in the high season"), "FROM MEMORY", { gapMonths: 4 });
const outlet = calendar("outlet-quarterly", { zh: "排放口每季度手工监测", en: "outlet, quarterly" }, "quarterly", memory("按排污许可证自行监测要求，每季度一次", "by the permit's self-monitoring, every quarter"), "FROM MEMORY");
const outfall = calendar("outfall-quarterly", { zh: "入河排污口每季度监测", en: "outfall, quarterly" }, "quarterly", memory("入河排污口监督性监测每季度一次", "outfalls every quarter"), "FROM MEMORY");
const soil = calendar("soil-yearly", { zh: "土壤每年监测", en: "soil, yearly" }, "yearly", memory("土壤重点监管地块每年一次", "supervised land once a year"), "FROM MEMORY");

/** Sampling programmes of a district (采样频次方案), each with its source. */
export const samplingProgrammes: readonly SamplingProgramme[] = [
  { programme: "source-city", name: { zh: "地级以上水源地：每月监测并 6–7 月全分析", en: "City source: monthly, with a full analysis in June–July" }, kinds: ["drinking-source", "reservoir", "groundwater"], calendars: [cityMonthly, cityFull] },
  { programme: "source-reserve", name: { zh: "备用水源地：每季度", en: "Reserve source: quarterly" }, kinds: ["drinking-source", "reservoir", "groundwater"], calendars: [reserve] },
  { programme: "source-county-groundwater", name: { zh: "县级地下水水源：每半年，间隔 4 个月以上", en: "County groundwater source: half-yearly, four months apart" }, kinds: ["drinking-source", "groundwater"], calendars: [countyWell] },
  { programme: "source-county-surface", name: { zh: "县级地表水水源：每季度", en: "County surface source: quarterly" }, kinds: ["drinking-source", "reservoir"], calendars: [countySurface] },
  { programme: "section-monthly", name: { zh: "断面：每月", en: "Section: monthly" }, kinds: ["river-section", "reservoir", "water-station"], calendars: [section] },
  { programme: "groundwater-half-yearly", name: { zh: "地下水：枯、丰水期各一次", en: "Groundwater: twice a year" }, kinds: ["groundwater"], calendars: [well] },
  { programme: "outlet-quarterly", name: { zh: "排放口：每季度手工", en: "Outlet: quarterly by hand" }, kinds: ["stack-outlet", "sewage-outlet"], calendars: [outlet] },
  { programme: "outfall-quarterly", name: { zh: "入河排污口：每季度", en: "Outfall: quarterly" }, kinds: ["outfall"], calendars: [outfall] },
  { programme: "soil-yearly", name: { zh: "土壤：每年", en: "Soil: yearly" }, kinds: ["soil"], calendars: [soil] },
];
const byName = new Map(samplingProgrammes.map((one) => [one.programme, one]));
/** The programme of a name; null: none, and nothing is planned. */
export function programmeOf(id: string | null): SamplingProgramme | null { return id === null ? null : byName.get(id) ?? null; }
