import { ledger } from "@yunqing/ledger";
import { note, number, photos, position, town, unit } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";

/** Sealing and backfilling of wells (封填井台账): ordered, filled by the technical rules, accepted by somebody else. */
export const wellClosure = ledger({
  id: "well-closure", title: { zh: "封井回填台账", en: "Wells sealed and filled" }, source: { line: 909, systems: ["S159"], text: "地下水管理条例第49条" },
  key: ["number"], name: "name", ...byDepartment, likeness: { names: ["name"] },
  sections: { well: { zh: "井", en: "The well" }, why: { zh: "责令", en: "Order" }, fill: { zh: "封填", en: "Filling" } },
  fields: {
    number: { ...number, section: "well", required: true }, name: { section: "well", kind: "text", label: { zh: "井名", en: "Well" }, required: true, max: 120 }, intake: { section: "well", kind: "reference", to: "intake", label: { zh: "原取水口", en: "Former intake" } }, owner: { ...unit, section: "well", label: { zh: "产权（使用）单位", en: "Owner" } }, town: { ...town, section: "well" }, position: { ...position, section: "well" },
    why: { section: "why", kind: "choice", label: { zh: "封填原因", en: "Why" }, required: true, options: { mixing: { zh: "串层污染", en: "layers mix" }, unused: { zh: "废弃停用", en: "disused" }, illegal: { zh: "非法取水", en: "illegal" }, overdrawn: { zh: "超采区压采", en: "less drawing" }, source: { zh: "水源置换", en: "source replaced" }, leak: { zh: "报废监测井勘探孔", en: "old monitoring well" } } },
    depth: { section: "well", kind: "decimal", label: { zh: "井深", en: "Depth" }, unit: "m", scale: 1, min: "0" }, orderedOn: { section: "why", kind: "day", label: { zh: "责令日期", en: "Ordered on" }, required: true },
    due: { section: "why", kind: "day", label: { zh: "封填期限", en: "Due" }, required: true, validWhen: [{ must: { field: "due", comparison: "≥", than: "orderedOn" }, say: { zh: "期限不得早于责令日期", en: "not before the order" } }] },
    kind: { section: "fill", kind: "choice", label: { zh: "处置方式", en: "Way" }, options: { fill: { zh: "永久回填", en: "filled for good" }, seal: { zh: "封存备用", en: "sealed in reserve" }, layer: { zh: "分层止水改造", en: "layers separated" } } }, material: { section: "fill", kind: "text", label: { zh: "回填材料与止水位置", en: "Material" }, max: 300 }, closedOn: { section: "fill", kind: "day", label: { zh: "封填完成日期", en: "Closed on" } },
    pollution: { section: "fill", kind: "text", label: { zh: "已造成污染的治理修复", en: "Repair of pollution" }, max: 1000, long: true, requiredWhen: { field: "why", in: ["mixing"] } }, photos: { ...photos, section: "fill" }, note: { ...note, section: "fill" },
  },
  life: {
    initial: "ordered",
    states: { ordered: { label: { zh: "责令封填", en: "ordered" }, duty: { kind: "well.fill", label: { zh: "限期封填", en: "fill it in time" }, workingDays: 60, holder: { organisation: "water" } } }, filled: { label: { zh: "已封填待验收", en: "filled" } }, closed: { label: { zh: "已验收销号", en: "accepted" }, isClosed: true, proofs: ["before", "after", "acceptance"] } },
    proofs: { before: { zh: "封填前照片", en: "photo before" }, after: { zh: "封填后照片", en: "photo afterwards" }, acceptance: { zh: "验收表", en: "acceptance" } },
    moves: {
      fill: { label: { zh: "封填", en: "filled" }, from: ["ordered"], to: "filled", by: ["ledger.write", "department", "town"], needs: { fields: ["kind", "closedOn"], proofs: ["before", "after"] } },
      show: { label: { zh: "提交验收表", en: "shown" }, from: ["filled"], by: ["ledger.write", "department"], needs: { proofs: ["acceptance"] } },
      refuse: { label: { zh: "返工", en: "sent back" }, from: ["filled"], to: "ordered", by: ["ledger.approve"], needs: { note: true } },
      close: { label: { zh: "验收销号", en: "accepted" }, from: ["filled"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["fill"] } },
      relapse: { label: { zh: "重新开启", en: "opened again" }, from: ["closed"], to: "ordered", by: ["ledger.write", "ledger.approve", "inspector"] },
    },
  },
});
