import { describe, expect, test } from "vitest";
import { AlreadyReviewed, Forbidden, IdTaken, NotFound, PlanDesk, Refused, dutyRules, type Pack } from "@yunqing/domain";
import type { OverviewView, ValuePoint } from "@yunqing/wire";
import { actor, auditor, clerk, director, grant, indicator, noRules, office, pack, plan, project, publicPerson, reviewer, target, town1, town2, type Office } from "./small-district.js";

type ReportValue = Parameters<PlanDesk["reportValue"]>[1];
const report = (over: Partial<ReportValue> = {}): ReportValue => ({ id: "v1", indicator: "pm25", period: "2023", value: "32", document: "2023年监测年报", note: "", evidence: [], ...over });
const accept = (id = "r1") => ({ id, decision: "accept" as const, note: "", seen: "submitted" });
const fields = (error: unknown): readonly string[] => (error instanceof Refused ? error.errors.map((one) => one.field) : []);
const refusal = async (work: Promise<unknown>): Promise<Refused> => { const error = await work.then(() => null, (caught: unknown) => caught); expect(error).toBeInstanceOf(Refused); return error as Refused; };
async function accepted(o: Office, command: ReportValue, review = accept(`r-${command.id}`)): Promise<ValuePoint> { await o.desk.reportValue(clerk, command); return o.desk.reviewValue(reviewer, command.id, review); }

describe("reporting a value", () => {
  test("it waits for another person's review, then counts: 32 in 2023 is behind the path of 31.2", async () => {
    const { desk } = office();
    const point = await desk.reportValue(clerk, report());
    expect(point).toMatchObject({ status: "submitted", value: "32", rounded: "32", by: "clerk", reviewedBy: null });
    expect((await desk.indicators(director))[0]).toMatchObject({ state: "not-computable", value: null });
    expect((await desk.values(reviewer, { status: "submitted" })).map((one) => [one.id, one.indicator, one.indicatorName.zh])).toEqual([["v1", "pm25", "PM2.5年均浓度"]]);
    expect(await desk.reviewValue(reviewer, "v1", accept())).toMatchObject({ status: "accepted", reviewedBy: "reviewer" });
    expect((await desk.indicators(director))[0]).toMatchObject({ state: "behind", path: { period: "2023", expected: "31.2" }, value: { rounded: "32" } });
    expect((await desk.overview(director)).indicators.behind).toBe(1);
  });
  test("the same command may come again, also after its review; the same id with another value is refused", async () => {
    const o = office();
    await o.desk.reportValue(clerk, report());
    o.time.now = "2024-03-02T02:00:00.000Z";
    expect(await o.desk.reportValue(clerk, report())).toMatchObject({ at: "2024-03-01T02:00:00.000Z", status: "submitted" });
    await expect(o.desk.reportValue(clerk, report({ value: "31" }))).rejects.toBeInstanceOf(IdTaken);
    await o.desk.reviewValue(reviewer, "v1", accept());
    expect(await o.desk.reviewValue(reviewer, "v1", accept())).toMatchObject({ status: "accepted" });
    expect(o.store.rows).toMatchObject({ values: [{ id: "v1" }], reviews: [{ id: "r1" }] });
  });
  test.each(["1,234", "１２．３", "12.3%", "", "  ", "<30", "1e3", "abc", "12..3", "１２", "3，4"])("the text %j is no number: the field is named and the person is told what to do", async (text) => {
    const error = await refusal(office().desk.reportValue(clerk, report({ value: text })));
    expect(fields(error)).toEqual(["value"]);
    expect(error.errors[0]?.zh).toMatch(/请|只填|不要/);
  });
  test.each(["2024", "2026", "23", "2023-06", "二〇二三"])("the period %j is refused on 2024-03-01", async (period) => expect(fields(await refusal(office().desk.reportValue(clerk, report({ period }))))).toEqual(["period"]));
  test("every bad field is named at once, and nothing is stored", async () => {
    const { desk, store } = office();
    expect(fields(await refusal(desk.reportValue(clerk, report({ value: "1,2", period: "2030", document: " " }))))).toEqual(["value", "period", "document"]);
    expect(store.rows.values).toEqual([]);
  });
  test("evidence must have been stored", async () => {
    const { desk } = office();
    expect(fields(await refusal(desk.reportValue(clerk, report({ evidence: ["f00d"] }))))).toEqual(["evidence"]);
    await desk.evidenceAdded(clerk, { hash: "f00d", name: "年报.pdf", type: "application/pdf", bytes: 10, thumbnail: false });
    expect(await desk.reportValue(clerk, report({ evidence: ["f00d"] }))).toMatchObject({ evidence: [{ hash: "f00d", name: "年报.pdf", bytes: 10 }] });
  });
  test("a second value of a year is a correction: it says so, names a reason, counts once accepted", async () => {
    const o = office();
    await accepted(o, report());
    expect(fields(await refusal(o.desk.reportValue(clerk, report({ id: "v2", value: "31" }))))).toEqual(["period"]);
    expect(fields(await refusal(o.desk.reportValue(clerk, report({ id: "v2", value: "31", corrects: "v1" }))))).toEqual(["reason"]);
    await o.desk.reportValue(clerk, report({ id: "v2", value: "31", corrects: "v1", reason: "剔除沙尘天" }));
    expect((await o.desk.indicators(director))[0]?.value?.rounded).toBe("32");
    await o.desk.reviewValue(reviewer, "v2", accept("r2"));
    const detail = await o.desk.indicator(director, "pm25");
    expect(detail).toMatchObject({ state: "on-track", value: { rounded: "31" } });
    expect(detail.series.filter((point) => point.origin !== "printed").map((point) => [point.id, point.status, point.correctedBy])).toEqual([["v1", "superseded", "v2"], ["v2", "accepted", null]]);
    expect(fields(await refusal(o.desk.reportValue(clerk, report({ id: "v3", value: "30", corrects: "v1", reason: "再改" }))))).toEqual(["corrects"]);
    expect((await refusal(o.desk.reportValue(clerk, report({ id: "v3", period: "2022", value: "30", corrects: "v2", reason: "错年" })))).code).toBe("plan/corrects-another-period");
    await expect(o.desk.reportValue(clerk, report({ id: "v3", value: "30", corrects: "nothing", reason: "错号" }))).rejects.toBeInstanceOf(NotFound);
  });
  test("two values of one year cannot both be accepted", async () => {
    const { desk } = office();
    await desk.reportValue(clerk, report());
    await desk.reportValue(clerk, report({ id: "v2", value: "31" }));
    await desk.reviewValue(reviewer, "v1", accept());
    expect((await refusal(desk.reviewValue(reviewer, "v2", accept("r2")))).code).toBe("plan/period-has-value");
  });
  test("a value may be reported for a dated target of the prose", async () => {
    const o = office();
    await accepted(o, report({ indicator: "t1", value: "61", period: "2023" }));
    expect((await o.desk.targets(director))[0]).toMatchObject({ state: "met", value: { period: "2023", rounded: "61.00" } });
  });
});

