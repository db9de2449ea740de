import { ledger } from "@yunqing/ledger";
import { number } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Officers (执法监测人员) with both cards (执法证、上岗证), their dates, and the three systems of their duties. */
export const officer = ledger({
  id: "officer", title: { zh: "执法与监测人员证件台账", en: "Officers and their certificates" }, source: { line: 999, systems: ["S202", "S224"], text: "行政执法证件管理；监测人员持证上岗；行政执法三项制度" },
  purpose: { zh: "执法证与上岗证双证、有效期提醒、执法责任分工", en: "Both certificates, their dates, and who is responsible for what" },
  key: ["number"], name: "name", ...office,
  sections: { who: { zh: "人员", en: "Officer" }, card: { zh: "证件", en: "Cards" }, duty: { zh: "责任", en: "Duties" } },
  terms: { law: { label: { zh: "执法证有效期", en: "Law card" }, on: { field: "lawUntil" }, warn: { days: 60 } }, monitor: { label: { zh: "上岗证有效期", en: "Monitoring card" }, on: { field: "monitorUntil" }, warn: { days: 60 } } },
  fields: {
    number: { ...number, required: true, section: "who", headings: ["人员编号"] },
    name: { kind: "text", label: { zh: "姓名", en: "Name" }, required: true, section: "who", max: 40, seenBy: ["ledger.write", "ledger.approve", "ledger.personal"] },
    organisation: { kind: "text", label: { zh: "所在单位", en: "Organisation" }, required: true, section: "who", max: 80 },
    role: {
      kind: "choice", label: { zh: "岗位", en: "Post" }, required: true, section: "who",
      options: { law: { zh: "执法", en: "law enforcement" }, monitor: { zh: "监测", en: "monitoring" }, both: { zh: "执法兼监测", en: "both" }, support: { zh: "辅助", en: "support" } },
    },
    title: { kind: "text", label: { zh: "职务职称", en: "Title" }, section: "who", max: 60 },
    state: { kind: "choice", label: { zh: "状态", en: "State" }, required: true, section: "who", options: { active: { zh: "在岗", en: "active" }, leave: { zh: "离岗", en: "on leave" }, left: { zh: "调离", en: "left" } } },
    lawCard: { kind: "text", label: { zh: "执法证编号", en: "Law card" }, section: "card", max: 40, requiredWhen: { field: "role", in: ["law", "both"] } },
    lawUntil: { kind: "day", label: { zh: "执法证有效期至", en: "Law card until" }, section: "card", requiredWhen: { field: "lawCard", filled: true } },
    monitorCard: { kind: "text", label: { zh: "监测上岗证编号", en: "Monitoring card" }, section: "card", max: 40, requiredWhen: { field: "role", in: ["monitor", "both"] } },
    monitorUntil: { kind: "day", label: { zh: "上岗证有效期至", en: "Monitoring card until" }, section: "card", requiredWhen: { field: "monitorCard", filled: true } },
    items: { kind: "text", label: { zh: "上岗项目", en: "Items allowed" }, section: "card", max: 300 },
    powers: {
      kind: "choices", label: { zh: "执法责任", en: "Duties" }, required: true, section: "duty",
      options: {
        inspect: { zh: "现场检查", en: "inspection" }, sample: { zh: "取样监测", en: "sampling" }, penalty: { zh: "立案处罚", en: "penalties" },
        coercion: { zh: "行政强制", en: "coercion" }, review: { zh: "法制审核", en: "legal review" }, disclosure: { zh: "公示", en: "publication" },
        record: { zh: "全过程记录", en: "whole-process record" },
      },
    },
    conflicts: { kind: "text", label: { zh: "回避单位", en: "Firms to stay away from" }, section: "duty", max: 300, note: { zh: "近亲属或利害关系单位，随机抽取时回避", en: "of family or interest, avoided in the draw" } },
    trained: { kind: "day", label: { zh: "最近培训日期", en: "Last trained" }, section: "duty" },
  },
});
