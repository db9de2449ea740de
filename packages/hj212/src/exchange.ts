import { answers, exchangeQn, executionResult, requestAnswer } from "./answers.js";
import { flagOf, wantsAnswer, type Segment } from "./segment.js";

/** Time-out and repeats (超时与重发). Defaults of the mobile and wired nets: 10 s × 3; ADSL 5 s × 3. @clause HJ 212-2017 表1 */
export interface Patience { readonly timeoutMs: number; readonly retries: number }
export const defaultPatience: Patience = { timeoutMs: 10_000, retries: 3 };

/** What an exchange wants done or tells, in order. Sending is the caller's work, and so is answering data: only after it is stored. */
export type Step =
  | { readonly kind: "send"; readonly segment: Segment; readonly attempt: number }
  | { readonly kind: "answered"; readonly qnRtn: string }
  | { readonly kind: "data"; readonly segment: Segment; readonly answerWanted: boolean }
  | { readonly kind: "done"; readonly exeRtn: string | null }
  | { readonly kind: "failed"; readonly why: "no-answer" | "rejected" | "no-result"; readonly code: string | null; readonly clause: string };

/** An exchange (一次交互) without socket or clock: `at` is any clock in milliseconds that runs forward. After `done` or `failed` it says nothing more. */
export interface Exchange {
  readonly qn: string | null;
  readonly state: "new" | "asked" | "executing" | "done" | "failed";
  start(at: number): readonly Step[];
  /** A packet from the other side. What does not belong to this exchange gives no step. */
  received(segment: Segment, at: number): readonly Step[];
  /** Time has passed: repeats or gives up where a time-out has run out. */
  tick(at: number): readonly Step[];
}

/** Asking with repeats: the part that every exchange shares. */
abstract class Asking implements Exchange {
  state: Exchange["state"] = "new";
  protected since = 0; protected attempts = 0;
  constructor(protected readonly asked: Segment, protected readonly patience: Patience) {}
  get qn(): string | null { return exchangeQn(this.asked); }

  start(at: number): readonly Step[] {
    if (this.state !== "new") return [];
    this.state = "asked";
    return [this.send(at)];
  }
  tick(at: number): readonly Step[] {
    if ((this.state !== "asked" && this.state !== "executing") || at - this.since < this.patience.timeoutMs) return [];
    if (this.state === "executing") return [this.fail("no-result", null, "HJ 212-2017 §6.5: 执行超时")];
    // a repeat keeps its QN: the other side knows it for the same
    if (this.attempts <= this.patience.retries) return [this.send(at)];
    return [this.fail("no-answer", null, "HJ 212-2017 表1: 超时重发次数")];
  }
  abstract received(segment: Segment, at: number): readonly Step[];

  protected send(at: number): Step { this.since = at; this.attempts++; return { kind: "send", segment: this.asked, attempt: this.attempts }; }
  protected fail(why: "no-answer" | "rejected" | "no-result", code: string | null, clause: string): Step { this.state = "failed"; return { kind: "failed", why, code, clause }; }
  protected finish(exeRtn: string | null): Step { this.state = "done"; return { kind: "done", exeRtn }; }
}

class RequestExchange extends Asking {
  received(segment: Segment, at: number): readonly Step[] {
    if (this.state !== "asked" && this.state !== "executing") return [];
    if (answers(segment, "9011", this.qn)) {
      if (this.state === "executing") return [];                     // the answer to a repeat
      const qnRtn = textOf(segment, "QnRtn") ?? "100";
      if (qnRtn !== "1") return [{ kind: "answered", qnRtn }, this.fail("rejected", qnRtn, "HJ 212-2017 表7")];
      this.state = "executing"; this.since = at;
      return [{ kind: "answered", qnRtn }];
    }
    if (answers(segment, "9012", this.qn)) return [this.finish(textOf(segment, "ExeRtn"))];
    if (segment.cn === this.asked.cn && segment.mn === this.asked.mn && segment.st !== "91") {
      this.state = "executing"; this.since = at;                     // data proves that the request was taken, even where 9011 got lost
      return [{ kind: "data", segment, answerWanted: wantsAnswer(segment) }];
    }
    return [];
  }
}

class AnsweredExchange extends Asking {
  constructor(asked: Segment, patience: Patience, private readonly by: "9013" | "9014") { super(asked, patience); }
  override start(at: number): readonly Step[] {
    const steps = super.start(at);
    return wantsAnswer(this.asked) || steps.length === 0 ? steps : [...steps, this.finish(null)];
  }
  received(segment: Segment): readonly Step[] {
    if (this.state !== "asked" || !answers(segment, this.by, this.qn)) return [];
    if (this.by === "9014" && this.asked.version === 2005) {         // an answer of 2005 names the command, and the part where it is one
      const cn = textOf(segment, "CN"), pno = textOf(segment, "PNO");
      if ((cn !== null && cn !== this.asked.cn) || (pno !== null && this.asked.pno !== null && Number(pno) !== this.asked.pno)) return [];
    }
    return [this.finish(null)];
  }
}

function textOf(segment: Segment, name: string): string | null { const value = segment.fields[name]; return typeof value === "string" ? value : null; }

