import { ledger } from "@yunqing/ledger";
import { number, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Requests to power, transport and banks (“三停”): the legal basis is compulsory, and what touches residents' life is refused. */
export const threeStop = ledger({
  id: "three-stop", title: { zh: "停电停运停贷函件台账", en: "Requests to stop power, transport and loans" }, source: { line: 1138, systems: ["S218"], text: "行政强制法第四十三条：不得采取停止供水、供电等方式迫使居民履行" },
  purpose: { zh: "停电、停运、停贷函件、依据和回执；不得影响居民生活", en: "Requests, their basis and receipts; residents' life is not touched" },
  key: ["number"], ...office,
  fields: {
    number: { ...number, required: true },
    unit: { ...unit, required: true },
    kind: {
      kind: "choice", label: { zh: "措施", en: "Measure" }, required: true,
      options: {
        power: { zh: "停电", en: "power" }, transport: { zh: "停运", en: "transport" }, loan: { zh: "停贷", en: "loans" }, water: { zh: "停水", en: "water" },
        gas: { zh: "停气", en: "gas" },
      },
    },
    receiver: { kind: "text", label: { zh: "协助单位", en: "Asked" }, required: true, max: 80 },
    basis: { kind: "text", label: { zh: "法律依据", en: "Legal basis" }, required: true, max: 300 },
    caseNumber: { kind: "text", label: { zh: "案件编号", en: "Case" }, required: true, max: 40 },
    residents: {
      kind: "boolean", label: { zh: "是否影响居民生活", en: "Touches residents' life" }, required: true,
      validWhen: [{ must: { field: "residents", in: ["false"] }, say: { zh: "行政强制法第四十三条：不得影响居民生活，此函不能发出", en: "article 43: it would touch residents' life and is not sent" } }],
    },
    sentOn: { kind: "day", label: { zh: "发函日期", en: "Sent on" }, required: true },
    receivedOn: { kind: "day", label: { zh: "回函日期", en: "Answered on" }, validWhen: [{ must: { any: [{ field: "sentOn", filled: false }, { field: "receivedOn", comparison: "≥", than: "sentOn" }] }, say: { zh: "不得早于发函日期", en: "not before it was sent" } }] },
    answer: { kind: "choice", label: { zh: "协助结果", en: "Answer" }, options: { done: { zh: "已协助", en: "done" }, refused: { zh: "未同意", en: "refused" }, pending: { zh: "待复", en: "pending" } }, requiredWhen: { field: "receivedOn", filled: true } },
    ended: { kind: "day", label: { zh: "解除日期", en: "Ended on" }, validWhen: [{ must: { any: [{ field: "sentOn", filled: false }, { field: "ended", comparison: "≥", than: "sentOn" }] }, say: { zh: "不得早于发函日期", en: "not before it was sent" } }] },
    document: { kind: "file", label: { zh: "函件", en: "Paper" }, accept: ["application/pdf"], many: true },
  },
  life: {
    initial: "sent",
    states: {
      sent: { label: { zh: "已发函", en: "sent" }, duty: { kind: "stop.answer", label: { zh: "取得协助回执", en: "get the answer" }, workingDays: 10, holder: { organisation: "bureau" } } },
      acting: { label: { zh: "措施实施中", en: "in force" }, duty: { kind: "stop.lift", label: { zh: "整改后及时解除", en: "lift it after the mending" }, workingDays: 60, holder: { organisation: "bureau" } } },
      lifted: { label: { zh: "已解除", en: "lifted" }, isClosed: true, proofs: ["receipt", "lifting"] },
    },
    proofs: { receipt: { zh: "协助回执", en: "receipt" }, lifting: { zh: "解除函", en: "paper of lifting" } },
    moves: {
      act: { label: { zh: "实施", en: "put in force" }, from: ["sent"], to: "acting", by: ["ledger.write"], needs: { fields: ["receivedOn", "answer"], proofs: ["receipt"] } },
      show: { label: { zh: "提交解除函", en: "lifting shown" }, from: ["acting"], by: ["ledger.write"], needs: { proofs: ["lifting"] } },
      lift: { label: { zh: "解除", en: "lifted" }, from: ["acting"], to: "lifted", by: ["ledger.approve"], needs: { fields: ["ended"], anotherThan: ["show", "act"] } },
      again: { label: { zh: "再次实施", en: "again" }, from: ["lifted"], to: "sent", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
