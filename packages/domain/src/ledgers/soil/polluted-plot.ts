import { ledger } from "@yunqing/ledger";
import { address, outline, town, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Polluted plots (疑似污染地块、污染地块名录): suspicion, survey, risk assessment, control or restoration, proof of effect, removal. Land is not handed over and no other works begin before. */
export const pollutedPlot = ledger({
  id: "polluted-plot", title: { zh: "建设用地污染地块名录", en: "Polluted plots" }, source: { line: 853, systems: ["S145", "S146"], text: "土壤污染防治法第五十九条、第六十一条；污染地块土壤环境管理办法（试行）；HJ 25.1—25.6；GB 36600-2018" },
  purpose: { zh: "疑似→调查→风险评估→管控或修复→效果评估→移出；未达标不得流转、不得开工无关项目", en: "From suspicion to removal; no hand-over before" },
  key: ["code"], referable: true, name: "name", ...office, likeness: { names: ["name"] },
  sections: { plot: { zh: "地块", en: "Plot" }, use: { zh: "用途", en: "Use" }, survey: { zh: "调查与评估", en: "Survey and assessment" }, repair: { zh: "管控与修复", en: "Control and restoration" } },
  public: { fields: ["code", "name", "town", "address", "outline", "area", "pollutants"], rows: { field: "row_state", in: ["listed", "treating", "evaluating"] }, state: true, basis: { zh: "土壤污染防治法第五十八条：建设用地土壤污染风险管控和修复名录公开", en: "Soil Law art. 58: the list of plots under control or repair is public" } },
  fields: {
    code: { kind: "text", label: { zh: "地块编码", en: "Code" }, required: true, section: "plot", max: 40, headings: ["全国系统编号"] },
    name: { kind: "text", label: { zh: "地块名称", en: "Plot" }, required: true, section: "plot" },
    town: { ...town, section: "plot" },
    address: { ...address, section: "plot" },
    outline: { ...outline, section: "plot" },
    area: { kind: "decimal", label: { zh: "占地面积", en: "Area" }, unit: "m²", scale: 1, section: "plot", min: "0" },
    owner: { kind: "text", label: { zh: "土地使用权人", en: "Holder of the right of use" }, section: "plot", max: 100 },
    unit: { ...unit, label: { zh: "原（现）使用单位", en: "User of the land" }, section: "plot" },
    history: { kind: "text", label: { zh: "曾用行业", en: "Former industry" }, section: "plot", max: 200 },
    origin: {
      kind: "choice", label: { zh: "来源", en: "Why suspected" }, required: true, section: "plot",
      options: {
        changeUse: { zh: "用途拟变更", en: "change of use" }, keyUnit: { zh: "重点监管单位拟变更或收回转让", en: "key unit to change" },
        closed: { zh: "化工和有色等企业关停搬迁", en: "closed works" }, survey: { zh: "普查／详查／监测／检查发现", en: "found by survey" },
      },
    },
    uploaded: { kind: "day", label: { zh: "上传全国系统日期", en: "Entered in the national system" }, section: "plot" },
    present: {
      kind: "choice", label: { zh: "现用途", en: "Present use" }, required: true, section: "use",
      options: {
        industrial: { zh: "工业用地", en: "industrial" }, mining: { zh: "采矿用地", en: "mining" }, storage: { zh: "仓储用地", en: "storage" },
        vacant: { zh: "闲置", en: "vacant" }, other: { zh: "其他", en: "other" },
      },
    },
    planned: {
      kind: "choice", label: { zh: "规划用途", en: "Planned use" }, section: "use",
      options: {
        housing: { zh: "住宅", en: "housing" }, public: { zh: "公共管理与公共服务用地", en: "public" }, food: { zh: "食品加工储存用地", en: "food" },
        farm: { zh: "农用地", en: "farmland" }, green: { zh: "公园绿地", en: "park" }, industrial: { zh: "工业", en: "industrial" },
        undecided: { zh: "未定", en: "undecided" },
      },
    },
    class: {
      kind: "computed", label: { zh: "用地类别", en: "Class of land" }, as: "text", section: "use", from: ["planned"],
      formula: { zh: "住宅、公共管理与公共服务、食品、农用按第一类用地；未定的按第一类；其余第二类（GB 36600-2018，食品与农用为保守取值）", en: "housing, public, food, farm and undecided as class 1, others class 2" },
      by: (row) => { const use = row.text("planned"); return use === null ? null : ["housing", "public", "food", "farm", "undecided"].includes(use) ? "第一类用地" : "第二类用地"; },
    },
    transferAllowed: {
      kind: "boolean", label: { zh: "准予供地（流转）", en: "Hand-over allowed" }, required: true, section: "use",
      validWhen: [{ must: { any: [{ field: "transferAllowed", in: ["false"] }, { field: "verdict", in: ["clean"] }, { field: "acceptable", in: ["yes"] }, { field: "effect", in: ["met"] }] }, say: { zh: "未经调查确认无污染、风险评估可接受或修复效果评估达标的，不得收回转让、不得供地", en: "no hand-over before the survey finds it clean, the risk is acceptable or the restoration is proved" } }],
    },
    transferred: { kind: "boolean", label: { zh: "已供地（流转）", en: "Handed over" }, required: true, section: "use" },
    otherWorks: { kind: "boolean", label: { zh: "已开工与修复无关的项目", en: "Other works begun" }, required: true, section: "use" },
    offence: {
      kind: "computed", label: { zh: "违规情形", en: "Offence" }, as: "text", section: "use", from: ["transferred", "otherWorks", "verdict", "acceptable", "effect"],
      formula: { zh: "未确认无污染、风险不可接受且未达修复目标即供地或开工的为违规（土壤污染防治法第六十一条、第六十六条，条号凭记忆）", en: "handed over or built on before it is found clean or restored" },
      by: (row) => { const safe = row.text("verdict") === "clean" || row.text("acceptable") === "yes" || row.text("effect") === "met"; const found = [row.value("transferred") === true ? "未达标先供地" : "", row.value("otherWorks") === true ? "未达标先开工" : ""].filter(Boolean); return safe || found.length === 0 ? null : found.join("、"); },
      attestation: "FROM MEMORY",
    },
    planning: { kind: "text", label: { zh: "规划许可限制函文号", en: "Notice to the planning department" }, section: "use", max: 60 },
    surveyed: { kind: "day", label: { zh: "调查报告评审日期", en: "Survey reviewed" }, section: "survey" },
    verdict: { kind: "choice", label: { zh: "调查结论", en: "Verdict" }, section: "survey", options: { clean: { zh: "未超筛选值", en: "not above screening" }, polluted: { zh: "超筛选值", en: "above screening" } }, requiredWhen: { field: "surveyed", filled: true } },
    pollutants: { kind: "text", label: { zh: "超标污染物", en: "Pollutants" }, section: "survey", max: 300, requiredWhen: { field: "verdict", in: ["polluted"] } },
    assessed: {
      kind: "day", label: { zh: "风险评估评审日期", en: "Risk assessed" }, section: "survey",
      validWhen: [{ must: { any: [{ field: "surveyed", filled: false }, { field: "assessed", comparison: "≥", than: "surveyed" }] }, say: { zh: "不得早于调查评审", en: "not before the survey" } }],
    },
    acceptable: { kind: "choice", label: { zh: "风险可接受", en: "Risk acceptable" }, section: "survey", options: { yes: { zh: "可接受", en: "yes" }, no: { zh: "不可接受", en: "no" } }, requiredWhen: { field: "assessed", filled: true } },
    groundwater: {
      kind: "choice", label: { zh: "地下水", en: "Groundwater" }, section: "survey",
      options: { clean: { zh: "未受污染", en: "clean" }, polluted: { zh: "受污染", en: "polluted" }, unknown: { zh: "未查明", en: "unknown" } },
      requiredWhen: { field: "assessed", filled: true }, source: { text: "计划 4.3.2：风险评估报告应包括地下水是否受到污染" },
    },
    way: {
      kind: "choice", label: { zh: "方式", en: "Way" }, section: "repair",
      options: { control: { zh: "风险管控", en: "control" }, repair: { zh: "修复", en: "restoration" }, both: { zh: "管控与修复", en: "both" }, none: { zh: "无需", en: "none" } },
      requiredWhen: { field: "acceptable", in: ["no"] },
    },
    plan: { kind: "text", label: { zh: "方案备案号", en: "Plan filed" }, section: "repair", max: 60, requiredWhen: { field: "way", in: ["control", "repair", "both"] } },
    technique: { kind: "text", label: { zh: "技术", en: "Technique" }, section: "repair", max: 200 },
    soil: { kind: "decimal", label: { zh: "修复土方量", en: "Soil restored" }, unit: "m³", scale: 1, section: "repair", min: "0" },
    begun: { kind: "day", label: { zh: "开工日期", en: "Begun" }, section: "repair" },
    effect: { kind: "choice", label: { zh: "效果评估", en: "Effect" }, section: "repair", options: { met: { zh: "达到目标", en: "met" }, missed: { zh: "未达到", en: "missed" } }, requiredWhen: { field: "effectOn", filled: true } },
    effectOn: { kind: "day", label: { zh: "效果评估评审日期", en: "Effect reviewed" }, section: "repair" },
    aftercare: { kind: "choice", label: { zh: "后期管理", en: "Aftercare" }, section: "repair", options: { needed: { zh: "需要", en: "needed" }, none: { zh: "不需要", en: "none" } } },
  },
  life: {
    initial: "suspected",
    states: {
      suspected: { label: { zh: "疑似污染地块", en: "suspected" }, duty: { kind: "plot.survey", label: { zh: "完成土壤污染状况调查", en: "have it surveyed" }, workingDays: 120, holder: { organisation: "bureau" } } },
      surveyed: { label: { zh: "已调查", en: "surveyed" } },
      polluted: { label: { zh: "污染地块", en: "polluted" }, duty: { kind: "plot.assess", label: { zh: "完成风险评估", en: "have the risk assessed" }, workingDays: 120, holder: { organisation: "bureau" } } },
      listed: { label: { zh: "列入风险管控和修复名录", en: "on the list" }, duty: { kind: "plot.plan", label: { zh: "制定管控或修复方案并实施", en: "plan and carry out" }, workingDays: 180, holder: { organisation: "bureau" } } },
      treating: { label: { zh: "管控修复中", en: "under treatment" } },
      evaluating: { label: { zh: "效果评估", en: "effect reviewed" } },
      removed: { label: { zh: "移出名录", en: "taken off" }, isClosed: true, proofs: ["survey", "review"] },
    },
    proofs: {
      survey: { zh: "调查报告", en: "survey" }, review: { zh: "专家评审意见", en: "experts' review" }, risk: { zh: "风险评估报告", en: "risk assessment" }, plan: { zh: "管控或修复方案", en: "plan" },
      works: { zh: "施工与监理资料", en: "papers of the works" }, effect: { zh: "效果评估报告", en: "report on the effect" },
    },
    moves: {
      survey: { label: { zh: "提交调查报告", en: "surveyed" }, from: ["suspected"], to: "surveyed", by: ["ledger.write", "firm"], needs: { fields: ["surveyed", "verdict"], proofs: ["survey"] } },
      review: { label: { zh: "提交评审意见", en: "reviewed" }, from: ["surveyed", "polluted", "evaluating"], by: ["ledger.write"], needs: { proofs: ["review"] } },
      clean: { label: { zh: "未超标移出", en: "clean, taken off" }, from: ["surveyed"], to: "removed", by: ["ledger.approve"], needs: { anotherThan: ["survey", "review"] } },
      pollute: { label: { zh: "认定污染地块", en: "found polluted" }, from: ["surveyed"], to: "polluted", by: ["ledger.approve"], needs: { fields: ["pollutants"] } },
      accept: { label: { zh: "风险可接受", en: "risk acceptable" }, from: ["polluted"], to: "evaluating", by: ["ledger.write"], needs: { fields: ["assessed", "acceptable"], proofs: ["risk"] } },
      list: { label: { zh: "列入名录", en: "listed" }, from: ["polluted"], to: "listed", by: ["ledger.write"], needs: { fields: ["assessed", "acceptable", "way"], proofs: ["risk"] } },
      treat: { label: { zh: "实施管控修复", en: "treated" }, from: ["listed"], to: "treating", by: ["ledger.write", "firm"], needs: { fields: ["plan", "begun"], proofs: ["plan"] } },
      evaluate: { label: { zh: "提交效果评估", en: "effect reported" }, from: ["treating"], to: "evaluating", by: ["ledger.write", "firm"], needs: { fields: ["effect", "effectOn"], proofs: ["works", "effect"] } },
      redo: { label: { zh: "未达标返工", en: "to be done again" }, from: ["evaluating"], to: "treating", by: ["ledger.approve"], needs: { note: true } },
      remove: { label: { zh: "移出名录", en: "taken off" }, from: ["evaluating"], to: "removed", by: ["ledger.approve"], needs: { anotherThan: ["evaluate", "accept", "review"] } },
      relist: { label: { zh: "重新列入", en: "listed again" }, from: ["removed"], to: "suspected", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
