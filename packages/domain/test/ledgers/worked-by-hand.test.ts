import { checked, type AnyRow, type Ledger } from "@yunqing/ledger";
import { describe, expect, it } from "vitest";
import { ledgers } from "../../src/ledgers/door.js";

const ledgerOf = (id: string): Ledger => { const one = ledgers.find((each) => each.id === id); if (!one) throw new TypeError(`no ledger ${id}`); return one; };
/** The row as it is kept, with its computed fields. */
function kept(id: string, row: AnyRow): AnyRow {
  const made = checked(ledgerOf(id), row);
  if (made.kind !== "right") throw new TypeError(`${id}: ${made.faults.map((each) => `${each.field} ${each.zh}`).join("；")}`);
  return made.row;
}
const faults = (id: string, row: AnyRow): readonly string[] => { const made = checked(ledgerOf(id), row); return made.kind === "right" ? [] : made.faults.map((each) => each.field); };

describe("VOCs, 90/90/100", () => {
  const row = { unit: "u", year: 2022, trade: "coating", materialAll: "10", materialLow: "10",
    sources: [{ kind: "process", name: "喷漆", produced: "8", collected: "7.5" }, { kind: "storage", name: "调漆", produced: "2", collected: "1.5" }],
    treatments: [{ process: "rco", intake: "9", outlet: "0.45" }] };
  it("(7.5 + 1.5) of (8 + 2) is 90, (9 − 0.45) of 9 is 95, ten of ten is 100", () => {
    const made = kept("vocs-unit", row);
    expect([made["collection"], made["removal"], made["replacement"], made["verdict"]]).toEqual(["90.00", "95.00", "100.00", "三率达到"]);
    // 10 − 9 + 0.45
    expect(made["released"]).toBe("1.4500");
  });
  it("a source without an amount leaves the collection unknown; nine of ten tonnes replaced fall short", () => {
    const made = kept("vocs-unit", { ...row, materialLow: "9", sources: [{ kind: "process", name: "喷漆", produced: null, collected: "7.5" }] });
    expect([made["collection"], made["verdict"]]).toEqual([null, "替代率未达、收集率未知"]);
  });
  it("a round: 980 of 1000 points tested, 4 leak, 3 repaired", () => {
    const made = kept("ldar-round", { unit: "u", number: "1", kind: "half", tested: { from: "2022-05-01", until: "2022-05-20" }, points: 1000, pointsTested: 980, leaking: 4, repaired: 3 });
    // 4 ÷ 980 = 0.40816 %
    expect([made["rateTested"], made["rateLeaking"], made["rateRepaired"]]).toEqual(["98.00", "0.408", "75.00"]);
  });
  it("a leak found on 1 March is due on the 16th, and late on the 17th", () => {
    const leak = (soundOn: string): AnyRow => kept("ldar-leak", { unit: "u", tag: "P-101", device: "pump", medium: "light", foundOn: "2022-03-01", reading: "6000", threshold: "5000", soundOn, retest: "300" });
    expect([leak("2022-03-16")["repairDue"], leak("2022-03-16")["outcome"], leak("2022-03-17")["outcome"]]).toEqual(["2022-03-16", "按期", "逾期"]);
  });
  it("a point that still reads at its threshold is not sound", () => { expect(faults("ldar-leak", { unit: "u", tag: "P-101", device: "pump", medium: "light", foundOn: "2022-03-01", reading: "6000", threshold: "5000", soundOn: "2022-03-02", retest: "5000" })).toEqual(["retest"]); });
});

