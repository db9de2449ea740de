import { uuidV7 } from "./uuid.js";

/** A picture or paper that could not be uploaded when it was taken (待上传文件); its token stands in the values of the form. */
export interface HeldFile { readonly token: string; readonly user: string; readonly file: File }
const tokenStart = "waiting-file-";
const held = new Map<string, HeldFile>();

/** Works on the store of this machine in which entries and files wait. */
export async function inOutbox<T>(store: "waiting" | "held", mode: IDBTransactionMode, act: (store: IDBObjectStore, other: IDBTransaction) => IDBRequest<T>): Promise<T> {
  const base = await new Promise<IDBDatabase>((resolve, reject) => {
    const asking = indexedDB.open("yunqing-outbox", 2);
    asking.onupgradeneeded = () => { for (const [name, key] of [["waiting", "id"], ["held", "token"]] as const) if (!asking.result.objectStoreNames.contains(name)) asking.result.createObjectStore(name, { keyPath: key }); };
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error ?? new Error("outbox"));
  });
  try {
    return await new Promise<T>((resolve, reject) => {
      const change = base.transaction(["waiting", "held"], mode), asking = act(change.objectStore(store), change);
      change.oncomplete = () => resolve(asking.result);
      change.onerror = () => reject(change.error ?? new Error("outbox"));
      change.onabort = () => reject(change.error ?? new Error("outbox"));
    });
  } finally { base.close(); }
}

/** Takes a file that cannot be uploaded now; what is returned stands in its place. It outlives a page that the phone closes while the camera is open. */
export async function holdFile(user: string, file: File): Promise<string> {
  const one: HeldFile = { token: `${tokenStart}${uuidV7()}`, user, file };
  held.set(one.token, one);
  // a store that is full keeps the file for as long as the page is open
  await inOutbox("held", "readwrite", (store) => store.put(one)).catch(() => undefined);
  return one.token;
}
/** Brings back what a person's forms held before the page was opened again. */
export async function recallHeld(user: string): Promise<void> {
  const found = await inOutbox<HeldFile[]>("held", "readonly", (store) => store.getAll()).catch(() => []);
  for (const one of found) if (one.user === user) held.set(one.token, one);
}
export function recallFiles(user: string, files: readonly { readonly token: string; readonly file: File }[]): void { for (const each of files) held.set(each.token, { user, ...each }); }
export function isHeldToken(value: string): boolean { return value.startsWith(tokenStart); }
export function heldFileName(token: string): string | null { return held.get(token)?.file.name ?? null; }
/** The held files whose tokens stand in some values. */
export function heldIn(values: unknown): readonly HeldFile[] { const text = JSON.stringify(values); return [...held.values()].filter(({ token }) => text.includes(token)); }
export async function letGo(tokens: readonly string[]): Promise<void> {
  for (const token of tokens) held.delete(token);
  for (const token of tokens) await inOutbox("held", "readwrite", (store) => store.delete(token)).catch(() => undefined);
}
/** Wipes the files of forms that were not sent, with their drafts (剩余信息保护). What waits to be sent stays, and is its person's alone. */
export async function wipeHeld(): Promise<void> { held.clear(); await inOutbox("held", "readwrite", (store) => store.clear()).catch(() => undefined); }
/** How many entries wait on this machine, whoever entered them. */
export function howManyWait(): Promise<number> { return inOutbox("waiting", "readonly", (store) => store.count()); }
