import { isDay, NotADay } from "../day.js";
import { UnknownEdition } from "../editions.js";
import { isRecord, shown } from "./arguments.js";
import type { EvaluationContext, EvaluationResult } from "./rule.js";
import { rules } from "./rules.js";

/** A line that is no JSON object, or lacks what every line needs. */
export class LineNotReadable extends SyntaxError {
  readonly code = "evaluate/line-not-readable";
  constructor(why: string) { super(`${why}; write one JSON object a line: {"id":1,"rule":"GB/T 8170/round","args":{"value":"2.5","places":0}}`); }
}

/** A rule that this room does not have. */
export class UnknownRule extends RangeError {
  readonly code = "evaluate/unknown-rule";
  constructor(readonly rule: unknown) { super(`there is no rule ${shown(rule)}; known are ${[...rules.keys()].join(", ")}`); }
}

/**
 * Answers one line of `yunqing evaluate` (逐行求值): JSON in, JSON out, never an exception.
 *
 * @param line     one JSON object: `id`, `rule`, `args`, and `day` (Beijing) or `edition`
 * @param options  `explain` adds the lineage of the value
 * @returns one JSON object without a line end: `{id, value, edition, clauses, status, …}` or `{id, error: {code, message}}`
 * @example evaluateLine('{"id":1,"rule":"GB/T 8170/round","args":{"value":"2.5","places":0}}', { explain: false }).startsWith('{"id":1,"value":"2"') === true
 */
export function evaluateLine(line: string, options: { readonly explain: boolean }): string {
  let id: unknown = null;
  try {
    const request = parsed(line);
    if (request["id"] !== undefined) id = request["id"];
    const name = request["rule"];
    const rule = typeof name === "string" ? rules.get(name) : undefined;
    if (!rule) throw new UnknownRule(name);
    const args = request["args"];
    if (!isRecord(args)) throw new LineNotReadable(`"args" is ${shown(args)}, not an object`);
    const context = contextOf(request, options.explain);
    const result = rule.evaluate(args, context);
    // a rule of a single edition need not look at day and edition: here nobody gets an answer for a day that is none or an edition not asked for
    if (context.day !== undefined && !isDay(context.day)) throw new NotADay(context.day);
    if (context.edition !== undefined && !result.edition.includes(context.edition)) throw new UnknownEdition(context.edition, String(name), [result.edition]);
    return answer(id, result);
  } catch (error) {
    return JSON.stringify({ id, error: described(error) });
  }
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  let request: unknown;
  try { request = JSON.parse(line); } catch { throw new LineNotReadable("the line is not JSON"); }
  if (!isRecord(request)) throw new LineNotReadable("the line is not a JSON object");
  return request;
}

function contextOf(request: Readonly<Record<string, unknown>>, explain: boolean): EvaluationContext {
  const { day, edition } = request;
  if (day !== undefined && typeof day !== "string") throw new LineNotReadable(`"day" is ${shown(day)}, not YYYY-MM-DD`);
  if (edition !== undefined && typeof edition !== "string") throw new LineNotReadable(`"edition" is ${shown(edition)}, not a text`);
  return { explain, ...(day === undefined ? {} : { day }), ...(edition === undefined ? {} : { edition }) };
}

function answer(id: unknown, result: EvaluationResult): string {
  const { value, reason, edition, clauses, status, marks, lineage } = result;
  return JSON.stringify({ id, value, reason, edition, clauses, status, ...marks, lineage }); // undefined members are left out by JSON
}

/** Every error of this room has a code; one without is a fault of ours and says so rather than passing as the caller's. */
function described(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof Error) {
    const code = "code" in error && typeof error.code === "string" ? error.code : "evaluate/fault";
    return { code, message: error.message };
  }
  return { code: "evaluate/fault", message: String(error) };
}
