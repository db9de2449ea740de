import { commandOf, exchangeQn, executionResult, flagOf, noticeAnswer, requestAnswer, type FactorValue, type Patience, type Segment } from "@yunqing/hj212";
import { dataTimeOf, instantOf, minuteMs } from "./beijing.js";
import type { FieldClock } from "./field-clock.js";
import { keyOf } from "./chance.js";
import { informationOf } from "./information.js";
import { minuteIntervals, type InstrumentSpec } from "./instrument.js";
import { codeOf } from "./measured.js";
import type { OwedCommand, Packets } from "./packets.js";
import type { RecordSettings } from "./records.js";

/** What a host can set in a logger (数采仪设置). */
export interface Settings extends RecordSettings {
  readonly password: string; readonly key: string | undefined; readonly patience: Patience; readonly realTimeOn: boolean; readonly statesOn: boolean;
  readonly samplingStart: string; readonly samplingHours: string;
  /** parameters set by 3021, limits by 1022, addresses by 1032 and 1042, by their field */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a request meets in the logger. */
export interface Logger {
  readonly spec: InstrumentSpec; readonly packets: Packets; readonly clock: FieldClock;
  settings: Settings;
  /** the clock was set */
  clockSet(simulated: number, to: number): void;
}

/** What a request leads to: packets to send now, or history to send one by one. */
export type Outcome = { readonly kind: "send"; readonly segments: readonly Segment[]; readonly rejected: boolean } | { readonly kind: "history"; readonly cn: OwedCommand; readonly from: number; readonly until: number };
/** How a request ends: a result, with data before it. */
interface Done { readonly exeRtn: string; readonly data?: readonly Segment[] }
type Carry = (asked: Segment, logger: Logger, simulated: number) => Done | { readonly history: OwedCommand };

const ok: Done = { exeRtn: "1" }, wrongCondition: Done = { exeRtn: "3" };
const fieldOf = (asked: Segment, name: string): string | undefined => { const value = asked.fields[name]; return typeof value === "string" ? value : undefined; };
const wholeOf = (asked: Segment, name: string): number => { const text = fieldOf(asked, name); return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN; };
const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;
/** Code of the factor that a request names; undefined where it names none, null where it names one that is not measured here. */
function polOf(asked: Segment, { spec, packets }: Logger): string | null | undefined {
  const named = fieldOf(asked, "PolId") ?? fieldOf(asked, "PolID");
  if (named === undefined) return undefined;
  return packets.records.factors.find((factor) => codeOf(factor, spec.edition) === named || factor.code === named)?.code ?? null;
}

/** An answer with values: the request's command and QN, which 2005 puts into the data area. @clause HJ 212-2017 附录 C.2, C.5; HJ/T 212-2005 附录 C items 2, 19 */
function values(asked: Segment, { spec }: Logger, fields: Readonly<Record<string, string>>, own: readonly FactorValue[] = [], dataTime: number | null = null): Segment {
  const qn = exchangeQn(asked), old = asked.version === 2005;
  return { version: asked.version, qn: old ? null : qn, st: spec.st, cn: asked.cn, pw: asked.pw, mn: asked.mn, flag: flagOf(asked.version, false, false), pnum: null, pno: null, rf: null,
    dataTime: dataTime === null ? null : dataTimeOf(dataTime), values: own, fields: { ...(old && qn !== null ? { QN: qn } : {}), ...fields } };
}
const set = (logger: Logger, settings: Partial<Settings>): Done => { logger.settings = { ...logger.settings, ...settings }; return ok; };
const parameters = (logger: Logger, fields: Readonly<Record<string, string>>): Done => {
  const all = { ...logger.settings.parameters, ...fields }, names = Object.keys(all);
  for (const name of names.slice(0, Math.max(0, names.length - 64))) delete all[name];                // a host cannot make it grow
  return set(logger, { parameters: all });
};
const ownFields = (asked: Segment): Record<string, string> => {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(asked.fields)) if (typeof value === "string") out[name] = value;
  for (const { factor, field, value } of asked.values) out[`${factor}-${field}`] = value;
  return out;
};
const needsFactor = (carry: (asked: Segment, logger: Logger, simulated: number, factor: string) => Done): Carry => (asked, logger, simulated) => {
  const factor = polOf(asked, logger);
  return factor === null || factor === undefined ? wrongCondition : carry(asked, logger, simulated, factor);
};
const sampling = (asked: Segment, logger: Logger): Done => {
  const hours = Number(fieldOf(asked, "CTime") ?? fieldOf(asked, "Ctime")), start = fieldOf(asked, "CstartTime");
  return within(hours, 0, 24) && (start === undefined || /^\d{6}$/.test(start)) ? set(logger, { samplingHours: String(hours), ...(start === undefined ? {} : { samplingStart: start }) }) : wrongCondition;
};
const stored = (...fields: readonly string[]): Carry => (asked, logger) => ({ exeRtn: "1", data: [values(asked, logger, Object.fromEntries(fields.map((field) => [field, logger.settings.parameters[field] ?? "0"])))] });

