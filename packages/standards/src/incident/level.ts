import { exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Attestation, Computed } from "../lineage.js";

/** Levels of a sudden environmental incident (突发环境事件分级), highest first. */
export const incidentLevels = ["特别重大", "重大", "较大", "一般"] as const;
/** One of the four levels (事件级别). */
export type IncidentLevel = (typeof incidentLevels)[number];

/** English names and Roman numbers of the levels. */
export const incidentLevelLabels: Readonly<Record<IncidentLevel, { readonly label: Labels; readonly number: "I" | "II" | "III" | "IV" }>> = {
  特别重大: { label: { zh: "特别重大（Ⅰ级）", en: "extremely serious (I)" }, number: "I" }, 重大: { label: { zh: "重大（Ⅱ级）", en: "serious (II)" }, number: "II" },
  较大: { label: { zh: "较大（Ⅲ级）", en: "larger (III)" }, number: "III" }, 一般: { label: { zh: "一般（Ⅳ级）", en: "general (IV)" }, number: "IV" },
};

/** Facts of an incident that the levels ask for; what is not known is left out and does not count. Loss in yuan as decimal text. */
export interface IncidentFacts {
  readonly deaths?: number;
  /** poisoned or seriously injured */
  readonly injured?: number;
  readonly evacuated?: number;
  readonly lossYuan?: string;
  readonly waterSupplyCut?: "city" | "county" | "township";
  readonly ecology?: "function-lost" | "function-partly-lost" | "protected-species-damaged";
  readonly radiation?: "I" | "II" | "III" | "IV";
  readonly crosses?: "country" | "province" | "city" | "county";
}

/** One condition of a level that the facts meet. */
export interface MetCondition { readonly level: IncidentLevel; readonly text: Labels; readonly attestation: Attestation }

/** The instrument whose thresholds are used. Two older tables are still about: 2006 (loss 10 million) and 2011 (10 deaths); this one overrides them for the level. */
export const incidentInstrument = { name: "国家突发环境事件应急预案（国办函〔2014〕119号）附件1", from: "2014-12-29" } as const;

/** A count below zero or not whole. */
export class ImpossibleFact extends RangeError {
  readonly code = "incident/impossible-fact";
  constructor(readonly fact: string, given: string) { super(`${fact} is ${given}; ${incidentInstrument.name} counts whole persons and yuan from 0`); }
}

/** Lower bounds, "以上" included, for deaths, injured, evacuated and loss. */
const bounds = [
  { level: "特别重大", deaths: 30, injured: 100, evacuated: 50_000, lossYuan: "100000000", attestation: "VERIFIED" },
  { level: "重大", deaths: 10, injured: 50, evacuated: 10_000, lossYuan: "20000000", attestation: "VERIFIED" },
  { level: "较大", deaths: 3, injured: 10, evacuated: 5_000, lossYuan: "5000000", attestation: "VERIFIED" },
  { level: "一般", deaths: 1, injured: 1, evacuated: 1, lossYuan: "0", attestation: "FROM MEMORY" },
] as const;

const counted = { deaths: { zh: "死亡人数", en: "deaths" }, injured: { zh: "中毒或重伤人数", en: "poisoned or seriously injured" }, evacuated: { zh: "疏散、转移人数", en: "evacuated" } } as const;
const named: Readonly<Record<"waterSupplyCut" | "ecology" | "radiation" | "crosses", Readonly<Record<string, { readonly level: IncidentLevel; readonly text: Labels; readonly attestation: Attestation }>>>> = {
  waterSupplyCut: {
    city: { level: "特别重大", text: { zh: "设区的市级以上城市集中式饮用水水源地取水中断", en: "drinking-water intake of a city cut" }, attestation: "VERIFIED" },
    county: { level: "重大", text: { zh: "县级城市集中式饮用水水源地取水中断", en: "drinking-water intake of a county town cut" }, attestation: "VERIFIED" },
    township: { level: "较大", text: { zh: "乡镇集中式饮用水水源地取水中断", en: "drinking-water intake of a township cut" }, attestation: "FROM MEMORY" } },
  ecology: {
    "function-lost": { level: "特别重大", text: { zh: "区域生态功能丧失或该区域国家重点保护物种灭绝", en: "ecological function lost or a protected species extinct there" }, attestation: "VERIFIED" },
    "function-partly-lost": { level: "重大", text: { zh: "区域生态功能部分丧失或国家重点保护野生动植物种群大批死亡", en: "ecological function partly lost or protected populations dying" }, attestation: "VERIFIED" },
    "protected-species-damaged": { level: "较大", text: { zh: "国家重点保护的动植物物种受到破坏", en: "protected species damaged" }, attestation: "VERIFIED" } },
  radiation: Object.fromEntries((["特别重大", "重大", "较大", "一般"] as const).map((level, i) => [["I", "II", "III", "IV"][i] as string, { level,
    text: { zh: `辐射事故达到${level}分级条件`, en: `radiation accident of level ${["I", "II", "III", "IV"][i] ?? ""}` }, attestation: "FROM MEMORY" as const }])),
  crosses: {
    country: { level: "特别重大", text: { zh: "造成重大跨国境影响", en: "serious effects across the national border" }, attestation: "VERIFIED" },
    province: { level: "重大", text: { zh: "造成跨省级行政区域影响", en: "effects across a provincial border" }, attestation: "VERIFIED" },
    city: { level: "较大", text: { zh: "造成跨设区的市级行政区域影响", en: "effects across a city border" }, attestation: "FROM MEMORY" },
    county: { level: "一般", text: { zh: "造成跨县级行政区域纠纷，引起一般性群体影响", en: "dispute across a county border" }, attestation: "FROM MEMORY" } },
};

