import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPack } from "../src/index.js";

const bay = fileURLToPath(new URL("./districts/lanwan/", import.meta.url));
let root = "";
beforeAll(async () => { root = await mkdtemp(join(tmpdir(), "packs-")); await cp(bay, join(root, "bay"), { recursive: true }); });
afterAll(async () => { await rm(root, { recursive: true, force: true }); });

/** a folder over the bay with these files */
async function over(name: string, files: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), typeof content === "string" ? content : JSON.stringify(content));
  return folder;
}
const head = (base: string, more: Record<string, unknown> = {}): unknown => ({ extends: base, district: { id: "over", name: { zh: "上层", en: "Over" }, simulated: true, ...more } });

test("a pack over another keeps what it does not say, replaces by id, adds what is new", async () => {
  const harbour = { id: "harbour", name: { zh: "港航处", en: "Harbour and Shipping" }, kind: "department", parent: "district-office", pinyin: "gang hang chu", duty: "", quotation: null, inferred: true };
  const { pack } = await readPack(await over("a", { "district.json": head("../bay"), "organisations.json": { organisations: [harbour, { ...harbour, id: "lighthouse", parent: "harbour" }] } }));
  expect(pack.district).toMatchObject({ id: "over", adcode: "379901", bureau: "ocean-ecology" });
  expect(pack.organisations.map(({ id, name }) => `${id} ${name.zh}`)).toEqual(["district-office 澜湾区人民政府", "ocean-ecology 澜湾区海湾生态环境分局", "ocean-development 海洋发展局", "harbour 港航处", "lighthouse 港航处"]);
  expect(pack.plans[0]?.indicators).toHaveLength(3);
});

test("the hash follows every file, of the pack beneath too", async () => {
  const folder = await over("h", { "district.json": head("../bay") }), before = (await readPack(folder)).hash;
  expect((await readPack(folder)).hash).toBe(before);
  await cp(join(root, "bay"), join(root, "bay2"), { recursive: true });
  await writeFile(join(root, "bay2", "README.md"), "changed");
  await writeFile(join(folder, "district.json"), JSON.stringify(head("../bay2")));
  expect((await readPack(folder)).hash).not.toBe(before);
});

test("a base that is not there, a circle, an unknown file, a district without a bureau", async () => {
  await expect(readPack(await over("m", { "district.json": head("../nowhere") }))).rejects.toMatchObject({ mistakes: [expect.objectContaining({ file: "district.json", field: "extends" })] });
  await over("c1", { "district.json": head("../c2") });
  await expect(readPack(await over("c2", { "district.json": head("../c1") }))).rejects.toMatchObject({ mistakes: [expect.objectContaining({ field: "extends", zh: expect.stringContaining("成环") as string })] });
  await expect(readPack(await over("u", { "district.json": head("../bay"), "indicatros.json": {} }))).rejects.toMatchObject({ mistakes: [expect.objectContaining({ file: "indicatros.json" })] });
  await expect(readPack(await over("b", { "district.json": head("../bay", { bureau: "nobody" }) }))).rejects.toMatchObject({ mistakes: [expect.objectContaining({ file: "district.json", field: "bureau" })] });
});

test("a claim that no rule can read stops the start, with file, item and why", async () => {
  const claim = { id: "odd", plan: "blue-bay", kind: "sum-of-parts", says: "1", unit: "", quotation: { quote: "海岸线48.6公里", line: 9 }, of: { name: { zh: "某", en: "some" }, parts: [{ fact: "shore" }, { stars: 3 }] } };
  await expect(readPack(await over("k", { "district.json": head("../bay"), "claims.json": { claims: [claim] } }))).rejects.toMatchObject({ mistakes: [expect.objectContaining({ file: "claims.json", item: "odd", en: expect.stringContaining("stars") as string })] });
  await expect(readPack(await over("l", { "district.json": head("../bay"), "claims.json": { claims: [{ ...claim, of: { name: claim.of.name, parts: [{ fact: "gone" }] } }] } }))).rejects.toMatchObject({ mistakes: [expect.objectContaining({ item: "odd", zh: expect.stringContaining("gone") as string })] });
});
