import { DownloadOutlined, TableOutlined } from "@ant-design/icons";
import type { Labels } from "@yunqing/standards";
import type { RouteName } from "@yunqing/wire";
import { Button, Checkbox, Popover } from "antd";
import { useMemo, type ReactNode } from "react";
import { useSearchParams } from "react-router";
import { useActor } from "../app/session.js";
import { useFilter } from "../app/view-state.js";
import { useLanguage } from "../app/language.js";
import { useAddress } from "../client/views.js";
import { useNarrow } from "./narrow.js";

/** One column of a table (列): the heading, what stands in a cell, and by what it is sorted. */
export interface Column<Row> {
  readonly id: string;
  readonly title: Labels;
  readonly cell: (row: Row) => ReactNode;
  readonly sortBy?: (row: Row) => string | number | null;
  readonly numeric?: boolean;
  readonly width?: number | string;
  readonly nowrap?: boolean;
  /** left out at first; the column chooser brings it in */
  readonly hidden?: boolean;
  /** stays in sight when the table is wider than the screen, and heads the card on a phone */
  readonly heads?: boolean;
  /** on a phone: beside the heading, over the whole width, or not at all */
  readonly card?: "badge" | "wide" | "omit";
}
interface Props<Row> {
  readonly name: Labels;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly groupOf?: (row: Row) => string;
  /** name of the server's table, for the Excel file with the same query */
  readonly excel?: string;
  /** what the rows were asked for with beyond the address */
  readonly excelQuery?: Readonly<Record<string, string>>;
  readonly tools?: ReactNode;
  readonly markOf?: (row: Row) => string | undefined;
  readonly empty?: Labels;
  readonly chooser?: boolean;
  /** name of its order in the address, where several tables stand on a page */
  readonly sortKey?: string;
}
const collator = new Intl.Collator("zh-Hans-CN-u-co-pinyin", { numeric: true });

function sorted<Row>(rows: readonly Row[], column: Column<Row> | undefined, down: boolean): readonly Row[] {
  const by = column?.sortBy;
  if (!by) return rows;
  return [...rows].sort((left, right) => {
    const [a, b] = [by(left), by(right)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;      // unknown stays last, whichever way
    const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
    return down ? -order : order;
  });
}

/** A table with a sticky heading, sorting, a column chooser, an Excel file of the same rows, and cards on a phone (表格). */
export function DataTable<Row>(props: Props<Row>) {
  const { t } = useLanguage();
  const narrow = useNarrow();
  const [sort, setSort] = useFilter(props.sortKey ?? "sort");
  const [chosen, setChosen] = useFilter(props.sortKey === undefined ? "columns" : `columns-${props.sortKey}`);
  const down = sort.startsWith("-"), sortId = down ? sort.slice(1) : sort;
  const shownIds = chosen ? chosen.split(",") : props.columns.filter((each) => !each.hidden).map((each) => each.id);
  const columns = props.columns.filter((each) => each.heads || shownIds.includes(each.id));
  const rows = useMemo(() => sorted(props.rows, props.columns.find((each) => each.id === sortId), down), [props.rows, props.columns, sortId, down]);
  const groupOf = sort ? undefined : props.groupOf;
  return (
    <section className="table-block" aria-label={t(props.name)}>
      <div className="table-tools no-print">
        <span className="table-count" role="status">{t({ zh: `共 ${rows.length} 项`, en: `${rows.length} rows` })}</span>
        {props.tools}
        <span className="grow" />
        {props.chooser !== false && !narrow && props.columns.length > 4 && <ColumnChooser columns={props.columns} shown={shownIds} onChange={setChosen} />}
        {props.excel && <ExcelButton table={props.excel} {...(props.excelQuery ? { query: props.excelQuery } : {})} />}
      </div>
      {narrow ? <Cards {...props} columns={columns} rows={rows} groupOf={groupOf} /> : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t({ zh: `${props.name.zh}（可滚动）`, en: `${props.name.en} (scrolls)` })}>
          <table className="data-table">
            <caption className="visually-hidden">{t(props.name)}</caption>
            <thead><tr>{columns.map((column) => <HeadCell key={column.id} column={column} sorted={sortId === column.id ? (down ? "descending" : "ascending") : undefined} onSort={() => setSort(sortId !== column.id ? column.id : down ? "" : `-${column.id}`)} />)}</tr></thead>
            <tbody>{rows.map((row, at) => {
              const group = groupOf?.(row);
              const opens = group !== undefined && (at === 0 || groupOf?.(rows[at - 1] as Row) !== group);
              return [
                opens ? <tr key={`group ${group}`} className="group-row"><th colSpan={columns.length} scope="colgroup">{group}</th></tr> : null,
                <tr key={props.idOf(row)} data-mark={props.markOf?.(row)}>{columns.map((column) => column.heads
                  ? <th key={column.id} scope="row" className="heads">{column.cell(row)}</th>
                  : <td key={column.id} className={`${column.numeric ? "numeric" : ""} ${column.nowrap ? "nowrap" : ""}`}>{column.cell(row)}</td>)}</tr>,
              ];
            })}</tbody>
          </table>
        </div>)}
      {rows.length === 0 && <p className="empty">{t(props.empty ?? { zh: "没有符合条件的内容。放宽筛选条件再试。", en: "Nothing fits. Loosen the filters and try again." })}</p>}
    </section>
  );
}

