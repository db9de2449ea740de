import { createReadStream } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { BackupDamaged } from "./errors.js";

// The tar format (ustar), as far as a backup needs it: any tar program lists and unpacks what is written here.

const block = 512;

/** Writes files one after another into one tar file, each as a stream of known length. */
export class TarWriter {
  readonly #handle: FileHandle;
  constructor(handle: FileHandle) { this.#handle = handle; }

  async add(name: string, bytes: number, content: AsyncIterable<Uint8Array>): Promise<void> {
    await this.#handle.write(header(name, bytes));
    let written = 0;
    for await (const chunk of content) { await this.#handle.write(chunk); written += chunk.length; }
    if (written !== bytes) throw new RangeError(`${name} changed while it was backed up: ${written} bytes instead of ${bytes}`);
    await this.#handle.write(new Uint8Array((block - (bytes % block)) % block));
  }
  /** The end of the archive, brought to the disk. */
  async finish(): Promise<void> { await this.#handle.write(new Uint8Array(2 * block)); await this.#handle.sync(); }
}

function header(name: string, bytes: number): Uint8Array {
  const head = Buffer.alloc(block);
  const encoded = Buffer.from(name, "utf8");
  let split = -1;
  if (encoded.length > 100) {
    split = encoded.indexOf("/", encoded.length - 101);
    if (split < 0 || split > 155) throw new RangeError(`the name ${name} is too long for the backup`);
  }
  encoded.copy(head, 0, split + 1);
  if (split > 0) encoded.copy(head, 345, 0, split);
  head.write("0000600\0", 100); head.write("0000000\0", 108); head.write("0000000\0", 116);
  // eleven octal digits hold 8 GiB; above that the size is written as a number of base 256, as GNU tar does
  if (bytes < 8 ** 11) head.write(`${bytes.toString(8).padStart(11, "0")}\0`, 124);
  else { head[124] = 0x80; head.writeBigUInt64BE(BigInt(bytes), 128); }
  head.write("00000000000\0", 136); head.write("        ", 148); head.write("0", 156); head.write("ustar\x0000", 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return head;
}

/** One file in an archive; its content must be read, or passed over, before the next one is asked for. */
export interface TarPart { readonly name: string; readonly bytes: number; readonly content: AsyncIterable<Uint8Array> }

/**
 * Reads an archive from front to back.
 *
 * @throws {BackupDamaged} where the file is cut off or its headers do not add up
 */
export async function* tarParts(file: string): AsyncGenerator<TarPart> {
  const source = new Chunks(createReadStream(file, { highWaterMark: 1 << 18 })[Symbol.asyncIterator]());
  for (;;) {
    const head = await source.exactly(block);
    if (head === null) throw new BackupDamaged(file, "cut off");
    if (head.every((byte) => byte === 0)) { source.close(); return; }
    const { name, bytes } = readHeader(file, head);
    let left = bytes;
    const content = async function* (): AsyncGenerator<Uint8Array> {
      while (left > 0) {
        const chunk = await source.some(left);
        if (chunk === null) throw new BackupDamaged(file, `cut off in ${name}`);
        left -= chunk.length;
        yield chunk;
      }
    };
    yield { name, bytes, content: content() };
    while (left > 0) { const chunk = await source.some(left); if (chunk === null) throw new BackupDamaged(file, `cut off in ${name}`); left -= chunk.length; }
    const filling = await source.exactly((block - (bytes % block)) % block);
    if (filling === null) throw new BackupDamaged(file, `cut off after ${name}`);
    if (filling.some((byte) => byte !== 0)) throw new BackupDamaged(file, `altered after ${name}`);
  }
}

function readHeader(file: string, head: Buffer): { readonly name: string; readonly bytes: number } {
  const text = (from: number, length: number): string => { const end = head.indexOf(0, from); return head.toString("utf8", from, end < 0 || end > from + length ? from + length : end); };
  const sum = head.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (Number.parseInt(text(148, 8).trim(), 8) !== sum) throw new BackupDamaged(file, "a header does not add up");
  const bytes = head[124] === 0x80 ? Number(head.readBigUInt64BE(128)) : Number.parseInt(text(124, 12).trim(), 8);
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw new BackupDamaged(file, "a header holds no size");
  const prefix = text(345, 155);
  return { name: prefix === "" ? text(0, 100) : `${prefix}/${text(0, 100)}`, bytes };
}

/** Chunks of a file handed out in the lengths that are asked for. */
class Chunks {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  constructor(source: AsyncIterator<Buffer>) { this.#source = source; }

  async some(most: number): Promise<Buffer | null> {
    if (this.#held.length === 0) { const next = await this.#source.next(); if (next.done === true) return null; this.#held = next.value; }
    const given = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(given.length);
    return given;
  }
  async exactly(length: number): Promise<Buffer | null> {
    const parts: Buffer[] = [];
    for (let left = length; left > 0;) { const chunk = await this.some(left); if (chunk === null) return null; parts.push(chunk); left -= chunk.length; }
    return Buffer.concat(parts);
  }
  close(): void { void this.#source.return?.(); }
}
