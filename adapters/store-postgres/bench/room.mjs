// The room and the domain from their sources, so that what is measured is what is written; and minute packets that are the same on every machine.
import { build } from "esbuild";
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));

/** Builds a module beside this one (the migrations are found from there), loads it and takes the file away. */
export async function room() {
  const outfile = join(folder, `built-${process.pid}.mjs`);
  await build({
    stdin: { contents: 'export * from "./src/index.ts"; export { entriesOf, packedOf, shapeOf } from "@yunqing/domain";', resolveDir: join(folder, ".."), loader: "ts" },
    outfile, bundle: true, platform: "node", format: "esm", target: "node20", conditions: ["source"], external: ["pg", "pg-copy-streams", "kysely", "@electric-sql/*"], logLevel: "error",
  });
  try { return await import(pathToFileURL(outfile).href); } finally { rmSync(outfile, { force: true }); }
}

/** A row of numbers that is the same on every machine. */
export function series(seed) { let state = seed >>> 0; return () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296; }; }

/** A district with nothing in it but what the store needs. */
export const district = (name) => ({
  id: name, schema: name, zh: "测量", en: "Measured", adcode: "140200", simulated: true, packHash: "bench",
  pack: { manifest: { id: name }, organisations: [], places: [], enterprises: [], plans: [] },
});

/** Codes of air, stack and water factors. */
export const factorCodes = ["a21026", "a21002", "a34013", "a19001", "a01012", "a21003", "a21005", "a34004", "a34002", "a05024"];

/** Minute packets: one a source and minute, with mean and flag of each factor; the frame as it comes from the line, the reading as the gateway makes it. */
export function packetMaker(packedOf, factors, seed = 212) {
  const next = series(seed);
  return (source, from, at = from) => {
    const entries = [], minute = new Date(from + 8 * 3_600_000).toISOString().replace(/\D/g, "").slice(0, 14);
    let cp = "";
    for (let k = 0; k < factors; k++) {
      const value = (next() * (k % 3 === 0 ? 9 : 90)).toFixed(k % 4 === 3 ? 2 : 1);
      entries.push({ factor: factorCodes[k], field: "Avg", value }, { factor: factorCodes[k], field: "Flag", value: "N" });
      cp += `${k === 0 ? "" : ";"}${factorCodes[k]}-Avg=${value},${factorCodes[k]}-Flag=N`;
    }
    const body = `QN=${minute}000;ST=31;CN=2051;PW=123456;MN=010000A8900016F0001${String(source).padStart(5, "0")};Flag=5;CP=&&DataTime=${minute};${cp}&&`;
    return {
      at, source, setting: source, direction: "in", verdict: "reading", word: "2051", bytes: Buffer.from(`##${String(body.length).padStart(4, "0")}${body}ABCD\r\n`, "latin1"),
      reading: { kind: "minute", from, ...packedOf(entries) },
    };
  };
}
