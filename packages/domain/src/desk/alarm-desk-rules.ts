import { dayAfter, dayOfInstant, daysBetween, isDay, isDecimal, exact } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { foldAlarms, usualStorm } from "../alarm/fold.js";
import { findingsOf } from "../alarm/findings.js";
import { alarmParameters, alarmRulesInForce } from "../alarm/usual-rules.js";
import { alarmLevels, alarmRuleKinds, type AlarmRecord, type AlarmRule, type AlarmRuleContent } from "../alarm/model.js";
import { ruleCovers } from "../alarm/watched.js";
import { instantOf, beijingText } from "../monitoring/window.js";
import { scopeOfPoint } from "../monitoring/point-scope.js";
import { slugFrom } from "../monitoring/point-rules.js";
import { IdTaken, type DistrictReader } from "../ports.js";
import { alarmSight, type AlarmDeskPorts } from "./alarm-desk-office.js";
import { alarmWorld, lookBack, watchedPoints } from "./alarm-desk-watch.js";
import type { AlarmRuleFields, AlarmRuleRow, AlarmRulesView, AlarmTrial, PutAlarmRule, TryAlarmRule } from "./alarm-desk-views.js";
import { missingText, refuseBad, type FieldError } from "./entry-rules.js";
import { namesOf, overtaken } from "./monitor-desk-office.js";

function rowOf(rule: AlarmRuleContent | AlarmRule, nameOf: (user: string) => string): AlarmRuleRow {
  const signed = "by" in rule ? rule : null, { rule: id, seq, kind, name, level, pointKinds, points, items, parameters, reopenMinutes, source, attestation, active, note } = rule;
  return { rule: id, seq, kind, name, level, pointKinds, points, items, parameters, reopenMinutes, source, attestation, active, note, by: signed === null ? null : nameOf(signed.by), at: signed === null ? null : beijingText(Date.parse(signed.at)) };
}
/** The rules in force with the parameters that forms ask for (规则). */
export async function rulesView(ports: AlarmDeskPorts): Promise<AlarmRulesView> {
  const rules = alarmRulesInForce(await ports.store.read((reader: DistrictReader) => reader.alarmRules())), nameOf = await namesOf(ports, rules.flatMap((one) => ("by" in one ? [(one as AlarmRule).by] : [])));
  return { rules: rules.map((one) => rowOf(one, nameOf)), parameters: Object.fromEntries(alarmRuleKinds.map((kind) => [kind, alarmParameters[kind].map(({ id, label, type, choices, usual }) => ({ id, label, type, choices: choices ?? [], usual }))])) as unknown as AlarmRulesView["parameters"] };
}

