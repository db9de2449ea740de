import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { BulletinDesk, EvidenceRefused, figuresOf, Forbidden, keyOfText, keyText, lineageInFull, NotFound, Refused, type Actor, type BulletinDeskPorts, type FigureKey, type FigureOffice, type SubjectRow, type TemplateFault } from "@yunqing/domain";
import { MemoryStore } from "./memory-store.js";
import { actor, auditor, clerk, director, grant, pack, publicPerson, reviewer, town1 } from "./small-district.js";
import { point, reading, World } from "./statistics-world.js";

const both = (text: string) => ({ zh: text, en: text }), day = "2026-11-27", firm = actor("firm", null, grant("firm", "", { enterprise: "mill" }));
const row = (of: SubjectRow["subject"], over: Partial<SubjectRow> = {}): SubjectRow => ({ subject: of, name: both(of.id), place: null, longitude: null, latitude: null, network: null, evaluated: true, body: null, chainage: null, functionZone: "", targetClass: null, items: ["PM2.5"], placePath: "990001", organisationPath: "government/bureau", enterprise: null, ...over });
const turns: Readonly<Record<string, readonly [string, string]>> = { SO2: ["10", "12"], NO2: ["30", "34"], PM10: ["90", "96"], CO: ["0.8", "1.0"], O3: ["60", "64"], "PM2.5": ["50", "54"] };
const fault: TemplateFault = { code: "word/unknown-tag", where: both("正文"), what: both("没有标记“甲”"), next: both("看清单") };

