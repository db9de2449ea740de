import type { Labels } from "@yunqing/standards";
import type { AuditView, AwaitingValue, FindingView, IndicatorRow, ProjectRow, TargetRow, TaskRow } from "../desk/plan-desk-views.js";
import type { DutyLine } from "../duty/view.js";
import { auditTable, dutyTable, findingTable, indicatorTable, projectTable, targetTable, taskTable, valueTable, type CellWords, type Column, type TableDeclaration } from "./table-columns.js";
import type { TableModel, TableName } from "./table-model.js";

/** Rows that a table is made of, by its name. */
export interface TableRows { readonly indicators: IndicatorRow; readonly targets: TargetRow; readonly projects: ProjectRow; readonly tasks: TaskRow; readonly duties: DutyLine; readonly findings: FindingView; readonly values: AwaitingValue; readonly audit: AuditView["entries"][number] }
/** What stands around a table: the screen's own query (`sort=-id`, `columns=a,b`, filters by name, `lang`), and the day judged. */
export interface TableHead {
  readonly query: Readonly<Record<string, string>>; readonly madeAt: string; readonly banner: string; readonly district: Labels; readonly plan: Labels; readonly day: string; readonly known: string;
  readonly organisation: (id: string | null) => string;
}

const declarations: { readonly [Name in TableName]: TableDeclaration<TableRows[Name]> } = { indicators: indicatorTable, targets: targetTable, projects: projectTable, tasks: taskTable, duties: dutyTable, findings: findingTable, values: valueTable, audit: auditTable };
const undated: readonly TableName[] = ["duties", "values", "audit"];

/** The table as on the screen (表格导出): filtered, sorted and with the columns that the screen's query names. Unknown values sort last. */
export function tableOf<Name extends TableName>(name: Name, rows: readonly TableRows[Name][], head: TableHead): TableModel {
  const declared = declarations[name] as TableDeclaration<TableRows[Name]>, words: CellWords = { say: (labels) => (head.query["lang"] === "en" ? labels.en : labels.zh), organisation: head.organisation };
  const filters = declared.filters.flatMap((filter) => { const wanted = head.query[filter.id]; return wanted === undefined || wanted === "" ? [] : [{ filter, wanted }]; });
  const chosen = head.query["columns"]?.split(",").filter(Boolean);
  const columns = declared.columns.filter((column) => column.heads === true || (chosen === undefined || chosen.length === 0 ? column.hidden !== true : chosen.includes(column.beside ?? column.id)));
  const kept = rows.filter((row) => filters.every(({ filter, wanted }) => filter.holds(row, wanted)));
  return {
    name, title: declared.title, unit: declared.unit, madeAt: head.madeAt, banner: head.banner, filter: filterLine(name, head, filters, kept.length, words),
    columns: columns.map(({ id, label, unit, width, kind }) => ({ id, label, unit: unit ?? "", width, kind })),
    rows: sorted(kept, declared.columns, head.query["sort"], words).map((row) => columns.map((column) => column.cell(row, words))),
  };
}

function filterLine<Row>(name: TableName, head: TableHead, filters: readonly { readonly filter: TableDeclaration<Row>["filters"][number]; readonly wanted: string }[], count: number, words: CellWords): Labels {
  const known = head.known.slice(0, 10) === head.known ? head.known : new Date(Date.parse(head.known) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
  const dated = undated.includes(name) ? { zh: "", en: "" } : { zh: `；${head.plan.zh}；判定日 ${head.day}；数据截至 ${known}`, en: `; ${head.plan.en}; judged on ${head.day}; known as of ${known}` };
  const part = (language: "zh" | "en"): string => filters.map(({ filter, wanted }) => `${filter.label[language]}${language === "zh" ? "：" : ": "}${filter.show?.(wanted, { ...words, say: (labels) => labels[language] }) ?? wanted}`).join(language === "zh" ? "；" : "; ") || (language === "zh" ? "无筛选" : "no filter");
  return { zh: `${head.district.zh}${dated.zh}；${part("zh")}；共 ${count} 项`, en: `${head.district.en}${dated.en}; ${part("en")}; ${count} rows` };
}

const collator = new Intl.Collator("zh-Hans-CN-u-co-pinyin", { numeric: true });
function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: string | undefined, words: CellWords): readonly Row[] {
  const down = sort?.startsWith("-") === true, id = down ? sort?.slice(1) : sort, by = columns.find((column) => column.id === id)?.sortBy;
  if (by === undefined) return rows;
  return [...rows].sort((left, right) => {
    const a = by(left, words), b = by(right, words);
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
    return down ? -order : order;
  });
}
