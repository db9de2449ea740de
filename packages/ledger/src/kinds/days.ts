import { dayAfter, daysOfMonth, isDay } from "@yunqing/standards";
import type { DayField, InstantField, Period, PeriodField } from "../field.js";
import { both, halfWidth, kindWith, part, refused, taken, type Reading } from "./kind.js";

const pad = (text: string): string => text.padStart(2, "0");

/** A day as people write it: 2025-1-3, 2025/01/03, 2025.1.3, 2025年1月3日, 20250103; null when it is none. */
function dayOf(words: string): string | null {
  const text = halfWidth(words).replace(/\s/g, "");
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const day = match ? `${match[1]}-${pad(match[2] ?? "")}-${pad(match[3] ?? "")}` : "";
  return isDay(day) && day >= "0100" ? day : null;
}
/** A month or a year as half-open days: 2025-03, 2025年3月, 2025年, 2025. */
function spanOf(words: string): Period | null {
  const match = /^(\d{4})(?:年?|[-/.年](\d{1,2})月?)$/.exec(halfWidth(words).replace(/\s/g, ""));
  if (!match) return null;
  const year = Number(match[1]), month = match[2] === undefined ? null : Number(match[2]);
  if (year < 100 || year > 9997 || (month !== null && (month < 1 || month > 12))) return null;
  const last = `${match[1]}-${month === null ? "12-31" : `${pad(String(month))}-${daysOfMonth(year, month)}`}`;
  return { from: `${match[1]}-${month === null ? "01" : pad(String(month))}-01`, until: dayAfter(last) };
}
const noDay = (words: string): ReturnType<typeof refused> => refused("not-a-day", /^\d{5}$/.test(words) ? `“${words}”是 Excel 的日期序号，请把单元格设为日期格式` : `“${words}”不是日期，应如 2025-01-03`, /^\d{5}$/.test(words) ? `"${words}" is a serial number of Excel: format the cell as a date` : `"${words}" is no day: write 2025-01-03`);
const dayPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/** A Beijing day (日期). */
export const day = kindWith<DayField, string>({
  label: both("日期", "day"),
  flawsOf: (field) => [field.min, field.max].some((each) => each !== undefined && !isDay(each)) ? [both("min、max 应为 YYYY-MM-DD", '"min" and "max" are days YYYY-MM-DD')] : [],
  parse: (words, field) => { const found = dayOf(words); return found === null ? noDay(words.trim()) : readDay(found, field); },
  textOf: (value) => value,
  take: (value, field) => (typeof value === "string" && isDay(value) && value >= "0100" ? readDay(value, field) : noDay(String(value))),
  columnsOf: (field, column) => [{ name: column, type: "date", checks: [...(field.min === undefined ? [] : [`${column} >= '${field.min}'`]), ...(field.max === undefined ? [] : [`${column} <= '${field.max}'`])], index: "btree" }],
  schemaOf: () => ({ type: "string", format: "date", pattern: dayPattern }),
  controlOf: (field) => ({ type: "day", min: field.min ?? null, max: field.max ?? null }),
  partsOf: () => part(both("如 2025-01-03", "such as 2025-01-03"), 12),
  filtersOf: () => ["range", "filled"], isSortable: () => true, tally: "none",
});
function readDay(value: string, field: DayField): Reading<string> {
  if (field.min !== undefined && value < field.min) return refused("below-min", `不得早于 ${field.min}`, `not before ${field.min}`);
  return field.max !== undefined && value > field.max ? refused("above-max", `不得晚于 ${field.max}`, `not after ${field.max}`) : taken(value);
}

