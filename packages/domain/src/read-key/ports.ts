import type { HeldReadKey, ReadKey, ReadKeyEnd, ReadKeySeen, ReadKeySession } from "./model.js";

/** Reading read keys (只读密钥): part of {@link DistrictReader}. */
export interface ReadKeyReader {
  /** all of them, or the one of this id or fingerprint, in the order of making */
  readKeys(filter?: { readonly id?: string; readonly keyHash?: string }): Promise<readonly HeldReadKey[]>;
  readKeySession(tokenHash: string): Promise<ReadKeySession | null>;
}
/** Writing them, inside the audited transaction: part of {@link DistrictWriter}. */
export interface ReadKeyWriter extends ReadKeyReader {
  appendReadKey(key: ReadKey): Promise<"stored" | "known">;
  appendReadKeyEnd(end: ReadKeyEnd): Promise<"stored" | "known">;
  appendReadKeySession(session: ReadKeySession): Promise<void>;
}
/** Where it is kept when a key was last used: no act of anybody, so outside the audit chain. */
export interface ReadKeySeenStore { readKeySeen(key: string, seen: ReadKeySeen): Promise<void> }
