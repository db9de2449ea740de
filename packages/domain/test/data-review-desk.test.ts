import { describe, expect, it } from "vitest";
import { AlreadyReviewed, DataReviewDesk, Forbidden, NotFound, Overtaken, Refused } from "@yunqing/domain";
import { itemTable } from "./observation-sheets.js";
import { clerk, director, eastTown, mill, officer, publicPerson, smithy, watched } from "./small-monitoring.js";

const uuid = (last: number): string => `018f0000-0000-7000-8000-7${String(last).padStart(11, "0")}`;
const code = async (act: Promise<unknown>): Promise<string> => act.then(() => "done", (error: unknown) => { if (error instanceof Forbidden || error instanceof NotFound || error instanceof Refused || error instanceof AlreadyReviewed || error instanceof Overtaken) return error.code; throw error as Error; });
/** SO2 of the mill's stack: 35, 36, 900, 37 from midnight of the 27th. */
async function office() {
  const m = await watched(), desk = new DataReviewDesk({ store: m.store, observations: m.observations, clock: { now: () => m.time.now, id: m.id }, factorTable: itemTable, names: async (users) => new Map(users.map((user) => [user, `名${user}`])) });
  for (const [hour, value] of ["35", "36", "900", "37"].entries()) await m.arrive(1, "hour", `2026-11-27T0${hour}:00:00+08:00`, `a21026-Avg=${value},a21026-Flag=N`);
  const grid = () => desk.grid(clerk, "mill-stack", "2026-11-27", "2026-11-28"), propose = async (last: number, of: { readonly verdict?: "as-marked" | "unreliable"; readonly reason?: string } = {}) => { const { packets, batches } = await grid(); return desk.propose(clerk, { reviews: [{ id: uuid(last), point: "mill-stack", from: "2026-11-27T00:00:00+08:00", until: "2026-11-28T00:00:00+08:00", factors: [], packets, batches }], verdict: of.verdict ?? "as-marked", reason: of.reason ?? "" }); };
  return { ...m, desk, grid, propose };
}
const accept = { decision: "accept", note: "属实" } as const;

describe("two people review", () => {
  it("a spike is doubtful by its rule, one proposes, another accepts, and the reviewed line shows both names; the real-time line stays", async () => {
    const o = await office(), before = (await o.grid()).cells.map(({ quality }) => quality);
    expect(before).toEqual(["reliable", "reliable", "doubtful", "doubtful"]);
    const work = await o.desk.work(clerk, "2026-11-27", "2026-11-28"), own = work.rows.find(({ point }) => point === "mill-stack");
    expect([own?.values, own?.unreviewed, own?.doubtful, own?.rules.map(({ rule, count }) => `${rule} ${count}`)]).toEqual([4, 4, 2, ["rate-of-change 2", "missing 20"]]);
    await o.propose(1);
    expect(await code(o.desk.decide(clerk, uuid(1), { id: uuid(2), ...accept }))).toBe("access/forbidden");
    expect((await o.grid()).cells.map(({ pending, reviewed }) => [pending, reviewed])).toEqual(Array.from({ length: 4 }, () => [uuid(1), null]));
    expect(await o.desk.decide(director, uuid(1), { id: uuid(3), ...accept })).toMatchObject({ by: "名clerk", decidedBy: "名director", decision: "accept" });
    const after = await o.grid();
    expect(after.cells[2]).toMatchObject({ value: "900", quality: "doubtful", reviewed: { quality: "doubtful", by: "名clerk", acceptedBy: "名director" } });
    expect(after.cells.map(({ quality }) => quality)).toEqual(before);
  });
  it("a corrected value is unreviewed again and says so", async () => {
    const o = await office();
    await o.propose(1); await o.desk.decide(director, uuid(1), { id: uuid(2), ...accept });
    await o.arrive(1, "hour", "2026-11-27T02:00:00+08:00", "a21026-Avg=38,a21026-Flag=N");
    expect((await o.grid()).cells.map(({ value, late, reviewed }) => [value, late, reviewed !== null])).toEqual([["35", false, true], ["36", false, true], ["38", true, false], ["37", false, true]]);
  });
  it("the second of two who decide is told; a return needs a reason, a verdict too; the same proposal again changes nothing", async () => {
    const o = await office();
    expect(await code(o.propose(1, { verdict: "unreliable" }))).toBe("data-review/bad-review");
    await o.propose(1); await o.propose(1);
    expect(await o.desk.reviews(clerk)).toHaveLength(1);
    expect(await code(o.desk.decide(director, uuid(1), { id: uuid(2), decision: "return", note: " " }))).toBe("data-review/bad-decision");
    await o.desk.decide(director, uuid(1), { id: uuid(2), decision: "return", note: "未附现场记录" });
    expect(await code(o.desk.decide(director, uuid(1), { id: uuid(3), ...accept }))).toBe("plan/already-reviewed");
    expect((await o.grid()).cells.every(({ reviewed }) => reviewed === null)).toBe(true);
  });
  it("who has no right reviews nothing, and what is out of scope does not exist", async () => {
    const o = await office();
    for (const person of [officer, eastTown, mill, publicPerson]) expect(await code(o.desk.work(person, "2026-11-27", "2026-11-28"))).toBe("access/forbidden");
    expect([await code(o.desk.grid(mill, "mill-stack", "2026-11-27", "2026-11-28")), await code(o.desk.grid(smithy, "mill-stack", "2026-11-27", "2026-11-28")), await code(o.desk.work(clerk, "2026-11-27", "2026-11-27"))]).toEqual(["done", "domain/not-found", "data-review/bad-span"]);
  });
});

describe("marks of sources", () => {
  const mark = (last: number) => ({ id: uuid(last), point: "mill-stack", family: "abnormal" as const, word: "校准", from: "2026-11-27T00:00:00+08:00", until: "2026-11-27T01:00:00+08:00", items: [], reason: "季度校准", document: "", replaces: null as string | null, withdrawn: false });
  it("a firm marks its own outlet and nobody else's; the value is unreliable until the mark is taken back, once", async () => {
    const o = await office();
    expect([await code(o.desk.putSourceMark(smithy, mark(1))), await code(o.desk.putSourceMark(officer, mark(1))), await code(o.desk.putSourceMark(mill, { ...mark(1), word: "喝茶" }))]).toEqual(["domain/not-found", "access/forbidden", "data-review/bad-source-mark"]);
    expect(await o.desk.putSourceMark(mill, mark(1))).toMatchObject({ stands: true, by: "名mill" });
    expect((await o.grid()).cells[0]).toMatchObject({ quality: "unreliable", sourceMark: { zh: "异常标记“校准”（名mill）：季度校准" } });
    expect((await o.desk.putSourceMark(mill, { ...mark(2), replaces: uuid(1), withdrawn: true, reason: "误标" })).stands).toBe(false);
    expect((await o.grid()).cells[0]?.quality).toBe("reliable");
    expect(await code(o.desk.putSourceMark(mill, { ...mark(3), replaces: uuid(1) }))).not.toBe("done");
    expect((await o.desk.sourceMarks(mill, "2026-11")).marks.map(({ stands, withdrawn }) => [stands, withdrawn])).toEqual([[false, true], [false, false]]);
  });
});
