import { describe, expect, it } from "vitest";
import { BoardDesk, Forbidden, keyText, Refused, type Actor, type BoardDeskPorts, type BoardTarget, type Figure, type FigureKey, type FigureOffice, type PointLimit, type SubjectRow } from "@yunqing/domain";
import { exact } from "@yunqing/standards";
import { MemoryStore } from "./memory-store.js";
import { auditor, clerk, director, eastTown, elsewhere, ended, mill, monitoredPack, officer, publicPerson, smithy, systemAdministrator, westTown } from "./small-monitoring.js";

const now = "2026-11-28T02:07:00.000Z", both = (text: string) => ({ zh: text, en: text });
const subject = (kind: SubjectRow["subject"]["kind"], id: string, place: string | null, over: Partial<SubjectRow> = {}): SubjectRow => ({ subject: { kind, id }, name: both(id), place, longitude: null, latitude: null, network: null, evaluated: true, body: null, chainage: null, functionZone: "", targetClass: null, items: [], placePath: place === null ? "990001" : `990001/${place}`, organisationPath: "government/bureau", enterprise: null, ...over });
const subjects = [
  subject("point", "air-east", "east", { items: ["PM2.5"] }), subject("point", "air-west", "west", { items: ["PM2.5"] }), subject("point", "noise", "east", { items: ["Leq"] }), subject("district", "hill", null, { items: ["PM2.5"] }),
  subject("section", "section-east", "east", { targetClass: "III" }), subject("section", "section-west", "west"),
  subject("stack-outlet", "stack", "east", { items: ["SO2", "O2", "flow", "flue-temperature"], enterprise: "mill" }), subject("sewage-outlet", "sewer", "west", { items: ["COD", "pH"], enterprise: "smithy" }),
];
type Typed = Readonly<Record<string, readonly [value: string | null, unit: string, reason?: string]>>;
/** An office of figures that has what was typed, by the end of its key, and nothing else; subjects are in scope or not by themselves. */
const officeOf = (typed: Typed): FigureOffice & { readonly asked: string[] } => {
  const asked: string[] = [], figure = (key: FigureKey): Figure => {
    const text = keyText(key), [value, unit, reason] = typed[text] ?? [null, ""];
    asked.push(text);
    return { key, value, exact: value === null || !/^-?[\d.]+$/.test(value) ? null : exact(value), unit, validity: { state: value === null ? "invalid" : "valid", reason: reason === undefined ? (value === null ? both("缺失") : null) : both(reason) }, coverage: { have: 1, of: 1, what: "hours" }, edition: null, clauses: [], detail: null, inputs: [], lineage: { name: both("x"), value, unit, origin: "computed", inputs: [] } };
  }, never = () => Promise.reject(new Error("not asked here"));
  return { asked, figures: async (keys) => keys.map(figure), subjects: async () => subjects, sandstormDays: async () => ["2026-03-20"], opened: never, hours: never, cells: never, samples: never, members: never, settings: never, onChange: () => () => undefined, publish: never, published: never };
};
const limit = (item: string, basis: PointLimit["basis"], value: string, unit: string, until: string | null = null): PointLimit => ({ item, basis, op: until === null ? "<=" : "range", value, until, unit, document: "排污许可证" });
const desk = (typed: Typed, { limits = {}, targets }: { readonly limits?: Readonly<Record<string, readonly PointLimit[]>>; readonly targets?: readonly BoardTarget[] } = {}) => {
  const figures = officeOf(typed), profiles = new Map(Object.entries(limits).map(([point, own]) => [point, { limits: own }]));
  const ports: BoardDeskPorts = { store: new MemoryStore(monitoredPack(), () => now), observations: { readings: async () => [] }, clock: { now: () => now, id: () => "x" }, figures, network: { network: async () => ({ points: [], profiles, bodies: [] }) as never, sampling: async () => ({ rows: [] }) as never }, ...(targets === undefined ? {} : { targets: async () => targets }) };
  return { board: new BoardDesk(ports), asked: figures.asked };
};
const query = { line: "real-time" } as const;
const code = (act: Promise<unknown>): Promise<string> => act.then(() => "answered", (error: unknown) => { if (error instanceof Forbidden || error instanceof Refused) return error.code; throw error; });

describe("who sees what of the state", () => {
  const all = ["air-east", "air-west", "hill"], cases: readonly (readonly [string, Actor, air: readonly string[] | "access/forbidden", water: readonly string[], outlets: readonly string[]])[] = [
    ["director", director, all, ["section-east", "section-west"], ["stack", "sewer"]], ["clerk", clerk, all, ["section-east", "section-west"], ["stack", "sewer"]], ["duty officer", officer, all, ["section-east", "section-west"], ["stack", "sewer"]],
    ["the town of the east", eastTown, ["air-east"], ["section-east"], ["stack"]], ["the town of the west", westTown, ["air-west"], ["section-west"], ["sewer"]],
    ["the mill", mill, [], [], ["stack"]], ["the smithy", smithy, [], [], ["sewer"]],
    ...([["public", publicPerson], ["system administrator", systemAdministrator], ["auditor", auditor], ["of another district", elsewhere], ["ended", ended]] as const).map(([name, who]) => [name, who, "access/forbidden", [], []] as const),
  ];
  it.each(cases)("%s", async (_, who, air, water, outlets) => {
    const { board } = desk({});
    if (air === "access/forbidden") { expect([await code(board.air(who, query)), await code(board.water(who, query)), await code(board.groundwater(who, query)), await code(board.sources(who, query))]).toEqual(Array(4).fill("access/forbidden")); return; }
    expect([(await board.air(who, query)).rows.map(({ id }) => id), (await board.water(who, query)).sections.map(({ id }) => id), (await board.sources(who, query)).rows.map(({ id }) => id)]).toEqual([air, water, outlets]);
  });
  it("no figure of another town is even asked for", async () => {
    const { board, asked } = desk({});
    await board.air(eastTown, query);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((key) => !key.includes("point:air-east"))).toEqual([]);
  });
});

