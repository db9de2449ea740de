import { exact } from "../exact.js";
import type { Computed, Lineage } from "../lineage.js";
import { significant } from "../rounding.js";

/**
 * Source terms of HJ 169-2018 (源项): how much leaks, evaporates, burns. Powers and exponentials have no exact decimal value,
 * so these figures pass binary floating point (15 digits) and their lineage says so; what is shown is six significant digits.
 */
export type SourceTerm = Computed<number>;

/** A state that a formula cannot be asked about: not a number, a negative pressure, a density of 0. */
export class ImpossibleSource extends RangeError {
  readonly code = "hj169/impossible-source";
  constructor(readonly quantity: string, readonly given: number, clause: string) { super(`${quantity} is ${given}; HJ 169-2018 ${clause} needs a finite number ${quantity.includes("≥ 0") ? "from 0" : "above 0"}`); }
}

/** Standard gravity as the standard takes it, m/s². */
export const gravity = 9.81;
/** Gas constant, J/(mol·K). */
export const gasConstant = 8.314;

interface Quantity { readonly zh: string; readonly en: string; readonly value: number; readonly unit: string }
const q = (zh: string, en: string, value: number, unit: string): Quantity => ({ zh, en, value, unit });

function positive(clause: string, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) if (!Number.isFinite(value) || value <= 0) throw new ImpossibleSource(name, value, clause);
}
function notNegative(clause: string, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) if (!Number.isFinite(value) || value < 0) throw new ImpossibleSource(`${name} (≥ 0)`, value, clause);
}

/** Text of a simulated value: six significant digits. */
export function simulatedText(value: number): string { return significant(exact(String(value)), 6); }

function term(name: { zh: string; en: string }, value: number, unit: string, clause: string, formula: string, inputs: readonly Quantity[], notes: Lineage["notes"] = []): SourceTerm {
  return { value, lineage: {
    name, value: simulatedText(value), unit, origin: "computed",
    rule: { id: `HJ 169/${clause}`, formula: { zh: formula, en: formula }, standard: "HJ 169", edition: "HJ 169-2018", clauses: [clause], attestation: "VERIFIED" },
    inputs: inputs.map((input) => ({ name: { zh: input.zh, en: input.en }, value: String(input.value), unit: input.unit, origin: "entered", inputs: [] })),
    notes: [{ zh: "含幂、根或指数运算，按双精度浮点计算，显示6位有效数字", en: "contains powers or roots: computed in double precision, shown with six significant digits" }, ...notes],
  } };
}

/** Shape of a hole (裂口形状). */
export type HoleShape = "circle" | "triangle" | "rectangle";

/** Discharge coefficient of a liquid (液体泄漏系数). @clause HJ 169-2018 table F.1 */
export function liquidDischargeCoefficient(reynolds: number, shape: HoleShape): number {
  return (reynolds > 100 ? { circle: 0.65, triangle: 0.6, rectangle: 0.55 } : { circle: 0.5, triangle: 0.45, rectangle: 0.4 })[shape];
}

/** Discharge coefficient of a gas (气体泄漏系数). @clause HJ 169-2018 F.1.2 */
export function gasDischargeCoefficient(shape: HoleShape): number { return ({ circle: 1, triangle: 0.95, rectangle: 0.9 })[shape]; }

/**
 * Rate at which a liquid leaks (液体泄漏速率), kg/s.
 * @param state  Cd coefficient; area m²; density kg/m³; pressure and ambient Pa; height of liquid above the hole m
 * @throws {ImpossibleSource}
 * @clause HJ 169-2018 eq. (F.1)
 */
export function liquidLeak(state: { readonly cd: number; readonly area: number; readonly density: number; readonly pressure: number; readonly ambient: number; readonly height: number }): SourceTerm {
  const { cd, area, density, pressure, ambient, height } = state;
  positive("eq. (F.1)", { cd, area, density, pressure, ambient });
  notNegative("eq. (F.1)", { height });
  const head = (2 * (pressure - ambient)) / density + 2 * gravity * height;
  const value = head <= 0 ? 0 : cd * area * density * Math.sqrt(head);
  return term({ zh: "液体泄漏速率", en: "liquid leak rate" }, value, "kg/s", "F.1", "QL = Cd·A·ρ·√(2(P−P0)/ρ + 2gh)",
    [q("泄漏系数", "discharge coefficient", cd, ""), q("裂口面积", "area of the hole", area, "m²"), q("液体密度", "density", density, "kg/m³"), q("容器内压力", "pressure", pressure, "Pa"),
      q("环境压力", "ambient pressure", ambient, "Pa"), q("裂口之上液位高度", "liquid above the hole", height, "m")]);
}

