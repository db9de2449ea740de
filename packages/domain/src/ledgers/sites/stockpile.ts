import { ledger } from "@yunqing/ledger";
import { address, note, number, photos, position, town, unit } from "../parts/fields.js";
import { byTown } from "../parts/rights.js";

/** Irregular stockpiles (不规范堆场清理台账): found, cleared, verified, watched. */
export const stockpile = ledger({
  id: "stockpile", title: { zh: "不规范堆场清理台账", en: "Irregular stockpiles" }, source: { line: 757, systems: ["S101"] },
  purpose: { zh: "主次干道、背街小巷、城乡结合部和工矿企业周边的暴露砂堆、煤堆、渣堆、土堆、垃圾堆，逐堆清理、照片销号、常态巡查。", en: "Bare piles along streets and works: cleared pile by pile, closed with photos, watched." },
  key: ["number"], name: "address", ...byTown, likeness: { names: ["address"] },
  fields: {
    number: { ...number, required: true }, kind: { kind: "choice", label: { zh: "堆体种类", en: "Kind" }, required: true, options: { sand: { zh: "砂堆", en: "sand" }, coal: { zh: "煤堆", en: "coal" }, slag: { zh: "渣堆", en: "slag" }, soil: { zh: "土堆", en: "soil" }, refuse: { zh: "垃圾堆", en: "refuse" }, rubble: { zh: "建筑垃圾", en: "rubble" }, other: { zh: "其他", en: "other" } }, source: { line: 757 } },
    setting: { kind: "choice", label: { zh: "所在区域", en: "Setting" }, required: true, options: { main: { zh: "主次干道", en: "main streets" }, lane: { zh: "背街小巷", en: "lanes" }, fringe: { zh: "城乡结合部", en: "town fringe" }, works: { zh: "工矿企业周边", en: "around works" }, river: { zh: "河道", en: "river bed" } } }, town: { ...town, required: true }, address: { ...address, required: true }, position,
    owner: { ...unit, label: { zh: "责任单位", en: "Owner" } }, ownerName: { kind: "text", label: { zh: "责任人（未登记单位）", en: "Owner, not registered" }, max: 120 }, area: { kind: "decimal", label: { zh: "占地面积", en: "Area" }, unit: "m²", scale: 1, min: "0" }, volume: { kind: "decimal", label: { zh: "堆存量", en: "Volume" }, unit: "m³", scale: 1, min: "0" }, foundOn: { kind: "day", label: { zh: "发现日期", en: "Found on" }, required: true }, clearedTo: { kind: "text", label: { zh: "清运去向", en: "Cleared to" }, max: 120 }, photos, note,
  },
  life: {
    initial: "found",
    states: { found: { label: { zh: "待清理", en: "to be cleared" }, duty: { kind: "pile.clear", label: { zh: "限期清理", en: "clear it" }, workingDays: 10, holder: { organisation: "housing" } } }, cleared: { label: { zh: "待复核", en: "cleared" } }, closed: { label: { zh: "已销号", en: "closed" }, isClosed: true, proofs: ["before", "after"] } },
    proofs: { before: { zh: "清理前照片", en: "photo before" }, after: { zh: "清理后同角度照片", en: "photo afterwards from the same place" } },
    moves: {
      show: { label: { zh: "补充照片", en: "photos added" }, from: ["found", "cleared"], by: ["ledger.write", "town"] },
      clear: { label: { zh: "清理完成", en: "cleared" }, from: ["found"], to: "cleared", by: ["ledger.write", "town"], needs: { proofs: ["before", "after"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["cleared"], to: "found", by: ["ledger.approve", "inspector"], needs: { note: true } },
      close: { label: { zh: "销号", en: "closed" }, from: ["cleared"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["clear"] } },
      relapse: { label: { zh: "反弹", en: "relapsed" }, from: ["closed"], to: "found", by: ["ledger.write", "ledger.approve", "inspector", "town"] },
    },
  },
});
