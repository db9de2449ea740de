import { exact, type Exact } from "@yunqing/standards";
import { figureWith, type Figure } from "./figure.js";
import { keyOfText, keyText, type FigureKey } from "./figure-key.js";
import type { KeptFigure } from "./store.js";

const textsOf = new WeakMap<readonly FigureKey[], readonly string[]>(), textOf = new WeakMap<FigureKey, string>();
function textsOfKeys(keys: readonly FigureKey[]): readonly string[] {
  let held = textsOf.get(keys);
  if (held === undefined) textsOf.set(keys, held = keys.map((key) => { let text = textOf.get(key); if (text === undefined) textOf.set(key, text = keyText(key)); return text; }));
  return held;
}

/** A figure as it is kept (留存). */
export function keptOf(figure: Figure): KeptFigure {
  return { key: keyText(figure.key), value: figure.value, exact: figure.exact?.toString() ?? null, unit: figure.unit, validity: figure.validity, coverage: figure.coverage, edition: figure.edition, clauses: figure.clauses, detail: figure.detail, inputs: textsOfKeys(figure.inputs) };
}

/** A kept figure as figures are (还原). Its lineage names its inputs without their values: {@link FigureOffice.opened} opens it. */
export function figureOfKept(kept: KeptFigure, key: FigureKey = keyOfText(kept.key)): Figure {
  let held: readonly FigureKey[] | undefined;
  return figureWith({
    key, value: kept.value, exact: kept.exact === null ? null : exactOf(kept.exact), unit: kept.unit, validity: kept.validity, coverage: kept.coverage, edition: kept.edition, clauses: kept.clauses, detail: kept.detail, inputs: () => (held ??= kept.inputs.map(keyOfText)),
  }, () => ({
    name: { zh: key.item ?? key.statistic, en: key.item ?? key.statistic }, value: kept.value, unit: kept.unit, origin: "computed",
    ...(kept.edition === null ? {} : { rule: { id: "figure/kept", formula: { zh: "按规范计算的留存值，展开可见全部输入", en: "computed by the standard and kept; open it to see all inputs" }, standard: kept.edition, edition: kept.edition, clauses: kept.clauses, attestation: "VERIFIED" as const } }),
    inputs: kept.inputs.map((id) => ({ name: { zh: id, en: id }, value: null, unit: "", origin: "computed" as const, source: { id }, inputs: [] })), notes: kept.validity.reason === null ? [] : [kept.validity.reason],
  }));
}
/** Reads what an exact number writes: decimal text, or a fraction that does not end. */
export function exactOf(text: string): Exact { const [whole = "0", over] = text.split("/"); return over === undefined ? exact(whole) : exact(whole).over(exact(over)); }
