import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { Arrival, Stranger } from "@yunqing/domain";
import { SegmentReader, type FrameSink, type LeniencyName, type RawFrame, type Refused, type Segment } from "@yunqing/hj212";
import { answerFor, refusalOf, type Refusal } from "./admission.js";
import { dataAnswerText, noticeAnswerText, refusalText } from "./answer-frame.js";
import { instantOf } from "./beijing-time.js";
import { Exchanges } from "./exchanges.js";
import { forwardFrames } from "./forward-frame.js";
import { Forwarders } from "./forwarders.js";
import { Intake, weightOf } from "./intake.js";
import type { DistrictState, Known } from "./known.js";
import { addressOf, Line } from "./line.js";
import { Liveness } from "./liveness.js";
import { defaultOptions, type Gateway, type GatewayOptions, type GatewayPorts, type GatewaySettings, type GatewayStats } from "./ports.js";
import { readingOf } from "./reading-of.js";
import { Registry } from "./registry.js";
import { Slab } from "./slab.js";
import { Strangers, type Unadopted } from "./strangers.js";

/** Refused pieces of one line that are kept in a minute: noise (a DTU's registration and heartbeats), and frames that are wrong. The rest is counted. */
const keptNoise = 3, keptWrong = 60;
/** A peer that takes no answers for so long is gone. */
const deafMs = 60_000;
const reasons: ReadonlySet<string> = new Set(["mn-unknown", "password-wrong", "address", "inactive"] satisfies Stranger["reason"][]);

class Running implements Gateway {
  private readonly reader = new SegmentReader(); private readonly slab = new Slab();
  private readonly lines = new Set<Line>(); private readonly unsettled = new Set<Line>();
  private readonly strangers = new Map<string, Strangers>();
  private readonly registry: Registry; private readonly intake: Intake; private readonly liveness: Liveness; private readonly exchanges: Exchanges; private readonly forwarders: Forwarders;
  private server: Server | null = null; private readonly timers: NodeJS.Timeout[] = [];
  private received = 0; private refused = 0; private stopping = false; private toldTls = 0;
  port = 0;

  constructor(private readonly ports: GatewayPorts, private readonly settings: GatewaySettings) {
    this.registry = new Registry(ports, async (district) => { await this.restore(district); });
    this.intake = new Intake(ports, settings, {
      pauseAll: () => { for (const line of this.lines) line.socket.pause(); },
      resumeAll: () => {
        const now = ports.now();
        if (!this.stopping) for (const line of this.lines) { line.heardAt = now; if (!line.socket.writableNeedDrain) line.socket.resume(); }     // silence was ours
      },
      close: (line) => { line.socket.destroy(); },
    });
    this.liveness = new Liveness(ports, (district) => this.strangersOf(district));
    this.exchanges = new Exchanges(ports, settings, this.registry, (known, bytes, word, at) => { this.putOut(known, bytes, word, at); });
    this.forwarders = new Forwarders(ports, settings, this.registry);
  }

  async start(): Promise<void> {
    await this.registry.refresh();
    const { tls, host, port, maxConnections } = this.settings;
    const server = this.server = tls === undefined ? createServer({ keepAlive: true, keepAliveInitialDelay: 60_000, noDelay: true, allowHalfOpen: false }, (socket) => { this.accept(socket); })
      : createTlsServer({ cert: tls.cert as string, key: tls.key as string, keepAlive: true, keepAliveInitialDelay: 60_000, noDelay: true }, (socket) => { this.accept(socket); });
    server.maxConnections = maxConnections;
    await new Promise<void>((resolve, reject) => { server.once("error", reject); server.listen(port, host, 1_024, () => { server.off("error", reject); resolve(); }); });
    server.on("error", (error) => { this.ports.log({ level: "error", event: "server-error", note: error.message }); });
    server.on("tlsClientError", (error: Error) => {
      if (this.ports.now() - this.toldTls < 60_000) return;
      this.toldTls = this.ports.now();
      this.ports.log({ level: "info", event: "server-error", note: `TLS: ${error.message}` });
    });
    const address = server.address();
    this.port = typeof address === "object" && address !== null ? address.port : port;
    const { tickMs, registryMs, flushMs, pollMs } = this.settings;
    this.timers.push(setInterval(() => { this.tick(); }, tickMs), setInterval(() => { void this.refresh(); }, registryMs), setInterval(() => { void this.liveness.flush(this.registry.districts.values()); }, flushMs),
      setInterval(() => { this.exchanges.poll(); }, pollMs), setInterval(() => { this.sweep(); }, Math.max(tickMs, 1_000)));
    this.forwarders.refresh();
    this.ports.log({ level: "info", event: "listening", note: `${host}:${this.port}${tls === undefined ? "" : " (TLS)"}, ${this.registry.size} instruments` });
  }

