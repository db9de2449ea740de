import { ledger } from "@yunqing/ledger";
import { published } from "../parts/rights.js";

/** Catalogue of offences（违法行为与依据目录）. */
export const offence = ledger({
  id: "offence", title: { zh: "违法行为与依据目录", en: "Catalogue of offences" }, source: { line: 905, systems: ["S155"], text: "水污染防治法；地下水管理条例第四十条；处罚幅度按现行条文录入" },
  purpose: { zh: "禁止行为、法律条款和处罚依据，供办案选用", en: "What is forbidden, by which article, with which penalty" },
  key: ["code"], name: "name", ...published, likeness: { names: ["name"] },
  public: { fields: ["code", "name", "field", "forbidden", "article", "penalty", "least", "most", "other", "since", "until"], terms: ["force"], basis: { zh: "行政处罚法第五条、第三十九条：处罚依据必须公布（凭记忆）", en: "Administrative Penalty Law: grounds of penalties are published (from memory)" } },
  terms: { force: { label: { zh: "施行期间", en: "In force" }, on: { field: "until" } } },
  fields: {
    code: { kind: "text", label: { zh: "违法行为编码", en: "Code" }, required: true, max: 40 },
    name: { kind: "text", label: { zh: "违法行为", en: "Offence" }, required: true, max: 200 },
    field: {
      kind: "choice", label: { zh: "领域", en: "Field" }, required: true,
      options: {
        water: { zh: "水污染", en: "water" }, groundwater: { zh: "地下水", en: "groundwater" }, air: { zh: "大气", en: "air" }, soil: { zh: "土壤", en: "soil" },
        waste: { zh: "固体废物", en: "waste" }, hazardous: { zh: "危险废物", en: "hazardous waste" }, noise: { zh: "噪声", en: "noise" },
        radiation: { zh: "辐射", en: "radiation" }, eia: { zh: "环评", en: "assessment" }, permit: { zh: "排污许可", en: "permit" },
        monitoring: { zh: "监测数据", en: "data" }, emergency: { zh: "应急", en: "emergency" }, other: { zh: "其他", en: "other" },
      },
    },
    forbidden: { kind: "text", label: { zh: "禁止性规定", en: "What forbids it" }, required: true, max: 300 },
    article: { kind: "text", label: { zh: "条款", en: "Article" }, required: true, max: 120 },
    penalty: { kind: "text", label: { zh: "处罚依据与幅度", en: "Penalty" }, required: true, max: 300 },
    least: { kind: "money", label: { zh: "罚款下限", en: "Least fine" }, unit: "元", min: "0" },
    most: {
      kind: "money", label: { zh: "罚款上限", en: "Highest fine" }, unit: "元", min: "0",
      validWhen: [{ must: { any: [{ field: "least", filled: false }, { field: "most", comparison: "≥", than: "least" }] }, say: { zh: "不得小于下限", en: "not below the least" } }],
    },
    other: {
      kind: "choices", label: { zh: "其他处罚", en: "Other penalties" },
      options: {
        close: { zh: "停业关闭", en: "closing" }, limit: { zh: "限产停产", en: "limit or stop" }, seize: { zh: "查封扣押", en: "seizing" },
        detain: { zh: "移送拘留", en: "detention" }, crime: { zh: "移送涉罪", en: "crime" }, confiscate: { zh: "没收违法所得", en: "confiscation" },
      },
    },
    since: { kind: "day", label: { zh: "施行日期", en: "In force since" }, required: true },
    until: { kind: "day", label: { zh: "失效日期", en: "Until" }, validWhen: [{ must: { any: [{ field: "since", filled: false }, { field: "until", comparison: "≥", than: "since" }] }, say: { zh: "不得早于施行日期", en: "not before it began" } }] },
  },
});
