import type { Target } from "@yunqing/wire";
import type { ReactNode } from "react";
import { comparatorSigns } from "../app/words.js";
import { grouped } from "./figure-text.js";

/** A figure as delivered: decimal text, never computed on; unknown is a dash (数值). */
export function Figure({ value, unit, money }: { readonly value: string | null | undefined; readonly unit?: string | undefined; readonly money?: boolean }) {
  if (value === null || value === undefined || value === "") return <span className="unknown">—</span>;
  return <span className="figure">{money ? grouped(value) : value}{unit ? <span className="unit"> {unit}</span> : null}</span>;
}
/** A target as printed, with the comparator that it is read by. */
export function TargetText({ target, unit }: { readonly target: Target; readonly unit?: string }): ReactNode {
  if (target.kind === "blank") return <span className="unknown">—</span>;
  if (target.kind === "delegated" || target.kind === "words") return <span className="printed-words">{target.printed}</span>;
  return <span className="figure">{target.kind === "bare" && <span className="inferred" title="比较方向由指标性质推定 · read by the better direction">{comparatorSigns[target.op]}</span>}{target.kind === "bound" ? `${comparatorSigns[target.op] ?? ""}${target.value}` : target.value}{unit ? <span className="unit"> {unit}</span> : null}</span>;
}
