import { createHash } from "node:crypto";

/** An id that the same content always gets (内容编号): a UUID of version 8 over its SHA-256, so that a message sent again after a break is the same batch. */
export function contentId(parts: readonly (string | Uint8Array)[]): string {
  const digest = createHash("sha256");
  for (const part of parts) { const bytes = typeof part === "string" ? Buffer.from(part) : part; digest.update(String(bytes.length)).update(":").update(bytes); }
  const hex = digest.digest("hex"), variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
