import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { photos, position } from "../parts/fields.js";
import { rowsIn, totalIn } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** Observations of aquatic life（水生生物观测记录）. */
export const aquaticLife = ledger({
  id: "aquatic-life", title: { zh: "水生生物观测记录", en: "Observations of aquatic life" }, source: { line: 825, systems: ["S139"], text: "HJ 710；水生态监测" },
  purpose: { zh: "水栖鸟类、水生植物等观测记录与简单指数", en: "Water birds and plants, with simple indices" },
  key: ["place", "observedOn"], name: "place", ...office,
  fields: {
    place: { kind: "text", label: { zh: "观测样点（样线）", en: "Place" }, required: true, max: 80 },
    observedOn: { kind: "day", label: { zh: "观测日期", en: "Day" }, required: true },
    river: { kind: "reference", to: "river", label: { zh: "河流", en: "River" } },
    position: { ...position },
    season: { kind: "choice", label: { zh: "季节", en: "Season" }, options: { spring: { zh: "春", en: "spring" }, summer: { zh: "夏", en: "summer" }, autumn: { zh: "秋", en: "autumn" }, winter: { zh: "冬", en: "winter" } } },
    observer: { kind: "text", label: { zh: "观测人", en: "Observer" }, required: true, max: 60 },
    method: { kind: "choice", label: { zh: "方法", en: "Method" }, options: { line: { zh: "样线法", en: "line" }, point: { zh: "样点法", en: "point" }, quadrat: { zh: "样方法", en: "quadrat" }, net: { zh: "网捕", en: "net" } } },
    sightings: {
      kind: "children", label: { zh: "物种", en: "Species" }, required: true, max: 300,
      fields: {
        taxon: {
          kind: "choice", label: { zh: "类群", en: "Group" }, required: true,
          options: {
            bird: { zh: "水栖鸟类", en: "water birds" }, plant: { zh: "水生植物", en: "water plants" }, fish: { zh: "鱼类", en: "fish" },
            benthos: { zh: "底栖动物", en: "benthos" }, other: { zh: "其他", en: "other" },
          },
        },
        name: { kind: "text", label: { zh: "物种名", en: "Species" }, required: true, max: 60 },
        latin: { kind: "text", label: { zh: "拉丁名", en: "Latin name" }, max: 80 },
        count: { kind: "integer", label: { zh: "数量", en: "Number" }, unit: "只（株）", min: 0 },
        cover: { kind: "decimal", label: { zh: "盖度", en: "Cover" }, unit: "%", scale: 1, min: "0", max: "100" },
        protection: {
          kind: "choice", label: { zh: "保护级别", en: "Protection" },
          options: {
            first: { zh: "国家一级", en: "first class" }, second: { zh: "国家二级", en: "second class" }, province: { zh: "省级", en: "provincial" },
            none: { zh: "无", en: "none" },
          },
        },
      },
    },
    richness: {
      kind: "computed", label: { zh: "物种数", en: "Species" }, as: "decimal", unit: "种", scale: 0, from: ["sightings"], formula: { zh: "不同物种名的个数", en: "different names" },
      by: (row) => exact(new Set(rowsIn(row, "sightings").map((each) => each["name"])).size),
    },
    individuals: { kind: "computed", label: { zh: "个体数", en: "Individuals" }, as: "decimal", unit: "个", scale: 0, from: ["sightings"], formula: { zh: "数量之和", en: "sum of the numbers" }, by: (row) => totalIn(row, "sightings", "count") },
    photos: { ...photos },
  },
});
