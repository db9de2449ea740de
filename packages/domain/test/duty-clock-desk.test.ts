import { describe, expect, test } from "vitest";
import { explain } from "@yunqing/standards";
import { calendarBook, CalendarDesk, dutySheetModel, DutyClockDesk, DutyDesk, DutyWatch, Forbidden, NotFound, Overtaken, usualDutySettings, type Actor, type Enterprise, type Grant, type HolidayNotice, type MoveDutyCommand, type OpenDutyCommand, type Organisation, type Pack, type Place, type Role } from "@yunqing/domain";
import { MemoryDuties } from "./memory-duties.js";

const organisation = (id: string, parent: string | null): Organisation => ({ id, parent, name: { zh: `${id}局`, en: id }, kind: parent === null ? "government" : "department", duty: "", quotation: null, pinyin: id, inferred: false });
const place = (id: string, parent: string | null): Place => ({ id, parent, name: { zh: id, en: id }, kind: "", pinyin: id, from: null, until: null, successor: null, quotation: null, geometry: null, facts: [] });
const firm: Enterprise = { id: "mill", name: "磨坊", formerNames: [], creditCode: null, roles: [], place: "p1", quotations: [], note: null };
const pack: Pack = {
  district: { id: "hill", name: { zh: "山区", en: "Hill" }, adcode: "990001", bureau: "bureau", simulated: false, names: [], outline: null },
  organisations: [organisation("government", null), organisation("bureau", "government"), organisation("air", "bureau"), organisation("town1", "government"), organisation("water", "government"), organisation("town10", "government")],
  places: [place("990001", null), place("p1", "990001")], enterprises: [firm], facts: [], plans: [], documents: [], claims: [], tables: [], simulatedValues: [],
};
const grant = (role: Role, organisationPath: string, over: Partial<Grant> = {}): Grant => ({ id: role, user: "", role, district: "hill", organisationPath, placePath: "", enterprise: null, from: "2020-01-01", until: null, grantedBy: "s", ...over });
const actor = (user: string, own: string | null, ...grants: Grant[]): Actor => ({ user, name: user, organisation: own, address: "10.0.0.1", grants });
const director = actor("director", "bureau", grant("director", "", { district: null })), approver = actor("approver", "bureau", grant("clerk", "")), officer = actor("officer", "bureau", grant("duty-officer", ""));
const town1 = actor("town1", "town1", grant("town", "government/town1")), water = actor("water", "water", grant("department", "government/water")), town10 = actor("town10", "town10", grant("town", "government/town10")), miller = actor("miller", null, grant("firm", "", { enterprise: "mill" }));
const mayor = actor("mayor", "government", grant("director", ""));

function room(now = "2026-09-14T02:00:00Z") {
  const store = new MemoryDuties(pack), time = { now }, book = calendarBook();
  let id = 0;
  const ports = { store, clock: { now: () => time.now, id: () => `id-${String(++id).padStart(4, "0")}` }, calendar: book.calendar, book, names: (users: readonly string[]) => Promise.resolve(new Map(users.map((user) => [user, `${user}先生`]))) };
  const desk = new DutyDesk({ ...ports, numbering: "山环督〔{year}〕{seq}号" });
  const open = (over: Partial<OpenDutyCommand> = {}) => desk.openDuty(approver, { id: "d1", title: "清理河道", text: "清理甘河垃圾", holder: "town1", approver: "bureau", workingDays: 10, subject: null, place: null, ...over });
  const move = async (who: Actor, what: MoveDutyCommand["move"], over: Partial<MoveDutyCommand> = {}, duty = "d1") => desk.moveDuty(who, duty, { id: `m${++id}`, move: what, note: "已处理", evidence: [], seen: (await desk.duty(director, duty)).steps.at(-1)?.id ?? "", ...over });
  const on = (day: string): void => { time.now = `${day}T02:00:00Z`; };
  return { store, time, on, desk, open, move, clock: new DutyClockDesk(ports), watch: new DutyWatch(ports), calendar: new CalendarDesk(ports), book };
}

