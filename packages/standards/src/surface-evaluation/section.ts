import { both, computedWith } from "../computed.js";
import { gb3838ClassOf, type JudgedItem, type SurfaceClass, type SurfaceSample } from "../gb3838/class.js";
import { waterClasses, waterClassLabels, type LimitedClass, type WaterClass } from "../gb3838/model.js";
import type { Labels } from "../labels.js";
import type { Computed, Rule } from "../lineage.js";
import { edition2011, sectionState, type WaterState } from "./state.js";

/** A main pollutant of a section (断面主要污染指标). The class its multiple refers to is kept beside it. */
export interface MainPollutant {
  readonly item: string;
  readonly name: Labels;
  readonly class: WaterClass;
  /** times above class III, two decimals; null for pH and dissolved oxygen, which are named without one */
  readonly multiple: string | null;
  readonly over: "III";
}

/** A section as the 2011 method sees it (断面水质评价): class, state, main pollutants. */
export interface SectionEvaluation {
  readonly class: WaterClass;
  readonly state: WaterState;
  readonly mainPollutants: readonly MainPollutant[];
  /** 氨氮（0.64）、总磷（0.27） */
  readonly text: Labels;
  readonly judged: SurfaceClass;
}

/**
 * Cyanide and heavy metals stand first among the main pollutants whatever their class.
 * @choice the method names cyanide, lead and chromium "等重金属"; the metals of table 1 and arsenic are read as meant.
 */
const standsFirst: ReadonlySet<string> = new Set(["CN", "Pb", "Cr6", "Hg", "Cd", "As", "Cu", "Zn"]);

const rank = (waterClass: WaterClass): number => waterClasses.indexOf(waterClass);

/** Order of two items over class III: poison first, then the worse class, then the larger multiple; without a multiple last in its class. */
function order(a: JudgedItem, b: JudgedItem): number {
  const poison = Number(standsFirst.has(b.item)) - Number(standsFirst.has(a.item));
  if (poison !== 0) return poison;
  const classes = rank(b.class) - rank(a.class);
  if (classes !== 0) return classes;
  if (!a.multiple || !b.multiple) return Number(!a.multiple) - Number(!b.multiple);
  return b.multiple.compare(a.multiple);
}

/** The items over class III in the order of the method, all of them. */
export function pollutantsOf(items: readonly JudgedItem[]): readonly MainPollutant[] {
  return items.filter((each) => rank(each.class) > 2).sort(order)
    .map((each) => ({ item: each.item, name: each.name, class: each.class, multiple: each.multiple?.toFixed(2) ?? null, over: "III" as const }));
}

const rule: Rule = {
  id: "2011/section",
  formula: both("单因子评价；主要污染指标：氰化物与重金属优先，再按类别、超标倍数，取前三项", "worst item; main pollutants: cyanide and heavy metals first, then by class, then by multiple, three at most"),
  standard: edition2011, edition: edition2011, clauses: ["二（一）1", "二（一）3"], attestation: "REPORTED",
};

const textOf = (pollutants: readonly MainPollutant[]): Labels => ({
  zh: pollutants.map((each) => `${each.name.zh.replace(/（.*?）$/, "")}${each.multiple === null ? "" : `（${each.multiple}）`}`).join("、"),
  en: pollutants.map((each) => `${each.name.en}${each.multiple === null ? "" : ` (${each.multiple})`}`).join(", "),
});

/**
 * Evaluates one section or lake point by the 2011 method (断面水质评价): 21 items, worst item, state, at most three main pollutants.
 *
 * @throws {ItemNotInTable} {BadValue} {ItemGivenTwice} {NothingToJudge}
 * @clause 环办〔2011〕22号 一（一）1, 二（一）1, 二（一）3; GB 3838-2002 table 1
 */
export function evaluateSection(sample: SurfaceSample): Computed<SectionEvaluation> {
  const judged = gb3838ClassOf({ ...sample, scope: "evaluation" });
  const mainPollutants = pollutantsOf(judged.value.items).slice(0, 3);
  const value: SectionEvaluation = { class: judged.value.class, state: sectionState(judged.value.class), mainPollutants, text: textOf(mainPollutants), judged: judged.value };
  return computedWith(value, () => ({
    name: both("断面水质状况", "state of the section"), value: value.state, unit: "", origin: "computed", rule, inputs: [judged.lineage],
    notes: mainPollutants.length === 0 ? [both("无超Ⅲ类指标", "no item above class III")] : [both(`主要污染指标：${value.text.zh}`, `main pollutants: ${value.text.en}`)],
  }));
}

/** Whether an assessed section keeps its target class (考核断面达标). */
export function meetsTarget(found: WaterClass, target: LimitedClass): boolean { return rank(found) <= rank(target); }

/** How a class reads in a report: 符合Ⅲ类 / 劣于Ⅴ类. */
export function classPhrase(found: WaterClass): Labels {
  return found === "inferiorV" ? { zh: "劣于Ⅴ类", en: "worse than class V" } : { zh: `符合${waterClassLabels[found].zh}`, en: `meets ${waterClassLabels[found].en}` };
}
