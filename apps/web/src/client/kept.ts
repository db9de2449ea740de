import type { LedgerName } from "@yunqing/wire";

/**
 * What is kept on this machine so that a form opens without a network (离线资料): who is signed in, what the ledgers ask, the rows to choose from.
 * Rows of ledgers, figures and files are not among it. It is of one person at a time; sign-out, the end of the session and another person wipe it.
 */
const keepable: readonly RegExp[] = [/^\/api\/session$/, /^\/api\/d\/[^/?]+\/places$/, /^\/api\/d\/[^/?]+\/ledgers$/, /^\/api\/d\/[^/?]+\/ledgers\/[^/?]+$/, /^\/api\/d\/[^/?]+\/ledgers\/[^/?]+\/names\?limit=5000$/];
/** How many rows of one ledger are kept to choose from, at most. */
export const keptNames = "5000";
/** After this long nothing that was kept is shown: as long as a session may last. */
const longestMs = 12 * 3_600_000;

interface Kept { readonly path: string; readonly user: string; readonly at: string; readonly body: unknown }

/** Whether this browser can open the pages without a network: service workers work only over HTTPS, or on the machine itself. */
export function opensOffline(): boolean { return window.isSecureContext && "serviceWorker" in navigator; }
export function isKeepable(path: string): boolean { return opensOffline() && keepable.some((each) => each.test(path)); }

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open("yunqing-kept", 1);
    asking.onupgradeneeded = () => { asking.result.createObjectStore("answers", { keyPath: "path" }); };
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error ?? new Error("kept"));
  });
}
async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const change = base.transaction("answers", mode), asking = act(change.objectStore("answers"));
      change.oncomplete = () => resolve(asking.result);
      change.onerror = () => reject(change.error ?? new Error("kept"));
      change.onabort = () => reject(change.error ?? new Error("kept"));
    });
  } finally { base.close(); }
}

let owner: string | null = null;
/** Which answers that were given came from what is kept, and of when. */
const shownOf = new Map<string, string>();
let reachable = true;
const told = new EventTarget();
const changed = (): void => { told.dispatchEvent(new Event("changed")); };
/** Calls when the server was reached or lost, or something kept is shown. @returns to stop */
export function onReach(act: () => void): () => void { told.addEventListener("changed", act); return () => { told.removeEventListener("changed", act); }; }
export function isReachable(): boolean { return reachable; }
export function reached(yes: boolean): void { if (reachable !== yes) { reachable = yes; changed(); } }
/** When the answer that is shown for a path was kept (截至); null for one that the server has just given. */
export function keptAtOf(path: string): string | null { return shownOf.get(path) ?? null; }

/** Says whose answers are kept from now on; those of anybody else go. */
export async function keepFor(user: string): Promise<void> {
  if (owner === user) return;
  owner = user;
  if (!opensOffline()) return;
  try { const others = (await within<Kept[]>("readonly", (store) => store.getAll())).some((each) => each.user !== user); if (others) await within("readwrite", (store) => store.clear()); } catch { /* a browser that keeps nothing works as before */ }
}
/** Wipes all that was kept (剩余信息保护). */
export async function wipeKept(): Promise<void> {
  owner = null;
  shownOf.clear();
  changed();
  await within("readwrite", (store) => store.clear()).catch(() => undefined);
}

/** The server has answered: what it said takes the place of what was kept. The token for changes is not kept. */
export async function keepAnswer(path: string, body: unknown): Promise<void> {
  if (shownOf.delete(path)) changed();
  if (owner === null || !isKeepable(path)) return;
  const user = owner, kept = typeof body === "object" && body !== null && "csrf" in body ? { ...body, csrf: "" } : body;
  await within("readwrite", (store) => store.put({ path, user, at: new Date().toISOString(), body: kept } satisfies Kept)).catch(() => undefined);
}
/** What was kept of a path for the person, if it is not too old; marked as shown. Names that were asked for by a word are looked up in the whole list. */
export async function keptAnswer(path: string): Promise<unknown> {
  if (!opensOffline()) return undefined;
  const names = /^(\/api\/d\/[^/?]+\/ledgers\/[^/?]+\/names)\?(.*)$/.exec(path), whole = names ? `${names[1]}?limit=${keptNames}` : path;
  if (!isKeepable(whole)) return undefined;
  const found = await within<Kept | undefined>("readonly", (store) => store.get(whole) as IDBRequest<Kept | undefined>).catch(() => undefined);
  if (!found || (owner !== null && found.user !== owner) || Date.now() - Date.parse(found.at) > longestMs) return undefined;
  owner ??= found.user;
  shownOf.set(path, found.at);
  changed();
  if (!names || path === whole) return found.body;
  const query = new URLSearchParams(names[2]);
  return { items: namesWith((found.body as { readonly items: readonly LedgerName[] }).items, query.get("text") ?? "", Number(query.get("limit") ?? "20")) };
}
/** Rows to choose from whose name or key holds the words. */
export function namesWith(all: readonly LedgerName[], text: string, limit: number): readonly LedgerName[] {
  const word = text.trim().toLowerCase();
  return all.filter((each) => word === "" || each.name.toLowerCase().includes(word) || each.key.toLowerCase().includes(word)).slice(0, limit);
}
