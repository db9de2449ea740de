import type { Config } from "./config.js";
import type { Talk } from "./talk.js";

/** What a command gets: settings, its own arguments, where to talk. */
export interface Call { readonly config: Config; readonly argv: readonly string[]; readonly talk: Talk }

/** A failure said in one clear sentence; the stack only with YUNQING_DEBUG. */
export function sentenceOf(problem: unknown): string {
  const error = problem as { code?: string; message?: string; zh?: string; en?: string; stack?: string };
  const text = error.zh !== undefined ? `${error.zh}\n  ${error.en ?? ""}` : (error.message ?? String(problem));
  return process.env["YUNQING_DEBUG"] ? `${text}\n${error.stack ?? ""}` : text;
}
