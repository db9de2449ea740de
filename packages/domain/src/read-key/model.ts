import type { Signed } from "../signed.js";

/** What a read key is good for (只读密钥用途): the wall screen, or programs that read SensorThings. */
export const readKeyUses = ["screen", "sensor-things"] as const;
export type ReadKeyUse = (typeof readKeyUses)[number];
/** A read key (只读密钥): only its fingerprint is kept. It reads what its scope says, until the end of its last day or until somebody ends it. */
export interface ReadKey extends Signed { readonly name: string; readonly use: ReadKeyUse; readonly keyHash: string; /** the last day on which it is good, or null */ readonly untilDay: string | null }
/** The end of a read key (停用只读密钥). */
export interface ReadKeyEnd extends Signed { readonly key: string; readonly reason: string }
/** When a key was last used, and from where; kept to the minute, outside the audit chain. */
export interface ReadKeySeen { readonly at: string; readonly address: string }
/** A key with its end and its last use. */
export type HeldReadKey = ReadKey & { readonly ended: ReadKeyEnd | null; readonly seen: ReadKeySeen | null };
/** A browser that a key was opened in (大屏会话): it lives as long as its key and has no rights of its own. */
export interface ReadKeySession { readonly tokenHash: string; readonly key: string; readonly openedAt: string; readonly address: string; readonly agent: string }
