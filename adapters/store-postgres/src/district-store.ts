import type { DistrictReader, DistrictStore, DistrictWriter } from "@yunqing/domain";
import { appendAct, auditPart, lockHead, type Act } from "./audit.js";
import { SchemaReader, type PackShelf } from "./district-reader.js";
import { SchemaWriter } from "./district-writer.js";
import type { Engine } from "./engine.js";
import type { DistrictTables } from "./tables.js";

type Entry = Parameters<DistrictStore["recordRefusal"]>[0];

/**
 * One district's store (区县库). The one write path: the head of the audit chain is locked, the work done, the audit written, all in one
 * transaction. There is no way to a writer that leaves the audit out. A command whose every append was already known changes nothing and
 * gets no entry; a `write` that appends nothing at all is an act to be recorded (an export, say) and gets one.
 */
export class SchemaStore implements DistrictStore {
  readonly district: string;
  readonly #engine: Engine;
  readonly #schema: string;
  readonly #shelf: PackShelf = new Map();
  constructor(engine: Engine, district: string, schema: string) { this.#engine = engine; this.district = district; this.#schema = schema; }

  read<T>(work: (reader: DistrictReader) => Promise<T>): Promise<T> {
    return this.#engine.read<DistrictTables, T>(this.#schema, ({ db }) => work(new SchemaReader(db, this.district, this.#shelf)));
  }

  write<T>(entry: Entry, work: (writer: DistrictWriter) => Promise<T>): Promise<T> {
    return this.#engine.write<DistrictTables, T>(this.#schema, async ({ db, line }) => {
      const head = await lockHead(auditPart(db));
      const writer = new SchemaWriter(db, this.district, this.#shelf, { line, engine: this.#engine, schema: this.#schema });
      const result = await work(writer);
      const onlyKnown = writer.counts.known > 0 && writer.counts.stored === 0;
      if (!onlyKnown) await appendAct(auditPart(db), head, actOf(entry, "done"));
      return result;
    });
  }

  async recordRefusal(entry: Entry): Promise<void> {
    await this.#engine.write<DistrictTables, void>(this.#schema, async ({ db }) => { await appendAct(auditPart(db), await lockHead(auditPart(db)), actOf(entry, "refused")); });
  }
}

/** An entry of the audit (审计条目). */
export function actOf({ actor, action, subject, detail }: Entry, result: Act["result"]): Act {
  return { actor: actor.user, actorName: actor.name, address: actor.address, action, subject, result, detail };
}
