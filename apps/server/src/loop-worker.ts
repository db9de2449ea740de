import type { Office } from "./office.js";
import type { Talk } from "./talk.js";

/** Loops at work. */
export async function startLoops(_office: Office, _talk: Talk): Promise<{ close(): Promise<void> }> {
  return { close: () => Promise.resolve() };
}
