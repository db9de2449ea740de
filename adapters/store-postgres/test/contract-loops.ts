import { expect, test } from "vitest";
import { loopStart, loopStep, type DistrictReader, type DistrictWriter, type LoopAct, type LoopFact, type LoopRecord, type LoopSetting } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { fact } from "./observed.js";
import { entry } from "./sample.js";

const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? String(fault));
const setting: LoopSetting = {
  loop: "yard", name: { zh: "料场", en: "Yard" }, basis: { text: { zh: "规划 4.7.1", en: "plan 4.7.1" }, quote: "“当扬尘值”\n达到", line: 997 },
  demand: { by: "threshold", upper: "1.00", lower: "0.60", unit: "mg/m³", sensors: [{ sensor: "dust", name: { zh: "扬尘", en: "Dust" }, point: "p1", factor: "a34001", average: 1, staleSeconds: 120 }] },
  frost: [], devices: [{ device: "cabinet", name: { zh: "柜", en: "Cabinet" }, watchdogSeconds: 15 }],
  actuators: [{ actuator: "c1", name: { zh: "雾炮", en: "Cannon" }, device: "cabinet", minimumOnSeconds: 0, minimumOffSeconds: 0, longestRun: null, startsLimit: null, feedbackSeconds: 5, hours: [] }], signals: [], atOnce: 1, staggerSeconds: 0, overrideSeconds: 600,
};
const loop = (id: string, of: Partial<LoopFact> = {}): LoopFact => ({
  ...fact(id), loop: "yard", seq: 1, active: true, simulated: false, site: "p1", setting, feeds: { dust: "minute" }, reason: "首次 \"设定\"",
  links: [{ driver: "modbus", device: "cabinet", host: "10.0.0.8", port: 502, unit: 1, watchdog: 100, outputs: [{ output: "c1", kind: "actuator", write: { table: "holding", address: 3, bit: 2 }, feedback: null }], sensors: [], timeout: 500, poll: 200, retry: { first: 100, most: 1000 } }], ...of,
});
const act = (id: string, of: Partial<LoopAct> = {}): LoopAct => ({ ...fact(id), loop: "yard", name: "李 \\ 工", word: { kind: "override", mode: "on", seconds: 600, reason: "试喷" }, ...of });
const record = (at: number, subject: string, from: string, to: string): LoopRecord => ({ at, loop: "yard", subject, from, to, basis: { zh: "规划", en: "plan" }, cause: { code: "upper-limit", text: { zh: "扬尘 \"1.00\" {a,b}\n达到", en: "dust\\" }, inputs: [{ name: "p1 a34001", value: "1.00", unit: "mg/m³" }], limit: "1.00", by: null } });
const began = Date.parse("2026-11-28T00:00:00.123Z");

