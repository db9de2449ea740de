import { after, computedOf, holds, obstacles, openMove, replay, type AnyRow, type Field, type Ledger, type LifeStanding, type Step } from "@yunqing/ledger";
import { describe, expect, it } from "vitest";
import { ledgers } from "../../src/ledgers/door.js";

const hash = "a".repeat(64);
/** A value of a field as rows keep it; `turn` walks through the options, so that every branch over a choice is met. */
function sample(field: Field, turn: number): unknown {
  switch (field.kind) {
    case "text": case "code": return "x1";
    case "decimal": return "2"; case "money": return "2"; case "integer": return 2 + turn;
    case "boolean": return turn % 2 === 0;
    case "day": return `2025-0${1 + turn % 9}-10`; case "instant": return `2025-0${1 + turn % 9}-10T08:00:00.000Z`;
    case "period": return { from: "2025-01-01", until: "2025-02-01" };
    case "choice": { const ids = Object.keys(field.options); return ids[turn % ids.length]; }
    case "choices": { const ids = Object.keys(field.options); return [ids[turn % ids.length]]; }
    case "reference": return field.many ? ["a", "b"] : `r${turn % 5}`;
    case "place": return { geometry: field.geometry, positions: [["113.1", "40.1"], ["113.2", "40.1"], ["113.2", "40.2"], ["113.1", "40.1"]].slice(0, field.geometry === "point" ? 1 : field.geometry === "line" ? 2 : 4) };
    case "file": return field.many ? [hash] : hash;
    case "phone": return "13800000000"; case "identity": return "11010519491231002X";
    case "children": return [0, 1].map((index) => Object.fromEntries(Object.entries(field.fields).map(([name, inner]) => [name, sample(inner, turn + index)])));
    case "computed": return field.as === "decimal" ? "2" : "x1";
  }
}
const filled = (own: Ledger, turn: number): AnyRow => Object.fromEntries(Object.entries(own.fields).map(([name, field], index) => [name, sample(field, turn * (index + 1))]));

/** The same with its computed fields made, whatever they come to: a move may ask for one. */
const ready = (own: Ledger): AnyRow => Object.fromEntries(Object.entries(filled(own, 0)).map(([name, value]) => [name, own.fields[name]?.kind === "computed" ? "made" : value]));

describe("computed fields of every ledger", () => {
  const all = ledgers.flatMap((own) => Object.entries(own.fields).filter(([, field]) => field.kind === "computed").map(([name]) => [`${own.id}.${name}`, own, name] as const));
  it.each(all)("%s reads only what it names, and stands still on a blank row", (_, own, name) => {
    for (let turn = 0; turn < 14; turn++) computedOf(own, filled(own, turn), name);
    // one field blank after the other
    for (const blank of Object.keys(own.fields)) computedOf(own, { ...filled(own, 1), [blank]: null }, name);
    computedOf(own, {}, name);
  });
});

