import type { Actor } from "@yunqing/domain";
import type { EndReadKey, MadeReadKey, MakeReadKey, ReadKeyRow, SessionView } from "@yunqing/wire";

interface KeyCaller { readonly address: string; readonly agent: string }
/** Whoever reads by a key: as somebody signed in, with no name of a person. */
interface ReadBy { readonly actor: Actor; readonly session: SessionView }
/** What the guard and the routes ask of the desk of read keys (只读密钥). */
export interface ReadKeyDeskPort {
  keys(actor: Actor): Promise<readonly ReadKeyRow[]>;
  make(actor: Actor, command: MakeReadKey): Promise<MadeReadKey>;
  end(actor: Actor, id: string, command: EndReadKey): Promise<ReadKeyRow>;
  /** a key of a wall for a token. @throws {Refused} read-key/refused for a key that is none, was ended, is past its day or is for something else */
  open(key: string, caller: KeyCaller): Promise<{ readonly token: string; readonly session: SessionView }>;
  /** the wall behind a token; null when its key is no longer good */
  resume(token: string, caller: KeyCaller): Promise<ReadBy | null>;
  /** a program that reads SensorThings by a key; null when the key is not good for it */
  reads(key: string, caller: KeyCaller): Promise<ReadBy | null>;
}