describe("暂停计时", () => {
  test("another person of the approver stops the clock and starts it; the due day moves by the eleven working days between", async () => {
    const { open, move, desk, on } = room();
    expect((await open()).dueDay).toBe("2026-09-28");
    await move(town1, "sign");
    on("2026-09-17");
    await expect(move(town1, "pause", { reason: "monitoring-report" })).rejects.toBeInstanceOf(Forbidden);
    await expect(move(approver, "pause", { reason: "tired" })).rejects.toMatchObject({ code: "duty/bad-move", errors: [{ field: "reason" }] });
    await expect(move(approver, "pause", { reason: "monitoring-report", note: " " })).rejects.toMatchObject({ errors: [{ field: "note" }] });
    const paused = await move(approver, "pause", { reason: "monitoring-report", note: "监测站出报告" });
    expect(paused).toMatchObject({ light: "paused", state: "in-hand", pausedSince: "2026-09-17", paused: { since: "2026-09-17", note: "监测站出报告", by: "approver先生" } });
    expect(paused.steps.at(-1)?.what).toBe("暂停计时：等待监测（检测、鉴定）报告");
    for (const what of ["submit", "urge", "transfer", "extend", "pause"] as const) await expect(move(what === "submit" ? town1 : director, what, { reason: "force-majeure", to: "water", workingDays: 3 }), what).rejects.toMatchObject({ code: "duty/paused" });
    on("2026-10-01");
    expect((await move(town1, "note")).light).toBe("paused");
    expect((await desk.duties(director, { paused: true })).map((line) => line.id)).toEqual(["d1"]);
    expect(await desk.duties(director, { paused: false })).toEqual([]);
    expect(await desk.counts(director)).toMatchObject({ open: 1, paused: 1, overdue: 0, dueSoon: 0 });
    on("2026-10-09");
    expect(await move(approver, "resume", { note: "" })).toMatchObject({ dueDay: "2026-10-19", light: "green", paused: null, workingDaysLeft: 7 });
    await expect(move(approver, "resume")).rejects.toMatchObject({ code: "duty/not-paused" });
    expect((await move(town1, "submit")).state).toBe("awaiting-review");
  });
  test("whoever signed for it does not stop its clock", async () => {
    const { open, move } = room(), chief = actor("chief", "air", grant("director", ""));
    await open({ holder: "air", approver: null });
    await move(chief, "sign");
    await expect(move(chief, "pause", { reason: "force-majeure" })).rejects.toMatchObject({ code: "duty/same-person" });
  });
});

