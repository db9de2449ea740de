import type { Socket } from "node:net";
import { defaultPatience, encodeSegment, keepingLeniencies, receiver, splitSegment, type Patience, type Segment } from "@yunqing/hj212";
import { instantOf, qnOf } from "./beijing.js";
import { packetsOfCsv, type ReplayAs, type RowFault } from "./csv-rows.js";
import { instrument, type InstrumentSpec } from "./instrument.js";
import { backOff, dial, type HostAddress } from "./line.js";
import { Uploads } from "./uploads.js";
import { onWire } from "./wire.js";

/** How a CSV is replayed. */
export interface ReplayOptions extends HostAddress {
  /** the file as a stream of bytes or text, such as `createReadStream` gives */
  readonly source: AsyncIterable<Uint8Array | string>;
  readonly instrument: InstrumentSpec;
  readonly as: ReplayAs;
  readonly packetsPerSecond?: number;
  readonly patience?: Patience;
  readonly backOffMs?: number;
  readonly signal?: AbortSignal;
  readonly onFault?: (fault: RowFault) => void;
}
/** What came of it. `skipped` rows had a fault; `refused` packets were sent and not taken. */
export interface ReplayCounts { readonly rows: number; readonly skipped: number; readonly sent: number; readonly acknowledged: number; readonly refused: number }

const windowSize = 8;

/**
 * Replays a CSV as an instrument (以表格为仪器): each row a packet, sent until acknowledged, over reconnections. Holds one row and at most eight packets.
 * @throws {MnNotSimulated} {InstrumentInvalid} {CsvUnusable}; what the source throws
 */
export async function replayCsv(options: ReplayOptions): Promise<ReplayCounts> {
  const spec = instrument(options.instrument), counts = { rows: 0, skipped: 0, sent: 0, acknowledged: 0, refused: 0 };
  const uploads = new Uploads(() => options.patience ?? defaultPatience);
  let faulty = 0;
  const packets = packetsOfCsv(options.source, spec, options.as, (fault) => { if (fault.line !== faulty) counts.skipped++; faulty = fault.line; options.onFault?.(fault); }, () => { counts.rows++; });
  const link = new ReplayLink(options, uploads, spec, counts);
  try {
    const pause = options.packetsPerSecond === undefined ? 0 : 1_000 / options.packetsPerSecond;
    let due = Date.now();
    for await (const packet of packets) {
      for (const part of partsOf(packet)) {
        await link.room(windowSize);
        if (options.signal?.aborted === true) return counts;
        link.send(part);
      }
      if (pause > 0) { due = Math.max(due + pause, Date.now() - 1_000); if (due > Date.now()) await new Promise((go) => setTimeout(go, due - Date.now())); }
    }
    await link.room(1);
    return counts;
  } finally { link.close(); }
}

function partsOf(packet: Segment): readonly Segment[] {
  const begun = instantOf(packet.qn!);
  return splitSegment(packet, (part) => encodeSegment(part).length <= 1_024, (place) => qnOf(begun + place));
}

/** The line of a replay: reconnects, and wakes whoever waits for room. */
class ReplayLink {
  private socket: Socket | undefined; private up = false; private isClosed = false; private failures = 0; private waiting: (() => void) | undefined; private again: NodeJS.Timeout | undefined;
  private readonly timer: NodeJS.Timeout;
  constructor(private readonly options: ReplayOptions, private readonly uploads: Uploads, private readonly spec: InstrumentSpec, private readonly counts: { sent: number; acknowledged: number; refused: number }) {
    this.timer = setInterval(() => { if (this.up) { this.put(this.uploads.tick(Date.now())); if (this.uploads.isUnusable) this.socket?.destroy(); } if (options.signal?.aborted === true) this.wake(); }, 50);
    this.open();
  }
  /** Waits until fewer than so many packets wait for answers. */
  async room(most: number): Promise<void> {
    while (this.options.signal?.aborted !== true && (!this.up || this.uploads.count + this.uploads.keptCount >= most)) {
      if (this.uploads.count + this.uploads.keptCount === 0 && most === 1) return;
      await new Promise<void>((go) => { this.waiting = go; });
    }
  }
  send(segment: Segment): void { this.put(this.uploads.launch(segment, Date.now())); }
  close(): void { this.isClosed = true; clearInterval(this.timer); clearTimeout(this.again); this.socket?.destroy(); }

  private wake(): void { const go = this.waiting; this.waiting = undefined; go?.(); }
  private put(sends: readonly { readonly segment: Segment; readonly attempt: number }[]): void {
    for (const { segment, attempt } of sends) { if (attempt === 1) this.counts.sent++; this.socket?.write(onWire(this.spec, segment, attempt, 0, this.spec.key)); }
  }
  private open(): void {
    const decoder = receiver({ lenient: keepingLeniencies });
    const socket = dial(this.options, () => { this.up = true; this.put(this.uploads.resume(Date.now())); this.wake(); });
    this.socket = socket;
    socket.on("data", (chunk) => {
      this.failures = 0;
      for (const one of decoder.push(chunk)) {
        if (one.kind !== "packet") continue;
        const landing = this.uploads.received(one.segment, Date.now());
        if (landing !== undefined) { this.counts.acknowledged += landing.acknowledged; this.counts.refused += landing.refused.length; this.wake(); }
      }
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.up = false; this.uploads.lost();
      if (!this.isClosed) this.again = setTimeout(() => this.open(), backOff(this.failures++, 0.5, this.options.backOffMs));
    });
  }
}
