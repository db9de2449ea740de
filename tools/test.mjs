// `npm test`: build, lint, arrows, guards, and every test; names each part that was skipped; ends with "N passed, M failed".
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
if (!existsSync(join(modules, "typescript"))) {
  console.log("installing packages …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  if (spawnSync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root, stdio: "inherit", shell: process.platform === "win32" }).status !== 0) { console.log("0 passed, 1 failed"); process.exit(1); }
  // the starter's own mark: programs that the tests start shall not install anew under the feet of the others
  writeFileSync(join(modules, ".yunqing-lock"), createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex"));
}

let passed = 0, failed = 0;
const skipped = [];
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one part in a process of its own; its talk is printed in one piece when it ends. */
async function step(name, script, ...args) {
  if (!existsSync(join(root, script))) return;
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let talk = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => { talk += part.toString("utf8"); });
  const code = await new Promise((resolve) => { child.once("error", () => resolve(1)); child.once("close", resolve); });
  if (code === 0) passed++; else failed++;
  console.log(`\n── ${name}\n${talk.trimEnd()}${talk.trim() === "" ? "" : "\n"}   ${code === 0 ? "passed" : "FAILED"} in ${seconds(began)}`);
}

const began = performance.now();
// Two lanes for two cores. Lint reads the compiler's types, and the guards copy what it wrote: both come after it.
const types = step("types (tsc -b)", "node_modules/typescript/bin/tsc", "-b");
await Promise.all([
  types.then(() => step("lint (eslint)", "node_modules/eslint/bin/eslint.js", "packages", "adapters", "apps")),
  (async () => {
    await step("the program and the pages build", "tools/build.mjs");
    await step("first screen within its budget", "apps/web/tools/first-screen.mjs");
    await step("arrows (dependency-cruiser)", "node_modules/dependency-cruiser/bin/dependency-cruise.mjs", "--config", ".dependency-cruiser.cjs", "packages", "adapters", "apps");
    await types;
    await step("guards broken once each", "tools/break.mjs");
  })(),
]);

/** Data folders of the tests lie in memory where there is much of it: waiting for a disk a hundred thousand times tests the disk. */
function temporary() {
  const memory = "/dev/shm", enough = 10 * 1024 ** 3;
  try { const { bavail, bsize } = statfsSync(memory); if (bavail * bsize > enough && freemem() > 1.5 * enough) return memory; } catch { /* no such folder: a disk */ }
  return tmpdir();
}
const folder = mkdtempSync(join(temporary(), "yunqing-test-"));
chmodSync(folder, 0o711); // a PostgreSQL of the tests runs under a user of its own
const report = join(folder, "vitest.json");
console.log(`\n── tests (vitest: vectors, laws, contracts, journeys; data folders in ${dirname(folder)})`);
const went = spawnSync(process.execPath, [join(modules, "vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], { cwd: root, stdio: "inherit", env: { ...process.env, TMPDIR: folder } });
if (went.error !== undefined) console.log(String(went.error));
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, "utf8"));
  passed += result.numPassedTests; failed += result.numFailedTests;
  for (const file of result.testResults) {
    if (file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed")) failed++; // the file itself did not load
    for (const test of file.assertionResults) if (test.status === "pending" || test.status === "skipped" || test.status === "todo") skipped.push(test.fullName);
  }
} else failed++;
rmSync(folder, { recursive: true, force: true });

console.log(`\nwhole run: ${seconds(began)}`);
console.log(skipped.length === 0 ? "nothing skipped" : `skipped (${skipped.length}):\n${skipped.map((name) => `  - ${name}`).join("\n")}`);
console.log(`${passed} passed, ${failed} failed${skipped.length ? `, ${skipped.length} skipped` : ""}`);
process.exitCode = failed === 0 ? 0 : 1;
