import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { FigureDesk, FigureKeeper, figuresOf, keyText, keysOf, loadBlocks, loadGround, LoadedSource, type Figure, type FigureDeskPorts, type FigureKey, type Line, type PointProfile, type Subject } from "@yunqing/domain";
import { bench, testServer, type Bench } from "./engines.js";
import { airDistrict, airTable, hourAt, hourPacket } from "./figure-sample.js";
import { entry } from "./sample.js";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const signed = { by: "u1", at: "2026-11-28T03:00:00.000Z", district: "d", organisationPath: "bureau/air", placePath: "140214", enterprise: null } as const;
const stations = ["a", "b"], days = ["2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02"], codes = ["a34004", "a34002", "a05024", "a21005"] as const;

/** What can happen to a district, in any order. */
type Act =
  | { readonly act: "hours"; readonly station: string; readonly day: string; readonly hours: readonly number[]; readonly values: readonly number[] }
  | { readonly act: "import"; readonly station: string; readonly day: string; readonly hours: readonly number[]; readonly value: number; readonly origin: "import" | "correction" }
  | { readonly act: "withdraw"; readonly which: number }
  | { readonly act: "mark"; readonly station: string; readonly day: string; readonly hour: number; readonly length: number; readonly quality: "reliable" | "doubtful" | "unreliable"; readonly factor: string | null }
  | { readonly act: "review"; readonly station: string; readonly day: string; readonly days: number; readonly verdict: "as-marked" | "unreliable"; readonly decision: "accept" | "return" }
  | { readonly act: "sandstorm"; readonly day: string; readonly declared: boolean }
  | { readonly act: "profile"; readonly station: string; readonly from: string; readonly evaluated: boolean; readonly items: readonly string[] }
  | { readonly act: "keep" };
const station = fc.constantFrom(...stations), day = fc.constantFrom(...days), hour = fc.integer({ min: 1, max: 24 }), amount = fc.integer({ min: 0, max: 300 }), manyHours = fc.oneof(fc.constant(Array.from({ length: 24 }, (_, at) => at + 1)), fc.uniqueArray(hour, { minLength: 1, maxLength: 23 }));
const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant("hours" as const), station, day, hours: manyHours, values: fc.array(amount, { minLength: 1, maxLength: 30 }) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("import" as const), station, day, hours: manyHours, value: amount, origin: fc.constantFrom("import" as const, "correction" as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("withdraw" as const), which: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("mark" as const), station, day, hour, length: fc.integer({ min: 1, max: 30 }), quality: fc.constantFrom("reliable" as const, "doubtful" as const, "unreliable" as const), factor: fc.option(fc.constantFrom(...codes)) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("review" as const), station, day, days: fc.integer({ min: 1, max: 3 }), verdict: fc.constantFrom("as-marked" as const, "as-marked" as const, "unreliable" as const), decision: fc.constantFrom("accept" as const, "accept" as const, "return" as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("sandstorm" as const), day, declared: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("profile" as const), station, from: day, evaluated: fc.boolean(), items: fc.constantFrom([], ["PM2.5", "PM10"], ["SO2", "NO2", "PM10", "CO", "O3", "PM2.5"]) }) },
  { weight: 2, arbitrary: fc.constant({ act: "keep" as const }) },
);

