import type { LoopSetting } from "@yunqing/domain";
import type { ModbusDevice } from "../src/index.js";

/** A day runs sixty times as fast: a minute of the loop is a second of the test. */
export const haste = 60;
/** The loop's clock: the same for every process that is told when the day began. */
export function realClock(began: number): () => number { return () => Math.floor(began + (Date.now() - began) * haste); }
/** Real milliseconds between ticks, loop milliseconds between states written down. */
export const pace = { tick: 50, keep: 30_000 };
/** Real milliseconds that a watchdog of the day waits. */
export const watchdogReal = 1500;

/** Two fog cannons, one at once, the other standing by; times as an office would set them. */
export const day: LoopSetting = {
  loop: "yard-dust", name: { zh: "料场扬尘", en: "Yard dust" },
  basis: { text: { zh: "规划 4.7.1", en: "plan 4.7.1" }, quote: "当扬尘值达到设定上限时自动启动一处或者多处(雾炮)喷淋系统", line: 997 },
  demand: { by: "threshold", upper: "1.00", lower: "0.60", unit: "mg/m³", sensors: [{ sensor: "dust", name: { zh: "扬尘", en: "Dust" }, point: "P-1", factor: "a34001", average: 1, staleSeconds: 120 }] },
  frost: [{ sensor: "water", name: { zh: "水温", en: "Water" }, point: "P-1", factor: "w01010", locksAt: "-10", freesAt: "-8", staleSeconds: 300, unknownLocks: false }],
  devices: [{ device: "cabinet", name: { zh: "控制柜", en: "Cabinet" }, watchdogSeconds: watchdogReal * haste / 1000 }],
  actuators: ["cannon-1", "cannon-2"].map((actuator, i) => ({ actuator, name: { zh: `雾炮${String(i + 1)}`, en: `Cannon ${String(i + 1)}` }, device: "cabinet", minimumOnSeconds: 60, minimumOffSeconds: 60, longestRun: null, startsLimit: null, feedbackSeconds: 45, hours: [] })),
  signals: [{ signal: "lamp", name: { zh: "警灯", en: "Lamp" }, kind: "light", device: "cabinet", causes: ["demand"], seconds: null, hours: [] }],
  atOnce: 1, staggerSeconds: 0, overrideSeconds: 600,
};

export function devices(port: number): readonly ModbusDevice[] {
  return [{
    device: "cabinet", host: "127.0.0.1", port, unit: 1, watchdog: 100, timeout: 400, poll: 50, retry: { first: 50, most: 200 },
    outputs: [
      ...[0, 1].map((i) => ({ output: `cannon-${String(i + 1)}`, kind: "actuator" as const, write: { table: "coil" as const, address: i }, feedback: { table: "discrete" as const, address: i } })),
      { output: "lamp", kind: "signal", write: { table: "coil", address: 8 }, feedback: null },
    ],
    sensors: [{ sensor: "water", from: { table: "input", address: 0, words: 1, order: "high-first", signed: true, scale: "0.1" } }],
  }];
}
