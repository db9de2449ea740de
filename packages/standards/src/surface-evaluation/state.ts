import { both, computedWith, leaf } from "../computed.js";
import { exact, type Exact } from "../exact.js";
import { waterClasses, type WaterClass } from "../gb3838/model.js";
import type { Labels } from "../labels.js";
import type { Computed, Rule } from "../lineage.js";
import { amountOf, exactOf } from "../amount.js";
import { BadValue, NothingToJudge } from "../refusals.js";

/** State of a section, river or basin in words (水质状况). */
export type WaterState = "优" | "良好" | "轻度污染" | "中度污染" | "重度污染";

/** The states from best to worst. */
export const waterStates = ["优", "良好", "轻度污染", "中度污染", "重度污染"] as const satisfies readonly WaterState[];

/** How each state is written and drawn (水质状况及表征颜色). */
export const waterStateLabels: Readonly<Record<WaterState, { readonly name: Labels; readonly colour: Labels }>> = {
  优: { name: both("优", "excellent"), colour: both("蓝", "blue") },
  良好: { name: both("良好", "good"), colour: both("绿", "green") },
  轻度污染: { name: both("轻度污染", "lightly polluted"), colour: both("黄", "yellow") },
  中度污染: { name: both("中度污染", "moderately polluted"), colour: both("橙", "orange") },
  重度污染: { name: both("重度污染", "heavily polluted"), colour: both("红", "red") },
};

/** The name of the evaluation method (地表水环境质量评价办法（试行）文号). */
export const edition2011 = "环办〔2011〕22号";

/** The edition of the evaluation method (地表水环境质量评价办法（试行）). */
export const surfaceEvaluationEditions = [
  { standard: edition2011, edition: edition2011, from: "2011-03-09", held: true },
] as const;

const sectionStates: Readonly<Record<WaterClass, WaterState>> = { I: "优", II: "优", III: "良好", IV: "轻度污染", V: "中度污染", inferiorV: "重度污染" };

/** State of one section from its class (断面水质定性评价). @clause 环办〔2011〕22号 二（一）1 */
export function sectionState(waterClass: WaterClass): WaterState { return sectionStates[waterClass]; }

const rule = (attestation: Rule["attestation"]): Rule => ({
  id: "GB 3838/river-state",
  formula: both("按Ⅰ～Ⅲ类比例与劣Ⅴ类比例：≥90% 优；75～90% 良好；<75% 且劣Ⅴ<20% 轻度，20～40% 中度，≥40% 重度", "by the shares of I–III and of worse than V: ≥ 90 % excellent; 75–90 % good; < 75 % with worse than V < 20 % light, 20–40 % moderate, ≥ 40 % heavy"),
  standard: edition2011, edition: edition2011, clauses: ["二（一）2"], attestation,
});

/** The state that two shares give, in percent, exact. Since the shares add up to 100 at most, ≥ 40 % worse than V is heavy whatever the rest. */
function stateOfShares(good: Exact, worst: Exact): WaterState {
  if (good.compare(exact("90")) >= 0) return "优";
  if (good.compare(exact("75")) >= 0) return "良好";
  if (worst.compare(exact("40")) >= 0) return "重度污染";
  return worst.compare(exact("20")) >= 0 ? "中度污染" : "轻度污染";
}

/**
 * State of a river or basin by published shares (按断面比例法评价河流、流域水质).
 * @param shares  percent, decimal text: classes I–III together, and worse than V
 * @throws {BadValue} not decimal, above 100, or together above 100
 * @clause 环办〔2011〕22号 二（一）2
 */
export function riverStateOfShares(shares: { readonly good: string; readonly inferior: string }): Computed<WaterState> {
  const at = (field: string) => ({ room: "surface-evaluation", field, unit: "%", clause: `${edition2011} 二（一）2` });
  const good = exactOf(amountOf(shares.good, at("I–III share"), false)), worst = exactOf(amountOf(shares.inferior, at("inferior-V share"), false));
  if (good.plus(worst).compare(exact("100")) > 0) throw new BadValue("out-of-range", `${shares.good} + ${shares.inferior}`, at("shares"), "is more than 100");
  const state = stateOfShares(good, worst);
  return computedWith(state, () => ({
    name: both("水质状况", "water state"), value: state, unit: "", origin: "computed", rule: rule("VERIFIED"),
    inputs: [leaf(both("Ⅰ～Ⅲ类断面比例", "share of sections in classes I–III"), shares.good, "%", "entered"), leaf(both("劣Ⅴ类断面比例", "share of sections worse than class V"), shares.inferior, "%", "entered")],
  }));
}

/**
 * State of a river or basin from the classes of its sections (河流、流域水质定性评价，断面比例法).
 * Fewer than five sections are judged by the mean of each item, which classes alone cannot give: the value is then null
 * and the lineage says so; one single section has its own state. Five sections exactly go by shares (@choice: the sources
 * at hand say "fewer than 5" and "more than 5").
 *
 * @param classes  one class a section, any order
 * @param options  `shares: true` forces the share method whatever the number of sections
 * @returns the state, or null with the reason in the notes
 * @throws {NothingToJudge} no section; {BadValue} a text that is no class
 * @clause 环办〔2011〕22号 二（一）2
 * @example riverState(["IV", "IV", "IV", "IV", "V"]).value === "轻度污染"
 */
export function riverState(classes: readonly WaterClass[], options: { readonly shares?: boolean } = {}): Computed<WaterState | null> {
  if (classes.length === 0) throw new NothingToJudge("surface-evaluation", `${edition2011} 二（一）2`, []);
  for (const each of classes) if (!waterClasses.includes(each)) throw new BadValue("out-of-range", String(each), { room: "surface-evaluation", field: "class", clause: "GB 3838-2002 §5.1" }, `is no class; write ${waterClasses.join(", ")}`);
  const good = classes.filter((each) => each === "I" || each === "II" || each === "III").length;
  const worst = classes.filter((each) => each === "inferiorV").length;
  const percent = (count: number): Exact => exact(BigInt(count * 100)).over(exact(BigInt(classes.length)));
  const only = classes.length === 1 ? classes[0] : undefined;
  const isByShares = classes.length >= 5 || options.shares === true;
  const value = isByShares ? stateOfShares(percent(good), percent(worst)) : only ? sectionState(only) : null;
  return computedWith<WaterState | null>(value, () => ({
    name: both("河流水质状况", "state of the river"), value, unit: "", origin: "computed", rule: rule(classes.length === 5 ? "FROM MEMORY" : "VERIFIED"),
    inputs: [
      leaf(both("断面数", "sections"), String(classes.length), "", "entered"),
      leaf(both("Ⅰ～Ⅲ类断面比例", "share of sections in classes I–III"), percent(good).toFixed(1), "%", "computed"),
      leaf(both("劣Ⅴ类断面比例", "share of sections worse than class V"), percent(worst).toFixed(1), "%", "computed"),
    ],
    ...(value === null ? { notes: [both("断面少于 5 个，应以各项目断面均值评价；仅凭类别不能定性", "fewer than five sections go by the means of the items; classes alone do not give a state")] } : {}),
  }));
}
