import type { LoopCommand, LoopEvent, LoopRecord } from "./event.js";
import { checkedLoop } from "./check-setting.js";
import { loopStep, type LoopOutcome } from "./loop-step.js";
import type { LoopSetting } from "./setting.js";
import { loopRefitted, loopStart, type LoopState } from "./state.js";

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** Something that happens, before it has its instant: the runner stamps everything by one clock. */
export type LoopHappening = Without<LoopEvent, "at">;

/**
 * What reaches the devices (执行端口). `start` begins to report; a `feedback` of every actuator is reported at every reading, changed or not, and first after `line` up.
 * `command` and `pulse` never throw and never wait: what cannot be sent is dropped, and the line reported down.
 */
export interface LoopActuators {
  start(listen: (happening: LoopHappening) => void): void;
  command(command: LoopCommand): void;
  /** The platform lives: refreshes the watchdogs. Called only when a tick has been worked and recorded. */
  pulse(): void;
  stop(): Promise<void>;
}

/** Where a loop is written down (控制记录库). `append` is one transaction: records and the state that goes with them, or neither. */
export interface LoopJournal {
  restore(loop: string): Promise<LoopState | null>;
  append(loop: string, records: readonly LoopRecord[], state: LoopState): Promise<void>;
}

/** What a runner stands on. `now` must not jump: minimum times are counted by it. */
export interface LoopRunnerPorts {
  now(): number;
  /** @returns what ends it */
  every(milliseconds: number, act: () => void): () => void;
  readonly sensors: { subscribe(listen: (sensor: string, value: string | null) => void): () => void };
  readonly actuators: LoopActuators; readonly journal: LoopJournal;
  /** told of an append that failed (the loop goes on when it works again) and of an event that could not be worked */
  trouble(error: unknown): void;
}

/** A person's act that the runner no longer takes: it was stopped. */
export class LoopStopped extends Error {
  readonly code = "loop/stopped";
  constructor(readonly loop: string) { super(`控制回路“${loop}”已停止，未执行；启动后重试 / loop "${loop}" was stopped and did nothing; start it and try again`); }
}

export interface LoopRunner {
  /** Restores, says that it restarted, and begins to tick. @throws {LoopInvalid} and whatever the journal throws */
  start(): Promise<void>;
  /** A person's act, or anything else that happens. @returns the records it led to, once they are written down @throws {LoopStopped} */
  submit(happening: LoopHappening): Promise<readonly LoopRecord[]>;
  state(): LoopState;
  /** Ends it and leaves the devices as they are: their watchdogs switch off what nobody takes up again in time. */
  stop(): Promise<void>;
}

interface Waiting { readonly event: LoopEvent; readonly done: (records: readonly LoopRecord[]) => void; readonly fail: (error: unknown) => void }
const mostWaiting = 1000;

/**
 * Runs one loop (回路运行器): events in one line, each worked, written down, and only then commanded.
 * When the journal refuses, nothing is commanded and no watchdog refreshed, so the devices go to their safe state by themselves; the event is tried again with the next tick.
 * @param pace  milliseconds between ticks, and the longest time without a state written down
 */
export function loopRunner(setting: LoopSetting, ports: LoopRunnerPorts, pace: { readonly tick: number; readonly keep: number } = { tick: 1000, keep: 30_000 }): LoopRunner {
  checkedLoop(setting);
  let state = loopStart(setting, ports.now()), keptAt = -Infinity, working: Promise<void> | null = null, stopped = false;
  const waiting: Waiting[] = [], ends: (() => void)[] = [];

  /** @returns whether everything waiting was worked; false when the journal refused */
  async function work(): Promise<boolean> {
    for (let next = waiting[0]; next && !stopped; next = waiting[0]) {
      const { event } = next;
      let outcome: LoopOutcome;
      try { outcome = loopStep(setting, state, event); } catch (error) { waiting.shift(); ports.trouble(error); next.fail(error); continue; }
      if (outcome.records.length > 0 || event.at - keptAt >= pace.keep) {
        try { await ports.journal.append(setting.loop, outcome.records, outcome.state); } catch (error) { ports.trouble(error); return false; }
        keptAt = event.at;
      }
      state = outcome.state;
      waiting.splice(waiting.indexOf(next), 1);
      for (const command of outcome.commands) ports.actuators.command(command);
      if (event.kind === "tick") ports.actuators.pulse();
      next.done(outcome.records);
    }
    return true;
  }
  function pump(): void {
    if (working || stopped) return;
    working = work().then((all) => { working = null; if (all && waiting.length > 0) pump(); });
  }
  function enter(happening: LoopHappening): Promise<readonly LoopRecord[]> {
    if (stopped) return Promise.reject(new LoopStopped(setting.loop));
    const event: LoopEvent = { ...happening, at: ports.now() };
    // while nothing can be written down only what people said and what lines did is worth keeping
    if (waiting.length >= mostWaiting) {
      const oldest = waiting.findIndex((one, i) => i > 0 && (one.event.kind === "value" || one.event.kind === "feedback"));
      if (oldest > 0) waiting.splice(oldest, 1)[0]?.done([]);
    }
    const answer = new Promise<readonly LoopRecord[]>((done, fail) => { waiting.push({ event, done, fail }); });
    pump();
    return answer;
  }
  /** What no person waits for; a stop in between is no fault of it. */
  const hear = (happening: LoopHappening): void => { enter(happening).catch(() => undefined); };

  return {
    async start() {
      const restored = await ports.journal.restore(setting.loop);
      if (restored) state = loopRefitted(setting, restored);
      hear({ kind: "restart" });
      ports.actuators.start(hear);
      ends.push(ports.sensors.subscribe((sensor, value) => hear({ kind: "value", sensor, value })));
      ends.push(ports.every(pace.tick, () => { if (waiting.some((one) => one.event.kind === "tick")) pump(); else hear({ kind: "tick" }); }));
    },
    submit: enter,
    state: () => state,
    async stop() {
      stopped = true;
      for (const end of ends.splice(0)) end();
      await ports.actuators.stop();
      await working;
      for (const one of waiting.splice(0)) one.fail(new LoopStopped(setting.loop));
    },
  };
}
