import { editionOf, type DatedEdition } from "../editions.js";
import type { Exact } from "../exact.js";
import { quantityClass } from "../hj169/quantity.js";
import type { Attestation, Computed, Lineage } from "../lineage.js";

/** Grades of an enterprise's risk of sudden environmental incidents (突发环境事件风险等级). */
export type IncidentRisk = "一般" | "较大" | "重大";

/** One scheme of grading with its dates (企业突发环境事件风险分级方法). The breaks of M are data: some provinces kept 60 from the guide of 2014. */
export interface Hj941Edition extends DatedEdition {
  readonly attestation: Attestation;
  /** lowest score of M2, M3 and M4 */
  readonly measureBreaks: readonly [number, number, number];
  readonly matrix: Readonly<Record<1 | 2 | 3, readonly (readonly IncidentRisk[])[]>>;
}

const [low, mid, high]: readonly [IncidentRisk, IncidentRisk, IncidentRisk] = ["一般", "较大", "重大"];

/** HJ 941-2018, from 2018-03-01. Matrix and breaks of M are from memory, the breaks of Q were read (HJ 169). */
export const hj941Edition2018: Hj941Edition = {
  standard: "HJ 941", edition: "HJ 941-2018", from: "2018-03-01", held: true, attestation: "FROM MEMORY", measureBreaks: [25, 45, 65],
  matrix: {
    1: [[mid, mid, high, high], [mid, high, high, high], [high, high, high, high]],
    2: [[low, mid, mid, high], [mid, mid, high, high], [mid, high, high, high]],
    3: [[low, low, mid, mid], [low, mid, mid, high], [mid, mid, high, high]],
  },
};

/** The editions held; the guide of 2014 (环办〔2014〕34号) graded air and water together and is not held. */
export const hj941Editions: readonly Hj941Edition[] = [hj941Edition2018];

/** The edition for a day or by name. @throws {NotADay} {UnknownEdition} {NoEditionOnDay} */
export function hj941EditionOf(wanted: { readonly day?: string; readonly edition?: string }): Hj941Edition { return editionOf(hj941Editions, wanted); }

/** A score or sensitivity outside the tables. */
export class OutsideHj941 extends RangeError {
  readonly code = "hj941/outside";
  constructor(what: string) { super(`${what}; HJ 941-2018 scores processes and measures from 0 to 100 and knows sensitivity types 1 to 3`); }
}

/** Measures and their scores (风险控制水平 M): process at most 30, measures at most 70, for air and for water. From memory, but for the process scores. */
export const hj941Measures = {
  process: { cap: 30, rows: [
    { score: 10, perSet: true, zh: "涉及光气及光气化、电解（氯碱）、氯化、硝化、合成氨、裂解（裂化）、氟化、加氢、重氮化、氧化、过氧化、胺基化、磺化、聚合、烷基化、新型煤化工、电石生产、偶氮化工艺" },
    { score: 5, perSet: true, zh: "其他高温（≥300 ℃）或高压（≥10.0 MPa）、涉及易燃易爆等物质的工艺过程" },
    { score: 5, perSet: true, zh: "具有国家规定限期淘汰的工艺名录和设备" },
    { score: 0, perSet: false, zh: "不涉及以上危险工艺过程或国家规定的禁用工艺/设备" },
  ] },
  air: [
    { id: "leak-monitoring", zh: "毒性气体泄漏监控预警措施", scores: [0, 25] },
    { id: "protection-distance", zh: "符合防护距离情况", scores: [0, 25] },
    { id: "air-incidents-3-years", zh: "近3年内突发大气环境事件发生情况", scores: [0, 10, 15, 20] },
  ],
  water: [
    { id: "interception", zh: "截流措施", scores: [0, 8] },
    { id: "accident-drainage", zh: "事故废水收集措施", scores: [0, 8] },
    { id: "clean-drainage", zh: "清净废水系统风险防控措施", scores: [0, 8] },
    { id: "rain-drainage", zh: "雨水排水系统风险防控措施", scores: [0, 8] },
    { id: "process-drainage", zh: "生产废水处理系统风险防控措施", scores: [0, 8] },
    { id: "destination", zh: "废水排放去向", scores: [0, 6, 12] },
    { id: "hazardous-waste", zh: "厂内危险废物环境管理", scores: [0, 10] },
    { id: "water-incidents-3-years", zh: "近3年内突发水环境事件发生情况", scores: [0, 4, 6, 8] },
  ],
} as const;

/**
 * The score M of processes and measures (生产工艺过程与环境风险控制水平): processes add up per set to at most 30.
 * @throws {OutsideHj941} a score that the table does not have
 * @clause HJ 941-2018 §6.2, §7.2; per set and capped: answer of the ministry, 2020-10-30
 */
export function measureScore(kind: "air" | "water", processSets: readonly { readonly score: number; readonly sets: number }[], measures: Readonly<Record<string, number>>): number {
  const process = processSets.reduce((total, { score, sets }) => {
    if (!hj941Measures.process.rows.some((row) => row.score === score) || !Number.isSafeInteger(sets) || sets < 0) throw new OutsideHj941(`${sets} sets of score ${score}`);
    return total + score * sets;
  }, 0);
  const rows: readonly { readonly id: string; readonly scores: readonly number[] }[] = hj941Measures[kind];
  return Object.entries(measures).reduce((total, [id, score]) => {
    if (!rows.some((row) => row.id === id && row.scores.includes(score))) throw new OutsideHj941(`measure ${id} with score ${score}`);
    return total + score;
  }, Math.min(process, hj941Measures.process.cap));
}

