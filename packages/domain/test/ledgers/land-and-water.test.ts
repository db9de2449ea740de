import { checked, type AnyRow, type Ledger } from "@yunqing/ledger";
import { describe, expect, it } from "vitest";
import { ledgers } from "../../src/ledgers/door.js";
import { monthsAfter, yearsAfter } from "../../src/ledgers/parts/terms.js";

const ledgerOf = (id: string): Ledger => { const one = ledgers.find((each) => each.id === id); if (!one) throw new TypeError(`no ledger ${id}`); return one; };
/** The fields that are at fault, in order; empty when the row is kept. */
const faults = (id: string, row: AnyRow): readonly string[] => { const made = checked(ledgerOf(id), row); return made.kind === "right" ? [] : made.faults.map((each) => each.field); };
const kept = (id: string, row: AnyRow): AnyRow => { const made = checked(ledgerOf(id), row); if (made.kind !== "right") throw new TypeError(made.faults.map((each) => `${each.field} ${each.zh}`).join("；")); return made.row; };

describe("terms in months and years", () => {
  it("end on the last day of a shorter month", () => { expect([monthsAfter("2025-01-31", 3), monthsAfter("2024-12-15", 12), monthsAfter("2025-11-30", 3), yearsAfter("2024-02-29", 1)]).toEqual(["2025-04-30", "2025-12-15", "2026-02-28", "2025-02-28"]); });
});

describe("admission", () => {
  const capacity = { unit: "e", product: "水泥熟料", industry: "cement", measure: "wanTonnes", approved: "100", present: "100", kind: "none", urbanPlan: false };
  it("capacity only shrinks, inside a firm or not; what is given up is no less than what is built", () => {
    expect(kept("capacity", { ...capacity, present: "80" })["shrunk"]).toBe("20.0000");
    expect(faults("capacity", { ...capacity, present: "100.5" })).toEqual(["present"]);
    expect(faults("capacity", { ...capacity, industry: "other", present: "100.5" })).toEqual([]);
    expect(faults("capacity", { ...capacity, kind: "replaced", replacedFrom: "f", replacedAmount: "99", notice: "第1号" })).toEqual(["replacedAmount"]);
    expect(faults("capacity", { ...capacity, kind: "replaced", replacedFrom: "f", replacedAmount: "120", notice: "第1号", urbanPlan: true })).toEqual(["urbanPlan"]);
  });
  const project = { code: "p", name: "项目", nature: "new", industry: "水泥制造", twoHighs: false, sensitive: false, hasKiln: false, groundwaterRisk: false, coalUse: false, category: "report", state: "accepted", accepted: "2025-03-01" };
  it("a report is decided in sixty days, a form in thirty; begun before the approval is seen", () => {
    expect([kept("project-eia", project)["termEnd"], kept("project-eia", { ...project, category: "form" })["termEnd"]]).toEqual(["2025-04-30", "2025-03-31"]);
    expect(kept("project-eia", { ...project, started: "2025-03-20" })["early"]).toBe("未批先建");
    expect(kept("project-eia", { ...project, state: "approved", approval: "文号", approver: "市局", approved: "2025-04-20", started: "2025-05-01" })["early"]).toBeNull();
    expect(kept("project-eia", { ...project, state: "approved", approval: "文号", approver: "市局", approved: "2025-04-20" })["lapses"]).toBe("2030-04-20");
  });
  it("a kiln outside of a park says why; nothing that may pollute groundwater is approved inside a spring zone", () => {
    expect(faults("project-eia", { ...project, hasKiln: true })).toEqual(["parkReason"]);
    expect(faults("project-eia", { ...project, hasKiln: true, park: "k" })).toEqual([]);
    const approved = { ...project, state: "approved", approval: "文号", approver: "市局", approved: "2025-04-20", karstZone: "z", groundwaterRisk: true };
    expect(faults("project-eia", approved)).toEqual(["state"]);
    expect(faults("project-eia", { ...approved, state: "refused" })).toEqual([]);
    expect(faults("project-eia", { ...approved, groundwaterRisk: false })).toEqual([]);
  });
  it("approvals are stopped for three to twelve months", () => {
    const stop = { number: "1", kind: "region", subject: "某乡", reason: ["target"], scope: "两高项目", document: "文号", since: "2025-01-31", months: 3, demands: "完成削减" };
    expect(kept("permit-stop", stop)["until"]).toBe("2025-04-30");
    expect([faults("permit-stop", { ...stop, months: 2 }), faults("permit-stop", { ...stop, months: 13 }), faults("permit-stop", { ...stop, kind: "company" })]).toEqual([["months"], ["months"], ["unit"]]);
  });
});

