import { hexBytes, latin1, utf8, utf8Bytes } from "./bytes.js";
import { dataFlags, deviceStates, executionResults, requestAnswers, systems, type Code } from "./codes.js";
import { commandOf } from "./commands.js";
import { crc16, crcText } from "./crc.js";
import { diagnosisWords, fieldWords, headerWords, loneWords, timeFields, type Words } from "./explain-words.js";
import { factorsOf } from "./factors.js";
import { FrameSplitter, type Refused } from "./frame.js";
import { infoCodes, infoKindOf } from "./info-codes.js";
import { isLeniency, keepingLeniencies, leniencies, leniencyOf, type LeniencyName } from "./leniencies.js";
import { SegmentReader, type FactorValue, type Segment, type Version } from "./segment.js";
import type { KeyOf } from "./seal.js";

/** One field of a packet in words: where it stands, what it says, by which clause. */
export interface ExplainedField { readonly name: string; readonly value: string; readonly label: Words; readonly meaning: Words | null; readonly clause: string; readonly wrong: boolean }
/** A packet in words (报文解读). `ok`: a receiver that allows nothing but what keeps length and CRC true would take it. */
export interface ExplainedPacket {
  readonly ok: boolean; readonly version: Version | null; readonly problem: Words | null; readonly header: readonly ExplainedField[]; readonly data: readonly ExplainedField[];
  readonly deviations: readonly { readonly name: string; readonly label: Words; readonly clause: string }[];
}

const words = (zh: string, en: string): Words => ({ zh, en });
const hidden = "******";

/** A packet as text without its passwords and keys: what a screen or a log may show. Bytes that are no text appear as `·`. */
export function withoutPassword(packet: Uint8Array | string): string {
  const text = typeof packet === "string" ? packet : utf8(packet) ?? latin1(packet);
  return [...text].map((one) => ((one < " " && one !== "\r" && one !== "\n") || (one >= "\x7f" && one < "\xa0") ? "·" : one)).join("").replace(/([;,&]\s*|[\s\d]|^)(PW|NewPW|NewSK)=[^;,&]*/gi, `$1$2=${hidden}`);
}

/** Bytes of what somebody pasted: text, or bytes in hexadecimal digits. A packet's own line end may be missing or written out. */
function bytesOf(packet: Uint8Array | string): Uint8Array {
  if (typeof packet !== "string") return packet;
  const text = packet.trim(), hex = text.replace(/(?:0x|[\s,])/gi, "");
  return (/^2323/.test(hex) ? hexBytes(hex) : undefined) ?? utf8Bytes(text);
}

/**
 * Explains one packet field by field (报文逐项解读): the first of what is given. Never throws, whatever the bytes.
 * Passwords and keys are not shown. Of 2025, and of what only it has, the meaning is known at second hand.
 *
 * @param packet  bytes, pasted text, or pasted hexadecimal digits
 * @param keyOf   keys of instruments whose data area is encrypted
 * @clause HJ 212-2017 表2–表9, 附录 B; HJ/T 212-2005; HJ 212-2025 (second hand)
 */
export function explainPacket(packet: Uint8Array | string, keyOf?: KeyOf): ExplainedPacket {
  const bytes = bytesOf(packet), reader = new SegmentReader(), found: Found = { segment: null, refused: null, deviations: [], raw: null };
  const splitter = new FrameSplitter({
    frame: (buffer, from, to, deviations, raw) => {
      if (found.segment !== null || found.refused !== null) return undefined;
      const problem = reader.parse(buffer, from, to);
      if (problem === "sealed" && buffer === raw.of) return "sealed";
      found.raw = raw.of.slice(raw.from, raw.to);
      if (problem === undefined) { found.segment = reader.segment(); found.deviations = [...deviations, ...reader.deviations]; }
      else found.refused = { kind: "refused", reason: "segment", diagnosis: problem === "sealed" ? "sm4-key-wrong" : problem, clause: "HJ 212-2017 表3", bytes: found.raw };
      return undefined;
    },
    refused: (refused) => { if (found.segment === null) found.refused ??= refused; },
  }, { allowed: new Set(leniencies.map(({ name }) => name)), ...(keyOf === undefined ? {} : { keyOf }) });
  splitter.push(bytes);
  splitter.end();
  const { refused } = found, segment = found.segment ?? (refused === null ? null : guessed(reader, refused.bytes, found)), breaking = found.deviations.filter((name) => !keepingLeniencies.includes(name));
  const problem = refused !== null ? refusalWords(refused) : breaking.length > 0 ? leniencyOf(breaking[0]!).label : segment === null ? words("没有内容", "nothing given") : null;
  return {
    ok: problem === null, version: segment?.version ?? null, problem,
    header: segment === null ? [] : headerOf(segment, found.raw ?? refused?.bytes ?? null, found), data: segment === null ? [] : dataOf(segment),
    deviations: found.deviations.filter((name, place, all) => name !== "tail-missing" && all.indexOf(name) === place).map((name) => { const { label, clause } = leniencyOf(name); return { name, label, clause }; }),
  };
}
interface Found { segment: Segment | null; refused: Refused | null; deviations: LeniencyName[]; raw: Uint8Array | null }

