import { adcodeCheck } from "../codes/adcode.js";
import type { CodeCheck } from "../codes/check.js";
import { casCheck, plateCheck, radiationSourceCheck } from "../codes/others.js";
import { facilityCodeCheck, permitCodeCheck } from "../codes/permit.js";
import { organisationCodeCheck, usccCheck } from "../codes/uscc.js";
import { manifestNumberCheck, wasteBatchCheck, wasteCodeCheck } from "../codes/waste.js";
import { ArgumentMissing, ArgumentWrong } from "./arguments.js";
import type { EvaluationContext, EvaluationRule } from "./rule.js";

const rule = (kind: string, check: (text: string, context: EvaluationContext) => CodeCheck): EvaluationRule => ({
  id: `code/${kind}`,
  evaluate: (args, context) => {
    const given = args["code"];
    if (given === undefined || given === null) throw new ArgumentMissing("code", `code/${kind}`);
    if (typeof given !== "string") throw new ArgumentWrong("code", given, "text", `code/${kind}`);
    const { verdict, parts, problems, standard, attestation } = check(given, context);
    return {
      value: {
        verdict,
        parts: parts.map((part) => ({ text: part.text, name: { zh: part.name.zh, en: part.name.en }, meaning: part.meaning === null ? null : { zh: part.meaning.zh, en: part.meaning.en } })),
        problems: problems.map((problem) => ({ severity: problem.severity, zh: problem.message.zh, en: problem.message.en })),
      },
      edition: standard, clauses: [], status: attestation,
    };
  },
});

/** The rules of codes behind `yunqing evaluate` (编码规则). */
export const codeRules: readonly EvaluationRule[] = [
  rule("uscc", usccCheck), rule("organisation", organisationCodeCheck), rule("permit", permitCodeCheck), rule("facility", facilityCodeCheck),
  rule("waste", (text, context) => wasteCodeCheck(text, context.day)), rule("manifest", manifestNumberCheck), rule("waste-batch", wasteBatchCheck),
  rule("radiation-source", radiationSourceCheck), rule("cas", casCheck), rule("adcode", adcodeCheck), rule("plate", plateCheck),
];
