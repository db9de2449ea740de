import { ledger } from "@yunqing/ledger";
import { address, note, number, person, phone, photos, position, town, unit } from "../parts/fields.js";

const close = { field: "class", in: ["close"] } as const, move = { field: "class", in: ["move"] } as const, upgrade = { field: "class", in: ["upgrade"] } as const;
/**
 * Scattered, disorderly and polluting firms (“散乱污”企业台账): found, classed, closed by 两断三清, moved into a park or upgraded; a relapse opens them again.
 * A closing way is open only to its own class: the days that it needs can be filled for that class alone.
 */
export const scatteredFirm = ledger({
  id: "scattered-firm", title: { zh: "“散乱污”企业动态台账", en: "Scattered and polluting firms" }, source: { line: 627, systems: ["S007", "S056", "S057"] },
  purpose: { zh: "拉网排查、分类处置、动态清零：关停取缔类凭“两断三清”五项证明销号，整合搬迁类入园验收，升级改造类验收；回头看发现死灰复燃、异地转移即重新打开。清零即没有未销号的行。", en: "Closed firms show water and power cut, and material, product and equipment cleared; others move or upgrade; a relapse opens them again. Zero means no open row." },
  key: ["number"], name: "name", read: ["ledger.read", "town", "inspector"], write: ["ledger.write", "town", "inspector"], likeness: { code: "creditCode", names: ["name", "owner"] },
  sections: { firm: { zh: "企业", en: "The firm" }, found: { zh: "排查", en: "How it was found" }, class: { zh: "分类处置", en: "Class" }, five: { zh: "两断三清（关停取缔类）", en: "Two cut, three cleared" }, other: { zh: "整合搬迁与升级改造", en: "Moved or upgraded" }, after: { zh: "回头看", en: "Afterwards" } },
  fields: {
    number: { ...number, section: "firm", required: true }, name: { kind: "text", label: { zh: "企业（点位）名称", en: "Name" }, section: "firm", required: true, max: 120, headings: ["企业名称", "名称", "单位名称"] }, unit: { ...unit, section: "firm" }, creditCode: { kind: "code", rule: "uscc", label: { zh: "统一社会信用代码", en: "Credit code" }, section: "firm", note: { zh: "无照的留空", en: "blank without one" } },
    owner: { ...person, kind: "text", label: { zh: "经营者", en: "Owner" }, section: "firm", headings: ["负责人", "法人", "经营者姓名"] }, phone: { ...phone, section: "firm" }, trade: { kind: "text", label: { zh: "行业（主要产品）", en: "Trade" }, section: "firm", max: 80 }, town: { ...town, section: "firm", required: true }, address: { ...address, section: "firm" }, position: { ...position, section: "firm" },
    foundOn: { kind: "day", label: { zh: "发现日期", en: "Found on" }, section: "found", required: true, headings: ["排查日期"] }, how: { kind: "choice", label: { zh: "发现方式", en: "Found by" }, section: "found", options: { sweep: { zh: "拉网排查", en: "sweep" }, report: { zh: "群众举报", en: "complaint" }, power: { zh: "用电监控", en: "electricity" }, recheck: { zh: "回头看", en: "visit afterwards" }, higher: { zh: "上级交办", en: "from above" } } }, visit: { kind: "reference", to: "scattered-visit", label: { zh: "排查记录", en: "Visit" }, section: "found" },
    kinds: { kind: "choices", label: { zh: "类型", en: "Of what kind" }, section: "found", options: { scattered: { zh: "散：不符合布局规划", en: "scattered" }, disorder: { zh: "乱：手续不全违法生产", en: "disorderly" }, polluting: { zh: "污：治污设施不到位", en: "polluting" } } }, problem: { kind: "text", label: { zh: "存在问题", en: "Problem" }, section: "found", max: 1000, long: true, required: true }, photos: { ...photos, section: "found" },
    class: { kind: "choice", label: { zh: "处置类别", en: "Class" }, section: "class", options: { close: { zh: "关停取缔", en: "close", also: ["取缔", "关停"] }, move: { zh: "整合搬迁", en: "move", also: ["搬迁"] }, upgrade: { zh: "升级改造", en: "upgrade", also: ["升级"] } }, source: { line: 627 } }, measures: { kind: "text", label: { zh: "处置措施", en: "Measures" }, section: "class", max: 1000, long: true }, due: { kind: "day", label: { zh: "完成期限", en: "Due" }, section: "class", requiredWhen: { field: "class", filled: true }, validWhen: [{ must: { field: "due", comparison: "≥", than: "foundOn" }, say: { zh: "期限不得早于发现日期", en: "not before it was found" } }] }, responsible: { kind: "text", label: { zh: "包保责任人", en: "Responsible" }, section: "class", max: 60 },
    waterCutOn: { kind: "day", label: { zh: "断工业用水日期", en: "Water cut on" }, section: "five", shownWhen: close }, powerCutOn: { kind: "day", label: { zh: "断工业用电日期", en: "Power cut on" }, section: "five", shownWhen: close, note: { zh: "不得断居民生活用水用电（行政强制法第43条）", en: "never the water or power of a household" } }, materialOn: { kind: "day", label: { zh: "清原料日期", en: "Material cleared on" }, section: "five", shownWhen: close }, productOn: { kind: "day", label: { zh: "清产品日期", en: "Product cleared on" }, section: "five", shownWhen: close }, equipmentOn: { kind: "day", label: { zh: "清生产设备日期", en: "Equipment cleared on" }, section: "five", shownWhen: close },
    fiveDone: { kind: "computed", label: { zh: "两断三清完成", en: "Of the five" }, section: "five", as: "text", from: ["class", "waterCutOn", "powerCutOn", "materialOn", "productOn", "equipmentOn"], formula: { zh: "断水、断电、清原料、清产品、清设备中已完成的项", en: "which of the five are done" }, clauses: ["规划 4.1.1 第1点"], by: (row) => { if (row.text("class") !== "close") return "不适用"; const missing = ([["waterCutOn", "断水"], ["powerCutOn", "断电"], ["materialOn", "清原料"], ["productOn", "清产品"], ["equipmentOn", "清设备"]] as const).filter(([field]) => row.text(field) === null).map(([, zh]) => zh); return missing.length === 0 ? "五项完成" : `缺：${missing.join("、")}`; } },
    park: { kind: "reference", to: "admin-unit", label: { zh: "迁入园区", en: "Into park" }, section: "other", shownWhen: move }, movedOn: { kind: "day", label: { zh: "搬迁完成日期", en: "Moved on" }, section: "other", shownWhen: move }, oldCleared: { kind: "boolean", label: { zh: "原址已清理", en: "Old place cleared" }, section: "other", shownWhen: move }, plan: { kind: "file", label: { zh: "升级改造方案", en: "Plan of the upgrade" }, section: "other", shownWhen: upgrade, accept: ["application/pdf"] }, eia: { kind: "text", label: { zh: "环评与许可文号", en: "EIA and permit" }, section: "other", max: 120 }, upgradedOn: { kind: "day", label: { zh: "改造完成日期", en: "Upgraded on" }, section: "other", shownWhen: upgrade },
    recheckEvery: { kind: "integer", label: { zh: "回头看间隔", en: "Looked at every" }, section: "after", unit: "d", min: 1, max: 366 }, nextOn: { kind: "day", label: { zh: "下次回头看", en: "Next look on" }, section: "after" }, movedFrom: { kind: "reference", to: "scattered-firm", label: { zh: "疑似异地转移自", en: "Perhaps moved from" }, section: "after" }, note: { ...note, section: "after" },
  },
  life: {
    initial: "found",
    states: {
      found: { label: { zh: "已发现", en: "found" }, duty: { kind: "scattered.class", label: { zh: "核实并分类", en: "verify and class it" }, workingDays: 5, holder: { organisation: "bureau" } } },
      classed: { label: { zh: "已分类处置中", en: "classed" }, duty: { kind: "scattered.dispose", label: { zh: "按类别完成处置", en: "dispose of it by its class" }, workingDays: 20, holder: { organisation: "bureau" } } },
      done: { label: { zh: "待核验", en: "to be verified" } },
      banned: { label: { zh: "关停取缔销号", en: "closed" }, isClosed: true, proofs: ["water", "power", "material", "product", "equipment", "verified"] },
      moved: { label: { zh: "整合搬迁销号", en: "moved" }, isClosed: true, proofs: ["park", "oldSite", "verified"] },
      upgraded: { label: { zh: "升级改造销号", en: "upgraded" }, isClosed: true, proofs: ["acceptance", "verified"] },
    },
    proofs: { water: { zh: "断水证明（照片）", en: "water cut" }, power: { zh: "断电证明（照片）", en: "power cut" }, material: { zh: "原料清空照片", en: "material cleared" }, product: { zh: "产品清空照片", en: "product cleared" }, equipment: { zh: "设备拆除照片", en: "equipment cleared" }, park: { zh: "入园验收意见", en: "accepted in the park" }, oldSite: { zh: "原址清理照片", en: "old place cleared" }, acceptance: { zh: "升级改造验收意见", en: "upgrade accepted" }, verified: { zh: "现场核验照片", en: "photo of the verification" } },
    moves: {
      classify: { label: { zh: "分类", en: "classed" }, from: ["found"], to: "classed", by: ["ledger.write", "ledger.approve"], needs: { fields: ["class", "measures", "due"] } },
      reclassify: { label: { zh: "调整类别", en: "classed anew" }, from: ["classed", "done"], to: "found", by: ["ledger.approve"], needs: { note: true } },
      show: { label: { zh: "补充证明", en: "shown" }, from: ["classed", "done"], by: ["ledger.write", "town", "inspector"] },
      finish: { label: { zh: "报处置完成", en: "reported done" }, from: ["classed"], to: "done", by: ["ledger.write", "town"] },
      verify: { label: { zh: "现场核验", en: "verified" }, from: ["done"], by: ["ledger.write", "inspector"], needs: { proofs: ["verified"], anotherThan: ["finish"] } },
      refuse: { label: { zh: "核验不通过", en: "sent back" }, from: ["done"], to: "classed", by: ["ledger.approve", "inspector"], needs: { note: true } },
      ban: { label: { zh: "关停取缔销号", en: "closed" }, from: ["done"], to: "banned", by: ["ledger.approve"], needs: { fields: ["waterCutOn", "powerCutOn", "materialOn", "productOn", "equipmentOn"], anotherThan: ["finish"] } },
      settle: { label: { zh: "整合搬迁销号", en: "moved" }, from: ["done"], to: "moved", by: ["ledger.approve"], needs: { fields: ["park", "movedOn", "oldCleared"], anotherThan: ["finish"] } },
      accept: { label: { zh: "升级改造销号", en: "upgraded" }, from: ["done"], to: "upgraded", by: ["ledger.approve"], needs: { fields: ["plan", "upgradedOn"], anotherThan: ["finish"] } },
      relapse: { label: { zh: "死灰复燃（反弹）", en: "relapsed" }, from: ["banned", "moved", "upgraded"], to: "found", by: ["ledger.write", "ledger.approve", "inspector", "town"] },
    },
  },
});
