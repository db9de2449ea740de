import { describe, expect, test } from "vitest";
import { checkedLoop, LoopInvalid, loopFaults, loopStart, loopStep, type LoopSetting } from "../src/index.js";
import { eight, Yard, yard } from "./loop-cannons.js";

/** A yard that has been read and quiet for long enough that a start need not wait. */
function ready(setting: LoopSetting = yard, dust = "0.50", began = eight): Yard {
  const loop = new Yard(setting, began);
  loop.tell({ kind: "restart" }); loop.line(true); loop.water("5");
  loop.until(200, () => { loop.dust(dust); loop.water("5"); });
  loop.records.length = 0; loop.commands.length = 0;
  return loop;
}

describe("limits", () => {
  test("on at the upper limit exactly, off at the lower limit exactly, nothing in between", () => {
    const loop = ready();
    for (const [second, value] of [[201, "0.999999999999999999"], [202, "1.000"], [300, "0.61"], [301, "0.600000000000000001"], [302, "0.60"]] as const) loop.until(second, () => loop.dust(value));
    expect(loop.table("demand", "actuator", "loop")).toEqual([
      "202 demand off→on upper-limit", "202 actuator:A off→on upper-limit", "202 loop idle→running upper-limit",
      "302 demand on→off lower-limit", "302 actuator:A on→off lower-limit", "302 loop running→idle lower-limit",
    ]);
    const start = loop.records.find((record) => record.subject === "actuator:A");
    expect(start?.cause).toEqual({ code: "upper-limit", text: { zh: "扬尘 1 mg/m³，达到上限 1.00 mg/m³", en: "Dust 1 mg/m³ reaches the upper limit 1.00 mg/m³" }, inputs: [{ name: "P-1 a34001", value: "1.000", unit: "mg/m³" }], limit: "1.00 mg/m³", by: null });
    expect(start?.basis.zh).toBe("规划 4.7.1");
  });
  test("the mean of the last three decides, exactly, and not before three have come", () => {
    const loop = ready({ ...yard, demand: { ...yard.demand, sensors: [{ sensor: "dust", name: { zh: "扬尘", en: "Dust" }, point: "P-1", factor: "a34001", average: 3, staleSeconds: 60 }] } as LoopSetting["demand"] }, "0.1");
    // 0.1 + 0.2 + 2.7 is 3.0 in decimals, and 3.0000000000000004 or less in binary floating point
    for (const [second, value] of [[201, "0.1"], [202, "0.2"], [203, "2.6"], [204, "0.2"], [205, "0.2"]] as const) loop.until(second, () => loop.dust(value));
    expect(loop.table("demand")).toEqual(["204 demand off→on upper-limit"]);
    const fresh = new Yard({ ...loop.setting });
    fresh.tell({ kind: "restart" }); fresh.line(true);
    fresh.until(2, () => fresh.dust("9"));
    expect(fresh.table("demand")).toEqual([]);
    fresh.until(3, () => fresh.dust("9"));
    expect(fresh.table("demand")).toEqual(["3 demand unknown→on upper-limit"]);
  });
  test("minimum times: a short need runs its minimum, a new need waits its minimum, and the log says what it waits for", () => {
    const loop = ready();
    loop.until(201, () => loop.dust("2")); loop.until(205, () => loop.dust("0.1")); loop.until(262, () => loop.dust("0.1")); loop.until(400, () => loop.dust("3"));
    expect(loop.table("actuator", "loop")).toEqual([
      "201 actuator:A off→on upper-limit", "201 loop idle→running upper-limit", "202 loop running→stopping lower-limit",
      "261 actuator:A on→off lower-limit", "261 loop stopping→idle lower-limit",
      // A has not been off for 120 s, B has never run: B starts
      "263 actuator:B off→on upper-limit", "263 loop idle→running upper-limit",
    ]);
    const alone = ready({ ...yard, actuators: yard.actuators.slice(0, 1) });
    alone.until(201, () => alone.dust("2")); alone.until(262, () => alone.dust("0.1")); alone.until(400, () => alone.dust("3"));
    expect(alone.table("actuator")).toEqual(["201 actuator:A off→on upper-limit", "261 actuator:A on→off lower-limit", "381 actuator:A off→on upper-limit"]);
    expect(alone.records.find((record) => record.to === "starting")?.cause.text.zh).toBe("需要运行（扬尘 3 mg/m³，达到上限 1.00 mg/m³），但：雾炮A最短停机时间未到");
  });
  test("longest run and rest: the other takes over at once, both rest in turn", () => {
    const loop = ready({ ...yard, actuators: yard.actuators.map((one) => ({ ...one, longestRun: { seconds: 100, restSeconds: 150 } })) });
    loop.until(560, () => loop.dust("3"));
    expect(loop.table("actuator")).toEqual([
      "201 actuator:A off→on upper-limit", "301 actuator:A on→resting longest-run", "301 actuator:B off→on upper-limit",
      "401 actuator:B on→resting longest-run", "451 actuator:A resting→on upper-limit", "551 actuator:A on→resting longest-run", "551 actuator:B resting→on upper-limit",
    ]);
  });
  test("stagger: two wanted at once start ten seconds apart", () => {
    const loop = ready({ ...yard, atOnce: 2, staggerSeconds: 10 });
    loop.until(230, () => loop.dust("3"));
    expect(loop.table("actuator")).toEqual(["201 actuator:A off→on upper-limit", "211 actuator:B off→on upper-limit"]);
  });
  test("flapping: three starts in ten minutes are the most, the fourth waits until the first is ten minutes old, with an alarm", () => {
    const loop = ready({ ...yard, actuators: yard.actuators.slice(0, 1).map((one) => ({ ...one, minimumOnSeconds: 10, minimumOffSeconds: 10, startsLimit: { count: 3, seconds: 600 } })) });
    loop.until(900, () => loop.dust(Math.floor(loop.second / 20) % 2 === 0 ? "3" : "0"));
    const starts = loop.table("actuator").filter((row) => row.includes("→on"));
    expect(starts).toEqual(["201 actuator:A off→on upper-limit", "240 actuator:A off→on upper-limit", "280 actuator:A off→on upper-limit", "801 actuator:A off→on upper-limit", "840 actuator:A off→on upper-limit", "880 actuator:A off→on upper-limit"]);
    expect(loop.table("alarm")[0]).toBe("320 alarm:starts-limit:A clear→raised starts-limit");
  });
});

