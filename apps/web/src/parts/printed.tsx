import { Fragment, type ReactNode } from "react";
import { runsOf } from "./printed-text.js";

/** Words of the document as a reader sees them (原文): formulas in signs, subscripts lowered, the words searched for marked. */
export function Printed({ text, words = "" }: { readonly text: string; readonly words?: string }): ReactNode {
  return runsOf(text).map((run, at) => {
    const shown = <Marked text={run.text} words={words} />;
    return <Fragment key={at}>{run.kind === "sub" ? <sub>{shown}</sub> : run.kind === "sup" ? <sup>{shown}</sup> : run.kind === "strong" ? <strong>{shown}</strong> : shown}</Fragment>;
  });
}

function Marked({ text, words }: { readonly text: string; readonly words: string }): ReactNode {
  if (!words) return text;
  const low = text.toLowerCase();
  const aim = words.toLowerCase();
  const parts: ReactNode[] = [];
  let from = 0;
  for (let at = low.indexOf(aim); at !== -1; at = low.indexOf(aim, from)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + words.length)}</mark>);
    from = at + words.length;
  }
  return [...parts, text.slice(from)];
}
