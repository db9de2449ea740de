export { systemClock, uuidv7, type TimeSource } from "./clock.js";
export { hasNationalCiphers, KeyFileBroken, KeyFileOpen, NationalCipherMissing, openKeys, rotateKeys, type FieldAlgorithm, type FieldKey, type KeyRing } from "./key-file.js";
export { blindIndexOf, decryptField, encryptField, NotDecipherable } from "./field-cipher.js";
export { secretsAt, type HeldSecrets } from "./secrets.js";
