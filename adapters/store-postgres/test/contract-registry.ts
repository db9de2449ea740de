import { expect, test } from "vitest";
import type { Arrival, DistrictReader, DistrictWriter, ForwardTarget, InstrumentCommand, LineState, ObservationBatch, Stranger } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { bare, entries, fact, instrument, midnight, minute, packet, point, valuesOf } from "./observed.js";
import { entry } from "./sample.js";
import { packedOf } from "@yunqing/domain";

type Given = () => Bench;
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? String(fault));
const batch = (id: string, of: Partial<ObservationBatch> = {}): Omit<ObservationBatch, "number"> => ({ ...fact(id), origin: "laboratory", title: "十一月化验", document: "检字〔2026〕1号", reason: "", rows: 1, points: ["p1"], file: null, ...of });
const sheet = (value: string, from = midnight, name = "p1"): { point: string; kind: "day"; from: number; shape: string; content: string } => ({ point: name, kind: "day", from, ...packedOf(entries({ "w01018-Avg": value })) });
const command = (id: string, of: Partial<InstrumentCommand> = {}): InstrumentCommand => ({ ...fact(id), instrument: "i1", command: "set-clock", parameters: { time: "20261128100000" }, ...of });
const target = (id: string, of: Partial<ForwardTarget> = {}): ForwardTarget => ({ ...fact(id), target: "city", seq: 1, name: "市平台", host: "10.0.0.1", port: 9212, tls: true, edition: 2017, passwordEncrypted: "x", mns: { i1: "MN9" }, active: true, ...of });

