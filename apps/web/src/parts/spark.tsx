import { useLanguage } from "../app/language.js";
import { sparkPath } from "./spark-path.js";

/** A small line of a series (趋势线), drawn inline; the values are said in words for readers. */
export function Spark({ points, target }: { readonly points: readonly { readonly period: string; readonly value: string }[]; readonly target?: string | undefined }) {
  const { t } = useLanguage();
  if (points.length === 0) return <span className="unknown">—</span>;
  const drawn = sparkPath(points.map((each) => Number(each.value)), 84, 24, target === undefined ? null : Number(target));
  const words = points.map((each) => `${each.period} ${each.value}`).join(t({ zh: "，", en: ", " }));
  return (
    <svg className="spark" width="84" height="24" viewBox="0 0 84 24" role="img" aria-label={t({ zh: `历年：${words}`, en: `By year: ${words}` })}>
      {drawn.target !== null && <line x1="0" x2="84" y1={drawn.target} y2={drawn.target} className="spark-target" />}
      {drawn.path && <path d={drawn.path} className="spark-line" />}
      {drawn.last && <circle cx={drawn.last[0]} cy={drawn.last[1]} r="2.6" className="spark-last" />}
    </svg>
  );
}
