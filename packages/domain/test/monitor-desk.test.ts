import { describe, expect, test } from "vitest";
import { IdTaken, NotFound, Refused, packedOf, type MonitorDesk, type Stranger } from "@yunqing/domain";
import { clerk, director, entries, mn, monitored, monitoredPack, officer, putInstrument, putPoint, watched } from "./small-monitoring.js";

const fieldsOf = async (work: Promise<unknown>): Promise<readonly [string, readonly string[]]> => { const error = await work.then(() => null, (one: unknown) => one); if (!(error instanceof Refused)) throw new Error(`not refused: ${String(error)}`); return [error.code, error.errors.map(({ field }) => field)]; };
const simulatedPack = () => monitoredPack({ simulated: true });

describe("points", () => {
  test("a new point has version 1 and an id, its versions say what changed and who did it, and the audit log too", async () => {
    const m = monitored(monitoredPack(), { names: async (ids) => new Map(ids.map((id) => [id, `${id}女士`])) }), made = await m.desk.putPoint(director, putPoint("018f0000-0000-7000-8000-0123456789ab", "", { nameZh: " 一号 ", place: "east", enterprise: "mill" }));
    expect(made).toMatchObject({ id: "p-0123456789ab", seq: 1, name: { zh: "一号", en: "一号" }, place: "east", enterprise: "mill", simulated: false, instruments: [], liveness: [], kinds: [] });
    m.time.now = "2026-11-28T03:00:00.000Z";
    const changed = await m.desk.putPoint(clerk, putPoint(m.id(), made.id, { seq: 1, nameZh: "二号", nameEn: "Two", active: false }));
    expect(changed.versions).toEqual([{ seq: 2, by: "clerk女士", at: "2026-11-28T11:00:00+08:00", what: "名称：一号 → 二号；英文名称：一号 → Two；地点：东镇 → 无；企业：mill → 无；停用" }, { seq: 1, by: "director女士", at: "2026-11-28T10:07:00+08:00", what: "新建：一号（废气排放口）" }]);
    expect(m.store.rows.audit.map(({ actor, action, subject, detail }) => [actor, action, subject, detail])).toEqual([["director", "instrument.manage", made.id, "点位 一号：新建：一号（废气排放口）"], ["clerk", "instrument.manage", made.id, expect.stringContaining("一号 → 二号") as string]]);
    expect(m.nudged()).toBe(2);
  });
  test("the same command twice is one; the same id for something else is refused; an old version on the screen too", async () => {
    const m = monitored(), command = putPoint(m.id(), "stack");
    await m.desk.putPoint(director, command);
    m.time.now = "2026-11-28T04:00:00.000Z";
    expect(await m.desk.putPoint(director, command)).toMatchObject({ seq: 1 });
    expect(m.store.rows.monitoring.points).toHaveLength(1);
    await expect(m.desk.putPoint(director, { ...command, nameZh: "别的" })).rejects.toBeInstanceOf(IdTaken);
    await expect(m.desk.putPoint(clerk, command)).rejects.toBeInstanceOf(IdTaken);
    await m.desk.putPoint(director, putPoint(m.id(), "stack", { seq: 1, note: "a" }));
    expect(await m.desk.putPoint(director, command)).toMatchObject({ seq: 2 });
    for (const seq of [0, 1, 3]) await expect(m.desk.putPoint(director, putPoint(m.id(), "stack", { seq }))).rejects.toMatchObject({ code: "monitoring/overtaken" });
  });
  test("two who change a point at once: one of them is told", async () => {
    const m = await watched(), both = await Promise.allSettled(["a", "b"].map((note) => m.desk.putPoint(director, putPoint(m.id(), "mill-stack", { seq: 1, note, place: "east", enterprise: "mill" }))));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "monitoring/overtaken" } });
  });
  test("every fault is told at once by its field", async () => {
    const m = monitored();
    expect(await fieldsOf(m.desk.putPoint(director, putPoint(m.id(), "A B", { nameZh: "", place: "north", enterprise: "x", longitude: "1" })))).toEqual(["monitoring/bad-point", ["point", "nameZh", "place", "enterprise", "latitude"]]);
  });
  test("a point shows its lines, what came in the last day, and the kinds that it has", async () => {
    const m = await watched();
    for (const at of ["2026-11-28T07:00:00+08:00", "2026-11-28T08:00:00+08:00"]) await m.arrive(1, "hour", at, "a21026-Avg=30,a21026-Flag=N");
    await m.arrive(1, "real-time", "2026-11-28T10:06:30+08:00", "a21026-Rtd=31,a21026-Flag=N");
    m.store.rows.monitoring.instruments = m.store.rows.monitoring.instruments.map((one) => ({ ...one, at: "2026-11-20T00:00:00Z" }));
    const detail = await m.desk.point(director, "mill-stack");
    expect(detail.kinds).toEqual([{ kind: "real-time", from: "2026-11-28T10:06:30+08:00" }, { kind: "hour", from: "2026-11-28T08:00:00+08:00" }]);
    expect(detail.factors).toEqual([{ code: "a21026", name: { zh: "二氧化硫", en: "SO2" }, unit: "mg/m³", places: 2 }]);
    expect(detail.liveness).toMatchObject([{
      instrument: "mill-stack-logger", condition: "online", connected: true, address: "10.0.0.9", driftSeconds: 0, packets: 3, seenAt: "2026-11-28T10:07:00+08:00", leniencies: [{ name: "crc-lower-case", label: { zh: "偏差 crc-lower-case", en: "crc-lower-case" }, count: 2 }],
      last: [{ kind: "real-time", at: "2026-11-28T10:06:30+08:00" }, { kind: "hour", at: "2026-11-28T08:00:00+08:00" }], transmission: [{ kind: "real-time", received: 0, expected: 1440, percent: "0.0" }, { kind: "hour", received: 2, expected: 24, percent: "8.3" }],
    }]);
    expect((await m.desk.points(director)).map(({ id, transmission, condition }) => [id, transmission, condition])).toEqual([["mill-stack", "8.3", "online"], ["west-stack", "0.0", "never"], ["own-station", "0.0", "never"]]);
  });
  test("all points of a simulated district are simulated", async () => {
    const m = await watched(simulatedPack());
    expect((await m.desk.points(director)).map(({ simulated }) => simulated)).toEqual([true, true, true]);
    expect(await m.desk.point(director, "mill-stack")).toMatchObject({ simulated: true });
  });
});

