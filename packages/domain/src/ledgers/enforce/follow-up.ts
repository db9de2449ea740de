import { ledger } from "@yunqing/ledger";
import { inspector, number, problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byInspector } from "../parts/rights.js";

/** Follow-up supervision（环境执法后督察台账）. */
export const followUp = ledger({
  id: "follow-up", title: { zh: "环境执法后督察台账", en: "Follow-up supervision" }, source: { line: 1138, systems: ["S217"], text: "环境行政执法后督察办法" },
  purpose: { zh: "对法律法规执行和整改情况的后督察、结果与再处置", en: "Whether the law was kept and the demands met" },
  key: ["number"], ...byInspector,
  fields: {
    number: { ...number, required: true },
    caseNumber: { kind: "text", label: { zh: "原案件编号", en: "Case" }, max: 40 },
    unit: { ...unit, required: true },
    about: {
      kind: "choice", label: { zh: "督察内容", en: "About" }, required: true,
      options: {
        penalty: { zh: "行政处罚", en: "penalty" }, order: { zh: "责令改正", en: "order" }, rectification: { zh: "限期治理", en: "rectification" },
        acceptance: { zh: "验收", en: "acceptance" }, permit: { zh: "许可执行", en: "permit" }, issue: { zh: "督察问题", en: "an issue" },
      },
    },
    deadline: { kind: "day", label: { zh: "原限期", en: "Original term" } },
    checkedOn: { kind: "day", label: { zh: "督察日期", en: "Checked on" }, required: true },
    inspector: { ...inspector, required: true },
    result: { kind: "choice", label: { zh: "督察结果", en: "Result" }, required: true, options: { done: { zh: "已完成", en: "done" }, partly: { zh: "部分完成", en: "partly" }, not: { zh: "未完成", en: "not done" }, relapsed: { zh: "反弹", en: "relapsed" } } },
    found: { kind: "text", label: { zh: "督察发现", en: "Found" }, long: true, max: 2000 },
    again: {
      kind: "choice", label: { zh: "后续措施", en: "What comes next" }, required: true,
      options: {
        none: { zh: "结束", en: "nothing" }, supervise: { zh: "继续督办", en: "still supervised" }, case: { zh: "重新立案", en: "a new case" },
        daily: { zh: "按日计罚", en: "daily fine" }, close: { zh: "停产整治", en: "production stopped" }, police: { zh: "移送", en: "handed over" },
      },
    },
    nextOn: { kind: "day", label: { zh: "下次督察日期", en: "Next" }, requiredWhen: { field: "again", in: ["supervise", "case", "daily", "close"] } },
    problems: { ...problems, requiredWhen: { field: "result", in: ["partly", "not", "relapsed"] } },
  },
  life: rectification({ kind: "follow-up.mend", workingDays: 20, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
