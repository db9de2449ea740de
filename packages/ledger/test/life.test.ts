import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { after, BrokenHistory, dutyAsked, ledger, mayMove, movesOffered, obstacles, openMove, proofsNeeded, replay, stateAfter, BadDeclaration, type LifeCycle, type LifeStanding, type Offered, type Step } from "../src/index.js";
import { outfall } from "./outfall.js";

const life = outfall.life as LifeCycle, hash = (seed: number): string => seed.toString(16).padStart(64, "0");
const clerk = { user: "clerk", holds: ["ledger.write"] }, chief = { user: "chief", holds: ["ledger.approve"] }, both = { user: "clerk", holds: ["ledger.write", "ledger.approve"] };
const row = { discharger: "91130200699229617X" };
const open = (by = "finder"): LifeStanding => replay(outfall, [{ row: "o1", seq: 1, move: openMove, at: "2026-01-01T00:00:00Z", by, note: "", proofs: [] }]);
const giving = (...kinds: string[]): Offered => ({ note: "", proofs: kinds.map((kind, i) => ({ kind, hash: hash(i + 1) })) });
const path = (standing: LifeStanding, ...moves: (readonly [string, string, Offered])[]): LifeStanding => moves.reduce((at, [move, by, offered]) => after(outfall, at, { move, by, proofs: offered.proofs }), standing);
const treated = (): LifeStanding => path(open(), ["measure", "clerk", giving("report")], ["trace", "clerk", giving("trace")], ["treat", "clerk", giving("works", "signboard")]);

describe("the life of an outfall: 查测溯治管", () => {
  test("each missing proof and field is named, all at once", () => {
    expect(obstacles(outfall, open(), {}, "measure", clerk).map((each) => [each.kind, each.message.zh])).toEqual([["proof", "缺少证明：监测报告"]]);
    const measured = path(open(), ["measure", "clerk", giving("report")]);
    expect(obstacles(outfall, measured, {}, "trace", clerk).map((each) => [each.kind, each.what])).toEqual([["field", "discharger"], ["proof", "trace"]]);
    const bare = path(open(), ["measure", "a", giving()], ["trace", "a", giving()], ["treat", "a", giving()]);
    expect(obstacles(outfall, bare, row, "close", chief).map((each) => each.what)).toEqual(["report", "trace", "works", "signboard"]);
  });
  test("closing needs every proof and somebody else", () => {
    expect(proofsNeeded(outfall, "close")).toEqual(["report", "trace", "works", "signboard"]);
    expect(mayMove(outfall, treated(), row, "close", chief)).toBe(true);
    expect(obstacles(outfall, treated(), row, "close", both).map((each) => each.kind)).toEqual(["same-person"]);
    expect(obstacles(outfall, treated(), row, "close", { user: "x", holds: ["ledger.write"] }).map((each) => each.kind)).toEqual(["not-granted"]);
    expect(obstacles(outfall, treated(), row, "close", chief, giving("works")).map((each) => each.kind)).toEqual(["same-person"]);
  });
  test("a relapse needs a reason and reopens it with no proof left", () => {
    const closed = path(treated(), ["close", "chief", giving()]);
    expect([closed.state, movesOffered(outfall, closed, clerk)]).toEqual(["managed", ["relapse"]]);
    expect(obstacles(outfall, closed, row, "relapse", clerk).map((each) => each.kind)).toEqual(["note"]);
    const again = path(closed, ["relapse", "clerk", giving()]);
    expect(again).toMatchObject({ state: "found", reopened: 1, proofs: [] });
    expect(obstacles(outfall, again, row, "measure", clerk).map((each) => each.what)).toEqual(["report"]);
  });
  test("a state asks for its duty", () => {
    expect(dutyAsked(outfall, "found", row)).toEqual({ kind: "outfall.measure", label: { zh: "开展监测", en: "measure it" }, workingDays: 20, holder: "bureau" });
    expect(dutyAsked(outfall, "treated", row)).toBeNull();
  });
});

const moveNames = Object.keys(life.moves), people = ["a", "b", "c"];
const attempts = fc.array(fc.record({ move: fc.constantFrom(...moveNames, "measure", "trace", "treat", "close", "close"), by: fc.constantFrom(...people), note: fc.constantFrom("", "理由"), kinds: fc.oneof(fc.constant([]), fc.constant(Object.keys(life.proofs ?? {})), fc.subarray(Object.keys(life.proofs ?? {}))) }), { maxLength: 60, size: "max" });
/** Tries each attempt and keeps the steps that the engine lets through. */
function lived(tries: readonly { readonly move: string; readonly by: string; readonly note: string; readonly kinds: readonly string[] }[]): readonly Step[] {
  const steps: Step[] = [{ row: "o1", seq: 1, move: openMove, at: "2026-01-01T00:00:00Z", by: "a", note: "", proofs: [] }];
  let standing = replay(outfall, steps);
  for (const each of tries) {
    const proofs = each.kinds.map((kind, i) => ({ kind, hash: hash(i) })), asker = { user: each.by, holds: ["ledger.write", "ledger.approve"] };
    if (!mayMove(outfall, standing, row, each.move, asker, { note: each.note, proofs })) continue;
    const step: Step = { row: "o1", seq: standing.seq + 1, move: each.move, at: "2026-01-02T00:00:00Z", by: each.by, note: each.note, proofs };
    steps.push(step);
    standing = after(outfall, standing, step);
  }
  return steps;
}

