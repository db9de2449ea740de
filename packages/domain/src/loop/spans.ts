import type { LoopCause, LoopRecord } from "./event.js";

/** How long a subject stood under a word, and why (时段): half-open milliseconds, cut at the ends of what was asked for. */
export interface LoopSpan { readonly subject: string; readonly word: string; readonly from: number; readonly until: number; readonly cause: LoopCause | null }

/**
 * Spans of every subject in [from, until) from its records (状态时段). `standing`: the last record of each subject before `from`; a subject without one stands as its first record says it stood.
 * @param records  in the order in which they were written
 */
export function loopSpans(standing: readonly LoopRecord[], records: readonly LoopRecord[], from: number, until: number): readonly LoopSpan[] {
  const open = new Map<string, { word: string; from: number; cause: LoopCause | null }>(), spans: LoopSpan[] = [];
  for (const one of standing) open.set(one.subject, { word: one.to, from, cause: one.cause });
  const end = (subject: string, at: number): void => {
    const held = open.get(subject);
    if (held !== undefined && at > held.from) spans.push({ subject, word: held.word, from: held.from, until: at, cause: held.cause });
  };
  for (const one of records) {
    if (one.at < from || one.at >= until) continue;
    if (!open.has(one.subject)) open.set(one.subject, { word: one.from, from, cause: null });
    if (one.from === one.to) continue;
    end(one.subject, one.at);
    open.set(one.subject, { word: one.to, from: one.at, cause: one.cause });
  }
  for (const subject of open.keys()) end(subject, until);
  return spans.sort((a, b) => (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : a.from - b.from));
}