/** True when a gas leaves at the speed of sound (临界流): P0/P ≤ (2/(k+1))^(k/(k−1)). @clause HJ 169-2018 eq. (F.2), (F.3) */
export function isCriticalFlow(pressure: number, ambient: number, k: number): boolean {
  positive("eq. (F.2)", { pressure, ambient });
  if (!(k > 1)) throw new ImpossibleSource("k (ratio of specific heats)", k, "eq. (F.2): k above 1");
  return ambient / pressure <= (2 / (k + 1)) ** (k / (k - 1));
}

/** Outflow coefficient Y (流出系数): 1 for critical flow, eq. (F.5) below it. @clause HJ 169-2018 eq. (F.5) */
export function outflowCoefficient(pressure: number, ambient: number, k: number): number {
  if (isCriticalFlow(pressure, ambient, k)) return 1;
  const ratio = ambient / pressure;
  if (ratio >= 1) return 0;
  return ratio ** (1 / k) * Math.sqrt(1 - ratio ** ((k - 1) / k)) * Math.sqrt((2 / (k - 1)) * ((k + 1) / 2) ** ((k + 1) / (k - 1)));
}

/**
 * Rate at which a gas leaks (气体泄漏速率), kg/s.
 * @param state  molar mass kg/mol; k ratio of specific heats; temperature K
 * @throws {ImpossibleSource}
 * @clause HJ 169-2018 eq. (F.4)
 */
export function gasLeak(state: { readonly cd: number; readonly area: number; readonly pressure: number; readonly ambient: number; readonly molarMass: number; readonly k: number; readonly temperature: number }): SourceTerm {
  const { cd, area, pressure, ambient, molarMass, k, temperature } = state;
  positive("eq. (F.4)", { cd, area, molarMass, temperature });
  const y = outflowCoefficient(pressure, ambient, k);
  const value = y * cd * area * pressure * Math.sqrt(((molarMass * k) / (gasConstant * temperature)) * (2 / (k + 1)) ** ((k + 1) / (k - 1)));
  return term({ zh: "气体泄漏速率", en: "gas leak rate" }, value, "kg/s", "F.4", "QG = Y·Cd·A·P·√(Mκ/(R·TG)·(2/(κ+1))^((κ+1)/(κ−1)))",
    [q("流出系数 Y", "outflow coefficient Y", y, ""), q("泄漏系数", "discharge coefficient", cd, ""), q("裂口面积", "area of the hole", area, "m²"), q("容器内压力", "pressure", pressure, "Pa"),
      q("环境压力", "ambient pressure", ambient, "Pa"), q("摩尔质量", "molar mass", molarMass, "kg/mol"), q("绝热指数", "ratio of specific heats", k, ""), q("气体温度", "temperature", temperature, "K")]);
}

/** Share of a liquid that flashes (闪蒸比例), as eq. (F.8) and (F.10) give it; not bounded here. @clause HJ 169-2018 eq. (F.8), (F.10) */
export function flashFraction(heatCapacity: number, temperature: number, boilingPoint: number, heatOfVaporisation: number): number {
  positive("eq. (F.8)", { heatCapacity, temperature, boilingPoint, heatOfVaporisation });
  return (heatCapacity * (temperature - boilingPoint)) / heatOfVaporisation;
}

/** What a two-phase leak is by its flash fraction: above 1 a gas, at or below 0 a liquid. @clause HJ 169-2018 F.1.3 */
export type TwoPhase = { readonly kind: "two-phase"; readonly rate: SourceTerm; readonly fraction: number } | { readonly kind: "gas" | "liquid"; readonly fraction: number };

/**
 * Rate of a two-phase leak (两相流泄漏速率), kg/s.
 * The standard prints the critical pressure as "0.55 Pa", which has no sense by dimension: taken as 0.55·P (erratum, @choice).
 *
 * @param state  densities of vapour and liquid kg/m³, heat capacity J/(kg·K), temperature and boiling point at critical pressure K, heat of vaporisation J/kg
 * @throws {ImpossibleSource}
 * @clause HJ 169-2018 eq. (F.6)–(F.8)
 */
