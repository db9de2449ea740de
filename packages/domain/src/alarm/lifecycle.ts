import type { Labels } from "@yunqing/standards";
import { rankOf, type AlarmLevel, type AlarmMove, type AlarmNow, type AlarmState, type AlarmStep } from "./model.js";

/** From which states a move leads where (处置流程): raised → acknowledged → cause given → handled → closed. Null: the state stays. The only table of the machine. */
export const alarmMoveRules: Readonly<Record<AlarmMove, { readonly from: readonly AlarmState[]; readonly to: AlarmState | null; readonly needs: "nothing" | "note" | "cause" }>> = {
  acknowledge: { from: ["raised"], to: "acknowledged", needs: "nothing" },
  cause: { from: ["raised", "acknowledged", "caused"], to: "caused", needs: "cause" },
  handle: { from: ["caused"], to: "handled", needs: "note" },
  return: { from: ["handled"], to: "caused", needs: "note" },
  close: { from: ["handled"], to: "closed", needs: "nothing" },
  note: { from: ["raised", "acknowledged", "caused", "handled", "closed"], to: null, needs: "note" },
};

/** Whether closing asks for proof and for another person than who handled it (双人销警): from 一般 on. */
export function needsApprover(level: AlarmLevel): boolean { return rankOf(level) >= rankOf("general"); }

/** Why a move cannot be made (障碍). */
export type AlarmObstacle = "wrong-state" | "same-person" | "no-note" | "no-cause" | "no-proof";
export const alarmObstacles: Readonly<Record<AlarmObstacle, Labels>> = {
  "wrong-state": { zh: "报警当前的状态不能做这一步，请重新载入", en: "the alarm is not in a state for this; load it again" },
  "same-person": { zh: "一般及以上级别的报警须由处置人以外的人销警", en: "from level general on somebody other than who handled the alarm closes it" },
  "no-note": { zh: "请写明情况", en: "say what was done" }, "no-cause": { zh: "请选择原因", en: "choose a cause" },
  "no-proof": { zh: "一般及以上级别的报警销警须附证明材料（处置或销警时上传）", en: "from level general on closing needs proof, uploaded when handling or closing" },
};

/** What stands against a move, or null (能否执行). @param proof  whether any step since the last reopening, this one included, carries evidence */
export function alarmObstacle(now: Pick<AlarmNow, "state" | "level" | "handledBy">, move: AlarmMove, given: { readonly user: string; readonly note: string; readonly cause: string | null; readonly proof: boolean }): AlarmObstacle | null {
  const rule = alarmMoveRules[move];
  // a notice needs no round of offices: whoever looks after it closes it
  const from: readonly AlarmState[] = move === "close" && !needsApprover(now.level) ? ["raised", "acknowledged", "caused", "handled"] : rule.from;
  if (!from.includes(now.state)) return "wrong-state";
  if (rule.needs === "note" && given.note.trim() === "") return "no-note";
  if (rule.needs === "cause" && given.cause === null) return "no-cause";
  if (move === "close" && needsApprover(now.level)) {
    if (now.handledBy.includes(given.user)) return "same-person";
    if (!given.proof) return "no-proof";
  }
  if (move === "return" && now.handledBy.includes(given.user)) return "same-person";
  return null;
}

/** The state after a move. */
export function stateAfterMove(move: AlarmMove, state: AlarmState): AlarmState { return alarmMoveRules[move].to ?? state; }

/** How an alarm stands after a step (走一步之后): pure, the same in every store. @param at  milliseconds since 1970 UTC */
export function steppedNow(now: AlarmNow, step: Pick<AlarmStep, "move" | "to" | "by" | "cause">, at: number, change: number): AlarmNow {
  const handled = step.move === "handle" ? [...new Set([...now.handledBy, step.by])] : now.handledBy;
  return {
    ...now, state: step.to, steps: now.steps + 1, change, cause: step.cause ?? now.cause, handledBy: handled,
    acknowledgedAt: now.acknowledgedAt ?? (step.move === "acknowledge" || step.move === "cause" || step.move === "close" ? at : null),
    handledAt: step.move === "handle" ? at : step.move === "return" ? null : now.handledAt, closedAt: step.move === "close" ? at : now.closedAt,
  };
}
