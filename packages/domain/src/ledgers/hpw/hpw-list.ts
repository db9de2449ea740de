import { ledger } from "@yunqing/ledger";
import { town, unit, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { office } from "../parts/rights.js";

/** The emission-cut list of a year (重污染天气应急减排清单): unit by unit what is emitted and what each level of alert takes off; the district's share of each pollutant is a rate over it. */
export const hpwList = ledger({
  id: "hpw-list", title: { zh: "重污染天气应急减排清单", en: "Emission-cut list" }, source: { line: 777, systems: ["S046", "S108", "S109"], text: "重污染天气重点行业应急减排措施制定技术指南（2020 年修订版）；比例和分级凭记忆" },
  purpose: { zh: "逐单位排放量和三级减排量；全区减排比例不低于 10%、20%、30%；保障类、绩效分级一目了然", en: "What each level takes off, unit by unit; the district's shares reach 10, 20, 30 %" },
  key: ["unit", "year"], name: "industry", ...office,
  sections: { unit: { zh: "单位", en: "Unit" }, emission: { zh: "日排放量", en: "Emission of a day" }, yellow: { zh: "黄色预警减排量", en: "Taken off at yellow" }, orange: { zh: "橙色预警减排量", en: "Taken off at orange" }, red: { zh: "红色预警减排量", en: "Taken off at red" }, plan: { zh: "措施", en: "Measures" } },
  fields: {
    unit: { ...unit, required: true, section: "unit" },
    year: { ...year, label: { zh: "清单年度", en: "Year of the list" }, required: true, section: "unit" },
    kind: { kind: "choice", label: { zh: "源类", en: "Kind" }, required: true, section: "unit", options: { industry: { zh: "工业源", en: "industry" }, mobile: { zh: "移动源", en: "mobile" }, dust: { zh: "扬尘源", en: "dust" }, other: { zh: "其他", en: "other" } } },
    industry: { kind: "text", label: { zh: "行业", en: "Industry" }, required: true, section: "unit", max: 60, note: { zh: "按指南的行业名称，便于“一行一策”", en: "as the guide names it" } },
    grade: {
      kind: "choice", label: { zh: "绩效等级", en: "Grade" }, required: true, section: "unit",
      options: {
        A: { zh: "A 级", en: "grade A" }, B: { zh: "B 级", en: "grade B" }, C: { zh: "C 级", en: "grade C" }, D: { zh: "D 级", en: "grade D" },
        lead: { zh: "引领性", en: "leading" }, notLead: { zh: "非引领性", en: "not leading" }, livelihood: { zh: "保障类", en: "livelihood" },
        small: { zh: "小微涉气", en: "small" },
      },
    },
    permit: { kind: "code", rule: "permit", label: { zh: "排污许可证编号", en: "Discharge permit" }, section: "unit" },
    town: { ...town, section: "unit" },
    pm: { kind: "decimal", label: { zh: "颗粒物", en: "Particles" }, unit: "kg/d", scale: 3, section: "emission", min: "0" },
    so2: { kind: "decimal", label: { zh: "二氧化硫", en: "SO2" }, unit: "kg/d", scale: 3, section: "emission", min: "0" },
    nox: { kind: "decimal", label: { zh: "氮氧化物", en: "NOx" }, unit: "kg/d", scale: 3, section: "emission", min: "0" },
    vocs: { kind: "decimal", label: { zh: "挥发性有机物", en: "VOCs" }, unit: "kg/d", scale: 3, section: "emission", min: "0" },
    pmYellow: {
      kind: "decimal", label: { zh: "颗粒物（黄色）", en: "Particles, yellow" }, unit: "kg/d", scale: 3, section: "yellow", min: "0",
      validWhen: [{ must: { any: [{ field: "pm", filled: false }, { field: "pmYellow", comparison: "≤", than: "pm" }] }, say: { zh: "减排量不得大于排放量", en: "not above the emission" } }],
    },
    so2Yellow: {
      kind: "decimal", label: { zh: "二氧化硫（黄色）", en: "SO2, yellow" }, unit: "kg/d", scale: 3, section: "yellow", min: "0",
      validWhen: [{ must: { any: [{ field: "so2", filled: false }, { field: "so2Yellow", comparison: "≤", than: "so2" }] }, say: { zh: "减排量不得大于排放量", en: "not above the emission" } }],
    },
    noxYellow: {
      kind: "decimal", label: { zh: "氮氧化物（黄色）", en: "NOx, yellow" }, unit: "kg/d", scale: 3, section: "yellow", min: "0",
      validWhen: [{ must: { any: [{ field: "nox", filled: false }, { field: "noxYellow", comparison: "≤", than: "nox" }] }, say: { zh: "减排量不得大于排放量", en: "not above the emission" } }],
    },
    vocsYellow: {
      kind: "decimal", label: { zh: "挥发性有机物（黄色）", en: "VOCs, yellow" }, unit: "kg/d", scale: 3, section: "yellow", min: "0",
      validWhen: [{ must: { any: [{ field: "vocs", filled: false }, { field: "vocsYellow", comparison: "≤", than: "vocs" }] }, say: { zh: "减排量不得大于排放量", en: "not above the emission" } }],
    },
    pmOrange: {
      kind: "decimal", label: { zh: "颗粒物（橙色）", en: "Particles, orange" }, unit: "kg/d", scale: 3, section: "orange", min: "0",
      validWhen: [{ must: { any: [{ field: "pm", filled: false }, { field: "pmOrange", comparison: "≤", than: "pm" }] }, say: { zh: "减排量不得大于排放量", en: "not above the emission" } }, { must: { any: [{ field: "pmYellow", filled: false }, { field: "pmOrange", comparison: "≥", than: "pmYellow" }] }, say: { zh: "不得小于黄色预警减排量", en: "not below yellow" } }],
    },
    so2Orange: {
      kind: "decimal", label: { zh: "二氧化硫（橙色）", en: "SO2, orange" }, unit: "kg/d", scale: 3, section: "orange", min: "0",
      validWhen: [{ must: { any: [{ field: "so2", filled: false }, { field: "so2Orange", comparison: "≤", than: "so2" }] }, say: { zh: "减排量不得大于排放量", en: "not above the emission" } }, { must: { any: [{ field: "so2Yellow", filled: false }, { field: "so2Orange", comparison: "≥", than: "so2Yellow" }] }, say: { zh: "不得小于黄色预警减排量", en: "not below yellow" } }],
    },
    noxOrange: {
      kind: "decimal", label: { zh: "氮氧化物（橙色）", en: "NOx, orange" }, unit: "kg/d", scale: 3, section: "orange", min: "0",
      validWhen: [{ must: { any: [{ field: "nox", filled: false }, { field: "noxOrange", comparison: "≤", than: "nox" }] }, say: { zh: "减排量不得大于排放量", en: "not above the emission" } }, { must: { any: [{ field: "noxYellow", filled: false }, { field: "noxOrange", comparison: "≥", than: "noxYellow" }] }, say: { zh: "不得小于黄色预警减排量", en: "not below yellow" } }],
    },
    vocsOrange: {
      kind: "decimal", label: { zh: "挥发性有机物（橙色）", en: "VOCs, orange" }, unit: "kg/d", scale: 3, section: "orange", min: "0",
      validWhen: [{ must: { any: [{ field: "vocs", filled: false }, { field: "vocsOrange", comparison: "≤", than: "vocs" }] }, say: { zh: "减排量不得大于排放量", en: "not above the emission" } }, { must: { any: [{ field: "vocsYellow", filled: false }, { field: "vocsOrange", comparison: "≥", than: "vocsYellow" }] }, say: { zh: "不得小于黄色预警减排量", en: "not below yellow" } }],
    },
    pmRed: {
      kind: "decimal", label: { zh: "颗粒物（红色）", en: "Particles, red" }, unit: "kg/d", scale: 3, section: "red", min: "0",
      validWhen: [{ must: { any: [{ field: "pm", filled: false }, { field: "pmRed", comparison: "≤", than: "pm" }] }, say: { zh: "减排量不得大于排放量", en: "not above the emission" } }, { must: { any: [{ field: "pmOrange", filled: false }, { field: "pmRed", comparison: "≥", than: "pmOrange" }] }, say: { zh: "不得小于橙色预警减排量", en: "not below orange" } }],
    },
    so2Red: {
      kind: "decimal", label: { zh: "二氧化硫（红色）", en: "SO2, red" }, unit: "kg/d", scale: 3, section: "red", min: "0",
      validWhen: [{ must: { any: [{ field: "so2", filled: false }, { field: "so2Red", comparison: "≤", than: "so2" }] }, say: { zh: "减排量不得大于排放量", en: "not above the emission" } }, { must: { any: [{ field: "so2Orange", filled: false }, { field: "so2Red", comparison: "≥", than: "so2Orange" }] }, say: { zh: "不得小于橙色预警减排量", en: "not below orange" } }],
    },
    noxRed: {
      kind: "decimal", label: { zh: "氮氧化物（红色）", en: "NOx, red" }, unit: "kg/d", scale: 3, section: "red", min: "0",
      validWhen: [{ must: { any: [{ field: "nox", filled: false }, { field: "noxRed", comparison: "≤", than: "nox" }] }, say: { zh: "减排量不得大于排放量", en: "not above the emission" } }, { must: { any: [{ field: "noxOrange", filled: false }, { field: "noxRed", comparison: "≥", than: "noxOrange" }] }, say: { zh: "不得小于橙色预警减排量", en: "not below orange" } }],
    },
    vocsRed: {
      kind: "decimal", label: { zh: "挥发性有机物（红色）", en: "VOCs, red" }, unit: "kg/d", scale: 3, section: "red", min: "0",
      validWhen: [{ must: { any: [{ field: "vocs", filled: false }, { field: "vocsRed", comparison: "≤", than: "vocs" }] }, say: { zh: "减排量不得大于排放量", en: "not above the emission" } }, { must: { any: [{ field: "vocsOrange", filled: false }, { field: "vocsRed", comparison: "≥", than: "vocsOrange" }] }, say: { zh: "不得小于橙色预警减排量", en: "not below orange" } }],
    },
    exempt: {
      kind: "choice", label: { zh: "豁免理由", en: "Why exempt" }, section: "plan",
      options: {
        livelihood: { zh: "民生保障", en: "livelihood" }, gradeA: { zh: "A 级自主减排", en: "grade A" }, key: { zh: "重点建设项目", en: "key works" },
        none: { zh: "不豁免", en: "none" },
      },
      requiredWhen: { field: "grade", in: ["livelihood"] },
    },
    plan: { kind: "reference", to: "one-factory-plan", label: { zh: "一厂一策", en: "Plan" }, section: "plan" },
    board: { kind: "boolean", label: { zh: "已公示", en: "Posted at the gate" }, section: "plan" },
  },
  life: statement(["ledger.write"]),
});
