import type { Forecast, IndicatorDetail, ValuePoint } from "@yunqing/wire";

/** Everything that stands at one period of an indicator's chart and of the table beside it. */
export interface SeriesYear { readonly period: string; readonly value: string | null; readonly origin: ValuePoint["origin"] | null; readonly path: string | null; readonly forecast: Forecast["points"][number] | null }

/** Brings values in force, path and forecast together by period, in order (趋势数据). A value that was corrected or returned is not drawn. */
export function seriesOf(indicator: Pick<IndicatorDetail, "series" | "pathLine" | "forecast">): readonly SeriesYear[] {
  const inForce = new Map<string, ValuePoint>();
  for (const point of indicator.series) {
    const held = inForce.get(point.period);
    if (point.status === "accepted" && point.correctedBy === null && (!held || held.at <= point.at)) inForce.set(point.period, point);
  }
  const path = new Map(indicator.pathLine.map((each) => [each.period, each.value]));
  const forecast = new Map(indicator.forecast.points.map((each) => [each.period, each]));
  const periods = [...new Set([...inForce.keys(), ...path.keys(), ...forecast.keys()])].sort();
  return periods.map((period) => ({ period, value: inForce.get(period)?.rounded ?? null, origin: inForce.get(period)?.origin ?? null, path: path.get(period) ?? null, forecast: forecast.get(period) ?? null }));
}
