import { ledger } from "@yunqing/ledger";
import { inspector, note, number, photos, problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byInspector } from "../parts/rights.js";

/** Checks of urea for vehicles (车用尿素检查): sold at stations, used in trucks. */
export const ureaCheck = ledger({
  id: "urea-check", title: { zh: "车用尿素检查台账", en: "Checks of urea" }, source: { line: 741, systems: ["S093"], text: "GB 29518" },
  key: ["number"], name: "subject", ...byInspector,
  fields: {
    number: { ...number, required: true }, kind: { kind: "choice", label: { zh: "检查对象", en: "Of" }, required: true, options: { station: { zh: "销售加注站点", en: "selling point" }, vehicle: { zh: "重型运输车辆", en: "vehicle" } } }, subject: { kind: "text", label: { zh: "站点（号牌）", en: "Point or plate" }, required: true, max: 120 }, station: { kind: "reference", to: "petrol-station", label: { zh: "加油站", en: "Station" } }, unit, day: { kind: "day", label: { zh: "检查日期", en: "Day" }, required: true }, inspector, free: { kind: "boolean", label: { zh: "免费提供尿素和加注", en: "Free" }, source: { line: 741 } },
    urea: { kind: "decimal", label: { zh: "尿素含量", en: "Urea" }, unit: "%", scale: 2, min: "0", max: "100", note: { zh: "GB 29518：31.8%—33.2%（凭记忆，未核原文）", en: "31.8–33.2 %, from memory" } }, tank: { kind: "choice", label: { zh: "车辆尿素液位", en: "In the vehicle" }, options: { full: { zh: "正常", en: "filled" }, empty: { zh: "空", en: "empty" }, water: { zh: "加注水或劣质液", en: "water or poor liquid" } }, requiredWhen: { field: "kind", in: ["vehicle"] } },
    result: { kind: "choice", label: { zh: "结论", en: "Result" }, required: true, options: { good: { zh: "合格", en: "sound" }, bad: { zh: "不合格", en: "unsound" } } }, problems: { ...problems, requiredWhen: { field: "result", in: ["bad"] } }, photos, note,
  },
  life: rectification({ kind: "urea.fix", workingDays: 10, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