describe("waters", () => {
  const source = { name: "某水源", level: "county", kind: "groundwater", use: "inUse", zoned: "none", standard: "gbt14848", frequency: "halfYearly" };
  it("a reservoir is judged as surface water, a prefecture source monthly, a closed one has its paper", () => {
    expect(faults("drinking-source", source)).toEqual([]);
    expect(faults("drinking-source", { ...source, kind: "reservoir" })).toEqual(["standard"]);
    expect(faults("drinking-source", { ...source, level: "prefecture", fullAnalysis: true })).toEqual(["frequency"]);
    expect(faults("drinking-source", { name: "某水源", level: "county", use: "closed", zoned: "none" })).toEqual(["closedBy"]);
    expect(faults("drinking-source", { ...source, zoned: "approved", zoneDocument: "文号" })).toEqual(["first"]);
  });
  it("a rural source of 1000 people or 1000 t a day is zoned; the country asks from 10 000 people", () => {
    const rural = (population: number, supply: string): unknown[] => { const row = kept("rural-source", { name: "s", town: "t", kind: "groundwater", population, supply }); return [row["obliged"], row["national"]]; };
    expect([rural(999, "999.9"), rural(1000, "1"), rural(1, "1000"), rural(10000, "1")]).toEqual([["不要求", "否"], ["应划定", "否"], ["应划定", "是"], ["应划定", "是"]]);
  });
  it("a round lies in its window, and half-yearly samples lie four months apart", () => {
    const round = { source: "s", stage: "raw", round: "下半年", kind: "halfYearly", opens: "2025-07-01", closes: "2025-12-31", before: "2025-05-10", sampledOn: "2025-09-10", verdict: "compliant" };
    expect(kept("drinking-water-round", round)["gap"]).toBe("符合");
    expect(kept("drinking-water-round", { ...round, sampledOn: "2025-09-09" })["gap"]).toBe("间隔不足四个月");
    expect(faults("drinking-water-round", { ...round, sampledOn: "2025-06-30" })).toEqual(["sampledOn"]);
    expect(faults("drinking-water-round", { ...round, verdict: "exceeding" })).toEqual(["exceeding"]);
  });
  it("twelve of fifteen items are 80 per cent", () => {
    const items = ["zonesDrawn", "vector", "marks", "fenced", "firstClear", "secondClear", "quasiClear", "mobile", "farming", "monitored", "warning", "emergency", "backupSource", "file", "disclosed"];
    const row = kept("source-assessment", { source: "s", year: 2025, title: "评估", rounds: 2, sampled: 2, compliant: 2, designed: "100", actual: "95", ...Object.fromEntries(items.map((each, index) => [each, index < 12])) });
    expect([row["score"], row["assured"], row["compliance"]]).toEqual(["80.0", "95.0", "100.0"]);
  });
  it("a village chief walks weekly, a town chief monthly", () => {
    const chief = { level: "village", river: "r", reach: "全段", chief: "某", town: "t", village: "v", above: "c", frequency: 7 };
    expect([faults("river-chief", chief), faults("river-chief", { ...chief, frequency: 8 }), faults("river-chief", { ...chief, level: "town", frequency: 31 }), faults("river-chief", { ...chief, level: "town", frequency: 32 })]).toEqual([[], ["frequency"], [], ["frequency"]]);
  });
  it("a wetland takes away 40 per cent of the COD and a chief's patrols count at most whole", () => {
    expect(kept("constructed-wetland", { name: "w", month: "2025-06-01", state: "normal", volume: "100", codIn: "50", codOut: "30" })["codRemoval"]).toBe("40.0");
    expect(kept("river-chief-rating", { chief: "c", by: "d", year: 2025, planned: 12, made: 15, found: 8, closed: 6, grade: "good", remark: "r" })).toMatchObject({ patrolRate: "100.0", closingRate: "75.0" });
    expect(faults("river-chief-rating", { chief: "c", by: "d", year: 2025, planned: 12, made: 12, class: "missed", grade: "good", remark: "r" })).toEqual(["grade"]);
  });
});

