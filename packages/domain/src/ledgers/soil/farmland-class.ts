import { ledger } from "@yunqing/ledger";
import { outline, town, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";

/** Classes of farmland (耕地土壤环境质量类别): protected first, used safely, strictly controlled; the rate is 受污染耕地安全利用率. */
export const farmlandClass = ledger({
  id: "farmland-class", title: { zh: "耕地土壤环境质量类别清单", en: "Classes of farmland" }, source: { line: 863, systems: ["S148"], text: "农用地土壤环境质量类别划分技术指南；受污染耕地安全利用率核算方法（试行）" },
  purpose: { zh: "优先保护、安全利用、严格管控三类，措施与农产品质量；计算受污染耕地安全利用率", en: "Three classes, measures, produce; the rate of safe use" },
  key: ["parcel", "year"], name: "parcel", ...byDepartment,
  sections: { parcel: { zh: "地块", en: "Parcel" }, measure: { zh: "措施", en: "Measures" } },
  fields: {
    parcel: { kind: "text", label: { zh: "图斑（单元）编号", en: "Parcel" }, required: true, section: "parcel", max: 40 },
    year: { ...year, required: true, section: "parcel" },
    town: { ...town, required: true, section: "parcel" },
    village: { kind: "text", label: { zh: "所在村", en: "Village" }, section: "parcel", max: 40 },
    outline: { ...outline, section: "parcel" },
    area: { kind: "decimal", label: { zh: "面积", en: "Area" }, unit: "亩", scale: 2, required: true, section: "parcel", min: "0" },
    class: { kind: "choice", label: { zh: "质量类别", en: "Class" }, required: true, section: "parcel", options: { priority: { zh: "优先保护类", en: "protected first" }, safe: { zh: "安全利用类", en: "used safely" }, strict: { zh: "严格管控类", en: "strictly controlled" } } },
    pollution: {
      kind: "choice", label: { zh: "污染程度", en: "Degree" }, required: true, section: "parcel",
      options: {
        none: { zh: "无污染", en: "none" }, slight: { zh: "轻微污染", en: "slight" }, light: { zh: "轻度污染", en: "light" }, medium: { zh: "中度污染", en: "medium" },
        heavy: { zh: "重度污染", en: "heavy" },
      },
      validWhen: [{ must: { any: [{ not: { field: "class", in: ["strict"] } }, { field: "pollution", in: ["heavy"] }] }, say: { zh: "严格管控类应为重度污染", en: "strictly controlled is heavily polluted" } }],
    },
    basic: { kind: "boolean", label: { zh: "已划为永久基本农田", en: "Permanent basic farmland" }, section: "parcel", requiredWhen: { field: "class", in: ["priority"] } },
    crop: { kind: "text", label: { zh: "主要作物", en: "Crop" }, section: "parcel", max: 60 },
    measure: {
      kind: "choices", label: { zh: "措施", en: "Measures" }, required: true, section: "measure",
      options: {
        protect: { zh: "优先保护措施", en: "protection" }, agronomy: { zh: "农艺调控", en: "agronomy" }, replace: { zh: "替代种植", en: "other crops" },
        amend: { zh: "钝化修复", en: "amendment" }, ban: { zh: "划定特定农产品禁止生产区", en: "ban of produce" }, structure: { zh: "种植结构调整", en: "other structure" },
        forest: { zh: "退耕还林还草", en: "back to forest or grass" }, fallow: { zh: "休耕", en: "fallow" }, none: { zh: "未落实", en: "none" },
      },
    },
    done: {
      kind: "boolean", label: { zh: "措施已落实", en: "Carried out" }, required: true, section: "measure",
      validWhen: [{ must: { any: [{ field: "done", in: ["false"] }, { not: { field: "measure", in: ["none"] } }] }, say: { zh: "未落实措施的不得填“是”", en: "no without a measure" } }],
    },
    produce: {
      kind: "choice", label: { zh: "农产品质量", en: "Produce" }, section: "measure",
      options: {
        compliant: { zh: "达标", en: "compliant" }, exceeding: { zh: "超标", en: "exceeding" }, none: { zh: "未种植食用农产品", en: "no food grown" },
        untested: { zh: "未检测", en: "untested" },
      },
      requiredWhen: { field: "class", in: ["safe"] },
      validWhen: [{ must: { any: [{ not: { field: "class", in: ["strict"] } }, { not: { field: "produce", in: ["compliant", "exceeding"] } }] }, say: { zh: "严格管控类耕地严禁种植食用农产品", en: "no food is grown on strictly controlled land" } }],
    },
    counted: {
      kind: "computed", label: { zh: "是否计为安全利用", en: "Counts as safely used" }, as: "text", section: "measure", from: ["pollution", "class", "done", "produce"],
      formula: { zh: "轻微污染落实优先保护措施；轻中度污染落实安全利用措施且农产品达标；重度污染落实严格管控措施（核算方法）", en: "by the method: protected; measures and compliant produce; strict measures" },
      by: (row) => { const degree = row.text("pollution"), done = row.value("done") === true, produce = row.text("produce"); return degree === null || degree === "none" ? null : done && (degree === "slight" || degree === "heavy" || produce === "compliant" || produce === "none") ? "是" : "否"; },
      clauses: ["受污染耕地安全利用率核算方法（试行）"],
    },
    threat: { kind: "boolean", label: { zh: "威胁地下水或饮用水水源", en: "Threatens water" }, section: "measure" },
    plan: { kind: "text", label: { zh: "风险管控方案", en: "Plan" }, section: "measure", max: 200, requiredWhen: { field: "threat", in: ["true"] } },
  },
  life: statement(["ledger.write", "department"]),
});
