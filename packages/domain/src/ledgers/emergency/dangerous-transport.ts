import { ledger } from "@yunqing/ledger";
import { number, problems } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";

/** Transport of dangerous goods（危险货物运输监视台账）. */
export const dangerousTransport = ledger({
  id: "dangerous-transport", title: { zh: "危险货物运输监视台账", en: "Transport of dangerous goods" }, source: { line: 973, systems: ["S177"], text: "道路危险货物运输管理规定（凭记忆）" },
  purpose: { zh: "运输路线经过敏感区的监视与事件联动", en: "Routes that pass sensitive places" },
  key: ["number"], ...byDepartment,
  fields: {
    number: { ...number, required: true },
    carrier: { kind: "text", label: { zh: "运输企业", en: "Carrier" }, required: true, max: 100 },
    plate: { kind: "code", rule: "plate", label: { zh: "车牌号", en: "Plate" } },
    goods: { kind: "text", label: { zh: "危险货物名称", en: "Goods" }, required: true, max: 80 },
    un: { kind: "text", label: { zh: "UN 编号", en: "UN number" }, max: 8 },
    amount: { kind: "decimal", label: { zh: "载重", en: "Load" }, unit: "t", scale: 3, min: "0" },
    route: { kind: "place", geometry: "line", label: { zh: "路线", en: "Route" }, required: true },
    places: {
      kind: "choices", label: { zh: "途经敏感区", en: "Passing" },
      options: {
        source: { zh: "水源保护区", en: "drinking source" }, river: { zh: "重点河段", en: "key river" }, town: { zh: "城区", en: "town" },
        wetland: { zh: "湿地", en: "wetland" }, none: { zh: "无", en: "none" },
      },
    },
    permitted: { kind: "boolean", label: { zh: "通行证齐全", en: "Permitted" }, required: true },
    escort: { kind: "boolean", label: { zh: "随车押运", en: "Escort" } },
    seenAt: { kind: "instant", label: { zh: "记录时间", en: "Seen at" }, required: true },
    deviation: {
      kind: "choice", label: { zh: "异常", en: "Anomaly" },
      options: {
        none: { zh: "无", en: "none" }, route: { zh: "偏离路线", en: "off the route" }, stop: { zh: "违规停车", en: "forbidden stop" },
        speed: { zh: "超速", en: "speeding" }, night: { zh: "禁行时段", en: "forbidden hours" },
      },
    },
    event: { kind: "reference", to: "incident", label: { zh: "关联事件", en: "Incident" } },
    problems: { ...problems, requiredWhen: { field: "deviation", in: ["route", "stop", "speed", "night"] } },
  },
  life: rectification({ kind: "transport.mend", workingDays: 10, organisation: "transport", problem: "problems", by: ["ledger.write", "department"] }),
});
