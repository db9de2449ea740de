import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Forbidden, IdTaken, NotFound, ObservationDesk, Refused, entriesOf, shapeOf, type Actor, type ImportTemplate, type ObservationDeskPorts, type SheetTable } from "@yunqing/domain";
import { auditor, clerk, director, ended, elsewhere, inspector, mill, officer, publicPerson, securityAdministrator, systemAdministrator, watched, westTown, type Monitored } from "./small-monitoring.js";
import { actor, grant } from "./small-district.js";
import { itemTable, sheetOf } from "./observation-sheets.js";

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const uuid = (last: number): string => `018f0000-0000-7000-8000-9${String(last).padStart(11, "0")}`;
/** somebody who may import for the east town's land only */
const eastClerk = actor("east-clerk", null, grant("clerk", "", { placePath: "990001/east" }));

interface Counter extends Monitored { readonly counter: ObservationDesk; readonly files: Map<string, SheetTable>; readonly templates: ImportTemplate[]; send(who: Actor, rows: readonly (readonly (string | null)[])[]): ReturnType<ObservationDesk["previewFile"]> }
async function counter(over: Partial<ObservationDeskPorts> = {}): Promise<Counter> {
  const m = await watched(), files = new Map<string, SheetTable>(), templates: ImportTemplate[] = [], kept = new Map<string, Uint8Array>();
  let tokens = 0;
  const desk = new ObservationDesk({
    store: m.store, observations: m.observations, clock: { now: () => m.time.now, id: m.id }, factorTable: itemTable, secrets: { token: () => `token${++tokens}`, hashToken: hashOf },
    vault: {
      put: async (name, type, bytes) => { const parts: Uint8Array[] = []; for await (const part of bytes) parts.push(part); const whole = Buffer.concat(parts), hash = hashOf(whole.toString()); kept.set(hash, whole); return { hash, name, type, bytes: whole.length, thumbnail: false }; },
      open: async (hash) => { const file = kept.get(hash); return file === undefined ? null : { type: "text/csv", bytes: file.length, stream: (async function* () { yield file; })() }; },
    },
    sheets: { read: async (bytes) => { const table = files.get(new TextDecoder().decode(bytes)); if (table === undefined) throw new Refused("import/type", "不是表格", "no table"); return table; }, template: async (model) => { templates.push(model); return new Uint8Array([1]); } },
    names: async (users) => new Map(users.map((user) => [user, `名${user}`])), ...over,
  });
  return { ...m, counter: desk, files, templates, send: (who, rows) => { const text = JSON.stringify(rows); files.set(text, sheetOf(rows)); return desk.previewFile(who, "结果.csv", (async function* () { yield new TextEncoder().encode(text); })()); } };
}
const refusal = async (act: Promise<unknown>): Promise<string> => { try { await act; return "done"; } catch (error) { if (error instanceof Forbidden || error instanceof NotFound || error instanceof Refused || error instanceof IdTaken) return error.code; throw error; } };
const head = ["采样时间", "点位", "二氧化硫（mg/m³）", "氮氧化物（mg/m³）"];
const rows = [head, ["2026-11-20 10:00", "mill-stack", "12.30", "0.5L"], ["2026-11-20 11:00", "mill-stack", "13", ""], ["2026-11-20 10:00", "west-stack", "7", "8"]];
const dirty = [...rows, ["2026-11-20 12:00", "mill-stack", "x", "1"]];
const stored = (c: Counter): readonly string[] => c.store.rows.monitoring.readings.map(({ kind, from, shape, content, packet }) => `${packet} ${kind} ${new Date(from).toISOString()} ${entriesOf(shapeOf(shape), content).map(({ factor, field, value }) => `${factor}-${field}=${value}`).join(" ")}`);
const values = async (c: Counter, point: string): Promise<readonly string[]> => (await c.desk.curve(director, point, { kind: "real-time", from: "2026-11-20T00:00:00+08:00", until: "2026-11-21T00:00:00+08:00" })).values.map(({ from, factor, value, origin, quality, revises }) => `${from.slice(11, 16)} ${factor}=${value} ${origin} ${quality}${revises.map((one) => ` was ${one.value}`).join("")}`);
const commitOf = (file: string, over = {}): Parameters<ObservationDesk["commit"]>[1] => ({ id: uuid(1), file, origin: "laboratory", title: "十一月监测", document: "报告 2026-118", takeGood: false, mapping: {}, ...over });

