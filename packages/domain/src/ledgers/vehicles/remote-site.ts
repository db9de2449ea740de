import { ledger } from "@yunqing/ledger";
import { note, number, position } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Remote-sensing sites (遥感监测点位): where they stand and how far up they are networked. */
export const remoteSite = ledger({
  id: "remote-site", title: { zh: "机动车遥感监测点位台账", en: "Remote-sensing sites" }, source: { line: 739, systems: ["S090"], text: "HJ 845-2017" },
  key: ["number"], name: "name", ...office, likeness: { names: ["name"] },
  terms: { calibration: { label: { zh: "检定有效期", en: "Calibration" }, on: { field: "calibratedUntil" }, warn: { days: 30 } } },
  fields: { number: { ...number, required: true }, name: { kind: "text", label: { zh: "点位名称", en: "Site" }, required: true, max: 80 }, road: { kind: "text", label: { zh: "路段与方向", en: "Road" }, required: true, max: 120 }, position, kind: { kind: "choice", label: { zh: "设备类型", en: "Kind" }, required: true, options: { across: { zh: "水平式", en: "across" }, above: { zh: "垂直式", en: "above" }, mobile: { zh: "移动式", en: "mobile" }, smoke: { zh: "黑烟抓拍", en: "smoke camera" } } }, lanes: { kind: "integer", label: { zh: "监测车道数", en: "Lanes" }, unit: "条", min: 1 }, calibratedUntil: { kind: "day", label: { zh: "检定有效期至", en: "Verified until" } }, levels: { kind: "choices", label: { zh: "联网层级", en: "Networked with" }, options: { city: { zh: "市级", en: "city" }, province: { zh: "省级", en: "province" }, state: { zh: "国家级", en: "state" } }, source: { line: 739 } }, state: { kind: "choice", label: { zh: "运行状态", en: "State" }, required: true, options: { running: { zh: "运行", en: "running" }, stopped: { zh: "停运", en: "stopped" }, planned: { zh: "拟建", en: "planned" } } }, note },
});