/** What is wrong with a rule as filled in (规则检查), field by field. */
export function ruleErrors(fields: AlarmRuleFields, points: ReadonlySet<string>): readonly (FieldError | null)[] {
  const errors: (FieldError | null)[] = [missingText("nameZh", fields.nameZh, { zh: "名称", en: "name" })], known = alarmParameters[fields.kind];
  if (!alarmLevels.includes(fields.level)) errors.push({ field: "level", zh: "没有这个级别", en: "no such level" });
  for (const point of fields.points) if (!points.has(point)) errors.push({ field: "points", zh: `没有点位 ${point}`, en: `there is no point ${point}` });
  for (const name of Object.keys(fields.parameters)) if (!known.some(({ id }) => id === name)) errors.push({ field: `parameters.${name}`, zh: `此类规则没有参数 ${name}`, en: `rules of this kind have no parameter ${name}` });
  for (const { id, label, type, choices, least, most } of known) {
    const value = fields.parameters[id];
    if (value === undefined) continue;
    const wrong = (zh: string, en: string): void => { errors.push({ field: `parameters.${id}`, zh: `${label.zh}：${zh}`, en: `${label.en}: ${en}` }); };
    if (type === "decimal" && (!isDecimal(value) || exact(value).compare(exact(0)) <= 0 || (id === "share" && exact(value).compare(exact(1)) > 0))) wrong("应为大于 0、不大于 1 的小数", "must be above 0 and at most 1");
    if (type === "count" && (!/^\d{1,6}$/.test(value) || Number(value) < (least ?? 0) || Number(value) > (most ?? 1_000_000))) wrong(`应为 ${least ?? 0} 至 ${most ?? 1_000_000} 的整数`, `must be a whole number from ${least ?? 0} to ${most ?? 1_000_000}`);
    if (type === "choice" && choices?.includes(value) !== true) wrong(`可选：${choices?.join("、") ?? ""}`, `one of ${choices?.join(", ") ?? ""}`);
    if (type === "yes" && value !== "yes" && value !== "no") wrong("应为 yes 或 no", "yes or no");
  }
  if (!Number.isInteger(fields.reopenMinutes) || fields.reopenMinutes < 0 || fields.reopenMinutes > 10_080) errors.push({ field: "reopenMinutes", zh: "重报时限应为 0 至 10080 分钟", en: "0 to 10080 minutes" });
  return errors;
}
function contentFrom(fields: AlarmRuleFields, before: AlarmRuleContent | undefined, rule: string, seq: number): AlarmRuleContent {
  const { kind, level, pointKinds, points, items, parameters, reopenMinutes, active } = fields, own = fields.source.trim();
  // whoever writes another source speaks for it himself
  const same = before !== undefined && own === before.source.zh;
  return { rule, seq, kind, name: { zh: fields.nameZh.trim(), en: fields.nameEn.trim() === "" ? fields.nameZh.trim() : fields.nameEn.trim() }, level, pointKinds, points, items, parameters, reopenMinutes, source: same ? before.source : { zh: own, en: own }, attestation: same ? before.attestation : "REPORTED", active, note: fields.note.trim() };
}

/** Sets a rule (设置规则): a usual one by its id, or one of the office's own. @throws {Refused} alarm/bad-rule, monitoring/overtaken {IdTaken} */
export async function putRule(ports: AlarmDeskPorts, actor: Actor, command: PutAlarmRule): Promise<AlarmRuleRow> {
  const { pack, facts, points } = await ports.store.read(async (reader) => ({ pack: await reader.pack(), facts: await reader.alarmRules(), points: new Set((await reader.points()).map((one) => one.point)) }));
  const known = facts.find((one) => one.id === command.id), rule = command.rule === "" ? known?.rule ?? slugFrom("r", command.id) : command.rule, before = alarmRulesInForce(facts).find((one) => one.rule === rule);
  refuseBad("alarm/bad-rule", [...ruleErrors(command, points), /^[a-z0-9][a-z0-9-]{0,39}$/.test(rule) ? null : { field: "rule", zh: "规则编号只用小写字母、数字和连字符", en: "small letters, digits and hyphens" }, command.rule !== "" && before === undefined ? { field: "rule", zh: "没有这条规则", en: "there is no such rule" } : null]);
  const fact: AlarmRule = { ...contentFrom(command, before, rule, command.seq + 1), id: command.id, by: actor.user, at: ports.clock.now(), ...scopeOfPoint(pack, null, null) }, nameOf = await namesOf(ports, [actor.user]);
  if (known !== undefined) { if (known.by !== actor.user || known.seq !== fact.seq || known.name.zh !== fact.name.zh) throw new IdTaken(command.id); return rowOf(known, nameOf); }
  if ((before?.seq ?? 0) !== command.seq) throw overtaken();
  await ports.store.write({ actor, action: "alarm.manage", subject: rule, detail: `报警规则 ${fact.name.zh}：${fact.active ? "启用" : "停用"}，级别 ${fact.level}，参数 ${JSON.stringify(fact.parameters)}`.slice(0, 500) }, (writer) => writer.appendAlarmRule(fact));
  return rowOf(fact, nameOf);
}

