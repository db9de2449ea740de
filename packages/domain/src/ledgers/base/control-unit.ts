import { ledger } from "@yunqing/ledger";
import { published } from "../parts/rights.js";
import { note, outline } from "../parts/fields.js";

/** Control units of the three lines and one list (生态环境分区管控单元): each with its admission list. */
export const controlUnit = ledger({
  id: "control-unit", title: { zh: "“三线一单”生态环境管控单元", en: "Ecological control units" }, source: { line: 550, systems: ["S051"], text: "晋政发〔2020〕26号；同政发〔2021〕23号" },
  purpose: { zh: "落图的管控单元与准入清单；项目和企业按位置落入单元，逐条对照准入要求。", en: "Units on the map with their admission lists; projects and enterprises are held against the unit they lie in." },
  key: ["code"], referable: true, name: "name", ...published, likeness: { names: ["name"] },
  public: { fields: ["code", "name", "class", "elements", "town", "area", "boundary", "requirements", "document", "inForce"], basis: { zh: "“三线一单”成果由政府公布；政府信息公开条例第二十条", en: "zoning is published by the government; Regulation on Disclosure of Government Information art. 20" } },
  terms: { force: { label: { zh: "管控要求有效期", en: "In force" }, on: { field: "inForce" }, warn: { days: 90 } } },
  fields: {
    code: { kind: "text", label: { zh: "单元编码", en: "Code" }, required: true, max: 40, headings: ["环境管控单元编码"] },
    name: { kind: "text", label: { zh: "单元名称", en: "Name" }, required: true, max: 120, headings: ["环境管控单元名称"] },
    class: { kind: "choice", label: { zh: "管控分类", en: "Class" }, required: true, headings: ["管控单元分类"], options: { priority: { zh: "优先保护单元", en: "priority protection", also: ["优先保护"] }, key: { zh: "重点管控单元", en: "key control", also: ["重点管控"] }, general: { zh: "一般管控单元", en: "general control", also: ["一般管控"] } } },
    elements: { kind: "choices", label: { zh: "要素属性", en: "Elements" }, options: { redline: { zh: "生态保护红线", en: "ecological red line" }, eco: { zh: "一般生态空间", en: "ecological space" }, water: { zh: "水环境", en: "water" }, air: { zh: "大气环境", en: "air" }, soil: { zh: "土壤环境", en: "soil" }, resource: { zh: "自然资源", en: "resources" }, park: { zh: "产业园区", en: "park" }, urban: { zh: "城镇", en: "urban" } } },
    town: { kind: "reference", to: "admin-unit", many: true, label: { zh: "涉及乡镇（街道）", en: "Towns" } },
    area: { kind: "decimal", label: { zh: "面积", en: "Area" }, unit: "km²", scale: 4, min: "0" },
    boundary: { ...outline, note: { zh: "CGCS2000；用于落点判断", en: "CGCS2000; points are looked up in it" } },
    requirements: {
      kind: "children", label: { zh: "准入清单", en: "Admission list" },
      fields: {
        dimension: { kind: "choice", label: { zh: "管控维度", en: "Dimension" }, required: true, options: { layout: { zh: "空间布局约束", en: "layout" }, emission: { zh: "污染物排放管控", en: "emissions" }, risk: { zh: "环境风险防控", en: "risk" }, resource: { zh: "资源利用效率要求", en: "efficient use" } } },
        effect: { kind: "choice", label: { zh: "效力", en: "Effect" }, options: { ban: { zh: "禁止", en: "forbidden" }, restrict: { zh: "限制", en: "restricted" }, require: { zh: "要求", en: "required" } } },
        industries: { kind: "text", label: { zh: "涉及行业", en: "Industries" }, max: 200 },
        text: { kind: "text", label: { zh: "管控要求", en: "Requirement" }, required: true, max: 2000, long: true },
      },
    },
    document: { kind: "text", label: { zh: "发布文件", en: "Document" }, required: true, max: 200 },
    inForce: { kind: "period", label: { zh: "有效期", en: "In force" }, required: true },
    note,
  },
});
