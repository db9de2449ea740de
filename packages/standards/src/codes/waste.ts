import { both } from "../computed.js";
import { isDay } from "../day.js";
import type { Labels } from "../labels.js";
import { regionName } from "./adcode.js";
import { CodeReader, checked, misshapen, type CodeCheck } from "./check.js";
import { provinces, shanxiCities } from "./regions.js";
import { wasteCodes2021 } from "./waste-rows.js";

/** Categories of hazardous waste (危险废物类别), HW01–HW50 as far as they exist. */
export const wasteCategories: Readonly<Record<string, Labels>> = Object.fromEntries(([
  ["01", "医疗废物", "medical waste"], ["02", "医药废物", "pharmaceutical waste"], ["03", "废药物、药品", "waste medicines"], ["04", "农药废物", "pesticide waste"], ["05", "木材防腐剂废物", "wood preservative waste"],
  ["06", "废有机溶剂与含有机溶剂废物", "waste organic solvents"], ["07", "热处理含氰废物", "cyanide waste of heat treatment"], ["08", "废矿物油与含矿物油废物", "waste mineral oil"], ["09", "油/水、烃/水混合物或乳化液", "oil-water mixtures and emulsions"], ["10", "多氯（溴）联苯类废物", "PCB and PBB waste"],
  ["11", "精（蒸）馏残渣", "distillation residues"], ["12", "染料、涂料废物", "dye and paint waste"], ["13", "有机树脂类废物", "organic resin waste"], ["14", "新化学物质废物", "waste of new chemicals"], ["15", "爆炸性废物", "explosive waste"], ["16", "感光材料废物", "photographic waste"],
  ["17", "表面处理废物", "surface treatment waste"], ["18", "焚烧处置残渣", "incineration residues"], ["19", "含金属羰基化合物废物", "metal carbonyl waste"], ["20", "含铍废物", "beryllium waste"], ["21", "含铬废物", "chromium waste"], ["22", "含铜废物", "copper waste"], ["23", "含锌废物", "zinc waste"],
  ["24", "含砷废物", "arsenic waste"], ["25", "含硒废物", "selenium waste"], ["26", "含镉废物", "cadmium waste"], ["27", "含锑废物", "antimony waste"], ["28", "含碲废物", "tellurium waste"], ["29", "含汞废物", "mercury waste"], ["30", "含铊废物", "thallium waste"], ["31", "含铅废物", "lead waste"],
  ["32", "无机氟化物废物", "inorganic fluoride waste"], ["33", "无机氰化物废物", "inorganic cyanide waste"], ["34", "废酸", "waste acids"], ["35", "废碱", "waste alkalis"], ["36", "石棉废物", "asbestos waste"], ["37", "有机磷化合物废物", "organophosphorus waste"], ["38", "有机氰化物废物", "organic cyanide waste"],
  ["39", "含酚废物", "phenol waste"], ["40", "含醚废物", "ether waste"], ["45", "含有机卤化物废物", "organohalogen waste"], ["46", "含镍废物", "nickel waste"], ["47", "含钡废物", "barium waste"], ["48", "有色金属采选和冶炼废物", "non-ferrous mining and smelting waste"], ["49", "其他废物", "other waste"], ["50", "废催化剂", "waste catalysts"],
] as const).map(([number, zh, en]) => [`HW${number}`, { zh, en }]));

/** What each hazard letter means (危险特性). */
export const wasteHazards: Readonly<Record<string, Labels>> = { T: both("毒性", "toxic"), C: both("腐蚀性", "corrosive"), I: both("易燃性", "flammable"), R: both("反应性", "reactive"), In: both("感染性", "infectious") };

const list2021 = new Map(wasteCodes2021);
const listTitle = "国家危险废物名录（2021年版）";

/** Hazards of a listed code, or null for one that the list of 2021 does not have (危险特性). */
export function hazardsOf(code: string): readonly string[] | null { return list2021.get(code)?.split(",") ?? null; }

/**
 * Checks and explains a hazardous-waste code (危险废物代码): industry, number, category.
 * `900-000-xx` is waste found hazardous by testing. The list of 2025 is known and not held: a day from 2025 on makes a code doubtful.
 *
 * @param day  Beijing day on which the waste arose; left out, the list of 2021 is meant
 * @clause 国家危险废物名录（2021年版）第五条、附录
 */
