import { ledger } from "@yunqing/ledger";
import { number, outline, town } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";

/** Changes of land use (建设用地用途变更): each is held until the survey is done; the planning department sees the block. */
export const landUseChange = ledger({
  id: "land-use-change", title: { zh: "建设用地用途变更准入台账", en: "Gate of land-use changes" }, source: { line: 855, systems: ["S146"], text: "土壤污染防治法第五十九条" },
  purpose: { zh: "变更为住宅、公共服务等用途或企业关停的，先调查后供地", en: "Survey first, then hand-over" },
  key: ["number"], name: "plotName", ...byDepartment,
  sections: { case: { zh: "变更", en: "Change" }, gate: { zh: "准入", en: "Gate" } },
  fields: {
    number: { ...number, required: true, headings: ["申请编号"] },
    plotName: { kind: "text", label: { zh: "地块名称", en: "Plot" }, required: true, section: "case" },
    plot: { kind: "reference", to: "polluted-plot", label: { zh: "污染地块名录中的地块", en: "Plot in the list" }, section: "case" },
    town: { ...town, section: "case" },
    outline: { ...outline, section: "case" },
    trigger: {
      kind: "choice", label: { zh: "触发情形", en: "Trigger" }, required: true, section: "case",
      options: {
        changeUse: { zh: "用途变更为住宅／公共／食品或农用", en: "change of use", also: ["用途变更"] }, keyUnit: { zh: "重点监管单位用途变更或收回转让", en: "key unit" },
        closed: { zh: "化工和有色冶炼等关停搬迁", en: "closed works" }, risk: { zh: "普查和监测等表明有风险", en: "risk seen" }, none: { zh: "不涉及", en: "none" },
      },
      note: { zh: "不涉及的也登记，便于核对", en: "entered as well" },
    },
    before: {
      kind: "choice", label: { zh: "变更前用途", en: "Use before" }, required: true, section: "case",
      options: {
        industrial: { zh: "工业", en: "industrial" }, mining: { zh: "采矿", en: "mining" }, storage: { zh: "仓储", en: "storage" }, farm: { zh: "农用", en: "farmland" },
        unused: { zh: "未利用", en: "unused" }, other: { zh: "其他", en: "other" },
      },
    },
    after: {
      kind: "choice", label: { zh: "变更后用途", en: "Use afterwards" }, required: true, section: "case",
      options: {
        housing: { zh: "住宅", en: "housing" }, public: { zh: "公共管理与公共服务", en: "public" }, food: { zh: "食品加工储存", en: "food" }, farm: { zh: "农用地", en: "farmland" },
        industrial: { zh: "工业", en: "industrial" }, commercial: { zh: "商业", en: "commercial" }, green: { zh: "绿地", en: "green" },
      },
    },
    holder: { kind: "text", label: { zh: "土地使用权人", en: "Holder" }, required: true, section: "case", max: 100, note: { zh: "含土地储备机构", en: "land-reserve bodies included" } },
    askedOn: { kind: "day", label: { zh: "部门来函日期", en: "Asked on" }, required: true, section: "case" },
    surveyNeeded: {
      kind: "computed", label: { zh: "须开展调查", en: "Survey needed" }, as: "text", section: "gate", from: ["trigger", "after"],
      formula: { zh: "触发情形非“不涉及”，或变更为住宅、公共、食品、农用的须调查", en: "any trigger, or housing, public, food or farm use" },
      by: (row) => { const trigger = row.text("trigger"), after = row.text("after"); return trigger === null || after === null ? null : trigger !== "none" || ["housing", "public", "food", "farm"].includes(after) ? "须调查" : "不须"; },
    },
    surveyedOn: { kind: "day", label: { zh: "调查报告评审日期", en: "Survey reviewed" }, section: "gate" },
    surveyVerdict: { kind: "choice", label: { zh: "调查结论", en: "Verdict" }, section: "gate", options: { clean: { zh: "未超筛选值", en: "clean" }, polluted: { zh: "超筛选值", en: "polluted" } }, requiredWhen: { field: "surveyedOn", filled: true } },
    opinion: {
      kind: "choice", label: { zh: "准入意见", en: "Opinion" }, required: true, section: "gate",
      options: { blocked: { zh: "暂缓供地", en: "blocked" }, allowed: { zh: "准予", en: "allowed" }, conditional: { zh: "修复达标后再议", en: "after restoration" } },
      validWhen: [{ must: { any: [{ not: { field: "opinion", in: ["allowed"] } }, { field: "surveyVerdict", in: ["clean"] }, { field: "trigger", in: ["none"] }] }, say: { zh: "未经调查或超筛选值的不得准予", en: "not allowed without a clean survey" } }, { must: { any: [{ not: { field: "opinion", in: ["allowed"] } }, { field: "surveyVerdict", in: ["clean"] }, { not: { field: "after", in: ["housing", "public", "food", "farm"] } }] }, say: { zh: "变更为住宅、公共、食品或农用的须先调查", en: "such uses need a survey first" } }],
    },
    reply: { kind: "text", label: { zh: "回函文号", en: "Reply" }, section: "gate", max: 60 },
    repliedOn: {
      kind: "day", label: { zh: "回函日期", en: "Replied on" }, section: "gate",
      validWhen: [{ must: { any: [{ field: "askedOn", filled: false }, { field: "repliedOn", comparison: "≥", than: "askedOn" }] }, say: { zh: "不得早于来函日期", en: "not before it was asked" } }],
    },
  },
  life: {
    initial: "asked",
    states: {
      asked: { label: { zh: "待回复", en: "to be answered" }, duty: { kind: "land-use.reply", label: { zh: "核查并回函规划部门", en: "check and answer the planners" }, workingDays: 10, holder: { organisation: "bureau" } } },
      blocked: { label: { zh: "暂缓供地", en: "blocked" }, duty: { kind: "land-use.survey", label: { zh: "组织开展土壤污染状况调查", en: "have it surveyed" }, workingDays: 120, holder: { organisation: "resources" } } },
      closed: { label: { zh: "已准入", en: "admitted" }, isClosed: true, proofs: ["reply"] },
    },
    proofs: { survey: { zh: "调查报告及评审意见", en: "survey and its review" }, reply: { zh: "回函", en: "answer" } },
    moves: {
      block: { label: { zh: "暂缓供地", en: "blocked" }, from: ["asked"], to: "blocked", by: ["ledger.write"], needs: { fields: ["reply"] } },
      survey: { label: { zh: "提交调查", en: "surveyed" }, from: ["blocked"], to: "asked", by: ["ledger.write", "department"], needs: { proofs: ["survey"], fields: ["surveyedOn"] } },
      answer: { label: { zh: "提交回函", en: "answer given" }, from: ["asked"], by: ["ledger.write"], needs: { proofs: ["reply"], fields: ["reply", "repliedOn"] } },
      admit: { label: { zh: "准入", en: "admitted" }, from: ["asked"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["answer"] } },
      reopen: { label: { zh: "撤销准入", en: "withdrawn" }, from: ["closed"], to: "asked", by: ["ledger.approve"] },
    },
  },
});
