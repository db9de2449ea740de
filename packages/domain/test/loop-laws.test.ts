import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { actuatorWord, checkedLoop, loopStart, loopStep, subjectsOf, type LoopEvent, type LoopRecord, type LoopSetting, type LoopState } from "../src/index.js";
import { Cabinet, isStart, isStop, SecondOpinion } from "./loop-oracle.js";
import { eight, yard } from "./loop-cannons.js";

/** What a script does in one step, `wait` milliseconds after the one before. */
type Act =
  | { readonly act: "dust" | "dust-2" | "water"; readonly hundredths: number } | { readonly act: "word"; readonly mode: "auto" | "on" | "off"; readonly seconds: number }
  | { readonly act: "cut" | "mend" | "restart" | "stall" | "acknowledge" } | { readonly act: "break" | "repair"; readonly which: number } | { readonly act: "pass" };
interface Script { readonly setting: LoopSetting; readonly acts: readonly { readonly wait: number; readonly does: Act }[] }

const settings = fc.record({
  minimumOn: fc.integer({ min: 0, max: 20 }), minimumOff: fc.integer({ min: 0, max: 20 }), longest: fc.option(fc.record({ more: fc.integer({ min: 1, max: 25 }), rest: fc.integer({ min: 0, max: 25 }) })),
  limit: fc.option(fc.record({ count: fc.integer({ min: 1, max: 3 }), seconds: fc.integer({ min: 10, max: 90 }) })), cannons: fc.integer({ min: 1, max: 3 }), atOnce: fc.integer({ min: 1, max: 3 }),
  stagger: fc.integer({ min: 0, max: 10 }), average: fc.integer({ min: 1, max: 3 }), stale: fc.integer({ min: 8, max: 40 }), watchdog: fc.integer({ min: 12, max: 30 }), unknownLocks: fc.boolean(), two: fc.boolean(),
}).map((with_): LoopSetting => checkedLoop({
  ...yard, atOnce: Math.min(with_.atOnce, with_.cannons), staggerSeconds: with_.stagger, overrideSeconds: 60,
  demand: { by: "threshold", upper: "1.00", lower: "0.60", unit: "mg/m³", sensors: (with_.two ? ["dust", "dust-2"] : ["dust"]).map((sensor) => ({ sensor, name: { zh: "扬尘", en: "Dust" }, point: "P-1", factor: "a34001", average: with_.average, staleSeconds: with_.stale })) },
  frost: yard.frost.map((one) => ({ ...one, staleSeconds: 200, unknownLocks: with_.unknownLocks })), devices: [{ device: "plc", name: { zh: "控制柜", en: "Cabinet" }, watchdogSeconds: with_.watchdog }],
  actuators: ["A", "B", "C"].slice(0, with_.cannons).map((actuator) => ({ actuator, name: { zh: actuator, en: actuator }, device: "plc", minimumOnSeconds: with_.minimumOn, minimumOffSeconds: with_.minimumOff, feedbackSeconds: 6, hours: [],
    longestRun: with_.longest && { seconds: with_.minimumOn + with_.longest.more, restSeconds: with_.longest.rest }, startsLimit: with_.limit })),
}));
const dust = fc.oneof(fc.constantFrom(60, 100, 59, 61, 99), fc.integer({ min: 0, max: 220 }));
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ act: fc.constantFrom("dust" as const, "dust" as const, "dust-2" as const), hundredths: dust }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant("water" as const), hundredths: fc.constantFrom(500, 0, -700, -800, -801, -999, -1000, -1001, -1500) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("word" as const), mode: fc.constantFrom("auto" as const, "on" as const, "off" as const), seconds: fc.integer({ min: 1, max: 100 }) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom("cut" as const, "restart" as const, "stall" as const, "acknowledge" as const) }) }, { weight: 5, arbitrary: fc.record({ act: fc.constant("mend" as const) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom("break" as const, "repair" as const), which: fc.nat(2) }) }, { weight: 20, arbitrary: fc.record({ act: fc.constant("pass" as const) }) },
);
const scripts: fc.Arbitrary<Script> = fc.record({ setting: settings, acts: fc.array(fc.record({ wait: fc.integer({ min: 1, max: 4000 }), does: act }), { minLength: 20, maxLength: 80, size: "max" }) });

interface Seen { readonly at: number; readonly event: LoopEvent; readonly before: LoopState; readonly state: LoopState; readonly records: readonly LoopRecord[] }

interface Played { readonly events: readonly LoopEvent[]; readonly cabinet: Cabinet; readonly records: readonly LoopRecord[]; readonly state: LoopState }

