import { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { createInflateRaw, inflateRawSync } from "node:zlib";
import { Refused } from "@yunqing/domain";

const broken = (): Refused => new Refused("import/broken", "文件已损坏，无法打开；请用 Excel 打开并另存一次", "the file is damaged and cannot be opened; open it in Excel and save it again");
const locked = (): Refused => new Refused("import/locked", "文件设有密码，无法读取；请去掉密码后另存", "the file is locked by a password; save it without one");
const tooLarge = (): Refused => new Refused("import/too-large", "文件解压后过大；请拆成几个文件，或去掉图片和多余的工作表", "the file is too large when unpacked; split it, or leave out pictures and other sheets");

/** most bytes that all parts together may have, unpacked */
const mostUnpacked = 128 * 1024 * 1024;
const mostEntries = 5_000;
/** most bytes of one part that is read piece by piece */
const mostStreamed = 512 * 1024 * 1024;
interface Entry { readonly at: number; readonly packed: number; readonly method: number; readonly flags: number }

/**
 * The parts of an archive (压缩包), read one by one on demand and within one budget: what an archive says of its sizes is not believed, unpacking itself is bounded.
 * @throws {Refused} import/broken, import/locked, import/too-large
 */
export class ZipArchive {
  readonly #bytes: Buffer; readonly #entries = new Map<string, Entry>();
  #left = mostUnpacked;
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = this.#bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
    if (end < 0 || end + 22 > this.#bytes.length) throw broken();
    const count = this.#bytes.readUInt16LE(end + 10);
    if (count > mostEntries) throw tooLarge();
    for (let at = this.#bytes.readUInt32LE(end + 16), k = 0; k < count; k++) at = this.#entry(at);
  }
  /** Takes up one entry of the directory; @returns where the next one stands. */
  #entry(at: number): number {
    if (at + 46 > this.#bytes.length || this.#bytes.readUInt32LE(at) !== 0x02014b50) throw broken();
    const named = this.#bytes.readUInt16LE(at + 28), name = this.#bytes.subarray(at + 46, at + 46 + named).toString("utf8").replace(/^\//, "");
    this.#entries.set(name.toLowerCase(), { flags: this.#bytes.readUInt16LE(at + 8), method: this.#bytes.readUInt16LE(at + 10), packed: this.#bytes.readUInt32LE(at + 20), at: this.#bytes.readUInt32LE(at + 42) });
    return at + 46 + named + this.#bytes.readUInt16LE(at + 30) + this.#bytes.readUInt16LE(at + 32);
  }
  has(name: string): boolean { return this.#entries.has(name.toLowerCase()); }
  /** The packed bytes of an entry and how they are packed. */
  #packed(entry: Entry): Buffer {
    if ((entry.flags & 1) === 1) throw locked();
    if (entry.at + 30 > this.#bytes.length || this.#bytes.readUInt32LE(entry.at) !== 0x04034b50) throw broken();
    const from = entry.at + 30 + this.#bytes.readUInt16LE(entry.at + 26) + this.#bytes.readUInt16LE(entry.at + 28), packed = this.#bytes.subarray(from, from + entry.packed);
    if (packed.length !== entry.packed) throw broken();
    return packed;
  }
  /** The text of a part piece by piece, as it is unpacked; the whole is never held. Each reading has its own budget. */
  async *pieces(name: string): AsyncGenerator<string> {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) return;
    const packed = this.#packed(entry), utf8 = new StringDecoder("utf8");
    if (entry.method !== 0 && entry.method !== 8) throw broken();
    const stream = entry.method === 0 ? Readable.from([packed]) : Readable.from([packed]).pipe(createInflateRaw());
    let left = mostStreamed;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) { left -= chunk.length; if (left < 0) throw tooLarge(); yield utf8.write(chunk); }
      yield utf8.end();
    } catch (error) { throw error instanceof Refused ? error : broken(); }
  }
  /** The text of a part, or null where there is none. */
  text(name: string): string | null {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) return null;
    const packed = this.#packed(entry), bytes = entry.method === 0 ? packed : entry.method === 8 ? this.#inflated(packed) : null;
    if (bytes === null) throw broken();
    this.#left -= bytes.length;
    if (this.#left < 0) throw tooLarge();
    const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString("utf16le") : bytes.toString("utf8");
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }
  #inflated(packed: Buffer): Buffer {
    try { return inflateRawSync(packed, { maxOutputLength: this.#left + 1 }); } catch (error) { throw (error as { readonly code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? tooLarge() : broken(); }
  }
}
