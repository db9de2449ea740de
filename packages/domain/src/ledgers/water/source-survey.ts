import { ledger } from "@yunqing/ledger";
import { person, phone, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { byTown } from "../parts/rights.js";
import { filledOf } from "../parts/evaluated.js";

/** Basic survey of sources（集中式饮用水水源基础信息调查）. */
export const sourceSurvey = ledger({
  id: "source-survey", title: { zh: "集中式饮用水水源基础信息调查", en: "Basic survey of sources" }, source: { line: 789, systems: ["S114"], text: "HJ 774-2015；调查表项目凭记忆" },
  purpose: { zh: "全国集中式饮用水水源基础信息调查表的录入与完整率", en: "The form of the national survey, with how complete it is" },
  key: ["source", "year"], name: "compiler", ...byTown,
  sections: { who: { zh: "填报", en: "Who" }, basic: { zh: "基本信息", en: "Basics" }, pressure: { zh: "保护区内风险", en: "Pressures in the zones" } },
  fields: {
    source: { kind: "reference", to: "drinking-source", label: { zh: "水源地", en: "Source" }, required: true, section: "who" },
    year: { ...year, required: true, section: "who" },
    compiler: { kind: "text", label: { zh: "填报单位", en: "Compiled by" }, required: true, section: "who", max: 80 },
    person: { ...person, section: "who" },
    phone: { ...phone, section: "who" },
    supplier: { kind: "text", label: { zh: "供水单位", en: "Supplier" }, section: "basic", max: 80 },
    operated: { kind: "integer", label: { zh: "服务起始年份", en: "In service since" }, unit: "年", section: "basic", min: 1900, max: 2100 },
    served: { kind: "integer", label: { zh: "服务人口", en: "People served" }, unit: "人", section: "basic", min: 0 },
    intake: { kind: "decimal", label: { zh: "年取水量", en: "Yearly intake" }, unit: "万m³/a", scale: 4, section: "basic", min: "0" },
    rawQuality: {
      kind: "choice", label: { zh: "原水水质类别", en: "Class of the raw water" }, section: "basic",
      options: { I: { zh: "Ⅰ类", en: "class I" }, II: { zh: "Ⅱ类", en: "class II" }, III: { zh: "Ⅲ类", en: "class III" }, worse: { zh: "劣于Ⅲ类", en: "worse than III" } },
    },
    treatment: {
      kind: "choices", label: { zh: "水处理工艺", en: "Treatment" }, section: "basic",
      options: {
        none: { zh: "直接供水", en: "none" }, disinfection: { zh: "仅消毒", en: "disinfection" }, conventional: { zh: "常规处理", en: "conventional" },
        advanced: { zh: "深度处理", en: "advanced" },
      },
    },
    outlets: { kind: "integer", label: { zh: "排污口数", en: "Outfalls" }, unit: "个", section: "pressure", min: 0 },
    industry: { kind: "integer", label: { zh: "工业企业数", en: "Firms" }, unit: "家", section: "pressure", min: 0 },
    livestock: { kind: "integer", label: { zh: "畜禽养殖场户数", en: "Livestock farms" }, unit: "家", section: "pressure", min: 0 },
    villages: { kind: "integer", label: { zh: "村庄数", en: "Villages" }, unit: "个", section: "pressure", min: 0 },
    residents: { kind: "integer", label: { zh: "居住人口", en: "Residents" }, unit: "人", section: "pressure", min: 0 },
    farmland: { kind: "decimal", label: { zh: "耕地面积", en: "Farmland" }, unit: "亩", scale: 1, section: "pressure", min: "0" },
    roads: { kind: "decimal", label: { zh: "公路铁路里程", en: "Roads and railways" }, unit: "km", scale: 2, section: "pressure", min: "0" },
    dumps: { kind: "integer", label: { zh: "垃圾堆放点", en: "Dumps" }, unit: "处", section: "pressure", min: 0 },
    complete: {
      kind: "computed", label: { zh: "完整率", en: "Complete" }, as: "decimal", unit: "%", scale: 1, section: "pressure",
      from: ["supplier", "operated", "served", "intake", "rawQuality", "treatment", "outlets", "industry", "livestock", "villages", "residents", "farmland", "roads", "dumps"],
      formula: { zh: "已填项 ÷ 14 项 × 100", en: "filled of 14 items" },
      by: (row) => filledOf(row, ["supplier", "operated", "served", "intake", "rawQuality", "treatment", "outlets", "industry", "livestock", "villages", "residents", "farmland", "roads", "dumps"]),
    },
  },
  life: statement(["ledger.write", "town"]),
});
