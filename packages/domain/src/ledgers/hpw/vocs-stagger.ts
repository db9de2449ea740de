import { ledger } from "@yunqing/ledger";
import { photos, problems, unit, year } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byFirm } from "../parts/rights.js";

/** VOCs staggered in summer（夏季 VOCs 错峰生产台账）. */
export const vocsStagger = ledger({
  id: "vocs-stagger", title: { zh: "夏季 VOCs 错峰生产台账", en: "VOCs staggered in summer" }, source: { line: 695, systems: ["S076"], text: "夏季臭氧攻坚；具体时段由地方要求" },
  purpose: { zh: "夏秋高温天气涉 VOCs 企业错时错峰生产的时段与工序", en: "Hours and processes moved in hot weather" },
  key: ["unit", "year", "process"], name: "process", ...byFirm,
  fields: {
    unit: { ...unit, required: true },
    year: { ...year, required: true },
    process: { kind: "text", label: { zh: "涉 VOCs 工序", en: "Process" }, required: true, max: 80 },
    span: { kind: "period", label: { zh: "错峰期", en: "From and to" }, required: true },
    hours: {
      kind: "choice", label: { zh: "错峰时段", en: "Hours" }, required: true,
      options: {
        night: { zh: "夜间生产", en: "at night" }, noon: { zh: "避开 10—16 时", en: "not from 10 to 16" }, weekend: { zh: "周末不生产", en: "no weekends" },
        stop: { zh: "停产", en: "stopped" },
      },
    },
    forecast: { kind: "choice", label: { zh: "触发条件", en: "Trigger" }, options: { season: { zh: "整个夏季", en: "the season" }, ozone: { zh: "臭氧预报超标", en: "ozone forecast" }, alert: { zh: "臭氧预警", en: "ozone alert" } } },
    vocs: { kind: "decimal", label: { zh: "错峰减少 VOCs", en: "VOCs less" }, unit: "kg/d", scale: 3, min: "0" },
    checkedOn: { kind: "day", label: { zh: "抽查日期", en: "Checked on" } },
    kept: { kind: "choice", label: { zh: "执行情况", en: "Kept to" }, options: { yes: { zh: "执行到位", en: "yes" }, partly: { zh: "部分", en: "partly" }, no: { zh: "未执行", en: "no" } }, requiredWhen: { field: "checkedOn", filled: true } },
    photos: { ...photos },
    problems: { ...problems, requiredWhen: { field: "kept", in: ["partly", "no"] } },
  },
  life: rectification({ kind: "vocs-stagger.mend", workingDays: 5, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