/** What every store keeps of control loops: run on each engine. */
export function loopContract(given: () => Bench): void {
  const fresh = async () => {
    const id = await given().newDistrict(), district = given().store.district(id);
    return { loops: given().store.loops(id), read: <T>(work: (reader: DistrictReader) => Promise<T>) => district.read(work), write: <T>(work: (writer: DistrictWriter) => Promise<T>) => district.write(entry("loop.manage", "yard"), work) };
  };

  test("settings come back as they went in, version by version; the next version only", async () => {
    const { read, write } = await fresh(), second = loop("l2", { seq: 2, active: false, site: null, links: [], feeds: {} });
    expect(await write((w) => w.appendLoop(loop("l1")))).toBe("stored");
    expect(await write((w) => w.appendLoop(loop("l1")))).toBe("known");
    expect(await code(write((w) => w.appendLoop(loop("l1", { reason: "别的" }))))).toBe("store/id-taken");
    expect(await code(write((w) => w.appendLoop(loop("l2"))))).toBe("duty/overtaken");
    await write((w) => w.appendLoop(second));
    await write((w) => w.appendLoop(loop("l3", { loop: "gate" })));
    expect(await read((r) => r.loops({ loop: "yard" }))).toEqual([loop("l1"), second]);
    expect((await read((r) => r.loops())).map(({ id }) => id)).toEqual(["l3", "l1", "l2"]);
  });

  test("words wait until they are settled, once, and are listed the latest first", async () => {
    const { read, write, loops } = await fresh(), later = act("a2", { at: "2026-11-28T03:00:00.000Z", word: { kind: "approval", from: "2026-11-28T03:00:00.000Z", until: "2026-11-29T03:00:00.000Z", document: "云环〔2026〕9号" } });
    await write(async (w) => { await w.appendLoopAct(later); await w.appendLoopAct(act("a1")); await w.appendLoopAct(act("a3", { loop: "gate" })); });
    expect(await write((w) => w.appendLoopAct(act("a1")))).toBe("known");
    expect(await code(write((w) => w.appendLoopAct(act("a1", { name: "王" }))))).toBe("store/id-taken");
    expect(await read((r) => r.loopActs({ loop: "yard" }))).toEqual([later, act("a1")]);
    expect(await read((r) => r.loopActs({ id: "a1" }))).toEqual([act("a1")]);
    expect(await loops.actsWaiting("yard")).toEqual([act("a1"), later]);
    const outcome = { act: "a1", at: began, result: "refused", text: { zh: "拒绝", en: "refused" } } as const;
    await loops.settleAct(outcome);
    await loops.settleAct({ ...outcome, result: "done" });
    expect(await loops.actsWaiting("yard")).toEqual([later]);
    expect([...await loops.actOutcomes(["a1", "a2"])]).toEqual([["a1", outcome]]);
  });

  test("a loop is run by one: another does not get it, whoever lost it writes nothing, and who gave it back is followed at once", async () => {
    const { loops } = await fresh(), state = loopStart(setting, began), embedded = given().store.kind === "embedded";
    expect(await code(loops.append("yard", "one", [], state))).toBe("loop/not-held");
    expect(await loops.hold("yard", "one", 60)).toBe(true);
    expect(await loops.hold("yard", "one", 60)).toBe(true);
    await loops.append("yard", "one", [], state);
    // an embedded store has one owner, so whoever held it before is gone
    expect(await loops.hold("yard", "two", 60)).toBe(embedded);
    expect(await code(loops.append("yard", embedded ? "one" : "two", [record(began, "demand", "off", "on")], state))).toBe("loop/not-held");
    expect(await loops.records({ loop: "yard", limit: 10 })).toEqual([]);
    await loops.release("yard", "one"); await loops.release("yard", "two");
    expect(await loops.hold("yard", "three", 60)).toBe(true);
    expect((await loops.states()).map(({ loop: id, held, holder }) => [id, held, holder])).toEqual([["yard", true, "three"]]);
    await loops.release("yard", "three");
    expect((await loops.states()).map(({ held, holder }) => [held, holder])).toEqual([[false, null]]);
  });
  test("a right that has run out is taken by the next", async () => {
    const { loops } = await fresh();
    await loops.hold("yard", "one", -1);
    expect((await loops.states()).map(({ held }) => held)).toEqual([false]);
    expect(await loops.hold("yard", "two", 60)).toBe(true);
    expect(await code(loops.append("yard", "one", [], loopStart(setting, began)))).toBe("loop/not-held");
  });

  test("the state survives to the last field; records keep their order, are filtered and paged, and tell how everything stood", async () => {
    const { loops } = await fresh();
    await loops.hold("yard", "one", 60);
    const stepped = loopStep(setting, loopStart(setting, began), { kind: "value", at: began + 5, sensor: "dust", value: "1.00" });
    expect(stepped.records.length).toBeGreaterThan(1);
    await loops.append("yard", "one", stepped.records, stepped.state);
    expect(await loops.restore("yard")).toEqual(stepped.state);
    expect(await loops.restore("gate")).toBeNull();
    expect((await loops.records({ loop: "yard", limit: 100 })).map(({ id: _id, ...rest }) => rest).reverse()).toEqual(stepped.records);
    const made = [record(began + 1000, "actuator:c1", "off", "on"), record(began + 2000, "actuator:c2", "off", "on"), record(began + 3000, "actuator:c1", "on", "off")];
    await loops.append("yard", "one", made, stepped.state);
    const all = await loops.records({ loop: "yard", subjects: ["actuator:"], limit: 10 });
    expect(all.map(({ at, subject, from, to }) => [at - began, subject, from, to])).toEqual([[3000, "actuator:c1", "on", "off"], [2000, "actuator:c2", "off", "on"], [1000, "actuator:c1", "off", "on"]]);
    expect(all[2]).toMatchObject(made[0]!);
    expect((await loops.records({ loop: "yard", subjects: ["actuator:"], before: all[0]!.id, limit: 1 })).map(({ at }) => at - began)).toEqual([2000]);
    expect((await loops.records({ loop: "yard", subjects: ["actuator:c1", "demand"], from: began + 1000, until: began + 3000, limit: 10 })).map(({ at }) => at - began)).toEqual([1000]);
    expect((await loops.records({ loop: "yard", subjects: [], limit: 10 }))).toEqual([]);
    expect((await loops.recordsStanding("yard", began + 3000)).filter(({ subject }) => subject.startsWith("actuator:")).map(({ subject, to }) => [subject, to])).toEqual([["actuator:c1", "on"], ["actuator:c2", "on"]]);
  });
}
