import { entriesOf, shapeOf } from "@yunqing/domain";
import { openStore, type StoreInside } from "@yunqing/store-postgres";
import { demoInstruments } from "@yunqing/simulator";
import { readPack } from "@yunqing/packs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Office } from "../src/office.js";
import { historyMonths, historyRows, historySpans, writeSimulatedHistory } from "../src/simulated-history.js";
import { stormDays } from "../src/simulated-chance.js";
import { manualPoints } from "../src/simulated-network.js";
import { sampledDay, sampleEntries } from "../src/simulated-samples.js";
import { seedSimulatedInstruments } from "../src/simulation.js";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
const hour = 3_600_000, now = Date.parse("2026-11-28T10:20:00+08:00"), instruments = demoInstruments(20211231), of = (point: string) => instruments.find((one) => one.point === point)!;
const valuesOf = ({ shape, content }: { readonly shape: string; readonly content: string }): Readonly<Record<string, string>> => Object.fromEntries(entriesOf(shapeOf(shape), content).map(({ factor, field, value }) => [`${factor}-${field}`, value]));
const beijingHour = (from: number): number => new Date(from + 8 * hour).getUTCHours();

describe("the simulated history", () => {
  const spans = historySpans(now), year = spans.flatMap((span) => historyRows(of("sim-air-1"), span));
  test("covers thirteen months before the present one, the newest first, up to the last whole hour", () => {
    expect(spans).toHaveLength(historyMonths + 1);
    expect([new Date(spans[0]!.from).toISOString(), new Date(spans[0]!.until).toISOString(), new Date(spans.at(-1)!.from).toISOString()]).toEqual(["2026-10-31T16:00:00.000Z", "2026-11-28T02:00:00.000Z", "2025-09-30T16:00:00.000Z"]);
    for (const [at, span] of spans.entries()) if (at > 0) expect(span.until).toBe(spans[at - 1]!.from);
    expect(historySpans(Date.parse("2026-11-01T00:10:00+08:00"))).toHaveLength(historyMonths);
  });
  test("is the same however often it is made and however it is cut", () => {
    const span = spans[3]!, middle = span.from + 301 * hour;
    expect([...historyRows(of("sim-air-1"), { from: span.from, until: middle }), ...historyRows(of("sim-air-1"), { from: middle, until: span.until })]).toEqual(historyRows(of("sim-air-1"), span));
  });
  test("air: particles hold the finer ones, no value below zero, ozone higher in summer afternoons, storms on the declared days, a gap now and then", () => {
    const storms = new Set(stormDays(new Date(now).toISOString())), mean = (rows: readonly typeof year[number][], factor: string): number => rows.reduce((sum, row) => sum + Number(valuesOf(row)[`${factor}-Avg`]), 0) / rows.length;
    for (const row of year) {
      const values = valuesOf(row);
      expect(Number(values["a34004-Avg"])).toBeLessThanOrEqual(Number(values["a34002-Avg"]));
      for (const factor of ["a34004", "a34002", "a21026", "a21004", "a21005", "a05024", "a01002", "a01007"]) expect(Number(values[`${factor}-Avg`])).toBeGreaterThanOrEqual(0);
    }
    const july = year.filter(({ from }) => new Date(from + 8 * hour).getUTCMonth() === 6);
    expect(mean(july.filter(({ from }) => beijingHour(from) === 15), "a05024")).toBeGreaterThan(2 * mean(july.filter(({ from }) => beijingHour(from) === 4), "a05024"));
    expect([...storms]).toEqual(["2026-03-15", "2026-03-16", "2026-04-11"]);
    const stormy = year.filter(({ from }) => storms.has(new Date(from + 8 * hour).toISOString().slice(0, 10)));
    expect(mean(stormy, "a34002")).toBeGreaterThan(250);
    const due = (spans[0]!.until - spans.at(-1)!.from) / hour;
    expect(year.length).toBeLessThan(due);
    expect(year.length).toBeGreaterThan(0.95 * due);
  });
  test("water stations every four hours, outlets every hour, with an exceedance now and then", () => {
    expect(new Set(historyRows(of("sim-water-1"), spans[2]!).map(({ from }) => beijingHour(from)))).toEqual(new Set([0, 4, 8, 12, 16, 20]));
    const nitrogen = spans.flatMap((span) => historyRows(of("sim-stack-1"), span)).map((row) => Number(valuesOf(row)["a21002-ZsAvg"])), over = nitrogen.filter((value) => value > 50).length;
    expect(over).toBeGreaterThan(0);
    expect(over).toBeLessThan(0.2 * nitrogen.length);
    expect(historyRows(of("sim-meter-1"), spans[1]!)).toEqual([]);
  });
  test("samples by hand: wells in two halves at least four months apart, some months missed, a full analysis of the source in July", () => {
    const months = Array.from({ length: 24 }, (_, at) => `${2025 + Math.floor(at / 12)}-${String(at % 12 + 1).padStart(2, "0")}`), days = (point: string) => months.flatMap((month) => sampledDay(manualPoints.find((one) => one.point === point)!, month) ?? []);
    for (const day of days("sim-well-1")) expect(["02", "08"]).toContain(day.slice(5, 7));
    const sections = ["sim-section-1", "sim-section-2", "sim-section-3"].flatMap(days);
    expect(sections.length).toBeLessThan(72);
    expect(sections.length).toBeGreaterThan(50);
    const source = manualPoints.find(({ point }) => point === "sim-source-1")!;
    expect(sampleEntries(source, "2026-07-08").length).toBeGreaterThan(sampleEntries(source, "2026-05-08").length);
    // a code of water must never stand for soil
    expect(sampleEntries(manualPoints.find(({ kind }) => kind === "soil")!, "2026-02-08")).toEqual([]);
    // mercury is in µg/L by HJ 212-2017 and in mg/L by GB 3838
    expect(sampleEntries(source, "2026-07-08").find(({ factor }) => factor === "w20142")?.value).toBe("0.04L");
  });
});

