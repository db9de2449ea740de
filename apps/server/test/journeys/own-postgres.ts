import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A PostgreSQL server of the test's own, so that it may be killed (自备数据库服务). */
export interface OwnPostgres { readonly url: string; kill(): Promise<void>; start(): Promise<void>; stop(): Promise<void> }

const versions = "/usr/lib/postgresql";
function binaries(): string | null {
  if (!existsSync(versions)) return null;
  const newest = readdirSync(versions).filter((name) => existsSync(join(versions, name, "bin", "postgres"))).sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(versions, newest, "bin");
}

/** Makes a cluster in a new folder and starts it; null, said aloud, where the machine has no PostgreSQL or no user to run it under. */
export async function ownPostgres(): Promise<OwnPostgres | null> {
  const bin = binaries(), asRoot = process.getuid?.() === 0;
  const ids = asRoot ? ["-u", "-g"].map((flag) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout)) : [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const [uid = 0, gid = 0] = ids;
  if (bin === null || uid === 0 || Number.isNaN(uid)) { process.stderr.write("SKIPPED: killing the PostgreSQL server: no PostgreSQL programs, or no user to run them under\n"); return null; }
  const folder = mkdtempSync(join(tmpdir(), "yunqing-pg-")), data = join(folder, "data");
  chownSync(folder, uid, gid); chmodSync(folder, 0o700);
  const made = spawnSync(join(bin, "initdb"), ["-D", data, "-U", "yunqing", "-A", "trust", "-E", "UTF8", "--no-sync"], { uid, gid, encoding: "utf8" });
  if (made.status !== 0) throw new Error(made.stderr);
  const port = await new Promise<number>((resolve) => { const probe = createServer(); probe.listen(0, "127.0.0.1", () => { const { port: free } = probe.address() as { port: number }; probe.close(() => resolve(free)); }); });
  let child: ChildProcess | null = null;
  const ready = (): boolean => spawnSync(join(bin, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port), "-t", "1"]).status === 0;
  const start = async (): Promise<void> => {
    child = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder, "-c", "shared_buffers=64MB"], { uid, gid, stdio: "ignore" });
    for (let tries = 0; tries < 150; tries++) { if (ready()) return; await new Promise((resolve) => { setTimeout(resolve, 200); }); }
    throw new Error("the server did not start");
  };
  /** The postmaster and everything it started, at once, as a power failure of the process table would. */
  const kill = async (): Promise<void> => {
    const running = child;
    if (running?.pid === undefined) return;
    const children = spawnSync("pgrep", ["-P", String(running.pid)], { encoding: "utf8" }).stdout.split("\n").filter(Boolean);
    const gone = new Promise((resolve) => { running.once("exit", resolve); });
    for (const pid of [String(running.pid), ...children]) spawnSync("kill", ["-9", pid]);
    await gone;
    for (let tries = 0; tries < 100 && children.some((pid) => existsSync(`/proc/${pid}`)); tries++) await new Promise((resolve) => { setTimeout(resolve, 50); });
    child = null;
  };
  const stop = async (): Promise<void> => {
    if (child === null) return;
    const gone = new Promise((resolve) => { child!.once("exit", resolve); });
    child.kill("SIGINT");
    await gone;
    child = null;
  };
  await start();
  process.on("exit", () => { child?.kill("SIGKILL"); });
  return { url: `postgres://yunqing@127.0.0.1:${port}/postgres`, kill, start, stop };
}
