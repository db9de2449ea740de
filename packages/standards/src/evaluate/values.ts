import { ArgumentMissing, ArgumentWrong, recordArgument } from "./arguments.js";

/**
 * The `values` of a line (监测值): decimal text by item; a null item was not measured and is left out.
 * An integer may come as a JSON number; a fraction may not, because it has passed binary floating point.
 * @throws {ArgumentMissing} {ArgumentWrong}
 */
export function valuesArgument(args: Readonly<Record<string, unknown>>, argument: string, clause: string): Readonly<Record<string, string>> {
  const record = recordArgument(args, argument, clause);
  if (isAllText(record)) return record;
  const values: Record<string, string> = {};
  for (const [item, given] of Object.entries(record)) {
    if (given === null) continue;
    if (typeof given === "string") values[item] = given;
    else if (typeof given === "number" && Number.isSafeInteger(given)) values[item] = String(given);
    else throw new ArgumentWrong(`${argument}.${item}`, given, "decimal text such as \"12.3\" (a JSON number with a fraction is not exact)", clause);
  }
  return values;
}

function isAllText(record: Readonly<Record<string, unknown>>): record is Readonly<Record<string, string>> {
  for (const item in record) if (typeof record[item] !== "string") return false;
  return true;
}

/** An optional argument as text, integers taken as they are. @throws {ArgumentWrong} */
export function optionalText(args: Readonly<Record<string, unknown>>, argument: string, clause: string): string | undefined {
  const given = args[argument];
  if (given === undefined || given === null) return undefined;
  if (typeof given === "string") return given;
  if (typeof given === "number" && Number.isSafeInteger(given)) return String(given);
  throw new ArgumentWrong(argument, given, "decimal text", clause);
}

/** A needed argument as text. @throws {ArgumentMissing} {ArgumentWrong} */
export function neededText(args: Readonly<Record<string, unknown>>, argument: string, clause: string): string {
  return optionalText(args, argument, clause) ?? missing(argument, clause);
}

function missing(argument: string, clause: string): never { throw new ArgumentMissing(argument, clause); }
