import { checked, type AnyRow, type Ledger } from "@yunqing/ledger";
import { describe, expect, it } from "vitest";
import { ledgers } from "../../src/ledgers/door.js";
import { rateOf, type RatedRow } from "../../src/ledgers/rate-of.js";
import { ledgerRates } from "../../src/ledgers/rates.js";

const ledgerOf = (id: string): Ledger => { const one = ledgers.find((each) => each.id === id); if (!one) throw new TypeError(`no ledger ${id}`); return one; };
function kept(id: string, rows: readonly AnyRow[], states: readonly (string | null)[] = []): readonly RatedRow[] {
  return rows.map((row, index) => {
    const made = checked(ledgerOf(id), row);
    if (made.kind !== "right") throw new TypeError(`${id}: ${made.faults.map((each) => `${each.field} ${each.zh}`).join("；")}`);
    return { id: `${id}-${index + 1}`, name: `${index + 1}`, state: states[index] ?? null, values: made.row };
  });
}
function shown(id: string, rows: readonly RatedRow[], year: number | null = null): string | null {
  const rule = ledgerRates.find((each) => each.id === id);
  if (!rule) throw new TypeError(`no rate ${id}`);
  return rateOf(rule, rows, { year }).value?.text ?? null;
}

describe("rates of enterprises and emissions, worked by hand", () => {
  it("boilers: of three kept coal boilers of 35 t/h and more two are ultra-low; a smaller one, one of gas and one taken down do not count", () => {
    const boiler = (number: string, more: AnyRow): AnyRow => ({ unit: "u", number, fuel: "coal", capacity: "75", course: "keep", running: "on", ...more });
    const rows = kept("boiler", [boiler("1", { ultraLow: "done" }), boiler("2", { ultraLow: "done", capacity: "35" }), boiler("3", { ultraLow: "doing" }), boiler("4", { capacity: "34.9" }), boiler("5", { fuel: "gas" }), boiler("6", { running: "gone" }), boiler("7", { course: "remove" })]);
    expect(shown("boilers-ultra-low", rows)).toBe("66.7");
  });
  it("slip meters: one of two boilers with SCR or SNCR in use", () => {
    const rows = kept("boiler", [{ unit: "u", number: "1", running: "on", nitrogen: "scr", slipMeter: true }, { unit: "u", number: "2", running: "on", nitrogen: "sncr", slipMeter: false }, { unit: "u", number: "3", running: "on", nitrogen: "low" }, { unit: "u", number: "4", running: "spare", nitrogen: "scr" }]);
    expect(shown("boiler-slip-meters", rows)).toBe("50.0");
  });
  it("VOCs of two enterprises: (9 + 40) of (10 + 50), (9 − 1 + 40 − 3) of 49, (5 + 0) of (5 + 20)", () => {
    const unit = (id: string, produced: string, collected: string, outlet: string, all: string, low: string, year = 2022): AnyRow => ({ unit: id, year, trade: "coating", sources: [{ kind: "process", name: "喷漆", produced, collected }], treatments: [{ process: "rto", intake: collected, outlet }], materialAll: all, materialLow: low });
    const rows = kept("vocs-unit", [unit("a", "10", "9", "1", "5", "5"), unit("b", "50", "40", "3", "20", "0"), unit("a", "10", "1", "1", "5", "0", 2021)]);
    // 49 ÷ 60 = 81.67 %; 45 ÷ 49 = 91.84 %; 5 ÷ 25 = 20 %
    expect(["vocs-collection", "vocs-removal", "vocs-replacement"].map((each) => shown(each, rows, 2022))).toEqual(["81.7", "91.8", "20.0"]);
  });
  it("an enterprise whose sources are not all known does not enter the collection", () => {
    const rows = kept("vocs-unit", [{ unit: "a", year: 2022, trade: "other", sources: [{ kind: "leak", name: "阀门", produced: null, collected: "1" }] }]);
    expect(shown("vocs-collection", rows, 2022)).toBeNull();
  });
  it("instruments: of four key sources that emit three have them and one is networked", () => {
    const source = (unit: string, online: string, more: AnyRow = {}): AnyRow => ({ unit, year: 2023, surveyedOn: "2023-06-01", emits: true, processes: "喷涂", key: true, online, change: "kept", ...more });
    const rows = kept("vocs-inventory", [source("a", "networked"), source("b", "installed"), source("c", "installed"), source("d", "none"), source("e", "networked", { key: false })]);
    expect(["vocs-online-installed", "vocs-online-networked"].map((each) => shown(each, rows, 2023))).toEqual(["75.0", "25.0"]);
  });
  it("plans: three of four enterprises have theirs filed", () => {
    const plan = (unit: string): AnyRow => ({ unit, number: "1", present: "收集不足", measures: [{ stage: "collect", measure: "密闭", due: "2023-01-01" }] });
    expect(shown("vocs-plans-filed", kept("vocs-plan", ["a", "b", "c", "d"].map(plan), ["filed", "done", "filed", "submitted"]))).toBe("75.0");
  });
  it("leaks: 9 of 12 in two rounds", () => {
    const round = (number: string, leaking: number, repaired: number): AnyRow => ({ unit: "u", number, kind: "half", tested: { from: "2022-05-01", until: "2022-05-20" }, points: 100, pointsTested: 100, leaking, repaired });
    expect(shown("ldar-repaired", kept("ldar-round", [round("1", 8, 8), round("2", 4, 1)]))).toBe("75.0");
  });
});

