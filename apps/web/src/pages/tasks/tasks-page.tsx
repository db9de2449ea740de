import type { TaskMatrix, TaskRow } from "@yunqing/wire";
import { Drawer } from "antd";
import { useSearchParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { ExcelButton } from "../../parts/data-table.js";
import { Quoted } from "../../parts/link.js";
import { useNarrow } from "../../parts/narrow.js";
import { Loaded, Page } from "../../parts/page.js";
import { Printed } from "../../parts/printed.js";
import { ThingNames } from "../../parts/thing-names.js";

/** 任务分工: sections of chapter 4 against departments; a cell opens its tasks. */
export function TasksPage() {
  const matrix = useView<TaskMatrix>("tasks");
  const { t } = useLanguage();
  return <Page title={{ zh: "任务分工", en: "Tasks" }} lead={t({ zh: "● 文件写明的责任单位　○ 推定", en: "● named in the document　○ inferred" })}><Loaded of={matrix}>{(view) => <Matrix view={view} />}</Loaded></Page>;
}

function Matrix({ view }: { readonly view: TaskMatrix }) {
  const { t } = useLanguage();
  const narrow = useNarrow();
  const [organisation, setOrganisation] = useFilter("organisation");
  const [cell, setCell] = useFilter("cell");
  const [open, setOpen] = useFilter("open");
  const [search] = useSearchParams();
  const used = view.organisations.filter((each) => view.tasks.some((task) => task.holders.some((holder) => holder.organisation === each.id)));
  const columns = organisation ? used.filter((each) => each.id === organisation) : used;
  const [cellSection, cellOrganisation] = cell.split("~");
  const cellTasks = search.get("open") ? view.tasks.filter((task) => task.id === open) : cell ? view.tasks.filter((task) => task.section === cellSection && (!cellOrganisation || task.holders.some((holder) => holder.organisation === cellOrganisation))) : [];
  const at = (section: string, id: string) => view.tasks.filter((task) => task.section === section && task.holders.some((holder) => holder.organisation === id));
  const nameOf = (id: string) => { const found = view.organisations.find((each) => each.id === id); return found ? t(found.name) : id; };
  return (
    <div className="table-block">
      <div className="table-tools no-print"><span className="table-count" role="status">{t({ zh: `${view.tasks.length} 项任务，${used.length} 个单位`, en: `${view.tasks.length} tasks, ${used.length} units` })}</span>
        <div className="filters"><Choice label={t({ zh: "单位", en: "Unit" })} value={organisation} onChange={setOrganisation} options={[{ value: "", label: t({ zh: "全部", en: "All" }) }, ...used.map((each) => ({ value: each.id, label: t(each.name) }))]} /></div>
        <span className="grow" /><ExcelButton table="tasks" /></div>
      {narrow ? <TaskList view={view} organisation={organisation} nameOf={nameOf} /> : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t({ zh: "任务分工矩阵（可滚动）", en: "Matrix of tasks (scrolls)" })}>
          <table className="data-table matrix"><caption className="visually-hidden">{t({ zh: "章节与责任单位", en: "Sections and units" })}</caption>
            <thead><tr><th scope="col" className="heads">{t({ zh: "章节", en: "Section" })}</th><th scope="col" className="numeric">{t({ zh: "任务", en: "Tasks" })}</th>{columns.map((each) => <th key={each.id} scope="col" className="matrix-org"><span title={each.duty}>{t(each.name)}</span></th>)}</tr></thead>
            <tbody>{view.sections.map((section) => (
              <tr key={section.id}><th scope="row" className="heads">{headingOf(section)}</th>
                <td className="numeric"><button type="button" className="cell-button" onClick={() => setCell(`${section.id}~`)}>{view.tasks.filter((task) => task.section === section.id).length}<span className="visually-hidden">{t({ zh: `项任务，打开 ${section.title}`, en: ` tasks, open ${section.title}` })}</span></button></td>
                {columns.map((each) => { const tasks = at(section.id, each.id); const sure = tasks.some((task) => task.holders.some((holder) => holder.organisation === each.id && !holder.inferred));
                  return <td key={each.id} className="matrix-cell">{tasks.length > 0 && <button type="button" className="cell-button" onClick={() => setCell(`${section.id}~${each.id}`)} aria-label={t({ zh: `${section.title}，${each.name.zh}，${tasks.length} 项`, en: `${section.title}, ${each.name.en}, ${tasks.length}` })}>{sure ? "●" : "○"}{tasks.length > 1 ? tasks.length : ""}</button>}</td>; })}
              </tr>))}</tbody></table>
        </div>)}
      <Drawer open={cellTasks.length > 0} onClose={() => { setCell(""); setOpen(""); }} size={Math.min(640, window.innerWidth)} title={cellOrganisation ? nameOf(cellOrganisation) : t({ zh: "任务", en: "Tasks" })}>
        <div className="stack">{cellTasks.map((task) => <TaskCard key={task.id} task={task} nameOf={nameOf} />)}</div>
      </Drawer>
    </div>
  );
}

/** A section as the document numbers it: `4.1.1-2` is our own mark for the second part of 4.1.1. */
const headingOf = ({ id, title }: { readonly id: string; readonly title: string }): string => { const number = id.split("-")[0] ?? id; return title.startsWith(number) ? title : `${number} ${title}`; };

function TaskList({ view, organisation, nameOf }: { readonly view: TaskMatrix; readonly organisation: string; readonly nameOf: (id: string) => string }) {
  return <div className="cards">{view.sections.map((section) => {
    const tasks = view.tasks.filter((task) => task.section === section.id && (!organisation || task.holders.some((holder) => holder.organisation === organisation)));
    return tasks.length === 0 ? null : <details key={section.id} className="card"><summary className="card-head">{headingOf(section)}（{tasks.length}）</summary><div className="stack">{tasks.map((task) => <TaskCard key={task.id} task={task} nameOf={nameOf} />)}</div></details>;
  })}</div>;
}

function TaskCard({ task, nameOf }: { readonly task: TaskRow; readonly nameOf: (id: string) => string }) {
  const { t } = useLanguage();
  return (
    <article className="panel">
      <h3>{task.title}</h3>
      <p><Printed text={task.text} /></p>
      <dl className="facts">
        <dt>{t({ zh: "责任单位", en: "Responsible" })}</dt><dd>{task.holders.length === 0 ? "—" : task.holders.map((holder) => <span key={holder.organisation} className="holder">{nameOf(holder.organisation)}{holder.inferred && <em className="attest">{t({ zh: "（推定）", en: " (inferred)" })}</em>}</span>)}</dd>
        <dt>{t({ zh: "期限", en: "Due" })}</dt><dd>{task.due ?? "—"}</dd>
        {task.targets.length > 0 && <><dt>{t({ zh: "目标", en: "Targets" })}</dt><dd><ThingNames kind="target" ids={task.targets} /></dd></>}
        <dt>{t({ zh: "出处", en: "Where" })}</dt><dd><Quoted quotation={task.quotation} /></dd>
      </dl>
    </article>
  );
}