describe("a file becomes one batch", () => {
  it("is previewed against the store, committed once however often it is sent, shown in the curve, and withdrawn", async () => {
    const c = await counter(), preview = await c.send(clerk, rows);
    expect({ ...preview, faults: [], columns: [], notes: [] }).toMatchObject({ rows: 3, good: 3, faultCount: 0, counts: { new: 5, same: 0, changed: 0 }, name: "结果.csv" });
    expect(preview.sample[0]).toMatchObject({ row: 2, point: "mill-stack", pointName: { zh: "点位mill-stack" }, kind: "real-time", from: "2026-11-20T10:00:00+08:00" });
    expect(preview.sample[0]?.values.map(({ factor, value, unit, state, before }) => [factor, value, unit, state, before])).toEqual([["a21026", "12.30", "mg/m³", "new", null], ["a21002", "0.5L", "mg/m³", "new", null]]);
    expect(stored(c)).toEqual([]); // a preview imports nothing
    const batch = await c.counter.commit(clerk, commitOf(preview.file));
    expect(batch).toMatchObject({ number: 1, origin: "laboratory", title: "十一月监测", document: "报告 2026-118", rows: 3, points: ["mill-stack", "west-stack"], by: "名clerk", file: preview.file, withdrawal: null });
    expect(await c.counter.commit(clerk, commitOf(preview.file))).toEqual(batch);
    expect(await refusal(c.counter.commit(clerk, commitOf(preview.file, { title: "另一个" })))).toBe("store/id-taken");
    expect(stored(c)).toEqual(["-1 real-time 2026-11-20T02:00:00.000Z a21026-Rtd=12.30 a21002-Rtd=0.5L a21002-Flag=L", "-1 real-time 2026-11-20T03:00:00.000Z a21026-Rtd=13", "-1 real-time 2026-11-20T02:00:00.000Z a21026-Rtd=7 a21002-Rtd=8"]);
    expect(await values(c, "mill-stack")).toEqual(["10:00 a21026=12.30 laboratory reliable", "10:00 a21002=0.5L laboratory reliable", "11:00 a21026=13 laboratory reliable"]);
    const again = await c.send(clerk, [head, ["2026-11-20 10:00", "mill-stack", "12.3", "0.6"], ["2026-11-21 10:00", "mill-stack", "1", ""]]);
    expect([again.counts, again.sample[0]?.values.map(({ state, before }) => [state, before])]).toEqual([{ new: 1, same: 1, changed: 1 }, [["same", "12.30"], ["changed", "0.5L"]]]);

    expect(await refusal(c.counter.withdraw(clerk, "1", { id: uuid(2), reason: " " }))).toBe("monitoring/bad-withdrawal");
    expect((await c.counter.withdraw(clerk, "1", { id: uuid(2), reason: "样品混淆" })).withdrawal).toMatchObject({ by: "名clerk", reason: "样品混淆" });
    expect((await c.counter.withdraw(clerk, "1", { id: uuid(2), reason: "样品混淆" })).withdrawal).toMatchObject({ reason: "样品混淆" });
    expect(await refusal(c.counter.withdraw(director, "1", { id: uuid(3), reason: "再撤" }))).toBe("monitoring/batch-withdrawn");
    expect(await values(c, "mill-stack")).toEqual([]);
    expect(stored(c)).toHaveLength(3); // what arrived is never changed
    expect(c.store.rows.audit.filter(({ action }) => action === "observation.import").map(({ detail, result }) => `${result} ${detail}`)).toEqual([
      expect.stringMatching(/^done 上传待导入文件 结果\.csv/), "done 十一月监测：3 行，5 个值，2 个点位；结果.csv", expect.stringMatching(/^done 上传待导入文件/), "done 撤回第 1 批 十一月监测（3 行）；样品混淆",
    ]);
  });

  it("with faults nothing is imported unless the good rows alone are asked for", async () => {
    const c = await counter(), { file, faultCount, good } = await c.send(clerk, dirty);
    expect([faultCount, good]).toEqual([1, 3]);
    const problem = await c.counter.commit(clerk, commitOf(file)).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: "import/has-faults", errors: [{ field: "row 5 C 二氧化硫（mg/m³）", zh: expect.stringContaining("“x”不是数值") }] });
    expect(stored(c)).toEqual([]);
    expect(await c.counter.commit(clerk, commitOf(file, { takeGood: true }))).toMatchObject({ rows: 3 });
    expect(await refusal(c.counter.commit(clerk, commitOf(file, { id: uuid(7), takeGood: true, mapping: { "二氧化硫（mg/m³）": "", "氮氧化物（mg/m³）": "" } })))).toBe("import/nothing");
    expect(await refusal(c.counter.commit(clerk, commitOf(file, { id: uuid(8), title: "", document: "" })))).toBe("monitoring/bad-import");
  });

  it("a preview under another mapping reads the same file; a file that nobody brought does not exist; a file that is no table is not kept", async () => {
    const c = await counter(), { file } = await c.send(clerk, [["何时", "点位", "A"], ["2026-11-20 10:00", "mill-stack", "5"]]);
    const mapped = await c.counter.preview(clerk, { file, mapping: { 何时: "time", A: "a21026" } });
    expect([mapped.good, mapped.sample[0]?.values[0]?.factor]).toEqual([1, "a21026"]);
    expect(await refusal(c.counter.preview(eastClerk, { file, mapping: {} }))).toBe("domain/not-found");
    expect(await refusal(c.counter.preview(clerk, { file: "0".repeat(64), mapping: {} }))).toBe("domain/not-found");
    expect(await refusal(c.counter.previewFile(clerk, "a.csv", (async function* () { yield new Uint8Array([1]); })()))).toBe("import/type");
    expect(await refusal(c.counter.previewFile(clerk, "a.csv", (async function* () { for (let k = 0; k < 21; k++) yield new Uint8Array(1024 * 1024); })()))).toBe("import/too-large");
    expect(c.store.rows.evidence).toHaveLength(1);
  });

  it("whoever may import for one town sees and writes its points alone", async () => {
    const c = await counter(), preview = await c.send(eastClerk, rows);
    expect([preview.good, preview.faults.map(({ row, message }) => [row, message.zh])]).toEqual([2, [[4, "没有点位“west-stack”，或不在您的授权范围内；请写已登记点位的名称或编号"]]]);
    const all = await c.send(clerk, rows), batch = await c.counter.commit(clerk, commitOf(all.file));
    expect(await c.counter.batches(eastClerk)).toEqual([]);
    expect((await c.counter.batches(clerk)).map(({ number }) => number)).toEqual([batch.number]);
    expect(await refusal(c.counter.withdraw(eastClerk, String(batch.number), { id: uuid(4), reason: "x" }))).toBe("domain/not-found");
    expect(await refusal(c.counter.withdraw(clerk, "99", { id: uuid(4), reason: "x" }))).toBe("domain/not-found");
  });

  it("comparing with the store asks few questions, however the samples lie", async () => {
    const c = await counter(), first = Date.parse("2024-01-01T00:00:00Z"), rowOf = (at: number, value: string): string[] => [new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " "), "mill-stack", value, ""];
    const hours = [head, ...Array.from({ length: 12_000 }, (_, k) => rowOf(first + k * 3_600_000, String(k)))], { file } = await c.send(clerk, hours);
    await c.counter.commit(clerk, commitOf(file));
    c.observations.asked["readings"] = 0;
    expect((await c.counter.preview(clerk, { file, mapping: {} })).counts).toEqual({ new: 0, same: 12_000, changed: 0 });
    expect(c.observations.asked["readings"]).toBeLessThan(10);
    // three samples among twelve thousand: only their own windows are compared, each with its own value
    expect((await c.send(clerk, [head, rowOf(first, "0.0"), rowOf(first + 6_000 * 3_600_000, "1"), rowOf(first + 11_999 * 3_600_000, "11999.00")])).counts).toEqual({ new: 0, same: 2, changed: 1 });
  });

  it("the template holds the points of the kind that the person may write to", async () => {
    const c = await counter();
    expect(await c.counter.template(eastClerk, "stack-outlet")).toEqual({ name: "监测数据导入模板（废气排放口）.xlsx", bytes: new Uint8Array([1]) });
    expect([c.templates[0]?.lists.points, c.templates[0]?.columns.map(({ heading }) => heading)]).toEqual([["点位mill-stack"], ["采样时间", "点位", "数据类别", "颗粒物（烟尘）（mg/m³）", "二氧化硫（mg/m³）", "氮氧化物（mg/m³）"]]);
    await c.counter.template(clerk, null);
    expect([c.templates[1]?.lists.points.length, c.templates[1]?.columns.map(({ heading }) => heading)]).toEqual([3, ["采样时间", "点位", "数据类别", "项目", "结果", "单位", "检出限"]]);
    // its own headings are understood
    const own = await c.send(clerk, [c.templates[0]!.columns.map(({ heading }) => heading), ["2026-11-20 10:00", "点位mill-stack", "实时", "1", "2", "3"]]);
    expect([own.faultCount, own.columns.map(({ means }) => means)]).toEqual([0, ["time", "point", "kind", "a34013", "a21026", "a21002"]]);
  });
});

