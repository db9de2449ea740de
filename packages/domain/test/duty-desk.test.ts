import { describe, expect, test } from "vitest";
import { explain } from "@yunqing/standards";
import { DutyDesk, Forbidden, IdTaken, NotFound, Overtaken, Refused, workingCalendar, type Actor, type Enterprise, type Grant, type MoveDutyCommand, type OpenDutyCommand, type Organisation, type Pack, type Place, type Role } from "@yunqing/domain";
import { MemoryDuties } from "./memory-duties.js";

const organisation = (id: string, parent: string | null): Organisation => ({ id, parent, name: { zh: id, en: id }, kind: "", pinyin: id, duty: "", quotation: null, inferred: false });
const place = (id: string, parent: string | null): Place => ({ id, parent, name: { zh: id, en: id }, kind: "", pinyin: id, from: null, until: null, successor: null, quotation: null, geometry: null, facts: [] });
const firm: Enterprise = { id: "mill", name: "磨坊", formerNames: [], creditCode: null, roles: [], place: "p1", quotations: [], note: null };
const pack: Pack = {
  district: { id: "hill", name: { zh: "山区", en: "Hill" }, adcode: "990001", bureau: "bureau", simulated: false, names: [], outline: null },
  organisations: [organisation("government", null), organisation("bureau", "government"), organisation("air", "bureau"), organisation("town1", "government"), organisation("town10", "government")],
  places: [place("990001", null), place("p1", "990001"), place("p10", "990001")], enterprises: [firm], facts: [], plans: [], documents: [], claims: [], tables: [], simulatedValues: [],
};
const grant = (role: Role, organisationPath: string, over: Partial<Grant> = {}): Grant => ({ id: role, user: "", role, district: "hill", organisationPath, placePath: "", enterprise: null, from: "2026-01-01", until: null, grantedBy: "s", ...over });
const actor = (user: string, organisation: string | null, ...grants: Grant[]): Actor => ({ user, name: user, organisation, address: "10.0.0.1", grants });
const director = actor("director", null, grant("director", "", { district: null })), clerk = actor("clerk", "air", grant("clerk", "")), clerk2 = actor("clerk2", "air", grant("clerk", ""));
const town1 = actor("town1", "town1", grant("town", "government/town1")), town1b = actor("town1b", "town1", grant("town", "government/town1")), town10 = actor("town10", "town10", grant("town", "government/town10"));
const miller = actor("miller", null, grant("firm", "", { enterprise: "mill" })), auditor = actor("auditor", null, grant("audit-administrator", "", { district: null }));

function open(now = "2026-11-23T02:00:00Z"): { desk: DutyDesk; store: MemoryDuties; time: { now: string } } {
  const store = new MemoryDuties(pack), time = { now };
  let id = 0;
  return { store, time, desk: new DutyDesk({ store, clock: { now: () => time.now, id: () => `id-${++id}` }, calendar: workingCalendar(), numbering: "山环督〔{year}〕{seq}号", names: (users) => Promise.resolve(new Map(users.map((user) => [user, `${user}先生`]))) }) };
}
const opening = (over: Partial<OpenDutyCommand> = {}): OpenDutyCommand => ({ id: "d1", title: "清理河道", text: "清理甘河垃圾", holder: "town1", approver: "bureau", workingDays: 5, subject: null, place: null, ...over });
let moves = 0;
const move = (desk: DutyDesk, who: Actor, what: MoveDutyCommand["move"], over: Partial<MoveDutyCommand> = {}, id = "d1") => ({
  async run() { const seen = over.seen ?? (await desk.duty(director, id)).steps.at(-1)?.id ?? ""; return desk.moveDuty(who, id, { id: `m${++moves}`, move: what, note: "已处理", evidence: [], ...over, seen }); },
});

