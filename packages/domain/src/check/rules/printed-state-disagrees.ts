import { exact, isDecimal, type Labels, type Lineage } from "@yunqing/standards";
import type { Indicator } from "../../plan/model.js";
import { both, ClaimNotReadable, placeOf, type CheckContext, type CheckRule, type FindingPlace, type Holding, type PlanFinding } from "../model.js";
import { nameOf, textOf } from "../term.js";
import { checked, finding, holding, printedAt } from "../verdict.js";

const rule = "printed-state-disagrees", done = "完成";
const remedy = both("确认目标与现状以哪一数值为准；按确认后的数值重新认定是否完成。", "Confirm which target and value hold, and judge again by them.");

/** Whether `value` meets the target; null when the target has no number. */
function meets({ target }: Indicator, value: string): boolean | null {
  if ((target.kind !== "bound" && target.kind !== "bare") || !isDecimal(value)) return null;
  const order = exact(value).compare(exact(target.value));
  return { "<": order < 0, "<=": order <= 0, ">=": order >= 0, ">": order > 0, "=": order === 0 }[target.op];
}

/** One printed value of an indicator, where it stands, and what it is called. */
interface Printed { readonly indicator: Indicator; readonly value: string; readonly place: FindingPlace; readonly id: string; readonly name: Labels }

function lineageOf(context: CheckContext, { indicator: i, value, place }: Printed): Lineage {
  const op = i.target.kind === "bound" || i.target.kind === "bare" ? i.target.op : "", document = context.document;
  return {
    name: i.name, value, unit: i.unit, origin: "computed", rule: { id: "plan/judge", formula: both(`现状 ${op} 目标`, `value ${op} target`), clauses: [], attestation: "VERIFIED" },
    inputs: [
      printedAt(both("现状", "value"), value, i.unit, { document, line: place.line, quote: place.quote }),
      printedAt(both("目标", "target"), i.target.printed, i.unit, { document, line: i.quotation.line, quote: i.quotation.quote, id: i.id }),
    ],
  };
}

function judged(context: CheckContext, printed: Printed): PlanFinding | Holding | null {
  const { indicator: i, value, place, id, name } = printed, met = meets(i, value), says = i.printedState;
  if (met === null || says === null) return null;
  const lineage = lineageOf(context, printed), against = `${value}${i.unit} 对目标 ${i.target.printed}${i.unit}`;
  if (met === (says === done)) {
    return holding(rule, id, says, { places: [place], lineage, message: both(`${name.zh}：${against}，与所印“${says}”相符。`, `${name.en}: ${value} against ${i.target.printed} agrees with the printed state.`) });
  }
  return finding(rule, id, "high", {
    places: [{ ...place, value }, placeOf(i.quotation, `${i.target.printed}，${says}`)], advice: remedy, lineage,
    message: both(
      `${name.zh}：${against} ${met ? "已达到" : "没有达到"}，却印为“${says}”。`,
      `${name.en}: ${value} ${i.unit} against ${i.target.printed} is ${met ? "met" : "not met"}, yet printed as ${says === done ? "done" : says}.`,
    ),
  });
}

/**
 * The document calls an indicator done and the numbers say otherwise (印为“完成”而数值未达到), and the reverse.
 * Looks at every indicator with a printed state; claims of this kind judge another printed value of the same indicator (`of.indicator`).
 */
export const printedStateDisagrees: CheckRule = {
  id: rule, name: both("印明的完成情况与数值不符", "A printed state that the numbers deny"), kinds: [rule],
  run: (context) => {
    const indicators = context.plans.flatMap((plan) => plan.indicators);
    const own = indicators.flatMap((indicator): Printed[] => {
      const last = indicator.reported.at(-1);
      return last?.value ? [{ indicator, value: last.value, place: placeOf(last.quotation ?? indicator.quotation, last.printed), id: indicator.id, name: indicator.name }] : [];
    });
    const claimed = context.claims.filter(({ kind }) => kind === rule).map((claim): Printed => {
      const indicator = indicators.find((each) => each.id === textOf(claim, "indicator"));
      if (indicator === undefined) throw new ClaimNotReadable(claim.id, `there is no indicator ${textOf(claim, "indicator")}`);
      return { indicator, value: claim.says, place: placeOf(claim.quotation, claim.says), id: claim.id, name: nameOf(claim) };
    });
    return checked([...own, ...claimed].map((each) => judged(context, each)));
  },
};
