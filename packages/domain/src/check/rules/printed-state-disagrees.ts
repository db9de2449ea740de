import { exact, isDecimal, type Lineage } from "@yunqing/standards";
import type { Indicator } from "../../plan/model.js";
import {
  both,
  ClaimNotReadable,
  placeOf,
  type CheckContext,
  type Checked,
  type CheckRule,
  type FindingPlace,
  type Holding,
  type PlanFinding,
} from "../model.js";
import { nameOf, textOf } from "../term.js";

const remedy = both("确认目标与现状以哪一数值为准；按确认后的数值重新认定是否完成。", "Confirm which target and value hold, and judge again by them.");
const done = "完成";

/** Whether `value` meets the target; null when the target has no number. */
function meets(indicator: Indicator, value: string): boolean | null {
  const t = indicator.target;
  if ((t.kind !== "bound" && t.kind !== "bare") || !isDecimal(value)) return null;
  const order = exact(value).compare(exact(t.value));
  return t.op === "<" ? order < 0 : t.op === "<=" ? order <= 0 : t.op === ">=" ? order >= 0 : t.op === ">" ? order > 0 : order === 0;
}
function lineageOf(context: CheckContext, i: Indicator, value: string, place: FindingPlace): Lineage {
  return {
    name: i.name,
    value,
    unit: i.unit,
    origin: "computed",
    rule: { id: "plan/judge", formula: both(`现状 ${t(i)} 目标`, `value ${t(i)} target`), clauses: [], attestation: "VERIFIED" },
    inputs: [
      {
        name: both("现状", "value"),
        value,
        unit: i.unit,
        origin: "printed",
        inputs: [],
        source: { document: context.document, line: place.line, quote: place.quote },
      },
      {
        name: both("目标", "target"),
        value: i.target.printed,
        unit: i.unit,
        origin: "printed",
        inputs: [],
        source: { document: context.document, line: i.quotation.line, quote: i.quotation.quote, id: i.id },
      },
    ],
  };
}
const t = (i: Indicator): string => (i.target.kind === "bound" || i.target.kind === "bare" ? i.target.op : "");

/** The document calls an indicator done and the numbers say otherwise (印为“完成”而数值未达到), and the reverse. Claims of this kind judge another printed value of the same indicator. */
export const printedStateDisagrees: CheckRule = {
  id: "printed-state-disagrees",
  name: both("印明的完成情况与数值不符", "A printed state that the numbers deny"),
  kinds: ["printed-state-disagrees"],
  run: (context): Checked => {
    const findings: PlanFinding[] = [],
      holds: Holding[] = [];
    const judge = (i: Indicator, value: string, place: FindingPlace, id: string, what: { zh: string; en: string }): void => {
      const met = meets(i, value);
      if (met === null || i.printedState === null) return;
      const lineage = lineageOf(context, i, value, place),
        says = i.printedState;
      if (met === (says === done))
        holds.push({
          id,
          rule: "printed-state-disagrees",
          places: [place],
          says,
          lineage,
          message: both(
            `${what.zh}：${value} 对目标 ${i.target.printed}，与所印“${says}”相符。`,
            `${what.en}: ${value} against ${i.target.printed} agrees with the printed state.`,
          ),
        });
      else
        findings.push({
          id: `printed-state-disagrees:${id}`,
          rule: "printed-state-disagrees",
          source: "rule",
          severity: "high",
          places: [{ ...place, value }, placeOf(i.quotation, `${i.target.printed}，${says}`)],
          advice: remedy,
          lineage,
          message: both(
            `${what.zh}：${value}${i.unit} 对目标 ${i.target.printed}${i.unit} ${met ? "已达到" : "没有达到"}，却印为“${says}”。`,
            `${what.en}: ${value} ${i.unit} against ${i.target.printed} is ${met ? "met" : "not met"}, yet printed as ${says === done ? "done" : says}.`,
          ),
        });
    };
    for (const i of context.plans.flatMap((plan) => plan.indicators)) {
      const last = i.reported.at(-1);
      if (last?.value) judge(i, last.value, placeOf(last.quotation ?? i.quotation, last.printed), i.id, i.name);
    }
    for (const claim of context.claims.filter((each) => each.kind === "printed-state-disagrees")) {
      const i = context.plans.flatMap((plan) => plan.indicators).find((each) => each.id === textOf(claim, "indicator"));
      if (i === undefined) throw new ClaimNotReadable(claim.id, `there is no indicator ${textOf(claim, "indicator")}`);
      judge(i, claim.says, placeOf(claim.quotation, claim.says), claim.id, nameOf(claim));
    }
    return { findings, holds };
  },
};
