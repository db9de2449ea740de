import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
function* pages(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    if (["node_modules", "dist", "dist-test", "dist-web", "build", "var", ".git"].includes(name)) continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* pages(path); else if (name.endsWith(".md")) yield path;
  }
}

/** Links of a page that stay in the repository: `[text](path#name)`; in walks also paths in backticks. */
function linksOf(path: string): { link: string; symbol: string | undefined }[] {
  const text = readFileSync(path, "utf8").replace(/^```[\s\S]*?^```/gm, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((found) => found[1]!).filter((link) => !/^[a-z]+:/.test(link) && !link.startsWith("#"))
    .map((link) => { const [file = "", symbol] = link.split("#"); return { link: file, symbol }; });
}

describe("every link in the documents leads somewhere", () => {
  test.each([...pages(root)].map((path) => [relative(root, path), path]))("%s", (_, path) => {
    for (const { link, symbol } of linksOf(path)) {
      const target = join(dirname(path), link);
      expect(existsSync(target), `${link} does not exist`).toBe(true);
      // a walk names the thing inside the file: the file must still hold that word
      if (symbol !== undefined && /\.(ts|tsx|mjs|sql|json)$/.test(link)) expect(readFileSync(target, "utf8"), `${link} no longer holds ${symbol}`).toContain(symbol);
    }
  });
});
