import type { TableModel } from "@yunqing/domain";
import type { CommandView, CurveView, ForwardRow, InstrumentRow, PacketDetail, PacketRow, PointChange, PointDetail, PointRow, StrangerRow } from "@yunqing/wire";
import type { MonitorDeskPort } from "../src/ports.js";
import { both, uuid } from "./samples.js";

/** One of each thing of monitoring that crosses the wire, filled to the last field. */
const factor = { code: "a21026", name: both("二氧化硫", "SO2"), unit: "mg/m³", places: 2 }, latest = { factor: "a21026", field: "Rtd", value: "12.30", flag: "N", quality: "reliable", at: "2026-11-28T10:00:00+08:00", spark: [12.3, null] } as const;
const line = { condition: "online", seenAt: "2026-11-28T10:00:00+08:00", driftSeconds: -3 } as const;
const head = { id: "stack", kind: "stack-outlet", name: both("一号", "One"), place: "east", enterprise: "mill", longitude: "113.1", latitude: "40", active: true } as const;
export const pointRow: PointRow = { ...head, ...line, transmission: "95.8", factors: [factor], latest: [latest], simulated: true };
export const pointChange: PointChange = { id: "stack", ...line, latest: [latest] };
export const instrumentRow: InstrumentRow = {
  id: "logger", seq: 2, mn: "010000A8900016F000169DC0", point: "stack", pointName: both("一号", "One"), st: "31", edition: null, leniencies: ["header-form"], units: { a34002: "μg/m³" }, timeMark: "end", minuteInterval: 10, realTimeSeconds: 60, addresses: ["10.0.0.0/8"], sealed: true, active: true,
  condition: "late", seenAt: null,
};
export const pointDetail: PointDetail = {
  ...head, seq: 3, note: "注", factors: [factor], instruments: [instrumentRow], versions: [{ seq: 1, by: "张三", at: "2026-11-01T10:00:00+08:00", what: "新建" }], kinds: [{ kind: "hour", from: "2026-11-28T09:00:00+08:00" }], simulated: false,
  liveness: [{ instrument: "logger", mn: "M", ...line, connected: true, address: "10.0.0.1", last: [{ kind: "minute", at: "x" }], transmission: [{ kind: "hour", received: 23, expected: 24, percent: "95.8" }], packets: 9, refused: 1, repeats: 2, revisions: 3, leniencies: [{ name: "header-form", label: both("形式", "form"), count: 4 }] }],
};
export const curve: CurveView = {
  point: "stack", kind: "hour", from: "a", until: "b", factors: [{ ...factor, places: null }], cut: true,
  values: [{ from: "a", until: "b", factor: "a21026", field: "Avg", value: "1", unit: "mg/m³", flag: null, minimum: "0", maximum: "2", cumulated: null, origin: "correction", quality: "doubtful", reason: "因", markedBy: "李", markedAt: "c", packet: -2, backFilled: true, revises: [{ packet: 7, value: "9" }] }],
};
export const stranger: StrangerRow = { mn: "M", reason: "mn-unknown", firstAt: "a", lastAt: "b", count: 3, address: "10.0.0.2", edition: 2017, st: "31", cn: "2011", leniencies: ["tail-missing"], packet: null, suggestedKind: "dust" };
export const command: CommandView = { id: uuid, instrument: "logger", command: "read-clock", parameters: { factor: "a21026" }, by: "张三", at: "a", state: "running", steps: [{ seq: 1, at: "a", kind: "sent", note: "n", frame: null }] };
export const packetRow: PacketRow = { id: 4097, at: "a", instrument: null, mn: null, direction: "in", verdict: "refused", word: "crc", bytes: 12, head: "##" };
export const packetDetail: PacketDetail = { ...packetRow, text: "##", base64: "IyM=", decoded: { ok: false, version: null, problem: both("校验错", "crc"), header: [{ name: "MN", value: "M", label: both("编码", "MN"), meaning: null, clause: "表3", wrong: true }], data: [], deviations: [{ name: "crc", label: both("校验", "crc"), clause: "附录 A" }] } };
export const forward: ForwardRow = { target: "city", seq: 1, name: "市", host: "10.0.0.3", port: 9212, tls: true, edition: 2017, mns: { logger: "M" }, active: true, waiting: 2, oldestAt: null };
export const curveSheet: TableModel = { name: "curve", title: both("一号 小时数据", "One hour values"), unit: "", filter: both("无", "none"), madeAt: "2026-11-28T02:00:00.000Z", banner: "", columns: [], rows: [] };

/** What people send, as the screens send it. */
export const put = {
  point: { id: uuid, point: "", seq: 0, kind: "dust", nameZh: "一号", nameEn: "", place: null, enterprise: null, longitude: null, latitude: null, note: "", active: true },
  instrument: { id: uuid, instrument: "", seq: 0, mn: "M", point: "stack", st: "31", edition: null, password: null, key: null, leniencies: [], units: { a34002: "μg/m³" }, timeMark: "start", minuteInterval: 10, realTimeSeconds: 60, addresses: [], active: true },
  adopt: { id: uuid, mn: "M", point: null, nameZh: "一号", nameEn: "", kind: "dust", place: null, enterprise: null, timeMark: "start" }, command: { id: uuid, command: "read-clock", parameters: {} },
  forward: { id: uuid, target: "city", seq: 0, name: "市", host: "10.0.0.3", port: 9212, tls: false, edition: 2017, password: "123456", mns: { logger: "M" }, active: true },
} as const;

export function monitorDesk(over: Partial<MonitorDeskPort> = {}): MonitorDeskPort {
  return {
    points: async () => [pointRow], changesSince: async () => ({ cursor: "run.1", changes: [pointChange] }), point: async () => pointDetail, putPoint: async () => pointDetail, curve: async () => curve, curveTaken: async () => curveSheet, instruments: async () => [instrumentRow], putInstrument: async () => instrumentRow,
    strangers: async () => [stranger], adopt: async () => instrumentRow, commands: async () => [command], sendCommand: async () => command, packets: async () => [packetRow], packet: async () => packetDetail, forwards: async () => [forward], putForward: async () => forward, ...over,
  };
}
