import { daysBetween, exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note } from "../parts/fields.js";
import { office } from "../parts/rights.js";

const halfYear = exact(183);
/** Vehicles that remote sensing found above the limits (遥感监测超标车辆): confirmed by two within six months of the same item. */
export const remoteExceedance = ledger({
  id: "remote-exceedance", title: { zh: "遥感监测超标车辆台账", en: "Vehicles above the limits by remote sensing" }, source: { line: 739, systems: ["S090"], text: "HJ 845-2017：六个月内两次及以上同种污染物超标（凭记忆，未核原文）" },
  key: ["plate", "item", "secondOn"], name: "plate", ...office, likeness: { code: "plate", names: [] },
  fields: {
    plate: { kind: "code", rule: "plate", label: { zh: "号牌", en: "Plate" }, required: true }, item: { kind: "choice", label: { zh: "污染物", en: "Item" }, required: true, options: { co: { zh: "一氧化碳", en: "CO" }, hc: { zh: "碳氢化合物", en: "HC" }, no: { zh: "一氧化氮", en: "NO" }, opacity: { zh: "不透光度", en: "opacity" }, smoke: { zh: "黑烟", en: "smoke" } } }, site: { kind: "reference", to: "remote-site", label: { zh: "监测点位", en: "Site" } }, firstOn: { kind: "day", label: { zh: "首次超标日期", en: "First on" }, required: true }, secondOn: { kind: "day", label: { zh: "再次超标日期", en: "Second on" }, required: true, validWhen: [{ must: { field: "secondOn", comparison: "≥", than: "firstOn" }, say: { zh: "再次超标不得早于首次", en: "not before the first" } }] },
    daysApart: { kind: "computed", label: { zh: "相隔天数", en: "Days between" }, as: "decimal", unit: "d", scale: 0, from: ["firstOn", "secondOn"], formula: { zh: "再次 − 首次", en: "second − first" }, by: (row) => { const a = row.text("firstOn"), b = row.text("secondOn"); return a === null || b === null ? null : exact(String(daysBetween(a, b))); } },
    confirmed: { kind: "computed", label: { zh: "超标认定", en: "Confirmed" }, as: "text", from: ["firstOn", "secondOn"], formula: { zh: "同种污染物两次超标相隔 ≤ 六个月（183 日）认定为超标", en: "two within six months" }, clauses: ["HJ 845-2017"], attestation: "FROM MEMORY", by: (row) => { const a = row.text("firstOn"), b = row.text("secondOn"); return a === null || b === null ? null : exact(String(daysBetween(a, b))).compare(halfYear) <= 0 ? "认定超标" : "不认定"; } },
    noticedOn: { kind: "day", label: { zh: "告知车主日期", en: "Told on" } }, test: { kind: "reference", to: "roadside-test", label: { zh: "抽测复检记录", en: "Test" } }, note,
  },
});