describe("rates of heating, gates and sites, worked by hand", () => {
  const village = (place: string, area: string, year: number, more: AnyRow): AnyRow => ({ place, area, year, households: 100, ...more });
  it("the countryside: 130 of 200 in 2025; the fringe apart; clean coal does not count", () => {
    const rows = kept("heating-year", [village("a", "rural", 2025, { electricity: 50, gas: 30 }), village("b", "rural", 2025, { central: 50, cleanCoal: 50 }), village("c", "fringe", 2025, { central: 100 }), village("a", "rural", 2024, { gas: 1 })]);
    expect(["heating-rural", "heating-fringe"].map((each) => shown(each, rows, 2025))).toEqual(["65.0", "100.0"]);
  });
  it("gates: one of two units of ten trucks a day", () => {
    const rows = kept("gate-unit", [{ unit: "a", trucks: "10", installed: "networked" }, { unit: "b", trucks: "40", installed: "installed" }, { unit: "c", trucks: "9", installed: "none" }]);
    expect(shown("gates-networked", rows)).toBe("50.0");
  });
  it("sites: two of three checks met all six", () => {
    const check = (site: string, wash: string): AnyRow => ({ site, day: "2024-05-06", inspector: "甲", fence: "yes", cover: "yes", wash, harden: "yes", wet: "na", closed: "yes", photos: ["d".repeat(64)], problems: wash === "no" ? "未冲洗" : null });
    const rows = kept("site-check", [check("a", "yes"), check("b", "yes"), check("c", "no")]);
    expect([shown("sites-six", rows, 2024), shown("sites-six", rows, 2023)]).toEqual(["66.7", null]);
  });
});

