import { describe, expect, it } from "vitest";
import { Forbidden, IdTaken, NetworkDesk, NotFound, Refused, packedOf, usualQualitySettings, type Actor, type ObservationBatch } from "@yunqing/domain";
import { auditor, clerk, director, eastTown, elsewhere, ended, entries, mill, officer, point, publicPerson, systemAdministrator, watched, type Monitored } from "./small-monitoring.js";
import { itemTable } from "./observation-sheets.js";
import { actor, grant } from "./small-district.js";

const uuid = (last: number): string => `018f0000-0000-7000-8000-7${String(last).padStart(11, "0")}`;
const eastClerk = actor("east-clerk", null, grant("clerk", "", { placePath: "990001/east" })), westClerk = actor("west-clerk", null, grant("clerk", "", { placePath: "990001/west" }));
const signed = { by: "u", at: "2026-01-01T00:00:00.000Z", district: "hill", organisationPath: "government/bureau", enterprise: null };

interface Office extends Monitored { readonly network: NetworkDesk; sample(day: string, text: string, of?: Partial<ObservationBatch>): Promise<void> }
/** A district with a section by hand in the east, a well in the west, and the clock at 10:07 of 2026-11-28 in Beijing. */
async function office(): Promise<Office> {
  const m = await watched(), network = new NetworkDesk({ store: m.store, observations: m.observations, clock: { now: () => m.time.now, id: m.id }, factorTable: itemTable, names: async (users) => new Map(users.map((user) => [user, `名${user}`])) });
  await m.store.write({ actor: director, action: "test", subject: "x", detail: "" }, async (writer) => {
    await writer.appendPoint(point({ ...signed, id: "ps", point: "east-section", kind: "river-section", name: { zh: "东断面", en: "East section" }, place: "east", placePath: "990001/east" }));
    await writer.appendPoint(point({ ...signed, id: "pw", point: "west-well", kind: "groundwater", name: { zh: "西井", en: "West well" }, place: "west", placePath: "990001/west" }));
  });
  let batches = 0;
  return { ...m, network, sample: async (day, text, of = {}) => { batches++; await m.store.write({ actor: director, action: "test", subject: "x", detail: "" }, (writer) => writer.appendBatch({ ...signed, placePath: "990001/east", id: `batch${batches}`, origin: "laboratory", title: `化验${batches}`, document: "", reason: "", rows: 1, points: ["east-section"], file: null, ...of }, [{ point: of.points?.[0] ?? "east-section", kind: "day", from: Date.parse(`${day}T00:00:00+08:00`), ...packedOf(entries(text)) }])); } };
}
const refusal = async (act: Promise<unknown>): Promise<string> => { try { await act; return "done"; } catch (error) { if (error instanceof Forbidden || error instanceof NotFound || error instanceof Refused || error instanceof IdTaken) return error.code; throw error; } };
type Profile = Parameters<NetworkDesk["putProfile"]>[1];
const profile = (last: number, of: Partial<Profile> = {}): Profile => ({ id: uuid(last), point: "east-section", seq: 0, from: "2026-01-01", network: "city", method: "manual", evaluated: true, body: null, chainage: null, functionZone: "", targetClass: "III", protection: "none", items: [], calendar: "section-monthly", laboratory: null, limits: [], note: "", ...of });
const river = { id: uuid(50), body: "river", seq: 0, kind: "river", nameZh: "东河", nameEn: "", place: null, targetClass: "III", note: "", active: true } as const;
const laboratory = { id: uuid(60), laboratory: "lab", seq: 0, name: "某公司", creditCode: "91140200MA0000000X", certificate: "CMA 1", validFrom: "2020-01-01", validUntil: "2026-06-30", items: ["pH"], contact: "13800000000", active: true } as const;