describe("frost", () => {
  test("the frost lock wins over everything: over the demand, the minimum on time and a person's on; with its own hysteresis", () => {
    const loop = ready();
    loop.until(201, () => { loop.dust("3"); });
    loop.until(205, () => { loop.dust("3"); loop.water("-10.0"); });
    loop.tell({ kind: "override", mode: "on", seconds: 600, by: "li", reason: "试" });
    loop.until(400, () => { loop.dust("3"); loop.water("-8.01"); });
    loop.until(402, () => { loop.dust("3"); loop.water("-8"); });
    expect(loop.table("frost", "actuator", "loop", "override")).toEqual([
      "201 actuator:A off→on upper-limit", "201 loop idle→running upper-limit",
      "202 frost free→locked temperature-low", "202 actuator:A on→off temperature-low", "202 loop running→frost temperature-low",
      "205 override auto→on override",
      "401 frost locked→free temperature-safe", "401 actuator:A off→on override", "401 loop frost→running override",
    ]);
    expect(loop.records.find((record) => record.subject === "frost")?.cause).toMatchObject({ limit: "-10 ℃", inputs: [{ name: "P-1 w01010", value: "-10.0", unit: "℃" }] });
  });
});

describe("people", () => {
  test("a person's off is at once, ends by itself, and the record names the person", () => {
    const loop = ready();
    loop.until(201, () => loop.dust("3"));
    loop.tell({ kind: "override", mode: "off", seconds: 100, by: "li", reason: "检修" });
    loop.until(330, () => loop.dust("3"));
    expect(loop.table("actuator", "override", "loop").slice(2)).toEqual([
      "201 override auto→off override", "201 actuator:A on→off override", "201 loop running→held-off override",
      "301 override off→auto override-over", "301 actuator:B off→on upper-limit", "301 loop held-off→running upper-limit",
    ]);
    expect(loop.records.find((record) => record.subject === "override")?.cause.by).toBe("li");
  });
  test("no word holds longer than the setting allows, none without a time, and a renewal is written down", () => {
    const loop = ready();
    loop.tell({ kind: "override", mode: "on", seconds: 1e9, by: "li", reason: "演练" });
    expect(loop.state.override.until).toBe(eight + 3_800_000);
    loop.tell({ kind: "override", mode: "on", seconds: 60, by: "wang", reason: "缩短" });
    loop.tell({ kind: "override", mode: "off", seconds: 0, by: "li", reason: "" });
    loop.tell({ kind: "override", mode: "off", seconds: Number.NaN, by: "li", reason: "" });
    expect(loop.table("override")).toEqual(["200 override auto→on override", "200 override on→on override", "200 override on→on override-refused", "200 override on→on override-refused"]);
    loop.until(261, () => loop.dust("0"));
    expect(loop.table("override", "actuator").slice(-2)).toEqual(["260 override on→auto override-over", "260 actuator:A on→off lower-limit"]);
  });
  test("a person may act outside the hours of a cannon, the loop may not", () => {
    const loop = ready({ ...yard, actuators: yard.actuators.map((one) => ({ ...one, hours: [{ from: "22:00", until: "06:00" }] })) });
    loop.until(210, () => loop.dust("3"));
    expect(loop.table("actuator")).toEqual([]);
    loop.tell({ kind: "override", mode: "on", seconds: 30, by: "li", reason: "试" });
    expect(loop.table("actuator")).toEqual(["210 actuator:A off→on override"]);
    loop.until(280, () => loop.dust("3"));
    expect(loop.table("actuator")).toEqual(["210 actuator:A off→on override", "270 actuator:A on→off hours"]);
  });
  test("light for as long as it is over the limit; the horn twenty seconds, silent at night, silenced by an acknowledgement", () => {
    const loop = ready();
    loop.until(240, () => loop.dust("3")); loop.until(300, () => loop.dust("0"));
    expect(loop.table("signal")).toEqual(["201 signal:lamp off→on upper-limit", "201 signal:horn off→on upper-limit", "221 signal:horn on→off signal-over", "241 signal:lamp on→off signal-over"]);
    const night = ready(yard, "0.5", eight + 14 * 3_600_000); // 22:00
    night.until(240, () => night.dust("3"));
    expect(night.table("signal")).toEqual(["201 signal:lamp off→on upper-limit"]);
    const quiet = ready();
    quiet.until(205, () => quiet.dust("3")); quiet.tell({ kind: "acknowledge", by: "li" });
    expect(quiet.table("signal").at(-1)).toBe("205 signal:horn on→off signal-over");
  });
});

