import { daysBetween } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, number, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Cases handed to the police (环保与公安联动): detention within three days of the decision, crimes within twenty-four hours of the approval; receipt and result. */
export const policeTransfer = ledger({
  id: "police-transfer", title: { zh: "案件移送公安台账", en: "Cases handed to the police" }, source: { line: 1138, systems: ["S222"], text: "环境保护行政执法与刑事司法衔接工作办法（2017）" },
  purpose: { zh: "移送行政拘留和涉嫌犯罪的期限、回执和结果", en: "Hand-over with its terms, receipt and result" },
  key: ["number"], ...office,
  fields: {
    number: { ...number, required: true },
    caseNumber: { kind: "text", label: { zh: "案件编号", en: "Case" }, required: true, max: 40 },
    unit: { ...unit },
    kind: { kind: "choice", label: { zh: "移送类型", en: "Kind" }, required: true, options: { detention: { zh: "行政拘留", en: "detention" }, crime: { zh: "涉嫌犯罪", en: "suspected crime" } } },
    suspicion: { kind: "text", label: { zh: "涉嫌违法行为", en: "Suspicion" }, required: true, max: 300 },
    decidedOn: { kind: "day", label: { zh: "决定（批准）日期", en: "Decided on" }, required: true },
    handedOn: {
      kind: "day", label: { zh: "移送日期", en: "Handed over on" }, required: true,
      validWhen: [{ must: { any: [{ field: "decidedOn", filled: false }, { field: "handedOn", comparison: "≥", than: "decidedOn" }] }, say: { zh: "不得早于决定日期", en: "not before the decision" } }],
    },
    within: {
      kind: "computed", label: { zh: "移送时限", en: "In time" }, as: "text", from: ["kind", "decidedOn", "handedOn"],
      formula: { zh: "行政拘留作出决定后三日内，涉嫌犯罪批准后二十四小时内（计次日）", en: "three days for detention, twenty-four hours for crime" },
      by: (row) => { const kind = row.text("kind"), decided = row.text("decidedOn"), handed = row.text("handedOn"); return kind === null || decided === null || handed === null ? null : daysBetween(decided, handed) <= (kind === "crime" ? 1 : 3) ? "按时" : "超时"; },
    },
    papers: {
      kind: "choices", label: { zh: "移送材料", en: "Papers" }, required: true,
      options: {
        record: { zh: "案件材料", en: "case record" }, sampling: { zh: "监测报告", en: "monitoring report" }, appraisal: { zh: "鉴定意见", en: "appraisal" },
        property: { zh: "涉案财物清单", en: "property" }, other: { zh: "其他", en: "other" },
      },
    },
    receivedOn: { kind: "day", label: { zh: "公安接收日期", en: "Received by the police" } },
    receipt: { kind: "text", label: { zh: "回执文号", en: "Receipt" }, max: 60, requiredWhen: { field: "receivedOn", filled: true } },
    result: {
      kind: "choice", label: { zh: "公安处理", en: "What the police did" },
      options: {
        detained: { zh: "拘留", en: "detained" }, filed: { zh: "立案", en: "case filed" }, notFiled: { zh: "不予立案", en: "not filed" },
        returned: { zh: "退回", en: "returned" }, pending: { zh: "待定", en: "pending" },
      },
    },
    objection: { kind: "choice", label: { zh: "复议监督", en: "Objection" }, options: { none: { zh: "无", en: "none" }, asked: { zh: "申请复议", en: "asked for review" }, prosecutor: { zh: "检察监督", en: "the prosecutor" } } },
    note: { ...note },
  },
  life: {
    initial: "handed",
    states: {
      handed: { label: { zh: "已移送", en: "handed over" }, duty: { kind: "transfer.receipt", label: { zh: "取得公安回执", en: "get the receipt" }, workingDays: 3, holder: { organisation: "bureau" } } },
      received: { label: { zh: "公安已接收", en: "received" } },
      closed: { label: { zh: "已办结", en: "closed" }, isClosed: true, proofs: ["receipt", "result"] },
    },
    proofs: { receipt: { zh: "接收回执", en: "receipt" }, result: { zh: "公安处理结果", en: "result" } },
    moves: {
      receive: { label: { zh: "公安接收", en: "received" }, from: ["handed"], to: "received", by: ["ledger.write"], needs: { fields: ["receivedOn", "receipt"], proofs: ["receipt"] } },
      show: { label: { zh: "提交处理结果", en: "result shown" }, from: ["received"], by: ["ledger.write"], needs: { proofs: ["result"], fields: ["result"] } },
      close: { label: { zh: "办结", en: "closed" }, from: ["received"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["show", "receive"] } },
      back: { label: { zh: "退回补充", en: "sent back" }, from: ["closed"], to: "handed", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
