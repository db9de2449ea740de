import type { Socket } from "node:net";
import { FrameSplitter, type FrameSink, type KeyOf } from "@yunqing/hj212";
import { everyLeniency } from "./reading-of.js";
import type { Known, Wire } from "./known.js";

/** A connection (连接): its socket, its splitter, who spoke on it. There are thousands: it holds little. */
export class Line implements Wire {
  readonly splitter: FrameSplitter;
  readonly knowns = new Set<Known>();
  heardAt: number; closed = false;
  /** answers collected for one write */
  out = "";
  /** refused pieces kept in the present minute */
  minute = 0; keptNoise = 0; keptWrong = 0;
  /** packets on it that were not stored because the store failed: what waits with an answer is forgotten, the instrument sends it again */
  failed = false;

  constructor(readonly socket: Socket, readonly address: string, sink: (line: Line) => FrameSink, keyOf: KeyOf, at: number) {
    this.heardAt = at;
    this.splitter = new FrameSplitter(sink(this), { allowed: everyLeniency, keyOf });
  }

  send(text: string): void { if (!this.closed) this.socket.write(text, "latin1"); }

  /** Writes what was collected, in one piece. */
  flush(): void {
    const text = this.out;
    this.out = "";
    if (text !== "") this.send(text);
  }
}

/** Address of a peer without the IPv6 clothing of IPv4. */
export function addressOf(socket: Socket): string { const text = socket.remoteAddress ?? ""; return text.startsWith("::ffff:") ? text.slice(7) : text; }
