import type { Attestation, Labels } from "@yunqing/standards";
import type { PointKind } from "../monitoring/model.js";
import type { AlarmLevel, AlarmRule, AlarmRuleContent, AlarmRuleKind } from "./model.js";

/** A parameter of a kind of rule (规则参数): what the form asks, its type, and what stands without. */
export interface AlarmParameter { readonly id: string; readonly label: Labels; readonly type: "decimal" | "count" | "choice" | "list" | "yes"; readonly choices?: readonly string[]; readonly least?: number; readonly most?: number; readonly usual: string }
const parameter = (id: string, zh: string, en: string, type: AlarmParameter["type"], usual: string, more: Partial<AlarmParameter> = {}): AlarmParameter => ({ id, label: { zh, en }, type, usual, ...more });
const limitsOf = parameter("limits", "限值来源：point 点位限值（许可、排放标准）、air GB 3095、section 断面目标类别", "limits: point, air (GB 3095), section (target class)", "choice", "point", { choices: ["point", "air", "section"] });

/** Parameters of each kind of rule, in the order of the form. The one table of them. */
export const alarmParameters: Readonly<Record<AlarmRuleKind, readonly AlarmParameter[]>> = {
  limit: [limitsOf, parameter("doubtful", "存疑数据也报警", "doubtful values ring too", "yes", "no")],
  warning: [limitsOf, parameter("share", "达到限值的比例（0.9 即 90%）", "share of the limit", "decimal", "0.9"), parameter("doubtful", "存疑数据也报警", "doubtful values ring too", "yes", "no")],
  "device-state": [parameter("flags", "数据标记（HJ 212 表8，逗号分隔）", "flags of HJ 212, comma between", "list", "D"), parameter("states", "设备运行状态值（-RS，逗号分隔；空则不看）", "states of devices (-RS), comma between; empty: not looked at", "list", ""), parameter("count", "连续出现次数", "times in a row", "count", "1", { least: 1, most: 100 })],
  silence: [parameter("minutes", "多少分钟没有任何报文（不少于在线判定阈值）", "minutes without any packet, beyond the line's own threshold", "count", "60", { least: 1, most: 43_200 }), parameter("late", "数据迟到也报警", "overdue data ring too", "yes", "no")],
  quality: [parameter("rules", "质控规则（range、rate-of-change、constant、zero、inversion）", "rules of quality control", "list", "range,constant,zero,inversion")],
  trend: [limitsOf, parameter("values", "用最近多少个值", "number of last values", "count", "6", { least: 3, most: 72 }), parameter("hours", "预计多少小时内达到限值", "reaching the limit within hours", "count", "4", { least: 1, most: 240 }), parameter("method", "算法：theil-sen 中位数斜率、linear 最小二乘", "method", "choice", "theil-sen", { choices: ["theil-sen", "linear"] })],
};
/** A parameter as set, or as usual. */
export function parameterOf(rule: Pick<AlarmRule, "kind" | "parameters">, id: string): string { return rule.parameters[id] ?? alarmParameters[rule.kind].find((one) => one.id === id)?.usual ?? ""; }
/** The parts of a list parameter. */
export function listOf(rule: Pick<AlarmRule, "kind" | "parameters">, id: string): readonly string[] { return parameterOf(rule, id).split(/[,，、\s]+/).filter((one) => one !== ""); }

function rule(id: string, kind: AlarmRuleKind, zh: string, en: string, level: AlarmLevel, pointKinds: readonly PointKind[], parameters: Readonly<Record<string, string>>, source: Labels, attestation: Attestation = "VERIFIED", active = true): AlarmRuleContent {
  return { rule: id, seq: 0, kind, name: { zh, en }, level, pointKinds, points: [], items: [], parameters, reopenMinutes: 120, source, attestation, active, note: "" };
}
const outlets: readonly PointKind[] = ["stack-outlet", "sewage-outlet"], ours: Labels = { zh: "本系统默认，启用前由监测部门核定", en: "our default; the monitoring section decides before use" };

