import { findItem, isDecimal, type Labels } from "@yunqing/standards";
import { flagVerdicts } from "../monitoring/quality.js";
import { beijingText } from "../monitoring/window.js";
import type { MeasuredKind } from "../monitoring/model.js";
import { qualityControlMarks } from "../quality-control/check-quality.js";
import { qualityRuleNames, type CheckedValue } from "../quality-control/model.js";
import { inUnitOf, itemNameOf, mediumOf, symbolOf } from "./limits.js";
import type { AlarmClearance, AlarmCondition, AlarmRuleContent } from "./model.js";
import { listOf, parameterOf } from "./usual-rules.js";
import { alarmKeyOf, conditionAt, coversItem, nothingFound, type RuleFindings, type WatchedPoint } from "./watched.js";

const hour = 3_600_000;
const flagKinds: readonly MeasuredKind[] = ["minute", "hour", "real-time"];

/** Flags of HJ 212 and states of devices (设备状态): so many in a row of the finest kind that came. */
export function deviceFindings(rule: AlarmRuleContent, watched: WatchedPoint): RuleFindings {
  const conditions: AlarmCondition[] = [], clearances: AlarmClearance[] = [], flags = new Set(listOf(rule, "flags")), states = new Set(listOf(rule, "states")), count = Math.max(1, Number(parameterOf(rule, "count")));
  const { point } = watched, kind = flagKinds.find((one) => (watched.values[one]?.length ?? 0) > 0), since = kind === undefined ? 0 : watched.since[kind] ?? Number.NEGATIVE_INFINITY;
  const runs = (part: string, item: string, name: Labels, seen: readonly { readonly from: number; readonly at: number; readonly bad: boolean; readonly word: string; readonly meaning: Labels; readonly packet: number; readonly isNew: boolean }[], clause: string): void => {
    const key = alarmKeyOf(rule.rule, point.point, part);
    let run = 0, last: (typeof seen)[number] | null = null;
    for (const one of seen) {
      run = one.bad ? run + 1 : 0;
      if (!one.isNew) continue;
      last = one;
      if (run < count) continue;
      conditions.push({
        ...conditionAt(rule, watched, part), item, at: one.at, basis: "", value: one.word, unit: "", limit: null, op: "", clause, document: "HJ 212-2017", attestation: "VERIFIED",
        text: { zh: `${name.zh}：${one.meaning.zh}（${one.word}）${count > 1 ? `，连续 ${run} 次` : ""}`, en: `${name.en}: ${one.meaning.en} (${one.word})${count > 1 ? `, ${run} in a row` : ""}` },
        inputs: [{ name, value: one.word, unit: "", from: beijingText(one.from), until: beijingText(one.at), packet: one.packet, flag: one.word }],
      });
    }
    if (last !== null && !last.bad) clearances.push({ key, at: last.at, value: last.word });
  };
  if (flags.size > 0 && kind !== undefined) {
    const byFactor = new Map<string, Parameters<typeof runs>[3][number][]>();
    for (const value of watched.values[kind] ?? []) {
      const item = symbolOf(value.factor, point.kind), flag = value.flag ?? "";
      if (value.field.startsWith("Zs") || !coversItem(rule, item, value.factor)) continue;
      const one = { from: value.fromMs, at: value.untilMs, bad: flags.has(flag), word: flag, meaning: flagVerdicts[flag]?.reason ?? { zh: "未定义的标记", en: "unknown flag" }, packet: value.packet, isNew: value.fromMs >= since }, own = byFactor.get(item);
      if (own === undefined) byFactor.set(item, [one]); else own.push(one);
    }
    for (const [item, seen] of byFactor) runs(item, item, itemNameOf(item, point.kind), seen, "HJ 212-2017 表8");
  }
  if (states.size > 0) {
    for (const device of new Set(watched.states.map((one) => one.device))) {
      if (!coversItem(rule, device)) continue;
      runs(device, device, { zh: `设备 ${device}`, en: `device ${device}` }, watched.states.filter((one) => one.device === device).map((one) => ({ from: one.from, at: one.from + 1, bad: states.has(one.value), word: one.value, meaning: { zh: "运行状态", en: "state" }, packet: one.packet, isNew: true })), "HJ 212-2017 §6.6（-RS）");
    }
  }
  return { conditions, clearances };
}

