import type { Stranger } from "@yunqing/domain";
import { afterEach, describe, expect, test } from "vitest";
import { framed, instrument, minutePacket, mn2005, mn2017, mnSimulated, peer, sleep, stopAll, until, world, type Peer, type World } from "./shared.js";
afterEach(stopAll);

const qn = "20261128085000001";
/** the same packet in each edition, with what is to be wrong */
const segment = { 2005: (given: Record<string, string>): string => `ST=${given["st"] ?? "32"};CN=${given["cn"] ?? "2051"};QN=${qn};PW=${given["pw"] ?? "123456"};MN=${given["mn"] ?? mn2005};Flag=1;CP=&&DataTime=20261128084000;011-Avg=40.1&&`,
  2017: (given: Record<string, string>): string => minutePacket(qn, given), 2025: (given: Record<string, string>): string => minutePacket(qn, { ...given, flag: 9 }) } as const;
const answerOf = { 2005: (code: string, mn: string, pw: string): string => `ST=91;CN=9011;PW=${pw};MN=${mn};Flag=0;CP=&&QN=${qn};QnRtn=${code}&&`,
  2017: (code: string, mn: string, pw: string): string => `QN=${qn};ST=91;CN=9011;PW=${pw};MN=${mn};Flag=4;CP=&&QnRtn=${code}&&`, 2025: (code: string, mn: string, pw: string): string => `QN=${qn};ST=91;CN=9011;PW=${pw};MN=${mn};Flag=8;CP=&&QnRtn=${code}&&` } as const;
const editions = [2005, 2017, 2025] as const, mnOf = { 2005: mn2005, 2017: mn2017, 2025: mn2017 } as const;
const headerOrder = ["header-order"];           // QN after CN, as the standard of 2005 prints it

describe.each(editions)("an instrument of %i is refused with the code of 表7, in its edition", (edition) => {
  const mn = mnOf[edition], own = (given = {}) => instrument({ mn, leniencies: headerOrder, ...given }), old = edition === 2005;
  const ask = async (w: World, given: Record<string, string>): Promise<Peer> => { const p = await peer(w.gateway.port); p.send(segment[edition](given)); await p.frames(1); return p; };
  test("unknown MN: 4 (2005, which has no such code: 2), and it is listed with its packet and password", async () => {
    const w = await world({}, { instruments: [own()] }), other = old ? "99999990000009" : "0123456789ABCDEF01234567", p = await ask(w, { mn: other });
    expect(p.texts).toEqual([answerOf[edition](old ? "2" : "4", other, "123456")]);
    await until(() => w.store.strangerList.get(`${other} mn-unknown`)?.packet === 1);
    expect(w.store.strangerList.get(`${other} mn-unknown`)).toMatchObject({ mn: other, reason: "mn-unknown", count: 1, address: "127.0.0.1", edition, st: "32", cn: "2051", passwordEncrypted: "enc:123456", packet: 1 } satisfies Partial<Stranger>);
    expect(w.store.kept).toMatchObject([{ verdict: "refused", word: "mn-unknown", source: 0 }]);
    expect([...w.simulated.strangerList]).toEqual([]);
  });
  test.each(["123457", "1234567", "12345", ""])("wrong password %j: 3", async (pw) => {
    const w = await world({}, { instruments: [own()] }), p = await ask(w, { pw });
    expect(p.texts).toEqual([answerOf[edition]("3", mn, pw)]);
    await until(() => w.store.strangerList.has(`${mn} password-wrong`) && w.store.lineStates.size === 0);
    expect(w.store.rows).toEqual([]);
  });
  test("a foreign address, or out of use: 2, and listed", async () => {
    for (const [given, reason] of [[{ addresses: ["10.0.0.1"] }, "address"], [{ active: false }, "inactive"]] as const) {
      const w = await world({}, { instruments: [own(given)] }), p = await ask(w, {});
      expect(p.texts).toEqual([answerOf[edition]("2", mn, "123456")]);
      await until(() => w.store.strangerList.has(`${mn} ${reason}`));
    }
  });
  test("another edition than the one set: 6 (2005: 2)", async () => { const w = await world({}, { instruments: [own({ edition: old ? 2017 : 2005 })] }), p = await ask(w, {}); expect(p.texts).toEqual([answerOf[edition](old ? "2" : "6", mn, "123456")]); expect(w.store.kept).toMatchObject([{ word: "edition", source: w.instruments[0]!.source }]); });
  test("another ST: 5 (2005: 2); process and interaction go with any", async () => { const w = await world({}, { instruments: [own()] }), p = await ask(w, { st: "22" }); expect(p.texts).toEqual([answerOf[edition](old ? "2" : "5", mn, "123456")]); p.send(segment[edition]({ st: "52" })); await p.frames(2); expect(p.segments[1]?.cn).toBe("9014"); });
  test("a command nobody knows, or that only a host sends: 8 (2005: 2)", async () => { for (const cn of ["2099", "1072"]) { const w = await world({}, { instruments: [own()] }), p = await ask(w, { cn }); expect(p.texts).toEqual([answerOf[edition](old ? "2" : "8", mn, "123456")]); } });
  test("in order: 9014", async () => { const w = await world({}, { instruments: [own({ edition })] }), p = await ask(w, {}); expect(p.texts).toEqual([old ? `ST=91;CN=9014;CP=&&QN=${qn};CN=2051&&` : `QN=${qn};ST=91;CN=9014;PW=123456;MN=${mn};Flag=${edition === 2017 ? 4 : 8};CP=&&&&`]); });
});