describe("rates of wastes, sources and mines, worked by hand", () => {
  it("licences: two of three who need one; an exempt one and one that ended do not count", () => {
    const unit = (id: string, licence: string | null, exempt = false): AnyRow => ({ unit: id, unitName: id, activities: ["use"], scope: ["IV"], exempt, licence, ...(licence ? { issuedOn: "2022-01-01", validUntil: "2026-12-31" } : {}) });
    const rows = kept("radiation-unit", [unit("a", "1"), unit("b", "2"), unit("c", null), unit("d", null, true), unit("e", "3")], ["licensed", "expiring", "lapsed", "entered", "ended"]);
    expect(shown("radiation-licences", rows)).toBe("66.7");
  });
  it("retired sources: two of three are stored or returned; those in use do not count", () => {
    const source = (serial: string, more: AnyRow): AnyRow => ({ code: `0215CS0${serial}4`, unit: "u", nuclide: "Cs137", activity: "1000", madeOn: "2015-06-01", class: "IV", ...more });
    const gone = { idleSince: "2024-01-01", exitOn: "2024-03-01", exitUnit: "库" };
    const rows = kept("radiation-source", [source("0001", { ...gone, exit: "stored" }), source("0002", { ...gone, exit: "returned" }), source("0003", { idleSince: "2024-01-01" }), source("0004", {}), source("0005", { exit: "moved", exitOn: "2024-03-01", exitUnit: "乙" })], ["stored", "leaving", "idle", "used", "stored"]);
    expect(shown("retired-sources-stored", rows)).toBe("66.7");
  });
  it("waste units: three of four listed are in the national system", () => {
    const unit = (id: string, inSystem: string): AnyRow => ({ unit: id, year: 2024, lists: ["producer"], inSystem });
    expect(shown("hw-units-in-system", kept("hw-unit", [unit("a", "yes"), unit("b", "yes"), unit("c", "yes"), unit("d", "no"), unit("e", "closed")]), 2024)).toBe("75.0");
  });
  it("solid waste: 80 + 10 of 100 + 10, and 50 of 50, are 140 of 160", () => {
    const waste = (unit: string, produced: string, used: string, usedOld: string | null): AnyRow => ({ unit, year: 2020, kind: "SW02", produced, used, usedOld, disposed: "0" });
    expect(shown("solid-waste-used", kept("solid-waste-year", [waste("a", "100", "80", "10"), waste("b", "50", "50", null)]), 2020)).toBe("87.5");
  });
  it("hazardous waste: 9 of 12 used or disposed of", () => { expect(shown("hw-safe", kept("hw-balance", [{ unit: "u", year: 2020, code: "900-249-08", name: "废矿物油", opening: "2", produced: "10", ownUsed: "4", movedDisposed: "5", closing: "3" }]), 2020)).toBe("75.0"); });
  it("mines: 3 + 5 of 10 + 10 hectares treated, 2 of 8 reclaimed", () => {
    const rows = kept("mine", [{ number: "1", name: "甲", damaged: "10", treated: "3", toReclaim: "8", reclaimed: "2" }, { number: "2", name: "乙", damaged: "10", treated: "5" }]);
    expect([shown("mines-treated", rows), shown("mines-reclaimed", rows)]).toEqual(["40.0", "25.0"]);
  });
  it("zero of scattered firms is no open row", () => {
    const firm = (number: string): AnyRow => ({ number, name: "点", town: "t", foundOn: "2024-05-06", problem: "无治污设施" });
    expect([shown("scattered-open", kept("scattered-firm", ["1", "2"].map(firm), ["banned", "classed"])), shown("scattered-open", kept("scattered-firm", ["1", "2"].map(firm), ["banned", "moved"]))]).toEqual(["1", "0"]);
  });
  it("the forty-four stations of the plan: forty of forty; the four others do not count", () => {
    const station = (number: number, state: string, place: string): AnyRow => ({ number: String(number), name: `站${number}`, state, place, reformed: state === "closed" || place === "above" ? "na" : "done" });
    const rows = kept("petrol-station", [...Array.from({ length: 40 }, (_, i) => station(i, "open", "under")), station(40, "closed", "under"), station(41, "closed", "under"), station(42, "open", "above"), station(43, "open", "above")]);
    expect([rows.length, shown("stations-reformed", rows)]).toEqual([44, "100.0"]);
  });
  it("vehicles: three hundred of nine hundred are a third", () => {
    const rows = kept("obd-vehicle", Array.from({ length: 9 }, (_, i) => ({ plate: `晋B0000${i}`, state: i < 3 ? "networked" : "planned", networkedOn: i < 3 ? "2020-06-01" : null })));
    expect(shown("obd-networked", rows)).toBe("33.3");
  });
});
