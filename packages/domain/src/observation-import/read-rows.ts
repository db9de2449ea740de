import type { Labels } from "@yunqing/standards";
import type { FactorTable } from "../monitoring/factor-unit.js";
import type { MeasuredKind } from "../monitoring/model.js";
import { beijingText, midnightBefore, usualSetting, windowOf } from "../monitoring/window.js";
import { numberOfCell, shifted } from "./cell-number.js";
import { timeOfCell } from "./cell-time.js";
import { kindOfCell, type ColumnMeaning, type SheetColumn } from "./column-meaning.js";
import { codeAt, factorNamed, type NamedFactor } from "./factor-names.js";
import type { FaultList } from "./fault-list.js";
import type { PointFinder, WritablePoint } from "./point-finder.js";
import { columnName, type SheetHead } from "./sheet-head.js";
import type { SheetCell, SheetRow } from "./sheet.js";
import { mayBeNegative, unitShift } from "./unit-shift.js";

/** A value of a row as it will be stored (读出的值): decimal text in the unit of the point, or `0.025L` with flag L. */
export interface ReadValue { readonly factor: string; readonly name: Labels; readonly unit: string; readonly value: string; readonly flag: "L" | null }
/** A row that can be taken (可导入的行). `from` in milliseconds since 1970 UTC. */
export interface ReadRow { readonly row: number; readonly point: WritablePoint; readonly kind: MeasuredKind; readonly from: number; readonly values: readonly ReadValue[] }

/** Everything that rows are read by. */
export interface RowReading { readonly head: SheetHead; readonly finder: PointFinder; readonly table: FactorTable; readonly faults: FaultList; /** now, milliseconds */ readonly now: number }

type Is<K extends ColumnMeaning["is"]> = SheetColumn & { readonly meaning: Extract<ColumnMeaning, { readonly is: K }> };
const earliest = Date.parse("1980-01-01T00:00:00+08:00");
const wall = (at: number): string => beijingText(at).slice(0, 16).replace("T", " ");

/** The time of a row, and where it stands. */
interface RowTime { readonly column: SheetColumn; readonly text: string; readonly at: number; readonly dayOnly: boolean }

/** Reads rows one after another (逐行读取), and remembers what stood before: the same point, time and factor twice is a fault. */
export class RowReader {
  readonly #of: RowReading; readonly #seen = new Map<string, number>();
  readonly #limits = new Map<number, string>(); readonly #units = new Map<number, string>();
  constructor(of: RowReading) { this.#of = of; }

  readonly #byMeaning = new Map<string, readonly SheetColumn[]>();
  #columns<K extends ColumnMeaning["is"]>(is: K): readonly Is<K>[] {
    let held = this.#byMeaning.get(is);
    if (held === undefined) this.#byMeaning.set(is, held = this.#of.head.columns.filter((one) => one.meaning?.is === is && !this.#of.head.bad.has(one.column)));
    return held as readonly Is<K>[];
  }
  #cell(row: SheetRow, column: SheetColumn | undefined): SheetCell | null { const cell = column === undefined ? null : row.cells[column.column - 1] ?? null; return cell === null || (cell.text.trim() === "" && cell.kind !== "error") ? null : cell; }

