import { changeRate, dayAfter, daysOfYear, exact, meetsTarget, ranked, shareChange, stateChange, waterClasses, type Exact, type Labels, type LimitedClass, type Lineage } from "@yunqing/standards";
import { annualItem, plain } from "./air-period.js";
import { figureLeaf, figureWith, invalid, unjudged, valid, type Figure, type FigureDetail, type Validity } from "./figure.js";
import { FigureKeyInvalid, comparedKey, keyText, type FigureKey } from "./figure-key.js";
import { lengthOf, periodBefore, periodName, sameInYear, untilOf } from "./period.js";
import type { FigureReader } from "./source.js";

const higherIsBetter = new Set(["air-good-days", "air-good-ratio", "air-compliance", "water-good-share", "outlet-capture", "outlet-transmission", "outlet-validity", "outlet-effective"]);
const none = (key: FigureKey, unit: string, validity: Validity, inputs: readonly Figure[], detail: FigureDetail | null, name: Labels): Figure => figureWith(
  { key, value: null, exact: null, unit, validity, coverage: { have: inputs.filter(({ value }) => value !== null).length, of: inputs.length, what: "members" }, edition: null, clauses: [], detail, inputs: inputs.map((one) => one.key) },
  () => ({ name, value: null, unit, origin: "computed", inputs: inputs.map((one) => figureLeaf(one, periodName(one.key.period))), notes: validity.reason === null ? [] : [validity.reason] }));

function made(key: FigureKey, value: string, number: Exact | null, unit: string, inputs: readonly Figure[], detail: FigureDetail, lineage: () => Lineage): Figure {
  const state: Validity = inputs.find((one) => one.validity.state === "invalid")?.validity ?? inputs.find((one) => one.validity.state === "unjudged")?.validity ?? valid;
  return figureWith({ key, value, exact: number, unit, validity: state, coverage: { have: inputs.length, of: inputs.length, what: "members" }, edition: inputs[0]?.edition ?? null, clauses: [], detail, inputs: inputs.map((one) => one.key) }, lineage);
}
const rule = (id: string, zh: string, en: string) => ({ id: `statistics/${id}`, formula: { zh, en }, clauses: [], attestation: "FROM MEMORY" as const });
const nameOf = (figure: Figure): Labels => periodName(figure.key.period);

/** The same statistic in the same period of last year (上年同期). */
export function yearBefore(key: FigureKey, reader: FigureReader): Figure {
  const before = reader.figure({ ...comparedKey(key), period: sameInYear(key.period, -1) });
  if (before.value === null) return none(key, before.unit, before.validity.reason === null ? invalid("上年同期没有值", "no value last year") : before.validity, [before], null, { zh: "上年同期", en: "same period last year" });
  return made(key, before.value, before.exact, before.unit, [before], { kind: "comparison", before: before.value, difference: null, words: null }, () => figureLeaf(before, { zh: `上年同期（${nameOf(before).zh}）`, en: `same period last year (${nameOf(before).en})` }));
}

/**
 * Change on last year or on the last period (同比、环比): per cent of the published values, one decimal; of a ratio in percentage points; of days in days; of water in the words of the method.
 * @clause 环办〔2011〕22号 三（一） for water
 */
