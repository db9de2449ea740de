import { ledger } from "@yunqing/ledger";
import { inspector, note, photos, position } from "../parts/fields.js";
import { byInspector } from "../parts/rights.js";

/** Looks afterwards (“散乱污”回头看): power use, complaints and visits that show a relapse. */
export const scatteredRecheck = ledger({
  id: "scattered-recheck", title: { zh: "“散乱污”企业回头看记录", en: "Looks afterwards" }, source: { line: 627, systems: ["S057"] },
  purpose: { zh: "定期复查、用电异常、群众投诉三路发现；确认反弹的，台账行须重新打开。", en: "By visits, electricity and complaints; a confirmed relapse opens the firm's row again." },
  key: ["scatteredFirm", "day"], ...byInspector,
  fields: { scatteredFirm: { kind: "reference", to: "scattered-firm", label: { zh: "企业", en: "Firm" }, required: true }, day: { kind: "day", label: { zh: "日期", en: "Day" }, required: true }, signal: { kind: "choice", label: { zh: "线索", en: "Signal" }, required: true, options: { schedule: { zh: "定期复查", en: "by schedule" }, power: { zh: "用电异常", en: "electricity" }, complaint: { zh: "投诉举报", en: "complaint" }, patrol: { zh: "网格巡查", en: "patrol" } } }, powerUse: { kind: "decimal", label: { zh: "月用电量", en: "Electricity in the month" }, unit: "kWh", scale: 1, min: "0", requiredWhen: { field: "signal", in: ["power"] } }, inspector, finding: { kind: "choice", label: { zh: "结论", en: "Finding" }, required: true, options: { none: { zh: "未见反弹", en: "none" }, relapse: { zh: "死灰复燃", en: "relapsed" }, moved: { zh: "异地转移", en: "moved elsewhere" }, traces: { zh: "有生产痕迹待核", en: "traces" } } }, newPlace: { kind: "text", label: { zh: "转移去向", en: "Moved to" }, max: 200, requiredWhen: { field: "finding", in: ["moved"] } }, position, photos: { ...photos, required: true }, note },
});
