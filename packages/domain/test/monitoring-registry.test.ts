import { isIP, isIPv4 } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressError, changesOf, forwardErrors, instrumentErrors, mnError, pointErrors, pointSight, scopeOf, scopeOfPoint, slugError, slugFrom, suggestedKind, type InstrumentFields } from "@yunqing/domain";
import { clerk, director, eastByPlace, eastTown, mill, mn, monitoredPack, point, smithy, westTown } from "./small-monitoring.js";

const good: InstrumentFields = { mn, st: "31", edition: 2017, leniencies: [], units: { a34002: "μg/m³" }, minuteInterval: 10, realTimeSeconds: 60, addresses: ["10.1.0.0/16"], password: "123456", key: null };
const wrong = (over: Partial<InstrumentFields>, of: { readonly isNew?: boolean; readonly simulated?: boolean } = {}): readonly string[] =>
  instrumentErrors({ ...good, ...over }, { isNew: of.isNew ?? true, simulated: of.simulated ?? false, isLeniency: (name) => name.startsWith("header-") }).map(({ field }) => field);

describe("an instrument as given", () => {
  test.each<readonly [string, Partial<InstrumentFields>, readonly string[]]>([
    ["the one of HJ 212-2017's example passes", {}, []], ["14 characters are 2005's form", { mn: "88888880000001" }, ["mn"]], ["and pass there", { mn: "88888880000001", edition: 2005 }, []], ["where the edition is not said, either passes", { mn: "88888880000001", edition: null }, []], ["and 24 too", { edition: null }, []],
    ["lower case is no form of the standard", { mn: mn.toLowerCase() }, ["mn"]], ["another form passes with the leniency for it", { mn: "A110000_0001", leniencies: ["header-form"] }, []], ["but never what would break a packet", { mn: "A;MN=1", leniencies: ["header-form"] }, ["mn"]],
    ["ST has two characters", { st: "3" }, ["st"]], ["three with the leniency", { st: "101", leniencies: ["header-form"] }, []], ["none with the leniency for absent fields", { st: "", leniencies: ["header-absent"] }, []], ["and not without", { st: "" }, ["st"]],
    ["five characters are no password", { password: "12345" }, ["password"]], ["nor is one that divides fields", { password: "12;456" }, ["password"]], ["nor Chinese", { password: "一二三四五六" }, ["password"]], ["a new one needs one", { password: null }, ["password"]],
    ["31 digits are no key", { key: "0".repeat(31) }, ["key"]], ["32 are", { key: "0123456789abcdefABCDEF0123456789" }, []], ["an empty key takes it away", { key: "" }, []],
    ["unknown leniencies are named", { leniencies: ["tail-missing"] }, ["leniencies"]], ["and those named twice", { leniencies: ["header-form", "header-form"] }, ["leniencies"]], ["units are not blank", { units: { a34002: " " } }, ["units"]],
    ["7 minutes are no interval", { minuteInterval: 7 }, ["minuteInterval"]], ["29 s are too short", { realTimeSeconds: 29 }, ["realTimeSeconds"]], ["3601 s too long", { realTimeSeconds: 3601 }, ["realTimeSeconds"]], ["a name is no address", { addresses: ["host"] }, ["addresses"]],
    ["everything at once is told at once", { mn: "", st: "", password: "", key: "x", leniencies: ["y"], units: { "": "" }, minuteInterval: 0, realTimeSeconds: 0, addresses: ["z"] }, ["mn", "st", "password", "key", "leniencies", "units", "units", "minuteInterval", "realTimeSeconds", "addresses"]],
  ])("%s", (_name, over, fields) => { expect(wrong(over)).toEqual(fields); });
  test("30 and 3600 s and every interval of table 4 pass", () => {
    for (const minuteInterval of [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30]) for (const realTimeSeconds of [30, 3600]) expect(wrong({ minuteInterval, realTimeSeconds })).toEqual([]);
  });
  test("a password stays where none is given for one that is there", () => { expect(wrong({ password: null }, { isNew: false })).toEqual([]); });
  test("nothing simulated enters a real district, and nothing else a simulated one", () => {
    const simulated = `5A5A${mn.slice(4)}`;
    expect([wrong({ mn: simulated }), wrong({ mn: simulated }, { simulated: true }), wrong({}, { simulated: true })]).toEqual([["mn"], [], ["mn"]]);
    expect(mnError("mn", "5A5A-1", { edition: null, lenient: true, simulated: false })?.zh).toContain("模拟");
  });
  test("addresses are what the operating system takes for addresses", () => {
    const near = fc.oneof(fc.ipV4(), fc.ipV6(), fc.ipV4Extended(), fc.stringMatching(/^[0-9a-f:.]{0,20}$/), fc.stringMatching(/^[0-9]{1,3}(\.[0-9]{1,3}){3}$/));
    fc.assert(fc.property(near, (text) => { expect([text, addressError("a", text) === null]).toEqual([text, isIP(text) !== 0]); }), { numRuns: 500 });
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 0, max: 140 }), (host, bits) => { expect(addressError("a", `${host}/${bits}`) === null).toBe(bits <= (isIPv4(host) ? 32 : 128)); }));
    for (const text of ["10.0.0.0/", "10.0.0.0/8/8", "10.0.0.0/-1", "/8"]) expect(addressError("a", text), text).not.toBeNull();
  });
  test.each([["31", "stack-outlet"], ["32", "sewage-outlet"], ["21", "water-station"], ["22", "air-station"], ["23", "noise"], ["24", "groundwater"], ["39", "dust"], ["44", "meter"]])("ST %s watches a %s", (st, kind) => { expect(suggestedKind(st)).toBe(kind); });
});

