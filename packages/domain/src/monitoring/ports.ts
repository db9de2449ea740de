import type { BatchWithdrawal, CommandStep, ForwardTarget, InstrumentCommand, InstrumentFact, ObservationBatch, PointFact, PushKey, PushKeyEnd, QualityMark, Reading, ReadingKind, ReadingSource } from "./model.js";

/** What became of a packet (报文去向): an observation; part of an exchange (answers, notices, heartbeats); set aside whole (a clock too far off, a kind nobody stores); refused. */
export const verdicts = ["reading", "exchange", "set-aside", "refused"] as const;
export type Verdict = (typeof verdicts)[number];

/** A packet that arrived, or that we sent, before it is stored (到达报文). */
export interface Arrival {
  /** milliseconds since 1970 UTC */
  readonly at: number;
  /** number of the instrument's source; 0: not known to this district */
  readonly source: number;
  readonly setting: number; readonly direction: "in" | "out"; readonly verdict: Verdict;
  /** CN for packets, diagnosis for refusals: a short word to search by */
  readonly word: string;
  /** the frame from `##` to CRC, or the refused bytes */
  readonly bytes: Uint8Array;
  readonly reading: Pick<Reading, "kind" | "from" | "shape" | "content"> | null;
  /** targets that the packet is forwarded to, with the frame as they shall get it */
  readonly forward?: readonly { readonly target: string; readonly instrument: string; readonly frame: Uint8Array }[];
}
/**
 * What storing did with an arrival (入库结果): a reading stored; the same as before, nothing changed; a revision of values that were there, or further factors of the same window; a packet kept without reading.
 */
export type Fate = "stored" | "repeat" | "revised" | "kept";

/** A packet as it is kept (原始报文). */
export interface KeptPacket extends Pick<Arrival, "at" | "source" | "setting" | "direction" | "verdict" | "word" | "bytes"> { readonly id: number }

/** How an instrument's line is (设备在线状态), as the gateway last wrote it. Times in milliseconds since 1970 UTC; null: never. */
export interface LineState {
  readonly source: number; readonly seenAt: number; readonly address: string; readonly connected: boolean;
  /** arrival minus DataTime of the latest real-time packet (or QN), in milliseconds: how wrong the clock is, about */
  readonly driftMs: number | null;
  readonly lastFrom: Readonly<Partial<Record<ReadingKind, number>>>;
  readonly packets: number; readonly refused: number; readonly repeats: number; readonly revisions: number;
  readonly leniencies: Readonly<Record<string, number>>;
}
/** An instrument that nobody registered, or whose password is wrong (未登记设备), waiting for adoption. One per MN and reason, whatever it sends. */
export interface Stranger {
  readonly mn: string; readonly reason: "mn-unknown" | "password-wrong" | "address" | "inactive"; readonly firstAt: number; readonly lastAt: number; readonly count: number; readonly address: string;
  readonly edition: 2005 | 2017 | 2025; readonly st: string; readonly cn: string; readonly leniencies: readonly string[];
  /** the password it sent, encrypted, so that adoption needs no typing */
  readonly passwordEncrypted: string; readonly packet: number | null;
}

export interface ReadingFilter { readonly sources: readonly number[]; readonly kind: ReadingKind; readonly from: number; readonly until: number; readonly limit?: number }
export interface PacketFilter { readonly source?: number; readonly verdict?: Verdict; readonly direction?: "in" | "out"; readonly word?: string; readonly from: number; readonly until: number; /** ids below this one: the next page */ readonly before?: number; readonly limit: number }

/**
 * The store of observations of one district (观测库). Machines write here by the thousand a second, outside the audit chain, which is for acts of people;
 * what they wrote is appended and never changed all the same. Registry, marks and batches are people's acts and go through {@link MonitoringWriter}.
 */
