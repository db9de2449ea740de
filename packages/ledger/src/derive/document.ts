import type { Labels } from "@yunqing/standards";
import { wordsOf, type Condition } from "../condition.js";
import type { Ledger } from "../declare.js";
import type { Field, Source } from "../field.js";
import { kindOf } from "../kinds/kinds.js";
import { statesOfTerm } from "../life/running.js";
import { proofsNeeded } from "../life/standing.js";
import { ruleWord, stateField } from "../life/terms.js";
import { filledBy } from "../sight/seen.js";
import { tableOf } from "./table.js";

const cell = (text: string): string => text.replace(/\|/g, "\\|").replace(/\n/g, " ");
function sourceText(source: Source | undefined): string { return source === undefined ? "" : [source.line === undefined ? "" : `规划第 ${source.line} 行`, (source.systems ?? []).join("、"), source.text ?? ""].filter(Boolean).join("；"); }
function labelIn(ledger: Ledger): (name: string) => Labels { return (name) => ledger.fields[name]?.label ?? (name === stateField ? { zh: "状态", en: "State" } : undefined) ?? { zh: name, en: name }; }
function optionIn(ledger: Ledger): (name: string, option: string) => Labels { return (name, option) => { if (name === stateField) return ledger.life?.states[option]?.label ?? { zh: option, en: option }; const field = ledger.fields[name]; return field?.kind === "boolean" ? (option === "true" ? { zh: "是", en: "yes" } : { zh: "否", en: "no" }) : (field && "options" in field ? field.options[option] : undefined) ?? { zh: option, en: option }; }; }
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
function lifeText(ledger: Ledger, limitWords: (limit: string) => string): readonly string[] {
  const { life } = ledger;
  if (!life) return [];
  const state = (id: string): string => life.states[id]?.label.zh ?? id, proof = (id: string): string => life.proofs?.[id]?.zh ?? id;
  return [
    "", `流程：自“${state(life.initial)}”起。`, "", "| 动作 | 自 | 至 | 谁可办理 | 须有 |", "|---|---|---|---|---|",
    ...Object.entries(life.moves).map(([name, move]) => {
      const closes = move.to !== undefined && life.states[move.to]?.isClosed === true, reopens = move.from.some((from) => life.states[from]?.isClosed);
      const needs = [...(move.needs?.fields ?? []).map((each) => labelIn(ledger)(each).zh), ...proofsNeeded(ledger, name).map(proof), move.needs?.note || reopens ? "理由" : "", closes || move.needs?.anotherThan ? "由他人办理" : ""].filter(Boolean).join("、");
      return `| ${cell(move.label.zh)} | ${move.from.map(state).join("、")} | ${move.to === undefined ? "不变" : state(move.to)} | ${cell(whoMoves(ledger, name))} | ${cell(needs)} |`;
    }),
    ...Object.values(life.states).flatMap((each) => (each.duty ? ["", `督办：“${each.label.zh}”时${each.duty.label.zh}，${each.duty.limit === undefined ? `${each.duty.workingDays ?? ""} 个工作日` : limitWords(each.duty.limit)}，承办单位${"field" in each.duty.holder ? `取自“${labelIn(ledger)(each.duty.holder.field).zh}”` : `为 ${each.duty.holder.organisation}`}。`] : [])),
  ];
}
/** Who makes a move: words of rights, parties, and the rule. */
function whoMoves(ledger: Ledger, move: string): string {
  return [...(ledger.life?.moves[move]?.by ?? []).map((each) => (each === ruleWord ? "系统按期限" : each)), ...Object.values(ledger.parties ?? {}).filter((party) => party.may?.includes(move)).map((party) => `当事方 ${party.label.zh}`)].join("、");
}
/** What ends by a date (期限). */
function termsText(ledger: Ledger): readonly string[] {
  const { life } = ledger, terms = Object.values(ledger.terms ?? {});
  if (terms.length === 0) return [];
  return ["", "| 期限 | 起算 | 何时计 | 预警 | 到期 | 依据 |", "|---|---|---|---|---|---|", ...terms.map((term) => {
    const span = [term.on.years ? `${term.on.years} 年` : "", term.on.months ? `${term.on.months} 个月` : "", term.on.days ? `${term.on.days} 日` : ""].filter(Boolean).join(""), states = statesOfTerm(ledger, term);
    const counts = [...(states === null ? [] : [states.counts.map((each) => life?.states[each]?.label.zh ?? each).join("、")]), ...(term.when === undefined ? [] : [conditionText(ledger, term.when)])].join("；") || "全部";
    const warn = term.warn === undefined ? "" : [`提前 ${term.warn.days} 日`, term.warn.duty === undefined ? "" : `督办“${term.warn.duty.label.zh}”`, term.warn.move === undefined ? "" : `系统办理“${life?.moves[term.warn.move]?.label.zh ?? term.warn.move}”`].filter(Boolean).join("，");
    return `| ${cell(term.label.zh)} | ${cell(`“${labelIn(ledger)(term.on.field).zh}”${span === "" ? "" : `起 ${span}`}`)} | ${cell(counts)} | ${cell(warn)} | ${term.move === undefined ? "标为已过期" : `系统办理“${life?.moves[term.move]?.label.zh ?? term.move}”`} | ${cell(sourceText(term.source))} |`;
  })];
}
/** Whose row it is, and what everybody sees of it (当事方、公开). */
function sightText(ledger: Ledger): readonly string[] {
  const parties = Object.entries(ledger.parties ?? {}), open = ledger.public, labels = (names: readonly string[]): string => names.map((each) => labelIn(ledger)(each).zh).join("、");
  return [
    ...(parties.length === 0 ? [] : ["", "| 当事方 | 字段 | 办理 | 填写 |", "|---|---|---|---|", ...parties.map(([name, party]) => {
      const columns = (party.fills ?? []).filter((each) => each.includes(".")).map((each) => { const [own = "", inner = ""] = each.split("."), field = ledger.fields[own]; return field?.kind === "children" ? `${field.label.zh}中的${field.fields[inner]?.label.zh ?? inner}` : each; });
      const fills = [labels(filledBy(ledger, name)), ...columns].filter(Boolean).join("、"), during = (party.during ?? []).map((each) => ledger.life?.states[each]?.label.zh ?? each).join("、");
      return `| ${cell(party.label.zh)} | ${cell(labels([party.field]))} | ${cell([...(party.makes ? ["登记"] : []), ...(party.may ?? []).map((each) => ledger.life?.moves[each]?.label.zh ?? each)].join("、") || "查看")} | ${cell(fills === "" ? "" : `${during === "" ? "" : `${during}时：`}${fills}`)} |`;
    })]),
    ...(open === undefined ? [] : ["", `公开：${open.rows === undefined ? "全部行" : `${conditionText(ledger, open.rows)}的行`}${open.terms === undefined ? "" : `（${open.terms.map((each) => ledger.terms?.[each]?.label.zh ?? each).join("、")}届满后不再公开）`}；字段 ${labels(open.fields)}${open.state === true ? "、状态" : ""}。依据：${open.basis.zh}。${open.note === undefined ? "" : `${open.note.zh}。`}`]),
  ];
}
/** The paragraph of a ledger for `docs/ledgers.md` (台账说明), Markdown. @param limitWords a limit of the law in words, by its id */
export function documentOf(ledger: Ledger, limitWords: (limit: string) => string = (limit) => `法定时限 ${limit}`): string {
  const tables = tableOf(ledger), key = ledger.key.map((each) => labelIn(ledger)(each).zh).join(" + ");
  return [
    `## ${ledger.title.zh} · ${ledger.title.en}`, "", ...(ledger.purpose ? [ledger.purpose.zh, ""] : []),
    `\`${ledger.id}\` · 依据：${sourceText(ledger.source)} · 唯一键：${key} · 可读：${ledger.read.join("、")} · 可写：${ledger.write.join("、")} · 表：${[tables.present, tables.history, ...tables.children, ...tables.links].map((each) => `\`${each.name}\``).join("、")}`,
    "", "| 字段 | 名称 | 类型 | 单位 | 规则 | 依据 |", "|---|---|---|---|---|---|",
    ...Object.entries(ledger.fields).map(([name, field]) => `| \`${name}\` | ${cell(field.label.zh)} | ${kindOf(field).label.zh} | ${"unit" in field ? field.unit ?? "" : ""} | ${cell(rulesText(ledger, field))} | ${cell(sourceText(field.source))} |`),
    ...lifeText(ledger, limitWords), ...termsText(ledger), ...sightText(ledger), "",
  ].join("\n");
}
