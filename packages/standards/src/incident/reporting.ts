import { NotADay, dayOfInstant } from "../day.js";
import type { Labels } from "../labels.js";
import type { Attestation } from "../lineage.js";
import type { IncidentLevel } from "./level.js";

/** One duty to report (报告时限): to whom, by when. */
export interface ReportDuty {
  readonly to: Labels;
  readonly withinHours: number;
  /** ISO instant at +08:00 */
  readonly dueAt: string;
  readonly clause: string;
  readonly attestation: Attestation;
}

/** The order that governs the clock (突发环境事件信息报告办法), in force from 2011-05-01. The 2014 plan overrides its annex for the level only. */
export const reportingInstrument = { name: "环境保护部令第17号 突发环境事件信息报告办法", from: "2011-05-01" } as const;

/** Circumstances in which an incident whose level cannot be judged at once is reported as a serious one (按重大以上报告). @clause art. 4 (from memory) */
export const sensitiveCircumstances = [
  { id: "water-source", zh: "涉及饮用水水源保护区", en: "touches a protected drinking-water source" },
  { id: "residents", zh: "涉及居民聚居区、学校、医院等敏感区域和敏感人群", en: "touches residents, schools, hospitals" },
  { id: "heavy-metals", zh: "涉及重金属或者类金属污染", en: "heavy metals or metalloids" },
  { id: "cross-border", zh: "有可能产生跨省或者跨国影响", en: "may cross a provincial or national border" },
  { id: "crowd", zh: "因环境污染引发群体性事件，或者社会影响较大", en: "crowds or great public concern" },
  { id: "authority", zh: "地方环保部门认为有必要报告的其他突发环境事件", en: "the local bureau holds it necessary" },
] as const;
/** One of the sensitive circumstances (敏感情形). */
export type SensitiveCircumstance = (typeof sensitiveCircumstances)[number]["id"];

/** Kinds of report (初报、续报、处理结果报告) and when each is due. */
export const reportKinds = [
  { id: "first", label: { zh: "初报", en: "first report" }, when: { zh: "发现或者得知后首次上报", en: "on first knowledge, within the hours of the level" } },
  { id: "follow-up", label: { zh: "续报", en: "follow-up report" }, when: { zh: "查清有关基本情况、事件发展情况后随时上报", en: "whenever facts are established or the situation moves" } },
  { id: "closing", label: { zh: "处理结果报告", en: "closing report" }, when: { zh: "突发环境事件处理完毕后上报", en: "when the incident has been dealt with" } },
] as const;

const own = { zh: "本级人民政府", en: "the people's government of the same level" };

/**
 * Who must be told by when (信息报告时限), for a county or city bureau. The clock starts when the incident is discovered or learned of, not when it began.
 *
 * @param level       the level as judged; `null` when it cannot be judged at once
 * @param knownAt     ISO instant with offset of discovery or knowledge
 * @param sensitive   circumstances that make an unjudged incident one to report as serious
 * @throws {NotADay}  no instant with an offset
 * @clause 环境保护部令第17号 art. 3 (read), art. 4 (from memory), art. 8 (read)
 */
export function reportingDuties(level: IncidentLevel | null, knownAt: string, sensitive: readonly SensitiveCircumstance[] = []): readonly ReportDuty[] {
  dayOfInstant(knownAt); // refuses a text without an offset
  const isSerious = level === "特别重大" || level === "重大" || (level === null && sensitive.length > 0);
  const duty = (to: Labels, withinHours: number, clause: string, attestation: Attestation): ReportDuty => ({ to, withinHours, dueAt: hoursAfter(knownAt, withinHours), clause, attestation });
  const unjudged: Attestation = level === null && sensitive.length > 0 ? "FROM MEMORY" : "VERIFIED";
  if (!isSerious) return [duty(own, 4, "art. 3", "VERIFIED"), duty({ zh: "上一级生态环境主管部门", en: "the ecology bureau one level up" }, 4, "art. 3", "VERIFIED")];
  return [
    duty(own, 2, "art. 3", unjudged),
    duty({ zh: "省级生态环境主管部门", en: "the provincial ecology department" }, 2, "art. 3", unjudged),
    duty({ zh: "生态环境部（同时上报）", en: "the ministry, at the same time" }, 2, "art. 3", unjudged),
  ];
}

/** An instant so many hours later, at Beijing's offset. @throws {NotADay} */
export function hoursAfter(at: string, hours: number): string {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) throw new NotADay(at);
  return `${new Date(ms + (hours + 8) * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}
