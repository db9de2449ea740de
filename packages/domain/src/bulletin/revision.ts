import type { FigureView } from "../desk/figure-desk-views.js";
import type { BulletinContent } from "./content.js";

/** A figure that says something else than when it was published (修订提示). */
export interface BulletinRevision { readonly key: string; readonly before: string; readonly now: string; readonly unit: string; readonly where: readonly string[] }

/** What a figure says in a bulletin: value, unit, edition, and what stands in its details. */
const saying = ({ value, unit, edition, detail, validity }: FigureView): string => JSON.stringify([value, unit, edition, detail, validity.state]);

/** Figures of a bulletin that have changed since, each with the tables and rows where it stands (已变化的数字). Whoever reads the paper learns of them; the paper stays. */
export function revisionsOf(content: Pick<BulletinContent, "figures" | "tables">, now: ReadonlyMap<string, FigureView>): readonly BulletinRevision[] {
  const shown = ({ value, detail }: FigureView): string => (detail?.kind === "water" ? detail.class : null) ?? value ?? "—";
  return content.figures.flatMap((before): BulletinRevision[] => {
    const today = now.get(before.key);
    if (today === undefined || saying(today) === saying(before)) return [];
    const where = content.tables.flatMap(({ caption, columns, rows }) => rows.flatMap((cells) => columns.flatMap(({ title }, at) => (at > 0 && cells[at]?.key === before.key ? [`${caption.zh} ${cells[0]?.text ?? ""} ${title.zh}`] : []))));
    return where.length === 0 ? [] : [{ key: before.key, before: shown(before), now: shown(today), unit: before.unit || today.unit, where }];
  });
}
