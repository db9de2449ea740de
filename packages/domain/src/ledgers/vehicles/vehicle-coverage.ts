import { ledger } from "@yunqing/ledger";
import { note, year } from "../parts/fields.js";
import { percentOf } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** How many of the registered vehicles were tested (环保检测覆盖率), by year and kind. */
export const vehicleCoverage = ledger({
  id: "vehicle-coverage", title: { zh: "机动车环保检测覆盖台账", en: "Vehicles tested" }, source: { line: 739, systems: ["S092"] },
  key: ["year", "kind"], ...office,
  fields: { year: { ...year, required: true }, kind: { kind: "choice", label: { zh: "车辆类别", en: "Kind" }, required: true, options: { heavyDiesel: { zh: "重型柴油车", en: "heavy diesel" }, lightDiesel: { zh: "轻型柴油车", en: "light diesel" }, petrol: { zh: "汽油车", en: "petrol" }, gas: { zh: "燃气车", en: "gas" } } }, registered: { kind: "integer", label: { zh: "登记保有量", en: "Registered" }, unit: "辆", min: 0, required: true }, due: { kind: "integer", label: { zh: "应检数", en: "Due" }, unit: "辆", min: 0, required: true, validWhen: [{ must: { field: "due", comparison: "≤", than: "registered" }, say: { zh: "应检数不得多于保有量", en: "not more than are registered" } }] }, tested: { kind: "integer", label: { zh: "实检数", en: "Tested" }, unit: "辆", min: 0, required: true }, failed: { kind: "integer", label: { zh: "首检不合格数", en: "Failed at first" }, unit: "辆", min: 0, validWhen: [{ must: { field: "failed", comparison: "≤", than: "tested" }, say: { zh: "不合格数不得多于实检数", en: "not more than were tested" } }] }, rate: { kind: "computed", label: { zh: "检测覆盖率", en: "Tested" }, as: "decimal", unit: "%", scale: 2, from: ["due", "tested"], formula: { zh: "实检 ÷ 应检 × 100", en: "tested ÷ due × 100" }, by: (row) => percentOf(row.exact("tested"), row.exact("due")) }, note },
});
