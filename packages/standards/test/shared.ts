import { existsSync, readFileSync } from "node:fs";
import { describe } from "vitest";

const shared = new URL("../../../../shared/", import.meta.url);
const vectors = new URL("./vectors/", import.meta.url);

/** Rows of a CSV vector typed from a printed table, comments left out. */
export function vectorRows(name: string): readonly (readonly string[])[] {
  return rowsOf(readFileSync(new URL(name, vectors), "utf8"));
}

/** Text of a file beside the repository. */
export function sharedText(path: string): string { return readFileSync(new URL(path, shared), "utf8"); }

/** Runs a suite that needs a file beside the repository, and says aloud, by name, when it is not there. */
export function describeWith(path: string, name: string, suite: (text: () => string) => void): void {
  const held = existsSync(new URL(path, shared));
  if (!held) console.warn(`SKIPPED for want of shared/${path}: ${name}`);
  (held ? describe : describe.skip)(`${name} (${path})`, () => suite(() => sharedText(path)));
}

/** Rows of a simple CSV; quoted fields are read, comment lines (#) left out. */
export function rowsOf(text: string): readonly (readonly string[])[] {
  return text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#")).map((line) =>
    line.includes('"') ? [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? "") : line.split(","));
}

/** Rows of a CSV with a heading, as records. */
export function recordsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const [heading = [], ...rows] = rowsOf(text);
  return rows.map((row) => Object.fromEntries(heading.map((name, i) => [name, row[i] ?? ""])));
}
