import type { IndicatorDetail, State, TargetRow } from "@yunqing/wire";
import { Segmented } from "antd";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { stateWords } from "../../app/words.js";
import { get } from "../../client/fetch.js";
import { useAddress, useOrganisations, usePlan, useRows } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Figure, TargetText } from "../../parts/figure.js";
import { Quoted, To } from "../../parts/link.js";
import { Loaded, Page } from "../../parts/page.js";
import { StateTag, Tag } from "../../parts/state-tag.js";
import { Asks } from "../../parts/why.js";
import { domainWords, scopeWords } from "./target-words.js";
import { Timeline } from "./timeline.js";

/** 目标: the dated targets in the prose, on a timeline and in a table. */
export function TargetsPage() {
  const rows = useRows<TargetRow>("targets");
  return <Page title={{ zh: "目标", en: "Targets" }}><Loaded of={rows}>{(loaded) => <Targets rows={loaded} />}</Loaded></Page>;
}

function Targets({ rows }: { readonly rows: readonly TargetRow[] }) {
  const { t } = useLanguage();
  const { day } = usePlan();
  const [tab, setTab] = useFilter("tab", "table");
  const [state, setState] = useFilter("state");
  const [domain, setDomain] = useFilter("domain");
  const [scope, setScope] = useFilter("scope");
  const [q, setQ] = useFilter("q");
  const [search] = useSearchParams();
  const open = search.get("open");
  const columns = useTargetColumns();
  const shown = rows.filter((row) => (!state || row.state === state) && (!domain || row.domain === domain) && (!scope || row.scope === scope) && (!q || `${row.metric} ${row.quotation.quote}`.includes(q)))
    .sort((a, b) => Number(b.id === open) - Number(a.id === open));
  const all = { value: "", label: t({ zh: "全部", en: "All" }) };
  const states: readonly (State | "overdue")[] = ["overdue", "missed", "behind", "on-track", "met", "awaiting-target", "not-computable"];
  const filters = (
    <div className="filters">
      <Segmented value={tab} onChange={(value) => setTab(String(value))} options={[{ value: "table", label: t({ zh: "表格", en: "Table" }) }, { value: "timeline", label: t({ zh: "时间线", en: "Timeline" }) }]} />
      <Choice label={t({ zh: "状态", en: "State" })} value={state} onChange={setState} options={[all, ...states.map((each) => ({ value: each, label: t(stateWords[each]) }))]} />
      <Choice label={t({ zh: "领域", en: "Domain" })} value={domain} onChange={setDomain} options={[all, ...[...new Set(rows.map((row) => row.domain))].map((each) => ({ value: each, label: t(domainWords(each)) }))]} />
      <Choice label={t({ zh: "层级", en: "Scope" })} value={scope} onChange={setScope} options={[all, ...[...new Set(rows.map((row) => row.scope))].map((each) => ({ value: each, label: t(scopeWords(each)) }))]} />
      <input type="search" aria-label={t({ zh: "查找目标", en: "Find a target" })} placeholder={t({ zh: "查找目标或原文", en: "Find in words" })} value={q} onChange={(event) => setQ(event.target.value)} />
    </div>);
  if (tab === "timeline") return <div className="stack"><div className="panel filter-bar no-print">{filters}</div><Timeline rows={shown} day={day} /></div>;
  return <DataTable name={{ zh: "文字目标", en: "Targets in the text" }} rows={shown} columns={columns} idOf={(row) => row.id} excel="targets" markOf={(row) => (row.id === open ? "open" : undefined)} tools={filters} />;
}

function useTargetColumns(): readonly Column<TargetRow>[] {
  const { t } = useLanguage();
  const { nameOf } = useOrganisations();
  const address = useAddress();
  return useMemo(() => [
    { id: "metric", title: { zh: "目标", en: "Target" }, heads: true, width: 330, sortBy: (row) => row.metric, cell: (row) => <>{row.indicator ? <To to={`/indicators/${encodeURIComponent(row.indicator)}`}>{row.metric}</To> : row.metric}{row.dueBeforeIssue && <Tag of="yellow" words={{ zh: "期限早于规划印发", en: "due before the plan was issued" }} />}</> },
    { id: "value", title: { zh: "目标值", en: "Target value" }, numeric: true, width: 130, cell: (row) => <TargetText target={row.target} unit={row.unit} /> },
    { id: "due", nowrap: true, title: { zh: "期限", en: "Due" }, width: 96, sortBy: (row) => row.due, cell: (row) => row.due ?? "—" },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, width: 122, sortBy: (row) => row.state, cell: (row) => <StateTag state={row.state} reason={row.stateReason} /> },
    { id: "now", title: { zh: "现值", en: "Value" }, numeric: true, width: 90, cell: (row) => <>{row.value && row.indicator ? <Asks title={row.metric} load={() => get<IndicatorDetail>(address("indicator", { holes: { id: row.indicator ?? "" } })).then((detail) => detail.lineage)}><Figure value={row.value.rounded} /></Asks> : <Figure value={row.value?.rounded} />}{row.value && <small className="under">{row.value.period}</small>}</> },
    { id: "scope", title: { zh: "层级", en: "Scope" }, width: 66, sortBy: (row) => row.scope, cell: (row) => t(scopeWords(row.scope)) },
    { id: "domain", title: { zh: "领域", en: "Domain" }, hidden: true, sortBy: (row) => row.domain, cell: (row) => t(domainWords(row.domain)) },
    { id: "holder", title: { zh: "责任单位", en: "Responsible" }, hidden: true, sortBy: (row) => nameOf(row.holder), cell: (row) => nameOf(row.holder) },
    { id: "reason", title: { zh: "状态说明", en: "Why" }, hidden: true, cell: (row) => t(row.stateReason) },
    { id: "section", title: { zh: "章节", en: "Section" }, hidden: true, sortBy: (row) => row.section, cell: (row) => row.section },
    { id: "quote", title: { zh: "原文", en: "In the document" }, cell: (row) => <Quoted quotation={row.quotation} /> },
  ], [t, nameOf, address]);
}
