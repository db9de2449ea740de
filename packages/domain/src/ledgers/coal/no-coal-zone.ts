import { ledger } from "@yunqing/ledger";
import { note, number, outline } from "../parts/fields.js";
import { published } from "../parts/rights.js";

/** No-coal zones (禁煤区), each with its boundary and rules by date. */
export const noCoalZone = ledger({
  id: "no-coal-zone", title: { zh: "“禁煤区”划定台账", en: "No-coal zones" }, source: { line: 295, systems: ["S011"], text: "高污染燃料禁燃区；规划 4.1.2 第3点" },
  purpose: { zh: "除煤电、集中供热和原料用煤企业外，区内禁止储存、销售、燃用煤炭及其制品；范围和规则按日期生效，落点判断以此为准。", en: "Within it coal is not stored, sold or burnt, but for power, central heating and raw material." },
  key: ["number"], referable: true, name: "name", ...published, likeness: { names: ["name"] },
  public: { fields: ["number", "name", "kind", "boundary", "area", "places", "document", "inForce", "bans", "exempt"], basis: { zh: "大气污染防治法第三十八条：高污染燃料禁燃区由政府划定公布（凭记忆）", en: "Air Law art. 38: zones are published (from memory)" } },
  terms: { force: { label: { zh: "生效期间", en: "In force" }, on: { field: "inForce" }, warn: { days: 60 } } },
  fields: {
    number: { ...number, required: true }, name: { kind: "text", label: { zh: "禁煤区名称", en: "Zone" }, required: true, max: 120 }, kind: { kind: "choice", label: { zh: "类别", en: "Kind" }, required: true, options: { noCoal: { zh: "禁煤区", en: "no coal" }, noDirty: { zh: "高污染燃料禁燃区", en: "no dirty fuels" } } }, boundary: outline, area: { kind: "decimal", label: { zh: "面积", en: "Area" }, unit: "km²", scale: 4, min: "0" }, places: { kind: "reference", to: "admin-unit", many: true, label: { zh: "涉及乡镇街道村", en: "Places" } }, document: { kind: "text", label: { zh: "划定文件", en: "Document" }, max: 200 }, inForce: { kind: "period", label: { zh: "生效期间", en: "In force" } },
    bans: { kind: "choices", label: { zh: "禁止行为", en: "Forbidden" }, required: true, options: { store: { zh: "储存", en: "storing" }, sell: { zh: "销售", en: "selling" }, burn: { zh: "燃用", en: "burning" } }, source: { line: 717 } }, exempt: { kind: "choices", label: { zh: "例外", en: "Exempt" }, options: { power: { zh: "煤电", en: "power" }, heat: { zh: "集中供热", en: "central heating" }, raw: { zh: "原料用煤企业", en: "raw material" } }, source: { line: 717 } }, note,
  },
});
