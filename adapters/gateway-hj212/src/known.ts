import type { ForwardTarget, InstrumentFact, LineState, ReadingKind } from "@yunqing/domain";
import type { LeniencyName, Segment, Version } from "@yunqing/hj212";
import { AddressList } from "./address-list.js";
import type { GatewayDistrict } from "./ports.js";

/** What of a connection an instrument's exchanges need. */
export interface Wire { readonly address: string; readonly closed: boolean; /** one character a byte */ send(text: string): void }
/** A target as an instrument's packets are written for it. */
export interface Forwarding { readonly target: string; readonly mn: string; readonly edition: Version }

export const noForwards: readonly Forwarding[] = [];

/** What a running exchange wants to hear of its instrument's packets. */
export interface Listener { readonly qn: string | null; hear(packet: { readonly segment: Segment; readonly frame: Uint8Array; readonly at: number }): void }

/** An instrument as the gateway knows it (已登记设备): its setting in force, its line, the state of its line. One for as long as the process lives. */
export class Known {
  readonly leniencies = new Set<LeniencyName>(); addresses = new AddressList([]);
  /** the one that counts, and the one the registry last gave: a command may have changed it since */
  password: string | null = null; registered: string | null = null; key: Uint8Array | undefined;
  /** a password being set by 1072: taken beside the old one until the registry says so */
  nextPassword: string | null = null;
  forwards: readonly Forwarding[] = noForwards;
  /** the newest socket on which it spoke */
  line: Wire | null = null;
  /** edition it spoke last */
  version: Version | null = null;
  listener: Listener | null = null;
  // state of its line; `dirty` until it is written
  seenAt = 0; address = ""; driftMs: number | null = null; driftOfRealTime = false; dirty = false; recorded = false;
  readonly lastFrom: Partial<Record<ReadingKind, number>> = {};
  packets = 0; refused = 0; repeats = 0; revisions = 0; readonly used: Record<string, number> = {};
  // answers to data differ by their QN alone
  answerPw: string | null = null; answerVersion: Version | null = null; answerTail = "";
  constructor(readonly district: DistrictState, public fact: InstrumentFact) {}

  restore(state: LineState): void {
    if (this.recorded) return;
    this.recorded = true;
    this.seenAt = Math.max(this.seenAt, state.seenAt); this.address ||= state.address; this.driftMs ??= state.driftMs;
    for (const [kind, from] of Object.entries(state.lastFrom) as [keyof Known["lastFrom"], number][]) this.lastFrom[kind] = Math.max(this.lastFrom[kind] ?? from, from);
    this.packets += state.packets; this.refused += state.refused; this.repeats += state.repeats; this.revisions += state.revisions;
    for (const [name, count] of Object.entries(state.leniencies)) this.used[name] = (this.used[name] ?? 0) + count;
  }
  lineState(): LineState {
    return { source: this.fact.source, seenAt: this.seenAt, address: this.address, connected: this.line !== null, driftMs: this.driftMs, lastFrom: { ...this.lastFrom }, packets: this.packets, refused: this.refused, repeats: this.repeats, revisions: this.revisions, leniencies: { ...this.used } };
  }
}

/** A district with what the gateway holds of it. */
export class DistrictState {
  readonly known = new Map<string, Known>();
  targets: readonly ForwardTarget[] = [];
  /** whether its registry was read once, and its lines and strangers */
  loaded = false; restored = false;
  constructor(public of: GatewayDistrict) {}
  get id(): string { return this.of.id; }
}