function refusalWords({ diagnosis }: Refused): Words { return isLeniency(diagnosis) ? leniencyOf(diagnosis).label : diagnosisWords.get(diagnosis) ?? words(diagnosis, diagnosis); }

/** What a refused frame would say if its frame were right: so that a person sees what is in it. */
function guessed(reader: SegmentReader, bytes: Uint8Array, found: Found): Segment | null {
  const text = latin1(bytes), from = /^##\d{0,4}/.exec(text)?.[0].length ?? 0, close = text.lastIndexOf("&&");
  if (close < from || !/CP=&&/.test(text)) return null;
  if (reader.parse(bytes, from, close + 2) !== undefined) return null;
  found.deviations.push(...reader.deviations);
  return reader.segment();
}

// ---------------------------------------------------------------------------------------------------- header

const instantWords = (text: string): Words | null => {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})?/.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, ms] = parts, readable = `${year}-${month}-${day} ${hour}:${minute}:${second}${ms === undefined ? "" : `.${ms}`}`;
  return words(`北京时间 ${readable}`, `${readable} Beijing`);
};
function isMoment(text: string): boolean {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\d{3})?$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return false;
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number];
  const days = month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
}

const editionName = (version: Version): string => (version === 2005 ? "HJ/T 212-2005" : `HJ 212-${version}`);
function codeWords(code: Code | undefined, version: Version): { readonly meaning: Words | null; readonly wrong: boolean } {
  if (code === undefined) return { meaning: words("标准未定义的代码", "a code the standard does not define"), wrong: true };
  return code.versions.includes(version) ? { meaning: code.label, wrong: false } : { meaning: words(`${code.label.zh}（${editionName(version)} 没有此代码）`, `${code.label.en} (not in ${editionName(version)})`), wrong: true };
}

function commandWords(segment: Segment): { readonly meaning: Words; readonly wrong: boolean } {
  const { version } = segment, command = commandOf(segment.cn ?? "", version);
  if (command === undefined) return { meaning: words(`${editionName(version)} 没有此命令`, `${editionName(version)} has no such command`), wrong: true };
  const up = command.hostToField === null || (command.fieldToHost !== null && (segment.dataTime !== null || segment.values.length > 0 || "SystemTime" in segment.fields || "RtdInterval" in segment.fields || "MinInterval" in segment.fields));
  const kind = up ? command.fieldToHost : command.hostToField, both = command.hostToField === "interaction" && command.fieldToHost === "interaction";
  const direction = both ? words("应答", "answer") : up ? words(kind === "interaction" ? "现场机应答" : "现场机 → 上位机", kind === "interaction" ? "answer of the instrument" : "instrument → host") : words("上位机 → 现场机", "host → instrument");
  return { meaning: words(`${command.label.zh}（${direction.zh}）`, `${command.label.en} (${direction.en})`), wrong: false };
}