/** The level of an incident with the conditions that the facts meet, highest first. */
export interface IncidentGrade { readonly level: IncidentLevel; readonly met: readonly MetCondition[] }

/**
 * The level of an incident (事件分级): the highest level one of whose conditions is met. With no condition met it is 一般, the level for everything else.
 * @throws {ImpossibleFact} {NotADecimal}
 * @clause 国办函〔2014〕119号 annex 1
 */
export function incidentLevel(facts: IncidentFacts): Computed<IncidentGrade> {
  const met = [...countedConditions(facts), ...namedConditions(facts)].sort((a, b) => incidentLevels.indexOf(a.level) - incidentLevels.indexOf(b.level));
  const level = met[0]?.level ?? "一般";
  const decisive = met.filter((condition) => condition.level === level);
  const attestation = decisive.length > 0 && decisive.some((condition) => condition.attestation === "VERIFIED") ? "VERIFIED" : "FROM MEMORY";
  return { value: { level, met }, lineage: {
    name: { zh: "突发环境事件级别", en: "level of the incident" }, value: level, unit: "", origin: "computed",
    rule: { id: "incident/level", formula: { zh: decisive.map(({ text }) => text.zh).join("；") || "未达到较大以上任何一项", en: decisive.map(({ text }) => text.en).join("; ") || "no condition of a higher level is met" },
      standard: "突发环境事件分级标准", edition: "国办函〔2014〕119号", clauses: ["附件1"], attestation },
    inputs: Object.entries(facts).map(([name, given]) => ({ name: { zh: name, en: name }, value: String(given), unit: name === "lossYuan" ? "元" : "", origin: "entered", inputs: [] })) } };
}

function countedConditions(facts: IncidentFacts): readonly MetCondition[] {
  const met: MetCondition[] = [];
  for (const fact of ["deaths", "injured", "evacuated"] as const) {
    const given = facts[fact];
    if (given === undefined) continue;
    if (!Number.isSafeInteger(given) || given < 0) throw new ImpossibleFact(fact, String(given));
    const row = bounds.find((bound) => given >= bound[fact]);
    if (row) met.push({ level: row.level, attestation: row.attestation, text: { zh: `${counted[fact].zh} ${given} ≥ ${row[fact]}`, en: `${counted[fact].en} ${given} ≥ ${row[fact]}` } });
  }
  if (facts.lossYuan !== undefined) {
    const loss = exact(facts.lossYuan);
    if (loss.isNegative()) throw new ImpossibleFact("lossYuan", facts.lossYuan);
    const row = bounds.find((bound) => loss.compare(exact(bound.lossYuan)) >= 0);
    if (row && !loss.isZero()) met.push({ level: row.level, attestation: row.attestation, text: { zh: `直接经济损失 ${facts.lossYuan} 元 ≥ ${row.lossYuan} 元`, en: `direct loss ${facts.lossYuan} yuan ≥ ${row.lossYuan}` } });
  }
  return met;
}

function namedConditions(facts: IncidentFacts): readonly MetCondition[] {
  return (["waterSupplyCut", "ecology", "radiation", "crosses"] as const).flatMap((fact) => {
    const given = facts[fact];
    const condition = given === undefined ? undefined : named[fact][given];
    return condition ? [condition] : [];
  });
}