describe("opening", () => {
  test("it gets a number, a due day by the calendar, and a first step", async () => {
    const { desk } = open();
    const sheet = await desk.openDuty(clerk, opening());
    expect(sheet).toMatchObject({ number: "山环督〔2026〕1号", state: "awaiting-sign", light: "green", openedDay: "2026-11-23", dueDay: "2026-11-30", workingDaysLeft: 5, holder: "town1", approver: "bureau" });
    expect(sheet.steps.map((step) => [step.what, step.by, step.to])).toEqual([["交办", "clerk先生", "awaiting-sign"]]);
    expect(explain(sheet.clock)).toContain("第 5 个工作日");
  });
  test("the year of the number is the year in Beijing", async () => {
    const { desk } = open("2026-12-31T16:30:00Z");
    expect((await desk.openDuty(clerk, opening())).number).toBe("山环督〔2027〕1号");
  });
  test("numbers have no gap, also beside refused and repeated openings", async () => {
    const { desk, store } = open();
    await desk.openDuty(clerk, opening());
    await expect(desk.openDuty(clerk, opening({ id: "bad", holder: "nobody" }))).rejects.toMatchObject({ code: "duty/bad-opening" });
    await Promise.all(["d2", "d3", "d4"].map((id) => desk.openDuty(clerk, opening({ id }))));
    await desk.openDuty(clerk, opening({ id: "d2" }));
    expect(store.rows.duties.map((duty) => duty.number)).toEqual([1, 2, 3, 4].map((seq) => `山环督〔2026〕${seq}号`));
    expect(store.rows.steps.length).toBe(4);
  });
  test("the same id with other content is refused", async () => {
    const { desk } = open();
    await desk.openDuty(clerk, opening());
    await expect(desk.openDuty(clerk, opening({ title: "另一件" }))).rejects.toThrow(IdTaken);
    await expect(desk.openDuty(clerk2, opening())).rejects.toThrow(IdTaken);
  });
  test("every bad field is named in both languages", async () => {
    const { desk } = open();
    const error = await desk.openDuty(clerk, opening({ title: " ", workingDays: 0, holder: "nobody", approver: "none", place: "nowhere" })).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Refused);
    expect((error as Refused).errors.map((one) => one.field)).toEqual(["title", "workingDays", "holder", "approver", "place"]);
    await expect(desk.openDuty(clerk, opening({ approver: "town1" }))).rejects.toMatchObject({ errors: [{ field: "approver" }] });
  });
  test("a town, a firm, an administrator open none; the refusal is audited", async () => {
    const { desk, store } = open();
    for (const who of [town1, miller, auditor, actor("nobody", null)]) await expect(desk.openDuty(who, opening())).rejects.toThrow(Forbidden);
    expect(store.rows.audit.map((one) => [one.actor, one.action, one.result])).toEqual([town1, miller, auditor, { user: "nobody" }].map((who) => [who.user, "duty.open", "refused"]));
  });
});

describe("scope", () => {
  test("a town sees its own; another's does not exist for it, nor a sibling whose name begins alike", async () => {
    const { desk } = open();
    await desk.openDuty(clerk, opening());
    await desk.openDuty(clerk, opening({ id: "d2", holder: "town10" }));
    expect((await desk.duties(town1)).map((line) => line.id)).toEqual(["d1"]);
    expect((await desk.duties(town10)).map((line) => line.id)).toEqual(["d2"]);
    await expect(desk.duty(town1, "d2")).rejects.toThrow(NotFound);
    await expect(desk.moveDuty(town1, "d2", { id: "x", move: "sign", note: "", evidence: [], seen: "" })).rejects.toThrow(NotFound);
    for (const who of [auditor, actor("nobody", null)]) await expect(desk.duties(who)).rejects.toThrow(Forbidden);
  });
  test("a firm handles its own duty and sees no other", async () => {
    const { desk } = open();
    await desk.openDuty(clerk, opening());
    await desk.openDuty(clerk, opening({ id: "d2", holder: "mill" }));
    expect((await desk.duties(miller)).map((line) => line.id)).toEqual(["d2"]);
    expect((await desk.duty(miller, "d2")).may).toEqual(["sign", "note"]);
    expect((await move(desk, miller, "sign", {}, "d2").run()).state).toBe("in-hand");
  });
  test("a transfer takes it out of one town's sight into the other's", async () => {
    const { desk } = open();
    await desk.openDuty(clerk, opening());
    await move(desk, director, "transfer", { to: "town10" }).run();
    expect(await desk.duties(town1)).toEqual([]);
    expect((await desk.duties(town10)).map((line) => [line.id, line.holder, line.state])).toEqual([["d1", "town10", "awaiting-sign"]]);
  });
});

