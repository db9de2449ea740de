import { describe, expect, it } from "vitest";
import type { FigureKey, Line } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { airDistrict, hourAt, hourPacket, keptFigure } from "./figure-sample.js";
import { entry } from "./sample.js";

const signed = { by: "u1", at: "2026-11-28T03:00:00.000Z", district: "d", organisationPath: "bureau/air", placePath: "140214", enterprise: null } as const;
const day = "2026-11-20", hours = Array.from({ length: 24 }, (_, at) => at + 1);
const key = (point: string, of: Partial<FigureKey> = {}, line: Line = "real-time"): FigureKey => ({ subject: { kind: "point", id: point }, statistic: "air-mean", item: "PM2.5", period: { kind: "day", day }, line, ...of });

/** What a store of figures must do, and figures over it. */
export function figuresContract(given: () => Bench): void {
  describe("what was touched", () => {
    it("is told of hours and days with their point, and not of anything finer, repeats or packets without readings", async () => {
      const { id, sources } = await airDistrict(given(), ["a"]), store = given().store.figures(id), source = sources.get("a")!, waiting = async () => (await store.touched(100)).filter(({ what }) => what !== "point");
      const observations = given().store.observations(id), one = hourPacket(source, day, 3, { a34004: "10" });
      await observations.append([{ ...one, reading: { ...one.reading!, kind: "minute" } }, { ...one, reading: { ...one.reading!, kind: "real-time" } }]);
      expect(await waiting()).toEqual([]);
      await observations.append([one, hourPacket(source, day, 5, { a34004: "11" })]);
      await observations.append([one]);
      expect((await waiting()).map(({ id: _, ...rest }) => rest)).toEqual([{ what: "hour", point: "a", from: hourAt(day, 3), until: hourAt(day, 6) }]);
      await observations.append([hourPacket(source, day, 3, { a34004: "12" })]);
      expect((await waiting()).at(-1)).toMatchObject({ what: "hour", point: "a", from: hourAt(day, 3), until: hourAt(day, 4) });
    });

    it("waits until it is settled, and shows itself to those who look for what is new a while longer", async () => {
      const { id, sources } = await airDistrict(given(), ["a"]), store = given().store.figures(id);
      await given().store.observations(id).append([hourPacket(sources.get("a")!, day, 1, { a34004: "10" })]);
      const all = await store.touched(100), last = await store.lastTouched();
      expect(all.map(({ what }) => what)).toEqual(["point", "point", "point", "hour"]); // its fact, its instrument, the first factor that it sent, the hour
      expect(last).toBe(all.at(-1)!.id);
      await store.settle([all[0]!.id, all[2]!.id, all[3]!.id]);
      expect((await store.touched(100)).map((row) => row.id)).toEqual([all[1]!.id]);
      expect((await store.touchedSince(all[1]!.id)).map((row) => row.id)).toEqual([all[2]!.id, all[3]!.id]);
      expect(await store.lastTouched()).toBe(last);
    });

    it("is told of batches by point and month, of their withdrawal, of marks, and not of marks on minutes", async () => {
      const { id } = await airDistrict(given(), ["a", "b"]), store = given().store.figures(id), district = given().store.district(id);
      const before = await store.lastTouched(), news = async (since: number) => (await store.touchedSince(since)).filter(({ what }) => what !== "point").map(({ id: _, ...rest }) => rest);
      const reading = (point: string, of: string, hour: number) => { const { kind, from, shape, content } = hourPacket(0, of, hour, { a34004: "10" }).reading!; return { point, kind, from, shape, content }; };
      await district.write(entry("observation.import"), (writer) => writer.appendBatch({ ...signed, id: `${id}-batch`, origin: "import", title: "t", document: "", reason: "", rows: 3, points: ["a", "b"], file: null }, [reading("a", "2026-10-31", 24), reading("a", "2026-11-01", 1), reading("a", "2026-11-03", 1), reading("b", "2026-11-01", 1)]));
      const spans = [{ what: "hour", point: "a", from: hourAt("2026-10-31", 24), until: hourAt("2026-11-01", 1) }, { what: "hour", point: "a", from: hourAt("2026-11-01", 1), until: hourAt("2026-11-03", 2) }, { what: "hour", point: "b", from: hourAt("2026-11-01", 1), until: hourAt("2026-11-01", 2) }];
      expect(await news(before)).toEqual(expect.arrayContaining(spans));
      expect(await news(before)).toHaveLength(3);
      const withdrawnAt = await store.lastTouched();
      await district.write(entry("observation.import"), (writer) => writer.appendWithdrawal({ ...signed, id: `${id}-withdrawal`, batch: 1, reason: "错" }));
      expect(await news(withdrawnAt)).toEqual(expect.arrayContaining(spans));
      expect(await news(withdrawnAt)).toHaveLength(3);
      const markedAt = await store.lastTouched(), mark = { ...signed, point: "a", from: "2026-11-19T16:00:00.000Z", until: "2026-11-19T17:00:00.000Z", factors: [], quality: "doubtful", reason: "x" } as const;
      await district.write(entry("observation.mark"), async (writer) => { await writer.appendMark({ ...mark, id: `${id}-m1`, kind: "hour" }); await writer.appendMark({ ...mark, id: `${id}-m2`, kind: "minute" }); await writer.appendMark({ ...mark, id: `${id}-m1`, kind: "hour" }); });
      expect(await news(markedAt)).toEqual([{ what: "hour", point: "a", from: hourAt(day, 1), until: hourAt(day, 2) }]);
    });
  });

  describe("what was observed", () => {
    it("is told by span and source for hours and days alone, withdrawn or not", async () => {
      const { id, sources } = await airDistrict(given(), ["a", "b"]), store = given().store.figures(id), [a, b] = [sources.get("a")!, sources.get("b")!], span = (from: string, last: string) => ({ from: hourAt(from, 1), until: hourAt(last, 25) }), spans = [span("2026-11-19", "2026-11-19"), span(day, day), span("2026-11-21", "2026-11-21"), span("2025-01-01", "2025-12-31")];
      expect(await store.observedIn([a, b], spans)).toEqual(new Map());
      const one = hourPacket(a, day, 24, { a34004: "10" });
      await given().store.observations(id).append([one, { ...one, reading: { ...one.reading!, kind: "minute", from: hourAt("2026-11-19", 3) } }, hourPacket(b, "2025-03-01", 1, { a34004: "1" })]);
      expect(await store.observedIn([a, b], spans)).toEqual(new Map([[a, [1]], [b, [3]]]));
      expect(await store.observedIn([b], spans)).toEqual(new Map([[b, [3]]]));
      expect(await store.observedIn([], spans)).toEqual(new Map());
    });

    it("names a factor that came later into an hour that was there", async () => {
      const { id, sources } = await airDistrict(given(), ["a"]), store = given().store.figures(id), observations = given().store.observations(id), source = sources.get("a")!;
      await observations.append([hourPacket(source, day, 1, { a34004: "10" })]);
      await observations.append([hourPacket(source, day, 1, { a34004: "10", a05024: "60" })]);
      expect((await store.sent()).map(({ factor }) => factor)).toEqual(["a05024", "a34004"]);
    });
  });

  describe("kept figures", () => {
    it("come back as they were, by key and by series, and say which differ", async () => {
      const { id } = await airDistrict(given(), ["a"]), store = given().store.figures(id), days = ["2026-01-01", "2026-01-02", "2026-01-03"].map((one) => `real-time|point:a|air-mean:PM2.5|day~${one}`);
      const year = keptFigure("real-time|point:a|air-mean:PM2.5@deduct|year~2026-01-01", { value: null, exact: "1/3", validity: { state: "invalid", reason: { zh: "有效日 3 个", en: "3 days" } }, edition: null, detail: { kind: "days", sandstormDays: 0, shortMonths: [1, 2] }, inputs: [...days, "real-time|point:a|air-mean:PM2.5|day~2026-01-05"] });
      expect([...await store.keep([...days.map((one) => keptFigure(one)), year], "2026-11-28T00:00:00.000Z")].sort()).toEqual([...days, year.key].sort());
      expect(await store.keep([keptFigure(days[0]!), keptFigure(days[1]!, { value: "36" }), year], "2026-11-28T01:00:00.000Z")).toEqual([days[1]]);
      expect((await store.kept([year.key, "real-time|point:a|air-index|day~2026-01-01"])).get(year.key)).toEqual(year);
      expect((await store.keptSeries({ subject: "point:a", line: "real-time", period: "day", from: "2026-01-02", until: "2026-01-04", statistic: "air-mean", item: "PM2.5" })).map((one) => [one.key, one.value])).toEqual([[days[1], "36"], [days[2], "35"]]);
      expect(await store.count()).toMatchObject({ figures: 4 });
    });

    it("tell the days of subjects in order, by item, published or exact too, and nothing that was not asked for", async () => {
      const { id } = await airDistrict(given(), ["a"]), store = given().store.figures(id), at = "2026-11-28T00:00:00.000Z", of = { subjects: ["point:a", "point:b", "point:c"], line: "real-time", from: "2026-01-01", until: "2026-02-01", exact: false } as const;
      await store.keep([keptFigure("real-time|point:a|air-mean:PM2.5|day~2026-01-03", { value: "17", exact: "33/2" }), keptFigure("real-time|point:a|air-mean:PM2.5|day~2026-01-01"), keptFigure("real-time|point:a|air-mean:PM2.5|day~2026-01-02", { value: null, exact: null }), keptFigure("real-time|point:a|air-mean:PM2.5|day~2026-02-01"), keptFigure("real-time|point:a|air-mean:CO|day~2026-01-01", { value: "0.8", exact: "0.8" }),
        keptFigure("real-time|point:a|air-index|day~2026-01-01", { value: "50", exact: "50" }), keptFigure("reviewed|point:a|air-mean:PM2.5|day~2026-01-04"), keptFigure("real-time|point:b|air-mean:PM2.5|day~2026-01-31", { value: "9", exact: "9" }), keptFigure("real-time|point:d|air-mean:PM2.5|day~2026-01-05"), keptFigure("real-time|point:a|air-mean:PM2.5@keep|month~2026-01-01")], at);
      const days = async (more: Partial<Parameters<typeof store.keptDays>[0]>) => [...await store.keptDays({ ...of, statistic: "air-mean", items: ["PM2.5"], ...more })].sort((a, b) => (a.subject + a.item < b.subject + b.item ? -1 : 1));
      expect(await days({})).toEqual([{ subject: "point:a", item: "PM2.5", days: [["2026-01-01", "35", null], ["2026-01-02", null, null], ["2026-01-03", "17", null]] }, { subject: "point:b", item: "PM2.5", days: [["2026-01-31", "9", null]] }]);
      expect(await days({ subjects: ["point:a"], items: ["PM2.5", "CO"], exact: true, from: "2026-01-01", until: "2026-01-04" })).toEqual([{ subject: "point:a", item: "CO", days: [["2026-01-01", "0.8", "0.8"]] }, { subject: "point:a", item: "PM2.5", days: [["2026-01-01", "35", "35"], ["2026-01-02", null, null], ["2026-01-03", "17", "33/2"]] }]);
      expect(await days({ statistic: "air-index", items: [""] })).toEqual([{ subject: "point:a", item: "", days: [["2026-01-01", "50", null]] }]);
    });
  });

  describe("figures over the store", () => {
    it("are those of the values in force, change with a correction and a mark, and are the same to a desk that has just begun", async () => {
      const { id, desk, sources, again } = await airDistrict(given(), ["a"]), observations = given().store.observations(id), source = sources.get("a")!;
      expect((await desk.figures([key("a")]))[0]).toMatchObject({ value: null, coverage: { have: 0, of: 24 } });
      // twelve hours of 10 and twelve of 20: 15
      await observations.append(hours.map((hour) => hourPacket(source, day, hour, { a34004: hour <= 12 ? "10" : "20" })));
      expect((await desk.figures([key("a")]))[0]).toMatchObject({ value: "15", unit: "µg/m³", coverage: { have: 24, of: 24 }, validity: { state: "valid" } });
      // one hour from 20 to 80: (10 × 12 + 20 × 11 + 80) / 24 = 17.5, rounded to the even 18
      await observations.append([hourPacket(source, day, 24, { a34004: "80" })]);
      expect((await desk.figures([key("a")]))[0]!.value).toBe("18");
      // five hours of 10 that nobody can rely on leave 19, of which 20 are needed
      const mark = (mid: string, quality: "unreliable" | "reliable") => ({ ...signed, at: quality === "reliable" ? "2026-11-28T04:00:00.000Z" : signed.at, id: `${id}-${mid}`, point: "a", kind: "hour" as const, from: new Date(hourAt(day, 1)).toISOString(), until: new Date(hourAt(day, 6)).toISOString(), factors: ["a34004"], quality, reason: "仪器故障" });
      await given().store.district(id).write(entry("observation.mark"), (writer) => writer.appendMark(mark("m1", "unreliable")));
      const [short] = await desk.figures([key("a")]);
      expect(short).toMatchObject({ value: null, coverage: { have: 19, of: 24 }, validity: { state: "invalid" } });
      expect((await again().figures([key("a")]))[0]).toMatchObject({ value: null, coverage: { have: 19 } });
      await given().store.district(id).write(entry("observation.mark"), (writer) => writer.appendMark(mark("m2", "reliable")));
      expect((await desk.figures([key("a")]))[0]!.value).toBe("18");
      expect((await desk.cells({ kind: "point", id: "a" }, "PM2.5", day, "2026-11-21", "real-time"))[0]!.hours[23]).toMatchObject({ value: "80" });
    });

    it("open down to packets, and freeze as published with what became of them", async () => {
      const { id, desk, sources } = await airDistrict(given(), ["a"]), observations = given().store.observations(id), source = sources.get("a")!;
      const stored = await observations.append(hours.map((hour) => hourPacket(source, day, hour, { a34004: "30" })));
      const opened = await desk.opened(key("a"));
      expect(JSON.stringify(opened.lineage)).toContain(`packet:${stored[0]!.packet}`);
      const ids = await desk.publish([key("a")], { user: "u1", document: "空气质量日报第1期", at: "2026-11-28T05:00:00.000Z" });
      expect(await desk.published(key("a"))).toMatchObject([{ id: ids[0], value: "30", unit: "µg/m³", document: "空气质量日报第1期", differs: false }]);
      await observations.append(hours.map((hour) => hourPacket(source, day, hour, { a34004: "31" })));
      expect(await desk.published(key("a"))).toMatchObject([{ value: "30", differs: true }]);
      await desk.publish([key("a")], { user: "u1", document: "更正", at: "2026-11-28T06:00:00.000Z" });
      expect((await desk.published(key("a"))).map(({ value, differs }) => [value, differs])).toEqual([["30", true], ["31", false]]);
      expect((await given().store.district(id).read((reader) => reader.figurePublications({})))[1]!.revises).toBe(ids[0]);
    });
  });
}
