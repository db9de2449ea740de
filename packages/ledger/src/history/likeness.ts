import type { Labels } from "@yunqing/standards";
import type { Ledger } from "../declare.js";
import type { AnyRow } from "../field.js";
import { halfWidth } from "../kinds/kind.js";
import { NotDeclared } from "../refusals.js";

/**
 * How names of the same subject differ (名称差异), a setting of the district: former names and what they are now (南郊区 → 云冈区),
 * places that people leave out (山西省, 大同市), and endings that say the form of a firm only.
 */
export interface NameRules { readonly aliases: readonly (readonly [former: string, now: string])[]; readonly omitted: readonly string[]; readonly endings: readonly string[] }
/** Endings of firms in general (企业名称后缀), longest first. */
export const firmEndings: readonly string[] = ["有限责任公司", "股份有限公司", "集团有限公司", "集团公司", "有限公司", "总公司", "集团", "公司"];

/**
 * A name as compared (规范名称): half-width, without blanks, brackets and separators, former districts under their present name, omitted places and the ending of the firm gone.
 * A name that would be nothing afterwards keeps its ending.
 */
export function normalisedName(name: string, rules: NameRules): string {
  let text = halfWidth(name).toUpperCase().replace(/[\s()[\]{}〔〕【】《》“”"'·•\-—_.,，。、:;；]/g, "");
  // one pass, the longest former name first: a present name that holds a former one (云冈矿区) is not renamed again
  const former = [...rules.aliases].sort((a, b) => b[0].length - a[0].length);
  let renamed = "";
  for (let at = 0; at < text.length;) {
    const hit = former.find(([old]) => old !== "" && text.startsWith(old, at)), present = rules.aliases.find(([, now]) => now !== "" && text.startsWith(now, at));
    const step = hit && !(present && present[1].length >= hit[0].length) ? hit : null;
    renamed += step ? step[1] : present ? present[1] : text[at] ?? "";
    at += step ? step[0].length : present ? present[1].length : 1;
  }
  text = renamed;
  for (const place of [...rules.omitted, ...rules.aliases.map(([, now]) => now)]) if (text.startsWith(place) && text.length > place.length + 1) text = text.slice(place.length);
  if (rules.endings.includes(text)) return text;
  for (const ending of [...rules.endings].sort((a, b) => b.length - a.length)) if (text.endsWith(ending) && text.length > ending.length) return text.slice(0, -ending.length);
  return text;
}
/** Characters to change to turn one text into the other, no more than asked for (编辑距离). */
function differsBy(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) now.push(Math.min((row[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = now;
  }
  return row[b.length] ?? most + 1;
}

/** A row that may be the same subject (疑似同一主体): `same` by its credit code, `likely` by its name, `perhaps` by a name nearly equal. Offered, never merged by itself. */
export interface Likely { readonly id: string; readonly strength: "same" | "likely" | "perhaps"; readonly why: Labels }
const strengths = ["same", "likely", "perhaps"] as const;
interface Known { readonly id: string; readonly code: string; readonly names: readonly string[] }
const textIn = (row: AnyRow, field: string | undefined): string => { const value = field === undefined ? null : row[field]; return typeof value === "string" ? value : ""; };
/** A name may hold several, separated as people separate former names. */
function knownOf(ledger: Ledger, id: string, row: AnyRow, rules: NameRules): Known {
  if (!ledger.likeness) throw new NotDeclared(ledger.id, "likeness");
  return { id, code: textIn(row, ledger.likeness.code), names: [...new Set(ledger.likeness.names.flatMap((field) => textIn(row, field).split(/[、;；]/)).map((each) => normalisedName(each, rules)).filter((each) => each.length > 1))] };
}
function compared(a: Known, b: Known): Likely | null {
  if (a.code !== "" && a.code === b.code) return { id: b.id, strength: "same", why: { zh: `统一社会信用代码相同：${a.code}`, en: `same credit code ${a.code}` } };
  const same = a.names.find((each) => b.names.includes(each)), note = a.code !== "" && b.code !== "" ? { zh: "，但代码不同", en: ", codes differ" } : { zh: "", en: "" };
  if (same !== undefined) return { id: b.id, strength: note.zh === "" ? "likely" : "perhaps", why: { zh: `名称一致：${same}${note.zh}`, en: `same name ${same}${note.en}` } };
  if (note.zh !== "") return null;
  for (const own of a.names) for (const other of b.names) {
    const [short, long] = own.length <= other.length ? [own, other] : [other, own];
    if (short.length >= 4 && (long.includes(short) || (/^\D*$/.test(own + other) && differsBy(own, other, 1) <= 1))) return { id: b.id, strength: "perhaps", why: { zh: `名称相近：${own} / ${other}`, en: `names nearly equal: ${own} / ${other}` } };
  }
  return null;
}
/**
 * The rows that may be the same subject as one row (查找疑似重复), surest first.
 * Two different credit codes speak against it: an equal name is then only `perhaps`. Names that differ by a numeral (一矿, 二矿 written 1, 2) are no near names.
 * @throws {NotDeclared} the ledger declares no likeness
 */
export function likelySame(ledger: Ledger, row: AnyRow, others: readonly { readonly id: string; readonly values: AnyRow }[], rules: NameRules): readonly Likely[] {
  const own = knownOf(ledger, "", row, rules);
  return others.map((other) => compared(own, knownOf(ledger, other.id, other.values, rules))).filter((each) => each !== null).sort((a, b) => strengths.indexOf(a.strength) - strengths.indexOf(b.strength) || (a.id < b.id ? -1 : 1));
}