describe("reviewing", () => {
  test("not by the person who reported it", async () => {
    const { desk } = office();
    await desk.reportValue(reviewer, report());
    expect((await refusal(desk.reviewValue(reviewer, "v1", accept()))).code).toBe("plan/own-review");
  });
  test("of two reviewers at once one is told", async () => {
    const { desk, store } = office();
    await desk.reportValue(clerk, report());
    const both = await Promise.allSettled([desk.reviewValue(reviewer, "v1", accept("r1")), desk.reviewValue(director, "v1", { ...accept("r2"), decision: "return", note: "再核" })]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))[0]).toBeInstanceOf(AlreadyReviewed);
    expect(store.rows.reviews).toHaveLength(1);
  });
  test("of what was seen: a stale screen is told to load again", async () => {
    const { desk } = office();
    await desk.reportValue(clerk, report());
    expect(fields(await refusal(desk.reviewValue(reviewer, "v1", { ...accept(), seen: "returned" })))).toEqual(["seen"]);
  });
  test("a return needs words, and then the value does not count", async () => {
    const { desk } = office();
    await desk.reportValue(clerk, report());
    expect(fields(await refusal(desk.reviewValue(reviewer, "v1", { ...accept(), decision: "return" })))).toEqual(["note"]);
    expect(await desk.reviewValue(reviewer, "v1", { ...accept(), decision: "return", note: "缺文号" })).toMatchObject({ status: "returned", note: "审核意见：缺文号" });
    expect((await desk.indicators(director))[0]?.value).toBeNull();
  });
  test("not without the grant: a town does not review its own town's values", async () => {
    const { desk } = office(pack({}, [plan({ indicators: [indicator({ holder: "town1" })] })]));
    await desk.reportValue(town1, report());
    await expect(desk.reviewValue(actor("other", "town1", grant("town", "government/town1")), "v1", accept())).rejects.toBeInstanceOf(Forbidden);
    await expect(desk.assignTarget(town1, { id: "a1", indicator: "pm25", year: 2025, op: ">=", value: "1", document: "x", documentDay: "2024-01-01" })).rejects.toBeInstanceOf(Forbidden);
  });
  test("a value that does not exist is not found", async () => { await expect(office().desk.reviewValue(reviewer, "nothing", accept())).rejects.toBeInstanceOf(NotFound); });
});

