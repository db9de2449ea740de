import { describe, expect, test } from "vitest";
import { answers, dataAnswer, encodeSegment, exchangeQn, executionResult, firstLink, historyReply, noticeAnswer, noticeExchange, NotInEdition, observationKey, packetKey, request, requestAnswer, requestExchange, requests, SegmentReader, sequence, splitSegment, uploadExchange, type Segment, type Step } from "@yunqing/hj212";
import { bytesOf } from "./shared.js";

const read = (text: string): Segment => { const reading = new SegmentReader().read(bytesOf(text)); if (reading.kind !== "segment") throw new Error(`no segment: ${text}`); return reading.segment; };
const written = (segment: Segment): string => Buffer.from(encodeSegment(segment)).toString();
const kinds = (steps: readonly Step[]): string[] => steps.map((step) => (step.kind === "send" ? `send ${step.segment.cn}` : step.kind));
const to = { version: 2017 as const, qn: "20160801085857223", st: "32", mn: "010000A8900016F000169DC0", pw: "123456" };
const minute = (qn: string, flag = 5) => read(`QN=${qn};ST=32;CN=2051;PW=123456;MN=010000A8900016F000169DC0;Flag=${flag};CP=&&DataTime=20160801084000;w01018-Avg=40.1&&`);
const patience = { timeoutMs: 1_000, retries: 2 };

describe("packets written as the standards print them", () => {
  const mn = "MN=010000A8900016F000169DC0", q = "QN=20160801085857223";
  test.each([
    ["HJ 212-2017 附录 C.1", requests.timeOut(to, 5, 3), `${q};ST=32;CN=1000;PW=123456;${mn};Flag=5;CP=&&OverTime=5;ReCount=3&&`],
    ["HJ 212-2017 附录 C.3", requests.setClock(to, "20160801085857", "w01018"), `${q};ST=32;CN=1012;PW=123456;${mn};Flag=5;CP=&&PolId=w01018;SystemTime=20160801085857&&`],
    ["HJ 212-2017 附录 C.9", requests.setPassword(to, "654321"), `${q};ST=32;CN=1072;PW=123456;${mn};Flag=5;CP=&&NewPW=654321&&`],
    ["HJ 212-2017 附录 C.20", requests.history(to, "2051", "20160801084000", "20160801084000"), `${q};ST=32;CN=2051;PW=123456;${mn};Flag=5;CP=&&BeginTime=20160801084000;EndTime=20160801084000&&`],
    ["HJ 212-2017 附录 C.33", requests.comparisonSample(to, "w01018"), `${q};ST=32;CN=3014;PW=123456;${mn};Flag=5;CP=&&PolId=w01018&&`],
    ["HJ 212-2017 附录 C.35", requests.setSamplingPeriod(to, "w01018", "000000", 2), `${q};ST=32;CN=3016;PW=123456;${mn};Flag=5;CP=&&PolId=w01018;CstartTime=000000;CTime=2&&`],
    ["HJ 212-2017 附录 C.43", requests.information(to, "w01018", "i12001"), `${q};ST=32;CN=3020;PW=123456;${mn};Flag=5;CP=&&PolId=w01018;InfoId=i12001&&`],
    ["HJ 212-2017 附录 C.1 result", executionResult(requests.timeOut(to, 5, 3), "1"), `${q};ST=91;CN=9012;PW=123456;${mn};Flag=4;CP=&&ExeRtn=1&&`],
    ["HJ 212-2017 附录 C.14 data answer", dataAnswer(minute("20160801085857223")), `${q};ST=91;CN=9014;PW=123456;${mn};Flag=4;CP=&&&&`],
    ["HJ/T 212-2005 附录 C item 6, data answer", dataAnswer(read("ST=32;CN=2051;QN=20040516010101001;PW=123456;MN=88888880000001;CP=&&DataTime=20040516021000&&")), "ST=91;CN=9014;CP=&&QN=20040516010101001;CN=2051&&"],
  ])("%s", (_, segment, text) => { expect(written(segment)).toBe(text); });
  test("HJ/T 212-2005 附录 C: the QN of an answer stands in the data area", () => {
    const asked = request({ version: 2005, qn: "20040516010101001", st: "32", mn: "88888880000001", pw: "123456" }, "2051");
    for (const answer of [requestAnswer(asked, "1"), executionResult(asked, "1"), noticeAnswer(asked)]) { expect(answer.qn).toBeNull(); expect(exchangeQn(answer)).toBe("20040516010101001"); }
    const printed = read("ST=91;CN=9011;PW=123456;MN=88888880000001;Flag=1;CP=&&QN=20040516010101001;QnRtn=1&&");
    expect(answers(printed, "9011", "20040516010101001")).toBe(true);
    expect(written(requests.setPassword({ version: 2005, qn: "20040516010101001", st: "32", mn: "88888880000001", pw: "123456" }, "654321"))).toContain("CN=1072;PW=123456;MN=88888880000001;Flag=1;CP=&&PW=654321&&");
  });
  test("an edition is not asked for what it does not have", () => {
    expect(() => requests.clean({ ...to, version: 2005 }, "011")).toThrow(NotInEdition);
    expect(() => requests.comparisonSample({ ...to, version: 2005 }, "011")).toThrow(NotInEdition);
    expect(requests.setSamplingPeriod({ ...to, version: 2005 }, "011", "000000", 2).cn).toBe("3014");
  });
});

