import type { Labels } from "@yunqing/standards";
import type { LoopFeed } from "./fact.js";
import type { ModbusLink } from "./link.js";
import type { LoopSetting } from "./setting.js";

/** A setting to begin from (回路模板): times, limits and addresses are to be checked on the spot. */
export interface LoopTemplate { readonly template: string; readonly title: Labels; readonly note: Labels; readonly setting: LoopSetting; readonly links: readonly ModbusLink[]; readonly feeds: Readonly<Record<string, LoopFeed>> }

const bit = (table: "coil", address: number) => ({ table, address });
const fed = (address: number) => ({ table: "discrete" as const, address });
const line = { host: "", port: 502, unit: 1, timeout: 1000, poll: 500, retry: { first: 1000, most: 30_000 } };
const cannon = (i: number): LoopSetting["actuators"][number] => ({
  actuator: `cannon-${i}`, name: { zh: `雾炮${i}`, en: `Fog cannon ${i}` }, device: "cabinet", minimumOnSeconds: 120, minimumOffSeconds: 120, longestRun: { seconds: 1800, restSeconds: 300 }, startsLimit: { count: 6, seconds: 3600 }, feedbackSeconds: 15, hours: [],
});
const gate = (name: Labels): LoopSetting["actuators"][number] => ({ actuator: "gate", name, device: "gate-box", minimumOnSeconds: 0, minimumOffSeconds: 0, longestRun: null, startsLimit: null, feedbackSeconds: 120, hours: [] });
const gateBox = { device: "gate-box", name: { zh: "闸门控制箱", en: "Gate box" }, watchdogSeconds: 30 };
const gateLink: ModbusLink = { driver: "modbus", device: "gate-box", ...line, watchdog: 100, outputs: [{ output: "gate", kind: "actuator", write: bit("coil", 0), feedback: fed(0) }, { output: "lamp", kind: "signal", write: bit("coil", 8), feedback: null }], sensors: [] };
const alarmLamp = (device: string): LoopSetting["signals"][number] => ({ signal: "lamp", name: { zh: "警灯", en: "Lamp" }, kind: "light", device, causes: ["alarm"], seconds: null, hours: [] });

/**
 * The rules of the plan that a loop can keep (规划中的联动规则). Quotations are verbatim, with the line of the printed document.
 * @choice Flood season 1 June to 30 September, as flood control in Shanxi has it; an office with another season sets its own. Limits of dust: 1.0 mg/m³ on, 0.6 mg/m³ off, after the limit at the fence.
 * @clause plan 4.7.1, 4.2.1, 4.2.2 · GB 16297-1996 表 2 (particles, fugitive, 1.0 mg/m³)
 */
