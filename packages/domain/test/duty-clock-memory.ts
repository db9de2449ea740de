import { IdTaken, Overtaken, type CalendarNotice, type DutyClockReader, type DutyClockWriter, type DutyNoticeSeen, type DutySetting, type Signed } from "@yunqing/domain";
import type { Bag } from "./memory-later.js";

const held = <T extends Signed>(bag: Bag, kind: string): T[] => (bag[kind] ??= []) as T[];
const same = (a: Signed, b: Signed): boolean => { const content = ({ at: _at, ...rest }: Signed): string => JSON.stringify(rest, Object.keys(rest).sort()); return content(a) === content(b); };

/** Reads what a bag holds of the clocks of duties. */
export function dutyClockReader(bag: Bag): DutyClockReader {
  return {
    calendarNotices: async ({ year } = {}) => held<CalendarNotice>(bag, "calendar-notice").filter((one) => year === undefined || one.year === year).sort((a, b) => a.year - b.year || a.seq - b.seq),
    dutySettings: async () => [...held<DutySetting>(bag, "duty-setting")],
    dutyNoticesSeen: async (user) => held<DutyNoticeSeen>(bag, "duty-notice-seen").filter((one) => one.by === user).map((one) => one.step).sort(),
  };
}
/** Writes into a bag, refusing what a store refuses. */
export function dutyClockWriter(bag: Bag): DutyClockWriter {
  const put = async <T extends Signed>(kind: string, fact: T, next: number | null, seq: number | null): Promise<"stored" | "known"> => {
    const known = held<T>(bag, kind).find((one) => one.id === fact.id);
    if (known !== undefined) { if (!same(known, fact)) throw new IdTaken(fact.id); return "known"; }
    if (next !== seq) throw new Overtaken(kind);
    held<T>(bag, kind).push(structuredClone(fact));
    return "stored";
  };
  return {
    ...dutyClockReader(bag),
    appendCalendarNotice: (fact) => put("calendar-notice", fact, Math.max(0, ...held<CalendarNotice>(bag, "calendar-notice").filter((one) => one.year === fact.year).map((one) => one.seq)) + 1, fact.seq),
    appendDutySetting: (fact) => put("duty-setting", fact, held(bag, "duty-setting").length + 1, fact.seq),
    appendDutyNoticeSeen: async (fact) => (held<DutyNoticeSeen>(bag, "duty-notice-seen").some((one) => one.by === fact.by && one.step === fact.step) ? "known" : put("duty-notice-seen", fact, null, null)),
  };
}
