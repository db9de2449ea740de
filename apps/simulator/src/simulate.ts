import type { Socket } from "node:net";
import { commandOf, encodeFrame, encodeSegment, keepingLeniencies, receiver, requestAnswer, type Decoder, type Patience, type Received, type Segment } from "@yunqing/hj212";
import { chance, keyOf } from "./chance.js";
import type { Now } from "./field-clock.js";
import { FieldSide, noCounts, type FieldCounts } from "./field-side.js";
import { InstrumentInvalid, type InstrumentSpec } from "./instrument.js";
import { backOff, dial, type HostAddress } from "./line.js";
import { withOutlet, type Scenario } from "./scenario.js";
import { keyBytes } from "./wire.js";

/** What happened on the lines (运行记录). */
export interface SimulationEvent { readonly event: "connected" | "disconnected" | "unreachable" | "unanswered"; readonly mns: readonly string[]; readonly note: string }

/** How a district is simulated. */
export interface SimulateOptions extends HostAddress {
  readonly instruments: readonly InstrumentSpec[];
  readonly seed: number;
  /** how fast the simulated clock runs; 1 is real time */
  readonly speed?: number;
  readonly scenario?: Scenario;
  /** the machine's clock, ms since 1970 UTC (default: that of the machine) */
  readonly clock?: () => number;
  /** instant of the district's clock at the start (default: that of the machine's) */
  readonly startAt?: number;
  /** owe records from this instant on, at most 31 days back */
  readonly since?: number;
  /** instruments on one connection (default 1) */
  readonly perConnection?: number;
  /** whether uploads ask for their 9014 (default: yes) */
  readonly answers?: boolean;
  readonly patience?: Patience;
  /** between the first tries of two lines, ms (default 50) */
  readonly staggerMs?: number;
  /** first wait after a lost line, ms; doubled up to a minute (default 1000) */
  readonly backOffMs?: number;
  readonly tickMs?: number;
  readonly refusalPauseMs?: number;
  readonly signal?: AbortSignal;
  readonly log?: (event: SimulationEvent) => void;
}
export interface SimulationCounts extends FieldCounts { readonly instruments: number; readonly connected: number; /** records not acknowledged yet */ readonly outstanding: number }

/** A running simulation (模拟运行). */
export interface Simulation {
  counts(): SimulationCounts;
  /** of one instrument */
  countsOf(mn: string): FieldCounts | undefined;
  /** the district's clock */
  now(): number;
  /** Closes all lines. */
  stop(): Promise<void>;
  /** kept when it has stopped, by {@link stop} or by the signal */
  readonly stopped: Promise<void>;
}

/**
 * Runs simulated instruments against a host over TCP: staggered start, reconnection with jittered back-off, one line for each or several on one.
 * @throws {MnNotSimulated} {InstrumentInvalid} for an instrument that cannot be, or two of one MN
 */
export function simulate(options: SimulateOptions): Simulation {
  const clock = options.clock ?? Date.now, speed = options.speed ?? 1, begun = clock(), startAt = options.startAt ?? begun;
  const now = (): Now => { const wall = clock(); return { wall, simulated: startAt + (wall - begun) * speed }; };
  const mns = new Set<string>();
  for (const { mn } of options.instruments) { if (mns.has(mn)) throw new InstrumentInvalid(`instrument ${mn}: the MN is given twice; each instrument needs its own`); mns.add(mn); }
  const scenario = options.scenario === undefined ? undefined : withOutlet(options.scenario, options.instruments);
  const fields = options.instruments.map((spec) => new FieldSide(spec, {
    seed: options.seed, startAt, answers: options.answers ?? true, ...(scenario === undefined ? {} : { scenario }), ...(options.patience === undefined ? {} : { patience: options.patience }),
    ...(options.since === undefined ? {} : { since: options.since }), ...(options.refusalPauseMs === undefined ? {} : { refusalPauseMs: options.refusalPauseMs }),
  }));
  const size = Math.max(1, options.perConnection ?? 1), stagger = options.staggerMs ?? 50;
  const lines = Array.from({ length: Math.ceil(fields.length / size) }, (_, k) => new Line(fields.slice(k * size, (k + 1) * size), options, begun + k * stagger, keyOf(`line ${k}`, options.seed)));

  let resolve: () => void = () => undefined;
  const stopped = new Promise<void>((done) => { resolve = done; });
  const timer = setInterval(() => { const at = now(); for (const line of lines) line.tick(at, now); }, options.tickMs ?? 50);
  const stop = (): Promise<void> => { clearInterval(timer); for (const line of lines) line.close(); options.signal?.removeEventListener("abort", onAbort); resolve(); return stopped; };
  const onAbort = (): void => void stop();
  if (options.signal?.aborted === true) void stop(); else options.signal?.addEventListener("abort", onAbort);
  return {
    stop, stopped, now: () => now().simulated,
    countsOf: (mn) => fields.find((field) => field.spec.mn === mn)?.counts,
    counts: () => {
      const sum = noCounts();
      for (const { counts } of fields) for (const name of Object.keys(sum) as (keyof FieldCounts)[]) sum[name] += counts[name];
      return { ...sum, instruments: fields.length, connected: lines.reduce((all, line) => all + line.connected, 0), outstanding: fields.reduce((all, field) => all + field.outstanding, 0) };
    },
  };
}