describe("curves", () => {
  const span = { kind: "hour", from: "2026-11-28T00:00:00+08:00", until: "2026-11-28T12:00:00+08:00" } as const;
  test.each([["real-time", 7], ["minute", 31], ["hour", 400], ["day", 7305]] as const)("of %s values at most %d days are given at once", async (kind, days) => {
    const m = await watched(), from = "2026-01-01T00:00:00+08:00", until = (ms: number) => new Date(Date.parse(from) + days * 86_400_000 + ms).toISOString();
    await expect(m.desk.curve(director, "mill-stack", { kind, from, until: until(0) })).resolves.toMatchObject({ values: [], cut: false });
    const told = await m.desk.curve(director, "mill-stack", { kind, from, until: until(1) }).catch((error: unknown) => error as Refused);
    expect(told).toMatchObject({ code: "monitoring/bad-span", errors: [{ field: "until", zh: expect.stringContaining("请") as string }] });
  });
  test("a span without offset, or that ends before it begins, is refused", async () => {
    const m = await watched();
    expect(await fieldsOf(m.desk.curve(director, "mill-stack", { kind: "hour", from: "2026-11-28T00:00:00", until: "x" }))).toEqual(["monitoring/bad-span", ["from", "until"]]);
    expect(await fieldsOf(m.desk.curve(director, "mill-stack", { ...span, until: span.from }))).toEqual(["monitoring/bad-span", ["until"]]);
  });
  test("values, their packets and what was revised; only the factors asked for; half-open", async () => {
    const m = await watched();
    await m.arrive(1, "hour", "2026-11-28T00:00:00+08:00", "a21026-Avg=30.0,a21026-Flag=N,w01018-Avg=5");
    await m.arrive(1, "hour", "2026-11-28T00:00:00+08:00", "a21026-Avg=31.0,a21026-Flag=N", { backFilled: true });
    await m.arrive(1, "hour", "2026-11-28T12:00:00+08:00", "a21026-Avg=99");
    const curve = await m.desk.curve(director, "mill-stack", { ...span, factors: "a21026" });
    expect(curve).toMatchObject({ point: "mill-stack", from: span.from, until: span.until, cut: false, factors: [{ code: "a21026" }] });
    expect(curve.values).toMatchObject([{ value: "31.0", unit: "mg/m³", packet: 2, backFilled: true, quality: "reliable", origin: "instrument", revises: [{ packet: 1, value: "30.0" }] }]);
  });
  test("a mark of a person is shown with the name", async () => {
    const m = await watched(monitoredPack(), { names: async () => new Map([["clerk", "王办事员"]]) });
    await m.arrive(1, "hour", "2026-11-28T09:00:00+08:00", "a21026-Avg=30");
    const { organisationPath, placePath, enterprise, district } = m.store.rows.monitoring.points[0]!;
    m.store.rows.monitoring.marks.push({ id: "m", by: "clerk", at: m.time.now, organisationPath, placePath, enterprise, district, point: "mill-stack", kind: "hour", from: "2026-11-28T01:00:00Z", until: "2026-11-28T02:00:00Z", factors: [], quality: "doubtful", reason: "探头结霜" });
    expect((await m.desk.curve(director, "mill-stack", span)).values).toMatchObject([{ quality: "doubtful", reason: "探头结霜", markedBy: "王办事员", markedAt: "2026-11-28T10:07:00+08:00" }]);
    expect((await m.desk.points(director))[0]!.latest).toMatchObject([{ quality: "doubtful" }]);
  });
  test("more than 20,000 values are cut at the end of a window, and that is said", async () => {
    const m = await watched(), start = Date.parse("2026-11-20T00:00:00+08:00"), packed = packedOf(entries("a21026-Rtd=1,w01018-Rtd=2,a34002-Rtd=3"));
    m.observations.stored = Array.from({ length: 7_000 }, (_, index) => ({ source: 1, kind: "real-time" as const, from: start + index * 60_000, seq: 0, setting: 1, packet: index + 1, ...packed }));
    const curve = await m.desk.curve(director, "mill-stack", { kind: "real-time", from: "2026-11-20T00:00:00+08:00", until: "2026-11-27T00:00:00+08:00" });
    expect([curve.values.length, curve.cut, curve.values.at(-1)?.factor]).toEqual([19_998, true, "a34002"]);
  });
  test("where one source has more readings than are read, no source goes further than it", async () => {
    const m = await watched(), start = Date.parse("2026-11-20T00:00:00+08:00"), packed = packedOf(entries("SB1-RS=1")), so2 = packedOf(entries("a21026-Rtd=1"));
    await m.desk.putInstrument(director, putInstrument(m.id(), "second", "mill-stack", { mn: "010000A8900016F000169DC7" }));
    m.observations.stored = [...Array.from({ length: 20_050 }, (_, index) => ({ source: 1, kind: "real-time" as const, from: start + index * 30_000, seq: 0, setting: 1, packet: index + 1, ...packed })), ...[0, 20_000, 20_040].map((index) => ({ source: 4, kind: "real-time" as const, from: start + index * 30_000, seq: 0, setting: 4, packet: 90_000 + index, ...so2 }))];
    const curve = await m.desk.curve(director, "mill-stack", { kind: "real-time", from: "2026-11-20T00:00:00+08:00", until: "2026-11-27T00:00:00+08:00" });
    expect([curve.cut, curve.values.map(({ packet }) => packet)]).toEqual([true, [90_000]]);
  });
  test("a curve leaves as a table with all that is known of each value, and that is on record", async () => {
    const m = await watched(simulatedPack());
    await m.arrive(1, "hour", "2026-11-28T00:00:00+08:00", "a21026-Avg=30.0,a21026-Max=40,a21026-Flag=D");
    const table = await m.desk.curveTaken(director, "mill-stack", span);
    expect(table).toMatchObject({ name: "curve", title: { zh: "点位mill-stack 小时数据" }, banner: "模拟", filter: { zh: expect.stringContaining("共 1 项") as string } });
    const cell = (id: string): string | undefined => table.rows[0]?.[table.columns.findIndex((column) => column.id === id)];
    expect(["from", "until", "factor", "name", "value", "unit", "flag", "maximum", "minimum", "quality", "origin", "packet"].map(cell)).toEqual(["2026-11-28 00:00:00", "2026-11-28 01:00:00", "a21026", "二氧化硫", "30.0", "mg/m³", "D", "40", "—", "不可靠", "设备", "1"]);
    expect(m.store.rows.audit.at(-1)).toMatchObject({ action: "table.export", subject: "mill-stack", detail: expect.stringContaining("1 行") as string });
    expect((await m.desk.curveTaken(director, "mill-stack", span, "en")).rows[0]?.[3]).toBe("SO2");
  });
});

