import type { InstrumentCommandName, InstrumentRow } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { beijingMinuteOf, instantTyped } from "../../day/beijing.js";

/** How a parameter is asked for: `time` in Beijing time, `clock` as hhmmss, `password` six characters. */
export type ParameterKind = "integer" | "choice" | "factor" | "information" | "time" | "clock" | "password";
type Edition = 2005 | 2017 | 2025;
/** A parameter of a command (命令参数), named as the gateway takes it. */
export interface ParameterForm { readonly name: string; readonly label: Labels; readonly kind: ParameterKind; readonly required: boolean; readonly hint?: Labels; readonly least?: number; readonly most?: number; readonly choices?: readonly { readonly value: string; readonly label: Labels }[]; readonly editions?: readonly Edition[] }
/** A command as people send it (反控命令): its number by edition; an edition that is not there has no such command. `grave`: asks once more. */
export interface CommandForm { readonly command: InstrumentCommandName; readonly label: Labels; readonly about: Labels; readonly cn: Readonly<Partial<Record<Edition, string>>>; readonly parameters: readonly ParameterForm[]; readonly clause: string; readonly grave?: boolean }

const all = (cn: string) => ({ 2005: cn, 2017: cn, 2025: cn }), later = (cn: string) => ({ 2017: cn, 2025: cn });
const minutes = ["1", "2", "3", "4", "5", "6", "10", "12", "15", "20", "30"].map((value) => ({ value, label: { zh: `${value} 分钟`, en: `${value} min` } }));
const onOff = [{ value: "on", label: { zh: "开", en: "on" } }, { value: "off", label: { zh: "关", en: "off" } }];
const integer = (name: string, zh: string, en: string, least: number, most: number, required = true): ParameterForm => ({ name, label: { zh, en }, hint: { zh: `${least} 至 ${most}`, en: `${least} to ${most}` }, kind: "integer", required, least, most });
const factor = (required: boolean): ParameterForm => ({ name: "factor", label: { zh: "因子", en: "Factor" }, kind: "factor", required, hint: required ? { zh: "因子编码，如 w01018", en: "Factor code, such as w01018" } : { zh: "不填：数采仪；填因子编码：那台分析仪", en: "Empty: the logger; a code: that analyser" } });
const form = (command: InstrumentCommandName, label: Labels, about: Labels, cn: CommandForm["cn"], clause: string, parameters: readonly ParameterForm[] = [], grave = false): CommandForm => ({ command, label, about, cn, clause, parameters, ...(grave ? { grave } : {}) });

