import { airDay, airIndexFigure, airValue } from "./air-day.js";
import { airCompliance, airMean, airPercentile } from "./air-period.js";
import { airComposite, airGoodDays, airYear } from "./air-year.js";
import { allowableMean, change, daysLeft, rankOf, targetDistance, yearBefore } from "./comparison.js";
import type { Figure } from "./figure.js";
import type { FigureKey, StatisticId } from "./figure-key.js";
import { outletCapture, outletEmission, outletMean, outletRate } from "./outlet.js";
import type { FigureReader } from "./source.js";
import { waterGoodShare, waterMean, waterState, waterTrophic, waterValue } from "./water.js";

/** How a figure is made from what it reads (统计规则). A rule reads through the reader alone, so whoever holds the reader knows what a figure depends on. */
export type FigureRule = (key: FigureKey, reader: FigureReader) => Figure;

/** The rule of every statistic. */
export const figureRules: Readonly<Record<StatisticId, FigureRule>> = {
  "air-value": airValue, "air-index": airIndexFigure, "air-mean": (key, reader) => (key.period.kind === "day" ? airDay(key, reader) : airMean(key, reader)), "air-percentile": airPercentile, "air-compliance": airCompliance,
  "air-composite": airComposite, "air-good-days": airGoodDays, "air-good-ratio": airGoodDays, "air-heavy-days": airGoodDays, "air-year": airYear,
  "water-value": waterValue, "water-mean": waterMean, "water-state": waterState, "water-good-share": waterGoodShare, "water-trophic": waterTrophic,
  "outlet-mean": outletMean, "outlet-emission": outletEmission, "outlet-capture": outletCapture, "outlet-transmission": outletRate, "outlet-validity": outletRate, "outlet-effective": outletRate,
  rank: rankOf, "year-before": yearBefore, "change-on-year": change, "change-on-period": change, "target-distance": targetDistance, "days-left": daysLeft, "allowable-mean": allowableMean,
};
