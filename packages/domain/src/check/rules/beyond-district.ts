import { exact, sum } from "@yunqing/standards";
import type { Plan } from "../../plan/model.js";
import { both, placeOf, type CheckContext, type Checked, type CheckRule, type PlanFinding } from "../model.js";

const remedyProject = both("按建设地点分摊投资，只把本区份额计入本规划。", "Split the money by place and count only the district's share.");
const remedyTarget = both("改写为本区的任务与期限，或删去。", "Rewrite it as the district's own task and date, or drop it.");
const scopes: Readonly<Record<string, { zh: string; en: string }>> = {
  city: both("全市", "city"),
  province: both("全省", "province"),
  national: both("全国", "national"),
};

/** Projects of several counties counted whole (跨县区项目全额计入). */
function projects(context: CheckContext, plan: Plan): PlanFinding[] {
  const own = context.pack.district.name.zh,
    findings: PlanFinding[] = [];
  for (const p of plan.projects) {
    const places = p.location
      .split(/[、，,]/)
      .map((name) => name.trim())
      .filter((name) => /[县区市]$/.test(name));
    const others = places.filter((name) => !name.includes(own));
    if (places.length < 2 || others.length === 0) continue;
    const total = sum(plan.projects.filter((each) => each.domain === p.domain).map((each) => exact(each.investment.wan))),
      part = exact(p.investment.wan);
    const percent = part.over(total).times(exact("100")).toFixed(1);
    findings.push({
      id: `beyond-district:${p.id}`,
      rule: "beyond-district",
      source: "rule",
      severity: "medium",
      places: [placeOf(p.quotation, `${p.investment.printed} ${p.investment.unit}`), { line: p.quotation.line, quote: p.location, value: p.location }],
      advice: remedyProject,
      lineage: {
        name: both("占该领域投资", "share of the field's money"),
        value: percent,
        unit: "%",
        origin: "computed",
        rounding: { rule: "GB/T 8170", places: 1, exact: part.over(total).times(exact("100")).toString() },
        inputs: [
          {
            name: both(p.name, p.name),
            value: p.investment.wan,
            unit: "万元",
            origin: "printed",
            inputs: [],
            source: { document: context.document, line: p.quotation.line },
          },
          { name: both(`${p.domain}各项目合计`, `projects of ${p.domain}`), value: total.toString(), unit: "万元", origin: "computed", inputs: [] },
        ],
      },
      message: both(
        `${p.name}建设地点为 ${p.location}，涉及${others.join("、")}，投资却全额计入，占${p.domain}投资的 ${percent}%。`,
        `${p.name} lies in ${p.location} but is counted whole: ${percent} % of the money of its field.`,
      ),
    });
  }
  return findings;
}

/** What reaches beyond the district that the plan is for (超出本地区范围的内容): sentences for the province or the nation, projects of several counties. */
export const beyondDistrict: CheckRule = {
  id: "beyond-district",
  name: both("超出本地区范围", "Beyond the district"),
  run: (context): Checked => ({
    holds: [],
    findings: context.plans.flatMap((plan) => [
      ...projects(context, plan),
      ...plan.targets.flatMap((t): PlanFinding[] => {
        const scope = scopes[t.scope],
          word = scope === undefined ? undefined : [scope.zh].find((each) => t.quotation.quote.includes(each));
        return scope === undefined || word === undefined
          ? []
          : [
              {
                id: `beyond-district:${t.id}`,
                rule: "beyond-district",
                source: "rule",
                severity: "low",
                places: [placeOf(t.quotation, t.target.printed), { line: t.quotation.line, quote: word, value: scope.zh }],
                advice: remedyTarget,
                lineage: null,
                message: both(
                  `${t.metric}：原句说的是${scope.zh}，不是${context.pack.district.name.zh}的目标。`,
                  `${t.metric}: the sentence speaks of the ${scope.en}, not of ${context.pack.district.name.en}.`,
                ),
              },
            ];
      }),
    ]),
  }),
};
