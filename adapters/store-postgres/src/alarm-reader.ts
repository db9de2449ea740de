import { sql, type SqlBool } from "kysely";
import type { AlarmReader, AlarmRule, AlarmSettings, AlarmStep, AlarmWebhook, EnforcementClue, ShiftAct } from "@yunqing/domain";
import { alarmStepOf, clueOf, ruleOf, settingsOf, shiftActOf, webhookOf } from "./alarm-facts.js";
import { DataReviewSchemaReader } from "./data-review-reader.js";

/** Reads what people set and did about alarms of one district (报警读口). */
export class AlarmSchemaReader extends DataReviewSchemaReader implements AlarmReader {
  async alarmRules(): Promise<readonly AlarmRule[]> { return (await this.db.selectFrom("alarm_rule").selectAll().orderBy("rule").orderBy("seq").execute()).map(ruleOf); }
  async alarmSettings(): Promise<readonly AlarmSettings[]> { return (await this.db.selectFrom("alarm_settings").selectAll().orderBy("seq").execute()).map(settingsOf); }
  async alarmWebhooks(): Promise<readonly AlarmWebhook[]> { return (await this.db.selectFrom("alarm_webhook").selectAll().orderBy("hook").orderBy("seq").execute()).map(webhookOf); }
  async alarmSteps(alarms: readonly string[]): Promise<readonly AlarmStep[]> {
    return (await this.db.selectFrom("alarm_step").selectAll().where(sql<SqlBool>`alarm = any(${[...alarms]}::text[])`).orderBy("alarm").orderBy("seq").execute()).map(alarmStepOf);
  }
  async shiftActs({ shift, limit }: { readonly shift?: string; readonly limit?: number }): Promise<readonly ShiftAct[]> {
    const latest = sql<SqlBool>`shift in (select s.shift from shift_act s where s.act = 'begin' order by s.at desc, s.shift desc limit ${limit ?? 30})`;
    const query = this.db.selectFrom("shift_act").selectAll();
    return (await (shift === undefined ? query.where(latest) : query.where("shift", "=", shift)).orderBy("at").orderBy("shift").orderBy("seq").execute()).map(shiftActOf);
  }
  async enforcementClues({ alarm, id }: { readonly alarm?: string; readonly id?: string } = {}): Promise<readonly EnforcementClue[]> {
    let query = this.db.selectFrom("enforcement_clue").selectAll();
    if (alarm !== undefined) query = query.where("alarm", "=", alarm);
    if (id !== undefined) query = query.where("id", "=", id);
    return (await query.orderBy("at", "desc").orderBy("id", "desc").execute()).map(clueOf);
  }
}