function headerOf(segment: Segment, raw: Uint8Array | null, found: Found): ExplainedField[] {
  const out: ExplainedField[] = [], { version } = segment, clause = version === 2005 ? "HJ/T 212-2005 §6.3.2" : version === 2025 ? "HJ 212-2025 表3 (second hand)" : "HJ 212-2017 表3";
  const put = (name: string, value: string | number | null, meaning: Words | null, wrong = false, at = clause): void => { if (value !== null) out.push({ name, value: String(value), label: headerWords.get(name)!, meaning, clause: at, wrong }); };
  if (raw !== null) {
    const text = latin1(raw), length = /^##(\d{1,4})/.exec(text)?.[1] ?? null, crc = /&&([0-9A-Fa-f]{4})(?:[\r\n\\]|$)/.exec(text.slice(Math.max(0, text.lastIndexOf("&&"))))?.[1] ?? null, from = text.indexOf(length ?? "##") + (length?.length ?? 2), to = text.lastIndexOf("&&") + 2;
    const isSealedText = found.deviations.includes("sm4-printed"), plain = utf8(raw) !== undefined && !isSealedText;
    const real = to - from, lengthWrong = plain && length !== null && Number(length) !== real;
    put("Length", length, lengthWrong ? words(`实际 ${real} 字节`, `really ${real} bytes`) : words("字节", "bytes"), lengthWrong, "HJ 212-2017 表2");
    if (crc !== null) { const actual = crcText(crc16(raw, from, to)), crcWrong = plain && crc.toUpperCase() !== actual; put("CRC", crc, crcWrong ? words(`应为 ${actual}`, `should be ${actual}`) : words("正确", "right"), crcWrong, "HJ 212-2017 附录 A"); }
  }
  put("QN", segment.qn, segment.qn === null ? null : instantWords(segment.qn), segment.qn !== null && (segment.qn.length !== 17 || !isMoment(segment.qn)));
  if (segment.st !== null) { const { meaning, wrong } = codeWords(systems.get(segment.st), version); put("ST", segment.st, meaning, wrong, version === 2005 ? "HJ/T 212-2005 表5" : "HJ 212-2017 表5"); }
  if (segment.cn !== null) { const { meaning, wrong } = commandWords(segment); put("CN", segment.cn, meaning, wrong, version === 2005 ? "HJ/T 212-2005 表9" : version === 2017 ? "HJ 212-2017 表9" : "HJ 212-2025 (second hand)"); }
  if (segment.pw !== null) put("PW", hidden, segment.pw.length === 6 ? words("6 位，不显示", "six characters, not shown") : words(`${segment.pw.length} 位，标准为 6 位`, `${segment.pw.length} characters; the standard says six`), segment.pw.length !== 6);
  put("MN", segment.mn, segment.mn === null ? null : words(`${segment.mn.length} 位`, `${segment.mn.length} characters`), segment.mn !== null && segment.mn.length !== (version === 2005 ? 14 : 24));
  if (segment.flag !== null) {
    const known = segment.flag >> 2 <= 2, numbered = (segment.flag & 2) !== 0, answer = (segment.flag & 1) !== 0;
    put("Flag", segment.flag, words(`${known ? editionName(version) : "未定义的版本"}；${numbered ? "有" : "无"}包号；${answer ? "需要" : "不需要"}应答`, `${known ? editionName(version) : "edition not defined"}; ${numbered ? "with" : "no"} part numbers; ${answer ? "an answer is wanted" : "no answer wanted"}`), !known);
  }
  const parts = segment.pnum !== null && segment.pno !== null ? words(`第 ${segment.pno} 包，共 ${segment.pnum} 包`, `part ${segment.pno} of ${segment.pnum}`) : null, split = segment.pnum !== null && segment.pno !== null && (segment.pno > segment.pnum || segment.pno === 0);
  put("PNUM", segment.pnum, parts, split); put("PNO", segment.pno, parts, split);
  put("RF", segment.rf, words("补传的数据", "sent late"));
  return out;
}

// ---------------------------------------------------------------------------------------------------- data area

function dataOf(segment: Segment): ExplainedField[] {
  const out: ExplainedField[] = [];
  if (segment.dataTime !== null) out.push({ name: "DataTime", value: segment.dataTime, label: loneWords.get("DataTime")!, meaning: instantWords(segment.dataTime), clause: "HJ 212-2017 表4 DataTime", wrong: !isMoment(segment.dataTime) });
  for (const [name, value] of Object.entries(segment.fields)) for (const one of typeof value === "string" ? [value] : value) out.push(loneField(segment, name, one));
  for (const value of segment.values) out.push(factorField(segment.version, value));
  return out;
}

