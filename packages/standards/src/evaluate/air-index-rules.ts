import { hj633Columns, type Hj633Edition, type ReportDefinition } from "../hj633/edition.js";
import { hj633EditionOf } from "../hj633/editions-held.js";
import { airIndex, airIndexExplained, type AirIndex } from "../hj633/report.js";
import { subIndex, subIndexExplained } from "../hj633/sub-index.js";
import type { Attestation } from "../lineage.js";
import { ArgumentWrong, NegativeValue, UnknownItem, choiceArgument, decimalText } from "./arguments.js";
import type { EvaluationContext, EvaluationResult, EvaluationRule, EvaluationValue } from "./rule.js";

function concentrationText(given: unknown, item: string, clause: string): string {
  const text = decimalText(given, item, clause);
  if (text.startsWith("-") && /[1-9]/.test(text.replace(/[eE].*$/, ""))) throw new NegativeValue(item, text, clause);
  return text;
}

const iaqi: EvaluationRule = {
  id: "HJ 633/iaqi",
  evaluate: (args, context) => {
    const edition = hj633EditionOf(context);
    const clause = `${edition.edition} table 1`;
    const column = choiceArgument(args, "item", clause, hj633Columns);
    const text = concentrationText(args["value"], "value", clause);
    const index = subIndex(edition, column, text);
    const common = { edition: edition.edition, status: edition.attestation,
      ...(context.explain ? { lineage: subIndexExplained(edition, column, text).lineage } : {}) };
    if (index.kind === "none") return { value: null, reason: `${index.reason.zh} ${index.reason.en}`, clauses: [...edition.clauses.subIndex, index.clause], ...common };
    return { value: index.value, clauses: index.note ? [...edition.clauses.subIndex, index.note] : edition.clauses.subIndex, ...common,
      ...(index.aboveTable ? { marks: { aboveTable: true } } : {}) };
  },
};

/** Items of one report in the arguments, checked; names of another edition's items are set aside, unknown ones refused. */
function concentrationsIn(args: Readonly<Record<string, unknown>>, edition: Hj633Edition, report: ReportDefinition, otherItems: readonly string[]) {
  const clause = `${edition.edition} §${report.clauses[0] ?? ""}`;
  const concentrations: Record<string, string | null> = {};
  const notUsed: string[] = [];
  for (const item in args) {
    const given = args[item];
    if (!report.items.some((each) => each.item === item)) {
      if (!otherItems.includes(item)) throw new UnknownItem(item, clause, report.items.map((each) => each.item));
      notUsed.push(item);
    } else if (given === null) concentrations[item] = null;
    else if (given !== undefined) concentrations[item] = concentrationText(given, item, clause);
  }
  if (Object.keys(concentrations).length === 0) throw new ArgumentWrong("args", args, `at least one of ${report.items.map((each) => each.item).join(", ")}`, clause);
  return { concentrations, notUsed };
}

function indexRule(id: string, reportOf: (edition: Hj633Edition) => ReportDefinition, otherItems: readonly string[]): EvaluationRule {
  return { id, evaluate: (args, context) => {
    const edition = hj633EditionOf(context);
    const report = reportOf(edition);
    const { concentrations, notUsed } = concentrationsIn(args, edition, report, otherItems);
    const index = airIndex(edition, report, concentrations);
    return resultOf(index, edition, report, notUsed, context, context.explain ? airIndexExplained(edition, report, concentrations).lineage : undefined);
  } };
}

/** `practice` stands in the value, which it belongs to when stored, and on the top level beside the other marks. */
function resultOf(index: AirIndex, edition: Hj633Edition, report: ReportDefinition, notUsed: readonly string[], context: EvaluationContext,
  lineage: EvaluationResult["lineage"]): EvaluationResult {
  const { notMonitored, missing, withoutIndex, aboveTable } = index;
  const practice = report.practice;
  const named: Record<string, EvaluationValue> = {
    notMonitored, missing, ...(withoutIndex.length > 0 ? { withoutIndex } : {}), ...(notUsed.length > 0 ? { notUsed } : {}), ...(practice ? { practice } : {}) };
  const status: Attestation = report.attestation;
  const common = { edition: edition.edition, clauses: report.clauses, status, ...(lineage ? { lineage } : {}) };
  const marks = { ...(aboveTable.length > 0 ? { aboveTable: true } : {}), ...(practice ? { practice } : {}) };
  if (index.kind === "none" && edition.withholdsWhenMissing && missing.length > 0) return { value: { aqi: "NA", category: "NA", primary: "NA", ...named }, ...common, marks,
    reason: `${missing.join("、")} 缺测，没有一个项目可计算 is missing and no item has a sub-index` };
  if (index.kind === "none") return { value: null, reason: "没有一个项目可计算分指数 no item has a sub-index", ...common, marks };
  const exceeding = edition.namesExceeding && report === edition.daily ? { exceeding: index.exceeding } : {};
  if (index.kind === "withheld") return { value: { aqi: "NA", category: "NA", primary: "NA", ...named }, ...common, marks,
    reason: `${missing.join("、")} 缺测且其余项目不大于100 is missing and the others stay within 100` };
  return { value: { aqi: index.aqi, category: index.category, primary: index.primary, ...exceeding, ...named }, ...common, marks };
}

/** The rules of the air quality index (HJ 633). */
export const airIndexRules: readonly EvaluationRule[] = [
  iaqi,
  indexRule("HJ 633/aqi-hourly", (edition) => edition.hourly, []),
  indexRule("HJ 633/aqi-daily", (edition) => edition.daily, ["O3_1h"]),
];
