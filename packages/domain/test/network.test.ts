import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { declaredSandstormDays, itemsOf, judgedRounds, laboratoryFaults, monthsLater, profileOn, programmeOf, roundsOf, samplingProgrammes, settingsInForce, usualFigureSettings, usualQualitySettings, type Laboratory, type MonitoringSettings, type PointProfile, type SampledDay, type SamplingCalendar, type SandstormDay } from "@yunqing/domain";

const signed = (id: string, at = "2026-01-01T00:00:00.000Z") => ({ id, by: "u", at, district: "d", organisationPath: "bureau", placePath: "140214", enterprise: null });
const profile = (seq: number, from: string, of: Partial<PointProfile> = {}): PointProfile => ({ ...signed(`p${seq}`), point: "p", seq, from, network: "district", method: "manual", evaluated: true, body: null, chainage: null, functionZone: "", targetClass: null, protection: "none", items: [], calendar: null, laboratory: null, limits: [], note: "", ...of });
const laboratory = (seq: number, validFrom: string, validUntil: string, items: readonly string[]): Laboratory => ({ ...signed(`l${seq}`), laboratory: "lab", seq, name: "某检测公司", creditCode: "91140200MA0000000X", certificate: "2104", validFrom, validUntil, items, contact: "", active: true });
const calendarOf = (programme: string, at = 0): SamplingCalendar => programmeOf(programme)!.calendars[at]!;
const on = (...days: readonly string[]): readonly SampledDay[] => days.map((day) => ({ day, items: [] }));
const states = (calendar: SamplingCalendar, samples: readonly SampledDay[], today: string, year = 2026) => judgedRounds(calendar, samples, year, today).map(({ state }) => state);

describe("in force", () => {
  test("a profile holds from its day; the later version goes before, also when it holds from an earlier day", () => {
    const all = [profile(1, "2026-01-01"), profile(2, "2026-06-01", { targetClass: "III" })];
    expect(profileOn(all, "p", "2025-12-31")).toBeNull();
    expect(profileOn(all, "p", "2026-05-31")?.seq).toBe(1);
    expect(profileOn(all, "p", "2026-06-01")?.seq).toBe(2);
    expect(profileOn([...all, profile(3, "2026-03-01")], "p", "2026-07-01")?.seq).toBe(3);
    expect(profileOn(all, "q", "2026-07-01")).toBeNull();
  });
  test("a point without a list of items measures what its kind usually does", () => {
    expect(itemsOf("air-station", null)).toEqual(["SO2", "NO2", "PM10", "CO", "O3", "PM2.5"]);
    expect(itemsOf("air-station", profile(1, "2026-01-01", { items: ["O3"] }))).toEqual(["O3"]);
    // 21 items class a section: table 1 of GB 3838 has 24, without temperature, total nitrogen and faecal coliforms
    expect(new Set(itemsOf("river-section", null)).size).toBe(21);
  });
  test("the last word on a day of sand and dust counts", () => {
    const said = (id: string, day: string, declared: boolean, at: string): SandstormDay => ({ ...signed(id, at), day, declared, document: "x", evidence: [], reason: "" });
    expect(declaredSandstormDays([said("a", "2026-03-20", true, "2026-03-21T00:00:00.000Z"), said("b", "2026-03-20", false, "2026-03-22T00:00:00.000Z"), said("c", "2026-03-19", true, "2026-03-23T00:00:00.000Z")]).map(({ day }) => day)).toEqual(["2026-03-19"]);
    expect(declaredSandstormDays([said("b", "2026-03-20", false, "2026-03-22T00:00:00.000Z"), said("c", "2026-03-20", true, "2026-03-23T00:00:00.000Z")]).map(({ day }) => day)).toEqual(["2026-03-20"]);
  });
  test("settings say only what differs from the usual ones", () => {
    const settings = (seq: number, of: Partial<MonitoringSettings>): MonitoringSettings => ({ ...signed(`s${seq}`), seq, figures: null, editions: [], quality: null, reason: "", ...of });
    expect(settingsInForce([])).toEqual({ seq: 0, figures: usualFigureSettings, quality: usualQualitySettings });
    const edition = { standard: "HJ 663", edition: "HJ 663-2013", from: "2012-01-01", until: "2013-10-01", reason: { zh: "试算", en: "trial" } } as const;
    const held = settingsInForce([settings(2, { figures: { entering: "exact", water: { ...usualFigureSettings.water, leastReadings: 4 } }, editions: [edition], quality: [] }), settings(1, { figures: { zone: "first" } })]);
    expect([held.seq, held.figures.entering, held.figures.zone, held.figures.water.leastReadings, held.figures.water.readingsOfDay, held.figures.editions, held.quality]).toEqual([2, "exact", "second", 4, 6, [edition], []]);
  });
});

