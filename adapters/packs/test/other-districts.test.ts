import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkPlan, documentLinks, pathsOf } from "@yunqing/domain";
import { readPack } from "../src/index.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

test("a second, quite different district: a bay, three indicators, one project, 2023–2027", async () => {
  const { pack } = await readPack(fileURLToPath(new URL("./districts/lanwan/", import.meta.url)));
  const result = checkPlan(pack);
  // 19.4 + 29.1 = 48.5, printed 48.6; 39.9 kept now, 37 aimed at
  expect(result.findings.map(({ id }) => id)).toEqual(["target-looser-than-base:bay-3", "sum-of-parts:shore"]);
  // 5 of 8 is 62.5 %; three rivers named; three indicators listed; ≥75 in table and prose
  expect(result.holds.map(({ id }) => id).sort()).toEqual(["bay-t1", "count", "good", "rivers"]);
  expect(pathsOf(pack.organisations).get("harbour")).toBe("district-office/harbour");
  expect(documentLinks(pack, "blue-bay").some(({ links }) => links.some(({ kind, id }) => kind === "project" && id === "bay-p1"))).toBe(true);
});

test("the demonstration district lies over the real one: same plan, its own name, simulated values for most indicators", async () => {
  const real = (await readPack(join(root, "districts/yungang"))), demo = (await readPack(join(root, "districts/yungang-demo")));
  expect(demo.pack.district).toMatchObject({ id: "yungang-demo", simulated: true, name: { zh: "云冈区·模拟" }, adcode: real.pack.district.adcode });
  expect(demo.pack.plans).toEqual(real.pack.plans);
  expect(demo.hash).not.toBe(real.hash);
  expect(real.pack.simulatedValues).toEqual([]);
  const years = new Map<string, string[]>();
  for (const { indicator, period } of demo.pack.simulatedValues) years.set(indicator, [...(years.get(indicator) ?? []), period]);
  expect(years.size).toBeGreaterThanOrEqual(20);
  for (const [indicator, periods] of years) expect(periods, indicator).toEqual(["2021", "2022", "2023", "2024", "2025"]);
  const mayBeAssigned = new Set(demo.pack.plans.flatMap((plan) => plan.indicators.filter(({ target }) => target.kind === "delegated" || target.kind === "blank").map(({ id }) => id)));
  expect(demo.pack.simulatedAssignments?.length).toBeGreaterThan(0);
  for (const { indicator } of demo.pack.simulatedAssignments ?? []) expect(mayBeAssigned.has(indicator), indicator).toBe(true);
});

/** Files whose subject is every district of the country or a published document, so that the name stands there as data. */
const dataAboutAll: readonly string[] = [
  "packages/standards/src/codes/regions.ts",              // GB/T 2260: names of all districts
  "packages/standards/src/discharge-limits/gas-rows.ts",  // limits, each with the document it is printed in
  "packages/domain/src/access/password.ts",               // words too easily guessed
];

test("no code knows the district: its name stands in data, documents and tests only", async () => {
  const found: string[] = [];
  for (const room of ["packages", "adapters", "apps"]) for (const name of await readdir(join(root, room))) {
    const files = await readdir(join(root, room, name, "src"), { recursive: true }).catch(() => []);
    for (const file of files.map((each) => each.replaceAll("\\", "/")).filter((each) => /\.(ts|tsx|css|html|json)$/.test(each))) {
      const path = `${room}/${name}/src/${file}`, text = await readFile(join(root, path), "utf8");
      // a comment may show an example; code may not
      const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
      if (/云冈|yungang/i.test(code) && !dataAboutAll.includes(path)) found.push(path);
    }
  }
  expect(found).toEqual([]);
});