/** A line that is silent, or late (离线). The instant is that of the last packet: told again every half minute it is one and the same; an hour more counts as a repeat. */
export function silenceFindings(rule: AlarmRuleContent, watched: WatchedPoint, now: number): RuleFindings {
  const { line } = watched;
  if (line === null || line.seenAt === null || line.condition === "never" || line.condition === "off") return nothingFound;
  const late = parameterOf(rule, "late") === "yes" && line.condition === "late", minutes = Number(parameterOf(rule, "minutes")), silent = line.condition === "silent" && now - line.seenAt >= minutes * 60_000;
  const key = alarmKeyOf(rule.rule, watched.point.point, "");
  if (!silent && !late) return line.condition === "online" || line.condition === "late" ? { conditions: [], clearances: [{ key, at: now, value: beijingText(line.seenAt) }] } : nothingFound;
  const hours = Math.floor((now - line.seenAt) / hour), at = Math.max(line.seenAt, silent ? line.seenAt + hours * hour : Math.floor(now / hour) * hour), seen = beijingText(line.seenAt).slice(0, 16).replace("T", " ");
  return { clearances: [], conditions: [{
    ...conditionAt(rule, watched, ""), item: null, at, basis: "", value: seen, unit: "", limit: String(minutes), op: "", clause: "在线判定阈值（本系统）", document: "", attestation: "VERIFIED",
    text: silent ? { zh: `数据中断，最后报文 ${seen}`, en: `silent since ${seen}` } : { zh: `数据迟到，最后报文 ${seen}`, en: `data overdue, last packet ${seen}` },
    inputs: [{ name: { zh: "最后报文", en: "last packet" }, value: seen, unit: "", from: beijingText(line.seenAt), until: beijingText(now), packet: null, flag: null }],
  }] };
}

/** Marks of the rules of quality control on hours (质控规则). */
export function qualityFindings(rule: AlarmRuleContent, watched: WatchedPoint): RuleFindings {
  const { point } = watched, values = watched.values.hour ?? [], since = watched.since.hour ?? Number.NEGATIVE_INFINITY, wanted = new Set(listOf(rule, "rules")), settings = watched.quality.filter((one) => wanted.has(one.rule));
  if (values.length === 0 || settings.length === 0) return nothingFound;
  const series = new Map<string, CheckedValue[]>();
  for (const value of values) {
    const item = symbolOf(value.factor, point.kind);
    if (value.field.startsWith("Zs") || !coversItem(rule, item, value.factor)) continue;
    const unit = findItem(item, mediumOf(point.kind))?.unit ?? value.unit, number = inUnitOf(value.value, value.unit, unit), own = series.get(item) ?? [];
    if (own.at(-1)?.from === value.fromMs) continue;
    own.push({ from: value.fromMs, until: value.untilMs, value: number === null ? (isDecimal(value.value) ? value.value : null) : number.toString().includes("/") ? number.toFixed(6) : number.toString(), flag: value.flag, receivedAt: null, backFilled: value.backFilled });
    series.set(item, own);
  }
  const fresh = values.filter((one) => one.fromMs >= since), last = fresh.at(-1);
  if (last === undefined) return nothingFound;
  const marks = qualityControlMarks({ pointKind: point.kind, kind: "hour", series, span: { from: fresh[0]!.fromMs, until: last.untilMs, interval: hour }, settings, programme: [] });
  const conditions: AlarmCondition[] = [], clearances: AlarmClearance[] = [];
  for (const [item, own] of series) {
    const of = marks.filter((one) => one.factor === item), name = itemNameOf(item, point.kind), key = alarmKeyOf(rule.rule, point.point, item), windows = new Set(of.map((one) => one.from));
    for (const from of windows) {
      const here = of.filter((one) => one.from === from), value = own.find((one) => one.from === from), words = (language: "zh" | "en"): string => here.map((one) => `${qualityRuleNames[one.rule][language]}（${one.reason[language]}）`).join("、");
      conditions.push({
        ...conditionAt(rule, watched, item), item, at: here[0]!.until, basis: "hour", value: value?.value ?? "", unit: findItem(item, mediumOf(point.kind))?.unit ?? "", limit: null, op: "", clause: "质控规则", document: "", attestation: settings[0]!.attestation,
        text: { zh: `${name.zh}：${words("zh")}`, en: `${name.en}: ${words("en")}` },
        inputs: [{ name, value: value?.value ?? "", unit: findItem(item, mediumOf(point.kind))?.unit ?? "", from: beijingText(from), until: beijingText(here[0]!.until), packet: null, flag: value?.flag ?? null }],
      });
    }
    const latest = own.at(-1);
    if (latest !== undefined && latest.from >= since && !windows.has(latest.from)) clearances.push({ key, at: latest.until, value: latest.value ?? "" });
  }
  return { conditions, clearances };
}
