import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname, root = join(here, "../../..");

/** A folder of its own for one test file, with the two programs bundled into it. */
export async function programs(): Promise<{ readonly folder: string; readonly cabinet: string; readonly platform: string }> {
  const folder = mkdtempSync(join(tmpdir(), "yunqing-modbus-"));
  await build({ entryPoints: [join(here, "cabinet-process.ts"), join(here, "platform-process.ts")], outdir: folder, outExtension: { ".js": ".mjs" }, bundle: true, platform: "node", format: "esm", target: "node20", conditions: ["source"], absWorkingDir: root, logLevel: "error",
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" } });
  return { folder, cabinet: join(folder, "cabinet-process.mjs"), platform: join(folder, "platform-process.mjs") };
}

/** What an output of the cabinet really did, and by what. */
export interface Switched { readonly kind: "output"; readonly at: number; readonly output: number; readonly on: boolean; readonly by: "command" | "watchdog" | "broken" }
type Message = Switched | { readonly kind: "listening"; readonly port: number } | { readonly kind: "done"; readonly of: string } | { readonly kind: "ready" };

/** A process of the test; `heard` keeps everything that it says. */
export class Child {
  readonly heard: Message[] = []; readonly process: ChildProcess; readonly ended: Promise<void>;
  constructor(program: string, environment: Readonly<Record<string, string>>) {
    this.process = fork(program, { env: { ...process.env, ...environment }, execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.process.on("message", (message) => { this.heard.push(message as Message); });
    this.ended = new Promise((resolve) => { this.process.on("exit", () => { resolve(); }); });
  }
  say(message: object): void { if (this.process.connected) this.process.send(message); }
  async hears<K extends Message["kind"]>(kind: K): Promise<Extract<Message, { kind: K }>> {
    return until(() => this.heard.find((message): message is Extract<Message, { kind: K }> => message.kind === kind), `message ${kind}`);
  }
  get switched(): readonly Switched[] { return this.heard.filter((message): message is Switched => message.kind === "output"); }
}

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** Waits for something to be so. @throws after ten seconds, saying what did not come */
export async function until<T>(look: () => T | undefined | null | false, what: string, most = 10_000): Promise<T> {
  for (const end = Date.now() + most; ;) {
    const found = look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > end) throw new Error(`did not come within ${String(most)} ms: ${what}`);
    await pause(10);
  }
}