/**
 * The host's request (请求命令): request → 9011 → data, each answered by 9014 where it asks → 9012.
 * An answer other than QnRtn=1 ends it; after 9011 the time-out runs anew with each packet of data.
 * @clause HJ 212-2017 §6.5, 附录 C
 */
export function requestExchange(asked: Segment, patience: Patience = defaultPatience): Exchange { return new RequestExchange(asked, patience); }

/** A notice (通知命令) of either side: notice → 9013. Also the heartbeat 9015 of 2025 (second hand). @clause HJ 212-2017 §6.5 */
export function noticeExchange(asked: Segment, patience: Patience = defaultPatience): Exchange { return new AnsweredExchange(asked, patience, "9013"); }

/** An upload (上传命令) of the field device: data → 9014 where Flag asks for it; without bit 0 it is done when sent. @clause HJ 212-2017 §6.5 */
export function uploadExchange(data: Segment, patience: Patience = defaultPatience): Exchange { return new AnsweredExchange(data, patience, "9014"); }

/** Exchanges one after another (初次连接 and the like): the next starts when the one before is done. It ends with the first that fails. */
export function sequence(parts: readonly Exchange[]): Exchange {
  let at = 0, state: Exchange["state"] = "new";
  const follow = (steps: readonly Step[], now: number): readonly Step[] => {
    const out: Step[] = [];
    let todo = steps;
    for (;;) {
      out.push(...todo.filter((step) => step.kind !== "done" || at === parts.length - 1));
      const own = parts[at];
      if (own === undefined || own.state === "failed") { state = own === undefined ? "done" : "failed"; return out; }
      if (own.state !== "done") return out;
      at++;
      if (at >= parts.length) { state = "done"; return out; }
      todo = parts[at]!.start(now);
    }
  };
  return {
    get qn() { return parts[at]?.qn ?? null; },
    get state() { return state; },
    start(now) { if (state !== "new") return []; state = "asked"; if (parts.length === 0) { state = "done"; return [{ kind: "done", exeRtn: null }]; } return follow(parts[0]!.start(now), now); },
    received(segment, now) { return state === "asked" ? follow(parts[at]?.received(segment, now) ?? [], now) : []; },
    tick(now) { return state === "asked" ? follow(parts[at]?.tick(now) ?? [], now) : []; },
  };
}

/**
 * The field device's side of a request for history (提取历史数据): 9011, then each record, the next only after the 9014 of the one before, then 9012.
 * Without records it ends with ExeRtn=100; a record nobody answers ends it with 4.
 *
 * @param asked    the request
 * @param records  data packets with their own QN; those without bit 0 are sent without waiting
 * @clause HJ 212-2017 附录 C.20–C.23, C.48
 */
export function historyReply(asked: Segment, records: readonly Segment[], patience: Patience = defaultPatience): Exchange {
  const uploads = sequence(records.map((record) => uploadExchange(record, patience)));
  let state: Exchange["state"] = "new";
  const closed = (steps: readonly Step[]): readonly Step[] => {
    const out = steps.filter((step) => step.kind === "send");
    if (uploads.state !== "done" && uploads.state !== "failed") return out;
    state = uploads.state;
    const exeRtn = uploads.state === "failed" ? "4" : "1";
    return [...out, { kind: "send", segment: executionResult(asked, exeRtn), attempt: 1 }, ...steps.filter((step) => step.kind === "failed"), ...(state === "done" ? [{ kind: "done" as const, exeRtn }] : [])];
  };
  return {
    qn: exchangeQn(asked),
    get state() { return state; },
    start(at) {
      if (state !== "new") return [];
      const ready: Step = { kind: "send", segment: requestAnswer(asked, "1"), attempt: 1 };
      if (records.length === 0) { state = "done"; return [ready, { kind: "send", segment: executionResult(asked, "100"), attempt: 1 }, { kind: "done", exeRtn: "100" }]; }
      state = "executing";
      return [ready, ...closed(uploads.start(at))];
    },
    received(segment, at) { return state === "executing" ? closed(uploads.received(segment, at)) : []; },
    tick(at) { return state === "executing" ? closed(uploads.tick(at)) : []; },
  };
}

/** Splits a packet whose data area is too long into parts that stand alone: own QN, the same DataTime, whole factors. @param qnOf QN of each part by its place @clause HJ 212-2017 附录 C.49, C.50 */
export function splitSegment(segment: Segment, fits: (part: Segment) => boolean, qnOf: (place: number) => string): readonly Segment[] {
  if (fits(segment)) return [segment];
  const groups: Segment["values"][number][][] = [];
  for (const value of segment.values) {
    const last = groups[groups.length - 1];
    if (last?.[0]?.factor === value.factor) last.push(value); else groups.push([value]);
  }
  const asked = wantsAnswer(segment), numbered = { ...segment, flag: flagOf(segment.version, true, asked), pnum: 9_999, pno: 9_999 };
  const parts: Segment["values"][number][][] = [];
  for (const group of groups) {
    const last = parts[parts.length - 1];
    if (last !== undefined && fits({ ...numbered, values: [...last, ...group] })) last.push(...group); else parts.push([...group]);
  }
  return parts.map((values, place) => ({ ...numbered, qn: qnOf(place), pnum: parts.length, pno: place + 1, values }));
}
