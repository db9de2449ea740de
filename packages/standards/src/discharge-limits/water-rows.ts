// Pure table data, as printed; each standard is one block, expanded to one row a limit.
import { both } from "../computed.js";
import type { DischargeLimit, LimitCondition } from "./model.js";

type Water = Omit<DischargeLimit, "medium" | "unit" | "kind"> & { readonly unit?: string; readonly kind?: DischargeLimit["kind"] };
const water = (row: Water): DischargeLimit => ({ medium: "water", unit: "mg/L", kind: "atMost", ...row });

/** GB 18918-2002, 城镇污水处理厂污染物排放标准, table 1 (p. 5): 1A, 1B, class 2, class 3; null where the table has no limit. */
const sewage: readonly (readonly [item: string, limits: readonly (string | null)[], unit?: string])[] = [
  ["COD", ["50", "60", "100", "120"]], ["BOD5", ["10", "20", "30", "60"]], ["SS", ["10", "20", "30", "50"]], ["animal-and-vegetable-oil", ["1", "3", "5", "20"]], ["petroleum", ["1", "3", "5", "15"]],
  ["LAS", ["0.5", "1", "2", "5"]], ["TN", ["15", "20", null, null]],
];
const classes = ["1A", "1B", "2", "3"] as const;
const gb18918 = { standard: "GB 18918", edition: "GB 18918-2002", basis: "day", from: "2003-07-01", attestation: "VERIFIED" } as const;
const classThree = (item: string): Pick<DischargeLimit, "note"> => (item === "COD" ? { note: both("进水 COD 大于 350 mg/L 时去除率应大于 60%", "with influent COD above 350 mg/L, more than 60 % must be removed") } : item === "BOD5" ? { note: both("进水 BOD 大于 160 mg/L 时去除率应大于 50%", "with influent BOD above 160 mg/L, more than 50 % must be removed") } : {});

const perClass = (item: string, limits: readonly (string | null)[], more: Partial<Water> = {}): readonly DischargeLimit[] =>
  limits.flatMap((limit, i) => { const category = classes[i]; return limit === null || category === undefined ? [] : [water({ ...gb18918, category, item, limit, clause: "table 1", ...(category === "3" ? classThree(item) : {}), ...more })]; });

const amended = "2026-03-01";
const amendment = { edition: "GB 18918-2002（2026 年修改单）", from: amended, basis: "instantaneous" } as const;

/** Colour, pH and faecal coliform: daily mean until the amendment of 2026, momentary value from then on. */
const becameMomentary = (item: string, limits: readonly (string | null)[], unit: string): readonly DischargeLimit[] => [
  ...perClass(item, limits, { unit, until: amended }),
  ...perClass(item, limits, { unit, ...amendment, clause: "table 1 (2026 amendment)", ...(item === "fecal-coliform" ? { attestation: "REPORTED" as const, note: both("修改单对一级A粪大肠菌群的新表述未见", "the new wording of the amendment for class 1A was not seen") } : {}) }),
];

const pH = (edition: Partial<Water>): readonly DischargeLimit[] => classes.map((category) => water({ ...gb18918, category, item: "pH", kind: "range", low: "6", limit: "9", unit: "", clause: "table 1", ...edition }));

const warm = (limits: readonly (string | null)[], condition: LimitCondition): readonly DischargeLimit[] => perClass("NH3-N", limits, { condition });

/** Momentary limits that the amendment of 2026 adds: known, figures not found. */
const momentary: readonly DischargeLimit[] = ["COD", "NH3-N", "TN", "TP"].flatMap((item) => classes.map((category) => water({ ...gb18918, ...amendment, category, item, limit: null, clause: "table 1 (2026 amendment)", note: both("修改单增设瞬时限值，数值未收录", "the amendment adds a momentary limit whose figure is not held here") })));

const gb18918Table2: readonly DischargeLimit[] = ([["Hg", "0.001"], ["Cd", "0.01"], ["Cr", "0.1"], ["Cr6", "0.05"], ["As", "0.1"], ["Pb", "0.1"]] as const)
  .flatMap(([item, limit]) => classes.map((category) => water({ ...gb18918, category, item, limit, clause: "table 2" })));
const alkyl = (edition: typeof gb18918 | typeof gb8978, categories: readonly string[], clause: string, attestation: DischargeLimit["attestation"]): readonly DischargeLimit[] =>
  categories.map((category) => water({ ...edition, category, item: "alkyl-mercury", kind: "absent", limit: "0", clause, attestation, note: both("不得检出", "not to be detected") }));

