import { both, placeOf, type Checked, type CheckRule, type PlanFinding } from "../model.js";

const remedy = both(
  "在表中补写“完成市级考核任务”，并登记市级下达的目标值与文号。",
  "Write the delegation into the table, and register the value and number of the city's document.",
);

/** A target cell that is blank while the prose sets or delegates it (表中目标空白而文字有规定). Rows under the same sentence make one finding. */
export const blankTarget: CheckRule = {
  id: "blank-target",
  name: both("表中目标空白而文字有规定", "A blank target that the prose sets"),
  run: (context): Checked => {
    const findings: PlanFinding[] = [];
    for (const plan of context.plans) {
      const groups = new Map<string, (typeof plan.indicators)[number][]>();
      for (const i of plan.indicators) {
        if (i.target.kind !== "blank" || i.target.delegatedBy === undefined) continue;
        const key = `${i.target.delegatedBy.line}|${i.target.delegatedBy.quote}`;
        groups.set(key, [...(groups.get(key) ?? []), i]);
      }
      for (const rows of groups.values()) {
        const first = rows[0];
        if (first === undefined || first.target.kind !== "blank" || first.target.delegatedBy === undefined) continue;
        findings.push({
          id: `blank-target:${first.id}`,
          rule: "blank-target",
          source: "rule",
          severity: "medium",
          places: [...rows.map((i) => placeOf(i.quotation, "（空白）")), placeOf(first.target.delegatedBy, first.target.delegatedBy.quote)],
          advice: remedy,
          lineage: null,
          message: both(
            `第 ${rows.map((i) => i.seq).join("、")} 项（${rows.map((i) => i.name.zh).join("、")}）表中目标为空白，文字则另有规定。`,
            `Rows ${rows.map((i) => i.seq).join(", ")}: the target cell is blank, the prose sets it.`,
          ),
        });
      }
    }
    return { findings, holds: [] };
  },
};
