const blockBytes = 65_536;

/** Copies bytes into blocks that many packets share (报文缓冲): a buffer of its own for each would cost more than reading it. A block is freed with the last of its packets. */
export class Slab {
  private block = new Uint8Array(blockBytes); private at = 0;
  keep(of: Uint8Array, from: number, to: number): Uint8Array {
    const length = to - from;
    if (length > blockBytes / 4) return of.slice(from, to);
    if (this.at + length > blockBytes) { this.block = new Uint8Array(blockBytes); this.at = 0; }
    const own = this.block.subarray(this.at, this.at + length);
    own.set(of.subarray(from, to));
    this.at += length;
    return own;
  }
}