describe("sampling calendars", () => {
  const document = readFileSync(new URL("../../../districts/yungang/documents/plan-14.txt", import.meta.url), "utf8");
  test("what is said to be verified is printed in the plan", () => {
    const verified = samplingProgrammes.flatMap(({ calendars }) => calendars).filter(({ attestation }) => attestation === "VERIFIED");
    expect(verified.map(({ calendar }) => calendar)).toEqual(["source-monthly", "source-full", "source-reserve", "source-county-groundwater", "source-county-surface"]);
    for (const { source } of verified) expect(document).toContain(/：“(.+)”$/.exec(source.zh)![1]);
  });
  test("the plan's calendars have the rounds that it counts", () => {
    expect(roundsOf(calendarOf("source-city"), 2026)).toHaveLength(12);
    expect(roundsOf(calendarOf("source-city", 1), 2026).map(({ from, until }) => [from, until])).toEqual([["2026-06-01", "2026-08-01"]]);
    expect(roundsOf(calendarOf("source-county-groundwater"), 2026).map(({ from, until }) => [from, until])).toEqual([["2026-01-01", "2026-07-01"], ["2026-07-01", "2027-01-01"]]);
    expect(roundsOf(calendarOf("source-reserve"), 2024).map(({ from }) => from)).toEqual(["2024-01-01", "2024-04-01", "2024-07-01", "2024-10-01"]);
  });
  test("months later ends at the end of a shorter month", () => {
    expect([monthsLater("2026-10-31", 4), monthsLater("2023-10-31", 4), monthsLater("2026-06-30", 4), monthsLater("2026-01-15", 0)]).toEqual(["2027-02-28", "2024-02-29", "2026-10-30", "2026-01-15"]);
  });
  test("monthly: done, missed, due and upcoming", () => {
    expect(states(calendarOf("section-monthly"), on("2026-01-05", "2026-03-31", "2026-05-01"), "2026-05-20")).toEqual(["done", "missed", "done", "missed", "done", ...Array.from({ length: 7 }, () => "upcoming")]);
    expect(states(calendarOf("section-monthly"), on(), "2026-02-01").slice(0, 2)).toEqual(["missed", "due"]);
  });
  test("half-yearly with four months between: too close on 2026-07-09, far enough on 2026-07-10", () => {
    const calendar = calendarOf("source-county-groundwater");
    expect(states(calendar, on("2026-03-10", "2026-07-09"), "2026-08-01")).toEqual(["done", "too-close"]);
    expect(states(calendar, on("2026-03-10", "2026-07-10"), "2026-08-01")).toEqual(["done", "done"]);
    expect(judgedRounds(calendar, on("2026-03-10", "2026-07-09"), 2026, "2026-08-01")[1]?.advice?.zh).toContain("2026-08-01 至 2026-12-31");
    // the round before may lie in the year before
    expect(states(calendar, on("2025-12-20", "2026-04-19"), "2026-08-01")).toEqual(["too-close", "due"]);
    // a second sample of the first half does not spoil the second half: the first one counts
    expect(states(calendar, on("2026-02-10", "2026-06-30", "2026-07-20"), "2026-08-01")).toEqual(["done", "done"]);
    expect(judgedRounds(calendar, on("2026-06-30"), 2026, "2026-07-05")[1]?.advice?.zh).toContain("2026-10-30 至 2026-12-31");
  });
  test("a full analysis that lacks items is a part of one; a whole sample later fills the round", () => {
    const calendar = calendarOf("source-city", 1), whole = calendar.items, part = whole.filter((item) => item !== "Fe" && item !== "Mn");
    const round = judgedRounds(calendar, [{ day: "2026-06-10", items: part }], 2026, "2026-06-20")[0]!;
    expect([round.state, round.missing, round.counted]).toEqual(["partial", ["Fe", "Mn"], "2026-06-10"]);
    expect(judgedRounds(calendar, [{ day: "2026-06-10", items: part }, { day: "2026-07-31", items: whole }], 2026, "2026-09-01")[0]).toMatchObject({ state: "done", counted: "2026-07-31" });
    expect(judgedRounds(calendar, [{ day: "2026-08-01", items: whole }], 2026, "2026-09-01")[0]?.state).toBe("missed");
  });
  test("rounds that ended before the plan began are not asked for", () => {
    expect(judgedRounds(calendarOf("section-monthly"), [], 2026, "2026-05-20", "2026-03-01").map(({ number, state }) => [number, state]).slice(0, 3)).toEqual([[3, "missed"], [4, "missed"], [5, "due"]]);
  });

  const dayOf2 = fc.integer({ min: 0, max: 729 }).map((at) => new Date(Date.UTC(2025, 0, 1) + at * 86_400_000).toISOString().slice(0, 10));
  const anyCalendar = fc.constantFrom(...samplingProgrammes.flatMap(({ calendars }) => calendars));
  test("law: rounds do not overlap, each sample lies in at most one, and a round with a sample is never missed, due or upcoming", () => {
    fc.assert(fc.property(anyCalendar, fc.array(dayOf2, { maxLength: 20 }), dayOf2, (calendar, days, today) => {
      const rounds = judgedRounds(calendar, on(...days), 2026, today);
      for (const [at, { until }] of rounds.entries()) if (rounds[at + 1] !== undefined) expect(rounds[at + 1]!.from >= until).toBe(true);
      for (const day of days) expect(rounds.filter((round) => round.days.includes(day)).length).toBeLessThanOrEqual(1);
      for (const round of rounds) {
        expect(["missed", "due", "upcoming"].includes(round.state)).toBe(round.days.length === 0);
        if (round.state === "missed") expect(today >= round.until).toBe(true);
        if (round.counted !== null) expect(round.days).toContain(round.counted);
      }
    }));
  });
  test("law: both halves can be counted exactly when some pair of days lies four months apart", () => {
    const calendar = calendarOf("source-county-groundwater"), day = fc.integer({ min: 0, max: 364 }).map((at) => new Date(Date.UTC(2026, 0, 1) + at * 86_400_000).toISOString().slice(0, 10));
    fc.assert(fc.property(fc.array(day, { maxLength: 8 }), (days) => {
      const first = days.filter((one) => one < "2026-07-01"), second = days.filter((one) => one >= "2026-07-01");
      // another way: by the number of the month and day
      const far = (a: string, b: string): boolean => { const months = Number(b.slice(5, 7)) - Number(a.slice(5, 7)); return months > 4 || (months === 4 && (b.slice(8) >= a.slice(8) || Number(b.slice(8)) === new Date(Date.UTC(2026, Number(b.slice(5, 7)), 0)).getUTCDate())); };
      expect(judgedRounds(calendar, on(...days), 2026, "2027-01-01").filter(({ state }) => state === "done").length === 2).toBe(first.some((a) => second.some((b) => far(a, b))));
    }));
  });
});

describe("laboratories", () => {
  const versions = [laboratory(1, "2020-03-01", "2026-02-28", ["pH", "NH3-N"]), laboratory(2, "2026-03-15", "2032-03-14", ["pH"])];
  const kinds = (day: string, items: readonly string[]) => laboratoryFaults(versions, day, items).map(({ kind, items: own }) => [kind, ...own]);
  test("a certificate is asked on the day of the sample, its last day included", () => {
    expect(kinds("2026-02-28", ["pH", "NH3-N"])).toEqual([]);
    expect(kinds("2026-03-01", ["pH"])).toEqual([["not-valid"]]);
    expect(kinds("2026-03-15", ["pH"])).toEqual([]);
  });
  test("what is outside its scope on that day is named", () => {
    expect(kinds("2026-04-01", ["pH", "NH3-N", "As"])).toEqual([["scope", "NH3-N", "As"]]);
    expect(laboratoryFaults([], "2026-04-01", ["pH"]).map(({ kind }) => kind)).toEqual(["unknown"]);
  });
});
