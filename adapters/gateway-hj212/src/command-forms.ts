import { instrumentCommands, type InstrumentCommandName, type InstrumentEdition } from "@yunqing/domain";
import type { Version } from "@yunqing/hj212";
import type { Labels } from "@yunqing/standards";
import { instantOf } from "./beijing-time.js";

/** How a parameter of a command is given: `time` is 14 digits in Beijing time or an ISO instant with offset, `clock` is hhmmss, `password` six characters. */
export type ParameterKind = "integer" | "choice" | "factor" | "information" | "time" | "clock" | "password";
/** A parameter of a command (命令参数) as a form asks for it. `editions`: only there. */
export interface ParameterForm {
  readonly name: string; readonly label: Labels; readonly kind: ParameterKind; readonly required: boolean; readonly unit?: string;
  readonly minimum?: number; readonly maximum?: number; readonly choices?: readonly { readonly value: string; readonly label: Labels }[]; readonly editions?: readonly Version[];
}
/** A command as people may send it (反控命令表单), with its CN by edition; an edition that is not there has no such command. */
export interface CommandForm { readonly command: InstrumentCommandName; readonly label: Labels; readonly cn: Readonly<Partial<Record<Version, string>>>; readonly parameters: readonly ParameterForm[]; readonly clause: string }

const labels = (zh: string, en: string): Labels => ({ zh, en });
const all = (cn: string): Readonly<Record<Version, string>> => ({ 2005: cn, 2017: cn, 2025: cn });
const later = (cn: string): Readonly<Partial<Record<Version, string>>> => ({ 2017: cn, 2025: cn });
const integer = (name: string, zh: string, en: string, minimum: number, maximum: number, unit: string, required = true): ParameterForm => ({ name, label: labels(zh, en), kind: "integer", required, minimum, maximum, unit });
const choice = (name: string, zh: string, en: string, choices: readonly (readonly [value: string, zh: string, en: string])[], required = true, editions?: readonly Version[]): ParameterForm =>
  ({ name, label: labels(zh, en), kind: "choice", required, choices: choices.map(([value, z, e]) => ({ value, label: labels(z, e) })), ...(editions === undefined ? {} : { editions }) });
const minutes = ["1", "2", "3", "4", "5", "6", "10", "12", "15", "20", "30"].map((value) => [value, value, value] as const);
const onOff = [["on", "开", "on"], ["off", "关", "off"]] as const;
const factor = (required: boolean): ParameterForm => ({ name: "factor", label: labels("因子编码", "factor code"), kind: "factor", required });
const overTime = (required: boolean) => integer("overTime", "超时时间", "time-out", 1, 99, "s", required), reCount = (required: boolean) => integer("reCount", "重发次数", "repeats", 1, 99, "", required);
const form = (command: InstrumentCommandName, zh: string, en: string, cn: CommandForm["cn"], clause: string, parameters: readonly ParameterForm[] = []): CommandForm => ({ command, label: labels(zh, en), cn, parameters, clause });

/** Every command with its parameters, limits and editions. @clause HJ 212-2017 表4, 表9, 附录 C; HJ/T 212-2005 表9; HJ 212-2025 (second hand) */
export const commandForms: readonly CommandForm[] = [
  form("first-link", "初次连接设置", "First-link settings", all("1012"), "HJ 212-2017 §6.7", [overTime(false), reCount(false), integer("seconds", "实时数据间隔", "real-time interval", 30, 3_600, "s", false),
    choice("minutes", "分钟数据间隔", "minute interval", minutes, false, [2017, 2025]), choice("realTime", "实时数据", "real-time data", onOff, false), choice("states", "设备状态", "device states", onOff, false)]),
  form("time-out", "设置超时时间及重发次数", "Set time-out and repeats", all("1000"), "HJ 212-2017 附录 C.1", [overTime(true), reCount(true)]),
  form("read-clock", "提取现场机时间", "Read the clock", all("1011"), "HJ 212-2017 附录 C.2", [factor(false)]),
  form("set-clock", "校准现场机时间", "Set the clock", all("1012"), "HJ 212-2017 附录 C.3", [factor(false)]),
  form("set-real-time-interval", "设置实时数据间隔", "Set the real-time interval", all("1062"), "HJ 212-2017 附录 C.6", [integer("seconds", "间隔", "interval", 30, 3_600, "s")]),
  form("set-minute-interval", "设置分钟数据间隔", "Set the minute interval", later("1064"), "HJ 212-2017 附录 C.8", [choice("minutes", "间隔（分钟）", "interval (min)", minutes)]),
  form("set-password", "设置现场机访问密码", "Set the password", all("1072"), "HJ 212-2017 附录 C.9", [{ name: "password", label: labels("新密码（6 位）", "new password (six characters)"), kind: "password", required: true }]),
  form("real-time-on", "提取实时数据", "Real-time data on", all("2011"), "HJ 212-2017 附录 C.10"), form("real-time-off", "停止察看实时数据", "Real-time data off", all("2012"), "HJ 212-2017 附录 C.11"),
  form("states-on", "提取设备运行状态", "Device states on", all("2021"), "HJ 212-2017 附录 C.12"), form("states-off", "停止察看设备运行状态", "Device states off", all("2022"), "HJ 212-2017 附录 C.13"),
  form("history", "提取历史数据", "Read history", all("2051"), "HJ 212-2017 附录 C.20–C.23", [
    choice("kind", "数据类别", "kind", [["minute", "分钟", "minutes"], ["hour", "小时", "hours"], ["day", "日", "days"], ["run-time", "设备运行时间", "running times"]]),
    { name: "begin", label: labels("开始时间", "from"), kind: "time", required: true }, { name: "end", label: labels("结束时间", "to"), kind: "time", required: true }]),
  form("calibrate", "零点、量程校准", "Calibrate zero and span", all("3011"), "HJ 212-2017 附录 C.30", [factor(true)]),
  form("sample-now", "即时采样", "Sample now", all("3012"), "HJ 212-2017 附录 C.31", [factor(true)]),
  form("clean", "启动清洗、反吹", "Clean or blow back", later("3013"), "HJ 212-2017 附录 C.32", [factor(true)]),
  form("comparison-sample", "比对采样", "Comparison sampling", { 2017: "3014" }, "HJ 212-2017 附录 C.33", [factor(true)]),
  form("keep-sample", "超标留样", "Keep a sample", { 2017: "3015" }, "HJ 212-2017 附录 C.34"),
  form("set-sampling-period", "设置采样时间周期", "Set the sampling period", { 2005: "3014", 2017: "3016" }, "HJ 212-2017 附录 C.35", [factor(true),
    { name: "start", label: labels("首次采样时刻（时分秒）", "first sampling (hhmmss)"), kind: "clock", required: true, editions: [2017] }, integer("hours", "采样周期", "period", 1, 24, "h")]),
  form("information", "提取现场机信息", "Read information", later("3020"), "HJ 212-2017 附录 C.41–C.45", [factor(true), { name: "infoId", label: labels("信息编码", "information code"), kind: "information", required: true }]),
];
const byCommand = new Map(commandForms.map((one) => [one.command, one]));