describe("boilers, kilns and ovens", () => {
  const boiler = (capacity: string, more: AnyRow = {}): unknown => kept("boiler", { unit: "u", number: "1", fuel: "coal", capacity, ...more })["ruling"];
  it("ten steam tonnes go, thirty-five are made ultra-low, between them the standard is raised; gas is not asked", () => {
    expect([boiler("10"), boiler("10.01"), boiler("34.99"), boiler("35"), boiler("35", { ultraLow: "done" }), boiler("4", { fuel: "gas" })]).toEqual(["应淘汰", "按提标改造管理", "按提标改造管理", "应超低排放改造", "已超低排放", "不适用"]);
  });
  it("an oven of 4.3 m goes the day after its ten years, one of 4.31 m does not", () => {
    const oven = (chamber: string, judgedOn: string): unknown => kept("coke-oven", { unit: "u", number: "1", chamber, startedOn: "2011-05-20", judgedOn })["verdict"];
    expect([oven("4.3", "2021-05-20"), oven("4.3", "2021-05-21"), oven("4.31", "2021-05-21")]).toEqual(["未满十年", "应淘汰", "不属此列（推进干熄焦）"]);
  });
  it("a kiln without a standard of its industry is held against 30, 200 and 300", () => {
    const kiln = (limitDust: string, limitNitrogen: string): unknown => kept("kiln", { unit: "u", number: "1", type: "roast", basis: "general", limitDust, limitSulphur: "200", limitNitrogen })["withinGeneral"];
    expect([kiln("30", "300"), kiln("31", "300"), kiln("31", "301")]).toEqual(["符合", "宽于考核值：颗粒物", "宽于考核值：颗粒物、氮氧化物"]);
  });
  it("coal is not replaced by producer gas", () => { expect(faults("kiln", { unit: "u", number: "1", type: "roast", route: "replace", newFuel: "producer" })).toEqual(["newFuel"]); });
});

describe("sites, by the six hundred-percents", () => {
  const check = (items: AnyRow): AnyRow => ({ site: "s", day: "2024-05-06", inspector: "甲、乙", photos: ["a".repeat(64)], fence: "yes", cover: "yes", wash: "yes", harden: "yes", wet: "na", closed: "yes", ...items });
  it("five of five score a hundred, the sixth does not apply", () => { const made = kept("site-check", check({})); expect([made["score"], made["unmet"]]).toEqual(["100.0", "六项达到"]); });
  it("three of five score sixty, name what is not met, and want it told", () => {
    const made = kept("site-check", check({ cover: "no", wash: "no", problems: "裸土未覆盖、洗车台停用" }));
    expect([made["score"], made["unmet"]]).toEqual(["60.0", "物料堆放百分之百覆盖；出入车辆百分之百冲洗"]);
    expect(faults("site-check", check({ cover: "no" }))).toEqual(["problems"]);
  });
});

describe("the blacklist at ten per cent of the vehicles", () => {
  const test = (plate: string, testedOn: string, more: AnyRow = {}): AnyRow => ({ plate, testedOn, ...more });
  const company = (vehicles: number, tests: readonly AnyRow[]): readonly unknown[] => { const made = kept("transport-company", { number: "1", name: "甲运输公司", vehicles, asOf: "2024-06-30", tests: tests.length > 0 ? tests : null }); return [made["exceeding"], made["share"], made["overdue"], made["proposal"]]; };
  it("two of twenty are listed, one of eleven is not, none is none", () => {
    expect(company(20, [test("晋B00001", "2024-03-01"), test("晋B00002", "2023-12-01")])).toEqual(["2", "10.00", "无", "建议列入：超标占比达10%"]);
    // 1 ÷ 11 = 9.0909 %
    expect(company(11, [test("晋B00001", "2024-03-01")])).toEqual(["1", "9.09", "无", "不建议列入"]);
    expect(company(11, [])).toEqual(["0", "0.00", "无", "不建议列入"]);
  });
  it("the year to 30 June begins on 1 July; a vehicle tested twice counts once; a test of tomorrow is not known", () => {
    expect(company(10, [test("晋B00001", "2023-06-30"), test("晋B00002", "2024-07-01")])).toEqual(["0", "0.00", "无", "不建议列入"]);
    expect(company(10, [test("晋B00001", "2023-07-01"), test("晋B00001", "2024-06-30")])).toEqual(["1", "10.00", "无", "建议列入：超标占比达10%"]);
  });
  it("a retest that came a day late, or never, is overdue; one whose term ends today is not", () => {
    const term = { repairBy: "2024-05-20" };
    expect(company(100, [test("晋B00001", "2024-05-10", { ...term, passedOn: "2024-05-21" }), test("晋B00002", "2024-05-10", { ...term, passedOn: "2024-05-20" }), test("晋B00003", "2023-01-10", { repairBy: "2023-01-20" }), test("晋B00004", "2024-06-20", { repairBy: "2024-06-30" })])).toEqual(["3", "3.00", "晋B00001、晋B00003", "建议列入：有逾期未复检合格车辆"]);
  });
});

