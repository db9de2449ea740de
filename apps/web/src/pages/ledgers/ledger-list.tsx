import { CopyOutlined, DownloadOutlined, PlusOutlined, TableOutlined } from "@ant-design/icons";
import type { Control } from "@yunqing/ledger";
import type { LedgerCountView, LedgerPage as PageOfRows, LedgerRowLine, LedgerView } from "@yunqing/wire";
import { App, Button, Popover } from "antd";
import { useEffect, useMemo, useState, type KeyboardEvent, useRef } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter, useGo } from "../../app/view-state.js";
import { useAddress, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { To } from "../../parts/link.js";
import { useNarrow } from "../../parts/narrow.js";
import { Loaded } from "../../parts/page.js";
import { Tag } from "../../parts/state-tag.js";
import { cellOf, copyRows } from "./copied-rows.js";
import { LedgerFilters } from "./ledger-filters.js";
import { useLedgerQuery } from "./ledger-query.js";
import { useListHabits } from "./list-habits.js";
import { StateOfRow } from "./row-state.js";
import { TermTags } from "./row-terms.js";
import { ValueText, type Names } from "./value-text.js";

const sizes = ["20", "50", "100", "200"], columnsAtFirst = 7;

/** The rows of a ledger, page by page (列表). The page comes at once; how many there are in all follows on its own. */
export function LedgerList({ view }: { readonly view: LedgerView }) {
  const { t, language } = useLanguage();
  const go = useGo(), address = useAddress(), narrow = useNarrow();
  const { message } = App.useApp();
  const { asked, query, change } = useLedgerQuery();
  const habits = useListHabits(view.ledger);
  const [limit, setLimit] = useFilter("limit", "50"), [named, setNamed] = useFilter("columns"), chosen = named || habits.columns;
  const setChosen = (columns: string) => { setNamed(columns); habits.rememberColumns(columns); };
  const [cursors, setCursors] = useState<readonly string[]>([]), key = JSON.stringify(query) + limit;
  useEffect(() => setCursors([]), [key]);
  const holes = { ledger: view.ledger }, cursor = cursors.at(-1);
  const page = useView<PageOfRows>("ledgerRows", { holes, query: { ...query, limit, cursor: cursor ?? null } }), count = useView<LedgerCountView>("ledgerCount", { holes, query });
  const controls = useMemo(() => new Map(view.form.sections.flatMap((section) => section.fields.map((field) => [field.name, field.control] as const))), [view.form]);
  const known = new Set(view.list.columns.map(({ name }) => name)), wanted = chosen.split(",").filter((name) => known.has(name));
  const shown = wanted.length > 0 ? wanted : firstColumns(view, controls, page.data?.rows ?? []), columns = columnsOf(view, shown);
  const copy = () => {
    const { rows, names } = page.data ?? { rows: [], names: {} };
    const head = columns.map((column) => ({ text: t(column.label) + (column.unit ? `（${column.unit}）` : ""), number: false }));
    const body = rows.map((row) => columns.map((column) => (column.name === "row_state" ? { text: t(view.states.find((each) => each.id === row.state)?.label ?? { zh: row.state ?? "", en: row.state ?? "" }), number: false } : cellOf(controls.get(column.name) ?? { type: "text" }, row.values[column.name], names, t))));
    copyRows([head, ...body]).then(() => message.success(t({ zh: `已复制本页 ${rows.length} 行，可粘贴到 Excel 或 WPS`, en: `${rows.length} rows of this page copied for a sheet` })), () => message.error(t({ zh: "浏览器不允许复制，请用 Excel 导出", en: "The browser does not allow it: use the Excel file" })));
  };
  const from = cursors.length * Number(limit);
  return (
    <section className="table-block" aria-label={t(view.list.title)}>
      <div className="table-tools no-print">
        <span className="table-count" role="status">{count.data ? t({ zh: `共 ${count.data.rows} 条`, en: `${count.data.rows} rows` }) : t({ zh: "正在计数……", en: "counting…" })}</span>
        <span className="grow" />
        {view.mayWrite && !asked.asOf && <Button type="primary" size="small" icon={<PlusOutlined />} onClick={() => go(`/ledgers/${view.ledger}/new`)}>{t({ zh: "登记", en: "Enter" })}</Button>}
        <ColumnChoice view={view} shown={shown} isUsual={wanted.length === 0} onChange={setChosen} />
        {view.mayExport && !narrow && <Button size="small" icon={<CopyOutlined />} disabled={(page.data?.rows.length ?? 0) === 0} onClick={copy}>{t({ zh: "复制本页", en: "Copy page" })}</Button>}
        {view.mayExport && <Button size="small" icon={<DownloadOutlined />} href={address("ledgerExport", { holes, query: { ...query, columns: columns.map(({ name }) => name).join(","), lang: language } })} download>Excel</Button>}
      </div>
      <LedgerFilters key={view.ledger} view={view} asked={asked} change={change} />
      {asked.asOf && <p className="note as-of" role="note">{t({ zh: `这是 ${asked.asOf} 结束时的台账，只能查看。`, en: `This is the ledger at the end of ${asked.asOf}; it can only be read.` })}</p>}
      <Loaded of={page}>{(loaded) => (
        <>
          <Rows view={view} rows={loaded.rows} names={loaded.names} shown={shown} controls={controls} sort={asked.sort} onSort={(sort) => change({ sort })} asOf={asked.asOf} />
          {loaded.rows.length === 0 && <p className="empty">{Object.keys(query).length > 0 ? t({ zh: "没有符合条件的记录。放宽筛选条件再试。", en: "Nothing fits. Loosen the filters and try again." }) : t({ zh: "还没有记录。点“登记”逐条填写，或在“导入”页上传 Excel。", en: "Nothing yet. Enter one, or upload a sheet under Import." })}</p>}
          <nav className="pager no-print" aria-label={t({ zh: "翻页", en: "Pages" })}>
            <Button size="small" disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>{t({ zh: "上一页", en: "Previous" })}</Button>
            <span className="num">{loaded.rows.length === 0 ? "0" : `${from + 1}–${from + loaded.rows.length}`}</span>
            <Button size="small" disabled={loaded.next === null} onClick={() => { if (loaded.next !== null) setCursors([...cursors, loaded.next]); }}>{t({ zh: "下一页", en: "Next" })}</Button>
            <label>{t({ zh: "每页", en: "per page" })} <select value={limit} onChange={(event) => setLimit(event.target.value)}>{sizes.map((each) => <option key={each}>{each}</option>)}</select></label>
          </nav>
        </>)}</Loaded>
    </section>
  );
}

/** The columns of a list that nobody chose: the state, and the first of those in which anything stands on this page. */
function firstColumns(view: LedgerView, controls: ReadonlyMap<string, Control>, rows: readonly LedgerRowLine[]): readonly string[] {
  const fit = view.list.columns.filter(({ name }) => name !== view.list.nameField && name !== "row_state" && !["lines", "file", "children"].includes(controls.get(name)?.type ?? "")).map(({ name }) => name);
  const filled = fit.filter((name) => rows.some((row) => row.values[name] !== null && row.values[name] !== undefined && row.values[name] !== "")), first = new Set([...filled, ...fit].slice(0, columnsAtFirst));
  return view.list.columns.map(({ name }) => name).filter((name) => first.has(name) || name === "row_state");
}

/** The columns as they stand on the screen: the name first, then the chosen ones in the order of the ledger. */
function columnsOf(view: LedgerView, shown: readonly string[]): LedgerView["list"]["columns"] {
  const { columns, nameField } = view.list;
  return [...columns.filter(({ name }) => name === nameField), ...columns.filter(({ name }) => name !== nameField && shown.includes(name))];
}

function ColumnChoice({ view, shown, isUsual, onChange }: { readonly view: LedgerView; readonly shown: readonly string[]; readonly isUsual: boolean; readonly onChange: (chosen: string) => void }) {
  const { t } = useLanguage();
  const narrow = useNarrow();
  // the address follows a press a moment later: the next press goes on from the last one, not from what the address still says
  const latest = useRef(shown), key = shown.join(",");
  useEffect(() => { latest.current = key.split(","); }, [key]);
  if (narrow) return null;
  const rest = view.list.columns.filter(({ name }) => name !== view.list.nameField);
  const toggle = (name: string, on: boolean) => { const next = on ? [...latest.current, name] : latest.current.filter((each) => each !== name); latest.current = next; onChange(rest.map((each) => each.name).filter((each) => next.includes(each)).join(",")); };
  return (
    <Popover trigger="click" placement="bottomRight" content={
      <fieldset className="chooser"><legend>{t({ zh: "显示的列（会记住）", en: "Columns shown (remembered)" })}</legend>{rest.map((each) => <label key={each.name}><input type="checkbox" checked={shown.includes(each.name)} onChange={(event) => toggle(each.name, event.target.checked)} /> {t(each.label)}</label>)}
        {!isUsual && <Button size="small" onClick={() => onChange("")}>{t({ zh: "恢复默认", en: "As at first" })}</Button>}</fieldset>}>
      <Button size="small" icon={<TableOutlined aria-hidden />}>{t({ zh: "选择列", en: "Columns" })}</Button>
    </Popover>
  );
}

/** Up, down, Home and End go from row to row; Enter opens the one in focus, since it is a link (键盘换行). */
function byKeys(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("tbody th.heads a")], at = links.findIndex((each) => each === document.activeElement || each.closest("tr")?.contains(document.activeElement));
  const next = links[at === -1 ? (step === -1 || step === Infinity ? links.length - 1 : 0) : Math.max(0, Math.min(links.length - 1, at + step))];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

interface RowsProps { readonly view: LedgerView; readonly rows: readonly LedgerRowLine[]; readonly names: Names; readonly shown: readonly string[]; readonly controls: ReadonlyMap<string, Control>; readonly sort: string; readonly asOf: string; readonly onSort: (sort: string) => void }
function Rows({ view, rows, names, shown, controls, sort, asOf, onSort }: RowsProps) {
  const { t } = useLanguage();
  const narrow = useNarrow();
  const nameField = view.list.nameField, columns = columnsOf(view, shown);
  const sorted = (name: string) => (sort === name ? "ascending" as const : sort === `-${name}` ? "descending" as const : undefined);
  const cell = (row: LedgerRowLine, name: string, unit: boolean) => (name === "row_state" ? <StateOfRow view={view} row={row} /> : <ValueText control={controls.get(name) ?? { type: "text" }} value={row.values[name]} names={names} unit={unit} />);
  const link = (row: LedgerRowLine) => <To to={`/ledgers/${view.ledger}/${encodeURIComponent(row.id)}`} {...(asOf ? { extra: { asOf } } : {})}><ValueText control={controls.get(nameField) ?? { type: "text" }} value={row.values[nameField] ?? row.id} names={names} /></To>;
  if (narrow) return (
    <ul className="cards">{rows.map((row) => (
      <li key={row.id}><div className="card"><div className="card-head"><div>{link(row)} <TermTags terms={row.terms} /></div>{view.states.length > 0 && <div><StateOfRow view={view} row={row} /></div>}</div>
        <dl>{columns.filter(({ name }) => name !== nameField && name !== "row_state" && !isBlank(row.values[name])).map((each) => <div key={each.name}><dt>{t(each.label)}</dt><dd>{cell(row, each.name, true)}</dd></div>)}</dl></div></li>))}</ul>);
  return (
    <div className="table-scroll ledger-rows" tabIndex={0} role="region" aria-label={t({ zh: `${view.title.zh}（可滚动，上下键换行，回车打开）`, en: `${view.title.en} (scrolls; up and down change the row, Enter opens it)` })} onKeyDown={byKeys}>
      <table className="data-table">
        <caption className="visually-hidden">{t(view.title)}</caption>
        <thead><tr>{columns.map((column) => {
          const order = sorted(column.name), words = <>{t(column.label)}{column.unit && <span className="unit">（{column.unit}）</span>}</>;
          return <th key={column.name} scope="col" aria-sort={order} className={`${column.align === "right" ? "numeric" : ""} ${column.name === nameField ? "heads" : ""}`}>{column.isSortable && !asOf ? <button type="button" className="sorter" onClick={() => onSort(order === undefined ? column.name : order === "ascending" ? `-${column.name}` : "")}>{words}<span aria-hidden="true">{order === "descending" ? " ▼" : order === "ascending" ? " ▲" : " ↕"}</span></button> : words}</th>;
        })}<th scope="col">{t({ zh: "更新", en: "Updated" })}</th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.id}><th scope="row" className="heads">{link(row)}{row.duty?.overdue && <> <Tag of="overdue" words={{ zh: "逾期", en: "late" }} /></>} <TermTags terms={row.terms} /></th>
            {columns.filter(({ name }) => name !== nameField).map((column) => <td key={column.name} className={column.align === "right" ? "numeric" : ""}>{cell(row, column.name, false)}</td>)}
            <td className="nowrap" title={beijingMinuteOf(row.at)}><span className="num">{beijingMinuteOf(row.at).slice(0, 10)}</span> <small className="by">{row.byName}</small></td></tr>))}</tbody>
      </table>
    </div>
  );
}
