import { listOf, nameFieldOf, termRanges, type Ledger, type ListFilter } from "@yunqing/ledger";
import { beijingDay, isDay, isDecimal, type Labels } from "@yunqing/standards";
import { askableOf, scopeFor } from "../ledger-rows/reach.js";
import type { RowFilter, RowMark, RowOrder, RowsAsked } from "../ledger-rows/ports.js";
import { digestOf } from "../ledger-rows/sealing.js";
import { pathsOf } from "../plan/tree.js";
import { Refused } from "../ports.js";
import type { LedgerDeskPorts, LedgerRoom } from "./ledger-desk-office.js";
import type { LedgerFilter, LedgerQuery } from "./ledger-desk-views.js";

/** A query that was understood (已核的查询), with its words for a title. */
export interface Understood { readonly asked: RowsAsked; readonly order: RowOrder; readonly after: RowMark | null; readonly limit: number; readonly asOf: string | null; readonly view: "then" | "now"; readonly words: Labels }
const bad = (field: string, zh: string, en: string): Refused => new Refused("ledger/bad-query", "查询条件有误", "the query cannot be understood", [{ field, zh, en }]);
const mostFilters = 20, mostValues = 200, mostPage = 200;

/** What the ledger is looked through for by words: its name, its key, and the names of likeness. */
export function textFieldsOf(ledger: Ledger): readonly string[] { return [...new Set([nameFieldOf(ledger), ...ledger.key, ...ledger.likeness?.names ?? []])]; }

function filtersFrom(text: string): readonly LedgerFilter[] {
  let given: unknown;
  try { given = JSON.parse(text); } catch { throw bad("filter", "不是有效的 JSON", "is no JSON"); }
  if (!Array.isArray(given) || given.length > mostFilters || !given.every((each) => typeof each === "object" && each !== null && typeof (each as LedgerFilter).field === "string")) throw bad("filter", `应为不超过 ${mostFilters} 个条件的列表`, `a list of at most ${mostFilters} filters is wanted`);
  return given as readonly LedgerFilter[];
}
const isText = (value: unknown, most = 200): value is string => typeof value === "string" && value.length <= most;

/** One filter, checked against what the list offers the person. @throws {Refused} ledger/bad-query */
function filterFrom(ports: Pick<LedgerDeskPorts, "secrets">, ledger: Ledger, offered: ReadonlyMap<string, ListFilter>, given: LedgerFilter): RowFilter {
  const { field } = given, own = offered.get(field), kind = ledger.fields[field]?.kind;
  // a field that the person does not see in the clear is answered like one that does not exist
  if (own === undefined) throw bad(field, "不能按此字段筛选", "the list cannot be narrowed by this field");
  if (!own.ways.includes(given.way)) throw bad(field, `此字段不能这样筛选，可用：${own.ways.join("、")}`, `it cannot be filtered so; there are ${own.ways.join(", ")}`);
  switch (given.way) {
    case "filled": return { field, way: "filled", filled: given.filled === true };
    case "contains": case "equals":
      if (!isText(given.text) || given.text === "") throw bad(field, "请写出要找的文字", "say what to look for");
      return { field, way: given.way, text: kind === "phone" || kind === "identity" ? digestOf(ports.secrets, ledger.id, given.text.trim()) : given.text };
    case "any-of":
      if (!Array.isArray(given.values) || given.values.length === 0 || given.values.length > mostValues || !given.values.every((each) => isText(each, 80)) || (kind === "boolean" && !given.values.every((each) => each === "true" || each === "false"))) throw bad(field, "请选择选项", "choose options");
      return { field, way: "any-of", values: given.values };
    case "range": {
      const isSound = (each: unknown): each is string | undefined => each === undefined || (isText(each, 40) && (kind === "day" || kind === "period" ? isDay(each) : kind === "instant" ? isDay(each) || !Number.isNaN(Date.parse(each)) : isDecimal(each)));
      if (!isSound(given.from) || !isSound(given.until) || (given.from === undefined && given.until === undefined)) throw bad(field, "请写出范围的起止", "give the ends of the range");
      return { field, way: "range", from: given.from ?? null, until: given.until ?? null };
    }
    case "within":
      if (!Array.isArray(given.box) || given.box.length !== 4 || !given.box.every((each) => isText(each, 30) && isDecimal(each))) throw bad(field, "请给出西、南、东、北的度数", "give west, south, east and north in degrees");
      return { field, way: "within", box: given.box };
  }
}
/** A filter in words, as a title says it (筛选文字). */
function filterWords(own: ListFilter | undefined, given: LedgerFilter): Labels {
  const zh = own?.label.zh ?? given.field, en = own?.label.en ?? given.field, option = (id: string): Labels => own?.options.find((each) => each.id === id)?.label ?? { zh: id, en: id };
  switch (given.way) {
    case "contains": return { zh: `${zh}含“${given.text}”`, en: `${en} contains "${given.text}"` };
    case "equals": return { zh: `${zh}为“${given.text}”`, en: `${en} is "${given.text}"` };
    case "filled": return given.filled ? { zh: `${zh}已填`, en: `${en} filled` } : { zh: `${zh}未填`, en: `${en} blank` };
    case "any-of": return { zh: `${zh}：${given.values.map((each) => option(each).zh).join("、")}`, en: `${en}: ${given.values.map((each) => option(each).en).join(", ")}` };
    case "range": return { zh: `${zh} ${given.from ?? ""}—${given.until ?? ""}`, en: `${en} ${given.from ?? ""} to ${given.until ?? ""}` };
    case "within": return { zh: `${zh}在 ${given.box.join("，")} 之内`, en: `${en} within ${given.box.join(", ")}` };
  }
}
function markFrom(text: string): RowMark {
  try {
    const [value, id] = JSON.parse(decodeURIComponent(text)) as [unknown, unknown];
    if ((value === null || typeof value === "string") && typeof id === "string") return { value, id };
  } catch { /* said below */ }
  throw bad("cursor", "翻页位置无效，请从第一页开始", "the place of the page is none: begin at the first");
}
/** A mark as the next page asks with it. */
export function markText(mark: RowMark | null): string | null { return mark === null ? null : encodeURIComponent(JSON.stringify([mark.value, mark.id])); }

