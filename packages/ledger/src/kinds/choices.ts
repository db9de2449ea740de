import type { BooleanField, ChoiceField, ChoicesField, Options } from "../field.js";
import { both, halfWidth, kindWith, part, refused, taken, type Reading } from "./kind.js";
import { literals } from "./words.js";

const yes = ["是", "有", "√", "✓", "true", "yes", "y", "1"], no = ["否", "无", "×", "✗", "false", "no", "n", "0"];
const sureIds = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** True or false (是否). */
export const boolean = kindWith<BooleanField, boolean>({
  label: both("是否", "yes or no"),
  parse: (words) => { const text = halfWidth(words).toLowerCase(); return yes.includes(text) ? taken(true) : no.includes(text) ? taken(false) : refused("not-yes-or-no", `“${words.trim()}”应为 是 或 否`, `"${words.trim()}" is neither 是 nor 否`); },
  textOf: (value) => (value ? "是" : "否"),
  take: (value) => (typeof value === "boolean" ? taken(value) : refused("not-yes-or-no", "应为 true 或 false", "true or false is wanted")),
  columnsOf: (_, column) => [{ name: column, type: "boolean", checks: [], index: "btree" }],
  schemaOf: () => ({ type: "boolean" }), controlOf: () => ({ type: "boolean" }),
  partsOf: () => part(both("是 或 否", "是 (yes) or 否 (no)"), 8, ["是", "否"]),
  filtersOf: () => ["any-of", "filled"], isSortable: () => true, tally: "count",
});

const same = (text: string): string => halfWidth(text).replace(/\s/g, "").toLowerCase();
function idOf(words: string, options: Options): string | null {
  const wanted = same(words);
  return Object.entries(options).find(([id, option]) => [id, option.zh, option.en, ...option.also ?? []].some((each) => same(each) === wanted))?.[0] ?? null;
}
const offered = (options: Options): readonly string[] => Object.values(options).filter((each) => !each.retired).map((each) => each.zh);
const noOption = (words: string, options: Options): ReturnType<typeof refused> => refused("not-an-option", `“${words}”不在选项中，可填：${offered(options).join("、")}`, `"${words}" is no option; there are ${Object.values(options).map((each) => each.en).join(", ")}`);
function optionFlaws(options: Options): ReturnType<typeof both>[] {
  const ids = Object.keys(options), flaws = [];
  if (ids.length === 0) flaws.push(both("没有选项", "there are no options"));
  for (const id of ids) if (!sureIds.test(id)) flaws.push(both(`选项编号“${id}”只用字母、数字、点、横线`, `option id "${id}" takes letters, digits, dots and hyphens only`));
  const spelled = new Map<string, string>();
  for (const [id, option] of Object.entries(options)) for (const each of new Set([id, option.zh, option.en, ...option.also ?? []].map(same))) {
    const other = spelled.get(each);
    if (other !== undefined) flaws.push(both(`选项 ${other} 与 ${id} 都写作“${each}”`, `options ${other} and ${id} are both written "${each}"`));
    else spelled.set(each, id);
    if (/[、;,]/.test(each)) flaws.push(both(`选项“${each}”含分隔符`, `option "${each}" holds a separator`));
  }
  return flaws;
}
const retiredDoubt = (id: string, options: Options): { code: string; zh: string; en: string; isDoubt: true }[] => (options[id]?.retired ? [{ code: "ledger/retired-option", zh: `选项“${options[id]?.zh}”已停用`, en: `option "${options[id]?.en}" is retired`, isDoubt: true }] : []);
const optionsIn = (options: Options): unknown => Object.entries(options).map(([id, option]) => ({ id, label: { zh: option.zh, en: option.en }, isRetired: option.retired === true }));

/** One of the options (单选), by id; found by id, label or another spelling. */
export const choice = kindWith<ChoiceField, string>({
  label: both("单选", "choice"), flawsOf: (field) => optionFlaws(field.options),
  parse: (words, field) => { const id = idOf(words, field.options); return id === null ? noOption(words.trim(), field.options) : taken(id, retiredDoubt(id, field.options)); },
  textOf: (value, field) => field.options[value]?.zh ?? value,
  take: (value, field) => (typeof value === "string" && Object.hasOwn(field.options, value) ? taken(value, retiredDoubt(value, field.options)) : noOption(String(value), field.options)),
  canonicalOf: (value) => value,
  columnsOf: (field, column) => [{ name: column, type: 'text collate "C"', checks: [`${column} in (${literals(Object.keys(field.options))})`], index: "btree" }],
  schemaOf: (field) => ({ enum: Object.keys(field.options) }),
  controlOf: (field) => ({ type: "choice", options: optionsIn(field.options) }),
  partsOf: (field) => part(both(`从下拉列表选择：${offered(field.options).join("、")}`, "choose from the list"), 16, offered(field.options)),
  filtersOf: () => ["any-of", "filled"], isSortable: () => true, tally: "count",
});

/** Several of the options (多选), in the order of the declaration, each once. */
export const choices = kindWith<ChoicesField, readonly string[]>({
  label: both("多选", "choices"), flawsOf: (field) => optionFlaws(field.options),
  parse: (words, field) => {
    const parts = halfWidth(words).split(/[、,;\n]/).map((each) => each.trim()).filter(Boolean), ids = parts.map((each) => idOf(each, field.options));
    const wrong = parts.filter((_, i) => ids[i] === null);
    return wrong.length > 0 ? noOption(wrong.join("、"), field.options) : readChoices(ids, field);
  },
  textOf: (value, field) => value.map((each) => field.options[each]?.zh ?? each).join("、"),
  take: (value, field) => (Array.isArray(value) ? readChoices(value, field) : refused("not-a-list", "应为列表", "a list is wanted")),
  canonicalOf: (value) => value.join(","),
  columnsOf: (field, column) => [{ name: column, type: 'text[] collate "C"', checks: [`${column} <@ array[${literals(Object.keys(field.options))}]::text[]`, `cardinality(${column}) > 0`], index: "gin" }],
  schemaOf: (field) => ({ type: "array", minItems: 1, uniqueItems: true, items: { enum: Object.keys(field.options) } }),
  controlOf: (field) => ({ type: "choices", options: optionsIn(field.options) }),
  partsOf: (field) => part(both(`用顿号隔开：${offered(field.options).join("、")}`, "separated by 、"), 24),
  filtersOf: () => ["any-of", "filled"], isSortable: () => false, tally: "count",
});
function readChoices(ids: readonly unknown[], field: ChoicesField): Reading<readonly string[]> {
  const wrong = ids.filter((each) => typeof each !== "string" || !Object.hasOwn(field.options, each));
  if (wrong.length > 0) return noOption(wrong.map(String).join("、"), field.options);
  const kept = Object.keys(field.options).filter((each) => ids.includes(each));
  return kept.length === 0 ? refused("blank", "未选择", "nothing is chosen") : taken(kept, kept.flatMap((each) => retiredDoubt(each, field.options)));
}
