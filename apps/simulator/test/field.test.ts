import { afterEach, describe, expect, test } from "vitest";
import { dataAnswer, exchangeQn, firstLink, packetKey, receiver, request, requestExchange, requests, type Addressee, type Segment } from "@yunqing/hj212";
import { demoInstruments, FieldSide, simulate, type InstrumentSpec, type Simulation, type SimulateOptions } from "@yunqing/simulator";
import { beijing, Host, pause, spec, until } from "./host.js";

const minute = 60_000, hour = 60 * minute;
const startAt = beijing("2026-03-10T11:57:00");
let host = new Host(), simulation: Simulation | undefined;
afterEach(async () => { await simulation?.stop(); await host.close(); simulation = undefined; });

async function run(instruments: readonly InstrumentSpec[], more: Partial<SimulateOptions> = {}, hosting: ConstructorParameters<typeof Host>[0] = {}): Promise<Simulation> {
  host = new Host(hosting);
  const port = await host.listen();
  simulation = simulate({ host: "127.0.0.1", port, instruments, seed: 5, startAt, tickMs: 10, staggerMs: 2, backOffMs: 20, patience: { timeoutMs: 3_000, retries: 2 }, ...more });
  return simulation;
}
let serial = 0;
const to = (own: InstrumentSpec, more: Partial<Addressee> = {}): Addressee => ({ version: own.edition, qn: `20260310120000${String(++serial).padStart(3, "0")}`, st: own.st, mn: own.mn, pw: own.password, ...more });
/** Asks as a host does, answering each record of data; @returns the steps' essence */
async function ask(asked: Segment): Promise<{ qnRtn: string | undefined; exeRtn: string | null | undefined; data: readonly Segment[] }> {
  const exchange = requestExchange(asked, { timeoutMs: 20_000, retries: 0 }), seen = new Set(host.packets), data: Segment[] = [];
  let qnRtn: string | undefined, exeRtn: string | null | undefined;
  for (const step of exchange.start(Date.now())) if (step.kind === "send") host.send(step.segment);
  await until(`an answer to ${asked.cn}`, () => {
    for (const packet of host.packets) {
      if (seen.has(packet)) continue;
      seen.add(packet);
      for (const step of exchange.received(packet, Date.now())) {
        if (step.kind === "answered") qnRtn = step.qnRtn;
        if (step.kind === "data") data.push(step.segment);
        if (step.kind === "done") exeRtn = step.exeRtn;
      }
    }
    return exchange.state === "done" || exchange.state === "failed";
  });
  return { qnRtn, exeRtn, data };
}
const lone = (segment: Segment | undefined, name: string): unknown => segment?.fields[name];

