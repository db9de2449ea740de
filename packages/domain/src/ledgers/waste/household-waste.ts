import { exact, type Exact } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { note, town } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";
import { quotientOf } from "../parts/evaluated.js";

function perHeadOf(row: Inputs): Exact | null { const weighed = row.exact("weighed"); return quotientOf(weighed && weighed.times(exact(1000)), row.exact("people")); }

/** Household and kitchen waste by day and collecting unit (生活垃圾日清运台账): weights, where they go; an improbable amount per head is flagged, not corrected. */
export const householdWaste = ledger({
  id: "household-waste", title: { zh: "生活垃圾与厨余垃圾日台账", en: "Household and kitchen waste by day" }, source: { line: 443, systems: ["S040"], text: "生活垃圾清运统计；5 kg/（人·d）为合理性界限，非标准" },
  purpose: { zh: "逐日逐单位清运量与去向；人均超过每日 5 千克的提示核对", en: "Weights by day and unit; more than 5 kg a head a day is asked about" },
  key: ["collector", "day", "kind"], name: "collector", ...byDepartment,
  fields: {
    collector: { kind: "text", label: { zh: "收运单位", en: "Collected by" }, required: true, max: 80 },
    day: { kind: "day", label: { zh: "日期", en: "Day" }, required: true },
    kind: {
      kind: "choice", label: { zh: "垃圾类别", en: "Kind" }, required: true,
      options: {
        household: { zh: "生活垃圾", en: "household waste", also: ["其他垃圾"] }, kitchen: { zh: "厨余垃圾（餐厨）", en: "kitchen waste", also: ["厨余垃圾", "餐厨垃圾"] },
        recyclable: { zh: "可回收物", en: "recyclable" }, harmful: { zh: "有害垃圾", en: "harmful" }, bulky: { zh: "大件垃圾", en: "bulky" },
      },
    },
    town: { ...town },
    weighed: { kind: "decimal", label: { zh: "清运量", en: "Weight" }, unit: "t", scale: 3, required: true, headings: ["日清运量", "重量"], min: "0" },
    vehicles: { kind: "integer", label: { zh: "车次", en: "Trips" }, unit: "车次", min: 0 },
    people: { kind: "integer", label: { zh: "服务人口", en: "People served" }, unit: "人", min: 0 },
    goes: {
      kind: "choice", label: { zh: "去向", en: "Goes to" }, required: true,
      options: {
        burnt: { zh: "焚烧发电", en: "burnt for power" }, landfill: { zh: "卫生填埋", en: "landfill" }, compost: { zh: "堆肥或厌氧", en: "compost or digestion" },
        recycled: { zh: "资源化利用", en: "recycled" }, transfer: { zh: "转运站", en: "transfer station" }, unknown: { zh: "去向不明", en: "unknown" },
      },
    },
    receiver: { kind: "reference", to: "enterprise", label: { zh: "接收单位", en: "Receiver" }, requiredWhen: { field: "goes", in: ["burnt", "landfill", "compost", "recycled"] } },
    received: { kind: "decimal", label: { zh: "接收量", en: "Weight received" }, unit: "t", scale: 3, min: "0" },
    gap: {
      kind: "computed", label: { zh: "收运与接收差", en: "Weight lost on the way" }, as: "decimal", unit: "t", scale: 3, from: ["weighed", "received"],
      formula: { zh: "清运量 − 接收量", en: "collected − received" },
      by: (row) => { const sent = row.exact("weighed"), received = row.exact("received"); return sent && received && sent.minus(received); },
    },
    perHead: { kind: "computed", label: { zh: "人均日产生量", en: "Per head" }, as: "decimal", unit: "kg/（人·d）", scale: 2, from: ["weighed", "people"], formula: { zh: "清运量 × 1000 ÷ 服务人口", en: "weight × 1000 ÷ people" }, by: (row) => perHeadOf(row) },
    doubt: {
      kind: "computed", label: { zh: "合理性", en: "Probable" }, as: "text", from: ["weighed", "people"],
      formula: { zh: "人均大于 5 kg/d 提示核对（约 1 kg/d 为常见，本系统界限）", en: "above 5 kg a head is asked about; about 1 is usual" },
      by: (row) => { const each = perHeadOf(row); return each === null ? null : each.compare(exact(5)) > 0 ? "请核对" : "合理"; },
    },
    note: { ...note },
  },
  life: statement(["ledger.write", "department"]),
});