describe("instruments", () => {
  test("a password is stored encrypted, kept when none is given, and shown to nobody", async () => {
    const m = await watched(), key = "0123456789ABCDEF0123456789abcdef";
    const row = await m.desk.putInstrument(director, putInstrument(m.id(), "mill-stack-logger", "mill-stack", { seq: 1, mn: "010000A8900016F000169DC0", password: null, key, units: { a34002: "μg/m³" } }));
    expect(row).toMatchObject({ seq: 2, sealed: true, units: { a34002: "μg/m³" }, pointName: { zh: "点位mill-stack" }, condition: "never", seenAt: null });
    const [first, second] = m.store.rows.monitoring.instruments.filter((one) => one.instrument === "mill-stack-logger");
    expect([first?.passwordEncrypted, second?.passwordEncrypted === first?.passwordEncrypted, second?.keyEncrypted]).toEqual(["1#123456", true, `4#${key.toLowerCase()}`]);
    expect(await m.desk.putInstrument(director, putInstrument(m.id(), "mill-stack-logger", "mill-stack", { seq: 2, mn: "010000A8900016F000169DC0", password: null, key: "" }))).toMatchObject({ sealed: false });
    const shown = JSON.stringify([m.store.rows.audit, await m.desk.instruments(director), await m.desk.point(director, "mill-stack")]);
    expect(shown).not.toMatch(/123456|abcdef/i);
    expect(m.store.rows.audit.at(-2)?.detail).toMatch(/单位：.*设置密钥/);
  });
  test("the same command twice is one, though secrets are encrypted anew each time; another password under the same id is refused", async () => {
    const m = await watched(), command = putInstrument(m.id(), "", "own-station", { mn: "010000A8900016F000169DC9" });
    const first = await m.desk.putInstrument(director, command);
    expect(await m.desk.putInstrument(director, command)).toEqual(first);
    expect(m.store.rows.monitoring.instruments.filter((one) => one.id === command.id)).toHaveLength(1);
    await expect(m.desk.putInstrument(director, { ...command, password: "654321" })).rejects.toBeInstanceOf(IdTaken);
    await expect(m.desk.putInstrument(director, { ...command, st: "32" })).rejects.toBeInstanceOf(IdTaken);
  });
  test("it never moves, its MN is nobody else's, and its point exists", async () => {
    const m = await watched(), taken = "010000A8900016F000169DC1";
    expect(await fieldsOf(m.desk.putInstrument(director, putInstrument(m.id(), "mill-stack-logger", "own-station", { seq: 1, mn: "010000A8900016F000169DC0" })))).toEqual(["monitoring/bad-instrument", ["point"]]);
    expect(await fieldsOf(m.desk.putInstrument(director, putInstrument(m.id(), "", "mill-stack", { mn: taken })))).toEqual(["monitoring/bad-instrument", ["mn"]]);
    expect(await fieldsOf(m.desk.putInstrument(director, putInstrument(m.id(), "", "nowhere", { mn: "x" })))).toEqual(["monitoring/bad-instrument", ["point", "mn"]]);
    await m.desk.putInstrument(director, putInstrument(m.id(), "west-stack-logger", "west-stack", { seq: 1, mn: taken, active: false }));
    await expect(m.desk.putInstrument(director, putInstrument(m.id(), "", "mill-stack", { mn: taken }))).resolves.toMatchObject({ mn: taken });
    await expect(m.desk.putInstrument(director, putInstrument(m.id(), "west-stack-logger", "west-stack", { seq: 1, mn: "010000A8900016F000169DC8" }))).rejects.toMatchObject({ code: "monitoring/overtaken" });
  });
  test("the gateway is told of every change and of nothing else", async () => {
    const m = await watched(), before = m.nudged();
    await m.desk.points(director); await m.desk.instruments(director); await m.desk.strangers(director); await m.desk.forwards(director);
    await m.desk.putInstrument(director, putInstrument(m.id(), "", "mill-stack", { mn: "bad" })).catch(() => undefined);
    expect(m.nudged()).toBe(before);
  });
});

