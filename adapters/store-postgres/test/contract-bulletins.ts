import { expect, test } from "vitest";
import type { Bulletin, BulletinSchedule, BulletinStep, BulletinTemplateAct, DistrictReader, DistrictWriter } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { fact } from "./observed.js";
import { entry } from "./sample.js";

const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? String(fault));
const bulletin = (id: string, of: Partial<Bulletin> = {}): Bulletin => ({ ...fact(id), kind: "air-daily", period: "2026-11-27", line: "real-time", issue: 1, revises: null, ...of });
const step = (id: string, of: Partial<BulletinStep> = {}): BulletinStep => ({ ...fact(id), bulletin: "b1", seq: 1, move: "make", from: null, to: "draft", note: "", digest: "d1", template: null, file: null, bytes: null, ...of });
const schedule = (id: string, of: Partial<BulletinSchedule> = {}): BulletinSchedule => ({ ...fact(id), kind: "air-monthly", seq: 1, active: true, line: "reviewed", day: 5, at24: "08:30", reason: "办公会定", ...of });
const template = (id: string, of: Partial<BulletinTemplateAct> = {}): BulletinTemplateAct => ({ ...fact(id), kind: "air-daily", seq: 1, act: "upload", version: 1, name: "日报 \"新\".docx", hash: "ab".repeat(32), bytes: 3_000_000_000, note: "", ...of });

/** What every store keeps of bulletins: run on each engine. */
export function bulletinsContract(given: () => Bench): void {
  const fresh = async () => { const district = given().store.district(await given().newDistrict()); return { read: <T>(work: (reader: DistrictReader) => Promise<T>) => district.read(work), write: <T>(work: (writer: DistrictWriter) => Promise<T>) => district.write(entry("bulletin"), work) }; };

  test("a bulletin of a kind, period and issue is there once, whoever makes it again", async () => {
    const { read, write } = await fresh();
    expect(await write((w) => w.appendBulletin(bulletin("b1")))).toBe("stored");
    expect(await write((w) => w.appendBulletin(bulletin("b1")))).toBe("known");
    expect(await write((w) => w.appendBulletin(bulletin("b2", { by: "other" })))).toBe("known");
    expect(await code(write((w) => w.appendBulletin(bulletin("b1", { line: "reviewed" }))))).toBe("store/id-taken");
    const second = bulletin("b3", { issue: 2, revises: "b1", by: "other" }), month = bulletin("b4", { kind: "air-monthly", period: "2026-10-01", line: "reviewed" });
    await write(async (w) => { await w.appendBulletin(second); await w.appendBulletin(month); });
    expect(await read((r) => r.bulletins())).toEqual([bulletin("b1"), second, month]);
    expect(await read((r) => r.bulletins({ kind: "air-daily", period: "2026-11-27" }))).toEqual([bulletin("b1"), second]);
    expect(await read((r) => r.bulletins({ id: "b4" }))).toEqual([month]);
    expect(await read((r) => r.bulletins({ id: "none" }))).toEqual([]);
  });
  test("many at once make one", async () => {
    const { read, write } = await fresh();
    expect((await Promise.all(Array.from({ length: 8 }, (_, at) => write((w) => w.appendBulletin(bulletin(`m${at}`)))))).filter((one) => one === "stored")).toHaveLength(1);
    expect(await read((r) => r.bulletins())).toHaveLength(1);
  });
  test("steps come in order and never twice; the second of two who move it at once is overtaken; content is kept by its digest, once", async () => {
    const { read, write } = await fresh(), text = JSON.stringify({ 标题: "一\n二 \"三\"" });
    expect(await code(write((w) => w.appendBulletinStep(step("s0"), text)))).toBe("domain/not-found");
    await write(async (w) => { await w.appendBulletin(bulletin("b1")); await w.appendBulletinStep(step("s1"), text); });
    expect(await code(write((w) => w.appendBulletinStep(step("s9", { seq: 3 }), null)))).toBe("duty/overtaken");
    const submitted = step("s2", { seq: 2, move: "submit", from: "draft", to: "submitted" }), published = step("s3", { seq: 3, move: "publish", from: "submitted", to: "published", digest: "d2", template: 2, file: "cd".repeat(32), bytes: 5_000_000_000, note: "同意" });
    await write((w) => w.appendBulletinStep(submitted, null));
    expect(await code(write((w) => w.appendBulletinStep(step("s4", { seq: 2, move: "refresh", from: "draft" }), "x")))).toBe("duty/overtaken");
    await write((w) => w.appendBulletinStep(published, "frozen"));
    expect(await write((w) => w.appendBulletinStep(submitted, null))).toBe("known");
    expect(await code(write((w) => w.appendBulletinStep({ ...submitted, note: "别的" }, null)))).toBe("store/id-taken");
    expect(await read((r) => r.bulletinSteps({ bulletin: "b1" }))).toEqual([step("s1"), submitted, published]);
    expect(await read((r) => r.bulletinSteps())).toHaveLength(3);
    expect(await read(async (r) => [await r.bulletinContent("d1"), await r.bulletinContent("d2"), await r.bulletinContent("none")])).toEqual([text, "frozen", null]);
    expect(await code(write(async (w) => { await w.appendBulletin(bulletin("b5", { period: "2026-11-20" })); await w.appendBulletinStep(step("s5", { bulletin: "b5", seq: 2, digest: "d5" }), "gone"); }))).toBe("duty/overtaken");
    expect(await read(async (r) => [await r.bulletinContent("d5"), (await r.bulletins({ id: "b5" })).length])).toEqual([null, 0]);
  });
  test("schedules and templates come back as they went in, version by version of their kind", async () => {
    const { read, write } = await fresh(), later = schedule("p2", { seq: 2, active: false, reason: "" }), daily = schedule("p3", { kind: "air-daily", day: null, line: "real-time" }), use = template("t2", { seq: 2, act: "use", version: 1, name: "", hash: null, bytes: null, note: "启用" });
    await write(async (w) => { await w.appendBulletinSchedule(schedule("p1")); await w.appendBulletinSchedule(later); await w.appendBulletinSchedule(daily); await w.appendBulletinTemplateAct(template("t1")); await w.appendBulletinTemplateAct(use); });
    expect(await code(write((w) => w.appendBulletinSchedule(schedule("p4", { seq: 2 }))))).toBe("duty/overtaken");
    expect(await code(write((w) => w.appendBulletinTemplateAct(template("t3", { seq: 2 }))))).toBe("duty/overtaken");
    expect(await write((w) => w.appendBulletinTemplateAct(template("t1")))).toBe("known");
    expect(await read((r) => r.bulletinSchedules())).toEqual([daily, schedule("p1"), later]);
    expect(await read((r) => r.bulletinTemplateActs())).toEqual([template("t1"), use]);
  });
}
