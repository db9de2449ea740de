// Read keys (只读密钥): what a wall screen and programs that read SensorThings sign in with. They read and nothing else.

/** Routes of read keys (只读密钥接口路径). */
export const readKeyPaths = {
  readKeys: "/api/d/{d}/read-keys",            // GET ReadKeyRow[] · POST MakeReadKey → MadeReadKey: the key is in this answer and never again
  readKeyEnd: "/api/d/{d}/read-keys/{id}/end", // POST EndReadKey → ReadKeyRow
  wall: "/api/d/{d}/wall",                     // POST OpenWall → 204: a key for a cookie that reads what the wall shows; no session needed
} as const;

export type ReadKeyUseWord = "screen" | "sensor-things";
/** A read key as it stands (只读密钥). Instants are Beijing time with offset, days Beijing days. */
export interface ReadKeyRow {
  readonly id: string; readonly name: string; readonly use: ReadKeyUseWord; readonly untilDay: string | null; readonly by: string; readonly at: string;
  readonly state: "good" | "expired" | "ended"; readonly ended: { readonly by: string; readonly at: string; readonly reason: string } | null;
  /** when it was last used, to the minute, and from which address */
  readonly seen: { readonly at: string; readonly address: string } | null;
}
export interface MakeReadKey { readonly id: string; readonly name: string; readonly use: ReadKeyUseWord; readonly untilDay: string | null }
export interface MadeReadKey extends ReadKeyRow { readonly key: string }
export interface EndReadKey { readonly id: string; readonly reason: string }
export interface OpenWall { readonly key: string }
