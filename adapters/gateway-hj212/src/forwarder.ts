import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { ForwardTarget, ObservationStore } from "@yunqing/domain";
import { encodeFrame, encodeSegment, exchangeQn, FrameSplitter, requestAnswer, SegmentReader, uploadExchange, wantsAnswer, type Exchange, type Segment, type Step } from "@yunqing/hj212";
import type { GatewayPorts, GatewaySettings } from "./ports.js";
import { everyLeniency, segmentOfKept } from "./reading-of.js";
import { messageOf } from "./registry.js";

/** Packets sent and not yet answered. */
const window = 8, ahead = 32, backFillMs = 600_000, longestBackOffMs = 60_000;
interface Sending { readonly id: number; readonly segment: Segment; readonly key: string; exchange: Exchange }
const keyOf = (segment: Segment): string => `${segment.qn ?? ""} ${segment.cn ?? ""} ${segment.pno ?? ""}`;

/**
 * Sends what waits for one target, as a device would (向上转发). A packet leaves the queue when the other side has answered it (or, where it wants no answer, when it is written).
 * A line that breaks, or an answer that does not come after all repeats, ends the connection; what was not answered is sent again on the next. The other side may get a packet twice: the QN and content are the same.
 */
export class Forwarder {
  private socket: Socket | null = null; private stopped = false; private backOffMs: number; private timer: NodeJS.Timeout | undefined; private ticker: NodeJS.Timeout | undefined;
  private readonly sending = new Map<string, Sending>(); private readonly taken = new Set<number>(); private done: number[] = [];
  private ready: { readonly id: number; readonly queuedAt: number; readonly frame: Uint8Array }[] = [];
  private pumping: Promise<void> | null = null; private marking: Promise<void> | null = null; private told = 0; private lookedAt = 0;
  private readonly reader = new SegmentReader();
  constructor(private readonly target: ForwardTarget, private readonly store: () => ObservationStore | null, private readonly ports: GatewayPorts, private readonly settings: GatewaySettings, private readonly district: string) { this.backOffMs = settings.forwardRetryMs; }

