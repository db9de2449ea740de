import { LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([LineChart, ScatterChart, AriaComponent, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

interface Sign { readonly key: string; readonly value: readonly unknown[] }
interface Drawn { readonly id?: string; readonly type: string; readonly yAxisIndex: number; readonly data: readonly unknown[] }
const beijingMs = 8 * 3_600_000, reachPixels = 36;

/** The value nearest to a click on the chart: its line and the beginning of its window. */
export interface CurvePick { readonly key: string; readonly atMs: number }
export interface CurveBoard { readonly show: (option: Readonly<Record<string, unknown>>) => void; readonly leave: () => void }

/** Opens the board of curves in an element; new data keep the span zoomed to (曲线板). */
export function openBoard(element: HTMLElement, dark: boolean, onPick: (pick: CurvePick) => void): CurveBoard {
  const chart: EChartsType = init(element, dark ? "dark" : null, { renderer: "canvas" });
  const font = getComputedStyle(document.body).fontFamily;
  let zoom: { readonly start: number; readonly end: number } | null = null;
  chart.on("datazoom", () => { const held = (chart.getOption()["dataZoom"] as readonly { readonly start?: number; readonly end?: number }[] | undefined)?.[0]; if (held) zoom = { start: held.start ?? 0, end: held.end ?? 100 }; });
  let drawn: readonly Drawn[] = [];
  chart.getZr().on("click", (event) => {
    if (!chart.containPixel("grid", [event.offsetX, event.offsetY])) return;
    let best: CurvePick | null = null, distance = reachPixels;
    for (const series of drawn) for (const item of series.data) {
      const [place, key] = Array.isArray(item) ? [item as readonly unknown[], series.id] : [(item as Sign).value, (item as Sign).key];
      if (key === undefined || typeof place[0] !== "number" || typeof place[1] !== "number") continue;
      const pixel = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: series.yAxisIndex }, [place[0], place[1]]), own = Math.hypot((pixel[0] ?? 0) - event.offsetX, (pixel[1] ?? 0) - event.offsetY);
      if (own < distance) { distance = own; best = { key, atMs: place[0] - beijingMs }; }
    }
    if (best) onPick(best);
  });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(element);
  return {
    show: (option) => {
      drawn = (option["series"] as readonly Drawn[]).filter((series) => series.id !== undefined || series.type === "scatter");
      chart.setOption({ backgroundColor: "transparent", textStyle: { color: dark ? "#e8f0f3" : "#14232b", fontFamily: font }, ...option }, { notMerge: true });
      if (zoom) chart.dispatchAction({ type: "dataZoom", start: zoom.start, end: zoom.end });
    },
    leave: () => { watch.disconnect(); chart.dispose(); },
  };
}
