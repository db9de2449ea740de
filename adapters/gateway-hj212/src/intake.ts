import type { Arrival, Fate } from "@yunqing/domain";
import type { Known, DistrictState } from "./known.js";
import type { Line } from "./line.js";
import type { GatewayPorts, GatewaySettings } from "./ports.js";
import { messageOf } from "./registry.js";
import type { Unadopted } from "./strangers.js";

/** An arrival on its way into the store, with the answer that waits for it ("" for none). */
export interface Pending { readonly arrival: Arrival; readonly line: Line | null; readonly known: Known | null; readonly answer: string; readonly stranger: Unadopted | null; readonly bytes: number; /** done when it is stored and answered */ readonly after?: () => void }

type Fates = readonly { readonly fate: Fate; readonly packet: number }[];

/** Memory that a waiting packet takes beside its bytes, about. */
const overhead = 700;
/** Bytes that count for a waiting arrival. */
export const weightOf = (arrival: Arrival): number => overhead + arrival.bytes.length + (arrival.reading === null ? 0 : arrival.reading.content.length);

/** The arrivals of one district. One append at a time, so that the order of an instrument's packets is kept. */
class DistrictQueue {
  waiting: Pending[] = []; head = 0; flying = false; scheduled = false;
  backoffMs = 0; timer: NodeJS.Timeout | undefined; loggedAt = -60_000;
  constructor(readonly district: DistrictState) {}
  get length(): number { return this.waiting.length - this.head; }
  take(count: number): Pending[] {
    const taken = this.waiting.slice(this.head, this.head + count);
    this.head += taken.length;
    if (this.head === this.waiting.length) { this.waiting = []; this.head = 0; } else if (this.head > 4_096) { this.waiting = this.waiting.slice(this.head); this.head = 0; }
    return taken;
  }
}
/** Appends that fail one after another before the store itself is held to be away. */
const awayAfter = 8;

/**
 * The one bounded queue between lines and stores (入库队列). A loop per district takes what is there, up to a batch, appends it in one transaction, and answers when that is on the disk: never before.
 * When the queue is full all reading stops, until half of it is gone.
 *
 * A batch that fails is tried in smaller parts, in order: a hiccup closes no line, and a packet that the store does not take as a reading is found and kept without it.
 * When the store is away nobody is answered: what waited for an answer is forgotten and its lines are closed, so that the instruments send it again; what nobody would send again stays in the queue.
 */
export class Intake {
  private readonly queues = new Map<string, DistrictQueue>();
  packets = 0; bytes = 0; paused = false; stored = 0; answered = 0; batches = 0; failed = 0;
  private waiters: (() => void)[] = [];
  constructor(private readonly ports: GatewayPorts, private readonly settings: GatewaySettings, private readonly lines: { pauseAll(): void; resumeAll(): void; close(line: Line): void }) {}

  put(district: DistrictState, pending: Pending): void {
    let queue = this.queues.get(district.id);
    if (queue === undefined) this.queues.set(district.id, queue = new DistrictQueue(district));
    queue.waiting.push(pending);
    this.packets++; this.bytes += pending.bytes;
    if (!this.paused && (this.packets >= this.settings.queuePackets || this.bytes >= this.settings.queueBytes)) {
      this.paused = true;
      this.lines.pauseAll();
      this.ports.log({ level: "warn", event: "paused", note: `${this.packets} packets wait for the store: nothing more is read until half of them are stored` });
    }
    this.schedule(queue);
  }

  /** After the reads of this turn, so that what came together is stored together; a lone packet does not wait for others. */
  private schedule(queue: DistrictQueue): void {
    if (queue.flying || queue.scheduled || queue.length === 0) return;
    queue.scheduled = true;
    const start = (): void => { queue.scheduled = false; this.send(queue); };
    if (queue.backoffMs > 0) queue.timer = setTimeout(start, queue.backoffMs); else setImmediate(start);
  }

  private send(queue: DistrictQueue): void {
    if (queue.length === 0) return;
    const batch = queue.take(this.settings.batchPackets);
    queue.flying = true;
    this.append(queue, batch).then(
      (fates) => { queue.backoffMs = 0; this.settle(batch, fates); this.next(queue); },
      (error: unknown) => { this.inParts(queue, batch, error).catch((fault: unknown) => { this.ports.log({ level: "error", event: "append-failed", district: queue.district.id, note: messageOf(fault) }); }).finally(() => { this.next(queue); }); });
  }
  private next(queue: DistrictQueue): void { queue.flying = false; this.release(); this.schedule(queue); }
  private async append(queue: DistrictQueue, batch: readonly Pending[]): Promise<Fates> { return queue.district.of.observations.append(batch.map((pending) => pending.arrival)); }

