import { answerOf, commandsOf, type Command, type LeniencyName, type Segment, type Version } from "@yunqing/hj212";
import type { Known } from "./known.js";

/** Why a packet is not taken (拒收原因): a word to search by, and the code of 表7 that the instrument gets. */
export interface Refusal { readonly word: string; readonly qnRtn: string }

const refusal = (word: string, qnRtn: string): Refusal => ({ word, qnRtn });
const refusals = {
  mn: refusal("mn-unknown", "4"), address: refusal("address", "2"), inactive: refusal("inactive", "2"), password: refusal("password-wrong", "3"),
  edition: refusal("edition", "6"), st: refusal("st", "5"), cn: refusal("cn", "8"), qn: refusal("qn", "7"),
} as const;
const deviations = new Map<LeniencyName, Refusal>();
const deviationRefusal = (name: LeniencyName): Refusal => { let held = deviations.get(name); if (held === undefined) deviations.set(name, held = refusal(name, "2")); return held; };

const tables: Readonly<Record<Version, ReadonlyMap<string, Command>>> = {
  2005: new Map(commandsOf(2005).map((command) => [command.cn, command])), 2017: new Map(commandsOf(2017).map((command) => [command.cn, command])), 2025: new Map(commandsOf(2025).map((command) => [command.cn, command])),
};
/** What one logger sends beside its own system: interaction, process of stack and sewage, power and key conditions of 2025. */
const besides: ReadonlySet<string> = new Set(["91", "44", "45", "51", "52"]);

/**
 * Whether a packet is taken (准入), in this order: MN, address, in use, password, edition, ST, CN, deviations.
 * @param deviated  the leniencies it needed
 * @returns nothing when it is
 * @clause HJ 212-2017 表7
 */
export function refusalOf(known: Known | undefined, segment: Segment, address: string, deviated: readonly LeniencyName[]): Refusal | undefined {
  if (known === undefined) return refusals.mn;
  if (!known.addresses.admits(address)) return refusals.address;
  const { fact } = known;
  if (!fact.active) return refusals.inactive;
  if (!hasPassword(known, segment)) return refusals.password;
  if (fact.edition !== null && fact.edition !== segment.version) return refusals.edition;
  if (segment.st !== fact.st && fact.st !== "" && (segment.st === null || !besides.has(segment.st))) return refusals.st;
  if (segment.cn === null || (tables[segment.version].get(segment.cn)?.fieldToHost ?? null) === null) return refusals.cn;
  for (let k = 0; k < deviated.length; k++) if (!known.leniencies.has(deviated[k]!)) return deviationRefusal(deviated[k]!);
  return undefined;
}

function hasPassword(known: Known, segment: Segment): boolean {
  const given = segment.pw ?? "", current = known.password === null ? false : equalText(given, known.password);
  return current || (known.nextPassword !== null && equalText(given, known.nextPassword));
}

/** Whether two texts are equal, in a time that does not tell where they differ. */
export function equalText(given: string, held: string): boolean {
  let difference = given.length ^ held.length;
  for (let k = 0; k < held.length; k++) difference |= (k < given.length ? given.charCodeAt(k) : -1) ^ held.charCodeAt(k);
  return difference === 0;
}

/** The answer that an accepted packet waits for; null: none. Hardware numbers of 2025 (1001) get 9013 (second hand). @clause HJ 212-2017 §6.5 */
export function answerFor(segment: Segment): "9013" | "9014" | null {
  if (segment.flag === null || (segment.flag & 1) === 0 || segment.cn === null) return null;
  if (segment.version === 2025 && segment.cn === "1001") return "9013";
  const command = tables[segment.version].get(segment.cn);
  const answer = command === undefined ? null : answerOf(command, "fieldToHost");
  return answer === "9011" ? null : answer;
}