describe("profiles", () => {
  it("are set once however often they are sent, versioned with what changed, and refused to who saw an old version", async () => {
    const o = await office();
    await o.network.putWaterBody(clerk, river);
    const first = await o.network.putProfile(clerk, profile(1));
    expect([first.seq, first.profile?.targetClass, first.versions.map(({ what, by }) => [what, by])]).toEqual([1, "III", [["首次设置", "名clerk"]]]);
    o.time.now = "2026-11-28T02:08:00.000Z";
    expect(await o.network.putProfile(clerk, profile(1))).toEqual(first);
    expect(await refusal(o.network.putProfile(clerk, profile(1, { note: "另一个" })))).toBe("store/id-taken");
    expect(await refusal(o.network.putProfile(clerk, profile(2)))).toBe("monitoring/overtaken");
    const second = await o.network.putProfile(clerk, profile(2, { seq: 1, from: "2026-12-01", targetClass: "II", body: "river", chainage: "12.5" }));
    expect([second.profile?.targetClass, second.versions[0]?.what]).toEqual(["III", "起用日：2026-01-01 → 2026-12-01；水体：无 → river；里程：无 → 12.5；目标类别：III → II"]);
    o.time.now = "2026-12-01T00:00:00.000Z";
    expect((await o.network.point(clerk, "east-section")).profile?.targetClass).toBe("II");
    expect((await o.network.view(clerk)).bodies[0]).toMatchObject({ body: "river", points: [{ id: "east-section", chainage: "12.5" }] });
    expect(o.store.rows.audit.filter(({ action }) => action === "network.manage")).toHaveLength(3);
  });
  it("name every field that is wrong", async () => {
    const o = await office(), bad = o.network.putProfile(clerk, profile(1, { from: "2026-13-01", body: "nowhere", chainage: "-3", calendar: "soil-yearly", laboratory: "none", items: ["pH", "PM10"], limits: [{ item: "pH", basis: "sample", op: "range", value: "9", until: "6", unit: "", document: "" }] }));
    const fields = await bad.then(() => [], (error: unknown) => (error instanceof Refused ? [error.code, ...error.errors.map(({ field }) => field)] : []));
    expect(fields).toEqual(["network/bad-profile", "from", "body", "chainage", "calendar", "laboratory", "items", "limits.0", "limits.0"]);
  });
});

describe("who may", () => {
  const cases: readonly (readonly [string, Actor, seen: number | string, set: string, district: string])[] = [
    ["director", director, 2, "done", "done"], ["clerk", clerk, 2, "done", "done"], ["clerk of the east", eastClerk, 1, "done", "access/forbidden"], ["clerk of the west", westClerk, 1, "domain/not-found", "access/forbidden"],
    ["duty officer", officer, 2, "access/forbidden", "access/forbidden"], ["town", eastTown, 1, "access/forbidden", "access/forbidden"], ["firm", mill, 0, "access/forbidden", "access/forbidden"],
    ["public", publicPerson, "access/forbidden", "access/forbidden", "access/forbidden"], ["system administrator", systemAdministrator, "access/forbidden", "access/forbidden", "access/forbidden"], ["auditor", auditor, "access/forbidden", "access/forbidden", "access/forbidden"], ["of another district", elsewhere, "access/forbidden", "access/forbidden", "access/forbidden"], ["ended", ended, "access/forbidden", "access/forbidden", "access/forbidden"],
  ];
  it.each(cases)("%s", async (_, who, seen, set, district) => {
    const o = await office(), mine = ["east-section", "west-well"];
    const view = await o.network.view(who).then(({ points }) => points.filter(({ id }) => mine.includes(id)).length, (error: unknown) => (error as { code: string }).code);
    expect([view, await refusal(o.network.putProfile(who, profile(1))), await refusal(o.network.putWaterBody(who, river)), await refusal(o.network.putLaboratory(who, laboratory))]).toEqual([seen, set, district, district]);
    expect(await refusal(o.network.declareSandstorm(who, { id: uuid(70), day: "2026-03-20", declared: true, document: "并环监〔2026〕3号", evidence: [], reason: "" }))).toBe(district);
    const settings = seen === "access/forbidden" ? null : await o.network.settings(who);
    if (settings !== null) expect([settings.mayManage, await refusal(o.network.putSettings(who, { id: uuid(80), seq: 0, figures: settings.figures, editions: [], quality: null, reason: "试" }))]).toEqual([district === "done", district]);
  });
  it("a refusal is on record, and a town sees neither the other town's point nor how to reach a laboratory", async () => {
    const o = await office();
    await o.network.putLaboratory(clerk, laboratory);
    await o.network.putProfile(clerk, profile(1, { laboratory: "lab" }));
    expect(await refusal(o.network.point(eastTown, "west-well"))).toBe("domain/not-found");
    expect((await o.network.view(eastTown)).laboratories.map(({ name, contact, state }) => [name, contact, state])).toEqual([["某公司", "", "expired"]]);
    expect((await o.network.view(clerk)).laboratories[0]?.contact).toBe("13800000000");
    await refusal(o.network.putProfile(officer, profile(2)));
    expect(o.store.rows.audit.at(-1)).toMatchObject({ action: "network.manage", result: "refused", actor: "officer", subject: "east-section" });
  });
});

