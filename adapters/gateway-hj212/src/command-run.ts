import type { CommandStep, InstrumentCommand } from "@yunqing/domain";
import { encodeFrame, encodeSegment, executionResults, noticeExchange, requestAnswers, requestExchange, withoutPassword, type Exchange, type Patience, type Segment, type Step } from "@yunqing/hj212";
import type { Known, Listener } from "./known.js";

/** Data packets of one command whose frames are shown; the rest is counted. */
const shownData = 100;

/** What a run needs from around it. */
export interface RunPorts {
  now(): number;
  /** what goes out is kept */
  out(known: Known, bytes: Uint8Array, word: string, at: number): void;
  step(run: CommandRun, kind: CommandStep["kind"], note: string, frame: string | null): void;
  ended(run: CommandRun, ok: boolean, silent: boolean): void;
}

/** A command while it runs (执行中的命令): its requests one after another, each with its answers and repeats. `command` is null for what the gateway asks by itself. */
export class CommandRun implements Listener {
  private readonly exchanges: readonly Exchange[]; private place = 0; private data = 0; over = false;
  constructor(readonly known: Known, readonly command: InstrumentCommand | null, segments: readonly Segment[], patience: Patience, private readonly ports: RunPorts) {
    this.exchanges = segments.map((segment) => (segment.cn === "2012" || segment.cn === "2022" ? noticeExchange(segment, patience) : requestExchange(segment, patience)));
  }
  get qn(): string | null { return this.exchanges[this.place]?.qn ?? null; }

  start(): void { this.known.listener = this; this.take(this.exchanges[0]!.start(this.ports.now()), null); }
  tick(now: number): void { if (!this.over) this.take(this.exchanges[this.place]!.tick(now), null); }
  hear({ segment, frame, at }: { readonly segment: Segment; readonly frame: Uint8Array; readonly at: number }): void {
    if (this.over) return;
    const steps = this.exchanges[this.place]!.received(segment, at);
    if (steps.length > 0) this.take(steps, frame);
  }
  /** Ends it from outside. */
  abort(note: string): void { if (!this.over) this.end(false, note, false, null); }

  private take(steps: readonly Step[], frame: Uint8Array | null): void {
    const shown = frame === null ? null : withoutPassword(frame);
    for (const step of steps) {
      if (this.over) return;
      switch (step.kind) {
        case "send": this.send(step.segment, step.attempt); break;
        case "answered": this.ports.step(this, "answered", `QnRtn=${step.qnRtn} ${bilingual(requestAnswers.get(step.qnRtn)?.label)}`, shown); break;
        case "data": if (++this.data <= shownData) this.ports.step(this, "data", `第 ${this.data} 个数据包 / packet ${this.data}`, shown); break;
        case "done": this.done(step.exeRtn, shown); break;
        case "failed":
          // data that goes on for ever has no result to wait for
          if (step.why === "no-result" && (this.command?.command === "real-time-on" || this.command?.command === "states-on")) this.end(true, "已受理，未返回执行结果 / accepted; no result was sent", false, null);
          else this.end(false, failure(step), step.why !== "rejected", null);
      }
    }
  }

  private send(segment: Segment, attempt: number): void {
    const bytes = encodeFrame(encodeSegment(segment)), { line } = this.known, cn = segment.cn ?? "";
    if (line === null || line.closed) { this.ports.step(this, "sent", `连接已断，等待重连后重发 / the line is down, sent again when it is back (${cn})`, null); return; }
    line.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"));
    this.ports.out(this.known, bytes.subarray(0, bytes.length - 2), cn, this.ports.now());
    this.ports.step(this, "sent", attempt === 1 ? `${cn}` : `${cn} 第 ${attempt} 次发送 / attempt ${attempt}`, withoutPassword(bytes));
  }

  private done(exeRtn: string | null, frame: string | null): void {
    if (exeRtn !== null) this.ports.step(this, "received", `ExeRtn=${exeRtn} ${bilingual(executionResults.get(exeRtn)?.label)}`, frame);
    else if (frame !== null) this.ports.step(this, "received", "通知应答 / notice answered", frame);
    if (exeRtn !== null && exeRtn !== "1" && exeRtn !== "100") { this.end(false, `执行未成功 / not executed: ExeRtn=${exeRtn} ${bilingual(executionResults.get(exeRtn)?.label)}`, false, null); return; }
    if (exeRtn === "100") { this.end(true, "没有数据 / no data (ExeRtn=100)", false, null); return; }
    this.place++;
    if (this.place < this.exchanges.length) this.take(this.exchanges[this.place]!.start(this.ports.now()), null);
    else this.end(true, this.data > 0 ? `完成，收到 ${this.data} 个数据包 / done, ${this.data} packets` : "完成 / done", false, null);
  }

  private end(ok: boolean, note: string, silent: boolean, frame: string | null): void {
    this.over = true;
    if (this.known.listener === this) this.known.listener = null;
    this.ports.step(this, ok ? "done" : "failed", note, frame);
    this.ports.ended(this, ok, silent);
  }
}

const bilingual = (label: { readonly zh: string; readonly en: string } | undefined): string => (label === undefined ? "未定义的代码 / unknown code" : `${label.zh} / ${label.en}`);
function failure(step: Extract<Step, { kind: "failed" }>): string {
  if (step.why === "no-answer") return `多次发送均无应答 / no answer to any attempt（${step.clause}）`;
  if (step.why === "no-result") return `已应答但没有执行结果 / answered, but no result came（${step.clause}）`;
  return `请求被拒 / refused: QnRtn=${step.code ?? ""} ${bilingual(requestAnswers.get(step.code ?? "")?.label)}（${step.clause}）`;
}
