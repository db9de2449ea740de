import { describe, expect, it } from "vitest";
import { bulletinBuilders, bulletinDueAt, bulletinMade, duePeriods, figuresOf, nextDue, revisionsOf, templateData, templateFields, type BulletinContent, type BulletinGround, type BulletinSchedule, type Figure, type FigureKey, type SubjectRow } from "@yunqing/domain";
import { district, point, reading, section, World } from "./statistics-world.js";

const both = (text: string) => ({ zh: text, en: text });
const subject = (of: SubjectRow["subject"], over: Partial<SubjectRow> = {}): SubjectRow => ({ subject: of, name: both(of.id), place: null, longitude: null, latitude: null, network: null, evaluated: true, body: null, chainage: null, functionZone: "", targetClass: null, items: ["PM2.5"], placePath: "", organisationPath: "", enterprise: null, ...over });
const ground = (over: Partial<BulletinGround>): BulletinGround => ({ period: { kind: "day", day: "2026-11-27" }, line: "reviewed", district: { id: "d", name: both("云冈区") }, simulated: false, madeAt: "2026-11-28T00:00:00.000Z", subjects: [], bodies: new Map(), sandstormDays: [], ...over });
const over = (world: World) => { const reader = figuresOf(world); return { figures: async (keys: readonly FigureKey[]): Promise<readonly Figure[]> => keys.map((key) => reader.figure(key)) }; };
const rows = (content: BulletinContent, id: string): readonly (readonly string[])[] => content.tables.find((one) => one.id === id)!.rows.map((cells) => cells.map(({ text }) => text));
/** Hours that go up and down by turns; their means: SO2 11, NO2 32, PM10 93, CO 0.9, PM2.5 52, and O3's highest eight hours 62. */
const turns: Readonly<Record<string, readonly [string, string]>> = { SO2: ["10", "12"], NO2: ["30", "34"], PM10: ["90", "96"], CO: ["0.8", "1.0"], O3: ["60", "64"], "PM2.5": ["50", "54"] };
const fill = (world: World, id: string, day: string, without: readonly string[] = []): void => { for (const [item, pair] of Object.entries(turns)) if (!without.includes(item)) world.putHours(point(id), item, day, Array.from({ length: 24 }, (_, at) => reading(pair[at % 2]!))); };