describe("who may", () => {
  const towns: Pack = pack({}, [plan({ indicators: [indicator({ id: "i1", holder: "town1" }), indicator({ id: "i2", seq: 2, holder: "town2" })] })]);
  test("a clerk of one town tries another's: refused, and the refusal is audited", async () => {
    const { desk, store } = office(towns);
    await desk.reportValue(town1, report({ indicator: "i1" }));
    await expect(desk.reportValue(town1, report({ id: "v2", indicator: "i2" }))).rejects.toBeInstanceOf(Forbidden);
    expect(store.rows.audit.map((one) => [one.actor, one.action, one.result])).toEqual([["town1", "value.report", "done"], ["town1", "value.report", "refused"]]);
    expect(store.rows.values.map((one) => one.id)).toEqual(["v1"]);
  });
  test("each town lists its own values; the director all", async () => {
    const { desk } = office(towns);
    await desk.reportValue(town1, report({ indicator: "i1" }));
    await desk.reportValue(town2, report({ id: "v2", indicator: "i2" }));
    expect((await desk.values(town1)).map((one) => one.id)).toEqual(["v1"]);
    expect((await desk.values(director)).map((one) => one.id).sort()).toEqual(["v1", "v2"]);
  });
  test("the public reads the plan and nothing else; the auditor reads the audit and not the plan", async () => {
    const { desk } = office();
    expect(await desk.indicators(publicPerson)).toHaveLength(1);
    await expect(desk.reportValue(publicPerson, report())).rejects.toBeInstanceOf(Forbidden);
    await expect(desk.reportModel(publicPerson)).rejects.toBeInstanceOf(Forbidden);
    await expect(desk.indicators(auditor)).rejects.toBeInstanceOf(Forbidden);
    expect(await desk.districtAudit(auditor)).toMatchObject({ total: 2, chain: { ok: true, checked: 2 }, entries: [{ actor: "public", action: "value.report", result: "refused" }, { actor: "public", action: "report.make", result: "refused" }] });
    await expect(desk.districtAudit(director)).rejects.toBeInstanceOf(Forbidden);
  });
  test("the public sees what counts, without names and files; what awaits review is seen inside its scope only", async () => {
    const o = office(towns);
    await o.desk.evidenceAdded(town1, { hash: "f00d", name: "年报.pdf", type: "application/pdf", bytes: 10, thumbnail: false });
    await o.desk.reportValue(town1, report({ indicator: "i1", evidence: ["f00d"] }));
    const seen = async (who: typeof director) => (await o.desk.indicator(who, "i1")).series.filter((point) => point.origin === "entered").map((point) => [point.status, point.by, point.evidence.length]);
    expect([await seen(town1), await seen(town2), await seen(publicPerson)]).toEqual([[["submitted", "town1", 1]], [], []]);
    await o.desk.reviewValue(reviewer, "v1", accept());
    expect([await seen(town2), await seen(publicPerson), await o.desk.values(publicPerson)]).toMatchObject([[["accepted", "town1", 1]], [["accepted", "—", 0]], [{ by: "—", evidence: [] }]]);
    expect(JSON.stringify((await o.desk.indicator(publicPerson, "i1")).lineage)).not.toMatch(/town1|reviewer/);
    expect(await o.desk.evidence(town1, "f00d")).toMatchObject({ name: "年报.pdf" });
    for (const who of [publicPerson, town2]) await expect(o.desk.evidence(who, "f00d")).rejects.toBeInstanceOf(NotFound);
  });
  test("people are called by their names, in rows and in trees", async () => {
    const o = office(), named = new PlanDesk({ store: o.store, clock: { now: () => o.time.now, id: o.ids }, duties: o.duties, rules: noRules, names: async (users) => new Map(users.map((user) => [user, `${user}女士`])) });
    await accepted(o, report());
    expect((await named.indicator(director, "pm25")).series.at(-1)).toMatchObject({ by: "clerk女士", reviewedBy: "reviewer女士" });
    expect(JSON.stringify((await named.reportModel(director, { day: "2023-12-31" })).figures)).toContain("clerk女士");
  });
  test("a grant that has ended gives nothing", async () => {
    const gone = actor("gone", "air", grant("clerk", "", { until: "2024-03-01" }));
    await expect(office().desk.plans(gone)).rejects.toBeInstanceOf(Forbidden);
  });
});

