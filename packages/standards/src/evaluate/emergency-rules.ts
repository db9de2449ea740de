import { exact } from "../exact.js";
import { NotDownwind, sigmaClasses, sigmas } from "../gbt3840/sigma.js";
import { hj941EditionOf, enterpriseGrade, type MediumRisk } from "../hj941/grade.js";
import { quantityText, riskQuantity, type StoredSubstance } from "../hj169/quantity.js";
import { editionOf, type DatedEdition } from "../editions.js";
import { ArgumentWrong, NegativeValue, amountArgument, choiceArgument, decimalText, integerArgument, isRecord, listArgument } from "./arguments.js";
import type { EvaluationRule } from "./rule.js";

type Arguments = Readonly<Record<string, unknown>>;

const hj169: readonly DatedEdition[] = [{ standard: "HJ 169", edition: "HJ 169-2018", from: "2019-03-01", held: true }];
const gbt3840: readonly DatedEdition[] = [{ standard: "GB/T 3840", edition: "GB/T 3840-91", from: "1992-06-01", held: true }];

function substance(given: unknown, place: number): StoredSubstance {
  const clause = "HJ 169-2018 C.1.1", at = `substances[${place}]`;
  if (!isRecord(given)) throw new ArgumentWrong(at, given, "an object with cas or name, and tonnes", clause);
  const { cas, name, tonnes, critical } = given;
  if (typeof cas !== "string" && typeof name !== "string") throw new ArgumentWrong(at, given, "cas or name as text", clause);
  const text = (value: unknown, argument: string): string => {
    const written = decimalText(value, `${at}.${argument}`, clause);
    if (exact(written).isNegative()) throw new NegativeValue(`${at}.${argument}`, written, clause);
    return written;
  };
  return { tonnes: text(tonnes, "tonnes"), ...(typeof cas === "string" ? { cas } : {}), ...(typeof name === "string" ? { name } : {}),
    ...(critical === undefined ? {} : { critical: text(critical, "critical") }) };
}

const quantity: EvaluationRule = {
  id: "HJ 169/q",
  evaluate: (args, context) => {
    const { edition } = editionOf(hj169, context);
    const { value, lineage } = riskQuantity(listArgument(args, "substances", "HJ 169-2018 C.1.1").map(substance));
    const rows = value.rows.map(({ cas, name, tonnes, critical, ratio, attestation }) => ({ cas, name, tonnes, critical, ratio: quantityText(ratio), status: attestation }));
    return { value: { q: quantityText(value.q), class: value.className, rows }, edition, clauses: ["C.1.1", "table B.1"], status: lineage.rule?.attestation ?? "REPORTED", ...(context.explain ? { lineage } : {}) };
  },
};

function medium(args: Arguments, name: "air" | "water"): MediumRisk | undefined {
  const given = args[name], clause = "HJ 941-2018 §6, §7";
  if (given === undefined || given === null) return undefined;
  if (!isRecord(given)) throw new ArgumentWrong(name, given, "an object with q, m and e", clause);
  const q = amountArgument(given, "q", clause);
  return { q, ...(given["m"] === undefined ? {} : { m: integerArgument(given, "m", clause, 0, 100) }), ...(given["e"] === undefined ? {} : { e: integerArgument(given, "e", clause, 1, 3) as 1 | 2 | 3 }) };
}

const grade: EvaluationRule = {
  id: "HJ 941/grade",
  evaluate: (args, context) => {
    const edition = hj941EditionOf(context);
    const air = medium(args, "air"), water = medium(args, "water");
    const punished = args["punished"];
    if (punished !== undefined && typeof punished !== "boolean") throw new ArgumentWrong("punished", punished, "true or false", "HJ 941-2018 §8");
    const { value, lineage } = enterpriseGrade({ ...(air ? { air } : {}), ...(water ? { water } : {}), isPunished: punished === true }, edition);
    return { value: { grade: value.grade, notation: value.notation }, edition: edition.edition, clauses: ["6", "7", "8"], status: edition.attestation, ...(context.explain ? { lineage } : {}) };
  },
};

const sigma: EvaluationRule = {
  id: "GB/T 3840/sigma",
  evaluate: (args, context) => {
    const clause = "GB/T 3840-91 appendix, diffusion parameters";
    const { edition } = editionOf(gbt3840, context);
    const stability = choiceArgument(args, "stability", clause, sigmaClasses);
    const x = amountArgument(args, "x", clause);
    if (x.isZero()) throw new NotDownwind(0);
    const { value, lineage } = sigmas(stability, x.toNumber());
    return { value: value.text, edition, clauses: ["appendix, diffusion parameters"], status: "VERIFIED", ...(context.explain ? { lineage } : {}) };
  },
};

/** The rules of environmental risk and dispersion behind `yunqing evaluate` (环境风险与扩散规则). */
export const emergencyRules: readonly EvaluationRule[] = [quantity, grade, sigma];
