import { pathOf, routes, type EvidenceView, type LedgerRowView, type LedgerValues, type SessionView } from "@yunqing/wire";
import { fresh, keepCsrf, send, upload } from "../../client/fetch.js";
import { heldIn, inOutbox, letGo } from "../../client/held-files.js";
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
const told = new EventTarget();
const changed = (): void => { told.dispatchEvent(new Event("changed")); };
/** Calls when something was kept or sent. @returns to stop */
export function onOutbox(act: () => void): () => void { told.addEventListener("changed", act); return () => { told.removeEventListener("changed", act); }; }

/** Keeps an entry with its files on this machine until the network is back; kept through a closed browser too. `id`: under which it was already tried, and perhaps arrived without our hearing of it. */
export async function keepForLater(entry: Pick<Waiting, "user" | "district" | "ledger" | "title" | "body">, id: string = uuidV7()): Promise<void> {
  const files = heldIn(entry.body).map(({ token, file }) => ({ token, file }));
  await inOutbox("waiting", "readwrite", (store, both) => {
    for (const { token } of files) both.objectStore("held").delete(token);
    return store.put({ ...entry, id, at: new Date().toISOString(), files, refused: null } satisfies Waiting);
  });
  await letGo(files.map(({ token }) => token));
  // a browser may throw away what it keeps when the disk is full; one that is asked does not
  await navigator.storage?.persist?.().catch(() => false);
  changed();
}
/** What a person has waiting on this machine, the oldest first. */
export async function waiting(user: string): Promise<readonly Waiting[]> { return (await inOutbox<Waiting[]>("waiting", "readonly", (store) => store.getAll())).filter((each) => each.user === user).sort((a, b) => (a.id < b.id ? -1 : 1)); }
export async function dropWaiting(id: string): Promise<void> { await inOutbox("waiting", "readwrite", (store) => store.delete(id)); changed(); }

/** Each token in the values replaced by the content hash of its file. */
export function withHashes(value: unknown, hashOf: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return hashOf.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each: unknown) => withHashes(each, hashOf));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withHashes(each, hashOf)]));
  return value;
}
async function uploaded(district: string, values: LedgerValues, files: readonly { readonly token: string; readonly file: File }[]): Promise<LedgerValues> {
  const hashes = new Map<string, string>();
  for (const { token, file } of files) hashes.set(token, (await upload<EvidenceView>(pathOf("evidence", { d: district }), file)).hash);
  return withHashes(values, hashes) as LedgerValues;
}
/** The values of a form whose network came back before it was sent: what was held is uploaded first. @throws {ServerProblem} */
export function withHeldUploaded(district: string, values: LedgerValues): Promise<LedgerValues> { return uploaded(district, values, heldIn(values)); }

let sending: Promise<number> | null = null;
/**
 * Sends what the person signed in has waiting, the oldest first. Each entry keeps its id, so that one whose answer was lost is not entered twice.
 * Stops at the first that finds no network; what the server refuses stays, with the reason.
 * @returns how many were taken
 */
export function sendWaiting(user: string): Promise<number> { sending ??= alone(() => sendAll(user)).finally(() => { sending = null; }); return sending; }
/** One window sends at a time, where the browser can tell; the id of an entry guards where it cannot. */
async function alone(work: () => Promise<number>): Promise<number> {
  return "locks" in navigator ? navigator.locks.request("yunqing-outbox", { ifAvailable: true }, (lock) => (lock === null ? 0 : work())) : work();
}
async function sendAll(user: string): Promise<number> {
  let taken = 0;
  const all = (await waiting(user)).filter((each) => each.refused === null);
  if (all.length === 0) return 0;
  // pages opened without a network have no token yet; and nobody's entry goes under another name
  const session = await fresh<SessionView>(routes.session).catch(() => null);
  if (session === null || session.user.id !== user) return 0;
  keepCsrf(session.csrf);
  for (const each of all) {
    try {
      const values = await uploaded(each.district, each.body.values, each.files);
      await send<LedgerRowView>("POST", pathOf("ledgerRows", { d: each.district, ledger: each.ledger }), { id: each.id, ...each.body, values });
      await dropWaiting(each.id);
      taken++;
    } catch (problem) {
      const known = problem instanceof ServerProblem ? problem : null;
      // no network, nobody signed in, or a busy server: it waits on
      if (!known || known.status === 0 || known.status === 401 || known.status === 429 || known.status >= 500) return taken;
      await inOutbox("waiting", "readwrite", (store) => store.put({ ...each, refused: [known.detail.zh, ...known.fields.map(({ message }) => message.zh)].join("；") } satisfies Waiting));
      changed();
    }
  }
  return taken;
}
