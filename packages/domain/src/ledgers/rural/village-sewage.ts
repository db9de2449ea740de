import { exact } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { note, town } from "../parts/fields.js";
import { undertaking } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byTown } from "../parts/rights.js";

/** The plan's order: sensitive places first, then villages with a good economy and dense people, then the rest. */
function orderOf(row: Inputs): string { const places = row.value("places"); return Array.isArray(places) && places.some((each) => each !== "none") ? "优先治理" : row.text("economy") === "good" && row.text("density") === "dense" ? "先行治理" : "有效管控"; }
function modeOf(row: Inputs): string | null {
  const distance = row.exact("toSewer"), places = row.value("places"), isSensitive = Array.isArray(places) && places.some((each) => each !== "none");
  if (distance !== null && distance.compare(exact(2)) <= 0) return "纳入城镇污水管网";
  if (row.text("density") === "dense") return "集中处理";
  return row.text("density") === "sparse" && !isSensitive ? "黑水处理结合改厕" : distance === null && row.text("density") === null ? null : "收集转运";
}

/** Sewage of each village (农村生活污水治理台账): mode, facility, state; class of priority by the plan's order. */
export const villageSewage = ledger({
  id: "village-sewage", title: { zh: "农村生活污水治理台账", en: "Village sewage" }, source: { line: 483, systems: ["S049", "S131"], text: "农村生活污水治理专项规划；优先次序见计划 4.2.2" },
  purpose: { zh: "逐村治理模式、设施和完成情况；列入规划的村全部合理处置", en: "Village by village; all of the plan's villages" },
  key: ["village", "town"], name: "village", ...byTown, likeness: { names: ["village"] },
  sections: { village: { zh: "村庄", en: "Village" }, treatment: { zh: "治理", en: "Treatment" } },
  fields: {
    village: { kind: "text", label: { zh: "行政村", en: "Village" }, required: true, section: "village", max: 40, headings: ["村名", "村庄名称"] },
    town: { ...town, required: true, section: "village" },
    households: { kind: "integer", label: { zh: "户数", en: "Households" }, unit: "户", section: "village", min: 0 },
    population: { kind: "integer", label: { zh: "常住人口", en: "Residents" }, unit: "人", section: "village", min: 0 },
    density: { kind: "choice", label: { zh: "人口集聚程度", en: "Density" }, section: "village", options: { dense: { zh: "人口密集", en: "dense" }, medium: { zh: "较集中", en: "medium" }, sparse: { zh: "分散", en: "sparse" } } },
    economy: { kind: "choice", label: { zh: "经济发展条件", en: "Economy" }, section: "village", options: { good: { zh: "较好", en: "good" }, usual: { zh: "一般", en: "usual" } } },
    places: {
      kind: "choices", label: { zh: "环境敏感区域", en: "Sensitive places" }, section: "village",
      options: {
        yellow: { zh: "引黄输水沿线", en: "along the Yellow-River conduit" }, reserve: { zh: "自然保护区", en: "nature reserve" },
        source: { zh: "饮用水水源保护区", en: "source zone" }, keyRiver: { zh: "重点河流沿线", en: "along a key river" }, none: { zh: "无", en: "none" },
      },
    },
    toSewer: { kind: "decimal", label: { zh: "距污水管网距离", en: "Distance to a sewer" }, unit: "km", scale: 2, section: "village", min: "0" },
    inPlan: { kind: "boolean", label: { zh: "列入专项规划", en: "One of the plan's villages" }, required: true, section: "village" },
    sequence: {
      kind: "computed", label: { zh: "治理次序", en: "Order" }, as: "text", section: "village", from: ["places", "economy", "density"],
      formula: { zh: "敏感区域优先；经济较好且人口集聚先行；其他有效管控（计划 4.2.2）", en: "sensitive first, then rich and dense, then the others" }, by: (row) => orderOf(row),
    },
    suggested: {
      kind: "computed", label: { zh: "建议模式", en: "Mode suggested" }, as: "text", section: "village", from: ["toSewer", "density", "places"],
      formula: { zh: "近郊 2 km 内纳管；密集的集中处理；分散且非敏感的黑水处理结合改厕；其余收集转运（2 km 为本系统取值，可改）", en: "sewer within 2 km; central where dense; black water with toilets where sparse; else collected and moved (2 km is our own setting)" },
      by: (row) => modeOf(row),
    },
    mode: {
      kind: "choice", label: { zh: "治理模式", en: "Mode" }, required: true, section: "treatment",
      options: {
        sewer: { zh: "纳入城镇污水管网", en: "joined to a town sewer", also: ["纳管"] }, central: { zh: "集中处理", en: "central works", also: ["集中式"] },
        scattered: { zh: "分散处理", en: "scattered works", also: ["分散式"] }, blackWater: { zh: "黑水处理结合改厕", en: "black water with toilets" },
        transfer: { zh: "收集转运", en: "collected and moved" }, resource: { zh: "资源化利用", en: "used again" }, none: { zh: "未治理", en: "none", also: ["就地泼洒"] },
      },
    },
    facility: { kind: "reference", to: "rural-sewage-facility", label: { zh: "处理设施", en: "Facility" }, section: "treatment", requiredWhen: { field: "mode", in: ["central"] } },
    served: {
      kind: "integer", label: { zh: "受益户数", en: "Households served" }, unit: "户", section: "treatment", min: 0,
      validWhen: [{ must: { any: [{ field: "households", filled: false }, { field: "served", comparison: "≤", than: "households" }] }, say: { zh: "不得大于户数", en: "not above the households" } }],
    },
    coverage: {
      kind: "computed", label: { zh: "受益农户比例", en: "Households served" }, as: "decimal", unit: "%", scale: 1, section: "treatment", from: ["served", "households"],
      formula: { zh: "受益户数 ÷ 户数 × 100", en: "served ÷ households" }, by: (row) => percentOf(row.exact("served"), row.exact("households")),
    },
    disposed: { kind: "choice", label: { zh: "生活污水合理处置", en: "Properly dealt with" }, required: true, section: "treatment", options: { yes: { zh: "已合理处置", en: "yes", also: ["是"] }, partly: { zh: "部分", en: "partly" }, no: { zh: "未", en: "no", also: ["否"] } } },
    finished: { kind: "day", label: { zh: "完成日期", en: "Finished on" }, section: "treatment", requiredWhen: { all: [{ field: "disposed", in: ["yes"] }, { field: "inPlan", in: ["true"] }] } },
    blackOdorous: { kind: "boolean", label: { zh: "存在农村黑臭水体", en: "Has black-odorous water" }, section: "treatment" },
    note: { ...note, section: "treatment" },
  },
  life: undertaking("village-sewage.finish", 250, "bureau", { zh: "验收意见", en: "acceptance" }),
});
