import { describe, expect, it } from "vitest";
import { AnalysisDesk, Forbidden, NotFound, Refused, type Actor, type AnalysisAnswer, type AnalysisQuery, type DayOfHours, type HourValue, type Line, type Quality, type Subject, type SubjectRow, type WaterSample } from "@yunqing/domain";
import { MemoryStore } from "./memory-store.js";
import { clerk, director, eastTown, mill, monitoredPack, officer, publicPerson, westTown } from "./small-monitoring.js";

const bureau = "government/bureau", row = (kind: Subject["kind"], id: string, over: Partial<SubjectRow> = {}): SubjectRow => ({ subject: { kind, id }, name: { zh: id, en: id }, place: null, longitude: null, latitude: null, network: null, evaluated: true, body: null, chainage: null, functionZone: "", targetClass: null, items: [], placePath: "990001/east", organisationPath: bureau, enterprise: null, ...over });
const rows = [row("point", "east"), row("point", "west", { placePath: "990001/west" }), row("section", "lower", { chainage: "30", body: "river" }), row("section", "upper", { chainage: "4.5", body: "river" }), row("section", "nowhere", { body: "river", placePath: "990001/west" }), row("river", "river"), row("district", "hill", { placePath: "990001" })];
type Hour = (day: string, hour: number) => HourValue | null;
const good = (value: number | string, quality: Quality = "reliable"): HourValue => ({ value: String(value), quality, packet: 1 });

/** Values by subject and item; a desk over figures that are nothing but these. */
function deskOver(series: Readonly<Record<string, Hour>>, samples: Readonly<Record<string, readonly WaterSample[]>> = {}) {
  const store = new MemoryStore(monitoredPack(), () => "2026-11-28T02:00:00.000Z"), asked: Line[] = [];
  const desk = new AnalysisDesk({
    store, clock: { now: () => "2026-11-28T02:00:00.000Z", id: () => "i" },
    figures: {
      subjects: async () => rows, members: async () => [{ kind: "section", id: "lower" }, { kind: "section", id: "upper" }, { kind: "section", id: "nowhere" }], samples: async ({ id }) => samples[id] ?? [],
      settings: async () => ({ countsDoubtful: { "real-time": true, reviewed: false } }) as never,
      hours: async (subject, item, from, until, line) => {
        asked.push(line);
        const of = series[`${subject.id} ${item}`], days: { day: string; hours: DayOfHours }[] = [];
        for (let at = Date.parse(`${from}T00:00:00Z`); at < Date.parse(`${until}T00:00:00Z`); at += 86_400_000) { const day = new Date(at).toISOString().slice(0, 10); days.push({ day, hours: Array.from({ length: 24 }, (_, hour) => of?.(day, hour + 1) ?? null) }); }
        return days;
      },
    },
  });
  return { desk, store, asked };
}
const ask = (over: Partial<AnalysisQuery> = {}): AnalysisQuery => ({ kind: "calendar", subjects: "point:east", items: "PM10", from: "2024-01-01", until: "2024-01-03", line: "real-time", ...over });
const chart = <K extends AnalysisAnswer["chart"]["kind"]>(answer: AnalysisAnswer, kind: K) => { if (answer.chart.kind !== kind) throw new Error(answer.chart.kind); return answer.chart as Extract<AnalysisAnswer["chart"], { kind: K }>; };
const texts = (answer: AnalysisAnswer) => answer.table.rows.map((cells) => cells.map((cell) => (typeof cell === "string" ? cell : cell.zh)));

describe("who may analyse", () => {
  const { desk, store } = deskOver({ "east PM10": () => good(1), "west PM10": () => good(2) });
  it("shows what lies in the scope", async () => { for (const actor of [director, clerk, officer, eastTown] satisfies Actor[]) expect((await desk.analyse(actor, ask())).coverage.have, actor.user).toBe(48); });
  it("hides what lies outside, also beside what does not, and puts the refusal on record", async () => {
    await expect(desk.analyse(westTown, ask())).rejects.toThrow(NotFound); await expect(desk.analyse(eastTown, ask({ kind: "comparison", subjects: "point:east,point:west" }))).rejects.toThrow(NotFound);
    await expect(desk.analyse(mill, ask())).rejects.toThrow(NotFound); await expect(desk.analyse(director, ask({ subjects: "point:none" }))).rejects.toThrow(NotFound);
    await expect(desk.analyse(publicPerson, ask())).rejects.toThrow(Forbidden);
    await expect(desk.taken(publicPerson, ask())).rejects.toThrow(Forbidden); await expect(desk.taken(westTown, ask())).rejects.toThrow(NotFound);
    expect(store.rows.audit.map(({ actor, action, result }) => `${actor} ${action} ${result}`)).toEqual(["west monitor.read refused", "east monitor.read refused", "mill monitor.read refused", "director monitor.read refused", "public monitor.read refused", "public table.export refused", "west table.export refused"]);
  });
  it("gives the table away with what it was asked, and its method", async () => {
    const model = await desk.taken(director, ask());
    expect(model).toMatchObject({ name: "analysis", title: { zh: "east 可吸入颗粒物 日历图" }, rows: [["2024-01-01", "east", "1", "24"], ["2024-01-02", "east", "1", "24"]] });
    expect(store.rows.audit.at(-1)).toMatchObject({ actor: "director", action: "table.export", subject: "point:east", result: "done" });
    expect(model.filter.zh).toContain("2024-01-01 至 2024-01-03（不含）"); expect(model.filter.zh).toContain("计入 48/48"); expect(model.filter.zh).toContain("HJ 663");
  });
});

