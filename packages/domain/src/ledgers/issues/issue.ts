import { ledger } from "@yunqing/ledger";
import { number, position, town, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";
import { task } from "../parts/tasks.js";

/** Issues to be cleared (环境问题清零清单): source, demand, term, state; closed with the proof of the work and the photo of somebody else's second look; 清零率 is counted from here. */
export const issue = ledger({
  id: "issue", title: { zh: "环境问题“清零”清单", en: "Issues to be cleared" }, source: { line: 345, systems: ["S032"], text: "计划 2.2.6；督察整改销号" },
  purpose: { zh: "专项检查、重点工程、排污单位、土壤单位等问题逐项整改，复核照片销号，计算清零率", en: "Issues by source, put right, looked at again, closed; the clearing rate" },
  key: ["number"], name: "title", ...office,
  sections: { issue: { zh: "问题", en: "Issue" }, mend: { zh: "整改", en: "Putting right" } },
  fields: {
    number: { ...number, required: true, section: "issue", headings: ["问题编号"] },
    title: { kind: "text", label: { zh: "问题名称", en: "Issue" }, required: true, section: "issue", headings: ["问题", "问题描述"] },
    source: {
      kind: "choice", label: { zh: "问题来源", en: "Source" }, required: true, section: "issue",
      options: {
        air: { zh: "大气污染防治专项检查", en: "air inspection" }, water: { zh: "水污染治理年度重点工程", en: "water works of the year" },
        sewage: { zh: "污水处理厂达标", en: "sewage works" }, discharger: { zh: "重点排污单位改造", en: "key discharger" }, coalYard: { zh: "煤站储煤场封闭", en: "coal yards" },
        soil: { zh: "土壤污染重点监管单位", en: "soil key units" }, diesel: { zh: "重型柴油车联网", en: "diesel vehicles" }, central: { zh: "中央环保督察", en: "central inspection" },
        provincial: { zh: "省级环保督察", en: "provincial inspection" }, complaint: { zh: "信访举报", en: "complaints" }, law: { zh: "人大执法检查", en: "people's congress" },
        other: { zh: "其他", en: "other" },
      },
    },
    batch: { kind: "text", label: { zh: "批次", en: "Batch" }, section: "issue", max: 60 },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, section: "issue",
      options: {
        emission: { zh: "超标排放", en: "emission" }, works: { zh: "工程未完成", en: "works not done" }, dust: { zh: "扬尘堆存", en: "dust" },
        system: { zh: "制度未建立", en: "no system" }, network: { zh: "未联网", en: "not linked" }, papers: { zh: "手续不全", en: "papers" },
        other: { zh: "其他", en: "other" },
      },
    },
    town: { ...town, section: "issue" },
    unit: { ...unit, section: "issue" },
    position: { ...position, section: "issue" },
    found: { kind: "day", label: { zh: "发现（反馈）日期", en: "Found" }, section: "issue" },
    detail: { kind: "text", label: { zh: "具体情况", en: "Details" }, section: "issue", long: true, max: 3000 },
    demand: { kind: "text", label: { zh: "整改要求与目标", en: "Demand" }, section: "mend", long: true, max: 2000, headings: ["整改目标", "整改要求"] },
    lead: { kind: "text", label: { zh: "牵头单位", en: "Lead" }, section: "mend", max: 80, headings: ["责任单位"] },
    partners: { kind: "text", label: { zh: "配合单位", en: "With" }, section: "mend", max: 200 },
    due: {
      kind: "day", label: { zh: "整改期限", en: "Due" }, section: "mend", headings: ["完成时限"],
      validWhen: [{ must: { any: [{ field: "found", filled: false }, { field: "due", comparison: "≥", than: "found" }] }, say: { zh: "不得早于发现日期", en: "not before it was found" } }],
    },
    progress: { kind: "decimal", label: { zh: "进度", en: "Progress" }, unit: "%", scale: 0, section: "mend", min: "0", max: "100" },
    finished: {
      kind: "day", label: { zh: "完成日期", en: "Finished" }, section: "mend", requiredWhen: { field: "progress", comparison: "≥", is: "100" },
      validWhen: [{ must: { any: [{ field: "found", filled: false }, { field: "finished", comparison: "≥", than: "found" }] }, say: { zh: "不得早于发现日期", en: "not before it was found" } }],
    },
    late: {
      kind: "computed", label: { zh: "逾期", en: "Late" }, as: "text", section: "mend", from: ["due", "finished"], formula: { zh: "完成日期晚于期限", en: "finished after the term" },
      by: (row) => { const due = row.text("due"), finished = row.text("finished"); return due === null || finished === null ? null : finished > due ? "逾期完成" : "按期完成"; },
    },
    measures: { kind: "text", label: { zh: "整改措施", en: "Measures" }, section: "mend", long: true, max: 3000 },
  },
  life: task({ kind: "issue.clear", label: { zh: "完成问题整改", en: "put the issue right" }, workingDays: 30, holder: { organisation: "bureau" }, proofs: { before: { zh: "整改前照片", en: "photo before" }, after: { zh: "整改后照片", en: "photo after" }, report: { zh: "整改完成报告", en: "report" } }, before: ["found", "demand", "lead", "due"], fields: ["finished"], by: ["ledger.write", "town", "department"] }),
});
