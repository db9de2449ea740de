import { ledger } from "@yunqing/ledger";
import { monthsAfter } from "../parts/terms.js";
import { number, unit } from "../parts/fields.js";
import { published } from "../parts/rights.js";

/** Stops of project approvals (区域、企业限批): read by admission as long as they stand. */
export const permitStop = ledger({
  id: "permit-stop", title: { zh: "限批名单", en: "Stop of approvals" }, source: { line: 1138, systems: ["S220"], text: "限批期限三至十二个月" },
  purpose: { zh: "对未完成削减指标、污染严重、违法突出的区域或企业暂停环评审批", en: "Approvals stopped for regions and firms" },
  key: ["number"], name: "subject", ...published, likeness: { names: ["subject"] },
  public: { fields: ["number", "kind", "subject", "reason", "scope", "document", "since", "months", "until", "demands"], state: true, basis: { zh: "限批决定向社会公布；政府信息公开条例第二十条", en: "stops of approval are published; disclosure regulation art. 20" } },
  terms: { stop: { label: { zh: "限批期限", en: "Stop" }, on: { field: "until" }, states: ["stopped", "asked"], warn: { days: 30 }, source: { text: "限批期限三至十二个月" } } },
  fields: {
    number: { ...number, required: true, headings: ["限批编号"] },
    kind: { kind: "choice", label: { zh: "对象类型", en: "Kind" }, required: true, options: { region: { zh: "区域", en: "region" }, park: { zh: "园区", en: "park" }, company: { zh: "企业", en: "company" }, industry: { zh: "行业", en: "industry" } } },
    subject: { kind: "text", label: { zh: "限批对象", en: "Subject" }, required: true },
    unit: { ...unit, requiredWhen: { field: "kind", in: ["company"] } },
    reason: {
      kind: "choices", label: { zh: "限批原因", en: "Reason" }, required: true,
      options: {
        target: { zh: "未完成主要污染物削减指标", en: "reduction targets missed" }, pollution: { zh: "环境污染严重", en: "heavy pollution" },
        offence: { zh: "环境违法行为突出", en: "notable offences" }, planEia: { zh: "规划环评未落实", en: "strategic assessment not carried out" },
        other: { zh: "其他", en: "other" },
      },
    },
    scope: { kind: "text", label: { zh: "限批范围", en: "Scope" }, required: true, long: true, max: 1000, note: { zh: "写明暂停审批的项目类别", en: "which projects are not approved" } },
    document: { kind: "text", label: { zh: "限批文号", en: "Number of the decision" }, required: true, max: 60 },
    since: { kind: "day", label: { zh: "限批起始日", en: "From" }, required: true },
    months: { kind: "integer", label: { zh: "限批期限", en: "Months" }, unit: "月", required: true, min: 3, max: 12 },
    until: {
      kind: "computed", label: { zh: "期满日期", en: "Ends" }, as: "text", from: ["since", "months"], formula: { zh: "起始日加限批月数", en: "first day plus months" },
      by: (row) => { const from = row.text("since"), months = row.exact("months"); return from === null || months === null ? null : monthsAfter(from, Number(months.toString())); },
    },
    demands: { kind: "text", label: { zh: "整改要求", en: "Demands" }, required: true, long: true, max: 2000 },
  },
  life: {
    initial: "stopped",
    states: {
      stopped: { label: { zh: "限批中", en: "stopped" }, duty: { kind: "permit-stop.mend", label: { zh: "完成限批整改", en: "meet the demands" }, workingDays: 60, holder: { organisation: "bureau" } } },
      asked: { label: { zh: "申请解除", en: "lifting asked for" } },
      lifted: { label: { zh: "已解除", en: "lifted" }, isClosed: true, proofs: ["report", "verified", "lifting"] },
    },
    proofs: { report: { zh: "整改报告", en: "report" }, verified: { zh: "现场核查记录", en: "record of the visit" }, lifting: { zh: "解除限批文件", en: "paper of lifting" } },
    moves: {
      ask: { label: { zh: "申请解除", en: "lifting asked for" }, from: ["stopped"], to: "asked", by: ["ledger.write", "firm"], needs: { proofs: ["report"] } },
      verify: { label: { zh: "现场核查", en: "verified" }, from: ["asked"], by: ["ledger.write", "inspector"], needs: { proofs: ["verified"], anotherThan: ["ask"] } },
      show: { label: { zh: "提交解除文件", en: "paper of lifting" }, from: ["asked"], by: ["ledger.write"], needs: { proofs: ["lifting"] } },
      refuse: { label: { zh: "不予解除", en: "not lifted" }, from: ["asked"], to: "stopped", by: ["ledger.approve"], needs: { note: true } },
      lift: { label: { zh: "解除限批", en: "lifted" }, from: ["asked"], to: "lifted", by: ["ledger.approve"], needs: { anotherThan: ["ask", "show"] } },
      again: { label: { zh: "再次限批", en: "stopped again" }, from: ["lifted"], to: "stopped", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
