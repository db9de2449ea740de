import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const script = fileURLToPath(new URL("../dist-test/child.mjs", import.meta.url));

/** Builds the child's program once, beside the room, so that it finds migrations and engine where the room does. */
export async function buildChild(): Promise<void> {
  await build({ entryPoints: [fileURLToPath(new URL("child.ts", import.meta.url))], outfile: script, bundle: true, platform: "node", format: "esm", target: "node20", conditions: ["source"],
    external: ["@electric-sql/*", "kysely", "pg"], logLevel: "error" });
}

export interface Child { readonly process: ChildProcessByStdio<null, Readable, null>; readonly lines: readonly string[]; first(pattern: RegExp): Promise<string>; readonly ended: Promise<void>; kill(): Promise<void> }

/** Starts a child; `uid` runs it as another user. */
export function startChild(args: readonly string[], uid?: number): Child {
  const process_ = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "inherit"], ...(uid === undefined ? {} : { uid }) });
  const lines: string[] = [];
  const waiting: { readonly pattern: RegExp; readonly give: (line: string) => void }[] = [];
  let rest = "";
  process_.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) { lines.push(line); for (const each of waiting.filter(({ pattern }) => pattern.test(line))) each.give(line); }
  });
  const ended = new Promise<void>((resolve) => { process_.once("close", () => { resolve(); for (const each of waiting) each.give("(ended)"); }); });
  return {
    process: process_, lines, ended,
    first: (pattern) => { const found = lines.find((line) => pattern.test(line)); return found !== undefined ? Promise.resolve(found) : new Promise((give) => { waiting.push({ pattern, give }); }); },
    async kill() { process_.kill("SIGKILL"); await ended; },
  };
}