/** What each command does. @clause HJ 212-2017 表9, 附录 C; HJ/T 212-2005 表9 */
const carried: Readonly<Record<string, Carry>> = {
  "1000": (asked, logger) => {
    const seconds = wholeOf(asked, "OverTime"), retries = wholeOf(asked, "ReCount");
    return within(seconds, 1, 99) && within(retries, 1, 99) ? set(logger, { patience: { timeoutMs: seconds * 1_000, retries } }) : wrongCondition;
  },
  "1001": (asked, logger) => parameters(logger, ownFields(asked)),
  "1011": (asked, logger, simulated) => {
    if (polOf(asked, logger) === null) return wrongCondition;
    const pol = fieldOf(asked, "PolId");
    return { exeRtn: "1", data: [values(asked, logger, { ...(pol === undefined ? {} : { PolId: pol }), SystemTime: dataTimeOf(logger.clock.at(simulated)) })] };
  },
  "1012": (asked, logger, simulated) => {
    const to = instantOf(fieldOf(asked, "SystemTime") ?? "");
    if (Number.isNaN(to) || polOf(asked, logger) === null) return wrongCondition;
    logger.clockSet(simulated, to);
    return ok;
  },
  "1014": (asked, logger) => { const key = fieldOf(asked, "NewSK"); return key !== undefined && /^[0-9A-Fa-f]{32}$/.test(key) ? set(logger, { key }) : wrongCondition; },
  "1021": needsFactor((asked, logger, _, code) => ({ exeRtn: "1", data: [values(asked, logger, {}, [{ factor: codeFor(logger, code), field: "LowValue", value: logger.settings.parameters[`${codeFor(logger, code)}-LowValue`] ?? "0" }, { factor: codeFor(logger, code), field: "UpValue", value: logger.settings.parameters[`${codeFor(logger, code)}-UpValue`] ?? "0" }])] })),
  "1022": (asked, logger) => parameters(logger, ownFields(asked)),
  "1031": stored("ReportTarget"), "1032": (asked, logger) => parameters(logger, ownFields(asked)),
  "1041": stored("ReportTime"), "1042": (asked, logger) => parameters(logger, ownFields(asked)),
  "1061": (asked, logger) => ({ exeRtn: "1", data: [values(asked, logger, { RtdInterval: String(logger.settings.realTimeSeconds) })] }),
  "1062": (asked, logger) => { const realTimeSeconds = wholeOf(asked, "RtdInterval"); return within(realTimeSeconds, 30, 3_600) ? set(logger, { realTimeSeconds }) : wrongCondition; },
  "1063": (asked, logger) => ({ exeRtn: "1", data: [values(asked, logger, { MinInterval: String(logger.settings.minuteInterval) })] }),
  "1064": (asked, logger) => { const minuteInterval = wholeOf(asked, "MinInterval"); return minuteIntervals.includes(minuteInterval) ? set(logger, { minuteInterval }) : wrongCondition; },
  "1072": (asked, logger) => { const password = fieldOf(asked, asked.version === 2005 ? "PW" : "NewPW") ?? ""; return /^[0-9A-Za-z]{6}$/.test(password) ? set(logger, { password }) : wrongCondition; },
  "2011": (_, logger, simulated) => ({ ...set(logger, { realTimeOn: true }), data: logger.packets.of("2011", logger.clock.at(simulated), false) }),
  "2021": (_, logger, simulated) => (logger.packets.hasDevices ? { ...set(logger, { statesOn: true }), data: logger.packets.of("2021", logger.clock.at(simulated), false) } : { exeRtn: "100" }),
  "2031": () => ({ history: "2031" }), "2041": (_, { packets }) => (packets.hasDevices ? { history: "2041" } : { exeRtn: "100" }), "2051": () => ({ history: "2051" }), "2061": () => ({ history: "2061" }),
  "2071": () => ({ exeRtn: "100" }), "2013": () => ({ exeRtn: "100" }), "2052": () => ({ exeRtn: "100" }), "2062": () => ({ exeRtn: "100" }),
  "3011": needsFactor((_, logger, simulated, code) => {
    const from = logger.clock.at(simulated);
    return set(logger, { calibrated: [...logger.settings.calibrated.slice(-63), { code, from, until: from + 20 * minuteMs }] });
  }),
  "3012": needsFactor(() => ok), "3013": needsFactor(() => ok), "3022": () => ok, "3024": needsFactor(() => ok),
  "3014": needsFactor((asked, logger) => (asked.version === 2005 ? sampling(asked, logger) : ok)),
  "3015": (asked, logger, simulated) => ({ exeRtn: "1", data: [values(asked, logger, { VaseNo: String(1 + (keyOf(exchangeQn(asked) ?? "", logger.packets.records.settings.minuteInterval) % 24)) }, [], logger.clock.at(simulated))] }),
  "3016": needsFactor(sampling),
  "3017": needsFactor((asked, logger, _, code) => ({ exeRtn: "1", data: [values(asked, logger, { PolId: codeFor(logger, code), CstartTime: logger.settings.samplingStart, CTime: logger.settings.samplingHours })] })),
  "3018": needsFactor((asked, logger, _, code) => ({ exeRtn: "1", data: [values(asked, logger, { PolId: codeFor(logger, code), Stime: /^w/.test(code) ? "40" : "2" })] })),
  "3019": needsFactor((asked, logger, _, code) => ({ exeRtn: "1", data: [values(asked, logger, { PolId: codeFor(logger, code) }, [{ factor: codeFor(logger, code), field: "SN", value: serialOf(logger.spec, code) }])] })),
  "3020": needsFactor((asked, logger, simulated, code) => {
    const info = fieldOf(asked, "InfoId") ?? "", at = logger.clock.at(simulated), value = logger.settings.parameters[`${info}-Info`] ?? informationOf(info, logger.packets, code, at);
    return value === undefined ? wrongCondition : { exeRtn: "1", data: [values(asked, logger, { PolId: codeFor(logger, code) }, [{ factor: info, field: "Info", value }], at)] };
  }),
  "3021": needsFactor((asked, logger) => (asked.values.some(({ field }) => field === "Info") ? parameters(logger, Object.fromEntries(asked.values.map(({ factor, field, value }) => [`${factor}-${field}`, value]))) : wrongCondition)),
};
function codeFor({ spec, packets }: Logger, code: string): string { const factor = packets.records.factors.find((one) => one.code === code); return factor === undefined ? code : codeOf(factor, spec.edition); }
function serialOf(spec: InstrumentSpec, code: string): string { return `5A5A${[0, 1, 2].map((k) => keyOf(`${code}${k}`, keyOf(spec.mn)).toString(16).toUpperCase().padStart(8, "0")).join("").slice(0, 20)}`; }