/** Every command with its parameters. @clause HJ 212-2017 表9, 附录 C; HJ/T 212-2005 表9; HJ 212-2025 (second hand) */
export const commandForms: readonly CommandForm[] = [
  form("first-link", { zh: "初次连接设置", en: "First-link settings" }, { zh: "依次校时、设超时、设间隔、开数据；接入新设备后做一次", en: "Clock, time-out, intervals and data, one after another; once for a new instrument" }, all("1012"), "HJ 212-2017 §6.7", [integer("overTime", "超时秒数", "Time-out in s", 1, 99, false), integer("reCount", "重发次数", "Repeats", 1, 99, false), integer("seconds", "实时间隔秒数", "Real-time interval in s", 30, 3600, false),
    { name: "minutes", label: { zh: "分钟数据间隔", en: "Minute interval" }, kind: "choice", required: false, choices: minutes, editions: [2017, 2025] }, { name: "realTime", label: { zh: "实时数据", en: "Real-time data" }, kind: "choice", required: false, choices: onOff }, { name: "states", label: { zh: "设备状态", en: "Device states" }, kind: "choice", required: false, choices: onOff }]),
  form("read-clock", { zh: "提取现场机时间", en: "Read the clock" }, { zh: "看设备时钟差多少", en: "See how far its clock is off" }, all("1011"), "HJ 212-2017 附录 C.2", [factor(false)]),
  form("set-clock", { zh: "校准现场机时间", en: "Set the clock" }, { zh: "把设备时钟校到本平台的北京时间", en: "Sets its clock to the Beijing time of this system" }, all("1012"), "HJ 212-2017 附录 C.3", [factor(false)]),
  form("history", { zh: "提取历史数据", en: "Read history" }, { zh: "补齐缺数的时段；入库时标为补传", en: "Fills a gap; stored as sent late" }, all("2051"), "HJ 212-2017 附录 C.20–C.23", [{ name: "kind", label: { zh: "数据", en: "Values" }, kind: "choice", required: true, choices: [{ value: "minute", label: { zh: "分钟", en: "minutes" } }, { value: "hour", label: { zh: "小时", en: "hours" } }, { value: "day", label: { zh: "日", en: "days" } }, { value: "run-time", label: { zh: "设备运行时间", en: "running times" } }] },
    { name: "begin", label: { zh: "从", en: "From" }, kind: "time", required: true }, { name: "end", label: { zh: "到", en: "To" }, kind: "time", required: true }]),
  form("calibrate", { zh: "零点、量程校准", en: "Calibrate zero and span" }, { zh: "设备开始校准，其间数据标为校准", en: "It starts calibrating; meanwhile its data are marked so" }, all("3011"), "HJ 212-2017 附录 C.30", [factor(true)], true),
  form("sample-now", { zh: "即时采样", en: "Sample now" }, { zh: "采样分析仪立即做一次", en: "The analyser runs once at once" }, all("3012"), "HJ 212-2017 附录 C.31", [factor(true)]),
  form("clean", { zh: "启动清洗、反吹", en: "Clean or blow back" }, { zh: "其间数据标为维护或反吹", en: "Meanwhile its data are marked" }, later("3013"), "HJ 212-2017 附录 C.32", [factor(true)], true),
  form("comparison-sample", { zh: "比对采样", en: "Comparison sampling" }, { zh: "配合手工比对", en: "For a comparison by hand" }, { 2017: "3014" }, "HJ 212-2017 附录 C.33", [factor(true)]),
  form("keep-sample", { zh: "超标留样", en: "Keep a sample" }, { zh: "采样器留一瓶水样", en: "The sampler keeps a bottle" }, { 2017: "3015" }, "HJ 212-2017 附录 C.34"),
  form("set-sampling-period", { zh: "设置采样时间周期", en: "Set the sampling period" }, { zh: "周期采样的分析仪多久做一次", en: "How often a periodic analyser runs" }, { 2005: "3014", 2017: "3016" }, "HJ 212-2017 附录 C.35", [factor(true), { name: "start", label: { zh: "首次采样时刻（时分秒 6 位）", en: "First sampling (hhmmss)" }, kind: "clock", required: true, editions: [2017] }, integer("hours", "周期小时数", "Period in h", 1, 24)]),
  form("set-real-time-interval", { zh: "设置实时数据间隔", en: "Set the real-time interval" }, { zh: "之后记得把设备设置里的间隔改成一致", en: "Then change the interval in its settings likewise" }, all("1062"), "HJ 212-2017 附录 C.6", [integer("seconds", "秒", "Seconds", 30, 3600)]),
  form("set-minute-interval", { zh: "设置分钟数据间隔", en: "Set the minute interval" }, { zh: "之后记得把设备设置里的间隔改成一致", en: "Then change the interval in its settings likewise" }, later("1064"), "HJ 212-2017 附录 C.8", [{ name: "minutes", label: { zh: "间隔", en: "Interval" }, kind: "choice", required: true, choices: minutes }]),
  form("time-out", { zh: "设置超时时间及重发次数", en: "Set time-out and repeats" }, { zh: "设备等应答多久、重发几次", en: "How long it waits for an answer, how often it repeats" }, all("1000"), "HJ 212-2017 附录 C.1", [integer("overTime", "超时秒数", "Time-out in s", 1, 99), integer("reCount", "重发次数", "Repeats", 1, 99)]),
  form("real-time-on", { zh: "提取实时数据", en: "Real-time data on" }, { zh: "设备开始上传实时数据", en: "It starts sending real-time data" }, all("2011"), "HJ 212-2017 附录 C.10"),
  form("real-time-off", { zh: "停止察看实时数据", en: "Real-time data off" }, { zh: "设备停止上传实时数据，之后会显示迟报", en: "It stops; the point will show as late" }, all("2012"), "HJ 212-2017 附录 C.11", [], true),
  form("states-on", { zh: "提取设备运行状态", en: "Device states on" }, { zh: "设备开始上传运行状态", en: "It starts sending device states" }, all("2021"), "HJ 212-2017 附录 C.12"),
  form("states-off", { zh: "停止察看设备运行状态", en: "Device states off" }, { zh: "设备停止上传运行状态", en: "It stops sending device states" }, all("2022"), "HJ 212-2017 附录 C.13"),
  form("information", { zh: "提取现场机信息", en: "Read information" }, { zh: "日志、状态或参数", en: "A log, a state or a parameter" }, later("3020"), "HJ 212-2017 附录 C.41–C.45", [factor(true), { name: "infoId", label: { zh: "信息编码，如 i13007", en: "Information code, such as i13007" }, kind: "information", required: true }]),
  form("set-password", { zh: "设置现场机访问密码", en: "Set the password" }, { zh: "设备以后用新密码上传；本平台随之更新", en: "It sends the new password afterwards; this system follows" }, all("1072"), "HJ 212-2017 附录 C.9", [{ name: "password", label: { zh: "新密码（6 位字母或数字）", en: "New password (six letters or digits)" }, kind: "password", required: true }], true),
];
const byName = new Map(commandForms.map((each) => [each.command, each]));
export const commandLabel = (command: InstrumentCommandName): Labels => byName.get(command)?.label ?? { zh: command, en: command };

