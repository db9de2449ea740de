import { flagOf, isFactorForm, type FactorValue, type Segment } from "@yunqing/hj212";
import { dataTimeOf, instantOf, qnOf } from "./beijing.js";
import type { InstrumentSpec } from "./instrument.js";

/** A row that was not sent (坏行): line from 1, column by its name, what stood there, why. */
export interface RowFault { readonly line: number; readonly column: string; readonly text: string; readonly why: "cells" | "time" | "time-repeated" | "number" | "flag" | "quotes" | "line-too-long" | "nothing" }
/** A file whose header cannot be used. */
export class CsvUnusable extends RangeError { readonly code = "simulator/csv-unusable"; }
/** What the rows are: each becomes one packet. */
export type ReplayAs = "real-time" | "minute" | "hour" | "day";
export const commandOfReplay: Readonly<Record<ReplayAs, "2011" | "2051" | "2061" | "2031">> = { "real-time": "2011", minute: "2051", hour: "2061", day: "2031" };

const longest = 65_536;
/** Lines of a stream, with their numbers; undefined for one over 64 KiB. Holds one line. */
export async function* linesOf(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<{ readonly line: number; readonly text: string | undefined }> {
  const decoder = new TextDecoder();
  let held = "", line = 1, long = false;
  const finished = function* (): Generator<{ line: number; text: string | undefined }> {
    for (let end = held.indexOf("\n"); end >= 0; end = held.indexOf("\n")) {
      yield { line: line++, text: long || end > longest ? undefined : held.slice(0, end).replace(/\r$/, "") };
      held = held.slice(end + 1); long = false;
    }
    if (held.length > longest) { held = ""; long = true; }
  };
  for await (const chunk of source) {
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    for (let at = 0; at < text.length; at += longest) { held += text.slice(at, at + longest); yield* finished(); }
  }
  held += decoder.decode();
  if (held !== "" || long) yield { line, text: long || held.length > longest ? undefined : held.replace(/\r$/, "") };
}

/** Cells of a line of CSV; undefined where quotes do not close. @clause RFC 4180 §2 */
function cellsOf(text: string): readonly string[] | undefined {
  if (!text.includes("\"")) return text.split(",").map((cell) => cell.trim());
  const cells: string[] = [];
  for (let at = 0; at <= text.length;) {
    if (text[at] === "\"") {
      let cell = "", to = at + 1;
      for (;; to++) { if (to >= text.length) return undefined; if (text[to] !== "\"") cell += text[to]!; else if (text[to + 1] === "\"") { cell += "\""; to++; } else break; }
      if (to + 1 < text.length && text[to + 1] !== ",") return undefined;
      cells.push(cell.trim()); at = to + 2;
    } else { const to = text.indexOf(",", at), end = to < 0 ? text.length : to; cells.push(text.slice(at, end).trim()); at = end + 1; }
  }
  return cells;
}

interface Column { readonly at: number; readonly name: string; readonly factor: string; readonly field: string }
const fields = new Set(["Rtd", "Min", "Avg", "Max", "ZsRtd", "ZsMin", "ZsAvg", "ZsMax", "Cou", "Data", "Flag"]);

/**
 * Turns the rows of a CSV into packets of one instrument (表格回放). The first line names the columns: one `time` (also `时间`, `DataTime`), the others a factor code or `code-Field`;
 * a code alone is Rtd of real-time rows and Avg of others. Time is `YYYY-MM-DD HH:mm[:ss]` in Beijing and begins the window. An empty cell is left out. A factor without a Flag column is sent with N.
 * A row with a fault is skipped whole, and each fault told. Holds one row at a time.
 *
 * @throws {CsvUnusable} a header without time, without factors, with one column twice, or with a name that is no factor code
 */
export async function* packetsOfCsv(source: AsyncIterable<Uint8Array | string>, spec: InstrumentSpec, as: ReplayAs, onFault: (fault: RowFault) => void, onRow: () => void = () => undefined, answers = true): AsyncGenerator<Segment> {
  let columns: readonly Column[] | undefined, timeAt = -1, timeName = "", width = 0, before = Number.NaN, lastQn = 0;
  for await (const { line, text } of linesOf(source)) {
    const cells = text === undefined ? undefined : cellsOf(line === 1 ? text.replace(/^\ufeff/, "") : text);
    if (columns === undefined) {
      if (cells === undefined) throw new CsvUnusable(`line ${line}: the header cannot be read: quotes do not close, or it is longer than 64 KiB`);
      ({ columns, timeAt } = columnsOf(cells, as)); timeName = cells[timeAt]!; width = cells.length;
      continue;
    }
    if (text === "") continue;
    onRow();
    if (cells === undefined) { onFault({ line, column: "", text: (text ?? "").slice(0, 80), why: text === undefined ? "line-too-long" : "quotes" }); continue; }
    if (cells.length !== width) { onFault({ line, column: "", text: `${cells.length} of ${width}`, why: "cells" }); continue; }
    const time = timeOf(cells[timeAt]!), values: FactorValue[] = [], faults: RowFault[] = [];
    if (Number.isNaN(time)) faults.push({ line, column: timeName, text: cells[timeAt]!, why: "time" });
    else if (time === before) faults.push({ line, column: timeName, text: cells[timeAt]!, why: "time-repeated" });
    for (const [k, { at, name, factor, field }] of columns.entries()) {
      const value = cells[at]!;
      if (value !== "") {
        if (field === "Flag" ? !/^[0-9A-Za-z]{1,2}$/.test(value) : !/^-?(?:0|[1-9]\d{0,13})(?:\.\d{1,8})?$/.test(value)) faults.push({ line, column: name, text: value, why: field === "Flag" ? "flag" : "number" });
        else values.push({ factor, field, value });
      }
      const own = columns[k + 1]?.factor !== factor, last = values[values.length - 1];
      if (own && last?.factor === factor && last.field !== "Flag" && field !== "Flag") values.push({ factor, field: "Flag", value: "N" });
    }
    if (faults.length === 0 && values.length === 0) faults.push({ line, column: "", text: "", why: "nothing" });
    if (faults.length > 0) { for (const fault of faults) onFault(fault); continue; }
    before = time; lastQn = Math.max(lastQn + 1, time);
    yield { version: spec.edition, qn: qnOf(lastQn), st: spec.st, cn: commandOfReplay[as], pw: spec.password, mn: spec.mn, flag: flagOf(spec.edition, false, answers), pnum: null, pno: null, rf: null, dataTime: dataTimeOf(time), values, fields: {} };
  }
  if (columns === undefined) throw new CsvUnusable("line 1: the file is empty; its first line names the columns: time and factor codes");
}

function columnsOf(cells: readonly string[], as: ReplayAs): { columns: readonly Column[]; timeAt: number } {
  const timeAt = cells.findIndex((cell) => /^(?:time|时间|datatime)$/i.test(cell));
  if (timeAt < 0) throw new CsvUnusable(`line 1: no column called time among ${cells.join(", ")}`);
  const columns: Column[] = [], names = new Set<string>();
  for (const [at, name] of cells.entries()) {
    if (at === timeAt) continue;
    const hyphen = name.lastIndexOf("-"), factor = hyphen < 0 ? name : name.slice(0, hyphen), field = hyphen < 0 ? (as === "real-time" ? "Rtd" : "Avg") : name.slice(hyphen + 1);
    if (!isFactorForm(factor) || !fields.has(field)) throw new CsvUnusable(`line 1, column ${at + 1} "${name}": neither a factor code of HJ 212 nor code-Field (fields: ${[...fields].join(", ")})`);
    if (names.has(`${factor}-${field}`)) throw new CsvUnusable(`line 1, column ${at + 1} "${name}": the column ${factor}-${field} stands twice`);
    names.add(`${factor}-${field}`);
    columns.push({ at, name, factor, field });
  }
  if (columns.length === 0) throw new CsvUnusable("line 1: no factor column beside the time");
  const order = [...new Set(columns.map(({ factor }) => factor))];
  columns.sort((a, b) => order.indexOf(a.factor) - order.indexOf(b.factor) || Number(a.field === "Flag") - Number(b.field === "Flag"));      // a factor together, its flag last
  return { columns, timeAt };
}
function timeOf(text: string): number {
  const found = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  return found === null ? Number.NaN : instantOf(`${found[1]}${found[2]}${found[3]}${found[4]}${found[5]}${found[6] ?? "00"}`);
}
