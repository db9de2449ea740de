import { ledger } from "@yunqing/ledger";
import { address, note, number, person, phone, position, town, unit } from "../parts/fields.js";
import { byTown } from "../parts/rights.js";

/** Points where loose coal is sold or burnt (散煤销售点与燃用点): inside the zone they are cleared. */
export const coalPoint = ledger({
  id: "coal-point", title: { zh: "散煤销售（燃用）点台账", en: "Points of loose coal" }, source: { line: 721, systems: ["S011", "S081"] },
  purpose: { zh: "禁煤区内的销售点、燃煤设施查处清理；区外售煤点建档抽检；复燃即反弹。", en: "Within the zone they are cleared, outside they are registered and sampled; burning again is a relapse." },
  key: ["number"], name: "name", ...byTown, likeness: { names: ["name"] },
  fields: {
    number: { ...number, required: true }, name: { kind: "text", label: { zh: "名称（户主、摊点）", en: "Point" }, required: true, max: 120 }, kind: { kind: "choice", label: { zh: "类别", en: "Kind" }, required: true, options: { seller: { zh: "散煤销售点", en: "seller" }, depot: { zh: "配送网点（洁净煤）", en: "clean-coal depot" }, stove: { zh: "燃煤大灶", en: "coal range" }, household: { zh: "居民散煤取暖", en: "household stove" }, boiler: { zh: "燃煤茶浴炉", en: "small boiler" } } }, unit, person, phone, town: { ...town, required: true }, address, position, zone: { kind: "reference", to: "no-coal-zone", label: { zh: "所在禁煤区", en: "Within zone" } }, licence: { kind: "text", label: { zh: "营业执照号", en: "Licence" }, max: 40 }, supplier: { kind: "text", label: { zh: "煤炭来源", en: "Supplier" }, max: 120 }, stock: { kind: "decimal", label: { zh: "存煤量", en: "Stock" }, unit: "t", scale: 2, min: "0" }, foundOn: { kind: "day", label: { zh: "发现日期", en: "Found on" }, required: true }, note,
  },
  life: {
    initial: "found",
    states: {
      found: { label: { zh: "已登记", en: "found" } }, kept: { label: { zh: "区外合规经营", en: "kept outside of the zone" } },
      clearing: { label: { zh: "清理中", en: "being cleared" }, duty: { kind: "coal.clear", label: { zh: "清理散煤和燃煤设施", en: "clear it" }, workingDays: 10, holder: { organisation: "bureau" } } }, cleared: { label: { zh: "待复核", en: "cleared" } }, closed: { label: { zh: "已清零销号", en: "closed" }, isClosed: true, proofs: ["before", "after"] },
    },
    proofs: { before: { zh: "清理前照片", en: "photo before" }, after: { zh: "清理后照片", en: "photo afterwards" } },
    moves: {
      keep: { label: { zh: "建档监管", en: "kept" }, from: ["found"], to: "kept", by: ["ledger.write", "department"], needs: { fields: ["licence"], note: true } },
      order: { label: { zh: "责令清理", en: "ordered" }, from: ["found", "kept"], to: "clearing", by: ["ledger.write", "town", "inspector"] },
      clear: { label: { zh: "清理完成", en: "cleared" }, from: ["clearing"], to: "cleared", by: ["ledger.write", "town"], needs: { proofs: ["before", "after"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["cleared"], to: "clearing", by: ["ledger.approve", "inspector"], needs: { note: true } },
      close: { label: { zh: "销号", en: "closed" }, from: ["cleared"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["clear"] } },
      relapse: { label: { zh: "复燃复售", en: "relapsed" }, from: ["closed"], to: "clearing", by: ["ledger.write", "ledger.approve", "inspector", "town"] },
    },
  },
});
