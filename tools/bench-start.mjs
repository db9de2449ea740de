// How long until the first page: a first start (new store) and a second one, against the bare embedded database opened in the same run.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = mkdtempSync(join(tmpdir(), "yunqing-bench-start-"));
const rounds = Number(process.argv[2] ?? 3);
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Seconds from the command to the first page in full. */
async function untilPage(data) {
  const began = performance.now();
  const program = spawn(process.execPath, [join(root, "bin/yunqing.mjs"), "start", "--data", data, "--port", "0", "--gateway-port", "0"], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
  const address = await new Promise((resolve, reject) => {
    let talk = "";
    program.stderr.on("data", (part) => { talk += part.toString("utf8"); const ready = /就绪：(http\S+?)（/.exec(talk); if (ready) resolve(ready[1]); });
    program.once("exit", () => reject(new Error(talk)));
  });
  await (await fetch(address)).text();
  const seconds = (performance.now() - began) / 1000;
  program.removeAllListeners("exit");
  await new Promise((resolve) => { program.once("exit", resolve); program.kill("SIGINT"); });
  return seconds;
}
async function untilQuery(data) {
  const began = performance.now();
  const bare = new PGlite(data);
  await bare.query("select 1");
  const seconds = (performance.now() - began) / 1000;
  await bare.close();
  return seconds;
}

const first = [], second = [], bareFirst = [], bareSecond = [];
for (let n = 0; n < rounds; n++) {
  const data = join(folder, `yunqing-${n}`), bare = join(folder, `bare-${n}`);
  bareFirst.push(await untilQuery(bare));
  first.push(await untilPage(data));
  bareSecond.push(await untilQuery(bare));
  second.push(await untilPage(data));
}
rmSync(folder, { recursive: true, force: true });
const row = (name, ours, base) => console.log(`${name.padEnd(34)} ${median(ours).toFixed(2).padStart(7)} s   bare PGlite ${median(base).toFixed(2).padStart(6)} s   ratio ${(median(ours) / median(base)).toFixed(1)}   [${Math.min(...ours).toFixed(2)}–${Math.max(...ours).toFixed(2)}]`);
row("first start → first page", first, bareFirst);
row("second start → first page", second, bareSecond);
