import { both, computedWith } from "../computed.js";
import { exact, type Exact } from "../exact.js";
import { gb3838ClassOf, type SurfaceSample } from "../gb3838/class.js";
import type { WaterClass } from "../gb3838/model.js";
import type { Labels } from "../labels.js";
import type { Computed, Lineage, Rule } from "../lineage.js";
import { ItemNotInTable, NothingToJudge } from "../refusals.js";
import { table1ItemOf } from "../gb3838/items.js";
import { itemMean } from "./statistics.js";
import { evaluateSection, pollutantsOf, type MainPollutant, type SectionEvaluation } from "./section.js";
import { edition2011, riverState, type WaterState } from "./state.js";

/** A section of a river with its values for the period (河流断面). */
export interface RiverSection { readonly name: string; readonly values: Readonly<Record<string, string>> }

/** A main pollutant of a river (河流主要污染指标): in how many of the sections it is over class III. */
export interface RiverPollutant { readonly item: string; readonly name: Labels; readonly rate: string; readonly exceeding: number; readonly sections: number }

/** A river, basin or lake as the 2011 method sees it (河流、流域（水系）水质评价). */
export interface RiverEvaluation {
  readonly method: "means" | "shares";
  readonly state: WaterState | null;
  /** class of the mean of the items; null where the share method gives a state only */
  readonly class: WaterClass | null;
  /** each class and its share of the sections, percent with one decimal */
  readonly shares: Readonly<Record<WaterClass, string>>;
  readonly mainPollutants: readonly RiverPollutant[];
  readonly meanPollutants: readonly MainPollutant[];
  readonly sections: readonly { readonly name: string; readonly evaluation: SectionEvaluation }[];
}

const rule = (method: "means" | "shares"): Rule => ({
  id: "2011/river",
  formula: method === "means" ? both("各项目取断面算术平均，再单因子评价", "mean of each item over the sections, then the worst item") : both("断面类别比例法", "shares of sections by class"),
  standard: edition2011, edition: edition2011, clauses: ["二（一）2", "二（一）4"], attestation: "REPORTED",
});

function meansOf(sections: readonly RiverSection[]): Record<string, Exact> {
  const byItem = new Map<string, string[]>();
  for (const { values } of sections) for (const [name, text] of Object.entries(values)) {
    const item = table1ItemOf(name)?.item;
    if (!item) throw new ItemNotInTable("surface-evaluation", name, "GB 3838-2002 table 1");
    if (!item.inEvaluation) continue;
    const list = byItem.get(item.symbol) ?? [];
    list.push(text);
    byItem.set(item.symbol, list);
  }
  return Object.fromEntries([...byItem].map(([item, values]) => [item, itemMean(values, item)]));
}

/** The three items that most sections exceed; equal rates in the order of table 1. */
function riverPollutants(evaluated: readonly SectionEvaluation[]): readonly RiverPollutant[] {
  const found = new Map<string, { name: Labels; count: number; no: number }>();
  for (const each of evaluated) for (const { item, name } of pollutantsOf(each.judged.items)) {
    const entry = found.get(item) ?? { name, count: 0, no: table1ItemOf(item)?.item.no ?? 0 };
    entry.count++;
    found.set(item, entry);
  }
  const sections = evaluated.length;
  return [...found].sort(([, a], [, b]) => b.count - a.count || a.no - b.no).slice(0, 3)
    .map(([item, { name, count }]) => ({ item, name, rate: exact(count * 100).over(exact(sections)).toFixed(1), exceeding: count, sections }));
}

/**
 * Evaluates a river or basin from its sections (河流、流域（水系）水质评价): fewer than five by the mean of each item,
 * five and more by the shares of classes.
 * @choice exactly five go by shares; `method` decides otherwise. Means are classed unrounded. pH is averaged as a number.
 *
 * @param sections  values per section for the period, by symbol
 * @param method    `auto` (default) by the number of sections
 * @throws {NothingToJudge} {ItemNotInTable} {BadValue}
 * @clause 环办〔2011〕22号 二（一）2, 二（一）4
 */
