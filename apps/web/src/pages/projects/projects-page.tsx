import type { ProjectRow, ProjectState, ProjectsView } from "@yunqing/wire";
import { Segmented } from "antd";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { projectWords } from "../../app/words.js";
import { usePlan, useView } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Figure } from "../../parts/figure.js";
import { LineLink } from "../../parts/link.js";
import { Loaded, Page } from "../../parts/page.js";
import { ProjectTag } from "../../parts/state-tag.js";
import { Gantt } from "./gantt.js";
import { MoneyView } from "./money-view.js";
import { ProjectDrawer } from "./project-drawer.js";

/** 重点工程: table, Gantt, money and expected reductions. */
export function ProjectsPage() {
  const projects = useView<ProjectsView>("projects");
  return <Page title={{ zh: "重点工程", en: "Projects" }}><Loaded of={projects}>{(view) => <Projects view={view} />}</Loaded></Page>;
}
const order: readonly ProjectState[] = ["late", "under-way", "not-started", "done", "unknown"];

function Projects({ view }: { readonly view: ProjectsView }) {
  const { t } = useLanguage();
  const { day } = usePlan();
  const [tab, setTab] = useFilter("tab", "table");
  const [state, setState] = useFilter("state");
  const [domain, setDomain] = useFilter("domain");
  const [open, setOpen] = useFilter("open");
  const columns = useColumns(setOpen);
  const shown = view.rows.filter((row) => (!state || row.state === state) && (!domain || row.domain === domain));
  const all = { value: "", label: t({ zh: "全部", en: "All" }) };
  const filters = (
    <div className="filters">
      <Segmented value={tab} onChange={(value) => setTab(String(value))} options={[{ value: "table", label: t({ zh: "表格", en: "Table" }) }, { value: "gantt", label: t({ zh: "甘特图", en: "Gantt" }) }, { value: "money", label: t({ zh: "资金与减排", en: "Money and reductions" }) }]} />
      {tab !== "money" && <><Choice label={t({ zh: "领域", en: "Domain" })} value={domain} onChange={setDomain} options={[all, ...[...new Set(view.rows.map((row) => row.domain))].map((each) => ({ value: each, label: each }))]} />
        <Choice label={t({ zh: "状态", en: "State" })} value={state} onChange={setState} options={[all, ...order.map((each) => ({ value: each, label: t(projectWords[each]) }))]} /></>}
    </div>);
  return (
    <>
      {tab === "table" && <DataTable name={{ zh: "重点工程", en: "Major projects" }} rows={shown} columns={columns} idOf={(row) => row.id} groupOf={(row) => `${row.domain} · ${row.group}`} excel="projects" tools={filters} />}
      {tab !== "table" && <div className="panel filter-bar no-print">{filters}</div>}
      {tab === "gantt" && <Gantt rows={shown} day={day} onOpen={setOpen} />}
      {tab === "money" && <MoneyView view={view} />}
      {open && <ProjectDrawer id={open} onClose={() => setOpen("")} />}
    </>
  );
}

function useColumns(open: (id: string) => void): readonly Column<ProjectRow>[] {
  const { t } = useLanguage();
  return useMemo(() => [
    { id: "name", title: { zh: "工程", en: "Project" }, heads: true, width: 280, sortBy: (row) => row.name, cell: (row) => <><span className="seq">{row.id}</span> <button type="button" className="link-button" onClick={() => open(row.id)}>{row.name}</button></> },
    { id: "owner", card: "wide", title: { zh: "实施单位", en: "Owner" }, width: 180, sortBy: (row) => row.owner, cell: (row) => row.owner || "—" },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, width: 104, sortBy: (row) => order.indexOf(row.state), cell: (row) => <span title={t(row.stateReason)}><ProjectTag state={row.state} /></span> },
    { id: "progress", title: { zh: "进度", en: "Progress" }, numeric: true, width: 66, cell: (row) => <Figure value={row.progress} unit={row.progress ? "%" : undefined} /> },
    { id: "money", title: { zh: "投资（万元）", en: "Investment (10 000 yuan)" }, numeric: true, width: 104, sortBy: (row) => Number(row.investmentWan), cell: (row) => <span title={`${row.investmentPrinted} ${row.investmentUnit}`}><Figure value={row.investmentWan} money /></span> },
    { id: "paid", title: { zh: "已支付（万元）", en: "Paid (10 000 yuan)" }, numeric: true, hidden: true, cell: (row) => <Figure value={row.paidWan} money /> },
    { id: "period", title: { zh: "期限", en: "Period" }, width: 150, sortBy: (row) => row.until, cell: (row) => row.periodPrinted || "—" },
    { id: "benefit", title: { zh: "预期减排（t/a）", en: "Expected reduction (t/a)" }, cell: (row) => row.benefits.length ? row.benefits.map((each) => <span key={each.pollutant} className="benefit">{each.pollutant} <Figure value={each.tonnesPerYear} money /></span>) : "—" },
    { id: "location", title: { zh: "地点", en: "Location" }, hidden: true, cell: (row) => row.location || "—" },
    { id: "lead", title: { zh: "牵头部门", en: "Lead" }, hidden: true, cell: (row) => row.lead || "—" },
    { id: "content", title: { zh: "建设内容", en: "Content" }, hidden: true, cell: (row) => row.content || "—" },
    { id: "reason", title: { zh: "状态说明", en: "Why" }, hidden: true, cell: (row) => t(row.stateReason) },
    { id: "line", title: { zh: "出处", en: "Where" }, width: 70, cell: (row) => <LineLink line={row.quotation.line} /> },
  ], [t, open]);
}
