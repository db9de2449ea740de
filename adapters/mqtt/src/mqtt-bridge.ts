import { connect, type IClientOptions, type IPublishPacket, type MqttClient } from "mqtt";
import type { Labels } from "@yunqing/standards";
import { callsOf, deliverTogether, type Deliver, type ReadMessage } from "./delivery.js";
import { BadPayload } from "./json-pointer.js";
import { observationsOf, type ForeignPayload } from "./payload.js";
import { topicPattern, type TopicPattern } from "./topic-pattern.js";

/** What is subscribed (订阅): a topic with holes for district, point and kind; what the topic does not name is given here or stands in the payload. */
export interface Subscription { readonly topic: string; readonly district?: string; readonly point?: string; readonly kind?: string; readonly payload?: ForeignPayload }
/** A message that will never be taken, kept with its reason (拒收消息). */
export interface RefusedMessage { readonly topic: string; readonly payload: Uint8Array; readonly at: number; readonly reason: Labels }

export interface BridgeOptions {
  /** `mqtt://user:password@host:1883`, or mqtts, ws, wss; what it holds of credentials is never logged */
  readonly url: string;
  /** fixed: the broker keeps the session, and what came while we were away, under it */
  readonly clientId: string;
  readonly topics: readonly Subscription[];
  /** stores what came for a district; resolves when it is on the disk. What it refuses by {@link Refused} is refused for good; anything else is tried again */
  readonly deliver: Deliver;
  /** keeps what was refused; the message is acknowledged after it resolved */
  readonly refused: (message: RefusedMessage) => Promise<void>;
  readonly log: { info(words: string): void; warn(words: string): void };
  readonly clock: { now(): number };
  /** certificates and the like, handed to the client as they are */
  readonly tls?: Pick<IClientOptions, "ca" | "cert" | "key" | "rejectUnauthorized">;
  /** messages taken from the broker and not yet acknowledged, at most; 500 */
  readonly mostInFlight?: number;
  /** how long messages are gathered into one transaction, milliseconds; 250 */
  readonly gatherMs?: number;
  /** the first wait after a failure, doubled up to a minute, milliseconds; 1,000 */
  readonly retryMs?: number;
  /** keep-alive of the connection in seconds; 60 */
  readonly keepaliveSeconds?: number;
}
/** A running bridge (运行中的桥). */
export interface MqttBridge {
  /** resolves when the subscriptions stand for the first time */
  readonly ready: Promise<void>;
  counts(): { readonly connected: boolean; readonly inFlight: number; readonly stored: number; readonly refused: number; readonly failures: number };
  /** stops taking, lets the transaction under way end, and leaves; the broker keeps the session */
  stop(): Promise<void>;
}

interface Held extends ReadMessage { readonly messageId: number | undefined; readonly connection: number }
const longestWaitMs = 60_000;
/** how long stopping waits for a transaction under way; what it stores after that is not acknowledged and comes again */
const longestFarewellMs = 10_000;

/**
 * A bridge to an outside broker (MQTT 桥). It subscribes with QoS 1 and a lasting session; a message is acknowledged only when it is stored, or kept as refused:
 * after a failure, a break or a kill the broker sends again what was not acknowledged, and the same content is the same batch.
 * What cannot be read or is refused by the desk is kept with its reason and acknowledged, so that it holds nobody up.
 */
export function mqttBridge(options: BridgeOptions): MqttBridge { return new Bridge(options); }

class Bridge implements MqttBridge {
  readonly ready: Promise<void>;
  readonly #options: BridgeOptions; readonly #client: MqttClient; readonly #patterns: readonly (readonly [TopicPattern, Subscription])[];
  readonly #waiting: Held[] = []; readonly #released: (() => void)[] = [];
  #inFlight = 0; #connection = 0; #connected = false; #stopping = false; #working: Promise<void> | null = null; #wake: (() => void) | null = null;
  #stored = 0; #refusedCount = 0; #failures = 0;

