import { pathOf, type EvidenceView, type LedgerRowView, type LedgerValues } from "@yunqing/wire";
import { send, upload } from "../../client/fetch.js";
import { ServerProblem } from "../../client/problem.js";
import { uuidV7 } from "../../client/uuid.js";

/** An entry that waits for the network (待发送). `files` are pictures and papers taken without one: their token stands in the values until they are uploaded. */
export interface Waiting {
  readonly id: string;
  /** who entered it: nobody else sees it or sends it under another name */
  readonly user: string; readonly district: string; readonly ledger: string; readonly title: string; readonly at: string;
  readonly body: { readonly values: LedgerValues; readonly place: string | null; readonly enterprise: string | null; readonly why: string };
  readonly files: readonly { readonly token: string; readonly file: File }[];
  /** why the server did not take it; then it waits for a person, not for the network */
  readonly refused: string | null;
}
const tokenStart = "waiting-file-";
const heldFiles = new Map<string, File>();
/** Takes a file that cannot be uploaded now; what is returned stands in its place. */
export function holdFile(file: File): string { const token = `${tokenStart}${uuidV7()}`; heldFiles.set(token, file); return token; }
export function heldFileName(token: string): string | null { return heldFiles.get(token)?.name ?? null; }
/** A file that was held and is gone with the page: a draft remembers its token, not the picture. */
export function isLostFile(token: string): boolean { return token.startsWith(tokenStart) && !heldFiles.has(token); }

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open("yunqing-outbox", 1);
    asking.onupgradeneeded = () => { asking.result.createObjectStore("waiting", { keyPath: "id" }); };
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error ?? new Error("outbox"));
  });
}
async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const change = base.transaction("waiting", mode), asking = act(change.objectStore("waiting"));
      change.oncomplete = () => resolve(asking.result);
      change.onerror = () => reject(change.error ?? new Error("outbox"));
      change.onabort = () => reject(change.error ?? new Error("outbox"));
    });
  } finally { base.close(); }
}
const told = new EventTarget();
const changed = (): void => { told.dispatchEvent(new Event("changed")); };
/** Calls when something was kept or sent. @returns to stop */
export function onOutbox(act: () => void): () => void { told.addEventListener("changed", act); return () => { told.removeEventListener("changed", act); }; }

/** Keeps an entry on this machine until the network is back; kept through a closed browser too. */
export async function keepForLater(entry: Pick<Waiting, "user" | "district" | "ledger" | "title" | "body">): Promise<void> {
  const text = JSON.stringify(entry.body), files = [...heldFiles].filter(([token]) => text.includes(token)).map(([token, file]) => ({ token, file }));
  await within("readwrite", (store) => store.put({ ...entry, id: uuidV7(), at: new Date().toISOString(), files, refused: null } satisfies Waiting));
  changed();
}
/** What a person has waiting on this machine, the oldest first. */
export async function waiting(user: string): Promise<readonly Waiting[]> { return (await within<Waiting[]>("readonly", (store) => store.getAll())).filter((each) => each.user === user).sort((a, b) => (a.id < b.id ? -1 : 1)); }
export async function dropWaiting(id: string): Promise<void> { await within("readwrite", (store) => store.delete(id)); changed(); }

/** Each token in the values replaced by the content hash of its file. */
export function withHashes(value: unknown, hashOf: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return hashOf.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each: unknown) => withHashes(each, hashOf));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withHashes(each, hashOf)]));
  return value;
}

let sending: Promise<number> | null = null;
/**
 * Sends what the person signed in has waiting, the oldest first. Each entry keeps its id, so that one whose answer was lost is not entered twice.
 * Stops at the first that finds no network; what the server refuses stays, with the reason.
 * @returns how many were taken
 */
export function sendWaiting(user: string): Promise<number> { sending ??= sendAll(user).finally(() => { sending = null; }); return sending; }
async function sendAll(user: string): Promise<number> {
  let taken = 0;
  for (const each of await waiting(user)) {
    try {
      const hashes = new Map<string, string>();
      for (const { token, file } of each.files) hashes.set(token, (await upload<EvidenceView>(pathOf("evidence", { d: each.district }), file)).hash);
      await send<LedgerRowView>("POST", pathOf("ledgerRows", { d: each.district, ledger: each.ledger }), { id: each.id, ...each.body, values: withHashes(each.body.values, hashes) });
      await dropWaiting(each.id);
      taken++;
    } catch (problem) {
      const known = problem instanceof ServerProblem ? problem : null;
      // no network, nobody signed in, or a busy server: it waits on
      if (!known || known.status === 0 || known.status === 401 || known.status === 429 || known.status >= 500) return taken;
      await within("readwrite", (store) => store.put({ ...each, refused: [known.detail.zh, ...known.fields.map(({ message }) => message.zh)].join("；") } satisfies Waiting));
      changed();
    }
  }
  return taken;
}
