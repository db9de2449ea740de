import { ledger } from "@yunqing/ledger";
import { note, unit, year } from "../parts/fields.js";
import { byFirm } from "../parts/rights.js";
import { wasteFields, wayOptions } from "./waste.js";

/** Yearly management plans of hazardous waste (危险废物管理计划备案), due on 31 March. */
export const hwPlan = ledger({
  id: "hw-plan", title: { zh: "危险废物管理计划备案台账", en: "Management plans of hazardous waste" }, source: { line: 333, systems: ["S026"], text: "固体废物污染环境防治法第78条；HJ 1259-2022 §5：每年 3 月 31 日前" },
  key: ["unit", "year"], ...byFirm,
  fields: {
    unit: { ...unit, required: true }, year: { ...year, required: true },
    class: { kind: "choice", label: { zh: "管理类别", en: "Class" }, required: true, options: { key: { zh: "重点监管", en: "key" }, simple: { zh: "简化管理", en: "simplified" }, registered: { zh: "登记管理", en: "registered" } } },
    wastes: { kind: "children", label: { zh: "计划产生与转移", en: "Wastes planned" }, required: true, fields: { ...wasteFields, produced: { kind: "decimal", label: { zh: "预计产生量", en: "To be produced" }, unit: "t", scale: 4, min: "0", required: true }, stored: { kind: "decimal", label: { zh: "预计贮存量", en: "To be stored" }, unit: "t", scale: 4, min: "0" }, own: { kind: "decimal", label: { zh: "自行利用处置量", en: "Own use and disposal" }, unit: "t", scale: 4, min: "0" }, moved: { kind: "decimal", label: { zh: "委外转移量", en: "To be moved" }, unit: "t", scale: 4, min: "0" }, receiver: { kind: "text", label: { zh: "接收单位", en: "Receiver" }, max: 120 }, way: { kind: "choice", label: { zh: "利用处置方式", en: "Way" }, options: wayOptions } } },
    reduction: { kind: "text", label: { zh: "减少产生量和降低危害性的措施", en: "How to produce less" }, max: 2000, long: true }, facilities: { kind: "text", label: { zh: "贮存设施（编号、面积、能力）", en: "Stores" }, max: 1000, long: true },
    emergency: { kind: "boolean", label: { zh: "意外事故防范和应急预案已备案", en: "Emergency plan filed" } }, filedOn: { kind: "day", label: { zh: "备案日期", en: "Filed on" } }, filedNumber: { kind: "text", label: { zh: "备案编号", en: "Filing number" }, max: 40 }, file: { kind: "file", label: { zh: "管理计划", en: "Plan" }, accept: ["application/pdf"] }, note,
  },
  life: {
    initial: "draft",
    states: { draft: { label: { zh: "编制中", en: "draft" } }, submitted: { label: { zh: "已提交", en: "submitted" }, duty: { kind: "hwplan.file", label: { zh: "备案核对", en: "look at it and file it" }, workingDays: 10, holder: { organisation: "bureau" } } }, filed: { label: { zh: "已备案", en: "filed" } } },
    moves: {
      submit: { label: { zh: "提交备案", en: "submitted" }, from: ["draft"], to: "submitted", by: ["ledger.write", "firm"], needs: { fields: ["wastes"] } },
      file: { label: { zh: "备案", en: "filed" }, from: ["submitted"], to: "filed", by: ["ledger.approve"], needs: { fields: ["filedOn"], anotherThan: ["submit"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["submitted"], to: "draft", by: ["ledger.approve"], needs: { note: true } },
      change: { label: { zh: "变更备案", en: "changed" }, from: ["filed"], to: "draft", by: ["ledger.write", "firm"], needs: { note: true } },
    },
  },
});
