import { WarningOutlined } from "@ant-design/icons";
import type { IndicatorDetail, IndicatorRow, Nature, State } from "@yunqing/wire";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { comparatorSigns, natureWords, originWords, stateWords } from "../../app/words.js";
import { get } from "../../client/fetch.js";
import { useAddress, useOrganisations, useRows } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Figure, TargetText } from "../../parts/figure.js";
import { LineLink, To } from "../../parts/link.js";
import { Loaded, Page } from "../../parts/page.js";
import { Spark } from "../../parts/spark.js";
import { StateTag } from "../../parts/state-tag.js";
import { Asks } from "../../parts/why.js";

/** 指标: every indicator of the plan with base, target, value, state and distance. */
export function IndicatorsPage() {
  const rows = useRows<IndicatorRow>("indicators");
  return <Page title={{ zh: "指标", en: "Indicators" }}><Loaded of={rows}>{(loaded) => <Table rows={loaded} />}</Loaded></Page>;
}

function useColumns(): readonly Column<IndicatorRow>[] {
  const { t } = useLanguage();
  const { nameOf } = useOrganisations();
  const address = useAddress();
  return useMemo(() => [
    { id: "name", title: { zh: "指标", en: "Indicator" }, heads: true, width: 270, sortBy: (row) => row.seq, cell: (row) => <><span className="seq">{row.seq}</span><To to={`/indicators/${encodeURIComponent(row.id)}`}>{t(row.name)}</To>{row.disagrees && <span className="warn-mark" title={t({ zh: "规则评判与文件所载不一致", en: "The rule and the document disagree" })}><WarningOutlined aria-hidden /> {t({ zh: "与文件不一致", en: "disagrees" })}</span>}</> },
    { id: "unit", card: "omit", title: { zh: "单位", en: "Unit" }, width: 70, cell: (row) => row.unit || "—" },
    { id: "base", title: { zh: "基期值", en: "Base" }, numeric: true, width: 74, cell: (row) => <span title={String(row.base.year)}><Figure value={row.base.value ?? (row.base.printed === "—" ? null : row.base.printed)} /></span> },
    { id: "target", title: { zh: "目标", en: "Target" }, numeric: true, width: 128, cell: (row) => row.assigned ? <span title={row.assigned.document}>{comparatorSigns[row.assigned.op]}{row.assigned.value}<small className="under">{t({ zh: "已下达", en: "assigned" })}</small></span> : <TargetText target={row.target} /> },
    { id: "value", title: { zh: "现值", en: "Value" }, numeric: true, width: 112, cell: (row) => row.value ? <><Asks title={t(row.name)} load={() => get<IndicatorDetail>(address("indicator", { holes: { id: row.id } })).then((detail) => detail.lineage)}><Figure value={row.value.rounded} /></Asks><small className="under">{row.value.period}{row.value.origin !== "entered" && ` ${t(originWords[row.value.origin])}`}</small></> : <Figure value={null} /> },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, width: 120, sortBy: (row) => order.indexOf(row.state), cell: (row) => <StateTag state={row.state} reason={row.stateReason} /> },
    { id: "distance", title: { zh: "与目标差", en: "To target" }, numeric: true, width: 84, sortBy: (row) => (row.distance === null ? null : Number(row.distance)), cell: (row) => <Figure value={row.distance} /> },
    { id: "spark", title: { zh: "历年", en: "By year" }, width: 100, cell: (row) => <Spark points={row.spark} target={row.target.kind === "bound" || row.target.kind === "bare" ? row.target.value : row.assigned?.value} /> },
    { id: "nature", title: { zh: "属性", en: "Nature" }, width: 76, sortBy: (row) => row.nature, cell: (row) => t(natureWords(row.nature)) },
    { id: "path", title: { zh: "应达进度", en: "Due on path" }, numeric: true, hidden: true, cell: (row) => <Figure value={row.path?.expected ?? null} /> },
    { id: "holder", title: { zh: "填报单位", en: "Reported by" }, hidden: true, sortBy: (row) => nameOf(row.holder), cell: (row) => nameOf(row.holder) },
    { id: "printed", title: { zh: "文件所载状态", en: "State in the document" }, hidden: true, cell: (row) => row.printedState ?? "—" },
    { id: "reason", title: { zh: "说明", en: "Why" }, hidden: true, cell: (row) => t(row.stateReason) },
    { id: "line", title: { zh: "出处", en: "Where" }, width: 66, cell: (row) => <LineLink line={row.quotation.line} /> },
  ], [t, nameOf, address]);
}
const order: readonly State[] = ["missed", "behind", "on-track", "met", "awaiting-target", "not-computable"];

function Table({ rows }: { readonly rows: readonly IndicatorRow[] }) {
  const { t } = useLanguage();
  const columns = useColumns();
  const [category, setCategory] = useFilter("category");
  const [state, setState] = useFilter("state");
  const [nature, setNature] = useFilter("nature");
  const [q, setQ] = useFilter("q");
  const categories = [...new Set(rows.map((row) => row.category))];
  const shown = rows.filter((row) => (!category || row.category === category) && (!state || row.state === state) && (!nature || String(row.nature) === nature)
    && (!q || `${row.name.zh} ${row.name.en} ${row.code} ${row.printedName}`.toLowerCase().includes(q.toLowerCase())));
  const all = { value: "", label: t({ zh: "全部", en: "All" }) };
  return (
    <DataTable name={{ zh: "规划指标", en: "Indicators of the plan" }} rows={shown} columns={columns} idOf={(row) => row.id} groupOf={(row) => row.category} excel="indicators"
      tools={<div className="filters">
        <Choice label={t({ zh: "类别", en: "Category" })} value={category} onChange={setCategory} options={[all, ...categories.map((each) => ({ value: each, label: each }))]} />
        <Choice label={t({ zh: "状态", en: "State" })} value={state} onChange={setState} options={[all, ...order.map((each) => ({ value: each, label: t(stateWords[each]) }))]} />
        <Choice label={t({ zh: "属性", en: "Nature" })} value={nature} onChange={setNature} options={[all, ...(["binding", "expected"] as const).map((each: NonNullable<Nature>) => ({ value: each, label: t(natureWords(each)) }))]} />
        <input type="search" aria-label={t({ zh: "按名称查找", en: "Find by name" })} placeholder={t({ zh: "按名称查找", en: "Find by name" })} value={q} onChange={(event) => setQ(event.target.value)} />
      </div>} />
  );
}
