import { setImmediate as soon } from "node:timers/promises";

/** How long a piece of work may hold the process before others get their turn, in milliseconds. */
const longestMs = 20;

/** Lets long work give way (让出): `overdue` says that it held the process long enough, `pause` lets the others have their turn. */
export function breather(): { overdue(): boolean; pause(): Promise<void> } {
  let since = performance.now();
  return { overdue: () => performance.now() - since > longestMs, pause: async () => { await soon(); since = performance.now(); } };
}