describe("HJ 212-2017 §6.5 the host's request", () => {
  const asked = requests.history(to, "2051", "20160801084000", "20160801085000");
  test("request, 9011, data, 9012", () => {
    const own = requestExchange(asked, patience);
    expect(kinds(own.start(0))).toEqual(["send 2051"]);
    expect(own.received(requestAnswer(asked, "1"), 100)).toEqual([{ kind: "answered", qnRtn: "1" }]);
    expect(own.received(minute("20160801085857534"), 900)).toMatchObject([{ kind: "data", answerWanted: true }]);
    expect(own.received(minute("20160801085857535", 4), 1_800)).toMatchObject([{ kind: "data", answerWanted: false }]);
    expect(own.tick(2_700)).toEqual([]);                             // each packet of data starts the time-out anew
    expect(own.received(executionResult(asked, "1"), 2_750)).toEqual([{ kind: "done", exeRtn: "1" }]);
    expect([own.state, own.tick(99_999), own.received(executionResult(asked, "1"), 99_999)]).toEqual(["done", [], []]);
  });
  test("a refusal ends it with its code", () => {
    const own = requestExchange(asked, patience);
    own.start(0);
    expect(own.received(requestAnswer(asked, "3"), 10)).toMatchObject([{ kind: "answered", qnRtn: "3" }, { kind: "failed", why: "rejected", code: "3" }]);
  });
  test("silence: repeated with the same QN, then given up", () => {
    const own = requestExchange(asked, patience);
    own.start(0);
    expect(own.tick(999)).toEqual([]);
    expect([own.tick(1_000), own.tick(2_000)].map((steps) => steps.map((step) => step.kind === "send" && [step.segment.qn, step.attempt]))).toEqual([[["20160801085857223", 2]], [["20160801085857223", 3]]]);
    expect(own.tick(3_000)).toMatchObject([{ kind: "failed", why: "no-answer" }]);
  });
  test("silence after 9011: the execution has failed", () => {
    const own = requestExchange(asked, patience);
    own.start(0); own.received(requestAnswer(asked, "1"), 500);
    expect(own.tick(1_499)).toEqual([]);
    expect(own.tick(1_500)).toMatchObject([{ kind: "failed", why: "no-result" }]);
  });
  test("answers to another QN and data of another instrument are not its own", () => {
    const own = requestExchange(asked, patience), other = { ...asked, qn: "20160801085857999" };
    own.start(0);
    expect([own.received(requestAnswer(other, "1"), 1), own.received(executionResult(other, "1"), 2), own.received({ ...minute("20160801085857534"), mn: "88888880000001" }, 3)]).toEqual([[], [], []]);
    expect(own.state).toBe("asked");
  });
});

describe("uploads and notices", () => {
  test("data is repeated until its 9014 comes", () => {
    const data = minute("20160801085000001"), own = uploadExchange(data, patience);
    expect(kinds(own.start(0))).toEqual(["send 2051"]);
    expect(kinds(own.tick(1_000))).toEqual(["send 2051"]);
    expect(own.received(dataAnswer(minute("20160801085000999")), 1_100)).toEqual([]);
    expect(own.received(dataAnswer(data), 1_200)).toEqual([{ kind: "done", exeRtn: null }]);
  });
  test("without bit 0 nobody waits", () => { expect(kinds(uploadExchange(minute("20160801085000001", 4)).start(0))).toEqual(["send 2051", "done"]); });
  test("a part of 2005 is answered by its own number only", () => {
    const part = { ...read("ST=32;CN=2051;QN=20040516010101001;PW=123456;MN=88888880000001;PNO=2;PNUM=2;CP=&&DataTime=20040516021000&&"), flag: 3 }, own = uploadExchange(part);
    own.start(0);
    expect(own.received(dataAnswer({ ...part, pno: 1 }), 1)).toEqual([]);
    expect(kinds(own.received(dataAnswer(part), 2))).toEqual(["done"]);
  });
  test("2012 is answered by 9013 and the heartbeat 9015 of 2025 (second hand) too", () => {
    const notices = [requests.realTime(to, false), request({ ...to, version: 2025 }, "9015")];
    for (const asked of notices) { const own = noticeExchange(asked); own.start(0); expect(kinds(own.received(noticeAnswer(asked), 1))).toEqual(["done"]); }
  });
});

