import type { Office } from "./office.js";
import type { Talk } from "./talk.js";

/** Bulletins at work. */
export async function startBulletins(_office: Office, _talk: Talk): Promise<{ close(): Promise<void> }> {
  return { close: () => Promise.resolve() };
}
