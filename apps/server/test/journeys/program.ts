import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "..");
const folders: string[] = [];
/** A folder that goes when the tests of the file have ended. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "yunqing-journey-"));
  folders.push(folder);
  return folder;
}

/** The program as a person starts it: another process, the real store, the real pages. */
export interface Program { readonly address: string; readonly data: string; readonly passwords: Readonly<Record<string, string>>; readonly talk: () => string; readonly child: ChildProcess; stop(signal?: NodeJS.Signals): Promise<number | null> }

/** Programs that a failed test left behind go with the test process. */
const running = new Set<ChildProcess>();
process.on("exit", () => { for (const child of running) child.kill("SIGKILL"); });
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  // a program that has just been killed may still hold a file: what cannot be removed lies among temporary files
  for (const folder of folders) try { rmSync(folder, { recursive: true, force: true, maxRetries: 3 }); } catch { /* it stays */ }
});

export async function startProgram(data: string, ...more: string[]): Promise<Program> {
  const child = spawn(process.execPath, [join(root, "bin/yunqing.mjs"), "start", "--data", data, "--port", "0", "--gateway-port", "0", "--no-simulate", ...more], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let talk = "";
  const gone = new Promise<number | null>((resolve) => { child.once("exit", (code) => resolve(code)); });
  child.stdout!.on("data", (text: Buffer) => { talk += text.toString("utf8"); });
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr!.on("data", (text: Buffer) => {
      talk += text.toString("utf8");
      const ready = /就绪：(http\S+?)（/.exec(talk);
      if (ready) resolve(ready[1]!);
    });
    void gone.then((code) => reject(new Error(`the program ended with ${code}:\n${talk}`)));
  });
  await new Promise((resolve) => { setTimeout(resolve, 100); }); // the passwords follow the address in the same breath
  const told = Object.fromEntries([...talk.matchAll(/^ {2}\S+\s+(sysadmin|secadmin|auditadmin|director)\s+(\S+)$/gm)].map((found) => [found[1]!, found[2]!])), passwords = Object.keys(told).length > 0 ? told : firstPasswords.get(data) ?? {};
  return { address, data, passwords, talk: () => talk, child, stop: async (signal = "SIGINT") => { child.kill(signal); return gone; } };
}

/** One-time passwords of folders that were copied: the program told them when their model was made. */
const firstPasswords = new Map<string, Readonly<Record<string, string>>>();

/**
 * A data folder in which the program has been started once and stopped, with its administrators still to sign in: a copy of one that is made at first need and
 * serves the whole run, because a first start costs a journey more than most of its steps. What is about a first start takes {@link newFolder}.
 *
 * @param demo  with the simulated district, as the program does without `--no-demo`
 */