describe("strangers and their adoption", () => {
  const stranger = (over: Partial<Stranger> = {}): Stranger => ({ mn, reason: "mn-unknown", firstAt: Date.parse("2026-11-28T01:00:00Z"), lastAt: Date.parse("2026-11-28T02:06:00Z"), count: 7, address: "10.0.0.7", edition: 2005, st: "22", cn: "2011", leniencies: ["crc-lower-case", "no-such", "crc-lower-case"], passwordEncrypted: "9#sEcr3t", packet: 5, ...over });
  const adopt = (id: string, over: Partial<Parameters<MonitorDesk["adopt"]>[1]> = {}): Parameters<MonitorDesk["adopt"]>[1] => ({ id, mn, point: null, nameZh: "新空气站", nameEn: "New", kind: "air-station", place: "east", enterprise: null, timeMark: "end", ...over });

  test("one click makes the point and the instrument, with the password and the leniencies it came with, and the stranger waits no more", async () => {
    const m = monitored();
    await m.observations.putLines([], [stranger()]);
    expect(await m.desk.strangers(director)).toEqual([{ mn, reason: "mn-unknown", firstAt: "2026-11-28T09:00:00+08:00", lastAt: "2026-11-28T10:06:00+08:00", count: 7, address: "10.0.0.7", edition: 2005, st: "22", cn: "2011", leniencies: ["crc-lower-case", "no-such", "crc-lower-case"], packet: 5, suggestedKind: "air-station" }]);
    const command = adopt(m.id()), row = await m.desk.adopt(director, command);
    expect(row).toMatchObject({ mn, st: "22", edition: 2005, leniencies: ["crc-lower-case"], timeMark: "end", active: true, sealed: false, pointName: { zh: "新空气站", en: "New" } });
    expect(m.store.rows.monitoring).toMatchObject({ points: [{ point: row.point, kind: "air-station", place: "east", placePath: "990001/east" }], instruments: [{ passwordEncrypted: "9#sEcr3t", placePath: "990001/east" }] });
    expect(m.store.rows.audit).toHaveLength(1);
    expect(JSON.stringify(m.store.rows.audit)).not.toContain("sEcr3t");
    expect(await m.desk.strangers(director)).toEqual([]);
    expect(await m.desk.adopt(director, command)).toEqual(row);
    expect(m.store.rows.monitoring.points).toHaveLength(1);
  });
  test("or the instrument alone, at a point that is there", async () => {
    const m = await watched();
    await m.observations.putLines([], [stranger({ mn: "OTHER-1" })]);
    expect(await m.desk.adopt(director, adopt(m.id(), { mn: "OTHER-1", point: "mill-stack", nameZh: "" }))).toMatchObject({ point: "mill-stack" });
    expect(m.store.rows.monitoring.points).toHaveLength(3);
  });
  test("whoever is registered and refused all the same is taken up with what it was refused for", async () => {
    const m = await watched(), own = "010000A8900016F000169DC0", at = Date.parse(m.time.now) + 60_000;
    await m.observations.putLines([], [stranger({ mn: own, reason: "password-wrong", lastAt: at })]);
    expect(await m.desk.strangers(director)).toMatchObject([{ mn: own, reason: "password-wrong" }]);
    m.time.now = "2026-11-28T02:10:00.000Z";
    expect(await m.desk.adopt(director, adopt(m.id(), { mn: own }))).toMatchObject({ id: "mill-stack-logger", seq: 2, point: "mill-stack", st: "31" });
    expect(m.store.rows.monitoring.instruments.at(-1)?.passwordEncrypted).toBe("9#sEcr3t");
    expect(await m.desk.strangers(director)).toEqual([]);
    m.observations.strangerList = [stranger({ mn: own, reason: "address", lastAt: Date.parse(m.time.now) + 1 })];
    expect(await m.desk.adopt(director, adopt(m.id(), { mn: own }))).toMatchObject({ seq: 3, addresses: ["10.0.0.7"] });
  });
  test("who never knocked cannot be adopted, nor what belongs on the other side", async () => {
    const real = await watched(), simulated = await watched(simulatedPack());
    await expect(real.desk.adopt(director, adopt(real.id(), { mn: "NOBODY" }))).rejects.toBeInstanceOf(NotFound);
    await real.observations.putLines([], [stranger({ mn: "5A5A-1" })]); await simulated.observations.putLines([], [stranger()]);
    for (const [m, name] of [[real, "5A5A-1"], [simulated, mn]] as const) expect(await fieldsOf(m.desk.adopt(director, adopt(m.id(), { mn: name })))).toEqual(["monitoring/bad-adoption", ["mn"]]);
    await expect(simulated.desk.adopt(director, adopt(simulated.id(), { point: "nowhere" }))).rejects.toBeInstanceOf(NotFound);
  });
});