describe("villages and farms", () => {
  const village = { village: "甲村", town: "t", inPlan: true, mode: "none", disposed: "no" };
  it("sensitive places first, rich and dense next; a sewer within two kilometres is joined", () => {
    const shown = (values: AnyRow): unknown[] => { const row = kept("village-sewage", { ...village, ...values }); return [row["sequence"], row["suggested"]]; };
    expect(shown({ places: ["yellow"], density: "sparse", toSewer: "9" })).toEqual(["优先治理", "收集转运"]);
    expect(shown({ places: ["none"], density: "dense", economy: "good", toSewer: "9" })).toEqual(["先行治理", "集中处理"]);
    expect(shown({ places: ["none"], density: "sparse", toSewer: "9" })).toEqual(["有效管控", "黑水处理结合改厕"]);
    expect(shown({ toSewer: "2" })).toEqual(["有效管控", "纳入城镇污水管网"]);
  });
  it("a facility of 20 t a day is monitored", () => {
    const facility = (capacity: string): unknown => kept("rural-sewage-facility", { name: "f", town: "t", capacity, state: "normal", treated: "10" })["obliged"];
    expect([facility("19.9"), facility("20")]).toEqual(["抽测", "应监测"]);
  });
  it("a scale farm inside a forbidden zone is closed or moved, and no facility is no equipment", () => {
    const farm = { code: "f", name: "场", scale: "scale", town: "t", zone: "z", state: "running", species: "pig", store: ["tank"], treat: ["biogas"], equipped: true };
    expect([faults("livestock-farm", farm), faults("livestock-farm", { ...farm, state: "closed" }), faults("livestock-farm", { ...farm, zone: null, treat: ["none"] })]).toEqual([["state"], [], ["equipped"]]);
  });
  it("film: 90 of 120 t less 20 t of degradable film; 0.01 mm is thick enough and 0.0099 is not", () => {
    expect(kept("film-recovery", { village: "v", town: "t", year: 2025, filmUsed: "120", degradable: "20", filmRecovered: "90" })["filmRate"]).toBe("90.00");
    const film = (nominal: string, measured: string): unknown => kept("film-sample", { number: "1", sampledOn: "2025-04-01", place: "shop", subject: "店", nominal, measured })["verdict"];
    expect([film("0.01", "0.0100"), film("0.01", "0.0099")]).toEqual(["合格", "不合格"]);
  });
  it("household waste: 3400 t of 684 800 people are 4.96 kg a head; above 5 is asked about", () => {
    const waste = { collector: "环卫", day: "2025-06-01", kind: "household", weighed: "3400", people: 684800, goes: "transfer" };
    expect(kept("household-waste", waste)).toMatchObject({ perHead: "4.96", doubt: "合理" });
    expect(kept("household-waste", { ...waste, people: 679000 })["doubt"]).toBe("请核对");
  });
});

