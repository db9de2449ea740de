import { isDay, type Labels } from "@yunqing/standards";
import { halfWidth } from "./plain-cell.js";

/** A time of a cell (时间单元格): a day, an instant in Beijing, or a time of day that wants its day from another column. */
export type CellTime =
  | { readonly kind: "day"; readonly day: string; readonly at: number }
  | { readonly kind: "instant"; readonly at: number }
  | { readonly kind: "clock"; readonly milliseconds: number }
  | { readonly kind: "fault"; readonly message: Labels };

const hour = 3_600_000, minute = 60_000, second = 1_000, wholeDay = 24 * hour;
const fault = (zh: string, en: string): CellTime => ({ kind: "fault", message: { zh, en } });
const example = { zh: "请写成 2024-05-03 10:00 的样子", en: "write it like 2024-05-03 10:00" };

const dayPart = String.raw`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*(日|号))?`;
const clockPart = String.raw`(\d{1,2})(?:\s*[时点]\s*(?:(\d{1,2})\s*分?\s*(?:(\d{1,2})\s*秒?)?)?|\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2})(?:\.0+)?)?)`;
const written = new RegExp(`^${dayPart}(?:([\\sT]*)${clockPart}\\s*(Z|[+-]\\d{2}:?\\d{2})?)?$`), clockAlone = new RegExp(`^${clockPart}$`);
const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(?:(\d{2})(\d{2})?)?)?$/;

/**
 * Reads a time in the usual forms (时间写法): `2024-5-3`, `2024/05/03 10:00`, `2024.5.3`, `2024年5月3日 10时30分`, `20240503`, `20240503100000`, ISO with or without offset. Beijing time without one; `24:00` is the next midnight.
 * Two-digit years, the day before the month, and bare serial numbers of Excel are faults: each can mean two things.
 */
export function timeOfCell(text: string): CellTime {
  const plain = halfWidth(text).replace(/：/g, ":"), digits = compact.exec(plain);
  if (digits !== null) return timeFrom(text, [digits[1], digits[2], digits[3]], [digits[4], digits[5], digits[6]], undefined);
  const found = written.exec(plain);
  if (found !== null) {
    const [, year, month, day, sign, gap, hours, minutesZh, secondsZh, minutes, seconds, offset] = found;
    if (hours !== undefined && sign === undefined && (gap ?? "") === "") return fault(`“${text}”中日期和时间之间没有空格；${example.zh}`, `"${text}" has no space between day and time; ${example.en}`);
    return timeFrom(text, [year, month, day], [hours, minutes ?? minutesZh, seconds ?? secondsZh], offset);
  }
  const clock = clockAlone.exec(plain);
  if (clock !== null) {
    const milliseconds = clockOf([clock[1], clock[4] ?? clock[2], clock[5] ?? clock[3]]);
    return milliseconds === null ? fault(`“${text}”不是一天中的时间`, `"${text}" is no time of a day`) : { kind: "clock", milliseconds };
  }
  return faultOf(text, plain);
}

function faultOf(text: string, plain: string): CellTime {
  if (/^\d{5}(\.\d+)?$/.test(plain)) return fault(`“${text}”像是 Excel 的日期序号；请把该列设为日期格式，或${example.zh}`, `"${text}" looks like a serial number of Excel; format the column as dates, or ${example.en}`);
  if (/^\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?!\d)/.test(plain)) return fault(`“${text}”的年份只有两位；${example.zh}`, `"${text}" has a year of two digits; ${example.en}`);
  if (/^\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}/.test(plain)) return fault(`“${text}”分不清月和日；${example.zh}`, `"${text}" does not tell day from month; ${example.en}`);
  if (/^\d{4}\s*[-/.年]\s*\d{1,2}月?$/.test(plain)) return fault(`“${text}”只有年月，没有日；${example.zh}`, `"${text}" has no day; ${example.en}`);
  return fault(`“${text}”不是可识别的时间；${example.zh}`, `"${text}" is no time that can be read; ${example.en}`);
}

type Parts = readonly (string | undefined)[];
/** Milliseconds from midnight; 24:00 is the end of the day. Null for what is no time of a day. */
function clockOf([hours, minutes = "0", seconds = "0"]: Parts): number | null {
  const h = Number(hours), m = Number(minutes), s = Number(seconds), at = h * hour + m * minute + s * second;
  return m > 59 || s > 59 || h > 24 || (h === 24 && at !== wholeDay) ? null : at;
}

function timeFrom(text: string, [year, month, date]: Parts, clock: Parts, offset: string | undefined): CellTime {
  const day = `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  if (!isDay(day)) return fault(`“${text}”：没有 ${day} 这一天`, `"${text}": there is no day ${day}`);
  const midnight = Date.parse(`${day}T00:00:00${offset === undefined ? "+08:00" : offset === "Z" || offset.includes(":") ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`}`);
  if (Number.isNaN(midnight)) return fault(`“${text}”的时区不对`, `"${text}" has no valid offset`);
  if (clock[0] === undefined) return { kind: "day", day, at: midnight };
  const within = clockOf(clock);
  return within === null ? fault(`“${text}”中的时间不存在`, `"${text}" has a time of day that does not exist`) : { kind: "instant", at: midnight + within };
}
