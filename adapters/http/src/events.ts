import { PassThrough } from "node:stream";
import type { FastifyReply } from "fastify";

export const eventStreamType = "text/event-stream; charset=utf-8";

/** One listener's line (事件流): events and comments go out on it, until either side ends it. */
export interface EventLine {
  /** @returns false when the listener does not read and was put off */
  send(event: string, data: unknown, id: string): boolean;
  /** keeps the line and the proxies on its way awake */
  comment(text: string): boolean;
  end(): void;
}
/** Where events come from: told of a line that opened, it gives back what is to be done when the line has closed. */
export type EventSource = (line: EventLine) => () => void;

/** Bytes that may wait for a listener that does not read; more, and its line is ended: it comes back by itself and gets everything anew. */
const mostWaiting = 8 * 1024 * 1024;

/** An answer that goes on (server-sent events). Sent through the reply, so headers, access log and the end of a request are those of every answer. */
export class EventStream {
  constructor(private readonly source: EventSource, private readonly reply: FastifyReply) {}

  send(): FastifyReply {
    const stream = new PassThrough({ highWaterMark: mostWaiting });
    const write = (text: string): boolean => {
      if (stream.destroyed || stream.writableEnded) return false;
      if (stream.readableLength + stream.writableLength > mostWaiting) { stream.destroy(); return false; }
      stream.write(text);
      return true;
    };
    const line: EventLine = {
      send: (event, data, id) => write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
      comment: (text) => write(`: ${text}\n\n`),
      end: () => { if (!stream.destroyed) stream.end(); },
    };
    const closed = this.source(line);
    stream.once("close", closed);
    stream.on("error", () => undefined);
    // nginx would hold events back until its buffer is full
    return this.reply.header("x-accel-buffering", "no").type(eventStreamType).send(stream);
  }
}
