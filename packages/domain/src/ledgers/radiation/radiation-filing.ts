import { dayAfter, daysBetween, isDay } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, number, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Approvals and filings in a source's life (放射源活动审批备案台账), each with its clock. */
export const radiationFiling = ledger({
  id: "radiation-filing", title: { zh: "放射源活动审批备案台账", en: "Approvals and filings of sources" }, source: { line: 987, systems: ["S189"], text: "449号令第19—25条：转让审批；转入转出、返回、送贮完成之日起 20 日内备案；跨省转移使用 10 日前备案、结束后 20 日内注销" },
  key: ["number"], name: "number", ...office,
  parties: {
    asker: { field: "unit", label: { zh: "申请（报告）单位", en: "Asked by" }, makes: true, fills: ["number", "source", "unit", "matter", "doneOn", "otherUnit", "otherParty", "otherPlace", "file", "note"], during: ["received"] },
    other: { field: "otherParty", label: { zh: "对方单位", en: "The other unit" } },
  },
  fields: {
    number: { ...number, label: { zh: "办件编号", en: "Number" }, required: true }, source: { kind: "reference", to: "radiation-source", label: { zh: "放射源", en: "Source" }, required: true }, unit: { ...unit, label: { zh: "申请（报告）单位", en: "Asked by" }, required: true },
    matter: { kind: "choice", label: { zh: "事项", en: "Matter" }, required: true, options: { approve: { zh: "转让审批", en: "approval of a transfer" }, in: { zh: "转入备案", en: "come in" }, out: { zh: "转出备案", en: "gone out" }, giveBack: { zh: "废旧源返回备案", en: "returned" }, store: { zh: "废旧源送贮备案", en: "stored" }, away: { zh: "异地使用备案", en: "used elsewhere" }, awayEnd: { zh: "异地使用注销", en: "back again" }, retire: { zh: "退役", en: "retired" }, sale: { zh: "销售备案", en: "sold" } } },
    doneOn: { kind: "day", label: { zh: "活动完成（拟开始）日期", en: "Done (or begins) on" }, required: true }, filedOn: { kind: "day", label: { zh: "备案（受理）日期", en: "Filed on" } }, otherUnit: { kind: "text", label: { zh: "对方单位", en: "The other unit" }, max: 120, requiredWhen: { field: "matter", in: ["approve", "in", "out", "giveBack", "store", "sale"] } }, otherParty: { ...unit, label: { zh: "名录中的对方单位", en: "The other unit in the register" }, headings: [] }, otherPlace: { kind: "text", label: { zh: "使用地", en: "Used at" }, max: 120, requiredWhen: { field: "matter", in: ["away", "awayEnd"] } },
    due: { kind: "computed", label: { zh: "最迟备案日期", en: "File by" }, as: "text", from: ["matter", "doneOn"], formula: { zh: "异地使用：开始前 10 日；审批：不计；其余：完成之日起 20 日", en: "10 days before use elsewhere; else 20 days after" }, clauses: ["449号令第21—25条"], attestation: "VERIFIED", by: (row) => { const day = row.text("doneOn"), matter = row.text("matter"); return day === null || !isDay(day) || matter === null || matter === "approve" ? null : matter === "away" ? dayAfter(day, -10) : dayAfter(day, 20); } },
    inTime: { kind: "computed", label: { zh: "是否按期", en: "In time" }, as: "text", from: ["matter", "doneOn", "filedOn"], formula: { zh: "备案日期不晚于最迟备案日期", en: "filed by then" }, clauses: ["449号令第21—25条"], attestation: "VERIFIED", by: (row) => { const day = row.text("doneOn"), filed = row.text("filedOn"), matter = row.text("matter"); return day === null || filed === null || matter === null || matter === "approve" ? null : daysBetween(day, filed) <= (matter === "away" ? -10 : 20) ? "按期" : "逾期"; } },
    document: { kind: "text", label: { zh: "批准（备案）文号", en: "Document" }, max: 60 }, file: { kind: "file", label: { zh: "备案表", en: "Form" }, accept: ["application/pdf"] }, note,
  },
  life: {
    initial: "received",
    states: { received: { label: { zh: "已收件", en: "received" }, duty: { kind: "radiation.decide", label: { zh: "审批（备案）", en: "decide or file" }, workingDays: 14, holder: { organisation: "bureau" } } }, granted: { label: { zh: "已批准（备案）", en: "granted" } }, refused: { label: { zh: "不予批准", en: "refused" } } },
    proofs: { form: { zh: "签章备案表（批准文件）", en: "signed form" } },
    moves: {
      grant: { label: { zh: "批准（备案）", en: "granted" }, from: ["received"], to: "granted", by: ["ledger.approve"], needs: { fields: ["filedOn", "document"], proofs: ["form"] } },
      refuse: { label: { zh: "不予批准", en: "refused" }, from: ["received"], to: "refused", by: ["ledger.approve"], needs: { note: true } },
      correct: { label: { zh: "补正重报", en: "sent again" }, from: ["refused", "granted"], to: "received", by: ["ledger.write"], needs: { note: true } },
    },
  },
});
