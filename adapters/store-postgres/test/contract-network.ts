import { expect, test } from "vitest";
import type { DistrictReader, DistrictWriter, Laboratory, MonitoringSettings, PointProfile, QualitySetting, SandstormDay, WaterBody } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { fact } from "./observed.js";
import { entry } from "./sample.js";

const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? String(fault));
const profile = (id: string, of: Partial<PointProfile> = {}): PointProfile => ({
  ...fact(id), point: "p1", seq: 1, from: "2026-01-01", network: "provincial", method: "manual", evaluated: true, body: "river", chainage: "12.50", functionZone: "十里河工业用水区 \"甲\"", targetClass: "IV", protection: "none", items: ["pH", "NH3-N"], calendar: "monthly", laboratory: "l1",
  limits: [{ item: "pH", basis: "sample", op: "range", value: "6", until: "9", unit: "", document: "排污许可证" }], note: "多行\n说明", ...of,
});
const body = (id: string, of: Partial<WaterBody> = {}): WaterBody => ({ ...fact(id), body: "river", seq: 1, kind: "river", name: { zh: "十里河", en: "Shili" }, place: "140214", targetClass: "IV", note: "", active: true, ...of });
const laboratory = (id: string, of: Partial<Laboratory> = {}): Laboratory => ({ ...fact(id), laboratory: "l1", seq: 1, name: "某检测公司", creditCode: "91140200MA0000000X", certificate: "210412050000", validFrom: "2021-03-01", validUntil: "2027-02-28", items: ["pH", "NH3-N"], contact: "王", active: true, ...of });
const storm = (id: string, of: Partial<SandstormDay> = {}): SandstormDay => ({ ...fact(id), day: "2026-03-20", declared: true, document: "并环监〔2026〕3号", evidence: ["ab".repeat(32)], reason: "", ...of });
const flag: QualitySetting = { rule: "flag", pointKinds: ["air-station"], kinds: ["hour"], factors: [], parameters: { words: { T: "doubtful" } }, quality: "unreliable", source: { zh: "本区", en: "here" }, attestation: "FROM MEMORY" };
const settings = (id: string, of: Partial<MonitoringSettings> = {}): MonitoringSettings => ({ ...fact(id), seq: 1, figures: { entering: "exact", zone: "first" }, editions: [{ standard: "HJ 663", edition: "2013", from: "2013-01-01", until: "2013-10-01", reason: { zh: "未实施前按 2013 版试算", en: "trial" } }], quality: [flag], reason: "试算", ...of });

/** What every store keeps of the monitoring network: run on each engine. */
export function networkContract(given: () => Bench): void {
  const fresh = async () => { const district = given().store.district(await given().newDistrict()); return { read: <T>(work: (reader: DistrictReader) => Promise<T>) => district.read(work), write: <T>(work: (writer: DistrictWriter) => Promise<T>) => district.write(entry("network"), work) }; };

  test("profiles come back as they went in, version by version; of one point or of all", async () => {
    const { read, write } = await fresh(), second = profile("f2", { seq: 2, from: "2026-07-01", network: null, body: null, chainage: null, targetClass: null, calendar: null, laboratory: null, limits: [], items: [], method: "automatic", evaluated: false });
    expect(await write((w) => w.appendProfile(profile("f1")))).toBe("stored");
    await write((w) => w.appendProfile(second));
    await write((w) => w.appendProfile(profile("f3", { point: "p2" })));
    expect(await read((r) => r.profiles({ point: "p1" }))).toEqual([profile("f1"), second]);
    expect((await read((r) => r.profiles())).map(({ id }) => id)).toEqual(["f1", "f2", "f3"]);
    expect(await read((r) => r.profiles({ point: "p9" }))).toEqual([]);
  });

  test("a version that is not the next is overtaken; the same again is known; another content under its id is refused", async () => {
    const { read, write } = await fresh();
    await write((w) => w.appendProfile(profile("f1")));
    expect(await code(write((w) => w.appendProfile(profile("f2"))))).toBe("duty/overtaken");
    expect(await code(write((w) => w.appendProfile(profile("f2", { seq: 3 }))))).toBe("duty/overtaken");
    expect(await code(write((w) => w.appendProfile(profile("f2", { point: "p2", seq: 2 }))))).toBe("duty/overtaken");
    expect(await write((w) => w.appendProfile(profile("f1")))).toBe("known");
    expect(await code(write((w) => w.appendProfile(profile("f1", { chainage: "12.51" }))))).toBe("store/id-taken");
    await write((w) => w.appendWaterBody(body("b1")));
    expect(await code(write((w) => w.appendWaterBody(body("b2", { seq: 3 }))))).toBe("duty/overtaken");
    await write((w) => w.appendLaboratory(laboratory("l1")));
    expect(await code(write((w) => w.appendLaboratory(laboratory("l2"))))).toBe("duty/overtaken");
    await write((w) => w.appendMonitoringSettings(settings("s1")));
    expect(await code(write((w) => w.appendMonitoringSettings(settings("s2"))))).toBe("duty/overtaken");
    expect(await code(write((w) => w.appendMonitoringSettings(settings("s1", { reason: "x" }))))).toBe("store/id-taken");
    expect(await read(async (r) => [(await r.profiles()).length, (await r.waterBodies()).length, (await r.laboratories()).length, (await r.monitoringSettings()).length])).toEqual([1, 1, 1, 1]);
  });

  test("water bodies, laboratories and settings come back as they went in, ascending", async () => {
    const { read, write } = await fresh(), later = { body: body("b2", { seq: 2, targetClass: null, place: null, active: false }), laboratory: laboratory("l2", { seq: 2, items: [], active: false }), settings: settings("s2", { seq: 2, figures: null, editions: [], quality: null, reason: "还原" }) };
    await write(async (w) => { await w.appendWaterBody(body("b1")); await w.appendWaterBody(later.body); await w.appendLaboratory(laboratory("l1")); await w.appendLaboratory(later.laboratory); await w.appendMonitoringSettings(settings("s1")); await w.appendMonitoringSettings(later.settings); });
    expect(await read((r) => r.waterBodies())).toEqual([body("b1"), later.body]);
    expect(await read((r) => r.laboratories())).toEqual([laboratory("l1"), later.laboratory]);
    expect(await read((r) => r.monitoringSettings())).toEqual([settings("s1"), later.settings]);
  });

  test("what was said of a day of sand and dust stands in the order in which it was said", async () => {
    const { read, write } = await fresh(), back = storm("z0", { declared: false, at: "2026-03-25T00:00:00.000Z", reason: "市级未认定", evidence: [] }), other = storm("a9", { day: "2026-03-01", at: "2026-04-01T00:00:00.000Z" }), first = storm("z1", { at: "2026-03-21T00:00:00.000Z" });
    for (const one of [first, back, other]) await write((w) => w.appendSandstormDay(one));
    expect(await write((w) => w.appendSandstormDay(first))).toBe("known");
    expect(await read((r) => r.sandstormDays())).toEqual([other, first, back]);
  });

  test("a fact that fails in its transaction leaves nothing of the others", async () => {
    const { read, write } = await fresh();
    expect(await code(write(async (w) => { await w.appendWaterBody(body("b1")); await w.appendProfile(profile("f1", { seq: 2 })); }))).toBe("duty/overtaken");
    expect(await read((r) => r.waterBodies())).toEqual([]);
  });
}