describe("what fails", () => {
  test("a stale sensor is unknown: off after the minimum on time, with an alarm; a value that cannot be relied on does not count as one", () => {
    const loop = ready();
    loop.until(201, () => loop.dust("3")); loop.until(300, () => loop.dust(null)); loop.until(301, () => loop.dust("0.9"));
    expect(loop.table("sensor", "demand", "actuator", "loop", "alarm")).toEqual([
      "201 demand off→on upper-limit", "201 actuator:A off→on upper-limit", "201 loop idle→running upper-limit",
      "261 sensor:dust known→unknown stale", "261 demand on→unknown stale", "261 actuator:A on→off stale", "261 loop running→unknown stale", "261 alarm:sensor-unknown:dust clear→raised stale",
      "301 sensor:dust unknown→known values", "301 demand unknown→off between-limits", "301 loop unknown→idle between-limits", "301 alarm:sensor-unknown:dust raised→clear values",
    ]);
  });
  test("a cannon that does not follow fails, the other takes over, and only a person puts it back", () => {
    const loop = ready();
    loop.broken.add("A");
    loop.until(230, () => loop.dust("3"));
    expect(loop.table("actuator", "alarm")).toEqual(["201 actuator:A off→on upper-limit", "211 actuator:A on→failed no-feedback", "211 actuator:B off→on upper-limit", "211 alarm:actuator-failed:A clear→raised no-feedback"]);
    loop.broken.clear(); loop.until(400, () => loop.dust("3"));
    expect(loop.state.actuators["A"]?.failed).toBe(true);
    loop.tell({ kind: "repaired", actuator: "A", by: "li" });
    expect(loop.table("actuator", "alarm").slice(-2)).toEqual(["400 actuator:A failed→off repaired", "400 alarm:actuator-failed:A raised→clear repaired"]);
  });
  test("a cannon that runs without a command is alarmed and told to stop again and again", () => {
    const loop = ready();
    loop.stuckOn.add("B");
    loop.until(239, () => loop.dust("0")); loop.stuckOn.clear(); loop.until(242, () => loop.dust("0"));
    expect(loop.table("alarm", "actuator")).toEqual(["211 alarm:actuator-unasked:B clear→raised runs-unasked", "240 alarm:actuator-unasked:B raised→clear stopped-again"]);
    expect(loop.commands.filter((one) => one.output === "B").map((one) => [(one.at - eight) / 1000, one.on, one.why])).toEqual([[211, false, "reassert"], [221, false, "reassert"], [231, false, "reassert"]]);
  });
  test("a short break of the line: what still runs goes on, and is told so again", () => {
    const loop = ready();
    loop.until(201, () => loop.dust("3")); loop.line(false, eight + 200_000); loop.until(215, () => loop.dust("3")); loop.line(true); loop.until(220, () => loop.dust("3"));
    expect(loop.table("line", "actuator:A")).toEqual(["201 actuator:A off→on upper-limit", "201 line:plc up→down line-lost", "201 actuator:A on→lost line-lost", "215 line:plc down→up line-back", "215 actuator:A lost→unread line-back", "215 actuator:A unread→on read-back"]);
    expect(loop.commands.filter((one) => one.output === "A")).toMatchObject([{ on: true, why: "change" }, { on: true, why: "reassert" }]);
  });
  test("a long break: counted off when the watchdog must have acted, counted from the last refresh; started anew after the minimum off time", () => {
    const loop = ready({ ...yard, actuators: yard.actuators.slice(0, 1) });
    loop.until(201, () => loop.dust("3")); loop.line(false, eight + 195_000);
    loop.until(240, () => loop.dust("3")); loop.runs.clear(); loop.line(true); loop.until(400, () => loop.dust("3"));
    expect(loop.table("actuator", "alarm:line-lost")).toEqual([
      "201 actuator:A off→on upper-limit", "201 actuator:A on→lost line-lost", "225 actuator:A lost→dropped watchdog", "231 alarm:line-lost:plc clear→raised line-lost",
      "240 actuator:A dropped→unread line-back", "240 alarm:line-lost:plc raised→clear line-back", "240 actuator:A unread→off read-back", "345 actuator:A off→on upper-limit",
    ]);
  });
  test("a platform that stood still reads before it goes on; one that restarts takes up what runs, and stops what it has no reason for", () => {
    const stood = ready();
    stood.until(201, () => stood.dust("3")); stood.runs.set("A", false); stood.second = 260; stood.dust("3"); stood.feed();
    expect(stood.table("actuator:A").slice(1)).toEqual(["260 actuator:A on→unread platform-stood-still", "260 actuator:A unread→off found-off"]);
    const again = ready();
    again.until(201, () => again.dust("3")); again.up = false; again.second = 210; again.tell({ kind: "restart" }); again.line(true); again.until(215, () => again.dust("3"));
    expect(again.table("actuator:A").slice(1)).toEqual(["210 actuator:A on→lost restart", "210 actuator:A lost→unread line-back", "210 actuator:A unread→on read-back"]);
    const strange = new Yard();
    strange.runs.set("B", true); strange.tell({ kind: "restart" }); strange.line(true); strange.until(5, () => strange.dust("0"));
    expect(strange.table("actuator:B")).toEqual(["0 actuator:B off→unread line-back", "0 actuator:B unread→off found-on"]);
    expect(strange.commands.filter((one) => one.output === "B")).toMatchObject([{ on: false, why: "reassert" }]);
  });
  test("a restart with the clock set back keeps the ages: the minimum off time still ends", () => {
    const loop = ready({ ...yard, actuators: yard.actuators.slice(0, 1) });
    loop.until(201, () => loop.dust("3")); loop.until(262, () => loop.dust("0"));
    expect(loop.state.actuators["A"]?.on).toBe(false);
    loop.second = -3600; loop.up = false; loop.tell({ kind: "restart" }); loop.line(true);
    loop.until(-3400, () => loop.dust("3"));
    expect(loop.table("actuator").at(-1)).toBe("-3481 actuator:A off→on upper-limit");
  });
});