/**
 * Carries out what the host asks (执行上位机请求), in the edition of the request: 9011, data, 9012; for a notice 9013.
 * Refused with QnRtn 4 (MN), 3 (PW), 6 (another edition than the instrument's), 5 (ST), 7 (QN), 8 (CN), and 2 for 1002 (set the MN), which a simulated instrument never does; 2005 knows 1 to 3 only, so there 2 stands for all but 3.
 *
 * @clause HJ 212-2017 §6.5, 表7; HJ/T 212-2005 表7
 */
export function carryOut(asked: Segment, logger: Logger, simulated: number): Outcome {
  const { spec, settings } = logger, command = commandOf(asked.cn ?? "", spec.edition), kind = command?.hostToField ?? null;
  const refuse = (code: string): Outcome => ({ kind: "send", segments: [requestAnswer(asked, asked.version === 2005 && Number(code) > 3 ? "2" : code)], rejected: true });
  if (asked.mn !== spec.mn) return refuse("4");
  if (asked.pw !== settings.password) return refuse("3");
  if (asked.version !== spec.edition) return refuse("6");
  if (asked.st !== spec.st) return refuse("5");
  if (exchangeQn(asked) === null) return refuse("7");
  if (kind === "notice") { logger.settings = { ...settings, ...(asked.cn === "2012" ? { realTimeOn: false } : { statesOn: false }) }; return { kind: "send", segments: [noticeAnswer(asked)], rejected: false }; }
  const carry = carried[asked.cn ?? ""];
  if (asked.cn === "1002" && kind === "request") return refuse("2");              // another MN could leave the simulated ones
  if (kind !== "request" || carry === undefined) return refuse("8");
  const done = carry(asked, logger, simulated);
  if ("history" in done) {
    const from = instantOf(fieldOf(asked, "BeginTime") ?? ""), until = instantOf(fieldOf(asked, "EndTime") ?? "");
    if (!(from <= until)) return { kind: "send", segments: [requestAnswer(asked, "1"), executionResult(asked, resultIn(asked, "3"))], rejected: false };
    return { kind: "history", cn: done.history, from, until };
  }
  return { kind: "send", segments: [requestAnswer(asked, "1"), ...(done.data ?? []), executionResult(asked, resultIn(asked, done.exeRtn))], rejected: false };
}
/** 2005 knows the results 1, 2 and 100 only. */
const resultIn = (asked: Segment, exeRtn: string): string => (asked.version === 2005 && exeRtn === "3" ? "2" : exeRtn);