function ColumnChooser<Row>({ columns, shown, onChange }: { readonly columns: readonly Column<Row>[]; readonly shown: readonly string[]; readonly onChange: (chosen: string) => void }) {
  const { t } = useLanguage();
  const toggle = (id: string, on: boolean) => { const next = on ? [...shown, id] : shown.filter((each) => each !== id); onChange(columns.map((column) => column.id).filter((each) => next.includes(each)).join(",")); };
  return (
    <Popover trigger="click" placement="bottomRight" content={
      <fieldset className="chooser"><legend>{t({ zh: "显示的列", en: "Columns shown" })}</legend>
        {columns.filter((each) => !each.heads).map((each) => <Checkbox key={each.id} checked={shown.includes(each.id)} onChange={({ target }) => toggle(each.id, target.checked)}>{t(each.title)}</Checkbox>)}
      </fieldset>}>
      <Button size="small" icon={<TableOutlined />}>{t({ zh: "选择列", en: "Columns" })}</Button>
    </Popover>
  );
}

function HeadCell<Row>({ column, sorted: order, onSort }: { readonly column: Column<Row>; readonly sorted: "ascending" | "descending" | undefined; readonly onSort: () => void }) {
  const { t } = useLanguage();
  return (
    <th scope="col" style={{ width: column.width }} className={`${column.numeric ? "numeric" : ""} ${column.heads ? "heads" : ""}`} aria-sort={order}>
      {column.sortBy ? <button type="button" className="sorter" onClick={onSort}>{t(column.title)}<span aria-hidden="true">{order === "descending" ? " ▼" : order === "ascending" ? " ▲" : " ↕"}</span></button> : t(column.title)}
    </th>
  );
}

function Cards<Row>({ columns, rows, idOf, groupOf, markOf }: Omit<Props<Row>, "groupOf"> & { readonly groupOf: ((row: Row) => string) | undefined }) {
  const { t } = useLanguage();
  return (
    <ul className="cards">{rows.map((row, at) => {
      const group = groupOf?.(row);
      const opens = group !== undefined && (at === 0 || groupOf?.(rows[at - 1] as Row) !== group);
      return (
        <li key={idOf(row)} data-mark={markOf?.(row)}>
          {opens && <h2 className="card-group">{group}</h2>}
          <div className="card">
            <div className="card-head"><div>{columns.filter((each) => each.heads).map((each) => <div key={each.id}>{each.cell(row)}</div>)}</div>{columns.filter((each) => each.card === "badge").map((each) => <div key={each.id}>{each.cell(row)}</div>)}</div>
            <dl>{columns.filter((each) => !each.heads && (each.card === undefined || each.card === "wide")).map((each) => <div key={each.id} className={each.card}><dt>{t(each.title)}</dt><dd>{each.cell(row)}</dd></div>)}</dl>
          </div>
        </li>);
    })}</ul>
  );
}

/** The Excel file of a table, asked for with the same query as the screen. */
export function ExcelButton({ table, query: asked = {} }: { readonly table: string; readonly query?: Readonly<Record<string, string>> }) {
  const { t, language } = useLanguage();
  const { can } = useActor();
  const [search] = useSearchParams();
  const address = useAddress();
  if (!can("table.export")) return null;
  const query = Object.fromEntries([...search].filter(([name]) => name !== "d"));
  return <Button size="small" icon={<DownloadOutlined />} href={address("table" satisfies RouteName, { holes: { table }, query: { ...query, ...asked, lang: language } })} download>Excel<span className="visually-hidden">{t({ zh: "下载当前表格", en: "download this table" })}</span></Button>;
}
