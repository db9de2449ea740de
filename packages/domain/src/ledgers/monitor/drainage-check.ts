import { ledger } from "@yunqing/ledger";
import { problems, town } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";

/** Checks of pipes, tanks, gates and pumping stations before and during the flood season (汛期排水管控). */
export const drainageCheck = ledger({
  id: "drainage-check", title: { zh: "汛期排水管控检查台账", en: "Checks of drainage before floods" }, source: { line: 801, systems: ["S125"], text: "城镇排水与污水处理条例；计划 4.2.2" },
  purpose: { zh: "管网清淤、积存污水清空、调蓄池和进水阀门逐项检查，雨中溢流记录", en: "Pipes, tanks and gates, and what overflowed" },
  key: ["facility", "checkedOn"], name: "facility", ...byDepartment,
  fields: {
    facility: { kind: "text", label: { zh: "设施名称", en: "Facility" }, required: true, max: 100 },
    kind: {
      kind: "choice", label: { zh: "设施类型", en: "Kind" }, required: true,
      options: {
        pipe: { zh: "管网", en: "pipes" }, tank: { zh: "调蓄池", en: "storage tank" }, pump: { zh: "泵站", en: "pumping station" },
        gate: { zh: "进水溢流口闸阀", en: "overflow gate" }, buffer: { zh: "缓洪池", en: "flood basin" },
      },
    },
    town: { ...town },
    checkedOn: { kind: "day", label: { zh: "检查日期", en: "Day" }, required: true },
    season: { kind: "choice", label: { zh: "时段", en: "When" }, required: true, options: { before: { zh: "汛前", en: "before the season" }, during: { zh: "汛期", en: "during it" }, after: { zh: "汛后", en: "after it" } } },
    cleared: { kind: "boolean", label: { zh: "管网（池）已清淤", en: "Cleared of silt" }, required: true },
    emptied: { kind: "boolean", label: { zh: "积存污水已清空", en: "Emptied of sewage" }, required: true },
    gateShut: { kind: "boolean", label: { zh: "非汛期溢流口已封堵（闸阀关闭）", en: "Overflow shut out of season" }, required: true },
    ready: { kind: "boolean", label: { zh: "机电设备完好", en: "Machines sound" }, required: true },
    rain: { kind: "decimal", label: { zh: "降雨量", en: "Rain" }, unit: "mm", scale: 1, min: "0" },
    overflow: { kind: "boolean", label: { zh: "发生溢流", en: "Overflowed" } },
    overflowHours: { kind: "decimal", label: { zh: "溢流时长", en: "Hours of overflow" }, unit: "h", scale: 1, requiredWhen: { field: "overflow", in: ["true"] }, min: "0" },
    overflowVolume: { kind: "decimal", label: { zh: "溢流量", en: "Volume" }, unit: "m³", scale: 1, min: "0" },
    problems: { ...problems, requiredWhen: { any: [{ field: "cleared", in: ["false"] }, { field: "emptied", in: ["false"] }, { field: "gateShut", in: ["false"] }, { field: "ready", in: ["false"] }] } },
  },
  life: rectification({ kind: "drainage.mend", workingDays: 10, organisation: "housing", problem: "problems", by: ["ledger.write", "department"] }),
});
