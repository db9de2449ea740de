import { crc16, crcText, dataAnswer, encodeFrame, encodeSegment, flagOf, noticeAnswer, requestAnswer, requestAnswers, type Segment } from "@yunqing/hj212";
import type { Known } from "./known.js";

/** Frames of answers (应答报文), one character a byte: several join into one write. */
export const frameText = (segment: Segment): string => Buffer.from(encodeFrame(encodeSegment(segment))).toString("latin1");

const scratch = Buffer.allocUnsafeSlow(256);
const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/**
 * Answer to data. Of 2017 and 2025 everything but the QN is the same from packet to packet and kept with the instrument; the frame is the one `dataAnswer` gives.
 * @clause HJ 212-2017 §6.5
 */
export function dataAnswerText(known: Known, segment: Segment): string {
  const { qn, version, pw } = segment;
  if (version === 2005 || qn === null || qn.length !== 17) return frameText(dataAnswer(segment));
  if (known.answerVersion !== version || known.answerPw !== pw) {
    if (pw === null || segment.mn === null || pw.length > 40 || segment.mn.length > 80 || !isAscii(pw) || !isAscii(segment.mn)) return frameText(dataAnswer(segment));
    known.answerVersion = version; known.answerPw = pw;
    known.answerTail = `;ST=91;CN=9014;PW=${pw};MN=${segment.mn};Flag=${flagOf(version, false, false)};CP=&&&&`;
  }
  const tail = known.answerTail, length = 20 + tail.length;
  scratch.write("QN=", 0, "latin1");
  if (scratch.write(qn, 3, "latin1") !== 17) return frameText(dataAnswer(segment));
  scratch.write(tail, 20, "latin1");
  return `##${length < 100 ? "00" : "0"}${length}QN=${qn}${tail}${crcText(crc16(scratch, 0, length))}\r\n`;
}
/** Answer to a notice or heartbeat. */
export const noticeAnswerText = (segment: Segment): string => frameText(noticeAnswer(segment));

/** Answer that refuses (9011). A code that the packet's edition does not have becomes 2, rejected. @clause HJ 212-2017 表7 */
export function refusalText(segment: Segment, qnRtn: string): string {
  const known = requestAnswers.get(qnRtn)?.versions.includes(segment.version) === true;
  return frameText(requestAnswer(segment, known ? qnRtn : "2"));
}