/**
 * The usual rules (默认报警规则): a start for an office, each replaced by a rule of the same id. The limits themselves are not here: they come from the permit and the standard in force on the day of the value.
 */
export const usualAlarmRules: readonly AlarmRuleContent[] = [
  rule("outlet-limit", "limit", "排放口超标", "outlet over its limit", "major", outlets, { limits: "point" }, { zh: "排污许可证、排放标准；废气按小时均值、废水按日均值判定（HJ 75-2017、HJ 356-2019、各排放标准）", en: "permit and emission standard: gas by hourly means, water by daily means" }),
  rule("outlet-warning", "warning", "排放口接近限值", "outlet near its limit", "notice", outlets, { limits: "point", share: "0.9" }, ours),
  rule("outlet-trend", "trend", "排放口浓度上升趋势", "outlet rising towards its limit", "notice", outlets, { limits: "point", values: "6", hours: "4" }, ours, "FROM MEMORY"),
  rule("outlet-fault", "device-state", "监测设备故障或通讯异常", "instrument fault or no communication", "general", outlets, { flags: "D,B", count: "1" }, { zh: "HJ 212-2017 表8：D 故障，B 通讯异常", en: "HJ 212-2017 table 8: D fault, B no communication" }),
  rule("outlet-over-range", "device-state", "超测定上限", "over the range", "general", outlets, { flags: "T", count: "1" }, { zh: "HJ 212-2017 表8：T 超测定上限", en: "HJ 212-2017 table 8: T over range" }),
  rule("treatment-off", "device-state", "治理设施停运", "treatment off", "general", outlets, { flags: "", states: "0", count: "2" }, { zh: "HJ 212-2017 §6.6：污染治理设施运行状态（-RS：0 关闭、1 运行）；生产与治污未联动判定，默认停用", en: "HJ 212-2017 §6.6: states of treatment devices; not joined to production, so off by default" }, "VERIFIED", false),
  rule("outlet-silence", "silence", "排放口数据中断", "outlet silent", "general", outlets, { minutes: "60" }, ours),
  rule("station-silence", "silence", "自动站离线", "station silent", "notice", ["air-station", "water-station", "dust", "noise", "meter", "groundwater", "outfall"], { minutes: "180" }, ours),
  rule("air-limit", "limit", "空气质量超标", "air over the standard", "general", ["air-station"], { limits: "air" }, { zh: "GB 3095 表1、表2（按数据当日适用的版本与功能区）；小时与日均按标准取值时间判定", en: "GB 3095 tables 1 and 2, edition of the day, zone of the point" }),
  rule("section-limit", "limit", "水质劣于目标类别", "water worse than the class asked for", "general", ["water-station", "river-section", "reservoir", "drinking-source"], { limits: "section" }, { zh: "GB 3838-2002 表1；断面目标类别", en: "GB 3838-2002 table 1; class asked for" }),
  rule("section-warning", "warning", "水质接近目标类别限值", "water near the limit of its class", "notice", ["water-station"], { limits: "section", share: "0.9" }, ours),
  rule("data-quality", "quality", "数据质量异常", "data of doubtful quality", "notice", ["air-station", "water-station", "stack-outlet", "sewage-outlet", "dust"], { rules: "range,constant,zero,inversion" }, { zh: "本系统质控规则（参数见审核设置）", en: "the rules of quality control" }, "FROM MEMORY"),
];

/** Rules in force (现行规则): the usual ones, each replaced by the latest that people set under its id, and their own. */
export function alarmRulesInForce(facts: readonly AlarmRule[]): readonly AlarmRuleContent[] {
  const held = new Map<string, AlarmRuleContent>(usualAlarmRules.map((one) => [one.rule, one]));
  for (const fact of facts) { const before = held.get(fact.rule); if (before === undefined || fact.seq > before.seq) held.set(fact.rule, fact); }
  return [...held.values()];
}
