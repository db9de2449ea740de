import { ledger } from "@yunqing/ledger";
import { phone, position, town } from "../parts/fields.js";
import { byTown } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Irrigation return canals（农灌退水渠台账）. */
export const returnCanal = ledger({
  id: "return-canal", title: { zh: "农灌退水渠台账", en: "Irrigation return canals" }, source: { line: 817, systems: ["S135"] },
  purpose: { zh: "退水渠、去向和尾水处理设施", en: "Canals with their outlet and their works" },
  key: ["name", "town"], name: "name", ...byTown, likeness: { names: ["name"] },
  fields: {
    name: { kind: "text", label: { zh: "渠道名称", en: "Canal" }, required: true, headings: ["退水渠"] },
    town: { ...town, required: true },
    river: { kind: "reference", to: "river", label: { zh: "退水河流", en: "Flows into" }, required: true },
    length: { kind: "decimal", label: { zh: "长度", en: "Length" }, unit: "km", scale: 2, min: "0" },
    area: { kind: "decimal", label: { zh: "控制灌溉面积", en: "Area served" }, unit: "亩", scale: 1, min: "0" },
    course: { kind: "place", geometry: "line", label: { zh: "走向", en: "Course" } },
    mouth: { ...position, label: { zh: "入河口位置", en: "Mouth" } },
    treatment: {
      kind: "choices", label: { zh: "尾水处理措施", en: "Works" }, required: true,
      options: {
        pond: { zh: "尾水静置塘", en: "settling pond" }, wetland: { zh: "人工湿地", en: "wetland" }, ditch: { zh: "生态拦截沟", en: "ecological ditch" },
        pipe: { zh: "接入污水管网", en: "joined to a sewer" }, none: { zh: "无", en: "none" },
      },
    },
    gate: { kind: "boolean", label: { zh: "设有闸门", en: "Has a gate" } },
    keeper: { kind: "text", label: { zh: "管护责任人", en: "Keeper" }, max: 60 },
    phone: { ...phone },
  },
  life: standing({ zh: "停用或封堵记录", en: "record of closing" }),
});
