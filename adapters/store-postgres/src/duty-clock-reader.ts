import type { CalendarNotice, DutyClockReader, DutySetting } from "@yunqing/domain";
import { BulletinSchemaReader } from "./bulletin-reader.js";
import { calendarNoticeOf, dutySettingOf } from "./duty-clock-facts.js";

/** Reads what the clocks of duties stand on (督办时钟读口). */
export class DutyClockSchemaReader extends BulletinSchemaReader implements DutyClockReader {
  async calendarNotices({ year }: Parameters<DutyClockReader["calendarNotices"]>[0] = {}): Promise<readonly CalendarNotice[]> {
    let query = this.db.selectFrom("calendar_notice").selectAll();
    if (year !== undefined) query = query.where("year", "=", year);
    return (await query.orderBy("year").orderBy("seq").execute()).map(calendarNoticeOf);
  }
  async dutySettings(): Promise<readonly DutySetting[]> { return (await this.db.selectFrom("duty_setting").selectAll().orderBy("seq").execute()).map(dutySettingOf); }
  async dutyNoticesSeen(user: string): Promise<readonly string[]> { return (await this.db.selectFrom("duty_notice_seen").select("step").where("by_user", "=", user).orderBy("step").execute()).map(({ step }) => step); }
}
