import { useEffect, useRef } from "react";
import type { ChartOption } from "./chart-engine.js";
import { useLook } from "../app/look.js";

/** A chart; the engine is fetched when the first chart is shown. Every chart stands beside a table of the same figures (图表). */
export function Chart({ option, label, height = 280 }: { readonly option: ChartOption; readonly label: string; readonly height?: number }) {
  const box = useRef<HTMLDivElement>(null);
  const { theme } = useLook();
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let stop: () => void = () => undefined;
    let gone = false;
    void import("./chart-engine.js").then(({ draw }) => { if (!gone) stop = draw(element, option, theme === "dark"); });
    return () => { gone = true; stop(); };
  }, [option, theme]);
  return <div ref={box} role="img" aria-label={label} className="chart" style={{ height }} />;
}
