import { ledger } from "@yunqing/ledger";
import { note, number, unit } from "../parts/fields.js";
import { byFirm } from "../parts/rights.js";

/** Filing of one-enterprise-one-plan for VOCs (VOCs“一企一策”方案备案). */
export const vocsPlan = ledger({
  id: "vocs-plan", title: { zh: "VOCs“一企一策”方案备案台账", en: "VOCs plans filed" }, source: { line: 693, systems: ["S073"] },
  key: ["unit", "number"], name: "number", ...byFirm,
  fields: {
    unit: { ...unit, required: true }, number: { ...number, label: { zh: "方案编号", en: "Plan" }, required: true },
    madeBy: { kind: "text", label: { zh: "编制单位", en: "Made by" }, max: 120 }, reviewedOn: { kind: "day", label: { zh: "专家评审日期", en: "Reviewed on" } },
    present: { kind: "text", label: { zh: "现状问题", en: "Present faults" }, required: true, max: 2000, long: true },
    measures: { kind: "children", label: { zh: "改造措施", en: "Measures" }, required: true, fields: { stage: { kind: "choice", label: { zh: "环节", en: "Stage" }, required: true, options: { source: { zh: "源头替代", en: "at source" }, process: { zh: "过程控制", en: "process" }, collect: { zh: "废气收集", en: "collection" }, treat: { zh: "末端治理", en: "treatment" }, manage: { zh: "运行管理", en: "management" } } }, measure: { kind: "text", label: { zh: "措施", en: "Measure" }, required: true, max: 400 }, due: { kind: "day", label: { zh: "期限", en: "Due" }, required: true }, reduction: { kind: "decimal", label: { zh: "减排量", en: "Reduction" }, unit: "t/a", scale: 3, min: "0" } } },
    aimCollection: { kind: "decimal", label: { zh: "目标收集率", en: "Collection aimed at" }, unit: "%", scale: 1, min: "0", max: "100" }, aimRemoval: { kind: "decimal", label: { zh: "目标处理率", en: "Treatment aimed at" }, unit: "%", scale: 1, min: "0", max: "100" },
    investment: { kind: "money", label: { zh: "投资", en: "Investment" }, unit: "万元", min: "0" },
    file: { kind: "file", label: { zh: "方案文本", en: "The plan" }, accept: ["application/pdf"] },
    filedOn: { kind: "day", label: { zh: "备案日期", en: "Filed on" } }, filedNumber: { kind: "text", label: { zh: "备案号", en: "Filing number" }, max: 40 }, note,
  },
  life: {
    initial: "draft",
    states: {
      draft: { label: { zh: "编制中", en: "being written" } },
      submitted: { label: { zh: "已报送", en: "submitted" }, duty: { kind: "vocs.file", label: { zh: "审核并备案", en: "look at it and file it" }, workingDays: 20, holder: { organisation: "bureau" } } },
      filed: { label: { zh: "已备案", en: "filed" } },
      done: { label: { zh: "改造完成", en: "carried out" }, isClosed: true, proofs: ["acceptance", "report"] },
    },
    proofs: { acceptance: { zh: "专家验收意见", en: "acceptance" }, report: { zh: "改造后监测报告", en: "test report afterwards" } },
    moves: {
      submit: { label: { zh: "报送", en: "submitted" }, from: ["draft"], to: "submitted", by: ["ledger.write", "firm"], needs: { fields: ["file"] } },
      file: { label: { zh: "备案", en: "filed" }, from: ["submitted"], to: "filed", by: ["ledger.approve"], needs: { fields: ["filedOn", "filedNumber"], anotherThan: ["submit"] } },
      refuse: { label: { zh: "退回修改", en: "sent back" }, from: ["submitted"], to: "draft", by: ["ledger.approve"], needs: { note: true } },
      show: { label: { zh: "提交验收材料", en: "papers shown" }, from: ["filed"], by: ["ledger.write", "firm"], needs: { proofs: ["acceptance", "report"] } },
      finish: { label: { zh: "核定完成", en: "carried out" }, from: ["filed"], to: "done", by: ["ledger.approve"], needs: { anotherThan: ["submit", "show"] } },
      revise: { label: { zh: "修订方案", en: "revised" }, from: ["filed", "done"], to: "draft", by: ["ledger.write", "firm"], needs: { note: true } },
    },
  },
});