describe("what is answered", () => {
  it("the last whole hour, yesterday's day, and days that are no day up to today refused", async () => {
    const { board } = desk({ "real-time|point:air-east|air-index|hour~2026-11-28~10": ["63", ""], "real-time|point:air-east|air-mean:PM2.5|day~2026-11-27": ["45", "µg/m³"] }), air = await board.air(director, query), east = air.rows.find(({ id }) => id === "air-east");
    expect([air.hour, air.shownDay, air.sandstormDays, east?.hour.value, east?.dayValues.map(({ value }) => value)]).toEqual([{ day: "2026-11-28", hour: 10 }, "2026-11-27", ["2026-03-20"], "63", [null, null, null, null, null, "45"]]);
    for (const day of ["2026-11-29", "2026-02-30", "x"]) expect(await code(board.air(director, { ...query, day }))).toBe("board/bad-day");
    expect((await board.air(director, { ...query, day: "2026-05-01" })).shownDay).toBe("2026-05-01");
  });
  it("a section without a target class has no distance to it; one with, has", async () => {
    const { board, asked } = desk({}), water = await board.water(director, query);
    expect(water.sections.map(({ target }) => target === null)).toEqual([false, true]);
    expect(asked.filter((one) => one.includes("target-distance")).map((one) => one.split("|")[1])).toEqual(["section:section-east"]);
  });
  it("without targets of the plan none is shown; with, the comparator decides, so 30 does not keep “below 30”", async () => {
    expect((await desk({}).board.air(director, query)).targets).toEqual([]);
    const target = (op: BoardTarget["op"]): BoardTarget => ({ subject: { kind: "district", id: "hill" }, statistic: "air-mean", item: "PM2.5", op, target: "30", unit: "µg/m³", year: 2025, label: both("细颗粒物") });
    const { asked, board } = desk({}, { targets: [target("<")] });
    await board.air(director, query);
    const key = asked.find((one) => one.includes("target-distance")) ?? "", with0 = { [key]: ["0", "µg/m³"] } as const;
    const rows = async (who: Actor, op: BoardTarget["op"]) => (await desk(with0, { targets: [target(op)] }).board.air(who, query)).targets;
    expect((await rows(director, "<")).map(({ kept, passed, op }) => [kept, passed, op])).toEqual([[false, true, "<"]]);
    expect((await rows(director, "<=")).map(({ kept }) => kept)).toEqual([true]);
    expect(await rows(eastTown, "<")).toEqual([]);
  });
});

describe("outlets against their limits", () => {
  const at = (outlet: string, item: string, period: string) => `real-time|${outlet}|outlet-mean:${item}|${period}`;
  it("hour and day are judged each by its own limit, hours and days over are counted, and gas parameters are no rows", async () => {
    const { board } = desk({
      [at("stack-outlet:stack", "SO2", "hour~2026-11-28~8")]: ["51", "mg/m³"], [at("stack-outlet:stack", "SO2", "hour~2026-11-28~9")]: ["50", "mg/m³"], [at("stack-outlet:stack", "SO2", "hour~2026-11-28~10")]: ["50.1", "mg/m³"],
      [at("stack-outlet:stack", "SO2", "day~2026-11-27")]: ["34.9", "mg/m³"], [at("stack-outlet:stack", "SO2", "day~2026-11-03")]: ["35.1", "mg/m³"], [at("stack-outlet:stack", "SO2", "day~2026-10-31")]: ["99", "mg/m³"],
    }, { limits: { stack: [limit("SO2", "hour", "0.05", "g/m³"), limit("SO2", "day", "35", "mg/m³")] } });
    const [stack] = (await board.sources(mill, query)).rows;
    expect(stack?.items.map(({ item }) => item)).toEqual(["SO2"]);
    expect(stack?.items[0]).toMatchObject({ hourState: "broken", dayState: "kept", exceedingHours: 2, exceedingDays: 1, hourLimit: "≤0.05 g/m³", dayLimit: "≤35 mg/m³", document: "排污许可证" });
  });
  it("a limit in a unit that cannot be brought to the value's judges nothing; no limit is no judgement", async () => {
    const { board } = desk({ [at("sewage-outlet:sewer", "COD", "hour~2026-11-28~10")]: ["80", "mg/L"], [at("sewage-outlet:sewer", "pH", "hour~2026-11-28~10")]: ["9.2", ""] }, { limits: { sewer: [limit("COD", "hour", "50", "kg/h"), limit("pH", "hour", "6", "无量纲", "9")] } });
    const items = (await board.sources(smithy, query)).rows[0]?.items;
    expect(items?.map(({ item, hourState, dayState, exceedingHours }) => [item, hourState, dayState, exceedingHours])).toEqual([["COD", "units", null, null], ["pH", "broken", null, 1]]);
  });
  it("an outlet is stopped where the last hours say so, silent where nothing came, else running", async () => {
    const states = async (typed: Typed) => (await desk(typed).board.sources(mill, query)).rows.map(({ state }) => state);
    expect(await states({})).toEqual(["silent"]);
    expect(await states({ [at("stack-outlet:stack", "SO2", "hour~2026-11-28~10")]: [null, "", "停运"] })).toEqual(["stopped"]);
    expect(await states({ [at("stack-outlet:stack", "SO2", "hour~2026-11-28~9")]: ["1", "mg/m³"] })).toEqual(["running"]);
  });
});
