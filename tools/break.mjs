// Breaks each guard once, in a copy of the house, and fails if a guard stays quiet.
// All breaches of one guard go in together, each in a file of its own; the guard must name every file.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync, readlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const copy = mkdtempSync(join(tmpdir(), "yunqing-break-"));
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));

for (const name of ["package.json", "tsconfig.json", "tsconfig.base.json", "eslint.config.js", ".dependency-cruiser.cjs"]) cpSync(join(root, name), join(copy, name));
for (const part of ["packages", "adapters", "apps"]) cpSync(join(root, part), join(copy, part), { recursive: true, filter: (path) => !/\/(node_modules|dist-web)$/.test(path) });
// npm's own links, but the rooms of the copy: a guard that looked into the original house would prove nothing.
mkdirSync(join(copy, "node_modules"));
for (const name of readdirSync(join(root, "node_modules"))) {
  if (name === "@yunqing" || name.startsWith(".")) continue;
  symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name), "junction");
}
mkdirSync(join(copy, "node_modules", "@yunqing"));
for (const name of readdirSync(join(root, "node_modules", "@yunqing"))) symlinkSync(join("..", "..", readlinkSync(join(root, "node_modules", "@yunqing", name)).replace(/^(\.\.\/)+/, "")), join(copy, "node_modules", "@yunqing", name));

const S = "packages/standards/src", D = "packages/domain/src", W = "apps/web/src", H = "adapters/http/src", L = "packages/ledger/src", P = "packages/hj212/src";
/** guard → [what is broken, file, content] */
const breaches = {
  arrows: [
    ["standards looks into the domain", `${S}/x1.ts`, 'import { NotFound } from "@yunqing/domain"; export const y = NotFound;'],
    ["standards looks into the domain for a type only", `${S}/x2.ts`, 'import type { Plan } from "@yunqing/domain"; export type Y = Plan;'],
    ["domain knows the wire protocol HJ 212", `${D}/x3.ts`, 'import * as hj from "@yunqing/hj212"; export const y = hj;'],
    ["domain looks into an adapter", `${D}/x4.ts`, 'import * as store from "@yunqing/store-postgres"; export const y = store;'],
    ["adapter looks into another adapter", `${H}/x5.ts`, 'import * as store from "@yunqing/store-postgres"; export const y = store;'],
    ["pages look into the domain", `${W}/x6.ts`, 'import { NotFound } from "@yunqing/domain"; export const y = NotFound;'],
    ["ledger looks into the domain", `${L}/x7.ts`, 'import { NotFound } from "@yunqing/domain"; export const y = NotFound;'],
    ["hj212 looks into standards", `${P}/x8.ts`, 'import { exact } from "@yunqing/standards"; export const y = exact;'],
    ["a relative path past a room's door", `${W}/x9.ts`, 'import { exact } from "../../../packages/standards/src/exact.js"; export const y = exact;'],
    ["pure room imports an npm package", `${S}/x10.ts`, 'import ts from "typescript"; export const y = ts;'],
    ["pure room imports a part of Node", `${S}/x11.ts`, 'import { readFileSync } from "node:fs"; export const y = readFileSync;'],
    ["a circle inside a room", `${S}/x12.ts`, 'import { b } from "./x12b.js"; export const a = (): unknown => b;'],
    ["", `${S}/x12b.ts`, 'import { a } from "./x12.js"; export const b = (): unknown => a;'],
    ["an import that nobody declared", `${S}/x13.ts`, 'import { z } from "nowhere-to-be-found"; export const y = z;'],
  ],
  types: [
    ["deep import past the door", `${D}/x21.ts`, 'import { exact } from "@yunqing/standards/src/exact.js"; export const y = exact;'],
    ["a relative path into a room not referenced", `${P}/x22.ts`, 'import { exact } from "../../standards/src/exact.js"; export const y = exact;'],
    ["pure room imports node:fs", `${S}/x23.ts`, 'import { readFileSync } from "node:fs"; export const y = readFileSync;'],
    ["pure room reads the environment", `${S}/x24.ts`, "export const y = (): unknown => process.env.HOME;"],
    ["pure room calls the network", `${S}/x25.ts`, 'export const y = (): unknown => fetch("http://x");'],
    ["pure room logs", `${S}/x26.ts`, "export const y = (): unknown => console.log(1);"],
    ["pure room sets a timer", `${S}/x27.ts`, "export const y = (): unknown => setTimeout(() => 1, 1);"],
    ["pure room uses a Buffer", `${D}/x28.ts`, 'export const y = (): unknown => Buffer.from("x");'],
  ],
  lint: [
    ["pure room reads the clock", `${S}/x31.ts`, "export const y = (): number => Date.now();"],
    ["pure room makes a date of now", `${D}/x32.ts`, "export const y = (): Date => new Date();"],
    ["pure room throws dice", `${S}/x33.ts`, "export const y = (): number => Math.random();"],
    ["default export", `${H}/x34.ts`, "export default 1;"],
    ["thrown text", `${S}/x35.ts`, "export const y = (): never => { throw `bad`; };"],
    ["any", `${H}/x36.ts`, "export const y = (z: any): unknown => z;"],
    ["loose equality", `${H}/x37.ts`, "export const y = (z: string): boolean => z == \"1\";"],
    ["a promise left floating", `${H}/x38.ts`, "export const y = (): void => { Promise.resolve(1); };"],
  ],
};

const run = (command, args) => { const done = spawnSync(process.execPath, [join(root, "node_modules", command), ...args], { cwd: copy, encoding: "utf8", maxBuffer: 1 << 28 }); return { code: done.status, text: `${done.stdout}${done.stderr}` }; };
const guards = {
  arrows: () => run("dependency-cruiser/bin/dependency-cruise.mjs", ["--config", ".dependency-cruiser.cjs", "packages", "adapters", "apps"]),
  types: () => run("typescript/bin/tsc", ["-b", "packages/standards", "packages/hj212", "packages/domain"]),
  lint: () => run("eslint/bin/eslint.js", breaches.lint.map(([, file]) => file)),
};

let quiet = 0, noticed = 0;
for (const [guard, list] of Object.entries(breaches)) {
  for (const [, file, text] of list) { mkdirSync(dirname(join(copy, file)), { recursive: true }); writeFileSync(join(copy, file), `${text}\n`); }
  const { code, text } = guards[guard]();
  for (const [what, file] of list) {
    if (what === "") continue;
    const caught = code !== 0 && text.includes(file);
    if (caught) noticed++; else { quiet++; console.log(`guard "${guard}" stayed quiet: ${what} (${file})`); }
  }
  if (process.argv.includes("--verbose") || (quiet && guard)) console.log(text.slice(0, 4000));
  for (const [, file] of list) rmSync(join(copy, file));
}
console.log(`guards: ${noticed} breaches noticed, ${quiet} missed`);
process.exitCode = quiet === 0 ? 0 : 1;
