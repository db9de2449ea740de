import type { Office } from "./office.js";
import type { Talk } from "./talk.js";

/** Figures at work. */
export async function startFigures(_office: Office, _talk: Talk): Promise<{ close(): Promise<void> }> {
  return { close: () => Promise.resolve() };
}
