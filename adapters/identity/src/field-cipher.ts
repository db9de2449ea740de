import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { hasNationalCiphers, NationalCipherMissing, type FieldKey, type KeyRing } from "./key-file.js";

/** The text is no cipher text of ours, was altered, or its key is gone. Nothing of it is shown. */
export class NotDecipherable extends Error { readonly code = "identity/not-decipherable"; constructor(why: string) { super(`an encrypted field cannot be read: ${why}`); } }

const mark = "yq1";

/** Random bytes drawn ahead and given out once each: rows are encrypted by the ten thousand, and every draw of its own costs a call of the system. */
let drawn = Buffer.alloc(0), given = 0;
function freshBytes(count: number): Buffer {
  if (given + count > drawn.length) { drawn = randomBytes(8192); given = 0; }
  given += count;
  return drawn.subarray(given - count, given);
}

/**
 * Encrypts a field (字段加密). Cipher text `yq1.<key>.<iv>.<text>.<tag>` in base64url; the tag covers everything before it.
 * The same text never encrypts alike twice; search goes by {@link blindIndexOf}.
 */
export function encryptField(ring: KeyRing, plain: string): string {
  const key = keyOf(ring, ring.current);
  const iv = freshBytes(key.algorithm === "AES-256-GCM" ? 12 : 16), head = `${mark}.${key.id}.${iv.toString("base64url")}`;
  if (key.algorithm === "AES-256-GCM") {
    const cipher = createCipheriv("aes-256-gcm", key.secret, iv).setAAD(Buffer.from(head));
    const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
    return `${head}.${text.toString("base64url")}.${cipher.getAuthTag().toString("base64url")}`;
  }
  const cipher = createCipheriv("sm4-cbc", key.secret.subarray(0, 16), iv);
  const body = `${head}.${Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]).toString("base64url")}`;
  return `${body}.${macOf(key, body).toString("base64url")}`;
}

/** @throws {NotDecipherable} altered by even one bit, or its key is not in the ring {NationalCipherMissing} */
export function decryptField(ring: KeyRing, cipherText: string): string {
  const parts = cipherText.split("."), [head, id = "", iv64 = "", text64 = "", tag64 = ""] = parts;
  if (parts.length !== 5 || head !== mark) throw new NotDecipherable("it is no cipher text of this program");
  const key = keyOf(ring, id);
  const iv = bytesOf(iv64), text = bytesOf(text64), tag = bytesOf(tag64);
  try {
    if (key.algorithm === "AES-256-GCM") {
      if (iv.length !== 12 || tag.length !== 16) throw new NotDecipherable("it was altered");
      const decipher = createDecipheriv("aes-256-gcm", key.secret, iv, { authTagLength: 16 }).setAAD(Buffer.from(`${mark}.${id}.${iv64}`)).setAuthTag(tag);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
    }
    const right = macOf(key, `${mark}.${id}.${iv64}.${text64}`);
    if (tag.length !== right.length || !timingSafeEqual(tag, right)) throw new NotDecipherable("it was altered");
    const decipher = createDecipheriv("sm4-cbc", key.secret.subarray(0, 16), iv);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
  } catch (error) {
    if (error instanceof NotDecipherable) throw error;
    throw new NotDecipherable("it was altered");
  }
}

/** An index that finds equal texts without telling them (盲索引): keyed, of the text in one Unicode form. Hex. */
export function blindIndexOf(ring: KeyRing, plain: string): string {
  if (ring.index.algorithm === "sm3" && !hasNationalCiphers()) throw new NationalCipherMissing("the blind index");
  return createHmac(ring.index.algorithm, ring.index.secret).update(plain.normalize("NFKC"), "utf8").digest("hex");
}

function macOf(key: FieldKey, body: string): Buffer { return createHmac("sm3", key.secret.subarray(16)).update(body, "utf8").digest(); }
/** Only the one spelling of the bytes counts, so that a text cannot be altered without being other. */
function bytesOf(text: string): Buffer {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.toString("base64url") !== text) throw new NotDecipherable("it was altered");
  return bytes;
}
function keyOf(ring: KeyRing, id: string): FieldKey {
  const key = ring.keys.find((one) => one.id === id);
  if (!key) throw new NotDecipherable(`its key ${id.slice(0, 40)} is not in the key file`);
  if (key.algorithm === "SM4-CBC-HMAC-SM3" && !hasNationalCiphers()) throw new NationalCipherMissing(key.algorithm);
  return key;
}
