import { createHash, randomBytes, randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import type { Secrets } from "@yunqing/domain";
import { blindIndexOf, decryptField, encryptField } from "./field-cipher.js";
import { openKeys, type FieldAlgorithm } from "./key-file.js";

/** argon2id, 19 MiB, two passes, one lane (OWASP Password Storage, second choice listed): some 40 ms on the machines of an office. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Letters and digits that nobody mistakes for one another on a printed slip: no 0 O 1 l I. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

/** Secrets of one installation, and how its fields are encrypted. */
export interface HeldSecrets extends Secrets {
  readonly algorithm: FieldAlgorithm;
  /** said at the start when the SM algorithms are missing and AES-256-GCM stands in; else null */
  readonly notice: { readonly zh: string; readonly en: string } | null;
}

/**
 * Password hashing, tokens and field encryption (密码技术) with the keys of a folder outside the store.
 * @throws {KeyFileBroken} {KeyFileOpen} {NationalCipherMissing}
 */
export async function secretsAt(folder: string, algorithm?: FieldAlgorithm): Promise<HeldSecrets> {
  const ring = await openKeys(folder, algorithm), current = ring.keys.find((key) => key.id === ring.current)?.algorithm ?? "AES-256-GCM";
  return {
    algorithm: current,
    notice: current === "AES-256-GCM" ? { zh: "identity/no-national-cipher：字段以 AES-256-GCM 加密，未用 SM4（本机 OpenSSL 不含 SM3/SM4，或按设置选用）", en: "identity/no-national-cipher: fields are encrypted by AES-256-GCM, not SM4 (this OpenSSL has no SM3/SM4, or it was chosen)" } : null,
    hashPassword: (password) => hash(password.normalize("NFKC"), cost),
    verifyPassword: (stored, password) => verify(stored, password.normalize("NFKC")).catch(() => false),
    token: () => randomBytes(32).toString("base64url"),
    hashToken: (token) => createHash("sha256").update(token, "utf8").digest("hex"),
    oneTimePassword,
    encrypt: (plain) => encryptField(ring, plain), decrypt: (cipherText) => decryptField(ring, cipherText), blindIndex: (plain) => blindIndexOf(ring, plain),
  };
}

/** Four groups of four, some 93 bits, with a capital, a small letter and a digit in it. */
function oneTimePassword(): string {
  for (;;) {
    const text = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join("");
    if (/[A-Z]/.test(text) && /[a-z]/.test(text) && /[2-9]/.test(text)) return text.replace(/(.{4})(?=.)/g, "$1-");
  }
}
