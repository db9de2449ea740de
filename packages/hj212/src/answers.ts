import { flagOf, type Segment } from "./segment.js";

const empty: Segment = { version: 2017, qn: null, st: null, cn: null, pw: null, mn: null, flag: null, pnum: null, pno: null, rf: null, dataTime: null, values: [], fields: {} };

/**
 * QN that a packet belongs to (所属交互): that of the header, and for answers of 2005 that of the data area, where 2005 puts it.
 * @clause HJ/T 212-2005 附录 C; HJ 212-2017 §6.5
 */
export function exchangeQn(segment: Pick<Segment, "qn" | "fields">): string | null {
  const inside = segment.fields["QN"];
  return segment.qn ?? (typeof inside === "string" ? inside : null);
}

/** An interaction packet (ST=91) in the version of the packet it answers: 2005 carries the QN in the data area, later editions in the header. */
function interaction(asked: Segment, cn: string, fields: Readonly<Record<string, string>>): Segment {
  const qn = exchangeQn(asked);
  return asked.version === 2005
    ? { ...empty, version: 2005, st: "91", cn, pw: asked.pw, mn: asked.mn, flag: 0, fields: { ...(qn === null ? {} : { QN: qn }), ...fields } }
    : { ...empty, version: asked.version, qn, st: "91", cn, pw: asked.pw, mn: asked.mn, flag: flagOf(asked.version, false, false), fields };
}

/** Answer to a request (请求应答 9011). @param qnRtn a code of {@link requestAnswers} @clause HJ 212-2017 §6.5, 附录 C */
export function requestAnswer(asked: Segment, qnRtn: string): Segment { return interaction(asked, "9011", { QnRtn: qnRtn }); }
/** Result of a request (执行结果 9012). @param exeRtn a code of {@link executionResults} @clause HJ 212-2017 §6.5, 附录 C */
export function executionResult(asked: Segment, exeRtn: string): Segment { return interaction(asked, "9012", { ExeRtn: exeRtn }); }
/** Answer to a notice (通知应答 9013): empty data area. @clause HJ 212-2017 §6.5 */
export function noticeAnswer(asked: Segment): Segment { return interaction(asked, "9013", {}); }

/**
 * Answer to data (数据应答 9014): the same QN, an empty data area. Of 2005 without PW, MN and Flag, but with CN and packet numbers in the data area.
 * Write it only when the data is safely stored: the instrument may then forget.
 * @clause HJ 212-2017 §6.5; HJ/T 212-2005 附录 C
 */
export function dataAnswer(data: Segment): Segment {
  if (data.version !== 2005) return interaction(data, "9014", {});
  const qn = exchangeQn(data);
  return { ...empty, version: 2005, st: "91", cn: "9014", fields: { ...(qn === null ? {} : { QN: qn }), ...(data.cn === null ? {} : { CN: data.cn }),
    ...(data.pno === null || data.pnum === null ? {} : { PNO: String(data.pno), PNUM: String(data.pnum) }) } };
}

/** Whether a packet is an interaction packet that answers the one of this QN. @clause HJ 212-2017 §6.5 */
export function answers(segment: Segment, cn: "9011" | "9012" | "9013" | "9014", qn: string | null): boolean { return segment.cn === cn && exchangeQn(segment) === qn; }

/**
 * Key under which a packet is the same packet sent again (重发): MN, QN, CN, and the number of the part, since parts of 2005 share one QN.
 * @clause HJ 212-2017 §6.6
 */
export function packetKey(segment: Segment): string { return JSON.stringify([segment.mn, segment.qn, segment.cn, segment.pno]); }

/** Key under which a value is the same observation, however often and in whatever packet it is sent: MN, CN, DataTime, factor, field. */
export function observationKey(segment: Segment, factor: string, field: string): string { return JSON.stringify([segment.mn, segment.cn, segment.dataTime, factor, field]); }