describe("commands", () => {
  test("a command waits for the gateway, is on record, and shows its exchange", async () => {
    const m = await watched(), before = m.nudged(), sent = await m.desk.sendCommand(officer, "mill-stack-logger", { id: m.id(), command: "history", parameters: { kind: "hour" } });
    expect(sent).toEqual({ id: sent.id, instrument: "mill-stack-logger", command: "history", parameters: { kind: "hour" }, by: "officer", at: "2026-11-28T10:07:00+08:00", state: "queued", steps: [] });
    expect(m.nudged()).toBe(before + 1);
    expect(m.store.rows.audit.at(-1)).toMatchObject({ actor: "officer", action: "instrument.command", subject: "mill-stack-logger", detail: "010000A8900016F000169DC0 history kind=hour" });
    const states: string[] = [];
    for (const kind of ["queued", "sent", "received", "done"] as const) { await m.observations.appendCommandStep({ command: sent.id, at: m.time.now, kind, note: kind, frame: null }); states.push((await m.desk.commands(director, "mill-stack-logger"))[0]!.state); }
    expect(states).toEqual(["queued", "running", "running", "done"]);
    m.time.now = "2026-11-30T00:00:00.000Z";
    expect((await m.desk.commands(director, "mill-stack-logger"))[0]!.state, "what is done stays done").toBe("done");
    expect((await m.desk.commands(director, "mill-stack-logger"))[0]!.steps.map(({ seq, kind }) => [seq, kind])).toEqual([[1, "queued"], [2, "sent"], [3, "received"], [4, "done"]]);
  });
  test("a command whose gateway was killed ends as unknown after half an hour of silence, whether it was taken or not; a step that comes late still counts", async () => {
    const m = await watched(), state = async (): Promise<string> => (await m.desk.commands(director, "mill-stack-logger"))[0]!.state, step = (kind: "queued" | "sent" | "done") => { const { id } = sent; return m.observations.appendCommandStep({ command: id, at: m.time.now, kind, note: kind, frame: null }); };
    const sent = await m.desk.sendCommand(officer, "mill-stack-logger", { id: m.id(), command: "read-clock", parameters: {} });
    m.time.now = "2026-11-28T02:36:59.999Z";
    expect(await state()).toBe("queued");
    m.time.now = "2026-11-28T02:37:00.000Z";
    expect(await state(), "nobody took it").toBe("unknown");
    await step("queued"); await step("sent");
    expect(await state()).toBe("running");
    m.time.now = "2026-11-28T03:06:59.999Z";
    expect(await state()).toBe("running");
    m.time.now = "2026-11-28T03:07:00.000Z";
    expect(await state(), "whoever took it says nothing more").toBe("unknown");
    await step("done");
    expect(await state()).toBe("done");
  });
  test("a new password is stored encrypted, stands in no log and on no screen; the same command again is sent once", async () => {
    const m = await watched(), command = { id: m.id(), command: "set-password" as const, parameters: { password: "nEw_9x" } };
    for (let time = 0; time < 2; time++) expect(await m.desk.sendCommand(director, "mill-stack-logger", command)).toMatchObject({ parameters: { password: "******" } });
    expect(m.store.rows.monitoring.commands.map(({ parameters }) => parameters)).toEqual([{ passwordEncrypted: "4#nEw_9x" }]);
    expect(JSON.stringify([m.store.rows.audit, await m.desk.commands(director, "mill-stack-logger")])).not.toContain("nEw_9x");
    await expect(m.desk.sendCommand(director, "mill-stack-logger", { ...command, parameters: { password: "nEw_9y" } })).rejects.toBeInstanceOf(IdTaken);
    await expect(m.desk.sendCommand(director, "west-stack-logger", command)).rejects.toBeInstanceOf(IdTaken);
  });
  test("what the edition does not have, a wrong parameter, and an instrument out of use are refused before anything is stored", async () => {
    const m = await watched(monitoredPack(), { commandCheck: (command, parameters, edition) => (command === "keep-sample" ? { zh: `HJ 212-${edition} 没有`, en: "no" } : parameters["password"] === "x" ? { zh: "六位", en: "six", parameter: "password" } : null) });
    const send = (command: "keep-sample" | "set-password", parameters: Record<string, string> = {}) => m.desk.sendCommand(director, "mill-stack-logger", { id: m.id(), command, parameters });
    expect([await fieldsOf(send("keep-sample")), await fieldsOf(send("set-password", { password: "x" })), await fieldsOf(send("set-password", { passwordEncrypted: "1#x" }))]).toEqual([["monitoring/bad-command", ["command"]], ["monitoring/bad-command", ["parameters.password"]], ["monitoring/bad-command", ["parameters.passwordEncrypted"]]]);
    await m.desk.putInstrument(director, putInstrument(m.id(), "mill-stack-logger", "mill-stack", { seq: 1, mn: "010000A8900016F000169DC0", active: false }));
    expect(await fieldsOf(send("set-password", { password: "abcdef" }))).toEqual(["monitoring/instrument-off", []]);
    expect(m.store.rows.monitoring.commands).toEqual([]);
  });
});