describe("gates", () => {
  const pass = (stage: string, day: string, more: AnyRow = {}): unknown => kept("gate-passing", { gateUnit: "g", plate: "晋B12345", passedAt: `${day} 08:00:00`, day, direction: "in", stage, duty: "bulk", ...more })["verdict"];
  it("China V passes in 2021 and not from 2022; electric passes always", () => {
    expect([pass("V", "2021-12-31"), pass("V", "2022-01-01"), pass("IV", "2021-06-01"), pass("VI", "2022-01-01"), pass("E", "2023-01-01")]).toEqual(["符合", "违规：应为国六", "违规：应为国五及以上", "符合", "符合"]);
  });
  it("in the city VI from October 2021; a blacklisted truck never", () => {
    expect([pass("V", "2021-09-30", { duty: "urban" }), pass("V", "2021-10-01", { duty: "urban" }), pass("VI", "2024-01-01", { blacklisted: true })]).toEqual(["符合", "违规：应为国六或新能源", "违规：黑名单车辆"]);
  });
  it("ten trucks a day need a gate", () => {
    const gate = (trucks: string): AnyRow => kept("gate-unit", { unit: "u", trucks, installed: "none" });
    expect([gate("10")["obliged"], gate("9.9")["obliged"], gate("10")["coverage"]]).toEqual(["应装", "不强制", "缺口"]);
  });
});

describe("wastes", () => {
  it("a balance of 2 + 10 in, 4 + 5 + 3 out is even; half a tonne missing is told", () => {
    const balance = (closing: string): AnyRow => kept("hw-balance", { unit: "u", year: 2020, code: "900-249-08", name: "废矿物油", opening: "2", produced: "10", ownUsed: "4", movedDisposed: "5", closing });
    // (4 + 5) ÷ (2 + 10) = 75 %
    expect([balance("3")["difference"], balance("3")["balanced"], balance("3")["safeRate"]]).toEqual(["0.0000", "平衡", "75.00"]);
    expect([balance("2.5")["difference"], balance("2.5")["balanced"]]).toEqual(["0.5000", "不平衡，须说明"]);
  });
  it("classes of units: a hundred tonnes, ten tonnes, an own facility", () => {
    const unit = (yearly: string, more: AnyRow = {}): readonly unknown[] => { const made = kept("hw-unit", { unit: "u", year: 2023, lists: ["producer"], inSystem: "yes", yearly, ...more }); return [made["class"], made["reports"]]; };
    expect([unit("100"), unit("99.9999"), unit("9.9999"), unit("1", { ownFacility: true })]).toEqual([["重点监管", "月报＋年报"], ["简化管理", "季报＋年报"], ["登记管理", "年报"], ["重点监管", "月报＋年报"]]);
  });
  it("a batch is kept for a year and not a day longer", () => {
    const batch = (outOn: string): unknown => kept("hw-store", { unit: "u", batch: "HWRK20230301001", code: "900-249-08", name: "废矿物油", quantity: "1", labelled: true, storedOn: "2023-03-01", outOn })["overdue"];
    expect([batch("2024-03-01"), batch("2024-03-02")]).toEqual(["未超期", "超期"]);
  });
  it("medical waste: 48 hours and no minute more", () => {
    const handed = (handedAt: string): AnyRow => kept("medical-handover", { medicalUnit: "m", number: "1", storedAt: "2024-05-01T00:00:00.000Z", boxes: [{ box: "B1", kind: "sharp", weight: "2.5" }], handedAt, giver: "甲", taker: "乙" });
    expect([handed("2024-05-03T00:00:00.000Z")["keptHours"], handed("2024-05-03T00:00:00.000Z")["inTime"], handed("2024-05-03T00:01:00.000Z")["inTime"]]).toEqual(["48.0", "符合", "超过 48 小时"]);
  });
  it("solid waste: 80 of 100 used with 10 of older stock is 90 of 110", () => {
    // 90 ÷ 110 = 81.818 %, with 20 disposed of 110 ÷ 110 = 100 %
    const made = kept("solid-waste-year", { unit: "u", year: 2020, kind: "SW02", opening: "30", produced: "100", used: "80", usedOld: "10", disposed: "20", closing: "20" });
    expect([made["useRate"], made["useDispose"], made["difference"]]).toEqual(["81.82", "100.00", "0.00"]);
  });
});

