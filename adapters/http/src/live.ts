import type { FastifyBaseLogger } from "fastify";
import { Forbidden, NotFound } from "@yunqing/domain";
import type { EventLine, EventSource } from "./events.js";
import type { MonitorDeskPort, SignedIn } from "./ports.js";
import { ProtocolError, loggable } from "./problem.js";

/** Who listens, and how to learn that the person may still do so: null when signed out. */
export interface Listener { readonly signedIn: SignedIn; readonly recheck: () => Promise<SignedIn | null>; readonly cursor: string | null }
/** Times in milliseconds. */
export interface LiveTimes { readonly everyMs: number; readonly heartbeatMs: number; readonly recheckMs: number; readonly most: number }
export const liveTimes: LiveTimes = { everyMs: 1_000, heartbeatMs: 15_000, recheckMs: 60_000, most: 200 };

/** A read key that was ended is out at once; a person within a minute. */
export const recheckMsOf = ({ signedIn }: Listener, times: LiveTimes): number => (signedIn.session.readOnly === true ? Math.min(times.everyMs, times.recheckMs) : times.recheckMs);

interface Subscriber { readonly line: EventLine; readonly recheck: Listener["recheck"]; readonly recheckMs: number; actor: SignedIn["actor"]; cursor: string; sentAt: number; checkedAt: number }
interface Room { readonly desk: MonitorDeskPort; readonly subscribers: Set<Subscriber>; timer: NodeJS.Timeout; busy: boolean }

/**
 * The live stream of all districts (实时推送): one poller a district, which runs only while somebody listens and asks the desk once for each listener; the desk reads the store once for all of them.
 * Everybody gets what lies in their own scope, and whoever has signed out or lost the right is put off within a minute.
 */
export class LiveHub {
  readonly #rooms = new Map<string, Room>();
  #count = 0; #stopped = false;
  constructor(private readonly log: FastifyBaseLogger, private readonly times: LiveTimes = liveTimes) {}

  /** People who listen now. */
  get listeners(): number { return this.#count; }

  /** Authorises a listener and makes ready its first event. @throws {Forbidden} of the desk @throws {ProtocolError} when as many listen as may */
  async open(district: string, desk: MonitorDeskPort, listener: Listener): Promise<EventSource> {
    if (this.#stopped || this.#count >= this.times.most) {
      throw new ProtocolError(503, "http/too-many-listeners", `同时查看实时数据的人数已达上限（${this.times.most}），请稍后再试。`, `As many people as may (${this.times.most}) watch live data; try again later.`, { zh: "请关闭多余的实时监控页面。", en: "Close live pages that nobody watches." });
    }
    const first = await desk.changesSince(listener.signedIn.actor, listener.cursor);
    return (line) => {
      const now = Date.now();
      if (this.#stopped || this.#count >= this.times.most) { line.end(); return () => undefined; }
      const subscriber: Subscriber = { line, recheck: listener.recheck, recheckMs: recheckMsOf(listener, this.times), actor: listener.signedIn.actor, cursor: first.cursor, sentAt: now, checkedAt: now };
      line.comment("live");
      if (first.changes.length > 0) line.send("points", first.changes, first.cursor);
      const room = this.#roomOf(district, desk);
      room.subscribers.add(subscriber);
      this.#count++;
      return () => { this.#leave(district, room, subscriber); };
    };
  }

  /** Ends every line; nobody is let in afterwards. */
  stop(): void {
    this.#stopped = true;
    for (const room of this.#rooms.values()) { clearInterval(room.timer); for (const { line } of room.subscribers) line.end(); }
    this.#rooms.clear();
  }

  #roomOf(district: string, desk: MonitorDeskPort): Room {
    const held = this.#rooms.get(district);
    if (held !== undefined) return held;
    const room: Room = { desk, subscribers: new Set(), busy: false, timer: setInterval(() => { void this.#tick(room); }, this.times.everyMs) };
    this.#rooms.set(district, room);
    return room;
  }
  #leave(district: string, room: Room, subscriber: Subscriber): void {
    if (!room.subscribers.delete(subscriber)) return;
    this.#count--;
    if (room.subscribers.size > 0) return;
    clearInterval(room.timer);
    if (this.#rooms.get(district) === room) this.#rooms.delete(district);
  }

  async #tick(room: Room): Promise<void> {
    if (room.busy) return;
    room.busy = true;
    try { for (const subscriber of room.subscribers) await this.#serve(room, subscriber); } finally { room.busy = false; }
  }

  async #serve(room: Room, subscriber: Subscriber): Promise<void> {
    const now = Date.now();
    try {
      if (now - subscriber.checkedAt >= subscriber.recheckMs) {
        const still = await subscriber.recheck();
        if (still === null || still.session.mustChangePassword) { subscriber.line.end(); return; }
        subscriber.actor = still.actor; subscriber.checkedAt = now;
      }
      const { cursor, changes } = await room.desk.changesSince(subscriber.actor, subscriber.cursor);
      subscriber.cursor = cursor;
      if (changes.length > 0) { subscriber.line.send("points", changes, cursor); subscriber.sentAt = now; }
      else if (now - subscriber.sentAt >= this.times.heartbeatMs) { subscriber.line.comment("still here"); subscriber.sentAt = now; }
    } catch (error) {
      if (error instanceof Forbidden || error instanceof NotFound) { subscriber.line.end(); return; }
      // a store that is away for a while ends no line: the next second asks again
      this.log.warn({ err: loggable(error) }, "live data could not be read");
    }
  }
}
