import { both } from "../computed.js";
import type { Labels } from "../labels.js";
import { regionName } from "./adcode.js";
import { CodeReader, checked, misshapen, type CodeCheck } from "./check.js";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Registering authorities and the classes of organisation each has (登记管理部门与机构类别). */
const authorities: Readonly<Record<string, readonly [Labels, Readonly<Record<string, Labels>>]>> = {
  1: [both("机构编制", "public institutions office"), { 1: both("机关", "state organ"), 2: both("事业单位", "public institution"), 3: both("编办直接管理机构编制的群众团体", "mass organisation"), 9: both("其他", "other") }],
  2: [both("外交", "foreign affairs"), { 1: both("外国常驻新闻机构", "foreign news office"), 9: both("其他", "other") }],
  3: [both("司法行政", "justice"), { 1: both("律师执业机构", "law office"), 2: both("公证处", "notary office"), 3: both("基层法律服务所", "legal service"), 4: both("司法鉴定机构", "forensic office"), 5: both("仲裁委员会", "arbitration commission"), 9: both("其他", "other") }],
  4: [both("文化", "culture"), { 1: both("外国在华文化中心", "foreign cultural centre"), 9: both("其他", "other") }],
  5: [both("民政", "civil affairs"), { 1: both("社会团体", "association"), 2: both("民办非企业单位", "private non-enterprise unit"), 3: both("基金会", "foundation"), 9: both("其他", "other") }],
  6: [both("旅游", "tourism"), { 1: both("外国旅游部门常驻代表机构", "foreign tourism office"), 2: both("港澳台地区旅游部门常驻内地（大陆）代表机构", "tourism office of Hong Kong, Macao or Taiwan"), 9: both("其他", "other") }],
  7: [both("宗教", "religion"), { 1: both("宗教活动场所", "place of worship"), 2: both("宗教院校", "religious school"), 9: both("其他", "other") }],
  8: [both("工会", "trade unions"), { 1: both("基层工会", "local union"), 9: both("其他", "other") }],
  9: [both("工商（市场监督管理）", "market regulation"), { 1: both("企业", "enterprise"), 2: both("个体工商户", "individual business"), 3: both("农民专业合作社", "farmers' cooperative") }],
  A: [both("中央军委改革和编制办公室", "military"), { 1: both("军队事业单位", "military institution"), 9: both("其他", "other") }],
  N: [both("农业", "agriculture"), { 1: both("组级集体经济组织", "collective of a group"), 2: both("村级集体经济组织", "collective of a village"), 3: both("乡镇级集体经济组织", "collective of a town"), 9: both("其他", "other") }],
  Y: [both("其他", "other"), { 1: both("其他", "other") }],
};

/** The check character of the first 17 (校验码), or null when one of them is not in the alphabet. */
export function usccCheckCharacter(first17: string): string | null {
  let sum = 0, weight = 1;
  for (const character of first17) {
    const value = alphabet.indexOf(character);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? null;
}

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The check character of an organisation code (组织机构代码校验码). @clause GB 11714-1997 */
export function organisationCheckCharacter(first8: string): string | null {
  if (!/^[0-9A-Z]{8}$/.test(first8)) return null;
  const sum = [...first8].reduce((all, character, i) => all + parseInt(character, 36) * (organisationWeights[i] ?? 0), 0);
  const rest = 11 - (sum % 11);
  return rest === 11 ? "0" : rest === 10 ? "X" : String(rest);
}

/** Checks and explains an organisation code of nine characters, with or without the hyphen (组织机构代码). @clause GB 11714-1997 */
export function organisationCodeCheck(text: string): CodeCheck {
  const reader = new CodeReader(text.replace(/^(.{8})-(.)$/, "$1$2"));
  if (!/^[0-9A-Z]{9}$/.test(reader.text)) misshapen(reader, "应为 8 位本体代码加 1 位校验码", "eight characters and a check character are wanted");
  else {
    reader.part(0, 8, both("本体代码", "body"));
    const right = organisationCheckCharacter(reader.text.slice(0, 8));
    reader.part(8, 9, both("校验码", "check"));
    if (right !== reader.text[8]) reader.warning(`校验码应为 ${right ?? "?"}`, `the check character should be ${right ?? "?"}`);
  }
  return checked(reader, "organisation-code", both("组织机构代码", "organisation code"), "GB 11714-1997", "VERIFIED");
}

/**
 * Checks and explains a unified social credit code (统一社会信用代码). A wrong check character makes it doubtful, not wrong:
 * some early codes were issued with one.
 * @clause GB 32100-2015
 */
export function usccCheck(text: string): CodeCheck {
  const reader = new CodeReader(text);
  const name = both("统一社会信用代码", "unified social credit code");
  if (!/^[0-9A-HJ-NP-RTUWXY]{18}$/.test(text)) {
    misshapen(reader, /[a-z]/.test(text) ? "字母应为大写" : /[IOZSV]/.test(text) ? "不使用字母 I、O、Z、S、V" : "应为 18 位数字或大写字母", "18 digits or capital letters without I, O, Z, S, V are wanted");
    return checked(reader, "uscc", name, "GB 32100-2015", "VERIFIED");
  }
  const authority = authorities[text[0] ?? ""];
  const organisation = authority?.[1][text[1] ?? ""];
  reader.part(0, 1, both("登记管理部门", "registering authority"), authority?.[0] ?? null);
  reader.part(1, 2, both("机构类别", "class of organisation"), organisation ?? null);
  const region = regionName(text.slice(2, 8));
  reader.part(2, 8, both("登记机关行政区划", "division of the registering office"), region === null ? null : both(region, region));
  reader.part(8, 17, both("主体标识码（组织机构代码）", "subject code (organisation code)"));
  reader.part(17, 18, both("校验码", "check"));
  if (!authority) reader.error(`没有代码为 ${text[0] ?? ""} 的登记管理部门`, `there is no registering authority ${text[0] ?? ""}`);
  else if (!organisation) reader.error(`${authority[0].zh}没有代码为 ${text[1] ?? ""} 的机构类别`, `${authority[0].en} has no class ${text[1] ?? ""}`);
  if (region === null && text.slice(2, 8) !== "100000") reader.warning(`行政区划 ${text.slice(2, 8)} 未知`, `division ${text.slice(2, 8)} is unknown`);
  if (organisationCheckCharacter(text.slice(8, 16)) !== text[16]) reader.warning(`主体标识码的校验码应为 ${organisationCheckCharacter(text.slice(8, 16)) ?? "?"}`, "the check character of the subject code does not fit");
  const right = usccCheckCharacter(text.slice(0, 17));
  if (right !== text[17]) reader.warning(`校验码应为 ${right ?? "?"}，请核对`, `the check character should be ${right ?? "?"}: ask`);
  return checked(reader, "uscc", name, "GB 32100-2015", "VERIFIED");
}