  constructor(options: BridgeOptions) {
    this.#options = options;
    this.#patterns = options.topics.map((one) => [topicPattern(one.topic), one]);
    const { url, user, password } = withoutCredentials(options.url);
    this.#client = connect(url, {
      clientId: options.clientId, clean: false, protocolVersion: 4, reconnectPeriod: Math.min(options.retryMs ?? 1_000, 5_000), connectTimeout: 15_000, keepalive: options.keepaliveSeconds ?? 60, resubscribe: false, queueQoSZero: false, manualConnect: true,
      ...(user === null ? {} : { username: user }), ...(password === null ? {} : { password }), ...options.tls,
    });
    // Every message passes here before the library acknowledges it. An error means: not acknowledged, go on with the next.
    this.#client.handleMessage = (packet, done) => { this.#take(packet, done); };
    this.ready = new Promise((resolve) => { this.#client.on("connect", () => { void this.#subscribe().then((stands) => { if (stands) resolve(); }); }); });
    this.#client.on("close", () => { if (this.#connected) options.log.warn(`MQTT 连接断开 connection lost: ${place(url)}`); this.#gone(); });
    this.#client.on("error", (error) => { options.log.warn(`MQTT 出错 error: ${place(url)}: ${wordsOf(error)}`); });
    options.log.info(`MQTT 桥启动 bridge to ${place(url)} as ${options.clientId}`);
    this.#client.connect();
  }

  counts(): ReturnType<MqttBridge["counts"]> { return { connected: this.#connected, inFlight: this.#inFlight, stored: this.#stored, refused: this.#refusedCount, failures: this.#failures }; }
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake?.();
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([this.#working, new Promise((resolve) => { timer = setTimeout(resolve, longestFarewellMs); })]);
    clearTimeout(timer);
    this.#gone();
    await this.#client.endAsync();
  }

  /** Subscribes anew after each connection, also when the broker kept the session: its configuration may be another one now. @returns false when the broker refused */
  async #subscribe(): Promise<boolean> {
    this.#connected = true;
    try {
      const granted = await this.#client.subscribeAsync(this.#patterns.map(([{ filter }]) => filter), { qos: 1 });
      const refused = granted.filter(({ qos }) => (qos as number) === 128).map(({ topic }) => topic);
      if (refused.length > 0) { this.#options.log.warn(`MQTT 代理拒绝订阅 the broker refused: ${refused.join(", ")}`); return false; }
      this.#options.log.info(`MQTT 已订阅 subscribed: ${granted.map(({ topic }) => topic).join(", ")}`);
      return true;
    } catch (error) { this.#options.log.warn(`MQTT 订阅失败 subscription failed: ${wordsOf(error)}`); return false; }
  }
  /** The connection is gone: numbers of messages mean nothing on the next one, the broker sends them anew. */
  #gone(): void {
    this.#connection += 1;
    this.#connected = false;
    this.#settle(this.#waiting.splice(0).length);
    this.#release();
  }
  #release(): void { for (const go of this.#released.splice(0)) go(); }
  /** So many messages are done with; when there is room the next are read. */
  #settle(count: number): void {
    this.#inFlight -= count;
    if (this.#inFlight < (this.#options.mostInFlight ?? 500)) this.#release();
  }

  #take(packet: IPublishPacket, done: (error?: Error) => void): void {
    const payload = typeof packet.payload === "string" ? Buffer.from(packet.payload) : packet.payload, connection = this.#connection, go = (): void => { done(new Error("acknowledged later")); };
    if (this.#stopping) { go(); return; }
    this.#inFlight += 1;
    void this.#read(packet.topic, payload, packet.messageId, connection).then((message) => {
      if (message !== null && connection === this.#connection) { this.#waiting.push(message); this.#wake?.(); this.#working ??= this.#work(); } else if (message !== null) this.#settle(1);
      // reading on is what holds the broker back: not before there is room
      if (this.#inFlight < (this.#options.mostInFlight ?? 500) || connection !== this.#connection) go(); else this.#released.push(go);
    });
  }

  /** Reads a message; one that cannot be read is kept as refused and acknowledged, and null. */
  async #read(topic: string, payload: Uint8Array, messageId: number | undefined, connection: number): Promise<Held | null> {
    try {
      const found = this.#patterns.map(([pattern, one]) => ({ one, named: pattern.match(topic) })).find(({ named }) => named !== null);
      if (found === undefined) throw new BadPayload(`没有订阅主题 ${topic}`, `nothing is subscribed under ${topic}`);
      const { district, point, kind, payload: foreign } = found.one, named = { ...(district === undefined ? {} : { district }), ...(point === undefined ? {} : { point }), ...(kind === undefined ? {} : { kind }), ...found.named };
      if (named.district === undefined) throw new BadPayload("主题和设置都没有说明区县", "neither topic nor configuration names the district");
      return { topic, payload, district: named.district, observations: observationsOf(payload, named, foreign ?? null), messageId, connection };
    } catch (error) {
      if (!(error instanceof BadPayload)) throw error;
      await this.#refuse({ topic, payload, messageId, connection }, { zh: error.zh, en: error.en });
      return null;
    }
  }

  async #refuse(message: Pick<Held, "topic" | "payload" | "messageId" | "connection">, reason: Labels): Promise<void> {
    await this.#tried(message.connection, async () => this.#options.refused({ topic: message.topic, payload: message.payload, at: this.#options.clock.now(), reason }).then(() => { this.#refusedCount += 1; this.#acknowledge(message); }));
    this.#settle(1);
  }

  /** One transaction after another, as long as anything waits. */
  async #work(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#stopping) {
      if (this.#waiting.length < 200) await this.#pause(this.#options.gatherMs ?? 250, 200);
      for (const call of callsOf(this.#waiting.splice(0)) as readonly (readonly Held[])[]) await this.#deliver(call);
    }
    this.#working = null;
  }
  async #deliver(call: readonly Held[]): Promise<void> {
    let settled = 0;
    await this.#tried(call[0]!.connection, async () => {
      const outcomes = await deliverTogether(call.slice(settled), this.#options.deliver);
      for (const outcome of outcomes) {
        const message = call[settled++]!;
        if ("refused" in outcome) { await this.#refuse(message, outcome.refused); continue; }
        this.#stored += message.observations.length;
        this.#acknowledge(message);
        this.#settle(1);
      }
    });
    this.#settle(call.length - settled); // the connection ended first: the broker sends them anew
  }

  /** Tries until it succeeds, with longer and longer waits, as long as the connection that brought the message stands. */
  async #tried(connection: number, act: () => Promise<void>): Promise<void> {
    for (let wait = this.#options.retryMs ?? 1_000; connection === this.#connection; wait = Math.min(wait * 2, longestWaitMs)) {
      try { await act(); return; } catch (error) {
        this.#failures += 1;
        this.#options.log.warn(`MQTT 消息未能入库，${wait} 毫秒后重试 could not be stored, trying again in ${wait} ms: ${wordsOf(error)}`);
        if (this.#stopping) return;
        await this.#pause(wait, Number.POSITIVE_INFINITY);
        if (this.#stopping) return;
      }
    }
  }
  /** Waits; ends early when so many messages wait, or when stopping. */
  async #pause(milliseconds: number, enough: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => { this.#wake = null; resolve(); }, milliseconds);
      this.#wake = () => { if (this.#stopping || this.#waiting.length >= enough) { clearTimeout(timer); this.#wake = null; resolve(); } };
    });
  }
  /** PUBACK, on the connection that brought the message and no other: on the next one its number belongs to another message. */
  #acknowledge({ messageId, connection }: Pick<Held, "messageId" | "connection">): void {
    if (messageId === undefined || messageId === 0 || connection !== this.#connection) return;
    this.#client["_sendPacket"]({ cmd: "puback", messageId });
  }
}

/** The address and the credentials apart: what is logged never holds them. */
export function withoutCredentials(text: string): { readonly url: string; readonly user: string | null; readonly password: string | null } {
  const url = new URL(text), user = url.username === "" ? null : decodeURIComponent(url.username), password = url.password === "" ? null : decodeURIComponent(url.password);
  url.username = ""; url.password = "";
  return { url: url.toString(), user, password };
}
function place(url: string): string { const { protocol, host } = new URL(url); return `${protocol}//${host}`; }
/** What went wrong, without addresses that might hold credentials. */
function wordsOf(error: unknown): string { return (error instanceof Error ? error.message : String(error)).replace(/\/\/[^@\s/]*@/g, "//").slice(0, 300); }
