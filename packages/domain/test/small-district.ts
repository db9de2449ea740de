import { DutyDesk, PlanDesk, workingCalendar, type Actor, type Grant, type Indicator, type Organisation, type Pack, type Place, type Plan, type PlanRules, type Project, type ProseTarget, type Role } from "@yunqing/domain";
import { MemoryStore } from "./memory-store.js";

/** Parts of a small district of our own, so that each test says only what it is about. */
export const organisation = (id: string, parent: string | null): Organisation => ({ id, parent, name: { zh: id, en: id }, kind: "department", pinyin: id, duty: `${id}的职责`, quotation: { quote: id, line: 1 }, inferred: false });
export const place = (id: string, parent: string | null, over: Partial<Place> = {}): Place => ({ id, parent, name: { zh: id, en: id }, kind: parent === null ? "district" : "town", pinyin: id, from: null, until: null, successor: null, quotation: null, geometry: null, facts: [], ...over });
export const indicator = (over: Partial<Indicator> = {}): Indicator => ({
  id: "pm25", code: "air.pm25", seq: 1, category: "大气", name: { zh: "PM2.5年均浓度", en: "PM2.5" }, printedName: "PM2.5年均浓度", unit: "μg/m³", better: "lower", nature: "binding", places: 0, placesFrom: "HJ 663",
  base: { year: 2020, printed: "33", value: "33" }, target: { kind: "bound", op: "<", value: "30", printed: "<30" }, targetYear: 2025, reported: [], printedState: null, holder: "air",
  quotation: { quote: "PM2.5 33 <30", line: 590 }, quotations: [], inferred: [], notes: [], ...over,
});
export const target = (over: Partial<ProseTarget> = {}): ProseTarget => ({
  id: "t1", section: "4.1", domain: "air", metric: "清洁取暖覆盖率", unit: "%", target: { kind: "bound", op: ">=", value: "60", printed: "60%以上" }, due: "2023-12-31", scope: "district", holder: "air", indicator: null,
  quotation: { quote: "2023年达到60%以上", line: 700 }, inferred: [], note: null, ...over,
});
export const project = (over: Partial<Project> = {}): Project => ({
  id: "p1", domain: "大气", group: "窑炉治理", seq: 1, name: "窑炉治理：甲厂", owner: "甲厂", content: "脱硫", benefitPrinted: "减少 NOx 1.5 吨/年", benefits: [{ pollutant: "NOx", tonnesPerYear: "1.5" }],
  investment: { printed: "200", unit: "万元", wan: "200" }, periodPrinted: "2021—2023年", from: "2021", until: "2023", location: "甲村", place: null, lead: "", holder: null, columns: [], quotation: { quote: "甲厂 200", line: 1020 }, inferred: [], ...over,
});
export const plan = (over: Partial<Plan> = {}): Plan => ({
  id: "plan-14", version: "1", title: { zh: "山区“十四五”生态环境保护规划", en: "Plan of Hill" }, issuer: "山区人民政府", issuedDay: "2022-03-01", document: "doc", baseYear: 2020, targetYear: 2025, fromDay: "2021-01-01", finalDay: "2025-12-31", current: true,
  indicators: [indicator()], targets: [target()], projects: [project()], investment: [], fundingSources: [], tasks: [], sections: [{ id: "4.1", title: "大气", line: 600 }], remarks: [], ...over,
});
export const pack = (over: Partial<Pack> = {}, plans: readonly Plan[] = [plan()]): Pack => ({
  district: { id: "hill", name: { zh: "山区", en: "Hill" }, adcode: "990001", bureau: "bureau", simulated: false, names: [], outline: null },
  organisations: [organisation("government", null), organisation("bureau", "government"), organisation("air", "bureau"), organisation("town1", "government"), organisation("town2", "government")],
  places: [place("990001", null), place("pl1", "990001")], enterprises: [], facts: [], plans, documents: [{ id: "doc", title: "规划", lines: ["第一行", "第二行"] }], claims: [], tables: [], simulatedValues: [], ...over,
});

export const grant = (role: Role, organisationPath: string, over: Partial<Grant> = {}): Grant => ({ id: role, user: "", role, district: "hill", organisationPath, placePath: "", enterprise: null, from: "2020-01-01", until: null, grantedBy: "s", ...over });
export const actor = (user: string, own: string | null, ...grants: Grant[]): Actor => ({ user, name: user, organisation: own, address: "10.0.0.1", grants });
export const director = actor("director", null, grant("director", "", { district: null }));
export const clerk = actor("clerk", "air", grant("clerk", "government/bureau"));
export const reviewer = actor("reviewer", "bureau", grant("clerk", ""));
export const town1 = actor("town1", "town1", grant("town", "government/town1"));
export const town2 = actor("town2", "town2", grant("town", "government/town2"));
export const publicPerson = actor("public", null, grant("public", ""));
export const auditor = actor("auditor", null, grant("audit-administrator", "", { district: null }));

/** A check that has nothing to say: these tests are not about it. */
export const noRules: PlanRules = { checkPlan: () => ({ findings: [], byRule: [], remarks: 0, rulesRun: 0 }), documentLinks: () => [] };

export interface Office { readonly desk: PlanDesk; readonly duties: DutyDesk; readonly store: MemoryStore; readonly time: { now: string }; readonly ids: () => string }
/** A district with both desks and a clock that stands until it is moved. */
export function office(of: Pack = pack(), now = "2024-03-01T02:00:00.000Z", rules: PlanRules = noRules): Office {
  const time = { now }, store = new MemoryStore(of, () => time.now);
  let count = 0;
  const clock = { now: () => time.now, id: () => `id-${String(++count).padStart(4, "0")}` };
  const duties = new DutyDesk({ store, clock, calendar: workingCalendar() });
  return { store, time, duties, ids: clock.id, desk: new PlanDesk({ store, clock, duties, rules }) };
}
