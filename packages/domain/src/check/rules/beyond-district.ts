import { exact, sum, type Labels, type Lineage } from "@yunqing/standards";
import type { Plan, Project } from "../../plan/model.js";
import { both, placeOf, type CheckContext, type Checked, type CheckRule, type PlanFinding } from "../model.js";
import { finding, printedAt } from "../verdict.js";

const remedyProject = both("按建设地点分摊投资，只把本区份额计入本规划。", "Split the money by place and count only the district's share.");
const remedyTarget = both("改写为本区的任务与期限，或删去。", "Rewrite it as the district's own task and date, or drop it.");
const scopes: Readonly<Record<string, Labels>> = { city: both("全市", "city"), province: both("全省", "province"), national: both("全国", "national") };

/** Share of a project in the money of its field, per cent. */
function shareOf(context: CheckContext, plan: Plan, project: Project): Lineage {
  const total = sum(plan.projects.filter((each) => each.domain === project.domain).map((each) => exact(each.investment.wan)));
  const share = exact(project.investment.wan).over(total).times(exact("100"));
  return {
    name: both("占该领域投资", "share of the field's money"), value: share.toFixed(1), unit: "%", origin: "computed", rounding: { rule: "GB/T 8170", places: 1, exact: share.toString() },
    inputs: [
      printedAt(both(project.name, project.name), project.investment.wan, "万元", { document: context.document, line: project.quotation.line }),
      { name: both(`${project.domain}各项目合计`, `projects of ${project.domain}`), value: total.toString(), unit: "万元", origin: "computed", inputs: [] },
    ],
  };
}

/** Projects of several counties counted whole (跨县区项目全额计入). */
function ofProjects(context: CheckContext, plan: Plan): PlanFinding[] {
  return plan.projects.flatMap((p) => {
    const places = p.location.split(/[、，,]/).map((name) => name.trim()).filter((name) => /[县区市]$/.test(name));
    const others = places.filter((name) => !name.includes(context.pack.district.name.zh));
    if (places.length < 2 || others.length === 0) return [];
    const lineage = shareOf(context, plan, p);
    return [finding("beyond-district", p.id, "medium", {
      places: [placeOf(p.quotation, `${p.investment.printed} ${p.investment.unit}`), { line: p.quotation.line, quote: p.location, value: p.location }], advice: remedyProject, lineage,
      message: both(
        `${p.name}建设地点为 ${p.location}，涉及${others.join("、")}，投资却全额计入，占${p.domain}投资的 ${lineage.value}%。`,
        `${p.name} lies in ${p.location} but is counted whole: ${lineage.value} % of the money of its field.`,
      ),
    })];
  });
}

/** Sentences that speak of the city, the province or the nation (说的是全市、全省、全国). */
function ofTargets(context: CheckContext, plan: Plan): PlanFinding[] {
  return plan.targets.flatMap((t) => {
    const scope = scopes[t.scope];
    if (scope === undefined || !t.quotation.quote.includes(scope.zh)) return [];
    return [finding("beyond-district", t.id, "low", {
      places: [placeOf(t.quotation, t.target.printed), { line: t.quotation.line, quote: scope.zh, value: scope.zh }], advice: remedyTarget,
      message: both(`${t.metric}：原句说的是${scope.zh}，不是${context.pack.district.name.zh}的目标。`, `${t.metric}: the sentence speaks of the ${scope.en}, not of ${context.pack.district.name.en}.`),
    })];
  });
}

/** What reaches beyond the district that the plan is for (超出本地区范围的内容): sentences for the province or the nation, projects of several counties. */
export const beyondDistrict: CheckRule = {
  id: "beyond-district", name: both("超出本地区范围", "Beyond the district"),
  run: (context): Checked => ({ holds: [], findings: context.plans.flatMap((plan) => [...ofProjects(context, plan), ...ofTargets(context, plan)]) }),
};
