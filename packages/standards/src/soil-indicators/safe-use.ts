import { amountOf, exactOf } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { exact, type Exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Computed, Rule } from "../lineage.js";
import { BadValue } from "../refusals.js";

/** A rate in percent, exact and to two decimals (比率). */
export interface SafeUseRate { readonly percent: string; readonly exact: Exact }

interface Definition { readonly room: string; readonly name: Labels; readonly rule: Rule; readonly parts: readonly (readonly [field: string, name: Labels, text: string])[]; readonly whole: readonly [name: Labels, text: string]; readonly none: Labels }

function rateOf({ room, name, rule, parts, whole, none }: Definition): Computed<SafeUseRate | null> {
  const at = (field: string) => ({ room, field, clause: `${rule.standard ?? rule.id}` });
  const read = parts.map(([field, , text]) => exactOf(amountOf(text, at(field), false)));
  const denominator = exactOf(amountOf(whole[1], at("total"), false));
  const numerator = read.reduce((all, each) => all.plus(each), exact(0));
  if (numerator.compare(denominator) > 0) throw new BadValue("out-of-range", numerator.toString(), at("parts"), `is more than the whole, ${whole[1]}`);
  const rate = denominator.isZero() ? null : numerator.over(denominator).times(exact(100));
  const value = rate === null ? null : { percent: rate.toFixed(2), exact: rate };
  return computedWith<SafeUseRate | null>(value, () => ({
    name, value: value?.percent ?? null, unit: "%", origin: "computed", rule,
    ...(rate ? { rounding: { rule: "GB/T 8170" as const, places: 2, exact: rate.toString() } } : { notes: [none] }),
    inputs: [...parts.map(([, label, text]) => leaf(label, text, "", "entered")), leaf(whole[0], whole[1], "", "entered")],
  }));
}

/**
 * Safe-use rate of polluted farmland (受污染耕地安全利用率): A = (B + C + D) / E × 100 %.
 * Without polluted farmland the rate does not exist: the value is null, never 100.
 *
 * @param areas  any one unit of area: B slightly polluted under priority protection, C light and moderate in safe use with
 *               compliant produce, D heavy under strict control, E all polluted farmland
 * @throws {BadValue} also when the parts exceed the whole
 * @clause 受污染耕地安全利用率核算方法（试行）
 * @example safeUseRateOfFarmland({ priority: "100", safeUse: "250", strict: "40", total: "400" }).value?.percent === "97.50"
 */
export function safeUseRateOfFarmland(areas: { readonly priority: string; readonly safeUse: string; readonly strict: string; readonly total: string }): Computed<SafeUseRate | null> {
  const standard = "受污染耕地安全利用率核算方法（试行）";
  return rateOf({
    room: "soil-indicators", name: both("受污染耕地安全利用率", "safe-use rate of polluted farmland"),
    rule: { id: "soil/safe-use-farmland", formula: both("A = (B + C + D)/E × 100%", "A = (B + C + D)/E × 100 %"), standard, edition: standard, clauses: [], attestation: "VERIFIED" },
    parts: [["priority", both("轻微污染耕地落实优先保护措施面积 B", "B: slight, priority protection"), areas.priority], ["safeUse", both("轻中度污染耕地安全利用且农产品达标面积 C", "C: light and moderate, safe use with compliant produce"), areas.safeUse], ["strict", both("重度污染耕地严格管控面积 D", "D: heavy, strict control"), areas.strict]],
    whole: [both("受污染耕地总面积 E", "E: all polluted farmland"), areas.total],
    none: both("无受污染耕地，指标不适用", "no polluted farmland: the indicator does not apply"),
  });
}

/**
 * Safe-use rate of key construction land (重点建设用地安全利用率): land that met the soil requirements before its use changed, over all such land.
 * By area or by number of plots: the definition at hand leaves it open, so the caller says which and keeps to it.
 *
 * @throws {BadValue}
 */
export function safeUseRateOfConstructionLand(plots: { readonly compliant: string; readonly total: string; readonly by: "area" | "plots" }): Computed<SafeUseRate | null> {
  const by = plots.by === "area" ? both("面积", "area") : both("地块数", "plots");
  return rateOf({
    room: "soil-indicators", name: both("重点建设用地安全利用率", "safe-use rate of key construction land"),
    rule: { id: "soil/safe-use-construction", formula: both(`符合要求的${by.zh} / 全部${by.zh} × 100%`, `compliant ${by.en} / all ${by.en} × 100 %`), standard: "重点建设用地安全利用率核算", edition: "重点建设用地安全利用率核算", clauses: [], attestation: "FROM MEMORY" },
    parts: [["compliant", both(`符合土壤环境质量要求的${by.zh}`, `compliant ${by.en}`), plots.compliant]],
    whole: [both(`用途变更为住宅、公共管理与公共服务用地的${by.zh}`, `${by.en} changed to housing or public use`), plots.total],
    none: both("无此类地块，指标不适用", "no such land: the indicator does not apply"),
  });
}
