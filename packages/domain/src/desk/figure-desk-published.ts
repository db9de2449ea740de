import type { Actor } from "../access/model.js";
import { NotFound, type Clock, type DistrictStore } from "../ports.js";
import { pathsOf } from "../plan/tree.js";
import type { Figure } from "../statistics/figure.js";
import { keyText, type FigureKey } from "../statistics/figure-key.js";
import type { FigureOffice, SubjectRow } from "../statistics/figure-office.js";
import { untilOf } from "../statistics/period.js";
import type { FigurePublication } from "../statistics/store.js";
import { dayAfter } from "@yunqing/standards";

type Ports = { readonly store: DistrictStore; readonly clock: Clock };
/** Who publishes, by which document, when. */
export interface PublishedBy { readonly user: string; readonly document: string; readonly at: string; /** the person as the audit log names them; without it the user alone */ readonly actor?: Actor; /** id of the first of the publications, for doing it once; the others follow from it */ readonly id?: string }
/** A publication with what became of the figure since. */
export interface PublishedView { readonly id: string; readonly at: string; readonly by: string; readonly document: string; readonly value: string | null; readonly unit: string; readonly lineage: string; readonly differs: boolean }

/** Subjects by `kind:id`, of the day on which a period ends. */
export async function rowOf(office: Pick<FigureOffice, "subjects">, key: FigureKey): Promise<SubjectRow | null> {
  const rows = await office.subjects(dayAfter(untilOf(key.period), -1));
  return rows.find(({ subject }) => subject.kind === key.subject.kind && subject.id === key.subject.id) ?? null;
}

/** Freezes figures with their lineage (发布): the same key again is a revision that names the earlier. In one audited transaction, all or none. */
export async function published({ store, clock }: Ports, office: FigureOffice, keys: readonly FigureKey[], by: PublishedBy): Promise<readonly string[]> {
  const opened: { readonly figure: Figure; readonly row: SubjectRow | null }[] = [];
  for (const key of keys) opened.push({ figure: await office.opened(key), row: await rowOf(office, key) });
  const { pack } = await store.read(async (reader) => ({ pack: await reader.pack() })), bureau = pathsOf(pack.organisations).get(pack.district.bureau) ?? pack.district.bureau, root = pathsOf(pack.places).get(pack.district.adcode) ?? "", actor: Actor = by.actor ?? { user: by.user, name: by.user, organisation: null, address: "", grants: [] };
  const ids = opened.map((_, at) => (by.id === undefined ? clock.id() : at === 0 ? by.id : `${by.id}.${at}`));
  await store.write({ actor, action: "figure.publish", subject: by.document.slice(0, 200), detail: `发布统计值 ${keys.length} 个：${keys.slice(0, 5).map(keyText).join("、")}${keys.length > 5 ? "…" : ""}`.slice(0, 500) }, async (writer) => {
    for (const [at, { figure, row }] of opened.entries()) {
      const key = keyText(figure.key), id = ids[at] as string, [known] = await writer.figurePublications({ id }), earlier = (await writer.figurePublications({ key })).at(-1);
      // the same command again keeps what it froze
      if (known !== undefined && known.key === key) continue;
      const publication: FigurePublication = { id, by: by.user, at: by.at, district: pack.district.id, organisationPath: row?.organisationPath ?? bureau, placePath: row?.placePath ?? root, enterprise: row?.enterprise ?? null, key, value: figure.value, unit: figure.unit, lineage: JSON.stringify(figure.lineage), document: by.document, revises: earlier?.id ?? null };
      await writer.appendFigurePublication(publication);
    }
  });
  return ids;
}

/** What was published of a key, the oldest first, and whether today's figure differs from the last (发布与现值). */
export async function publicationsOf({ store }: Pick<Ports, "store">, office: FigureOffice, key: FigureKey): Promise<readonly PublishedView[]> {
  const rows = await store.read((reader) => reader.figurePublications({ key: keyText(key) }));
  if (rows.length === 0) return [];
  const [figure] = await office.figures([key]);
  if (figure === undefined) throw new NotFound("figure", keyText(key));
  return rows.map(({ id, at, by, document, value, unit, lineage }) => ({ id, at, by, document, value, unit, lineage, differs: value !== figure.value || unit !== figure.unit }));
}
