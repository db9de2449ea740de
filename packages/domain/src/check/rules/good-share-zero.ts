import { both, placeOf, type Checked, type CheckRule } from "../model.js";

const remedy = both(
  "确认指标是“占比”还是“消除比例”，据此改写名称或数值（0 或 100）。",
  "Decide whether the indicator is the share left or the share removed, and correct its name or its value (0 or 100).",
);

/** An indicator named as a share of something achieved whose target is 0 (名称为“消除、利用、完成”一类而目标为零). */
export const goodShareZero: CheckRule = {
  id: "good-share-zero",
  name: both("名称为完成一类而目标为零", "A share of something achieved with target 0"),
  run: (context): Checked => ({
    holds: [],
    findings: context.plans.flatMap((plan) =>
      plan.indicators
        .filter(
          (i) =>
            i.unit === "%" &&
            /(?:消除|完成|利用|处理|处置|达标|覆盖)(?:率|比例)$/.test(i.name.zh) &&
            (i.target.kind === "bare" || i.target.kind === "bound") &&
            /^0+(\.0+)?$/.test(i.target.value),
        )
        .map((i) => ({
          id: `good-share-zero:${i.id}`,
          rule: "good-share-zero",
          source: "rule" as const,
          severity: "medium" as const,
          places: i.quotations.map((each, k) => placeOf(each, k === 0 ? i.target.printed : each.quote)),
          advice: remedy,
          lineage: null,
          message: both(
            `“${i.name.zh}”目标印为 ${i.target.printed}%，照字面即一处也不消除，与文字“${i.quotations[1]?.quote ?? ""}”相反。`,
            `“${i.name.en}” has the target ${i.target.printed} %: read literally nothing is achieved, against the prose.`,
          ),
        })),
    ),
  }),
};
