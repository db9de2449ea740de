import type { MeasuredKind, PointKind, Quality } from "../monitoring/model.js";
import { qualityRuleIds, type QualityControlMark, type QualitySetting } from "./model.js";
import { contextOf, controlMarkOf, qualityRules, type Finding, type SeriesByFactor } from "./rules.js";

/** What is checked (质控检查): the values of one point in one kind of window, and the span that marks are asked for. */
export interface QualityCheck {
  readonly pointKind: PointKind; readonly kind: MeasuredKind;
  /** by factor, in order of windows, no window twice; with the windows around the span that {@link contextNeeded} asks for */
  readonly series: SeriesByFactor;
  /** milliseconds since 1970 UTC, half-open; `interval` is the length of a window */
  readonly span: { readonly from: number; readonly until: number; readonly interval: number };
  readonly settings: readonly QualitySetting[];
  /** factors that should be there, for `missing` of rules that name none */
  readonly programme: readonly string[];
}

const applies = (setting: QualitySetting, { pointKind, kind }: Pick<QualityCheck, "pointKind" | "kind">): boolean => setting.pointKinds.includes(pointKind) && setting.kinds.includes(kind);
const order = new Map(qualityRuleIds.map((rule, at) => [rule, at]));

/** One setting applied to one factor: every rule has its own parameters, which the table of rules cannot tell apart by itself. */
function findings(setting: QualitySetting, factor: string, check: QualityCheck): readonly Finding[] {
  switch (setting.rule) {
    case "range": return qualityRules.range(factor, check.series, setting.parameters, check.span);
    case "rate-of-change": return qualityRules["rate-of-change"](factor, check.series, setting.parameters, check.span);
    case "constant": return qualityRules.constant(factor, check.series, setting.parameters, check.span);
    case "zero": return qualityRules.zero(factor, check.series, setting.parameters, check.span);
    case "inversion": return qualityRules.inversion(factor, check.series, setting.parameters, check.span);
    case "missing": return qualityRules.missing(factor, check.series, setting.parameters, check.span);
    case "clock": return qualityRules.clock(factor, check.series, setting.parameters, check.span);
    case "flag": return qualityRules.flag(factor, check.series, setting.parameters, check.span);
    case "detection-limit": return qualityRules["detection-limit"](factor, check.series, setting.parameters, check.span);
  }
}

/**
 * The marks of the rules for a span (质控标记), by window, factor, rule; a value may have several. The values stay as they are.
 * Given the context, pieces of a series get the very marks that the whole would give them.
 * @throws {QualitySettingInvalid}
 */
export function qualityControlMarks(check: QualityCheck): readonly QualityControlMark[] {
  const marks = check.settings.filter((setting) => applies(setting, check)).flatMap((setting) => {
    const factors = setting.factors.length > 0 ? setting.factors : setting.rule === "missing" ? check.programme : [...check.series.keys()];
    return factors.flatMap((factor) => findings(setting, factor, check).flatMap((finding) => { const mark = controlMarkOf(setting.rule, setting.quality, factor, finding, check.series); return mark === null || mark.from < check.span.from || mark.from >= check.span.until ? [] : [mark]; }));
  });
  return marks.sort((a, b) => a.from - b.from || (a.factor < b.factor ? -1 : a.factor > b.factor ? 1 : 0) || (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0));
}

/** Windows before and after a span that the settings need to see. */
export function contextNeeded(settings: readonly QualitySetting[]): { readonly before: number; readonly after: number } {
  return settings.map((setting) => contextOf(setting.rule, setting.parameters)).reduce((all, one) => ({ before: Math.max(all.before, one.before), after: Math.max(all.after, one.after) }), { before: 0, after: 0 });
}

const severity: Readonly<Record<Quality, number>> = { reliable: 0, doubtful: 1, unreliable: 2 };
/** The worst word on each value: `factor` and window start → quality; values without a mark are not in it. */
export function worstQualities(marks: readonly QualityControlMark[]): ReadonlyMap<string, ReadonlyMap<number, Quality>> {
  const found = new Map<string, Map<number, Quality>>();
  for (const { factor, from, quality } of marks) {
    let own = found.get(factor);
    if (own === undefined) found.set(factor, own = new Map());
    const held = own.get(from);
    if (held === undefined || severity[quality] > severity[held]) own.set(from, quality);
  }
  return found;
}

/** Marks that follow each other without a gap and say the same, as one (合并连续标记): for lists that people read. */
export function foldedMarks(marks: readonly QualityControlMark[]): readonly QualityControlMark[] {
  const folded: QualityControlMark[] = [], open = new Map<string, number>();
  for (const mark of marks) {
    const name = JSON.stringify([mark.rule, mark.factor, mark.quality, mark.reason.zh]), place = open.get(name), before = place === undefined ? undefined : folded[place];
    if (place !== undefined && before !== undefined && before.until === mark.from) { folded[place] = { ...before, until: mark.until }; continue; }
    open.set(name, folded.push(mark) - 1);
  }
  return folded;
}

