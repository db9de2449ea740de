import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const tracked = (): string[] => { try { return execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean); } catch { return []; } };

test("the lock file names no registry", () => {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, { resolved?: string; link?: boolean }> };
  expect(Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.startsWith("http")).map(([name]) => name)).toEqual([]);
});

test("versions are pinned exactly", () => {
  for (const file of tracked().filter((name) => /(^|\/)package\.json$/.test(name))) {
    const pack = JSON.parse(readFileSync(join(root, file), "utf8")) as Record<string, Record<string, string> | undefined>;
    for (const kind of ["dependencies", "devDependencies"]) for (const [name, version] of Object.entries(pack[kind] ?? {})) expect(version, `${file}: ${name}`).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  }
});

test("no installed package needs a script, or a newer Node than we say", () => {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, { engines?: { node?: string }; optional?: boolean }> };
  const tooNew = Object.entries(lock.packages).filter(([, entry]) => /^\s*>=\s*(2[1-9]|[3-9]\d)/.test(entry.engines?.node ?? "") && !entry.optional).map(([name, entry]) => `${name} ${entry.engines!.node}`);
  expect(tooNew).toEqual([]);
});