  /** What is stored is counted and answered, all answers of a line in one write. */
  private settle(batch: readonly Pending[], fates: Fates): void {
    this.batches++; this.stored += batch.length;
    const touched: Line[] = [];
    for (let k = 0; k < batch.length; k++) {
      const { arrival, line, known, answer, stranger, bytes } = batch[k]!, fate = fates[k];
      this.packets--; this.bytes -= bytes;
      if (fate !== undefined) {
        if (known !== null && arrival.direction === "in") {
          known.packets++; known.dirty = true;
          if (fate.fate === "repeat") known.repeats++; else if (fate.fate === "revised") known.revisions++;
          const { reading } = arrival;
          if (reading !== null && !((known.lastFrom[reading.kind] ?? -1) >= reading.from)) known.lastFrom[reading.kind] = reading.from;
        }
        if (stranger !== null) { stranger.packet = fate.packet; stranger.dirty = true; }
      }
      if (answer === "" || line === null) continue;
      this.answered++;
      if (line.out === "") touched.push(line);
      line.out += answer;
    }
    for (const line of touched) line.flush();
    for (const { after } of batch) if (after !== undefined) after();
  }

  private async inParts(queue: DistrictQueue, whole: readonly Pending[], error: unknown): Promise<void> {
    this.failed++;
    this.complain(queue, whole.length, error);
    let failures = 1, stored = false;
    const alone: Pending[] = [], left: Pending[] = [];
    const attempt = async (part: readonly Pending[], known: boolean): Promise<void> => {
      if (failures >= awayAfter) { left.push(...part); return; }
      if (!known) {
        try { this.settle(part, await this.append(queue, part)); failures = 0; stored = true; return; } catch { failures++; }
        if (part.length === 1) { alone.push(part[0]!); return; }
      }
      const step = Math.max(1, Math.ceil(part.length / 4));
      for (let at = 0; at < part.length; at += step) await attempt(part.slice(at, at + step), false);
    };
    if (whole.length === 1) alone.push(whole[0]!); else await attempt(whole, true);
    if (stored || whole.length === 1) for (const pending of alone.splice(0)) if (!(await this.single(queue, pending))) left.push(pending);
    left.push(...alone);
    if (left.length > 0) this.giveUp(queue, left); else queue.backoffMs = 0;
  }

  /** One packet that failed alone: once more, then without its reading. */
  private async single(queue: DistrictQueue, pending: Pending): Promise<boolean> {
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    try { this.settle([pending], await this.append(queue, [pending])); return true; } catch { if (pending.arrival.reading === null) return false; }
    const bare: Pending = { ...pending, arrival: { ...pending.arrival, verdict: "set-aside", word: "not-storable", reading: null } };
    let fates: Fates;
    try { fates = await this.append(queue, [bare]); } catch { return false; }
    // the store may have come back between the two: then it takes the reading now
    try { this.settle([pending], await this.append(queue, [pending])); return true; } catch { this.settle([bare], fates); }
    this.ports.log({ level: "error", event: "packet-not-storable", district: queue.district.id, note: `a packet of ${pending.known?.fact.mn ?? "?"} is kept without its reading, which the store does not take` });
    return true;
  }

  private giveUp(queue: DistrictQueue, left: readonly Pending[]): void {
    const closing = new Set<Line>(), stays = left.filter((pending) => {
      if (pending.answer === "") return true;
      this.forget(pending);
      if (pending.line !== null) { pending.line.failed = true; closing.add(pending.line); }
      return false;
    });
    // what came later on a line that is closed must not overtake what its instrument will send again
    const later = queue.waiting.slice(queue.head).filter((pending) => {
      if (pending.line === null || !pending.line.failed || pending.answer === "") return true;
      this.forget(pending);
      return false;
    });
    queue.waiting = [...stays, ...later]; queue.head = 0;
    for (const line of closing) this.lines.close(line);
    queue.backoffMs = Math.min(5_000, queue.backoffMs === 0 ? 100 : queue.backoffMs * 2);
  }

  private complain(queue: DistrictQueue, packets: number, error: unknown): void {
    const now = this.ports.now();
    if (now - queue.loggedAt < 10_000) return;
    queue.loggedAt = now;
    this.ports.log({ level: "error", event: "append-failed", district: queue.district.id, note: `${packets} packets could not be stored and are not answered: ${messageOf(error)}` });
  }

  private forget(pending: Pending): void { this.packets--; this.bytes -= pending.bytes; }

  private release(): void {
    if (this.paused && this.packets <= this.settings.queuePackets / 2 && this.bytes <= this.settings.queueBytes / 2) {
      this.paused = false;
      this.ports.log({ level: "info", event: "resumed", note: "half of the waiting packets are stored: reading goes on" });
      this.lines.resumeAll();
    }
    if (this.packets === 0 && this.waiters.length > 0) { const waiters = this.waiters; this.waiters = []; for (const waiter of waiters) waiter(); }
  }

  /** Resolves when nothing waits any more, or after so long. @returns whether all was stored */
  async drained(ms: number): Promise<boolean> {
    if (this.packets === 0) return true;
    let timer: NodeJS.Timeout | undefined;
    const empty = new Promise<boolean>((resolve) => { this.waiters.push(() => { resolve(true); }); timer = setTimeout(() => { resolve(false); }, ms); });
    const all = await empty;
    clearTimeout(timer);
    return all;
  }
  /** Ends the waiting for a next try. */
  stop(): void { for (const queue of this.queues.values()) clearTimeout(queue.timer); }
}
