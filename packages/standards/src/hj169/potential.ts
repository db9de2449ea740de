import type { QuantityClass } from "./quantity.js";

/** Industry and process (行业及生产工艺 M). */
export type ProcessClass = "M1" | "M2" | "M3" | "M4";
/** Hazard of substances and processes (危险性等级). */
export type HazardClass = "P1" | "P2" | "P3" | "P4";
/** Sensitivity of the surroundings (环境敏感程度). */
export type SensitivityClass = "E1" | "E2" | "E3";
/** Potential of risk (环境风险潜势). */
export type RiskPotential = "IV+" | "IV" | "III" | "II" | "I";
/** Grade of the assessment (评价工作等级). */
export type AssessmentGrade = "一级" | "二级" | "三级" | "简单分析";

/** A score or count that the tables do not know. */
export class NotInTable extends RangeError {
  readonly code = "hj169/not-in-table";
  constructor(what: string, clause: string) { super(`${what}; HJ 169-2018 ${clause}`); }
}

/** Industry and process scores (行业及生产工艺). `set` counts each set of equipment, `project` once. @clause HJ 169-2018 table C.1 */
export const processScores = [
  { id: "hazardous-process", score: 10, per: "set", zh: "石化、化工、医药、轻工、化纤、有色冶炼等：光气及光气化、电解（氯碱）、氯化、硝化、合成氨、裂解（裂化）、氟化、加氢、重氮化、氧化、过氧化、胺基化、磺化、聚合、烷基化、新型煤化工、电石生产、偶氮化工艺" },
  { id: "acid-coking", score: 5, per: "set", zh: "无机酸制酸工艺、焦化工艺" },
  { id: "hot-or-high-pressure", score: 5, per: "set", zh: "其他高温（≥300 ℃）或高压（设计压力≥10.0 MPa）且涉及危险物质的工艺过程、危险物质贮存罐区" },
  { id: "pipeline-port", score: 10, per: "project", zh: "管道、港口/码头：涉及危险物质管道运输项目、港口/码头等" },
  { id: "oil-gas", score: 10, per: "project", zh: "石油天然气：石油、天然气、页岩气开采（含净化），气库（不含加气站的气库），油库（不含加气站的油库），油气管线（不含城镇燃气管线）" },
  { id: "other", score: 5, per: "project", zh: "其他：涉及危险物质使用、贮存的项目" },
] as const;

/** The class of a score of table C.1: M>20 M1, 10<M≤20 M2, 5<M≤10 M3, M=5 M4. @throws {NotInTable} below 5 @clause HJ 169-2018 C.1.2 */
export function processClass(score: number): ProcessClass {
  if (!(score >= 5)) throw new NotInTable(`a score of ${score} is below the least row of table C.1, 5`, "C.1.2");
  return score > 20 ? "M1" : score > 10 ? "M2" : score > 5 ? "M3" : "M4";
}

/** Sum of sets and projects by the rows of table C.1. @throws {NotInTable} */
export function processScore(counts: Readonly<Record<string, number>>): number {
  let total = 0;
  for (const [id, count] of Object.entries(counts)) {
    const row = processScores.find((each) => each.id === id);
    if (!row || !Number.isSafeInteger(count) || count < 0) throw new NotInTable(`${id}: ${count} is no row and count of table C.1`, "table C.1");
    total += row.score * (row.per === "set" ? count : Math.min(count, 1));
  }
  return total;
}

const hazards: Readonly<Record<Exclude<QuantityClass, "Q<1">, readonly HazardClass[]>> = {
  "Q≥100": ["P1", "P1", "P2", "P3"], "10≤Q<100": ["P1", "P2", "P3", "P4"], "1≤Q<10": ["P2", "P3", "P4", "P4"] };
const processClasses: readonly ProcessClass[] = ["M1", "M2", "M3", "M4"];

/** The hazard of substances and processes (危险物质及工艺系统危险性 P); null for Q<1, where the potential is I at once. @clause HJ 169-2018 table C.2 */
export function hazardClass(q: QuantityClass, m: ProcessClass): HazardClass | null {
  return q === "Q<1" ? null : hazards[q][processClasses.indexOf(m)] as HazardClass;
}