describe("whatever people try", () => {
  // the steps are judged here by a reading of its own, which knows the plan's rule and nothing of the engine
  test("no way leads to closed without every proof since the last opening, and nobody closes what they treated, traced or proved", () => {
    let closings = 0, reopenings = 0;
    fc.assert(fc.property(attempts, (tries) => {
      const steps = lived(tries);
      let since: Step[] = [];
      for (const step of steps) {
        if (step.move === "relapse") { since = [step]; reopenings++; continue; }
        if (step.move === "close") {
          closings++;
          const kinds = new Set(since.flatMap((each) => each.proofs.map((proof) => proof.kind)));
          expect([...kinds].sort()).toEqual(["report", "signboard", "trace", "works"]);
          for (const each of since) if (["treat", "trace"].includes(each.move) || each.proofs.length > 0) expect(each.by).not.toBe(step.by);
          for (const needed of ["measure", "trace", "treat"]) expect(since.some((each) => each.move === needed)).toBe(true);
        }
        since.push(step);
      }
    }), { numRuns: 800 });
    expect(closings).toBeGreaterThan(20);
    expect(reopenings).toBeGreaterThan(2);
  });
  test("the history replays to the same state, in any order of its steps", () => {
    fc.assert(fc.property(attempts, (tries) => {
      const steps = lived(tries), state = steps.slice(1).reduce((at, step) => stateAfter(outfall, at, step.move), life.initial);
      expect(replay(outfall, steps).state).toBe(state);
      expect(replay(outfall, [...steps].reverse())).toEqual(replay(outfall, steps));
    }), { numRuns: 200 });
  });
  test("a step taken out of a history, or put in by hand, is noticed", () => {
    const steps = lived([{ move: "measure", by: "a", note: "", kinds: ["report"] }, { move: "trace", by: "a", note: "", kinds: ["trace"] }, { move: "treat", by: "a", note: "", kinds: ["works", "signboard"] }, { move: "close", by: "b", note: "", kinds: [] }]);
    expect(replay(outfall, steps).state).toBe("managed");
    expect(() => replay(outfall, steps.filter((each) => each.seq !== 3))).toThrow(BrokenHistory);
    expect(() => replay(outfall, steps.slice(1))).toThrow(/没有登记/);
    expect(() => replay(outfall, steps.map((each) => (each.move === "close" ? { ...each, by: "a" } : each)))).toThrow(/须由另一人办理/);
    expect(() => replay(outfall, steps.map((each) => (each.move === "treat" ? { ...each, proofs: [] } : each)))).toThrow(/缺少证明/);
    expect(() => replay(outfall, steps.map((each) => (each.move === "treat" ? { ...each, move: "fly" } : each)))).toThrow(/没有动作 fly/);
  });
});

describe("a life cycle that cannot hold is not declared", () => {
  const declared = (change: (life: LifeCycle) => LifeCycle): unknown => { try { ledger({ ...outfall, life: change(life) }); return null; } catch (error) { return error instanceof BadDeclaration ? error.flaws.map((flaw) => `${flaw.field ?? ""}: ${flaw.message.zh}`).join("\n") : error; } };
  test.each<[string, (life: LifeCycle) => LifeCycle, RegExp]>([
    ["a closed state without proofs", (own) => ({ ...own, states: { ...own.states, managed: { label: { zh: "销号", en: "closed" }, isClosed: true } } }), /life\.moves\.close: 销号须有证明/],
    ["a closed state that nothing reopens", (own) => { const { relapse: _relapse, ...moves } = own.moves; return { ...own, moves }; }, /life\.states\.managed: 销号状态须有反弹/],
    ["a state that nothing reaches", (own) => ({ ...own, states: { ...own.states, lost: { label: { zh: "失联", en: "lost" } } } }), /life\.states\.lost: 从起始状态无法到达/],
    ["a move to nowhere", (own) => ({ ...own, moves: { ...own.moves, measure: { label: { zh: "监测", en: "m" }, from: ["found"], to: "nowhere", by: ["x"] } } }), /没有状态 nowhere/],
    ["a proof nobody declared", (own) => ({ ...own, moves: { ...own.moves, show: { label: { zh: "补", en: "s" }, from: ["found"], by: ["x"], needs: { proofs: ["film"] } } } }), /证明 film 未在 proofs 中声明/],
    ["a duty whose holder is no field", (own) => ({ ...own, states: { ...own.states, found: { label: { zh: "查", en: "f" }, duty: { kind: "d", label: { zh: "督", en: "d" }, workingDays: 0, holder: { field: "nobody" } } } } }), /督办期限应为 1—500[\s\S]*nobody/],
  ])("%s", (_, change, words) => { expect(declared(change)).toMatch(words); });
});
