import { Exact, converted, exact, unitSpelled, type Labels } from "@yunqing/standards";

/** How a value comes from one unit into another (单位换算): by moving the point, or not at all. */
export type UnitShift = { readonly power: number } | { readonly message: Labels };

/** Units that stand for themselves, with the ways they are written. */
const plainUnits: readonly (readonly string[])[] = [
  ["", "-", "—", "/", "无", "无量纲", "dimensionless", "pH", "pH值"], ["℃", "°C", "oC", "摄氏度", "度C"], ["mV", "毫伏", "毫伏[特]", "毫伏(特)"], ["μS/cm", "us/cm", "µS/cm", "微西/厘米", "微西[门子]/厘米", "微西(门子)/厘米"], ["mS/cm", "毫西/厘米"], ["NTU", "FNU", "度NTU"], ["度", "[色]度", "(色)度", "色度单位", "倍", "稀释倍数"],
  ["dB", "dB(A)", "分贝"], ["m/s", "米/秒"], ["°", "[角]度", "(角)度"], ["A", "安", "安[培]"], ["r/min", "转/分钟"], ["Bq/L", "贝可/升", "贝可[勒尔]/升"], ["级", "林格曼级"], ["t/(km²·月)", "t/km²·月", "吨/平方千米•月"], ["个/L", "个/升"], ["kW", "千瓦"], ["kWh", "kW·h", "千瓦时"], ["mm", "毫米"],
];
const key = (unit: string): string => unit.normalize("NFKC").replace(/[\s[\]]/g, (sign) => (sign === "[" ? "(" : sign === "]" ? ")" : "")).replace(/[µμ]/g, "u").toLowerCase();
const byKey = new Map(plainUnits.flatMap((names) => names.map((name) => [key(name), names[0]!] as const)));

/** A unit written one way (单位归一): known spellings are one, everything else stays. */
export function unitName(unit: string): string { const plain = unit.normalize("NFKC").trim(); return byKey.get(key(plain)) ?? unitSpelled(plain); }

/** Whether the text is a unit that is known here. */
export function isUnit(text: string): boolean {
  if (text.trim() === "") return false;
  if (byKey.has(key(text))) return true;
  try { converted("1", unitSpelled(text.normalize("NFKC")), "mg/L"); return true; } catch (error) { return (error as { readonly code?: string }).code === "unit/differ"; }
}

const ten = exact("10");
/**
 * The power of ten that leads from one unit to another. Units of different kinds, unknown ones, and factors that are no power of ten (L/s to m³/h) are refused with the reason:
 * the digits of a laboratory are kept, so only the point may move.
 */
export function unitShift(from: string, to: string): UnitShift {
  const a = unitName(from), b = unitName(to);
  if (a === b) return { power: 0 };
  const cannot = (zh: string, en: string): UnitShift => ({ message: { zh: `单位“${from}”不能换算为本点位的“${to === "" ? "无量纲" : to}”：${zh}`, en: `the unit "${from}" cannot be brought to the point's "${to}": ${en}` } });
  let factor: Exact;
  try { factor = converted("1", a, b); } catch (error) { return (error as { readonly code?: string }).code === "unit/unknown" ? cannot("不认识的单位；请改写表头，例如 mg/L", "an unknown unit; write the heading for example with mg/L") : cannot("量纲不同；请检查表头的单位", "they measure different things; check the unit in the heading"); }
  for (let power = 0, up = exact("1"), down = exact("1"); power <= 12; power++, up = up.times(ten), down = down.over(ten)) {
    if (factor.equals(up)) return { power };
    if (factor.equals(down)) return { power: -power };
  }
  return cannot("换算系数不是 10 的整数次幂，不能只移动小数点；请换算后再填", "the factor is no power of ten; convert the values first");
}

/** Units whose values may lie below 0 (可为负的量): temperature, potential, pressure against the air, level, angle. */
const signed: ReadonlySet<string> = new Set(["℃", "mV", "kPa", "Pa", "hPa", "MPa", "m", "°"]);
export function mayBeNegative(unit: string): boolean { return signed.has(unitName(unit)); }
