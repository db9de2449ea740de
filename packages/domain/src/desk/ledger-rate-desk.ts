import { nameFieldOf, textOfValue, type Ledger } from "@yunqing/ledger";
import { beijingDay, exact, isDecimal, type Labels, type Lineage } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { scopeOf } from "../access/rules.js";
import { boundOf, boundText, meets } from "../judgement/comparison.js";
import { documentOfMeasured } from "../judgement/measured-document.js";
import { knownValues } from "../judgement/known-values.js";
import { everything, reachOf, readsSomewhere, scopeFor } from "../ledger-rows/reach.js";
import type { LedgerReader } from "../ledger-rows/ports.js";
import { ledgerRates } from "../ledgers/rates.js";
import { rateOf, type RatedRow, type RateAsked, type RateRule } from "../ledgers/rate-of.js";
import type { LedgerRateLink, Pack } from "../plan/model.js";
import type { ReportedValue } from "../ports.js";
import { ledgersOf, mustRead, type LedgerDeskPorts } from "./ledger-desk-office.js";
import { scopeOfHolder, systemActor, todayOf } from "./plan-desk-office.js";
import { subjectOf } from "./plan-desk-rows.js";

/** A rate that a target or an indicator of the plan takes from a ledger (台账比率), with why it is what it is. */
export interface LedgerRateView {
  readonly rate: string; readonly name: Labels; readonly ledger: string; readonly ledgerTitle: Labels; readonly year: number;
  readonly value: string | null; readonly unit: string; readonly lineage: Lineage;
  readonly subject: { readonly kind: "indicator" | "target"; readonly id: string; readonly name: Labels; readonly printed: string; readonly due: string | null; readonly line: number } | null;
  readonly state: "met" | "missed" | null;
}

const rowsAtOnce = 1000;
/** Every row of a ledger as it stands, or as it stood before an instant. */
async function rowsOf(reader: LedgerReader, ledger: Ledger, before: string | null): Promise<readonly RatedRow[]> {
  const rows: RatedRow[] = [], name = nameFieldOf(ledger), field = ledger.fields[name];
  let after: Parameters<LedgerReader["ledgerPage"]>[3] = null;
  do {
    const page = await reader.ledgerPage(ledger, { scope: everything, filters: [], ...(before === null ? {} : { before }) }, { field: null, descending: true }, after, rowsAtOnce);
    for (const { id, state, values } of page.rows) rows.push({ id, name: field === undefined ? id : textOfValue(field, values[name]), state, values });
    after = page.next;
  } while (after !== null);
  return rows;
}
/** Figures from outside of the ledgers, as the document states them: the area of the district. Where it states several, the first is taken and the others are told. */
function givenOf(pack: Pack): NonNullable<RateAsked["given"]> {
  const areas = pack.facts.filter(({ metric, unit, value }) => metric === "区域总面积" && ["平方公里", "km²"].includes(unit) && isDecimal(value)), [area] = areas;
  if (area === undefined) return {};
  const others = areas.filter(({ value }) => value !== area.value), lines = (each: typeof area): string => `${each.value} km²（第${each.quotation.line}行）`;
  const notes: readonly Labels[] = others.length === 0 ? [] : [{ zh: `文中另有 ${others.map(lines).join("、")}，未取用`, en: `the document also says ${others.map(lines).join(", ")}, not taken` }];
  return { landArea: { value: exact(area.value), lineage: { name: { zh: "区域总面积", en: "area of the district" }, value: area.value, unit: "km²", origin: "printed", source: { line: area.quotation.line, quote: area.quotation.quote }, inputs: [], ...(notes.length === 0 ? {} : { notes }) } } };
}
/** Rows by name are for those who read all of the ledger; others see the sums (按权限的来历). */
function withoutRows(lineage: Lineage): Lineage { return { ...lineage, inputs: lineage.inputs.map((each) => ({ ...each, inputs: [] })) }; }

/** Rows of each ledger at each moment, read once for all rates and years that ask for them. */
type RowsHeld = Map<string, readonly RatedRow[]>;
const endOf = (year: number): string => beijingDay(`${year}-12-31`).to;
/** The rate of a year: from the rows of that year, or, for a ledger that is asked as it stands, from the ledger at the end of that year. */
async function rateIn(reader: LedgerReader, rowsHeld: RowsHeld, ledger: Ledger, rule: RateRule, pack: Pack, year: number, today: string): Promise<ReturnType<typeof rateOf>> {
  const before = rule.yearField === null && `${year}-12-31` < today ? endOf(year) : null;
  const key = `${ledger.id} ${before ?? ""}`, rows = rowsHeld.get(key) ?? await rowsOf(reader, ledger, before);
  rowsHeld.set(key, rows);
  return rateOf(rule, rows, { year: rule.yearField === null ? null : year, given: givenOf(pack) });
}

function subjectView(pack: Pack, { indicator, target }: LedgerRateLink): { readonly view: NonNullable<LedgerRateView["subject"]>; readonly bound: ReturnType<typeof boundOf> } {
  const found = subjectOf(pack, indicator ?? target ?? "");
  const bound = found.indicator !== null ? boundOf(found.indicator.target, found.indicator.better) : found.target === null ? null : boundOf(found.target.target, "unspecified");
  const printed = bound === null ? (found.indicator?.target ?? found.target?.target)?.printed ?? "" : boundText(bound);
  return { bound, view: { kind: found.indicator !== null ? "indicator" : "target", id: found.id, name: found.name, printed, due: found.target?.due ?? (found.indicator === null ? null : `${found.indicator.targetYear}-12-31`), line: (found.indicator ?? found.target)?.quotation.line ?? 0 } };
}

