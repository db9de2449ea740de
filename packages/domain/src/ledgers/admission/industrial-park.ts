import { ledger } from "@yunqing/ledger";
import { outline } from "../parts/fields.js";
import { office } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Industrial parks（工业园区名录）. */
export const industrialPark = ledger({
  id: "industrial-park", title: { zh: "工业园区名录", en: "Industrial parks" }, source: { line: 647, systems: ["S067"] },
  key: ["name"], ...office,
  fields: {
    name: { kind: "text", label: { zh: "园区名称", en: "Name" }, required: true, max: 80 },
    parent: { kind: "text", label: { zh: "所属开发区", en: "Belongs to" }, max: 80, headings: ["开发区"] },
    former: { kind: "text", label: { zh: "曾用名", en: "Former name" }, max: 80, headings: ["原名称"] },
    level: {
      kind: "choice", label: { zh: "级别", en: "Level" }, required: true,
      options: {
        national: { zh: "国家级", en: "national" }, provincial: { zh: "省级", en: "provincial" }, city: { zh: "市级", en: "of the city" },
        county: { zh: "县级", en: "of the county" }, unknown: { zh: "未载明", en: "not said" },
      },
    },
    area: { kind: "decimal", label: { zh: "规划面积", en: "Planned area" }, unit: "km²", scale: 2, min: "0" },
    industries: { kind: "text", label: { zh: "主导产业", en: "Leading industries" }, long: true, max: 500 },
    planEia: {
      kind: "choice", label: { zh: "规划环评", en: "Strategic environmental assessment" },
      options: {
        reviewed: { zh: "已审查", en: "reviewed" }, running: { zh: "编制中", en: "in preparation" }, none: { zh: "未开展", en: "none" },
        followUp: { zh: "已跟踪评价", en: "followed up" },
      },
    },
    planEiaDay: { kind: "day", label: { zh: "规划环评审查日期", en: "Day of its review" }, requiredWhen: { field: "planEia", in: ["reviewed", "followUp"] } },
    sewage: { kind: "choice", label: { zh: "污水集中处理", en: "Sewage treatment" }, options: { own: { zh: "自建集中处理设施", en: "own works" }, shared: { zh: "依托城镇污水处理厂", en: "town works" }, none: { zh: "未建", en: "none" } } },
    online: { kind: "boolean", label: { zh: "污水设施在线监控", en: "Sewage works watched online" } },
    outline: { ...outline },
  },
  life: standing({ zh: "撤销或调整批复", en: "paper of dissolution or change" }),
});
