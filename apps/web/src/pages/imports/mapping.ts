import type { ImportFault, ImportPreview } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";

/** What a column can mean besides the values of one factor (表头含义); sheets with a line per value have `factor`, `value`, `unit`. */
export const columnWords = {
  time: { zh: "时间", en: "Time" }, "time:minute": { zh: "时间（分钟数据）", en: "Time (minutes)" }, "time:hour": { zh: "时间（小时数据）", en: "Time (hours)" }, "time:day": { zh: "时间（日数据）", en: "Time (days)" }, day: { zh: "日期", en: "Day" },
  point: { zh: "点位", en: "Point" }, kind: { zh: "数据类别", en: "Kind of values" }, factor: { zh: "因子名称（一行一值）", en: "Factor (a line a value)" }, value: { zh: "数值（一行一值）", en: "Value (a line a value)" }, unit: { zh: "单位（一行一值）", en: "Unit (a line a value)" }, limit: { zh: "检出限", en: "Detection limit" },
} as const satisfies Readonly<Record<string, Labels>>;
export const columnMeanings = Object.keys(columnWords) as readonly (keyof typeof columnWords)[];
/** Whether a meaning is a factor code: the column holds the values of that factor. */
export const isFactor = (means: string): boolean => means !== "" && !Object.hasOwn(columnWords, means);

/** What the office chose by hand: a heading that it left alone is not in it, one that shall be left out stands with "" (what crosses the wire). */
export function mappingOf(columns: ImportPreview["columns"], chosen: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const headings = new Set(columns.map((column) => column.heading));
  return Object.fromEntries(Object.entries(chosen).filter(([heading]) => headings.has(heading)));
}

/** What must be mapped before anything can be taken, in words; empty when all is there. */
export function unmapped(columns: ImportPreview["columns"]): readonly Labels[] {
  const meant = columns.flatMap(({ means }) => (means === null || means === "" ? [] : [means])), lacks: Labels[] = [];
  if (!meant.some((means) => means === "day" || means === "time" || means.startsWith("time:"))) lacks.push({ zh: "没有时间列", en: "no column for the time" });
  if (!meant.includes("point")) lacks.push({ zh: "没有点位列", en: "no column for the point" });
  if (!meant.some(isFactor) && !(meant.includes("factor") && meant.includes("value"))) lacks.push({ zh: "没有因子列", en: "no column for a factor" });
  return lacks;
}

const cell = (text: string): string => { const safe = /^[=+\-@\t]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text; return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe; };
/** The faults as CSV, to be handed to whoever filled in the sheet (问题清单). */
export function faultsCsv(faults: readonly ImportFault[], language: "zh" | "en"): string {
  const head = language === "zh" ? ["行", "列", "内容", "问题"] : ["row", "column", "value", "problem"];
  return [head, ...faults.map((fault) => [String(fault.row), fault.column, fault.value, fault.message[language]])].map((line) => line.map(cell).join(",")).join("\r\n");
}
