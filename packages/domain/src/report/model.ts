import type { Labels, Lineage } from "@yunqing/standards";

/** How a column stands: text left, numbers right, states and years in the middle. */
export type Align = "left" | "center" | "right";
export type HeadingLevel = 1 | 2 | 3 | 4;

/** The title of a document (标题), centred. */
export interface TitleBlock { readonly kind: "title"; readonly text: string }
/** The line below the title (副标题), e.g. the judged day. */
export interface SubtitleBlock { readonly kind: "subtitle"; readonly text: string }
/** A heading; `text` has its ordinal already: 一、 · （一） · 1. · （1） for levels 1–4. */
export interface HeadingBlock { readonly kind: "heading"; readonly level: HeadingLevel; readonly text: string }
/** A paragraph, first line indented by two characters unless `indent` is false. */
export interface ParagraphBlock { readonly kind: "paragraph"; readonly text: string; readonly indent?: boolean }
/**
 * A table (表): `caption` has its number (表 1 …), `unit` stands at the right above the table, or "" when units are in the columns.
 * Each row has as many cells as `columns`; a cell without a value is "—", never 0.
 */
export interface TableBlock {
  readonly kind: "table"; readonly caption: string; readonly unit: string;
  readonly columns: readonly string[]; readonly align: readonly Align[];
  /** relative widths, one per column; the adapter shares the page's width in their proportion */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** a line below the table (注：…), or "" */
  readonly note: string;
}
/** A chart (图), for drawing only: numbers are floats, null is a gap. `target` is drawn as a straight line across. */
export interface ChartBlock {
  readonly kind: "chart"; readonly caption: string; readonly unit: string; readonly chart: "bar" | "line";
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly target?: { readonly name: string; readonly value: number };
  /** what the chart shows in one sentence, for people who do not see it */
  readonly summary: string;
}
/** Issuing office and day (落款), at the right. */
export interface SignatureBlock { readonly kind: "signature"; readonly office: string; readonly day: string }
/** Lines to be filled in by hand on paper (签收栏): label and blank width in characters. */
export interface FieldsBlock { readonly kind: "fields"; readonly fields: readonly { readonly label: string; readonly value: string }[] }
export interface PageBreakBlock { readonly kind: "page-break" }

/** A block of a document (版面块), in the order printed. */
export type Block = TitleBlock | SubtitleBlock | HeadingBlock | ParagraphBlock | TableBlock | ChartBlock | SignatureBlock | FieldsBlock | PageBreakBlock;

/** A figure that the report states, with the tree that made it; frozen when the report is recorded (发布值). */
export interface ReportFigure { readonly subject: string; readonly label: Labels; readonly value: string | null; readonly unit: string; readonly lineage: Lineage }

/**
 * A document to be printed (文稿): what it says, not how it is drawn. The Word adapter draws it.
 * `kind` is `plan-progress` (规划实施进展报告) `duty-sheet` (督办单) or `clue` (执法线索移交单).
 */
export interface ReportModel {
  readonly kind: "plan-progress" | "duty-sheet" | "clue";
  readonly title: string;
  readonly district: { readonly id: string; readonly name: Labels; readonly simulated: boolean };
  /** the word 模拟 or "" : stands in every header of a simulated district's paper */
  readonly banner: string;
  readonly plan: string | null; readonly day: string; readonly known: string; readonly madeAt: string;
  readonly blocks: readonly Block[];
  readonly figures: readonly ReportFigure[];
}
