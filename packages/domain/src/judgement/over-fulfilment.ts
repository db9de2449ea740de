import { exact, rounded, type Computed, type Labels, type Lineage } from "@yunqing/standards";

/** What an over-fulfilment is computed from; `better` decides the sign. Decimal text. */
export interface OverFulfilling { readonly name: Labels; readonly unit: string; readonly value: string; readonly target: string; readonly better: "lower" | "higher"; readonly from?: { readonly value?: Lineage; readonly target?: Lineage } }

/**
 * The share by which a target is over-fulfilled (超额完成比例), in percent: (target − value) ÷ target where lower is better,
 * (value − target) ÷ target where higher is. Negative when the target is not reached; null when the target is 0.
 *
 * @param places  decimals of the share, rounded once (GB/T 8170)
 * @example PM2.5 33 against 35: (35 − 33) ÷ 35 = 5.71 %; PM10 65 against 80: 18.75 %
 */
export function overFulfilment(of: OverFulfilling, places = 2): Computed<string> | null {
  const value = exact(of.value), target = exact(of.target);
  if (target.isZero()) return null;
  const gain = of.better === "lower" ? target.minus(value) : value.minus(target);
  const share = gain.over(target).times(exact(100));
  const text = rounded(share, places);
  const leaf = (zh: string, en: string, number: string): Lineage => ({ name: { zh, en }, value: number, unit: of.unit, origin: "printed", inputs: [] });
  const lineage: Lineage = {
    name: { zh: `${of.name.zh}：超额完成比例`, en: `${of.name.en}: over-fulfilment` }, value: text, unit: "%", origin: "computed",
    rule: { id: "plan/over-fulfilment", formula: of.better === "lower" ? { zh: "（目标值 − 实际值）÷ 目标值 × 100", en: "(target − value) ÷ target × 100" } : { zh: "（实际值 − 目标值）÷ 目标值 × 100", en: "(value − target) ÷ target × 100" }, clauses: [], attestation: "VERIFIED" },
    rounding: { rule: "GB/T 8170", places, exact: share.toString() },
    inputs: [of.from?.target ?? leaf("目标值", "target", of.target), of.from?.value ?? leaf("实际值", "value", of.value)],
  };
  return { value: text, lineage };
}
