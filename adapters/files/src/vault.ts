import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, mkdir, open, opendir, readFile, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { EvidenceRefused, evidenceKinds, kindOfExtension, type EvidenceKind, type EvidenceVault } from "@yunqing/domain";
import { kindOfContent } from "./content.js";
import { thumbnailOf } from "./picture.js";

export interface VaultOptions { /** largest file in bytes; 50 MiB */ readonly mostBytes?: number; /** most pixels of a picture; 120 million */ readonly mostPixels?: number }
/** A vault on a folder, which can also check what it holds. */
export interface FolderVault extends EvidenceVault { /** true when the bytes still give their hash; false when altered or gone */ verify(hash: string): Promise<boolean> }
interface Kept { readonly type: string; readonly bytes: number; readonly thumbnail: boolean }

const hashPattern = /^[0-9a-f]{64}$/, dayMs = 86_400_000;
/** Read and written by the program, read by its group, run by nobody. */
const keptMode = 0o640;

/** A file name fit to be shown and sent back (文件名): the last part only, no control or direction characters. @throws {EvidenceRefused} evidence/bad-name */
export function shownName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1)?.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "").trim() ?? "";
  if (last === "" || last === "." || last === ".." || [...last].length > 200) throw new EvidenceRefused("evidence/bad-name", "文件名为空或超过 200 字", "the file name is empty or longer than 200 characters");
  return last;
}

/** The kind that the name promises. @throws {EvidenceRefused} evidence/type-refused */
function promisedKind(name: string, declaredType: string): EvidenceKind {
  const kind = kindOfExtension(/\.([^.]+)$/.exec(name)?.[1] ?? "");
  const can = Object.values(evidenceKinds).flatMap((one) => one.extensions).join("、");
  if (kind === null || /html|svg|javascript|ecmascript|x-msdownload|x-sh|x-httpd/i.test(declaredType)) throw new EvidenceRefused("evidence/type-refused", `不接受此类文件；可上传 ${can}`, `files of this type are not taken; allowed: ${can.replaceAll("、", ", ")}`);
  return kind;
}

/** @throws {EvidenceRefused} evidence/content-differs: the content is not what the name promises */
function mustAgree(promised: EvidenceKind, found: ReturnType<typeof kindOfContent>): void {
  if (found === promised || (found === "text" && (promised === "csv" || promised === "txt"))) return;
  const zh = found === null ? "无法识别的内容" : found === "text" ? "文本" : evidenceKinds[found].label.zh, en = found === null ? "something unknown" : found === "text" ? "text" : `a ${evidenceKinds[found].label.en}`;
  throw new EvidenceRefused("evidence/content-differs", `扩展名与内容不符：扩展名是${evidenceKinds[promised].label.zh}，内容是${zh}`, `name and content differ: named as a ${evidenceKinds[promised].label.en}, the content is ${en}`);
}

/**
 * Evidence on a folder by SHA-256 of its content (证据库). A file is written beside, made durable, checked, and only then renamed into its place,
 * after its description and thumbnail: what stands under a hash is whole.
 */
