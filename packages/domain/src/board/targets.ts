import { exact, isDecimal, type Labels } from "@yunqing/standards";
import type { Comparator, Pack } from "../plan/model.js";
import { inUnit, unitOfItem } from "../statistics/factor-item.js";
import { statisticIds, type StatisticId, type Subject } from "../statistics/figure-key.js";

/** A target of the plan that monitoring measures (监测所对应的规划目标). `op` as the document prints it: below 30 is not at most 30. */
export interface BoardTarget { readonly subject: Subject; readonly statistic: StatisticId; readonly item?: string; readonly op: Comparator; readonly target: string; readonly unit: string; readonly year: number; readonly label: Labels }

/**
 * The targets of the current plan whose indicators the pack declares as measured (规划目标与监测统计的对应).
 * Left out: targets without a number (delegated, words, blank), those in a unit that cannot be brought to the figure's, and declarations that take something else of a figure than its value, for the figure's distance would be another question.
 * The amount is in the unit of the figure.
 */
export function targetsOfPack(pack: Pick<Pack, "district" | "plans" | "measured">): readonly BoardTarget[] {
  const plan = pack.plans.find(({ current }) => current);
  if (plan === undefined) return [];
  return (pack.measured ?? []).flatMap(({ indicator: id, statistic, item, take }): BoardTarget[] => {
    const indicator = plan.indicators.find((one) => one.id === id), target = indicator?.target;
    if (indicator === undefined || (target?.kind !== "bound" && target?.kind !== "bare") || take !== "value" || !isDecimal(target.value) || !(statisticIds as readonly string[]).includes(statistic)) return [];
    const unit = item === null ? indicator.unit : unitOfItem("district", item), value = item === null ? target.value : inUnit(target.value, indicator.unit, unit);
    if (value === null) return [];
    return [{ subject: { kind: "district", id: pack.district.id }, statistic: statistic as StatisticId, ...(item === null ? {} : { item }), op: target.op, target: value, unit, year: indicator.targetYear, label: indicator.name }];
  });
}

/** Which of them a page shows (对照哪一年的目标): those of the nearest target year to come; when every one has passed, the latest passed, which stays the last word until a new plan. */
export function targetsToShow(all: readonly BoardTarget[], year: number): readonly BoardTarget[] {
  const years = [...new Set(all.map((one) => one.year))].sort((a, b) => a - b), shown = years.find((one) => one >= year) ?? years.at(-1);
  return all.filter((one) => one.year === shown);
}

/** Whether the published value keeps a target (是否达到目标), from value minus target; null without a value. */
export function keepsTarget(difference: string | null, op: Comparator): boolean | null {
  if (difference === null || !isDecimal(difference)) return null;
  const side = exact(difference).compare(exact(0));
  return op === "<" ? side < 0 : op === "<=" ? side <= 0 : op === ">" ? side > 0 : op === ">=" ? side >= 0 : side === 0;
}