describe("联合办理", () => {
  test("co-holders see it, sign and hand in their parts; the lead goes without one only when it says why", async () => {
    const { open, move, desk } = room();
    const opened = await open({ coHolders: ["water", "mill"] });
    expect(opened.coHolders).toEqual(["water", "mill"]);
    expect((await desk.duties(water)).map((line) => line.id)).toEqual(["d1"]);
    expect((await desk.duty(miller, "d1")).parts.map((part) => [part.holder, part.may])).toEqual([["water", []], ["mill", ["sign-part"]]]);
    await expect(desk.duty(town10, "d1")).rejects.toBeInstanceOf(NotFound);
    await expect(move(water, "sign")).rejects.toBeInstanceOf(Forbidden);
    await expect(move(water, "sign-part", { to: "mill" })).rejects.toBeInstanceOf(Forbidden);
    await expect(move(water, "submit-part", { to: "water" })).rejects.toMatchObject({ code: "duty/wrong-part" });
    await move(town1, "sign");
    await move(water, "sign-part", { to: "water" });
    await expect(move(water, "submit-part", { to: "water", note: "" })).rejects.toMatchObject({ errors: [{ field: "note" }] });
    const handed = await move(water, "submit-part", { to: "water", note: "已放水" });
    expect(handed.parts.map((part) => [part.holder, part.state, part.note])).toEqual([["water", "submitted", "已放水"], ["mill", "awaiting-sign", ""]]);
    // with evidence alone it is not said why the mill's part is missing
    await expect(move(town1, "submit", { note: "" })).rejects.toMatchObject({ errors: [{ field: "note" }, { field: "note" }] });
    await expect(move(approver, "return-part", { to: "water", note: "数据不全" })).rejects.toBeInstanceOf(Forbidden);
    expect((await move(town1, "return-part", { to: "water", note: "数据不全" })).parts[0]?.state).toBe("in-hand");
    expect((await move(town1, "submit", { note: "磨坊停产，先行提交" })).state).toBe("awaiting-review");
    expect((await move(director, "approve")).state).toBe("closed");
  });
  test("whoever handed in a part does not approve the whole", async () => {
    const { open, move } = room(), both = actor("both", "water", grant("director", ""));
    await open({ coHolders: ["water"], approver: null });
    await move(both, "sign-part", { to: "water" });
    await move(town1, "sign");
    await move(town1, "submit");
    await expect(move(both, "approve")).rejects.toMatchObject({ code: "duty/same-person" });
  });
  test("adding and removing is the steerer's; a removed one sees it no longer", async () => {
    const { open, move, desk } = room();
    await open();
    await expect(move(town1, "join", { to: "water" })).rejects.toBeInstanceOf(Forbidden);
    for (const to of ["town1", "bureau", "nobody"]) await expect(move(director, "join", { to }), to).rejects.toMatchObject({ errors: [{ field: "to" }] });
    expect((await move(director, "join", { to: "water", note: "" })).coHolders).toEqual(["water"]);
    await expect(move(director, "join", { to: "water" })).rejects.toMatchObject({ errors: [{ field: "to" }] });
    await expect(move(director, "transfer", { to: "water" })).rejects.toMatchObject({ errors: [{ field: "to" }] });
    expect((await desk.duties(director, { joint: true, holder: "water" })).length).toBe(1);
    expect((await move(director, "leave", { to: "water", note: "与其无关" })).coHolders).toEqual([]);
    await expect(desk.duty(water, "d1")).rejects.toBeInstanceOf(NotFound);
    expect(await desk.duties(director, { joint: true })).toEqual([]);
  });
  test("co-holders that do not fit are named when it is opened", async () => {
    const { open } = room();
    for (const coHolders of [["nobody"], ["town1"], ["bureau"], ["water", "water"]]) await expect(open({ coHolders }), coHolders.join()).rejects.toMatchObject({ code: "duty/bad-opening", errors: [{ field: "coHolders" }] });
  });
});

