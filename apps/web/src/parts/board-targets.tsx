import type { BoardTargetRow, FigureView } from "@yunqing/wire";
import { useLanguage } from "../app/language.js";
import { FigureWhy } from "./figure-why.js";
import { Panel } from "./page.js";

const ops = { "<": "＜", "<=": "≤", ">": "＞", ">=": "≥", "=": "＝" } as const;
const words = { "target-distance": { zh: "与目标差", en: "distance" }, "days-left": { zh: "还可超标天数", en: "days that may still exceed" }, "allowable-mean": { zh: "剩余时段允许均值", en: "allowable mean for the rest" } } as const;
const wordOf = ({ key }: FigureView) => words[key.split("|")[2]?.split(/[:@]/)[0] as keyof typeof words] ?? words["target-distance"];

/** The year so far against the targets of the plan (规划目标对照): state as shape and word, distance, days left and allowable mean. */
export function BoardTargets({ rows }: { readonly rows: readonly BoardTargetRow[] }) {
  const { t } = useLanguage();
  return (
    <Panel title={{ zh: "规划目标", en: "Targets of the plan" }}>
      {rows.length === 0 ? <p className="empty">{t({ zh: "没有可对照的目标：地区数据包未声明取自监测的指标，或目标没有数值（如“完成市级考核任务”）", en: "No target to hold against: the pack declares no measured indicator, or the target has no number" })}</p> : <ul className="board-targets">{rows.map((row) => (
        <li key={`${row.label.zh} ${row.item ?? ""}`}>
          <b>{t(row.label)}</b>
          <span className={`tag tone-${row.kept === null ? "mute" : row.kept ? "good" : "bad"}`}>{row.kept === null ? t({ zh: "? 无法评判", en: "? not judged" }) : row.kept ? t({ zh: "✓ 达到", en: "✓ kept" }) : t({ zh: "✕ 未达到", en: "✕ not kept" })}</span>
          <span>{t({ zh: "本年 ", en: "this year " })}<FigureWhy figure={row.now} title={t(row.label)} unit /></span>
          <span className="nowrap">{t({ zh: `${row.year}年目标 `, en: `target ${row.year} ` })}{ops[row.op]}{row.target}<span className="unit"> {row.unit}</span>{row.passed ? t({ zh: "（目标年已过，暂无新目标）", en: " (its year is over; no later target yet)" }) : ""}</span>
          {row.figures.map((figure) => <span key={figure.key}>{t(wordOf(figure))} <FigureWhy figure={figure} title={`${t(row.label)} ${t(wordOf(figure))}`} unit /></span>)}
        </li>))}</ul>}
    </Panel>
  );
}
