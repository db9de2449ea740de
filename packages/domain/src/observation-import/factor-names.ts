import { codeOf, findItem, measuredItems, type Labels, type MeasuredItem, type Medium } from "@yunqing/standards";
import type { FactorTable } from "../monitoring/factor-unit.js";
import type { PointKind } from "../monitoring/model.js";
import { compared } from "./plain-cell.js";
import { isUnit } from "./unit-shift.js";

/** What kinds of points measure (点位类别与介质), the nearest medium first. */
export const mediaOf: Readonly<Record<PointKind, readonly Medium[]>> = {
  "air-station": ["air", "gas"], "water-station": ["water"], "stack-outlet": ["gas", "air"], "sewage-outlet": ["water"], outfall: ["water"], dust: ["air", "gas"], groundwater: ["water"], noise: ["noise"], meter: [],
  "river-section": ["water"], reservoir: ["water"], "drinking-source": ["water"], soil: ["soil"],
};
const media: readonly Medium[] = ["water", "air", "gas", "noise"];

/** A factor as a heading or a cell names it (因子名称): a code, which is good at any point, or a name with its code in each medium (氟化物 of water and of gas are two). */
export interface NamedFactor { readonly name: Labels; readonly codes: ReadonlyMap<Medium, string> | string }

/** Names that reports use beside those of the registry. */
const alsoCalled: Readonly<Record<string, string>> = {
  "ph值": "pH", "酸碱度": "pH", "溶氧": "溶解氧", "化学需氧量(codcr)": "COD", "codcr": "COD", "bod": "BOD5", "bod5": "BOD5", "高锰酸钾指数": "高锰酸盐指数", "codmn": "CODMn", "nh3n": "NH3-N", "nh4-n": "NH3-N", "氨氮(nh3-n)": "NH3-N", "ss": "悬浮物", "tp": "总磷", "tn": "总氮", "pm25": "PM2.5", "pm2_5": "PM2.5",
  "细颗粒物": "PM2.5", "可吸入颗粒物": "PM10", "臭氧(8h)": "臭氧", "水温(℃)": "水温", "电导": "电导率", "废水流量": "污水流量", "烟气流量": "废气流量", "噪声": "Leq", "等效声级": "Leq",
};
const lower = new Map<string, MeasuredItem | null>();
for (const item of measuredItems) for (const name of [item.symbol, item.name.zh, item.name.en, ...item.codes.filter(({ edition }) => edition !== "2005").map((code) => code.name)]) {
  const own = `${item.medium}/${compared(name).toLowerCase()}`, held = lower.get(own);
  lower.set(own, held === undefined || held === item ? item : null);
}

function itemNamed(name: string, medium: Medium): MeasuredItem | undefined {
  const plain = compared(name), other = alsoCalled[plain.toLowerCase()];
  return findItem(plain, medium) ?? (other === undefined ? undefined : findItem(other, medium)) ?? lower.get(`${medium}/${plain.toLowerCase()}`) ?? undefined;
}

/** The code of an item: the one that the table prints under this very name (总汞 is w20111, 汞 w20142), else its first. */
function codeUnder(item: MeasuredItem, plain: string): string | undefined {
  return item.codes.find(({ edition, name }) => edition === "2017" && compared(name) === plain)?.code ?? codeOf(item, "2017") ?? codeOf(item, "HJ 524");
}

/**
 * The factor that a text names (因子识别): a code of HJ 212 (`w21003`, also of 2005), a Chinese or English name, or a symbol (氨氮, ammonia nitrogen, NH3-N). Null for a name nobody here knows.
 * Names come from the registry of measured items, codes from the table.
 */
export function factorNamed(text: string, table: FactorTable): NamedFactor | null {
  const plain = compared(text);
  if (plain === "") return null;
  for (const code of [plain, plain.toLowerCase()]) {
    const held = /^[0-9A-Za-z]{2,8}$/.test(code) && /\d|^L/.test(code) ? table.of(code, null) : null;
    if (held !== null) return { name: held.name, codes: code };
  }
  const codes = new Map<Medium, string>();
  let name: Labels | null = null;
  for (const medium of media) {
    const item = itemNamed(plain, medium), code = item === undefined ? undefined : codeUnder(item, plain);
    if (item !== undefined && code !== undefined) { codes.set(medium, code); name ??= item.name; }
  }
  return name === null ? null : { name, codes };
}

/** The code of a named factor at a kind of point; null where that kind measures no such thing. */
export function codeAt(factor: NamedFactor, kind: PointKind): string | null {
  if (typeof factor.codes === "string") return factor.codes;
  for (const medium of mediaOf[kind]) { const code = factor.codes.get(medium); if (code !== undefined) return code; }
  return null;
}
/** The first code of a named factor: how a column is shown before its rows are known. */
export function anyCode(factor: NamedFactor): string { return typeof factor.codes === "string" ? factor.codes : [...factor.codes.values()][0]!; }

/** A heading taken apart (表头拆分): the factor it names and the unit in brackets or behind the name; null where none is written. */
export function headingOf(text: string, table: FactorTable): { readonly factor: NamedFactor | null; readonly unit: string | null } {
  let name = compared(text), unit: string | null = null;
  const whole = factorNamed(name, table);
  if (whole !== null) return { factor: whole, unit: null };
  for (let bracket = /^(.+)\(((?:[^()]|\([^()]*\))*)\)$/.exec(name); bracket !== null; bracket = /^(.+)\(((?:[^()]|\([^()]*\))*)\)$/.exec(name)) {
    name = bracket[1]!;
    const inside = bracket[2]!.replace(/^单位[::]?/, "");
    // a bracket that names another thing (NH3-N, 以N计) is a remark; one that holds a slash can only be a unit
    if (isUnit(inside) || (inside.includes("/") && unit === null)) unit ??= inside;
    const factor = factorNamed(name, table);
    if (factor !== null) return { factor, unit };
  }
  const behind = /^(.+?)[,_:;、/-]?((?:毫克|微克|纳克|克|mg|[uμ]g|ng|g|个|MPN|CFU)\/(?:.+))$/i.exec(name);
  if (behind !== null && isUnit(behind[2]!)) return { factor: factorNamed(behind[1]!, table), unit: unit ?? behind[2]! };
  return { factor: null, unit };
}