/** What one medium is graded by: Q as an exact number, the score M (0–100), the sensitivity type E (1–3). M and E are not needed when Q < 1. */
export interface MediumRisk { readonly q: Exact; readonly m?: number; readonly e?: 1 | 2 | 3 }

/** The grade of one medium and its notation, such as `较大-水(Q1-M2-E2)`. */
export interface MediumGrade { readonly grade: IncidentRisk; readonly notation: string }

/** The grade of an enterprise (企业风险等级). */
export interface EnterpriseGrade { readonly grade: IncidentRisk; readonly notation: string; readonly air?: MediumGrade; readonly water?: MediumGrade; readonly isRaised: boolean }

const order: readonly IncidentRisk[] = ["一般", "较大", "重大"];
const media = { air: "大气", water: "水" } as const;

/**
 * Grades one medium (突发大气／水环境事件风险等级).
 * @throws {OutsideHj941}
 * @clause HJ 941-2018 §6, §7
 */
export function mediumGrade(medium: "air" | "water", { q, m, e }: MediumRisk, edition: Hj941Edition): MediumGrade {
  const className = quantityClass(q);
  if (className === "Q<1") return { grade: "一般", notation: `一般-${media[medium]}(Q0)` };
  if (m === undefined || !(m >= 0 && m <= 100)) throw new OutsideHj941(`M of ${medium} is ${m ?? "not given"}`);
  const row = edition.matrix[e as 1 | 2 | 3] as readonly (readonly IncidentRisk[])[] | undefined;
  if (row === undefined) throw new OutsideHj941(`E of ${medium} is ${e ?? "not given"}`);
  const quantity = (["1≤Q<10", "10≤Q<100", "Q≥100"] as const).indexOf(className);
  const measures = edition.measureBreaks.filter((bound) => m >= bound).length;
  const grade = row[quantity]?.[measures] as IncidentRisk;
  return { grade, notation: `${grade}-${media[medium]}(Q${quantity + 1}-M${measures + 1}-E${e as number})` };
}

/**
 * Grades an enterprise (企业突发环境事件风险分级): the higher of air and water; raised one grade, at most to 重大, when it was punished in the
 * last three years for illegal discharge or transfer of hazardous waste.
 *
 * @throws {OutsideHj941} neither air nor water is given, or a score lies outside the tables
 * @clause HJ 941-2018 §8
 * @example enterpriseGrade({ air: { q: exact("0.5") }, water: { q: exact("5"), m: 30, e: 2 } }, hj941Edition2018).value.notation === "较大[一般-大气(Q0)+较大-水(Q1-M2-E2)]"
 */
export function enterpriseGrade(risk: { readonly air?: MediumRisk; readonly water?: MediumRisk; readonly isPunished?: boolean }, edition: Hj941Edition): Computed<EnterpriseGrade> {
  const air = risk.air ? mediumGrade("air", risk.air, edition) : undefined;
  const water = risk.water ? mediumGrade("water", risk.water, edition) : undefined;
  const parts = [air, water].filter((part): part is MediumGrade => part !== undefined);
  const first = parts[0];
  if (!first) throw new OutsideHj941("neither air nor water is given");
  const highest = Math.max(...parts.map((part) => order.indexOf(part.grade)));
  const isRaised = risk.isPunished === true && highest < 2;
  const grade = order[isRaised ? highest + 1 : highest] as IncidentRisk;
  const notation = parts.length === 1 && !isRaised ? first.notation : `${grade}[${parts.map((part) => part.notation).join("+")}]`;
  const value: EnterpriseGrade = { grade, notation, isRaised, ...(air ? { air } : {}), ...(water ? { water } : {}) };
  return { value, lineage: lineageOf(value, risk, edition) };
}

function lineageOf(value: EnterpriseGrade, risk: { readonly air?: MediumRisk; readonly water?: MediumRisk }, edition: Hj941Edition): Lineage {
  const inputs = (["air", "water"] as const).flatMap((medium): Lineage[] => {
    const given = risk[medium], graded = value[medium];
    if (!given || !graded) return [];
    const leaf = (zh: string, en: string, text: string): Lineage => ({ name: { zh, en }, value: text, unit: "", origin: "entered", inputs: [] });
    return [{ name: { zh: `${media[medium]}环境风险等级`, en: `risk to ${medium}` }, value: graded.notation, unit: "", origin: "computed",
      inputs: [leaf("Q", "Q", given.q.toString()), ...(given.m === undefined ? [] : [leaf("M（分值）", "M (score)", String(given.m))]), ...(given.e === undefined ? [] : [leaf("E（类型）", "E (type)", String(given.e))])] }];
  });
  return { name: { zh: "企业突发环境事件风险等级", en: "enterprise risk of sudden incidents" }, value: value.notation, unit: "", origin: "computed",
    rule: { id: "HJ 941/grade", formula: { zh: "取大气与水等级的高者；近三年受处罚的调高一级", en: "the higher of air and water; one up after a punishment within three years" }, standard: "HJ 941", edition: edition.edition,
      clauses: ["6", "7", "8"], attestation: edition.attestation },
    inputs, notes: value.isRaised ? [{ zh: "因近三年内受到处罚，调高一级", en: "raised by one for a punishment within three years" }] : [] };
}

