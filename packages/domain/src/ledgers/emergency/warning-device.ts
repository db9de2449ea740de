import { ledger } from "@yunqing/ledger";
import { position, problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { office } from "../parts/rights.js";

/** Warning devices at parks（园区预警设施台账）. */
export const warningDevice = ledger({
  id: "warning-device", title: { zh: "园区预警设施台账", en: "Warning devices at parks" }, source: { line: 973, systems: ["S176"], text: "化工园区有毒有害气体预警体系（凭记忆）" },
  purpose: { zh: "有毒有害气体等预警设施点位、项目、阈值和联网", en: "Devices, what they watch, thresholds and their link" },
  key: ["code"], name: "name", ...office,
  fields: {
    code: { kind: "text", label: { zh: "设备编号", en: "Device" }, required: true, max: 40 },
    name: { kind: "text", label: { zh: "名称", en: "Name" }, required: true },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true,
      options: {
        gas: { zh: "有毒有害气体", en: "toxic gas" }, water: { zh: "水质", en: "water" }, video: { zh: "视频", en: "video" }, weather: { zh: "气象", en: "weather" },
        vocs: { zh: "VOCs 走航（固定）", en: "VOCs" },
      },
    },
    unit: { ...unit, label: { zh: "建设单位", en: "Built by" } },
    park: { kind: "reference", to: "industrial-park", label: { zh: "园区", en: "Park" } },
    position: { ...position, required: true },
    items: {
      kind: "children", label: { zh: "监测项目与阈值", en: "Items and thresholds" }, max: 60,
      fields: {
        item: { kind: "text", label: { zh: "项目", en: "Item" }, required: true, max: 40 },
        low: { kind: "decimal", label: { zh: "一级阈值", en: "First threshold" }, unit: "—", scale: 4, min: "0" },
        high: { kind: "decimal", label: { zh: "二级阈值", en: "Second threshold" }, unit: "—", scale: 4, min: "0" },
        measure: { kind: "text", label: { zh: "单位", en: "Unit" }, max: 20 },
      },
    },
    online: { kind: "boolean", label: { zh: "已联网", en: "Linked" }, required: true },
    state: { kind: "choice", label: { zh: "状态", en: "State" }, required: true, options: { running: { zh: "正常", en: "running" }, fault: { zh: "故障", en: "fault" }, stopped: { zh: "停用", en: "stopped" } } },
    checkedOn: { kind: "day", label: { zh: "巡检日期", en: "Checked on" } },
    problems: { ...problems, requiredWhen: { field: "state", in: ["fault"] } },
  },
  life: rectification({ kind: "device.mend", workingDays: 10, organisation: "bureau", problem: "problems" }),
});
