import type { Labels } from "@yunqing/standards";
import type { Scoped } from "../access/model.js";
import { rankOf, type Alarm, type AlarmClearance, type AlarmCondition, type AlarmEvent, type AlarmLevel, type AlarmNow, type AlarmRecord } from "./model.js";

/** How storms are recognised (报警风暴判定). */
export interface StormSetting { readonly perMinute: number; readonly quietMs: number }
/** @choice More than 30 new alarms of one rule or one line within a minute are a storm; after ten quiet minutes the next is an alarm by itself again. */
export const usualStorm: StormSetting = { perMinute: 30, quietMs: 10 * 60_000 };
const minute = 60_000;

/** What folding starts from (折叠前). `recent`: alarms raised in the last minute; `storms`: open storms. */
export interface FoldInput {
  /** latest alarm of each key that the batch names */
  readonly standing: ReadonlyMap<string, AlarmRecord>;
  readonly recent: readonly AlarmRecord[]; readonly storms: readonly AlarmRecord[];
  readonly conditions: readonly AlarmCondition[]; readonly clearances: readonly AlarmClearance[];
  /** milliseconds since 1970 UTC */
  readonly now: number; readonly storm: StormSetting;
  /** number of the last change in the district */
  readonly change: number;
}
/** What folding came to (折叠结果): alarms to write, and how old and new ones stand; events to note. */
export interface Folded { readonly raised: readonly Alarm[]; readonly now: readonly AlarmNow[]; readonly events: readonly AlarmEvent[]; readonly change: number; readonly counts: FoldCounts }
/** Every condition given is counted once: raised, repeated, reopened, or known before. */
export interface FoldCounts { readonly raised: number; readonly repeated: number; readonly reopened: number; readonly known: number; readonly ended: number; readonly folded: number; readonly storms: number }

/** Id of an alarm: its key and instant, so that the same condition told twice is the same alarm. */
export function alarmIdOf(key: string, at: number): string { return `${key}~${at.toString(36)}`; }
/** Groups that a storm can be of. */
function groupsOf(alarm: Pick<Alarm, "rule" | "cause">): readonly string[] { return [`rule.${alarm.rule}`, ...(alarm.cause === "" ? [] : [`line.${alarm.cause}`])]; }

/**
 * Folds conditions into alarms (报警折叠): one open alarm for each key, repeats counted with the last value and time; the same (key, at) twice changes nothing; what comes again soon after closing reopens;
 * more than so many new ones of one rule or one line within a minute are put under one storm alarm, each still an alarm by itself. Nothing is lost: see {@link FoldCounts}.
 */
