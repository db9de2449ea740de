import { getCiphers, getHashes, randomBytes } from "node:crypto";
import { chmod, constants, copyFile, link, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** How fields are encrypted (字段加密算法): SM4-CBC then HMAC-SM3 over it, or AES-256-GCM where OpenSSL has no SM algorithms. */
export type FieldAlgorithm = "SM4-CBC-HMAC-SM3" | "AES-256-GCM";
export interface FieldKey { readonly id: string; readonly algorithm: FieldAlgorithm; readonly secret: Buffer; readonly createdAt: string }
/** The keys of one installation (密钥): the current one encrypts, the others still decrypt. */
export interface KeyRing { readonly current: string; readonly keys: readonly FieldKey[]; readonly index: { readonly algorithm: "sm3" | "sha256"; readonly secret: Buffer } }

/** The key file is not what it should be. It is never replaced: without its keys the encrypted fields are lost. */
export class KeyFileBroken extends Error { readonly code = "identity/key-file-broken"; constructor(readonly file: string, why: string) { super(`${file}: ${why}; restore the key file from a backup, do not delete it`); } }
/** Others may read the key file, and it cannot be closed to them. */
export class KeyFileOpen extends Error { readonly code = "identity/key-file-open"; constructor(readonly file: string) { super(`${file} can be read by other users and cannot be set to mode 0600; move the data folder to a file system that keeps permissions`); } }
/** This Node was built without SM3 or SM4. */
export class NationalCipherMissing extends Error { readonly code = "identity/no-national-cipher"; constructor(readonly algorithm: string) { super(`this Node.js was built on an OpenSSL without SM3 or SM4, which ${algorithm} needs; run the official build of Node.js, or let new keys be AES-256-GCM`); } }

/** True when this build of OpenSSL has SM3 and SM4-CBC. */
export function hasNationalCiphers(): boolean { return (national ??= getHashes().includes("sm3") && getCiphers().includes("sm4-cbc")); }
/** asked of OpenSSL once: its lists are long, and every field that is read asks again */
let national: boolean | null = null;

const fileName = "field-keys.json";
const secretBytes: Readonly<Record<FieldAlgorithm, number>> = { "SM4-CBC-HMAC-SM3": 48, "AES-256-GCM": 32 };

function newKey(algorithm: FieldAlgorithm): FieldKey { return { id: `k${randomBytes(4).toString("hex")}`, algorithm, secret: randomBytes(secretBytes[algorithm]), createdAt: new Date().toISOString() }; }

function textOf(ring: KeyRing): string {
  return `${JSON.stringify({ version: 1, current: ring.current, index: { algorithm: ring.index.algorithm, secret: ring.index.secret.toString("base64") }, keys: ring.keys.map((key) => ({ ...key, secret: key.secret.toString("base64") })) }, null, 2)}\n`;
}

function parsed(file: string, text: string): KeyRing {
  let raw: unknown;
  try { raw = JSON.parse(text); } catch { throw new KeyFileBroken(file, "it is not JSON"); }
  const { version, current, index, keys } = raw as { version?: unknown; current?: unknown; index?: { algorithm?: unknown; secret?: unknown }; keys?: readonly { id?: unknown; algorithm?: unknown; secret?: unknown; createdAt?: unknown }[] };
  if (version !== 1) throw new KeyFileBroken(file, `version ${String(version)} is not known`);
  if (typeof current !== "string" || !Array.isArray(keys) || (index?.algorithm !== "sm3" && index?.algorithm !== "sha256") || typeof index.secret !== "string") throw new KeyFileBroken(file, "a part is missing");
  const read = (keys as readonly { id?: unknown; algorithm?: unknown; secret?: unknown; createdAt?: unknown }[]).map((key): FieldKey => {
    const algorithm = key.algorithm === "SM4-CBC-HMAC-SM3" || key.algorithm === "AES-256-GCM" ? key.algorithm : null, secret = Buffer.from(String(key.secret), "base64");
    if (typeof key.id !== "string" || !/^[a-z0-9]{1,40}$/.test(key.id) || algorithm === null || secret.length !== secretBytes[algorithm]) throw new KeyFileBroken(file, `key ${String(key.id)} is damaged`);
    return { id: key.id, algorithm, secret, createdAt: String(key.createdAt) };
  });
  const indexSecret = Buffer.from(index.secret, "base64");
  if (!read.some((key) => key.id === current) || indexSecret.length !== 32) throw new KeyFileBroken(file, "the current key is missing");
  return { current, keys: read, index: { algorithm: index.algorithm, secret: indexSecret } };
}

/** Closes the file to everybody else; Windows keeps no such modes and is left as it is. @throws {KeyFileOpen} */
async function closeToOthers(file: string): Promise<void> {
  if (process.platform === "win32" || ((await stat(file)).mode & 0o077) === 0) return;
  await chmod(file, 0o600).catch(() => undefined);
  if (((await stat(file)).mode & 0o077) !== 0) throw new KeyFileOpen(file);
}

async function written(file: string, text: string): Promise<string> {
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  const handle = await open(temporary, "wx", 0o600);
  try { await handle.writeFile(text); await handle.sync(); } finally { await handle.close(); }
  return temporary;
}

/** Puts the file in its place unless one is there: by a link, whole or not at all; where the file system has no links, by an exclusive copy. */
async function placed(temporary: string, file: string): Promise<void> {
  try { await link(temporary, file); } catch (error) {
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    await copyFile(temporary, file, constants.COPYFILE_EXCL);
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try { await handle.sync(); } finally { await handle.close(); }
}

/**
 * Opens the keys of a folder, made at the first use (打开密钥文件): mode 0600, in a folder of mode 0700, never inside the store.
 * Two programs that start at once end up with the same file.
 * @param algorithm for a key made now; the SM one when this build has it. @throws {KeyFileBroken} {KeyFileOpen} {NationalCipherMissing} the SM one is asked for and missing
 */
export async function openKeys(folder: string, algorithm?: FieldAlgorithm): Promise<KeyRing> {
  const file = join(folder, fileName);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => { if (error.code === "ENOENT") return null; throw error; });
  if (text !== null) { await closeToOthers(file); return parsed(file, text); }
  const national = hasNationalCiphers();
  if (algorithm === "SM4-CBC-HMAC-SM3" && !national) throw new NationalCipherMissing(algorithm);
  const key = newKey(algorithm ?? (national ? "SM4-CBC-HMAC-SM3" : "AES-256-GCM"));
  const temporary = await written(file, textOf({ current: key.id, keys: [key], index: { algorithm: national ? "sm3" : "sha256", secret: randomBytes(32) } }));
  try { await placed(temporary, file); await syncFolder(folder); } catch (error) { if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; } finally { await rm(temporary, { force: true }); }
  return openKeys(folder, algorithm);
}

/** Adds a new key and makes it the current one (轮换密钥); what the old ones encrypted stays readable. Not to be run by two programs at once. */
export async function rotateKeys(folder: string, algorithm?: FieldAlgorithm): Promise<KeyRing> {
  const ring = await openKeys(folder, algorithm), file = join(folder, fileName);
  const wanted = algorithm ?? (hasNationalCiphers() ? "SM4-CBC-HMAC-SM3" : "AES-256-GCM");
  if (wanted === "SM4-CBC-HMAC-SM3" && !hasNationalCiphers()) throw new NationalCipherMissing(wanted);
  const key = newKey(wanted), next: KeyRing = { ...ring, current: key.id, keys: [...ring.keys, key] };
  await rename(await written(file, textOf(next)), file);
  await syncFolder(dirname(file));
  return next;
}