/** The commands that the edition of an instrument has; an edition that is not said has all. */
export const commandsFor = (edition: InstrumentRow["edition"]): readonly CommandForm[] => commandForms.filter((each) => edition === null || each.cn[edition] !== undefined);
export const parametersFor = (command: CommandForm, edition: InstrumentRow["edition"]): readonly ParameterForm[] => command.parameters.filter((each) => edition === null || each.editions === undefined || each.editions.includes(edition));

/** What is wrong with a parameter as typed, in words; undefined when it is good. */
export function parameterProblem(parameter: ParameterForm, typed: string): Labels | undefined {
  const text = typed.trim();
  if (text === "") return parameter.required ? { zh: "请填写", en: "Needed" } : undefined;
  switch (parameter.kind) {
    case "integer": return /^\d{1,4}$/.test(text) && Number(text) >= (parameter.least ?? 0) && Number(text) <= (parameter.most ?? 9999) ? undefined : { zh: `${parameter.least ?? 0} 至 ${parameter.most ?? 9999} 的整数`, en: `A whole number from ${parameter.least ?? 0} to ${parameter.most ?? 9999}` };
    case "choice": return parameter.choices?.some((each) => each.value === text) ? undefined : { zh: "从列表中选", en: "Choose from the list" };
    case "factor": return /^[0-9A-Za-z-]{2,12}$/.test(text) ? undefined : { zh: "不是因子编码", en: "No factor code" };
    case "information": return /^[iI][123][123][0-9A-Za-z]{3}$/.test(text) ? undefined : { zh: "不是信息编码（如 i12001）", en: "No information code (such as i12001)" };
    case "time": return instantTyped(text) === null ? { zh: "写成 2026-11-28 14:00", en: "Write 2026-11-28 14:00" } : undefined;
    case "clock": return /^([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(text) ? undefined : { zh: "时分秒 6 位，如 080000", en: "hhmmss, such as 080000" };
    case "password": return /^[0-9A-Za-z]{6}$/.test(text) ? undefined : { zh: "6 位字母或数字", en: "Six letters or digits" };
  }
}

/** The parameters as the server takes them: what is empty is left out, a time becomes an instant. */
export function parametersOf(parameters: readonly ParameterForm[], typed: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(parameters.flatMap(({ name, kind }) => { const text = (typed[name] ?? "").trim(); return text === "" ? [] : [[name, kind === "time" ? instantTyped(text) ?? text : text]]; }));
}

/** What a command was given, in words of its form; a password is never told (命令参数). */
export function givenWords(command: InstrumentCommandName, given: Readonly<Record<string, string>>): readonly Labels[] {
  const parameters = byName.get(command)?.parameters ?? [];
  return Object.entries(given).flatMap(([name, value]): readonly Labels[] => {
    const own = parameters.find((each) => each.name === name);
    if (own?.kind === "password" || /password/i.test(name)) return [];
    const choice = own?.choices?.find((each) => each.value === value)?.label, said = own?.kind === "time" ? beijingMinuteOf(value) : value;
    return [{ zh: `${own?.label.zh ?? name} ${choice?.zh ?? said}`, en: `${own?.label.en ?? name} ${choice?.en ?? said}` }];
  });
}