describe("the daily report of the air", () => {
  const made = async (day: string): Promise<BulletinContent> => {
    const world = new World();
    fill(world, "a", day); fill(world, "b", day, ["PM2.5"]); fill(world, "c", day, ["CO"]);
    world.putProgramme(point("c"), ["SO2", "NO2", "PM10", "O3", "PM2.5"]);
    return bulletinMade(bulletinBuilders["air-daily"].build, ground({ period: { kind: "day", day }, subjects: [subject(point("a")), subject(point("b")), subject(point("c")), subject(section("s"))] }), over(world));
  };
  it("is what HJ 633-2026 gives by hand", async () => {
    // SO2 11·50/50 = 11; NO2 32·50/40 = 40; PM10 50 + 43·50/70 = 80.7, up to 81; CO 0.9·50/2 = 22.5, up to 23; O3 62·50/100 = 31; PM2.5 50 + 17·50/25 = 84
    const content = await made("2026-11-27");
    expect(rows(content, "index")).toEqual([["a", "84", "PM₂.₅", "二级", "良", "黄色"], ["b", "NA", "NA", "NA", "NA", "NA"], ["c", "84", "PM₂.₅", "二级", "良", "黄色"]]);
    expect(rows(content, "concentration")).toEqual([["a", "11", "32", "93", "0.9", "62", "52"], ["b", "11", "32", "93", "0.9", "62", "NA"], ["c", "11", "32", "93", "/", "62", "52"]]);
    expect(rows(content, "sub-index")).toEqual([["a", "11", "40", "81", "23", "31", "84"], ["b", "11", "40", "81", "23", "31", "NA"], ["c", "11", "40", "81", "/", "31", "84"]]);
    expect([content.edition, content.title.zh, content.lead.zh]).toEqual(["HJ 633-2026", "云冈区空气质量日报", "2026年11月27日，a空气质量指数（AQI）为 84，二级（良），首要污染物为 PM₂.₅。"]);
    expect(content.charts[0]?.series[0]?.values).toEqual([84, null, 84]);
  });
  it("is what HJ 633-2012 gave by hand for a day of its time: two pollutants lead alike, and a missing one withholds nothing", async () => {
    // PM10 50 + 43·50/100 = 71.5, up to 72; PM2.5 50 + 17·50/40 = 71.25, up to 72
    const content = await made("2025-11-27");
    expect(rows(content, "index")).toEqual([["a", "72", "PM₁₀、PM₂.₅", "二级", "良", "黄色"], ["b", "72", "PM₁₀", "二级", "良", "黄色"], ["c", "72", "PM₁₀、PM₂.₅", "二级", "良", "黄色"]]);
    expect(content.edition).toBe("HJ 633-2012");
  });
  it("every number opens by a figure that the bulletin holds", async () => {
    const content = await made("2026-11-27"), keys = new Set(content.figures.map(({ key }) => key)), used = content.tables.flatMap(({ rows: all }) => all.flat()).flatMap(({ key }) => (key === null ? [] : [key]));
    expect(used.filter((key) => !keys.has(key))).toEqual([]);
    expect(content.tables[1]?.rows[0]?.[1]).toEqual({ text: "11", key: "reviewed|point:a|air-mean:SO2|day~2026-11-27" });
  });
  it("an hour has the hourly items: at 50 and below nothing leads", async () => {
    const world = new World();
    for (const [item, value] of [["SO2", "10"], ["NO2", "20"], ["PM10", "40"], ["CO", "0.5"], ["O3", "80"], ["PM2.5", "20"]] as const) world.putHour(point("a"), item, "2026-11-27", 10, reading(value));
    const content = await bulletinMade(bulletinBuilders["air-real-time"].build, ground({ period: { kind: "hour", day: "2026-11-27", hour: 10 }, subjects: [subject(point("a"))] }), over(world));
    // PM10 40, NO2 20·50/100 = 10, O3 80·50/160 = 25, PM2.5 20·50/35 = 28.6, up to 29
    expect(rows(content, "index")).toEqual([["a", "40", "—", "一级", "优", "绿色"]]);
    expect(rows(content, "sub-index")).toEqual([["a", "4", "10", "40", "5", "25", "29"]]);
  });
});