describe("assigned targets", () => {
  const delegated = pack({}, [plan({ indicators: [indicator({ better: "higher", target: { kind: "delegated", printed: "完成市级考核任务" } }), indicator({ id: "i2", seq: 2 })] })]);
  const command = { id: "a1", indicator: "pm25", year: 2025, op: ">=" as const, value: "40", document: "同环函〔2024〕3号", documentDay: "2024-02-01" };
  test("a delegated target waits, then is judged by its document", async () => {
    const o = office(delegated);
    expect((await o.desk.indicators(director))[0]?.state).toBe("awaiting-target");
    await o.desk.assignTarget(director, command);
    await o.desk.assignTarget(director, command);
    await accepted(o, report({ value: "38" }));
    expect((await o.desk.indicators(director))[0]).toMatchObject({ state: "on-track", assigned: { document: "同环函〔2024〕3号", value: "40" } });
    expect(o.store.rows.assignments).toHaveLength(1);
  });
  test("a printed target is not replaced; a bad number, day or year is named", async () => {
    const { desk } = office(delegated);
    expect(fields(await refusal(desk.assignTarget(director, { ...command, indicator: "i2" })))).toEqual(["indicator"]);
    expect(fields(await refusal(desk.assignTarget(director, { ...command, value: "4,0", documentDay: "2024-12-01", year: 2020 })))).toEqual(["value", "documentDay", "year"]);
  });
});

describe("progress of a project", () => {
  const command = { id: "g1", project: "p1", day: "2024-02-01", percent: "60", state: "under-way" as const, paidWan: "80.5", note: "", evidence: [] };
  test("the same command may come again; another content under its id is refused", async () => {
    const o = office();
    await o.desk.reportProgress(director, command);
    expect(await o.desk.reportProgress(director, command)).toMatchObject({ percent: "60", paidWan: "80.5" });
    await expect(o.desk.reportProgress(director, { ...command, percent: "61" })).rejects.toBeInstanceOf(IdTaken);
    expect((await o.desk.project(director, "p1")).reports).toHaveLength(1);
  });
  test.each([[{ percent: "101" }, ["percent"]], [{ percent: "6０" }, ["percent"]], [{ paidWan: "-1" }, ["paidWan"]], [{ paidWan: "1,000" }, ["paidWan"]], [{ day: "2024-03-02" }, ["day"]], [{ state: "unknown" as const }, ["state"]], [{ state: "done" as const }, ["percent"]]])("%j names its field", async (over, wanted) => {
    expect(fields(await refusal(office().desk.reportProgress(director, { ...command, ...over })))).toEqual(wanted);
  });
  test("what is not known stays not known", async () => {
    const o = office();
    await o.desk.reportProgress(director, { ...command, percent: null, paidWan: null });
    expect((await o.desk.projects(director)).rows[0]).toMatchObject({ progress: null, paidWan: null });
  });
  test("not without the grant, and not for a project that does not exist", async () => {
    await expect(office().desk.reportProgress(town1, command)).rejects.toBeInstanceOf(Forbidden);
    await expect(office().desk.reportProgress(director, { ...command, project: "none" })).rejects.toBeInstanceOf(NotFound);
  });
});

