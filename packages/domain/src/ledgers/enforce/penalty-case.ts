import { dayAfter, daysBetween, exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { number, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Penalty cases (行政处罚与配套办法案件): from the clue to its end, with the terms of the law, the measures taken and the fine for each day. */
export const penaltyCase = ledger({
  id: "penalty-case", title: { zh: "行政处罚案件台账", en: "Penalty cases" }, source: { line: 341, systems: ["S030"], text: "行政处罚法（2021）第三十六、四十四、六十、六十一、六十四、六十七、七十二条；环保法第五十九条及按日连续处罚办法；立案期限凭记忆" },
  purpose: { zh: "立案、告知、听证、决定、送达、执行、结案的期限，按日计罚、查封扣押、限产停产、移送拘留等措施", en: "A case with its terms and measures" },
  key: ["number"], name: "cause", ...office,
  sections: { case: { zh: "案件", en: "Case" }, decide: { zh: "告知与决定", en: "Decision" }, measures: { zh: "措施", en: "Measures" }, end: { zh: "执行与公开", en: "Execution" } },
  public: { fields: ["number", "unit", "cause", "decidedOn", "decision", "fine", "publishedOn"], rows: { all: [{ field: "row_state", in: ["executing", "closed"] }, { field: "publishedOn", filled: true }, { not: { field: "review", in: ["annulled"] } }] }, title: { zh: "行政处罚决定公开", en: "Penalties published" }, basis: { zh: "行政处罚法第四十八条：有社会影响的处罚决定公开，撤销的三日内撤回", en: "Administrative Penalty Law art. 48: decisions are published and withdrawn when annulled" } },
  terms: { seal: { label: { zh: "查封扣押期限", en: "Seizure" }, on: { field: "sealedOn", days: 30 }, when: { all: [{ field: "sealLiftedOn", filled: false }, { not: { field: "sealExtended", in: ["true"] } }] }, warn: { days: 5, duty: { kind: "seal.decide", label: { zh: "期满前解除或依法延长查封扣押", en: "lift or extend the seizure before it ends" }, holder: { organisation: "bureau" } } }, source: { text: "环境保护主管部门实施查封、扣押办法：不超过三十日，可延长三十日" } }, sealExtended: { label: { zh: "延长的查封扣押期限", en: "Extended seizure" }, on: { field: "sealedOn", days: 60 }, when: { all: [{ field: "sealLiftedOn", filled: false }, { field: "sealExtended", in: ["true"] }] }, warn: { days: 5, duty: { kind: "seal.decide", label: { zh: "期满前解除查封扣押", en: "lift the seizure before it ends" }, holder: { organisation: "bureau" } } } }, limit: { label: { zh: "限制生产期限", en: "Limited production" }, on: { field: "limitedOn", months: 3 }, when: { field: "limitLiftedOn", filled: false }, warn: { days: 15 }, source: { text: "环境保护主管部门实施限制生产、停产整治办法：限制生产一般不超过三个月" } } },
  fields: {
    number: { ...number, required: true, section: "case", headings: ["案号", "立案号"] },
    unit: { ...unit, required: true, section: "case" },
    cause: { kind: "text", label: { zh: "案由", en: "Cause" }, required: true, section: "case", max: 200 },
    offence: { kind: "reference", to: "offence", label: { zh: "违法行为目录", en: "Offence" }, section: "case" },
    source: {
      kind: "choice", label: { zh: "线索来源", en: "Clue" }, required: true, section: "case",
      options: {
        check: { zh: "现场检查", en: "visit" }, online: { zh: "在线数据", en: "online data" }, complaint: { zh: "信访举报", en: "complaint" },
        monitor: { zh: "执法监测", en: "monitoring" }, campaign: { zh: "专项行动", en: "campaign" }, inspection: { zh: "督察交办", en: "inspection from above" },
        other: { zh: "其他", en: "other" },
      },
    },
    foundOn: { kind: "day", label: { zh: "发现日期", en: "Found on" }, required: true, section: "case" },
    filedOn: {
      kind: "day", label: { zh: "立案日期", en: "Filed on" }, required: true, section: "case",
      validWhen: [{ must: { any: [{ field: "foundOn", filled: false }, { field: "filedOn", comparison: "≥", than: "foundOn" }] }, say: { zh: "不得早于发现日期", en: "not before it was found" } }],
    },
    officers: { kind: "text", label: { zh: "办案人员", en: "Officers" }, required: true, section: "case", max: 100, note: { zh: "不少于两人", en: "at least two" } },
    informedOn: {
      kind: "day", label: { zh: "处罚告知日期", en: "Told on" }, section: "decide",
      validWhen: [{ must: { any: [{ field: "filedOn", filled: false }, { field: "informedOn", comparison: "≥", than: "filedOn" }] }, say: { zh: "不得早于立案日期", en: "not before it was filed" } }],
    },
    hearing: { kind: "choice", label: { zh: "听证", en: "Hearing" }, section: "decide", options: { none: { zh: "未要求", en: "not asked" }, asked: { zh: "已要求", en: "asked" }, held: { zh: "已举行", en: "held" } } },
    decidedOn: {
      kind: "day", label: { zh: "决定日期", en: "Decided on" }, section: "decide",
      validWhen: [{ must: { all: [{ field: "decidedOn", comparison: "≥", than: "informedOn" }, { field: "informedOn", filled: true }] }, say: { zh: "决定前须先告知", en: "told before it is decided" } }],
    },
    decideBy: {
      kind: "computed", label: { zh: "决定期限", en: "Decide by" }, as: "text", section: "decide", from: ["filedOn"],
      formula: { zh: "立案之日起九十日（行政处罚法第六十条）", en: "ninety days from filing (art. 60)" },
      by: (row) => { const day = row.text("filedOn"); return day === null ? null : dayAfter(day, 90); }, clauses: ["行政处罚法第六十条"],
    },
    inTime: {
      kind: "computed", label: { zh: "是否按期决定", en: "Decided in time" }, as: "text", section: "decide", from: ["filedOn", "decidedOn"],
      formula: { zh: "决定距立案不超过九十日", en: "within ninety days" },
      by: (row) => { const filed = row.text("filedOn"), decided = row.text("decidedOn"); return filed === null || decided === null ? null : daysBetween(filed, decided) <= 90 ? "按期" : "超期"; },
      clauses: ["行政处罚法第六十条"],
    },
    decision: { kind: "text", label: { zh: "处罚决定书文号", en: "Number of the decision" }, section: "decide", max: 60, requiredWhen: { field: "decidedOn", filled: true } },
    fine: { kind: "money", label: { zh: "罚款金额", en: "Fine" }, unit: "元", section: "decide", min: "0" },
    servedOn: {
      kind: "day", label: { zh: "送达日期", en: "Served on" }, section: "decide",
      validWhen: [{ must: { any: [{ field: "decidedOn", filled: false }, { field: "servedOn", comparison: "≥", than: "decidedOn" }] }, say: { zh: "不得早于决定日期", en: "not before the decision" } }],
    },
    payBy: {
      kind: "computed", label: { zh: "缴款期限", en: "Pay by" }, as: "text", section: "decide", from: ["servedOn"],
      formula: { zh: "收到决定书之日起十五日（行政处罚法第六十七条）", en: "fifteen days from service (art. 67)" },
      by: (row) => { const day = row.text("servedOn"); return day === null ? null : dayAfter(day, 15); }, clauses: ["行政处罚法第六十七条"],
    },
    measures: {
      kind: "choices", label: { zh: "配套措施", en: "Measures" }, section: "measures",
      options: {
        daily: { zh: "按日连续处罚", en: "daily fines" }, seize: { zh: "查封扣押", en: "seizing" }, limit: { zh: "限制生产", en: "limited production" },
        stop: { zh: "停产整治", en: "stopped production" }, detain: { zh: "移送行政拘留", en: "detention" }, crime: { zh: "移送涉嫌犯罪", en: "crime" },
        order: { zh: "责令改正", en: "order to mend" },
      },
    },
    sealedOn: { kind: "day", label: { zh: "查封扣押起始日期", en: "Sealed on" }, section: "measures" }, sealExtended: { kind: "boolean", label: { zh: "查封扣押已延长三十日", en: "Seizure extended" }, section: "measures", shownWhen: { field: "sealedOn", filled: true } }, sealLiftedOn: { kind: "day", label: { zh: "查封扣押解除日期", en: "Seizure lifted on" }, section: "measures", shownWhen: { field: "sealedOn", filled: true } },
    limitedOn: { kind: "day", label: { zh: "限制生产起始日期", en: "Limited from" }, section: "measures" }, limitLiftedOn: { kind: "day", label: { zh: "限制生产解除日期", en: "Limit lifted on" }, section: "measures", shownWhen: { field: "limitedOn", filled: true } },
    orderedOn: { kind: "day", label: { zh: "责令改正送达日期", en: "Order served on" }, section: "measures", requiredWhen: { field: "measures", in: ["daily", "order"] } },
    recheckOn: {
      kind: "day", label: { zh: "复查发现日期", en: "Found again on" }, section: "measures", requiredWhen: { field: "measures", in: ["daily"] },
      validWhen: [{ must: { any: [{ field: "recheckOn", comparison: ">", than: "orderedOn" }, { field: "orderedOn", filled: false }] }, say: { zh: "复查应在责令改正送达之后", en: "after the order was served" } }],
    },
    recheckBy: {
      kind: "computed", label: { zh: "复查期限", en: "Look again by" }, as: "text", section: "measures", from: ["orderedOn"],
      formula: { zh: "送达之日起三十日内暗查", en: "within thirty days of service" }, by: (row) => { const day = row.text("orderedOn"); return day === null ? null : dayAfter(day, 30); },
    },
    dailyDays: {
      kind: "computed", label: { zh: "计罚日数", en: "Days fined" }, as: "decimal", unit: "d", scale: 0, section: "measures", from: ["orderedOn", "recheckOn"],
      formula: { zh: "责令改正送达次日至复查发现之日", en: "from the day after service to the day it was found again" },
      by: (row) => { const from = row.text("orderedOn"), to = row.text("recheckOn"); return from === null || to === null ? null : exact(daysBetween(from, to)); },
      clauses: ["环境保护主管部门实施按日连续处罚办法"],
    },
    dailyFine: {
      kind: "computed", label: { zh: "按日连续处罚金额", en: "Daily fines" }, as: "decimal", unit: "元", scale: 2, section: "measures", from: ["orderedOn", "recheckOn", "fine"],
      formula: { zh: "原罚款金额 × 计罚日数", en: "original fine × days" },
      by: (row) => { const from = row.text("orderedOn"), to = row.text("recheckOn"), fine = row.exact("fine"); return from === null || to === null || fine === null ? null : fine.times(exact(daysBetween(from, to))); },
      clauses: ["环境保护主管部门实施按日连续处罚办法"],
    },
    paid: { kind: "money", label: { zh: "已缴款", en: "Paid" }, unit: "元", section: "end", min: "0" },
    paidOn: {
      kind: "day", label: { zh: "缴款日期", en: "Paid on" }, section: "end",
      validWhen: [{ must: { any: [{ field: "servedOn", filled: false }, { field: "paidOn", comparison: "≥", than: "servedOn" }] }, say: { zh: "不得早于送达日期", en: "not before service" } }],
    },
    surcharge: {
      kind: "computed", label: { zh: "加处罚款", en: "Surcharge" }, as: "decimal", unit: "元", scale: 2, section: "end", from: ["servedOn", "paidOn", "fine"],
      formula: { zh: "逾期每日 3%，不超过罚款本数（行政处罚法第七十二条）", en: "three per cent a day, at most the fine itself (art. 72)" },
      by: (row) => { const served = row.text("servedOn"), paid = row.text("paidOn"), fine = row.exact("fine"); if (served === null || paid === null || fine === null) return null; const late = Math.max(0, daysBetween(dayAfter(served, 15), paid)), more = fine.times(exact(late)).times(exact("0.03")); return more.compare(fine) > 0 ? fine : more; },
      clauses: ["行政处罚法第七十二条"],
    },
    publishedOn: {
      kind: "day", label: { zh: "公开日期", en: "Published on" }, section: "end",
      validWhen: [{ must: { any: [{ field: "decidedOn", filled: false }, { field: "publishedOn", comparison: "≥", than: "decidedOn" }] }, say: { zh: "不得早于决定日期", en: "not before the decision" } }],
    },
    review: {
      kind: "choice", label: { zh: "复议诉讼", en: "Review" }, section: "end",
      options: {
        none: { zh: "无", en: "none" }, review: { zh: "行政复议", en: "review" }, suit: { zh: "行政诉讼", en: "suit" }, upheld: { zh: "维持", en: "upheld" },
        annulled: { zh: "撤销变更", en: "annulled" },
      },
    },
  },
  life: {
    initial: "filed",
    states: {
      filed: { label: { zh: "调查中", en: "investigated" }, duty: { kind: "case.decide", label: { zh: "九十日内作出决定", en: "decide within ninety days" }, limit: "penalty/decide", since: { field: "filedOn" }, holder: { organisation: "bureau" } } },
      informed: { label: { zh: "已告知", en: "told" } }, reviewed: { label: { zh: "法制审核通过", en: "legally reviewed" } },
      decided: { label: { zh: "已决定", en: "decided" }, duty: { kind: "case.serve", label: { zh: "七日内送达", en: "serve within seven days" }, limit: "penalty/serve", since: { field: "decidedOn" }, holder: { organisation: "bureau" } } },
      executing: { label: { zh: "执行中", en: "carried out" } },
      dropped: { label: { zh: "不予处罚（撤案）", en: "dropped" } },
      closed: { label: { zh: "已结案", en: "closed" }, isClosed: true, proofs: ["decision", "receipt", "execution"] },
    },
    proofs: { evidence: { zh: "证据材料", en: "evidence" }, notice: { zh: "处罚告知书", en: "notice" }, legal: { zh: "法制审核意见", en: "legal review" }, decision: { zh: "处罚决定书", en: "decision" }, receipt: { zh: "送达回证", en: "proof of service" }, execution: { zh: "执行凭证", en: "proof of execution" } },
    moves: {
      inform: { label: { zh: "处罚告知", en: "told" }, from: ["filed"], to: "informed", by: ["ledger.write", "inspector"], needs: { proofs: ["evidence", "notice"], fields: ["informedOn"] } },
      drop: { label: { zh: "不予处罚", en: "dropped" }, from: ["filed", "informed"], to: "dropped", by: ["ledger.approve"], needs: { note: true } },
      review: { label: { zh: "法制审核", en: "legally reviewed" }, from: ["informed"], to: "reviewed", by: ["ledger.approve"], needs: { proofs: ["legal"], anotherThan: ["inform"] } },
      decide: { label: { zh: "作出决定", en: "decided" }, from: ["reviewed"], to: "decided", by: ["ledger.approve"], needs: { proofs: ["decision"], fields: ["decidedOn", "decision"], anotherThan: ["inform"] } },
      serve: { label: { zh: "送达", en: "served" }, from: ["decided"], to: "executing", by: ["ledger.write", "inspector"], needs: { proofs: ["receipt"], fields: ["servedOn"] } },
      execute: { label: { zh: "提交执行凭证", en: "execution shown" }, from: ["executing"], by: ["ledger.write", "inspector"], needs: { proofs: ["execution"] } },
      close: { label: { zh: "结案", en: "closed" }, from: ["executing"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["execute", "serve"] } },
      reopen: { label: { zh: "决定被撤销（重新处理）", en: "taken up again" }, from: ["closed", "dropped"], to: "filed", by: ["ledger.approve"], needs: { note: true } },
    },
  },
});
