import { IdTaken, type ReadKey, type ReadKeyEnd, type ReadKeyReader, type ReadKeySeen, type ReadKeySeenStore, type ReadKeySession, type ReadKeyWriter, type Signed } from "@yunqing/domain";
import type { Bag } from "./memory-later.js";

const held = <T>(bag: Bag, kind: string): T[] => (bag[kind] ??= []) as unknown as T[];
function put<T extends Signed>(bag: Bag, kind: string, fact: T): Promise<"stored" | "known"> {
  const known = held<T>(bag, kind).find((one) => one.id === fact.id), content = ({ at: _at, ...rest }: T): string => JSON.stringify(rest);
  if (known !== undefined && content(known) !== content(fact)) return Promise.reject(new IdTaken(fact.id));
  if (known === undefined) held<T>(bag, kind).push(structuredClone(fact));
  return Promise.resolve(known === undefined ? "stored" : "known");
}
/** When keys were last used, in memory and outside every transaction. */
export class MemorySeen implements ReadKeySeenStore {
  readonly of = new Map<string, ReadKeySeen>();
  readKeySeen(key: string, seen: ReadKeySeen): Promise<void> { this.of.set(key, seen); return Promise.resolve(); }
}
/** Read keys in a bag, in the manner of the store; what was seen is not in it. */
export function readKeyReader(bag: Bag): ReadKeyReader {
  return {
    readKeys: async ({ id, keyHash } = {}) => held<ReadKey>(bag, "read-key").filter((one) => (id === undefined || one.id === id) && (keyHash === undefined || one.keyHash === keyHash)).map((one) => ({ ...one, ended: held<ReadKeyEnd>(bag, "read-key-end").find(({ key }) => key === one.id) ?? null, seen: null })),
    readKeySession: async (hash) => held<ReadKeySession>(bag, "read-key-session").find(({ tokenHash }) => tokenHash === hash) ?? null,
  };
}
export function readKeyWriter(bag: Bag): ReadKeyWriter {
  return { ...readKeyReader(bag), appendReadKey: (key) => put(bag, "read-key", key), appendReadKeyEnd: (end) => put(bag, "read-key-end", end), appendReadKeySession: async (session) => { held<ReadKeySession>(bag, "read-key-session").push(session); } };
}