describe("what is asked", () => {
  const { desk } = deskOver({});
  it.each([
    ["no subject", { subjects: "," }, "subjects"], ["five calendars", { subjects: "point:a,point:b,point:c,point:d,point:e" }, "subjects"], ["what is no subject", { subjects: "ship:1" }, "subjects"], ["two items", { items: "PM10,O3" }, "items"], ["no item", { items: "" }, "items"],
    ["a comparison of one", { kind: "comparison" }, "subjects"], ["a correlation of one", { kind: "correlation" }, "items"], ["a day that is none", { from: "2024-02-30" }, "from"], ["an end before the beginning", { until: "2024-01-01" }, "until"], ["too long a span", { from: "1980-01-01" }, "until"],
    ["a district, which has no hours", { subjects: "district:hill" }, "subjects"], ["a long section of an air station", { kind: "long-section" }, "subjects"],
  ] as const)("refuses %s at its field", async (_name, over, field) => {
    const fault = await desk.analyse(director, ask(over as Partial<AnalysisQuery>)).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Refused); expect((fault as Refused).code).toBe("analysis/bad-query"); expect((fault as Refused).errors.map((one) => one.field)).toContain(field);
  });
  it("takes 14,640 days and refuses one more", async () => {
    await expect(desk.analyse(director, ask({ from: "1980-01-01", until: "2020-01-31" }))).resolves.toBeDefined();
    await expect(desk.analyse(director, ask({ from: "1980-01-01", until: "2020-02-01" }))).rejects.toThrow(Refused);
  });
});

