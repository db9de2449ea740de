export type { FileRow, FileSheet, LedgerSheets } from "./sheets.js";
export { dutyRuleOf, keyOf, type BatchLine, type BatchVersion, type ImportLine, type ImportStep, type KeptRow, type KeptVersion, type LedgerCount, type LedgerImport, type LedgerReader, type LedgerStore, type LedgerWriter, type LineKind, type PlaceAsked, type RowDuty, type RowFilter, type RowGroup, type RowMark, type RowNear, type RowOrder, type RowPage, type RowsAsked, type RowsNear, type SealedValue } from "./ports.js";
export { askableOf, holdsOf, holdsSomewhere, inRows, reachOf, readsSomewhere, scopeFor, seesRow, writesSomewhere, type ReachedRow, type Reaching, type ReachPart } from "./reach.js";
export { digestOf, opened, sealed } from "./sealing.js";
export { printedRows, type PrintedFault, type PrintedRow, type PrintedTable } from "./printed-rows.js";
export { placeQuestions, type PlaceQuestion, type QuestionRows, type QuestionZones } from "./place-questions.js";