describe("lives of every ledger", () => {
  const living = ledgers.filter((each) => each.life !== undefined);
  /** Every state that can be reached when each move is made by somebody new, any proof may come with a move that does not close, and every field is filled. */
  function reached(own: Ledger): ReadonlySet<string> {
    const life = own.life;
    if (!life) return new Set();
    const row = ready(own), all = Object.keys(life.proofs ?? {}).map((kind) => ({ kind, hash })), start: LifeStanding = replay(own, [{ row: "r", seq: 1, move: openMove, at: "2025-01-01T00:00:00.000Z", by: "p0", note: "", proofs: [] } satisfies Step]);
    const seen = new Set<string>(), states = new Set<string>([start.state]), queue: LifeStanding[] = [start];
    for (let standing = queue.shift(); standing; standing = queue.shift()) {
      const key = `${standing.state} ${standing.reopened > 0 ? "again" : "first"} ${[...new Set(standing.proofs.map((each) => each.kind))].sort().join(",")}`;
      if (seen.has(key) || standing.reopened > 1) continue;
      seen.add(key);
      states.add(standing.reopened > 0 ? `${standing.state} again` : standing.state);
      for (const [name, move] of Object.entries(life.moves)) {
        if (!move.from.includes(standing.state)) continue;
        const closes = move.to !== undefined && life.states[move.to]?.isClosed === true, by = `p${standing.seq}`;
        const proofs = closes ? [] : all, offered = { note: "why", proofs };
        if (obstacles(own, standing, row, name, { user: by, holds: move.by }, offered).length === 0) queue.push(after(own, standing, { move: name, by, proofs }));
      }
    }
    return states;
  }
  it.each(living.map((each) => [each.id, each] as const))("%s reaches each of its states, and closes again after a relapse", (_, own) => {
    const states = reached(own), life = own.life?.states ?? {};
    expect(Object.entries(life).filter(([name, state]) => !state.retired && !states.has(name) && !states.has(`${name} again`)).map(([name]) => name)).toEqual([]);
    expect(Object.entries(life).filter(([name, state]) => state.isClosed && !states.has(`${name} again`)).map(([name]) => name)).toEqual([]);
  });
  it.each(living.filter((each) => Object.values(each.life?.states ?? {}).some((state) => state.isClosed)).map((each) => [each.id, each] as const))("%s is never closed by one person alone", (_, own) => {
    const life = own.life, row = ready(own);
    if (!life) return;
    const start = replay(own, [{ row: "r", seq: 1, move: openMove, at: "2025-01-01T00:00:00.000Z", by: "one", note: "", proofs: [] } satisfies Step]), seen = new Set<string>(), queue: LifeStanding[] = [start], all = Object.keys(life.proofs ?? {}).map((kind) => ({ kind, hash }));
    for (let standing = queue.shift(); standing; standing = queue.shift()) {
      const key = `${standing.state} ${standing.done.map((each) => each.move).sort().join(",")}`;
      if (seen.has(key) || standing.done.length > 7) continue;
      seen.add(key);
      expect(life.states[standing.state]?.isClosed ?? false, `${own.id}: ${standing.done.map((each) => each.move).join(" → ")}`).toBe(false);
      for (const [name, move] of Object.entries(life.moves)) {
        const closes = move.to !== undefined && life.states[move.to]?.isClosed === true, proofs = closes ? [] : all;
        if (standing.done.filter((each) => each.move === name).length < 1 && obstacles(own, standing, row, name, { user: "one", holds: move.by }, { note: "why", proofs }).length === 0) queue.push(after(own, standing, { move: name, by: "one", proofs }));
      }
    }
  });
  it.each(living.map((each) => [each.id, each] as const))("%s hands its duties to a field that is filled or to an organisation", (_, own) => {
    for (const state of Object.values(own.life?.states ?? {})) if (state.duty && "field" in state.duty.holder) { const field = own.fields[state.duty.holder.field]; expect(field !== undefined && ["reference", "text", "choice"].includes(field.kind) && !("many" in field && field.many === true)).toBe(true); }
  });
});

describe("rules over several fields", () => {
  it.each(ledgers.flatMap((own) => Object.entries(own.fields).flatMap(([name, field]) => (field.kind === "computed" || !field.validWhen ? [] : [[`${own.id}.${name}`, own, name, field.validWhen] as const]))))("%s can be met", (_, own, name, rules) => {
    // a rule that no row meets would shut the field: some of the sampled rows, or one with the other fields blank, must meet it
    for (const rule of rules) {
      const some = Array.from({ length: 24 }, (_each, turn) => filled(own, turn)).some((row) => holds(rule.must, row)) || holds(rule.must, { [name]: filled(own, 0)[name] ?? null }) || holds(rule.must, { [name]: own.fields[name]?.kind === "boolean" ? false : filled(own, 3)[name] });
      expect(some, rule.say.zh).toBe(true);
    }
  });
});
