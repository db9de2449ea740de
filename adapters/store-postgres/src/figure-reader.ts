import type { Insertable, Selectable } from "kysely";
import type { FigurePublication, FigureReaderPort } from "@yunqing/domain";
import { ReadKeySchemaReader } from "./read-key-reader.js";
import { signedColumns, signedOf } from "./facts.js";
import type { FigurePublicationTable } from "./figure-tables.js";

export const publicationRow = (fact: FigurePublication): Insertable<FigurePublicationTable> => ({ ...signedColumns(fact), key: fact.key, value: fact.value, unit: fact.unit, lineage: fact.lineage, document: fact.document, revises: fact.revises });
export const publicationOf = (row: Selectable<FigurePublicationTable>): FigurePublication => ({ ...signedOf(row), key: row.key, value: row.value, unit: row.unit, lineage: row.lineage, document: row.document, revises: row.revises });

/** Reads published figures of one district (发布的统计值读口). */
export class FigureSchemaReader extends ReadKeySchemaReader implements FigureReaderPort {
  async figurePublications({ key, id }: { readonly key?: string; readonly id?: string }): Promise<readonly FigurePublication[]> {
    let query = this.db.selectFrom("figure_publication").selectAll();
    if (key !== undefined) query = query.where("key", "=", key);
    if (id !== undefined) query = query.where("id", "=", id);
    return (await query.orderBy("at").orderBy("recorded_at").orderBy("id").execute()).map(publicationOf);
  }
}