describe.each([2005, 2017, 2025] as const)("requests of the host, HJ 212-%d", (edition) => {
  const own = spec({ edition, st: "32", kind: "sewage-outlet", ...(edition === 2025 ? { key: "00112233445566778899AABBCCDDEEFF" } : {}) }), factor = edition === 2005 ? "011" : "w01018";
  const ready = (more: Partial<SimulateOptions> = {}): Promise<Simulation> => run([own], { ...more }, own.key === undefined ? {} : { key: own.key }).then(async (made) => { await until("a line", () => made.counts().connected === 1); return made; });

  test("clock, intervals, time-out: set, and read back as set", async () => {
    await ready();
    expect(await ask(requests.setClock(to(own), "20260311080000"))).toMatchObject({ qnRtn: "1", exeRtn: "1" });
    const clock = await ask(requests.readClock(to(own)));
    expect([clock.exeRtn, String(lone(clock.data[0], "SystemTime")).slice(0, 12)]).toEqual(["1", "202603110800"]);
    expect(exchangeQn(clock.data[0]!)).not.toBeNull();
    await ask(requests.setRealTimeInterval(to(own), 30));
    expect(lone((await ask(request(to(own), "1061"))).data[0], "RtdInterval")).toBe("30");
    expect((await ask(requests.setRealTimeInterval(to(own), 5))).exeRtn).toBe(edition === 2005 ? "2" : "3");
    if (edition !== 2005) {
      await ask(requests.setMinuteInterval(to(own), 5));
      expect(lone((await ask(request(to(own), "1063"))).data[0], "MinInterval")).toBe("5");
    }
    expect((await ask(requests.timeOut(to(own), 5, 3))).exeRtn).toBe("1");
  });
  test("real-time data at once, off and on; the clock that was set is the one of the data", async () => {
    await ready({ speed: 300 });
    const now = await ask(requests.realTime(to(own), true));
    expect(now).toMatchObject({ qnRtn: "1", exeRtn: "1", data: [{ cn: "2011" }] });
    const off = requests.realTime(to(own), false);
    host.send(off);
    await until("9013", () => host.packets.some((packet) => packet.cn === "9013" && exchangeQn(packet) === off.qn));
    const count = host.of("2011").length;
    await pause(500);
    expect(host.of("2011").length).toBe(count);
    await ask(requests.setClock(to(own), "20260401000000"));
    await ask(requests.realTime(to(own), true));
    expect(host.of("2011").at(-1)!.dataTime).toMatch(/^20260401/);
  });
  test("history, record for record with its own QN, the next after the 9014; none and half a window", async () => {
    await ready();
    const minutes = await ask(requests.history(to(own), "2051", "20260310080000", "20260310085000"));
    expect(minutes).toMatchObject({ qnRtn: "1", exeRtn: "1" });
    expect(minutes.data.map(({ dataTime }) => dataTime)).toEqual(["080000", "081000", "082000", "083000", "084000", "085000"].map((time) => `20260310${time}`));
    expect(new Set(minutes.data.map(({ qn }) => qn)).size).toBe(6);
    const hours = await ask(requests.history(to(own), "2061", "20260310000000", "20260310235959"));
    expect(hours.data).toHaveLength(11);
    expect((await ask(requests.history(to(own), "2031", "20260308000000", "20260309000000"))).data.map(({ dataTime }) => dataTime)).toEqual(["20260308000000", "20260309000000"]);
    expect((await ask(requests.history(to(own), "2041", "20260309000000", "20260309000000"))).data[0]!.values[0]).toMatchObject({ factor: "SB1", field: "RT" });
    expect(await ask(requests.history(to(own), "2061", "20270101000000", "20270102000000"))).toMatchObject({ exeRtn: "100", data: [] });
    expect(await ask(requests.history(to(own), "2061", "20200101000000", "20200102000000"))).toMatchObject({ exeRtn: "100", data: [] });
  });
  test("control and information", async () => {
    await ready();
    expect((await ask(requests.calibrate(to(own), factor))).exeRtn).toBe("1");
    const real = await ask(requests.realTime(to(own), true));
    expect(real.data[0]!.values).toContainEqual({ factor, field: "Flag", value: "C" });
    expect((await ask(requests.sampleNow(to(own), factor))).exeRtn).toBe("1");
    expect((await ask(requests.sampleNow(to(own), "w99999"))).exeRtn).toBe(edition === 2005 ? "2" : "3");
    if (edition === 2005) return;
    const identity = await ask(request(to(own), "3019", { PolId: factor }));
    expect(identity.data[0]!.values[0]).toMatchObject({ factor, field: "SN" });
    expect((await ask(requests.information(to(own), factor, "i12001"))).data[0]!.values[0]).toMatchObject({ factor: "i12001", value: "3" });
    expect((await ask(requests.information(to(own), factor, "i13004"))).data[0]!.values[0]!.value).toBe("165.0");
    await ask({ ...request(to(own), "3021", { PolId: factor, InfoId: "i13004" }), values: [{ factor: "i13004", field: "Info", value: "168.0" }] });
    expect((await ask(requests.information(to(own), factor, "i13004"))).data[0]!.values[0]!.value).toBe("168.0");
    expect((await ask(requests.information(to(own), factor, "i99999"))).exeRtn).toBe("3");
    if (edition === 2017) { expect((await ask(requests.keepSample(to(own)))).data[0]!.fields["VaseNo"]).toBeDefined(); await ask(requests.setSamplingPeriod(to(own), factor, "010000", 4)); expect((await ask(request(to(own), "3017", { PolId: factor }))).data[0]!.fields).toMatchObject({ CstartTime: "010000", CTime: "4" }); }
  });
  test("passwords: the new one at once, the old one refused; wrong MN, ST, CN; a repeat is answered and not done twice", async () => {
    const made = await ready();
    const code = (later: string): string => (edition === 2005 && later !== "3" ? "2" : later);
    expect((await ask(requests.readClock(to(own, { pw: "000000" })))).qnRtn).toBe("3");
    expect((await ask(requests.readClock(to(own, { st: "21" })))).qnRtn).toBe(code("5"));
    expect((await ask(requests.readClock(to(own, { mn: edition === 2005 ? "5A5A9999999999" : "5A5A99999999999999999999" })))).qnRtn).toBe(code("4"));
    expect((await ask(request(to(own), "2999"))).qnRtn).toBe(code("8"));
    if (edition !== 2005) expect((await ask(requests.readClock(to(own, { version: edition === 2017 ? 2025 : 2017 })))).qnRtn).toBe("6");
    const before = made.counts().requests, twice = requests.setPassword(to(own), "654321");
    expect((await ask(twice)).exeRtn).toBe("1");
    expect((await ask(twice)).exeRtn).toBe("1");
    expect(made.counts().requests).toBe(before + 1);
    expect((await ask(requests.readClock(to(own)))).qnRtn).toBe("3");
    expect((await ask(requests.readClock(to(own, { pw: "654321" })))).qnRtn).toBe("1");
  });
});

