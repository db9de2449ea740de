import type { LoopRecord, LoopSetting } from "../src/index.js";

/** A second opinion on sensing, from the whole history and in whole hundredths: shares nothing with the loop but the setting. */
export class SecondOpinion {
  readonly #values = new Map<string, { at: number; hundredths: number }[]>();
  demand: "on" | "off" | "unknown" = "unknown"; frost = false; override: "auto" | "on" | "off" = "auto"; #until = 0;
  readonly #temperature = new Map<string, { at: number; hundredths: number }>(); readonly #locked = new Map<string, boolean>();
  constructor(readonly setting: LoopSetting) {}
  value(at: number, sensor: string, hundredths: number): void {
    this.look(at);
    if (this.setting.frost.some((one) => one.sensor === sensor)) this.#temperature.set(sensor, { at, hundredths }); else this.#values.set(sensor, [...this.#values.get(sensor) ?? [], { at, hundredths }]);
  }
  say(at: number, mode: "auto" | "on" | "off", seconds: number): void { this.override = mode; this.#until = at + Math.min(seconds, this.setting.overrideSeconds) * 1000; }
  look(at: number): void {
    if (this.override !== "auto" && at >= this.#until) this.override = "auto";
    const { demand } = this.setting;
    if (demand.by !== "threshold") throw new RangeError("thresholds only");
    const upper = Math.round(Number(demand.upper) * 100), lower = Math.round(Number(demand.lower) * 100);
    // of each sensor the last unbroken run of values, ending now: no gap as long as its patience
    const live = demand.sensors.flatMap((sensor) => {
      const own = this.#values.get(sensor.sensor) ?? [], patience = sensor.staleSeconds * 1000;
      let from = own.length;
      for (let next = at; from > 0; from--) { const one = own[from - 1]; if (!one || next - one.at >= patience) break; next = one.at; }
      const run = own.slice(from).slice(-sensor.average);
      return run.length < sensor.average ? [] : [{ sum: run.reduce((sum, one) => sum + one.hundredths, 0), count: run.length }];
    });
    if (live.length === 0) this.demand = "unknown";
    else if (live.some(({ sum, count }) => sum >= upper * count)) this.demand = "on";
    else if (live.every(({ sum, count }) => sum <= lower * count) || this.demand === "unknown") this.demand = "off";
    for (const sensor of this.setting.frost) {
      const last = this.#temperature.get(sensor.sensor);
      if (!last || at - last.at >= sensor.staleSeconds * 1000) this.#locked.set(sensor.sensor, sensor.unknownLocks);
      else if (last.hundredths <= Number(sensor.locksAt) * 100) this.#locked.set(sensor.sensor, true);
      else if (last.hundredths >= Number(sensor.freesAt) * 100) this.#locked.set(sensor.sensor, false);
    }
    this.frost = [...this.#locked.values()].some(Boolean);
  }
  get wanted(): boolean { return !this.frost && this.override !== "off" && (this.override === "on" || this.demand === "on"); }
}

/** A cabinet with a watchdog, as the platform cannot see it: outputs hold what they were told until no pulse came for the watchdog's time. */
export class Cabinet {
  readonly on = new Map<string, boolean>(); readonly broken = new Set<string>(); pulsedAt: number | null = null; armedAt: number;
  readonly switched: { at: number; output: string; on: boolean; by: "command" | "watchdog" }[] = [];
  constructor(readonly watchdog: number, began: number) { this.armedAt = began; }
  pulse(at: number): void { this.pulsedAt = at; this.armedAt = at; }
  tell(at: number, output: string, on: boolean): void { this.#set(at, output, on, "command"); }
  pass(at: number): void { if (at - this.armedAt >= this.watchdog) for (const output of this.on.keys()) this.#set(this.armedAt + this.watchdog, output, false, "watchdog"); }
  running(output: string): boolean { return !this.broken.has(output) && (this.on.get(output) ?? false); }
  #set(at: number, output: string, on: boolean, by: "command" | "watchdog"): void {
    if ((this.on.get(output) ?? false) !== on) this.switched.push({ at, output, on, by });
    this.on.set(output, on);
  }
}

const started = new Set(["off", "resting", "unread", "failed", "dropped"]);
/** Whether a record says that an actuator was told to start. */
export function isStart(record: Pick<LoopRecord, "subject" | "from" | "to" | "cause">): boolean { return record.subject.startsWith("actuator:") && record.to === "on" && started.has(record.from) && record.cause.code !== "read-back"; }
/** Whether a record says that an actuator stopped, or was found stopped; what was on behind an `unread` shows only by the cause of what follows. */
export function isStop({ from, to, cause }: Pick<LoopRecord, "from" | "to" | "cause">): boolean {
  return to === "dropped" || ((from === "on" || from === "unread") && ["off", "resting", "failed"].includes(to) && cause.code !== "read-back");
}