describe("known answers", () => {
  it("counts doubtful values in real time and not in the reviewed line, unreliable ones and faults never", async () => {
    const { desk, asked } = deskOver({ "east PM10": (_day, hour) => (hour <= 20 ? good(10) : hour === 21 ? good(31, "doubtful") : hour === 22 ? good(900, "unreliable") : hour === 23 ? good("") : null) });
    const now = await desk.analyse(director, ask({ until: "2024-01-02" })), reviewed = await desk.analyse(director, ask({ until: "2024-01-02", line: "reviewed" }));
    expect([now.coverage, texts(now)]).toEqual([{ have: 21, of: 24, leftOut: 2, what: "hours" }, [["2024-01-01", "east", "11", "21"]]]);
    expect([reviewed.coverage.have, reviewed.coverage.leftOut, texts(reviewed)]).toEqual([20, 3, [["2024-01-01", "east", "10", "20"]]]); expect(asked).toEqual(["real-time", "reviewed"]);
    expect(now.method.zh).toContain("存疑值计入"); expect(reviewed.method.zh).toContain("存疑值不计");
  });
  it("finds the wind from the east and what it brings", async () => {
    const { desk } = deskOver({ "east wind-speed": (_day, hour) => good(hour <= 6 ? 0.1 : hour <= 12 ? 2.5 : 4), "east wind-direction": (_day, hour) => good(hour <= 12 ? 90 : 181), "east PM10": (_day, hour) => good(hour <= 6 ? 80 : hour <= 12 ? 100 : 20) });
    const rose = await desk.analyse(director, ask({ kind: "wind-rose", items: "", until: "2024-01-02" })), drawn = chart(rose, "rose");
    expect([drawn.calm, drawn.bounds, drawn.sectors[4]?.classes, drawn.sectors[8]?.classes]).toEqual([25, [0, 1.6, 3.4, 5.5, 8], [0, 25, 0, 0, 0], [0, 0, 50, 0, 0]]);
    expect(texts(rose)[4]).toEqual(["东", "90", "6", "25.0", "2.5", "0.0", "25.0", "0.0", "0.0", "0.0"]);
    const pollution = await desk.analyse(director, ask({ kind: "pollution-rose", until: "2024-01-02" }));
    expect(texts(pollution)[4]?.slice(0, 5)).toEqual(["东", "90", "6", "25.0", "100"]); expect(pollution.facts.map(({ value }) => value)).toEqual(["24", "25.0%", "80 µg/m³"]);
    expect(chart(await desk.analyse(director, ask({ kind: "polar", until: "2024-01-02" })), "polar").cells).toEqual([{ sector: 9, ring: 2, value: 100 }, { sector: 18, ring: 4, value: 20 }]);
  });
  it("finds a rise of two a year under seasons", async () => {
    const { desk } = deskOver({ "east PM10": (day) => good(100 + 2 * (Number(day.slice(0, 4)) - 2020) + 40 * Math.cos((Number(day.slice(5, 7)) * Math.PI) / 6)) });
    const trend = await desk.analyse(director, ask({ kind: "trend", from: "2020-01-01", until: "2025-01-01" }));
    expect(trend.facts[0]).toEqual({ label: { zh: "east 斜率（每年）", en: "east slope a year" }, value: "2 µg/m³ [2, 2]" }); expect(trend.facts[1]?.value).toBe("<0.001"); expect(trend.table.rows).toHaveLength(60); expect(trend.method.zh).toContain("未作自相关校正");
  });
  it("compares a station that reads twice and one more", async () => {
    const { desk } = deskOver({ "east PM10": (_day, hour) => good(hour), "west PM10": (_day, hour) => (hour === 24 ? null : good(2 * hour + 1)) });
    const made = await desk.analyse(director, ask({ kind: "comparison", subjects: "point:east,point:west", until: "2024-01-02" }));
    // of 1…23: bias is the mean of x + 1 = 13; squares of 2…24 add up to 4899
    expect(made.facts.map(({ value }) => value)).toEqual(["23", "13 µg/m³", "14.59 µg/m³", "y = 2x + 1", "1.000"]); expect(14.59).toBeCloseTo(Math.sqrt(4899 / 23), 2);
    const matrix = chart(await desk.analyse(director, ask({ kind: "correlation", subjects: "point:east,point:west", until: "2024-01-02" })), "matrix");
    expect(matrix.cells.find(({ row: a, column }) => a === 0 && column === 1)?.value).toBeCloseTo(1, 12); expect(matrix.cells).toHaveLength(4);
  });
  it("thins points evenly and always the same, while all are counted", async () => {
    const { desk } = deskOver({ "east PM10": (_day, hour) => good(hour), "west PM10": (_day, hour) => good(hour) }), query = ask({ kind: "comparison", subjects: "point:east,point:west", until: "2024-12-31" });
    const first = chart(await desk.analyse(director, query), "scatter"), again = chart(await desk.analyse(director, query), "scatter");
    expect(first.all).toBe(8760); expect(first.points).toHaveLength(1460); expect(again.points).toEqual(first.points);
  });
  it("goes down the river by chainage with half of what is not detected, past what is not seen", async () => {
    const sample = (value: string, quality: Quality = "reliable"): WaterSample => ({ day: "2024-01-01", values: { "NH3-N": value }, quality, packet: 1 });
    const { desk } = deskOver({}, { upper: [sample("0.04L"), sample("0.10")], lower: [sample("1.2"), sample("1.6"), sample("99", "unreliable"), { ...sample("x"), values: {} }], nowhere: [sample("9")] }), query = ask({ kind: "long-section", subjects: "river:river", items: "NH3-N" });
    const all = await desk.analyse(director, query), drawn = chart(all, "lines");
    expect(texts(all)).toEqual([["upper", "4.5", "2", "1", "0.06", "0.02", "0.1"], ["lower", "30", "2", "0", "1.4", "1.2", "1.6"], ["nowhere", "—", "1", "0", "9", "9", "9"]]); expect(all.coverage).toEqual({ have: 5, of: null, leftOut: 1, what: "samples" });
    expect(drawn.panels[0]?.series.slice(1).map(({ values }) => values[0])).toEqual([0.15, 0.5, 1, 1.5, 2]);      // GB 3838-2002 table 1, ammonia nitrogen
  });
  it("shares of months, boxes and rhythm of a day of 24 hours", async () => {
    const { desk } = deskOver({ "east PM10": (day, hour) => (day === "2024-01-01" ? good(hour) : null), "east O3": (day, hour) => (day === "2024-02-01" && hour <= 12 ? good(1) : null) });
    expect(texts(await desk.analyse(director, ask({ kind: "completeness", items: "PM10,O3", from: "2024-01-31", until: "2024-02-02" })))).toEqual([["east", "可吸入颗粒物", "2024-01", "0", "24", "0.0"], ["east", "可吸入颗粒物", "2024-02", "0", "24", "0.0"], ["east", "臭氧", "2024-01", "0", "24", "0.0"], ["east", "臭氧", "2024-02", "12", "24", "50.0"]]);
    expect(texts(await desk.analyse(director, ask({ kind: "box" })))).toEqual([["east", "1", "24", "1", "6.75", "12.5", "18.25", "24", "0", "12.5"]]);
    const rhythm = await desk.analyse(director, ask({ kind: "time-variation" })), drawn = chart(rhythm, "lines");
    expect(drawn.panels.map(({ categories }) => categories.length)).toEqual([24, 7, 12]); expect(drawn.panels[0]?.series[0]?.values[6]).toBe(7); expect(drawn.panels[1]?.series[0]?.values).toEqual([12.5, null, null, null, null, null, null]);
  });
});