describe("a person's word on values", () => {
  const span = { point: "mill-stack", kind: "real-time" as const, from: "2026-11-20T00:00:00+08:00", until: "2026-11-21T00:00:00+08:00", factors: ["a21026"] };
  it("marks need a reason where they doubt, and where they take a doubt back", async () => {
    const c = await counter(), mark = (id: number, quality: "reliable" | "doubtful" | "unreliable", reason: string, over = {}) => refusal(c.counter.mark(officer, { id: uuid(id), ...span, quality, reason, ...over }));
    await c.arrive(1, "real-time", "2026-11-20T10:00:00+08:00", "a21026-Rtd=12,a21026-Flag=N");
    expect(await mark(1, "reliable", "")).toBe("done");
    expect(await mark(2, "doubtful", " ")).toBe("monitoring/bad-mark");
    expect(await mark(2, "doubtful", "采样管堵塞")).toBe("done");
    expect(await mark(2, "doubtful", "采样管堵塞")).toBe("done");
    expect(await values(c, "mill-stack")).toEqual(["10:00 a21026=12 instrument doubtful"]);
    expect(await mark(3, "reliable", "")).toBe("monitoring/bad-mark");
    expect(await mark(3, "reliable", "", { factors: ["a21002"] })).toBe("done");
    expect(await mark(4, "reliable", "复核无误")).toBe("done");
    expect(await mark(4, "unreliable", "复核无误")).toBe("store/id-taken");
    expect(await mark(5, "unreliable", "x", { until: span.from })).toBe("monitoring/bad-mark");
    expect(await mark(5, "unreliable", "x", { from: "2026-11-20 10:00" })).toBe("monitoring/bad-mark");
    expect(await mark(5, "unreliable", "x", { factors: ["a b"] })).toBe("monitoring/bad-mark");
    expect(c.store.rows.monitoring.marks.map(({ quality }) => quality)).toEqual(["reliable", "doubtful", "reliable", "reliable"]);
    expect(await values(c, "mill-stack")).toEqual(["10:00 a21026=12 instrument reliable"]);
  });

  it("a correction names the value it corrects, beats it, and is refused when another value stands there", async () => {
    const c = await counter(), at = { point: "mill-stack", kind: "real-time" as const, from: "2026-11-20T10:00:00+08:00", factor: "a21026", document: "校准记录 7", reason: "量程设错" };
    await c.arrive(1, "real-time", "2026-11-20T10:00:00+08:00", "a21026-Rtd=120,a21002-Rtd=5");
    const correct = (id: number, value: string, seen: string | null, over = {}) => c.counter.correct(clerk, { id: uuid(id), ...at, value, seen, ...over });
    expect(await refusal(correct(1, "12.0", "119"))).toBe("monitoring/overtaken");
    expect(await refusal(correct(1, "12.0", null))).toBe("monitoring/overtaken");
    expect(await refusal(correct(1, "一", "120"))).toBe("monitoring/bad-correction");
    expect(await refusal(correct(1, "-1", "120"))).toBe("monitoring/bad-correction");
    expect(await refusal(correct(1, "120", "120"))).toBe("monitoring/bad-correction");
    expect(await refusal(correct(1, "12", "120", { reason: "" }))).toBe("monitoring/bad-correction");
    expect(await refusal(correct(1, "12", null, { from: "2027-11-20T10:00:00+08:00" }))).toBe("monitoring/bad-correction");
    const batch = await correct(1, "12.0", "120");
    expect(batch).toMatchObject({ origin: "correction", title: "更正 点位mill-stack 实时 2026-11-20 10:00:00 二氧化硫：120 → 12.0 mg/m³", document: "校准记录 7", reason: "量程设错", rows: 1, points: ["mill-stack"], file: null });
    expect(await correct(1, "12.0", "120")).toEqual(batch);
    expect(await refusal(correct(1, "12.1", "120"))).toBe("store/id-taken");
    expect(await values(c, "mill-stack")).toEqual(["10:00 a21026=12.0 correction reliable was 120", "10:00 a21002=5 instrument reliable"]);
    expect(await refusal(correct(2, "13", "120"))).toBe("monitoring/overtaken");
    await correct(2, "0.5L", "12.0");
    expect(await values(c, "mill-stack")).toEqual(["10:00 a21026=0.5L correction reliable was 120 was 12.0", "10:00 a21002=5 instrument reliable"]);
    await c.counter.withdraw(clerk, "2", { id: uuid(9), reason: "误更正" });
    expect((await values(c, "mill-stack"))[0]).toBe("10:00 a21026=12.0 correction reliable was 120");
  });

  it("of two who correct the same value at once only one is taken", async () => {
    const c = await counter();
    await c.arrive(1, "real-time", "2026-11-20T10:00:00+08:00", "a21026-Rtd=120");
    const both = [1, 2].map((id) => refusal(c.counter.correct(clerk, { id: uuid(id), point: "mill-stack", kind: "real-time", from: "2026-11-20T10:00:00+08:00", factor: "a21026", document: "", reason: "r", value: `1${id}`, seen: "120" })));
    expect((await Promise.all(both)).sort()).toEqual(["done", "monitoring/overtaken"]);
  });
});

