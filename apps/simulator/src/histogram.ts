/** Latencies as told at the end (时延统计), in milliseconds. */
export interface Latency { readonly p50: number; readonly p99: number; readonly max: number; readonly mean: number; readonly count: number }

/** Counts of latencies in buckets (时延直方图): 32 to each doubling, so a quantile is right within 3 percent; constant memory. */
export class Histogram {
  private readonly buckets = new Float64Array(32 * 40); private most = 0; private sum = 0; private all = 0;
  /** Takes one latency in milliseconds. */
  add(ms: number): void {
    const micros = Math.max(1, ms * 1_000), doubling = Math.floor(Math.log2(micros)), within = Math.floor((micros / 2 ** doubling - 1) * 32);
    const bucket = Math.min(this.buckets.length - 1, doubling * 32 + within);
    this.buckets[bucket] = this.buckets[bucket]! + 1;
    this.all++; this.sum += ms; if (ms > this.most) this.most = ms;
  }
  /** The latency that a share of all did not exceed: the upper edge of its bucket. */
  quantile(share: number): number {
    let left = Math.ceil(share * this.all);
    if (this.all === 0) return 0;
    for (let bucket = 0; bucket < this.buckets.length; bucket++) {
      left -= this.buckets[bucket]!;
      if (left <= 0) return Math.min(this.most, (2 ** Math.floor(bucket / 32) * (1 + ((bucket % 32) + 1) / 32)) / 1_000);
    }
    return this.most;
  }
  latency(): Latency {
    const rounded = (ms: number): number => Math.round(ms * 1_000) / 1_000;
    return { p50: rounded(this.quantile(0.5)), p99: rounded(this.quantile(0.99)), max: rounded(this.most), mean: rounded(this.all === 0 ? 0 : this.sum / this.all), count: this.all };
  }
}
