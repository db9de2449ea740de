import { ledger } from "@yunqing/ledger";
import { number, town } from "../parts/fields.js";
import { byTown } from "../parts/rights.js";
import { task } from "../parts/tasks.js";

/** Reaches of the river-cleaning campaign (清河行动): what was removed, with photos of before and after; the four disorders (四乱). */
export const riverCleaning = ledger({
  id: "river-cleaning", title: { zh: "清河行动台账", en: "River-cleaning campaign" }, source: { line: 823, systems: ["S138"] },
  purpose: { zh: "清理垃圾、清淤整治，清理前后照片和清运量", en: "What was cleared, with photos of before and after" },
  key: ["number"], ...byTown,
  fields: {
    number: { ...number, required: true },
    campaign: { kind: "text", label: { zh: "行动名称", en: "Campaign" }, required: true, max: 80 },
    river: { kind: "reference", to: "river", label: { zh: "河流", en: "River" }, required: true },
    reach: { kind: "text", label: { zh: "河段", en: "Reach" }, required: true, max: 120 },
    town: { ...town, required: true },
    kind: {
      kind: "choices", label: { zh: "问题类别", en: "Kinds" }, required: true,
      options: {
        occupy: { zh: "乱占", en: "occupied" }, dig: { zh: "乱采", en: "dug" }, heap: { zh: "乱堆", en: "heaped" }, build: { zh: "乱建", en: "built on" },
        litter: { zh: "河道垃圾", en: "litter" }, silt: { zh: "内源污染底泥", en: "silt" },
      },
      headings: ["四乱类别"],
    },
    length: { kind: "decimal", label: { zh: "整治长度", en: "Length" }, unit: "km", scale: 2, min: "0" },
    waste: { kind: "decimal", label: { zh: "清理垃圾", en: "Waste removed" }, unit: "m³", scale: 1, min: "0" },
    silt: { kind: "decimal", label: { zh: "清淤量", en: "Silt removed" }, unit: "m³", scale: 1, min: "0" },
    siltGoes: { kind: "text", label: { zh: "底泥去向", en: "Where the silt went" }, max: 200, requiredWhen: { field: "silt", filled: true } },
    area: { kind: "decimal", label: { zh: "清理违占面积", en: "Area cleared" }, unit: "m²", scale: 1, min: "0" },
    cost: { kind: "money", label: { zh: "投入资金", en: "Cost" }, unit: "万元", min: "0" },
    before: { kind: "file", label: { zh: "清理前照片", en: "Photos before" }, many: true, accept: ["image/jpeg", "image/png"] },
    found: { kind: "day", label: { zh: "发现日期", en: "Found on" }, required: true },
  },
  life: task({ kind: "river.clean", label: { zh: "完成清理整治", en: "finish the clearing" }, workingDays: 20, holder: { field: "town" }, proofs: { before: { zh: "清理前照片", en: "photo before" }, after: { zh: "清理后照片", en: "photo after" }, disposal: { zh: "清运去向凭证", en: "proof of disposal" } }, by: ["ledger.write", "town"] }),
});