describe("programs push by key", () => {
  const one = (over = {}) => ({ point: "mill-stack", kind: "hour" as const, from: "2026-11-20T10:00:00+08:00", values: { a21026: "12.30", a21002: "0.5L" }, ...over });
  const caller = { address: "10.0.0.9" };
  it("a key is shown once and kept as its hash; pushes are one batch, all or none, the same again nothing", async () => {
    const c = await counter(), made = await c.counter.makePushKey(clerk, { id: uuid(1), name: "市站平台", origin: "push", points: ["mill-stack"], untilDay: "2026-12-31" });
    expect(made).toMatchObject({ name: "市站平台", by: "名clerk", ended: null, key: "yqk_token1" });
    expect(JSON.stringify(c.store.rows)).not.toContain("yqk_token1");
    expect(c.store.rows.monitoring.pushKeys[0]?.keyHash).toBe(hashOf("yqk_token1"));
    expect(await c.counter.pushKeys(clerk)).toEqual([{ id: uuid(1), name: "市站平台", origin: "push", points: ["mill-stack"], untilDay: "2026-12-31", by: "名clerk", at: made.at, ended: null }]);
    expect(await refusal(c.counter.makePushKey(clerk, { id: uuid(1), name: "市站平台", origin: "push", points: ["mill-stack"], untilDay: "2026-12-31" }))).toBe("monitoring/key-shown");

    const command = { id: uuid(5), observations: [one(), one({ from: "2026-11-20T11:00:00+08:00", flags: { a21026: "D" } })] };
    expect(await c.counter.push(made.key, command, caller)).toEqual({ batch: 1, stored: 2 });
    expect(await c.counter.push(made.key, command, caller)).toEqual({ batch: 1, stored: 2 });
    expect(await refusal(c.counter.push(made.key, { ...command, observations: [one()] }, caller))).toBe("store/id-taken");
    expect(await refusal(c.counter.push(made.key, { ...command, observations: [one({ values: { a21026: "12.31", a21002: "0.5L" } }), command.observations[1]!] }, caller))).toBe("store/id-taken");
    expect(stored(c)).toEqual(["-1 hour 2026-11-20T02:00:00.000Z a21026-Avg=12.30 a21002-Avg=0.5L a21002-Flag=L", "-1 hour 2026-11-20T03:00:00.000Z a21026-Avg=12.30 a21026-Flag=D a21002-Avg=0.5L a21002-Flag=L"]);
    expect((await c.counter.batches(clerk))[0]).toMatchObject({ origin: "push", title: "推送：市站平台", by: "市站平台", rows: 2, points: ["mill-stack"] });
    expect(c.store.rows.audit.at(-1)).toMatchObject({ actor: `key:${uuid(1)}`, address: "10.0.0.9", action: "observation.push", detail: "市站平台：2 条，1 个点位" });
  });

  it("one bad field and nothing is stored; each is named", async () => {
    const c = await counter(), { key } = await c.counter.makePushKey(clerk, { id: uuid(1), name: "k", origin: "push", points: ["mill-stack"], untilDay: null });
    const problem = await c.counter.push(key, { id: uuid(5), observations: [
      one(), one({ point: "west-stack" }), one({ point: "nobody" }), one({ from: "2026-11-20 10:00" }), one({ from: "2026-11-28T12:00:00+08:00" }), one({ from: "2026-11-20T12:30:00+08:00" }), one({ from: "2026-11-20T13:00:00+08:00", values: { a21026: "１２", a21002: "-3", "a b": "1", w21003: "1e3" } }),
      one({ from: "2026-11-20T14:00:00+08:00", flags: { a21026: "Q" } }), one({ from: "2026-11-20T15:00:00+08:00", values: {} }), one(),
    ] }, caller).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: "monitoring/bad-push" });
    expect((problem as Refused).errors.map(({ field }) => field)).toEqual(["observations/1/point", "observations/2/point", "observations/3/from", "observations/4/from", "observations/5/from", "observations/6/values/a21026", "observations/6/values/a21002", "observations/6/values", "observations/6/values/w21003", "observations/7/flags/a21026", "observations/8/values", "observations/9"]);
    expect(await refusal(c.counter.push(key, { id: uuid(6), observations: [] }, caller))).toBe("monitoring/bad-push");
    expect(await refusal(c.counter.push(key, { id: uuid(6), observations: Array.from({ length: 1001 }, (_, at) => one({ kind: "real-time", from: new Date(Date.parse("2026-11-20T10:00:00+08:00") + at * 1000).toISOString() })) }, caller))).toBe("monitoring/bad-push");
    expect(stored(c)).toEqual([]);
    expect((await c.counter.push(key, { id: uuid(6), observations: Array.from({ length: 1000 }, (_, at) => one({ kind: "real-time", from: new Date(Date.parse("2026-11-20T10:00:00+08:00") + at * 1000).toISOString() })) }, caller)).stored).toBe(1000);
  });

  it("a key that is wrong, ended, or past its day is refused in the same words; a key for all points reaches its maker's scope and no further", async () => {
    const c = await counter(), make = (id: number, who: Actor, over = {}) => c.counter.makePushKey(who, { id: uuid(id), name: `k${id}`, origin: "push", points: [], untilDay: null, ...over });
    const east = await make(1, eastClerk), day = await make(2, clerk, { untilDay: "2026-11-28" }), gone = await make(3, clerk), whole = await make(4, director);
    const push = (key: string, point: string, id: number) => refusal(c.counter.push(key, { id: uuid(id), observations: [one({ point })] }, caller));
    expect([await push(east.key, "mill-stack", 10), await push(east.key, "west-stack", 11), await push(whole.key, "west-stack", 12), await push(day.key, "own-station", 13), await push("yqk_wrong", "mill-stack", 14)]).toEqual(["done", "monitoring/bad-push", "done", "done", "monitoring/key-refused"]);
    expect(await refusal(c.counter.endPushKey(clerk, gone.id, { id: uuid(20), reason: "" }))).toBe("monitoring/bad-key");
    expect(await c.counter.endPushKey(clerk, gone.id, { id: uuid(20), reason: "换平台" })).toMatchObject({ name: "k3", ended: "2026-11-28T10:07:00+08:00" });
    expect(await refusal(c.counter.endPushKey(clerk, gone.id, { id: uuid(20), reason: "换平台" }))).toBe("done");
    expect(await refusal(c.counter.endPushKey(director, gone.id, { id: uuid(21), reason: "再停" }))).toBe("monitoring/key-ended");
    expect(await push(gone.key, "mill-stack", 15)).toBe("monitoring/key-refused");
    c.time.now = "2026-11-28T16:00:00.000Z"; // midnight in Beijing
    expect(await push(day.key, "own-station", 16)).toBe("monitoring/key-refused");
    const several = actor("several", null, grant("clerk", "", { placePath: "990001/east" }), grant("clerk", "", { placePath: "990001/west" }));
    expect(await refusal(make(5, several))).toBe("monitoring/bad-key");
    expect(await refusal(make(5, eastClerk, { points: ["west-stack"] }))).toBe("domain/not-found");
    expect(await refusal(make(5, clerk, { untilDay: "2026-11-01" }))).toBe("monitoring/bad-key");
    expect(await refusal(make(5, clerk, { name: " " }))).toBe("monitoring/bad-key");
    expect(await refusal(c.counter.endPushKey(eastClerk, whole.id, { id: uuid(22), reason: "x" }))).toBe("domain/not-found");
    expect((await c.counter.pushKeys(eastClerk)).map(({ name }) => name)).toEqual(["k1"]);
  });

  it("a door of the configuration writes under its own name, to the points it names", async () => {
    const c = await counter(), door = { user: "mqtt", name: "MQTT 桥", points: ["mill-stack"] };
    expect(await c.counter.pushAs(door, { id: uuid(5), observations: [one()] })).toEqual({ batch: 1, stored: 1 });
    expect(await refusal(c.counter.pushAs(door, { id: uuid(6), observations: [one({ point: "west-stack" })] }))).toBe("monitoring/bad-push");
    expect(await c.counter.pushAs({ user: "mqtt", name: "MQTT 桥" }, { id: uuid(7), observations: [one({ point: "west-stack" })] })).toEqual({ batch: 2, stored: 1 });
  });
});