test("a first link, on a line of three editions at once", async () => {
  const all = [spec({ edition: 2005, mn: "5A5A0000000011" }), spec({ mn: "5A5A00000000000000000012" }), spec({ edition: 2025, mn: "5A5A00000000000000000013" })];
  const made = await run(all, { perConnection: 3 });
  await until("a line", () => made.counts().connected === 3);
  expect(host.connections).toBe(1);
  for (const own of all) for (const asked of firstLink({ version: own.edition, st: own.st, mn: own.mn, pw: own.password }, { systemTime: "20260310120000", overTimeS: 10, reCount: 3, realTimeS: 60, minuteInterval: 10, realTime: true, states: true }, () => to(own).qn)) expect(await ask(asked), `${own.edition} ${asked.cn}`).toMatchObject({ qnRtn: "1", exeRtn: "1" });
  await until("the starts", () => host.of("2081").length === 2);
});

/** Records by MN, CN, DataTime: how many different packets told each part. */
function told(packets: readonly Segment[], mn: string): ReadonlyMap<string, number> {
  const keys = new Map<string, Set<string>>();
  for (const packet of packets) {
    if (packet.mn !== mn || !/^20[356]1$/.test(packet.cn!)) continue;
    const key = `${packet.cn} ${packet.dataTime} ${packet.pno ?? ""}`;
    keys.set(key, (keys.get(key) ?? new Set()).add(packetKey(packet)));
  }
  return new Map([...keys].map(([key, set]) => [key, set.size]));
}
/** Waits until each of these instruments has told each of these records. */
const allTold = (mns: readonly string[], keys: readonly string[]): Promise<void> => until(`${keys.length} records of ${mns.length} instruments`, () => mns.every((mn) => { const got = told(host.packets, mn); return keys.every((key) => got.has(key)); }));
const expected = (cn: string, from: number, length: number, count: number): string[] => Array.from({ length: count }, (_, k) => `${cn} ${new Date(from + k * length + 8 * hour).toISOString().replace(/\D/g, "").slice(0, 14)} `);