export const loopTemplates: readonly LoopTemplate[] = [
  {
    template: "dust-cannons", title: { zh: "扬尘联动雾炮", en: "Dust and fog cannons" },
    note: { zh: "达到上限启动，降至下限关闭；水温不高于 0 ℃ 时防冻闭锁。限值、时间、寄存器地址请按现场核对。", en: "On at the upper limit, off at the lower one; locked by frost at or below 0 °C. Check limits, times and register addresses on the spot." },
    setting: {
      loop: "yard-dust", name: { zh: "料场扬尘联动", en: "Yard dust" },
      basis: { text: { zh: "规划 4.7.1", en: "Plan 4.7.1" }, quote: "当扬尘值达到设定上限时自动启动一处或者多处(雾炮)喷淋系统，对现场环境进行雾化喷淋降尘措施，当扬尘值达到设定下限值时自动关闭喷淋系统", line: 997 },
      demand: { by: "threshold", upper: "1.0", lower: "0.6", unit: "mg/m³", sensors: [{ sensor: "dust", name: { zh: "扬尘", en: "Dust" }, point: "", factor: "a34001", average: 1, staleSeconds: 300 }] },
      frost: [{ sensor: "water", name: { zh: "水温", en: "Water temperature" }, point: "", factor: "w01010", locksAt: "0", freesAt: "2", staleSeconds: 600, unknownLocks: true }],
      devices: [{ device: "cabinet", name: { zh: "雾炮控制柜", en: "Cannon cabinet" }, watchdogSeconds: 15 }],
      actuators: [cannon(1), cannon(2)],
      signals: [
        { signal: "lamp", name: { zh: "警灯", en: "Lamp" }, kind: "light", device: "cabinet", causes: ["demand", "alarm"], seconds: null, hours: [] },
        { signal: "horn", name: { zh: "警笛", en: "Horn" }, kind: "sound", device: "cabinet", causes: ["demand", "alarm"], seconds: 60, hours: [{ from: "06:00", until: "22:00" }] },
      ],
      atOnce: 1, staggerSeconds: 5, overrideSeconds: 3600,
    },
    links: [{
      driver: "modbus", device: "cabinet", ...line, watchdog: 100,
      outputs: [
        { output: "cannon-1", kind: "actuator", write: bit("coil", 0), feedback: fed(0) }, { output: "cannon-2", kind: "actuator", write: bit("coil", 1), feedback: fed(1) },
        { output: "lamp", kind: "signal", write: bit("coil", 8), feedback: null }, { output: "horn", kind: "signal", write: bit("coil", 9), feedback: null },
      ],
      sensors: [{ sensor: "water", from: { table: "input", address: 0, words: 1, order: "high-first", signed: true, scale: "0.1" } }],
    }],
    feeds: { dust: "real-time", water: "device" },
  },
  {
    template: "rain-outlet", title: { zh: "雨水排口非汛期封堵", en: "Rain outlet shut outside the flood season" },
    note: { zh: "汛期（6 月 1 日至 9 月 30 日）开启，其余时间封堵，凭批准文件方可开启。", en: "Open in the flood season (1 June to 30 September); shut otherwise, and opened only with an approval that names its document." },
    setting: {
      loop: "rain-outlet", name: { zh: "雨水排口闸门", en: "Rain outlet gate" },
      basis: { text: { zh: "规划 4.2.1", en: "Plan 4.2.1" }, quote: "推进厂区雨污水分流官网改造，工业雨水排口实施非汛期封堵", line: 793 },
      demand: { by: "calendar", season: { from: "06-01", until: "10-01" }, inSeason: "open", outOfSeason: "on-approval" },
      frost: [], devices: [gateBox], actuators: [gate({ zh: "雨水闸门", en: "Rain gate" })], signals: [alarmLamp("gate-box")], atOnce: 1, staggerSeconds: 0, overrideSeconds: 14_400,
    },
    links: [gateLink], feeds: {},
  },
  {
    template: "initial-rain", title: { zh: "工业雨水排口非汛期严格封堵", en: "Industrial rain outlet strictly shut" },
    note: { zh: "汛期也须凭批准开启：初期雨水先入收集池，检测合格再放行。", en: "An approval is needed in the flood season too: the first rain goes to the basin and is let out when it has been tested." },
    setting: {
      loop: "initial-rain", name: { zh: "初期雨水排放闸", en: "First-rain gate" },
      basis: { text: { zh: "规划 4.2.2", en: "Plan 4.2.2" }, quote: "建设初期雨水收集储蓄水池，加强雨水处理回用，工业雨水排口非汛期严格封堵", line: 805 },
      demand: { by: "calendar", season: { from: "06-01", until: "10-01" }, inSeason: "on-approval", outOfSeason: "on-approval" },
      frost: [], devices: [gateBox], actuators: [gate({ zh: "雨水排放闸", en: "Release gate" })], signals: [alarmLamp("gate-box")], atOnce: 1, staggerSeconds: 0, overrideSeconds: 14_400,
    },
    links: [gateLink], feeds: {},
  },
  {
    template: "overflow-gate", title: { zh: "污水管道溢流口闸门", en: "Overflow gate" },
    note: { zh: "全年关闭，凭批准文件限时开启；开启与关闭均有记录。", en: "Shut all year; opened for a limited time with an approval that names its document; both are recorded." },
    setting: {
      loop: "overflow-gate", name: { zh: "溢流口闸门", en: "Overflow gate" },
      basis: { text: { zh: "规划 4.2.2", en: "Plan 4.2.2" }, quote: "在有条件的入河排污口，国考断面涉及的城镇生活污水处理厂出水口及进水管道溢流口配套建设人工湿地水质改善工程", line: 827 },
      demand: { by: "calendar", season: { from: "06-01", until: "10-01" }, inSeason: "on-approval", outOfSeason: "on-approval" },
      frost: [], devices: [gateBox], actuators: [gate({ zh: "溢流闸门", en: "Overflow gate" })], signals: [alarmLamp("gate-box")], atOnce: 1, staggerSeconds: 0, overrideSeconds: 7200,
    },
    links: [gateLink], feeds: {},
  },
];