describe("gates", () => {
  const gate = (inSeason: "open" | "on-approval", began: number): Yard => {
    const loop = new Yard({ ...yard, loop: "rain-outlet", basis: { text: { zh: "规划 4.2.1", en: "plan 4.2.1" }, quote: "工业雨水排口实施非汛期封堵", line: 793 }, demand: { by: "calendar", season: { from: "06-01", until: "10-01" }, inSeason, outOfSeason: "on-approval" }, frost: [], signals: [],
      actuators: yard.actuators.slice(0, 1).map((one) => ({ ...one, minimumOnSeconds: 0, minimumOffSeconds: 0 })) }, began);
    loop.tell({ kind: "restart" }); loop.line(true);
    return loop;
  };
  const september30 = Date.UTC(2026, 8, 30, 15, 59, 50); // 23:59:50 Beijing
  test("a rain outlet shuts when the flood season ends, at midnight of Beijing, and opens outside it only while an approval holds", () => {
    const loop = gate("open", september30);
    loop.until(20);
    loop.tell({ kind: "override", mode: "on", seconds: 60, by: "li", reason: "排水" });
    loop.tell({ kind: "approval", from: september30 + 30_000, until: september30 + 40_000, by: "chen", document: "云环批〔2026〕7 号" });
    loop.until(60);
    expect(loop.table("approval", "override", "demand", "actuator")).toEqual([
      "0 demand off→on in-season", "0 actuator:A off→unread line-back", "0 actuator:A unread→on in-season", "10 demand on→off out-of-season", "10 actuator:A on→off out-of-season",
      "20 override auto→auto override-refused", "20 approval none→none approved",
      "30 approval none→in-force approved", "30 demand off→on approved", "30 actuator:A off→on approved", "40 approval in-force→none approval-over", "40 demand on→off out-of-season", "40 actuator:A on→off out-of-season",
    ]);
  });
  test("an overflow gate stays shut in the flood season too, opens in an emergency that is approved, shuts when the approval is withdrawn, and one found open is alarmed", () => {
    const loop = gate("on-approval", september30);
    loop.until(5);
    expect(loop.table("demand", "actuator")).toEqual(["0 actuator:A off→unread line-back", "0 actuator:A unread→off read-back"]);
    loop.tell({ kind: "approval", from: september30, until: september30 + 3_600_000, by: "chen", document: "应急" }); loop.until(8);
    loop.tell({ kind: "override", mode: "on", seconds: 600, by: "li", reason: "应急" });
    loop.tell({ kind: "approval-ended", by: "chen", reason: "险情解除" }); loop.until(9);
    expect(loop.table("approval", "actuator", "override").slice(2)).toEqual(["5 approval none→none approved", "5 approval none→in-force approved", "5 actuator:A off→on approved", "8 override auto→on override",
      "8 approval in-force→none approval-ended", "8 override on→auto approval-over", "8 actuator:A on→off out-of-season"]);
    loop.stuckOn.add("A"); loop.until(25);
    expect(loop.table("alarm").at(-1)).toBe("20 alarm:actuator-unasked:A clear→raised runs-unasked");
  });
});