describe("moving", () => {
  test("the whole way, with a return, and closing names what caused it", async () => {
    const { desk } = open();
    const { id } = await desk.raise({ rule: "plan/indicator-missed", subject: "14-06", period: "2025", text: { zh: "CO 未完成", en: "CO missed" } }, { kind: "indicator", title: "CO", text: "说明原因", holder: "town1", approver: "bureau", workingDays: 10, scope: { placePath: "" } });
    for (const [who, what] of [[town1, "sign"], [town1, "submit"], [clerk, "return"], [town1b, "sign"], [town1b, "submit"], [clerk, "approve"]] as const) await move(desk, who, what, {}, id).run();
    const sheet = await desk.duty(director, id);
    expect(sheet.state).toBe("closed");
    expect(sheet.steps.at(-1)?.what).toContain("回到起因：14-06");
    expect(sheet.may).toEqual([]);
    expect((await desk.dutiesOf(director, "14-06")).map((line) => line.state)).toEqual(["closed"]);
  });
  test("the person who submitted does not approve, though a clerk", async () => {
    const { desk, store } = open();
    await desk.openDuty(director, opening({ holder: "bureau", approver: null }));
    await move(desk, clerk, "sign").run();
    await move(desk, clerk, "submit").run();
    expect((await desk.duty(clerk, "d1")).may).toEqual(["note"]);
    await expect(move(desk, clerk, "approve").run()).rejects.toMatchObject({ code: "duty/same-person" });
    expect(store.rows.audit.at(-1)).toMatchObject({ actor: "clerk", action: "duty.approve", result: "refused" });
    expect((await move(desk, clerk2, "approve").run()).state).toBe("closed");
  });
  test("may is what is possible: each move offered succeeds, each not offered is refused", async () => {
    for (const who of [director, clerk, town1]) for (const what of ["sign", "note", "submit", "approve", "return", "urge", "transfer", "extend", "withdraw"] as const) {
      const { desk } = open();
      await desk.openDuty(clerk, opening());
      const offered = (await desk.duty(who, "d1")).may.includes(what);
      const result = await move(desk, who, what, { to: "town10", workingDays: 2 }).run().then(() => true, () => false);
      expect([who.user, what, result]).toEqual([who.user, what, offered]);
    }
  });
  test("the bureau's clerk does not sign for the town", async () => {
    const { desk } = open();
    await desk.openDuty(director, opening());
    await expect(move(desk, clerk, "sign").run()).rejects.toThrow(Forbidden);
    await expect(move(desk, town1, "urge").run()).rejects.toThrow(Forbidden);
    await expect(move(desk, clerk, "withdraw").run()).rejects.toThrow(Forbidden);  // opened by the director
  });
  test("submitting needs words or evidence, and evidence must be there", async () => {
    const { desk, store } = open();
    await desk.openDuty(clerk, opening());
    await move(desk, town1, "sign").run();
    await expect(move(desk, town1, "submit", { note: "  " }).run()).rejects.toMatchObject({ code: "duty/bad-move", errors: [{ field: "note" }] });
    await expect(move(desk, town1, "submit", { note: "", evidence: ["ab"] }).run()).rejects.toMatchObject({ errors: [{ field: "evidence" }] });
    store.rows.evidence.push({ id: "e", hash: "ab", name: "照片.jpg", type: "image/jpeg", bytes: 1, thumbnail: true, by: "town1", at: "", district: "hill", organisationPath: "", placePath: "", enterprise: null });
    expect((await move(desk, town1, "submit", { note: "", evidence: ["ab"] }).run()).steps.at(-1)?.evidence.map((one) => one.name)).toEqual(["照片.jpg"]);
  });
  test("two at once: the second is told; the same command twice changes nothing", async () => {
    const { desk, store } = open();
    await desk.openDuty(clerk, opening());
    const seen = (await desk.duty(director, "d1")).steps.at(-1)?.id ?? "";
    const command = (id: string): MoveDutyCommand => ({ id, move: "sign", note: "", evidence: [], seen });
    const results = await Promise.allSettled([desk.moveDuty(town1, "d1", command("a")), desk.moveDuty(town1b, "d1", command("b"))]);
    expect(results.map((one) => one.status)).toEqual(["fulfilled", "rejected"]);
    expect((results[1] as PromiseRejectedResult).reason).toBeInstanceOf(Overtaken);
    await desk.moveDuty(town1, "d1", command("a"));
    expect(store.rows.steps.length).toBe(2);
    await expect(desk.moveDuty(town1b, "d1", command("a"))).rejects.toThrow(IdTaken);
  });
  test("an extension counts from the due day, or from today when that has passed, and the clock tells it", async () => {
    const { desk, time } = open();
    await desk.openDuty(clerk, opening());
    const once = await move(desk, director, "extend", { workingDays: 2, note: "雨天" }).run();
    expect(once.dueDay).toBe("2026-12-02");
    time.now = "2026-12-09T02:00:00Z";
    expect((await desk.duty(director, "d1"))).toMatchObject({ light: "red", overdue: true, workingDaysLeft: -5 });
    const twice = await move(desk, director, "extend", { workingDays: 3, note: "再延" }).run();
    expect(twice).toMatchObject({ dueDay: "2026-12-14", overdue: false, light: "yellow" });
    expect(twice.clock.value).toBe("2026-12-14");
    expect(explain(twice.clock)).toContain("= 2026-11-30");
  });
  test("a move that is none, and a duty that is none", async () => {
    const { desk } = open();
    await desk.openDuty(clerk, opening());
    await expect(desk.moveDuty(clerk, "d1", { id: "x", move: "open" as MoveDutyCommand["move"], note: "", evidence: [], seen: "" })).rejects.toMatchObject({ code: "duty/no-such-move" });
    await expect(desk.moveDuty(clerk, "gone", { id: "x", move: "sign", note: "", evidence: [], seen: "" })).rejects.toThrow(NotFound);
  });
});

