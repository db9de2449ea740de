import type { Version } from "./segment.js";

/** What a command is in one direction: a request wants 9011 and 9012, an upload 9014 where bit 0 of Flag asks for it, a notice 9013, an interaction is itself an answer. */
export type CommandKind = "request" | "upload" | "notice" | "interaction";

/** The commands (命令) of all editions: CN, name, editions, what it is from host to field and from field to host. 2025, and 3015 in it, known at second hand. */
const rows: readonly (readonly [cn: string, zh: string, en: string, versions: readonly Version[], down: CommandKind | "", up: CommandKind | ""])[] = [
  ["1000", "设置超时时间及重发次数", "set time-out and repeats", [2005, 2017, 2025], "request", ""],
  ["1001", "设置超限报警时间 (2005) / 上传数采仪硬件序号 (2025)", "set warning time (2005) / upload hardware numbers (2025)", [2005, 2025], "request", "upload"],
  ["1002", "设置数采仪MN编码", "set the MN of the logger", [2025], "request", ""],
  ["1011", "提取/上传现场机时间", "read / upload the field clock", [2005, 2017, 2025], "request", "upload"],
  ["1012", "设置现场机时间", "set the field clock", [2005, 2017, 2025], "request", ""],
  ["1013", "现场机时间校准请求", "ask for the clock to be set", [2017, 2025], "", "notice"],
  ["1014", "现场机获取新密钥/上位机设置新密钥", "ask for a new key / set a new key", [2025], "request", "notice"],
  ["1021", "提取/上传污染物报警门限值", "read / upload alarm limits", [2005], "request", "upload"],
  ["1022", "设置污染物报警门限值", "set alarm limits", [2005], "request", ""],
  ["1031", "提取/上传上位机地址", "read / upload the host address", [2005], "request", "upload"],
  ["1032", "设置上位机地址", "set the host address", [2005], "request", ""],
  ["1041", "提取/上传数据上报时间", "read / upload the reporting time", [2005], "request", "upload"],
  ["1042", "设置数据上报时间", "set the reporting time", [2005], "request", ""],
  ["1061", "提取/上传实时数据间隔", "read / upload the real-time interval", [2005, 2017, 2025], "request", "upload"],
  ["1062", "设置实时数据间隔", "set the real-time interval", [2005, 2017, 2025], "request", ""],
  ["1063", "提取/上传分钟数据间隔", "read / upload the minute interval", [2017, 2025], "request", "upload"],
  ["1064", "设置分钟数据间隔", "set the minute interval", [2017, 2025], "request", ""],
  ["1072", "设置现场机密码", "set the password", [2005, 2017, 2025], "request", ""],
  ["2011", "取/上传污染物实时数据", "read / upload real-time data", [2005, 2017, 2025], "request", "upload"],
  ["2012", "停止察看污染物实时数据", "stop real-time data", [2005, 2017, 2025], "notice", ""],
  ["2013", "取/上传原始监测数据(周期性监测)", "read / upload raw periodic data", [2025], "request", "upload"],
  ["2021", "取/上传设备运行状态数据", "read / upload device states", [2005, 2017, 2025], "request", "upload"],
  ["2022", "停止察看设备运行状态", "stop device states", [2005, 2017, 2025], "notice", ""],
  ["2031", "取/上传污染物日历史数据", "read / upload day data", [2005, 2017, 2025], "request", "upload"],
  ["2041", "取/上传设备运行时间日历史数据", "read / upload daily running times", [2005, 2017, 2025], "request", "upload"],
  ["2051", "取/上传污染物分钟数据", "read / upload minute data", [2005, 2017, 2025], "request", "upload"],
  ["2052", "取/上传噪声单次测量数据", "read / upload single noise measurements", [2025], "request", "upload"],
  ["2061", "取/上传污染物小时数据", "read / upload hour data", [2005, 2017, 2025], "request", "upload"],
  ["2062", "取/上传自动标样核查(校准)数据", "read / upload automatic standard checks", [2025], "request", "upload"],
  ["2071", "取/上传污染物报警记录", "read / upload alarm records", [2005], "request", "upload"],
  ["2072", "上传报警事件", "upload an alarm event", [2005], "", "notice"],
  ["2081", "上传数采仪开机时间", "upload the start of the logger", [2017, 2025], "", "upload"],
  ["2111", "上传炉膛温度5min均值", "upload furnace temperature, 5-minute mean", [2025], "", "upload"],
  ["3011", "校零校满 (2005) / 零点校准量程校准", "calibrate zero and span", [2005, 2017, 2025], "request", ""],
  ["3012", "即时采样", "sample now", [2005, 2017, 2025], "request", ""],
  ["3013", "设备操作命令 (2005) / 启动清洗/反吹", "operate a device (2005) / start cleaning or blow-back", [2005, 2017, 2025], "request", ""],
  ["3014", "设置设备采样时间周期 (2005) / 比对采样 (2017)", "set the sampling period (2005) / comparison sampling (2017)", [2005, 2017], "request", ""],
  ["3015", "超标留样 / 上传超标留样信息", "keep a sample on exceedance / upload its record", [2017, 2025], "request", "upload"],
  ["3016", "设置采样时间周期", "set the sampling period", [2017], "request", ""],
  ["3017", "提取/上传采样时间周期", "read / upload the sampling period", [2017], "request", "upload"],
  ["3018", "提取/上传出样时间", "read / upload the time a sample takes", [2017, 2025], "request", "upload"],
  ["3019", "提取/上传设备唯一标识", "read / upload the device's identity", [2017, 2025], "request", "upload"],
  ["3020", "提取/上传现场机信息", "read / upload information of the field device", [2017, 2025], "request", "upload"],
  ["3021", "设置现场机参数", "set a parameter of the field device", [2017, 2025], "request", ""],
  ["3022", "下发即时留样任务", "keep a sample now", [2025], "request", ""],
  ["3024", "启动自动标样核查", "start an automatic standard check", [2025], "request", ""],
  ["9011", "请求应答", "answer to a request", [2005, 2017, 2025], "", "interaction"],
  ["9012", "执行结果", "result of the execution", [2005, 2017, 2025], "", "interaction"],
  ["9013", "通知应答", "answer to a notice", [2005, 2017, 2025], "interaction", "interaction"],
  ["9014", "数据应答", "answer to data", [2005, 2017, 2025], "interaction", "interaction"],
  ["9015", "心跳包", "heartbeat", [2025], "", "notice"],
];

