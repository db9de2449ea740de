import { ledger } from "@yunqing/ledger";
import { photos, problems, town } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byTown } from "../parts/rights.js";

/** Checks in the irrigation season（灌溉季退水巡查）. */
export const returnCanalCheck = ledger({
  id: "return-canal-check", title: { zh: "灌溉季退水巡查", en: "Checks in the irrigation season" }, source: { line: 817, systems: ["S135"] },
  purpose: { zh: "冬春农灌期间巡查，严禁大水漫灌和退水直排河道", en: "Checks in winter and spring: no flooding, no direct return" },
  key: ["canal", "checkedOn"], name: "patroller", ...byTown,
  fields: {
    canal: { kind: "reference", to: "return-canal", label: { zh: "退水渠", en: "Canal" }, required: true },
    checkedOn: { kind: "day", label: { zh: "巡查日期", en: "Day" }, required: true },
    season: { kind: "choice", label: { zh: "灌期", en: "Season" }, required: true, options: { winter: { zh: "冬灌", en: "winter" }, spring: { zh: "春灌", en: "spring" }, summer: { zh: "夏灌", en: "summer" } } },
    town: { ...town, required: true },
    patroller: { kind: "text", label: { zh: "巡查人", en: "By" }, required: true, max: 60 },
    flooding: { kind: "boolean", label: { zh: "大水漫灌", en: "Flooding" }, required: true },
    direct: { kind: "boolean", label: { zh: "退水直排河道", en: "Returned straight into the river" }, required: true },
    settled: { kind: "boolean", label: { zh: "尾水静置等措施到位", en: "Tail water settled" }, required: true },
    photos: { ...photos },
    problems: { ...problems, requiredWhen: { any: [{ field: "flooding", in: ["true"] }, { field: "direct", in: ["true"] }, { field: "settled", in: ["false"] }] } },
  },
  life: rectification({ kind: "canal.mend", workingDays: 5, organisation: "agriculture", problem: "problems", by: ["ledger.write", "town"] }),
});
