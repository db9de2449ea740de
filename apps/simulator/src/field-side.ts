import { defaultPatience, exchangeQn, executionResult, noticeAnswer, requestAnswer, type Exchange, type Patience, type Segment, type Step } from "@yunqing/hj212";
import { dataTimeOf, dayMs, dayOf, hourMs, hourOfDay, minuteMs, secondMs, startOf, windowOf } from "./beijing.js";
import { chance } from "./chance.js";
import { FieldClock, type Now } from "./field-clock.js";
import { historyOnDemand } from "./history.js";
import { carryOut, type Logger, type Settings } from "./host-requests.js";
import { has, instrument, type InstrumentSpec } from "./instrument.js";
import { Owed, rescaled } from "./owed.js";
import { Packets, type OwedCommand } from "./packets.js";
import { placeOf } from "./place.js";
import { Records } from "./records.js";
import { isCut, type Scenario } from "./scenario.js";
import { Uploads, type Landing, type RecordOnWay } from "./uploads.js";
import { onWire } from "./wire.js";

/** What an instrument has done (计数). */
export interface FieldCounts {
  /** packets put on the wire for the first time, repeats, packets that got their answer, packets the host refused (9011 with another code than 1) */
  sent: number; resent: number; acknowledged: number; refused: number;
  /** records sent late; windows given up after a month; real-time values not sent because answers were waited for */
  backFilled: number; lost: number; skipped: number;
  /** requests of the host that were taken, and that were refused */
  requests: number; rejected: number;
}
export const noCounts = (): FieldCounts => ({ sent: 0, resent: 0, acknowledged: 0, refused: 0, backFilled: 0, lost: 0, skipped: 0, requests: 0, rejected: 0 });

/** How an instrument is run. */
export interface FieldOptions {
  readonly seed: number; readonly startAt: number; readonly scenario?: Scenario; readonly patience?: Patience;
  /** owe records from this instant on, at most 31 days before `startAt`: what a logger brings along when it is first connected */
  readonly since?: number;
  /** whether uploads ask for their 9014 (default: yes) */
  readonly answers?: boolean;
  /** how long nothing is back-filled after a refusal, ms of the machine's time */
  readonly refusalPauseMs?: number;
}

const heldDays = 31, windowSize = 6, heartbeatMs = 5 * minuteMs;

/**
 * The field side of one instrument (现场机) without a socket: told of the link, of time and of packets, it says what to put on the wire.
 * It holds no data: what it owes are numbers of windows, and each record is computed when it is sent. At most {@link windowSize} packets wait for answers.
 * Fresh records go first; of the late ones the newest in 2025 (marked RF=1), the oldest in the older editions.
 *
 * @clause HJ 212-2017 §6.5–§6.7; HJ 212-2025 §8.1.2 (second hand)
 */
export class FieldSide {
  readonly counts: FieldCounts = noCounts();
  private readonly logger: Logger & { settings: Settings };
  private readonly uploads: Uploads; private readonly clock: FieldClock; private readonly packets: Packets; private readonly records: Records;
  private readonly owed = new Map<OwedCommand, Owed>(); private readonly next = new Map<OwedCommand, number>();
  private fresh: { cn: OwedCommand; window: number }[] = [];
  private online = false; private started = false; private holdUntil = 0; private lastRealTime: number | undefined; private lastStates: number | undefined; private lastBeat = 0; private lastDay: number | undefined;
  private reply: Exchange | undefined; private readonly answered = new Map<string, readonly Segment[]>();
  private simulated: number; private readonly delayMs: number;

  constructor(readonly spec: InstrumentSpec, private readonly options: FieldOptions) {
    instrument(spec);
    const place = placeOf(spec, options.seed, options.scenario);
    this.simulated = options.startAt;
    this.records = new Records(place, { realTimeSeconds: spec.realTimeSeconds, minuteInterval: spec.minuteInterval, calibrated: [] });
    this.clock = new FieldClock(spec, options.startAt);
    this.packets = new Packets(place, this.records, () => this.logger.settings.password, () => this.clock.qn(this.simulated));
    this.logger = this.loggerOf(spec);
    this.uploads = new Uploads(() => this.logger.settings.patience);
    this.delayMs = Math.floor(chance(place.key, 5) * Math.min(20 * secondMs, spec.realTimeSeconds * 500));
    this.begin(this.clock.at(options.startAt), options.since === undefined ? undefined : Math.max(options.since, options.startAt - heldDays * dayMs));
  }

