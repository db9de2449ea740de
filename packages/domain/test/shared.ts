import { existsSync, readFileSync } from "node:fs";
import { describe } from "vitest";

const shared = new URL("../../../../shared/", import.meta.url);
/** A JSON file beside the repository. */
export function sharedJson(path: string): unknown { return JSON.parse(readFileSync(new URL(path, shared), "utf8")); }
/** Runs a suite that needs a file beside the repository, and says aloud, by name, when it is not there. */
export function describeShared(path: string, name: string, suite: () => void): void {
  if (existsSync(new URL(path, shared))) { describe(`${name} (${path})`, suite); return; }
  console.warn(`SKIPPED for want of shared/${path}: ${name}`);
  describe.skip(`${name} (${path})`, () => undefined);
}
