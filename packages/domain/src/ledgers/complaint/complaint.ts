import { ledger } from "@yunqing/ledger";
import { number, person, phone, position, town, unit } from "../parts/fields.js";
import { byInspector } from "../parts/rights.js";

/** Complaints (信访举报) of all channels: registered, linked with repeats, answered in time; who asks to be hidden is seen by nobody who does not handle it. */
export const complaint = ledger({
  id: "complaint", title: { zh: "信访举报台账", en: "Complaints" }, source: { line: 343, systems: ["S031", "S223", "S241"], text: "信访工作条例（2022）；环保举报热线工作管理办法；受理通知十五日、办结六十日（延长三十日）" },
  purpose: { zh: "多渠道登记、重复件合并、限期办理、回复和满意度，办结率与回复率", en: "All channels, repeats linked, answered in time" },
  key: ["number"], name: "subject", ...byInspector,
  sections: { call: { zh: "来件", en: "Complaint" }, person: { zh: "举报人", en: "Who" }, handle: { zh: "办理", en: "Handling" } },
  fields: {
    number: { ...number, required: true, section: "call", headings: ["受理编号"] },
    channel: {
      kind: "choice", label: { zh: "渠道", en: "Channel" }, required: true, section: "call",
      options: {
        h12369: { zh: "12369 热线", en: "12369" }, mayor: { zh: "12345 市长热线", en: "12345" }, wechat: { zh: "微信举报", en: "WeChat" },
        network: { zh: "网络举报", en: "website" }, letter: { zh: "来信", en: "letter" }, visit: { zh: "来访", en: "visit" }, post: { zh: "社情民意", en: "public opinion" },
        superior: { zh: "上级转办", en: "from above" }, other: { zh: "其他", en: "other" },
      },
    },
    receivedOn: { kind: "day", label: { zh: "接收日期", en: "Received on" }, required: true, section: "call" },
    subject: { kind: "text", label: { zh: "反映问题", en: "Complaint" }, required: true, section: "call", max: 200 },
    detail: { kind: "text", label: { zh: "具体内容", en: "Details" }, section: "call", long: true, max: 5000 },
    kind: {
      kind: "choice", label: { zh: "问题类型", en: "Kind" }, required: true, section: "call",
      options: {
        air: { zh: "大气", en: "air" }, water: { zh: "水", en: "water" }, noise: { zh: "噪声", en: "noise" }, waste: { zh: "固废", en: "waste" },
        smell: { zh: "异味恶臭", en: "smell" }, radiation: { zh: "辐射", en: "radiation" }, ecology: { zh: "生态", en: "nature" }, other: { zh: "其他", en: "other" },
      },
    },
    unit: { ...unit, section: "call" },
    town: { ...town, required: true, section: "call" },
    position: { ...position, section: "call" },
    isAnonymous: { kind: "boolean", label: { zh: "匿名或要求保密", en: "Anonymous or confidential" }, required: true, section: "person" },
    person: { ...person, section: "person", seenBy: ["ledger.personal"] },
    phone: { ...phone, section: "person", seenBy: ["ledger.personal"] },
    identity: {
      kind: "identity", label: { zh: "公民身份号码", en: "Resident identity" }, section: "person", seenBy: ["ledger.personal"], shownWhen: { field: "isAnonymous", in: ["false"] },
      note: { zh: "仅在依法需要时填写，密文保存", en: "only when the law asks for it; kept enciphered" },
    },
    reward: { kind: "money", label: { zh: "举报奖励", en: "Reward" }, unit: "元", section: "person", min: "0" },
    repeats: { kind: "reference", to: "complaint", label: { zh: "重复件", en: "Repeat of" }, section: "handle", note: { zh: "同一事项重复反映的合并办理", en: "the same matter is handled together" } },
    acceptedOn: {
      kind: "day", label: { zh: "受理告知日期", en: "Acceptance told" }, section: "handle", note: { zh: "十五日内告知受理情况", en: "within fifteen days" },
      validWhen: [{ must: { any: [{ field: "receivedOn", filled: false }, { field: "acceptedOn", comparison: "≥", than: "receivedOn" }] }, say: { zh: "不得早于接收日期", en: "not before it came" } }],
    },
    due: {
      kind: "day", label: { zh: "办理期限", en: "Due" }, required: true, section: "handle",
      validWhen: [{ must: { any: [{ field: "receivedOn", filled: false }, { field: "due", comparison: "≥", than: "receivedOn" }] }, say: { zh: "不得早于接收日期", en: "not before it came" } }],
    },
    handler: { kind: "text", label: { zh: "承办单位", en: "Handled by" }, required: true, section: "handle", max: 80 },
    visited: { kind: "day", label: { zh: "现场调查日期", en: "Visited on" }, section: "handle" },
    verdict: {
      kind: "choice", label: { zh: "调查结论", en: "Verdict" }, section: "handle",
      options: { so: { zh: "属实", en: "true" }, partly: { zh: "部分属实", en: "partly true" }, notSo: { zh: "不实", en: "not true" }, other: { zh: "非环境问题", en: "another matter" } },
      requiredWhen: { field: "answeredOn", filled: true },
    },
    measures: { kind: "text", label: { zh: "处理措施", en: "Measures" }, section: "handle", long: true, max: 3000 },
    answeredOn: {
      kind: "day", label: { zh: "答复日期", en: "Answered on" }, section: "handle",
      validWhen: [{ must: { any: [{ field: "receivedOn", filled: false }, { field: "answeredOn", comparison: "≥", than: "receivedOn" }] }, say: { zh: "不得早于接收日期", en: "not before it came" } }],
    },
    late: {
      kind: "computed", label: { zh: "时限", en: "In time" }, as: "text", section: "handle", from: ["receivedOn", "answeredOn", "due"],
      formula: { zh: "答复日期与期限比较", en: "the answer against its term" },
      by: (row) => { const due = row.text("due"), answered = row.text("answeredOn"), received = row.text("receivedOn"); return due === null || answered === null || received === null ? null : answered > due ? "超期" : "按期"; },
    },
    satisfied: {
      kind: "choice", label: { zh: "满意度", en: "Satisfied" }, section: "handle",
      options: { yes: { zh: "满意", en: "satisfied" }, fair: { zh: "基本满意", en: "fairly" }, no: { zh: "不满意", en: "not satisfied" }, unreached: { zh: "未回访", en: "not reached" } },
    },
  },
  life: {
    initial: "received",
    states: {
      received: { label: { zh: "已登记", en: "registered" }, duty: { kind: "complaint.accept", label: { zh: "告知受理并办理", en: "tell the acceptance and handle it" }, limit: "complaint/accept", since: { field: "receivedOn" }, holder: { organisation: "bureau" } } },
      handling: { label: { zh: "办理中", en: "handled" }, duty: { kind: "complaint.answer", label: { zh: "六十日内办结", en: "finish within sixty days" }, limit: "complaint/finish", since: { field: "acceptedOn" }, holder: { organisation: "bureau" } } },
      answered: { label: { zh: "已答复", en: "answered" } },
      closed: { label: { zh: "已办结", en: "closed" }, isClosed: true, proofs: ["answer"] },
    },
    proofs: { acceptance: { zh: "受理告知书", en: "notice of acceptance" }, answer: { zh: "答复意见书", en: "answer" }, visit: { zh: "回访记录", en: "record of the call back" } },
    moves: {
      accept: { label: { zh: "受理", en: "accepted" }, from: ["received"], to: "handling", by: ["ledger.write", "inspector"], needs: { proofs: ["acceptance"], fields: ["acceptedOn", "due", "handler"] } },
      extend: { label: { zh: "延期三十日", en: "extended by thirty days" }, from: ["handling"], by: ["ledger.approve"], needs: { note: true, fields: ["due"] } },
      answer: { label: { zh: "答复", en: "answered" }, from: ["handling"], to: "answered", by: ["ledger.write", "inspector"], needs: { proofs: ["answer"], fields: ["answeredOn", "verdict", "measures"] } },
      visit: { label: { zh: "回访", en: "called back" }, from: ["answered"], by: ["ledger.write", "inspector"], needs: { proofs: ["visit"], fields: ["satisfied"] } },
      close: { label: { zh: "办结归档", en: "closed" }, from: ["answered"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["answer", "visit"] } },
      reopen: { label: { zh: "复查重办", en: "taken up again" }, from: ["closed"], to: "handling", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