/** Plays a script: a tick every other second, feedback with it, commands obeyed by a cabinet with a watchdog. `see` is told of every step. */
function play({ setting, acts }: Script, see: (moment: Seen, opinion: SecondOpinion, cabinet: Cabinet, up: boolean) => void): Played {
  let now = eight, next = eight + 2000, state = loopStart(setting, now), up = false;
  const opinion = new SecondOpinion(setting), cabinet = new Cabinet((setting.devices[0]?.watchdogSeconds ?? 0) * 1000, now), events: LoopEvent[] = [], records: LoopRecord[] = [];
  const tell = (event: LoopEvent): void => {
    cabinet.pass(now);
    const before = state, outcome = loopStep(setting, before, event);
    state = outcome.state; events.push(event); records.push(...outcome.records);
    for (const { output, on } of outcome.commands) { holds(up, () => `${output} told without a line`); cabinet.tell(now, output, on); }
    if (event.kind === "tick" && up) cabinet.pulse(now);
    opinion.look(now);
    see({ at: now, event, before, state, records: outcome.records }, opinion, cabinet, up);
  };
  const feed = (): void => { cabinet.pass(now); for (const { actuator } of setting.actuators) if (up) tell({ at: now, kind: "feedback", actuator, running: cabinet.running(actuator) }); };
  const until = (end: number): void => { while (next <= end) { now = next; next += 2000; feed(); tell({ at: now, kind: "tick" }); } now = end; };
  const mend = (): void => { if (up) return; up = true; tell({ at: now, kind: "line", device: "plc", up: true, pulsedAt: null }); feed(); };
  tell({ at: now, kind: "restart" }); mend();
  for (const { wait, does } of acts) {
    until(now + wait);
    switch (does.act) {
      case "dust": case "dust-2": case "water":
        opinion.value(now, does.act, does.hundredths); tell({ at: now, kind: "value", sensor: does.act, value: (does.hundredths / 100).toFixed(2) }); break;
      case "word": opinion.say(now, does.mode, does.seconds); tell({ at: now, kind: "override", mode: does.mode, seconds: does.seconds, by: "li", reason: "" }); break;
      case "cut": if (up) { up = false; tell({ at: now, kind: "line", device: "plc", up: false, pulsedAt: cabinet.pulsedAt }); } break;
      case "mend": mend(); break;
      case "restart": up = false; tell({ at: now, kind: "restart" }); break;
      case "stall": now += 20_000; next = now + 2000; break;
      case "break": cabinet.broken.add("ABC".charAt(does.which)); break;
      case "repair": cabinet.broken.delete("ABC".charAt(does.which)); tell({ at: now, kind: "repaired", actuator: "ABC".charAt(does.which), by: "li" }); break;
      case "acknowledge": tell({ at: now, kind: "acknowledge", by: "li" }); break;
      case "pass": break;
    }
  }
  until(now + 30_000);
  return { events, cabinet, records, state };
}

/** Throws when a law is broken: far cheaper than an expectation, of which there are millions here. */
function holds(law: boolean, what: () => string): void { if (!law) throw new Error(what()); }
const words = (state: LoopState): ReadonlyMap<string, string> => new Map([...subjectsOf(state)].map(([subject, { word }]) => [subject, word]));
const running = (state: LoopState): number => Object.values(state.actuators).filter((one) => actuatorWord(one) === "on").length;

type Moment = Seen & { readonly opinion: SecondOpinion; readonly cabinet: Cabinet; readonly up: boolean };
interface Watch { see?(moment: Moment): void; end?(played: Played): void }
/** How often a law had something to judge: a law that never bites proves nothing. */
const bites: Record<string, number> = {};
const bite = (law: string): void => { bites[law] = (bites[law] ?? 0) + 1; };
const mayCutShort = new Set(["temperature-low", "temperature-unknown", "override", "no-feedback", "not-read", "found-off", "found-on", "watchdog"]);