  async refresh(): Promise<void> {
    await this.registry.refresh();
    for (const district of this.registry.districts.values()) this.strangersOf(district).adopted((mn) => this.registry.of(mn) !== undefined);
    this.forwarders.refresh();
  }
  nudge(): void { this.exchanges.poll(); }
  stats(): GatewayStats {
    let online = 0;
    for (const district of this.registry.districts.values()) for (const known of district.known.values()) if (known.line !== null) online++;
    return { connections: this.lines.size, instruments: this.registry.size, online, queued: this.intake.packets, queuedBytes: this.intake.bytes, paused: this.intake.paused, received: this.received, stored: this.intake.stored, refused: this.refused, answered: this.intake.answered, batches: this.intake.batches, failedBatches: this.intake.failed };
  }

  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    for (const timer of this.timers) clearInterval(timer);
    const closed = new Promise<void>((resolve) => { if (this.server === null) resolve(); else this.server.close(() => { resolve(); }); });
    for (const line of this.lines) line.socket.pause();
    await Promise.all([this.exchanges.stop(), this.forwarders.stop()]);
    await this.intake.drained(this.settings.stopMs);
    this.intake.stop();
    for (const line of this.lines) line.socket.end(() => { line.socket.destroy(); });
    const force = setTimeout(() => { for (const line of this.lines) line.socket.destroy(); }, 500);
    await closed;
    clearTimeout(force);
    for (const district of this.registry.districts.values()) for (const known of district.known.values()) if (known.line !== null) { known.line = null; known.dirty = true; }
    await this.liveness.flush([]);                 // one that runs is waited for
    await this.liveness.flush(this.registry.districts.values());
    this.ports.log({ level: "info", event: "stopped", note: `${this.intake.packets} packets were not stored and not answered` });
  }

  // ------------------------------------------------------------------------------------------------ lines

  private accept(socket: Socket): void {
    const line = new Line(socket, addressOf(socket), (own) => this.sink(own), this.registry.keyOf, this.ports.now());
    this.lines.add(line);
    socket.on("data", (chunk) => {
      line.heardAt = this.ports.now();
      line.splitter.push(chunk);
      if (line.splitter.held > 0) this.unsettled.add(line); else this.unsettled.delete(line);
      if (socket.writableNeedDrain) socket.pause();          // a peer that does not read its answers is not read from
    });
    socket.on("drain", () => { if (!this.intake.paused && !this.stopping) socket.resume(); });
    socket.on("end", () => { if (!line.failed) line.splitter.end(); });
    socket.on("error", () => { socket.destroy(); });          // "close" follows
    socket.on("close", () => { this.closed(line); });
    if (this.intake.paused || this.stopping) socket.pause();
  }

  private closed(line: Line): void {
    line.closed = true;
    this.lines.delete(line); this.unsettled.delete(line);
    for (const known of line.knowns) if (known.line === line) { known.line = null; known.dirty = true; }
    line.knowns.clear();
  }

  private tick(): void {
    const now = this.ports.now();
    for (const line of this.unsettled) {
      if (now - line.heardAt < this.settings.settleMs) continue;
      line.splitter.settle();
      this.unsettled.delete(line);                            // what is held still waits for more bytes
    }
    this.exchanges.tick(now);
  }

  /** Half-open lines and those on which nobody known ever speaks. A line that is not read from is not judged by its silence. */
  private sweep(): void {
    const now = this.ports.now(), { lineTimeoutMs, strangerTimeoutMs } = this.settings;
    if (this.intake.paused) return;
    for (const line of this.lines) {
      const limit = line.socket.writableNeedDrain ? deafMs : line.knowns.size === 0 ? Math.min(strangerTimeoutMs, lineTimeoutMs) : lineTimeoutMs;
      if (now - line.heardAt > limit) line.socket.destroy();
    }
  }

  private sink(line: Line): FrameSink {
    return {
      frame: (bytes, from, to, deviations, raw) => this.frame(line, bytes, from, to, deviations, raw),
      refused: (refused) => { this.piece(line, refused.reason, refused.diagnosis, refused.bytes); },
    };
  }

  private frame(line: Line, bytes: Uint8Array, from: number, to: number, deviations: readonly LeniencyName[], raw: RawFrame): "sealed" | undefined {
    const { reader } = this, problem = reader.parse(bytes, from, to);
    if (problem === "sealed" && bytes === raw.of) return "sealed";
    if (problem !== undefined) { this.piece(line, "segment", problem === "sealed" ? "sm4-key-wrong" : problem, raw.of.slice(raw.from, raw.to)); return undefined; }
    const own = reader.deviations;
    this.packet(line, reader.segment(), deviations.length === 0 ? own : own.length === 0 ? deviations : [...deviations, ...own], raw);
    return undefined;
  }

  // ------------------------------------------------------------------------------------------------ packets

  private packet(line: Line, segment: Segment, deviated: readonly LeniencyName[], raw: RawFrame): void {
    this.received++;
    const at = line.heardAt, known = segment.mn === null ? this.listenerOn(line, segment) : this.registry.of(segment.mn);
    const refusal = segment.mn === null && known !== undefined ? undefined : refusalOf(known, segment, line.address, deviated);
    // before every registry was read nobody is called unknown: the instrument tries again
    if (known === undefined && !this.registry.complete) { this.refused++; line.socket.destroy(); return; }
    if (refusal !== undefined) { this.refuse(line, known, segment, deviated, refusal, raw, at); return; }
    this.heard(line, known!, segment, deviated, at);
    const { district, fact, forwards } = known!, bytes = this.slab.keep(raw.of, raw.from, raw.to), told = readingOf(segment, fact, at);
    const wanted = answerFor(segment), answer = wanted === null ? "" : wanted === "9014" ? dataAnswerText(known!, segment) : noticeAnswerText(segment);
    if (segment.dataTime !== null && told.reading?.kind === "real-time") { const sent = instantOf(segment.dataTime); known!.driftMs = at - sent; known!.driftOfRealTime = true; }
    else if (segment.qn !== null && !known!.driftOfRealTime) { const sent = instantOf(segment.qn); if (!Number.isNaN(sent)) known!.driftMs = at - sent; }
    const arrival: Arrival = { at, source: fact.source, setting: fact.setting, direction: "in", verdict: told.verdict, word: told.word, bytes, reading: told.reading,
      ...(forwards.length > 0 && told.verdict === "reading" ? { forward: forwardFrames(segment, fact.instrument, forwards, at) } : {}) };
    const base = { arrival, line, known: known!, answer, stranger: null, bytes: weightOf(arrival) };
    // the clock is set after its question has been answered
    this.intake.put(district, this.settings.setsClock && segment.cn === "1013" ? { ...base, after: () => { this.exchanges.setClock(known!); } } : base);
    if (known!.listener !== null) known!.listener.hear({ segment, frame: bytes, at });
    if (told.verdict === "exchange") this.exchanges.asked(known!, segment);
  }

  /** An answer of 2005 may carry no MN: it belongs to whoever waits for its QN on this line. */
  private listenerOn(line: Line, segment: Segment): Known | undefined {
    const qn = segment.qn ?? segment.fields["QN"];
    if (typeof qn === "string" && segment.st === "91") for (const known of line.knowns) if (known.listener?.qn === qn) return known;
    return undefined;
  }

  private heard(line: Line, known: Known, segment: Segment, deviated: readonly LeniencyName[], at: number): void {
    if (known.line !== line) { known.line = line; line.knowns.add(known); known.address = line.address; this.exchanges.lineUp(known); }
    known.seenAt = at; known.version = segment.version; known.dirty = true;
    for (let k = 0; k < deviated.length; k++) { const name = deviated[k]!; known.used[name] = (known.used[name] ?? 0) + 1; }
  }

  private refuse(line: Line, known: Known | undefined, segment: Segment, deviated: readonly LeniencyName[], refusal: Refusal, raw: RawFrame, at: number): void {
    this.refused++;
    let answer = segment.flag !== null && (segment.flag & 1) === 1 && !(segment.cn?.startsWith("901") === true && segment.st === "91") ? refusalText(segment, refusal.qnRtn) : "";
    const keep = (district: DistrictState, stranger: Unadopted | null): void => {
      const arrival: Arrival = { at, source: known?.district === district ? known.fact.source : 0, setting: known?.district === district ? known.fact.setting : 0, direction: "in", verdict: "refused", word: refusal.word, bytes: this.slab.keep(raw.of, raw.from, raw.to), reading: null };
      this.intake.put(district, { arrival, line, known: null, answer, stranger, bytes: weightOf(arrival) });
      answer = "";                                            // once, whatever the number of districts
    };
    if (known !== undefined) { known.refused++; known.dirty = true; }
    if (reasons.has(refusal.word)) {
      const districts = known === undefined ? this.registry.districtsFor(segment.mn ?? "") : [known.district];
      for (const district of districts) {
        const met = this.strangersOf(district).met(segment, refusal.word as Stranger["reason"], deviated, line.address, at);
        if (met.keep) keep(district, met.entry);
      }
    } else if (known !== undefined) {
      for (let k = 0; k < deviated.length; k++) { const name = deviated[k]!; known.used[name] = (known.used[name] ?? 0) + 1; }
      if (this.mayKeep(line, at, false)) keep(known.district, null);
    }
    if (answer !== "") { line.send(answer); }
  }

  /** A piece of the stream that is no packet: a few a minute are kept, all are counted. */
  private piece(line: Line, reason: Refused["reason"], diagnosis: string, bytes: Uint8Array): void {
    this.refused++;
    const at = line.heardAt;
    let known: Known | undefined;
    for (const one of line.knowns) { known = one; break; }
    if (known !== undefined && line.knowns.size === 1) { known.refused++; known.dirty = true; }
    if (!this.mayKeep(line, at, reason === "noise")) return;
    const mn = known === undefined ? /MN=([0-9A-Za-z_-]{1,40})/.exec(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"))?.[1] ?? "" : "";
    const district = known?.district ?? this.registry.of(mn)?.district ?? this.registry.districtsFor(mn)[0];
    if (district === undefined || (known === undefined && !this.strangersOf(district).mayKeep(Math.floor(at / 60_000)))) return;
    const own = known !== undefined && line.knowns.size === 1 ? known : undefined;
    const arrival: Arrival = { at, source: own?.fact.source ?? 0, setting: own?.fact.setting ?? 0, direction: "in", verdict: "refused", word: reason === "noise" ? "noise" : diagnosis, bytes, reading: null };
    this.intake.put(district, { arrival, line, known: null, answer: "", stranger: null, bytes: weightOf(arrival) });
  }

  private mayKeep(line: Line, at: number, noise: boolean): boolean {
    const minute = Math.floor(at / 60_000);
    if (line.minute !== minute) { line.minute = minute; line.keptNoise = line.keptWrong = 0; }
    return noise ? line.keptNoise++ < keptNoise : line.keptWrong++ < keptWrong;
  }

  /** What we send in an exchange is kept like what comes. */
  private putOut(known: Known, bytes: Uint8Array, word: string, at: number): void {
    const arrival: Arrival = { at, source: known.fact.source, setting: known.fact.setting, direction: "out", verdict: "exchange", word, bytes, reading: null };
    this.intake.put(known.district, { arrival, line: null, known, answer: "", stranger: null, bytes: weightOf(arrival) });
  }

  // ------------------------------------------------------------------------------------------------ districts

  private strangersOf(district: DistrictState): Strangers {
    let held = this.strangers.get(district.id);
    if (held === undefined) this.strangers.set(district.id, held = new Strangers((plain) => this.ports.encrypt(plain)));
    return held;
  }
  private async restore(district: DistrictState): Promise<void> {
    const { observations } = district.of, bySource = new Map([...district.known.values()].map((known) => [known.fact.source, known]));
    for (const state of await observations.lines()) bySource.get(state.source)?.restore(state);
    this.strangersOf(district).restore(await observations.strangers());
  }
}

/**
 * Starts the gateway (网关): a TCP server for instruments that speak HJ 212 of 2005, 2017 or 2025. An answer goes out only when its packet is stored.
 * @throws the error of listening (port taken)
 */
export async function startGateway(ports: GatewayPorts, options: GatewayOptions = {}): Promise<Gateway> {
  const running = new Running(ports, { ...defaultOptions, ...options });
  await running.start();
  return running;
}
