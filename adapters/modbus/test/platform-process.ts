import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { loopRunner, type LoopHappening, type LoopState } from "@yunqing/domain";
import { modbusActuators } from "../src/index.js";
import { day, devices, pace, realClock } from "./scripted-day.js";

/** The platform in a process of its own, to be killed: the runner, the driver, and a journal in two files. Dust values and people's words come from the parent. */
const folder = process.env["FOLDER"] ?? "", state = `${folder}/state.json`, log = `${folder}/log.jsonl`;
const now = realClock(Number(process.env["BEGAN"]));
let hear: (sensor: string, value: string | null) => void = () => undefined;
const runner = loopRunner(day, {
  now, every: (milliseconds, act) => { const timer = setInterval(act, milliseconds); return () => clearInterval(timer); },
  sensors: { subscribe: (listen) => { hear = listen; return () => { hear = () => undefined; }; } },
  actuators: modbusActuators({ devices: devices(Number(process.env["PORT"])), now, trouble: (error) => appendFileSync(`${folder}/trouble.txt`, `${error.message}\n`) }),
  journal: {
    restore: () => Promise.resolve(existsSync(state) ? JSON.parse(readFileSync(state, "utf8")) as LoopState : null),
    append: (_loop, records, held) => {
      for (const record of records) appendFileSync(log, `${JSON.stringify(record)}\n`);
      writeFileSync(`${state}.new`, JSON.stringify(held)); renameSync(`${state}.new`, state);
      return Promise.resolve();
    },
  },
  trouble: (error) => appendFileSync(`${folder}/trouble.txt`, `${String(error)}\n`),
}, pace);
process.on("message", (message: { kind: "dust"; value: string | null } | { kind: "say"; happening: LoopHappening } | { kind: "go" | "end" }) => {
  switch (message.kind) {
    // begins when told to: how long a program takes to load is not what is tried here
    case "go": void runner.start(); return;
    case "dust": hear("dust", message.value); return;
    case "say": void runner.submit(message.happening); return;
    case "end": void runner.stop().then(() => { if (process.connected) process.disconnect(); });
  }
});
process.on("disconnect", () => { process.exit(); });
process.send?.({ kind: "ready" });
