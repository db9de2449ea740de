import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { number } from "../parts/fields.js";
import { percentOf } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** Alerts of heavy pollution (重污染天气预警响应): level and hours, what was ordered, what came back, and the look afterwards at peak and frequency. */
export const alertResponse = ledger({
  id: "alert-response", title: { zh: "重污染天气预警响应台账", en: "Responses to alerts" }, source: { line: 777, systems: ["S110"], text: "省、市重污染天气应急预案；启动条件按现行预案" },
  purpose: { zh: "预警启动、调整、解除、措施指令与反馈、事后评估“削峰降频”", en: "From the start of an alert to the look afterwards" },
  key: ["number"], name: "number", ...office,
  sections: { alert: { zh: "预警", en: "Alert" }, orders: { zh: "指令与反馈", en: "Orders and answers" }, after: { zh: "事后评估", en: "Afterwards" } },
  fields: {
    number: { ...number, required: true, section: "alert", headings: ["预警编号"] },
    level: { kind: "choice", label: { zh: "预警级别", en: "Level" }, required: true, section: "alert", options: { yellow: { zh: "黄色", en: "yellow" }, orange: { zh: "橙色", en: "orange" }, red: { zh: "红色", en: "red" } } },
    document: { kind: "text", label: { zh: "预警文号", en: "Paper" }, section: "alert", max: 80 },
    began: { kind: "instant", label: { zh: "启动时间", en: "Began" }, required: true, section: "alert" },
    lifted: { kind: "instant", label: { zh: "解除时间", en: "Lifted" }, section: "alert", validWhen: [{ must: { any: [{ field: "lifted", comparison: ">", than: "began" }, { field: "began", filled: false }] }, say: { zh: "解除应晚于启动", en: "after it began" } }] },
    hours: {
      kind: "computed", label: { zh: "响应时长", en: "Hours" }, as: "decimal", unit: "h", scale: 1, section: "alert", from: ["began", "lifted"],
      formula: { zh: "解除时间 − 启动时间", en: "lifted − began" },
      by: (row) => { const began = row.text("began"), lifted = row.text("lifted"); return began === null || lifted === null ? null : exact(Math.round((new Date(lifted).getTime() - new Date(began).getTime()) / 60_000)).over(exact(60)); },
    },
    changes: {
      kind: "children", label: { zh: "级别调整", en: "Changes of level" }, section: "alert", max: 20,
      fields: {
        changedAt: { kind: "instant", label: { zh: "调整时间", en: "Changed at" }, required: true },
        became: { kind: "choice", label: { zh: "调整为", en: "To" }, required: true, options: { yellow: { zh: "黄色", en: "yellow" }, orange: { zh: "橙色", en: "orange" }, red: { zh: "红色", en: "red" } } },
      },
    },
    ordered: { kind: "integer", label: { zh: "下达指令单位", en: "Units ordered" }, unit: "家", required: true, section: "orders", min: 0 },
    answered: {
      kind: "integer", label: { zh: "已反馈单位", en: "Units that answered" }, unit: "家", section: "orders", min: 0,
      validWhen: [{ must: { any: [{ field: "ordered", filled: false }, { field: "answered", comparison: "≤", than: "ordered" }] }, say: { zh: "不得多于下达指令单位", en: "not more than were ordered" } }],
    },
    checked: { kind: "integer", label: { zh: "检查单位", en: "Units checked" }, unit: "家", section: "orders", min: 0 },
    breaches: {
      kind: "integer", label: { zh: "未落实单位", en: "Units that did not" }, unit: "家", section: "orders", min: 0,
      validWhen: [{ must: { any: [{ field: "checked", filled: false }, { field: "breaches", comparison: "≤", than: "checked" }] }, say: { zh: "不得多于检查单位", en: "not more than were checked" } }],
    },
    answeredRate: {
      kind: "computed", label: { zh: "反馈率", en: "Answered of ordered" }, as: "decimal", unit: "%", scale: 1, section: "orders", from: ["answered", "ordered"],
      formula: { zh: "已反馈 ÷ 下达指令 × 100", en: "answered ÷ ordered" }, by: (row) => percentOf(row.exact("answered"), row.exact("ordered")),
    },
    keptRate: {
      kind: "computed", label: { zh: "落实率", en: "Kept to of checked" }, as: "decimal", unit: "%", scale: 1, section: "orders", from: ["breaches", "checked"],
      formula: { zh: "（检查 − 未落实）÷ 检查 × 100", en: "(checked − breaches) ÷ checked" },
      by: (row) => { const all = row.exact("checked"), bad = row.exact("breaches"); return all && bad && percentOf(all.minus(bad), all); },
    },
    forecastPeak: { kind: "decimal", label: { zh: "预测峰值", en: "Peak forecast" }, unit: "μg/m³", scale: 0, section: "after", min: "0" },
    actualPeak: { kind: "decimal", label: { zh: "实测峰值", en: "Peak measured" }, unit: "μg/m³", scale: 0, section: "after", min: "0" },
    cut: {
      kind: "computed", label: { zh: "削峰幅度", en: "Peak cut" }, as: "decimal", unit: "%", scale: 1, section: "after", from: ["forecastPeak", "actualPeak"],
      formula: { zh: "（预测峰值 − 实测峰值）÷ 预测峰值 × 100", en: "(forecast − measured) ÷ forecast" },
      by: (row) => { const forecast = row.exact("forecastPeak"), measured = row.exact("actualPeak"); return forecast && measured && percentOf(forecast.minus(measured), forecast); },
    },
    summary: { kind: "text", label: { zh: "评估意见", en: "Evaluation" }, section: "after", long: true, max: 3000 },
  },
  life: {
    initial: "issued",
    states: {
      issued: { label: { zh: "已发布", en: "issued" }, duty: { kind: "alert.orders", label: { zh: "下达减排指令", en: "send the orders" }, workingDays: 1, holder: { organisation: "bureau" } } },
      running: { label: { zh: "响应中", en: "running" } },
      ended: { label: { zh: "已解除", en: "lifted" }, duty: { kind: "alert.evaluate", label: { zh: "开展事后评估", en: "evaluate it" }, workingDays: 10, holder: { organisation: "bureau" } } },
      evaluated: { label: { zh: "已评估", en: "evaluated" }, isClosed: true, proofs: ["order", "evaluation"] },
    },
    proofs: { order: { zh: "预警文件", en: "paper of the alert" }, evaluation: { zh: "评估报告", en: "evaluation" } },
    moves: {
      respond: { label: { zh: "启动响应", en: "response begun" }, from: ["issued"], to: "running", by: ["ledger.write"], needs: { proofs: ["order"] } },
      lift: { label: { zh: "解除", en: "lifted" }, from: ["running"], to: "ended", by: ["ledger.write"], needs: { fields: ["lifted"] } },
      evaluate: { label: { zh: "提交评估", en: "evaluated" }, from: ["ended"], by: ["ledger.write"], needs: { proofs: ["order", "evaluation"], fields: ["summary"] } },
      close: { label: { zh: "归档", en: "closed" }, from: ["ended"], to: "evaluated", by: ["ledger.approve"], needs: { anotherThan: ["evaluate"] } },
      reopen: { label: { zh: "补充评估", en: "evaluated again" }, from: ["evaluated"], to: "ended", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
