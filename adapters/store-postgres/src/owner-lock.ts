import { createHash, randomUUID } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, utimesSync, writeSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { StoreOwned } from "./errors.js";

/** What the lock file says of the owner. `start` tells a reused process number from the owner's; `boot` one start of the machine from another. */
interface Owner { readonly token: string; readonly pid: number; readonly start: string | null; readonly boot: string | null; readonly host: string; readonly since: string; readonly address: string | null }

/** A held lock (库的占用锁). */
export interface OwnerLock {
  /** Writes where the owner can be spoken to, so that a second program can work through it. */
  announce(address: string | null): void;
  release(): void;
}

const lockName = "owner.lock";
const beatMs = 5_000, foreignStaleMs = 60_000;

/**
 * Makes this process the owner of a folder (占用). The file names process, start time, host and address. A lock whose process is gone, or whose
 * number now belongs to another process, is taken over; so a killed owner never blocks the next start. A lock of another host (a folder
 * shared by containers) cannot be looked into: it counts as left behind when it was not refreshed for a minute.
 *
 * @throws {StoreOwned} naming process and address
 */
export async function takeLock(folder: string): Promise<OwnerLock> {
  const file = join(realpathSync(folder), lockName);
  const gate = await turnstile(file);
  try {
    const other = read(file);
    if (other !== null && isAlive(other, file)) throw new StoreOwned(folder, other.pid, other.host, other.since, other.address);
    let own: Owner = { token: randomUUID(), pid: process.pid, start: startOf(process.pid), boot: bootId(), host: hostname(), since: new Date().toISOString(), address: null };
    if (other !== null) rmSync(file, { force: true });
    const draft = writeDraft(file, own);
    // a link fails when the name exists: without the turnstile (other systems than Linux and Windows) this still lets only one through
    try { linkSync(draft, file); } catch (fault) { const now = read(file); if (now === null) throw fault; throw new StoreOwned(folder, now.pid, now.host, now.since, now.address); } finally { rmSync(draft, { force: true }); }
    const beat = setInterval(() => { try { const now = new Date(); utimesSync(file, now, now); } catch { /* the folder is gone; nothing to keep */ } }, beatMs);
    beat.unref();
    const isOwn = (): boolean => read(file)?.token === own.token;
    return {
      announce(address) { if (isOwn()) { own = { ...own, address }; renameSync(writeDraft(file, own), file); } },
      release() { clearInterval(beat); if (isOwn()) rmSync(file, { force: true }); },
    };
  } finally { await gate(); }
}

/** Who owns a folder now, or null (当前占用者): for a command that wants to work through the running program. */
export function ownerOf(folder: string): { readonly pid: number; readonly host: string; readonly since: string; readonly address: string | null } | null {
  const file = join(folder, lockName);
  const owner = read(file);
  return owner !== null && isAlive(owner, file) ? { pid: owner.pid, host: owner.host, since: owner.since, address: owner.address } : null;
}

/**
 * One process at a time past this point, by a name that the kernel frees when its holder dies: an abstract socket on Linux, a pipe on Windows.
 * Two processes that find the same dead lock would otherwise both take it over.
 */
async function turnstile(file: string): Promise<() => Promise<void>> {
  const key = createHash("sha256").update(file).digest("hex").slice(0, 32);
  const name = process.platform === "linux" ? `\0yunqing-${key}` : process.platform === "win32" ? `\\\\.\\pipe\\yunqing-${key}` : null;
  if (name === null) return () => Promise.resolve();
  for (let attempt = 0; ; attempt += 1) {
    const server = createServer();
    const fault = await new Promise<NodeJS.ErrnoException | null>((resolve) => { server.once("error", resolve); server.listen(name, () => resolve(null)); });
    if (fault === null) return () => closed(server);
    if (fault.code !== "EADDRINUSE") return () => Promise.resolve();
    if (attempt >= 100) throw fault;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
function closed(server: Server): Promise<void> { return new Promise((resolve) => server.close(() => resolve())); }

function writeDraft(file: string, owner: Owner): string {
  const draft = `${file}.${owner.token}`;
  const handle = openSync(draft, "w", 0o600);
  try { writeSync(handle, `${JSON.stringify(owner)}\n`); fsyncSync(handle); } finally { closeSync(handle); }
  return draft;
}

function read(file: string): Owner | null {
  try { const owner: unknown = JSON.parse(readFileSync(file, "utf8")); return isOwner(owner) ? owner : unreadable; } catch (fault) { return (fault as NodeJS.ErrnoException).code === "ENOENT" ? null : unreadable; }
}
/** A lock file that nobody of ours wrote whole: its process cannot be told, so it counts as left behind. */
const unreadable: Owner = { token: "", pid: 0, start: null, boot: null, host: "", since: "", address: null };
function isOwner(owner: unknown): owner is Owner { return typeof owner === "object" && owner !== null && typeof (owner as Owner).pid === "number" && typeof (owner as Owner).token === "string" && typeof (owner as Owner).host === "string"; }

function isAlive(owner: Owner, file: string): boolean {
  if (owner.pid <= 0) return false;
  if (owner.host !== hostname()) return Date.now() - modified(file) < foreignStaleMs;
  if (owner.boot !== null && owner.boot !== bootId()) return false;
  try { process.kill(owner.pid, 0); } catch (fault) { if ((fault as NodeJS.ErrnoException).code === "ESRCH") return false; }
  return owner.start === null || owner.start === startOf(owner.pid);
}
function modified(file: string): number { try { return statSync(file).mtimeMs; } catch { return 0; } }

/** Start time of a process in ticks since boot, from /proc; null where there is none. A zombie holds nothing any more. */
function startOf(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return fields[0] === "Z" ? "ended" : fields[19] ?? null;
  } catch { return null; }
}
function bootId(): string | null { try { return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim(); } catch { return null; } }