describe("nothing is lost, nothing told twice, in three editions", () => {
  const all = ([2005, 2017, 2025] as const).map((edition, k) => spec({ edition, mn: `5A5A${String(k + 31).padStart(edition === 2005 ? 10 : 20, "0")}`, st: "22", kind: "air-station", realTimeSeconds: 300 }));
  const begun = beijing("2026-03-10T12:00:00");
  const complete = async (hours: number): Promise<void> => {
    await allTold(all.map(({ mn }) => mn), [...expected("2051", begun, 10 * minute, 6 * hours), ...expected("2061", begun, hour, hours)]);
    for (const { mn } of all) expect([...told(host.packets, mn)].filter(([, times]) => times !== 1)).toEqual([]);           // what came twice came with the same QN
  };
  test("an outage of the district's network", async () => {
    const made = await run(all, { startAt: begun, speed: 7_200, scenario: { name: "outage", startAt: begun + hour, lengthMs: 3 * hour } });
    await complete(6);
    for (const { mn, edition } of all) {
      const late = [...new Set(host.packets.filter((packet) => packet.mn === mn && packet.cn === "2051" && packet.dataTime! >= "20260310132000" && packet.dataTime! < "20260310154000").map(({ dataTime }) => dataTime!))];
      expect(late).toEqual(edition === 2025 ? [...late].sort().reverse() : [...late].sort());
      expect(host.packets.filter((packet) => packet.mn === mn && packet.rf === 1).length > 12).toBe(edition === 2025);
      expect(made.countsOf(mn)!.backFilled).toBeGreaterThan(18);
    }
  });
  test("a host that cuts lines, is silent for a while, and then answers", async () => {
    const made = await run(all, { startAt: begun, speed: 7_200, patience: { timeoutMs: 120, retries: 1 } });
    await until("lines", () => made.counts().connected === 3);
    await pause(300); host.cut();
    await pause(400); host.silent = true;
    await pause(600); host.silent = false;
    await complete(5);
    expect(made.counts().resent).toBeGreaterThan(0);
    expect(host.connections).toBeGreaterThan(3);
  });
});

test("a refusal (9011) is counted, the record stays owed and is taken later", async () => {
  const own = spec({ kind: "noise", st: "23", realTimeSeconds: 600 }), begun = beijing("2026-03-10T12:00:00");
  const made = await run([own], { startAt: begun, speed: 10_800, refusalPauseMs: 150 });
  host.answer = (segment) => ({ ...dataAnswer(segment), cn: "9011", fields: { QnRtn: "3" } });
  await until("refusals", () => made.counts().refused > 3);
  host.answer = dataAnswer;
  await allTold([own.mn], expected("2051", begun, 10 * minute, 20));
});

test("broken packets arrive in the end; silent nights are filled; clocks are wrong until they are set", async () => {
  const begun = beijing("2026-03-10T01:00:00"), all = [
    spec({ mn: "5A5A00000000000000000021", kind: "dust", st: "39", quirks: ["bad-crc", "cut-packet", "noise-between"], realTimeSeconds: 600 }),
    spec({ mn: "5A5A00000000000000000022", kind: "water-station", st: "21", quirks: ["silent-nights"], realTimeSeconds: 600 }),
    spec({ mn: "5A5A00000000000000000023", kind: "groundwater", st: "24", quirks: ["clock-behind"], realTimeSeconds: 600 })];
  await run(all, { startAt: begun, speed: 9_000, patience: { timeoutMs: 100, retries: 3 } });
  const keys = expected("2051", begun, 10 * minute, 30);
  await allTold(all.slice(0, 2).map(({ mn }) => mn), keys);
  for (const { mn } of all.slice(0, 2)) { const got = told(host.packets, mn); expect(keys.filter((key) => got.get(key) !== 1)).toEqual([]); }
  expect(host.refusals.length).toBeGreaterThan(2);
  const behind = host.of("2051").filter(({ mn }) => mn === all[2]!.mn);
  expect(behind[0]!.dataTime! < "20260310000000").toBe(true);
});

test("the demonstration district speaks: all 24, with nothing refused but what a quirk explains", async () => {
  const all = demoInstruments(3), begun = beijing("2026-01-10T09:30:00"), made = await run(all, { startAt: begun, speed: 3_600, perConnection: 5 }, { lenient: ["tail-missing"] });
  await until("an hour of each", () => new Set(host.of("2061").map(({ mn }) => mn)).size === 24);
  expect(host.connections).toBe(5);
  const strange = host.refusals.filter((one) => one.kind === "refused" && !Buffer.from(one.bytes).toString("latin1").includes(all.find(({ quirks }) => quirks?.includes("bad-crc"))!.mn));
  expect(strange).toEqual([]);
  expect(made.counts()).toMatchObject({ instruments: 24, connected: 24, refused: 0, lost: 0 });
  const again = simulate({ host: "127.0.0.1", port: 1, instruments: all, seed: 3, signal: AbortSignal.abort() });
  await again.stopped;
});

