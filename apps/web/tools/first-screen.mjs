// What a first visit must fetch as script: the entry and everything it imports without being asked. Fails above the budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const budgetKb = 350;
const out = new URL("../dist-web/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", out), "utf8"));
const entry = Object.values(manifest).find((chunk) => chunk.isEntry);
const seen = new Set();
const follow = (chunk) => { if (!seen.has(chunk.file)) { seen.add(chunk.file); for (const name of chunk.imports ?? []) follow(manifest[name]); } };
follow(entry);
let total = 0;
for (const file of seen) {
  const kb = gzipSync(readFileSync(new URL(file, out)), { level: 9 }).length / 1000;
  total += kb;
  console.log(`${kb.toFixed(1).padStart(8)} kB  ${file}`);
}
console.log(`${total.toFixed(1).padStart(8)} kB  first screen, gzipped script (budget ${budgetKb} kB)`);
process.exitCode = total > budgetKb ? 1 : 0;