describe("soil and nature", () => {
  it("a point is as bad as its worst item; an item without limits does not count", () => {
    const point = (results: readonly AnyRow[]): unknown => kept("farmland-soil-point", { code: "p", town: "t", position: { geometry: "point", positions: [["113.1", "40.1"]] }, landUse: "dry", results })["worst"];
    expect(point([{ item: "cd", value: "0.3", screening: "0.3", control: "1.5" }, { item: "pb", value: "90" }])).toBe("不高于筛选值");
    expect(point([{ item: "cd", value: "0.31", screening: "0.3", control: "1.5" }])).toBe("筛选值与管制值之间");
    expect(point([{ item: "cd", value: "0.2", screening: "0.3" }, { item: "as", value: "151", screening: "40", control: "150" }])).toBe("高于管制值");
  });
  const plot = { code: "p", name: "地块", origin: "changeUse", present: "vacant", planned: "housing", transferAllowed: true, transferred: false, otherWorks: false };
  it("a plot is handed over only when it was found clean or its restoration is proved", () => {
    expect(faults("polluted-plot", plot)).toEqual(["transferAllowed"]);
    expect(faults("polluted-plot", { ...plot, surveyed: "2025-01-10", verdict: "clean" })).toEqual([]);
    expect(faults("polluted-plot", { ...plot, surveyed: "2025-01-10", verdict: "polluted", pollutants: "砷" })).toEqual(["transferAllowed"]);
    expect(faults("polluted-plot", { ...plot, surveyed: "2025-01-10", verdict: "polluted", pollutants: "砷", effect: "met", effectOn: "2026-01-10" })).toEqual([]);
    expect(faults("polluted-plot", { ...plot, surveyed: "2025-01-10", verdict: "polluted", pollutants: "砷", assessed: "2025-06-10", acceptable: "yes", groundwater: "clean" })).toEqual([]);
    expect([kept("polluted-plot", { ...plot, transferAllowed: false })["class"], kept("polluted-plot", { ...plot, transferAllowed: false, planned: "industrial", otherWorks: true })]).toMatchObject(["第一类用地", { class: "第二类用地", offence: "未达标先开工" }]);
  });
  it("a change to housing is not allowed before a clean survey", () => {
    const change = { number: "1", plotName: "地块", trigger: "closed", before: "industrial", after: "housing", holder: "土储中心", askedOn: "2025-02-01", opinion: "allowed" };
    expect(faults("land-use-change", change)).toEqual(["opinion", "opinion"]);
    expect(faults("land-use-change", { ...change, surveyedOn: "2025-03-01", surveyVerdict: "clean" })).toEqual([]);
    expect(faults("land-use-change", { ...change, opinion: "blocked" })).toEqual([]);
    expect(kept("land-use-change", { ...change, trigger: "none", after: "industrial" })["surveyNeeded"]).toBe("不须");
  });
  it("no food is grown on strictly controlled land", () => {
    const parcel = { parcel: "p", year: 2025, town: "t", area: "10", class: "strict", pollution: "heavy", measure: ["ban"], done: true, produce: "compliant" };
    expect([faults("farmland-class", parcel), faults("farmland-class", { ...parcel, produce: "none" }), faults("farmland-class", { ...parcel, pollution: "medium", produce: "none" })]).toEqual([["produce"], [], ["pollution"]]);
  });
  it("the red line does not shrink without the province's paper, and a main river has 50 m of green", () => {
    const line = { code: "c", name: "n", kind: "water", approved: "10", present: "9.9", department: "d" };
    expect([faults("red-line", line), faults("red-line", { ...line, adjusted: "晋政函" })]).toEqual([["present"], []]);
    expect(kept("green-belt", { river: "r", reach: "a", bank: "left", rank: "main", width: "49.9", planned: "10", done: "4" })).toMatchObject({ required: "50", enough: "否", progress: "40.0" });
  });
  it("EQI: 0.36×60 + 0.35×55 + 0.19×50 + 0.10×(100−30) = 57.35, second class", () => {
    expect(kept("ecological-index", { area: "a", year: 2022, method: "eqi", pattern: "60", functions: "55", diversity: "50", pressure: "30" })).toMatchObject({ eqi: "57.35", eqiClass: "二类" });
    expect(faults("ecological-index", { area: "a", year: 2022, method: "ei", biology: "1", cover: "1", water: "1", stress: "1", load: "1" })).toEqual(["method"]);
  });
});

