import { ledger } from "@yunqing/ledger";
import { office } from "../parts/rights.js";
import { note, number } from "../parts/fields.js";

/** Rivers and reaches (河流河段名录): a tree of rivers with what of each lies in the district. */
export const river = ledger({
  id: "river", title: { zh: "河流河段名录", en: "Rivers and reaches" }, source: { line: 71, systems: ["S001"] },
  purpose: { zh: "一河一档的底册：断面、排污口、河长、工程都挂在河流上；境内长度合计与规划所印总长核对。", en: "The base of every river's file; lengths within the district are reconciled with the printed total." },
  key: ["number"], referable: true, name: "name", ...office, likeness: { names: ["name"] },
  sections: { what: { zh: "名称与水系", en: "Name and basin" }, whole: { zh: "全河", en: "The whole river" }, inside: { zh: "境内", en: "Within the district" } },
  fields: {
    number: { ...number, section: "what", required: true },
    name: { kind: "text", label: { zh: "河流（河段）名称", en: "Name" }, section: "what", required: true, max: 80, headings: ["河流名称", "河流", "河段名称"] },
    kind: { kind: "choice", label: { zh: "类别", en: "Kind" }, section: "what", required: true, options: { river: { zh: "河流", en: "river" }, reach: { zh: "河段", en: "reach" }, gully: { zh: "支沟", en: "gully" }, canal: { zh: "渠道", en: "canal" }, lake: { zh: "湖库", en: "lake or reservoir" } } },
    code: { kind: "text", label: { zh: "河流代码", en: "River code" }, section: "what", max: 20, source: { text: "SL 261 中国河流代码（凭记忆，未核原文）" } },
    basin: { kind: "text", label: { zh: "流域水系", en: "Basin" }, section: "what", max: 80 },
    parent: { kind: "reference", to: "river", label: { zh: "汇入名录河流", en: "Flows into, of this list" }, section: "what" },
    joins: { kind: "text", label: { zh: "文件所载汇入河流", en: "Flows into, as written" }, section: "what", max: 80, note: { zh: "文件前后不一时照录，差异见规划体检", en: "as the document says it; contradictions stand in the plan check" } },
    rank: { kind: "choice", label: { zh: "支流级别", en: "Rank" }, section: "what", options: { main: { zh: "干流", en: "main stem" }, first: { zh: "一级支流", en: "first-order tributary" }, second: { zh: "二级支流", en: "second-order tributary" }, lower: { zh: "三级及以下支流", en: "lower tributary", also: ["支流"] } } },
    spring: { kind: "text", label: { zh: "发源地", en: "Source" }, section: "whole", max: 100 },
    length: { kind: "decimal", label: { zh: "干流全长", en: "Length" }, section: "whole", unit: "km", scale: 2, min: "0", headings: ["全长"] },
    basinArea: { kind: "decimal", label: { zh: "流域总面积", en: "Basin area" }, section: "whole", unit: "km²", scale: 2, min: "0", headings: ["流域面积"] },
    basinWidth: { kind: "decimal", label: { zh: "流域平均宽度", en: "Mean width of the basin" }, section: "whole", unit: "km", scale: 2, min: "0" },
    slope: { kind: "decimal", label: { zh: "平均纵坡", en: "Mean slope" }, section: "whole", unit: "‰", scale: 2, min: "0", headings: ["河道纵坡"] },
    lengthInside: { kind: "decimal", label: { zh: "境内长度", en: "Length within" }, section: "inside", unit: "km", scale: 2, min: "0", headings: ["境内干流长"], validWhen: [{ must: { any: [{ field: "length", filled: false }, { field: "lengthInside", comparison: "≤", than: "length" }] }, say: { zh: "境内长度不得大于全长", en: "the length within cannot exceed the whole" } }] },
    basinInside: { kind: "decimal", label: { zh: "境内流域面积", en: "Basin area within" }, section: "inside", unit: "km²", scale: 2, min: "0", validWhen: [{ must: { any: [{ field: "basinArea", filled: false }, { field: "basinInside", comparison: "≤", than: "basinArea" }] }, say: { zh: "境内流域面积不得大于流域总面积", en: "the area within cannot exceed the basin" } }] },
    basinWidthInside: { kind: "decimal", label: { zh: "境内流域平均宽度", en: "Mean width of the basin within" }, section: "inside", unit: "km", scale: 2, min: "0" },
    width: { kind: "decimal", label: { zh: "平均河宽", en: "Mean width" }, section: "inside", unit: "m", scale: 1, min: "0", headings: ["平均河流宽度"] },
    reach: { kind: "text", label: { zh: "境内起止", en: "From and to" }, section: "inside", max: 120, headings: ["境内河段"] },
    towns: { kind: "reference", to: "admin-unit", many: true, label: { zh: "流经乡镇", en: "Towns passed" }, section: "inside", headings: ["流经乡镇（街道）"] },
    villages: { kind: "integer", label: { zh: "流经村数", en: "Villages passed" }, section: "inside", unit: "个", min: 0 },
    course: { kind: "place", geometry: "line", label: { zh: "河道中心线", en: "Course" }, section: "inside" },
    note: { ...note, section: "inside" },
  },
});