describe("a point as given", () => {
  const fields = { nameZh: "一号", place: null, enterprise: null, longitude: null, latitude: null }, given = (over: Partial<typeof fields> | object) => pointErrors({ ...fields, ...over }, monitoredPack()).map(({ field }) => field);
  test("places and enterprises exist, degrees go together and lie on the earth", () => {
    expect([given({}), given({ place: "east", enterprise: "mill", longitude: "113.15", latitude: "-39.9" }), given({ nameZh: " " }), given({ place: "north" }), given({ enterprise: "smithy" })]).toEqual([[], [], ["nameZh"], ["place"], ["enterprise"]]);
    expect([given({ longitude: "113" }), given({ longitude: "180.0001", latitude: "90.1" }), given({ longitude: "1e2", latitude: "东" }), given({ longitude: "180", latitude: "90" })]).toEqual([["latitude"], ["longitude", "latitude"], ["longitude", "latitude"], []]);
  });
  test("ids are fit for addresses, and made from what is by chance in the command's id", () => {
    expect(["", "stack-1", "Stack", "-a", "a b", "a".repeat(64)].map((id) => slugError("point", id)?.field ?? null)).toEqual([null, null, "point", "point", "point", "point"]);
    expect(slugFrom("p", "018f3a2b-1c2d-7abc-8def-0123456789AB")).toBe("p-0123456789ab");
    expect(slugError("point", slugFrom("p", "018f3a2b-1c2d-7abc-8def-0123456789ab"))).toBeNull();
  });
  test("a version says in words what changed", () => {
    const places = (id: string) => ({ east: "东镇" })[id] ?? id;
    expect(changesOf(null, point(), places)).toBe("新建：一号烟囱（废气排放口）");
    expect(changesOf(point(), point({ seq: 2, name: { zh: "二号烟囱", en: "Stack 1" }, kind: "dust", place: "east", longitude: "113.1", latitude: "40", note: "", active: false }), places)).toBe("名称：一号烟囱 → 二号烟囱；类别：废气排放口 → 扬尘监测点；地点：无 → 东镇；经度：无 → 113.1；纬度：无 → 40；停用");
    expect([changesOf(point({ active: false }), point({ seq: 2 }), places), changesOf(point(), point({ seq: 2 }), places)]).toEqual(["恢复使用", "未作变更"]);
  });
});

describe("whose a point is", () => {
  const day = "2026-11-28", pack = monitoredPack(), sees = (actor: typeof director, place: string | null, enterprise: string | null): boolean => pointSight(pack, scopeOf(actor.grants, "monitor.read", "hill", day))(scopeOfPoint(pack, place, enterprise));
  test.each([
    ["the whole district sees all", director, [true, true, true]], ["the bureau too", clerk, [true, true, true]], ["a town granted by its organisation sees its land", eastTown, [true, false, false]], ["and not another's", westTown, [false, true, false]],
    ["one granted by its place the same", eastByPlace, [true, false, false]], ["a firm sees its own", mill, [true, false, false]], ["and no other's", smithy, [false, false, false]],
  ] as const)("%s", (_name, actor, seen) => { expect([sees(actor, "east", "mill"), sees(actor, "west", null), sees(actor, null, null)]).toEqual(seen); });
  test("a place that is none has no points", () => { expect(() => scopeOfPoint(pack, "north", null)).toThrow(/north/); });
});

describe("a target of forwarding as given", () => {
  const target = { name: "市平台", host: "10.9.8.7", port: 9212, edition: 2017 as const, mns: { logger: mn }, password: "654321" };
  const given = (over: Partial<typeof target> | object, simulated = false, isNew = true) => forwardErrors({ ...target, ...over }, { isNew, simulated, instruments: new Set(["logger", "other"]) }).map(({ field }) => field);
  test("each fault is named by its field", () => {
    expect([given({}), given({ name: "" }), given({ host: "a b" }), given({ host: "" }), given({ port: 0 }), given({ port: 65536 }), given({ password: "1" }), given({ password: null }), given({ password: null }, false, false)]).toEqual([[], ["name"], ["host"], ["host"], ["port"], ["port"], ["password"], ["password"], []]);
    expect([given({ mns: { nobody: mn } }), given({ mns: { logger: "short" } }), given({ mns: { logger: mn, other: mn } }), given({ mns: {} })]).toEqual([["mns"], ["mns"], ["mns"], []]);
  });
  test("a simulated district sends up simulated MNs alone", () => { expect([given({}, true), given({ mns: { logger: `5A5A${mn.slice(4)}` } }, true), given({ mns: { logger: `5A5A${mn.slice(4)}` } })]).toEqual([["mns"], [], ["mns"]]); });
});