  /** A row of limits or units under the heading (检出限行、单位行), taken up; false for any other row. */
  label(row: SheetRow): boolean {
    const label = [...this.#columns("time"), ...this.#columns("day"), ...this.#columns("point")].map((column) => this.#cell(row, column)?.text.replace(/[\s：:]/g, "") ?? "").find(Boolean) ?? "", factors = this.#columns("factor");
    const into = /^(方法)?检出限|^(方法)?检测限/.test(label) ? this.#limits : /^(计量)?单位$/.test(label) ? this.#units : null;
    if (into === null) return false;
    for (const column of factors) { const cell = this.#cell(row, column); if (cell !== null) into.set(column.column, cell.text.trim()); }
    return true;
  }

  /** A row as it will be stored; null where it has a fault (named) or holds no value. */
  read(row: SheetRow): ReadRow | "faulty" | "empty" {
    const before = this.#of.faults.count, point = this.#point(row), time = this.#time(row), given = this.#columns("value").length > 0 ? this.#long(row, point) : this.#wide(row, point);
    const kind = this.#kind(row), from = time === null || kind === null ? null : this.#window(row, kind, time, point);
    if (point !== null && from !== null && kind !== null) for (const { value, column } of given) this.#duplicate(row, column, `${point.point.point}\n${kind}\n${from}\n${value.factor}`, value.value);
    const blocked = [...this.#of.head.bad].some((column) => (row.cells[column - 1]?.text ?? "") !== "");
    if (this.#of.faults.count > before || blocked || point === null || from === null || kind === null) return "faulty";
    return given.length === 0 ? "empty" : { row: row.row, point, kind, from, values: given.map(({ value }) => value) };
  }

  #fault(row: SheetRow, column: SheetColumn, value: string, message: Labels): void { this.#of.faults.add(row.row, columnName(column), value, message); }
  /** True for a cell that holds Excel's error or a formula without a value; a formula with one is told. */
  #broken(row: SheetRow, column: SheetColumn, cell: SheetCell): boolean {
    if (cell.formula === true && cell.kind !== "error") this.#of.faults.note("formula", (count) => ({ zh: `${count} 个单元格是公式，按文件中保存的结果读取`, en: `${count} cells are formulas and were read by their saved results` }));
    if (cell.kind !== "error") return false;
    this.#fault(row, column, cell.text, cell.formula === true && cell.text === "" ? { zh: "公式没有保存结果；请用 Excel 打开并保存，或改为数值", en: "a formula without a saved result; open and save the file in Excel, or enter the value" } : { zh: `单元格是 Excel 的错误值“${cell.text}”；请改正`, en: `the cell holds Excel's error "${cell.text}"; mend it` });
    return true;
  }

  #point(row: SheetRow): WritablePoint | null {
    const columns = this.#columns("point"), found: WritablePoint[] = [];
    for (const column of columns) {
      const cell = this.#cell(row, column);
      if (cell === null) continue;
      if (this.#broken(row, column, cell)) return null;
      const one = this.#of.finder.find(cell.text);
      if ("message" in one) { this.#fault(row, column, cell.text, one.message); return null; }
      found.push(one);
      if (found[0] !== one) { this.#fault(row, column, cell.text, { zh: `与同一行的另一个点位（${found[0]!.point.name.zh}）不一致`, en: `differs from the other point of the row (${found[0]!.point.name.en})` }); return null; }
    }
    if (found[0] !== undefined) return found[0];
    this.#fault(row, columns[0]!, "", { zh: "没有填写点位", en: "no point is given" });
    return null;
  }

  #time(row: SheetRow): RowTime | null {
    const times = this.#columns("time"), days = this.#columns("day"), time = times[0], day = days[0], timeCell = this.#cell(row, time), dayCell = this.#cell(row, day);
    for (const [column, cell] of [[time, timeCell], [day, dayCell]] as const) if (column !== undefined && cell !== null && this.#broken(row, column, cell)) return null;
    const read = timeCell === null ? null : timeOfCell(timeCell.text), dayRead = dayCell === null ? null : timeOfCell(dayCell.text);
    if (read?.kind === "fault") { this.#fault(row, time!, timeCell!.text, read.message); return null; }
    if (dayRead?.kind === "fault") { this.#fault(row, day!, dayCell!.text, dayRead.message); return null; }
    if (read?.kind === "clock") {
      if (dayRead?.kind === "day" || dayRead?.kind === "instant") return { column: time!, text: timeCell!.text, at: midnightBefore(dayRead.at) + read.milliseconds, dayOnly: false };
      this.#fault(row, time!, timeCell!.text, { zh: `“${timeCell!.text}”没有日期；请写成 2024-05-03 10:00 的样子，或加“采样日期”一列`, en: `"${timeCell!.text}" has no day; write it like 2024-05-03 10:00, or add a column of days` });
      return null;
    }
    if (read !== null && dayRead !== null && (dayRead.kind === "clock" || midnightBefore(read.at) !== midnightBefore(dayRead.at))) { this.#fault(row, day!, dayCell!.text, { zh: `日期“${dayCell!.text}”与时间“${timeCell!.text}”不是同一天`, en: `the day "${dayCell!.text}" and the time "${timeCell!.text}" differ` }); return null; }
    if (read !== null) return { column: time!, text: timeCell!.text, at: read.at, dayOnly: read.kind === "day" };
    if (dayRead !== null && dayRead.kind !== "clock") return { column: day!, text: dayCell!.text, at: dayRead.at, dayOnly: dayRead.kind === "day" };
    const column = (time ?? day)!;
    this.#fault(row, column, dayCell?.text ?? "", dayCell === null ? { zh: "没有填写时间", en: "no time is given" } : { zh: `“${dayCell.text}”不是日期`, en: `"${dayCell.text}" is no day` });
    return null;
  }

  #kind(row: SheetRow): MeasuredKind | null {
    const column = this.#columns("kind")[0], cell = this.#cell(row, column), fixed = this.#columns("time")[0]?.meaning.kind ?? null;
    if (column === undefined || cell === null) return fixed ?? "real-time";
    const kind = kindOfCell(cell.text);
    if (kind === null) this.#fault(row, column, cell.text, { zh: `“${cell.text}”不是数据类别；请写 实时、分钟、小时 或 日`, en: `"${cell.text}" is no kind of data; write real-time, minute, hour or day` });
    return kind;
  }

  /** The start of the window, checked against its kind, now, and the life of the point. */
  #window(row: SheetRow, kind: MeasuredKind, { column, text, at, dayOnly }: RowTime, point: WritablePoint | null): number | null {
    const whole = kind === "day" ? midnightBefore(at) === at : kind === "hour" ? at % 3_600_000 === 0 : kind === "minute" ? at % 60_000 === 0 : true, { until } = windowOf(kind, at, usualSetting), { now, faults } = this.#of;
    const refuse = (zh: string, en: string): null => { this.#fault(row, column, text, { zh, en }); return null; };
    if (!whole) return kind === "day" ? refuse(`日数据的时间应为零点，“${text}”不是`, `a day's value is of midnight, "${text}" is not`) : refuse(`${kind === "hour" ? "小时" : "分钟"}数据的时间应为整${kind === "hour" ? "点" : "分"}，“${text}”不是`, `a value of a ${kind} starts on the whole ${kind}, "${text}" does not`);
    if (dayOnly && kind !== "day" && kind !== "real-time") return refuse(`“${text}”只有日期；${kind === "hour" ? "小时" : "分钟"}数据要写到时分`, `"${text}" is only a day; a value of a ${kind} needs its time`);
    if (at > now || (kind !== "real-time" && kind !== "minute" && until > now)) return refuse(`${wall(at)} 还没有${at > now ? "到" : "结束"}（现在 ${wall(now)}）；请检查年份和日期`, `${wall(at)} ${at > now ? "lies in the future" : "has not ended"} (now ${wall(now)}); check year and day`);
    if (at < earliest) return refuse(`${wall(at)} 早于 1980 年；请检查年份`, `${wall(at)} is before 1980; check the year`);
    const out = point?.outOfUse.find((span) => span.from <= at && (span.until === null || at < span.until));
    if (out !== undefined) return refuse(`点位“${point!.point.name.zh}”自 ${wall(out.from)} 起${out.until === null ? "" : `至 ${wall(out.until)} `}停用，${wall(at)} 不应有数据`, `the point ${point!.point.name.en} was out of use from ${wall(out.from)}${out.until === null ? "" : ` to ${wall(out.until)}`}; it has no values of ${wall(at)}`);
    if (dayOnly && kind === "real-time") faults.note("day-only", (count) => ({ zh: `${count} 行只写了日期，按当日 00:00 记；知道采样时间的请补上`, en: `${count} rows give only a day and were taken as 00:00; add the time of sampling where it is known` }));
    return at;
  }

  #wide(row: SheetRow, point: WritablePoint | null): readonly { readonly value: ReadValue; readonly column: SheetColumn }[] {
    return this.#columns("factor").flatMap((column) => { const value = this.#value(row, column, this.#cell(row, column), column.meaning.factor, this.#units.get(column.column) ?? column.meaning.unit, this.#limits.get(column.column) ?? null, point); return value === null ? [] : [{ value, column }]; });
  }

  #long(row: SheetRow, point: WritablePoint | null): readonly { readonly value: ReadValue; readonly column: SheetColumn }[] {
    const items = this.#columns("factor-name")[0]!, column = this.#columns("value")[0]!, item = this.#cell(row, items), unit = this.#cell(row, this.#columns("unit")[0])?.text.trim() ?? column.meaning.unit, limit = this.#cell(row, this.#columns("limit")[0])?.text.trim() ?? null;
    if (item === null) { this.#fault(row, items, "", { zh: "没有填写项目", en: "no item is given" }); return []; }
    const factor = factorNamed(item.text, this.#of.table);
    if (factor === null) { this.#fault(row, items, item.text, { zh: `不认识项目“${item.text}”；请写因子名称（氨氮）、符号（NH3-N）或编码（w21003）`, en: `the item "${item.text}" is not known; write a name, a symbol (NH3-N) or a code (w21003)` }); return []; }
    const value = this.#value(row, column, this.#cell(row, column), factor, unit, limit, point);
    return value === null ? [] : [{ value, column }];
  }

  #value(row: SheetRow, column: SheetColumn, cell: SheetCell | null, factor: NamedFactor, unit: string | null, limit: string | null, point: WritablePoint | null): ReadValue | null {
    const { faults } = this.#of;
    if (cell === null) { faults.note("empty", (count) => ({ zh: `${count} 个空单元格视为未测，不导入`, en: `${count} empty cells are taken as not measured` })); return null; }
    if (this.#broken(row, column, cell)) return null;
    if (cell.merged === true) { this.#fault(row, column, cell.text, { zh: "数值在合并单元格中，分不清属于哪一行；请拆分后逐格填写", en: "the value stands in merged cells and belongs to no single row; split them" }); return null; }
    const read = numberOfCell(cell.text, limit === null ? null : limitText(limit));
    if (read.kind === "fault") { this.#fault(row, column, cell.text, read.message); return null; }
    if (read.kind === "not-measured") { faults.note("marked", (count) => ({ zh: `${count} 个单元格写着“/”“-”等，视为未测，不导入`, en: `${count} cells are marked / or - and taken as not measured` })); return null; }
    if (point === null) return null; // its row has a fault already
    const code = codeAt(factor, point.point.kind);
    if (code === null) { this.#fault(row, column, cell.text, { zh: `点位“${point.point.name.zh}”的类别没有因子“${factor.name.zh}”；请手工指定编码`, en: `points of the kind of ${point.point.name.en} have no factor ${factor.name.en}; map the column to a code` }); return null; }
    const own = point.unitOf(code), shift = unit === null ? { power: 0 } : unitShift(unit, own);
    if ("message" in shift) { this.#fault(row, column, cell.text, shift.message); return null; }
    if (unit === null && own !== "") faults.note(`unit ${column.column} ${own}`, (count) => ({ zh: `${columnName(column)}：${count} 个值没有写单位，按 ${own} 计`, en: `${columnName(column)}: ${count} values have no unit and were taken in ${own}` }));
    if (shift.power !== 0) faults.note(`shift ${column.column} ${unit} ${own}`, (count) => ({ zh: `${columnName(column)}：${count} 个值由 ${unit} 换算为 ${own}，只移动了小数点`, en: `${columnName(column)}: ${count} values were brought from ${unit} to ${own} by moving the point` }));
    if (read.normalised) faults.note("normalised", (count) => ({ zh: `${count} 个数值的写法已规范（全角、正号、多余的零、“<”与“未检出”等）`, en: `${count} values were written plainly (full width, signs, zeros, < and not detected)` }));
    const number = read.flag === "L" ? read.value.slice(0, -1) : read.value, value = shifted(number, shift.power);
    if (value.startsWith("-") && !mayBeNegative(own)) { this.#fault(row, column, cell.text, { zh: `${factor.name.zh}不可能为负；未检出请写成 0.025L 的样子`, en: `${factor.name.en} cannot be negative; write the limit with L when nothing was detected` }); return null; }
    return { factor: code, name: this.#of.table.of(code, null)?.name ?? factor.name, unit: own, value: read.flag === "L" ? `${value}L` : value, flag: read.flag };
  }

  #duplicate(row: SheetRow, column: SheetColumn, key: string, value: string): void {
    const first = this.#seen.get(key);
    if (first === undefined) { this.#seen.set(key, row.row); return; }
    this.#fault(row, column, value, { zh: `与第 ${first} 行重复：同一点位、时间和因子已有一个值；请删去一个`, en: `the same point, time and factor as in row ${first}; delete one` });
  }
}

/** A limit as it is written in a cell of its own: `0.025`, `0.025mg/L`, `<0.025`. */
function limitText(limit: string): string | null { return /^[<≤]?\s*(\d+(?:\.\d+)?)/.exec(limit)?.[1] ?? null; }
