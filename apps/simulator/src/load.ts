import type { Socket } from "node:net";
import { FrameSplitter, keepingLeniencies } from "@yunqing/hj212";
import { Histogram, type Latency } from "./histogram.js";
import { backOff, dial, type HostAddress } from "./line.js";
import { LoadTemplate, loadIndexAt, loadPassword, SecondReader, type LoadCommand } from "./load-packets.js";

/** A load (压测). */
export interface LoadOptions extends HostAddress {
  /** how many instruments: {@link loadMn} 0 … n-1 */
  readonly instruments: number;
  /** factors of a packet, 1 … 12 (default 5, which makes 334 bytes) */
  readonly factors?: number;
  readonly cn?: LoadCommand;
  /** over all instruments; "max" sends whenever the window has room */
  readonly packetsPerSecond: number | "max";
  /** how long packets are sent, or how many; whichever ends first */
  readonly seconds?: number; readonly packets?: number;
  /** unacknowledged packets of a connection (default 64) */
  readonly window?: number;
  /** connections; the instruments are spread over them (default: one each, at most 16) */
  readonly connections?: number;
  /** DataTime of the first packet of each instrument, ms since 1970 UTC (default: 20 days ago) and the step to the next, seconds (default 1; of 2051 60): no two packets of an instrument have the same */
  readonly startAt?: number; readonly stepSeconds?: number;
  /** whether a lost line is dialled again and what was not acknowledged sent again with its QN (default: yes) */
  readonly reconnect?: boolean;
  /** how long answers are waited for after the last packet (default 10) */
  readonly drainSeconds?: number;
  readonly signal?: AbortSignal;
  /** told of each acknowledged packet: instrument and second of its DataTime */
  readonly onAcknowledged?: (instrument: number, second: number) => void;
}

/** What came of a load. */
export interface LoadResult {
  readonly sent: number; readonly acked: number; /** 9011 with another code than 1 */ readonly refused: number; readonly resent: number; /** sent and neither acknowledged nor refused */ readonly unanswered: number;
  /** from the first packet to the last answer */
  readonly seconds: number;
  readonly latency: Latency;
  /** connections that were up when sending began, the seconds that took, and lines lost since */
  readonly connected: number; readonly connectSeconds: number; readonly lost: number; readonly packetBytes: number;
}

/** Options of n connected instruments that each send once a minute (万台设备每分钟一包). */
export function onceAMinute(address: HostAddress, instruments: number, seconds: number): LoadOptions {
  return { ...address, instruments, connections: instruments, packetsPerSecond: instruments / 60, seconds, window: 4, startAt: Math.floor(Date.now() / 60_000) * 60_000, stepSeconds: 60 };
}

/**
 * Puts a host under load: packets of {@link LoadTemplate}, at most `window` unacknowledged on a connection, each 9014 matched by MN and QN, latency from sending to answer.
 * Sending begins when every connection is up, or after half a minute of dialling.
 */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const cn = options.cn ?? "2011", template = new LoadTemplate(cn, options.factors ?? 5), count = Math.max(1, Math.min(options.connections ?? 16, options.instruments));
  const run: Run = {
    options, template, histogram: new Histogram(), sent: 0, acked: 0, refused: 0, resent: 0, lost: 0, pending: 0, lastAnswer: 0, isSending: false, isOver: false, most: options.packets ?? Number.POSITIVE_INFINITY,
    window: Math.max(1, options.window ?? 64), startSecond: Math.floor((options.startAt ?? Date.now() - 20 * 86_400_000) / 1_000), step: options.stepSeconds ?? (cn === "2051" ? 60 : 1), budget: options.packetsPerSecond === "max" ? Number.POSITIVE_INFINITY : 0,
  };
  const lines = Array.from({ length: count }, (_, k) => new LoadLine(run, Array.from({ length: Math.ceil((options.instruments - k) / count) }, (_, m) => k + m * count)));
  const dialling = performance.now();
  await openAll(lines, options.signal);
  const begun = performance.now(), connectSeconds = (begun - dialling) / 1_000, connected = lines.filter((line) => line.isUp).length;
  run.isSending = true;
  await sendAll(run, lines, begun);
  run.isSending = false;
  const until = performance.now() + (options.drainSeconds ?? 10) * 1_000;
  while (run.pending > 0 && performance.now() < until && options.signal?.aborted !== true) await sleep(5);
  run.isOver = true;
  for (const line of lines) line.close();
  const seconds = ((run.lastAnswer === 0 ? performance.now() : run.lastAnswer) - begun) / 1_000;
  return { sent: run.sent, acked: run.acked, refused: run.refused, resent: run.resent, unanswered: run.pending, seconds, latency: run.histogram.latency(), connected, connectSeconds, lost: run.lost, packetBytes: template.size };
}

const sleep = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));
/** Dials a few hundred at a time, so that the host's backlog is not flooded. */
async function openAll(lines: readonly LoadLine[], signal: AbortSignal | undefined): Promise<void> {
  const aborted = new Promise<void>((resolve) => { signal?.addEventListener("abort", () => resolve(), { once: true }); });
  for (let k = 0; k < lines.length && signal?.aborted !== true; k += 200) await Promise.race([aborted, Promise.all(lines.slice(k, k + 200).map((line) => line.open()))]);
}
/** Lets packets go at the rate wanted; with "max" answers and drained sockets drive the sending and this only starts it. */
async function sendAll(run: Run, lines: readonly LoadLine[], begun: number): Promise<void> {
  const { packetsPerSecond, seconds = Number.POSITIVE_INFINITY, signal } = run.options, end = begun + seconds * 1_000;
  let turn = 0;
  while (performance.now() < end && run.sent < run.most && signal?.aborted !== true) {
    if (packetsPerSecond === "max") { for (const line of lines) line.fill(run.window); await sleep(5); continue; }
    run.budget = Math.min(((performance.now() - begun) / 1_000) * packetsPerSecond - run.sent, packetsPerSecond);       // what a stall left undone is made up for one second, not more
    for (let tried = 0; run.budget >= 1 && tried < lines.length; turn = (turn + 1) % lines.length) { if (lines[turn]!.fill(1) > 0) { run.budget--; tried = 0; } else tried++; }
    await sleep(packetsPerSecond > 2_000 ? 1 : 4);
  }
}

