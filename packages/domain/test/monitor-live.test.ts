import { describe, expect, test } from "vitest";
import { director, eastTown, putInstrument, putPoint, watched, type Monitored } from "./small-monitoring.js";

const later = (m: Monitored, seconds: number): void => { m.time.now = new Date(Date.parse(m.time.now) + seconds * 1000).toISOString(); };

describe("live changes", () => {
  test("the first answer has everything, the next only what changed, and none when nothing did", async () => {
    const m = await watched(), first = await m.desk.changesSince(director, null);
    expect(first.changes.map(({ id, condition, seenAt, latest }) => [id, condition, seenAt, latest])).toEqual([["mill-stack", "never", null, []], ["west-stack", "never", null, []], ["own-station", "never", null, []]]);
    later(m, 2);
    expect(await m.desk.changesSince(director, first.cursor)).toEqual({ cursor: first.cursor, changes: [] });
    later(m, 2);
    await m.arrive(2, "real-time", "2026-11-28T10:07:04+08:00", "a21026-Rtd=12.30,a21026-Flag=N", { setting: 2 });
    const second = await m.desk.changesSince(director, first.cursor);
    expect(second.changes).toEqual([{ id: "west-stack", condition: "online", seenAt: "2026-11-28T10:07:04+08:00", driftSeconds: 0, latest: [{ factor: "a21026", field: "Rtd", value: "12.30", flag: "N", quality: "reliable", at: "2026-11-28T10:07:04+08:00", spark: [12.3] }] }]);
    later(m, 1);
    expect((await m.desk.changesSince(director, second.cursor)).changes).toEqual([]);
    expect((await m.desk.changesSince(director, first.cursor)).changes.map(({ id }) => id)).toEqual(["west-stack"]);
  });
  test("a line that grows late is a change though nothing came", async () => {
    const m = await watched();
    await m.arrive(1, "real-time", "2026-11-28T10:07:00+08:00", "a21026-Rtd=1");
    const { cursor } = await m.desk.changesSince(director, null), seen: string[] = [];
    let at = cursor;
    for (const seconds of [200, 101, 3600]) { later(m, seconds); const next = await m.desk.changesSince(director, at); at = next.cursor; seen.push(next.changes.map(({ id, condition }) => `${id} ${condition}`).join()); }
    expect(seen).toEqual(["", "mill-stack late", "mill-stack silent"]);
  });
  test("everybody gets the changes of their own scope", async () => {
    const m = await watched(), mine = await m.desk.changesSince(eastTown, null);
    expect(mine.changes.map(({ id }) => id)).toEqual(["mill-stack"]);
    later(m, 2);
    await m.arrive(2, "real-time", "2026-11-28T10:07:02+08:00", "a21026-Rtd=1", { setting: 2 });
    const next = await m.desk.changesSince(eastTown, mine.cursor);
    expect(next.changes).toEqual([]);
    expect(next.cursor).not.toBe(mine.cursor);
  });
  test("a cursor of another run, or no cursor at all, gets everything", async () => {
    const m = await watched(), other = await watched();
    await m.desk.changesSince(director, null);
    for (const cursor of [null, "", "x", "x.99", `${(await other.desk.changesSince(director, null)).cursor}0`, "undefined.undefined"]) if (cursor === null || !cursor.startsWith("018f")) expect((await m.desk.changesSince(director, cursor)).changes).toHaveLength(3);
  });
  test("however many ask within a second, the store is read once, and of readings only those of points where something came", async () => {
    const m = await watched();
    for (const source of [1, 2, 3]) await m.arrive(source, "real-time", "2026-11-28T10:06:00+08:00", "a21026-Rtd=1", { setting: source });
    later(m, 10);
    const before = { ...m.observations.asked }, asked = (name: string): number => (m.observations.asked[name] ?? 0) - (before[name] ?? 0);
    await Promise.all(Array.from({ length: 50 }, () => m.desk.changesSince(director, null)));
    expect([asked("lines"), asked("readings")]).toEqual([1, 1]);
    later(m, 1);
    await m.desk.changesSince(director, null);
    expect([asked("lines"), asked("readings")]).toEqual([2, 1]);
  });
  test("a new point, a new unit and a changed name are on the wall at once", async () => {
    const m = await watched();
    await m.arrive(1, "real-time", "2026-11-28T10:06:00+08:00", "a34002-Rtd=80");
    const { cursor } = await m.desk.changesSince(director, null);
    await m.desk.putPoint(director, putPoint(m.id(), "fresh"));
    await m.desk.putPoint(director, putPoint(m.id(), "mill-stack", { seq: 1, nameZh: "新名", place: "east", enterprise: "mill" }));
    await m.desk.putInstrument(director, putInstrument(m.id(), "mill-stack-logger", "mill-stack", { seq: 1, mn: "010000A8900016F000169DC0", units: { a34002: "μg/m³" } }));
    await m.arrive(1, "real-time", "2026-11-28T10:07:00+08:00", "a34002-Rtd=81", { setting: 4 });
    expect((await m.desk.changesSince(director, cursor)).changes.map(({ id }) => id)).toEqual(["mill-stack", "fresh"]);
    expect((await m.desk.points(director)).find(({ id }) => id === "mill-stack")).toMatchObject({ name: { zh: "新名" }, factors: [{ code: "a34002", unit: "μg/m³" }], latest: [{ value: "81", spark: [80, 81] }] });
  });
  test("the wall shows the freshest kind: real-time while it comes, else what came last, of whatever door", async () => {
    const m = await watched();
    await m.arrive(1, "hour", "2026-11-28T09:00:00+08:00", "a21026-Avg=30");
    await m.arrive(1, "real-time", "2026-11-28T10:06:00+08:00", "a21026-Rtd=31");
    const { organisationPath, placePath, enterprise } = m.store.rows.monitoring.points[2]!;
    await m.store.write({ actor: director, action: "observation.import", subject: "b", detail: "" }, (writer) => writer.appendBatch({ id: "b", by: "director", at: m.time.now, district: "hill", organisationPath, placePath, enterprise, origin: "laboratory", title: "化验", document: "", reason: "", rows: 1, points: ["own-station"], file: null }, [{ point: "own-station", kind: "day", from: Date.parse("2026-11-26T00:00:00+08:00"), shape: "w01018-Avg", content: "17.5" }]));
    later(m, 10);
    expect((await m.desk.points(director)).map(({ id, latest }) => [id, latest.map(({ field, value }) => `${field}=${value}`)])).toEqual([["mill-stack", ["Rtd=31"]], ["west-stack", []], ["own-station", ["Avg=17.5"]]]);
  });
  test("the transmission of hours is counted once a minute for all", async () => {
    const m = await watched();
    for (let time = 0; time < 5; time++) { await m.desk.points(director); await m.desk.points(eastTown); later(m, 10); }
    expect(m.observations.asked["countWindows"]).toBe(1);
    later(m, 60);
    await m.desk.points(director);
    expect(m.observations.asked["countWindows"]).toBe(2);
  });
  test.each([["while that goes on", true], ["when that is done", false]])("what is being read while a person changes something is read once more for whoever asks %s", async (_name, meanwhile) => {
    const m = await watched(), read = m.store.read.bind(m.store), pause = () => new Promise((resolve) => { setTimeout(resolve, 20); });
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => { go = resolve; });
    later(m, 10);
    m.store.read = async (work) => { const answer = await read(work); await held; return answer; };
    const first = m.desk.points(director);
    await pause();
    m.store.read = read;
    await m.desk.putInstrument(director, putInstrument(m.id(), "mill-stack-logger", "mill-stack", { seq: 1, mn: "010000A8900016F000169DC0", active: false }));
    const asked = meanwhile ? m.desk.points(director) : null;
    await pause();
    go();
    expect((await first)[0]).toMatchObject({ condition: "never" });
    expect((await (asked ?? m.desk.points(director)))[0]).toMatchObject({ condition: "off" });
  });
  test("a store that was away for a moment is read again at the next question", async () => {
    const m = await watched(), lines = m.observations.lines.bind(m.observations);
    m.observations.lines = () => Promise.reject(new Error("away"));
    await expect(m.desk.changesSince(director, null)).rejects.toThrow("away");
    m.observations.lines = lines;
    expect((await m.desk.changesSince(director, null)).changes).toHaveLength(3);
  });
});