describe("who may do what", () => {
  const acts: Readonly<Record<string, (c: Counter, who: Actor) => Promise<unknown>>> = {
    mark: (c, who) => c.counter.mark(who, { id: c.id(), point: "own-station", kind: "hour", from: "2026-11-20T00:00:00+08:00", until: "2026-11-21T00:00:00+08:00", factors: [], quality: "doubtful", reason: "r" }),
    correct: (c, who) => c.counter.correct(who, { id: c.id(), point: "own-station", kind: "hour", from: "2026-11-20T00:00:00+08:00", factor: "a21026", value: "1", document: "", reason: "r", seen: null }),
    previewFile: (c, who) => c.send(who, rows), preview: async (c, who) => c.counter.preview(who, { file: (await c.send(who, rows)).file, mapping: {} }), commit: async (c, who) => c.counter.commit(who, commitOf((await c.send(clerk, rows)).file)),
    template: (c, who) => c.counter.template(who, null), batches: (c, who) => c.counter.batches(who), withdraw: async (c, who) => { await c.counter.commit(clerk, commitOf((await c.send(clerk, rows)).file)); return c.counter.withdraw(who, "1", { id: uuid(40), reason: "r" }); },
    pushKeys: (c, who) => c.counter.pushKeys(who), makePushKey: (c, who) => c.counter.makePushKey(who, { id: c.id(), name: "k", origin: "push", points: ["own-station"], untilDay: null }),
    endPushKey: async (c, who) => { const { id } = await c.counter.makePushKey(clerk, { id: uuid(30), name: "k", origin: "push", points: ["own-station"], untilDay: null }); return c.counter.endPushKey(who, id, { id: uuid(31), reason: "r" }); },
  };
  it.each(Object.keys(acts))("%s is for those to whom it is granted, on the points that are theirs; a refusal is on record", async (name) => {
    for (const who of [inspector, publicPerson, mill, westTown, systemAdministrator, securityAdministrator, auditor, elsewhere, ended, ...(name === "mark" ? [] : [officer])]) {
      const c = await counter();
      expect([who.user, await refusal(acts[name]!(c, who))]).toEqual([who.user, "access/forbidden"]);
      expect(c.store.rows.audit.filter(({ actor: by, result }) => by === who.user && result === "refused").length).toBeGreaterThan(0);
    }
    for (const who of [director, clerk, ...(name === "mark" ? [officer] : [])]) expect([who.user, await refusal(acts[name]!(await counter(), who))]).toEqual([who.user, "done"]);
    if (["mark", "correct", "makePushKey"].includes(name)) expect(await refusal(acts[name]!(await counter(), eastClerk))).toBe("domain/not-found");
  });
});
