import { rankOf, type Alarm, type AlarmNow, type AlarmRecord, type AlarmSettings, type AlarmWebhook, type EscalationStage, type ShiftPlan } from "./model.js";

/** The usual stages (默认升级规则): ours, for the office to change. */
export const usualStages: readonly EscalationStage[] = [
  { stage: 1, level: "general", unmet: "acknowledged", afterMinutes: 30, roles: ["clerk"], users: [], webhooks: [] },
  { stage: 2, level: "major", unmet: "acknowledged", afterMinutes: 60, roles: ["director"], users: [], webhooks: [] },
  { stage: 3, level: "general", unmet: "handled", afterMinutes: 24 * 60, roles: ["director"], users: [], webhooks: [] },
];
/** The usual shifts (默认班次). */
export const usualShifts: readonly ShiftPlan[] = [{ name: "白班", from: "08:00", until: "20:00" }, { name: "夜班", from: "20:00", until: "08:00" }];
/** The settings in force, or the usual ones. */
export function alarmSettingsInForce(facts: readonly AlarmSettings[]): Pick<AlarmSettings, "seq" | "stages" | "stormPerMinute" | "shifts"> {
  return facts.reduce<Pick<AlarmSettings, "seq" | "stages" | "stormPerMinute" | "shifts">>((held, one) => (one.seq > held.seq ? one : held), { seq: 0, stages: usualStages, stormPerMinute: 30, shifts: usualShifts });
}

/** An alarm that a stage of escalation reached (应升级). */
export interface Escalation { readonly alarm: AlarmRecord; readonly stage: EscalationStage }
/** The stages that open alarms have reached and that were not yet told (到期升级): by time since raised or reopened, per level and state. What is folded under a storm is escalated by the storm. */
export function dueEscalations(stages: readonly EscalationStage[], open: readonly AlarmRecord[], now: number): readonly Escalation[] {
  const ordered = [...stages].sort((a, b) => a.stage - b.stage);
  return open.flatMap((alarm) => {
    if (alarm.now.state === "closed" || alarm.now.storm !== null) return [];
    const unmet = (stage: EscalationStage): boolean => (stage.unmet === "acknowledged" ? alarm.now.state === "raised" : alarm.now.state !== "handled");
    const due = ordered.filter((stage) => stage.stage > alarm.now.escalated && rankOf(alarm.now.level) >= rankOf(stage.level) && unmet(stage) && now - alarm.raisedAt >= stage.afterMinutes * 60_000);
    return due.map((stage) => ({ alarm, stage }));
  });
}

/** What is sent to a webhook (推送内容), before it is signed. `id` is the same however often it is sent: the receiver may drop repeats. */
export interface AlarmNotice { readonly id: string; readonly hook: string; readonly alarm: string; readonly event: "raised" | "reopened" | "escalated" | "test"; readonly body: string }
/** The body of a notice: JSON, fields in a fixed order. */
export function noticeBody(event: AlarmNotice["event"], id: string, alarm: Alarm, now: AlarmNow, at: string, stage: number | null = null): string {
  return JSON.stringify({ id, event, at, alarm: { id: alarm.id, kind: alarm.kind, level: now.level, rule: alarm.rule, point: alarm.point, item: alarm.item, value: alarm.value, unit: alarm.unit, limit: alarm.limit, op: alarm.op, basis: alarm.basis, text: alarm.text, clause: alarm.clause, raisedAt: new Date(alarm.raisedAt).toISOString(), count: now.count, members: now.members }, ...(stage === null ? {} : { stage }) });
}
/** Notices of what was raised or reopened (推送): to each hook in use whose level and kinds it meets. What a storm holds is told by the storm. */
export function noticesOf(hooks: readonly AlarmWebhook[], raised: readonly { readonly alarm: Alarm; readonly now: AlarmNow; readonly event: "raised" | "reopened" }[], at: string): readonly AlarmNotice[] {
  return hooks.filter(({ active }) => active).flatMap((hook) => raised.filter(({ alarm, now }) => now.storm === null && rankOf(now.level) >= rankOf(hook.level) && (hook.kinds.length === 0 || hook.kinds.includes(alarm.kind))).map(({ alarm, now, event }) => {
    const id = `${hook.hook}~${alarm.id}~${event}~${now.count}`;
    return { id, hook: hook.hook, alarm: alarm.id, event, body: noticeBody(event, id, alarm, now, at) };
  }));
}
/** Hooks in force: the latest version of each. */
export function webhooksInForce(facts: readonly AlarmWebhook[]): readonly AlarmWebhook[] {
  const held = new Map<string, AlarmWebhook>();
  for (const fact of facts) { const before = held.get(fact.hook); if (before === undefined || fact.seq > before.seq) held.set(fact.hook, fact); }
  return [...held.values()];
}