describe("HJ 212-2017 附录 C.48 history with answers", () => {
  const asked = requests.history(to, "2051", "20160801084000", "20160801085000"), records = [minute("20160801085857534"), minute("20160801085857535")] as const;
  test("one record, its 9014, the next, then 9012", () => {
    const own = historyReply(asked, records, patience);
    expect(kinds(own.start(0))).toEqual(["send 9011", "send 2051"]);
    expect(own.received(dataAnswer(records[1]), 10)).toEqual([]);
    expect(kinds(own.received(dataAnswer(records[0]), 20))).toEqual(["send 2051"]);
    expect(kinds(own.received(dataAnswer(records[1]), 30))).toEqual(["send 9012", "done"]);
  });
  test("nothing there: 9012 with 100", () => { expect(historyReply(asked, []).start(0)).toMatchObject([{ segment: { cn: "9011" } }, { segment: { cn: "9012", fields: { ExeRtn: "100" } } }, { kind: "done" }]); });
  test("a host that falls silent: repeats, then 9012 with 4", () => {
    const own = historyReply(asked, records, patience);
    own.start(0);
    expect([own.tick(1_000), own.tick(2_000)].map(kinds)).toEqual([["send 2051"], ["send 2051"]]);
    expect(own.tick(3_000)).toMatchObject([{ segment: { cn: "9012", fields: { ExeRtn: "4" } } }, { kind: "failed", why: "no-answer" }]);
  });
  test("host and instrument together, in both machines, every packet over the wire", () => {
    const host = requestExchange(asked, patience), field = historyReply(asked, records, patience), taken: Segment[] = [];
    let down: Segment[] = host.start(0).flatMap((step) => (step.kind === "send" ? [step.segment] : [])), up: Segment[] = [], at = 0, begun = false;
    while (down.length + up.length > 0 && at++ < 50) {
      up = down.flatMap((packet) => { const steps = begun ? field.received(read(written(packet)), at) : field.start(at); begun = true; return steps; }).flatMap((step) => (step.kind === "send" ? [step.segment] : []));
      down = up.flatMap((packet) => host.received(read(written(packet)), at)).flatMap((step) => { if (step.kind !== "data") return []; taken.push(step.segment); return step.answerWanted ? [dataAnswer(step.segment)] : []; });
      up = [];
    }
    expect([host.state, field.state, taken.map(({ qn }) => qn)]).toEqual(["done", "done", records.map(({ qn }) => qn)]);
  });
});

test("HJ 212-2017 §6.7 first link: clock, time-out, intervals, data, states, one after another", () => {
  const asked = firstLink(to, { systemTime: "20160801085857", overTimeS: 5, reCount: 3, realTimeS: 30, minuteInterval: 10, realTime: true, states: false }, (place) => `2016080108585722${place}`);
  expect(asked.map(({ cn }) => cn)).toEqual(["1012", "1000", "1062", "1064", "2011", "2022"]);
  const own = sequence(asked.map((one) => (one.cn === "2022" ? noticeExchange(one, patience) : requestExchange(one, patience))));
  let sent = own.start(0), count = 0;
  const seen: string[] = [];
  while (own.state === "asked" && count++ < 20) {
    const packet = sent.flatMap((step) => (step.kind === "send" ? [step.segment] : []))[0]!;
    seen.push(packet.cn!);
    sent = packet.cn === "2022" ? own.received(noticeAnswer(packet), count) : [...own.received(requestAnswer(packet, "1"), count), ...own.received(executionResult(packet, "1"), count)];
  }
  expect([own.state, seen]).toEqual(["done", ["1012", "1000", "1062", "1064", "2011", "2022"]]);
});

describe("what is sent again is known again", () => {
  test("by MN, QN, CN; parts of one QN are different packets; values by MN, CN, DataTime, factor, field", () => {
    const data = minute("20160801085000001");
    expect(packetKey(minute("20160801085000001"))).toBe(packetKey(data));
    expect(new Set([data, { ...data, qn: "20160801085000002" }, { ...data, mn: "88888880000001" }, { ...data, cn: "2061" }, { ...data, pno: 1 }].map(packetKey)).size).toBe(5);
    expect(observationKey(minute("20160801085000999"), "w01018", "Avg")).toBe(observationKey(data, "w01018", "Avg"));
  });
  test("HJ 212-2017 附录 C.49, C.50: parts hold whole factors, their own QN, the same DataTime", () => {
    const values = ["w01018", "w21003", "w21011"].flatMap((factor) => ["Min", "Avg", "Max"].map((field) => ({ factor, field, value: "1.0" })));
    const whole: Segment = { ...minute("20160801085000001"), values };
    const parts = splitSegment(whole, (part) => encodeSegment(part).length <= 180, (place) => `2016080108500000${place + 1}`);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap((part) => part.values)).toEqual(values);
    for (const [place, part] of parts.entries()) {
      expect(part).toMatchObject({ flag: 7, pnum: parts.length, pno: place + 1, dataTime: "20160801084000", qn: `2016080108500000${place + 1}` });
      expect(encodeSegment(part).length).toBeLessThanOrEqual(180);
      expect(part.values.length % 3).toBe(0);
    }
  });
});
