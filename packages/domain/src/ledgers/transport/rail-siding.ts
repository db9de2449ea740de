import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { unit, year } from "../parts/fields.js";
import { undertaking } from "../parts/lives.js";
import { percentOf, sumOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

/** Railway sidings of enterprises (铁路专用线): freight, obligation at 1.5 Mt a year, state; the share that has one is a target of the plan. */
export const railSiding = ledger({
  id: "rail-siding", title: { zh: "铁路专用线台账", en: "Railway sidings" }, source: { line: 727, systems: ["S082"], text: "计划 4.1.3；运输结构调整" },
  purpose: { zh: "年货运量 150 万吨以上企业的专用线接入情况和接入比例", en: "Enterprises above 1.5 Mt a year and their sidings" },
  key: ["unit", "siding"], name: "siding", ...byDepartment,
  sections: { siding: { zh: "专用线", en: "Siding" }, use: { zh: "运量", en: "Freight" } },
  fields: {
    unit: { ...unit, required: true, section: "siding", headings: ["承担单位", "企业名称"] },
    siding: { kind: "text", label: { zh: "专用线名称", en: "Siding" }, required: true, section: "siding", note: { zh: "未建的填“无”", en: "无 where there is none" } },
    key: { kind: "choice", label: { zh: "重点工业企业", en: "Key industrial enterprise" }, section: "siding", options: { yes: { zh: "是", en: "yes" }, no: { zh: "否", en: "no" } } },
    industry: {
      kind: "choice", label: { zh: "行业", en: "Industry" }, section: "siding",
      options: {
        coal: { zh: "煤炭", en: "coal" }, power: { zh: "电力", en: "power" }, steel: { zh: "钢铁", en: "steel" }, cement: { zh: "水泥", en: "cement" },
        chemical: { zh: "煤化工", en: "coal chemicals" }, logistics: { zh: "物流园区（集散基地）", en: "logistics" }, other: { zh: "其他", en: "other" },
      },
    },
    freight: { kind: "decimal", label: { zh: "年货运量", en: "Freight a year" }, unit: "万t/a", scale: 4, section: "siding", min: "0" },
    obliged: {
      kind: "computed", label: { zh: "应建专用线", en: "Must have one" }, as: "text", section: "siding", from: ["freight"],
      formula: { zh: "年货运量 150 万吨以上原则上全部修建", en: "above 1.5 Mt a year" },
      by: (row) => { const freight = row.exact("freight"); return freight === null ? null : freight.compare(exact(150)) > 0 ? "应建" : "不要求"; },
    },
    state: {
      kind: "choice", label: { zh: "建设状态", en: "State" }, section: "siding",
      options: {
        running: { zh: "已投运", en: "running", also: ["已接入"] }, building: { zh: "在建", en: "being built" }, planned: { zh: "前期", en: "planned" },
        none: { zh: "未建", en: "none" },
      },
    },
    due: { kind: "day", label: { zh: "完成时限", en: "Due" }, section: "siding" },
    length: { kind: "decimal", label: { zh: "长度", en: "Length" }, unit: "km", scale: 2, section: "siding", min: "0" },
    investment: { kind: "money", label: { zh: "投资", en: "Investment" }, unit: "万元", section: "siding", min: "0" },
    period: { kind: "text", label: { zh: "实施年限", en: "Years" }, section: "siding", max: 40 },
    shared: { kind: "boolean", label: { zh: "共建共用", en: "Shared" }, section: "siding" },
    year: { ...year, label: { zh: "统计年度", en: "Year" }, section: "use" },
    byRail: {
      kind: "decimal", label: { zh: "铁路运量", en: "By rail" }, unit: "万t", scale: 4, section: "use", min: "0",
      validWhen: [{ must: { any: [{ field: "freight", filled: false }, { field: "byRail", comparison: "≤", than: "freight" }] }, say: { zh: "不得大于年货运量", en: "not above the freight" } }],
    },
    byPipe: { kind: "decimal", label: { zh: "管带运量", en: "By pipe or belt" }, unit: "万t", scale: 4, section: "use", min: "0" },
    clean: {
      kind: "computed", label: { zh: "清洁运输比例", en: "Clean share" }, as: "decimal", unit: "%", scale: 1, section: "use", from: ["freight", "byRail", "byPipe"],
      formula: { zh: "（铁路 + 管带）÷ 年货运量 × 100，不含新能源车", en: "(rail + pipe) ÷ freight, without new-energy lorries" },
      by: (row) => percentOf(sumOf(row, ["byRail", "byPipe"]), row.exact("freight")),
    },
    roadRule: { kind: "choice", label: { zh: "建成前公路运输车辆要求", en: "Lorries until then" }, section: "use", options: { five: { zh: "国五及以上（2021 年）", en: "stage V" }, six: { zh: "国六（2022 年起）", en: "stage VI" }, clean: { zh: "清洁方式或国六和新能源", en: "clean ways" } } },
  },
  life: undertaking("siding.finish", 250, "transport", { zh: "竣工验收资料", en: "acceptance" }),
});
