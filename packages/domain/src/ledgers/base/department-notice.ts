import { ledger } from "@yunqing/ledger";
import { byDepartment } from "../parts/rights.js";
import { note, outline } from "../parts/fields.js";

const departments = { ecology: { zh: "生态环境", en: "ecology and environment" }, resources: { zh: "规划与自然资源", en: "planning and natural resources" }, housing: { zh: "住房城乡建设", en: "housing and construction" }, development: { zh: "发展改革", en: "development and reform" }, industry: { zh: "工信", en: "industry" }, agriculture: { zh: "农业", en: "agriculture" }, water: { zh: "水务", en: "water" } } as const;

/** Notices between departments on plots of land (部门信息沟通单): sent, received, answered. */
export const departmentNotice = ledger({
  id: "department-notice", title: { zh: "地块部门信息沟通单", en: "Notices between departments on plots" }, source: { line: 881, systems: ["S150"] },
  purpose: { zh: "城乡规划、国土资源、环境保护等部门间就地块互通信息、联动监管：发出、签收、答复、办结都有日期和人。", en: "What departments tell each other of a plot: sent, received, answered, with days and persons." },
  key: ["number"], name: "plot", ...byDepartment, likeness: { names: ["plot"] },
  fields: {
    number: { kind: "text", label: { zh: "沟通单号", en: "Number" }, required: true, max: 40 },
    plot: { kind: "text", label: { zh: "地块名称", en: "Plot" }, required: true, max: 120 },
    plotCode: { kind: "text", label: { zh: "地块编码", en: "Plot code" }, max: 40, note: { zh: "全国污染地块信息系统编码或宗地代码", en: "code of the national system, or cadastral code" } },
    boundary: outline,
    matter: { kind: "choice", label: { zh: "事项", en: "Matter" }, required: true, options: { plan: { zh: "规划编制与论证", en: "planning" }, take: { zh: "征收征用", en: "taking" }, recover: { zh: "收回收购", en: "recovery" }, sell: { zh: "出让转让", en: "transfer" }, change: { zh: "改变用途", en: "change of use" }, permit: { zh: "规划许可", en: "planning permit" }, survey: { zh: "土壤状况调查", en: "soil survey" }, assess: { zh: "风险评估", en: "risk assessment" }, repair: { zh: "治理与修复", en: "remediation" } } },
    sender: { kind: "choice", label: { zh: "发出部门", en: "From" }, required: true, options: departments },
    recipients: { kind: "choices", label: { zh: "接收部门", en: "To" }, required: true, options: departments },
    sentOn: { kind: "day", label: { zh: "发出日期", en: "Sent on" }, required: true },
    content: { kind: "text", label: { zh: "内容", en: "Content" }, required: true, max: 4000, long: true },
    answerBy: { kind: "day", label: { zh: "要求答复日期", en: "Answer by" }, validWhen: [{ must: { field: "answerBy", comparison: "≥", than: "sentOn" }, say: { zh: "答复日期不得早于发出日期", en: "not before it was sent" } }] },
    receipts: { kind: "children", label: { zh: "签收与答复", en: "Receipts and answers" }, fields: { department: { kind: "choice", label: { zh: "部门", en: "Department" }, required: true, options: departments }, receivedOn: { kind: "day", label: { zh: "签收日期", en: "Received on" }, required: true }, by: { kind: "text", label: { zh: "签收人", en: "By" }, max: 40 }, answer: { kind: "text", label: { zh: "答复意见", en: "Answer" }, max: 2000, long: true } } },
    note,
  },
  life: {
    initial: "draft",
    states: {
      draft: { label: { zh: "拟稿", en: "draft" } },
      sent: { label: { zh: "已发出", en: "sent" }, duty: { kind: "notice.answer", label: { zh: "签收并答复", en: "receive and answer it" }, workingDays: 10, holder: { organisation: "resources" } } },
      answered: { label: { zh: "已答复", en: "answered" } },
      done: { label: { zh: "已办结", en: "done" }, isClosed: true, proofs: ["answer"] },
    },
    proofs: { notice: { zh: "沟通单扫描件", en: "scanned notice" }, answer: { zh: "答复文件", en: "answering paper" } },
    moves: {
      send: { label: { zh: "发出", en: "sent" }, from: ["draft"], to: "sent", by: ["ledger.write", "department"], needs: { proofs: ["notice"] } },
      answer: { label: { zh: "答复", en: "answered" }, from: ["sent"], to: "answered", by: ["ledger.write", "department"], needs: { proofs: ["answer"], fields: ["receipts"], anotherThan: ["send"] } },
      finish: { label: { zh: "办结", en: "done" }, from: ["answered"], to: "done", by: ["ledger.approve"], needs: { anotherThan: ["answer"] } },
      reopen: { label: { zh: "再次沟通", en: "reopened" }, from: ["done", "answered"], to: "sent", by: ["ledger.write", "ledger.approve"], needs: { note: true } },
    },
  },
});
