import { createWriteStream } from "node:fs";
import { dataTimeOf } from "./beijing.js";
import { load, onceAMinute, type LoadOptions, type LoadResult } from "./load.js";
import { loadMn } from "./load-packets.js";

/**
 * What the load generator is told as JSON (压测参数): options of {@link load}; without a rate it sends as fast as it can, with `onceAMinute` each instrument has its own line and sends once a minute.
 * `ackedTo` names a file that gets `MN DataTime` of each acknowledged packet, a line each, in the order of the answers.
 */
export type LoadTold = Omit<LoadOptions, "signal" | "onAcknowledged" | "packetsPerSecond"> & { readonly packetsPerSecond?: number | "max"; readonly onceAMinute?: boolean; readonly ackedTo?: string };

/** Runs a load from its JSON. For a process of its own: `load-main` prints what this gives as one line of JSON. @throws {SyntaxError} text that is no JSON */
export async function loadCommand(text: string, signal?: AbortSignal): Promise<LoadResult> {
  const { ackedTo, onceAMinute: minutely, ...told } = JSON.parse(text) as LoadTold;
  const base = minutely === true ? onceAMinute(told, told.instruments, told.seconds ?? 60) : { packetsPerSecond: "max" as const };
  const acked = ackedTo === undefined ? undefined : createWriteStream(ackedTo, { flags: "a" });
  const result = await load({ ...base, ...told, ...(signal === undefined ? {} : { signal }), ...(acked === undefined ? {} : { onAcknowledged: (instrument: number, second: number) => { acked.write(`${loadMn(instrument)} ${dataTimeOf(second * 1_000)}\n`); } }) });
  if (acked !== undefined) await new Promise<void>((done) => { acked.end(done); });
  return result;
}