  /** Whether it wants a line now: a cut network and a silent night have none. */
  wantsLink(now: Now): boolean {
    if (isCut(this.options.scenario, now.simulated)) return false;
    const hour = hourOfDay(this.clock.at(now.simulated));
    return !has(this.spec, "silent-nights") || hour < 2 || hour >= 4.5;
  }
  /** A packet was repeated in vain: the line is to be closed. */
  get linkIsUnusable(): boolean { return this.uploads.isUnusable; }
  /** Records not acknowledged yet: owed, fresh, on their way. */
  get outstanding(): number { return [...this.owed.values()].reduce((sum, one) => sum + one.count, 0) + this.fresh.length + this.uploads.count + this.uploads.keptCount; }
  get settings(): Settings { return this.logger.settings; }
  /** SM4 key in force. */
  get key(): string | undefined { return this.logger.settings.key; }

  /** The line is up. */
  connected(now: Now): readonly Uint8Array[] {
    this.simulated = now.simulated; this.online = true; this.holdUntil = 0;
    const out = this.wired(this.uploads.resume(now.wall));
    if (!this.started && this.spec.edition !== 2005) {
      const at = this.clock.at(now.simulated);
      out.push(...this.wired(this.uploads.launch(this.packets.plain("2081", this.asks, { RestartTime: dataTimeOf(at - 90 * secondMs) }, [], at), now.wall)));
    }
    this.started = true;
    return out;
  }
  /** The line is gone. */
  disconnected(): void {
    this.online = false; this.reply = undefined;
    this.uploads.lost();
    for (const { cn, window } of this.fresh) this.owed.get(cn)!.add(window);
    this.fresh = [];
  }

  /** Time has passed. */
  tick(now: Now): readonly Uint8Array[] {
    this.simulated = now.simulated;
    const label = this.clock.at(now.simulated) - this.delayMs;
    this.schedule(label);
    if (!this.online) return [];
    const out = this.wired(this.uploads.tick(now.wall));
    if (this.reply !== undefined) out.push(...this.replied(this.reply.tick(now.wall)));
    out.push(...this.moments(label, now));
    for (let k = 0; k < 20 && this.uploads.count < windowSize; k++) {
      const one = this.nextRecord(now.wall);
      if (one === undefined) break;
      out.push(...this.sendRecord(one.cn, one.window, one.late, now.wall));
    }
    return out;
  }

  /** A packet of the host. */
  take(segment: Segment, now: Now): readonly Uint8Array[] {
    this.simulated = now.simulated;
    if (segment.cn === "9011" || segment.cn === "9013" || segment.cn === "9014") {
      const landing = this.uploads.received(segment, now.wall);
      if (landing !== undefined) this.landed(landing, now.wall);
      else if (this.reply !== undefined) return this.replied(this.reply.received(segment, now.wall));
      return landing === undefined ? [] : this.tick(now);                        // room for the next
    }
    if (segment.cn === "9012") return [];
    if (segment.cn === "9015") return this.frames([noticeAnswer(segment)]);
    const key = JSON.stringify([segment.qn, segment.cn]), before = this.answered.get(key);
    if (before !== undefined) return this.frames(before);                        // the request sent again: the same answer, nothing done twice
    const settings = this.logger.settings, outcome = carryOut(segment, this.logger, now.simulated);
    if (outcome.kind === "history") { this.counts.requests++; return this.startHistory(segment, outcome.cn, outcome.from, outcome.until, now); }
    this.counts[outcome.rejected ? "rejected" : "requests"]++;
    if (!outcome.rejected) { this.answered.set(key, outcome.segments); if (this.answered.size > 32) for (const first of this.answered.keys()) { this.answered.delete(first); break; } }
    this.settled(settings);
    return this.frames(outcome.segments);
  }

  // -------------------------------------------------------------------------------------------------- inside

