import { describe, expect, test } from "vitest";
import { AlreadyReviewed, NotFound, PlanDesk, type Actor } from "@yunqing/domain";
import { clerk, director, noRules, office, publicPerson, reviewer, town1, type Office } from "./small-district.js";

const value = { id: "v1", indicator: "pm25", period: "2023", value: "32", document: "年报", note: "", evidence: [] };

/** A desk whose names lie in another store: asking for them while a transaction of the district is open would wait for itself, or take a second connection. */
function strict(o: Office): PlanDesk {
  const names = (users: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    if (o.store.open > 0) return Promise.reject(new Error("names were asked for inside a transaction"));
    return Promise.resolve(new Map(users.map((user) => [user, `${user}女士`])));
  };
  return new PlanDesk({ store: o.store, clock: { now: () => o.time.now, id: o.ids }, duties: o.duties, rules: noRules, names });
}

test("names are asked for when no transaction is open, whatever is done", async () => {
  const o = office(), desk = strict(o);
  expect(await desk.reportValue(clerk, value)).toMatchObject({ by: "clerk女士" });
  expect(await desk.values(reviewer)).toMatchObject([{ by: "clerk女士" }]);
  expect(await desk.reviewValue(reviewer, "v1", { id: "r1", decision: "accept", note: "", seen: "submitted" })).toMatchObject({ reviewedBy: "reviewer女士" });
  expect((await desk.indicator(director, "pm25")).series.at(-1)).toMatchObject({ by: "clerk女士" });
  await desk.indicators(director);
  await desk.project(director, "p1");
  await desk.reportProgress(clerk, { id: "g1", project: "p1", day: "2024-02-01", percent: "10", state: "under-way", paidWan: null, note: "", evidence: [] });
  expect((await desk.project(director, "p1")).reports).toMatchObject([{ by: "clerk女士" }]);
  const model = await desk.reportModel(director);
  expect(await desk.recordReport(director, { id: "rep1", model, hash: "f00d", bytes: 10 })).toMatchObject({ by: "director女士" });
  expect(await desk.reports(director)).toMatchObject([{ by: "director女士" }]);
  await desk.layers(director);
});

test("the second of two reviewers is told the name of the first", async () => {
  const o = office(), desk = strict(o);
  await desk.reportValue(clerk, value);
  await desk.reviewValue(reviewer, "v1", { id: "r1", decision: "accept", note: "", seen: "submitted" });
  const second = desk.reviewValue(director, "v1", { id: "r2", decision: "accept", note: "", seen: "submitted" });
  await expect(second).rejects.toBeInstanceOf(AlreadyReviewed);
  await expect(second).rejects.toMatchObject({ by: "reviewer女士" });
});

describe("whatever leaves has its line in the audit log", () => {
  const lines = (o: Office): readonly string[] => o.store.rows.audit.map(({ actor, action, subject, detail }) => `${actor} ${action} ${subject} ${detail}`);
  const drawn = async (o: Office): Promise<void> => { await o.desk.recordReport(director, { id: "rep1", model: await o.desk.reportModel(director), hash: "f00d", bytes: 4321 }); };

  test("a table: who took it, how many rows, by which query", async () => {
    const o = office();
    await o.desk.table(director, "indicators", { day: "2023-12-31" });
    expect(lines(o).at(-1)).toMatch(/^director table\.export indicators .*1 行.*day=2023-12-31/);
  });
  test("a report: its title and size, and none for whom it is not there", async () => {
    const o = office();
    await drawn(o);
    expect(await o.desk.reportTaken(director, "rep1")).toMatchObject({ id: "rep1" });
    expect(lines(o).at(-1)).toMatch(/^director report\.download rep1 .*4321 字节/);
    const before = lines(o).length;
    for (const other of [town1, publicPerson] as readonly Actor[]) {
      expect(await o.desk.reports(other)).toEqual([]);
      await expect(o.desk.reportTaken(other, "rep1")).rejects.toBeInstanceOf(NotFound);
    }
    expect(lines(o).length).toBe(before);
  });
  test("a file of evidence: its name", async () => {
    const o = office();
    await o.desk.evidenceAdded(clerk, { hash: "f00d", name: "年报.pdf", type: "application/pdf", bytes: 10, thumbnail: false });
    await o.desk.evidenceTaken(clerk, "f00d");
    expect(lines(o).at(-1)).toMatch(/^clerk evidence\.download f00d 年报\.pdf/);
  });
  test("nothing leaves when the line cannot be written", async () => {
    const o = office();
    await drawn(o);
    o.store.write = () => Promise.reject(new Error("the disk is full"));
    await expect(o.desk.table(director, "indicators", {})).rejects.toThrow("the disk is full");
    await expect(o.desk.reportTaken(director, "rep1")).rejects.toThrow("the disk is full");
  });
});
