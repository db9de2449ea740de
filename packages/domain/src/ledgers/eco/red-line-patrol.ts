import { ledger } from "@yunqing/ledger";
import { number, photos, problems, town } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byTown } from "../parts/rights.js";

/** Patrols of the red line（生态保护红线巡护台账）. */
export const redLinePatrol = ledger({
  id: "red-line-patrol", title: { zh: "生态保护红线巡护台账", en: "Patrols of the red line" }, source: { line: 919, systems: ["S160"] },
  purpose: { zh: "日常巡护、执法监督发现问题的整改销号", en: "Patrols, what is found, and its closing" },
  key: ["number"], ...byTown,
  fields: {
    number: { ...number, required: true },
    redLine: { kind: "reference", to: "red-line", label: { zh: "红线图斑", en: "Parcel" } },
    department: {
      kind: "choice", label: { zh: "巡护部门", en: "By" }, required: true,
      options: {
        resources: { zh: "规划与自然资源", en: "resources" }, forestry: { zh: "林业", en: "forestry" }, bureau: { zh: "生态环境", en: "environment" },
        town: { zh: "乡镇（街道）", en: "town" },
      },
    },
    town: { ...town, required: true },
    checkedOn: { kind: "day", label: { zh: "巡护日期", en: "Day" }, required: true },
    way: { kind: "place", geometry: "line", label: { zh: "巡护轨迹", en: "Way" } },
    patroller: { kind: "text", label: { zh: "巡护人", en: "By" }, required: true, max: 60 },
    kinds: {
      kind: "choices", label: { zh: "问题类型", en: "Kinds" },
      options: {
        mining: { zh: "采矿挖砂", en: "mining" }, building: { zh: "违法建设", en: "building" }, farming: { zh: "开垦", en: "farming" },
        grazing: { zh: "放牧", en: "grazing" }, waste: { zh: "倾倒", en: "dumping" }, energy: { zh: "能源设施", en: "energy works" },
        tourism: { zh: "旅游开发", en: "tourism" }, change: { zh: "改变用途", en: "change of use" },
      },
    },
    area: { kind: "decimal", label: { zh: "涉及面积", en: "Area" }, unit: "亩", scale: 2, min: "0" },
    photos: { ...photos },
    problems: { ...problems, requiredWhen: { field: "kinds", filled: true } },
  },
  life: rectification({ kind: "red-line.mend", workingDays: 30, organisation: "resources", problem: "problems", by: ["ledger.write", "town", "department"] }),
});