describe("依法交办", () => {
  test("the due day is the law's, from the day of the event; the sheet names it", async () => {
    const { desk } = room("2025-12-05T02:00:00Z"), command: OpenDutyCommand = { id: "d1", title: "办结信访", text: "", holder: "town1", approver: null, subject: null, place: null, limit: "complaint/finish", since: "2025-12-02" };
    const sheet = await desk.openDuty(approver, command);
    expect(sheet).toMatchObject({ dueDay: "2026-02-02", law: { limit: "complaint/finish", basis: "信访工作条例（2022年）", since: "2025-12-02", instant: null } });
    expect(sheet.law?.extension?.zh).toContain("30 日");
    expect(explain(sheet.clock)).toContain("民法典第二百零三条");
    const paper = JSON.stringify(dutySheetModel(sheet, { district: { id: "hill", name: { zh: "山区", en: "Hill" }, simulated: false }, office: "分局", nameOf: (id) => id, today: "2025-12-05", madeAt: "2025-12-05T02:00:00Z" }));
    expect(paper).toContain("信访工作条例");
    expect(paper).toContain("待核实");
    // the same command again changes nothing
    expect((await desk.openDuty(approver, command)).number).toBe(sheet.number);
  });
  // thirty natural days after Monday 2 February 2026 are Wednesday 4 March; over Spring Festival with its two worked Saturdays these are eighteen working days
  test("an extension goes as far as the law lets it; beyond that it needs the paper that allows it, and says so", async () => {
    const { store, desk, move } = room("2025-12-05T02:00:00Z");
    const command: OpenDutyCommand = { id: "d1", title: "办结信访", text: "", holder: "town1", approver: "bureau", subject: null, place: null, limit: "complaint/finish", since: "2025-12-02" };
    expect((await desk.openDuty(approver, command)).dueDay).toBe("2026-02-02");
    await expect(move(approver, "extend", { workingDays: 19 })).rejects.toMatchObject({ code: "duty/beyond-law", zh: expect.stringMatching(/2026-03-05.*信访工作条例（2022年）.*至迟为 2026-03-04/) as string, errors: [{ field: "evidence" }] });
    expect(await move(approver, "extend", { workingDays: 18 })).toMatchObject({ dueDay: "2026-03-04" });
    await expect(move(approver, "extend", { workingDays: 1 })).rejects.toMatchObject({ code: "duty/beyond-law" });
    store.rows.evidence.push({ id: "e", hash: "ab", name: "批复.pdf", type: "application/pdf", bytes: 1, thumbnail: false, by: "approver", at: "", district: "hill", organisationPath: "", placePath: "", enterprise: null });
    const allowed = await move(approver, "extend", { workingDays: 1, evidence: ["ab"] });
    expect([allowed.dueDay, allowed.steps.at(-1)?.evidence.map(({ name }) => name)]).toEqual(["2026-03-05", ["批复.pdf"]]);
  });
  test("hours run from the instant; what does not fit is named", async () => {
    const { desk } = room("2026-11-27T14:30:00Z"), command: OpenDutyCommand = { id: "h", title: "恢复监控", text: "", holder: "mill", approver: "bureau", subject: null, place: null, limit: "monitor/fault-restore" };
    expect((await desk.openDuty(approver, command)).law).toMatchObject({ instant: "2026-11-29T14:30:00.000Z" });
    const fails = async (over: Partial<OpenDutyCommand>, field: string): Promise<void> => { await expect(desk.openDuty(approver, { ...command, id: "x", ...over }), JSON.stringify(over)).rejects.toMatchObject({ errors: [{ field }] }); };
    await fails({ since: "2026-11-27" }, "since");
    await fails({ limit: "none" }, "limit");
    await fails({ limit: "complaint/finish", since: "2026-12-01" }, "since");
    await fails({ limit: "permit/renew" }, "since");
  });
  test("paper shows co-holders, the pause and how the term changed", async () => {
    const { open, move, on } = room();
    await open({ coHolders: ["water"] });
    on("2026-09-17");
    await move(approver, "pause", { reason: "force-majeure", note: "暴雨" });
    on("2026-10-09");
    await move(approver, "resume", { note: "" });
    const sheet = await move(approver, "pause", { reason: "law-suspended", note: "复议" });
    const paper = JSON.stringify(dutySheetModel(sheet, { district: { id: "hill", name: { zh: "山区", en: "Hill" }, simulated: false }, office: "分局", nameOf: (id) => `${id}局`, today: "2026-10-09", madeAt: "2026-10-09T02:00:00Z" }));
    for (const part of ["牵头单位", "water局（待签收）", "期限变化", "2026-10-19", "暂停计时，自 2026年10月9日：依法中止", "暴雨"]) expect(paper).toContain(part);
  });
});