export function foldAlarms(input: FoldInput): Folded {
  const records = new Map<string, AlarmRecord>(input.standing), fresh: AlarmRecord[] = [], touched = new Map<string, AlarmNow>(), raised: Alarm[] = [], events: AlarmEvent[] = [];
  const counts = { raised: 0, repeated: 0, reopened: 0, known: 0, ended: 0, folded: 0, storms: 0 };
  let change = input.change;
  const put = (key: string, record: AlarmRecord, over: Partial<AlarmNow>): AlarmRecord => {
    const now = { ...record.now, ...over, change: ++change }, next = { ...record, now };
    records.set(key, next); touched.set(record.id, now);
    return next;
  };
  for (const condition of [...input.conditions].sort((a, b) => a.at - b.at)) {
    const held = records.get(condition.key);
    if (held !== undefined && condition.at <= held.now.lastAt) { counts.known++; continue; }
    const soon = held !== undefined && held.now.state === "closed" && held.now.closedAt !== null && input.now - held.now.closedAt <= condition.reopenMinutes * minute;
    if (held === undefined || (held.now.state === "closed" && !soon)) {
      const { reopenMinutes, ...rest } = condition, alarm: Alarm = { ...rest, id: alarmIdOf(condition.key, condition.at), raisedAt: input.now, reopenMinutes };
      const record: AlarmRecord = { ...alarm, now: newNow(alarm.id, condition.level, condition.at, condition.value, ++change) };
      records.set(condition.key, record); touched.set(alarm.id, record.now); raised.push(alarm); fresh.push(record); counts.raised++;
      continue;
    }
    const again = { count: held.now.count + 1, lastAt: condition.at, lastValue: condition.value, level: rankOf(condition.level) > rankOf(held.now.level) ? condition.level : held.now.level };
    if (soon) {
      put(condition.key, held, { ...again, state: "raised", endedAt: null, acknowledgedAt: null, handledAt: null, handledBy: [], closedAt: null, escalated: 0, escalatedTo: [], storm: null });
      events.push({ alarm: held.id, at: input.now, kind: "reopened", note: condition.value });
      counts.reopened++;
    } else {
      if (held.now.endedAt !== null) events.push({ alarm: held.id, at: input.now, kind: "again", note: condition.value });
      put(condition.key, held, { ...again, endedAt: null });
      counts.repeated++;
    }
  }
  for (const { key, at, value } of input.clearances) {
    const held = records.get(key);
    if (held === undefined || held.now.state === "closed" || held.now.endedAt !== null || at < held.now.lastAt) continue;
    // a notice asks nothing of anybody: over, it is closed
    const closes = held.now.level === "notice";
    put(key, held, { endedAt: input.now, ...(closes ? { state: "closed" as const, closedAt: input.now } : {}) });
    events.push({ alarm: held.id, at: input.now, kind: closes ? "self-closed" : "ended", note: value });
    counts.ended++;
  }
  foldStorms();
  return { raised, now: [...touched.values()], events, change, counts };

  function foldStorms(): void {
    const current = fresh.map((one) => ({ ...one, now: touched.get(one.id)! })).filter(({ now }) => now.state !== "closed");
    if (current.length === 0) return;
    const groups = new Map<string, AlarmRecord[]>(), storms = new Map(input.storms.map((one) => [one.key, one]));
    for (const record of [...input.recent.filter(({ now, kind }) => kind !== "storm" && now.storm === null && now.state === "raised"), ...current]) {
      for (const group of groupsOf(record)) { const own = groups.get(group); if (own === undefined) groups.set(group, [record]); else own.push(record); }
    }
    // the widest first: a line that brings alarms of many rules explains more than one of its rules
    for (const [group, all] of [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))) {
      const key = `storm~${group}`, open = storms.get(key), goingOn = open !== undefined && open.now.state !== "closed" && input.now - open.now.lastAt <= input.storm.quietMs;
      const members = all.map((one) => ({ ...one, now: touched.get(one.id) ?? one.now })).filter(({ now }) => now.storm === null);
      if (members.length === 0 || (!goingOn && members.length <= input.storm.perMinute)) continue;
      let storm = open !== undefined && open.now.state !== "closed" ? open : null;
      if (storm === null) {
        const alarm = stormOf(key, group, members, input.now), record = { ...alarm, now: newNow(alarm.id, "notice", input.now, "", ++change) };
        raised.push(alarm); counts.storms++;
        storm = record;
      }
      const level = members.reduce<AlarmLevel>((most, { now }) => (rankOf(now.level) > rankOf(most) ? now.level : most), storm.now.level), total = storm.now.members + members.length;
      // what joins a storm that people already looked at asks for them again when it is worse than before
      const state = rankOf(level) > rankOf(storm.now.level) ? "raised" as const : storm.now.state;
      const now: AlarmNow = { ...storm.now, level, state, members: total, count: total, lastAt: input.now, lastValue: String(total), endedAt: null, change: ++change };
      touched.set(storm.id, now); storms.set(key, { ...storm, now });
      for (const member of members) { touched.set(member.id, { ...member.now, storm: storm.id, change: ++change }); counts.folded++; }
      events.push({ alarm: storm.id, at: input.now, kind: "folded", note: String(members.length) });
    }
  }
}

function newNow(id: string, level: AlarmLevel, at: number, value: string, change: number): AlarmNow {
  return { id, state: "raised", level, count: 1, lastAt: at, lastValue: value, storm: null, members: 0, endedAt: null, acknowledgedAt: null, handledAt: null, handledBy: [], closedAt: null, escalated: 0, escalatedTo: [], cause: null, steps: 0, change };
}

/** The alarm that stands for a storm. It lies where all its first members lie; who sees less than the district sees the members themselves. */
function stormOf(key: string, group: string, members: readonly AlarmRecord[], at: number): Alarm {
  const first = members[0]!, byRule = group.startsWith("rule."), what = group.slice(5);
  const text: Labels = byRule ? { zh: `同一规则一分钟内大量报警：${first.text.zh.split("：")[0] ?? what}`, en: `many alarms of one rule within a minute: ${what}` } : { zh: `同一线路一分钟内大量报警：${what}`, en: `many alarms from one line within a minute: ${what}` };
  const scope: Scoped = { district: first.district, organisationPath: "", placePath: "", enterprise: null };
  return { ...scope, id: alarmIdOf(key, at), key, rule: "storm", ruleSeq: 0, kind: "storm", level: "notice", point: null, item: null, at, basis: "", value: "", unit: "", limit: null, op: "", text, clause: "", document: "", attestation: "VERIFIED", inputs: [], cause: what, raisedAt: at, reopenMinutes: 0 };
}
