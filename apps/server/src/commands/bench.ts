import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Call } from "../call.js";
import { CalledWrongly } from "../talk.js";

/** Benchmarks by name: programs of their own, so that each measures in a fresh process and prints its baseline of the same run. */
const benches: Readonly<Record<string, string>> = { standards: "packages/standards/bench/standards.mjs", start: "tools/bench-start.mjs", hj212: "packages/hj212/bench/hj212.mjs", ingest: "tools/bench-ingest.mjs", layout: "adapters/store-postgres/bench/layout.mjs", statistics: "apps/server/bench/statistics.mjs", alarms: "apps/server/bench/alarms.mjs", ledger: "apps/server/bench/ledger.mjs", places: "apps/server/bench/places.mjs" };

/** `yunqing bench NAME`: figures with a ratio against a baseline of the same run. */
export async function bench(call: Call): Promise<number> {
  const [name, ...more] = call.argv;
  const held = Object.entries(benches).filter(([, file]) => existsSync(join(call.config.root, file)));
  const found = held.find(([known]) => known === name);
  if (found === undefined) throw new CalledWrongly(`用法：yunqing bench NAME；NAME：${held.map(([known]) => known).join(" ")}`);
  // a database named on the command line is for the benchmark; the office's own, named by its environment, is left in peace
  const { database } = call.config, named = database !== "" && database !== process.env["YUNQING_DATABASE"] ? ["--database", database] : [];
  const child = spawn(process.execPath, [join(call.config.root, found[1]), ...more, ...named], { cwd: call.config.root, stdio: "inherit" });
  return new Promise((resolve, reject) => { child.once("error", reject); child.once("exit", (code) => resolve(code ?? 1)); });
}