describe("packets", () => {
  test("the password of a packet is seen nowhere: not in its head, its text, its bytes, nor in the reading", async () => {
    const m = await watched();
    await m.arrive(1, "hour", "2026-11-28T09:00:00+08:00", "a21026-Avg=30");
    const [row] = await m.desk.packets(director, {}), detail = await m.desk.packet(director, "1");
    expect(row).toMatchObject({ id: 1, at: "2026-11-28T10:07:00+08:00", instrument: "mill-stack-logger", mn: "010000A8900016F000169DC0", direction: "in", verdict: "reading", word: "2011" });
    expect(detail).toMatchObject({ text: `##0100ST=31;CN=2011;PW=******;MN=${mn};Flag=4;CP=&&a21026-Avg=30&&0000`, decoded: { header: [{ name: "PW", value: "******", meaning: null }, { name: "MN", value: "M" }] } });
    expect(Buffer.from(detail.base64, "base64").toString()).toBe(detail.text);
    expect(JSON.stringify([row, detail])).not.toContain("123456");
  });
  test("they are asked for by instrument, verdict, direction and word, and page by page", async () => {
    const m = await watched();
    for (let hour = 0; hour < 5; hour++) { await m.arrive(1, "hour", `2026-11-28T0${hour}:00:00+08:00`, "a21026-Avg=30"); await m.arrive(2, "hour", `2026-11-28T0${hour}:00:00+08:00`, "a21026-Avg=30", { setting: 2 }); }
    await m.observations.append([{ at: Date.parse(m.time.now), source: 1, setting: 1, direction: "out", verdict: "exchange", word: "9014", bytes: new Uint8Array([35]), reading: null }]);
    const ids = async (query: Parameters<MonitorDesk["packets"]>[1]) => (await m.desk.packets(director, query)).map(({ id }) => id);
    expect(await ids({ instrument: "mill-stack-logger" })).toEqual([11, 9, 7, 5, 3, 1]);
    expect([await ids({ verdict: "exchange" }), await ids({ direction: "out" }), await ids({ word: "9014" }), await ids({ word: "9013" }), await ids({ until: "2026-11-28T10:00:00+08:00" }), await ids({ limit: "3" }), await ids({ limit: "3", before: "9" })]).toEqual([[11], [11], [11], [], [], [11, 10, 9], [8, 7, 6]]);
  });
  test("a person who sees little still gets a full page of it", async () => {
    const m = await watched(), own = { ...director, grants: [{ ...director.grants[0]!, placePath: "990001/west" }] };
    for (let index = 0; index < 60; index++) await m.arrive(index % 10 === 0 ? 2 : 1, "hour", new Date(Date.parse("2026-11-01T00:00:00Z") + index * 3_600_000).toISOString(), "a21026-Avg=1");
    expect((await m.desk.packets(own, { limit: "4" })).map(({ id }) => id)).toEqual([51, 41, 31, 21]);
  });
  test("a query that says nothing is told by its fields", async () => {
    const m = await watched();
    expect(await fieldsOf(m.desk.packets(director, { from: "gestern", until: "x", verdict: "y", direction: "up", limit: "501", before: "z" }))).toEqual(["monitoring/bad-query", ["from", "until", "verdict", "direction", "limit", "before"]]);
    for (const id of ["0", "-1", "1e3", "99999999999999999", "x"]) await expect(m.desk.packet(director, id)).rejects.toBeInstanceOf(NotFound);
  });
});

