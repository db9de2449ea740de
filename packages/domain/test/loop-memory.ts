import { IdTaken, LoopNotHeld, Overtaken, type KeptLoopRecord, type LoopAct, type LoopActOutcome, type LoopFact, type LoopReader, type LoopState, type LoopStore, type LoopWriter, type Signed } from "@yunqing/domain";
import type { Bag } from "./memory-later.js";

const held = <T extends Signed>(bag: Bag, kind: string): T[] => (bag[kind] ??= []) as T[];
function put<T extends Signed>(bag: Bag, kind: string, fact: T): Promise<"stored" | "known"> {
  const known = held<T>(bag, kind).find((one) => one.id === fact.id), content = ({ at: _at, ...rest }: T): string => JSON.stringify(rest);
  if (known !== undefined && content(known) !== content(fact)) return Promise.reject(new IdTaken(fact.id));
  if (known === undefined) held<T>(bag, kind).push(structuredClone(fact));
  return Promise.resolve(known === undefined ? "stored" : "known");
}
/** Settings and words of loops in a bag, in the manner of the store. */
export function loopReader(bag: Bag): LoopReader {
  return {
    loops: async ({ loop } = {}) => held<LoopFact>(bag, "loop").filter((one) => loop === undefined || one.loop === loop),
    loopActs: async ({ loop, id, limit }) => [...held<LoopAct>(bag, "loop-act")].reverse().filter((one) => (loop === undefined || one.loop === loop) && (id === undefined || one.id === id)).slice(0, limit ?? 1000),
  };
}
export function loopWriter(bag: Bag): LoopWriter {
  return {
    ...loopReader(bag),
    appendLoop: (fact) => (held<LoopFact>(bag, "loop").some((one) => one.id === fact.id) || held<LoopFact>(bag, "loop").filter((one) => one.loop === fact.loop).length + 1 === fact.seq ? put(bag, "loop", fact) : Promise.reject(new Overtaken(fact.loop))),
    appendLoopAct: (act) => put(bag, "loop-act", act),
  };
}

/** A loop store in memory that tells what was written. */
export class MemoryLoops implements LoopStore {
  readonly kept: KeptLoopRecord[] = []; readonly held = new Map<string, string>(); readonly stateOf = new Map<string, LoopState>(); readonly outcomes = new Map<string, LoopActOutcome>();
  readonly #acts: () => readonly LoopAct[];
  constructor(acts: () => readonly LoopAct[] = () => []) { this.#acts = acts; }
  hold(loop: string, holder: string): Promise<boolean> { const other = this.held.get(loop); if (other !== undefined && other !== holder) return Promise.resolve(false); this.held.set(loop, holder); return Promise.resolve(true); }
  release(loop: string, holder: string): Promise<void> { if (this.held.get(loop) === holder) this.held.delete(loop); return Promise.resolve(); }
  restore(loop: string): Promise<LoopState | null> { return Promise.resolve(this.stateOf.get(loop) ?? null); }
  append(loop: string, holder: string, records: Parameters<LoopStore["append"]>[2], state: LoopState): Promise<void> {
    if (this.held.get(loop) !== holder) return Promise.reject(new LoopNotHeld(loop, holder));
    for (const record of records) this.kept.push({ ...record, id: this.kept.length + 1 });
    this.stateOf.set(loop, state);
    return Promise.resolve();
  }
  states(): ReturnType<LoopStore["states"]> { return Promise.resolve([...new Set([...this.stateOf.keys(), ...this.held.keys()])].sort().map((loop) => ({ loop, state: this.stateOf.get(loop) ?? null, held: this.held.has(loop), holder: this.held.get(loop) ?? null }))); }
  records({ loop, subjects, from, until, before, limit }: Parameters<LoopStore["records"]>[0]): ReturnType<LoopStore["records"]> {
    return Promise.resolve([...this.kept].reverse().filter((one) => one.loop === loop && (subjects === undefined || subjects.some((subject) => (subject.endsWith(":") ? one.subject.startsWith(subject) : one.subject === subject))) && (from === undefined || one.at >= from) && (until === undefined || one.at < until) && (before === undefined || one.id < before)).slice(0, limit));
  }
  recordsStanding(loop: string, at: number): ReturnType<LoopStore["recordsStanding"]> { return Promise.resolve([...new Map(this.kept.filter((one) => one.loop === loop && one.at < at).map((one) => [one.subject, one])).values()]); }
  actsWaiting(loop: string): Promise<readonly LoopAct[]> { return Promise.resolve(this.#acts().filter((one) => one.loop === loop && !this.outcomes.has(one.id))); }
  settleAct(outcome: LoopActOutcome): Promise<void> { if (!this.outcomes.has(outcome.act)) this.outcomes.set(outcome.act, outcome); return Promise.resolve(); }
  actOutcomes(acts: readonly string[]): ReturnType<LoopStore["actOutcomes"]> { return Promise.resolve(new Map(acts.flatMap((act) => { const held = this.outcomes.get(act); return held === undefined ? [] : [[act, held] as const]; }))); }
}