describe("duties by rule", () => {
  test("behind opens one duty, however often judged; met notes on it that it may be closed", async () => {
    const o = office();
    await accepted(o, report());
    await o.desk.raiseDuties();
    const behind = (await o.duties.duties(director)).filter((duty) => duty.cause.rule === dutyRules.behind.id);
    expect(behind).toMatchObject([{ kind: "indicator", holder: "air", approver: "bureau", cause: { subject: "pm25" }, state: "awaiting-sign" }]);
    expect((await o.desk.indicator(director, "pm25")).duties.map((duty) => duty.number)).toEqual([behind[0]?.number]);
    await o.desk.reportValue(clerk, report({ id: "v2", value: "30", corrects: "v1", reason: "校核" }));
    await o.desk.reviewValue(reviewer, "v2", accept("r2"));
    expect((await o.duties.duty(director, behind[0]?.id ?? "")).steps.map((step) => step.note).join()).toContain("可提交办结");
    expect(await o.desk.raiseDuties()).toEqual({ opened: 0, eased: 0 });
  });
  test("missed at the final day opens a duty of twenty working days", async () => {
    const o = office(pack(), "2026-11-23T02:00:00.000Z");
    await accepted(o, report({ period: "2025", value: "30" }));
    expect((await o.duties.duties(director)).filter((duty) => duty.cause.rule === dutyRules.missed.id)).toMatchObject([{ openedDay: "2026-11-23", dueDay: "2026-12-21", cause: { subject: "pm25" } }]);
  });
  test("a report that is due opens one duty per holder, for the latest year only, and lists what is missing", async () => {
    const many = pack({}, [plan({ indicators: [indicator(), indicator({ id: "i2", seq: 2, name: { zh: "臭氧", en: "O3" } }), indicator({ id: "i3", seq: 3, holder: "town1" }), indicator({ id: "i4", seq: 4, holder: null })] })]);
    const o = office(many, "2026-11-23T02:00:00.000Z");
    expect(await o.desk.raiseDuties()).toEqual({ opened: 2, eased: 0 });
    const due = (await o.duties.duties(director)).filter((duty) => duty.kind === "report");
    expect(due.map((duty) => [duty.holder, duty.title]).sort()).toEqual([["air", "填报2025年规划指标值（2 项）"], ["town1", "填报2025年规划指标值（1 项）"]]);
    expect((await o.duties.duty(director, due.find((duty) => duty.holder === "air")?.id ?? "")).text).toContain("臭氧");
  });
  test("a value submitted and not yet reviewed is reported: no duty asks for it", async () => {
    const o = office(pack(), "2026-11-23T02:00:00.000Z");
    await o.desk.reportValue(clerk, report({ period: "2025" }));
    expect(await o.desk.raiseDuties()).toEqual({ opened: 0, eased: 0 });
  });
  test.each([["2025-01-31T02:00:00.000Z", "2023"], ["2025-02-01T02:00:00.000Z", "2024"], ["2021-12-31T02:00:00.000Z", null]])("at %s the year due is %s", async (now, year) => {
    const o = office(pack(), now);
    await o.desk.raiseDuties();
    expect(o.store.rows.duties.filter((duty) => duty.kind === "report").map((duty) => duty.cause.period)).toEqual(year === null ? [] : [year]);
  });
  test("a project reported under way after its printed end is late and opens a duty; never reported is unknown and opens none", async () => {
    const o = office(pack({}, [plan({ projects: [project(), project({ id: "p2", seq: 2 })] })]), "2024-03-01T02:00:00.000Z");
    await o.desk.reportProgress(reviewer, { id: "g1", project: "p1", day: "2024-02-01", percent: "60", state: "under-way", paidWan: "80", note: "", evidence: [] });
    expect((await o.desk.projects(director)).rows.map((row) => [row.state, row.progress])).toEqual([["late", "60"], ["unknown", null]]);
    expect(o.store.rows.duties.filter((duty) => duty.kind === "project").map((duty) => [duty.cause.rule, duty.cause.subject, duty.workingDays])).toEqual([["plan/project-late", "p1", 15]]);
  });
});

describe("the overview of a district that never reported after 2020", () => {
  const view = async (): Promise<OverviewView> => office(pack({}, [plan({ indicators: [indicator(), indicator({ id: "i2", seq: 2, nature: "expected", target: { kind: "delegated", printed: "完成市级考核任务" } })] })]), "2026-11-23T02:00:00.000Z").desk.overview(director);
  test("opens at the final judgement of 2025-12-31 and says that nothing can be judged", async () => {
    expect(await view()).toMatchObject({ day: "2025-12-31", indicators: { "not-computable": 1, "awaiting-target": 1, met: 0, missed: 0 }, binding: { "not-computable": 1 }, targets: { overdue: 1 }, projects: { unknown: 1 } });
  });
  test("money that nobody reported is not 0", async () => expect((await view()).money).toEqual({ plannedWan: "200", paidWan: "—", share: null }));
});

