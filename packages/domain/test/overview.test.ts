import { describe, expect, test } from "vitest";
import { PlanDesk } from "@yunqing/domain";
import { actor, clerk, director, grant, indicator, office, pack, plan, project, publicPerson, reviewer, target } from "./small-district.js";

const whole = pack({}, [plan({
  indicators: [indicator(), indicator({ id: "o3", seq: 2, nature: "expected", name: { zh: "臭氧", en: "O3" }, target: { kind: "bound", op: "<=", value: "145", printed: "≤145" }, base: { year: 2020, printed: "143", value: "143" } }), indicator({ id: "city", seq: 3, target: { kind: "delegated", printed: "完成市级考核任务" } })],
  targets: [target(), target({ id: "t2", due: "2026-06-30" }), target({ id: "t3", due: null })], projects: [project(), project({ id: "p2", seq: 2, until: "2026" })],
})]);
async function filled() {
  const o = office(whole, "2026-11-23T02:00:00.000Z");
  for (const [id, of, number] of [["v1", "pm25", "33"], ["v2", "o3", "150"]] as const) {
    await o.desk.reportValue(clerk, { id, indicator: of, period: "2025", value: number, document: "年报", note: "", evidence: [] });
    await o.desk.reviewValue(reviewer, id, { id: `r${id}`, decision: "accept", note: "", seen: "submitted" });
  }
  await o.desk.reportProgress(director, { id: "g1", project: "p1", day: "2023-12-01", percent: "80", state: "under-way", paidWan: "150.5", note: "", evidence: [] });
  return o;
}

describe("总览", () => {
  test("counts each state once: the sums are the numbers of rows", async () => {
    const { desk } = await filled(), view = await desk.overview(director);
    const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);
    expect([total(view.indicators), total(view.binding), total(view.targets), total(view.projects)]).toEqual([3, 2, 3, 2]);
    expect(view).toMatchObject({ indicators: { missed: 2, "awaiting-target": 1 }, binding: { missed: 1 }, targets: { overdue: 1, "not-computable": 2 }, projects: { late: 1, unknown: 1 } });
  });
  test("money planned, paid as reported, and its share: 150.5 of 400 is 37.62 %", async () => expect((await (await filled()).desk.overview(director)).money).toEqual({ plannedWan: "400", paidWan: "150.5", share: "37.62" }));
  test("what needs attention comes gravest first: binding missed, expected missed, project late, target overdue", async () => {
    expect((await (await filled()).desk.overview(director)).attention.map((item) => [item.kind, item.id, item.state])).toEqual([["indicator", "pm25", "missed"], ["indicator", "o3", "missed"], ["project", "p1", "late"], ["target", "t1", "overdue"]]);
  });
  test("at the final judgement a binding indicator without a value needs attention, before targets that nobody proved", async () => {
    expect((await office(whole, "2026-11-23T02:00:00.000Z").desk.overview(director)).attention.map((item) => [item.id, item.state])).toEqual([["pm25", "not-computable"], ["t1", "overdue"]]);
  });
  test("an overdue duty needs attention, and says by how many working days", async () => {
    const o = await filled();
    o.time.now = "2026-12-22T02:00:00.000Z";
    const item = (await o.desk.overview(director)).attention.find((one) => one.kind === "duty" && one.title.includes("PM2.5"));
    expect(item?.reason.zh).toMatch(/应于 2026-12-21 办结，已逾期 1 个工作日/);
  });
  test("deadlines come in order of their days and lie ahead; what is met or done is not among them", async () => {
    const { deadlines } = await (await filled()).desk.overview(director, { day: "2023-06-30" }), days = deadlines.map((one) => one.day);
    expect(days).toEqual([...days].sort());
    expect(deadlines.map((one) => `${one.kind} ${one.id}`)).toEqual(expect.arrayContaining(["target t2", "project p2"]));
    expect((await (await filled()).desk.overview(director)).deadlines.map((one) => one.id)).not.toContain("t1");
  });
  test("duties are counted for those who may read them, values awaiting review for those who may review", async () => {
    const o = await filled();
    await o.desk.reportValue(clerk, { id: "v9", indicator: "city", period: "2025", value: "1", document: "年报", note: "", evidence: [] });
    expect(await o.desk.overview(director)).toMatchObject({ duties: { open: 4 }, pendingReview: 1 });
    expect(await o.desk.overview(publicPerson)).toMatchObject({ duties: { open: 0, overdue: 0 }, pendingReview: 0 });
    const elsewhere = actor("elsewhere", "town1", grant("clerk", "government/town1"));
    expect((await o.desk.overview(elsewhere)).pendingReview).toBe(0);
  });
  test("before the plan's end the next yearly report is a deadline", async () => {
    const o = office(whole, "2024-03-01T02:00:00.000Z");
    expect((await o.desk.overview(director)).deadlines).toContainEqual({ day: "2025-01-31", kind: "report", id: "2024", title: "填报2024年规划指标值" });
  });
});

describe("tasks, document, organisations", () => {
  const told = pack({ documents: [{ id: "doc", title: "规划文本", lines: ["甲", "乙"] }] }, [plan({
    tasks: [{ id: "k1", section: "4.1", title: "治理", text: "治理窑炉", quotation: { quote: "治理窑炉", line: 2 }, holders: [{ organisation: "air", inferred: true, quotation: { quote: "环保部门", line: 2 } }], due: null, targets: ["pm25"] }],
    sections: [{ id: "4", title: "第四章 任务", line: 1 }, { id: "4.1", title: "4.1 大气", line: 2 }, { id: "4.2", title: "4.2 水", line: 2 }],
  })]);
  test("the matrix has the sections and departments that a task names, and the task is related to its indicator", async () => {
    const { desk } = office(told), matrix = await desk.tasks(director);
    expect(matrix.sections.map((section) => section.id)).toEqual(["4.1"]);
    expect(matrix.organisations.map((one) => one.id)).toEqual(["air"]);
    expect(matrix.tasks[0]?.holders).toEqual([{ organisation: "air", inferred: true }]);
    expect((await desk.indicator(director, "pm25")).related).toEqual({ projects: ["p1"], tasks: ["k1"], findings: [] });
  });
  test("the document keeps every line in its place, with the links found on it and a table of contents by depth", async () => {
    const link = { kind: "indicator" as const, id: "pm25", quote: "乙", label: "PM2.5" };
    const desk: PlanDesk = office(told, undefined, { checkPlan: () => ({ findings: [], byRule: [], remarks: 0, rulesRun: 0 }), documentLinks: () => [{ line: 2, links: [link] }] }).desk;
    const view = await desk.document(director);
    expect(view.lines).toEqual([{ line: 1, text: "甲", links: [] }, { line: 2, text: "乙", links: [link] }]);
    expect(view.contents.map((one) => one.level)).toEqual([1, 2, 2]);
  });
  test("organisations and places carry their paths", async () => {
    const { desk } = office(told);
    expect((await desk.organisations(director)).find((one) => one.id === "air")?.path).toBe("government/bureau/air");
    expect((await desk.places(director)).find((one) => one.id === "pl1")?.path).toBe("990001/pl1");
  });
});
