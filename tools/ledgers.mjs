// Writes docs/ledgers.md from the declarations of the ledgers; a test keeps them equal.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = mkdtempSync(join(root, "build-ledgers-"));
try {
  const outfile = join(folder, "ledgers.mjs");
  await build({ entryPoints: [join(root, "packages/domain/src/ledgers/door.ts")], bundle: true, format: "esm", platform: "node", conditions: ["source"], outfile, logLevel: "error" });
  const { ledgerBook, ledgers } = await import(pathToFileURL(outfile).href);
  writeFileSync(join(root, "docs/ledgers.md"), ledgerBook(ledgers));
} finally { rmSync(folder, { recursive: true, force: true }); }
