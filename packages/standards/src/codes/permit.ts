import { both } from "../computed.js";
import type { Labels } from "../labels.js";
import { CodeReader, checked, misshapen, type CodeCheck } from "./check.js";
import { usccCheck } from "./uscc.js";

const lastMarks: Readonly<Record<string, readonly [Labels, isFromMemory: boolean]>> = {
  P: [both("排污许可证", "discharge permit"), false],
  W: [both("排污登记回执", "registration receipt"), true], X: [both("排污登记回执", "registration receipt"), true], Y: [both("排污登记回执", "registration receipt"), true], Z: [both("排污登记回执", "registration receipt"), true],
};

/**
 * Checks and explains a discharge-permit number, registration receipt or pollution-source code (排污许可证编号、登记回执、固定污染源编码):
 * credit code of 18, site of 3, one mark.
 * @clause HJ 608-2017 §4
 */
export function permitCodeCheck(text: string): CodeCheck {
  const reader = new CodeReader(text);
  const mark = lastMarks[text.slice(21)];
  if (!/^[0-9A-Z]{18}\d{3}[0-9A-Z]$/.test(text)) misshapen(reader, "应为 18 位统一社会信用代码、3 位场所顺序码和 1 位标识", "a credit code of 18, three digits and one mark are wanted");
  else {
    reader.inner(usccCheck(text.slice(0, 18)), 0);
    reader.part(18, 21, both("生产经营场所顺序码", "number of the site"));
    reader.part(21, 22, both("标识", "mark"), mark?.[0] ?? null);
    if (text.slice(18, 21) === "000") reader.error("场所顺序码从 001 起", "sites are numbered from 001");
    if (!mark) reader.warning(`标识 ${text.slice(21)} 未知`, `mark ${text.slice(21)} is unknown`);
  }
  return checked(reader, "permit", both("排污许可证编号", "discharge-permit number"), "HJ 608-2017", mark?.[1] === true ? "FROM MEMORY" : "VERIFIED");
}

const facilities: readonly { readonly pattern: RegExp; readonly name: Labels; readonly isFromMemory?: true }[] = [
  { pattern: /^MF\d{4}$/, name: both("生产设施", "production facility"), isFromMemory: true },
  { pattern: /^TA\d{3}$/, name: both("废气治理设施", "treatment of exhaust gas") }, { pattern: /^TW\d{3}$/, name: both("废水治理设施", "treatment of waste water") },
  { pattern: /^TN\d{3}$/, name: both("噪声治理设施", "treatment of noise") }, { pattern: /^TS\d{3}$/, name: both("固体废物治理设施", "treatment of solid waste") },
  { pattern: /^DA\d{3}$/, name: both("废气排放口", "outlet of exhaust gas") }, { pattern: /^DW\d{3}$/, name: both("废水排放口", "outlet of waste water") },
];

/** Checks and explains the code of a facility or an outlet within a permit (设施、排放口编码): MF0001, TA001, DA001 … @clause HJ 608-2017 §5, §6 */
export function facilityCodeCheck(text: string): CodeCheck {
  const reader = new CodeReader(text);
  const kind = facilities.find((each) => each.pattern.test(text));
  if (!kind) misshapen(reader, "应为 MF 加 4 位，或 TA、TW、TN、TS、DA、DW 加 3 位数字", "MF and four digits, or TA, TW, TN, TS, DA, DW and three digits are wanted");
  else {
    reader.part(0, 2, both("类别", "kind"), kind.name);
    const serial = reader.part(2, text.length, both("顺序码", "number"));
    if (/^0+$/.test(serial)) reader.error("顺序码从 1 起", "numbers begin with 1");
  }
  return checked(reader, "facility", kind?.name ?? both("设施或排放口编码", "facility or outlet code"), "HJ 608-2017", kind?.isFromMemory ? "FROM MEMORY" : "VERIFIED");
}