describe("the sampling plan", () => {
  it("counts samples by month with their batch, names what was missed, and asks the laboratory's certificate on the day", async () => {
    const o = await office();
    await o.network.putLaboratory(clerk, laboratory);
    await o.network.putProfile(clerk, profile(1, { laboratory: "lab" }));
    await o.sample("2026-06-10", "w01001-Avg=7.8");
    await o.sample("2026-07-10", "w01001-Avg=7.9");
    const { rows: [row] } = await o.network.sampling(clerk, 2026);
    expect(row?.rounds.map(({ state }) => state)).toEqual(["missed", "missed", "missed", "missed", "missed", "done", "done", "missed", "missed", "missed", "due", "upcoming"]);
    expect(row?.rounds[5]?.samples).toEqual([{ day: "2026-06-10", items: 1, batch: 1, title: "化验1" }]);
    expect(row?.faults.map(({ day, text }) => [day, text.zh.includes("2026-06-30")])).toEqual([["2026-07-10", true]]);
    expect((await o.network.sampling(westClerk, 2026)).rows).toEqual([]);
    expect((await o.network.sampling(eastClerk, 2026)).rows).toHaveLength(1);
    expect(await refusal(o.network.sampling(clerk, 1))).toBe("network/bad-year");
  });
  it("an import is a sample at a point by hand, and none at an automatic one", async () => {
    const o = await office();
    await o.network.putProfile(clerk, profile(1));
    await o.sample("2026-06-10", "w01001-Avg=7.8", { origin: "import" });
    expect((await o.network.sampling(clerk, 2026)).rows[0]?.done).toBe(1);
    await o.network.putProfile(clerk, profile(2, { seq: 1, method: "automatic" }));
    expect((await o.network.sampling(clerk, 2026)).rows[0]?.done).toBe(0);
  });
});

describe("days of sand and dust", () => {
  const declare = (last: number, of: Partial<Parameters<NetworkDesk["declareSandstorm"]>[1]> = {}) => ({ id: uuid(last), day: "2026-03-20", declared: true, document: "并环监〔2026〕3号", evidence: [], reason: "", ...of });
  it("need a document, count until they are taken back with a reason, and are never declared twice", async () => {
    const o = await office();
    expect(await refusal(o.network.declareSandstorm(clerk, declare(1, { document: " " })))).toBe("network/bad-sandstorm");
    expect(await refusal(o.network.declareSandstorm(clerk, declare(1, { day: "2026-11-29" })))).toBe("network/bad-sandstorm");
    expect(await refusal(o.network.declareSandstorm(clerk, declare(1, { evidence: ["ab".repeat(32)] })))).toBe("plan/evidence-missing");
    await o.network.declareSandstorm(clerk, declare(1));
    await o.network.declareSandstorm(clerk, declare(1));
    expect(await refusal(o.network.declareSandstorm(clerk, declare(2)))).toBe("network/bad-sandstorm");
    expect((await o.network.network()).sandstormDays.map(({ day }) => day)).toEqual(["2026-03-20"]);
    expect(await refusal(o.network.declareSandstorm(clerk, declare(3, { declared: false })))).toBe("network/bad-sandstorm");
    o.time.now = "2026-11-28T02:09:00.000Z";
    await o.network.declareSandstorm(clerk, declare(3, { declared: false, reason: "市级未认定", document: "" }));
    expect((await o.network.network()).sandstormDays).toEqual([]);
    expect((await o.network.sandstormDays(eastTown)).map(({ declared, counts }) => [declared, counts])).toEqual([[false, true], [true, false]]);
  });
});