export function twoPhaseLeak(state: { readonly cd?: number; readonly area: number; readonly pressure: number; readonly heatCapacity: number; readonly temperature: number; readonly boilingPoint: number;
  readonly heatOfVaporisation: number; readonly vapourDensity: number; readonly liquidDensity: number }): TwoPhase {
  const { cd = 0.8, area, pressure, heatCapacity, temperature, boilingPoint, heatOfVaporisation, vapourDensity, liquidDensity } = state;
  positive("eq. (F.6)", { cd, area, pressure, vapourDensity, liquidDensity });
  const fraction = flashFraction(heatCapacity, temperature, boilingPoint, heatOfVaporisation);
  if (fraction > 1) return { kind: "gas", fraction };
  if (fraction <= 0) return { kind: "liquid", fraction };
  const density = 1 / (fraction / vapourDensity + (1 - fraction) / liquidDensity);
  const rate = term({ zh: "两相流泄漏速率", en: "two-phase leak rate" }, cd * area * Math.sqrt(2 * density * (pressure - 0.55 * pressure)), "kg/s", "F.6", "QLG = Cd·A·√(2ρm(P−PC)), PC = 0.55P",
    [q("泄漏系数", "discharge coefficient", cd, ""), q("裂口面积", "area of the hole", area, "m²"), q("操作压力", "pressure", pressure, "Pa"), q("蒸发的液体占液体总量的比例 FV", "flash fraction", fraction, ""),
      q("两相混合物平均密度 ρm", "mean density", density, "kg/m³")],
    [{ zh: "标准印作“取0.55 Pa”，按量纲取0.55P", en: "the standard prints 0.55 Pa; by dimension 0.55·P is taken" }]);
  return { kind: "two-phase", rate, fraction };
}

/** Grounds and their heat conductivity λ, W/(m·K), and diffusivity α, m²/s (地面情况). @clause HJ 169-2018 table F.2 */
export const grounds = {
  cement: { zh: "水泥", en: "cement", lambda: 1.1, alpha: 1.29e-7 },
  soil8: { zh: "土地（含水8%）", en: "soil with 8 % water", lambda: 0.9, alpha: 4.3e-7 },
  drySoil: { zh: "干涸土地", en: "dry soil", lambda: 0.3, alpha: 2.3e-7 },
  wetland: { zh: "湿地", en: "wetland", lambda: 0.6, alpha: 3.3e-7 },
  gravel: { zh: "砂砾地", en: "gravel", lambda: 2.5, alpha: 1.1e-6 },
} as const;
/** A ground of table F.2 (地面). */
export type Ground = keyof typeof grounds;

/** Mass evaporation by stability (大气稳定度系数 n, α). @clause HJ 169-2018 table F.3 */
export const evaporationStability = { AB: { n: 0.2, a: 3.846e-3 }, D: { n: 0.25, a: 4.685e-3 }, EF: { n: 0.3, a: 5.285e-3 } } as const;
/** A row of table F.3 (稳定度). */
export type EvaporationStability = keyof typeof evaporationStability;

/** Rate of flash evaporation (闪蒸蒸发速率), kg/s. @clause HJ 169-2018 eq. (F.9), (F.10) */
export function flashEvaporation(state: { readonly leak: number; readonly heatCapacity: number; readonly temperature: number; readonly boilingPoint: number; readonly heatOfVaporisation: number }): SourceTerm {
  notNegative("eq. (F.9)", { leak: state.leak });
  const fraction = Math.min(1, Math.max(0, flashFraction(state.heatCapacity, state.temperature, state.boilingPoint, state.heatOfVaporisation)));
  return term({ zh: "闪蒸蒸发速率", en: "flash evaporation" }, state.leak * fraction, "kg/s", "F.9", "Q1 = QL·FV, FV = CP(TT−Tb)/HV",
    [q("泄漏速率", "leak rate", state.leak, "kg/s"), q("闪蒸比例", "flash fraction", fraction, "")]);
}

/** Rate of heat evaporation (热量蒸发速率), kg/s, at `time` s after the start; 0 when the ground is not warmer than the boiling point. @throws {ImpossibleSource} @clause HJ 169-2018 eq. (F.11) */
export function heatEvaporation(state: { readonly ground: Ground; readonly area: number; readonly ambientTemperature: number; readonly boilingPoint: number; readonly heatOfVaporisation: number; readonly time: number }): SourceTerm {
  const { ground, area, ambientTemperature, boilingPoint, heatOfVaporisation, time } = state;
  positive("eq. (F.11)", { area, ambientTemperature, boilingPoint, heatOfVaporisation, time });
  const { lambda, alpha, zh, en } = grounds[ground];
  const value = Math.max(0, (lambda * area * (ambientTemperature - boilingPoint)) / (heatOfVaporisation * Math.sqrt(Math.PI * alpha * time)));
  return term({ zh: "热量蒸发速率", en: "heat evaporation" }, value, "kg/s", "F.11", "Q2 = λS(T0−Tb)/(H√(πατ))",
    [q(`地面：${zh}，λ`, `ground: ${en}, λ`, lambda, "W/(m·K)"), q("α", "α", alpha, "m²/s"), q("液池面积", "area of the pool", area, "m²"), q("环境温度", "ambient temperature", ambientTemperature, "K"),
      q("沸点", "boiling point", boilingPoint, "K"), q("汽化热", "heat of vaporisation", heatOfVaporisation, "J/kg"), q("蒸发时间", "time", time, "s")]);
}

