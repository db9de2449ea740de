import { Fragment, type ReactNode } from "react";
import { hitsOf, runsOf } from "./printed-text.js";

/** Words of the document as a reader sees them (原文): formulas in signs, subscripts lowered, the words searched for marked even across a subscript. */
export function Printed({ text, words = "" }: { readonly text: string; readonly words?: string }): ReactNode {
  const runs = runsOf(text);
  const hits = hitsOf(runs.map((run) => run.text).join(""), words);
  let from = 0;
  return runs.map((run, at) => {
    const shown = marked(run.text, from, hits);
    from += run.text.length;
    return <Fragment key={at}>{run.kind === "sub" ? <sub>{shown}</sub> : run.kind === "sup" ? <sup>{shown}</sup> : run.kind === "strong" ? <strong>{shown}</strong> : shown}</Fragment>;
  });
}

function marked(text: string, offset: number, hits: readonly (readonly [number, number])[]): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of hits) {
    const [left, right] = [Math.max(0, start - offset), Math.min(text.length, end - offset)];
    if (left >= right) continue;
    parts.push(text.slice(at, left), <mark key={left}>{text.slice(left, right)}</mark>);
    at = right;
  }
  return at === 0 ? text : [...parts, text.slice(at)];
}