export async function readyFolder(demo: boolean): Promise<string> {
  const shared = process.env["YUNQING_MODEL_FOLDER"]; // of all workers of this run: models.ts
  if (shared === undefined) throw new Error("YUNQING_MODEL_FOLDER: not set by models.ts; run the journeys by vitest at the root");
  const model = join(shared, demo ? "demo" : "own"), done = join(model, "passwords.json"), data = newFolder();
  let isMine = true;
  try { mkdirSync(model); } catch { isMine = false; }
  if (isMine) {
    const program = await startProgram(join(model, "data"), ...(demo ? [] : ["--no-demo"]));
    await program.stop();
    writeFileSync(`${done}.part`, JSON.stringify(program.passwords));
    renameSync(`${done}.part`, done);
  }
  for (const limit = Date.now() + 180_000; !existsSync(done);) {
    if (Date.now() > limit) throw new Error(`no model of a data folder in ${model}`);
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
  cpSync(join(model, "data"), data, { recursive: true });
  firstPasswords.set(data, JSON.parse(readFileSync(done, "utf8")) as Record<string, string>);
  return data;
}
/** Runs one command of the program. */
export async function command(...argv: string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [join(root, "bin/yunqing.mjs"), ...argv], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let out = "", err = "";
  child.stdout.on("data", (text: Buffer) => { out += text.toString("utf8"); });
  child.stderr.on("data", (text: Buffer) => { err += text.toString("utf8"); });
  return new Promise((resolve) => { child.once("exit", (code) => resolve({ code, out, err })); });
}

/** A person with a session, speaking to the API as the browser does. */
export class Person {
  #cookie = ""; #csrf = "";
  /** @param extra headers of every request, such as the address that a proxy tells */
  constructor(readonly address: string, readonly name: string, readonly extra: Readonly<Record<string, string>> = {}) {}
  async send(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly body: Record<string, unknown> & { items?: Record<string, unknown>[] } }> {
    const answer = await fetch(this.address + path, {
      method, headers: { ...this.extra, cookie: this.#cookie, "x-csrf-token": this.#csrf, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookie = answer.headers.getSetCookie().map((text) => text.split(";")[0]!).find((text) => !text.endsWith("="));
    if (cookie) this.#cookie = cookie;
    const text = await answer.text();
    let parsed: Record<string, unknown> = {};
    try { parsed = text ? JSON.parse(text) as Record<string, unknown> : {}; } catch { parsed = { text }; }
    if (typeof parsed["csrf"] === "string") this.#csrf = parsed["csrf"];
    return { status: answer.status, body: parsed };
  }
  /** Opens a stream that does not end by itself and lets go of it. @returns its status */
  async opens(path: string): Promise<number> {
    const stop = new AbortController(), answer = await fetch(this.address + path, { headers: { ...this.extra, cookie: this.#cookie }, signal: stop.signal });
    stop.abort();
    return answer.status;
  }
  async bytes(path: string): Promise<{ readonly status: number; readonly type: string; readonly bytes: Buffer }> {
    const answer = await fetch(this.address + path, { headers: { ...this.extra, cookie: this.#cookie } });
    return { status: answer.status, type: answer.headers.get("content-type") ?? "", bytes: Buffer.from(await answer.arrayBuffer()) };
  }
  async upload(path: string, name: string, type: string, bytes: Uint8Array): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
    const form = new FormData();
    form.append("file", new Blob([Uint8Array.from(bytes)], { type }), name);
    const answer = await fetch(this.address + path, { method: "POST", headers: { ...this.extra, cookie: this.#cookie, "x-csrf-token": this.#csrf }, body: form });
    return { status: answer.status, body: await answer.json() as Record<string, unknown> };
  }
  /** A body as it stands, of any type. */
  async raw(method: string, path: string, type: string, body: string | Uint8Array): Promise<{ readonly status: number; readonly body: Record<string, unknown> & { items?: Record<string, unknown>[] } }> {
    const answer = await fetch(this.address + path, { method, headers: { ...this.extra, cookie: this.#cookie, "x-csrf-token": this.#csrf, "content-type": type }, body: typeof body === "string" ? body : Uint8Array.from(body) });
    return { status: answer.status, body: await answer.json() as Record<string, unknown> };
  }
  async signIn(password: string): Promise<number> { return (await this.send("POST", "/api/session", { name: this.name, password })).status; }
  /** Signs in with a one-time password and sets an own one, as the first sign-in demands. */
  async begin(oneTime: string, own: string): Promise<void> {
    if (await this.signIn(oneTime) !== 200) throw new Error(`${this.name} could not sign in`);
    const changed = await this.send("POST", "/api/session/password", { old: oneTime, new: own });
    if (changed.status !== 200) throw new Error(`${this.name}: ${JSON.stringify(changed.body)}`);
  }
}

/** A UUIDv7 as a browser makes it. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = BigInt(Date.now());
  for (let i = 0; i < 6; i++) bytes[i] = Number((now >> BigInt(8 * (5 - i))) & 0xffn);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Chromium, where the machine has it; a journey that needs it says aloud when it is missing. */
export const chromiumPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", process.env["CHROMIUM_PATH"] ?? ""].find((path) => path !== "" && existsSync(path));
export const browserArguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