describe("in a store", () => {
  let store: StoreInside, office: Office, clock = now;
  beforeAll(async () => {
    store = await openStore({ kind: "embedded", folder: null, platformSchema: "yunqing" });
    const { pack, hash } = await readPack(new URL("../../../districts/yungang-demo", import.meta.url).pathname), { id, name, adcode } = pack.district;
    await store.addDistrict({ id, schema: "demo", zh: name.zh, en: name.en, adcode, simulated: true, pack, packHash: hash });
    let ids = 0;
    office = { store, clock: { now: () => new Date(clock).toISOString(), id: () => `018f0000-0000-7000-8000-${String(++ids).padStart(12, "0")}` }, secrets: { encrypt: (plain: string) => `x${plain}` } } as unknown as Office;
    await seedSimulatedInstruments(office);
  });
  afterAll(async () => { await store.close(); });
  const batches = () => store.district("yungang-demo").read((reader) => reader.batches());

  test("goes on where it was stopped, writes nothing twice, and later only what is new; every batch says that it is simulated", async () => {
    let turns = 0;
    const first = await writeSimulatedHistory(office, "yungang-demo", () => ++turns <= 3);
    expect(first).toBeGreaterThan(0);
    expect((await batches()).length).toBe(3);
    turns = 0;
    // the month of now is whole after all of its instruments; eighteen of them have a history
    await writeSimulatedHistory(office, "yungang-demo", () => ++turns <= instruments.length);
    const held = await batches(), rows = await store.observations("yungang-demo").countWindows({ sources: [...(await store.district("yungang-demo").read((reader) => reader.sources()))].filter(({ point, origin }) => point === "sim-air-1" && origin === "import").map(({ source }) => source), kind: "hour", ...historySpans(now)[0]! });
    for (const { title, origin } of held) { expect(title).toMatch(/^模拟/); expect(["import", "laboratory"]).toContain(origin); }
    expect(new Set(held.map(({ id }) => id)).size).toBe(held.length);
    expect([...rows.values()][0]).toBe(historyRows(of("sim-air-1"), historySpans(now)[0]!).length);
    turns = 0;
    clock = now + 3 * hour;
    const before = held.length;
    await writeSimulatedHistory(office, "yungang-demo", () => ++turns <= 6);
    const added = (await batches()).slice(before);
    expect(added.length).toBeGreaterThan(0);
    expect(added.every(({ rows: count }) => count <= 3)).toBe(true);
  });
  test("seeding again changes nothing", async () => {
    const read = () => store.district("yungang-demo").read(async (reader) => [(await reader.points()).length, (await reader.profiles()).length, (await reader.laboratories()).length, (await reader.sandstormDays()).length]);
    const before = await read();
    await seedSimulatedInstruments(office);
    expect(await read()).toEqual(before);
  });
});