/**
 * What the plan asks of the ledgers (台账比率与规划目标), as of a year: each declared rate, exact, held against the number of its target.
 * @throws {Forbidden} without any right to read ledgers
 */
export async function ratesFor(ports: LedgerDeskPorts, actor: Actor, year: number | null): Promise<readonly LedgerRateView[]> {
  mustRead(ports, actor);
  const today = todayOf(ports.clock), ledgers = ledgersOf(ports), asked = year ?? Number(today.slice(0, 4));
  return ports.ledgerStore.read(async (reader) => {
    const pack = await reader.pack(), reach = reachOf(actor, ports.ledgerStore.district, pack, today), whole = scopeOf(actor.grants, "ledger.read", ports.ledgerStore.district, today).all, made = new Map<string, ReturnType<typeof rateOf>>(), rowsHeld: RowsHeld = new Map(), views: LedgerRateView[] = [];
    for (const link of pack.ledgerRates ?? []) {
      const rule = ledgerRates.find(({ id }) => id === link.rate), ledger = rule && ledgers.get(rule.ledger);
      if (rule === undefined || ledger === undefined || !readsSomewhere(ledger, reach)) continue;
      const held = made.get(rule.id) ?? await rateIn(reader, rowsHeld, ledger, rule, pack, asked, today);
      made.set(rule.id, held);
      const { view, bound } = subjectView(pack, link), seesRows = whole && scopeFor(ledger, "read", { reach, today }).all;
      views.push({ rate: rule.id, name: rule.name, ledger: ledger.id, ledgerTitle: ledger.title, year: asked, value: held.value?.text ?? null, unit: rule.unit, lineage: seesRows ? held.lineage : withoutRows(held.lineage), subject: view, state: held.value === null || bound === null ? null : meets(exact(held.value.text), bound) ? "met" : "missed" });
    }
    return views;
  });
}

const sameUnit = (a: string, b: string): boolean => a.replace("/年", "") === b.replace("/年", "");
/**
 * Takes the yearly values of indicators and targets from the ledgers (台账自动取值), for every year of their plan that has ended.
 * Rows of ledgers are one person's word: a value waits until somebody reviews it, as any reported one. One that changed becomes a correction that names the earlier.
 * Nothing is written when nothing changed.
 * @returns how many values were stored now
 */
export async function takeLedgerRates(ports: Pick<LedgerDeskPorts, "ledgerStore" | "clock" | "modules">): Promise<number> {
  const ledgers = ledgersOf(ports), today = todayOf(ports.clock), at = ports.clock.now();
  const facts = await ports.ledgerStore.read(async (reader) => {
    const pack = await reader.pack(), links = pack.ledgerRates ?? [];
    if (links.length === 0) return [];
    const known = knownValues(await reader.values({}), await reader.reviews({}), at), made = new Map<string, ReturnType<typeof rateOf>>(), rowsHeld: RowsHeld = new Map(), out: ReportedValue[] = [];
    for (const link of links) {
      const rule = ledgerRates.find(({ id }) => id === link.rate), ledger = rule && ledgers.get(rule.ledger), subject = subjectOf(pack, link.indicator ?? link.target ?? "");
      if (rule === undefined || ledger === undefined || !sameUnit(rule.unit, subject.unit)) continue;
      for (let year = subject.plan.baseYear + 1; year <= subject.plan.targetYear && `${year}-12-31` < today; year++) {
        const key = `ledger:${rule.id}|year~${year}`, held = made.get(key) ?? await rateIn(reader, rowsHeld, ledger, rule, pack, year, today);
        made.set(key, held);
        const text = held.value?.text;
        if (text === undefined) continue;
        const of = known.filter(({ fact }) => fact.indicator === subject.id && fact.period === String(year)), own = of.filter(({ fact }) => fact.origin === "measured").at(-1);
        if (own !== undefined && own.fact.value === text) continue;
        const signed = { ...scopeOfHolder(pack, subject.holder), by: systemActor.user, at };
        const value: ReportedValue = {
          ...signed, id: ports.clock.id(), plan: subject.plan.id, indicator: subject.id, period: String(year), value: text, unit: subject.unit, origin: "measured", document: documentOfMeasured(key),
          note: [`取自台账“${ledger.title.zh}”：${rule.formula.zh}`, ...(held.lineage.inputs.flatMap(({ name, value: part }) => (part === null ? [] : [`${name.zh} ${part}`])))].join("；"), evidence: [],
          corrects: own?.fact.id ?? null, reason: own === undefined ? "" : `台账比率由 ${own.fact.value} 变为 ${text}（台账补登、更正所致）`,
        };
        out.push(value);
      }
    }
    return out;
  });
  const [first] = facts;
  if (first === undefined) return 0;
  const detail = facts.map((value) => `${value.indicator} ${value.period}年 ${value.value}${value.unit}`).join("；").slice(0, 2000);
  await ports.ledgerStore.write({ actor: systemActor, action: "indicator.measure", subject: ports.ledgerStore.district, detail }, async (writer) => {
    for (const value of facts) await writer.appendValue(value);
  });
  return facts.length;
}
