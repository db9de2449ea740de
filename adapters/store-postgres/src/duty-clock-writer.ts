import { sql } from "kysely";
import { Overtaken, type CalendarNotice, type DutyClockWriter, type DutyNoticeSeen, type DutySetting } from "@yunqing/domain";
import { BulletinSchemaWriter } from "./bulletin-writer.js";
import { calendarNoticeOf, calendarNoticeRow, dutyNoticeSeenOf, dutyNoticeSeenRow, dutySettingOf, dutySettingRow } from "./duty-clock-facts.js";
import type { Outcome } from "./fact-writer.js";

/** Writes what the clocks of duties stand on (督办时钟写口), inside the transaction that holds the head of the audit chain. */
export abstract class DutyClockSchemaWriter extends BulletinSchemaWriter implements DutyClockWriter {
  async appendCalendarNotice(notice: CalendarNotice): Promise<Outcome> {
    const same = await this.row(notice.id, "calendar_notice", calendarNoticeOf);
    if (same === null) {
      const { rows } = await sql<{ last: number | null }>`select max(seq) as last from calendar_notice where year = ${notice.year}`.execute(this.db);
      if (notice.seq !== (rows[0]?.last ?? 0) + 1) throw new Overtaken(`calendar ${notice.year}`);
    }
    return this.append(notice, same, () => this.db.insertInto("calendar_notice").values(calendarNoticeRow(notice)).execute());
  }
  async appendDutySetting(setting: DutySetting): Promise<Outcome> {
    const same = await this.row(setting.id, "duty_setting", dutySettingOf);
    if (same === null) {
      const { rows } = await sql<{ last: number | null }>`select max(seq) as last from duty_setting`.execute(this.db);
      if (setting.seq !== (rows[0]?.last ?? 0) + 1) throw new Overtaken("duty settings");
    }
    return this.append(setting, same, () => this.db.insertInto("duty_setting").values(dutySettingRow(setting)).execute());
  }
  async appendDutyNoticeSeen(seen: DutyNoticeSeen): Promise<Outcome> {
    const same = await this.row(seen.id, "duty_notice_seen", dutyNoticeSeenOf);
    if (same === null) {
      await this.exists("duty_step", seen.step, "step of a duty");
      const before = await this.db.selectFrom("duty_notice_seen").select("id").where("by_user", "=", seen.by).where("step", "=", seen.step).executeTakeFirst();
      if (before !== undefined) { this.counts.known += 1; return "known"; }
    }
    return this.append(seen, same, () => this.db.insertInto("duty_notice_seen").values(dutyNoticeSeenRow(seen)).execute());
  }
}