/** People around a site (大气环境敏感性): within 5 km and 500 m; for a pipeline people per km within 200 m. */
export interface AirSurroundings { readonly within5km?: number; readonly within500m?: number; readonly perKmOfPipeline?: number; readonly specialArea?: boolean }

/**
 * Sensitivity of the air (大气环境敏感程度 E). Equality, which the table does not assign, goes to the lower class, as HJ 941 words it (@choice).
 * @clause HJ 169-2018 table D.1
 */
export function airSensitivity({ within5km = 0, within500m = 0, perKmOfPipeline = 0, specialArea = false }: AirSurroundings): SensitivityClass {
  if (specialArea || within5km > 50_000 || within500m > 1_000 || perKmOfPipeline > 200) return "E1";
  return within5km > 10_000 || within500m > 500 || perKmOfPipeline > 100 ? "E2" : "E3";
}

/** Sensitivity of surface water (地表水环境敏感程度 E) from targets S1–S3 and function F1–F3. @clause HJ 169-2018 table D.2 */
export function surfaceSensitivity(targets: "S1" | "S2" | "S3", func: "F1" | "F2" | "F3"): SensitivityClass {
  const row = ({ S1: ["E1", "E1", "E2"], S2: ["E1", "E2", "E3"], S3: ["E1", "E2", "E3"] } as const)[targets];
  return row[(["F1", "F2", "F3"] as const).indexOf(func)] as SensitivityClass;
}

/** Sensitivity of groundwater (地下水环境敏感程度 E) from vadose-zone protection D1–D3 and function G1–G3. @clause HJ 169-2018 table D.5 */
export function groundSensitivity(protection: "D1" | "D2" | "D3", func: "G1" | "G2" | "G3"): SensitivityClass {
  const row = ({ D1: ["E1", "E1", "E2"], D2: ["E1", "E2", "E3"], D3: ["E2", "E3", "E3"] } as const)[protection];
  return row[(["G1", "G2", "G3"] as const).indexOf(func)] as SensitivityClass;
}

/**
 * Protection by the vadose zone (包气带防污性能): thickness Mb in m, permeability K in cm/s, continuous and stable or not.
 * @clause HJ 169-2018 table D.7
 */
export function vadoseProtection(thickness: number, permeability: number, continuous: boolean): "D1" | "D2" | "D3" {
  if (!continuous) return "D1";
  if (thickness >= 1 && permeability <= 1e-6) return "D3";
  return (thickness >= 0.5 && thickness < 1 && permeability <= 1e-6) || (thickness >= 1 && permeability > 1e-6 && permeability <= 1e-4) ? "D2" : "D1";
}

const potentials: Readonly<Record<SensitivityClass, readonly RiskPotential[]>> = {
  E1: ["IV+", "IV", "III", "III"], E2: ["IV", "III", "III", "II"], E3: ["III", "III", "II", "I"] };
const hazardClasses: readonly HazardClass[] = ["P1", "P2", "P3", "P4"];

/** The potential of risk (环境风险潜势); null hazard (Q<1) gives I. @clause HJ 169-2018 table 2 */
export function riskPotential(sensitivity: SensitivityClass, hazard: HazardClass | null): RiskPotential {
  return hazard === null ? "I" : potentials[sensitivity][hazardClasses.indexOf(hazard)] as RiskPotential;
}

/** The grade of the assessment (评价工作等级) and its least radius around the site in m (air); a pipeline's strip on each side. @clause HJ 169-2018 table 1, §4.5 */
export function assessmentGrade(potential: RiskPotential): { readonly grade: AssessmentGrade; readonly airRadius: number | null; readonly pipelineStrip: number | null } {
  if (potential === "IV+" || potential === "IV") return { grade: "一级", airRadius: 5_000, pipelineStrip: 200 };
  if (potential === "III") return { grade: "二级", airRadius: 5_000, pipelineStrip: 200 };
  return potential === "II" ? { grade: "三级", airRadius: 3_000, pipelineStrip: 100 } : { grade: "简单分析", airRadius: null, pipelineStrip: null };
}