const laws: Readonly<Record<string, (setting: LoopSetting) => Watch>> = {
  "a second opinion from the whole history, in whole hundredths, agrees on demand, frost and the person's word at every step": () => ({
    see({ state, opinion }) {
      holds(state.demand.is === opinion.demand && state.frost.locked === opinion.frost && state.override.mode === opinion.override, () => `${state.demand.is} ${String(state.frost.locked)} ${state.override.mode} against ${opinion.demand} ${String(opinion.frost)} ${opinion.override}`);
    },
  }),
  "nothing starts without a recorded cause that the second opinion shares, and never more than wanted at once": ({ atOnce }) => ({
    see({ records, state, opinion }) {
      for (const { cause, subject } of records.filter(isStart)) {
        bite("starts");
        holds(opinion.wanted && cause.code === (opinion.override === "on" ? "override" : "upper-limit"), () => `${subject} starts for ${cause.code}`);
        holds(cause.inputs.length > 0 || cause.by !== null, () => `${subject} starts and nobody knows by what`);
        holds(running(state) <= atOnce, () => `${String(running(state))} run at once`);
      }
    },
  }),
  "the frost lock wins over everything: what can be reached is off from the same instant, in the cabinet too": () => ({
    see({ state, opinion, cabinet }) {
      if (opinion.frost) for (const [id, one] of Object.entries(state.actuators)) if (one.reach === "up") { bite("frost"); holds(!one.on && !cabinet.on.get(id), () => `${id} runs in frost`); }
    },
  }),
  "nothing is switched faster than its minimum times, in the log and in the cabinet": ({ actuators }) => ({
    end({ records, cabinet }) {
      for (const { actuator, minimumOnSeconds, minimumOffSeconds } of actuators) {
        let on = -Infinity, off = -Infinity;
        for (const { subject, from, to, at, cause } of records.filter((one) => one.subject === `actuator:${actuator}`)) {
          if (isStart({ subject, from, to, cause })) { bite("minimum off"); holds(at - off >= minimumOffSeconds * 1000, () => `${actuator} on after ${String(at - off)} ms off`); on = at; }
          const stops = from === "on" && ["off", "resting", "failed"].includes(to);
          if (stops && !mayCutShort.has(cause.code)) { bite("minimum on"); holds(at - on >= minimumOnSeconds * 1000, () => `${actuator} off after ${String(at - on)} ms on: ${cause.code}`); }
          if (isStop({ from, to, cause })) off = at;
        }
        let last = -Infinity;
        for (const one of cabinet.switched.filter(({ output }) => output === actuator)) { holds(!one.on || one.at - last >= minimumOffSeconds * 1000, () => `the cabinet switched ${actuator} on after ${String(one.at - last)} ms`); last = one.at; }
      }
    },
  }),
  "nothing is off while it is wanted for longer than its own times: at every tick each cannon that does not run has an excuse that has not run out": ({ actuators, atOnce, staggerSeconds }) => {
    const last = new Map(actuators.map((one) => [one.actuator, { off: -Infinity, rest: -Infinity, starts: [] as number[], read: false }]));
    let lastStart = -Infinity;
    return {
      see({ at, event, state, records, opinion }) {
        for (const record of records) {
          const held = record.subject.startsWith("actuator:") ? last.get(record.subject.slice("actuator:".length)) : undefined;
          if (!held) continue;
          if (isStart(record)) { held.starts.push(at); lastStart = at; }
          const firstRead = record.from === "unread" && !held.read;
          if (firstRead) held.read = true;
          if (isStop(record) || firstRead) held.off = at;
          if (record.to === "resting" && record.cause.code === "longest-run") held.rest = at;
        }
        if (event.kind !== "tick" || !opinion.wanted || !state.lines["plc"]?.up || running(state) >= atOnce) return;
        for (const one of actuators) {
          const now = state.actuators[one.actuator], held = last.get(one.actuator);
          if (!held || !now || now.on || now.failed || now.reach !== "up") continue;
          bite("wanted");
          const { longestRun, startsLimit } = one;
          holds(at === held.off || at - held.off < one.minimumOffSeconds * 1000 || at - lastStart < staggerSeconds * 1000 || (longestRun !== null && at - held.rest < longestRun.restSeconds * 1000)
            || (startsLimit !== null && held.starts.filter((start) => at - start < startsLimit.seconds * 1000).length >= startsLimit.count), () => `${one.actuator} is off without an excuse at ${String((at - eight) / 1000)} s`);
        }
      },
    };
  },
  "nothing stays on when it is not wanted: at every tick what still runs has not run its minimum, and nothing against a person's off": ({ actuators }) => {
    const since = new Map<string, number>();
    return {
      see({ at, event, state, records, opinion }) {
        for (const record of records) if (isStart(record)) since.set(record.subject, at);
        if (event.kind !== "tick" || opinion.wanted) return;
        for (const { actuator, minimumOnSeconds } of actuators) {
          const one = state.actuators[actuator];
          if (!one || actuatorWord(one) !== "on") continue;
          bite("runs on");
          const ran = at - (since.get(`actuator:${actuator}`) ?? -Infinity);
          holds(opinion.override !== "off" && ran < minimumOnSeconds * 1000, () => `${actuator} runs unwanted at ${String((at - eight) / 1000)} s, for ${String(ran / 1000)} s`);
        }
      },
    };
  },
  "a person's word ends by itself, within the longest time of the setting": () => ({
    see({ at, state }) {
      const left = (state.override.until ?? at) - at;
      if (state.override.mode !== "auto") bite("words");
      holds(state.override.mode === "auto" ? state.override.until === null : left > 0 && left <= 60_000, () => `the word ${state.override.mode} has ${String(left)} ms left`);
    },
  }),
  "without a line for the watchdog's time nothing counts as on, and nothing is": ({ devices }) => ({
    see({ at, state, cabinet, up }) {
      const line = state.lines["plc"];
      if (up || !line || at - line.pulsedAt < (devices[0]?.watchdogSeconds ?? 0) * 1000) return;
      bite("without a line");
      for (const [id, one] of Object.entries(state.actuators)) holds(!one.on && !cabinet.on.get(id), () => `${id} counts as on without a line`);
    },
  }),
  "every change has exactly one record, the records of a subject are one chain from the beginning to the state, each with its place and words in both languages": (setting) => {
    const chain = new Map(words(loopStart(setting, eight)));
    return {
      see({ at, before, state, records }) {
        const old = words(before), changed = [...words(state)].filter(([subject, word]) => (old.get(subject) ?? "clear") !== word).map(([subject]) => subject);
        const told = records.filter((record) => record.from !== record.to).map((record) => record.subject);
        holds(told.sort().join() === changed.sort().join(), () => `changed ${changed.join()}, recorded ${told.join()}`);
        for (const record of records) {
          bite("records");
          holds((chain.get(record.subject) ?? "clear") === record.from, () => `${record.subject} came from ${record.from}`); chain.set(record.subject, record.to);
          holds(record.at === at && record.loop === "yard-dust" && record.basis.zh === "规划 4.7.1" && /[\u4e00-\u9fff]/.test(record.cause.text.zh) && record.cause.text.en !== "", () => `${record.subject}: place or words`);
        }
      },
      end({ state }) { for (const [subject, word] of words(state)) holds((chain.get(subject) ?? "clear") === word, () => `${subject} ended as ${word}`); },
    };
  },
};

