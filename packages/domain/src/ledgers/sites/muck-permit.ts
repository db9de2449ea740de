import { ledger } from "@yunqing/ledger";
import { note } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";

/** Permits of muck trucks (渣土运输核准): which truck, which way, at what time. */
export const muckPermit = ledger({
  id: "muck-permit", title: { zh: "渣土运输核准台账", en: "Permits of muck trucks" }, source: { line: 755, systems: ["S100"], text: "城市建筑垃圾管理规定" },
  key: ["permit", "plate"], name: "permit", ...byDepartment, likeness: { code: "plate", names: ["permit"] },
  terms: { permit: { label: { zh: "渣土运输核准有效期", en: "Muck permit" }, on: { field: "validity" }, warn: { days: 7 } } },
  fields: {
    permit: { kind: "text", label: { zh: "核准证号", en: "Permit" }, required: true, max: 40 }, plate: { kind: "code", rule: "plate", label: { zh: "号牌", en: "Plate" }, required: true, headings: ["车牌号", "车牌"] },
    site: { kind: "reference", to: "site", label: { zh: "出土工地", en: "Site" }, required: true }, carrier: { kind: "text", label: { zh: "运输企业", en: "Carrier" }, required: true, max: 120 }, dump: { kind: "text", label: { zh: "消纳场", en: "Dump" }, required: true, max: 120 },
    route: { kind: "text", label: { zh: "核准路线", en: "Way" }, required: true, max: 400, long: true }, course: { kind: "place", geometry: "line", label: { zh: "路线图形", en: "Way on the map" } }, opens: { kind: "text", label: { zh: "每日允许起（时:分）", en: "From, each day" }, required: true, max: 5 }, closes: { kind: "text", label: { zh: "每日允许止（时:分）", en: "Until, each day" }, required: true, max: 5 },
    validity: { kind: "period", label: { zh: "有效期", en: "Valid" }, required: true }, stage: { kind: "choice", label: { zh: "排放阶段", en: "Stage" }, options: { III: { zh: "国三", en: "China III" }, IV: { zh: "国四", en: "China IV" }, V: { zh: "国五", en: "China V" }, VI: { zh: "国六", en: "China VI" }, E: { zh: "新能源", en: "new energy" } } }, closed: { kind: "boolean", label: { zh: "密闭装置完好", en: "Closes" }, required: true }, located: { kind: "boolean", label: { zh: "卫星定位在线", en: "Located" } }, note,
  },
});
