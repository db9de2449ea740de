import { amountOf, exactOf } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { exact, isDecimal, type Exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Computed, Rule } from "../lineage.js";
import { BadValue, NothingToJudge, type JudgedAt } from "../refusals.js";

/** How black and odorous water is (城市黑臭水体污染程度分级). */
export type OdourGrade = "none" | "light" | "heavy";

/** How each grade is written. */
export const odourGradeLabels: Readonly<Record<OdourGrade, Labels>> = { none: both("非黑臭", "not black or odorous"), light: both("轻度黑臭", "lightly black and odorous"), heavy: both("重度黑臭", "heavily black and odorous") };

/** A point of an urban water body (监测点位): transparency in cm, dissolved oxygen in mg/L, redox potential in mV, ammonia nitrogen in mg/L. */
export interface OdourSample {
  readonly transparency?: string;
  readonly dissolvedOxygen?: string;
  readonly redox?: string;
  readonly ammonia?: string;
  /** water depth in cm; below 25 cm transparency is judged against 40 % of the depth */
  readonly depth?: string;
}

const guide = "城市黑臭水体整治工作指南（2015）";
const rule = (attestation: Rule["attestation"]): Rule => ({
  id: "black-odorous/grade",
  formula: both("透明度 25～10 cm、溶解氧 0.2～2.0、氧化还原电位 −200～50 mV、氨氮 8.0～15 为轻度，更差为重度；两端属轻度", "transparency 25–10 cm, DO 0.2–2.0, redox −200–50 mV, ammonia nitrogen 8.0–15 are light, beyond is heavy; both ends are light"),
  standard: guide, edition: guide, clauses: ["表2"], attestation,
});
const signedOrAmount = (text: string, at: JudgedAt): Exact => {
  if (at.field !== "redox") return exactOf(amountOf(text, at, false));
  if (!isDecimal(text)) throw new BadValue(text.trim() === "" ? "blank" : "not-a-number", text, at);
  return exact(text);
};

interface Item { readonly key: keyof Omit<OdourSample, "depth">; readonly name: Labels; readonly unit: string; readonly light: string; readonly heavy: string; readonly isWorseAbove: boolean }
const items: readonly Item[] = [
  { key: "transparency", name: both("透明度", "transparency"), unit: "cm", light: "25", heavy: "10", isWorseAbove: false },
  { key: "dissolvedOxygen", name: both("溶解氧", "dissolved oxygen"), unit: "mg/L", light: "2.0", heavy: "0.2", isWorseAbove: false },
  { key: "redox", name: both("氧化还原电位", "redox potential"), unit: "mV", light: "50", heavy: "-200", isWorseAbove: false },
  { key: "ammonia", name: both("氨氮", "ammonia nitrogen"), unit: "mg/L", light: "8.0", heavy: "15", isWorseAbove: true },
];

/** Grade of one item. In shallow water the light bound of transparency is 40 % of the depth, and the heavy one falls in proportion. */
function gradeOf(item: Item, text: string, depth: Exact | null): OdourGrade {
  const at: JudgedAt = { room: "black-odorous", field: item.key, unit: item.unit, clause: `${guide} 表2` };
  const value = signedOrAmount(text, at);
  const isShallow = item.key === "transparency" && depth !== null && depth.compare(exact("25")) < 0;
  const light = isShallow ? depth.times(exact("0.4")) : exact(item.light);
  const heavy = isShallow ? light.times(exact("0.4")) : exact(item.heavy);
  const isWorse = (bound: Exact, orEqual: boolean): boolean => { const order = item.isWorseAbove ? value.compare(bound) : bound.compare(value); return order > 0 || (orEqual && order === 0); };
  return isWorse(heavy, false) ? "heavy" : isWorse(light, true) ? "light" : "none";
}

/** A point as graded: its worst item decides, and every item keeps its own grade for the rules over many data. */
export interface OdourPoint { readonly grade: OdourGrade; readonly items: Readonly<Partial<Record<Item["key"], OdourGrade>>> }

/**
 * Grades one sample of an urban water body (城市黑臭水体单次监测分级): one item that is light or worse makes it so; the worst item decides.
 * @choice the guide prints ranges without saying to which side the ends belong; both ends are light here. In water shallower than
 *         25 cm the light bound is 40 % of the depth; the heavy bound keeps the ratio 10 : 25.
 * @throws {BadValue} {NothingToJudge}
 * @clause 城市黑臭水体整治工作指南（2015）表2
 */
export function blackOdorousGrade(sample: OdourSample): Computed<OdourPoint> {
  const depth = sample.depth === undefined ? null : exactOf(amountOf(sample.depth, { room: "black-odorous", field: "depth", unit: "cm", clause: `${guide} 表2` }, false));
  const graded = items.flatMap((item) => { const text = sample[item.key]; return text === undefined ? [] : [{ item, text, grade: gradeOf(item, text, depth) }]; });
  if (graded.length === 0) throw new NothingToJudge("black-odorous", `${guide} 表2`, []);
  const grade = worstOf(graded.map((each) => each.grade));
  const value: OdourPoint = { grade, items: Object.fromEntries(graded.map(({ item, grade: own }) => [item.key, own])) };
  return computedWith(value, () => ({
    name: both("黑臭程度", "black-odorous grade"), value: odourGradeLabels[grade].zh, unit: "", origin: "computed", rule: rule("VERIFIED"),
    inputs: graded.map(({ item, text, grade: own }) => ({ ...leaf(item.name, text, item.unit, "measured"), notes: [odourGradeLabels[own]] })),
  }));
}

