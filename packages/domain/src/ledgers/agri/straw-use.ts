import { ledger } from "@yunqing/ledger";
import { town, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf, sumOf } from "../parts/rates.js";
import { byTown } from "../parts/rights.js";
import { productOf } from "../parts/evaluated.js";

/** Straw by village, crop and year (农作物秸秆综合利用台账): theoretical, collectable, the five uses (五料化), what was taken off the field; the rates are those of the plan. */
export const strawUse = ledger({
  id: "straw-use", title: { zh: "农作物秸秆综合利用台账", en: "Use of straw" }, source: { line: 765, systems: ["S104"], text: "农业农村部秸秆资源台账口径；计划 4.1.4；还田率按可收集量计算（凭记忆）" },
  purpose: { zh: "理论资源量、可收集量、五料化利用；综合利用率、还田利用率、离田率", en: "Straw there is, five uses, and the rates" },
  key: ["village", "town", "crop", "year"], name: "village", ...byTown,
  sections: { field: { zh: "田块", en: "Field" }, uses: { zh: "五料化利用", en: "Five uses" } },
  fields: {
    village: { kind: "text", label: { zh: "村（填报单元）", en: "Village" }, required: true, section: "field", max: 40 },
    town: { ...town, required: true, section: "field" },
    year: { ...year, required: true, section: "field" },
    crop: {
      kind: "choice", label: { zh: "作物", en: "Crop" }, required: true, section: "field",
      options: {
        maize: { zh: "玉米", en: "maize" }, millet: { zh: "谷子", en: "millet" }, potato: { zh: "马铃薯", en: "potato" }, soybean: { zh: "大豆", en: "soybean" },
        wheat: { zh: "小麦", en: "wheat" }, sorghum: { zh: "高粱", en: "sorghum" }, oats: { zh: "莜麦", en: "oats" }, vegetable: { zh: "蔬菜", en: "vegetables" },
        other: { zh: "其他", en: "other" },
      },
    },
    sown: { kind: "decimal", label: { zh: "播种面积", en: "Sown" }, unit: "亩", scale: 1, required: true, section: "field", min: "0" },
    yield: { kind: "decimal", label: { zh: "作物产量", en: "Harvest" }, unit: "t", scale: 2, section: "field", min: "0" },
    grassRatio: { kind: "decimal", label: { zh: "草谷比", en: "Straw to grain" }, unit: "—", scale: 2, section: "field", note: { zh: "玉米约 1.0，其他按省级核定（凭记忆）", en: "maize about 1.0 (from memory)" }, min: "0" },
    collectable: { kind: "decimal", label: { zh: "可收集系数", en: "Collectable share" }, unit: "%", scale: 1, section: "field", min: "0", max: "100" },
    theoretical: {
      kind: "computed", label: { zh: "理论资源量", en: "Straw in theory" }, as: "decimal", unit: "t", scale: 2, section: "field", from: ["yield", "grassRatio"],
      formula: { zh: "产量 × 草谷比", en: "harvest × straw to grain" }, by: (row) => productOf(row, ["yield", "grassRatio"]), attestation: "FROM MEMORY",
    },
    there: { kind: "decimal", label: { zh: "可收集资源量", en: "Straw collectable" }, unit: "t", scale: 2, required: true, section: "field", min: "0" },
    field: { kind: "decimal", label: { zh: "肥料化（还田）", en: "Fertiliser, ploughed in" }, unit: "t", scale: 2, section: "uses", headings: ["还田量", "肥料化"], min: "0" },
    fodder: { kind: "decimal", label: { zh: "饲料化", en: "Fodder" }, unit: "t", scale: 2, section: "uses", min: "0" },
    fuel: { kind: "decimal", label: { zh: "燃料化（能源化）", en: "Fuel" }, unit: "t", scale: 2, section: "uses", min: "0" },
    base: { kind: "decimal", label: { zh: "基料化", en: "Substrate" }, unit: "t", scale: 2, section: "uses", min: "0" },
    raw: { kind: "decimal", label: { zh: "原料化", en: "Raw material" }, unit: "t", scale: 2, section: "uses", min: "0" },
    moved: { kind: "decimal", label: { zh: "未利用但已离田量", en: "Taken off the field unused" }, unit: "t", scale: 2, section: "uses", note: { zh: "计划要求剩余得不到利用的秸秆 100% 离田", en: "what is not used leaves the field whole" }, min: "0" },
    used: {
      kind: "computed", label: { zh: "综合利用量", en: "Used" }, as: "decimal", unit: "t", scale: 2, section: "uses", from: ["field", "fodder", "fuel", "base", "raw"],
      formula: { zh: "五料化利用量之和", en: "sum of the five uses" }, by: (row) => sumOf(row, ["field", "fodder", "fuel", "base", "raw"]),
    },
    rate: {
      kind: "computed", label: { zh: "综合利用率", en: "Rate of use" }, as: "decimal", unit: "%", scale: 2, section: "uses", from: ["there", "field", "fodder", "fuel", "base", "raw"],
      formula: { zh: "综合利用量 ÷ 可收集资源量 × 100", en: "used ÷ collectable" }, by: (row) => percentOf(sumOf(row, ["field", "fodder", "fuel", "base", "raw"]), row.exact("there")),
    },
    fieldRate: {
      kind: "computed", label: { zh: "还田利用率", en: "Ploughed in" }, as: "decimal", unit: "%", scale: 2, section: "uses", from: ["there", "field"],
      formula: { zh: "还田量 ÷ 可收集资源量 × 100", en: "ploughed in ÷ collectable" }, by: (row) => percentOf(row.exact("field"), row.exact("there")),
    },
    subsidy: { kind: "money", label: { zh: "补贴资金", en: "Subsidy" }, unit: "元", section: "uses", min: "0" },
  },
  life: statement(["ledger.write", "town"]),
});
