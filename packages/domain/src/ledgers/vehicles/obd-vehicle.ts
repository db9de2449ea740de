import { ledger } from "@yunqing/ledger";
import { note } from "../parts/fields.js";
import { office } from "../parts/rights.js";
import { stages, vehicleKinds } from "./options.js";

/** Heavy diesel vehicles with remote monitoring (重型柴油车远程在线监控联网), 300 of 900 at the end of 2020. */
export const obdVehicle = ledger({
  id: "obd-vehicle", title: { zh: "重型柴油车联网台账", en: "Heavy diesel vehicles on the network" }, source: { line: 347, systems: ["S034"], text: "GB 17691-2018 远程排放管理车载终端" },
  key: ["plate"], name: "plate", ...office, likeness: { code: "plate", names: [] },
  fields: {
    plate: { kind: "code", rule: "plate", label: { zh: "号牌", en: "Plate" }, required: true, headings: ["车牌号"] }, vin: { kind: "text", label: { zh: "车辆识别代号", en: "VIN" }, max: 17 }, kind: { kind: "choice", label: { zh: "车型", en: "Kind" }, options: vehicleKinds }, stage: { kind: "choice", label: { zh: "排放阶段", en: "Stage" }, options: stages }, company: { kind: "reference", to: "transport-company", label: { zh: "所属企业", en: "Company" } },
    state: { kind: "choice", label: { zh: "联网状态", en: "State" }, required: true, options: { networked: { zh: "已联网", en: "networked" }, installed: { zh: "已装未联网", en: "installed" }, planned: { zh: "待安装", en: "planned" }, gone: { zh: "已报废转出", en: "gone" } } }, networkedOn: { kind: "day", label: { zh: "联网日期", en: "Networked on" }, requiredWhen: { field: "state", in: ["networked"] } }, terminal: { kind: "text", label: { zh: "终端编号", en: "Terminal" }, max: 40 }, lastSeen: { kind: "day", label: { zh: "最近上线日期", en: "Last seen on" } }, fault: { kind: "choice", label: { zh: "排放故障", en: "Fault" }, options: { none: { zh: "无", en: "none" }, urea: { zh: "尿素液位或品质异常", en: "urea" }, nox: { zh: "氮氧化物超标报警", en: "NOₓ" }, offline: { zh: "长期离线", en: "offline" } } }, note,
  },
});
