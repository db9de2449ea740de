import { exact } from "@yunqing/standards";
import { advice, both, placeOf, type Checked, type CheckRule, type Holding, type PlanFinding } from "../model.js";

/** A target in the table against the same target in the prose (表与文字的目标不一): value, and comparator where both print one. 以上、以下 include the number itself. */
export const tableAgainstProse: CheckRule = {
  id: "table-against-prose",
  name: both("表中目标与文字目标不一", "A target differs between table and prose"),
  run: (context): Checked => {
    const findings: PlanFinding[] = [],
      holds: Holding[] = [];
    for (const plan of context.plans)
      for (const t of plan.targets) {
        const i = plan.indicators.find((each) => each.id === t.indicator);
        if (i === undefined || (i.target.kind !== "bound" && i.target.kind !== "bare") || (t.target.kind !== "bound" && t.target.kind !== "bare")) continue;
        const value = !exact(i.target.value).equals(exact(t.target.value)),
          op = i.target.kind === "bound" && t.target.kind === "bound" && i.target.op !== t.target.op;
        const places = [placeOf(i.quotation, i.target.printed), placeOf(t.quotation, t.target.printed)];
        if (!value && !op) {
          holds.push({
            id: t.id,
            rule: "table-against-prose",
            places,
            says: t.target.printed,
            lineage: { name: i.name, value: t.target.value, unit: i.unit, origin: "printed", inputs: [] },
            message: both(`${i.name.zh}：表与文字一致。`, `${i.name.en}: table and prose agree.`),
          });
          continue;
        }
        findings.push({
          id: `table-against-prose:${t.id}`,
          rule: "table-against-prose",
          source: "rule",
          severity: "medium",
          places,
          advice: advice.clarify,
          lineage: null,
          message: both(
            `${i.name.zh}：表中为 ${i.target.printed}，文字为 ${t.target.printed}${value ? "" : `；恰为 ${i.target.value} 时一处达标一处不达标`}。`,
            `${i.name.en}: ${i.target.printed} in the table, ${t.target.printed} in the prose${value ? "" : `; at exactly ${i.target.value} one is met and the other not`}.`,
          ),
        });
      }
    return { findings, holds };
  },
};
