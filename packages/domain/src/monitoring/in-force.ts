import type { ForwardTarget, InstrumentFact, PointFact } from "./model.js";

/** The latest version of each thing, in the order in which the things first came (在用版本). Versions may come in any order. */
export function latestOf<Fact extends { readonly seq: number }>(facts: readonly Fact[], idOf: (fact: Fact) => string): readonly Fact[] {
  const latest = new Map<string, Fact>();
  for (const fact of facts) {
    const id = idOf(fact), held = latest.get(id);
    if (held === undefined || fact.seq > held.seq) latest.set(id, fact);
  }
  return [...latest.values()];
}

/** Points as they stand (点位现状); those out of use too. */
export function pointsInForce(facts: readonly PointFact[]): readonly PointFact[] { return latestOf(facts, (fact) => fact.point); }
/** Instruments as they are set (设备现状); those out of use too. */
export function instrumentsInForce(facts: readonly InstrumentFact[]): readonly InstrumentFact[] { return latestOf(facts, (fact) => fact.instrument); }
/** Targets of forwarding as they are set (上传目标现状); those out of use too. */
export function targetsInForce(facts: readonly ForwardTarget[]): readonly ForwardTarget[] { return latestOf(facts, (fact) => fact.target); }
