import { Exact, exact, isDecimal } from "../exact.js";

/** An argument of a line that is needed and not there. */
export class ArgumentMissing extends TypeError {
  readonly code = "evaluate/argument-missing";
  constructor(readonly argument: string, readonly clause: string) {
    super(`argument "${argument}" is missing; ${clause} needs it`);
  }
}

/** An argument of a line that is there and cannot be what it should be. */
export class ArgumentWrong extends TypeError {
  readonly code = "evaluate/argument-wrong";
  constructor(readonly argument: string, readonly given: unknown, readonly wanted: string, readonly clause: string) {
    super(`argument "${argument}" is ${shown(given)}; ${clause} wants ${wanted}`);
  }
}

/** A concentration, amount or count below zero where the clause knows none. */
export class NegativeValue extends RangeError {
  readonly code = "evaluate/negative";
  constructor(readonly argument: string, readonly given: string, readonly clause: string) {
    super(`argument "${argument}" is ${given}; ${clause} knows no negative value: mark the datum invalid or missing instead`);
  }
}

/** An item that the rule's table does not have. */
export class UnknownItem extends RangeError {
  readonly code = "evaluate/unknown-item";
  constructor(readonly item: string, clause: string, known: readonly string[]) {
    super(`"${item}" is no item of ${clause}; known are ${known.join(", ")}`);
  }
}

type Arguments = Readonly<Record<string, unknown>>;

/** An argument or wrong value as it is shown in a message, cut short. */
export function shown(given: unknown): string {
  const text = given === undefined ? "not given" : JSON.stringify(given);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/**
 * The decimal text of an argument (十进制文本), checked but not yet read. An integer written as a JSON number is taken too;
 * a JSON number with a fraction is refused, because it has passed binary floating point before it came here.
 * @throws {ArgumentMissing} {ArgumentWrong}
 */
export function decimalText(given: unknown, argument: string, clause: string): string {
  if (typeof given === "string") {
    if (isDecimal(given)) return given;
    throw new ArgumentWrong(argument, given, "decimal text such as \"12.3\"", clause);
  }
  if (typeof given === "number" && Number.isSafeInteger(given)) return String(given);
  if (given === undefined || given === null) throw new ArgumentMissing(argument, clause);
  throw new ArgumentWrong(argument, given, "decimal text such as \"12.3\" (a JSON number with a fraction is not exact)", clause);
}

/** A decimal argument as an exact number. @throws {ArgumentMissing} {ArgumentWrong} */
export function decimalArgument(args: Arguments, argument: string, clause: string): Exact {
  return exact(decimalText(args[argument], argument, clause));
}

/** A decimal argument that may not be below zero. @throws {ArgumentMissing} {ArgumentWrong} {NegativeValue} */
export function amountArgument(args: Arguments, argument: string, clause: string): Exact {
  const value = decimalArgument(args, argument, clause);
  if (value.isNegative()) throw new NegativeValue(argument, value.toString(), clause);
  return value;
}

/** A whole number within bounds (整数). @throws {ArgumentMissing} {ArgumentWrong} */
export function integerArgument(args: Arguments, argument: string, clause: string, from: number, to: number): number {
  const value = decimalArgument(args, argument, clause);
  const whole = value.denominator === 1n ? Number(value.numerator) : NaN;
  if (!(whole >= from && whole <= to)) throw new ArgumentWrong(argument, args[argument], `a whole number from ${from} to ${to}`, clause);
  return whole;
}

/** One of the words a clause knows. @throws {ArgumentMissing} {ArgumentWrong} */
export function choiceArgument<C extends string>(args: Arguments, argument: string, clause: string, choices: readonly C[]): C {
  const given = args[argument];
  if (given === undefined || given === null) throw new ArgumentMissing(argument, clause);
  const choice = choices.find((each) => each === given);
  if (choice === undefined) throw new ArgumentWrong(argument, given, `one of ${choices.join(", ")}`, clause);
  return choice;
}

/** A list. @throws {ArgumentMissing} {ArgumentWrong} */
export function listArgument(args: Arguments, argument: string, clause: string): readonly unknown[] {
  const given = args[argument];
  if (given === undefined || given === null) throw new ArgumentMissing(argument, clause);
  if (!Array.isArray(given)) throw new ArgumentWrong(argument, given, "a list", clause);
  return given;
}

/** A record. @throws {ArgumentMissing} {ArgumentWrong} */
export function recordArgument(args: Arguments, argument: string, clause: string): Arguments {
  const given = args[argument];
  if (given === undefined || given === null) throw new ArgumentMissing(argument, clause);
  if (!isRecord(given)) throw new ArgumentWrong(argument, given, "an object", clause);
  return given;
}

/** True for a JSON object. */
export function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}
