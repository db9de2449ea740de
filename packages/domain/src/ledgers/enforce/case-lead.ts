import { ledger } from "@yunqing/ledger";
import { inspector, number, photos, position, town, unit } from "../parts/fields.js";
import { byInspector } from "../parts/rights.js";
import { quotientOf } from "../parts/evaluated.js";

/** Clues for enforcement (执法线索): from alarms, permits, complaints and checks to a visit, a case or nothing, and back into the permit's report; nothing rests unanswered. */
export const caseLead = ledger({
  id: "case-lead", title: { zh: "执法线索台账", en: "Clues for enforcement" }, source: { line: 995, systems: ["S196"], text: "测管协同；排污许可管理条例第二十六至二十九条" },
  purpose: { zh: "监测超标、许可核查、举报、巡查线索的核查、立案和反馈许可执行报告", en: "From a clue to its visit, its case, and back to the permit" },
  key: ["number"], name: "title", ...byInspector,
  sections: { clue: { zh: "线索", en: "Clue" }, check: { zh: "核查", en: "Check" } },
  fields: {
    number: { ...number, required: true, section: "clue", headings: ["线索编号"] },
    title: { kind: "text", label: { zh: "线索内容", en: "Clue" }, required: true, section: "clue" },
    source: {
      kind: "choice", label: { zh: "来源", en: "Source" }, required: true, section: "clue",
      options: {
        online: { zh: "在线监测超标", en: "online exceedance" }, law: { zh: "执法监测", en: "monitoring for enforcement" }, permit: { zh: "许可证后核查", en: "permit check" },
        report: { zh: "执行报告缺报", en: "report missing" }, complaint: { zh: "信访举报", en: "complaint" }, patrol: { zh: "巡查", en: "patrol" },
        project: { zh: "未批先建", en: "built before approval" }, campaign: { zh: "专项行动", en: "campaign" }, transfer: { zh: "部门移送", en: "another department" },
      },
    },
    unit: { ...unit, section: "clue" },
    town: { ...town, section: "clue" },
    position: { ...position, section: "clue" },
    foundAt: { kind: "instant", label: { zh: "发现时间", en: "Found at" }, required: true, section: "clue" },
    outlet: { kind: "code", rule: "facility", label: { zh: "排放口编码", en: "Outlet" }, section: "clue" },
    item: { kind: "text", label: { zh: "项目", en: "Item" }, section: "clue", max: 40, requiredWhen: { field: "source", in: ["online", "law"] } },
    value: { kind: "decimal", label: { zh: "监测值", en: "Value" }, unit: "—", scale: 4, section: "clue", requiredWhen: { field: "source", in: ["online", "law"] }, min: "0" },
    permitLimit: { kind: "decimal", label: { zh: "许可（标准）限值", en: "Limit of the permit" }, unit: "—", scale: 4, section: "clue", requiredWhen: { field: "source", in: ["online", "law"] }, min: "0" },
    measure: { kind: "text", label: { zh: "计量单位", en: "Unit" }, section: "clue", max: 20 },
    multiple: {
      kind: "computed", label: { zh: "超标倍数", en: "Times over" }, as: "decimal", unit: "倍", scale: 2, section: "clue", from: ["value", "permitLimit"],
      formula: { zh: "（监测值 − 限值）÷ 限值", en: "(value − limit) ÷ limit" },
      by: (row) => { const value = row.exact("value"), most = row.exact("permitLimit"); return value && most && quotientOf(value.minus(most), most); },
    },
    visitedOn: { kind: "day", label: { zh: "现场核查日期", en: "Visited on" }, section: "check" },
    inspector: { ...inspector, section: "check" },
    verdict: {
      kind: "choice", label: { zh: "核查结论", en: "Verdict" }, section: "check",
      options: {
        offence: { zh: "违法属实", en: "an offence" }, fault: { zh: "设备故障或工况异常", en: "fault or unusual running" }, data: { zh: "数据异常", en: "wrong data" },
        none: { zh: "不属实", en: "nothing" },
      },
      requiredWhen: { field: "visitedOn", filled: true },
    },
    result: {
      kind: "choice", label: { zh: "处置", en: "What was done" }, section: "check",
      options: {
        case: { zh: "立案", en: "a case" }, order: { zh: "责令改正", en: "order to mend" }, warn: { zh: "提醒警示", en: "warning" },
        handed: { zh: "移送", en: "handed over" }, none: { zh: "不予处理", en: "nothing" },
      },
      requiredWhen: { field: "verdict", filled: true },
    },
    caseNumber: { kind: "text", label: { zh: "案件编号", en: "Case" }, section: "check", max: 40, requiredWhen: { field: "result", in: ["case"] } },
    permitFed: { kind: "boolean", label: { zh: "结果已反馈许可执行报告", en: "Fed back to the permit" }, section: "check", requiredWhen: { field: "verdict", in: ["offence", "fault"] } },
    photos: { ...photos, section: "check" },
  },
  life: {
    initial: "raised",
    states: {
      raised: { label: { zh: "待核查", en: "raised" }, duty: { kind: "clue.check", label: { zh: "核查线索", en: "look into it" }, workingDays: 10, holder: { organisation: "bureau" } } },
      checked: { label: { zh: "已核查", en: "checked" } },
      closed: { label: { zh: "已办结", en: "closed" }, isClosed: true, proofs: ["record"] },
    },
    proofs: { record: { zh: "核查记录", en: "record of the check" }, paper: { zh: "处理文书", en: "paper" } },
    moves: {
      check: { label: { zh: "核查", en: "checked" }, from: ["raised"], to: "checked", by: ["ledger.write", "inspector"], needs: { proofs: ["record"], fields: ["visitedOn", "verdict"] } },
      return: { label: { zh: "退回补查", en: "sent back" }, from: ["checked"], to: "raised", by: ["ledger.approve"], needs: { note: true } },
      close: { label: { zh: "办结", en: "closed" }, from: ["checked"], to: "closed", by: ["ledger.approve"], needs: { fields: ["result"], anotherThan: ["check"] } },
      reopen: { label: { zh: "重新核查", en: "looked into again" }, from: ["closed"], to: "raised", by: ["ledger.write", "ledger.approve", "inspector"] },
    },
  },
});
