import { ledger } from "@yunqing/ledger";
import { note, unit, year } from "../parts/fields.js";
import { published } from "../parts/rights.js";

/** Key dischargers for groundwater (地下水污染防治重点排污单位名录). */
export const groundwaterDischarger = ledger({
  id: "groundwater-discharger", title: { zh: "地下水污染防治重点排污单位名录", en: "Key dischargers for groundwater" }, source: { line: 907, systems: ["S157"], text: "地下水管理条例第41条；环境监管重点单位名录管理办法" },
  key: ["unit", "year"], name: "ground", ...published,
  public: { fields: ["unit", "year", "ground", "installed", "networked", "publishedOn"], rows: { field: "publishedOn", filled: true }, basis: { zh: "地下水管理条例第四十一条：名录向社会公布", en: "Groundwater Regulation art. 41: the list is published" } },
  fields: {
    unit: { ...unit, required: true }, year: { ...year, required: true },
    ground: { kind: "choice", label: { zh: "列入依据", en: "Ground" }, required: true, options: { chemical: { zh: "化学品生产企业", en: "chemical producer" }, park: { zh: "工业集聚区", en: "industrial park" }, mine: { zh: "矿山开采区", en: "mining area" }, tailings: { zh: "尾矿库", en: "tailings pond" }, hazard: { zh: "危险废物处置场", en: "hazardous-waste site" }, landfill: { zh: "垃圾填埋场", en: "landfill" }, petrol: { zh: "加油站", en: "petrol station" }, other: { zh: "其他", en: "other" } } },
    wells: { kind: "integer", label: { zh: "水质监测井", en: "Monitoring wells" }, unit: "眼", min: 0, requiredWhen: { field: "ground", in: ["chemical", "park", "mine", "tailings", "hazard", "landfill"] } },
    lining: { kind: "choice", label: { zh: "防渗漏措施", en: "Lining" }, options: { done: { zh: "已落实", en: "in place" }, part: { zh: "部分落实", en: "in part" }, none: { zh: "未落实", en: "not in place" } } },
    installed: { kind: "boolean", label: { zh: "已装自动监测设备", en: "Instruments installed" }, required: true },
    networked: { kind: "boolean", label: { zh: "已与监控设备联网", en: "Networked" }, required: true, validWhen: [{ must: { any: [{ field: "networked", in: ["false"] }, { field: "installed", in: ["true"] }] }, say: { zh: "未安装不能联网", en: "what is not installed is not networked" } }] },
    networkedOn: { kind: "day", label: { zh: "联网日期", en: "Networked on" }, requiredWhen: { field: "networked", in: ["true"] } },
    publishedOn: { kind: "day", label: { zh: "名录公布日期", en: "Published on" }, note: { zh: "每年 3 月底前（凭记忆，未核原文）", en: "by the end of March (from memory)" } }, note,
  },
});
