import { connect, type Socket } from "node:net";
import { encodeFrame, encodeSegment, receiver, type Segment } from "@yunqing/hj212";

/** A packet that was answered: what the instrument may forget from then on. */
export interface Acknowledged { readonly mn: string; readonly qn: string; readonly dataTime: string; readonly value: string }

const two = (n: number): string => String(n).padStart(2, "0");
/** Beijing text of an instant, YYYYMMDDhhmmss. */
export function beijing(ms: number): string {
  const at = new Date(ms + 8 * 3_600_000);
  return `${at.getUTCFullYear()}${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}`;
}

/** One packet of an outlet with five factors, as bytes. */
export function packetOf(mn: string, qn: string, dataTime: string, value: string, cn = "2011", password = "123456"): Uint8Array {
  const factors = ["a21026", "a21002", "a34013", "a19001", "a01012"], field = cn === "2011" ? "Rtd" : "Avg";
  const segment: Segment = { version: 2017, qn, st: "31", cn, pw: password, mn, flag: 5, pnum: null, pno: null, rf: null, dataTime, fields: {},
    values: factors.flatMap((factor, k) => [{ factor, field, value: k === 0 ? value : `${k}.0` }, { factor, field: "Flag", value: "N" }]) };
  return encodeFrame(encodeSegment(segment));
}

/**
 * An instrument that sends as fast as it is answered and remembers what was answered (发送端). It goes on over reconnects,
 * resending what was not answered under the same QN, as instruments do.
 */
export class Sender {
  readonly acknowledged: Acknowledged[] = [];
  #waiting = new Map<string, { readonly mn: string; readonly dataTime: string; readonly value: string; readonly bytes: Uint8Array }>();
  #socket: Socket | null = null;
  #serial = 0;
  #stopped = false;
  /** @param from  instant of the first packet; each further one is a second later, so every window is sent once */
  constructor(readonly mns: readonly string[], private readonly from: number, private readonly window = 64) {}

  /** Connects and sends until the line breaks or {@link pause} is called. */
  run(host: string, port: number): Promise<void> {
    this.#stopped = false;
    return new Promise((resolve) => {
      const socket = connect({ host, port }), read = receiver();
      this.#socket = socket;
      socket.on("error", () => undefined);
      socket.once("close", () => { this.#socket = null; resolve(); });
      socket.on("connect", () => { for (const { bytes } of this.#waiting.values()) socket.write(bytes); this.#fill(); });
      socket.on("data", (chunk) => {
        for (const one of read.push(chunk)) if (one.kind === "packet" && one.segment.cn === "9014" && one.segment.qn !== null) {
          const { mn, qn } = one.segment, sent = this.#waiting.get(qn);
          if (sent === undefined || sent.mn !== mn) continue;
          this.#waiting.delete(qn);
          this.acknowledged.push({ mn: sent.mn, qn, dataTime: sent.dataTime, value: sent.value });
        }
        this.#fill();
      });
    });
  }
  /** Stops sending and lets go of the line. */
  pause(): void { this.#stopped = true; this.#socket?.destroy(); }
  get unanswered(): number { return this.#waiting.size; }
  /** Sends nothing new, waits until all that was sent is answered. */
  async drain(timeoutMs: number): Promise<void> {
    this.#stopped = true;
    const until = Date.now() + timeoutMs;
    while (this.#waiting.size > 0 && Date.now() < until) await new Promise((resolve) => { setTimeout(resolve, 20); });
  }

  #fill(): void {
    const parts: Uint8Array[] = [];
    while (!this.#stopped && this.#socket !== null && this.#waiting.size < this.window) {
      const n = this.#serial++, mn = this.mns[n % this.mns.length]!, at = this.from + Math.floor(n / this.mns.length) * 1000;
      const dataTime = beijing(at), qn = `${dataTime}${String(n % this.mns.length).padStart(3, "0")}`, value = `${n % 97}.${n % 10}0`;
      const bytes = packetOf(mn, qn, dataTime, value);
      this.#waiting.set(qn, { mn, dataTime, value, bytes });
      parts.push(bytes);
    }
    if (parts.length > 0) this.#socket?.write(Buffer.concat(parts));
  }
}