describe("energy, risk and the law", () => {
  it("coal: an equal replacement suffices when it is equal, a reduced one must exceed", () => {
    const project = (way: string, amount: string): unknown => kept("coal-replacement", { project: "p", unit: "e", kind: "new", added: "1000", way, sources: [{ origin: "关停锅炉", kind: "closed", amount }] })["enough"];
    expect([project("equal", "1000"), project("reduced", "1000"), project("reduced", "1000.01"), project("equal", "999.99")]).toEqual(["已落实", "未落实", "已落实", "未落实"]);
  });
  it("energy of a month: 700 t × 0.7143 + 10 × 1.229 = 512.3 tce, by 1000 of output", () => {
    // 500.01 + 12.29 = 512.3; ÷ 1000 万元 = 0.5123
    expect(kept("energy-monthly", { unit: "e", month: "2025-06-01", output: "1000", uses: [{ sort: "raw", amount: "700", factor: "0.7143" }, { sort: "power", amount: "10", factor: "1.229" }] })).toMatchObject({ total: "512.300", intensity: "0.5123" });
  });
  it("26 000 t is the threshold of the carbon market, by the verified figure where there is one", () => {
    const unit = (values: AnyRow): unknown => kept("carbon-unit", { unit: "e", year: 2025, industry: "power", inMarket: false, ...values })["threshold"];
    expect([unit({ reported: "26000" }), unit({ reported: "26000", verified: "25999" }), unit({})]).toEqual(["达到", "未达到", null]);
  });
  it("Q: 2 t of 5 and 3 t of 10 are 0.7; 120 t of 10 are 12", () => {
    const risk = (substances: readonly AnyRow[]): unknown[] => { const row = kept("risk-source", { unit: "e", year: 2025, title: "t", kind: ["chemical"], level: "general", substances }); return [row["sum"], row["sumClass"]]; };
    expect(risk([{ name: "氨", form: "liquid", amount: "2", critical: "5" }, { name: "盐酸", form: "liquid", amount: "3", critical: "10" }])).toEqual(["0.7000", "Q0"]);
    expect(risk([{ name: "甲醇", form: "liquid", amount: "120", critical: "10" }])).toEqual(["12.0000", "Q2"]);
  });
  it("a plan is due again after three years; a general incident is told within four hours, a great one within two", () => {
    expect(kept("emergency-plan", { unit: "e", kind: "comprehensive", level: "general", number: "备1", filedOn: "2024-02-29" })["due"]).toBe("2027-02-28");
    const incident = (level: string, first: string): unknown => kept("incident", { number: "1", title: "t", seenAt: "2025-06-01T00:00:00.000Z", source: "hotline", town: "t", position: { geometry: "point", positions: [["113.1", "40.1"]] }, level, kind: "water", first })["within"];
    expect([incident("general", "2025-06-01T04:00:00.000Z"), incident("general", "2025-06-01T04:01:00.000Z"), incident("great", "2025-06-01T02:01:00.000Z")]).toEqual(["按时", "超时", "超时"]);
  });
  it("nothing stops the power of residents; detention is handed over in three days and a crime in one", () => {
    const stop = { number: "1", unit: "e", kind: "power", receiver: "供电公司", basis: "法条", caseNumber: "案1", residents: true, sentOn: "2025-06-01" };
    expect([faults("three-stop", stop), faults("three-stop", { ...stop, residents: false })]).toEqual([["residents"], []]);
    const transfer = (kind: string, handedOn: string): unknown => kept("police-transfer", { number: "1", caseNumber: "案1", kind, suspicion: "暗管", decidedOn: "2025-06-01", handedOn, papers: ["record"] })["within"];
    expect([transfer("detention", "2025-06-04"), transfer("detention", "2025-06-05"), transfer("crime", "2025-06-03")]).toEqual(["按时", "超时", "超时"]);
  });
  it("credit: 80 × 30 and 90 × 60 by 90 are 86.67, and a veto makes it red", () => {
    const credit = { unit: "e", year: 2025, scheme: "2025 版", indicators: [{ what: "prevention", name: "达标", weight: "30", given: "80" }, { what: "society", name: "投诉", weight: "60", given: "90" }], proposed: "blue", reason: "r" };
    // (2400 + 5400) ÷ 90 = 86.666…
    expect([kept("enterprise-credit", credit)["score"], faults("enterprise-credit", { ...credit, veto: ["pipe"] })]).toEqual(["86.67", ["proposed"]]);
  });
  it("a plan of one factory has all three levels, and no level takes off more than there is", () => {
    const measure = (level: string): AnyRow => ({ line: "1 线", process: "烧成", level, action: "limit", proof: "用电量" });
    expect([kept("one-factory-plan", { unit: "e", year: 2025, title: "t", measures: [measure("yellow"), measure("red")] })["levels"], kept("one-factory-plan", { unit: "e", year: 2025, title: "t", measures: ["yellow", "orange", "red"].map(measure) })["levels"]]).toEqual(["缺橙色", "齐全"]);
    expect(faults("hpw-list", { unit: "e", year: 2025, kind: "industry", industry: "水泥", grade: "B", nox: "80", noxYellow: "30", noxOrange: "25", noxRed: "90" })).toEqual(["noxOrange", "noxRed"]);
  });
});

