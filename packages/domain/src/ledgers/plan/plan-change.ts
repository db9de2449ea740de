import { ledger } from "@yunqing/ledger";
import { note, number } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";

/** Changes of the plan's tasks (规划任务动态更新): what was added, changed or dropped, by whose document, and since when. */
export const planChange = ledger({
  id: "plan-change", title: { zh: "规划任务动态更新台账", en: "Changes of the plan's tasks" }, source: { line: 1164, systems: ["S242"] },
  purpose: { zh: "国家、省、市下达任务变化后，规划目标、任务、工程的新增、调整、取消逐条登记：改前、改后、依据文件和生效日期；规划原文不改。", en: "Each task added, changed or dropped: before, after, by which document and since when; the printed plan stays." },
  key: ["number"], name: "subject", ...byDepartment,
  fields: {
    number: { ...number, required: true }, subject: { kind: "text", label: { zh: "目标（任务、工程）名称", en: "Target, task or project" }, required: true, max: 200 },
    part: { kind: "choice", label: { zh: "规划内容", en: "Part of the plan" }, required: true, options: { target: { zh: "目标指标", en: "target" }, task: { zh: "任务", en: "task" }, project: { zh: "工程", en: "project" }, measure: { zh: "保障措施", en: "measure" } } },
    line: { kind: "integer", label: { zh: "规划文本行号", en: "Line of the plan" }, min: 1, requiredWhen: { not: { field: "kind", in: ["added"] } } },
    kind: { kind: "choice", label: { zh: "变更类型", en: "Kind" }, required: true, options: { added: { zh: "新增", en: "added" }, changed: { zh: "调整", en: "changed" }, term: { zh: "调整期限", en: "term moved" }, dropped: { zh: "取消", en: "dropped" } } },
    before: { kind: "text", label: { zh: "改前", en: "Before" }, long: true, max: 2000, requiredWhen: { not: { field: "kind", in: ["added"] } } },
    after: { kind: "text", label: { zh: "改后", en: "After" }, long: true, max: 2000, requiredWhen: { not: { field: "kind", in: ["dropped"] } } },
    level: { kind: "choice", label: { zh: "下达层级", en: "Set by" }, required: true, options: { state: { zh: "国家", en: "state" }, province: { zh: "省", en: "province" }, city: { zh: "市", en: "city" }, district: { zh: "区", en: "district" } } },
    document: { kind: "text", label: { zh: "依据文件", en: "Document" }, required: true, max: 200 }, documentOn: { kind: "day", label: { zh: "文件日期", en: "Document of" }, required: true },
    since: { kind: "day", label: { zh: "生效日期", en: "Since" }, required: true, validWhen: [{ must: { any: [{ field: "documentOn", filled: false }, { field: "since", comparison: "≥", than: "documentOn" }] }, say: { zh: "不得早于文件日期", en: "not before the document" } }] },
    reason: { kind: "text", label: { zh: "变更理由", en: "Reason" }, required: true, long: true, max: 2000 }, file: { kind: "file", label: { zh: "文件", en: "File" }, accept: ["application/pdf"] }, note,
  },
  life: statement(["ledger.write", "department"]),
});
