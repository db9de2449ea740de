import { ledger, type Inputs } from "@yunqing/ledger";
import { position, town } from "../parts/fields.js";
import { rowsIn, numberIn } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** The worst item of a point: above its control value, between the two, or not above the screening value. */
function worstOf(row: Inputs): string | null {
  const judged = rowsIn(row, "results").flatMap((each) => {
    const value = numberIn(each, "value"), screening = numberIn(each, "screening"), control = numberIn(each, "control");
    return value === null || screening === null ? [] : [control !== null && value.compare(control) > 0 ? 2 : value.compare(screening) > 0 ? 1 : 0];
  });
  return judged.length === 0 ? null : ["不高于筛选值", "筛选值与管制值之间", "高于管制值"][Math.max(...judged)] ?? null;
}

/** Points of the farmland survey (农用地土壤污染状况详查点位): sample, pH, metals, verdict against GB 15618. */
export const farmlandSoilPoint = ledger({
  id: "farmland-soil-point", title: { zh: "农用地土壤详查点位台账", en: "Farmland soil points" }, source: { line: 321, systems: ["S022"], text: "GB 15618-2018；农用地土壤污染状况详查点位布设技术规定（凭记忆）" },
  purpose: { zh: "详查点位、样品、检测值和筛选值、管制值评价", en: "Points, samples and their verdict" },
  key: ["code"], name: "code", ...office,
  sections: { point: { zh: "点位", en: "Point" }, result: { zh: "检测结果", en: "Results" } },
  fields: {
    code: { kind: "text", label: { zh: "点位编码", en: "Code" }, required: true, section: "point", max: 32 },
    town: { ...town, required: true, section: "point" },
    village: { kind: "text", label: { zh: "所在村", en: "Village" }, section: "point", max: 40 },
    position: { ...position, required: true, section: "point" },
    landUse: {
      kind: "choice", label: { zh: "土地利用类型", en: "Land use" }, required: true, section: "point",
      options: {
        paddy: { zh: "水田", en: "paddy" }, dry: { zh: "旱地", en: "dry field" }, irrigated: { zh: "水浇地", en: "irrigated field" },
        orchard: { zh: "园地", en: "orchard" }, grass: { zh: "牧草地", en: "grassland" },
      },
    },
    layer: { kind: "choice", label: { zh: "采样层次", en: "Layer" }, section: "point", options: { surface: { zh: "表层（0—20 cm）", en: "surface" }, deep: { zh: "深层", en: "deep" } } },
    sampledOn: { kind: "day", label: { zh: "采样日期", en: "Sampled on" }, section: "point" },
    laboratory: { kind: "text", label: { zh: "检测实验室", en: "Laboratory" }, section: "point", max: 80 },
    ph: { kind: "decimal", label: { zh: "pH", en: "pH" }, unit: "无量纲", scale: 2, section: "result", max: "14", min: "0" },
    results: {
      kind: "children", label: { zh: "检测项目", en: "Analytes" }, section: "result", max: 60,
      fields: {
        item: {
          kind: "choice", label: { zh: "项目", en: "Item" }, required: true,
          options: {
            cd: { zh: "镉", en: "cadmium" }, hg: { zh: "汞", en: "mercury" }, as: { zh: "砷", en: "arsenic" }, pb: { zh: "铅", en: "lead" },
            cr: { zh: "铬", en: "chromium" }, cu: { zh: "铜", en: "copper" }, ni: { zh: "镍", en: "nickel" }, zn: { zh: "锌", en: "zinc" },
            hch: { zh: "六六六总量", en: "HCH" }, ddt: { zh: "滴滴涕总量", en: "DDT" }, bap: { zh: "苯并[a]芘", en: "benzo[a]pyrene" },
          },
        },
        value: { kind: "decimal", label: { zh: "含量", en: "Content" }, unit: "mg/kg", scale: 4, required: true, min: "0" },
        screening: { kind: "decimal", label: { zh: "风险筛选值", en: "Screening value" }, unit: "mg/kg", scale: 4, min: "0" },
        control: { kind: "decimal", label: { zh: "风险管制值", en: "Control value" }, unit: "mg/kg", scale: 4, min: "0" },
      },
    },
    worst: {
      kind: "computed", label: { zh: "点位评价", en: "Verdict" }, as: "text", section: "result", from: ["results"],
      formula: { zh: "任一项目高于管制值为“高于管制值”，高于筛选值为“筛选值与管制值之间”，否则“不高于筛选值”；未填限值的不参与", en: "above the control value, between, or not above the screening value; items without limits do not count" },
      by: (row) => worstOf(row),
    },
    produce: { kind: "choice", label: { zh: "协同农产品", en: "Produce at the point" }, section: "result", options: { none: { zh: "未采", en: "not sampled" }, compliant: { zh: "达标", en: "compliant" }, exceeding: { zh: "超标", en: "exceeding" } } },
  },
});
