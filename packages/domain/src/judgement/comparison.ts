import { exact, type Exact, type Labels } from "@yunqing/standards";
import type { Better, Comparator, Target } from "../plan/model.js";

/** Signs as printed, for sentences. */
export const signs: Readonly<Record<Comparator, string>> = { "<": "<", "<=": "≤", ">=": "≥", ">": ">", "=": "=" };

/** A target with a number and a comparator (数值目标), whatever it was printed as. */
export interface Bound { readonly op: Comparator; readonly value: Exact; readonly text: string }

/** Whether a value holds against a bound (是否达到). */
export function meets(value: Exact, bound: Pick<Bound, "op" | "value">): boolean {
  const order = value.compare(bound.value);
  switch (bound.op) {
    case "<": return order < 0;
    case "<=": return order <= 0;
    case ">=": return order >= 0;
    case ">": return order > 0;
    case "=": return order === 0;
  }
}

/** The direction in which a comparator lies; `=` has none of its own. */
export function directionOf(op: Comparator, better: Better): Better {
  return op === "<" || op === "<=" ? "lower" : op === ">" || op === ">=" ? "higher" : better;
}

/** The comparator of a bare number (裸值按优劣方向理解): higher is better → ≥, lower → ≤; else the one that the pack gives. */
export function comparatorOfBare(op: Comparator, better: Better): Comparator {
  return better === "higher" ? ">=" : better === "lower" ? "<=" : op;
}

/** The bound of a printed target, or null when it prints no number. */
export function boundOf(target: Target, better: Better): Bound | null {
  if (target.kind === "bound") return { op: target.op, value: exact(target.value), text: target.value };
  if (target.kind === "bare") return { op: comparatorOfBare(target.op, better), value: exact(target.value), text: target.value };
  return null;
}

/** `≤ 145` */
export function boundText(bound: Bound): string { return `${signs[bound.op]} ${bound.text}`; }

/** Names of the states, for sentences (状态名). */
export const stateNames: Readonly<Record<State | "overdue", Labels>> = {
  met: { zh: "已达标", en: "met" }, missed: { zh: "未达标", en: "missed" },
  "on-track": { zh: "进度正常", en: "on track" }, behind: { zh: "进度滞后", en: "behind" },
  "not-computable": { zh: "无法计算", en: "not computable" }, "awaiting-target": { zh: "待下达目标", en: "awaiting target" },
  overdue: { zh: "逾期", en: "overdue" },
};

/** State of an indicator or target on a judged day (状态). `met` and `missed` are final; before the final day it is `on-track` or `behind`. */
export type State = "met" | "missed" | "on-track" | "behind" | "not-computable" | "awaiting-target";
export const states: readonly State[] = ["met", "missed", "on-track", "behind", "not-computable", "awaiting-target"];
