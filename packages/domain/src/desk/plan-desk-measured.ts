import { exact, type Labels } from "@yunqing/standards";
import { knownValues } from "../judgement/known-values.js";
import { documentOfMeasured } from "../judgement/measured-document.js";
import type { Measured } from "../plan/model.js";
import type { ReportedValue, Review } from "../ports.js";
import type { FigureOffice } from "../statistics/figure-office.js";
import { keyText, type FigureKey, type StatisticId } from "../statistics/figure-key.js";
import type { Figure } from "../statistics/figure.js";
import { periodOf } from "../statistics/period.js";
import { scopeOfHolder, systemActor, todayOf, type PlanDeskPorts } from "./plan-desk-office.js";
import { subjectOf } from "./plan-desk-rows.js";

/** The figure that is an indicator's value of a year (指标取值的统计键). */
export function measuredKey({ statistic, item, line }: Pick<Measured, "statistic" | "item" | "line">, district: string, year: number): FigureKey {
  return { subject: { kind: "district", id: district }, statistic: statistic as StatisticId, period: periodOf("year", `${year}-01-01`), line, ...(item === null ? {} : { item }) };
}

/** What of a figure an indicator takes; null where the figure may not stand. */
function taken({ take }: Measured, figure: Figure): string | null {
  if (figure.value === null || figure.validity.state === "invalid") return null;
  if (take === "value") return figure.value;
  const { detail } = figure;
  if (detail?.kind !== "shares" || detail.sections === 0) return null;
  return exact(String(detail.inferior)).times(exact("100")).over(exact(String(detail.sections))).toFixed(1);
}

const sameUnit = (a: string, b: string): boolean => a.replace(/[μµ]/g, "u") === b.replace(/[μµ]/g, "u");
function noteOf({ basis }: Measured, { coverage, edition, validity }: Figure): string {
  const words: Labels[] = [basis, { zh: `数据 ${coverage.have}/${coverage.of} ${coverage.what}`, en: `${coverage.have} of ${coverage.of} ${coverage.what}` }];
  return [...words.map(({ zh }) => zh), ...(edition === null ? [] : [edition]), ...(validity.reason === null ? [] : [validity.reason.zh])].join("；");
}

/**
 * Takes the yearly values of the declared indicators from the figures of monitoring (指标自动取值), for every year of a plan that has ended.
 * A value counts at once where nothing else does, for the reviewed line has been seen by two people; beside a value that somebody entered it waits for a person, and both are shown.
 * A figure that changed since becomes a correction that names the earlier value. Nothing is written when nothing changed.
 * @param hasData  whether any hour or day was observed in a year: years without are not computed at all
 * @returns how many values were stored now
 */
export async function measureIndicators(ports: Pick<PlanDeskPorts, "store" | "clock">, figures: Pick<FigureOffice, "figures">, hasData: (year: number) => Promise<boolean>): Promise<number> {
  const { pack, held, reviews } = await ports.store.read(async (reader) => ({ pack: await reader.pack(), held: await reader.values({}), reviews: await reader.reviews({}) }));
  const today = todayOf(ports.clock), ended = (pack.measured ?? []).flatMap((measured) => {
    const subject = subjectOf(pack, measured.indicator), { baseYear, targetYear } = subject.plan;
    return Array.from({ length: targetYear - baseYear }, (_, step) => baseYear + 1 + step).filter((year) => `${year}-12-31` < today).map((year) => ({ measured, subject, year, key: measuredKey(measured, pack.district.id, year) }));
  });
  const observed = new Map<number, boolean>();
  for (const { year } of ended) if (!observed.has(year)) observed.set(year, await hasData(year));
  const asked = ended.filter(({ year }) => observed.get(year) === true);
  if (asked.length === 0) return 0;
  const made = await figures.figures(asked.map(({ key }) => key)), at = ports.clock.now(), known = knownValues(held, reviews, at);
  const facts: { readonly value: ReportedValue; readonly review: Review | null }[] = [];
  for (const [place, { measured, subject, year, key }] of asked.entries()) {
    const figure = made[place], text = figure === undefined ? null : taken(measured, figure);
    if (figure === undefined || text === null || (measured.take === "value" && !sameUnit(figure.unit, subject.unit))) continue;
    const of = known.filter(({ fact }) => fact.indicator === subject.id && fact.period === String(year)), own = of.filter(({ fact }) => fact.origin === "measured").at(-1);
    if (own !== undefined && own.fact.value === text) continue;
    const accepted = of.find(({ status }) => status === "accepted"), signed = { ...scopeOfHolder(pack, subject.holder), by: systemActor.user, at };
    const value: ReportedValue = {
      ...signed, id: ports.clock.id(), plan: subject.plan.id, indicator: subject.id, period: String(year), value: text, unit: subject.unit, origin: "measured", document: documentOfMeasured(keyText(key)), note: noteOf(measured, figure), evidence: [],
      corrects: own?.fact.id ?? null, reason: own === undefined ? "" : `统计值由 ${own.fact.value} 变为 ${text}（数据更正、补传或审核所致）`,
    };
    const counts = accepted === undefined || accepted.fact.origin === "measured";
    facts.push({ value, review: counts ? { ...signed, id: ports.clock.id(), valueId: value.id, decision: "accept", note: measured.line === "reviewed" ? "取自经两人审核的数据" : "取自实时数据" } : null });
  }
  if (facts.length === 0) return 0;
  const detail = facts.map(({ value }) => `${value.indicator} ${value.period}年 ${value.value}${value.unit}`).join("；");
  await ports.store.write({ actor: systemActor, action: "indicator.measure", subject: pack.district.id, detail }, async (writer) => {
    for (const { value, review } of facts) { await writer.appendValue(value); if (review !== null) await writer.appendReview(review); }
  });
  return facts.length;
}
