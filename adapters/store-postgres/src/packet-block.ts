import { promisify } from "node:util";
import { deflateRaw, inflateRawSync } from "node:zlib";
import type { Arrival, KeptPacket, Verdict } from "@yunqing/domain";
import { StoreFault } from "./errors.js";
import { packetDictionary } from "./packet-dictionary.js";
import { monthOf } from "./partitions.js";

// Raw packets as they lie in the store: those of one transaction together, each with one line of head before its bytes, compressed with a
// dictionary of what such packets look like, so that a single one becomes small as well.

/** Packets of one block at most: a packet's number is its block's times this, plus its place. */
export const packetsOfBlock = 4_096;
/** How a block was compressed: 1 is raw deflate with {@link packetDictionary}. */
export const codec = 1;

const verdictBits: Readonly<Record<Verdict, number>> = { reading: 1, exchange: 2, "set-aside": 4, refused: 8 };
const verdictsByBit = new Map(Object.entries(verdictBits).map(([verdict, bit]) => [bit, verdict as Verdict]));
/** Bit of packets that we sent. */
export const outgoing = 16;
/** The bit of a verdict in a block's mask. */
export function bitOf(verdict: Verdict): number { return verdictBits[verdict]; }

const deflate = promisify(deflateRaw);
const newline = 0x0a;

/** What is stored of a block besides its number (报文块). */
export interface Block { readonly from: number; readonly until: number; readonly packets: number; readonly verdicts: number; readonly sources: readonly number[]; readonly content: Promise<Buffer> }

/** A block ends before it spans more than this, so that a search by time knows how far back a block may begin. */
export const blockSpanMs = 3_600_000;
const mostPackets = 4_000, mostBytes = 4 << 20;

/** Divides arrivals into blocks, in their order: places of the first of each. A block lies in one month, so that it is dropped with it. */
export function blockStarts(arrivals: readonly Arrival[]): readonly number[] {
  const starts: number[] = [];
  let from = 0, until = 0, bytes = 0, start = -1, month = 0, last = Number.NaN;
  for (let place = 0; place < arrivals.length; place++) {
    const { at, bytes: { length } } = arrivals[place]!, earliest = Math.min(from, at), latest = Math.max(until, at), own = at === last ? month : monthOf(at);
    bytes += length; last = at;
    if (start >= 0 && own === month && place - start < mostPackets && bytes <= mostBytes && latest - earliest <= blockSpanMs) { from = earliest; until = latest; continue; }
    starts.push(start = place); from = until = at; bytes = length; month = own;
  }
  return starts;
}

/** Puts packets into a block; compression goes on while the caller does something else. */
export function blockOf(arrivals: readonly Arrival[]): Block {
  let from = Number.POSITIVE_INFINITY, until = Number.NEGATIVE_INFINITY, verdicts = 0, size = 0;
  const sources = new Set<number>(), heads = new Array<string>(arrivals.length);
  for (let i = 0; i < arrivals.length; i++) {
    const one = arrivals[i]!;
    if (one.at < from) from = one.at;
    if (one.at > until) until = one.at;
    const bit = verdictBits[one.verdict] | (one.direction === "out" ? outgoing : 0);
    verdicts |= bit;
    sources.add(one.source);
    const head = `${one.at} ${one.source} ${one.setting} ${bit} ${one.bytes.length} ${one.word.replace(/[\n\r]/g, " ")}\n`;
    heads[i] = head;
    // a character takes three bytes at most: the true length is known once it is written
    size += one.bytes.length + 3 * head.length;
  }
  const whole = Buffer.allocUnsafe(size);
  let at = 0;
  for (let i = 0; i < arrivals.length; i++) { at += whole.write(heads[i]!, at, "utf8"); whole.set(arrivals[i]!.bytes, at); at += arrivals[i]!.bytes.length; }
  const content = deflate(whole.subarray(0, at), { level: levelOf(arrivals.length), dictionary: packetDictionary });
  content.catch(() => undefined);
  return { from, until, packets: arrivals.length, verdicts, sources: [...sources].sort((a, b) => a - b), content };
}
/** A few packets gain from a thorough search, a thousand from speed: measured in docs/decisions/0009. */
function levelOf(packets: number): number { return packets < 32 ? 6 : 3; }

/** A block that cannot be read: altered on the disk, or by a codec of a later program. */
export class BlockDamaged extends StoreFault {
  constructor(readonly block: number, why: string, cause?: unknown) {
    super("store/block-damaged", `报文块 ${block} 不能读取（${why}）；请从备份恢复`, `the packet block ${block} cannot be read (${why}); restore it from a backup`, cause);
  }
}

/** The packets of a block, in their order. @throws {BlockDamaged} */
export function packetsIn(block: number, content: Uint8Array, by: number): readonly KeptPacket[] {
  if (by !== codec) throw new BlockDamaged(block, `codec ${by}`);
  let whole: Buffer;
  try { whole = inflateRawSync(content, { dictionary: packetDictionary }); } catch (fault) { throw new BlockDamaged(block, fault instanceof Error ? fault.message : String(fault), fault); }
  const out: KeptPacket[] = [];
  for (let at = 0; at < whole.length;) {
    const end = whole.indexOf(newline, at);
    if (end < 0) throw new BlockDamaged(block, `no head at ${at}`);
    const [instant = "", source = "", setting = "", bits = "", length = "", ...word] = whole.toString("utf8", at, end).split(" ");
    const from = end + 1, to = from + Number(length), bit = Number(bits), verdict = verdictsByBit.get(bit & ~outgoing);
    if (verdict === undefined || !(to <= whole.length)) throw new BlockDamaged(block, `a wrong head at ${at}`);
    out.push({ id: block * packetsOfBlock + out.length, at: Number(instant), source: Number(source), setting: Number(setting), direction: (bit & outgoing) === 0 ? "in" : "out", verdict, word: word.join(" "), bytes: new Uint8Array(whole.subarray(from, to)) });
    at = to;
  }
  return out;
}