/** The order of a public page when none is asked for: the newest of its first day, else by name; never by when somebody worked on the row. */
function publicOrder(ledger: Ledger, sorts: ReadonlySet<string>): RowOrder {
  const day = (ledger.public?.fields ?? []).find((name) => sorts.has(name) && ledger.fields[name]?.kind === "day"), name = [nameFieldOf(ledger), ...sorts].find((each) => sorts.has(each));
  return day !== undefined ? { field: day, descending: true } : { field: name ?? null, descending: name === undefined };
}
/** What a query asks (解析查询). @throws {Refused} ledger/bad-query, the bad part named */
export function understood(ports: Pick<LedgerDeskPorts, "secrets">, room: LedgerRoom, query: LedgerQuery): Understood {
  const { ledger, pack } = room, can = askableOf(ledger, room), list = listOf(ledger), offered = new Map(list.filters.filter(({ name }) => can.filters.has(name)).map((each) => [each.name, each]));
  const given = query.filter === undefined || query.filter === "" ? [] : filtersFrom(query.filter), filters = given.map((each) => filterFrom(ports, ledger, offered, each)), words = given.map((each) => filterWords(offered.get(each.field), each));
  const descending = query.sort?.startsWith("-") === true, field = query.sort === undefined || query.sort === "" ? null : query.sort.replace(/^-/, "");
  if (field !== null && !can.sorts.has(field)) throw bad("sort", "不能按此字段排序", "the list cannot be ordered by this field");
  const limit = query.limit === undefined ? 50 : Number(query.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostPage) throw bad("limit", `应为 1—${mostPage}`, `1 to ${mostPage}`);
  if (query.asOf !== undefined && !isDay(query.asOf)) throw bad("asOf", "应为 YYYY-MM-DD", "a day YYYY-MM-DD is wanted");
  if (query.duty !== undefined && query.duty !== "" && query.duty !== "overdue") throw bad("duty", "只有 overdue", "only overdue");
  if (query.term !== undefined && query.term !== "" && query.term !== "ending" && query.term !== "over") throw bad("term", "只有 ending、over", "only ending and over");
  const within = query.within === undefined || query.within === "" ? undefined : Number(query.within), terms = Object.entries(ledger.terms ?? {}).filter(([, term]) => can.seen.has(term.on.field)).map(([name]) => name);
  if (within !== undefined && (!Number.isInteger(within) || within < 0 || within > 3_660)) throw bad("within", "应为 0—3660 天", "0 to 3660 days");
  // of a past day, and of what the office does, the public page tells nothing
  if (room.reach.length === 0) for (const name of ["asOf", "duty", "place"] as const) if (query[name] !== undefined && query[name] !== "") throw bad(name, "公开页面不能这样查询", "the public page cannot be asked so");
  const text = (query.text ?? "").trim();
  if (text.length > 100) throw bad("text", "不超过 100 字", "at most 100 characters");
  const placePath = query.place === undefined || query.place === "" ? undefined : pathsOf(pack.places).get(query.place);
  if (query.place !== undefined && query.place !== "" && placePath === undefined) throw bad("place", "没有这个地点", "there is no such place");
  if (text !== "") words.push({ zh: `“${text}”`, en: `"${text}"` });
  if (placePath !== undefined) { const place = pack.places.find(({ id }) => id === query.place); words.push(place?.name ?? { zh: "", en: "" }); }
  if (query.term === "ending" || query.term === "over") words.push(query.term === "over" ? { zh: "已过期", en: "term over" } : { zh: within === undefined ? "将到期" : `${within} 天内到期`, en: within === undefined ? "term ends soon" : `ends within ${within} days` });
  if (query.duty === "overdue") words.push({ zh: "督办已超期", en: "duty overdue" });
  if (query.asOf !== undefined) words.push({ zh: `${query.asOf} 日终`, en: `at the end of ${query.asOf}` });
  return {
    asked: {
      scope: scopeFor(ledger, "read", room), filters, ...(text === "" ? {} : { text, textFields: textFieldsOf(ledger).filter((name) => can.seen.has(name)) }), ...(placePath === undefined ? {} : { placePath }),
      ...(query.duty === "overdue" ? { overdueOn: room.today } : {}), ...(query.term === "ending" || query.term === "over" ? { terms: termRanges(ledger, query.term, query.asOf ?? room.today, within, terms) } : {}), ...(query.asOf === undefined ? {} : { before: new Date(Date.parse(beijingDay(query.asOf).to)).toISOString() }),
    },
    order: field === null && room.reach.length === 0 ? publicOrder(ledger, can.sorts) : { field, descending: field === null ? true : descending }, after: query.cursor === undefined || query.cursor === "" ? null : markFrom(query.cursor), limit, asOf: query.asOf ?? null, view: query.view === "then" ? "then" : "now",
    words: { zh: words.map((each) => each.zh).join("；"), en: words.map((each) => each.en).join("; ") },
  };
}