const worstOf = (grades: readonly OdourGrade[]): OdourGrade => (grades.includes("heavy") ? "heavy" : grades.includes("light") ? "light" : "none");
const share = (count: number, all: number): Exact => exact(count * 100).over(exact(all));

/**
 * Grade of a point from all its data (点位黑臭级别): heavy when one item is heavy in more than 60 % of the data, or two or more items in more than 30 % each.
 * @clause 城市黑臭水体整治工作指南（2015）2.2
 */
export function blackOdorousPoint(samples: readonly OdourSample[]): Computed<OdourGrade> {
  if (samples.length === 0) throw new NothingToJudge("black-odorous", `${guide} 2.2`, []);
  const graded = samples.map(blackOdorousGrade);
  const heavyShares = items.map(({ key }) => { const own = graded.flatMap((each) => each.value.items[key] ?? []); return own.length ? share(own.filter((g) => g === "heavy").length, own.length) : exact(0); });
  const isHeavy = heavyShares.some((each) => each.compare(exact("60")) > 0) || heavyShares.filter((each) => each.compare(exact("30")) > 0).length >= 2;
  const grade: OdourGrade = isHeavy ? "heavy" : graded.some((each) => each.value.grade !== "none") ? "light" : "none";
  return computedWith(grade, () => ({ name: both("点位黑臭级别", "grade of the point"), value: odourGradeLabels[grade].zh, unit: "", origin: "computed", rule: { ...rule("FROM MEMORY"), id: "black-odorous/point", clauses: ["2.2"], formula: both("一项重度占比 >60%，或两项以上各 >30%：重度", "one item heavy in > 60 % of the data, or two and more in > 30 % each: heavy") }, inputs: graded.map((each) => each.lineage) }));
}

/**
 * Grade of a reach and of the whole water body from its points in order (水体黑臭级别): three heavy points in a row make the reach heavy,
 * more than 60 % heavy points make the whole body heavy.
 * @clause 城市黑臭水体整治工作指南（2015）2.2
 */
export function blackOdorousBody(points: readonly OdourGrade[]): { readonly grade: OdourGrade; readonly heavyReaches: readonly { readonly from: number; readonly to: number }[] } {
  if (points.length === 0) throw new NothingToJudge("black-odorous", `${guide} 2.2`, []);
  const heavyReaches: { from: number; to: number }[] = [];
  for (let i = 0; i < points.length; i++) {
    const from = i;
    while (points[i] === "heavy") i++;
    if (i - from >= 3) heavyReaches.push({ from, to: i - 1 });
  }
  const isHeavy = share(points.filter((each) => each === "heavy").length, points.length).compare(exact("60")) > 0;
  return { grade: isHeavy ? "heavy" : points.some((each) => each !== "none") ? "light" : "none", heavyReaches };
}

/**
 * Whether a rural water body is black and odorous (农村黑臭水体识别): any of transparency < 25 cm (shallower: < 40 % of the depth), DO < 2 mg/L, ammonia nitrogen > 15 mg/L.
 * @throws {BadValue} {NothingToJudge}
 * @clause 农村黑臭水体治理工作指南（试行）
 */
export function ruralBlackOdorous(sample: Omit<OdourSample, "redox">): Computed<boolean> {
  const clause = "农村黑臭水体治理工作指南";
  const read = (field: "transparency" | "dissolvedOxygen" | "ammonia" | "depth", unit: string): Exact | null => { const text = sample[field]; return text === undefined ? null : exactOf(amountOf(text, { room: "black-odorous", field, unit, clause }, false)); };
  const transparency = read("transparency", "cm"), oxygen = read("dissolvedOxygen", "mg/L"), ammonia = read("ammonia", "mg/L"), depth = read("depth", "cm");
  if (!transparency && !oxygen && !ammonia) throw new NothingToJudge("black-odorous", clause, []);
  const bound = depth && depth.compare(exact("25")) < 0 ? depth.times(exact("0.4")) : exact("25");
  const value = (transparency?.compare(bound) ?? 0) < 0 || (oxygen?.compare(exact("2")) ?? 0) < 0 || (ammonia?.compare(exact("15")) ?? 0) > 0;
  return computedWith(value, () => ({
    name: both("农村黑臭水体", "rural black and odorous water"), value: value ? "是" : "否", unit: "", origin: "computed",
    rule: { id: "black-odorous/rural", formula: both("透明度 <25 cm（水深不足时 <水深的 40%）、溶解氧 <2、氨氮 >15，任一项", "transparency < 25 cm (shallow: < 40 % of the depth), DO < 2, ammonia nitrogen > 15: any"), standard: clause, edition: clause, clauses: ["识别"], attestation: "FROM MEMORY" },
    inputs: items.flatMap(({ key, name, unit }) => { const text = key === "redox" ? undefined : sample[key]; return text === undefined ? [] : [leaf(name, text, unit, "measured")]; }),
  }));
}
