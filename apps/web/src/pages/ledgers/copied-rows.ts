import type { Control } from "@yunqing/ledger";
import { dayAfter, type Labels } from "@yunqing/standards";
import { beijingMinuteOf } from "../../day/beijing.js";
import { asPeriod, asPositions, asText, asTexts, optionsOf, textSetting } from "./control-settings.js";
import type { Names } from "./value-text.js";

type Say = (words: Labels) => string;
const isNumber = (type: string): boolean => ["decimal", "money", "integer"].includes(type);

/** A value as plain text (纯文本), as it is copied: numbers without separators, so that a sheet counts with them; a blank one is nothing. */
export function plainValue(control: Control, value: unknown, names: Names, t: Say): string {
  if (value === null || value === undefined || value === "") return "";
  const optionLabel = (id: string): string => { const found = optionsOf(control).find((each) => each.id === id); return found ? t(found.label) : id; };
  switch (control.type) {
    case "boolean": return t(value === true ? { zh: "是", en: "yes" } : { zh: "否", en: "no" });
    case "choice": return optionLabel(asText(value));
    case "choices": return asTexts(value).map(optionLabel).join(t({ zh: "、", en: ", " }));
    case "period": { const { from, until } = asPeriod(value); return `${from}~${until === null ? t({ zh: "长期", en: "for ever" }) : dayAfter(until, -1)}`; }
    case "instant": return beijingMinuteOf(asText(value));
    case "place": return asPositions(value);
    case "reference": { const ledger = textSetting(control, "ledger"); return asTexts(value).map((id) => names[ledger]?.[id] ?? id).join(t({ zh: "、", en: ", " })); }
    case "file": return t({ zh: `${asTexts(value).length} 个附件`, en: `${asTexts(value).length} files` });
    default: return asText(value);
  }
}

/** One cell to copy: `number` when a sheet may count with it; everything else stays text there. */
export interface Cell { readonly text: string; readonly number: boolean }
export function cellOf(control: Control, value: unknown, names: Names, t: Say): Cell {
  const text = plainValue(control, value, names, t);
  return { text, number: (isNumber(control.type) || control.type === "computed") && /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, "").length <= 15 };
}
/** A cell that a sheet would take for a formula gets a mark before it, as everywhere a person's words go into a sheet. */
const harmless = ({ text, number }: Cell): string => (!number && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Rows as text between tabs (TSV): line ends and tabs inside a cell become blanks. */
export function tabbed(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map((cell) => harmless(cell).replace(/[\t\r\n]+/g, " ")).join("\t")).join("\r\n");
}
/** The same as a table, in which texts such as credit codes stay texts. */
export function tableMarkup(rows: readonly (readonly Cell[])[]): string {
  const safe = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td${cell.number ? "" : " style=\"mso-number-format:'\\@'\""}>${safe(cell.text)}</td>`).join("")}</tr>`).join("")}</table>`;
}

/** Puts rows on the clipboard, for a sheet. @throws when the browser does not let it */
export async function copyRows(rows: readonly (readonly Cell[])[]): Promise<void> {
  const text = tabbed(rows);
  if (navigator.clipboard !== undefined && typeof ClipboardItem !== "undefined") {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([tableMarkup(rows)], { type: "text/html" }) })]);
    return;
  }
  // plain HTTP: the old way, which needs no permission
  await new Promise<void>((resolve, reject) => {
    const take = (event: ClipboardEvent): void => { event.preventDefault(); event.clipboardData?.setData("text/plain", text); event.clipboardData?.setData("text/html", tableMarkup(rows)); };
    document.addEventListener("copy", take, { once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", take);
    if (done) resolve(); else reject(new Error("copy"));
  });
}
