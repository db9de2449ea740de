import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Pack } from "@yunqing/domain";
import { assemble, extended } from "./assemble.js";
import { readFolder } from "./folder.js";
import { PackInvalid, type Mistake } from "./pack-invalid.js";
import { crossReferences } from "./references.js";
import { jsonSchemas } from "./schemas.js";
import { checked } from "./validate.js";

/** A pack and the hash of all its files, those of the packs it extends included (数据包与内容指纹). */
export interface ReadPack { readonly pack: Pack; readonly hash: string }

/** True when the path exists and is a folder. */
async function isFolder(path: string): Promise<boolean> { return stat(path).then((found) => found.isDirectory(), () => false); }

async function assembled(folder: string, mistakes: Mistake[], seen: readonly string[]): Promise<ReadPack | null> {
  const files = await readFolder(folder, mistakes);
  const before = mistakes.length;
  const part = assemble(files);
  if (!files.json.has("district.json") && !mistakes.some((m) => m.file === "district.json")) mistakes.push({ file: "district.json", item: "（文件）", field: "（文件）", zh: "缺少该文件", en: "the file is missing" });
  if (part.extends === null) {
    return mistakes.length > before || !files.json.has("district.json") ? null : { pack: { district: part.district as Pack["district"], ...part.rest }, hash: files.hash };
  }
  const base = resolve(folder, part.extends);
  if (seen.includes(base)) { mistakes.push({ file: "district.json", item: "extends", field: "extends", zh: "数据包互相引用成环", en: "packs extend each other in a circle" }); return null; }
  if (!(await isFolder(base))) { mistakes.push({ file: "district.json", item: "extends", field: "extends", zh: `找不到文件夹 ${part.extends}`, en: `there is no folder ${part.extends}` }); return null; }
  const below = await assembled(base, mistakes, [...seen, base]);
  if (below === null) return null;
  return { pack: extended(below.pack, part), hash: createHash("sha256").update(below.hash).update(files.hash).digest("hex") };
}

/**
 * Reads a district's pack (读取数据包): every file against its schema, the pack it extends beneath it, then all references between files.
 * @throws {PackInvalid} with every mistake: file, item, field; a pack with a mistake is not used at all
 */
export async function readPack(folder: string): Promise<ReadPack> {
  const at = resolve(folder), mistakes: Mistake[] = [];
  if (!(await isFolder(at))) throw new PackInvalid(at, [{ file: "（文件夹）", item: at, field: "（路径）", zh: "文件夹不存在", en: "the folder does not exist" }]);
  const read = await assembled(at, mistakes, [at]);
  if (read !== null) checked("district.json", jsonSchemas.district, { district: read.pack.district }, mistakes);
  if (read !== null && mistakes.length === 0) mistakes.push(...crossReferences(read.pack));
  if (read === null || mistakes.length > 0) throw new PackInvalid(at, mistakes);
  return read;
}

/** Folders under `root` that hold a pack, by name (数据包清单). */
export async function listPacks(root: string): Promise<readonly { readonly id: string; readonly folder: string }[]> {
  const names = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  const found: { id: string; folder: string }[] = [];
  for (const name of names) {
    const folder = join(root, name);
    if (await stat(join(folder, "district.json")).then(() => true, () => false)) found.push({ id: name, folder: dirname(join(folder, "district.json")) });
  }
  return found;
}
