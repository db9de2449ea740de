import type { Labels } from "@yunqing/standards";

/**
 * How the cells of a column are read (列类型): `decimal` and `integer` cells are decimal text, `day` cells are YYYY-MM-DD.
 * A cell that is no such value ("—", "<30", "完成市级考核任务") is written as text.
 */
export type ColumnKind = "text" | "decimal" | "integer" | "day";

/** A column as on the screen; `unit` is "" when it has none, `width` in half-width characters. */
export interface TableColumn { readonly id: string; readonly label: Labels; readonly unit: string; readonly width: number; readonly kind: ColumnKind }

/** A table as on the screen (表格), to be written to Excel cell by cell: same title, filter, order and text. */
export interface TableModel {
  readonly name: TableName | "curve" | "network" | "analysis" | "board" | "ledger";
  readonly title: Labels;
  /** unit of the whole table, e.g. 万元, or "" when columns have their own */
  readonly unit: string;
  /** the filter in words (筛选条件), judged day and known day included */
  readonly filter: Labels;
  readonly madeAt: string;
  /** the word 模拟 or "" */
  readonly banner: string;
  readonly columns: readonly TableColumn[];
  /** one text per column and row; nothing is "—" or "" as on the screen */
  readonly rows: readonly (readonly string[])[];
}

export const tableNames = ["indicators", "targets", "projects", "tasks", "duties", "findings", "values", "audit"] as const;
export type TableName = (typeof tableNames)[number];
