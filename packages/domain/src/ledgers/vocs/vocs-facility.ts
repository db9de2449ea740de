import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, unit } from "../parts/fields.js";
import { percentOf } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";

const hundred = exact(100), isCarbon = { field: "process", in: ["carbon"] } as const, burns = { field: "process", in: ["rto", "rco", "direct"] } as const;
/** Daily running of VOCs treatment (VOCs 治理设施运行台账), kept at least three years. */
export const vocsFacility = ledger({
  id: "vocs-facility", title: { zh: "VOCs 治理设施运行台账", en: "Running of VOCs treatment" }, source: { line: 693, systems: ["S073"], text: "GB 37822-2019 §10.4；HJ 944-2018；保存不少于 3 年" },
  key: ["unit", "facility", "day"], name: "facility", ...byFirm,
  sections: { run: { zh: "运行", en: "Running" }, use: { zh: "耗材与异常", en: "Supplies and faults" } },
  fields: {
    unit: { ...unit, section: "run", required: true }, facility: { kind: "code", rule: "facility", label: { zh: "设施编号", en: "Facility" }, section: "run", required: true, note: { zh: "如 TA001", en: "such as TA001" } }, day: { kind: "day", label: { zh: "日期", en: "Day" }, section: "run", required: true },
    process: { kind: "choice", label: { zh: "治理工艺", en: "Process" }, section: "run", required: true, options: { carbon: { zh: "活性炭吸附", en: "activated carbon" }, rto: { zh: "蓄热燃烧", en: "regenerative burning" }, rco: { zh: "催化燃烧", en: "catalytic burning" }, direct: { zh: "直接燃烧", en: "direct burning" }, condense: { zh: "冷凝", en: "condensing" }, absorb: { zh: "吸收", en: "absorption" }, other: { zh: "其他", en: "other" } } },
    hours: { kind: "decimal", label: { zh: "运行时间", en: "Ran" }, section: "run", unit: "h", scale: 1, min: "0", max: "24", required: true }, production: { kind: "decimal", label: { zh: "对应生产时间", en: "Production ran" }, section: "run", unit: "h", scale: 1, min: "0", max: "24", required: true },
    air: { kind: "decimal", label: { zh: "处理风量", en: "Air" }, section: "run", unit: "m³/h", scale: 0, min: "0" }, power: { kind: "decimal", label: { zh: "用电量", en: "Power" }, section: "run", unit: "kWh", scale: 1, min: "0" },
    temperature: { kind: "decimal", label: { zh: "燃烧（催化）温度", en: "Temperature" }, section: "use", unit: "℃", scale: 0, min: "0", requiredWhen: burns },
    carbonKind: { kind: "choice", label: { zh: "活性炭种类", en: "Carbon" }, section: "use", shownWhen: isCarbon, options: { grain: { zh: "颗粒", en: "granular" }, comb: { zh: "蜂窝", en: "honeycomb" }, fibre: { zh: "纤维毡", en: "fibre" } } },
    iodine: { kind: "decimal", label: { zh: "碘吸附值", en: "Iodine number" }, section: "use", unit: "mg/g", scale: 0, min: "0", shownWhen: isCarbon },
    changedOn: { kind: "day", label: { zh: "本次（上次）更换日期", en: "Carbon changed on" }, section: "use", shownWhen: isCarbon }, carbon: { kind: "decimal", label: { zh: "更换量", en: "Carbon changed" }, section: "use", unit: "t", scale: 3, min: "0", shownWhen: isCarbon },
    stopped: { kind: "text", label: { zh: "停运故障与处理", en: "Stops and faults" }, section: "use", max: 500, requiredWhen: { field: "hours", comparison: "<", than: "production" } },
    synchrony: { kind: "computed", label: { zh: "同步运行率", en: "Ran with production" }, section: "use", as: "decimal", unit: "%", scale: 1, from: ["hours", "production"], formula: { zh: "运行时间 ÷ 生产时间 × 100，最高 100", en: "ran ÷ production × 100, at most 100" }, by: (row) => { const rate = percentOf(row.exact("hours"), row.exact("production")); return rate !== null && rate.compare(hundred) > 0 ? hundred : rate; } }, note: { ...note, section: "use" },
  },
});
