import { ledger } from "@yunqing/ledger";
import { note, position, year } from "../parts/fields.js";
import { published } from "../parts/rights.js";

/** Surface-water sections（地表水监测断面名录）. */
export const surfaceSection = ledger({
  id: "surface-section", title: { zh: "地表水监测断面名录", en: "Surface-water sections" }, source: { line: 396, systems: ["S037"], text: "GB 3838-2002；地表水环境质量评价办法（试行）；年度评价数据由监测模块计算" },
  purpose: { zh: "断面、功能区目标和年度评价，按单因子评价并与目标比较", en: "Sections with their targets and yearly verdicts" },
  key: ["name", "year"], name: "name", ...published,
  public: { fields: ["name", "year", "river", "level", "assessed", "position", "goal", "class", "meets", "exceeding"], basis: { zh: "环境保护法第五十四条；水污染防治法第十八条：水环境质量公开", en: "water quality is public (Environmental Protection Law art. 54)" } },
  fields: {
    name: { kind: "text", label: { zh: "断面名称", en: "Section" }, required: true, headings: ["控制断面名称", "监测断面"] },
    year: { ...year, required: true },
    river: { kind: "reference", to: "river", label: { zh: "河流", en: "River" }, required: true, headings: ["河流名称"] },
    level: {
      kind: "choice", label: { zh: "断面级别", en: "Level" },
      options: {
        national: { zh: "国考", en: "national" }, provincial: { zh: "省考", en: "provincial" }, city: { zh: "市考", en: "of the city" },
        county: { zh: "县考", en: "of the county" },
      },
    },
    assessed: { kind: "boolean", label: { zh: "考核断面", en: "Assessed" }, required: true },
    position: { ...position },
    function: { kind: "text", label: { zh: "水环境功能区", en: "Function zone" }, max: 80 },
    goal: {
      kind: "choice", label: { zh: "水质目标", en: "Target" },
      options: {
        I: { zh: "Ⅰ类", en: "class I" }, II: { zh: "Ⅱ类", en: "class II" }, III: { zh: "Ⅲ类", en: "class III" }, IV: { zh: "Ⅳ类", en: "class IV" },
        V: { zh: "Ⅴ类", en: "class V" },
      },
    },
    class: {
      kind: "choice", label: { zh: "水质类别", en: "Class" },
      options: {
        I: { zh: "Ⅰ类", en: "class I", also: ["I"] }, II: { zh: "Ⅱ类", en: "class II", also: ["II"] }, III: { zh: "Ⅲ类", en: "class III", also: ["III"] },
        IV: { zh: "Ⅳ类", en: "class IV", also: ["IV"] }, V: { zh: "Ⅴ类", en: "class V", also: ["V"] }, worse: { zh: "劣Ⅴ类", en: "worse than V" },
      },
      headings: ["断面水质类别"],
    },
    meets: { kind: "boolean", label: { zh: "达标", en: "Meets its target" }, headings: ["断面达标情况"] },
    exceeding: {
      kind: "children", label: { zh: "主要污染指标", en: "Main pollutants" }, note: { zh: "超标倍数以 Ⅲ 类为基准", en: "over class III" },
      fields: {
        item: { kind: "text", label: { zh: "指标", en: "Item" }, required: true, max: 40 },
        multiple: { kind: "decimal", label: { zh: "超标倍数", en: "Times over" }, unit: "倍", scale: 2, required: true, min: "0" },
      },
    },
    note: { ...note },
  },
});
