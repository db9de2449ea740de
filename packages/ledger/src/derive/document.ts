import type { Labels } from "@yunqing/standards";
import { wordsOf, type Condition } from "../condition.js";
import type { Ledger } from "../declare.js";
import type { Field, Source } from "../field.js";
import { kindOf } from "../kinds/kinds.js";
import { proofsNeeded } from "../life/standing.js";
import { tableOf } from "./table.js";

const cell = (text: string): string => text.replace(/\|/g, "\\|").replace(/\n/g, " ");
function sourceText(source: Source | undefined): string { return source === undefined ? "" : [source.line === undefined ? "" : `规划第 ${source.line} 行`, (source.systems ?? []).join("、"), source.text ?? ""].filter(Boolean).join("；"); }
function labelIn(ledger: Ledger): (name: string) => Labels { return (name) => ledger.fields[name]?.label ?? { zh: name, en: name }; }
function optionIn(ledger: Ledger): (name: string, option: string) => Labels { return (name, option) => { const field = ledger.fields[name]; return field?.kind === "boolean" ? (option === "true" ? { zh: "是", en: "yes" } : { zh: "否", en: "no" }) : (field && "options" in field ? field.options[option] : undefined) ?? { zh: option, en: option }; }; }
const conditionText = (ledger: Ledger, condition: Condition): string => wordsOf(condition, labelIn(ledger), optionIn(ledger)).zh;

function rulesText(ledger: Ledger, field: Field): string {
  const texts = [field.retired ? "停用" : "", field.note?.zh ?? ""];
  if (field.kind === "computed") texts.push(`= ${field.formula.zh}`);
  else texts.push(field.required ? "必填" : "", field.requiredWhen ? `${conditionText(ledger, field.requiredWhen)}时必填` : "", field.shownWhen ? `仅${conditionText(ledger, field.shownWhen)}时填` : "", ...(field.validWhen ?? []).map((rule) => rule.say.zh));
  if ("options" in field) texts.push(Object.values(field.options).map((each) => each.zh).join("、"));
  if (field.kind === "children") texts.push(Object.values(field.fields).map((each) => `${each.label.zh}${"unit" in each && each.unit ? `（${each.unit}）` : ""}`).join("、"));
  if (field.seenBy) texts.push(`可见：${field.seenBy.join("、")}`);
  return texts.filter(Boolean).join("；");
}
function lifeText(ledger: Ledger): readonly string[] {
  const { life } = ledger;
  if (!life) return [];
  const state = (id: string): string => life.states[id]?.label.zh ?? id, proof = (id: string): string => life.proofs?.[id]?.zh ?? id;
  return [
    "", `流程：自“${state(life.initial)}”起。`, "", "| 动作 | 自 | 至 | 谁可办理 | 须有 |", "|---|---|---|---|---|",
    ...Object.entries(life.moves).map(([name, move]) => {
      const closes = move.to !== undefined && life.states[move.to]?.isClosed === true, reopens = move.from.some((from) => life.states[from]?.isClosed);
      const needs = [...(move.needs?.fields ?? []).map((each) => labelIn(ledger)(each).zh), ...proofsNeeded(ledger, name).map(proof), move.needs?.note || reopens ? "理由" : "", closes || move.needs?.anotherThan ? "由他人办理" : ""].filter(Boolean).join("、");
      return `| ${cell(move.label.zh)} | ${move.from.map(state).join("、")} | ${move.to === undefined ? "不变" : state(move.to)} | ${move.by.join("、")} | ${cell(needs)} |`;
    }),
    ...Object.values(life.states).flatMap((each) => (each.duty ? ["", `督办：“${each.label.zh}”时${each.duty.label.zh}，${each.duty.workingDays} 个工作日，承办单位${"field" in each.duty.holder ? `取自“${labelIn(ledger)(each.duty.holder.field).zh}”` : `为 ${each.duty.holder.organisation}`}。`] : [])),
  ];
}
/** The paragraph of a ledger for `docs/ledgers.md` (台账说明), Markdown. */
export function documentOf(ledger: Ledger): string {
  const tables = tableOf(ledger), key = ledger.key.map((each) => labelIn(ledger)(each).zh).join(" + ");
  return [
    `## ${ledger.title.zh} · ${ledger.title.en}`, "", ...(ledger.purpose ? [ledger.purpose.zh, ""] : []),
    `\`${ledger.id}\` · 依据：${sourceText(ledger.source)} · 唯一键：${key} · 可读：${ledger.read.join("、")} · 可写：${ledger.write.join("、")} · 表：${[tables.present, tables.history, ...tables.children, ...tables.links].map((each) => `\`${each.name}\``).join("、")}`,
    "", "| 字段 | 名称 | 类型 | 单位 | 规则 | 依据 |", "|---|---|---|---|---|---|",
    ...Object.entries(ledger.fields).map(([name, field]) => `| \`${name}\` | ${cell(field.label.zh)} | ${kindOf(field).label.zh} | ${"unit" in field ? field.unit ?? "" : ""} | ${cell(rulesText(ledger, field))} | ${cell(sourceText(field.source))} |`),
    ...lifeText(ledger), "",
  ].join("\n");
}
