import type { TargetRow } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { dayInWords } from "../../day/beijing.js";
import { TargetText } from "../../parts/figure.js";
import { LineLink } from "../../parts/link.js";
import { StateTag } from "../../parts/state-tag.js";

/** Targets by the day they fall due, down a line, with the judged day marked (目标时间线). */
export function Timeline({ rows, day }: { readonly rows: readonly TargetRow[]; readonly day: string }) {
  const { t, language } = useLanguage();
  const days = [...new Set(rows.map((row) => row.due ?? ""))].sort((a, b) => (a === "" ? 1 : b === "" ? -1 : a.localeCompare(b)));
  let marked = false;
  return (
    <ol className="timeline">{days.map((due) => {
      const marks = !marked && (due === "" || due >= day);
      if (marks) marked = true;
      const here = rows.filter((row) => (row.due ?? "") === due);
      return (
        <li key={due || "none"}>
          {marks && <p className="timeline-now"><span>{t({ zh: `评判日 ${dayInWords(day, "zh")}`, en: `judged day ${dayInWords(day, "en")}` })}</span></p>}
          <h2>{due ? dayInWords(due, language) : t({ zh: "没有写期限", en: "No day is written" })} <span className="note">{t({ zh: `${here.length} 项`, en: `${here.length}` })}</span></h2>
          <ul>{here.map((row) => <li key={row.id}><StateTag state={row.state} reason={row.stateReason} /><span className="timeline-what">{row.metric} <b><TargetText target={row.target} unit={row.unit} /></b>{row.dueBeforeIssue && <em className="attest">{t({ zh: "（期限早于规划印发）", en: " (due before the plan was issued)" })}</em>}</span><LineLink line={row.quotation.line} /></li>)}</ul>
        </li>);
    })}</ol>
  );
}
