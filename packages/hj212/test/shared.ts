import { existsSync, readFileSync } from "node:fs";
import { describe } from "vitest";
import { crc16, decoder, type PacketLine, type ReadingOptions, type RefusedLine } from "@yunqing/hj212";

const shared = new URL("../../../../shared/", import.meta.url);
const own = new URL("./vectors/", import.meta.url);

/** Lines of a JSONL vector of this room. */
export function vectors<Row>(name: string): readonly Row[] { return rowsOf<Row>(readFileSync(new URL(name, own), "utf8")); }
function rowsOf<Row>(text: string): readonly Row[] { return text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Row); }

/** Runs a suite that needs files beside the repository, and says aloud, by name, when they are not there. */
export function describeWith(path: string, name: string, suite: (text: () => string) => void): void {
  const held = existsSync(new URL(path, shared));
  if (!held) console.warn(`SKIPPED for want of shared/${path}: ${name}`);
  (held ? describe : describe.skip)(`${name} (${path})`, () => suite(() => readFileSync(new URL(path, shared), "utf8")));
}
export const linesOf = rowsOf;

export type Line = PacketLine | RefusedLine;
/** Everything a stream gives. */
export function decoded(bytes: Uint8Array, options: ReadingOptions = {}, step = bytes.length || 1): readonly Line[] {
  const own = decoder(options), out: Line[] = [];
  for (let at = 0; at < bytes.length; at += step) out.push(...own.push(bytes.subarray(at, at + step)));
  return [...out, ...own.end()];
}
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A frame around any segment, right in length and CRC. */
export function framed(segment: string | Uint8Array, tail = "\r\n"): Uint8Array {
  const bytes = typeof segment === "string" ? bytesOf(segment) : segment;
  return new Uint8Array([...bytesOf(`##${String(bytes.length).padStart(4, "0")}`), ...bytes, ...bytesOf(crc16(bytes).toString(16).toUpperCase().padStart(4, "0") + tail)]);
}
export const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** A row of numbers that is the same on every machine. */
export function series(seed: number): () => number { let state = seed >>> 0; return () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296; }; }