describe("提醒与升级", () => {
  test("three days before, on the day, after it; five days over to the superior, ten to the director; each once, however often it is looked", async () => {
    const { open, watch, on, desk, move } = room();
    await open(); // due Monday 28 September 2026
    const said = async (): Promise<readonly string[]> => { while (await watch.look() > 0); return (await desk.duty(director, "d1")).steps.slice(1).map((step) => `${step.at.slice(5, 10)} ${step.move} ${step.party ?? ""}`); };
    on("2026-09-21");
    expect(await said()).toEqual([]);
    // 22 September: 23, 24 and 28 are left
    on("2026-09-22");
    expect(await said()).toEqual(["09-22 remind holders"]);
    on("2026-09-24");
    expect(await said()).toHaveLength(1);
    on("2026-09-28");
    expect(await said()).toEqual(["09-22 remind holders", "09-28 remind holders"]);
    on("2026-09-29");
    expect((await said()).at(-1)).toBe("09-29 remind holders");
    // working days over: 29, 30 September, 8, 9, 10 (worked) October are five
    on("2026-10-09");
    expect(await said()).toHaveLength(3);
    on("2026-10-10");
    expect((await said()).slice(3)).toEqual(["10-10 escalate government"]);
    // and 12, 13, 14, 15, 16 are ten
    on("2026-10-16");
    expect((await said()).slice(4)).toEqual(["10-16 escalate director"]);
    on("2026-11-30");
    expect(await said()).toHaveLength(5);
    // a new term is reminded of anew, and nobody is overtaken by a reminder
    const seen = (await desk.duty(director, "d1")).steps[0]!.id;
    on("2026-11-30");
    await move(approver, "extend", { workingDays: 3, seen });
    on("2026-12-03");
    expect((await said()).slice(6)).toEqual(["12-03 remind holders"]);
  });
  test("a week away is told of once; escalations are made in their order", async () => {
    const { open, watch, on, desk } = room();
    await open();
    on("2026-11-30");
    expect(await watch.look()).toBe(3);
    expect((await desk.duty(director, "d1")).steps.slice(1).map((step) => step.move)).toEqual(["remind", "escalate", "escalate"]);
    expect((await desk.duty(director, "d1")).steps[2]?.note).toContain("逾期");
  });
  test("a pause that nobody ends is recalled to the approver each ten working days, and nothing else is said meanwhile", async () => {
    const { open, watch, on, desk, move } = room();
    await open();
    on("2026-09-17");
    await move(approver, "pause", { reason: "other-department" });
    on("2026-10-07");
    expect(await watch.look()).toBe(0);
    on("2026-10-08"); // 18, 20–24, 28–30 September and 8 October are ten
    expect(await watch.look()).toBe(1);
    on("2026-10-09");
    expect(await watch.look()).toBe(0);
    on("2026-10-22");
    expect(await watch.look()).toBe(1);
    expect((await desk.duty(director, "d1")).steps.slice(2).map((step) => [step.move, step.party])).toEqual([["remind", "bureau"], ["remind", "bureau"]]);
  });
  test("those who are to act are told, nobody of what they did themselves; seen is seen", async () => {
    const { open, watch, on, clock, move } = room();
    await open({ coHolders: ["water", "mill"] });
    await move(town1, "sign");
    on("2026-09-22");
    await watch.look();
    const told = async (who: Actor): Promise<readonly string[]> => (await clock.notices(who)).map((notice) => `${notice.move}${notice.seen ? " seen" : ""}`);
    expect(await told(town1)).toEqual(["remind", "open"]);
    expect(await told(water)).toEqual(["remind", "join"]);
    expect(await told(miller)).toEqual(["remind", "join"]);
    expect(await told(town10)).toEqual([]);
    expect(await told(approver)).toEqual([]);
    const first = (await clock.notices(water))[0]!;
    await clock.see(water, { id: "x", steps: [first.step, "no such step"] });
    expect(await told(water)).toEqual(["join", "remind seen"]);
    expect(await told(town1)).toEqual(["remind", "open"]);
    on("2026-10-16");
    await watch.look();
    expect((await told(director)).filter((each) => each === "escalate")).toHaveLength(1);
    expect((await told(mayor)).filter((each) => each === "escalate")).toHaveLength(2);
    expect(await told(officer)).toEqual([]);
  });
  test("a district sets its own stages; who may not steer does not", async () => {
    const { open, watch, on, clock, desk } = room();
    await open();
    const own = { ...usualDutySettings, before: [], onDay: false, after: [2], escalate: [{ afterDays: 3, to: "approver" as const }] };
    expect(await clock.settings(town1)).toMatchObject({ seq: 0, before: [3], mayChange: false });
    await expect(clock.setSettings(approver, { id: "s1", seq: 0, reason: "改", ...own })).rejects.toBeInstanceOf(Forbidden);
    await expect(clock.setSettings(director, { id: "s1", seq: 0, reason: " ", ...own, before: [0, 3, 3] })).rejects.toMatchObject({ code: "duty/bad-settings", errors: [{ field: "before" }, { field: "reason" }] });
    expect(await clock.setSettings(director, { id: "s1", seq: 0, reason: "本局规定", ...own })).toMatchObject({ seq: 1, after: [2], mayChange: true, by: "director先生" });
    await expect(clock.setSettings(director, { id: "s2", seq: 0, reason: "改", ...own })).rejects.toBeInstanceOf(Overtaken);
    on("2026-09-28");
    expect(await watch.look()).toBe(0);
    on("2026-10-08");
    expect(await watch.look()).toBe(2);
    expect((await desk.duty(director, "d1")).steps.slice(1).map((step) => [step.move, step.party])).toEqual([["remind", "holders"], ["escalate", "bureau"]]);
    await clock.setSettings(director, { id: "s3", seq: 1, reason: "停用", ...own, active: false, escalate: [{ afterDays: 1, to: "director" }] });
    on("2026-12-01");
    expect(await watch.look()).toBe(0);
  });
});

