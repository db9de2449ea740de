import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BadNumbering, clockOf, laterMoves, moveRules, movesOf, numberingOf, obstacleTo, stateAfter, stateOf, workingCalendar, type Asking, type Duty, type DutyStep, type LaterMove, type Standing } from "@yunqing/domain";

const duty: Duty = { id: "d", number: "督〔2026〕1号", year: 2026, title: "t", text: "", kind: "manual", cause: { rule: "manual", subject: "s", period: "d", zh: "", en: "" }, holder: "town", approver: null, openedDay: "2026-11-23", workingDays: 5, dueDay: "2026-11-30", by: "boss", at: "2026-11-23T02:00:00Z", district: "x", organisationPath: "b/town", placePath: "", enterprise: null };
const person = fc.record({ user: fc.constantFrom("ann", "bo", "cy"), handles: fc.boolean(), approves: fc.boolean(), steers: fc.boolean() }) satisfies fc.Arbitrary<Asking>;
const step = (standing: Standing, move: LaterMove, by: string, seq: number): DutyStep => ({ id: `s${seq}`, duty: "d", seq, move, from: standing.state, to: stateAfter(move, standing.state), note: "", evidence: [], holder: standing.holder, dueDay: standing.dueDay, by, at: "2026-11-23T02:00:00Z", ...standing.scope });
/** Plays tries in order; those that meet an obstacle change nothing. */
const play = (tries: readonly (readonly [LaterMove, Asking])[]): DutyStep[] => {
  const steps: DutyStep[] = [];
  for (const [move, asking] of tries) { const standing = stateOf(duty, steps); if (obstacleTo(move, standing, asking) === null) steps.push(step(standing, move, asking.user, steps.length + 1)); }
  return steps;
};
const tries = fc.array(fc.tuple(fc.constantFrom(...laterMoves), person), { maxLength: 40 });
/** Moves towards a review, so that long plays reach closings often. */
const likely = fc.array(fc.tuple(fc.constantFrom<LaterMove>("sign", "submit", "approve", "return", "transfer"), fc.constantFrom("ann", "bo", "cy").map((user): Asking => ({ user, handles: true, approves: true, steers: true }))), { minLength: 15, maxLength: 60 });

describe("督办流程: laws of the machine", () => {
  test("no path closes without an approval, by a person who neither signed for it nor submitted it", () => {
    let closings = 0;
    fc.assert(fc.property(fc.oneof(tries, likely), (all) => {
      const steps = play(all), end = stateOf(duty, steps);
      if (end.state !== "closed") return;
      closings++;
      const last = steps.at(-1);
      expect(last?.move).toBe("approve");
      expect(steps.filter((one) => one.move === "sign" || one.move === "submit").map((one) => one.by)).not.toContain(last?.by);
      const submitted = steps.map((one) => one.move).lastIndexOf("submit");
      expect(submitted).toBeGreaterThan(-1);
      expect(steps.slice(submitted + 1, -1).every((one) => one.move === "note")).toBe(true);
    }), { numRuns: 3000 });
    expect(closings).toBeGreaterThan(0);
  });
  test("each step leaves from where the last arrived; after closing or withdrawal nothing moves", () => {
    fc.assert(fc.property(tries, person, (all, asking) => {
      const steps = play(all);
      steps.forEach((one, index) => { expect(one.from).toBe(index === 0 ? "awaiting-sign" : steps[index - 1]?.to); });
      const standing = stateOf(duty, steps);
      if (standing.state === "closed" || standing.state === "withdrawn") expect(movesOf(standing, asking)).toEqual([]);
    }));
  });
  test("the standing is read from the steps alone, in whatever order they come", () => {
    fc.assert(fc.property(tries.map(play).chain((steps) => fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length }))), ([steps, shuffled]) => { expect(stateOf(duty, shuffled)).toEqual(stateOf(duty, steps)); }));
  });
  test("without any right no move is open", () => {
    fc.assert(fc.property(tries, (all) => { expect(movesOf(stateOf(duty, play(all)), { user: "zed", handles: false, approves: false, steers: false })).toEqual([]); }));
  });
  test("the way of ux §2.4: 待签收→办理中→待审核→退回→办理中→待审核→办结", () => {
    const holder: Asking = { user: "ann", handles: true, approves: false, steers: false }, approver: Asking = { user: "bo", handles: false, approves: true, steers: false };
    const steps = play([["sign", holder], ["submit", holder], ["return", approver], ["sign", holder], ["submit", holder], ["approve", approver]]);
    expect(steps.map((one) => one.to)).toEqual(["in-hand", "awaiting-review", "returned", "in-hand", "awaiting-review", "closed"]);
  });
  test("the approver who signed for it is told so", () => {
    const both: Asking = { user: "ann", handles: true, approves: true, steers: true };
    const standing = stateOf(duty, play([["sign", both], ["submit", both]]));
    expect([obstacleTo("approve", standing, both), obstacleTo("return", standing, both), obstacleTo("approve", standing, { ...both, user: "bo" })]).toEqual(["same-person", "same-person", null]);
    expect(obstacleTo("submit", standing, both)).toBe("wrong-state");
  });
  test("what needs words says so", () => { expect(laterMoves.filter((move) => moveRules[move].needs === "note")).toEqual(["return", "transfer", "extend", "pause", "leave", "return-part", "withdraw"]); expect(moveRules.submit.needs).toBe("note-or-evidence"); });
});

describe("the light", () => {
  const calendar = workingCalendar();
  test.each([
    // due Friday 2026-10-16; 1–7 October are holidays, Saturday 10 October is worked: 8, 9, 10, 12–16 October are eight
    ["2026-09-30", "green", 8], ["2026-10-12", "green", 4], ["2026-10-13", "yellow", 3], ["2026-10-16", "yellow", 0], ["2026-10-17", "red", 0], ["2026-10-19", "red", -1],
  ] as const)("on %s: %s, %i working days left", (today, light, left) => { expect(clockOf(calendar, "in-hand", "2026-10-16", today)).toEqual({ light, workingDaysLeft: left, overdue: light === "red" }); });
  test("closed and withdrawn have none", () => { for (const state of ["closed", "withdrawn"] as const) expect(clockOf(calendar, state, "2026-10-16", "2026-12-01")).toMatchObject({ light: "none", overdue: false }); });
});

describe("numbers", () => {
  test("the pattern is the district's", () => { expect(numberingOf("云环督〔{year}〕{seq}号")(2026, 3)).toBe("云环督〔2026〕3号"); });
  test.each(["督3号", "{year}", "{seq}{seq}{year}", ""])("%s is no pattern", (pattern) => { expect(() => numberingOf(pattern)).toThrow(BadNumbering); });
});