export async function evidenceVault(folder: string, options: VaultOptions = {}): Promise<FolderVault> {
  const mostBytes = options.mostBytes ?? 50 * 1024 * 1024, mostPixels = options.mostPixels ?? 120_000_000, incoming = join(folder, "incoming");
  await mkdir(incoming, { recursive: true, mode: 0o750 });
  await sweep(incoming);
  const placeOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  const kept = async (hash: string): Promise<Kept | null> => {
    if (!hashPattern.test(hash)) return null;
    const [text, file] = await Promise.all([readFile(`${placeOf(hash)}.json`, "utf8").catch(absent), stat(placeOf(hash)).catch(absent)]);
    if (text === null || file === null) return null;
    const described = JSON.parse(text) as Kept;
    return file.size === described.bytes ? described : null;
  };
  return {
    async put(name, declaredType, bytes) {
      const clean = shownName(name), promised = promisedKind(clean, declaredType), temporary = join(incoming, `${randomBytes(12).toString("hex")}.part`);
      try {
        const { hash, size } = await received(temporary, bytes, mostBytes);
        mustAgree(promised, kindOfContent(await readFile(temporary)));
        const type = evidenceKinds[promised].type, known = await kept(hash);
        if (known) return { hash, name: clean, type, bytes: size, thumbnail: known.thumbnail };
        const picture = type.startsWith("image/") ? await thumbnailOf(temporary, promised, mostPixels) : null, place = placeOf(hash);
        await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o750 });
        if (picture) await settled(incoming, `${place}.webp`, picture);
        await settled(incoming, `${place}.json`, Buffer.from(JSON.stringify({ type, bytes: size, thumbnail: picture !== null } satisfies Kept)));
        await chmod(temporary, keptMode);
        await rename(temporary, place);
        await syncFolder(join(folder, hash.slice(0, 2)));
        return { hash, name: clean, type, bytes: size, thumbnail: picture !== null };
      } finally { await rm(temporary, { force: true }); }
    },
    async open(hash) {
      const found = await kept(hash);
      return found ? { type: found.type, bytes: found.bytes, stream: createReadStream(placeOf(hash)) } : null;
    },
    async thumbnail(hash) {
      const found = await kept(hash), bytes = found?.thumbnail === true ? await readFile(`${placeOf(hash)}.webp`).catch(absent) : null;
      return bytes ? { type: "image/webp", bytes } : null;
    },
    async *hashes() {
      for await (const shelf of await opendir(folder)) {
        if (!shelf.isDirectory() || !/^[0-9a-f]{2}$/.test(shelf.name)) continue;
        for await (const file of await opendir(join(folder, shelf.name))) if (file.isFile() && hashPattern.test(file.name)) yield file.name;
      }
    },
    async verify(hash) {
      if (await kept(hash) === null) return false;
      const digest = createHash("sha256");
      for await (const part of createReadStream(placeOf(hash))) digest.update(part as Buffer);
      return digest.digest("hex") === hash;
    },
  };
}

function absent(error: NodeJS.ErrnoException): null { if (error.code === "ENOENT") return null; throw error; }

/** Writes the stream beside the vault, counting and hashing. @throws {EvidenceRefused} evidence/too-large, evidence/empty */
async function received(file: string, bytes: AsyncIterable<Uint8Array>, mostBytes: number): Promise<{ readonly hash: string; readonly size: number }> {
  const digest = createHash("sha256"), handle = await open(file, "wx", 0o600);
  let size = 0;
  try {
    for await (const part of bytes) {
      size += part.length;
      if (size > mostBytes) throw new EvidenceRefused("evidence/too-large", `文件超过 ${Math.floor(mostBytes / 1024 / 1024)} MB`, `the file is larger than ${Math.floor(mostBytes / 1024 / 1024)} MB`);
      digest.update(part);
      await whole(handle, part);
    }
    if (size === 0) throw new EvidenceRefused("evidence/empty", "文件是空的", "the file is empty");
    await handle.sync();
  } finally { await handle.close(); }
  return { hash: digest.digest("hex"), size };
}
async function whole(handle: FileHandle, part: Uint8Array): Promise<void> {
  for (let from = 0; from < part.length; ) from += (await handle.write(part, from, part.length - from)).bytesWritten;
}

/** A small file, durable before it has its name. */
async function settled(incoming: string, place: string, bytes: Buffer): Promise<void> {
  const temporary = join(incoming, `${randomBytes(12).toString("hex")}.part`), handle = await open(temporary, "wx", keptMode);
  try { await handle.writeFile(bytes); await handle.sync(); } finally { await handle.close(); }
  await rename(temporary, place);
}
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try { await handle.sync(); } finally { await handle.close(); }
}
/** Clears what an interrupted upload left more than a day ago. */
async function sweep(incoming: string): Promise<void> {
  for await (const file of await opendir(incoming)) {
    const at = join(incoming, file.name), found = await stat(at).catch(absent);
    if (found?.isFile() === true && Date.now() - found.mtimeMs > dayMs) await rm(at, { force: true });
  }
}