describe("monthly reports", () => {
  it("of the air: means, categories by day, and the district against last year, by hand", async () => {
    const world = new World();
    for (let date = 1; date <= 30; date++) { fill(world, "a", `2026-09-${String(date).padStart(2, "0")}`); }
    for (let date = 1; date <= 30; date++) world.putHours(point("a"), "PM2.5", `2025-09-${String(date).padStart(2, "0")}`, Array.from({ length: 24 }, () => reading("65")));
    world.putMember(district, point("a"));
    const content = await bulletinMade(bulletinBuilders["air-monthly"].build, ground({ period: { kind: "month", day: "2026-09-01" }, subjects: [subject(district), subject(point("a"))] }), over(world));
    expect(rows(content, "month").map((row) => row.slice(0, 7))).toEqual([["d", "52.0", "93.0", "11.0", "32.0", "0.90", "62.0"], ["a", "52.0", "93.0", "11.0", "32.0", "0.90", "62.0"]]);
    expect(rows(content, "categories")).toEqual([["d", "30", "0", "30", "0", "0", "0", "0"], ["a", "30", "0", "30", "0", "0", "0", "0"]]);
    expect(rows(content, "days")).toHaveLength(30);
    expect(rows(content, "days")[0]).toEqual(["2026-09-01", "84", "PM₂.₅", "二级", "良", "黄色"]);
    // (52.0 − 65) / 65 = −20.0 %; a year of the edition of 2013 has no decimal
    expect(rows(content, "compared")[0]?.slice(0, 5)).toEqual(["PM₂.₅", "µg/m³", "52.0", "65", "-20.0 %"]);
    expect(content.lead.zh).toBe("2026年9月，云冈区优良天数 30 天，优良天数比例 100.0%，PM₂.₅ 平均浓度 52.0 µg/m³。");
  });
  it("of surface water: classes, targets, the share, by table 1 of GB 3838-2002", async () => {
    const world = new World(), sample = (over_: Readonly<Record<string, string>>) => ({ day: "2026-09-10", packet: -1, quality: "reliable" as const, values: { pH: "8.0", DO: "7.0", CODMn: "5.0", COD: "15", "NH3-N": "0.40", TP: "0.08", ...over_ } });
    // COD 25 is class IV (20 < 25 ≤ 30), 0.25 times over 20; without it CODMn 5.0 is class III (4 < 5 ≤ 6)
    world.putSample(section("s1"), sample({ COD: "25" })); world.putSample(section("s2"), sample({}));
    for (const one of ["s1", "s2"]) world.putMember(district, section(one));
    const content = await bulletinMade(bulletinBuilders["water-monthly"].build, ground({ period: { kind: "month", day: "2026-09-01" }, subjects: [subject(district), subject(section("s1"), { targetClass: "III", body: "river" }), subject(section("s2"), { targetClass: "III", body: "river" })], bodies: new Map([["river", both("十里河")]]) }), over(world));
    expect(rows(content, "sections")).toEqual([["s1", "十里河", "Ⅲ类", "Ⅳ类", "轻度污染", "化学需氧量（0.25）", "未达标", "—", "—"], ["s2", "十里河", "Ⅲ类", "Ⅲ类", "良好", "—", "达标", "—", "—"]]);
    expect(rows(content, "share")[0]).toEqual(["本月", "50.0", "2", "1", "0"]);
    expect(rows(content, "means")[0]).toEqual(["s1", "8.0", "7.0", "5.0", "25", "—", "0.40", "0.08", "—"].map((text, at) => (at === 0 ? text : expect.stringContaining(text === "—" ? "—" : text.replace(/\.?0+$/, "")))));
    expect(content.lead.zh).toBe("2026年9月，云冈区参评断面 2 个，Ⅰ～Ⅲ类 1 个，优良比例 50.0%，劣Ⅴ类 0 个。");
  });
});

describe("what changed after it was taken", () => {
  it("is told with the places where it stands; what only belongs to nothing printed is not", async () => {
    const world = new World();
    fill(world, "a", "2026-11-27");
    const build = () => bulletinMade(bulletinBuilders["air-daily"].build, ground({ subjects: [subject(point("a"))] }), over(world)), before = await build();
    const now = async () => new Map((await build()).figures.map((one) => [one.key, one]));
    expect(revisionsOf(before, await now())).toEqual([]);
    world.putHours(point("a"), "PM2.5", "2026-11-27", Array.from({ length: 24 }, () => reading("61")));
    // PM2.5 61: 100 + 1·50/55 = 100.9, up to 101
    expect(revisionsOf(before, await now()).map(({ before: then, now: today, where }) => [then, today, where[0]])).toEqual([["84", "101", "空气质量指数 a AQI"], ["52", "61", "日均浓度（O₃ 为日最大8小时平均） a PM₂.₅"]]);
  });
});

