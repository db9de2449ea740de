import { ledger } from "@yunqing/ledger";
import { address, person, phone, position, town } from "../parts/fields.js";
import { totalIn } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Recycling outlets（再生资源回收网点名录）. */
export const recyclingOutlet = ledger({
  id: "recycling-outlet", title: { zh: "再生资源回收网点名录", en: "Recycling outlets" }, source: { line: 943, systems: ["S167"] },
  purpose: { zh: "供销网点向乡村下沉，品种与回收量", en: "Outlets down to the villages, with kinds and weights" },
  key: ["name", "town"], name: "name", ...byDepartment, likeness: { code: "creditCode", names: ["name"] },
  fields: {
    name: { kind: "text", label: { zh: "网点名称", en: "Outlet" }, required: true },
    creditCode: { kind: "code", rule: "uscc", label: { zh: "统一社会信用代码", en: "Credit code" } },
    town: { ...town, required: true },
    village: { kind: "text", label: { zh: "所在村", en: "Village" }, max: 40 },
    address: { ...address },
    position: { ...position },
    kind: { kind: "choice", label: { zh: "网点类型", en: "Kind" }, required: true, options: { outlet: { zh: "回收站点", en: "outlet" }, sorting: { zh: "分拣中心", en: "sorting centre" }, mobile: { zh: "流动回收", en: "mobile" } } },
    level: { kind: "choice", label: { zh: "层级", en: "Level" }, options: { village: { zh: "村级", en: "village" }, town: { zh: "乡镇级", en: "town" }, district: { zh: "区级", en: "district" } } },
    accepts: {
      kind: "choices", label: { zh: "回收品种", en: "Accepts" }, required: true,
      options: {
        steel: { zh: "废钢铁", en: "scrap steel" }, paper: { zh: "废纸", en: "waste paper" }, plastic: { zh: "废塑料", en: "waste plastic" },
        metal: { zh: "废有色金属", en: "non-ferrous" }, glass: { zh: "废玻璃", en: "glass" }, textile: { zh: "废旧织物", en: "textiles" },
        film: { zh: "废旧农膜", en: "farm film" }, electronics: { zh: "废弃电器电子产品", en: "electronics" }, battery: { zh: "废电池", en: "batteries" },
      },
    },
    filed: { kind: "boolean", label: { zh: "已备案", en: "Filed with commerce" } },
    weights: {
      kind: "children", label: { zh: "回收量", en: "Weights" }, max: 600,
      fields: {
        month: { kind: "day", label: { zh: "月份（填每月首日）", en: "Month, its first day" }, required: true },
        sort: {
          kind: "choice", label: { zh: "品种", en: "Kind" }, required: true,
          options: {
            steel: { zh: "废钢铁", en: "scrap steel" }, paper: { zh: "废纸", en: "waste paper" }, plastic: { zh: "废塑料", en: "waste plastic" },
            other: { zh: "其他", en: "other" },
          },
        },
        tonnes: { kind: "decimal", label: { zh: "回收量", en: "Weight" }, unit: "t", scale: 3, required: true, min: "0" },
      },
    },
    total: { kind: "computed", label: { zh: "累计回收量", en: "Weight in all" }, as: "decimal", unit: "t", scale: 3, from: ["weights"], formula: { zh: "各月各品种回收量之和", en: "sum of all months and kinds" }, by: (row) => totalIn(row, "weights", "tonnes") },
    person: { ...person },
    phone: { ...phone },
  },
  life: standing({ zh: "注销证明", en: "paper of closing" }),
});