const beijingMs = 8 * 3_600_000;
/** A moment (时刻): ISO with offset or Z; in a cell Beijing time without one. Kept in UTC to the millisecond. */
export const instant = kindWith<InstantField, string>({
  label: both("时刻", "instant"),
  parse: (words) => {
    const text = halfWidth(words).replace(/年|月/g, "-").replace(/日/g, "");
    if (/T.*(Z|[+-]\d{2}:\d{2})$/.test(text)) return readInstant(text);
    const match = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?$/.exec(text), found = match ? dayOf(match[1] ?? "") : null;
    return match && found !== null ? readInstant(`${found}T${pad(match[2] ?? "")}:${match[3]}:${match[4] ?? "00"}${match[5] ?? ""}+08:00`) : noInstant(words.trim());
  },
  textOf: (value) => new Date(Date.parse(value) + beijingMs).toISOString().replace("T", " ").replace(/(\.000)?Z$/, ""),
  take: (value) => (typeof value === "string" ? readInstant(value) : noInstant(String(value))),
  canonicalOf: (value) => value,
  columnsOf: (_, column) => [{ name: column, type: "timestamptz(3)", checks: [], index: "btree" }],
  schemaOf: () => ({ type: "string", format: "date-time", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})$" }),
  controlOf: () => ({ type: "instant" }),
  partsOf: () => part(both("北京时间，如 2025-01-03 08:30", "Beijing time, such as 2025-01-03 08:30"), 20),
  filtersOf: () => ["range", "filled"], isSortable: () => true, tally: "none",
});
const noInstant = (words: string): ReturnType<typeof refused> => refused("not-an-instant", `“${words}”不是时刻，应如 2025-01-03 08:30`, `"${words}" is no moment: write 2025-01-03 08:30`);
function readInstant(text: string): Reading<string> {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/.exec(text), ms = match && isDay(match[1] ?? "") && Number(match[2]) < 24 ? Date.parse(text) : NaN;
  // four digits of year on every surface; what lies outside is a slip of the pen
  return Number.isNaN(ms) || ms < Date.UTC(1000, 0, 2) || ms > Date.UTC(9998, 11, 31) ? noInstant(text) : taken(new Date(ms).toISOString());
}

/** A period (起止日期), half-open inside, with its last day on paper: 2023-05-01至2028-04-30, 2023-05-01至长期, 2025年, 2025年3月. */
export const period = kindWith<PeriodField, Period>({
  label: both("起止日期", "period"),
  parse: (words) => {
    const text = halfWidth(words), whole = spanOf(text);
    if (whole !== null) return taken(whole);
    const [first, last, ...more] = text.split(/\s*(?:至|到|~|—+|--|–)\s*/), from = dayOf(first ?? ""), until = last === "长期" || last === "永久" ? null : dayOf(last ?? "");
    if (more.length > 0 || from === null || (until === null && last !== "长期" && last !== "永久")) return noPeriod(text);
    return readPeriod({ from, until: until === null ? null : dayAfter(until) });
  },
  textOf: (value) => `${value.from}至${value.until === null ? "长期" : dayAfter(value.until, -1)}`,
  take: (value) => {
    const given = value as Partial<Period> | null;
    if (typeof given !== "object" || given === null || typeof given.from !== "string" || (given.until !== null && typeof given.until !== "string") || Object.keys(given).some((key) => key !== "from" && key !== "until")) return noPeriod(JSON.stringify(value) ?? "");
    return readPeriod({ from: given.from, until: given.until });
  },
  columnsOf: (_, column) => [{ name: `${column}_from`, type: "date", checks: [], index: "btree" }, { name: `${column}_until`, type: "date", checks: [`${column}_until > ${column}_from`], index: "btree" }],
  schemaOf: () => ({ type: "object", required: ["from", "until"], additionalProperties: false, properties: { from: { type: "string", pattern: dayPattern }, until: { type: ["string", "null"], pattern: dayPattern } } }),
  controlOf: () => ({ type: "period" }),
  partsOf: () => part(both("如 2023-05-01至2028-04-30，或 2023-05-01至长期，或 2025年", "such as 2023-05-01至2028-04-30, 2023-05-01至长期, 2025年"), 26),
  filtersOf: () => ["range", "filled"], isSortable: () => true, tally: "none",
});
const noPeriod = (words: string): ReturnType<typeof refused> => refused("not-a-period", `“${words}”不是起止日期，应如 2023-05-01至2028-04-30`, `"${words}" is no period: write 2023-05-01至2028-04-30`);
function readPeriod(value: Period): Reading<Period> {
  if (!isDay(value.from) || value.from < "0100" || (value.until !== null && (!isDay(value.until) || value.until >= "9999"))) return noPeriod(`${value.from}/${value.until ?? ""}`);
  return value.until !== null && value.until <= value.from ? refused("period-backwards", "终止日期早于起始日期", "the period ends before it begins") : taken({ from: value.from, until: value.until });
}