describe("radiation", () => {
  it("a licence until 30 June is renewed by 31 May", () => { expect(kept("radiation-unit", { unit: "u", unitName: "某医院", activities: ["use"], scope: ["IV"], exempt: false, licence: "晋环辐证[B0001]", issuedOn: "2019-07-01", validUntil: "2024-06-30" })["renewBy"]).toBe("2024-05-31"); });
  it("a worker who passed on 29 February is certified until 28 February five years on", () => { expect(kept("radiation-worker", { unit: "u", certificate: "c", name: "甲", post: "gauge", passedOn: "2024-02-29", onDuty: true })["validUntil"]).toBe("2029-02-28"); });
  it("the twelfth character is the category", () => {
    const source = (code: string, kind: string): unknown => kept("radiation-source", { code, unit: "u", nuclide: "Cs137", activity: "3700000000", madeOn: "2015-06-01", class: kind })["classCheck"];
    expect([source("0215CS000014", "IV"), source("0215CS000014", "V")]).toEqual(["一致", "不一致，请核对"]);
  });
  it("filings are due twenty days after, and ten days before use elsewhere", () => {
    const filing = (matter: string, filedOn: string, more: AnyRow = { otherUnit: "乙" }): readonly unknown[] => { const made = kept("radiation-filing", { number: "1", source: "s", unit: "u", matter, doneOn: "2024-06-01", filedOn, ...more }); return [made["due"], made["inTime"]]; };
    expect([filing("in", "2024-06-21"), filing("store", "2024-06-22"), filing("away", "2024-05-22", { otherPlace: "左云县" }), filing("away", "2024-05-23", { otherPlace: "左云县" })]).toEqual([["2024-06-21", "按期"], ["2024-06-21", "逾期"], ["2024-05-22", "按期"], ["2024-05-22", "逾期"]]);
  });
});

describe("lists held against each other", () => {
  it("73 producers against 83 plans differ by 10 and are 87.95 per cent; 6 units against 8 are 75", () => {
    const compared = (ours: number, theirs: number): readonly unknown[] => { const made = kept("reconciliation", { number: "1", subject: "s", system: "document", year: 2020, ours, theirs }); return [made["difference"], made["completeness"]]; };
    // 73 ÷ 83 = 0.879518…
    expect([compared(73, 83), compared(6, 8), compared(3, 0)]).toEqual([["10", "87.95"], ["2", "75.00"], ["-3", null]]);
  });
  it("an export of a system has its day", () => { expect(faults("reconciliation", { number: "1", subject: "s", system: "hw", year: 2020, ours: 1, theirs: 1 })).toEqual(["asOf"]); });
});