const made2027: readonly HolidayNotice[] = [
  { zh: "元旦", en: "", from: "2027-01-01", to: "2027-01-03", workdays: [] }, { zh: "春节", en: "", from: "2027-02-05", to: "2027-02-12", workdays: ["2027-01-31", "2027-02-20"] }, { zh: "清明节", en: "", from: "2027-04-03", to: "2027-04-05", workdays: [] },
  { zh: "劳动节", en: "", from: "2027-05-01", to: "2027-05-05", workdays: ["2027-05-08"] }, { zh: "端午节", en: "", from: "2027-06-09", to: "2027-06-09", workdays: [] }, { zh: "中秋节", en: "", from: "2027-09-15", to: "2027-09-15", workdays: [] }, { zh: "国庆节", en: "", from: "2027-10-01", to: "2027-10-07", workdays: ["2027-09-26", "2027-10-09"] },
];
describe("工作日历", () => {
  const enter = { id: "n1", year: 2027, seq: 0, notice: "关于2027年部分节假日安排的通知（试验）", text: "试验用，非原文", reason: "", holidays: made2027 };
  test("a notice entered moves nothing by itself; affected duties are listed and decided on one by one", async () => {
    const { open, desk, calendar, on } = room("2026-12-28T02:00:00Z");
    const first = await open({ workingDays: 5 });
    // by weekends 29, 30, 31 December, Friday 1 and Monday 4 January
    expect([first.dueDay, first.estimated]).toEqual(["2027-01-04", true]);
    expect(explain(first.clock)).toContain("2027 年的节假日通知尚未录入");
    await open({ id: "d2", workingDays: 5 });
    expect(await calendar.view(officer)).toMatchObject({ missing: [2027], mayEnter: true });
    expect((await calendar.view(town1)).mayEnter).toBe(false);
    await expect(calendar.enter(town1, enter)).rejects.toBeInstanceOf(Forbidden);
    const view = await calendar.enter(officer, enter);
    expect(view).toMatchObject({ missing: [] });
    expect(view.years.at(-1)).toMatchObject({ year: 2027, origin: "entered", daysOff: 13, expected: 13, versions: [{ seq: 1, by: "officer先生", text: "试验用，非原文" }] });
    expect((await calendar.enter(officer, enter)).years.at(-1)?.versions).toHaveLength(1);
    const after = await desk.duty(director, "d1");
    expect([after.dueDay, after.estimated]).toEqual(["2027-01-04", false]);
    expect(explain(after.clock)).toContain("登记的期限为 2027-01-04；按现在录入的节假日重算为 2027-01-05");
    expect((await calendar.affected(officer)).map((one) => [one.id, one.dueDay, one.counted, one.mayDecide])).toEqual([["d1", "2027-01-04", "2027-01-05", false], ["d2", "2027-01-04", "2027-01-05", false]]);
    const listed = await calendar.affected(approver);
    await expect(calendar.redate(officer, { id: "r0", duty: "d1", decision: "move", note: "", seen: listed[0]!.seen })).rejects.toBeInstanceOf(Forbidden);
    await expect(calendar.redate(approver, { id: "r0", duty: "d1", decision: "move", note: "", seen: "older" })).rejects.toBeInstanceOf(Overtaken);
    on("2026-12-29");
    expect((await calendar.redate(approver, { id: "r1", duty: "d1", decision: "move", note: "按通知", seen: listed[0]!.seen })).map((one) => one.id)).toEqual(["d2"]);
    expect(await calendar.redate(approver, { id: "r2", duty: "d2", decision: "keep", note: "从严", seen: listed[1]!.seen })).toEqual([]);
    const moved = await desk.duty(director, "d1"), kept = await desk.duty(director, "d2");
    expect([moved.dueDay, kept.dueDay, moved.steps.at(-1)?.what, kept.steps.at(-1)?.what]).toEqual(["2027-01-05", "2027-01-04", "按放假通知重算期限至 2027-01-05", "按放假通知复核，期限不变"]);
    expect(moved.clock.value).toBe("2027-01-05");
    await expect(calendar.redate(approver, { id: "r3", duty: "d1", decision: "move", note: "", seen: moved.steps.at(-1)!.id })).rejects.toMatchObject({ code: "calendar/nothing-to-redate" });
  });
  test("a correction is a new version with its reason; what is wrong is named; what the law does not let expect is said", async () => {
    const { calendar, book } = room("2026-12-28T02:00:00Z");
    await expect(calendar.enter(officer, { ...enter, notice: " ", text: "", holidays: [] })).rejects.toMatchObject({ code: "calendar/bad-notice", errors: [{ field: "holidays" }, { field: "notice" }, { field: "text" }] });
    const fewer = made2027.filter((one) => one.zh !== "中秋节");
    await expect(calendar.enter(officer, { ...enter, holidays: fewer })).rejects.toMatchObject({ errors: [{ field: "reason", zh: expect.stringContaining("净放假 12 天，法定节假日为 13 天") as string }] });
    await calendar.enter(officer, enter);
    await expect(calendar.enter(officer, { ...enter, id: "n2", seq: 1 })).rejects.toMatchObject({ errors: [{ field: "reason" }] });
    await expect(calendar.enter(officer, { ...enter, id: "n2", reason: "更正" })).rejects.toBeInstanceOf(Overtaken);
    expect(book.calendar.isWorkingDay("2027-05-08")).toBe(true);
    const view = await calendar.enter(officer, { ...enter, id: "n2", seq: 1, reason: "调休改为 9 日", holidays: made2027.map((one) => (one.zh === "劳动节" ? { ...one, workdays: ["2027-05-09"] } : one)) });
    expect(view.years.at(-1)?.versions.map((one) => [one.seq, one.reason])).toEqual([[1, ""], [2, "调休改为 9 日"]]);
    expect([book.calendar.isWorkingDay("2027-05-08"), book.calendar.isWorkingDay("2027-05-09")]).toEqual([false, true]);
    // the program's own years are corrected the same way, and only with a reason
    await expect(calendar.enter(officer, { ...enter, id: "n3", year: 2026, holidays: view.years.find((one) => one.year === 2026)!.holidays })).rejects.toMatchObject({ errors: [{ field: "reason" }] });
  });
  test("what another process entered counts after a refresh", async () => {
    const one = room("2026-12-28T02:00:00Z"), other = new CalendarDesk({ store: one.store, clock: { now: () => one.time.now, id: () => "x" }, calendar: calendarBook().calendar, book: calendarBook() });
    await other.enter(officer, enter);
    expect(one.book.calendar.knowsYear(2027)).toBe(false);
    await one.calendar.refresh();
    expect(one.book.calendar.knowsYear(2027)).toBe(true);
  });
});
