import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";

/** A tag of a template as it was found (标记): a text, a loop with what stands inside, or a place for a drawing; with the part of the file. */
export interface FoundTag { readonly tag: string; readonly what: "text" | "loop" | "chart"; readonly inside: readonly FoundTag[]; readonly part: string }
/** A tag that is no tag, as the engine tells it. */
export interface TagFault { readonly id: string; readonly tag: string; readonly other: string; readonly part: string }
interface Parsed { readonly type: string; readonly value?: string; readonly module?: string; readonly subparsed?: readonly Parsed[] }
interface Told { readonly properties?: { readonly id?: string; readonly xtag?: string; readonly openingtag?: string; readonly closingtag?: string; readonly file?: string; readonly errors?: readonly Told[] } }

/** The engine over a package; `{` and `}` around tags, Chinese or not. @throws its own errors: see {@link tagFaults} */
export function engineOn(bytes: Uint8Array): Docxtemplater<PizZip> {
  return new Docxtemplater(new PizZip(bytes), { paragraphLoop: true, linebreaks: true, errorLogging: false, nullGetter: () => "", parser: (tag) => ({ get: (scope: unknown) => (scope !== null && typeof scope === "object" && Object.hasOwn(scope, tag) ? (scope as Record<string, unknown>)[tag] : undefined) }) });
}
/** Every tag, part by part (标记清单). */
export function tagsOf(engine: Docxtemplater<PizZip>): readonly FoundTag[] {
  const compiled = (engine as unknown as { readonly compiled: Readonly<Record<string, { readonly postparsed: readonly Parsed[] }>> }).compiled;
  const of = (parsed: readonly Parsed[], part: string): readonly FoundTag[] => parsed.filter(({ type }) => type === "placeholder").map(({ value = "", module, subparsed }) => ({ tag: value, what: module === "loop" ? "loop" : module === "rawxml" ? "chart" : "text", inside: of(subparsed ?? [], part), part }));
  return Object.entries(compiled).flatMap(([part, { postparsed }]) => of(postparsed, part));
}
/** What the engine complains of; null when it is something else than tags. */
export function tagFaults(problem: unknown): readonly TagFault[] | null {
  const { properties } = problem as Told;
  if (properties === undefined) return null;
  return (properties.errors ?? [problem as Told]).map(({ properties: one }) => ({ id: one?.id ?? "", tag: one?.xtag ?? one?.openingtag ?? "", other: one?.closingtag ?? "", part: one?.file ?? "" }));
}
