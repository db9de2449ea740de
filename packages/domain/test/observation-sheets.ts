import { itemsOfCode } from "@yunqing/standards";
import type { FactorTable, PointFact, PointKind, SheetTable, WritablePoint } from "@yunqing/domain";

/** A table of factors made of the registry of measured items: names and units as HJ 212-2017 prints them, by symbol. */
export const itemTable: FactorTable = {
  of: (code) => {
    const found = itemsOfCode(code)[0];
    return found === undefined ? null : { code, name: found.item.name, unit: found.code.unit ?? found.item.unit, places: null };
  },
};
export const pointFact = (point: string, zh: string, kind: PointKind, over: Partial<PointFact> = {}): PointFact => ({ id: `f-${point}`, by: "u", at: "2026-01-01T00:00:00Z", district: "hill", organisationPath: "government/bureau", placePath: "990001", enterprise: null, point, seq: 1, kind, name: { zh, en: `${point} en` }, place: null, longitude: null, latitude: null, note: "", active: true, ...over });
export const writable = (point: PointFact, over: Partial<WritablePoint> = {}): WritablePoint => ({ point, unitOf: (code) => itemTable.of(code, null)?.unit ?? "", outOfUse: [], instruments: [], ...over });
/** A sheet of texts; null for an empty cell. Rows are numbered from 1; rows of nothing are left out, as readers do. */
export const sheetOf = (rows: readonly (readonly (string | null)[])[]): SheetTable => ({ notes: [], rows: rows.map((cells, at) => ({ row: at + 1, hidden: false, cells: cells.map((text) => (text === null || text === "" ? null : { text, kind: "text" as const })) })).filter(({ cells }) => cells.some((cell) => cell !== null)) });