describe("forwarding", () => {
  const target = (id: string, over: Partial<Parameters<MonitorDesk["putForward"]>[1]> = {}): Parameters<MonitorDesk["putForward"]>[1] => ({ id, target: "city", seq: 0, name: "市平台", host: "10.0.0.1", port: 9212, tls: false, edition: 2017, password: "123456", mns: { "mill-stack-logger": "010000A8900016F000169DCF" }, active: true, ...over });
  test("a target is set, set anew, and shows what waits for it; its password is shown nowhere", async () => {
    const m = await watched(), command = target(m.id());
    m.observations.depths.set("city", { waiting: 5, oldestAt: Date.parse("2026-11-28T01:00:00Z") });
    expect(await m.desk.putForward(director, command)).toEqual({ target: "city", seq: 1, name: "市平台", host: "10.0.0.1", port: 9212, tls: false, edition: 2017, mns: command.mns, active: true, waiting: 5, oldestAt: "2026-11-28T09:00:00+08:00" });
    expect(await m.desk.putForward(director, command)).toMatchObject({ seq: 1 });
    expect(await m.desk.putForward(director, target(m.id(), { seq: 1, password: null, tls: true }))).toMatchObject({ seq: 2, tls: true });
    expect(m.store.rows.monitoring.targets.map(({ passwordEncrypted }) => passwordEncrypted)).toEqual(["4#123456", "4#123456"]);
    expect(await m.desk.forwards(clerk)).toMatchObject([{ target: "city", seq: 2 }]);
    expect(JSON.stringify([m.store.rows.audit, await m.desk.forwards(clerk)])).not.toContain("123456");
    await expect(m.desk.putForward(director, target(m.id(), { seq: 1 }))).rejects.toMatchObject({ code: "monitoring/overtaken" });
    await expect(m.desk.putForward(director, { ...command, port: 1 })).rejects.toBeInstanceOf(IdTaken);
  });
  test("faults are told by their fields", async () => {
    const m = await watched();
    expect(await fieldsOf(m.desk.putForward(director, target(m.id(), { target: "A", name: "", host: "", port: 0, password: null, mns: { nobody: "x" } })))).toEqual(["monitoring/bad-forward", ["target", "name", "host", "port", "password", "mns", "mns"]]);
  });
});
