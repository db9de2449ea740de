import { ledger } from "@yunqing/ledger";
import { problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { office } from "../parts/rights.js";

/** Disclosure（环境信息公开台账）. */
export const disclosure = ledger({
  id: "disclosure", title: { zh: "环境信息公开台账", en: "Disclosure" }, source: { line: 1158, systems: ["S237", "S233"], text: "政府信息公开条例；企业环境信息依法披露管理办法（令24）：年报三月十五日前，临时报告五个工作日内" },
  purpose: { zh: "环境质量、政策法规、项目审批、案件查处四类信息和企业依法披露的公开与逾期核查", en: "Four streams of the office and the disclosure of firms" },
  key: ["stream", "due"], name: "title", ...office,
  public: { fields: ["stream", "title", "unit", "period", "publishedOn", "address"], rows: { field: "publishedOn", filled: true }, basis: { zh: "企业环境信息依法披露管理办法（令24）；政府信息公开条例", en: "disclosure rules (order 24); disclosure regulation" } },
  fields: {
    stream: {
      kind: "choice", label: { zh: "信息类别", en: "Stream" }, required: true,
      options: {
        quality: { zh: "环境质量状况", en: "environment quality" }, policy: { zh: "政策法规", en: "policy and law" }, approval: { zh: "项目审批", en: "project approvals" },
        case: { zh: "违法案件查处", en: "cases" }, firmYear: { zh: "企业年度披露", en: "firm's yearly report" }, firmOnce: { zh: "企业临时披露", en: "firm's report of an event" },
        monitoring: { zh: "自行监测结果", en: "own monitoring" },
      },
    },
    title: { kind: "text", label: { zh: "标题", en: "Title" }, required: true, max: 200 },
    unit: { ...unit, requiredWhen: { field: "stream", in: ["firmYear", "firmOnce", "monitoring"] } },
    period: { kind: "text", label: { zh: "期次", en: "Period" }, max: 40 },
    due: { kind: "day", label: { zh: "应公开日期", en: "Due" }, required: true },
    publishedOn: { kind: "day", label: { zh: "公开日期", en: "Published on" } },
    late: {
      kind: "computed", label: { zh: "是否逾期", en: "Late" }, as: "text", from: ["due", "publishedOn"],
      formula: { zh: "公开日期晚于应公开日期为逾期；未公开由督办核算", en: "published after its term; what is not out is followed by duties" },
      by: (row) => { const due = row.text("due"), out = row.text("publishedOn"); return due === null || out === null ? null : out > due ? "逾期" : "按期"; },
    },
    address: { kind: "text", label: { zh: "公开地址", en: "Address" }, max: 300, requiredWhen: { field: "publishedOn", filled: true } },
    missing: { kind: "text", label: { zh: "缺项", en: "Missing parts" }, max: 500, note: { zh: "披露八类内容中缺少的部分", en: "of the eight parts, those missing" } },
    problems: { ...problems, requiredWhen: { field: "missing", filled: true } },
  },
  life: rectification({ kind: "disclosure.mend", workingDays: 10, organisation: "bureau", problem: "problems", by: ["ledger.write", "firm"] }),
});