describe("whatever happens", () => {
  const scriptsPlayed = 1200;
  let broken = "", told = "";
  beforeAll(() => {
    const result = fc.check(fc.property(scripts, (script) => {
      const watches = Object.entries(laws).map(([law, begin]) => [law, begin(script.setting)] as const);
      const judge = (act: (watch: Watch) => void): void => { for (const [law, watch] of watches) try { act(watch); } catch (error) { broken = law; throw error; } };
      const played = play(script, (seen, opinion, cabinet, up) => judge((watch) => watch.see?.({ ...seen, opinion, cabinet, up })));
      judge((watch) => watch.end?.(played));
    }), { numRuns: scriptsPlayed, interruptAfterTimeLimit: 100_000 });
    if (result.failed) told = fc.defaultReportMessage(result) ?? "";
  }, 115_000);

  test.each(Object.keys(laws))("%s", (law) => { expect(broken === law ? told : "").toBe(""); });
  test("every one of these laws had something to judge, again and again, and no script broke in another way", () => {
    expect(broken === "" ? told : "").toBe("");
    for (const law of ["starts", "frost", "minimum off", "minimum on", "wanted", "runs on", "words", "without a line", "records"]) expect(bites[law] ?? 0, law).toBeGreaterThan(200);
  });

  test("the same events give the same outcome, from states that nobody changes and that have been text in between", () => {
    const freeze = <T>(thing: T): T => { if (typeof thing === "object" && thing !== null && !Object.isFrozen(thing)) { Object.freeze(thing); Object.values(thing).forEach(freeze); } return thing; };
    fc.assert(fc.property(scripts, (script) => {
      const { events, records, state } = play(script, () => undefined);
      let again = freeze(loopStart(script.setting, eight));
      const said: LoopRecord[] = [];
      for (const [i, event] of events.entries()) {
        const outcome = loopStep(script.setting, i % 7 === 0 ? freeze(JSON.parse(JSON.stringify(again)) as LoopState) : again, event);
        again = freeze(outcome.state); said.push(...outcome.records);
      }
      expect(again).toEqual(state); expect(said).toEqual(records);
    }), { numRuns: 60 });
  });
});
