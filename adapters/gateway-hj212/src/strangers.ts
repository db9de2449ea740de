import type { Stranger } from "@yunqing/domain";
import type { LeniencyName, Segment } from "@yunqing/hj212";
import { equalText } from "./admission.js";

/** A stranger being counted; `dirty` until it is written. */
export class Unadopted {
  reason: Stranger["reason"]; firstAt: number; lastAt: number; count = 0; address = ""; edition: Stranger["edition"] = 2017; st = ""; cn = ""; packet: number | null = null; passwordEncrypted = ""; dirty = false;
  leniencies: readonly string[] = [];
  password: string | null = null; minute = 0; keptInMinute = 0;
  constructor(readonly mn: string, reason: Stranger["reason"], at: number) { this.reason = reason; this.firstAt = this.lastAt = at; }
  stranger(): Stranger {
    return { mn: this.mn, reason: this.reason, firstAt: this.firstAt, lastAt: this.lastAt, count: this.count, address: this.address, edition: this.edition, st: this.st, cn: this.cn, leniencies: this.leniencies, passwordEncrypted: this.passwordEncrypted, packet: this.packet };
  }
}

const most = 2_000, keptEachMinute = 5, keptOfAllEachMinute = 300;
/** Text of a stranger's packet as it may stand in a list: printable, short. */
const shown = (text: string | null): string => (text ?? "").replace(/[^\x21-\x7e\u4e00-\u9fff]/g, "?").slice(0, 48);

/**
 * The strangers of one district (未登记设备): one for each MN and reason. Bounded: the one not heard for longest goes first.
 * Every packet counts; only a few a minute are kept, for each of them and for all together.
 */
export class Strangers {
  private readonly byKey = new Map<string, Unadopted>();
  private minute = 0; private kept = 0;
  constructor(private readonly encrypt: (plain: string) => string) {}

  restore(stored: readonly Stranger[]): void {
    for (const one of stored.slice(-most)) {
      const key = `${one.reason} ${one.mn}`, held = this.byKey.get(key), entry = held ?? new Unadopted(one.mn, one.reason, one.firstAt);
      entry.firstAt = Math.min(entry.firstAt, one.firstAt); entry.lastAt = Math.max(entry.lastAt, one.lastAt); entry.count += one.count;
      if (held === undefined) { entry.address = one.address; entry.edition = one.edition; entry.st = one.st; entry.cn = one.cn; entry.packet = one.packet; entry.passwordEncrypted = one.passwordEncrypted; entry.leniencies = one.leniencies; this.byKey.set(key, entry); }
    }
  }

  /** Counts a packet. @returns the stranger, and whether the packet is to be kept */
  met(segment: Segment, reason: Stranger["reason"], deviated: readonly LeniencyName[], address: string, at: number): { readonly entry: Unadopted; readonly keep: boolean } {
    const mn = shown(segment.mn), key = `${reason} ${mn}`;
    let entry = this.byKey.get(key);
    if (entry === undefined) { entry = new Unadopted(mn, reason, at); if (this.byKey.size >= most) for (const oldest of this.byKey.keys()) { this.byKey.delete(oldest); break; } }
    else this.byKey.delete(key);
    this.byKey.set(key, entry);                       // the newest last
    entry.lastAt = at; entry.count++; entry.address = address; entry.edition = segment.version; entry.st = shown(segment.st); entry.cn = shown(segment.cn); entry.dirty = true;
    for (const name of deviated) if (!entry.leniencies.includes(name)) entry.leniencies = [...entry.leniencies, name];
    const pw = segment.pw ?? "";
    if (entry.password === null || !equalText(pw, entry.password)) { entry.password = pw; entry.passwordEncrypted = this.encrypt(pw.slice(0, 64)); }
    const minute = Math.floor(at / 60_000);
    if (entry.minute !== minute) { entry.minute = minute; entry.keptInMinute = 0; }
    const keep = entry.keptInMinute < keptEachMinute && this.mayKeep(minute);
    if (keep) entry.keptInMinute++;
    return { entry, keep };
  }
  /** Whether one more piece of unknown origin may be kept in this minute. */
  mayKeep(minute: number): boolean {
    if (this.minute !== minute) { this.minute = minute; this.kept = 0; }
    return this.kept++ < keptOfAllEachMinute;
  }
  /** Forgets those that are registered by now. */
  adopted(isKnown: (mn: string) => boolean): void { for (const [key, entry] of this.byKey) if (entry.reason === "mn-unknown" && isKnown(entry.mn)) this.byKey.delete(key); }
  changed(): Unadopted[] { return [...this.byKey.values()].filter((entry) => entry.dirty); }
  get size(): number { return this.byKey.size; }
}