export function change(key: FigureKey, reader: FigureReader): Figure {
  const onYear = key.statistic === "change-on-year", base = comparedKey(key), now = reader.figure(base), before = reader.figure({ ...base, period: onYear ? sameInYear(key.period, -1) : periodBefore(key.period) });
  const name = onYear ? { zh: "同比", en: "change on last year" } : { zh: "环比", en: "change on the last period" };
  if (base.statistic === "water-state") return waterChange(key, now, before, name);
  if (now.exact === null || before.exact === null || now.value === null || before.value === null) return none(key, "%", invalid("本期或比较期没有值", "one of the two periods has no value"), [now, before], null, name);
  const a = exact(now.value), b = exact(before.value), isRatio = now.unit === "%", isDays = now.unit === "d", difference = a.minus(b), places = Math.max(placesIn(now.value), placesIn(before.value));
  const unit = isRatio ? "百分点" : isDays ? "d" : "%", value = isRatio || isDays ? difference.toFixed(places) : changeRate(a, b);
  if (value === null) return none(key, unit, invalid("比较期为 0，变化率不存在", "the earlier value is 0: no rate exists"), [now, before], null, name);
  const number = isRatio || isDays ? difference : difference.times(exact(100)).over(b), better = difference.isZero() ? null : (difference.isNegative() !== higherIsBetter.has(base.statistic));
  const words = better === null ? { zh: "持平", en: "unchanged" } : better ? { zh: "改善", en: "better" } : { zh: "变差", en: "worse" };
  return made(key, value, number, unit, [now, before], { kind: "comparison", before: before.value, difference: difference.toFixed(places), words }, () => ({ name, value, unit, origin: "computed",
    rule: isRatio || isDays ? rule("difference", "本期 − 比较期", "this period − the earlier one") : rule("change", "(本期 − 比较期) ÷ 比较期 × 100%", "(this period − the earlier one) / the earlier one × 100 %"),
    rounding: { rule: "GB/T 8170", places: isRatio || isDays ? places : 1, exact: number.toString() }, inputs: [figureLeaf(now, nameOf(now)), figureLeaf(before, nameOf(before))], notes: [words] }));
}
const placesIn = (text: string): number => text.split(".")[1]?.length ?? 0;

function waterChange(key: FigureKey, now: Figure, before: Figure, name: Labels): Figure {
  const [a, b] = [now.detail, before.detail];
  if (a?.kind !== "water" || b?.kind !== "water" || a.state === null || b.state === null) return none(key, "", invalid("本期或比较期没有水质状况", "one of the two periods has no state"), [now, before], null, name);
  const told = stateChange(b.state, a.state);
  return made(key, told.value, null, "", [now, before], { kind: "comparison", before: b.state, difference: null, words: { zh: told.value, en: told.value } }, () => ({ ...told.lineage, name, inputs: [figureLeaf(now, nameOf(now)), figureLeaf(before, nameOf(before))] }));
}

/** Change of the shares of sections between two periods (断面比例的时段比较). @clause 环办〔2011〕22号 三（一）2 */
export function sharesCompared(before: Figure, now: Figure): ReturnType<typeof shareChange> | null {
  const text = (figure: Figure): { good: string; inferior: string } | null => (figure.detail?.kind !== "shares" || figure.detail.sections === 0 ? null : { good: percent(figure.detail.good, figure.detail.sections), inferior: percent(figure.detail.inferior, figure.detail.sections) });
  const a = text(before), b = text(now);
  return a === null || b === null ? null : shareChange(a, b);
}
const percent = (part: number, whole: number): string => exact(part * 100).over(exact(whole)).toFixed(1);

/** The rank of a subject among its fellows in a place (排名): by the published value, best first, equals rank equal; without a value no rank. */
export function rankOf(key: FigureKey, reader: FigureReader): Figure {
  const base = comparedKey(key), fellows = reader.members(key.within as NonNullable<FigureKey["within"]>, key.subject.kind, key.period.day);
  if (!fellows.some(({ id, kind }) => id === key.subject.id && kind === key.subject.kind)) return none(key, "", invalid("不在排名范围内", "is not among those ranked"), [], { kind: "rank", rank: null, of: fellows.length }, { zh: "排名", en: "rank" });
  const figures = fellows.map((subject) => reader.figure({ ...base, subject })), up = higherIsBetter.has(base.statistic), own = keyText({ ...base });
  const rows = ranked(figures, (figure) => sortable(figure, up)), at = rows.find(({ of }) => keyText(of.key) === own), rank = at?.rank ?? null, detail: FigureDetail = { kind: "rank", rank, of: fellows.length };
  if (rank === null) return none(key, "", invalid("本对象没有值，不参加排名", "has no value and no rank"), figures, detail, { zh: "排名", en: "rank" });
  return made(key, String(rank), exact(rank), "", figures, detail, () => rankLineage(rows, rank, up));
}
function sortable(figure: Figure, up: boolean): Exact | null {
  if (figure.detail?.kind === "water") { const { class: found } = figure.detail; return found === null ? null : exact(waterClasses.indexOf(found)); }
  if (figure.value === null || figure.exact === null) return null;
  const value = exact(figure.value);
  return up ? value.negated() : value;
}
function rankLineage(rows: readonly { readonly rank: number | null; readonly of: Figure }[], rank: number, up: boolean): Lineage {
  return { name: { zh: "排名", en: "rank" }, value: String(rank), unit: "", origin: "computed", rule: rule("rank", up ? "按公布值由高到低，并列同名次" : "按公布值由低到高，并列同名次", up ? "by published value, highest first; equals rank equal" : "by published value, lowest first; equals rank equal"),
    inputs: rows.map(({ rank: place, of }) => figureLeaf(of, { zh: `${place ?? "—"} ${of.key.subject.id}`, en: `${place ?? "—"} ${of.key.subject.id}` })) };
}