describe("a penalty case", () => {
  const served = { number: "1", unit: "e", cause: "超标排放", source: "check", foundOn: "2025-03-01", filedOn: "2025-03-03", officers: "甲、乙", informedOn: "2025-04-10", decidedOn: "2025-05-20", decision: "云环罚〔2025〕1号", fine: "100000", servedOn: "2025-05-22" };
  it("is decided within ninety days of filing and paid within fifteen of service", () => {
    // 3 March + 90 days = 1 June; 22 May + 15 days = 6 June; decided on day 78
    expect(kept("penalty-case", served)).toMatchObject({ decideBy: "2025-06-01", payBy: "2025-06-06", inTime: "按期" });
    expect(faults("penalty-case", { ...served, informedOn: null })).toEqual(["decidedOn"]);
  });
  it("fined by the day: an order served on 1 June and the fault found again on the 20th are 19 days", () => {
    const row = kept("penalty-case", { ...served, measures: ["daily"], orderedOn: "2025-06-01", recheckOn: "2025-06-20" });
    expect([row["dailyDays"], row["dailyFine"], row["recheckBy"]]).toEqual(["19", "1900000.00", "2025-07-01"]);
  });
  it("ten days late are 30 per cent more, and a hundred days no more than the fine itself", () => {
    expect([kept("penalty-case", { ...served, paidOn: "2025-06-16" })["surcharge"], kept("penalty-case", { ...served, paidOn: "2025-09-30" })["surcharge"], kept("penalty-case", { ...served, paidOn: "2025-06-06" })["surcharge"]]).toEqual(["30000.00", "100000.00", "0.00"]);
  });
});

describe("sewage works", () => {
  it("a month of 30 days at 1.5 million m³ is 83.3 per cent of 60 000 a day, and takes 390 t of COD out", () => {
    // 1 500 000 ÷ 30 ÷ 60 000 = 0.8333; (300 − 40) mg/L × 1 500 000 m³ = 390 t
    const month = { works: "w", kind: "town", month: "2025-06-01", designed: "60000", inflow: "1500000", outflow: "1500000", days: 30, codIn: "300", codOut: "40", ammoniaOut: "2.01", phosphorusOut: "0.4", doublePower: true, gateShut: true, online: true };
    expect(kept("sewage-works-month", month)).toMatchObject({ load: "83.3", codCut: "390.000", over: "氨氮" });
    expect(kept("sewage-works-month", { ...month, ammoniaOut: "2.00" })["over"]).toBe("未超");
    expect(faults("sewage-works-month", { ...month, gateShut: false })).toEqual(["problems"]);
  });
  it("an overflow without an emergency is a clue", () => {
    const opened = (reason: string, approved: boolean): unknown => kept("overflow-gate-log", { number: "1", works: "w", openedAt: "2025-03-01T00:00:00.000Z", reason, approved, ...(approved ? { reportedAt: "2025-03-01T01:00:00.000Z" } : {}), ...(reason === "flood" ? { rain: "40" } : {}) })["clue"];
    expect([opened("flood", false), opened("fault", false), opened("fault", true), opened("repair", true)]).toEqual(["正当", "转线索", "正当", "转线索"]);
  });
});
