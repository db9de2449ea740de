import { ledger } from "@yunqing/ledger";
import { note, town, year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byTown } from "../parts/rights.js";

/** Household waste of each village and year (农村生活垃圾收运处置): sorted by household, collected by village, moved by town, treated by district. */
export const ruralWaste = ledger({
  id: "rural-waste", title: { zh: "农村生活垃圾收运处置台账", en: "Household waste of villages" }, source: { line: 939, systems: ["S165"], text: "计划 4.2.2、4.5.1；四分类为渣土、有害、可回收物、其他垃圾" },
  purpose: { zh: "户分类、村收集、乡（镇）转运、区处理；覆盖率、分类覆盖率、无害化处理率", en: "Coverage, sorting and harmless treatment" },
  key: ["village", "town", "year"], name: "village", ...byTown,
  sections: { village: { zh: "村庄", en: "Village" }, chain: { zh: "收运处置体系", en: "Chain" }, weight: { zh: "处理", en: "Treatment" } },
  fields: {
    village: { kind: "text", label: { zh: "行政村", en: "Village" }, required: true, section: "village", max: 40 },
    town: { ...town, required: true, section: "village" },
    year: { ...year, required: true, section: "village" },
    households: { kind: "integer", label: { zh: "户数", en: "Households" }, unit: "户", section: "village", min: 0 },
    covered: { kind: "boolean", label: { zh: "纳入收运处置体系", en: "In the system" }, required: true, section: "chain" },
    sorting: { kind: "boolean", label: { zh: "开展垃圾分类", en: "Sorts its waste" }, required: true, section: "chain" },
    classes: {
      kind: "choices", label: { zh: "分类类别", en: "Classes" }, section: "chain",
      options: { muck: { zh: "渣土垃圾", en: "muck" }, harmful: { zh: "有害垃圾", en: "harmful" }, recyclable: { zh: "可回收物", en: "recyclable" }, other: { zh: "其他垃圾", en: "other" } },
      requiredWhen: { field: "sorting", in: ["true"] },
    },
    sortingHouseholds: {
      kind: "integer", label: { zh: "分类户数", en: "Households that sort" }, unit: "户", section: "chain", min: 0,
      validWhen: [{ must: { any: [{ field: "households", filled: false }, { field: "sortingHouseholds", comparison: "≤", than: "households" }] }, say: { zh: "不得大于户数", en: "not above the households" } }],
    },
    points: { kind: "integer", label: { zh: "收集点（桶、池）", en: "Collecting points" }, unit: "个", section: "chain", min: 0 },
    cleaners: { kind: "integer", label: { zh: "保洁员", en: "Cleaners" }, unit: "人", section: "chain", min: 0 },
    station: { kind: "text", label: { zh: "转运站", en: "Transfer station" }, section: "chain", max: 80, requiredWhen: { field: "covered", in: ["true"] } },
    vehicles: { kind: "integer", label: { zh: "清运车辆", en: "Vehicles" }, unit: "辆", section: "chain", min: 0 },
    produced: { kind: "decimal", label: { zh: "年产生量", en: "Produced" }, unit: "t", scale: 2, section: "weight", min: "0" },
    collected: {
      kind: "decimal", label: { zh: "年清运量", en: "Collected" }, unit: "t", scale: 2, section: "weight", min: "0",
      validWhen: [{ must: { any: [{ field: "produced", filled: false }, { field: "collected", comparison: "≤", than: "produced" }] }, say: { zh: "不得大于产生量", en: "not above what was produced" } }],
    },
    harmless: {
      kind: "decimal", label: { zh: "无害化处理量", en: "Treated harmlessly" }, unit: "t", scale: 2, section: "weight", min: "0",
      validWhen: [{ must: { any: [{ field: "collected", filled: false }, { field: "harmless", comparison: "≤", than: "collected" }] }, say: { zh: "不得大于清运量", en: "not above what was collected" } }],
    },
    way: {
      kind: "choice", label: { zh: "终端处理", en: "End" }, section: "weight",
      options: {
        burnt: { zh: "焚烧发电", en: "burnt for power" }, landfill: { zh: "卫生填埋", en: "landfill" }, compost: { zh: "堆肥", en: "compost" },
        simple: { zh: "简易填埋", en: "simple tip" }, none: { zh: "未处理", en: "none" },
      },
    },
    harmlessRate: {
      kind: "computed", label: { zh: "无害化处理率", en: "Harmless treatment" }, as: "decimal", unit: "%", scale: 1, section: "weight", from: ["harmless", "produced"],
      formula: { zh: "无害化处理量 ÷ 产生量 × 100", en: "treated ÷ produced" }, by: (row) => percentOf(row.exact("harmless"), row.exact("produced")),
    },
    note: { ...note, section: "weight" },
  },
  life: statement(["ledger.write", "town"]),
});
