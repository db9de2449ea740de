import type { Labels } from "@yunqing/standards";
import type { AnalysisChart, AnalysisSeries } from "@yunqing/wire";
import type { EChartsCoreOption } from "echarts/core";

/** How a drawing looks (绘图样式): inks of the page, words in its language, width in pixels. */
export interface AnalysisLook { readonly dark: boolean; readonly narrow: boolean; readonly font: string; readonly say: (labels: Labels) => string }
/** Colours that people of every sight tell apart: Okabe and Ito (2008) for series, viridis for amounts, blue to red through white for correlations (色盲友好配色). */
const series = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"], viridis = ["#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"], diverging = ["#2166ac", "#92c5de", "#f7f7f7", "#f4a582", "#b2182b"];
const twelfths = ["N", "", "NE", "", "E", "", "SE", "", "S", "", "SW", "", "W", "", "NW", ""], turned = ["北", "", "东北", "", "东", "", "东南", "", "南", "", "西南", "", "西", "", "西北", ""];

/** The option of a drawing and how high it stands. */
export function analysisOption(chart: AnalysisChart, look: AnalysisLook): { readonly option: EChartsCoreOption; readonly height: number } {
  const ink = look.dark ? "#e8f0f3" : "#14232b", faint = look.dark ? "#2d404a" : "#d5dde1", paper = look.dark ? "#14222a" : "#ffffff";
  const base = { backgroundColor: "transparent", color: series, animation: false, textStyle: { color: ink, fontFamily: look.font }, aria: { enabled: true, decal: { show: false } } };
  const tooltip = { confine: true, backgroundColor: paper, borderColor: faint, textStyle: { color: ink } }, axis = { axisLabel: { color: ink, hideOverlap: true }, axisLine: { lineStyle: { color: faint } }, splitLine: { lineStyle: { color: faint } }, nameTextStyle: { color: ink } };
  const legend = { textStyle: { color: ink }, type: "scroll", pageTextStyle: { color: ink }, top: 0 }, scale = (colours: readonly string[], min: number, max: number, unit: string) => ({ min, max, calculable: true, orient: "horizontal", left: "center", bottom: 0, text: [`${short(max)} ${unit}`, short(min)], textStyle: { color: ink }, inRange: { color: colours } });
  switch (chart.kind) {
    case "calendar": {
      const rows = chart.series.flatMap((one) => yearsOf(one.days).map((year) => ({ one, year }))), values = chart.series.flatMap(({ days }) => days.map(({ value }) => value)), [low, high] = ends(values);
      return { height: rows.length * 140 + 70, option: { ...base, tooltip: { ...tooltip, formatter: ({ value }: { value: readonly [string, number] }) => `${value[0]}　${short(value[1])} ${chart.unit}` }, visualMap: scale(viridis, low, high, chart.unit),
        title: rows.map(({ one, year }, at) => ({ text: `${look.say(one.name)} ${year}`, top: at * 140, left: 0, textStyle: { color: ink, fontSize: 13 } })),
        calendar: rows.map(({ year }, at) => ({ top: at * 140 + 40, left: 36, right: 8, height: 90, range: year, cellSize: ["auto", "auto"], itemStyle: { color: "transparent", borderColor: faint }, splitLine: { lineStyle: { color: ink, width: 1 } }, yearLabel: { show: false }, dayLabel: { color: ink, firstDay: 1, nameMap: look.say({ zh: "ZH", en: "EN" }), fontSize: 10 }, monthLabel: { color: ink, nameMap: look.say({ zh: "ZH", en: "EN" }), fontSize: 11 } })),
        series: rows.map(({ one, year }, at) => ({ type: "heatmap", coordinateSystem: "calendar", calendarIndex: at, name: look.say(one.name), data: one.days.filter(({ day }) => day.startsWith(year)).map(({ day, value }) => [day, value]) })) } };
    }
    case "lines": {
      const each = 260, panels = chart.panels;
      return { height: panels.length * each + 30, option: { ...base, tooltip: { ...tooltip, trigger: "axis", valueFormatter: (value: unknown) => (typeof value === "number" ? short(value) : "—") }, legend: { ...legend, data: [...new Set(panels.flatMap((panel) => panel.series.map((one) => look.say(one.name))))] },
        title: panels.map((panel, at) => ({ text: look.say(panel.title), top: 30 + at * each, left: 4, textStyle: { color: ink, fontSize: 13 } })), grid: panels.map((_, at) => ({ top: 80 + at * each, height: each - 100, left: 52, right: 16 })),
        xAxis: panels.map((panel, at) => ({ type: "category", gridIndex: at, data: panel.categories, ...axis, splitLine: { show: false } })), yAxis: panels.map((_, at) => ({ type: "value", gridIndex: at, scale: true, name: chart.unit, ...axis })),
        series: panels.flatMap((panel, at) => panel.series.flatMap((one, index) => lineOf(one, at, index, look))) } };
    }
    case "rose": return { height: 460, option: { ...base, color: chart.bounds.length > 1 ? chart.bounds.map((_, at) => viridis[Math.round((at * (viridis.length - 1)) / (chart.bounds.length - 1))]!) : viridis, tooltip: { ...tooltip, trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: (value: unknown) => `${Number(value).toFixed(1)}%` }, legend: { ...legend, bottom: 0, top: "auto" },
      title: { text: look.say({ zh: `静风 ${chart.calm.toFixed(1)}%`, en: `calm ${chart.calm.toFixed(1)}%` }), textStyle: { color: ink, fontSize: 13 } }, polar: { radius: "70%", center: ["50%", "48%"] },
      angleAxis: { type: "category", startAngle: 101.25, clockwise: true, data: look.say({ zh: "zh", en: "en" }) === "zh" ? turned.map((name, at) => name || `${String(at * 22.5)}°`) : twelfths.map((name, at) => name || `${String(at * 22.5)}°`), axisLabel: { color: ink, interval: look.narrow ? 1 : 0, fontSize: 11 }, axisLine: { lineStyle: { color: faint } }, axisTick: { show: false } }, radiusAxis: { axisLabel: { color: ink, formatter: "{value}%" }, splitLine: { lineStyle: { color: faint } }, axisLine: { lineStyle: { color: faint } } },
      series: chart.bounds.map((bound, at) => ({ type: "bar", stack: "all", coordinateSystem: "polar", itemStyle: { borderColor: paper, borderWidth: 0.5 }, name: `${at === 0 ? `<${short(chart.bounds[1] ?? bound)}` : at + 1 < chart.bounds.length ? `${short(bound)}–${short(chart.bounds[at + 1]!)}` : `≥${short(bound)}`} ${chart.unit}`, data: chart.sectors.map(({ classes }) => classes[at] ?? 0) })) } };
    case "polar": {
      const rings = Math.max(1, ...chart.cells.map(({ ring }) => ring + 1)), [low, high] = ends(chart.cells.map(({ value }) => value)), width = 360 / chart.sectors;
      return { height: 460, option: { ...base, tooltip: { ...tooltip, formatter: ({ value }: { value: readonly [number, number, number] }) => `${String(value[0] * width)}°　${String(value[1])}–${String(value[1] + chart.ringWidth)} m/s　${short(value[2])} ${chart.unit}` }, visualMap: { ...scale(viridis, low, high, chart.unit), dimension: 2 }, polar: { radius: "68%", center: ["50%", "46%"] },
        angleAxis: { type: "value", min: 0, max: 360, interval: 45, startAngle: 90, clockwise: true, axisLabel: { color: ink, formatter: (at: number) => (at === 360 ? "" : look.say({ zh: turned[at / 22.5] ?? "", en: twelfths[at / 22.5] ?? "" })) }, axisLine: { lineStyle: { color: faint } }, splitLine: { lineStyle: { color: faint } } }, radiusAxis: { min: 0, max: rings * chart.ringWidth, axisLabel: { color: ink, formatter: "{value} m/s" }, splitLine: { lineStyle: { color: faint } }, axisLine: { lineStyle: { color: faint } } },
        series: [{ type: "custom", coordinateSystem: "polar", encode: { tooltip: [2] }, data: chart.cells.map(({ sector, ring, value }) => [sector, ring, value]), renderItem: (params: { coordSys: { cx: number; cy: number; r: number } }, api: { value: (at: number) => number; visual: (name: string) => string }) => {
          const { cx, cy, r } = params.coordSys, middle = api.value(0) * width - 90, turn = (degrees: number) => (degrees * Math.PI) / 180;
          return { type: "sector", shape: { cx, cy, r0: (r * api.value(1)) / rings, r: (r * (api.value(1) + 1)) / rings, startAngle: turn(middle - width / 2), endAngle: turn(middle + width / 2) }, style: { fill: api.visual("color"), stroke: paper, lineWidth: 0.3 } };
        } }] } };
    }
    case "matrix": {
      const names = chart.rows.map(look.say), colours = chart.low < 0 ? diverging : viridis, digits = chart.low < 0 ? 2 : 0;
      return { height: Math.max(220, names.length * 34 + 130), option: { ...base, tooltip: { ...tooltip, formatter: ({ value }: { value: readonly [number, number, number] }) => `${names[value[1]] ?? ""} · ${look.say(chart.columns[value[0]] ?? { zh: "", en: "" })}　${value[2].toFixed(digits)}${chart.unit === "%" ? "%" : ""}` }, grid: { top: 10, bottom: 90, left: 4, right: 8, containLabel: true }, visualMap: scale(colours, chart.low, chart.high, chart.unit),
        xAxis: { type: "category", data: chart.columns.map(look.say), ...axis, axisLabel: { color: ink, rotate: chart.columns.length > 6 ? 45 : 0, width: 90, overflow: "truncate" } }, yAxis: { type: "category", inverse: true, data: names, ...axis, axisLabel: { color: ink, width: look.narrow ? 90 : 180, overflow: "truncate" } },
        series: [{ type: "heatmap", data: chart.cells.flatMap(({ row, column, value }) => (value === null ? [] : [[column, row, value]])), label: { show: chart.columns.length <= (look.narrow ? 6 : 16), formatter: ({ value }: { value: readonly [number, number, number] }) => value[2].toFixed(digits), color: "#111", textBorderColor: "#fff", textBorderWidth: 2 } }] } };
    }
    case "scatter": {
      const xs = chart.points.map(([x]) => x), [low, high] = ends(xs), line = chart.line, unit = chart.unit;
      return { height: 420, option: { ...base, tooltip: { ...tooltip, trigger: "item" }, legend: { ...legend }, grid: { top: 40, bottom: 50, left: 60, right: 20 }, xAxis: { type: "value", scale: true, name: `${look.say(chart.x)} ${unit}`, nameLocation: "middle", nameGap: 28, ...axis }, yAxis: { type: "value", scale: true, name: `${look.say(chart.y)} ${unit}`, nameLocation: "middle", nameGap: 42, ...axis },
        series: [{ type: "scatter", name: look.say({ zh: `成对小时（显示 ${chart.points.length}/${chart.all}）`, en: `pairs (${chart.points.length} of ${chart.all} drawn)` }), symbolSize: 4, itemStyle: { opacity: 0.5 }, data: chart.points }, { type: "line", name: "y = x", showSymbol: false, lineStyle: { type: "dashed", width: 1 }, data: [[low, low], [high, high]] }, ...(line === null ? [] : [{ type: "line", name: look.say({ zh: "最小二乘", en: "least squares" }), showSymbol: false, lineStyle: { width: 2 }, data: [[low, line.intercept + line.slope * low], [high, line.intercept + line.slope * high]] }])] } };
    }
    case "boxes": return { height: 380, option: { ...base, tooltip: { ...tooltip, trigger: "item" }, legend: { ...legend, data: chart.series.map(({ name }) => look.say(name)) }, grid: { top: 40, bottom: 30, left: 56, right: 16 }, xAxis: { type: "category", data: chart.categories.map((month) => look.say({ zh: `${month}月`, en: month })), ...axis, splitLine: { show: false } }, yAxis: { type: "value", scale: true, name: chart.unit, ...axis },
      series: chart.series.map(({ name, boxes }, at) => ({ type: "boxplot", name: look.say(name), itemStyle: { color: paper, borderColor: series[at % series.length], borderWidth: 2 }, data: boxes.map((box) => box ?? ["-", "-", "-", "-", "-"]) })) } };
  }
}
/** A line with its band as two thin lines beside it; each series has its own mark as well as its colour. */
function lineOf(one: AnalysisSeries, panel: number, index: number, look: AnalysisLook): readonly object[] {
  const colour = one.dashed ? undefined : series[index % series.length], marks = ["circle", "rect", "triangle", "diamond", "pin", "arrow"], name = look.say(one.name), own = { type: "line", xAxisIndex: panel, yAxisIndex: panel, connectNulls: false };
  const side = (values: readonly (number | null)[] | undefined) => (values === undefined ? [] : [{ ...own, name, showSymbol: false, silent: true, tooltip: { show: false }, lineStyle: { width: 1, type: "dotted", opacity: 0.7, color: colour }, itemStyle: { color: colour }, data: values }]);
  return [{ ...own, name, data: one.values, symbol: marks[index % marks.length], symbolSize: 6, showSymbol: !one.dashed && one.values.length <= 60, lineStyle: { width: one.dashed ? 1 : 2, type: one.dashed ? "dashed" : "solid", color: colour }, itemStyle: { color: colour } }, ...side(one.low), ...side(one.high)];
}
function yearsOf(days: readonly { readonly day: string }[]): readonly string[] { return [...new Set(days.map(({ day }) => day.slice(0, 4)))]; }
function ends(values: readonly number[]): readonly [number, number] {
  let low = Infinity, high = -Infinity;
  for (const value of values) { low = Math.min(low, value); high = Math.max(high, value); }
  return low > high ? [0, 1] : low === high ? [low - 1, high + 1] : [low, high];
}
function short(value: number): string { return Number(value.toPrecision(4)).toString(); }