  private get asks(): boolean { return this.options.answers ?? true; }
  private loggerOf(spec: InstrumentSpec): Logger & { settings: Settings } {
    return {
      spec, packets: this.packets, clock: this.clock,
      settings: { ...this.records.settings, password: spec.password, key: spec.key, patience: this.options.patience ?? defaultPatience, realTimeOn: true, statesOn: true, samplingStart: "000000", samplingHours: "2", parameters: {} },
      clockSet: (simulated, to) => { if (this.clock.set(simulated, to)) this.begin(to, undefined); },
    };
  }
  /** Windows are counted from here; from `since` on they are owed. */
  private begin(label: number, since: number | undefined): void {
    for (const cn of this.packets.owed) {
      const length = this.packets.lengthOf(cn), now = windowOf(label - this.delayMs, length);
      if (!this.owed.has(cn)) this.owed.set(cn, new Owed());
      if (since !== undefined) this.owed.get(cn)!.add(windowOf(since + length - 1, length), now);
      this.next.set(cn, now);
    }
    this.lastRealTime = undefined; this.lastStates = undefined; this.lastDay = undefined;
  }
  /** Notes the windows that have ended. */
  private schedule(label: number): void {
    for (const cn of this.packets.owed) {
      const length = this.packets.lengthOf(cn), now = windowOf(label, length), next = this.next.get(cn)!;
      if (now <= next) continue;
      const owed = this.owed.get(cn)!;
      if (this.online && now - next === 1 && this.fresh.length < 16) this.fresh.push({ cn, window: next }); else owed.add(next, now);
      this.next.set(cn, now);
      this.counts.lost += owed.forget(windowOf(label - heldDays * dayMs, length));
    }
  }
  /** What is sent at its moment or not at all: real-time values, device states, heartbeat, the wish to have the clock set. */
  private moments(label: number, now: Now): readonly Uint8Array[] {
    const out: Uint8Array[] = [], { settings } = this.logger, step = settings.realTimeSeconds * secondMs, moment = Math.floor(label / step);
    if (this.lastRealTime !== undefined && moment > this.lastRealTime && settings.realTimeOn) {
      if (this.uploads.count < windowSize) for (const part of this.packets.of("2011", moment * step, this.asks)) out.push(...this.launched(part, now.wall));
      else this.counts.skipped++;
    }
    this.lastRealTime = moment;
    if (this.packets.hasDevices && settings.statesOn) {
      const slice = settings.minuteInterval * minuteMs, state = Math.floor(label / slice), text = (at: number): string => JSON.stringify(this.packets.states(at));
      if (this.lastStates !== undefined && state > this.lastStates && ((state * slice) % hourMs === 0 || text(state * slice) !== text(this.lastStates * slice)) && this.uploads.count < windowSize) for (const part of this.packets.of("2021", state * slice, this.asks)) out.push(...this.launched(part, now.wall));
      this.lastStates = state;
    }
    if (this.spec.edition === 2025 && now.simulated - this.lastBeat >= heartbeatMs) { this.lastBeat = now.simulated; out.push(...this.wired(this.uploads.launch(this.packets.plain("9015", true, {}), now.wall, undefined, true))); }
    const day = dayOf(label);
    if (this.lastDay !== undefined && day > this.lastDay && this.spec.edition !== 2005 && has(this.spec, "clock-drift")) out.push(...this.wired(this.uploads.launch(this.packets.plain("1013", true, {}), now.wall, undefined, true)));
    this.lastDay = day;
    return out;
  }
  private launched(segment: Segment, wall: number): readonly Uint8Array[] { return this.wired(this.uploads.launch(segment, wall)); }

