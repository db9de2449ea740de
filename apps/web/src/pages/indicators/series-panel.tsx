import type { IndicatorDetail } from "@yunqing/wire";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useLook } from "../../app/look.js";
import { originWords } from "../../app/words.js";
import { Chart } from "../../parts/chart.js";
import { Panel } from "../../parts/page.js";
import { seriesOf, type SeriesYear } from "./series.js";

/** The series of an indicator (趋势): values, straight path, target, forecast band; the same figures in a table beside it. */
export function SeriesPanel({ indicator }: { readonly indicator: IndicatorDetail }) {
  const { t } = useLanguage();
  const { theme } = useLook();
  const years = useMemo(() => seriesOf(indicator), [indicator]);
  const { forecast } = indicator;
  const chance = forecast.probabilityOfMeeting;
  const target = indicator.assigned?.value ?? (indicator.target.kind === "bound" || indicator.target.kind === "bare" ? indicator.target.value : null);
  const option = useMemo(() => chartOf(years, target, theme === "dark", t), [years, target, theme, t]);
  const title = t(indicator.name);
  return (
    <Panel title={{ zh: "趋势与预测", en: "Trend and forecast" }} extra={<span className="note">{forecast.reason ? t(forecast.reason) : chance !== null && <b>{t({ zh: `到期达标概率 ${Math.round(chance * 100)}%`, en: `chance of meeting ${Math.round(chance * 100)}%` })}</b>}</span>}>
      {years.length === 0 ? <p className="note">{t({ zh: "还没有可画的数值。填报并审核后，这里会出现趋势。", en: "There is no value to draw yet. Once a value is reported and reviewed, the trend appears here." })}</p> : (
        <div className="split chart-split">
          <Chart option={option} height={270} label={t({ zh: `${title} 的趋势图，数值见旁边的表`, en: `Trend of ${title}; the figures are in the table beside` })} />
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t({ zh: "趋势图的数值", en: "Figures of the chart" })}>
            <table className="plain-table"><thead><tr><th scope="col">{t({ zh: "时期", en: "Period" })}</th><th scope="col" className="numeric">{t({ zh: "数值", en: "Value" })}</th><th scope="col">{t({ zh: "来源", en: "Origin" })}</th><th scope="col" className="numeric">{t({ zh: "应达进度", en: "Path" })}</th><th scope="col" className="numeric">{t({ zh: `预测（${Math.round(forecast.level * 100)}% 区间）`, en: `Forecast (${Math.round(forecast.level * 100)}%)` })}</th></tr></thead>
              <tbody>{years.map((year) => <tr key={year.period}><th scope="row">{year.period}</th><td className="numeric">{year.value ?? "—"}</td><td>{year.origin ? t(originWords[year.origin]) : "—"}</td><td className="numeric">{year.path ?? "—"}</td><td className="numeric">{year.forecast ? `${shown(year.forecast.value)}（${shown(year.forecast.low)}~${shown(year.forecast.high)}）` : "—"}</td></tr>)}</tbody></table>
          </div>
        </div>)}
      {!forecast.reason && forecast.points.length > 0 && <p className="note">{t({ zh: "预测方法：", en: "Method: " })}{t(forecast.method)}</p>}
    </Panel>
  );
}
const shown = (value: number): string => String(Math.round(value * 100) / 100);

function chartOf(years: readonly SeriesYear[], target: string | null, dark: boolean, t: (labels: { readonly zh: string; readonly en: string }) => string) {
  const ink = dark ? "#b9c7ce" : "#46565f";
  const blue = dark ? "#86c9e2" : "#0b4f6c";
  const number = (text: string | null | undefined) => (text === null || text === undefined ? null : Number(text));
  const band = years.some((year) => year.forecast);
  return {
    grid: { left: 8, right: 16, top: 34, bottom: 6, containLabel: true },
    tooltip: { trigger: "axis" }, legend: { top: 0, textStyle: { color: ink }, itemWidth: 18, data: [...(band ? [t({ zh: "预测区间", en: "Forecast band" }), t({ zh: "预测", en: "Forecast" })] : []), t({ zh: "应达进度", en: "Straight path" }), t({ zh: "数值", en: "Value" })] }, aria: { enabled: true, decal: { show: false } },
    xAxis: { type: "category", data: years.map((year) => year.period), axisLabel: { color: ink }, axisLine: { lineStyle: { color: ink } } },
    yAxis: { type: "value", scale: true, axisLabel: { color: ink }, splitLine: { lineStyle: { color: dark ? "#2d404a" : "#e7ecee" } } },
    series: [
      ...(band ? [
        { name: "low", type: "line", stack: "band", symbol: "none", lineStyle: { opacity: 0 }, data: years.map((year) => year.forecast?.low ?? null), tooltip: { show: false }, silent: true },
        { name: t({ zh: "预测区间", en: "Forecast band" }), type: "line", stack: "band", symbol: "none", lineStyle: { opacity: 0 }, areaStyle: { color: blue, opacity: 0.16 }, itemStyle: { color: blue, opacity: 0.3 }, data: years.map((year) => (year.forecast ? year.forecast.high - year.forecast.low : null)), tooltip: { show: false } },
        { name: t({ zh: "预测", en: "Forecast" }), type: "line", symbol: "emptyCircle", lineStyle: { type: "dotted", color: blue }, itemStyle: { color: blue }, data: years.map((year) => year.forecast?.value ?? null) },
      ] : []),
      { name: t({ zh: "应达进度", en: "Straight path" }), type: "line", symbol: "none", lineStyle: { type: "dashed", color: ink, width: 1.4 }, itemStyle: { color: ink }, data: years.map((year) => number(year.path)), connectNulls: true },
      { name: t({ zh: "数值", en: "Value" }), type: "line", symbol: "circle", symbolSize: 8, lineStyle: { color: blue, width: 2.4 }, itemStyle: { color: blue }, data: years.map((year) => number(year.value)), connectNulls: true, label: { show: true, color: ink, formatter: ({ dataIndex }: { dataIndex: number }) => years[dataIndex]?.value ?? "" },
        ...(target === null ? {} : { markLine: { symbol: "none", silent: true, lineStyle: { color: dark ? "#ff9d94" : "#a61b12", type: "solid", width: 1.4 }, label: { formatter: t({ zh: `目标 ${target}`, en: `target ${target}` }), position: "insideEndTop", color: dark ? "#ff9d94" : "#a61b12" }, data: [{ yAxis: Number(target) }] } }) },
    ],
    legendHoverLink: false,
  };
}
