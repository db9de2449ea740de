import { createServer, type Server, type Socket } from "node:net";
import { dataAnswer, encodeFrame, encodeSegment, noticeAnswer, receiver, wantsAnswer, type LeniencyName, type Received, type Segment } from "@yunqing/hj212";
import type { InstrumentSpec } from "@yunqing/simulator";

/** An instrument to try things on. */
export const spec = (more: Partial<InstrumentSpec> = {}): InstrumentSpec => ({
  mn: more.edition === 2005 ? "5A5A0000000001" : "5A5A00000000000000000001", password: "123456", st: "31", edition: 2017, kind: "stack-outlet", point: "p1", name: { zh: "模拟", en: "Simulated" }, realTimeSeconds: 60, minuteInterval: 10, ...more,
});
/** An instant of Beijing time. */
export const beijing = (text: string): number => Date.parse(`${text}+08:00`);
export const written = (segment: Segment): Uint8Array => encodeFrame(encodeSegment(segment));
export const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));
/** Waits until something holds, or says what did not. */
export async function until(what: string, holds: () => boolean, ms = 25_000): Promise<void> {
  for (const end = Date.now() + ms; !holds(); await pause(10)) if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
}

/** A small host (上位机): answers data and notices, keeps what it got, and can be told to keep silent or to ask. */
export class Host {
  readonly packets: Segment[] = []; readonly refusals: Received[] = []; silent = false; answer: (segment: Segment) => Segment | undefined = (segment) => (segment.cn === "9015" || segment.cn === "1013" ? noticeAnswer(segment) : dataAnswer(segment));
  private readonly server: Server; readonly sockets = new Set<Socket>(); connections = 0;
  constructor(options: { lenient?: readonly LeniencyName[]; key?: string } = {}) {
    this.server = createServer((socket) => {
      this.connections++;
      this.sockets.add(socket);
      const decoder = receiver(options);
      socket.on("data", (chunk) => {
        for (const one of decoder.push(chunk)) {
          if (one.kind === "refused") { this.refusals.push(one); continue; }
          this.packets.push(one.segment);
          const answer = wantsAnswer(one.segment) && one.segment.st !== "91" || one.segment.cn === "9015" ? this.answer(one.segment) : undefined;
          if (answer !== undefined && !this.silent) socket.write(written(answer));
        }
      });
      socket.on("error", () => undefined);
      socket.on("close", () => this.sockets.delete(socket));
    });
  }
  async listen(port = 0): Promise<number> {
    await new Promise<void>((done) => this.server.listen(port, "127.0.0.1", done));
    const address = this.server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }
  send(segment: Segment): void { for (const socket of this.sockets) socket.write(written(segment)); }
  cut(): void { for (const socket of this.sockets) socket.destroy(); }
  async close(): Promise<void> { this.cut(); await new Promise<void>((done) => { this.server.close(() => done()); }); }
  of(cn: string): readonly Segment[] { return this.packets.filter((packet) => packet.cn === cn); }
}
