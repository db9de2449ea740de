import type { FactorTable, TableFactor } from "@yunqing/domain";
import { englishNameOf, factorsOf, type Factor } from "@yunqing/hj212";

/** Symbols of the units that the tables print in words (计量单位符号). */
const symbols: Readonly<Record<string, string>> = {
  "升/秒": "L/s", "立方米": "m³", "无量纲": "", "[色]度": "度", "毫克/升": "mg/L", "千克": "kg", "摄氏度": "℃", "微西[门子]/厘米": "μS/cm", "个/升": "个/L", "贝可[勒尔]/升": "Bq/L", "纳克/升": "ng/L", "毫克": "mg", "微克/升": "μg/L", "克": "g",
  "立方米/秒": "m³/s", "千帕": "kPa", "米/秒": "m/s", "[角]度": "°", "平方米": "m²", "毫克/立方米": "mg/m³", "纳克/立方米": "ng/m³", "吨/平方千米•月": "t/(km²·月)", "分贝": "dB", "安[培]": "A", "米": "m", "毫伏[特]": "mV", "立方米/小时": "m³/h",
  "千克/立方米": "kg/m³", "帕": "Pa", "转/分钟": "r/min", "色度单位": "度",
};
const symbolOf = (printed: string): string => symbols[printed] ?? printed;
/** What instruments send although HJ 212-2017 附录 B has no row for it: codes of HJ 524 (附录 B 之外). */
const beyond: Readonly<Record<string, TableFactor>> = { a05024: { code: "a05024", name: { zh: "臭氧", en: "ozone" }, unit: "μg/m³", places: 0 } };

const tableFactor = (factor: Factor): TableFactor => ({
  code: factor.code, name: { zh: factor.name, en: englishNameOf(factor.code) ?? factor.code }, unit: symbolOf(factor.unit), ...(factor.emissionUnit === "" ? {} : { emissionUnit: symbolOf(factor.emissionUnit) }), places: placesOf(factor.type),
});
/** Decimals of a type such as N3.1; null where it has none. */
function placesOf(type: string): number | null { const found = /^N\d+(?:\.(\d+))?$/.exec(type); return found === null ? null : Number(found[1] ?? 0); }

/** The tables of HJ 212 as the domain asks for them (因子表接线): codes printed twice are told by the first meaning, codes of 2005 by their own table. */
export const factorTable: FactorTable = {
  of(code, edition) {
    const found = factorsOf(code), own = edition === 2005 ? found.find(({ source }) => source.startsWith("HJ/T 212-2005")) : found.find(({ source }) => !source.startsWith("HJ/T 212-2005"));
    const factor = own ?? found[0];
    return factor === undefined ? beyond[code] ?? null : tableFactor(factor);
  },
};