/** A command of one edition. */
export interface Command {
  readonly cn: string; readonly label: { readonly zh: string; readonly en: string };
  readonly version: Version;
  /** what it is when the host sends it to the field device; null: the host never does */
  readonly hostToField: CommandKind | null;
  /** what it is when the field device sends it to the host; null: it never does */
  readonly fieldToHost: CommandKind | null;
  /** how well this is known: 2025 at second hand */
  readonly attestation: "read" | "second hand";
}

/** Commands whose number means another thing in another edition. @clause HJ/T 212-2005 表9; HJ 212-2017 表9; HJ 212-2025 (second hand) */
const clashes: Readonly<Record<string, Partial<Record<Version, readonly [zh: string, en: string]>>>> = {
  "1001": { 2005: ["设置超限报警时间", "set warning time"], 2025: ["上传数采仪硬件序号", "upload hardware numbers"] },
  "3011": { 2005: ["校零校满", "calibrate zero and span"], 2017: ["零点校准量程校准", "calibrate zero and span"], 2025: ["零点校准量程校准", "calibrate zero and span"] },
  "3013": { 2005: ["设备操作命令", "operate a device"], 2017: ["启动清洗/反吹", "start cleaning or blow-back"], 2025: ["启动清洗/反吹", "start cleaning or blow-back"] },
  "3014": { 2005: ["设置设备采样时间周期", "set the sampling period"], 2017: ["比对采样", "comparison sampling"] },
};

const byNumber = new Map(rows.map((row) => [row[0], row]));

/**
 * The command of a number in an edition; the same number can mean different things (1001, 3013, 3014).
 * @returns undefined where the edition does not know it
 * @clause HJ/T 212-2005 表9; HJ 212-2017 表9; HJ 212-2025 (second hand)
 */
export function commandOf(cn: string, version: Version): Command | undefined {
  const row = byNumber.get(cn);
  if (row === undefined || !row[3].includes(version)) return undefined;
  const [zh, en] = clashes[cn]?.[version] ?? [row[1], row[2]];
  // 1001 goes down in 2005 and up in 2025
  const down = cn === "1001" && version === 2025 ? "" : row[4], up = cn === "1001" && version === 2005 ? "" : row[5];
  return { cn, label: { zh, en }, version, hostToField: down === "" ? null : down, fieldToHost: up === "" ? null : up, attestation: version === 2025 ? "second hand" : "read" };
}

/** Every command number of an edition, ascending. */
export function commandsOf(version: Version): readonly Command[] {
  return rows.flatMap((row) => { const command = commandOf(row[0], version); return command === undefined ? [] : [command]; });
}

/** The answer that a packet of this command wants from its receiver, by direction; null: none. @clause HJ 212-2017 §6.5 */
export function answerOf(command: Command, direction: "hostToField" | "fieldToHost"): "9011" | "9013" | "9014" | null {
  const kind = command[direction];
  return kind === "request" ? "9011" : kind === "notice" ? "9013" : kind === "upload" ? "9014" : null;
}
