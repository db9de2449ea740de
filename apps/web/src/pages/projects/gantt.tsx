import type { ProjectRow } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { projectWords } from "../../app/words.js";
import { ProjectTag } from "../../parts/state-tag.js";
import { spanOf } from "./gantt-span.js";

/** Projects over the years (甘特图): a list of buttons with bars; arrow keys are the Tab order, the judged day is a line. */
export function Gantt({ rows, day, onOpen }: { readonly rows: readonly ProjectRow[]; readonly day: string; readonly onOpen: (id: string) => void }) {
  const { t } = useLanguage();
  const spans = rows.map((row) => spanOf(row.from, row.until));
  const known = spans.filter((each) => each !== null);
  const first = Math.floor(Math.min(2021, ...known.map((each) => each.from)));
  const last = Math.ceil(Math.max(2026, ...known.map((each) => each.until)));
  const years = Array.from({ length: last - first }, (_, at) => first + at);
  const percent = (year: number) => `${((year - first) / (last - first)) * 100}%`;
  const judged = spanOf(day.slice(0, 7), day.slice(0, 7));
  return (
    <section className="gantt panel" aria-label={t({ zh: "工程甘特图", en: "Gantt chart of projects" })}>
      <div className="gantt-row gantt-years" aria-hidden="true"><span /><div className="gantt-track">{years.map((year) => <span key={year} style={{ left: percent(year), width: percent(first + 1) }}>{year}</span>)}</div></div>
      <ol>{rows.map((row, at) => {
        const span = spans[at];
        const words = `${row.id} ${row.name}, ${row.periodPrinted || t({ zh: "未写期限", en: "no period printed" })}, ${t(projectWords[row.state])}`;
        return (
          <li key={row.id}><button type="button" className="gantt-row" onClick={() => onOpen(row.id)} title={words}>
            <span className="gantt-name"><span className="seq">{row.id}</span> {row.name}</span>
            <div className="gantt-track">
              {years.map((year) => <i key={year} style={{ left: percent(year) }} />)}
              {span ? <span className={`gantt-bar bar-${row.state} ${span.open ? "open-ended" : ""}`} style={{ left: percent(span.from), width: `${Math.max(1.2, ((span.until - span.from) / (last - first)) * 100)}%` }} />
                : <span className="gantt-unknown">{row.periodPrinted || t({ zh: "未写期限", en: "no period printed" })}</span>}
              {judged && judged.until >= first && judged.until <= last && <b className="gantt-now" style={{ left: percent(judged.until) }} />}
            </div>
            <span className="visually-hidden">{row.periodPrinted}</span>
            <ProjectTag state={row.state} />
          </button></li>);
      })}</ol>
      <p className="note">{t({ zh: `竖线是评判日 ${day}；虚边表示文件没有写起止中的一端。完整信息见表格。`, en: `The upright line is the judged day ${day}; a dashed edge: the document leaves one end out. The table holds everything.` })}</p>
    </section>
  );
}
