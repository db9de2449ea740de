import { Type } from "typebox";
import { readKeyUses } from "@yunqing/domain";
import { commandId } from "./requests.js";
import { named, oneOf, orNull, text, textOrNull } from "./shape.js";

const strict = { additionalProperties: false } as const, words = (most: number) => Type.String({ maxLength: most });
const row = {
  id: text, name: text, use: oneOf(readKeyUses), untilDay: textOrNull, by: text, at: text, state: oneOf(["good", "expired", "ended"]),
  ended: orNull(Type.Object({ by: text, at: text, reason: text })), seen: orNull(Type.Object({ at: text, address: text })),
};
export const ReadKeyShape = named("ReadKey", Type.Object(row));
export const MadeReadKeyShape = named("MadeReadKey", Type.Object({ ...row, key: text }));
export const MakeReadKeyShape = Type.Object({ id: commandId, name: words(100), use: oneOf(readKeyUses), untilDay: orNull(words(10)) }, strict);
export const EndReadKeyShape = Type.Object({ id: commandId, reason: words(500) }, strict);
export const OpenWallShape = Type.Object({ key: words(256) }, strict);
