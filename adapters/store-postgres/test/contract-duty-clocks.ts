import { expect, test } from "vitest";
import type { CalendarNotice, DistrictReader, DistrictWriter, DutySetting, DutyStep } from "@yunqing/domain";
import { usualDutySettings } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { fact } from "./observed.js";
import { duty, entry, step } from "./sample.js";

const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? "refused");
const notice = (id: string, of: Partial<CalendarNotice> = {}): CalendarNotice => ({ ...fact(id), year: 2027, seq: 1, notice: "关于2027年部分节假日安排的通知", text: "原文\n\"一、元旦\" \\", holidays: [{ zh: "元旦", en: "New Year", from: "2027-01-01", to: "2027-01-03", workdays: ["2027-01-09"] }], reason: "", ...of });
const setting = (id: string, seq: number): DutySetting => ({ ...fact(id), seq, setting: { ...usualDutySettings, before: [5, 1], escalate: [{ afterDays: 4, to: "approver" }] }, reason: "本局规定" });

/** What every store keeps of the clocks of duties: run on each engine. */
export function dutyClockContract(given: () => Bench): void {
  const fresh = async () => {
    const district = given().store.district(await given().newDistrict());
    return { read: <T>(work: (reader: DistrictReader) => Promise<T>) => district.read(work), write: <T>(work: (writer: DistrictWriter) => Promise<T>) => district.write(entry("duty.steer"), work) };
  };
  const numbering = (year: number, seq: number): string => `${year}/${seq}`;

  test("a duty under a limit of the law, and steps with pauses, parties, reasons and days given, come back as they went in", async () => {
    const { read, write } = await fresh(), own = duty("d1", { limit: "complaint/finish", since: "2026-11-02" });
    const steps: readonly DutyStep[] = [step("s1", "d1", 1), step("s2", "d1", 2, { move: "join", party: "water" }), step("s3", "d1", 3, { move: "pause", pausedDay: "2026-11-20", reason: "force-majeure" }), step("s4", "d1", 4, { move: "extend", workingDays: 7 })];
    await write(async (w) => { await w.appendDuty(own, numbering); for (const one of steps) await w.appendDutyStep(one); });
    expect(await read((r) => r.duties({ id: "d1" }))).toEqual([{ ...own, number: "2026/1" }]);
    expect(await read((r) => r.dutySteps(["d1"]))).toEqual(steps);
    expect(await write((w) => w.appendDutyStep(steps[2]!))).toBe("known");
    expect(await code(write((w) => w.appendDutyStep({ ...steps[2]!, reason: "law-suspended" })))).toBe("store/id-taken");
    expect(await write((w) => w.appendDuty(own, numbering))).toEqual({ outcome: "known", number: "2026/1" });
  });

  test("a stage of reminding stands once for each due day; a note may stand as often as it likes", async () => {
    const { write, read } = await fresh();
    await write(async (w) => { await w.appendDuty(duty("d1"), numbering); await w.appendDutyStep(step("s1", "d1", 1, { move: "remind", reason: "before-3", party: "holders", dueDay: "2026-12-01" })); });
    expect(await code(write((w) => w.appendDutyStep(step("s2", "d1", 2, { move: "remind", reason: "before-3", party: "holders", dueDay: "2026-12-01" }))))).not.toBe("no error");
    await write(async (w) => {
      await w.appendDutyStep(step("s3", "d1", 2, { move: "remind", reason: "before-3", party: "holders", dueDay: "2026-12-08" }));
      await w.appendDutyStep(step("s4", "d1", 3, { move: "escalate", reason: "before-3", party: "director", dueDay: "2026-12-08" }));
      await w.appendDutyStep(step("s5", "d1", 4, { move: "note", reason: "x", dueDay: "2026-12-08" }));
      await w.appendDutyStep(step("s6", "d1", 5, { move: "note", reason: "x", dueDay: "2026-12-08" }));
    });
    expect((await read((r) => r.dutySteps(["d1"]))).map((one) => one.id)).toEqual(["s1", "s3", "s4", "s5", "s6"]);
  });

  test("notices of a year follow one another; who comes second is told; another year begins anew", async () => {
    const { read, write } = await fresh();
    expect(await write((w) => w.appendCalendarNotice(notice("n1")))).toBe("stored");
    expect(await write((w) => w.appendCalendarNotice(notice("n1")))).toBe("known");
    expect(await code(write((w) => w.appendCalendarNotice(notice("n1", { reason: "别的" }))))).toBe("store/id-taken");
    expect(await code(write((w) => w.appendCalendarNotice(notice("n2"))))).toBe("duty/overtaken");
    expect(await code(write((w) => w.appendCalendarNotice(notice("n2", { seq: 3 }))))).toBe("duty/overtaken");
    await write(async (w) => { await w.appendCalendarNotice(notice("n0", { year: 2028 })); await w.appendCalendarNotice(notice("n3", { seq: 2, reason: "更正", holidays: [] })); });
    expect(await read((r) => r.calendarNotices())).toEqual([notice("n1"), notice("n3", { seq: 2, reason: "更正", holidays: [] }), notice("n0", { year: 2028 })]);
    expect((await read((r) => r.calendarNotices({ year: 2028 }))).map((one) => one.id)).toEqual(["n0"]);
    expect(await read((r) => r.calendarNotices({ year: 2030 }))).toEqual([]);
  });

  test("settings of reminding follow one another", async () => {
    const { read, write } = await fresh();
    expect(await read((r) => r.dutySettings())).toEqual([]);
    await write((w) => w.appendDutySetting(setting("a", 1)));
    expect(await write((w) => w.appendDutySetting(setting("a", 1)))).toBe("known");
    expect(await code(write((w) => w.appendDutySetting(setting("b", 1))))).toBe("duty/overtaken");
    await write((w) => w.appendDutySetting(setting("b", 2)));
    expect(await read((r) => r.dutySettings())).toEqual([setting("a", 1), setting("b", 2)]);
  });

  test("what a person has seen is theirs alone, and seen once; what is no step cannot be seen", async () => {
    const { read, write } = await fresh();
    await write(async (w) => { await w.appendDuty(duty("d1"), numbering); await w.appendDutyStep(step("s1", "d1", 1)); });
    expect(await write((w) => w.appendDutyNoticeSeen({ ...fact("x1"), by: "ann", step: "s1" }))).toBe("stored");
    expect(await write((w) => w.appendDutyNoticeSeen({ ...fact("x2"), by: "ann", step: "s1" }))).toBe("known");
    await write((w) => w.appendDutyNoticeSeen({ ...fact("x3"), by: "bo", step: "s1" }));
    expect(await code(write((w) => w.appendDutyNoticeSeen({ ...fact("x4"), by: "bo", step: "none" })))).toBe("domain/not-found");
    expect([await read((r) => r.dutyNoticesSeen("ann")), await read((r) => r.dutyNoticesSeen("cy"))]).toEqual([["s1"], []]);
    expect((await read((r) => r.verifyAudit())).ok).toBe(true);
  });
}