describe("schedules", () => {
  const schedule = (over_: Partial<BulletinSchedule> = {}): BulletinSchedule => ({ id: "s", by: "u", at: "2026-11-20T00:00:00.000Z", district: "d", organisationPath: "", placePath: "", enterprise: null, kind: "air-daily", seq: 1, active: true, line: "real-time", day: null, at24: "08:30", reason: "", ...over_ });
  const at = (ms: number): string => new Date(ms).toISOString();
  it("a day falls due the next morning in Beijing, a month on its day of the next", () => {
    expect(at(bulletinDueAt({ kind: "air-daily", day: null, at24: "08:30" }, "2026-11-27"))).toBe("2026-11-28T00:30:00.000Z");
    expect(at(bulletinDueAt({ kind: "air-monthly", day: 5, at24: "00:00" }, "2026-02-01"))).toBe("2026-03-04T16:00:00.000Z");
    expect(at(bulletinDueAt({ kind: "water-monthly", day: 28, at24: "23:59" }, "2025-12-01"))).toBe("2026-01-28T15:59:00.000Z");
  });
  it("whoever stood still catches up, from when the schedule was set, and not before the minute has come", () => {
    expect(duePeriods(schedule(), "2026-11-23T00:29:59.000Z").map(({ period }) => period)).toEqual(["2026-11-19", "2026-11-20", "2026-11-21"]);
    expect(duePeriods(schedule(), "2026-11-23T00:30:00.000Z").map(({ period }) => period)).toEqual(["2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"]);
    expect(duePeriods(schedule({ at: "2026-11-23T00:30:00.000Z" }), "2026-11-23T01:00:00.000Z")).toEqual([]);
    expect(duePeriods(schedule({ kind: "air-monthly", day: 5, at: "2026-08-01T00:00:00.000Z" }), "2026-11-28T00:00:00.000Z").map(({ period }) => period)).toEqual(["2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01"]);
    expect(duePeriods(schedule({ active: false }), "2026-11-28T00:30:00.000Z")).toEqual([]);
    expect(duePeriods(schedule({ at: "2020-01-01T00:00:00.000Z" }), "2026-11-28T00:30:00.000Z")).toHaveLength(31);
  });
  it("tells when it falls due next", () => {
    expect(nextDue(schedule(), "2026-11-28T00:29:00.000Z")).toEqual({ period: "2026-11-27", dueAt: Date.parse("2026-11-28T00:30:00.000Z") });
    expect(nextDue(schedule(), "2026-11-28T00:30:00.000Z")).toEqual({ period: "2026-11-28", dueAt: Date.parse("2026-11-29T00:30:00.000Z") });
    expect(nextDue(schedule({ kind: "water-monthly", day: 5 }), "2026-12-31T17:00:00.000Z")?.period).toBe("2026-12-01");
    expect(nextDue(schedule({ active: false }), "2026-11-28T00:30:00.000Z")).toBeNull();
  });
});

describe("what templates may name", () => {
  it.each(["air-daily", "air-monthly", "water-monthly"] as const)("%s: every tag is filled, and tags of one table differ", async (kind) => {
    const { shape, build } = bulletinBuilders[kind], fields = templateFields(shape), content = await bulletinMade(build, ground({ period: { kind: kind === "air-daily" ? "day" : "month", day: "2026-09-01" }, subjects: [subject(district), subject(point("a")), subject(section("s1"))] }), over(new World())), data = templateData(content, 1);
    expect(fields.filter(({ tag, what }) => what !== "chart" && !Object.hasOwn(data, tag))).toEqual([]);
    expect(new Set(fields.map(({ tag }) => tag)).size).toBe(fields.length);
    for (const { tag, what, columns } of fields) if (what === "table") {
      expect(new Set(columns.map((one) => one.tag)).size, tag).toBe(columns.length);
      const [first] = data[tag] as readonly Readonly<Record<string, string>>[];
      if (first !== undefined) expect(Object.keys(first).sort(), tag).toEqual(columns.map((one) => one.tag).sort());
    }
    for (const { columns, rows: all } of content.tables) for (const cells of all) expect(cells).toHaveLength(columns.length);
  });
});
