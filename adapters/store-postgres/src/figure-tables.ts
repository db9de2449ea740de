import type { FactColumns } from "./fact-columns.js";

// The tables of figures that people's acts go into, as TypeScript sees them; the truth is in ../migrations/district/0005-figures.sql.

export interface FigurePublicationTable extends FactColumns { key: string; value: string | null; unit: string; lineage: string; document: string; revises: string | null }
/** Tables of figures (统计值) in a district's schema. */
export interface FigureTables { figure_publication: FigurePublicationTable }
/** Those of them that are facts: appended, never changed. */
export const figureFactTables = ["figure_publication"] as const;
/** What machines append and nobody changes: none; kept figures are written again, and what was touched is a queue. */
export const figureMachineTables = [] as const;