/** What all lines of a load share. */
interface Run {
  readonly options: LoadOptions; readonly template: LoadTemplate; readonly histogram: Histogram; readonly window: number; readonly startSecond: number; readonly step: number; readonly most: number;
  sent: number; acked: number; refused: number; resent: number; lost: number; pending: number; lastAnswer: number; isSending: boolean; isOver: boolean; budget: number;
}

const secondBits = 2 ** 33;      // instrument and second in one number: an instrument below a million

/** One connection of a load with its instruments. */
class LoadLine {
  isUp = false;
  private socket: Socket | undefined; private full = false; private cursor = 0; private round = 0; private failures = 0; private splitter: FrameSplitter; private again: NodeJS.Timeout | undefined;
  private readonly sentAt = new Map<number, number>(); private readonly seconds = new SecondReader(); private opened: (() => void) | undefined;
  constructor(private readonly run: Run, private readonly own: readonly number[]) { this.splitter = this.newSplitter(); }

  /** Dials; kept when the line is up, or after half a minute in vain. */
  open(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, 30_000);
      this.opened = () => { clearTimeout(timer); resolve(); };
      this.dial();
    });
  }
  close(): void { clearTimeout(this.again); this.socket?.destroy(); }

  /** Sends as many packets as the window, the socket and the rest of the load allow, at most `most`. @returns how many */
  fill(most: number): number {
    const { run } = this, room = Math.min(most, run.window - this.sentAt.size, run.most - run.sent, 256);
    if (!this.isUp || this.full || room < 1) return 0;
    const size = run.template.size, bytes = Buffer.allocUnsafe(room * size), at = performance.now();
    for (let k = 0; k < room; k++) {
      const instrument = this.own[this.cursor]!, second = run.startSecond + this.round * run.step;
      run.template.write(bytes, k * size, instrument, second);
      this.sentAt.set(instrument * secondBits + second, at);
      if (++this.cursor === this.own.length) { this.cursor = 0; this.round++; }
    }
    run.sent += room; run.pending += room;
    this.write(bytes);
    return room;
  }

  private write(bytes: Uint8Array): void { if (!this.socket!.write(bytes)) this.full = true; }
  private dial(): void {
    const { options } = this.run;
    this.splitter = this.newSplitter();
    const socket = dial(options, () => {
      this.isUp = true; this.full = false; this.failures = 0;
      if (this.sentAt.size > 0) this.sendAgain();
      this.opened?.();
    });
    this.socket = socket;
    socket.on("data", (chunk) => { this.splitter.push(chunk); if (this.run.isSending && options.packetsPerSecond === "max") this.fill(this.run.window); });
    socket.on("drain", () => { this.full = false; if (this.run.isSending && options.packetsPerSecond === "max") this.fill(this.run.window); });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (this.isUp) this.run.lost++;
      this.isUp = false;
      if (this.run.isOver || options.signal?.aborted === true) return;
      if (options.reconnect ?? true) this.again = setTimeout(() => this.dial(), backOff(this.failures++, 0.5, 100, 2_000)); else this.opened?.();
    });
  }
  /** What was not acknowledged goes out again, with its QN. */
  private sendAgain(): void {
    const { run } = this, size = run.template.size, bytes = Buffer.allocUnsafe(this.sentAt.size * size);
    let at = 0;
    for (const key of this.sentAt.keys()) { const instrument = Math.floor(key / secondBits); run.template.write(bytes, at, instrument, key - instrument * secondBits); at += size; }
    run.resent += this.sentAt.size;
    this.write(bytes);
  }
  private newSplitter(): FrameSplitter {
    return new FrameSplitter({ frame: (bytes, from, to) => { this.answer(bytes, from, to); return undefined; }, refused: () => undefined }, { allowed: new Set(keepingLeniencies) });
  }
  /** An answer in the order of table 3: `QN=…;ST=91;CN=9014;PW=…;MN=…`. */
  private answer(bytes: Uint8Array, from: number, to: number): void {
    const mnAt = from + 38 + loadPassword.length + 4;
    if (mnAt + 24 > to || bytes[from + 27] !== 0x43 || bytes[from + 30] !== 0x39) return;            // CN=9…
    const last = bytes[from + 33]!, instrument = loadIndexAt(bytes, mnAt), second = this.seconds.read(bytes, from + 3), key = instrument * secondBits + second, sentAt = this.sentAt.get(key);
    if (sentAt === undefined || (last !== 0x34 && last !== 0x31)) return;
    this.sentAt.delete(key);
    this.run.pending--;
    const now = performance.now();
    this.run.lastAnswer = now;
    if (last === 0x31) { this.run.refused++; return; }                           // 9011: the packet is refused
    this.run.acked++;
    this.run.histogram.add(now - sentAt);
    this.run.options.onAcknowledged?.(instrument, second);
  }
}
