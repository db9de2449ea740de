import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file to be sent (文件答复): its verified type, its name, its bytes; a thumbnail has no name and is shown where it stands. */
export interface FileAnswer { readonly name: string | null; readonly type: string; readonly bytes: Uint8Array | AsyncIterable<Uint8Array>; readonly length?: number }

/** Sends a file as an attachment, never to be opened inside our pages; the name may be Chinese (RFC 6266, RFC 8187). */
export function sendFile(reply: FastifyReply, file: FileAnswer): void {
  if (file.name !== null) reply.header("content-disposition", attachment(file.name));
  reply.header("content-security-policy", "sandbox; default-src 'none'").type(file.type);
  if (file.bytes instanceof Uint8Array) { void reply.send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)); return; }
  if (file.length !== undefined) reply.header("content-length", file.length);
  void reply.send(Readable.from(file.bytes, { objectMode: false }));
}

/** The header of an attachment: an ASCII stand-in for old programs, and the true name. */
export function attachment(name: string): string {
  const clean = [...name].map((sign) => (/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/u.test(sign) ? "_" : sign)).slice(0, 150).join("") || "file";
  const ascii = clean.replace(/[^ !#$&+.0-9A-Za-z^_`~()-]/g, "_");
  const encoded = encodeURIComponent(clean).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