/** What is wrong with a command (命令不可下发): the parameter, or null for the command itself. */
export interface CommandProblem { readonly parameter: string | null; readonly zh: string; readonly en: string }

/** An instant of a parameter: 14 digits of Beijing, or ISO with offset; NaN where it is none. */
export function timeOf(text: string): number {
  if (/^\d{14}$/.test(text)) return instantOf(text);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
}

/**
 * What forbids a command, or null (命令校核). `set-password` is checked on the plain password: who stores the command keeps it encrypted, as `passwordEncrypted`.
 * @param edition  the one the instrument speaks; null, not known yet: what any edition has is allowed
 * @clause HJ 212-2017 表4 (RtdInterval 30–3600, MinInterval, OverTime and ReCount under 100, Ctime 1–24, NewPW six characters)
 */
export function commandProblem(command: string, parameters: Readonly<Record<string, string>>, edition: InstrumentEdition): CommandProblem | null {
  const own = (instrumentCommands as readonly string[]).includes(command) ? byCommand.get(command as InstrumentCommandName) : undefined;
  if (own === undefined) return { parameter: null, zh: `没有“${command}”这条命令`, en: `there is no command ${command}` };
  if (edition !== null && own.cn[edition] === undefined) return { parameter: null, zh: `HJ 212-${edition} 没有“${own.label.zh}”（${own.clause}）`, en: `HJ 212-${edition} has no "${own.label.en}" (${own.clause})` };
  for (const name of Object.keys(parameters)) if (!own.parameters.some((parameter) => parameter.name === name)) return { parameter: name, zh: `“${own.label.zh}”没有参数“${name}”`, en: `"${own.label.en}" has no parameter ${name}` };
  for (const parameter of own.parameters) {
    if (parameter.editions !== undefined && edition !== null && !parameter.editions.includes(edition)) continue;
    const problem = parameterProblem(parameter, parameters[parameter.name] ?? "");
    if (problem !== null) return { parameter: parameter.name, ...problem };
  }
  if (command === "history") {
    const begin = timeOf(parameters["begin"]!), end = timeOf(parameters["end"]!);
    if (begin >= end) return { parameter: "end", zh: "结束时间必须晚于开始时间", en: "the end must be after the beginning" };
    if (end - begin > 366 * 86_400_000) return { parameter: "end", zh: "一次最多提取 366 天", en: "at most 366 days at once" };
  }
  return null;
}

function parameterProblem({ kind, required, label, minimum = 0, maximum = 0, choices }: ParameterForm, value: string): Labels | null {
  if (value === "") return required ? labels(`请填写“${label.zh}”`, `${label.en} is needed`) : null;
  const wrong = (zh: string, en: string): Labels => labels(`“${label.zh}”${zh}`, `${label.en} ${en}`);
  switch (kind) {
    case "integer": return /^\d{1,4}$/.test(value) && Number(value) >= minimum && Number(value) <= maximum ? null : wrong(`应为 ${minimum} 至 ${maximum} 的整数`, `must be a whole number from ${minimum} to ${maximum}`);
    case "choice": return choices!.some((one) => one.value === value) ? null : wrong(`应为 ${choices!.map((one) => one.value).join("、")} 之一`, `must be one of ${choices!.map((one) => one.value).join(", ")}`);
    case "factor": return /^[0-9A-Za-z-]{2,12}$/.test(value) ? null : wrong("不是因子编码", "is no factor code");
    case "information": return /^[iI][123][123][0-9A-Za-z]{3}$/.test(value) ? null : wrong("不是信息编码（如 i12001）", "is no information code (such as i12001)");
    case "time": return Number.isNaN(timeOf(value)) ? wrong("不是时间（年月日时分秒 14 位，或带时区的 ISO 时间）", "is no time (14 digits, or ISO with offset)") : null;
    case "clock": return /^([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(value) ? null : wrong("应为时分秒 6 位", "must be hhmmss");
    case "password": return /^[0-9A-Za-z]{6}$/.test(value) ? null : wrong("应为 6 位字母或数字", "must be six letters or digits");
  }
}
