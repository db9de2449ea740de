import { ledger } from "@yunqing/ledger";
import { outline, photos, problems, town } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";

/** Patrols of unused land（未利用地与耕地后备资源巡查）. */
export const unusedLandPatrol = ledger({
  id: "unused-land-patrol", title: { zh: "未利用地与耕地后备资源巡查", en: "Patrols of unused land" }, source: { line: 873, systems: ["S149"], text: "土壤污染防治法第五十一条" },
  purpose: { zh: "耕地后备资源定期巡查；拟开发为农用地的先评估", en: "Reserve land is patrolled; assessed before it is farmed" },
  key: ["place", "checkedOn"], name: "place", ...byDepartment,
  fields: {
    place: { kind: "text", label: { zh: "地块名称", en: "Place" }, required: true, max: 100 },
    town: { ...town, required: true },
    outline: { ...outline },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true,
      options: {
        reserve: { zh: "耕地后备资源", en: "reserve of farmland" }, toFarm: { zh: "拟开发为农用地", en: "to be farmed" }, mining: { zh: "矿产开采影响区", en: "touched by mining" },
        other: { zh: "其他未利用地", en: "other" },
      },
    },
    area: { kind: "decimal", label: { zh: "面积", en: "Area" }, unit: "亩", scale: 2, min: "0" },
    checkedOn: { kind: "day", label: { zh: "巡查日期", en: "Day" }, required: true },
    patroller: { kind: "text", label: { zh: "巡查人", en: "By" }, required: true, max: 60 },
    assessed: { kind: "boolean", label: { zh: "已开展土壤环境质量评估", en: "Assessed" }, requiredWhen: { field: "kind", in: ["toFarm"] } },
    meets: { kind: "boolean", label: { zh: "符合农用地标准", en: "Fit for farming" }, requiredWhen: { field: "assessed", in: ["true"] } },
    foodAllowed: {
      kind: "boolean", label: { zh: "可种植食用农产品", en: "Food may be grown" },
      validWhen: [{ must: { any: [{ field: "foodAllowed", in: ["false"] }, { field: "meets", in: ["true"] }] }, say: { zh: "不符合相应标准的不得种植食用农产品", en: "no food where the standard is missed" } }],
    },
    photos: { ...photos },
    problems: { ...problems },
  },
  life: rectification({ kind: "unused-land.mend", workingDays: 20, organisation: "resources", problem: "problems", by: ["ledger.write", "department"] }),
});
