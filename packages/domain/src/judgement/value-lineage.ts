import { rounded, type Lineage, type Labels } from "@yunqing/standards";
import type { Indicator, Printed, Quotation } from "../plan/model.js";
import { keyOfMeasured } from "./measured-document.js";
import type { JudgedValue } from "./known-values.js";

/** What a person is called in a tree; the id when nobody knows. */
export type NameOf = (user: string) => string;
const asId: NameOf = (user) => user;
const shortHash = (hash: string): string => hash.slice(0, 12);

function sourceOf(quotation: Quotation): NonNullable<Lineage["source"]> {
  return { ...(quotation.document === undefined ? {} : { document: quotation.document }), line: quotation.line, quote: quotation.quote };
}

/** A printed value as a leaf (原文数值). */
export function printedLeaf(name: Labels, printed: Printed, unit: string, row: Quotation): Lineage {
  return { name, value: printed.value, unit, origin: "printed", source: sourceOf(printed.quotation ?? row), inputs: [] };
}

/** Where a judged value comes from (数值来源): a line of the document, or who reported it, on what document, and who accepted it. */
export function valueLeaf(value: JudgedValue, indicator: Pick<Indicator, "name" | "unit" | "quotation">, nameOf: NameOf = asId): Lineage {
  const name = (zh: string, en: string): Labels => ({ zh: `${indicator.name.zh} ${value.period}年${zh}`, en: `${indicator.name.en}, ${value.period}, ${en}` });
  if (value.printed !== null || value.known === null) {
    return printedLeaf(name("值（原文）", "as printed"), value.printed ?? { year: Number(value.period), printed: value.exact, value: value.exact }, indicator.unit, indicator.quotation);
  }
  const { fact, review } = value.known;
  const notes: Labels[] = [];
  if (review !== null) notes.push({ zh: `审核通过：${nameOf(review.by)}，${review.at}`, en: `accepted by ${nameOf(review.by)} at ${review.at}` });
  if (fact.corrects !== null) notes.push({ zh: `更正 ${fact.corrects}：${fact.reason}`, en: `corrects ${fact.corrects}: ${fact.reason}` });
  if (fact.evidence.length > 0) notes.push({ zh: `佐证 ${fact.evidence.length} 件：${fact.evidence.map(shortHash).join("，")}`, en: `${fact.evidence.length} pieces of evidence: ${fact.evidence.map(shortHash).join(", ")}` });
  if (fact.origin === "simulated") notes.push({ zh: "模拟值，非真实数据", en: "simulated, not real data" });
  const told = fact.origin === "measured" ? name("值（监测）", "as measured") : fact.origin === "simulated" ? name("值（模拟）", "as simulated") : name("值（填报）", "as reported");
  return {
    name: told, value: fact.value, unit: fact.unit, origin: fact.origin === "measured" ? "measured" : "entered",
    // the figure that it was taken from opens by its key
    source: { document: fact.document, id: keyOfMeasured(fact.document) ?? fact.id, by: nameOf(fact.by), at: fact.at, ...(fact.note === "" ? {} : { text: fact.note }) }, inputs: [], ...(notes.length > 0 ? { notes } : {}),
  };
}

/** A value rounded once by the rule of its indicator (修约值), before it is compared. */
export function roundedLineage(value: JudgedValue, indicator: Pick<Indicator, "name" | "unit" | "quotation" | "places" | "placesFrom">, nameOf: NameOf = asId): Lineage {
  const text = rounded(value.exact, indicator.places);
  return {
    name: { zh: `${indicator.name.zh} ${value.period}年（修约）`, en: `${indicator.name.en}, ${value.period}, rounded` }, value: text, unit: indicator.unit, origin: "computed",
    rule: { id: "plan/round", formula: { zh: `修约到 ${indicator.places} 位小数，四舍六入五成双`, en: `rounded to ${indicator.places} decimals, half to even` }, standard: "GB/T 8170", edition: "GB/T 8170-2008", clauses: ["3.2"], attestation: "VERIFIED" },
    rounding: { rule: "GB/T 8170", places: indicator.places, exact: value.exact }, inputs: [valueLeaf(value, indicator, nameOf)],
    ...(indicator.placesFrom === "" ? {} : { notes: [{ zh: `小数位依据：${indicator.placesFrom}`, en: `decimals after: ${indicator.placesFrom}` }] }),
  };
}
