import type { ImportFault, ImportPreview } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";

/** What a column can mean besides a factor (表头含义). */
export const columnWords: Readonly<Record<"time" | "point" | "kind", Labels>> = { time: { zh: "时间", en: "Time" }, point: { zh: "点位", en: "Point" }, kind: { zh: "数据类别", en: "Kind of values" } };

/** What the office mapped by hand and the file does not say by itself: only these cross the wire. */
export function mappingOf(columns: ImportPreview["columns"], chosen: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const headings = new Set(columns.map((column) => column.heading));
  return Object.fromEntries(Object.entries(chosen).filter(([heading, means]) => headings.has(heading) && means !== ""));
}

/** What must be mapped before anything can be taken, in words; empty when all is there. */
export function unmapped(columns: ImportPreview["columns"]): readonly Labels[] {
  const meant = new Set(columns.map((column) => column.means));
  const lacks: Labels[] = (["time", "point"] as const).filter((each) => !meant.has(each)).map((each) => ({ zh: `没有“${columnWords[each].zh}”列`, en: `no column for ${columnWords[each].en.toLowerCase()}` }));
  if (![...meant].some((means) => means !== null && !(means in columnWords))) lacks.push({ zh: "没有因子列", en: "no column for a factor" });
  return lacks;
}

const cell = (text: string): string => { const safe = /^[=+\-@\t]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text; return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe; };
/** The faults as CSV, to be handed to whoever filled in the sheet (问题清单). */
export function faultsCsv(faults: readonly ImportFault[], language: "zh" | "en"): string {
  const head = language === "zh" ? ["行", "列", "内容", "问题"] : ["row", "column", "value", "problem"];
  return [head, ...faults.map((fault) => [String(fault.row), fault.column, fault.value, fault.message[language]])].map((line) => line.map(cell).join(",")).join("\r\n");
}
