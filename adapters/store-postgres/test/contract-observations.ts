import { expect, test } from "vitest";
import type { Arrival, ObservationStore, Reading } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { bare, day, inForce, midnight, minute, packet, readBack, valuesOf } from "./observed.js";

type Given = () => Bench;
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? String(fault));
const fatesOf = async (store: ObservationStore, arrivals: readonly Arrival[]): Promise<readonly string[]> => (await store.append(arrivals)).map(({ fate }) => fate);
const all = { from: Date.UTC(2000, 0, 2), until: Date.UTC(2099, 0, 1) } as const;
const minutes = (store: ObservationStore, sources: readonly number[] = [1]): Promise<readonly Reading[]> => store.readings({ sources, kind: "minute", ...all });

/** What every store keeps of packets and readings (观测的存取): run on each engine. */
export function observationsContract(given: Given): void {
  const fresh = async (): Promise<ObservationStore> => given().store.observations(await given().newDistrict());

  test("the text of values survives: trailing and leading zeros, signs, Chinese, tabs, quotes, a zero character, nothing at all", async () => {
    const store = await fresh(), values = { "a21026-Avg": "12.30", "a21002-Avg": "007.0", "a01001-Avg": "-0.50", "SB1-Info": "正常，\t\"引号\" \\ {a,b}\n第二行", "a34013-Avg": "", "a19001-Avg": "\0", "x-y-Rtd": "NULL", Info: "!RF=1" };
    expect(await fatesOf(store, [packet(values)])).toEqual(["stored"]);
    const [reading] = await minutes(store);
    expect(valuesOf(reading!)).toEqual(values);
    expect(reading).toMatchObject({ source: 1, kind: "minute", from: midnight, seq: 0, setting: 1 });
    // content that nobody packed comes back as well
    const raw = { ...packet({ "a-Avg": "1" }, { source: 2 }), reading: { kind: "minute" as const, from: midnight, shape: "raw", content: "one\ntwo" } };
    await store.append([raw, packet({ "a-Avg": "1" }, { source: 2, from: midnight + minute }), packet({ "a-Avg": "1" }, { source: 3 })]);
    expect((await minutes(store, [2, 3])).map((row) => [row.source, row.from - midnight, row.content])).toEqual([[2, 0, "one\ntwo"], [2, minute, "1"], [3, 0, "1"]]);
  });

  test("the same again changes nothing, whatever the order of its factors; another value is a revision that leaves the first and holds whole factors", async () => {
    const store = await fresh(), first = packet({ "a21026-Avg": "12.30", "a21026-Flag": "N", "a21002-Avg": "5" });
    const [{ packet: number } = { packet: -1 }] = await store.append([first]);
    expect(await fatesOf(store, [first])).toEqual(["repeat"]);
    expect(await fatesOf(store, [packet({ "a21002-Avg": "5", "a21026-Flag": "N", "a21026-Avg": "12.30" })])).toEqual(["repeat"]);
    expect(await fatesOf(store, [packet({ "a21002-Avg": "5" }, { backFilled: true })])).toEqual(["repeat"]);
    expect(await fatesOf(store, [packet({ "a21026-Avg": "12.3", "a21026-Flag": "N", "a21002-Avg": "5" }, { backFilled: true })])).toEqual(["revised"]);
    const rows = await minutes(store);
    expect(rows.map((row) => [row.seq, valuesOf(row)])).toEqual([[0, { "a21026-Avg": "12.30", "a21026-Flag": "N", "a21002-Avg": "5" }], [1, { "a21026-Avg": "12.3", "a21026-Flag": "N" }]]);
    expect(rows[0]!.packet).toBe(number);
    expect(rows[1]!.shape).toContain("!RF");
    expect(await fatesOf(store, [packet({ "a21026-Avg": "12.30" })])).toEqual(["revised"]);
    expect(inForce(await minutes(store))).toEqual({ "a21026-Avg": "12.30", "a21026-Flag": "N", "a21002-Avg": "5" });
  });

  test("parts of one window stand side by side; one call keeps its order, the later of two revises the earlier", async () => {
    const store = await fresh();
    expect(await fatesOf(store, [packet({ "a-Avg": "1" }), packet({ "b-Avg": "2" }), packet({ "a-Avg": "3" }), packet({ "b-Avg": "2" }), packet({ "a-Avg": "1" }, { source: 2 }), packet({ "a-Avg": "1" }, { kind: "hour" })]))
      .toEqual(["stored", "revised", "revised", "repeat", "stored", "stored"]);
    const rows = await minutes(store);
    expect(rows.map((row) => [row.seq, valuesOf(row)])).toEqual([[0, { "a-Avg": "1" }], [1, { "b-Avg": "2" }], [2, { "a-Avg": "3" }]]);
    expect((await store.readings({ sources: [1, 2, 1], kind: "minute", ...all })).map((row) => [row.source, row.seq])).toEqual([[1, 0], [1, 1], [1, 2], [2, 0]]);
    expect((await store.readings({ sources: [1, 2], kind: "minute", ...all, limit: 2 })).map((row) => [row.source, row.seq])).toEqual([[1, 0], [1, 1]]);
  });

  test("a span takes windows that start in it: the first instant in, the last out", async () => {
    const store = await fresh();
    await store.append([0, 1, 2, 3].map((n) => packet({ "a-Avg": String(n) }, { from: midnight + n * minute })));
    expect((await store.readings({ sources: [1], kind: "minute", from: midnight + minute, until: midnight + 3 * minute })).map((row) => valuesOf(row)["a-Avg"])).toEqual(["1", "2"]);
    expect(await store.countWindows({ sources: [1, 7], kind: "minute", from: midnight + minute, until: midnight + 3 * minute })).toEqual(new Map([[1, 2]]));
  });

  test("when one packet of a call cannot be stored, nothing of the call is", async () => {
    const store = await fresh();
    expect(await code(store.append([packet({ "a-Avg": "1" }), packet({ "a-Avg": "1" }, { from: Date.UTC(1999, 11, 31) })]))).toBe("store/month-out-of-range");
    expect(await code(store.append([packet({ "a-Avg": "1" }), packet({ "a-Avg": "1" }, { from: Date.UTC(2100, 0, 1), at: midnight })]))).toBe("store/month-out-of-range");
    expect(await code(store.append([packet({ "a-Avg": "1" }), packet({ "a-Avg": "2" }, { source: 2 ** 40 })]))).not.toBe("no error");
    expect([await minutes(store), await store.packets({ ...all, limit: 10 })]).toEqual([[], []]);
    expect(await store.append([])).toEqual([]);
  });

  test("an instrument whose clock stands still fills no window without end: its packets are kept, and the store goes on", async () => {
    const store = await fresh(), fates: string[] = [];
    for (let round = 0; round < 3; round++) fates.push(...await fatesOf(store, Array.from({ length: 700 }, (_, n) => packet({ "a-Rtd": String(700 * round + n) }, { kind: "real-time" }))));
    expect([fates[0], fates[1], fates[1999], fates[2000], fates[2099]]).toEqual(["stored", "revised", "revised", "kept", "kept"]);
    expect(await store.readings({ sources: [1], kind: "real-time", ...all })).toHaveLength(2000);
    expect(await fatesOf(store, [packet({ "a-Rtd": "1" }, { kind: "real-time", from: midnight + minute })])).toEqual(["stored"]);
  });

  test("the latest window of each source, with all its rows, across months and kinds", async () => {
    const store = await fresh();
    await store.append([packet({ "a-Avg": "old" }, { from: midnight - 40 * day }), packet({ "a-Avg": "1" }), packet({ "a-Avg": "2" }), packet({ "a-Avg": "hour" }, { kind: "hour", from: midnight + day }), packet({ "a-Avg": "alone" }, { source: 2, from: midnight - 40 * day })]);
    expect((await store.latest([1, 2, 3], "minute")).map((row) => [row.source, row.seq, valuesOf(row)["a-Avg"]])).toEqual([[1, 0, "1"], [1, 1, "2"], [2, 0, "alone"]]);
    expect(await store.latest([], "minute")).toEqual([]);
  });

  test("packets come newest first in pages, by source, verdict, direction and word; each is found by its number with its bytes", async () => {
    const store = await fresh(), wild = Buffer.from(Array.from({ length: 256 }, (_, n) => n));
    const told = await store.append([packet({ "a-Avg": "1" }, { at: midnight }), bare("refused", { at: midnight + 1, source: 0, word: "crc 校验\n错", bytes: wild })]);
    for (let n = 0; n < 30; n++) await store.append([bare("exchange", { at: midnight + 10 + 2 * n, direction: n % 3 === 0 ? "out" : "in", word: n % 2 === 0 ? "9011" : "9014", source: 5 }), bare("set-aside", { at: midnight + 11 + 2 * n, source: 6 })]);
    expect(await store.packet(told[1]!.packet)).toEqual({ id: told[1]!.packet, at: midnight + 1, source: 0, setting: 1, direction: "in", verdict: "refused", word: "crc 校验 错", bytes: new Uint8Array(wild) });
    expect([await store.packet(told[1]!.packet + 1), await store.packet(4_096_000_000), await store.packet(-3)]).toEqual([null, null, null]);
    const paged: number[] = [];
    for (let before: number | undefined; ;) {
      const page = await store.packets({ ...all, limit: 7, ...(before === undefined ? {} : { before }) });
      paged.push(...page.map(({ at }) => at));
      if (page.length < 7) break;
      before = page[6]!.id;
    }
    expect(paged).toEqual([...Array.from({ length: 60 }, (_, n) => midnight + 69 - n), midnight + 1, midnight]);
    const found = async (of: Partial<Parameters<ObservationStore["packets"]>[0]>): Promise<number> => (await store.packets({ ...all, limit: 1000, ...of })).length;
    expect([await found({ source: 5 }), await found({ source: 6, verdict: "set-aside" }), await found({ verdict: "refused" }), await found({ direction: "out" }), await found({ word: "9011", direction: "out" }), await found({ source: 5, word: "2051" })]).toEqual([30, 30, 1, 10, 5, 0]);
    expect((await store.packets({ from: midnight + 1, until: midnight + 11, limit: 10 })).map(({ at }) => at)).toEqual([midnight + 10, midnight + 1]);
    expect(await store.packets({ ...all, limit: 10, before: told[0]!.packet })).toEqual([]);
  });

  test("more packets than a block holds, and packets hours apart, in one call keep their numbers and bytes", async () => {
    const store = await fresh(), many = Array.from({ length: 9_001 }, (_, n) => bare("exchange", { at: midnight + (n < 9_000 ? n : 3 * 3_600_000), bytes: Buffer.from(`packet ${n}`) }));
    const numbers = (await store.append(many)).map((each) => each.packet);
    expect(new Set(numbers).size).toBe(9_001);
    for (const n of [0, 3_999, 4_000, 8_999, 9_000]) expect(Buffer.from((await store.packet(numbers[n]!))!.bytes).toString()).toBe(`packet ${n}`);
    expect((await store.packets({ from: midnight + 3_600_000, until: midnight + day, limit: 5 })).map(({ id }) => id)).toEqual([numbers[9_000]]);
    expect((await store.packets({ from: midnight + 8_998, until: midnight + day, limit: 5 })).map(({ id }) => id)).toEqual([numbers[9_000], numbers[8_999], numbers[8_998]]);
  });

  test("names of factors longer than an index entry are stored, and new ones every time too", async () => {
    const store = await fresh(), noise = (n: number): string => { let x = n + 7; return Array.from({ length: 24 }, () => { x = (x * 1103515245 + 12345) % 2147483648; return x.toString(36); }).join(""); };
    const long = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${noise(n)}-Avg`, String(n)]));
    await store.append([packet(long)]);
    expect(valuesOf((await minutes(store))[0]!)).toEqual(long);
    expect(await fatesOf(store, [packet(long)])).toEqual(["repeat"]);
  });

  test("a span is rebuilt from its packets without a difference; a changed, a deleted and an invented row are found", async () => {
    const districtId = await given().newDistrict(), store = given().store.observations(districtId), { engine } = given().store, schema = given().store.schemaOf(districtId);
    await store.append([packet({ "a-Avg": "1", "b-Avg": "1" }), packet({ "a-Avg": "1" }), packet({ "a-Avg": "2" }), packet({ "c-Avg": "3" }, { backFilled: true }), packet({ "a-Avg": "1" }, { from: midnight - 40 * day, at: midnight }), bare("refused"), bare("exchange", { direction: "out" })]);
    await store.append([packet({ "a-Avg": "2", "b-Avg": "1" }, { at: midnight + day }), packet({ "b-Avg": "7" }, { at: midnight + day })]);
    const whole = await store.replay(all, readBack);
    expect(whole).toEqual({ packets: 9, readings: 5, missing: 0, surplus: 0, example: null });
    // a part of the span: what stood there before it is taken as it stands
    expect(await store.replay({ from: midnight + day, until: midnight + 2 * day }, readBack)).toEqual({ packets: 2, readings: 1, missing: 0, surplus: 0, example: null });
    const tampered = async (statement: string): Promise<void> => {
      // as an intruder with the administrator's rights would
      await engine.write(schema, ({ line }) => line.script(engine.kind === "server" ? `grant update, delete on reading_minute_202611 to current_user; ${statement}` : statement));
    };
    await tampered("update reading_minute_202611 set content = '9' || content where seq = 1");
    expect(await store.replay(all, readBack)).toMatchObject({ missing: 1, surplus: 1, example: expect.stringContaining("92") });
    await tampered("update reading_minute_202611 set content = substr(content, 2) where seq = 1; insert into reading_minute_202611 select from_at + interval '1 minute', packet, source, shape, setting, kind, 0, content from reading_minute_202611 where seq = 1");
    expect(await store.replay(all, readBack)).toMatchObject({ missing: 0, surplus: 1, example: expect.stringContaining("does not follow") });
    await tampered("delete from reading_minute_202611 where from_at > timestamptz '2026-11-27T16:00:00Z'; insert into reading_minute_202611 select from_at, packet, source, shape, setting, kind, 9, content from reading_minute_202611 where seq = 1");
    expect(await store.replay(all, readBack)).toMatchObject({ missing: 0, surplus: 1, example: expect.stringContaining("second time") });
    await tampered("delete from reading_minute_202611 where seq = 9; delete from reading_minute_202611 where from_at > timestamptz '2026-11-27T16:00:00Z'; delete from reading_minute_202611 where seq = 3");
    expect(await store.replay(all, readBack)).toMatchObject({ missing: 1, surplus: 0, example: expect.stringContaining("not in the store") });
  });

  test("months are made when their first row comes and dropped whole when past; what is younger stays", async () => {
    const store = await fresh(), at = (text: string): number => Date.parse(`${text}+08:00`);
    await store.append(["2026-01-31T23:59:00", "2026-02-01T00:00:00", "2026-03-01T00:00:00"].flatMap((text) => [packet({ "a-Avg": text }, { from: at(text), at: at(text) }), packet({ "a-Rtd": text }, { kind: "real-time", from: at(text), at: at(text) }), packet({ "a-Avg": text }, { kind: "hour", from: at(text), at: at(text) })]));
    expect(await store.drop({ packets: at("2026-02-01T00:00:00"), realTime: at("2026-03-01T00:00:00"), minutes: at("2026-02-28T23:59:59") })).toEqual(["packet_block_202601", "reading_real_time_202601", "reading_real_time_202602", "reading_minute_202601"]);
    expect((await minutes(store)).map((row) => valuesOf(row)["a-Avg"])).toEqual(["2026-02-01T00:00:00", "2026-03-01T00:00:00"]);
    expect([(await store.readings({ sources: [1], kind: "hour", ...all })).length, (await store.readings({ sources: [1], kind: "real-time", ...all })).length, (await store.packets({ ...all, limit: 100 })).length]).toEqual([3, 1, 6]);
    expect(await fatesOf(store, [packet({ "a-Avg": "again" }, { from: at("2026-01-31T23:59:00"), at: at("2026-01-31T23:59:00") })])).toEqual(["stored"]);
    expect(await store.drop({ packets: 0, realTime: 0, minutes: 0 })).toEqual([]);
  });
}
