import { createReadStream } from "node:fs";
import { demoInstruments, replayCsv, scenarioNames, simulate, simulatedMnPrefix, type ReplayAs, type ScenarioName } from "@yunqing/simulator";
import type { Call } from "../call.js";
import { stopAsked } from "../stop-asked.js";
import { CalledWrongly, optionsOf, type Talk } from "../talk.js";

const usage = `用法：yunqing simulate --to HOST:PORT [--seed N] [--instruments N] [--scenario ${Object.keys(scenarioNames).join("|")}] [--hours N] [--speed N]\n      yunqing simulate --to HOST:PORT --csv FILE --mn ${simulatedMnPrefix}… [--as real-time|minute|hour|day] [--password TEXT]`;

function whole(text: string | undefined, fallback: number, name: string): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/.test(text)) throw new CalledWrongly(`${name} 应为非负整数 (${name} takes a whole number)`);
  return Number(text);
}

/** `yunqing simulate`: simulated instruments against a gateway, until told to stop; or a CSV replayed as one instrument. Their MNs begin as no real one may. */
export async function simulateCommand(call: Call): Promise<number> {
  const { options, rest } = optionsOf(call.argv, ["--to", "--seed", "--instruments", "--scenario", "--hours", "--speed", "--csv", "--mn", "--as", "--password"], []);
  const to = /^(.+):(\d{1,5})$/.exec(options["--to"] ?? "");
  if (to === null || rest.length > 0) throw new CalledWrongly(usage);
  const address = { host: to[1]!, port: Number(to[2]) };
  if (options["--csv"] !== undefined) return csv(address, options, call.talk);
  const seed = whole(options["--seed"], 1, "--seed"), speed = whole(options["--speed"], 1, "--speed"), count = whole(options["--instruments"], 24, "--instruments");
  const name = options["--scenario"];
  if (name !== undefined && !Object.hasOwn(scenarioNames, name)) throw new CalledWrongly(`没有情景“${name}” (no such scenario)\n${Object.entries(scenarioNames).map(([each, what]) => `  ${each}  ${what}`).join("\n")}`);
  const scenario = name === undefined ? {} : { scenario: { name: name as ScenarioName, startAt: Date.now() + 60_000, lengthMs: whole(options["--hours"], 6, "--hours") * 3_600_000 } };
  const running = simulate({ ...address, instruments: demoInstruments(seed).slice(0, count), seed, speed: Math.max(1, speed), ...scenario, log: ({ event, mns, note }) => { if (event !== "connected") call.talk.err(`  · ${event} ${mns.length} ${note}\n`); } });
  const told = setInterval(() => { const { connected, sent, acknowledged, refused, outstanding } = running.counts(); call.talk.err(`模拟：在线 ${connected}，已发 ${sent}，已应答 ${acknowledged}，被拒 ${refused}，待应答 ${outstanding}\n`); }, 10_000);
  await stopAsked();
  clearInterval(told);
  await running.stop();
  call.talk.out(`${JSON.stringify(running.counts())}\n`);
  return 0;
}

async function csv(address: { readonly host: string; readonly port: number }, options: Readonly<Record<string, string>>, talk: Talk): Promise<number> {
  const { "--csv": file = "", "--mn": mn, "--as": as = "real-time", "--password": password = "123456" } = options;
  if (mn === undefined || !["real-time", "minute", "hour", "day"].includes(as)) throw new CalledWrongly(usage);
  const counts = await replayCsv({ ...address, source: createReadStream(file), as: as as ReplayAs, onFault: ({ line, column, text, why }) => { talk.err(`  · ${file} 第 ${line} 行 ${column}：${why}“${text}”\n`); },
    instrument: { mn, password, st: "22", edition: mn.length === 14 ? 2005 : 2017, kind: "air-station", point: "csv", name: { zh: "模拟回放", en: "Simulated replay" }, realTimeSeconds: 60, minuteInterval: 10 } });
  talk.out(`${JSON.stringify(counts)}\n`);
  return counts.skipped + counts.refused === 0 ? 0 : 1;
}
