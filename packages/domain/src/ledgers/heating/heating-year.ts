import { ledger } from "@yunqing/ledger";
import { exact } from "@yunqing/standards";
import { note, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf, sumOf } from "../parts/rates.js";
import { byTown } from "../parts/rights.js";

const clean = ["central", "electricity", "gas", "geothermal", "solar", "biomass"] as const;
const aims: Readonly<Record<string, readonly (readonly [number, number])[]>> = { fringe: [[2021, 100]], rural: [[2023, 60], [2025, 80]] };
/** Households by their heating (清洁取暖户数台账), by village and year; the coverage against 100, 60 and 80 %. */
export const heatingYear = ledger({
  id: "heating-year", title: { zh: "清洁取暖户数台账", en: "Households by their heating" }, source: { line: 719, systems: ["S012", "S080"], text: "北方地区冬季清洁取暖规划" },
  purpose: { zh: "逐村逐年登记集中供热、煤改电、煤改气等户数；覆盖率 = 清洁取暖户数 ÷ 总户数；城乡结合部 2021 年 100%，农村 2023 年 60%、2025 年 80%。洁净煤只作兜底统计，不计入覆盖率。", en: "Coverage is clean households over all; clean coal is counted apart and not as clean heating." },
  key: ["place", "year"], ...byTown,
  sections: { place: { zh: "村（社区）", en: "Place" }, clean: { zh: "清洁取暖", en: "Clean heating" }, rate: { zh: "覆盖率", en: "Coverage" } },
  fields: {
    place: { kind: "reference", to: "admin-unit", label: { zh: "村（社区、乡镇）", en: "Place" }, section: "place", required: true, headings: ["村名", "行政村", "社区"] }, year: { ...year, section: "place", required: true }, area: { kind: "choice", label: { zh: "区域类型", en: "Kind of area" }, section: "place", required: true, options: { urban: { zh: "建成区", en: "built-up" }, fringe: { zh: "城乡结合部", en: "town fringe" }, centre: { zh: "中心城镇", en: "central towns" }, rural: { zh: "农村地区", en: "countryside", also: ["农村"] }, whole: { zh: "全区合计", en: "the whole district" } }, source: { line: 719 } }, households: { kind: "integer", label: { zh: "总户数（冬季居住）", en: "Households" }, section: "place", unit: "户", min: 0 },
    central: { kind: "integer", label: { zh: "集中供热", en: "Central heating" }, section: "clean", unit: "户", min: 0 }, electricity: { kind: "integer", label: { zh: "煤改电", en: "Coal to electricity" }, section: "clean", unit: "户", min: 0 }, gas: { kind: "integer", label: { zh: "煤改气", en: "Coal to gas" }, section: "clean", unit: "户", min: 0 }, geothermal: { kind: "integer", label: { zh: "地热（热泵）", en: "Geothermal" }, section: "clean", unit: "户", min: 0 }, solar: { kind: "integer", label: { zh: "太阳能", en: "Solar" }, section: "clean", unit: "户", min: 0 }, biomass: { kind: "integer", label: { zh: "生物质（清洁炉具）", en: "Biomass" }, section: "clean", unit: "户", min: 0 }, cleanCoal: { kind: "integer", label: { zh: "洁净煤", en: "Clean coal" }, section: "clean", unit: "户", min: 0, source: { line: 295 } }, dispersed: { kind: "integer", label: { zh: "散煤取暖", en: "Loose coal" }, section: "clean", unit: "户", min: 0 },
    cleanHouseholds: { kind: "computed", label: { zh: "清洁取暖户数", en: "Clean households" }, section: "rate", as: "decimal", unit: "户", scale: 0, from: [...clean], formula: { zh: "集中 + 电 + 气 + 地热 + 太阳能 + 生物质", en: "the six clean ways" }, by: (row) => sumOf(row, clean) },
    coverage: { kind: "computed", label: { zh: "清洁取暖覆盖率", en: "Coverage" }, section: "rate", as: "decimal", unit: "%", scale: 2, from: [...clean, "households"], formula: { zh: "清洁取暖户数 ÷ 总户数 × 100", en: "clean ÷ all × 100" }, clauses: ["规划 4.1.2 第3点"], by: (row) => percentOf(sumOf(row, clean), row.exact("households")) },
    against: { kind: "computed", label: { zh: "与规划目标对照", en: "Against the plan" }, section: "rate", as: "text", from: [...clean, "households", "year", "area"], formula: { zh: "城乡结合部 2021 年起 100%；农村地区 2023 年起 60%、2025 年起 80%", en: "fringe 100 from 2021; countryside 60 from 2023 and 80 from 2025" }, clauses: ["规划 4.1.2 第3点"], by: (row) => { const area = row.text("area"), of = row.exact("year"), coverage = percentOf(sumOf(row, clean), row.exact("households")); const aim = (aims[area ?? ""] ?? []).filter(([from]) => of !== null && of.compare(exact(String(from))) >= 0).at(-1); return coverage === null ? null : aim === undefined ? "无当年目标" : coverage.compare(exact(String(aim[1]))) >= 0 ? `达到 ${aim[1]}%` : `未达 ${aim[1]}%`; } }, note: { ...note, section: "rate" },
  },
  life: statement(["ledger.write", "town"]),
});