/** Rate of mass evaporation (质量蒸发速率), kg/s. @throws {ImpossibleSource} @clause HJ 169-2018 eq. (F.12) */
export function massEvaporation(state: { readonly stability: EvaporationStability; readonly vapourPressure: number; readonly molarMass: number; readonly ambientTemperature: number; readonly wind: number; readonly radius: number }): SourceTerm {
  const { stability, vapourPressure, molarMass, ambientTemperature, wind, radius } = state;
  positive("eq. (F.12)", { vapourPressure, molarMass, ambientTemperature, wind, radius });
  const { n, a } = evaporationStability[stability];
  const value = ((a * vapourPressure * molarMass) / (gasConstant * ambientTemperature)) * wind ** ((2 - n) / (2 + n)) * radius ** ((4 + n) / (2 + n));
  return term({ zh: "质量蒸发速率", en: "mass evaporation" }, value, "kg/s", "F.12", "Q3 = α·p·M/(R·T0)·u^((2−n)/(2+n))·r^((4+n)/(2+n))",
    [q("稳定度系数 n", "n", n, ""), q("稳定度系数 α", "α", a, ""), q("液体表面蒸气压", "vapour pressure", vapourPressure, "Pa"), q("摩尔质量", "molar mass", molarMass, "kg/mol"),
      q("环境温度", "ambient temperature", ambientTemperature, "K"), q("风速", "wind", wind, "m/s"), q("液池半径", "radius of the pool", radius, "m")]);
}

/**
 * What evaporates in all (液体蒸发总量), kg. The plain sum can exceed what has leaked; with `leaked` it is capped and says so.
 * @throws {ImpossibleSource}
 * @clause HJ 169-2018 eq. (F.13)
 */
export function evaporated(parts: readonly { readonly rate: number; readonly time: number }[], leaked?: number): SourceTerm {
  for (const { rate, time } of parts) notNegative("eq. (F.13)", { rate, time });
  const total = parts.reduce((all, { rate, time }) => all + rate * time, 0);
  const isCapped = leaked !== undefined && total > leaked;
  return term({ zh: "液体蒸发总量", en: "evaporated in all" }, isCapped ? leaked : total, "kg", "F.13", "WP = Q1·t1 + Q2·t2 + Q3·t3",
    parts.flatMap(({ rate, time }, i) => [q(`Q${i + 1}`, `Q${i + 1}`, rate, "kg/s"), q(`t${i + 1}`, `t${i + 1}`, time, "s")]),
    isCapped ? [{ zh: `三项之和 ${simulatedText(total)} kg 超过泄漏量，取泄漏量`, en: `the sum ${simulatedText(total)} kg exceeds what leaked; what leaked is taken` }] : []);
}

/** SO2 of a fire (火灾伴生二氧化硫), kg/h: burnt kg/h and sulphur in per cent by mass. @throws {ImpossibleSource} @clause HJ 169-2018 eq. (F.14) */
export function fireSO2(burnt: number, sulphurPercent: number): SourceTerm {
  notNegative("eq. (F.14)", { burnt, sulphurPercent });
  return term({ zh: "二氧化硫排放速率", en: "SO2 rate" }, 2 * burnt * (sulphurPercent / 100), "kg/h", "F.14", "G = 2BS", [q("物质燃烧量", "burnt", burnt, "kg/h"), q("硫含量", "sulphur", sulphurPercent, "%")]);
}

/** CO of a fire (火灾伴生一氧化碳), kg/s: incomplete combustion 1.5–6.0 %, carbon (85 %), burning t/s. @throws {ImpossibleSource} @clause HJ 169-2018 eq. (F.15) */
export function fireCO(incompletePercent: number, carbonPercent: number, burning: number): SourceTerm {
  notNegative("eq. (F.15)", { incompletePercent, carbonPercent, burning });
  return term({ zh: "一氧化碳产生量", en: "CO rate" }, 2330 * (incompletePercent / 100) * (carbonPercent / 100) * burning, "kg/s", "F.15", "G = 2330qCQ",
    [q("化学不完全燃烧值", "incomplete combustion", incompletePercent, "%"), q("碳含量", "carbon", carbonPercent, "%"), q("参与燃烧的物质量", "burning", burning, "t/s")]);
}