/** Distance to a target (与目标差距): published value minus target, so that 0 keeps it; of water whether its class keeps the target class. */
export function targetDistance(key: FigureKey, reader: FigureReader): Figure {
  const base = comparedKey(key), now = reader.figure(base), target = key.target ?? "", name = { zh: "与目标差距", en: "distance to the target" };
  if (now.detail?.kind === "water") {
    const found = now.detail.class;
    if (!(waterClasses as readonly string[]).includes(target) || target === "inferiorV") throw new FigureKeyInvalid(keyText(key), { zh: "的目标应为 I～V 类", en: "needs a class I–V as target" });
    if (found === null) return none(key, "", now.validity.state === "valid" ? invalid("没有类别", "has no class") : now.validity, [now], { kind: "target", target, kept: null, possible: null }, name);
    const kept = meetsTarget(found, target as LimitedClass), value = kept ? "达标" : "未达标";
    return made(key, value, null, "", [now], { kind: "target", target, kept, possible: null }, () => ({ name: { zh: "目标达标", en: "target kept" }, value, unit: "", origin: "computed", rule: rule("target-class", "类别不劣于目标为达标", "kept when the class is not worse than the target"), inputs: [figureLeaf(now, nameOf(now)), { ...plain("目标类别", "target class", target, ""), origin: "parameter" }] }));
  }
  // a section without data has no class to hold against a class, and a class is no amount
  if (now.value === null || now.exact === null) return none(key, now.unit, now.validity, [now], { kind: "target", target, kept: null, possible: null }, name);
  const bound = exact(target);
  const difference = exact(now.value).minus(bound), places = Math.max(placesIn(now.value), placesIn(target)), up = higherIsBetter.has(base.statistic), kept = up ? !difference.isNegative() : difference.compare(exact(0)) <= 0, unit = now.unit === "%" ? "百分点" : now.unit;
  return made(key, difference.toFixed(places), difference, unit, [now], { kind: "target", target, kept, possible: null }, () => ({ name, value: difference.toFixed(places), unit, origin: "computed", rule: rule("distance", "公布值 − 目标", "published value − target"), rounding: { rule: "GB/T 8170", places, exact: difference.toString() },
    inputs: [figureLeaf(now, nameOf(now)), { ...plain("目标", "target", target, now.unit), origin: "parameter" }], notes: [kept ? { zh: "达到目标", en: "the target is kept" } : { zh: "未达到目标", en: "the target is not kept" }] }));
}

/** Days of the year after a period that ends within it; 0 when the year is over. A span must begin on 1 January. */
function daysAfter(key: FigureKey): number {
  const year = key.period.day.slice(0, 4);
  if (!key.period.day.endsWith("-01-01") || dayAfter(untilOf(key.period), -1).slice(0, 4) !== year) throw new FigureKeyInvalid(keyText(key), { zh: "应从1月1日起、止于同年", en: "must begin on 1 January and end in the same year" });
  return daysOfYear(Number(year)) - lengthOf(key.period);
}