/** GB 8978-1996, 污水综合排放标准: table 4 (units built from 1998 on), classes 1, 2, 3. */
const gb8978 = { standard: "GB 8978", edition: "GB 8978-1996", basis: "day", from: "1998-01-01", attestation: "VERIFIED" } as const;
const levels = ["一级", "二级", "三级"] as const;
const general: readonly (readonly [item: string, limits: readonly (string | null)[], text?: string])[] = [
  ["colour", ["50", "80", null]], ["SS", ["70", "150", "400"], "其他排污单位"], ["BOD5", ["20", "30", "300"], "其他排污单位"], ["COD", ["100", "150", "500"], "其他排污单位"],
  ["petroleum", ["5", "10", "20"]], ["animal-and-vegetable-oil", ["10", "15", "100"]], ["volatile-phenol", ["0.5", "0.5", "2.0"]], ["CN", ["0.5", "0.5", "1.0"]], ["sulfide", ["1.0", "1.0", "1.0"]],
  ["NH3-N", ["15", "25", null], "其他排污单位"], ["F", ["10", "10", "20"], "其他排污单位"], ["TP", ["0.5", "1.0", null], "磷酸盐（以P计）"], ["LAS", ["5.0", "10", "20"]], ["Cu", ["0.5", "1.0", "2.0"]], ["Zn", ["2.0", "5.0", "5.0"]], ["Mn", ["2.0", "2.0", "5.0"], "其他排污单位"],
];
const industries: readonly (readonly [industry: string, en: string, rows: readonly (readonly [item: string, limits: readonly (string | null)[]])[]])[] = [
  ["采矿、选矿、选煤工业", "mining, ore and coal dressing", [["SS", ["70", "300", null]]]],
  ["城镇二级污水处理厂", "municipal secondary works", [["SS", ["20", "30", null]], ["COD", ["60", "120", null]]]],
  ["石油化工工业", "petrochemistry", [["COD", ["60", "120", "500"]], ["NH3-N", ["15", "50", null]]]],
  ["医药原料药、染料工业", "bulk drugs and dyes", [["NH3-N", ["15", "50", null]]]],
];
const perLevel = (item: string, limits: readonly (string | null)[], more: Partial<Water> = {}, prefix = ""): readonly DischargeLimit[] =>
  limits.flatMap((limit, i) => { const level = levels[i]; return limit === null || level === undefined ? [] : [water({ ...gb8978, category: `${prefix}${level}`, item, limit, clause: "table 4", ...(item === "colour" ? { unit: "倍" } : {}), ...more })]; });

/** GB 8978-1996 table 1, first-class pollutants (第一类污染物): at the workshop outlet, whatever the class. */
const firstClass: readonly (readonly [item: string, limit: string, attestation?: "FROM MEMORY" | "VERIFIED", unit?: string])[] = [
  ["Hg", "0.05", "FROM MEMORY"], ["Cd", "0.1", "FROM MEMORY"], ["Cr", "1.5", "FROM MEMORY"], ["Cr6", "0.5"], ["As", "0.5"], ["Pb", "1.0"], ["Ni", "1.0"], ["benzo[a]pyrene", "0.00003"], ["Be", "0.005"], ["Ag", "0.5"], ["gross-alpha", "1", "VERIFIED", "Bq/L"], ["gross-beta", "10", "VERIFIED", "Bq/L"],
];

/** DB14/1928-2019, 山西省污水综合排放标准, as far as sourced: three limits quoted in the plan of the district. */
const shanxi: readonly DischargeLimit[] = (["城镇污水处理厂", "工业 二级"] as const).flatMap((category) => ([["COD", "40"], ["NH3-N", "2.0"], ["TP", "0.4"]] as const).map(([item, limit]) => water({
  standard: "DB14/1928", edition: "DB14/1928-2019", category, item, limit, basis: "day", from: "2019-11-01", clause: category === "城镇污水处理厂" ? "table 2" : "table 3", attestation: "REPORTED",
  note: both("据规划文本 4.2.2 引用；其余项目限值未收录，施行日未核实（以发布日计）", "as quoted in the plan, 4.2.2; other items are not held, the day of effect was not confirmed (day of issue taken)"),
})));

/** Limits of waste water, all standards (水污染物排放限值). */
export const waterLimits: readonly DischargeLimit[] = [
  ...sewage.flatMap(([item, limits]) => perClass(item, limits)),
  ...warm(["5", "8", "25", null], { water: "above 12 ℃" }), ...warm(["8", "15", "30", null], { water: "at most 12 ℃" }),
  ...perClass("TP", ["1", "1.5", "3", "5"], { condition: { builtUntil: "2006-01-01" } }), ...perClass("TP", ["0.5", "1", "3", "5"], { condition: { builtFrom: "2006-01-01" } }),
  ...becameMomentary("colour", ["30", "30", "40", "50"], "倍"), ...becameMomentary("fecal-coliform", ["1000", "10000", "10000", null], "个/L"),
  ...pH({ until: amended }), ...pH({ ...amendment, clause: "table 1 (2026 amendment)" }),
  ...momentary, ...gb18918Table2, ...alkyl(gb18918, classes, "table 2", "VERIFIED"),
  ...levels.map((category) => water({ ...gb8978, category, item: "pH", kind: "range", low: "6", limit: "9", unit: "", clause: "table 4" })),
  ...general.flatMap(([item, limits, text]) => perLevel(item, limits, text === undefined ? {} : { condition: { text: both(text, text === "磷酸盐（以P计）" ? "phosphate as P" : "other units") } })),
  ...industries.flatMap(([industry, en, rows]) => rows.flatMap(([item, limits]) => perLevel(item, limits, { condition: { text: both(industry, en) } }, `${industry} `))),
  ...firstClass.flatMap(([item, limit, attestation, unit]) => [water({ ...gb8978, category: "第一类污染物", item, limit, clause: "table 1", ...(attestation ? { attestation } : {}), ...(unit === undefined ? {} : { unit }) })]),
  ...alkyl(gb8978, ["第一类污染物"], "table 1", "FROM MEMORY"),
  ...shanxi,
];