test("the order of the checks is MN, address, in use, password, edition, ST, CN, deviations", async () => {
  const wrong = { addresses: ["10.0.0.1"], active: false, passwordEncrypted: "enc:000000", edition: 2005 as const, st: "31" }, right = { addresses: [], active: true, passwordEncrypted: "enc:123456", edition: null, st: "32" };
  const order = ["addresses", "active", "passwordEncrypted", "edition", "st"] as const, words: string[] = [];
  for (let fixed = 0; fixed <= order.length; fixed++) {
    const own = instrument({ ...wrong, ...Object.fromEntries(order.slice(0, fixed).map((name) => [name, right[name]])) }), w = await world({}, { instruments: [own] }), p = await peer(w.gateway.port);
    p.send(`ST=32;QN=${qn};CN=2099;PW=123456;MN=${mn2017};Flag=5;CP=&&DataTime=20261128084000;w01018-Avg=1&&`);
    await p.frames(1); await until(() => w.store.kept.length === 1);
    words.push(w.store.kept[0]!.word);
  }
  expect(words).toEqual(["address", "inactive", "password-wrong", "edition", "st", "cn"]);
});

test("a deviation is taken where the instrument has its leniency, else refused under its name", async () => {
  const w = await world(), p = await peer(w.gateway.port), text = minutePacket(qn).replace("QN=20261128085000001;ST=32;", "ST=32;QN=20261128085000001;");
  p.send(text); await p.frames(1);
  expect(p.texts[0]).toContain("QnRtn=2");
  expect(w.store.kept).toMatchObject([{ verdict: "refused", word: "header-order", source: w.instruments[0]!.source }]);
  w.instruments = [{ ...w.instruments[0]!, setting: 1_001, leniencies: ["header-order"] }];
  await w.gateway.refresh();
  p.send(text); await p.frames(2);
  expect([p.segments[1]!.cn, w.store.kept[1]]).toMatchObject(["9014", { verdict: "reading", setting: 1_001 }]);
  await until(() => w.store.lineStates.get(w.instruments[0]!.source)?.packets === 1);
  expect(w.store.lineStates.get(w.instruments[0]!.source)).toMatchObject({ refused: 1, packets: 1, leniencies: { "header-order": 2 } });
});