export function evaluateRiver(sections: readonly RiverSection[], method: "auto" | "means" | "shares" = "auto"): Computed<RiverEvaluation> {
  if (sections.length === 0) throw new NothingToJudge("surface-evaluation", `${edition2011} 二（一）2`, []);
  const used = method === "auto" ? (sections.length < 5 ? "means" : "shares") : method;
  const evaluated = sections.map(({ name, values }) => ({ name, evaluation: evaluateSection({ waterBody: "river", values }) }));
  const mean = used === "means" ? evaluateSection({ waterBody: "river", values: meansOf(sections) }) : null;
  const byShares = used === "shares" ? riverState(evaluated.map((each) => each.evaluation.value.class), { shares: true }) : null;
  const value: RiverEvaluation = {
    method: used,
    state: mean?.value.state ?? byShares?.value ?? null,
    class: mean?.value.class ?? null,
    shares: sharesOf(evaluated.map((each) => each.evaluation.value.class)),
    mainPollutants: riverPollutants(evaluated.map((each) => each.evaluation.value)),
    meanPollutants: mean?.value.mainPollutants ?? [],
    sections: evaluated.map(({ name, evaluation }) => ({ name, evaluation: evaluation.value })),
  };
  const inputs = (): readonly Lineage[] => [...(mean ? [mean.lineage] : []), ...(byShares ? [byShares.lineage] : []), ...evaluated.map(({ name, evaluation }) => ({ ...evaluation.lineage, name: both(name, name) }))];
  return computedWith(value, () => ({ name: both("河流水质状况", "state of the river"), value: value.state, unit: "", origin: "computed", rule: rule(used), inputs: inputs() }));
}

function sharesOf(classes: readonly WaterClass[]): Record<WaterClass, string> {
  const share = (wanted: WaterClass): string => exact(classes.filter((each) => each === wanted).length * 100).over(exact(classes.length)).toFixed(1);
  return { I: share("I"), II: share("II"), III: share("III"), IV: share("IV"), V: share("V"), inferiorV: share("inferiorV") };
}

/** A lake or reservoir: its class by the 21 items with lake limits, and total nitrogen apart (湖泊、水库水质评价). */
export interface LakeEvaluation { readonly evaluation: SectionEvaluation; readonly totalNitrogen: WaterClass | null }

/**
 * Evaluates a lake or reservoir from its points (湖泊、水库水质评价): the mean of each item over the points, then the worst item;
 * total nitrogen is classed apart and takes no part.
 * @param points  the mean of each item over time at each point
 * @throws {NothingToJudge} {ItemNotInTable} {BadValue}
 * @clause 环办〔2011〕22号 二（二）
 */
export function evaluateLake(points: readonly RiverSection[]): Computed<LakeEvaluation> {
  if (points.length === 0) throw new NothingToJudge("surface-evaluation", `${edition2011} 二（二）`, []);
  const whole = evaluateSection({ waterBody: "lake", values: meansOf(points) });
  const nitrogen = points.flatMap(({ values }) => { const text = values["TN"] ?? values["总氮"]; return text === undefined ? [] : [text]; });
  const own: SurfaceSample | null = nitrogen.length ? { waterBody: "lake", values: { TN: itemMean(nitrogen, "TN") } } : null;
  const judgedNitrogen = own ? evaluateNitrogen(own) : null;
  const value: LakeEvaluation = { evaluation: whole.value, totalNitrogen: judgedNitrogen?.value ?? null };
  return computedWith(value, () => ({
    name: both("湖库水质状况", "state of the lake"), value: whole.value.state, unit: "", origin: "computed",
    rule: { ...rule("means"), clauses: ["二（二）"], attestation: "FROM MEMORY" }, inputs: [whole.lineage, ...(judgedNitrogen ? [judgedNitrogen.lineage] : [])],
    ...(judgedNitrogen ? { notes: [both("总氮单独评价，不参与定类", "total nitrogen is classed apart")] } : {}),
  }));
}

function evaluateNitrogen(sample: SurfaceSample): Computed<WaterClass> {
  const judged = gb3838ClassOf(sample);
  return { value: judged.value.class, get lineage() { return judged.lineage; } };
}
