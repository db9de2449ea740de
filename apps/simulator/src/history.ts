import { exchangeQn, executionResult, requestAnswer, uploadExchange, type Exchange, type Patience, type Segment, type Step } from "@yunqing/hj212";

/**
 * The field side of a request for history (提取历史数据), as `historyReply` of the protocol room does it, but with each record made only when the one before is answered:
 * a month of minutes is 44,640 records, and none of them is held.
 * 9011, each record after the 9014 of the one before, 9012 with 1; with 100 where there is none, with 4 where one stays unanswered.
 *
 * @clause HJ 212-2017 附录 C.20–C.23, C.48
 */
export function historyOnDemand(asked: Segment, records: Iterator<Segment>, patience: Patience): Exchange {
  let state: Exchange["state"] = "new", own: Exchange | undefined, sent = 0;
  const send = (segment: Segment): Step => ({ kind: "send", segment, attempt: 1 });
  const close = (exeRtn: string): readonly Step[] => { state = exeRtn === "4" ? "failed" : "done"; own = undefined; return [send(executionResult(asked, exeRtn)), ...(state === "done" ? [{ kind: "done" as const, exeRtn }] : [])]; };
  const onward = (at: number): readonly Step[] => {
    const steps: Step[] = [];
    for (;;) {
      const next = records.next();
      if (next.done === true) return [...steps, ...close(sent === 0 ? "100" : "1")];
      sent++;
      own = uploadExchange(next.value, patience);
      steps.push(...own.start(at).filter((step) => step.kind === "send"));
      if (own.state !== "done") return steps;
    }
  };
  const after = (steps: readonly Step[], at: number): readonly Step[] => {
    const sends = steps.filter((step) => step.kind === "send");
    return own?.state === "done" ? [...sends, ...onward(at)] : own?.state === "failed" ? [...sends, ...close("4")] : sends;
  };
  return {
    qn: exchangeQn(asked),
    get state() { return state; },
    start(at) { if (state !== "new") return []; state = "executing"; return [send(requestAnswer(asked, "1")), ...onward(at)]; },
    received(segment, at) { return state === "executing" && own !== undefined ? after(own.received(segment, at), at) : []; },
    tick(at) { return state === "executing" && own !== undefined ? after(own.tick(at), at) : []; },
  };
}