function loneField(segment: Segment, name: string, value: string): ExplainedField {
  const label = loneWords.get(name), secret = name === "NewPW" || name === "NewSK" || name === "PW";
  const field = (meaning: Words | null, wrong: boolean, clause = "HJ 212-2017 表4"): ExplainedField => ({ name, value: secret ? hidden : value, label: label ?? words("标准未定义的字段", "a field the standard does not know"), meaning, clause, wrong: wrong || label === undefined });
  if (name === "QnRtn") { const { meaning, wrong } = codeWords(requestAnswers.get(value), segment.version); return field(meaning, wrong, "HJ 212-2017 表7"); }
  if (name === "ExeRtn") { const { meaning, wrong } = codeWords(executionResults.get(value), segment.version); return field(meaning, wrong, "HJ 212-2017 表6"); }
  if (timeFields.has(name)) return field(instantWords(value), !isMoment(value));
  if (name === "QN") return field(instantWords(value), !isMoment(value));
  if (name === "CN") { const command = commandOf(value, segment.version); return field(command?.label ?? null, command === undefined); }
  if (name === "PolId" || name === "PolID") return field(factorWords(value), false);
  if (name === "InfoId") return field(infoWords(value), infoKindOf(value) === undefined);
  if (name === "Flag") return field(dataFlags.get(value)?.label ?? null, true);
  const limit = segment.version === 2005 ? undefined : limits[name];
  return limit === undefined || (/^\d+$/.test(value) && limit.allows(Number(value))) ? field(null, false) : field(words(`超出范围：${limit.text}`, `out of range: ${limit.text}`), true);
}
interface Limit { readonly text: string; allows(value: number): boolean }
const between = (from: number, to: number): Limit => ({ text: `${from}–${to}`, allows: (value) => value >= from && value <= to });
const minuteIntervals = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];
/** @clause HJ 212-2017 表4 */
const limits: Readonly<Record<string, Limit>> = { RtdInterval: between(30, 3_600), MinInterval: { text: minuteIntervals.join(" "), allows: (value) => minuteIntervals.includes(value) }, OverTime: between(1, 99), ReCount: between(1, 99), Ctime: between(1, 24), CTime: between(1, 24), Stime: between(1, 120) };

/** Name and unit of a factor code, and its code of today where it is one of 2005. */
function factorWords(code: string): Words | null {
  const found = factorsOf(code);
  if (found.length === 0) return code === "a05024" ? words("臭氧（HJ 524 编码，HJ 212-2017 附录 B 未列）", "ozone (code of HJ 524, not in HJ 212-2017 appendix B)") : null;
  const name = found.map((factor) => factor.name).join(" / "), { source, counterpart } = found[0]!, today = source.startsWith("HJ/T") && counterpart !== null ? counterpart : null;
  return words(`${name}${today === null ? "" : `（现编码 ${today}）`}`, `${name}${today === null ? "" : ` (now ${today})`}`);
}
function infoWords(code: string): Words | null {
  const known = infoCodes.get(code), kind = infoKindOf(code);
  return known?.label ?? (kind === undefined ? null : words(`${kind.device.zh}${kind.kind.zh}`, `${kind.kind.en} of the ${kind.device.en}`));
}

function factorField(version: Version, { factor, field, value, invalid }: FactorValue): ExplainedField {
  const found = factorsOf(factor)[0], device = /^SB(\d{1,3})$/.exec(factor), name = device !== null ? words(`设备 ${device[1]}`, `device ${device[1]}`) : factorWords(factor) ?? infoWords(factor), ending = fieldWords.get(field);
  const label = words(`${name?.zh ?? `${factor}（标准未列的因子）`} · ${ending?.zh ?? field}`, `${name?.en ?? `${factor} (not in the tables)`} · ${ending?.en ?? field}`);
  const out = (meaning: Words | null, wrong: boolean, clause: string): ExplainedField => ({ name: `${factor}-${field}`, value, label, meaning, clause, wrong: wrong || ending === undefined || invalid === true });
  if (field === "Flag") { const { meaning, wrong } = codeWords(dataFlags.get(value), version); return out(meaning, wrong && !(version === 2025 && /^[A-Z][a-z]$/.test(value)), "HJ 212-2017 表8"); }
  if (field === "RS") { const { meaning, wrong } = codeWords(deviceStates.get(value), version); return out(meaning, wrong, "HJ 212-2017 表4 SBxxx-RS"); }
  if (timeFields.has(field)) return out(instantWords(value), !isMoment(value), "HJ 212-2017 表4");
  if (field === "Info") { const known = infoCodes.get(factor), said = known?.values?.[value]; return out(said !== undefined ? words(said, said) : known !== undefined && known.unit !== "" ? words(`单位 ${known.unit}`, `unit ${known.unit}`) : null, false, "HJ 212-2017 附录 B.8–B.10"); }
  const unit = field === "Cou" ? found?.emissionUnit ?? "" : field === "RT" || field === "RS" ? "" : found?.unit ?? "";
  const meaning = invalid === true ? words("不是数字", "not a number") : unit === "" || unit === "无量纲" ? null : words(`表列单位 ${unit}（实际单位按设备设置）`, `unit of the table: ${unit} (what counts is set for the instrument)`);
  return out(meaning, false, found?.source ?? "HJ 212-2017 表4");
}
