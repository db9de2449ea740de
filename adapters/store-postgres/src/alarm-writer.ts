import { sql } from "kysely";
import { Overtaken, steppedNow, type AlarmRule, type AlarmSettings, type AlarmStep, type AlarmWebhook, type AlarmWriter, type EnforcementClue, type ShiftAct } from "@yunqing/domain";
import { alarmStepOf, alarmStepRow, clueOf, clueRow, ruleOf, ruleRow, settingsOf, settingsRow, shiftActOf, shiftActRow, webhookOf, webhookRow } from "./alarm-facts.js";
import { lockAlarms, nowsOf, putNows, stormMembers } from "./alarm-rows.js";
import { DataReviewSchemaWriter } from "./data-review-writer.js";
import type { Outcome } from "./fact-writer.js";

type Versioned = "alarm_rule" | "alarm_webhook" | "shift_act" | "alarm_settings";

/** Writes what people set and do about alarms (报警写口), inside the transaction that holds the head of the audit chain. */
export abstract class AlarmSchemaWriter extends DataReviewSchemaWriter implements AlarmWriter {
  async appendAlarmRule(rule: AlarmRule): Promise<Outcome> {
    const same = await this.row(rule.id, "alarm_rule", ruleOf);
    if (same === null) await this.#nextOf("alarm_rule", "rule", rule.rule, rule.seq);
    return this.append(rule, same, () => this.db.insertInto("alarm_rule").values(ruleRow(rule)).execute());
  }
  async appendAlarmSettings(settings: AlarmSettings): Promise<Outcome> {
    const same = await this.row(settings.id, "alarm_settings", settingsOf);
    if (same === null) await this.#nextOf("alarm_settings", null, "settings", settings.seq);
    return this.append(settings, same, () => this.db.insertInto("alarm_settings").values(settingsRow(settings)).execute());
  }
  async appendAlarmWebhook(webhook: AlarmWebhook): Promise<Outcome> {
    const same = await this.row(webhook.id, "alarm_webhook", webhookOf);
    if (same === null) await this.#nextOf("alarm_webhook", "hook", webhook.hook, webhook.seq);
    return this.append(webhook, same, () => this.db.insertInto("alarm_webhook").values(webhookRow(webhook)).execute());
  }

  async appendAlarmSteps(steps: readonly AlarmStep[]): Promise<Outcome> {
    const { line } = this.ground, fresh: AlarmStep[] = [];
    const { rows } = await sql<Record<string, unknown>>`select * from alarm_step where id = any(${steps.map((one) => one.id)}::text[])`.execute(this.db);
    const held = new Map(rows.map((row) => { const step = alarmStepOf(row as never); return [step.id, step]; }));
    for (const step of steps) { const same = held.get(step.id); if (same === undefined) fresh.push(step); else await this.append(step, same, () => Promise.resolve()); }
    if (fresh.length === 0) return "known";
    let change = await lockAlarms(line);
    const nows = await nowsOf(line, fresh.map((one) => one.alarm)), moved = new Map(nows), insides = await stormMembers(line, fresh.map((one) => one.alarm));
    for (const step of fresh) {
      const now = moved.get(step.alarm);
      if (now === undefined || now.state !== step.from || now.steps + 1 !== step.seq) throw new Overtaken(step.alarm);
      moved.set(step.alarm, steppedNow(now, step, Date.parse(step.at), ++change));
      // a step on a storm is a step on all that lies under it and stands where the storm stood
      for (const member of insides.get(step.alarm) ?? []) {
        const own = moved.get(member.id) ?? member;
        if (own.state === step.from && step.move !== "note") moved.set(member.id, { ...steppedNow(own, step, Date.parse(step.at), ++change), steps: own.steps });
      }
    }
    for (let at = 0; at < fresh.length; at += 500) await this.db.insertInto("alarm_step").values(fresh.slice(at, at + 500).map(alarmStepRow)).execute();
    this.counts.stored += fresh.length;
    await putNows(line, [...moved.values()], change);
    return "stored";
  }

  async appendShiftAct(act: ShiftAct): Promise<Outcome> {
    const same = await this.row(act.id, "shift_act", shiftActOf);
    if (same === null) await this.#nextOf("shift_act", "shift", act.shift, act.seq);
    return this.append(act, same, () => this.db.insertInto("shift_act").values(shiftActRow(act)).execute());
  }

  async appendEnforcementClue(clue: Omit<EnforcementClue, "number">): Promise<{ readonly outcome: Outcome; readonly number: string }> {
    const { rows } = await sql<Record<string, unknown>>`select * from enforcement_clue where id = ${clue.id} or alarm = ${clue.alarm}`.execute(this.db), held = rows[0] === undefined ? null : clueOf(rows[0] as never);
    // one clue for an alarm: who comes second finds it
    if (held !== null) return { outcome: "known", number: held.number };
    const year = new Date(Date.parse(clue.at) + 8 * 3_600_000).getUTCFullYear();
    const { rows: [last] } = await sql<{ count: number }>`select count(*)::int as count from enforcement_clue where number like ${`${year}-%`}`.execute(this.db), number = `${year}-${String((last?.count ?? 0) + 1).padStart(4, "0")}`;
    return { outcome: await this.append(clue, null, () => this.db.insertInto("enforcement_clue").values(clueRow({ ...clue, number })).execute()), number };
  }

  /** @throws {Overtaken} when somebody else wrote the version that this one would be */
  async #nextOf(table: Versioned, column: string | null, id: string, seq: number): Promise<void> {
    const { rows } = column === null ? await sql<{ last: number | null }>`select max(seq) as last from ${sql.table(table)}`.execute(this.db) : await sql<{ last: number | null }>`select max(seq) as last from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(this.db);
    if (seq !== (rows[0]?.last ?? 0) + 1) throw new Overtaken(id);
  }
}
