import { ledger } from "@yunqing/ledger";
import { number, photos, problems, town } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byTown } from "../parts/rights.js";

/** Patrols against forest fires（森林防火巡护台账）. */
export const forestPatrol = ledger({
  id: "forest-patrol", title: { zh: "森林防火巡护台账", en: "Patrols against forest fires" }, source: { line: 919, systems: ["S161"], text: "森林防火条例" },
  purpose: { zh: "防火期巡护、隐患与火情登记；火点转火点台账", en: "Patrols in the season; fires go to the ledger of fire points" },
  key: ["number"], ...byTown,
  fields: {
    number: { ...number, required: true },
    town: { ...town, required: true },
    village: { kind: "text", label: { zh: "所在村", en: "Village" }, max: 40 },
    season: { kind: "choice", label: { zh: "防火期", en: "Season" }, required: true, options: { spring: { zh: "春季防火期", en: "spring" }, autumn: { zh: "秋冬防火期", en: "autumn and winter" }, usual: { zh: "非防火期", en: "usual" } } },
    checkedOn: { kind: "day", label: { zh: "巡护日期", en: "Day" }, required: true },
    patroller: { kind: "text", label: { zh: "护林员", en: "Ranger" }, required: true, max: 60 },
    way: { kind: "place", geometry: "line", label: { zh: "巡护轨迹", en: "Way" } },
    length: { kind: "decimal", label: { zh: "巡护里程", en: "Length" }, unit: "km", scale: 2, min: "0" },
    fireSources: {
      kind: "choices", label: { zh: "发现野外用火", en: "Fires in the open" },
      options: {
        stubble: { zh: "烧荒", en: "burning of waste land" }, grave: { zh: "上坟烧纸", en: "at graves" }, smoke: { zh: "吸烟", en: "smoking" },
        picnic: { zh: "野炊", en: "cooking" }, line: { zh: "输电线路隐患", en: "power line" }, none: { zh: "无", en: "none" },
      },
    },
    firePoint: { kind: "reference", to: "fire-point", label: { zh: "火点台账", en: "Fire point" } },
    photos: { ...photos },
    problems: { ...problems },
  },
  life: rectification({ kind: "forest-fire.mend", workingDays: 10, organisation: "forestry", problem: "problems", by: ["ledger.write", "town"] }),
});
