import { useEffect, useMemo, useRef, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useLook } from "../../app/look.js";
import { useNarrow } from "../../parts/narrow.js";
import type { CurveBoard, CurvePick } from "./curve-engine.js";
import type { CurveSeries } from "./curve-data.js";
import { curveOption } from "./curve-option.js";

/** The curve; the engine is fetched when the first one is shown. The table below holds the same values (曲线). */
export function CurveChart({ series, from, until, label, onPick }: { readonly series: readonly CurveSeries[]; readonly from: string; readonly until: string; readonly label: string; readonly onPick: (pick: CurvePick) => void }) {
  const { t } = useLanguage();
  const { theme } = useLook();
  const narrow = useNarrow();
  const box = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick); pick.current = onPick;
  const [board, setBoard] = useState<CurveBoard | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let gone = false, opened: CurveBoard | null = null;
    void import("./curve-engine.js").then(({ openBoard }) => { if (gone) return; opened = openBoard(element, theme === "dark", (each) => pick.current(each)); setBoard(opened); });
    return () => { gone = true; opened?.leave(); setBoard(null); };
  }, [theme]);
  const option = useMemo(() => curveOption(series, { dark: theme === "dark", t, from, until, narrow }), [series, theme, t, from, until, narrow]);
  useEffect(() => { board?.show(option); }, [board, option]);
  return <div ref={box} role="img" aria-label={label} aria-busy={board === null} className="curve-chart" />;
}