/** What every store keeps of the registry, batches, commands, lines and queues of monitoring: run on each engine. */
export function registryContract(given: Given): void {
  const fresh = async () => { const id = await given().newDistrict(), district = given().store.district(id); return { observations: given().store.observations(id), read: <T>(work: (reader: DistrictReader) => Promise<T>) => district.read(work), write: <T>(work: (writer: DistrictWriter) => Promise<T>) => district.write(entry("monitoring"), work) }; };
  const all = { from: Date.UTC(2000, 0, 2), until: Date.UTC(2099, 0, 1) } as const;

  test("points and instruments come back as they went in, version by version; a version that somebody else wrote first is overtaken", async () => {
    const { read, write } = await fresh();
    await write((w) => w.appendPoint(point("f1")));
    await write((w) => w.appendPoint(point("f2", { seq: 2, note: "改名", active: false })));
    expect(await code(write((w) => w.appendPoint(point("f3", { seq: 2 }))))).toBe("duty/overtaken");
    expect(await code(write((w) => w.appendPoint(point("f4", { point: "p2", seq: 2 }))))).toBe("duty/overtaken");
    expect(await write((w) => w.appendPoint(point("f1")))).toBe("known");
    expect(await code(write((w) => w.appendPoint(point("f1", { note: "x" }))))).toBe("store/id-taken");
    expect(await read((r) => r.points())).toEqual([point("f1"), point("f2", { seq: 2, note: "改名", active: false })]);
    expect(await write((w) => w.appendInstrument(instrument("a1")))).toEqual({ outcome: "stored", setting: 1, source: 1 });
    expect(await write((w) => w.appendInstrument(instrument("a1")))).toEqual({ outcome: "known", setting: 1, source: 1 });
    expect(await write((w) => w.appendInstrument(instrument("b1", { instrument: "i2", mn: "MN2", edition: null, units: {} })))).toEqual({ outcome: "stored", setting: 2, source: 2 });
    expect(await write((w) => w.appendInstrument(instrument("a2", { seq: 2, timeMark: "end" })))).toEqual({ outcome: "stored", setting: 3, source: 1 });
    expect(await code(write((w) => w.appendInstrument(instrument("a3", { seq: 2 }))))).toBe("duty/overtaken");
    expect(await code(write((w) => w.appendInstrument(instrument("a3", { seq: 3, point: "p2" }))))).toBe("monitoring/instrument-moved");
    expect(await read((r) => r.instruments({ instrument: "i1" }))).toEqual([{ ...instrument("a1"), setting: 1, source: 1 }, { ...instrument("a2", { seq: 2, timeMark: "end" }), setting: 3, source: 1 }]);
    expect((await read((r) => r.instruments({ mn: "MN2" }))).map(({ edition }) => edition)).toEqual([null]);
    expect(await read((r) => r.sources())).toEqual([{ source: 1, origin: "instrument", point: "p1", instrument: "i1" }, { source: 2, origin: "instrument", point: "p1", instrument: "i2" }]);
  });

  test("an MN belongs to one active instrument; it is free again when that one is taken out of use or gets another", async () => {
    const { write } = await fresh();
    await write((w) => w.appendInstrument(instrument("a1")));
    expect(await code(write((w) => w.appendInstrument(instrument("b1", { instrument: "i2" }))))).toBe("monitoring/mn-taken");
    await write((w) => w.appendInstrument(instrument("b1", { instrument: "i2", active: false })));
    await write((w) => w.appendInstrument(instrument("a2", { seq: 2, active: false })));
    await write((w) => w.appendInstrument(instrument("b2", { instrument: "i2", seq: 2 })));
    expect(await code(write((w) => w.appendInstrument(instrument("a3", { seq: 3 }))))).toBe("monitoring/mn-taken");
    await write((w) => w.appendInstrument(instrument("b3", { instrument: "i2", seq: 3, mn: "MN3" })));
    expect((await write((w) => w.appendInstrument(instrument("a3", { seq: 3 })))).outcome).toBe("stored");
  });

  test("batches are numbered; their rows stand under their point and origin, also when they say the same again; withdrawn they count no more", async () => {
    const { observations, read, write } = await fresh();
    expect(await write((w) => w.appendBatch(batch("l1"), [sheet("1.0"), sheet("2.0", midnight + 86_400_000)]))).toEqual({ outcome: "stored", number: 1 });
    expect(await write((w) => w.appendBatch(batch("l1"), [sheet("1.0")]))).toEqual({ outcome: "known", number: 1 });
    expect(await code(write((w) => w.appendBatch(batch("l2"), [sheet("1.0"), sheet("1.1")])))).toBe("monitoring/window-twice");
    expect(await write((w) => w.appendBatch(batch("l3"), [sheet("1.0"), sheet("9", midnight, "p2")]))).toEqual({ outcome: "stored", number: 2 });
    expect(await write((w) => w.appendBatch(batch("c1", { origin: "correction" }), [sheet("1.1")]))).toEqual({ outcome: "stored", number: 3 });
    expect(await read((r) => r.sources())).toEqual([{ source: 1, origin: "laboratory", point: "p1", instrument: null }, { source: 2, origin: "laboratory", point: "p2", instrument: null }, { source: 3, origin: "correction", point: "p1", instrument: null }]);
    const rows = async () => (await observations.readings({ sources: [1, 2, 3], kind: "day", ...all })).map((row) => [row.source, row.from - midnight, row.seq, row.packet, valuesOf(row)["w01018-Avg"]]);
    expect(await rows()).toEqual([[1, 0, 0, -1, "1.0"], [1, 0, 1, -2, "1.0"], [1, 86_400_000, 0, -1, "2.0"], [2, 0, 0, -2, "9"], [3, 0, 0, -3, "1.1"]]);
    await write((w) => w.appendWithdrawal({ ...fact("w1"), batch: 1, reason: "采样瓶混淆" }));
    expect(await rows()).toEqual([[1, 0, 1, -2, "1.0"], [2, 0, 0, -2, "9"], [3, 0, 0, -3, "1.1"]]);
    expect((await observations.latest([1], "day")).map((row) => [row.from - midnight, row.packet])).toEqual([[0, -2]]);
    expect(await observations.countWindows({ sources: [1, 2], kind: "day", ...all })).toEqual(new Map([[1, 1], [2, 1]]));
    expect([await code(write((w) => w.appendWithdrawal({ ...fact("w2"), batch: 1, reason: "" }))), await code(write((w) => w.appendWithdrawal({ ...fact("w3"), batch: 9, reason: "" })))]).toEqual(["monitoring/batch-withdrawn", "domain/not-found"]);
    expect((await read((r) => r.batches())).map(({ number, withdrawal }) => [number, withdrawal?.reason ?? null])).toEqual([[1, "采样瓶混淆"], [2, null], [3, null]]);
    expect((await write((w) => w.appendBatch(batch("l4"), []))).number).toBe(4);
  });

  test("marks, keys, targets and their ends come back as they went in", async () => {
    const { read, write } = await fresh();
    const mark = { ...fact("m1"), point: "p1", kind: "hour" as const, from: "2026-11-28T00:00:00.000Z", until: "2026-11-28T04:00:00.000Z", factors: ["a21026"], quality: "doubtful" as const, reason: "校准" };
    const key = { ...fact("k1"), name: "园区平台", keyHash: "h1", origin: "push" as const, points: ["p1"], untilDay: null }, ended = { ...fact("e1"), key: "k1", reason: "换人" };
    await write(async (w) => { await w.appendMark(mark); await w.appendPushKey(key); await w.appendForwardTarget(target("t1")); await w.appendForwardTarget(target("t2", { seq: 2, active: false })); });
    expect(await read((r) => r.marks({ point: "p1" }))).toEqual([mark]);
    expect([(await read((r) => r.marks({ point: "p1", kind: "day" }))).length, (await read((r) => r.marks({ point: "p1", from: "2026-11-28T04:00:00Z" }))).length, (await read((r) => r.marks({ point: "p1", from: "2026-11-28T03:59:59Z", until: "2026-11-29T00:00:00Z" }))).length]).toEqual([0, 0, 1]);
    expect(await read((r) => r.pushKeys())).toEqual([{ ...key, ended: null }]);
    await write((w) => w.appendPushKeyEnd(ended));
    expect(await read((r) => r.pushKeys())).toEqual([{ ...key, ended }]);
    expect([await code(write((w) => w.appendPushKeyEnd({ ...ended, id: "e2" }))), await code(write((w) => w.appendPushKeyEnd({ ...ended, id: "e3", key: "none" })))]).toEqual(["monitoring/key-ended", "domain/not-found"]);
    expect(await read((r) => r.forwardTargets())).toEqual([target("t1"), target("t2", { seq: 2, active: false })]);
    expect(await code(write((w) => w.appendForwardTarget(target("t3", { seq: 2 }))))).toBe("duty/overtaken");
  });

  test("a command is taken once, by one gateway that holds its line, within ten minutes; its steps are numbered", async () => {
    const { observations, read, write } = await fresh();
    await write(async (w) => { await w.appendCommand(command("c1")); await w.appendCommand(command("c2", { instrument: "i2" })); await w.appendCommand(command("c0", { at: "2026-11-28T01:49:59.000Z" })); });
    const claims = await Promise.all([1, 2, 3].map((n) => observations.claimCommands(["i1"], `gateway ${n}`, "2026-11-28T02:00:00.000Z")));
    expect(claims.flat()).toEqual([command("c1")]);
    expect([await observations.claimCommands([], "g", "2026-11-28T02:00:00Z"), await observations.claimCommands(["i2"], "g", "2026-11-28T02:10:00Z")]).toEqual([[], []]);
    expect((await observations.claimCommands(["i1", "i2"], "g", "2026-11-28T02:09:59Z")).map(({ id }) => id)).toEqual(["c2"]);
    const step = { command: "c1", at: "2026-11-28T02:00:01.000Z", kind: "sent" as const, note: "发出", frame: "##0000" };
    const steps = await Promise.all([1, 2, 3, 4].map(() => observations.appendCommandStep(step)));
    const [held] = await read((r) => r.commands({ id: "c1" }));
    expect(steps.map(({ seq }) => seq).sort()).toEqual(held!.steps.slice(-4).map(({ seq }) => seq));
    expect(held!.steps.map(({ seq }) => seq)).toEqual(held!.steps.map((_, n) => n + 1));
    expect(held!.steps.at(-1)).toEqual({ ...step, seq: held!.steps.length });
    expect((await read((r) => r.commands({ limit: 2 }))).map(({ id }) => id).sort()).toEqual(["c1", "c2"]);
  });

  test("states of lines are overwritten by newer ones only; strangers keep their first time and add up", async () => {
    const { observations } = await fresh();
    const line = (source: number, seenAt: number, of: Partial<LineState> = {}): LineState => ({ source, seenAt, address: "10.0.0.9:5000", connected: true, driftMs: -1500, lastFrom: { minute: midnight }, packets: 5_000_000_000, refused: 1, repeats: 2, revisions: 3, leniencies: { "crc-lower-case": 4 }, ...of });
    const stranger = (count: number, lastAt: number, of: Partial<Stranger> = {}): Stranger => ({ mn: "MN\0九", reason: "mn-unknown", firstAt: lastAt, lastAt, count, address: "10.0.0.9", edition: 2017, st: "31", cn: "2011", leniencies: ["a", "b,c"], passwordEncrypted: "x", packet: null, ...of });
    await observations.putLines([line(2, 20), line(1, 10), line(2, 30, { driftMs: null })], [stranger(2, 100), stranger(1, 50), stranger(1, 70, { reason: "address" })]);
    await observations.putLines([line(1, 5, { connected: false })], [stranger(4, 200, { packet: 4096 })]);
    expect(await observations.lines()).toEqual([line(1, 10), line(2, 30, { driftMs: null })]);
    expect(await observations.strangers()).toEqual([stranger(7, 200, { mn: "MN\uFFFD九", firstAt: 50, packet: 4096 }), stranger(1, 70, { mn: "MN\uFFFD九", reason: "address" })]);
  });

  test("frames to be forwarded are queued with their packet or not at all, given oldest or newest first, and taken away by number", async () => {
    const { observations } = await fresh();
    const sent = (n: number, of: Partial<Arrival> = {}): Arrival => ({ ...bare("exchange", { at: midnight + n * minute }), forward: [{ target: "city", instrument: "i1", frame: Buffer.from([n, 0, 255, 34, 92]) }, ...(n === 2 ? [{ target: "province", instrument: "i1", frame: Buffer.from("p") }] : [])], ...of });
    await observations.append([sent(1), sent(2), sent(3)]);
    expect(await code(observations.append([sent(4), packet({ "a-Avg": "1" }, { source: 2 ** 40 })]))).not.toBe("no error");
    const frames = async (newest = false, limit = 10) => (await observations.forwardQueue("city", limit, newest)).map(({ frame, queuedAt }) => [...frame].join() + ` ${(queuedAt - midnight) / minute}`);
    expect(await frames()).toEqual(["1,0,255,34,92 1", "2,0,255,34,92 2", "3,0,255,34,92 3"]);
    expect(await frames(true, 2)).toEqual(["3,0,255,34,92 3", "2,0,255,34,92 2"]);
    expect(await observations.forwardDepths()).toEqual(new Map([["city", { waiting: 3, oldestAt: midnight + minute }], ["province", { waiting: 1, oldestAt: midnight + 2 * minute }]]));
    const ids = (await observations.forwardQueue("city", 2)).map(({ id }) => id);
    await observations.forwarded("province", ids.slice(0, 1));
    await observations.forwarded("city", ids);
    expect([await frames(), (await observations.forwardDepths()).get("city")]).toEqual([["3,0,255,34,92 3"], { waiting: 1, oldestAt: midnight + 3 * minute }]);
  });
}
