/** Windows that are still owed (欠传时段): numbers of windows as sorted half-open runs, so weeks of outage cost a few numbers. */
export class Owed {
  private runs: { from: number; until: number }[] = [];

  get count(): number { return this.runs.reduce((sum, run) => sum + run.until - run.from, 0); }
  get newest(): number | undefined { const last = this.runs[this.runs.length - 1]; return last === undefined ? undefined : last.until - 1; }
  get oldest(): number | undefined { return this.runs[0]?.from; }

  /** Adds the windows [from, until); those owed already stay owed once. */
  add(from: number, until = from + 1): void {
    if (until <= from) return;
    const before = this.runs.filter((run) => run.until < from), after = this.runs.filter((run) => run.from > until), touching = this.runs.filter((run) => run.until >= from && run.from <= until);
    this.runs = [...before, { from: Math.min(from, ...touching.map((run) => run.from)), until: Math.max(until, ...touching.map((run) => run.until)) }, ...after];
  }
  /** Every run, oldest first. */
  each(run: (from: number, until: number) => void): void { for (const { from, until } of this.runs) run(from, until); }
  /** Takes one window out. */
  take(window: number): void {
    this.runs = this.runs.flatMap((run) => (window < run.from || window >= run.until ? [run] : [{ from: run.from, until: window }, { from: window + 1, until: run.until }].filter((part) => part.until > part.from)));
  }
  /** Forgets what lies before a window. @returns how many */
  forget(before: number): number {
    const held = this.count;
    this.runs = this.runs.filter((run) => run.until > before).map((run) => ({ from: Math.max(run.from, before), until: run.until }));
    return held - this.count;
  }
}

/** The same time in windows of another length; what is not a whole new window falls away. */
export function rescaled(owed: Owed, lengthMs: number, otherMs: number): Owed {
  const out = new Owed();
  owed.each((from, until) => { out.add(Math.ceil((from * lengthMs) / otherMs), Math.floor((until * lengthMs) / otherMs)); });
  return out;
}
