import { ledger } from "@yunqing/ledger";
import { office } from "../parts/rights.js";
import { note, number, position, unit } from "../parts/fields.js";

/** Checks against the control units (生态环境分区管控符合性分析). */
export const zoningCheck = ledger({
  id: "zoning-check", title: { zh: "分区管控符合性核对", en: "Checks against control units" }, source: { line: 550, systems: ["S051"] },
  purpose: { zh: "每个项目、企业落入哪个单元、对照哪几条、结论是什么；不符合的不得通过，须他人复核。", en: "Which unit a project lies in, what it was held against, with what outcome; somebody else confirms." },
  key: ["number"], name: "subject", ...office, likeness: { names: ["subject"] },
  fields: {
    number: { ...number, required: true },
    subject: { kind: "text", label: { zh: "项目（企业）名称", en: "Project or enterprise" }, required: true, max: 200 },
    unit: { ...unit, label: { zh: "建设（运营）单位", en: "Enterprise" } },
    position: { ...position, required: true },
    controlUnit: { kind: "reference", to: "control-unit", label: { zh: "落入单元", en: "Control unit" }, required: true },
    industry: { kind: "text", label: { zh: "行业", en: "Industry" }, max: 80 },
    overlapsRedline: { kind: "boolean", label: { zh: "占用生态保护红线", en: "Overlaps the red line" }, required: true },
    points: { kind: "children", label: { zh: "逐条对照", en: "Point by point" }, fields: { requirement: { kind: "text", label: { zh: "管控要求", en: "Requirement" }, required: true, max: 2000 }, meets: { kind: "choice", label: { zh: "是否符合", en: "Meets it" }, required: true, options: { yes: { zh: "符合", en: "meets" }, no: { zh: "不符合", en: "does not meet" }, na: { zh: "不涉及", en: "does not apply" } } }, why: { kind: "text", label: { zh: "依据", en: "Why" }, max: 500 } } },
    outcome: {
      kind: "choice", label: { zh: "结论", en: "Outcome" }, options: { fits: { zh: "符合", en: "fits" }, not: { zh: "不符合", en: "does not fit" }, argue: { zh: "需进一步论证", en: "needs argument" } },
      validWhen: [{ must: { any: [{ field: "overlapsRedline", in: ["false"] }, { not: { field: "outcome", in: ["fits"] } }] }, say: { zh: "占用生态保护红线的不得判为符合", en: "what overlaps the red line does not fit" } }],
    },
    checkedOn: { kind: "day", label: { zh: "核对日期", en: "Checked on" }, required: true },
    note,
  },
  life: {
    initial: "draft",
    states: { draft: { label: { zh: "核对中", en: "being checked" } }, given: { label: { zh: "待复核", en: "to be confirmed" } }, confirmed: { label: { zh: "已复核", en: "confirmed" } } },
    moves: {
      give: { label: { zh: "提出结论", en: "outcome given" }, from: ["draft"], to: "given", by: ["ledger.write"], needs: { fields: ["outcome", "points"] } },
      confirm: { label: { zh: "复核", en: "confirmed" }, from: ["given"], to: "confirmed", by: ["ledger.approve"], needs: { anotherThan: ["give"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["given"], to: "draft", by: ["ledger.approve"], needs: { note: true } },
      redo: { label: { zh: "单元调整后重新核对", en: "checked anew" }, from: ["confirmed"], to: "draft", by: ["ledger.write"], needs: { note: true } },
    },
  },
});
