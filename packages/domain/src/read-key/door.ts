export { readKeyUses, type HeldReadKey, type ReadKey, type ReadKeyEnd, type ReadKeySeen, type ReadKeySession, type ReadKeyUse } from "./model.js";
export type { ReadKeyReader, ReadKeySeenStore, ReadKeyWriter } from "./ports.js";
