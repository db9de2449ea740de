import { base64, hexBytes } from "./bytes.js";
import { FrameSplitter, type RawFrame, type Refused } from "./frame.js";
import { keepingLeniencies, leniencyOf, type LeniencyName } from "./leniencies.js";
import { clauseOf, SegmentReader, type PacketLine, type Segment } from "./segment.js";
import type { KeyOf } from "./seal.js";

/** A refused piece of the stream as `yunqing decode` prints it; `bytes` in base64. */
export interface RefusedLine extends Omit<Refused, "bytes"> { readonly bytes: string }

/** What a stream held, in order of arrival, with the bytes. */
export type Received =
  | { readonly kind: "packet"; readonly segment: Segment; readonly leniencies: readonly LeniencyName[]; readonly raw: Uint8Array }
  | Refused;

/** What is allowed and known: `strict` nothing but what `lenient` names; else all leniencies under which length and CRC stay true, and those named. */
export interface ReadingOptions {
  readonly strict?: boolean; readonly lenient?: readonly LeniencyName[];
  /** 16 bytes as 32 hexadecimal digits, or a function that knows each instrument's key. HJ 212-2025 only, second hand. */
  readonly key?: string | KeyOf;
  /** what reads segments; one may serve many streams, since it keeps nothing between two packets but what makes it fast */
  readonly reader?: SegmentReader;
}

/** A key that is not 32 hexadecimal digits. */
export class KeyInvalid extends RangeError { readonly code = "hj212/key-invalid"; }

/** Splitter and reader in one, with a count of every leniency used. */
class Stream {
  private readonly allowed: ReadonlySet<LeniencyName>; private readonly reader: SegmentReader; readonly splitter: FrameSplitter;
  readonly counts = new Map<LeniencyName, number>();
  constructor(options: ReadingOptions, private readonly packet: (reader: SegmentReader, leniencies: readonly LeniencyName[], raw: RawFrame) => void, private readonly refused: (refused: Refused) => void) {
    this.allowed = new Set([...(options.strict === true ? [] : keepingLeniencies), ...(options.lenient ?? [])]);
    this.reader = options.reader ?? new SegmentReader();
    const keyOf = keyOfOption(options.key);
    this.splitter = new FrameSplitter({
      frame: (bytes, from, to, deviations, raw) => this.frame(bytes, from, to, deviations, raw),
      refused,
    }, { allowed: this.allowed, ...(keyOf === undefined ? {} : { keyOf }) });
  }
  private frame(bytes: Uint8Array, from: number, to: number, deviations: readonly LeniencyName[], raw: RawFrame): "sealed" | undefined {
    const reader = this.reader, problem = reader.parse(bytes, from, to);
    if (problem === "sealed" && bytes === raw.of) return "sealed";
    if (problem !== undefined) return problem === "sealed" ? this.refuse("sm4-key-wrong", "HJ 212-2025 §6.4 (second hand)", raw) : this.refuse(problem, clauseOf(problem), raw);
    const own = reader.deviations;
    if (own.length === 0 && deviations.length === 0) { this.packet(reader, own, raw); return undefined; }
    for (const name of own) if (!this.allowed.has(name)) return this.refuse(name, leniencyOf(name).clause, raw);
    const all = deviations.length === 0 ? own : [...deviations, ...own];
    for (const name of all) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    this.packet(reader, all, raw);
    return undefined;
  }

  private refuse(diagnosis: Refused["diagnosis"], clause: string, raw: RawFrame): undefined {
    this.refused({ kind: "refused", reason: "segment", diagnosis, clause, bytes: raw.of.slice(raw.from, raw.to) });
  }
}

function keyOfOption(key: string | KeyOf | undefined): KeyOf | undefined {
  if (key === undefined || typeof key === "function") return key;
  const bytes = hexBytes(key);
  if (bytes?.length !== 16) throw new KeyInvalid("an SM4 key is 16 bytes, written as 32 hexadecimal digits (HJ 212-2025 §6.4)");
  return () => bytes;
}

/** A decoder: what `push`, `settle` and `end` return is in order of arrival. */
export interface Decoder<Out> {
  /** Takes the next bytes, any number, cut anywhere. */
  push(chunk: Uint8Array): readonly Out[];
  /** The line has gone quiet: see {@link FrameSplitter.settle}. */
  settle(): readonly Out[];
  /** The stream is over: an unfinished frame is refused, reason `tail`. */
  end(): readonly Out[];
  /** How often each leniency was used so far. */
  counts(): Readonly<Partial<Record<LeniencyName, number>>>;
  /** Bytes held back now; never more than 64 KiB. */
  readonly held: number;
}

function decoderOf<Out>(options: ReadingOptions, packetOf: (reader: SegmentReader, leniencies: readonly LeniencyName[], raw: RawFrame) => Out, refusedOf: (refused: Refused) => Out): Decoder<Out> {
  let out: Out[] = [];
  const stream = new Stream(options, (reader, leniencies, raw) => { out.push(packetOf(reader, leniencies, raw)); }, (refused) => { out.push(refusedOf(refused)); });
  const taken = (): readonly Out[] => { const all = out; out = []; return all; };
  return {
    push(chunk) { stream.splitter.push(chunk); return taken(); },
    settle() { stream.splitter.settle(); return taken(); },
    end() { stream.splitter.end(); return taken(); },
    counts: () => Object.fromEntries(stream.counts),
    get held() { return stream.splitter.held; },
  };
}

/**
 * Decodes a stream into the lines of `yunqing decode`.
 * @throws {KeyInvalid} a key that is not 32 hexadecimal digits; nothing else, whatever the bytes
 * @clause HJ 212-2017 §6.3; HJ/T 212-2005 §6.3; HJ 212-2025 (second hand)
 */
export function decoder(options: ReadingOptions = {}): Decoder<PacketLine | RefusedLine> {
  return decoderOf<PacketLine | RefusedLine>(options,
    (reader, leniencies) => reader.line(leniencies),
    (r) => ({ kind: "refused", reason: r.reason, diagnosis: r.diagnosis, clause: r.clause, bytes: base64(r.bytes) }));
}

/** Decodes a stream into segments with their raw frames: what a gateway keeps. It is strict unless `lenient` names something. @throws {KeyInvalid} see {@link decoder} */
export function receiver(options: Omit<ReadingOptions, "strict"> = {}): Decoder<Received> {
  return decoderOf<Received>({ ...options, strict: true }, (reader, leniencies, raw) => ({ kind: "packet", segment: reader.segment(), leniencies, raw: raw.of.slice(raw.from, raw.to) }), (refused) => refused);
}
