import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Sends a file as an attachment, never to be shown inside our pages; the name may be Chinese (RFC 6266, RFC 8187). */
export function sendFile(reply: FastifyReply, file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array | AsyncIterable<Uint8Array>; readonly length?: number }): FastifyReply {
  reply.header("content-disposition", attachment(file.name)).header("content-security-policy", "sandbox; default-src 'none'").type(file.type);
  if (file.bytes instanceof Uint8Array) return reply.send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
  if (file.length !== undefined) reply.header("content-length", file.length);
  return reply.send(Readable.from(file.bytes, { objectMode: false }));
}

/** The header of an attachment: an ASCII stand-in for old programs, and the true name. */
export function attachment(name: string): string {
  const clean = [...name].map((sign) => (/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/u.test(sign) ? "_" : sign)).slice(0, 150).join("") || "file";
  const ascii = clean.replace(/[^ !#$&+.0-9A-Za-z^_`~()-]/g, "_");
  const encoded = encodeURIComponent(clean).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
