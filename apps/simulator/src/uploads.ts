import { answers, exchangeQn, noticeExchange, uploadExchange, type Exchange, type Patience, type Segment, type Step } from "@yunqing/hj212";
import type { OwedCommand } from "./packets.js";

/** A record on its way (在途记录): all its parts must be acknowledged. */
export interface RecordOnWay { readonly cn: OwedCommand; readonly window: number; parts: number }
interface Flying { readonly exchange: Exchange; readonly segment: Segment; readonly record: RecordOnWay | undefined; tries: number }
/** What happened to packets on their way. */
export interface Landing { readonly send: readonly { readonly segment: Segment; readonly attempt: number }[]; readonly acknowledged: number; readonly done: readonly RecordOnWay[]; readonly refused: readonly (RecordOnWay | undefined)[] }

/**
 * The packets that wait for their answer (待应答数据包): kept and repeated with the same QN until the 9014 (of a notice the 9013) comes.
 * When one has been repeated in vain the link counts as unusable; what was on its way is kept and goes out first, with its QN, when there is a link again.
 *
 * @clause HJ 212-2017 §6.5, 表1
 */
export class Uploads {
  private flying: Flying[] = []; private kept: Flying[] = [];
  /** a packet was repeated in vain: the link is to be closed */
  isUnusable = false;
  constructor(private patience: () => Patience) {}

  get count(): number { return this.flying.length; }
  get keptCount(): number { return this.kept.length; }

  /** Sends a packet, and keeps it where an answer is wanted. */
  launch(segment: Segment, wall: number, record?: RecordOnWay, notice = false): readonly { readonly segment: Segment; readonly attempt: number }[] {
    return this.fly({ exchange: notice ? noticeExchange(segment, this.patience()) : uploadExchange(segment, this.patience()), segment, record, tries: 0 }, wall);
  }
  private fly(one: Flying, wall: number): { segment: Segment; attempt: number }[] {
    const steps = one.exchange.start(wall);
    if (one.exchange.state === "asked") this.flying.push(one);
    return this.sends(one, steps);
  }
  private sends(one: Flying, steps: readonly Step[]): { segment: Segment; attempt: number }[] {
    return steps.filter((step) => step.kind === "send").map(({ segment }) => ({ segment, attempt: ++one.tries }));
  }

  /** An answer of the host. @returns undefined where it belongs to none of these */
  received(segment: Segment, wall: number): Landing | undefined {
    const refusal = segment.cn === "9011" && segment.fields["QnRtn"] !== "1", qn = exchangeQn(segment);
    for (const one of this.flying) {
      if (refusal) {
        if (!answers(segment, "9011", one.exchange.qn) || qn === null) continue;
        const gone = one.record === undefined ? [one] : this.flying.filter((other) => other.record === one.record);      // the whole record, with its other parts
        this.flying = this.flying.filter((other) => !gone.includes(other));
        return { send: [], acknowledged: 0, done: [], refused: [one.record] };
      }
      one.exchange.received(segment, wall);
      if (one.exchange.state !== "done") continue;
      this.flying = this.flying.filter((other) => other !== one);
      const whole = one.record !== undefined && --one.record.parts === 0;
      return { send: [], acknowledged: 1, done: whole ? [one.record!] : [], refused: [] };
    }
    return undefined;
  }

  /** Time has passed: what is to be repeated. */
  tick(wall: number): readonly { readonly segment: Segment; readonly attempt: number }[] {
    return this.flying.flatMap((one) => {
      const steps = one.exchange.tick(wall);
      if (one.exchange.state === "failed") this.isUnusable = true;
      return this.sends(one, steps);
    });
  }

  /** The link is gone: all on its way is kept. */
  lost(): void { this.kept = [...this.kept, ...this.flying]; this.flying = []; this.isUnusable = false; }

  /** There is a link again: what was kept goes out, with its QN; in 2025 as back-filled. */
  resume(wall: number): readonly { readonly segment: Segment; readonly attempt: number }[] {
    const kept = this.kept;
    this.kept = [];
    return kept.flatMap(({ segment: before, record, tries, exchange }) => {
      const segment = before.version === 2025 && record !== undefined ? { ...before, rf: 1 } : before, notice = before.cn === "9015" || before.cn === "1013";
      return this.fly({ exchange: notice ? noticeExchange(segment, this.patience()) : uploadExchange(segment, this.patience()), segment, record, tries: exchange.state === "new" ? 0 : Math.max(1, tries) }, wall);
    });
  }
}
