import { both } from "../computed.js";
import type { Labels } from "../labels.js";
import { CodeReader, checked, misshapen, type CodeCheck } from "./check.js";
import { provinces, shanxiCities } from "./regions.js";

/** Checks a CAS registry number (化学文摘社登记号) by its check digit. */
export function casCheck(text: string): CodeCheck {
  const reader = new CodeReader(text);
  if (!/^[1-9]\d{1,6}-\d{2}-\d$/.test(text)) misshapen(reader, "应为 2–7 位、2 位、1 位数字，如 7664-41-7", "two to seven, two and one digits are wanted, such as 7664-41-7");
  else {
    const digits = text.replace(/-/g, "");
    reader.part(0, text.length - 2, both("登记号", "number"));
    reader.part(text.length - 1, text.length, both("校验码", "check"));
    const sum = [...digits.slice(0, -1)].reverse().reduce((all, digit, i) => all + Number(digit) * (i + 1), 0);
    if (sum % 10 !== Number(digits.at(-1))) reader.error(`校验码应为 ${sum % 10}`, `the check digit should be ${sum % 10}`);
  }
  return checked(reader, "cas", both("CAS 号", "CAS number"), "CAS", "VERIFIED");
}

const sourceClasses: Readonly<Record<string, Labels>> = {
  1: both("Ⅰ类（极高危险源）", "category 1 (extremely dangerous)"), 2: both("Ⅱ类（高危险源）", "category 2 (very dangerous)"), 3: both("Ⅲ类（危险源）", "category 3 (dangerous)"),
  4: both("Ⅳ类（低危险源）", "category 4 (little danger)"), 5: both("Ⅴ类（极低危险源）", "category 5 (very little danger)"), N: both("类别未知", "category unknown"),
};

/**
 * Checks and explains the code of a sealed radiation source (放射源编码): producer or country, year it left the factory, nuclide, serial, category.
 * `NN` for year and nuclide is only for sources from before 2005.
 * @clause 放射源编码规则
 */
export function radiationSourceCheck(text: string): CodeCheck {
  const reader = new CodeReader(text);
  if (!/^(\d{2}|[A-Z]{2})(\d{2}|NN)[0-9A-Z]{2}[0-9A-Z]{5}[1-5N]$/.test(text)) misshapen(reader, "应为 12 位：生产单位或国家 2、出厂年份 2、核素 2、产品序列 5、类别 1", "twelve characters: producer or country 2, year 2, nuclide 2, serial 5, category 1");
  else {
    const isHome = /^\d{2}/.test(text);
    reader.part(0, 2, isHome ? both("国内生产单位", "domestic producer") : both("生产国家", "country of production"));
    const year = reader.part(2, 4, both("出厂年份", "year it left the factory"), text.slice(2, 4) === "NN" ? both("2005 年前，未知", "before 2005, unknown") : yearLabel(text.slice(2, 4)));
    const nuclide = reader.part(4, 6, both("核素", "nuclide"), text.slice(4, 6) === "NN" ? both("未知", "unknown") : null);
    reader.part(6, 11, both("产品序列号", "serial"));
    reader.part(11, 12, both("类别", "category"), sourceClasses[text[11] ?? ""] ?? null);
    if (nuclide === "NN" && year !== "NN" && Number(year) >= 5 && Number(year) <= 50) reader.error("2005 年起出厂的放射源应注明核素", "a source from 2005 on must name its nuclide");
  }
  return checked(reader, "radiation-source", both("放射源编码", "radiation-source code"), "放射源编码规则", "REPORTED");
}

const yearLabel = (digits: string): Labels => { const year = Number(digits) > 50 ? `19${digits}` : `20${digits}`; return both(`${year} 年`, year); };

const plateProvinces: ReadonlyMap<string, string> = new Map(Object.values(provinces).map(([name, plate]) => [plate, name]));

/**
 * Checks and explains a licence plate (机动车号牌): ordinary of seven characters, new energy of eight; trailers, driving schools, police.
 * Serials have no I and no O.
 * @clause GA 36-2018
 */
export function plateCheck(text: string): CodeCheck {
  const reader = new CodeReader(text.replace(/[·•\s-]/g, "").toUpperCase());
  const plate = reader.text;
  const province = plateProvinces.get(plate.slice(0, 1));
  if (!/^[\u4e00-\u9fff][A-Z][0-9A-Z]{4,6}[0-9A-Z\u4e00-\u9fff]?$/.test(plate) || plate.length < 7 || plate.length > 8) misshapen(reader, "应为省份简称、发牌机关字母和 5 位（新能源 6 位）序号", "a province, a letter and five characters (six for new energy) are wanted");
  else {
    reader.part(0, 1, both("省份", "province"), province === undefined ? null : both(province, province));
    const city = plate.startsWith("晋") ? Object.values(shanxiCities).find(([, letter]) => letter === plate[1])?.[0] : undefined;
    reader.part(1, 2, both("发牌机关", "issuing office"), city === undefined ? null : both(city, city));
    reader.part(2, plate.length, both("序号", "serial"), plateKind(plate));
    if (province === undefined) reader.error(`没有简称为 ${plate[0] ?? ""} 的省级行政区`, `there is no province ${plate[0] ?? ""}`);
    if (/[IO]/.test(plate.slice(2))) reader.error("序号不使用字母 I 和 O", "serials have no I and no O");
    if (plateKind(plate) === null) reader.error("序号不合 GA 36 的编排", "the serial has no shape of GA 36");
  }
  return checked(reader, "plate", both("机动车号牌", "licence plate"), "GA 36-2018", "FROM MEMORY");
}

/** Kind of a plate by its serial: which colour and size it has on the road. */
function plateKind(plate: string): Labels | null {
  const serial = plate.slice(2);
  if (/^[0-9A-Z]{4}[挂学警港澳领试超]$/.test(serial)) return both(`${serial.at(-1) ?? ""}牌`, `special plate ${serial.at(-1) ?? ""}`);
  if (/^[A-HJK][0-9A-Z]\d{4}$/.test(serial)) return both("小型新能源汽车", "small new-energy vehicle");
  if (/^\d{5}[A-HJK]$/.test(serial)) return both("大型新能源汽车", "large new-energy vehicle");
  return /^[0-9A-Z]{5}$/.test(serial) && /\d/.test(serial) ? both("普通号牌", "ordinary plate") : null;
}
