import type { AnalysisChart } from "@yunqing/wire";
import { useEffect, useMemo, useRef } from "react";
import { useLanguage } from "../../app/language.js";
import { useLook } from "../../app/look.js";
import { useNarrow } from "../../parts/narrow.js";
import { analysisOption } from "./analysis-option.js";

/** The drawing of an analysis (分析图); the table below has the same figures for those who do not see it. */
export function AnalysisDrawing({ chart, label }: { readonly chart: AnalysisChart; readonly label: string }) {
  const box = useRef<HTMLDivElement>(null), { theme } = useLook(), { t } = useLanguage(), narrow = useNarrow();
  const { option, height } = useMemo(() => analysisOption(chart, { dark: theme === "dark", narrow, font: getComputedStyle(document.body).fontFamily, say: t }), [chart, theme, narrow, t]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let stop: () => void = () => undefined, gone = false;
    void import("./analysis-engine.js").then(({ drawAnalysis }) => { if (!gone) { stop = drawAnalysis(element, option); element.dataset["drawn"] = "yes"; } });
    return () => { gone = true; stop(); };
  }, [option]);
  return <div ref={box} role="img" aria-label={label} className="chart" style={{ height }} />;
}