/** Days and points that a trial may read. */
export const mostTrialDays = 31, mostTrialPoints = 300;
/** Tries a rule on past days (试算): the same judging and folding as at work, hour by hour, and nothing is written. Silence cannot be tried: nobody kept how lines were. @throws {Refused} alarm/bad-trial */
export async function tryRule(ports: AlarmDeskPorts, actor: Actor, { rule: fields, from, until }: TryAlarmRule): Promise<AlarmTrial> {
  const world = await alarmWorld(ports), sees = alarmSight(ports, actor, "alarm.manage", world.registry.pack), now = Date.parse(ports.clock.now());
  refuseBad("alarm/bad-trial", [...ruleErrors(fields, new Set(world.registry.points.keys())), !isDay(from) || !isDay(until) || daysBetween(from, until) < 1 || daysBetween(from, until) > mostTrialDays ? { field: "until", zh: `试算时段应为 1 至 ${mostTrialDays} 天`, en: `1 to ${mostTrialDays} days` } : null, fields.kind === "silence" ? { field: "kind", zh: "离线规则依据线路的当前状态，不能用过去的数据试算", en: "rules of silence look at lines as they are now and cannot be tried on past days" } : null]);
  const rule = { ...contentFrom(fields, undefined, "trial", 0), active: true }, begin = instantOf(`${from}T00:00:00+08:00`)!, end = Math.min(instantOf(`${until}T00:00:00+08:00`)!, now), points = [...world.registry.points.values()].filter((one) => sees(one) && ruleCovers(rule, one)).slice(0, mostTrialPoints);
  const kinds = fields.kind === "device-state" ? (["minute", "hour", "day"] as const) : (["hour", "day"] as const);
  const watched = await watchedPoints(ports, world, points, { from: Object.fromEntries(kinds.map((kind) => [kind, begin - lookBack[kind]])), until: end, since: Object.fromEntries(kinds.map((kind) => [kind, begin])) }, new Map(), now);
  // a trend is judged at the latest value only: each hour is made the latest once
  const conditions = watched.flatMap((one) => {
    if (rule.kind !== "trend") return findingsOf(rule, one, now).conditions;
    const windows = [...new Set((one.values.hour ?? []).filter(({ fromMs }) => fromMs >= begin).map(({ fromMs }) => fromMs))];
    return windows.flatMap((window) => findingsOf(rule, { ...one, since: { hour: window, day: end }, values: { hour: (one.values.hour ?? []).filter(({ fromMs }) => fromMs <= window) } }, now).conditions);
  });
  const perDay = new Map<string, number>(Array.from({ length: daysBetween(from, until) }, (_, at) => [dayAfter(from, at), 0]));
  const held = new Map<string, AlarmRecord>();
  let alarms = 0, storms = 0, change = 0;
  // a condition that pauses for longer than the reopening span is another alarm, as if somebody had closed the first
  for (const condition of [...conditions].sort((a, b) => a.at - b.at)) {
    const before = held.get(condition.key), goesOn = before !== undefined && condition.at - before.now.lastAt <= Math.max(rule.reopenMinutes * 60_000, 2 * 3_600_000 * (rule.kind === "limit" && condition.basis === "day" ? 24 : 1));
    const folded = foldAlarms({ standing: goesOn ? new Map([[condition.key, before]]) : new Map(), recent: [], storms: [], conditions: [condition], clearances: [], now: condition.at, storm: usualStorm, change });
    change = folded.change; storms += folded.counts.storms;
    if (folded.counts.raised > 0) { alarms++; const day = dayOfInstant(new Date(condition.at - 1).toISOString()); perDay.set(day, (perDay.get(day) ?? 0) + 1); held.set(condition.key, { ...folded.raised[0]!, now: folded.now[0]! }); } else if (before !== undefined && folded.now[0] !== undefined) held.set(condition.key, { ...before, now: folded.now[0] });
  }
  return { points: points.length, conditions: conditions.length, alarms, storms, days: [...perDay].map(([day, count]) => ({ day, alarms: count })), samples: conditions.slice(-20).reverse().map(({ point, at, text }) => ({ point, pointName: world.registry.points.get(point)!.name, at: beijingText(at), text })) };
}