export interface ObservationStore {
  /**
   * Stores packets and their readings in one transaction, all or none, and returns when it is on the disk. The same (source, kind, window, factor, field, value) again changes nothing; another value is a revision.
   * In the order given: the later of two in one call revises the earlier.
   * @returns what became of each, and the packet's number
   */
  append(arrivals: readonly Arrival[]): Promise<readonly { readonly fate: Fate; readonly packet: number }[]>;
  /** Readings whose window starts in [from, until), by source, window, seq. Withdrawn batches left out. */
  readings(filter: ReadingFilter): Promise<readonly Reading[]>;
  /** The readings of the latest window of each source, of one kind. */
  latest(sources: readonly number[], kind: ReadingKind): Promise<readonly Reading[]>;
  /** How many windows have a reading, per source: for transmission rates. */
  countWindows(filter: Omit<ReadingFilter, "limit">): Promise<ReadonlyMap<number, number>>;
  packets(filter: PacketFilter): Promise<readonly KeptPacket[]>;
  packet(id: number): Promise<KeptPacket | null>;
  /** Rebuilds the readings of a span from its raw packets and compares them with the stored ones (重放核对). `read` turns a kept packet into what it says, under the setting it came in by. */
  replay(span: { readonly from: number; readonly until: number }, read: (packet: KeptPacket) => Arrival["reading"]): Promise<{ readonly packets: number; readonly readings: number; readonly missing: number; readonly surplus: number; readonly example: string | null }>;
  putLines(lines: readonly LineState[], strangers: readonly Stranger[]): Promise<void>;
  lines(): Promise<readonly LineState[]>;
  strangers(): Promise<readonly Stranger[]>;
  /** Takes pending commands for instruments whose line the caller holds; each is taken once, by one gateway. */
  claimCommands(instruments: readonly string[], by: string, at: string): Promise<readonly InstrumentCommand[]>;
  appendCommandStep(step: Omit<CommandStep, "seq">): Promise<CommandStep>;
  /** The oldest frames waiting for a target (with `newestFirst` the newest: HJ 212-2025 wants new data first after an outage), and their taking away once the other side has answered. */
  forwardQueue(target: string, limit: number, newestFirst?: boolean): Promise<readonly { readonly id: number; readonly instrument: string; readonly queuedAt: number; readonly frame: Uint8Array }[]>;
  forwarded(target: string, ids: readonly number[]): Promise<void>;
  forwardDepths(): Promise<ReadonlyMap<string, { readonly waiting: number; readonly oldestAt: number | null }>>;
  /** Drops whole months that are past their keeping (保存期限). Returns the names of what was dropped. */
  drop(before: { readonly packets: number; readonly realTime: number; readonly minutes: number }): Promise<readonly string[]>;
}

/** Reading the registry, marks and batches: part of {@link DistrictReader}. */
export interface MonitoringReader {
  /** every version, ascending by seq; the last of each is in force */
  points(filter?: { readonly point?: string }): Promise<readonly PointFact[]>;
  instruments(filter?: { readonly instrument?: string; readonly mn?: string }): Promise<readonly InstrumentFact[]>;
  sources(): Promise<readonly ReadingSource[]>;
  marks(filter: { readonly point: string; readonly kind?: QualityMark["kind"]; readonly from?: string; readonly until?: string }): Promise<readonly QualityMark[]>;
  batches(): Promise<readonly (ObservationBatch & { readonly withdrawal: BatchWithdrawal | null })[]>;
  pushKeys(): Promise<readonly (PushKey & { readonly ended: PushKeyEnd | null })[]>;
  commands(filter: { readonly instrument?: string; readonly id?: string; readonly limit?: number }): Promise<readonly (InstrumentCommand & { readonly steps: readonly CommandStep[] })[]>;
  forwardTargets(): Promise<readonly ForwardTarget[]>;
}
/** Writing them, inside the audited transaction: part of {@link DistrictWriter}. */
export interface MonitoringWriter extends MonitoringReader {
  /** @throws {Overtaken} when `seq` is not the next of its point */
  appendPoint(fact: PointFact): Promise<"stored" | "known">;
  /** Issues `setting`, and `source` with the first fact. @throws {Overtaken} when `seq` is not the next @throws {Refused} monitoring/mn-taken when another active instrument has the MN */
  appendInstrument(fact: Omit<InstrumentFact, "setting" | "source">): Promise<{ readonly outcome: "stored" | "known"; readonly setting: number; readonly source: number }>;
  appendMark(mark: QualityMark): Promise<"stored" | "known">;
  /** Issues the batch's number and stores its readings, each under the source of its point and the batch's origin; within a batch the same window twice is refused. */
  appendBatch(batch: Omit<ObservationBatch, "number">, readings: readonly { readonly point: string; readonly kind: ReadingKind; readonly from: number; readonly shape: string; readonly content: string }[]): Promise<{ readonly outcome: "stored" | "known"; readonly number: number }>;
  appendWithdrawal(withdrawal: BatchWithdrawal): Promise<"stored" | "known">;
  appendPushKey(key: PushKey): Promise<"stored" | "known">;
  appendPushKeyEnd(end: PushKeyEnd): Promise<"stored" | "known">;
  appendCommand(command: InstrumentCommand): Promise<"stored" | "known">;
  appendForwardTarget(target: ForwardTarget): Promise<"stored" | "known">;
}