/**
 * Days that may still exceed if the target for good days is to be kept (可用超标天数余额): k = ⌊g + r − T·(d + r)/100⌋, g good days of d counted days so far, r days left, all of them valid.
 * Negative: the target is out of reach by so many days even if all the rest are good. The exact ratio is held against the target, not the rounded one.
 */
export function daysLeft(key: FigureKey, reader: FigureReader): Figure {
  const base = comparedKey(key), now = reader.figure({ ...base, statistic: "air-good-ratio" }), rest = daysAfter(key), target = exact(key.target ?? ""), name = { zh: "可用超标天数余额", en: "days that may still exceed" };
  if (now.detail?.kind !== "good-days") return none(key, "d", now.validity, [now], null, name);
  const { goodDays, denominator } = now.detail, slack = exact(goodDays + rest).minus(target.times(exact(denominator + rest)).over(exact(100))), whole = Number(slack.scaled(0, "floor")), days = Math.min(whole, rest), possible = days >= 0;
  return made(key, String(days), exact(days), "d", [now], { kind: "target", target: key.target ?? "", kept: null, possible }, () => ({ name, value: String(days), unit: "d", origin: "computed", rule: rule("days-left", "⌊优良天数 + 剩余天数 − 目标% × (统计天数 + 剩余天数)⌋，不多于剩余天数", "⌊good days + days left − target % × (days counted + days left)⌋, at most the days left"),
    inputs: [figureLeaf(now, nameOf(now)), plain("优良天数", "good days", String(goodDays), "d"), plain("统计天数", "days counted", String(denominator), "d"), plain("剩余天数", "days left", String(rest), "d"), { ...plain("目标", "target", key.target ?? "", "%"), origin: "parameter" }],
    notes: possible ? [] : [{ zh: "剩余天数全部优良也达不到目标", en: "out of reach even if every day left is good" }] }));
}

/**
 * The mean that the rest of the year may have if the annual target is to be kept (剩余时段允许均值): x = (M·(n + r) − m·n) ÷ r, n days that count so far with mean m, r days left, each with a value.
 * Rounded down to one decimal (CO two), so that keeping it keeps the target. Below 0: out of reach.
 */
export function allowableMean(key: FigureKey, reader: FigureReader): Figure {
  const base = comparedKey(key), row = annualItem(key), now = reader.figure({ ...base, statistic: "air-mean" }), rest = daysAfter(key), target = exact(key.target ?? ""), name = { zh: "剩余时段允许均值", en: "allowable mean for the rest of the year" };
  if (!row.hasMean) return none(key, row.unit, unjudged(`${row.item} 以百分位数评价，没有允许均值`, `${row.item} is judged by its percentile: no mean is allowed or not`), [now], null, name);
  if (now.exact === null || now.detail?.kind !== "days") return none(key, row.unit, now.validity, [now], null, name);
  if (rest === 0) return none(key, row.unit, invalid("本年已结束", "the year is over"), [now], null, name);
  const n = now.coverage.have - now.detail.sandstormDays, allowed = target.times(exact(n + rest)).minus(now.exact.times(exact(n))).over(exact(rest)), places = row.places + 1, value = allowed.toFixed(places, "floor"), possible = !allowed.isNegative();
  return made(key, value, allowed, row.unit, [now], { kind: "target", target: key.target ?? "", kept: null, possible }, () => ({ name, value, unit: row.unit, origin: "computed", rule: rule("allowable-mean", "(目标×(n+r) − 现均值×n) ÷ r，向下取值", "(target × (n + r) − mean so far × n) / r, rounded down"), rounding: { rule: "none", places, exact: allowed.toString() },
    inputs: [figureLeaf(now, nameOf(now)), plain("已计天数 n", "days counted n", String(n), "d"), plain("剩余天数 r", "days left r", String(rest), "d"), { ...plain("年目标", "target of the year", key.target ?? "", row.unit), origin: "parameter" }],
    notes: possible ? [] : [{ zh: "剩余天数浓度为 0 也达不到目标", en: "out of reach even at 0" }] }));
}