  private nextRecord(wall: number): { cn: OwedCommand; window: number; late: boolean } | undefined {
    if (wall < this.holdUntil) return undefined;
    const first = this.fresh.shift();
    if (first !== undefined) return { ...first, late: false };
    let found: { cn: OwedCommand; window: number; at: number } | undefined;
    for (const [cn, owed] of this.owed) {
      const length = this.packets.lengthOf(cn), window = this.spec.edition === 2025 ? owed.newest : owed.oldest;
      if (window === undefined) continue;
      const at = startOf(window + 1, length);
      if (found === undefined || (this.spec.edition === 2025 ? at > found.at : at < found.at)) found = { cn, window, at };
    }
    if (found === undefined) return undefined;
    this.owed.get(found.cn)!.take(found.window);
    return { cn: found.cn, window: found.window, late: true };
  }
  private sendRecord(cn: OwedCommand, window: number, late: boolean, wall: number): readonly Uint8Array[] {
    const parts = this.packets.of(cn, startOf(window, this.packets.lengthOf(cn)), this.asks, late), record: RecordOnWay = { cn, window, parts: parts.length };
    if (late) this.counts.backFilled++;
    return parts.flatMap((part) => this.wired(this.uploads.launch(part, wall, record)));
  }
  private landed(landing: Landing, wall: number): void {
    this.counts.acknowledged += landing.acknowledged;
    for (const record of landing.refused) {
      this.counts.refused++;
      if (record !== undefined) this.owed.get(record.cn)!.add(record.window);
      this.holdUntil = wall + (this.options.refusalPauseMs ?? 30_000);
    }
  }

  private startHistory(asked: Segment, cn: OwedCommand, from: number, until: number, now: Now): readonly Uint8Array[] {
    if (this.reply !== undefined) {                                              // one at a time: the same asked again is under way, another finds the logger busy
      return this.reply.qn === exchangeQn(asked) ? [] : this.frames([requestAnswer(asked, "1"), executionResult(asked, asked.version === 2005 ? "2" : "5")]);
    }
    this.reply = historyOnDemand(asked, this.history(cn, from, until, this.clock.at(now.simulated)), this.logger.settings.patience);
    return this.replied(this.reply.start(now.wall));
  }
  /** The records of a span that have ended, of the last 31 days, oldest first. */
  private *history(cn: OwedCommand, from: number, until: number, label: number): Generator<Segment> {
    const length = this.packets.lengthOf(cn), last = Math.min(windowOf(until, length), windowOf(label, length) - 1);
    for (let window = windowOf(Math.max(from, label - heldDays * dayMs) + length - 1, length); window <= last; window++) yield* this.packets.of(cn, startOf(window, length), true);
  }
  private replied(steps: readonly Step[]): Uint8Array[] {
    if (this.reply !== undefined && this.reply.state !== "executing") this.reply = undefined;
    return this.frames(steps.flatMap((step) => (step.kind === "send" ? [step.segment] : [])));
  }
  /** Takes over what a request has set. */
  private settled(before: Settings): void {
    const { settings } = this.logger;
    if (settings.realTimeSeconds === before.realTimeSeconds && settings.minuteInterval === before.minuteInterval && settings.calibrated === before.calibrated) return;
    const owed = this.owed.get("2051")!, length = this.packets.lengthOf("2051");
    for (const one of this.fresh.filter(({ cn }) => cn === "2051")) owed.add(one.window);
    this.fresh = this.fresh.filter(({ cn }) => cn !== "2051");
    this.records.change({ realTimeSeconds: settings.realTimeSeconds, minuteInterval: settings.minuteInterval, calibrated: settings.calibrated });
    if (settings.minuteInterval !== before.minuteInterval) {
      const now = this.packets.lengthOf("2051"), other = rescaled(owed, length, now), next = windowOf(this.clock.at(this.simulated) - this.delayMs, now);
      other.add(Math.ceil((this.next.get("2051")! * length) / now), next);       // what the old window had begun
      this.owed.set("2051", other); this.next.set("2051", next);
    }
    if (settings.realTimeSeconds !== before.realTimeSeconds) this.lastRealTime = undefined;
    if (settings.minuteInterval !== before.minuteInterval) this.lastStates = undefined;
  }

  private frames(segments: readonly Segment[]): Uint8Array[] { return this.wired(segments.map((segment) => ({ segment, attempt: 1 }))); }
  private wired(sends: readonly { readonly segment: Segment; readonly attempt: number }[]): Uint8Array[] {
    return sends.map(({ segment, attempt }) => {
      if (attempt === 1) this.counts.sent++; else this.counts.resent++;
      return onWire(this.spec, segment, attempt, this.options.seed, this.key);
    });
  }
}