export function wasteCodeCheck(text: string, day?: string): CodeCheck {
  const reader = new CodeReader(text);
  const match = /^(\d{3})-(\d{3})-(\d{2})$/.exec(text);
  if (!match) misshapen(reader, "应为 3-3-2 位数字，如 900-249-08", "three, three and two digits are wanted, such as 900-249-08");
  else {
    const [, industry = "", number = "", last = ""] = match;
    const category = wasteCategories[`HW${last}`];
    reader.part(0, 3, both("产生行业（GB/T 4754 中类）", "industry (GB/T 4754 group)"), industry === "900" ? both("非特定行业", "no particular industry") : null);
    reader.part(4, 7, both("顺序码", "number"), number === "000" && industry === "900" ? both("经鉴别具有危险特性", "found hazardous by testing") : null);
    reader.part(8, 10, both("类别", "category"), category ? both(`HW${last} ${category.zh}`, `HW${last} ${category.en}`) : null);
    if (!category) reader.error(`没有类别 HW${last}`, `there is no category HW${last}`);
    else if (!(industry === "900" && number === "000") && !list2021.has(text)) reader.error(`${listTitle}中没有此代码`, "the list of 2021 does not have this code");
    if (day !== undefined && !isDay(day)) reader.error(`"${day}" 不是日期`, `"${day}" is no day`);
    else if (day !== undefined && day >= "2025-01-01") reader.warning("2025 年版名录自 2025-01-01 施行，此处未收录，按 2021 年版核对", "the list of 2025 is in force and not held here; looked up in that of 2021");
  }
  return checked(reader, "waste", both("危险废物代码", "hazardous-waste code"), listTitle, "VERIFIED");
}

/**
 * Checks and explains the number of a transfer manifest (危险废物转移联单编号): year, province, city of origin, number in that year.
 * @clause 危险废物转移管理办法（2022）第十九条
 */
export function manifestNumberCheck(text: string): CodeCheck {
  const reader = new CodeReader(text);
  if (!/^\d{14}$/.test(text)) misshapen(reader, "应为 14 位数字", "14 digits are wanted");
  else {
    const year = reader.part(0, 4, both("年份", "year"));
    const province = provinces[reader.part(4, 6, both("移出地省级代码", "province of origin"), provincesLabel(text.slice(4, 6)))];
    const city = text.slice(4, 8);
    const cityName = shanxiCities[city]?.[0];
    reader.part(6, 8, both("移出地市级代码", "city of origin"), cityName === undefined ? null : both(cityName, cityName));
    const serial = reader.part(8, 14, both("流水号", "number in the year"));
    if (Number(year) < 2000 || Number(year) > 2100) reader.error(`年份 ${year} 不合理`, `year ${year} cannot be`);
    if (!province) reader.error(`没有代码为 ${text.slice(4, 6)} 的省级行政区`, `there is no province ${text.slice(4, 6)}`);
    else if (text.startsWith("14", 4) && cityName === undefined) reader.error(`山西省没有代码为 ${city} 的市`, `Shanxi has no city ${city}`);
    if (serial === "000000") reader.error("流水号从 000001 起", "numbers begin with 000001");
  }
  return checked(reader, "manifest", both("危险废物转移联单编号", "hazardous-waste manifest number"), "危险废物转移管理办法（2022）", "VERIFIED");
}

const provincesLabel = (code: string): Labels | null => { const province = provinces[code]; return province ? both(regionName(`${code}0000`) ?? province[0], province[2]) : null; };

/** The number of a manifest (联单编号) from its parts. @example manifestNumber(2024, "1402", 1) === "20241402000001" */
export function manifestNumber(year: number, city: string, serial: number): string { return `${String(year).padStart(4, "0")}${city}${String(serial).padStart(6, "0")}`; }

const batches: Readonly<Record<string, Labels>> = {
  HWCS: both("产生", "produced"), HWRK: both("入库", "into store"), HWCK: both("出库", "out of store"), HWZXLY: both("自行利用", "own use"), HWZXCZ: both("自行处置", "own disposal"), HWWWLY: both("委外利用", "use by others"), HWWWCZ: both("委外处置", "disposal by others"),
};

/** Checks and explains the batch code of a hazardous-waste ledger (危险废物台账批次编码): kind, day, number. @clause HJ 1259-2022 §6 */
export function wasteBatchCheck(text: string): CodeCheck {
  const reader = new CodeReader(text);
  const match = /^([A-Z]+)(\d{4})(\d{2})(\d{2})(\d+)$/.exec(text);
  const kind = batches[match?.[1] ?? ""];
  if (!match || !kind) misshapen(reader, `应为 ${Object.keys(batches).join("、")} 加 8 位日期和顺序号`, `${Object.keys(batches).join(", ")}, a day of eight digits and a number are wanted`);
  else {
    const [, prefix = "", year = "", month = "", date = ""] = match;
    const day = `${year}-${month}-${date}`;
    reader.part(0, prefix.length, both("环节", "step"), kind);
    reader.part(prefix.length, prefix.length + 8, both("日期", "day"), both(day, day));
    reader.part(prefix.length + 8, text.length, both("顺序号", "number"));
    if (!isDay(day)) reader.error(`${day} 不是日期`, `${day} is no day`);
  }
  return checked(reader, "waste-batch", both("危险废物批次编码", "hazardous-waste batch code"), "HJ 1259-2022", "VERIFIED");
}