/** Every figure from nothing but the observations: no kept figure, no daily value, each hour read. */
async function fromNothing(ports: FigureDeskPorts, keys: readonly FigureKey[]): Promise<readonly Figure[]> {
  const ground = await loadGround(ports), source = new LoadedSource(ground, airTable), months = ["2024", "2025", "2026"].flatMap((year) => Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, "0")}`));
  for (const one of stations) for (const block of await loadBlocks(ports, ground, one, months)) source.put(block);
  const reader = figuresOf(source);
  return keys.map((key) => reader.figure(key));
}
const said = ({ key, value, exact, unit, validity, coverage, edition, clauses, detail, inputs }: Figure): unknown => [keyText(key), value, exact?.toString() ?? null, unit, validity, coverage, edition, clauses, detail, inputs.map(keyText)];

const server = await testServer();
for (const kind of ["memory", "server"] as const) describe.skipIf(kind === "server" && server === null)(`figures kept and brought up to date, on ${kind === "memory" ? "PGlite" : "PostgreSQL"}`, () => {
  let held: Bench | undefined;
  beforeAll(async () => { held = await bench(kind, server ?? ""); });
  afterAll(async () => { await held?.done(); });

  it("are those of a full recomputation, whatever came late, was corrected, withdrawn, marked or declared, and whenever the worker ran", async () => {
    await fc.assert(fc.asyncProperty(fc.array(acts, { minLength: 3, maxLength: 10 }), fc.constantFrom(...stations), async (all, asked) => {
      const { store } = held!, { id, desk, sources } = await airDistrict(held!, stations), observations = store.observations(id), district = store.district(id), figureStore = store.figures(id);
      let ids = 0, seconds = 0, batches = 0;
      const next = (): string => `${id}-${++ids}`, at = (): string => new Date(Date.parse("2026-11-28T03:00:00.000Z") + 1_000 * ++seconds).toISOString(), seqs = new Map<string, number>(), withdrawn = new Set<number>();
      const ports: FigureDeskPorts = { district: id, store: district, observations, figureStore, clock: { now: () => "2026-11-29T02:00:00.000Z", id: next }, factorTable: airTable }, keeper = new FigureKeeper(ports);
      const keys: FigureKey[] = ([{ kind: "point", id: asked }, { kind: "district", id: "d" }] as Subject[]).flatMap((subject) => (["real-time", "reviewed"] as Line[]).flatMap((line) => [
        ...days.flatMap((one) => keysOf(subject, { kind: "day", day: one }, line)), ...["2025-12-01", "2026-01-01"].flatMap((one) => keysOf(subject, { kind: "month", day: one }, line)), ...keysOf(subject, { kind: "year", day: "2026-01-01" }, line).slice(0, 8),
        // spans over the turn of the year and what is compared with them, as pages ask
        ...keysOf(subject, { kind: "span", day: "2025-12-30", until: "2026-01-03" }, line), ...(["year-before", "change-on-year"] as const).flatMap((statistic) => (["air-composite", "air-good-ratio"] as const).map((of): FigureKey => ({ subject, statistic, of, period: { kind: "span", day: "2026-01-01", until: "2026-01-03" }, line }))),
        { subject, statistic: "air-index", period: { kind: "hour", day: "2026-01-01", hour: 9 }, line },
      ]));
      const opened = keys.filter(({ period: { kind }, statistic }) => kind === "span" && (statistic === "air-mean" || statistic === "air-good-days")).slice(0, 6);
      const check = async (): Promise<void> => {
        const full = await fromNothing(ports, keys), own = await desk.figures(keys);
        expect(own.map(said)).toEqual(full.map(said));
        // opened it says the same down to the hours
        for (const key of opened) expect((await desk.opened(key, 0)).lineage).toEqual(full[keys.findIndex((one) => keyText(one) === keyText(key))]!.lineage);
      };
      for (const one of all) {
        switch (one.act) {
          case "hours": await observations.append(one.hours.map((own, n) => hourPacket(sources.get(one.station)!, one.day, own, Object.fromEntries(codes.map((code, c) => [code, String(one.values[(n + c) % one.values.length])])))));
            break;
          case "import": {
            const readings = one.hours.map((own) => { const { kind: of, from, shape, content } = hourPacket(0, one.day, own, { a34004: String(one.value) }).reading!; return { point: one.station, kind: of, from, shape, content }; });
            await district.write(entry("observation.import"), (writer) => writer.appendBatch({ ...signed, at: at(), id: next(), origin: one.origin, title: "t", document: "", reason: "r", rows: readings.length, points: [one.station], file: null }, readings));
            batches++;
            break;
          }
          case "withdraw": {
            const which = one.which + 1;
            if (which > batches || withdrawn.has(which)) break;
            withdrawn.add(which);
            await district.write(entry("observation.import"), (writer) => writer.appendWithdrawal({ ...signed, at: at(), id: next(), batch: which, reason: "r" }));
            break;
          }
          case "mark": await district.write(entry("observation.mark"), (writer) => writer.appendMark({ ...signed, at: at(), id: next(), point: one.station, kind: "hour", from: new Date(hourAt(one.day, one.hour)).toISOString(), until: new Date(hourAt(one.day, one.hour + one.length)).toISOString(), factors: one.factor === null ? [] : [one.factor], quality: one.quality, reason: "r" }));
            break;
          case "review": {
            const review = next(), from = hourAt(one.day, 1);
            await district.write(entry("data.review"), async (writer) => { await writer.appendDataReview({ ...signed, at: at(), id: review, point: one.station, kind: "hour", from: new Date(from).toISOString(), until: new Date(from + one.days * 86_400_000).toISOString(), factors: [], verdict: one.verdict, reason: "r", packets: 9_007_199_254, batches }); });
            await district.write(entry("data.review"), async (writer) => { await writer.appendDataReviewDecision({ ...signed, by: "u2", at: at(), id: next(), review, decision: one.decision, note: "" }); });
            break;
          }
          case "sandstorm": await district.write(entry("network.manage"), (writer) => writer.appendSandstormDay({ ...signed, at: at(), id: next(), day: one.day, declared: one.declared, document: "函", evidence: [], reason: "" }));
            break;
          case "profile": {
            const seq = (seqs.get(one.station) ?? 0) + 1, profile: PointProfile = { ...signed, at: at(), id: next(), point: one.station, seq, from: one.from, network: null, method: "automatic", evaluated: one.evaluated, body: null, chainage: null, functionZone: "", targetClass: null, protection: "none", items: one.items, calendar: null, laboratory: null, limits: [], note: "" };
            seqs.set(one.station, seq);
            await district.write(entry("network.manage"), (writer) => writer.appendProfile(profile));
            break;
          }
          case "keep": await keeper.turn(); await check(); break;
        }
      }
      await check();
      await keeper.turn();
      expect(await figureStore.touched(10)).toEqual([]);
      await check();
      // one that has just begun reads what is kept
      expect((await new FigureDesk(ports).figures(keys)).map(said)).toEqual((await desk.figures(keys)).map(said));
    }), { numRuns: kind === "memory" ? 5 : 3, endOnFailure: true, interruptAfterTimeLimit: 30_000 });
  });
});
