import { snake, stateField, type Comparison, type Condition, type Ledger, type TermRange } from "@yunqing/ledger";
import { beijingDay } from "@yunqing/standards";
import { quoted } from "./engine.js";
import type { Parameters } from "./ledger-parameters.js";

// What a declaration says of its rows as conditions and terms, asked of all of them at once: the same answers as `holds` and `termsOf` give for one.

const signs: Readonly<Record<Comparison, string>> = { "=": "=", "≠": "<>", "<": "<", "≤": "<=", ">": ">", "≥": ">=" };
const typeOf = (kind: string): string => (kind === "day" ? "date" : "numeric");
/** A condition of a declaration over the columns of a row (声明条件). A comparison with a blank does not hold, also where it is turned round. */
export function conditionSql(ledger: Ledger, condition: Condition, alias: string, parameters: Parameters, isTurned = false): string {
  if ("all" in condition) return condition.all.length === 0 ? "true" : `(${condition.all.map((each) => conditionSql(ledger, each, alias, parameters, isTurned)).join(" and ")})`;
  if ("any" in condition) return condition.any.length === 0 ? "false" : `(${condition.any.map((each) => conditionSql(ledger, each, alias, parameters, isTurned)).join(" or ")})`;
  if ("not" in condition) return `not ${conditionSql(ledger, condition.not, alias, parameters, true)}`;
  const sure = (leaf: string): string => (isTurned ? `((${leaf}) is true)` : `(${leaf})`);
  if (condition.field === stateField) return "in" in condition && ledger.life !== undefined ? sure(`${alias}.row_state = any(${parameters.texts(condition.in)})`) : "false";
  const field = ledger.fields[condition.field], column = `${alias}.${quoted(columnOf(ledger, condition.field))}`;
  if (field === undefined) return "false";
  if ("filled" in condition) return sure(`${column} is ${condition.filled ? "not " : ""}null`);
  if ("in" in condition) return sure(field.kind === "choices" ? `${column} && ${parameters.texts(condition.in)}` : field.kind === "boolean" ? `${column}::text = any(${parameters.texts(condition.in)})` : `${column} = any(${parameters.texts(condition.in)})`);
  return sure(`${column} ${signs[condition.comparison]} ${"than" in condition ? `${alias}.${quoted(columnOf(ledger, condition.than))}` : `${parameters.put(condition.is)}::${typeOf(field.kind)}`}`);
}
function columnOf(ledger: Ledger, name: string): string {
  const kind = ledger.fields[name]?.kind, column = snake(name);
  return kind === "period" ? `${column}_from` : kind === "phone" || kind === "identity" ? `${column}_digest` : column;
}

/** Rows with a term in one of these ranges (期限条件), as ranges that an index of the field walks. */
export function termsSql(ledger: Ledger, ranges: readonly TermRange[], alias: string, parameters: Parameters): string {
  const parts = ranges.map(({ field: name, from, until, states, when }) => {
    const kind = ledger.fields[name]?.kind, own = snake(name), out: string[] = [];
    if (kind === "period") { const column = `${alias}.${quoted(`${own}_until`)}`; out.push(`${column} <= ${parameters.put(until)}::date`, ...(from === null ? [] : [`${column} > ${parameters.put(from)}::date`])); }
    else if (kind === "instant") { const column = `${alias}.${quoted(own)}`; out.push(`${column} < ${parameters.put(beijingDay(until).from)}::timestamptz`, ...(from === null ? [] : [`${column} >= ${parameters.put(beijingDay(from).from)}::timestamptz`])); }
    else if (kind === "computed") { const column = `${alias}.${quoted(own)} collate "C"`; out.push(`${column} < ${parameters.put(until)}::text`, `${column} >= ${parameters.put(from ?? "0000-01-01")}::text`, `${alias}.${quoted(own)} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`); }
    else { const column = `${alias}.${quoted(own)}`; out.push(`${column} < ${parameters.put(until)}::date`, ...(from === null ? [] : [`${column} >= ${parameters.put(from)}::date`])); }
    if (states !== null) out.push(`${alias}.row_state = any(${parameters.texts(states)})`);
    if (when !== null) out.push(conditionSql(ledger, when, alias, parameters));
    return `(${out.join(" and ")})`;
  });
  return parts.length === 0 ? "false" : `(${parts.join(" or ")})`;
}