test("a wrong CRC is dropped without an answer, kept, and counted on the line", async () => {
  const w = await world(), p = await peer(w.gateway.port), broken = framed(minutePacket(qn));
  broken[60] = broken[60]! ^ 1;
  p.send(minutePacket(qn)); await p.frames(1);
  p.send(broken).send(minutePacket("20261128085000002", { time: "20261128083000" })); await p.frames(2);
  expect(p.segments.map(({ cn }) => cn)).toEqual(["9014", "9014"]);
  await until(() => w.store.lineStates.get(w.instruments[0]!.source)?.packets === 2);
  expect(w.store.kept.filter(({ verdict }) => verdict === "refused")).toMatchObject([{ source: w.instruments[0]!.source, bytes: Uint8Array.from(broken.subarray(0, broken.length - 2)) }]);
  expect(w.store.lineStates.get(w.instruments[0]!.source)?.refused).toBe(1);
});

test("without bit 0 nobody is answered, neither data nor refusals", async () => {
  const w = await world(), p = await peer(w.gateway.port);
  p.send(minutePacket(qn, { flag: 4 })).send(minutePacket(qn, { flag: 4, pw: "000000" })).send(minutePacket("20261128085000003"));
  await p.frames(1); await sleep(30);
  expect(p.segments.map((one) => one.qn)).toEqual(["20261128085000003"]);
  expect(w.store.kept.map(({ verdict }) => verdict)).toEqual(["reading", "refused", "reading"]);
});

describe("simulated instruments", () => {
  test("are taken by the simulated district alone, also where a real one registered the MN", async () => {
    const w = await world({}, { instruments: [instrument({ mn: mnSimulated })], simulatedInstruments: [instrument({ mn: mnSimulated }), instrument({ mn: mn2017 })] }), p = await peer(w.gateway.port);
    p.send(minutePacket(qn, { mn: mnSimulated })); await p.frames(1);
    expect([w.store.rows.length, w.simulated.rows.length]).toEqual([0, 1]);
    p.send(minutePacket(qn, { mn: mn2017 })); await p.frames(2);
    expect(p.texts[1]).toContain("QnRtn=4");
    expect(w.events.filter(({ event }) => event === "mn-wrong-side")).toHaveLength(2);
  });
  test("unknown ones are strangers of the simulated district, others of the real one", async () => {
    const w = await world({}, { instruments: [] }), p = await peer(w.gateway.port);
    p.send(minutePacket(qn, { mn: mnSimulated })).send(minutePacket(qn, { mn: mn2017 })); await p.frames(2);
    await until(() => w.store.strangerList.size + w.simulated.strangerList.size === 2);
    expect([[...w.store.strangerList.keys()], [...w.simulated.strangerList.keys()]]).toEqual([[`${mn2017} mn-unknown`], [`${mnSimulated} mn-unknown`]]);
  });
});

describe("strangers in a flood", () => {
  test("all are counted and answered, five packets a minute are kept, the counts go on after a restart, adoption ends it", async () => {
    const w = await world({}, { instruments: [] }), p = await peer(w.gateway.port);
    for (let k = 0; k < 50; k++) p.send(minutePacket(qn));
    await p.frames(50);
    await until(() => w.store.strangerList.get(`${mn2017} mn-unknown`)?.count === 50);
    expect(w.store.kept).toHaveLength(5);
    await w.gateway.stop();
    const again = await world({}, { instruments: [], store: w.store }), q = await peer(again.gateway.port);
    q.send(minutePacket(qn)); await q.frames(1);
    await until(() => w.store.strangerList.get(`${mn2017} mn-unknown`)?.count === 51);
    again.instruments = [instrument()]; await again.gateway.refresh();
    q.send(minutePacket(qn)); await q.frames(2);
    expect(q.segments[1]?.cn).toBe("9014");
  });
  test("invented MNs: the list stays at two thousand, what is kept at three hundred a minute", async () => {
    const w = await world({}, { instruments: [] }), p = await peer(w.gateway.port);
    for (let k = 0; k < 5_000; k++) p.send(minutePacket(qn, { mn: k.toString(16).toUpperCase().padStart(24, "0") }));
    await p.frames(5_000, 10_000);
    await sleep(100);
    expect(w.store.kept.length).toBeLessThanOrEqual(600);       // two minutes may have begun
    expect(w.store.kept.length).toBeGreaterThanOrEqual(300);
    expect(w.gateway.stats()).toMatchObject({ received: 5_000, refused: 5_000, queued: 0 });
  });
});
