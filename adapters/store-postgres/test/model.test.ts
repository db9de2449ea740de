import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import fc from "fast-check";
import type { DistrictStore, DistrictWriter } from "@yunqing/domain";
import { bench, testServer, type Bench } from "./engines.js";
import { duty, entry, review, step, value } from "./sample.js";

// starting the engine takes long on a busy machine; the limit only ends what hangs
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

// Random sequences of commands against a model of a few lines: the same answers, the same end, on both engines.
type Command =
  | { readonly kind: "value"; readonly id: number; readonly text: string; readonly corrects: number | null }
  | { readonly kind: "review"; readonly id: number; readonly of: number; readonly accept: boolean }
  | { readonly kind: "duty"; readonly id: number; readonly subject: number; readonly year: number }
  | { readonly kind: "step"; readonly id: number; readonly of: number; readonly seq: number }
  | { readonly kind: "failing"; readonly id: number };
const few = fc.integer({ min: 0, max: 4 });
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant("value" as const), id: few, text: fc.constantFrom("1.0", "1.00", "-0.5"), corrects: fc.option(few) }),
  fc.record({ kind: fc.constant("review" as const), id: few, of: few, accept: fc.boolean() }),
  fc.record({ kind: fc.constant("duty" as const), id: few, subject: fc.integer({ min: 0, max: 2 }), year: fc.constantFrom(2025, 2026) }),
  fc.record({ kind: fc.constant("step" as const), id: fc.integer({ min: 0, max: 9 }), of: few, seq: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant("failing" as const), id: few }),
);

/** What the ports promise, in the plainest words. */
class Model {
  readonly values = new Map<string, string>(); readonly reviews = new Map<string, { of: string; content: string }>();
  readonly duties = new Map<string, { content: string; cause: string; number: string }>(); readonly steps = new Map<string, { of: string; seq: number }>();
  entries = 1;

  answer(each: Command): string {
    const { outcome, changed } = this.#answer(each);
    if (changed) this.entries += 1;
    return outcome;
  }
  #put<T>(map: Map<string, T>, id: string, held: string | undefined, content: string, entry_: () => T): { outcome: string; changed: boolean } {
    if (held !== undefined) return { outcome: held === content ? "known" : "store/id-taken", changed: false };
    map.set(id, entry_());
    return { outcome: "stored", changed: true };
  }
  #answer(each: Command): { outcome: string; changed: boolean } {
    const refused = (outcome: string): { outcome: string; changed: boolean } => ({ outcome, changed: false });
    if (each.kind === "failing") return refused("given-up");
    if (each.kind === "value") {
      const id = `v${each.id}`, corrects = each.corrects === null ? null : `v${each.corrects}`;
      if (corrects !== null && !this.values.has(corrects)) return refused("domain/not-found");
      return this.#put(this.values, id, this.values.get(id), `${each.text} ${corrects}`, () => `${each.text} ${corrects}`);
    }
    if (each.kind === "review") {
      const id = `r${each.id}`, of = `v${each.of}`, content = `${of} ${each.accept}`, held = this.reviews.get(id);
      if (held === undefined && !this.values.has(of)) return refused("domain/not-found");
      if (held === undefined && [...this.reviews.values()].some((other) => other.of === of)) return refused("plan/already-reviewed");
      return this.#put(this.reviews, id, held?.content, content, () => ({ of, content }));
    }
    if (each.kind === "duty") {
      const id = `d${each.id}`, cause = `c${each.subject}`, content = `${cause} ${each.year}`, held = this.duties.get(id);
      const same = held === undefined ? [...this.duties.values()].find((other) => other.cause === cause) : undefined;
      if (same !== undefined) return refused(`known ${same.number}`);
      const number = held?.number ?? `${each.year}-${[...this.duties.values()].filter((other) => other.number.startsWith(`${each.year}-`)).length + 1}`;
      const { outcome, changed } = this.#put(this.duties, id, held?.content, content, () => ({ content, cause, number }));
      return { outcome: outcome.includes("/") ? outcome : `${outcome} ${number}`, changed };
    }
    const id = `s${each.id}`, of = `d${each.of}`, held = this.steps.get(id);
    if (held === undefined && !this.duties.has(of)) return refused("domain/not-found");
    if (held === undefined && each.seq !== [...this.steps.values()].filter((other) => other.of === of).length + 1) return refused("duty/overtaken");
    return this.#put(this.steps, id, held === undefined ? undefined : `${held.of} ${held.seq}`, `${of} ${each.seq}`, () => ({ of, seq: each.seq }));
  }
}

async function perform(writer: DistrictWriter, each: Command): Promise<string> {
  switch (each.kind) {
    case "value": return writer.appendValue(value(`v${each.id}`, { value: each.text, corrects: each.corrects === null ? null : `v${each.corrects}` }));
    case "review": return writer.appendReview(review(`r${each.id}`, `v${each.of}`, { decision: each.accept ? "accept" : "return" }));
    case "duty": { const { outcome, number } = await writer.appendDuty(duty(`d${each.id}`, { year: each.year, cause: { ...duty("x").cause, subject: `c${each.subject}` } }), (year, seq) => `${year}-${seq}`); return `${outcome} ${number}`; }
    case "step": return writer.appendDutyStep(step(`s${each.id}`, `d${each.of}`, each.seq));
    case "failing": {
      await writer.appendValue(value(`lost-${each.id}`)); await writer.appendDuty(duty(`lost-${each.id}`, { cause: { ...duty("x").cause, subject: "lost" } }), (year, seq) => `${year}-${seq}`);
      throw Object.assign(new Error("given up"), { code: "given-up" });
    }
  }
}
const asked = (store: DistrictStore, each: Command): Promise<string> => store.write(entry(each.kind), (writer) => perform(writer, each)).catch((fault: unknown) => (fault as { code?: string }).code ?? String(fault));

const server = await testServer();
for (const kind of ["memory", "server"] as const) {
  describe.skipIf(kind === "server" && server === null)(`random commands on ${kind === "memory" ? "PGlite" : "PostgreSQL"}`, () => {
    let held: Bench | undefined;
    beforeAll(async () => { held = await bench(kind, server ?? ""); });
    afterAll(async () => { await held?.done(); });
    test("answer as the ports promise and end as they promise", async () => {
      const given = held;
      if (given === undefined) throw new TypeError("no store was opened");
      await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 8, maxLength: 40 }), async (commands) => {
        const store = given.store.district(await given.newDistrict()), model = new Model();
        for (const each of commands) expect(await asked(store, each)).toBe(model.answer(each));
        await store.read(async (r) => {
          expect(Object.fromEntries((await r.values({})).map((row) => [row.id, `${row.value} ${row.corrects}`]))).toEqual(Object.fromEntries(model.values));
          expect((await r.reviews({})).map(({ id, valueId }) => `${id} ${valueId}`).sort()).toEqual([...model.reviews].map(([id, { of }]) => `${id} ${of}`).sort());
          expect((await r.duties({})).map(({ id, number }) => `${id} ${number}`).sort()).toEqual([...model.duties].map(([id, { number }]) => `${id} ${number}`).sort());
          expect(await r.dutySteps("all")).toHaveLength(model.steps.size);
          expect(await r.verifyAudit()).toEqual({ ok: true, checked: model.entries, brokenAt: null });
        });
      }), { numRuns: 12 });
    });
  });
}