describe("settings", () => {
  it("are data with a reason, tried before they are taken", async () => {
    const o = await office(), { figures, quality, seq } = await o.network.settings(clerk), put = (last: number, of: Partial<Parameters<NetworkDesk["putSettings"]>[1]> = {}) => o.network.putSettings(clerk, { id: uuid(last), seq, figures, editions: [], quality: null, reason: "统一口径", ...of });
    expect([seq, quality.length]).toEqual([0, usualQualitySettings.length]);
    const wrong = async (act: Promise<unknown>) => act.then(() => [], (error: unknown) => (error instanceof Refused ? error.errors.map(({ field }) => field) : [String(error)]));
    expect(await wrong(put(1, { reason: " ", figures: { ...figures, weights: "mine", leastReadings: 9, gasDayHours: 0 } }))).toEqual(["figures.weights", "figures.gasDayHours", "figures.leastReadings", "reason"]);
    const range = quality.find(({ rule }) => rule === "range")!;
    expect(await wrong(put(1, { quality: [{ ...range, parameters: { low: "10", high: "1" } }, range, { ...range, rule: "magic" }, { ...range, parameters: { low: "x", high: null } }, { ...range, pointKinds: [] }] }))).toEqual(["quality.0", "quality.2", "quality.3", "quality.4"]);
    expect(await wrong(put(1, { editions: [{ standard: "HJ 663", edition: "HJ 663-1999", from: "2012-01-01", until: "2013-01-01", reason: "试" }, { standard: "HJ 633", edition: "HJ 633-2012", from: "2013-01-01", until: "2012-01-01", reason: "" }] }))).toEqual(["editions.0", "editions.1", "editions.1"]);
    const held = await put(1, { figures: { ...figures, entering: "exact" }, editions: [{ standard: "HJ 633", edition: "HJ 633-2012", from: "2010-01-01", until: "2012-01-01", reason: "试算历史" }], quality: [{ ...range, parameters: { low: "0", high: "1" } }] });
    expect([held.seq, held.figures.entering, held.editions.length, held.quality.length, held.qualityUsual, held.history.map(({ reason }) => reason)]).toEqual([1, "exact", 1, 1, false, ["统一口径"]]);
    const { figureSettings, qualitySettings } = await o.network.network();
    expect([figureSettings.entering, figureSettings.editions[0]?.edition, qualitySettings[0]?.parameters]).toEqual(["exact", "HJ 633-2012", { low: "0", high: "1" }]);
    expect(await refusal(put(2))).toBe("monitoring/overtaken");
  });
});

describe("tables", () => {
  it("hold what the person may take away, and it is on record", async () => {
    const o = await office();
    await o.network.putProfile(clerk, profile(1));
    const points = await o.network.table(clerk, "points", 2026), row = points.rows.find(([name]) => name === "东断面");
    expect([row?.[3], row?.[9], row?.[10]]).toEqual(["市控", "III", "断面：每月"]);
    expect((await o.network.table(clerk, "sampling", 2026)).rows).toHaveLength(12);
    expect((await o.network.table(eastTown, "points", 2026)).rows.map(([name]) => name)).toContain("东断面");
    expect((await o.network.table(eastTown, "points", 2026)).rows.map(([name]) => name)).not.toContain("西井");
    expect(await refusal(o.network.table(mill, "points", 2026))).toBe("access/forbidden");
    expect(o.store.rows.audit.filter(({ action }) => action === "table.export").length).toBeGreaterThanOrEqual(4);
  });
});
