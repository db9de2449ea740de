import type { Actor, Assignment, Duty, DutyStep, Evidence, ImportedLayer, Pack, Progress, PublishedFigure, ReportedValue, Review, StoredReport, User } from "@yunqing/domain";

// Facts to write in tests. Every maker takes what the test is about and fills in the rest.

const scope = { district: "d", organisationPath: "bureau/air", placePath: "140214", enterprise: null } as const;
const at = "2026-03-04T05:06:07.089Z";

export const actor = (user: string): Actor => ({ user, name: `${user} 先生`, organisation: "bureau", address: "10.1.2.3", grants: [] });
export const entry = (action: string, user = "u1"): { actor: Actor; action: string; subject: string; detail: string } => ({ actor: actor(user), action, subject: `${action} 之对象`, detail: "细节 \"引号\" \\ 换行\n" });

export const value = (id: string, of: Partial<ReportedValue> = {}): ReportedValue => ({
  ...scope, id, by: "u1", at, plan: "p14", indicator: "co", period: "2023", value: "2.20", unit: "mg/m³", origin: "entered", document: "同环函〔2024〕7号", note: "", evidence: [], corrects: null, reason: "", ...of,
});
export const review = (id: string, valueId: string, of: Partial<Review> = {}): Review => ({ ...scope, id, by: "u2", at, valueId, decision: "accept", note: "", ...of });
export const assignment = (id: string, of: Partial<Assignment> = {}): Assignment => ({ ...scope, id, by: "u1", at, plan: "p14", indicator: "so2", year: 2025, op: "<=", value: "15.0", document: "市政府文件", documentDay: "2024-02-01", ...of });
export const progress = (id: string, of: Partial<Progress> = {}): Progress => ({ ...scope, id, by: "u1", at, plan: "p14", project: "x1", day: "2024-06-30", percent: "45.5", state: "under-way", paidWan: "1200.00", note: "", evidence: [], ...of });
export const duty = (id: string, of: Partial<Duty> = {}): Omit<Duty, "number"> => {
  const { number: _number, ...rest } = { number: "", ...of };
  return { ...scope, id, by: "u1", at, year: 2026, title: "补报", text: "请补报", kind: "indicator", cause: { rule: "indicator-missed", subject: id, period: "2025", zh: "指标未达到", en: "missed" }, holder: "bureau", approver: null, openedDay: "2026-03-04", workingDays: 5, dueDay: "2026-03-11", ...rest };
};
export const step = (id: string, dutyId: string, seq: number, of: Partial<DutyStep> = {}): DutyStep => ({ ...scope, id, by: "u1", at, duty: dutyId, seq, move: "note", from: "in-hand", to: "in-hand", note: "", evidence: [], holder: "bureau", dueDay: "2026-03-11", ...of });
export const report = (id: string, of: Partial<StoredReport> = {}): StoredReport => ({ ...scope, id, by: "u1", at, plan: "p14", title: "进展报告", kind: "progress", day: "2025-12-31", known: "2026-03-04", hash: "ab".repeat(32), bytes: 12_345_678_901, ...of });
export const figure = (id: string, reportId: string, of: Partial<PublishedFigure> = {}): PublishedFigure => ({ ...scope, id, by: "u1", at, subject: "co 2023", value: "2.2", unit: "mg/m³", lineage: "{\"kind\":\"entered\"}", report: reportId, ...of });
export const layer = (id: string, of: Partial<ImportedLayer> = {}): ImportedLayer => ({ ...scope, id, by: "u1", at, title: "监测点", crs: "CGCS2000", features: "{\"type\":\"FeatureCollection\",\"features\":[]}", count: 0, ...of });
export const evidence = (id: string, hash: string, of: Partial<Evidence> = {}): Evidence => ({ ...scope, id, by: "u1", at, hash, name: "扫描件.pdf", type: "application/pdf", bytes: 3_000_000_000, thumbnail: false, ...of });
export const user = (id: string, of: Partial<User> = {}): User => ({ id, name: `name-${id}`, displayName: "王小明", phoneEncrypted: "密文", phoneIndex: "盲索引", organisation: "bureau", passwordHash: "$argon2id$x", mustChange: true, active: true, failedCount: 0, lockedUntil: null, createdAt: at, passwordHistory: ["$argon2id$old"], ...of });

const organisation = (id: string, parent: string | null, pinyin: string): Pack["organisations"][number] => ({ id, name: { zh: id, en: id }, kind: "bureau", parent, pinyin, duty: "", quotation: null, inferred: false });
/** A small pack: three organisations and a point, a line and a polygon. `note` tells one version from another. */
export const pack = (note: string): Pack => ({
  district: { id: "d", name: { zh: note, en: note }, adcode: "140214", bureau: "bureau", simulated: false, names: [], outline: null },
  organisations: [organisation("bureau", null, "shengtaihuanjingju"), organisation("air", "bureau", "Daqike"), organisation("agriculture", null, "nongyeju")],
  places: [
    { id: "140214", name: { zh: "云冈区", en: "Yungang" }, kind: "district", parent: null, pinyin: "yungang", from: null, until: null, successor: null, quotation: null, geometry: { type: "Polygon", coordinates: [[[113, 40], [113.4, 40], [113.4, 40.2], [113, 40.2], [113, 40]]], approximate: true, from: "示意" }, facts: [] },
    { id: "river", name: { zh: "十里河", en: "Shili" }, kind: "river", parent: "140214", pinyin: "shilihe", from: null, until: null, successor: null, quotation: null, geometry: { type: "LineString", coordinates: [[112.9, 40.05], [113.1, 40.06]], approximate: true, from: "示意" }, facts: [] },
    { id: "well", name: { zh: "水井", en: "well" }, kind: "well", parent: "140214", pinyin: "shuijing", from: null, until: null, successor: null, quotation: null, geometry: { type: "Point", coordinates: [113.35, 40.15], approximate: false, from: "测量" }, facts: [] },
  ],
  enterprises: [], facts: [], plans: [], documents: [{ id: "plan", title: "规划", lines: ["一", "二"] }], claims: [], tables: [], simulatedValues: [],
});
