import type { LoopEvent, LoopSetting, LoopState } from "../src/index.js";
import { loopStart, loopStep, type LoopCommand, type LoopRecord } from "../src/index.js";

/** 2026-01-15 08:00:00 Beijing. */
export const eight = Date.UTC(2026, 0, 15, 0, 0, 0);

/** Two fog cannons at a yard, one at once, one standing by, with light, sound and a frost lock. */
export const yard: LoopSetting = {
  loop: "yard-dust", name: { zh: "料场扬尘", en: "Yard dust" },
  basis: { text: { zh: "规划 4.7.1", en: "plan 4.7.1" }, quote: "当扬尘值达到设定上限时自动启动一处或者多处(雾炮)喷淋系统", line: 997 },
  demand: { by: "threshold", upper: "1.00", lower: "0.60", unit: "mg/m³", sensors: [{ sensor: "dust", name: { zh: "扬尘", en: "Dust" }, point: "P-1", factor: "a34001", average: 1, staleSeconds: 60 }] },
  frost: [{ sensor: "water", name: { zh: "水温", en: "Water" }, point: "P-1", factor: "w01010", locksAt: "-10", freesAt: "-8", staleSeconds: 600, unknownLocks: false }],
  devices: [{ device: "plc", name: { zh: "控制柜", en: "Cabinet" }, watchdogSeconds: 30 }],
  actuators: ["A", "B"].map((actuator) => ({ actuator, name: { zh: `雾炮${actuator}`, en: `Cannon ${actuator}` }, device: "plc", minimumOnSeconds: 60, minimumOffSeconds: 120, longestRun: null, startsLimit: null, feedbackSeconds: 10, hours: [] })),
  signals: [
    { signal: "lamp", name: { zh: "警灯", en: "Lamp" }, kind: "light", device: "plc", causes: ["demand", "alarm"], seconds: null, hours: [] },
    { signal: "horn", name: { zh: "警号", en: "Horn" }, kind: "sound", device: "plc", causes: ["demand", "alarm"], seconds: 20, hours: [{ from: "06:00", until: "22:00" }] },
  ],
  atOnce: 1, staggerSeconds: 0, overrideSeconds: 3600,
};

export type Happening = LoopEvent extends infer E ? E extends LoopEvent ? Omit<E, "at"> : never : never;

/** A loop that is told what happens second by second. Devices follow their commands unless `broken` says otherwise, and report each second while the line stands. */
export class Yard {
  state: LoopState; second = 0;
  readonly records: LoopRecord[] = []; readonly commands: LoopCommand[] = [];
  readonly runs = new Map<string, boolean>(); readonly broken = new Set<string>(); readonly stuckOn = new Set<string>();
  up = false;
  constructor(readonly setting: LoopSetting = yard, readonly began = eight, readonly follow = true) { this.state = loopStart(setting, began); }
  tell(happening: Happening): void {
    const outcome = loopStep(this.setting, this.state, { ...happening, at: this.began + this.second * 1000 } as LoopEvent);
    this.state = outcome.state; this.records.push(...outcome.records); this.commands.push(...outcome.commands);
    for (const { output, on } of outcome.commands) if (this.up) this.runs.set(output, on);
  }
  line(up: boolean, pulsedAt: number | null = null): void { this.up = up; this.tell({ kind: "line", device: "plc", up, pulsedAt }); if (up) this.feed(); }
  feed(): void { for (const { actuator } of this.setting.actuators) if (this.up) this.tell({ kind: "feedback", actuator, running: this.stuckOn.has(actuator) || (!this.broken.has(actuator) && (this.runs.get(actuator) ?? false)) }); }
  dust(value: string | null): void { this.tell({ kind: "value", sensor: "dust", value }); }
  water(value: string | null): void { this.tell({ kind: "value", sensor: "water", value }); }
  /** Seconds pass; `each` is told what the sensors say in every one. */
  until(second: number, each: () => void = () => undefined): void {
    while (this.second < second) { this.second += 1; if (this.follow) this.feed(); each(); this.tell({ kind: "tick" }); }
  }
  /** The log as rows: second, subject, from → to, cause. */
  table(...subjects: readonly string[]): readonly string[] {
    return this.records.filter((record) => subjects.length === 0 || subjects.some((subject) => record.subject === subject || record.subject.startsWith(`${subject}:`)))
      .map((record) => `${String((record.at - this.began) / 1000)} ${record.subject} ${record.from}→${record.to} ${record.cause.code}`);
  }
}