describe("heating, water and rights", () => {
  const village = (year: number, area: string, more: AnyRow): readonly unknown[] => { const made = kept("heating-year", { place: "v", year, area, households: 200, ...more }); return [made["coverage"], made["against"]]; };
  it("120 of 200 reach 60 % in 2023 and miss 80 % in 2025; clean coal does not count", () => {
    expect([village(2023, "rural", { electricity: 80, gas: 40, cleanCoal: 80 }), village(2025, "rural", { electricity: 80, gas: 40, cleanCoal: 80 }), village(2021, "fringe", { central: 199 }), village(2022, "rural", { gas: 10 })]).toEqual([["60.00", "达到 60%"], ["60.00", "未达 80%"], ["99.50", "未达 100%"], ["5.00", "无当年目标"]]);
  });
  it("groundwater: 80 of 100 warns, 100 is full, 101 is over", () => {
    const light = (farm: string): unknown => kept("groundwater-take", { place: "p", year: 2024, cap: "100", farm })["light"];
    expect([light("79.99"), light("80"), light("100"), light("101")]).toEqual(["正常", "预警", "预警", "超指标"]);
  });
  it("an account of 100 + 20 − 30 − 10 holds 80; 81 released is too much", () => {
    const account = kept("emission-account", { unit: "u", pollutant: "so2", year: 2024, granted: "100", bought: "20", sold: "30", reclaimed: "10", released: "81" });
    expect([account["available"], account["standing"]]).toEqual(["80.0000", "排放超可用量"]);
  });
  it("ten tonnes of NOₓ at 18000 yuan cost 180000 and a fee of 2700; no account is overdrawn", () => {
    const trade = { number: "1", kind: "between", giver: "a", taker: "b", pollutant: "nox", quantity: "10", giverHas: "12", price: "18000", tradedOn: "2024-05-01" };
    const made = kept("emission-trade", trade);
    expect([made["amount"], made["charge"], made["againstBase"]]).toEqual(["180000.00", "2700.00", "不低于基准价"]);
    expect(faults("emission-trade", { ...trade, quantity: "12.0001" })).toEqual(["giverHas"]);
    expect(faults("emission-trade", { ...trade, taker: "a" })).toEqual(["taker"]);
  });
  it("a petrol station is counted once: closed before above ground before done", () => {
    const station = (state: string, place: string, reformed: string): unknown => kept("petrol-station", { number: "1", name: "站", state, place, reformed })["count"];
    expect([station("closed", "under", "done"), station("open", "above", "na"), station("open", "under", "done"), station("open", "under", "doing")]).toEqual(["停业", "地上", "完成", "未完成"]);
  });
  it("an outfall of 120 m³/d at 55.5 mg/L brings 6.66 kg a day", () => { expect(kept("outfall", { number: "1", name: "口", river: "r", flow: "120", cod: "55.5" })["load"]).toBe("6.66"); });
  it("key dischargers: 45 m is not above 45 m; coating with nothing but low-VOC materials is exempt", () => {
    const proposal = (row: AnyRow): unknown => kept("key-discharger", { unit: "u", year: 2024, media: ["air"], ...row })["proposal"];
    expect([proposal({ stackHeight: "45" }), proposal({ stackHeight: "45.1" }), proposal({ vocTrade: "coating", lowVoc: true }), proposal({ vocTrade: "chemical", lowVoc: true })]).toEqual(["不建议列入", "建议列入：高架源", "不建议列入", "建议列入：VOCs重点源"]);
  });
});

