import { ledger } from "@yunqing/ledger";
import { number, photos, problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byFirm } from "../parts/rights.js";

/** Openings of overflow gates (进水溢流口启闭记录): each with its reason; an opening that is no emergency and no flood is a clue. */
export const overflowGateLog = ledger({
  id: "overflow-gate-log", title: { zh: "进水溢流口启闭台账", en: "Log of overflow gates" }, source: { line: 801, systems: ["S124"], text: "计划 4.2.2" },
  purpose: { zh: "严禁非紧急状态下进水溢流口直排生活污水；无紧急情形的开启转线索", en: "An opening without an emergency becomes a clue" },
  key: ["number"], name: "works", ...byFirm,
  fields: {
    number: { ...number, required: true },
    works: { kind: "text", label: { zh: "污水处理厂（泵站）", en: "Works" }, required: true, max: 80 },
    unit: { ...unit, label: { zh: "运营单位", en: "Operator" } },
    openedAt: { kind: "instant", label: { zh: "开启时间", en: "Opened at" }, required: true },
    closedAt: {
      kind: "instant", label: { zh: "关闭时间", en: "Closed at" },
      validWhen: [{ must: { any: [{ field: "openedAt", filled: false }, { field: "closedAt", comparison: "≥", than: "openedAt" }] }, say: { zh: "不得早于开启时间", en: "not before it was opened" } }],
    },
    reason: {
      kind: "choice", label: { zh: "开启原因", en: "Reason" }, required: true,
      options: {
        flood: { zh: "汛期强降雨", en: "heavy rain" }, fault: { zh: "设备故障", en: "fault" }, power: { zh: "停电", en: "no power" }, repair: { zh: "检修", en: "repair" },
        emergency: { zh: "应急处置", en: "emergency" }, other: { zh: "其他", en: "other" },
      },
    },
    rain: { kind: "decimal", label: { zh: "降雨量", en: "Rain" }, unit: "mm", scale: 1, requiredWhen: { field: "reason", in: ["flood"] }, min: "0" },
    approved: { kind: "boolean", label: { zh: "已报告主管部门", en: "Reported" }, required: true },
    reportedAt: { kind: "instant", label: { zh: "报告时间", en: "Reported at" }, requiredWhen: { field: "approved", in: ["true"] } },
    volume: { kind: "decimal", label: { zh: "溢流量", en: "Volume" }, unit: "m³", scale: 1, min: "0" },
    clue: {
      kind: "computed", label: { zh: "线索判断", en: "Clue" }, as: "text", from: ["reason", "approved"],
      formula: { zh: "强降雨、应急处置或已报告的故障、停电为正当，其余转线索", en: "rain, an emergency, or a reported fault or power cut is proper; the rest is a clue" },
      by: (row) => { const reason = row.text("reason"); return reason === null ? null : reason === "flood" || reason === "emergency" || ((reason === "fault" || reason === "power") && row.value("approved") === true) ? "正当" : "转线索"; },
    },
    photos: { ...photos },
    problems: { ...problems },
  },
  life: rectification({ kind: "overflow.look", workingDays: 5, organisation: "bureau", problem: "problems", by: ["ledger.write", "firm", "inspector"] }),
});