describe("rules", () => {
  const cause = { rule: "plan/project-late", subject: "project-3", period: "2026", text: { zh: "工程逾期", en: "project late" } };
  const todo = { kind: "project" as const, title: "工程逾期", text: "", holder: "bureau", approver: "bureau", workingDays: 10, scope: { placePath: "" } };
  test("a rule run twice, or twice at once, opens one duty", async () => {
    const { desk, store } = open();
    const answers = await Promise.all([desk.raise(cause, todo), desk.raise(cause, todo)]);
    answers.push(await desk.raise(cause, todo));
    expect(answers.map((one) => one.outcome).sort()).toEqual(["known", "known", "stored"]);
    expect(new Set(answers.map((one) => `${one.id} ${one.number}`)).size).toBe(1);
    expect([store.rows.duties.length, store.rows.steps.length]).toEqual([1, 1]);
    expect(store.rows.duties[0]?.approver).toBeNull();
    expect((await desk.raise({ ...cause, period: "2027" }, todo)).number).toBe("山环督〔2026〕2号");
  });
  test("when the cause is gone the duty says so once, and still waits for its people", async () => {
    const { desk } = open();
    const { id } = await desk.raise(cause, todo);
    const text = { zh: "工程已完工", en: "done" };
    expect([await desk.causeGone(cause, text), await desk.causeGone(cause, text)]).toEqual([1, 0]);
    expect((await desk.duty(director, id))).toMatchObject({ state: "awaiting-sign", steps: [{ what: "交办" }, { note: "工程已完工" }] });
  });
  test("counts for the overview", async () => {
    const { desk, time } = open();
    for (const [id, workingDays] of [["d1", 1], ["d2", 3], ["d3", 10]] as const) await desk.openDuty(clerk, opening({ id, workingDays }));
    expect(await desk.counts(director)).toEqual({ open: 3, dueSoon: 2, overdue: 0, awaitingReview: 0, paused: 0 });
    time.now = "2026-11-25T02:00:00Z";
    expect(await desk.counts(director)).toEqual({ open: 3, dueSoon: 1, overdue: 1, awaitingReview: 0, paused: 0 });
    expect((await desk.duties(director, { overdue: true })).map((line) => line.id)).toEqual(["d1"]);
  });
});
