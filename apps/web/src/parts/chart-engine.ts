import { BarChart, LineChart, PieChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, PieChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

export type ChartOption = EChartsCoreOption;

/** Draws a chart into an element and follows its size. @returns what takes it away again */
export function draw(element: HTMLElement, option: ChartOption, dark: boolean): () => void {
  const ink = dark ? "#e8f0f3" : "#14232b";
  const chart = init(element, dark ? "dark" : null, { renderer: "canvas" });
  chart.setOption({
    backgroundColor: "transparent", animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
    aria: { enabled: true, decal: { show: true } }, ...option,
  });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(element);
  return () => { watch.disconnect(); chart.dispose(); };
}