describe("both axes", () => {
  test("judged on a day as known of a day: later values and later reviews are not seen", async () => {
    const o = office(pack(), "2024-03-01T02:00:00.000Z");
    await o.desk.reportValue(clerk, report());
    o.time.now = "2024-03-05T02:00:00.000Z";
    await o.desk.reviewValue(reviewer, "v1", accept());
    const state = async (known: string, day = "2023-12-31") => (await o.desk.indicators(director, { day, known }))[0]?.state;
    expect([await state("2024-03-04"), await state("2024-03-05"), await state("2024-03-05", "2023-12-30")]).toEqual(["not-computable", "behind", "not-computable"]);
  });
  test("a known day ends at midnight in Beijing", async () => {
    const o = office(pack(), "2024-03-01T15:59:59.999Z");
    await accepted(o, report());
    expect((await o.desk.indicators(director, { known: "2024-03-01" }))[0]?.state).toBe("behind");
    const late = office(pack(), "2024-03-01T16:00:00.000Z");
    await accepted(late, report());
    expect((await late.desk.indicators(director, { known: "2024-03-01" }))[0]?.state).toBe("not-computable");
  });
  test("a text that is no day is named", async () => { expect(fields(await refusal(office().desk.indicators(director, { day: "2023-02-29" })))).toEqual(["day"]); expect(fields(await refusal(office().desk.overview(director, { known: "soon" })))).toEqual(["known"]); });
  test("an unknown plan or indicator is not found", async () => { const { desk } = office(); await expect(desk.overview(director, { plan: "none" })).rejects.toBeInstanceOf(NotFound); await expect(desk.indicator(director, "none")).rejects.toBeInstanceOf(NotFound); });
});

describe("simulated values", () => {
  const seeds = { simulatedValues: [{ indicator: "pm25", period: "2021", value: "32" }, { indicator: "pm25", period: "2022", value: "31.4" }] };
  test("a simulated district starts with them, once, marked as simulated", async () => {
    const o = office(pack({ ...seeds, district: { ...pack().district, simulated: true } }));
    expect([await o.desk.seedSimulation(), await o.desk.seedSimulation()]).toEqual([2, 0]);
    expect((await o.desk.indicators(director))[0]?.value).toMatchObject({ period: "2022", origin: "simulated" });
  });
  test("a real district gets none, whatever its pack holds", async () => { const o = office(pack(seeds)); expect(await o.desk.seedSimulation()).toBe(0); expect(o.store.rows.values).toEqual([]); });
});

describe("an indicator in detail", () => {
  test("has its path, its forecast once there are three values, and its tree", async () => {
    const o = office();
    expect((await o.desk.indicator(director, "pm25")).forecast).toMatchObject({ points: [], probabilityOfMeeting: null, reason: { zh: "只有 1 个年度值，至少需要三个才能预测" } });
    for (const [period, number] of [["2021", "32"], ["2022", "32"], ["2023", "31"]] as const) await accepted(o, report({ id: `v${period}`, period, value: number }));
    const detail = await o.desk.indicator(director, "pm25");
    expect(detail.pathLine.map((point) => point.value)).toEqual(["33", "32.4", "31.8", "31.2", "30.6", "30"]);
    expect(detail.forecast.points.map((point) => point.period)).toEqual(["2024", "2025"]);
    expect(detail.spark).toEqual([{ period: "2020", value: "33" }, { period: "2021", value: "32" }, { period: "2022", value: "32" }, { period: "2023", value: "31" }]);
  });
});

test("a desk that fails in the middle of a command leaves nothing behind", async () => {
  const o = office();
  const write = o.store.write.bind(o.store);
  o.store.write = (entry, work) => write(entry, async (writer) => { await work(writer); throw new Error("the disk is full"); });
  await expect(o.desk.reportValue(clerk, report())).rejects.toThrow("the disk is full");
  expect(o.store.rows).toMatchObject({ values: [], audit: [] });
});
test("what a check says is asked once per pack and plan", async () => {
  let runs = 0;
  const o = office(pack(), undefined, { ...noRules, checkPlan: (...given) => { runs++; return noRules.checkPlan(...given); } });
  await o.desk.check(director); await o.desk.overview(director); await o.desk.check(director, { plan: "plan-14" });
  expect(runs).toBe(1);
});
test("a target row keeps its printed target", async () => expect((await office(pack({}, [plan({ targets: [target()] })])).desk.targets(director))[0]?.target).toEqual(target().target));