  start(): void { this.ticker = setInterval(() => { this.tick(); }, this.settings.tickMs); }
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.ticker); clearTimeout(this.timer);
    this.socket?.destroy();
    await this.pumping; await this.marking;
    await this.mark();
  }

  private tick(): void {
    const now = this.ports.now();
    if (this.socket === null) { if (this.timer === undefined && now - this.lookedAt >= Math.min(1_000, this.settings.pollMs)) void this.look(now); return; }
    for (const one of [...this.sending.values()]) this.take(one, one.exchange.tick(now));
    void this.mark();
    this.pump();
  }

  /** Connects when there is something to send. */
  private async look(now: number): Promise<void> {
    this.lookedAt = now;
    try { if (((await this.store()?.forwardQueue(this.target.target, 1)) ?? []).length === 0) return; } catch { return; }
    if (this.socket === null && this.timer === undefined && !this.stopped) this.connect();
  }

  private connect(): void {
    const { host, port, tls } = this.target, socket = tls ? connectTls({ host, port, ...(isIP(host) === 0 ? { servername: host } : {}), ...(this.settings.forwardCa === undefined ? {} : { ca: this.settings.forwardCa as string }) }) : connect({ host, port });
    this.socket = socket;
    socket.setKeepAlive(true, 60_000); socket.setNoDelay(true);
    const splitter = new FrameSplitter({ frame: (bytes, from, to) => { if (this.reader.parse(bytes, from, to) === undefined) this.heard(this.reader.segment()); return undefined; }, refused: () => undefined }, { allowed: everyLeniency });
    const limit = setTimeout(() => { socket.destroy(new Error("no connection within 10 s")); }, 10_000);
    let why = "closed by the other side", up = false;
    socket.once(tls ? "secureConnect" : "connect", () => { clearTimeout(limit); up = true; this.tell("info", "forward-up", `connected to ${host}:${port}`); this.pump(); });
    socket.on("data", (chunk: Buffer) => { splitter.push(chunk); });
    socket.on("error", (error: Error) => { why = error.message; });
    socket.on("close", () => {
      clearTimeout(limit);
      if (this.socket !== socket) return;
      this.socket = null;
      for (const one of this.sending.values()) this.taken.delete(one.id);
      this.sending.clear();
      for (const one of this.ready) this.taken.delete(one.id);
      this.ready = [];
      if (this.stopped) return;
      this.tell("warn", "forward-down", `${host}:${port} ${up ? "lost" : "not reached"} (${why}); tried again in ${this.backOffMs} ms`);
      this.timer = setTimeout(() => { this.timer = undefined; this.connect(); }, this.backOffMs);
      this.backOffMs = Math.min(longestBackOffMs, this.backOffMs * 2);
    });
  }

  private pump(): void { this.pumping ??= this.fill().catch((error: unknown) => { this.tell("error", "forward-down", `the queue could not be read: ${messageOf(error)}`); }).finally(() => { this.pumping = null; }); }

  private async fill(): Promise<void> {
    const { socket } = this, store = this.store();
    if (socket === null || socket.connecting || store === null) return;
    while (this.socket === socket && this.sending.size < window && !socket.writableNeedDrain) {
      if (this.ready.length === 0) {
        // 2025 wants new data first; `taken` may still stand in the queue
        const rows = await store.forwardQueue(this.target.target, this.taken.size + ahead, this.target.edition === 2025);
        this.ready = rows.filter((row) => !this.taken.has(row.id)).slice(0, ahead);
        if (this.ready.length === 0 || this.socket !== socket) { this.ready = []; return; }
        for (const row of this.ready) this.taken.add(row.id);
      }
      const row = this.ready[0]!, segment = this.outgoing(row.frame, row.queuedAt);
      if (segment === null) { this.ready.shift(); this.finished(row.id); continue; }
      const key = keyOf(segment);
      if (this.sending.has(key)) return;             // its twin must be answered first: the answers could not be told apart
      this.ready.shift();
      const one: Sending = { id: row.id, segment, key, exchange: uploadExchange(segment, this.settings.forwardPatience) };
      this.sending.set(key, one);
      this.take(one, one.exchange.start(this.ports.now()));
    }
  }

  /** The waiting frame with the target's password of today, and RF=1 (2025) where it waited long. */
  private outgoing(frame: Uint8Array, queuedAt: number): Segment | null {
    const segment = segmentOfKept(frame);
    if (segment === null) return null;
    const late = this.target.edition === 2025 && this.ports.now() - queuedAt > backFillMs;
    return { ...segment, version: this.target.edition, pw: this.ports.decrypt(this.target.passwordEncrypted), rf: late ? 1 : segment.rf };
  }

  private take(one: Sending, steps: readonly Step[]): void {
    for (const step of steps) {
      if (step.kind === "send") {
        const free = !wantsAnswer(one.segment);
        this.socket?.write(encodeFrame(encodeSegment(step.segment)), (error) => { if (free && (error === null || error === undefined)) this.finished(one.id); });
      } else if (step.kind === "done") { this.sending.delete(one.key); if (wantsAnswer(one.segment)) { this.backOffMs = this.settings.forwardRetryMs; this.finished(one.id); } }
      else if (step.kind === "failed") this.socket?.destroy(new Error(`no answer to ${one.key} after all repeats`));
    }
  }

  private heard(segment: Segment): void {
    const { cn } = segment, now = this.ports.now();
    if (cn === "9014") {
      for (const one of this.sending.values()) {
        if (segment.mn !== null && segment.mn !== one.segment.mn) continue;
        const steps = one.exchange.received(segment, now);
        if (steps.length > 0) { this.take(one, steps); this.pump(); return; }
      }
    } else if (cn === "9011") {
      const qn = exchangeQn(segment), code = segment.fields["QnRtn"];
      for (const one of this.sending.values()) if (one.segment.qn === qn && code !== "1") {
        this.backOffMs = longestBackOffMs;
        this.tell("error", "forward-refused", `${this.target.name} refuses ${one.segment.mn ?? ""} (QnRtn=${String(code)}): check MN and password of the target; nothing is lost, it is tried again`);
        this.socket?.destroy(new Error("refused"));
        return;
      }
    } else if (wantsAnswer(segment)) this.socket?.write(encodeFrame(encodeSegment(requestAnswer(segment, "2"))));   // nobody commands our instruments from above
  }

  private finished(id: number): void { this.done.push(id); void this.mark(); }
  /** Takes answered frames out of the queue; what cannot be taken out now is taken out later, and not sent again meanwhile. */
  private mark(): Promise<void> {
    this.marking ??= (async () => {
      await Promise.resolve();
      while (this.done.length > 0) {
        const ids = this.done.slice(0, 500), store = this.store();
        if (store === null) return;
        try { await store.forwarded(this.target.target, ids); } catch { return; }
        this.done = this.done.slice(ids.length);
        for (const id of ids) this.taken.delete(id);
      }
    })().finally(() => { this.marking = null; });
    return this.marking;
  }

  private tell(level: "info" | "warn" | "error", event: "forward-up" | "forward-down" | "forward-refused", note: string): void {
    const now = this.ports.now();
    if (level !== "info" && now - this.told < 10_000) return;
    if (level !== "info") this.told = now;
    this.ports.log({ level, event, district: this.district, note: `${this.target.name}: ${note}` });
  }
}