describe("places, yards, machines and vehicles", () => {
  it("what overlaps the red line does not fit", () => {
    const check = { number: "1", subject: "项目", position: { geometry: "point", positions: [["113.1", "40.1"]] }, controlUnit: "c", overlapsRedline: true, checkedOn: "2024-05-06" };
    expect([faults("zoning-check", { ...check, outcome: "fits" }), faults("zoning-check", { ...check, outcome: "not" }), faults("zoning-check", { ...check, overlapsRedline: false, outcome: "fits" })]).toEqual([["outcome"], [], []]);
  });
  it("a river within is no longer than the whole", () => { expect(faults("river", { number: "1", name: "河", kind: "river", length: "29", lengthInside: "29.01" })).toEqual(["lengthInside"]); });
  it("a coal yard of 1000 m² with 800 closed is one of eighty per cent", () => {
    const yard = (shedArea: string): readonly unknown[] => { const made = kept("coal-yard", { number: "1", name: "场", stage: "build", yardArea: "1000", shedArea }); return [made["share"], made["eighty"]]; };
    expect([yard("800"), yard("799.9")]).toEqual([["80.0", "是"], ["80.0", "否"]]);
  });
  it("three preventions: two of three that apply; one not looked at leaves it unknown", () => {
    const site = (leak: string | null): unknown => kept("solid-waste-site", { number: "1", name: "场", kind: "ash", blow: "yes", flow: "yes", leak })["rate"];
    expect([site("part"), site("na"), site(null)]).toEqual(["66.7", "100.0", null]);
  });
  it("a rain outlet opened in the dry season is a lead; a later seal ends it, a check does not", () => {
    const outlet = (seals: readonly AnyRow[]): unknown => kept("rain-outlet", { unit: "u", outlet: "YS001", outletName: "东侧", floodSeason: "6月15日—9月30日", seals })["standing"];
    const opened = { day: "2024-03-02", act: "open", season: "dry" };
    expect([outlet([{ day: "2024-03-01", act: "seal", season: "dry" }, opened]), outlet([{ day: "2024-03-03", act: "seal", season: "dry" }, opened]), outlet([opened, { day: "2024-03-04", act: "check", season: "dry" }]), outlet([{ ...opened, day: "2024-07-01", season: "flood" }])]).toEqual(["非汛期开启（线索）", "已封堵", "非汛期开启（线索）", "汛期启用"]);
  });
  it("within the zone a machine below the least stage is named; an electric one may work", () => {
    const filing = (zone: string): unknown => kept("machine-filing", { number: "1", site: "s", builder: "乙", period: { from: "2024-05-01", until: "2024-06-01" }, zone, least: zone === "in" ? "3" : null, machines: [{ name: "挖掘机", code: "A1", stage: "2" }, { name: "装载机", code: "A2", stage: "3" }, { name: "叉车", code: "A3", stage: "D" }] })["unfit"];
    expect([filing("in"), filing("out")]).toEqual(["A1", "无"]);
  });
  it("a machine: above its limit banned, without code or filing to be mended", () => {
    const check = (more: AnyRow): unknown => kept("machine-check", { number: "1", day: "2024-05-06", setting: "mine", code: "A1", filed: true, smoke: "no", ...more })["ruling"];
    expect([check({}), check({ opacity: "0.51", most: "0.50", problems: "超标" }), check({ opacity: "0.50", most: "0.50" }), check({ code: "无码", filed: false, problems: "无码、未报备" })]).toEqual(["合格", "禁止使用", "合格", "补办编码、补报备"]);
  });
  it("candidates for renewal: trucks of China III, machines of stage I or of fifteen years", () => {
    const plant = (kind: string, stage: string, madeYear: number, energy = "diesel"): unknown => kept("plant-vehicle", { unit: "u", number: "1", kind, energy, stage, madeYear, judgedYear: 2024 })["candidate"];
    expect([plant("vehicle", "III", 2012), plant("vehicle", "IV", 2005), plant("machine", "I", 2015), plant("machine", "II", 2009), plant("machine", "II", 2010), plant("vehicle", "E", 2005, "electric")]).toEqual(["是：国三及以下", "否", "是：国一及以下", "是：使用15年以上", "否", "否"]);
  });
  it("a fleet of 30 electric, 10 gas and 60 diesel buses", () => { const made = kept("fleet-energy", { fleet: "bus", operator: "公交公司", year: 2024, electric: 30, gas: 10, diesel: 60 }); expect([made["total"], made["newShare"], made["cleanShare"]]).toEqual(["100", "30.00", "40.00"]); });
  it("two passes of remote sensing 183 days apart confirm each other, 184 do not", () => {
    const pair = (secondOn: string): unknown => kept("remote-exceedance", { plate: "晋B12345", item: "no", firstOn: "2023-01-01", secondOn })["confirmed"];
    // 1 January + 183 days is 3 July
    expect([pair("2023-07-03"), pair("2023-07-04")]).toEqual(["认定超标", "不认定"]);
  });
  it("ammonia: 1000 head at 5 kg with half held back are 2.5 tonnes", () => { expect(kept("ammonia-source", { number: "1", year: 2024, name: "场", kind: "livestock", activity: "1000", activityUnit: "头", factor: "5", factorFrom: "指南", control: "50" })["released"]).toBe("2.500"); });
  it("an assessment of 45 of 50 marks is ninety", () => { expect(kept("hw-assessment", { unit: "u", year: 2024, day: "2024-05-06", kind: "producer", outcome: "good", items: [{ item: "label", fullMarks: "20", marks: "18" }, { item: "plan", fullMarks: "30", marks: "27" }] })["score"]).toBe("90.0"); });
  it("insurance: hazardous waste by law, the others by the plan", () => {
    const insured = (grounds: readonly string[]): unknown => kept("liability-insurance", { unit: "u", year: 2024, grounds, insured: false })["force"];
    expect([insured(["hazard", "metal"]), insured(["source"])]).toEqual(["依法应当投保", "规划要求纳入"]);
  });
});
