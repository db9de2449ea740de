import type { Arrival } from "@yunqing/domain";
import { commandOf, encodeFrame, encodeSegment, flagOf, splitSegment, wantsAnswer, type Segment } from "@yunqing/hj212";
import { qnOf } from "./beijing-time.js";
import type { Forwarding } from "./known.js";

type Frames = NonNullable<Arrival["forward"]>;
const longest = 1_024;

/**
 * A packet as other hosts shall get it (转发报文): their MN, their edition, everything else as it came. Factor codes are not translated.
 * The password is left out here and put in when it is sent, so that none waits in a queue. An edition that does not have the command gets nothing.
 * @param at  arrival: a QN where the packet has none
 * @clause HJ 212-2017 附录 C.49 (splitting)
 */
export function forwardFrames(segment: Segment, instrument: string, forwards: readonly Forwarding[], at: number): Frames {
  const out: Frames[number][] = [];
  for (const { target, mn, edition } of forwards) {
    if (segment.cn === null || commandOf(segment.cn, edition)?.fieldToHost !== "upload") continue;
    const qn = segment.qn ?? qnOf(at), numbered = segment.pnum !== null && segment.pno !== null;
    const own: Segment = { ...segment, version: edition, qn, mn, pw: null, flag: segment.version === edition && segment.flag !== null ? segment.flag : flagOf(edition, numbered, wantsAnswer(segment)), rf: edition === 2025 ? segment.rf : null };
    const base = Number(qn.slice(-3));
    const parts = numbered ? [own] : splitSegment(own, (part) => encodeSegment({ ...part, pw: "000000" }).length <= longest, (place) => `${qn.slice(0, -3)}${String((base + place) % 1_000).padStart(3, "0")}`);
    for (const part of parts) out.push({ target, instrument, frame: encodeFrame(encodeSegment(part)) });
  }
  return out;
}