describe("without a socket", () => {
  const now = (simulated: number, wall = simulated): { simulated: number; wall: number } => ({ simulated, wall });
  test("a month of outage costs no memory and is owed for 31 days at most", () => {
    const field = new FieldSide(spec({ kind: "noise", st: "23", minuteInterval: 1, realTimeSeconds: 3_600 }), { seed: 1, startAt });
    for (let at = startAt; at < startAt + 40 * 24 * hour; at += 6 * hour) field.tick(now(at));
    expect(field.outstanding).toBeLessThanOrEqual(31 * (1_440 + 24 + 1) + 1_500);
    expect(field.counts.lost).toBeGreaterThan(8 * 1_440);
    expect(JSON.stringify([...(field as unknown as { owed: Map<string, unknown> }).owed.values()]).length).toBeLessThan(400);
  });
  test("a new logger brings its last day along", () => {
    const field = new FieldSide(spec({ kind: "groundwater", st: "24" }), { seed: 1, startAt, since: startAt - 24 * hour, answers: false });
    expect(field.outstanding).toBeGreaterThanOrEqual(142 + 22);
    field.connected(now(startAt));
    for (let k = 1; k <= 20; k++) field.tick(now(startAt + k * 1_000));
    expect(field.outstanding).toBe(0);
  });
  test("a changed interval loses nothing of what was begun", () => {
    const own = spec({ kind: "groundwater", st: "24", realTimeSeconds: 600 }), begun = beijing("2026-03-10T12:00:00"), field = new FieldSide(own, { seed: 1, startAt: begun, answers: false }), reading = receiver(), seen: string[] = [];
    const read = (frames: readonly Uint8Array[]): void => { for (const frame of frames) for (const one of reading.push(frame)) if (one.kind === "packet" && one.segment.cn === "2051") seen.push(one.segment.dataTime!.slice(8, 12)); };
    read(field.connected(now(begun)));
    for (let at = begun; at < begun + 47 * minute; at += 10_000) read(field.tick(now(at)));
    read(field.take(requests.setMinuteInterval(to(own), 5), now(begun + 47 * minute)));
    for (let at = begun + 47 * minute; at < begun + 62 * minute; at += 10_000) read(field.tick(now(at)));
    expect(seen.sort()).toEqual(["1150", "1200", "1210", "1220", "1230", "1240", "1245", "1250", "1255"]);
  });
  test("a new key (1014) seals what follows", () => {
    const own = spec({ kind: "noise", st: "23", edition: 2025, key: "00112233445566778899AABBCCDDEEFF" }), field = new FieldSide(own, { seed: 1, startAt, answers: false }), key = "FFEEDDCCBBAA99887766554433221100";
    field.connected(now(startAt));
    field.tick(now(startAt));
    expect(Buffer.concat(field.take(request(to(own), "1014", { SKCreateTime: "20260310115700", NewSK: key }), now(startAt))).toString()).toContain("ExeRtn=1");
    const frames = field.tick(now(startAt + 3 * minute)).filter((frame) => Buffer.from(frame).toString("latin1").includes("CN=2011"));
    expect(frames).toHaveLength(1);
    expect(receiver({ key }).push(frames[0]!)).toMatchObject([{ kind: "packet", segment: { cn: "2011" } }]);
    expect(receiver({ key: own.key! }).push(frames[0]!)).toMatchObject([{ kind: "refused", diagnosis: "sm4-key-wrong" }]);
  });
  test("a history of a month of minutes is made record by record", () => {
    const own = spec({ kind: "groundwater", st: "24", minuteInterval: 1 }), field = new FieldSide(own, { seed: 1, startAt });
    field.connected(now(startAt));
    const begun = performance.now(), out = field.take(requests.history(to(own), "2051", "20260201000000", "20260310000000"), now(startAt));
    expect([out.length, performance.now() - begun < 500]).toEqual([2, true]);
    expect(Buffer.from(field.take(requests.history(to(own), "2061", "20260310000000", "20260310030000"), now(startAt))[1]!).toString()).toContain("ExeRtn=5");
  });
  test("two of one MN are none", () => { expect(() => simulate({ host: "127.0.0.1", port: 1, instruments: [spec(), spec()], seed: 1 })).toThrow(/twice/); });
});
