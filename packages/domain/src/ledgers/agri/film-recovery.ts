import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { town, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byTown } from "../parts/rights.js";

/** Farm film and packaging by village and year (农膜、农药包装废弃物回收): used, recovered, rate. */
export const filmRecovery = ledger({
  id: "film-recovery", title: { zh: "农膜与农药包装物回收台账", en: "Recovery of film and packaging" }, source: { line: 955, systems: ["S171"], text: "农用薄膜管理办法；农药包装废弃物回收处理管理办法" },
  purpose: { zh: "农膜使用与回收量、包装废弃物回收，回收率", en: "Used and recovered, with the rates" },
  key: ["village", "town", "year"], name: "village", ...byTown,
  fields: {
    village: { kind: "text", label: { zh: "村（回收点）", en: "Village or recovery point" }, required: true, max: 60 },
    town: { ...town, required: true },
    year: { ...year, required: true },
    point: {
      kind: "choice", label: { zh: "回收主体", en: "Recovered by" },
      options: {
        coop: { zh: "供销社", en: "supply cooperative" }, firm: { zh: "农资企业", en: "dealer" }, plant: { zh: "加工企业", en: "plant" },
        station: { zh: "惠农服务站", en: "service station" }, village: { zh: "村集体", en: "village" },
      },
    },
    filmUsed: { kind: "decimal", label: { zh: "农膜使用量", en: "Film used" }, unit: "t", scale: 3, required: true, headings: ["地膜使用量"], min: "0" },
    degradable: {
      kind: "decimal", label: { zh: "其中全生物降解地膜", en: "Degradable film" }, unit: "t", scale: 3, min: "0",
      validWhen: [{ must: { any: [{ field: "filmUsed", filled: false }, { field: "degradable", comparison: "≤", than: "filmUsed" }] }, say: { zh: "不得大于农膜使用量", en: "not above the film used" } }],
    },
    filmRecovered: {
      kind: "decimal", label: { zh: "农膜回收量", en: "Film recovered" }, unit: "t", scale: 3, required: true, headings: ["地膜回收量"], min: "0",
      validWhen: [{ must: { any: [{ field: "filmUsed", filled: false }, { field: "filmRecovered", comparison: "≤", than: "filmUsed" }] }, say: { zh: "当年回收量不得大于使用量，历年残膜另行登记", en: "not above the use; film of old years is entered apart" } }],
    },
    oldFilm: { kind: "decimal", label: { zh: "历年残膜回收量", en: "Old film recovered" }, unit: "t", scale: 3, min: "0" },
    filmRate: {
      kind: "computed", label: { zh: "农膜回收率", en: "Film recovered of used" }, as: "decimal", unit: "%", scale: 2, from: ["filmUsed", "degradable", "filmRecovered"],
      formula: { zh: "回收量 ÷（使用量 − 全生物降解地膜）× 100（降解膜不计，凭记忆）", en: "recovered ÷ (used − degradable)" },
      by: (row) => { const used = row.exact("filmUsed"); return percentOf(row.exact("filmRecovered"), used && used.minus(row.exact("degradable") ?? exact(0))); },
      attestation: "FROM MEMORY",
    },
    packaging: { kind: "decimal", label: { zh: "农药包装废弃物产生量", en: "Packaging" }, unit: "t", scale: 3, min: "0" },
    packagingBack: {
      kind: "decimal", label: { zh: "农药包装废弃物回收量", en: "Packaging recovered" }, unit: "t", scale: 3, min: "0",
      validWhen: [{ must: { any: [{ field: "packaging", filled: false }, { field: "packagingBack", comparison: "≤", than: "packaging" }] }, say: { zh: "不得大于产生量", en: "not above what there was" } }],
    },
    packagingRate: {
      kind: "computed", label: { zh: "包装废弃物回收率", en: "Packaging recovered" }, as: "decimal", unit: "%", scale: 2, from: ["packaging", "packagingBack"],
      formula: { zh: "回收量 ÷ 产生量 × 100", en: "recovered ÷ produced" }, by: (row) => percentOf(row.exact("packagingBack"), row.exact("packaging")),
    },
    goes: { kind: "text", label: { zh: "去向", en: "Goes to" }, max: 100 },
  },
  life: statement(["ledger.write", "town"]),
});