describe("settings", () => {
  test("limits the wrong way round, a frost lock without hysteresis, unknown devices and ids used twice are refused, each by its place", () => {
    const wrong: LoopSetting = { ...yard, demand: { ...yard.demand, lower: "1.00" } as LoopSetting["demand"], frost: yard.frost.map((one) => ({ ...one, freesAt: "-10.0" })), atOnce: 3,
      actuators: [...yard.actuators, { ...yard.actuators[0] ?? (() => { throw new RangeError("no cannon"); })(), device: "none", longestRun: { seconds: 59, restSeconds: 0 }, hours: [{ from: "6:00", until: "22:00" }] }] };
    expect(loopFaults(wrong).map((fault) => fault.field)).toEqual(["demand.lower", "frost[0].freesAt", "outputs[2]", "actuators[2].device", "actuators[2].longestRun.seconds", "actuators[2].hours[0]"]);
    expect(() => checkedLoop(wrong)).toThrow(LoopInvalid);
    expect(loopFaults(yard)).toEqual([]);
  });
  test("a state survives being written as text and read again", () => {
    const loop = ready();
    loop.until(205, () => loop.dust("3"));
    const event = { kind: "tick", at: eight + 300_000 } as const;
    expect(loopStep(yard, JSON.parse(JSON.stringify(loop.state)) as typeof loop.state, event)).toEqual(loopStep(yard, loop.state, event));
    expect(JSON.parse(JSON.stringify(loopStart(yard, eight)))).toEqual(loopStart(yard, eight));
  });
});