/** Share of a toxic substance released by a fire, per cent (火灾爆炸事故有毒有害物质释放比例); null where the table is empty: nothing is released. Boundaries go to the lower column and row (@choice). @throws {ImpossibleSource} @clause HJ 169-2018 table F.4 */
export function fireReleasePercent(tonnes: number, lc50: number): number | null {
  notNegative("table F.4", { tonnes, lc50 });
  const row = [100, 500, 1_000, 5_000, 10_000, 20_000, 50_000, 100_000].findIndex((bound) => tonnes <= bound);
  if (row < 0) throw new ImpossibleSource("tonnes (≥ 0), at most 100000", tonnes, "table F.4");
  const column = [200, 1_000, 2_000, 10_000, 20_000].findIndex((bound) => lc50 < bound);
  return releasePercents[row]?.[column < 0 ? 5 : column] ?? null;
}
const releasePercents: readonly (readonly (number | null)[])[] = [
  [5, 10, null, null, null, null], [1.5, 3, 6, null, null, null], [1, 2, 4, 5, 8, null], [null, 0.5, 1, 1.5, 2, 3],
  [null, null, 0.5, 1, 1, 2], [null, null, null, 0.5, 1, 1], [null, null, null, null, 0.5, 0.5], [null, null, null, null, null, 0.5],
];

/** Heavy or light gas, and the model that follows (重质气体判定). */
export interface GasBuoyancy { readonly ri: SourceTerm; readonly release: "continuous" | "instantaneous"; readonly kind: "heavy" | "light"; readonly model: "SLAB" | "AFTOX" }

/**
 * Richardson number of a release (理查德森数) and what follows: continuous Ri ≥ 1/6 or instantaneous Ri > 0.04 is heavy and goes to SLAB, the rest to AFTOX.
 * Continuous when it lasts longer than the cloud travels to the receptor and back: T = 2X/Ur.
 *
 * @param state  distance X m, wind Ur m/s at 10 m, duration s, rate kg/s (continuous) or mass kg (instantaneous), densities kg/m³, initial width of the plume m
 * @throws {ImpossibleSource}
 * @clause HJ 169-2018 annex G eq. (G.1)–(G.3)
 */
export function gasBuoyancy(state: { readonly distance: number; readonly wind: number; readonly duration: number; readonly rate?: number; readonly mass?: number; readonly releaseDensity: number; readonly airDensity: number; readonly width?: number }): GasBuoyancy {
  const { distance, wind, duration, rate = 0, mass = 0, releaseDensity, airDensity, width = 0 } = state;
  positive("annex G", { distance, wind, releaseDensity, airDensity });
  notNegative("annex G", { duration });
  const isContinuous = duration > (2 * distance) / wind;
  const excess = (releaseDensity - airDensity) / airDensity;
  let ri: number;
  if (isContinuous) {
    positive("eq. (G.2)", { rate, width });
    ri = Math.cbrt(((gravity * (rate / releaseDensity)) / width) * excess) / wind;
  } else {
    positive("eq. (G.3)", { mass });
    ri = ((gravity * Math.cbrt(mass / releaseDensity)) / wind ** 2) * excess;
  }
  const isHeavy = isContinuous ? ri >= 1 / 6 : ri > 0.04;
  return { release: isContinuous ? "continuous" : "instantaneous", kind: isHeavy ? "heavy" : "light", model: isHeavy ? "SLAB" : "AFTOX",
    ri: term({ zh: "理查德森数", en: "Richardson number" }, ri, "", isContinuous ? "G.2" : "G.3", isContinuous ? "Ri = [g(Q/ρrel)/Drel·(ρrel−ρa)/ρa]^(1/3)/Ur" : "Ri = g(Qt/ρrel)^(1/3)/Ur²·(ρrel−ρa)/ρa",
      [q("距离", "distance", distance, "m"), q("风速", "wind", wind, "m/s"), q("排放时间", "duration", duration, "s"), isContinuous ? q("排放速率", "rate", rate, "kg/s") : q("排放量", "mass", mass, "kg"),
        q("排放物质初始密度", "initial density", releaseDensity, "kg/m³"), q("环境空气密度", "air density", airDensity, "kg/m³")]) };
}