/** One connection with its instruments (一条链路). */
class Line {
  private socket: Socket | undefined; private up = false; private full = false; private failures = 0; private tries = 0;
  private decoder: Decoder<Received> | undefined;
  private readonly on = new Set<FieldSide>(); private readonly byMn: ReadonlyMap<string, FieldSide>;
  constructor(private readonly fields: readonly FieldSide[], private readonly options: SimulateOptions, private dialAt: number, private readonly luck: number) { this.byMn = new Map(fields.map((field) => [field.spec.mn, field])); }

  get connected(): number { return this.on.size; }
  private get mns(): readonly string[] { return this.fields.map((field) => field.spec.mn); }

  tick(now: Now, clock: () => Now): void {
    const wanted = this.fields.filter((field) => field.wantsLink(now));
    if (this.socket === undefined) {
      if (wanted.length > 0 && now.wall >= this.dialAt) this.open(clock);
      for (const field of this.fields) field.tick(now);                      // what falls due is owed
      return;
    }
    if (wanted.length === 0) { this.socket.destroy(); return; }
    if (!this.up) { for (const field of this.fields) field.tick(now); return; }
    for (const field of this.fields) {
      const wants = wanted.includes(field);
      if (wants && !this.on.has(field)) { this.on.add(field); this.write(field.connected(now)); }
      else if (!wants && this.on.has(field)) { this.on.delete(field); field.disconnected(); }
      if (this.full && this.on.has(field)) continue;                         // the host does not read: nothing more until it does
      this.write(field.tick(now));
      if (field.linkIsUnusable) { this.tell("unanswered", `${field.spec.mn} repeated a packet in vain`); this.socket.destroy(); return; }
    }
  }
  close(): void { this.socket?.destroy(); this.dialAt = Number.POSITIVE_INFINITY; }

  private open(clock: () => Now): void {
    const keys = this.fields.some((field) => field.key !== undefined);
    this.decoder = receiver({ lenient: keepingLeniencies, ...(keys ? { key: (mn: string) => { const key = this.byMn.get(mn)?.key; return key === undefined ? undefined : keyBytes(key); } } : {}) });
    const socket = dial(this.options, () => { this.up = true; this.tell("connected", `${this.options.host}:${this.options.port}`); });
    this.socket = socket;
    socket.on("data", (chunk) => { this.failures = 0; for (const one of this.decoder?.push(chunk) ?? []) if (one.kind === "packet") this.took(one.segment, clock()); });
    socket.on("drain", () => { this.full = false; });
    socket.on("error", () => undefined);                                     // close follows
    socket.on("close", () => {
      for (const field of this.on) field.disconnected();
      this.on.clear();
      const wait = backOff(this.failures, chance(this.luck, this.tries), this.options.backOffMs);
      this.tell(this.up ? "disconnected" : "unreachable", `again in ${Math.round(wait)} ms`);
      this.dialAt = Math.max(this.dialAt, clock().wall + wait);
      this.failures++; this.tries++;
      this.socket = undefined; this.up = false; this.full = false;
    });
  }
  private took(segment: Segment, now: Now): void {
    if (segment.mn === null) { for (const field of this.on) this.write(field.take(segment, now)); return; }      // a data answer of 2005 names no instrument
    const field = this.byMn.get(segment.mn);
    if (field !== undefined) { if (this.on.has(field)) this.write(field.take(segment, now)); return; }
    const asks = commandOf(segment.cn ?? "", segment.version)?.hostToField;
    if (asks === "request" || asks === "notice") this.write([encodeFrame(encodeSegment(requestAnswer(segment, segment.version === 2005 ? "2" : "4")))]);
  }
  private write(frames: readonly Uint8Array[]): void {
    if (frames.length === 0 || this.socket === undefined || !this.up) return;
    if (!this.socket.write(frames.length === 1 ? frames[0]! : Buffer.concat(frames))) this.full = true;
  }
  private tell(event: SimulationEvent["event"], note: string): void { this.options.log?.({ event, mns: this.mns, note }); }
}
