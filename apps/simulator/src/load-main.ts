import { createWriteStream } from "node:fs";
import { load, onceAMinute, type LoadOptions } from "./load.js";
import { dataTimeOf } from "./beijing.js";
import { loadMn } from "./load-packets.js";

/** What the load generator is told as one line of JSON: options of {@link load}, or `onceAMinute` instead of a rate. `ackedTo` names a file that gets `MN DataTime` of each acknowledged packet, a line each. */
type Told = Omit<LoadOptions, "signal" | "onAcknowledged" | "packetsPerSecond"> & { readonly packetsPerSecond?: number | "max"; readonly onceAMinute?: boolean; readonly ackedTo?: string };

async function textOfInput(): Promise<string> {
  if (process.argv[2] !== undefined) return process.argv[2];
  let text = "";
  for await (const chunk of process.stdin) text += String(chunk);
  return text;
}

const { ackedTo, onceAMinute: minutely, ...told } = JSON.parse(await textOfInput()) as Told;
const abort = new AbortController(), acked = ackedTo === undefined ? undefined : createWriteStream(ackedTo, { flags: "a" });
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => abort.abort());
const base = minutely === true ? onceAMinute(told, told.instruments, told.seconds ?? 60) : { packetsPerSecond: "max" as const };
const result = await load({ ...base, ...told, signal: abort.signal, ...(acked === undefined ? {} : { onAcknowledged: (instrument, second) => { acked.write(`${loadMn(instrument)} ${dataTimeOf(second * 1_000)}\n`); } }) });
if (acked !== undefined) await new Promise<void>((done) => { acked.end(done); });
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);