function office(now = "2026-11-28T01:00:00.000Z") {
  const world = new World(), time = { now }, store = new MemoryStore(pack(), () => time.now), files = new Map<string, Uint8Array>();
  let count = 0;
  for (const [item, pair] of Object.entries(turns)) for (const line of ["reviewed", "real-time"] as const) world.putHours(point("a"), item, day, Array.from({ length: 24 }, (_, at) => reading(pair[at % 2]!)), line);
  const reader = () => figuresOf(world), never = () => Promise.reject(new Error("not asked here"));
  const figures: FigureOffice = {
    figures: async (keys) => { const own = reader(); return keys.map((key) => own.figure(key)); }, opened: async (key, depth = 1) => { const own = reader(), figure = own.figure(key), lineage = lineageInFull(figure, (one: FigureKey) => own.figure(one), depth); return { ...figure, lineage }; },
    subjects: async () => [row(point("a"))], members: async () => [], sandstormDays: async () => [], hours: never, cells: never, samples: never, settings: never, onChange: () => () => undefined, publish: never, published: never,
  };
  const ports: BulletinDeskPorts = {
    store, figures, clock: { now: () => time.now, id: () => `made-${++count}` }, network: { network: async () => ({ bodies: [] }) as never }, digest: (text) => createHash("sha256").update(text).digest("hex"),
    why: { view: async (_actor, key) => { const figure = reader().figure(keyOfText(key)); return { key, value: figure.value, unit: figure.unit, validity: figure.validity, coverage: figure.coverage, edition: figure.edition, clauses: figure.clauses, detail: figure.detail, exact: null, name: both("x"), lineage: figure.lineage, inputs: figure.inputs.map(keyText), published: false }; } },
    vault: {
      put: async (name, type, bytes) => { const parts: Uint8Array[] = []; for await (const part of bytes) parts.push(part); const whole = Buffer.concat(parts), hash = createHash("sha256").update(whole).digest("hex"); if (whole.toString().includes("macro")) throw new EvidenceRefused("evidence/macros", "宏", "macros"); files.set(hash, whole); return { hash, name, type, bytes: whole.length, thumbnail: false }; },
      open: async (hash) => { const bytes = files.get(hash); return bytes === undefined ? null : { type: "docx", bytes: bytes.length, stream: (async function* () { yield bytes; })() }; },
    },
    papers: { standard: async () => Buffer.from("standard"), faults: async (bytes) => (Buffer.from(bytes).toString().includes("bad") ? [fault] : []), drawn: async (template, content, issue) => Buffer.from(`${Buffer.from(template).toString()}|${issue}|${content.tables[0]?.rows[0]?.map(({ text }) => text).join(",") ?? ""}`) },
  };
  return { desk: new BulletinDesk(ports), store, world, time, put: (item: string, value: string) => { world.putHours(point("a"), item, day, Array.from({ length: 24 }, () => reading(value)), "real-time"); } };
}
const code = (act: Promise<unknown>): Promise<string> => act.then(() => "done", (error: unknown) => { if (error instanceof Forbidden || error instanceof NotFound || error instanceof Refused || error instanceof EvidenceRefused) return error.code; throw error; });
const make = (id: string, over: object = {}) => ({ id, kind: "air-daily" as const, period: day, line: "real-time" as const, reason: "", ...over });
const textOf = async (bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<string> => { if (bytes instanceof Uint8Array) return Buffer.from(bytes).toString(); const parts: Uint8Array[] = []; for await (const part of bytes) parts.push(part); return Buffer.concat(parts).toString(); };

describe("the way of a bulletin", () => {
  it("is made by one, submitted, sent back with a reason, published by another, and then stays as it is while its figures are revised", async () => {
    const { desk, put, store } = office();
    const draft = await desk.make(clerk, make("b1"));
    expect([draft.state, draft.content.tables[0]?.rows[0]?.map(({ text }) => text), draft.may]).toEqual(["draft", ["a", "84", "PM₂.₅", "二级", "良", "黄色"], ["refresh", "submit"]]);
    const seen = draft.digest, move = (who: Actor, id: string, word: "refresh" | "submit" | "return" | "publish", note = "", digest = seen) => desk.move(who, "b1", { id, move: word, seen: digest, note });
    expect(await code(move(reviewer, "m0", "publish"))).toBe("bulletin/not-now");
    await move(clerk, "m1", "submit");
    expect(await code(move(clerk, "m2", "publish"))).toBe("bulletin/own-work");
    expect(await code(move(reviewer, "m3", "return"))).toBe("bulletin/bad-entry");
    expect((await desk.detail(clerk, "b1")).may).toEqual([]);
    await move(reviewer, "m4", "return", "请核对点位名称");
    await move(clerk, "m5", "submit");
    const published = await move(reviewer, "m6", "publish", "同意");
    expect([published.state, published.revisions, published.steps.map(({ move: word, by }) => [word, by]).at(-1), published.steps.at(-1)?.template]).toEqual(["published", [], ["publish", "reviewer"], 0]);
    expect(Object.keys(published.content.lineages).sort()).toEqual(published.content.figures.map(({ key }) => key).sort());
    const paper = await desk.paper(town1, "b1");
    expect([await textOf(paper.bytes), paper.name]).toEqual(["standard|1|a,84,PM₂.₅,二级,良,黄色", "山区空气质量日报_2026-11-27.docx"]);
    // PM2.5 61: 100 + 1·50/55 = 100.9, up to 101
    put("PM2.5", "61");
    const later = await desk.detail(town1, "b1");
    expect(later.content).toEqual(published.content);
    expect(later.revisions.map(({ before, now }) => [before, now])).toEqual([["84", "101"], ["52", "61"]]);
    expect(await textOf((await desk.paper(town1, "b1")).bytes)).toBe("standard|1|a,84,PM₂.₅,二级,良,黄色");
    const why = await desk.why(director, "b1", `real-time|point:a|air-mean:PM2.5|day~${day}`);
    expect([why.value, why.notes?.[0]?.zh]).toEqual(["61", expect.stringMatching(/^发布值 52，依据指纹 [0-9a-f]{12}；发布后有变化，现为 61$/)]);
    expect((await desk.why(director, "b1", `real-time|point:a|air-mean:SO2|day~${day}`)).notes?.[0]?.zh).toMatch(/现在的依据与发布时一致$/);
    expect(store.rows.audit.filter(({ action, result }) => action.startsWith("bulletin.") && result === "done").map(({ action, detail }) => [action, detail.slice(0, 9)])).toContainEqual(["bulletin.approve", "发布 空气质量日报"]);
  });
  it("a new issue names the old one and needs a reason; the old one stays and says that there is a later", async () => {
    const { desk, put } = office(), through = async (id: string, reason = ""): Promise<void> => { const { digest } = await desk.make(clerk, make(id, { reason })); await desk.move(clerk, id, { id: `${id}-s`, move: "submit", seen: digest, note: "" }); await desk.move(reviewer, id, { id: `${id}-p`, move: "publish", seen: digest, note: "" }); };
    await through("b1");
    put("PM2.5", "61");
    expect(await code(desk.make(clerk, make("b2")))).toBe("bulletin/bad-entry");
    await through("b2", "一号站数据更正");
    expect((await desk.list(town1)).rows.map(({ id, issue, replaced }) => [id, issue, replaced])).toEqual([["b2", 2, false], ["b1", 1, true]]);
    expect((await desk.detail(clerk, "b1")).mayReissue).toBe(false);
    expect(await textOf((await desk.paper(town1, "b2")).bytes)).toBe("standard|2|a,101,PM₂.₅,三级,轻度污染,橙色");
  });
  it("what has changed since it was taken is taken anew before it goes on; who saw another content is told", async () => {
    const { desk, put } = office(), draft = await desk.make(clerk, make("b1")), go = (id: string, move: "refresh" | "submit" | "publish", seen: string, who: Actor = clerk) => desk.move(who, "b1", { id, move, seen, note: "" });
    put("PM2.5", "61");
    expect(await code(go("m1", "submit", draft.digest))).toBe("bulletin/stale");
    const fresh = await go("m2", "refresh", draft.digest);
    expect(fresh.content.tables[0]?.rows[0]?.[1]?.text).toBe("101");
    expect(await code(go("m3", "submit", draft.digest))).toBe("bulletin/overtaken");
    await go("m4", "submit", fresh.digest);
    put("PM2.5", "62");
    expect(await code(go("m5", "publish", fresh.digest, reviewer))).toBe("bulletin/stale");
    // the same command again changes nothing
    expect((await go("m4", "submit", fresh.digest)).steps).toHaveLength(3);
  });
  it("a draft of a period in hand is opened, not made again; periods that are not over or are none are refused", async () => {
    const { desk } = office();
    await desk.make(clerk, make("b1"));
    expect((await desk.make(clerk, make("b1"))).id).toBe("b1");
    expect(await code(desk.make(clerk, make("b2")))).toBe("bulletin/exists");
    for (const over of [{ period: "2026-11-28" }, { period: "昨天" }, { kind: "air-monthly", period: "2026-10-05" }, { kind: "air-monthly", period: "2026-11-01" }]) expect(await code(desk.make(clerk, make("b3", over)))).toBe("bulletin/bad-period");
  });
});

describe("who may what", () => {
  it("drafts are known to those who work on them alone; the public, and those of no grant, read nothing", async () => {
    const { desk } = office(), draft = await desk.make(clerk, make("b1"));
    for (const who of [town1, firm]) {
      expect((await desk.list(who)).rows).toEqual([]);
      expect(await code(desk.detail(who, "b1"))).toBe("domain/not-found");
      expect(await code(desk.paper(who, "b1"))).toBe("domain/not-found");
      expect(await code(desk.make(who, make("x")))).toBe("access/forbidden");
      expect(await code(desk.move(who, "b1", { id: "x", move: "submit", seen: draft.digest, note: "" }))).toBe("access/forbidden");
      expect(await code(desk.templates(who))).toBe("access/forbidden");
    }
    for (const who of [publicPerson, auditor]) expect([await code(desk.list(who)), await code(desk.live(who)), await code(desk.detail(who, "b1"))]).toEqual(["access/forbidden", "access/forbidden", "access/forbidden"]);
    expect((await desk.list(director)).rows.map(({ id }) => id)).toEqual(["b1"]);
    // a clerk of one town does not speak for the district
    expect(await code(desk.make(actor("townClerk", "air", grant("clerk", "government/bureau", { placePath: "990001/pl1" })), make("y", { period: "2026-11-26" })))).toBe("access/forbidden");
  });
});

describe("schedules", () => {
  it("make each draft once, also after a standstill, and whatever a person made already stays", async () => {
    const { desk, time } = office("2026-11-25T00:00:00.000Z"), put = { id: "s1", kind: "air-daily" as const, seq: 0, active: true, line: "real-time" as const, day: null, at24: "08:30", reason: "" };
    expect(await code(desk.putSchedule(clerk, { ...put, at24: "8点半" }))).toBe("bulletin/bad-schedule");
    expect(await code(desk.putSchedule(clerk, { ...put, day: 3 }))).toBe("bulletin/bad-schedule");
    expect(await code(desk.putSchedule(clerk, { ...put, kind: "air-monthly", day: 31 }))).toBe("bulletin/bad-schedule");
    const [daily] = await desk.putSchedule(clerk, put);
    expect([daily?.active, daily?.next?.at]).toEqual([true, "2026-11-25T00:30:00.000Z"]);
    expect(await code(desk.putSchedule(clerk, { ...put, id: "s2" }))).toBe("bulletin/overtaken");
    expect(await desk.draftDue()).toEqual([]);
    time.now = "2026-11-25T02:00:00.000Z";
    await desk.make(clerk, make("own", { period: "2026-11-24" }));
    expect(await desk.draftDue()).toEqual([]);
    time.now = "2026-11-28T02:00:00.000Z";
    const made = await Promise.all([desk.draftDue(), desk.draftDue(), desk.draftDue()]);
    expect(made.flat()).toHaveLength(3);
    const { rows } = await desk.list(director);
    expect(rows.map(({ period, by }) => [period, by])).toEqual([["2026-11-27", "系统（按计划）"], ["2026-11-26", "系统（按计划）"], ["2026-11-25", "系统（按计划）"], ["2026-11-24", "clerk"]]);
    // made by the program: any two people may submit and publish it
    const first = await desk.detail(clerk, rows[0]!.id);
    await desk.move(clerk, first.id, { id: "m1", move: "submit", seen: first.digest, note: "" });
    expect((await desk.detail(clerk, first.id)).may).toEqual([]);
    expect((await desk.detail(reviewer, first.id)).may).toEqual(["return", "publish"]);
    await desk.putSchedule(clerk, { ...put, id: "s3", seq: 1, active: false });
    time.now = "2026-11-30T02:00:00.000Z";
    expect(await desk.draftDue()).toEqual([]);
  });
});

describe("templates", () => {
  it("a bad one is refused with each fault; a good one is a version, previewed, and only then taken in use by whoever may approve", async () => {
    const { desk } = office(), sent = (text: string) => (async function* () { yield Buffer.from(text); })();
    await expect(desk.addTemplate(clerk, "air-daily", "坏.docx", sent("bad"))).rejects.toMatchObject({ code: "bulletin/bad-template", errors: [{ field: "template.0", zh: "正文：没有标记“甲”。看清单" }] });
    expect(await code(desk.addTemplate(clerk, "air-daily", "宏.docx", sent("macro")))).toBe("evidence/macros");
    expect(await code(desk.addTemplate(clerk, "weekly", "x.docx", sent("x")))).toBe("domain/not-found");
    await desk.addTemplate(clerk, "air-daily", "本局.docx", sent("ours"));
    const [daily] = await desk.addTemplate(clerk, "air-daily", "本局.docx", sent("ours"));
    expect(daily?.versions.map(({ version, name, inUse }) => [version, name, inUse])).toEqual([[1, "本局.docx", false], [0, "空气质量日报（随程序）.docx", true]]);
    expect(Buffer.from((await desk.template(clerk, "air-daily", 1)).bytes).toString()).toBe("ours");
    expect(await code(desk.template(clerk, "air-daily", 2))).toBe("domain/not-found");
    expect(Buffer.from((await desk.preview(clerk, "air-daily", 1, day)).bytes).toString()).toBe("ours|1|a,84,PM₂.₅,二级,良,黄色");
    expect(await code(desk.preview(clerk, "air-daily", 1, "2026-11-28"))).toBe("bulletin/bad-period");
    const use = { id: "u1", seq: 1, version: 1, note: "换版式" };
    expect(await code(desk.useTemplate(town1, "air-daily", use))).toBe("access/forbidden");
    expect(await code(desk.useTemplate(clerk, "air-daily", { ...use, version: 0 }))).toBe("bulletin/as-it-is");
    expect(await code(desk.useTemplate(clerk, "air-daily", { ...use, seq: 0 }))).toBe("bulletin/overtaken");
    expect((await desk.useTemplate(reviewer, "air-daily", use))[0]?.versions[0]?.inUse).toBe(true);
    await desk.make(clerk, make("b1"));
    expect(await textOf((await desk.paper(clerk, "b1")).bytes)).toBe("ours|1|a,84,PM₂.₅,二级,良,黄色");
  });
});

describe("the real-time report", () => {
  it("is the last whole hour of what the person sees", async () => {
    const { desk, world } = office("2026-11-28T02:07:00.000Z");
    for (const [item, value] of [["SO2", "10"], ["NO2", "20"], ["PM10", "40"], ["CO", "0.5"], ["O3", "80"], ["PM2.5", "20"]] as const) world.putHour(point("a"), item, "2026-11-28", 10, reading(value), "real-time");
    const live = await desk.live(director);
    expect([live.period, live.tables[0]?.rows[0]?.map(({ text }) => text)]).toEqual(["hour~2026-11-28~10", ["a", "40", "—", "一级", "优", "绿色"]]);
    expect((await desk.live(firm)).tables[0]?.rows).toEqual([]);
  });
});
