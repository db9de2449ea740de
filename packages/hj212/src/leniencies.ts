/**
 * The deviations of the field (现场偏差) that can be allowed by name. The library is strict: none is on unless asked for.
 * `keepsFrame` says that length and CRC stay true, so that nothing is guessed; `reason` is what the refusal is called while the leniency is off.
 */
const rows = [
  ["crc-lower-case", true, "crc", "CRC 用小写字母", "CRC in lower case", "HJ 212-2017 表2, 附录 A"],
  ["tail-missing", true, "tail", "没有包尾回车换行", "no CR LF after the CRC", "HJ 212-2017 表2 包尾"],
  ["tail-line-end", true, "tail", "包尾只有回车或只有换行", "only CR or only LF after the CRC", "HJ 212-2017 表2 包尾"],
  ["tail-literal", true, "tail", "包尾写成“\\r\\n”四个字符", "the four characters \\r\\n instead of CR LF", "HJ 212-2017 表2 包尾"],
  ["over-length", true, "length", "数据段超过 1024 字节", "data segment over 1024 bytes", "HJ 212-2017 表2 数据段"],
  ["length-digits", false, "length", "长度不足四位数字", "fewer than four digits of length", "HJ 212-2017 表2 数据段长度"],
  ["length-characters", false, "length", "长度按字符数而非字节数", "length counts characters, not bytes", "HJ 212-2017 表2 数据段长度"],
  ["length-mismatch", false, "length", "长度与实际不符（按扫描恢复）", "length is wrong, the real end found by scanning", "HJ 212-2017 表2 数据段长度"],
  ["modbus-crc", false, "crc", "CRC 用了 Modbus 算法", "CRC made with the Modbus algorithm", "HJ 212-2017 附录 A"],
  ["swapped-crc", false, "crc", "CRC 高低字节颠倒", "CRC with its bytes swapped", "HJ 212-2017 附录 A"],
  ["sm4-printed", true, "crc", "密文写成 {0x…} 文本", "cipher printed as {0x…}", "HJ 212-2025 附录 A.2 (second hand)"],
  ["header-order", true, "segment", "数据段字段次序不同", "order of the header fields", "HJ 212-2017 表3"],
  ["header-separator", true, "segment", "数据段分隔符缺少或写成逗号", "header separator missing or a comma", "HJ 212-2017 表3"],
  ["header-case", true, "segment", "字段名大小写不符", "case of a header name", "HJ 212-2017 §6.3.2"],
  ["header-form", true, "segment", "字段取值的位数或字符不符", "form of a header value", "HJ 212-2017 表3"],
  ["header-absent", true, "segment", "缺少必备字段", "a header field is missing", "HJ 212-2017 表3"],
  ["header-unknown", true, "segment", "数据段中有未定义的字段", "a header field the standard does not know", "HJ 212-2017 表3"],
  ["header-repeated", true, "segment", "数据段字段重复", "a header field given twice", "HJ 212-2017 表3"],
  ["version-unknown", true, "segment", "Flag 中的版本号未定义（按最新版解读）", "version in Flag unknown, read as the newest", "HJ 212-2017 表3 Flag"],
  ["split-numbers", true, "segment", "Flag 与 PNUM/PNO 不一致", "Flag and PNUM/PNO disagree", "HJ 212-2017 表3 PNUM, PNO"],
  ["rf-value", true, "segment", "RF 不是 1", "RF is not 1", "HJ 212-2025 表3 (second hand)"],
  ["data-blank", true, "segment", "数据区内有空格", "blanks in the data area", "HJ 212-2017 §6.3.3"],
  ["empty-item", true, "segment", "多余的分隔符", "a separator too many", "HJ 212-2017 §6.3.3"],
  ["value-absent", true, "segment", "数据项没有等号和取值", "an item without = and value", "HJ 212-2017 §6.3.3"],
  ["comma-between", true, "segment", "不同数据项之间用了逗号", "a comma between different items", "HJ 212-2017 §6.3.3"],
  ["double-hyphen", true, "segment", "因子与字段间有多个连字符", "more than one hyphen before the field", "HJ 212-2017 表4"],
  ["factor-hyphen", true, "segment", "因子编码内含连字符", "a hyphen inside the factor code", "HJ 212-2017 表4"],
  ["factor-form", true, "segment", "因子编码不合编码规则", "a factor code of no known form", "HJ 212-2017 附录 B"],
  ["factor-scattered", true, "segment", "同一因子分散在几项中", "one factor scattered over several items", "HJ 212-2017 §6.3.3"],
  ["flag-first", true, "segment", "数据标记在数值之前", "Flag before the values", "HJ 212-2017 表4"],
  ["bare-flag", true, "segment", "Flag 前没有因子编码", "Flag without a factor", "HJ 212-2017 表4"],
  ["field-unknown", true, "segment", "未定义的字段名", "a field name the standard does not know", "HJ 212-2017 表4"],
  ["repeated-key", true, "segment", "同名数据重复", "one key more than once", "HJ 212-2017 §6.3.3"],
  ["leading-zeros", true, "segment", "数值有多余的前导零", "leading zeros", "HJ 212-2017 表4"],
  ["value-not-number", true, "segment", "数值字段的取值不是数字（原文保留，标为无效）", "a number field that holds no number (kept, marked invalid)", "HJ 212-2017 表4"],
  ["data-time-form", true, "segment", "DataTime 不是 14 位", "DataTime is not of 14 digits", "HJ 212-2017 表4 DataTime"],
  ["data-time-impossible", true, "segment", "DataTime 不是存在的时刻", "DataTime names no moment", "HJ 212-2017 表4 DataTime"],
  ["text-not-utf8", true, "segment", "文本不是 UTF-8（逐字节保留）", "text is not UTF-8 (kept byte by byte)", "HJ 212-2017 §6.3.2"],
] as const;

/** Name of a leniency (容许偏差), as `--lenient NAME` takes it. */
export type LeniencyName = (typeof rows)[number][0];
/** Why a frame was not taken. */
export type RefusalReason = "crc" | "length" | "tail" | "noise" | "segment";
/** A deviation of the field with its clause. */
export interface Leniency {
  readonly name: LeniencyName; readonly keepsFrame: boolean; readonly reason: RefusalReason;
  readonly label: { readonly zh: string; readonly en: string }; readonly clause: string;
}

/** Every deviation that can be allowed, in the order in which a packet lists them. */
export const leniencies: readonly Leniency[] = rows.map(([name, keepsFrame, reason, zh, en, clause]) => ({ name, keepsFrame, reason, label: { zh, en }, clause }));
const byName = new Map<string, Leniency>(leniencies.map((leniency) => [leniency.name, leniency]));

/** The leniency of that name. */
export function leniencyOf(name: LeniencyName): Leniency { return byName.get(name)!; }
/** Whether a text names a leniency. */
export function isLeniency(name: string): name is LeniencyName { return byName.has(name); }
/** The leniencies under which length and CRC stay true: `yunqing decode` turns them on. */
export const keepingLeniencies: readonly LeniencyName[] = leniencies.filter((leniency) => leniency.keepsFrame).map((leniency) => leniency.name);
