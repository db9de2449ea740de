import { sql } from "kysely";
import { Overtaken, type Bulletin, type BulletinSchedule, type BulletinStep, type BulletinTemplateAct, type BulletinWriter } from "@yunqing/domain";
import { bulletinOf, bulletinRow, bulletinScheduleOf, bulletinScheduleRow, bulletinStepOf, bulletinStepRow, bulletinTemplateOf, bulletinTemplateRow } from "./bulletin-facts.js";
import type { Outcome } from "./fact-writer.js";
import { FigureSchemaWriter } from "./figure-writer.js";

/** Writes bulletins of one district (报表写口), inside the transaction that holds the head of the audit chain. */
export abstract class BulletinSchemaWriter extends FigureSchemaWriter implements BulletinWriter {
  async appendBulletin(bulletin: Bulletin): Promise<Outcome> {
    const same = await this.row(bulletin.id, "bulletin", bulletinOf);
    if (same === null) {
      const other = await this.db.selectFrom("bulletin").select("id").where("kind", "=", bulletin.kind).where("period", "=", bulletin.period).where("issue", "=", bulletin.issue).executeTakeFirst();
      if (other !== undefined) { this.counts.known += 1; return "known"; }
    }
    return this.append(bulletin, same, () => this.db.insertInto("bulletin").values(bulletinRow(bulletin)).execute());
  }
  async appendBulletinStep(step: BulletinStep, content: string | null): Promise<Outcome> {
    const same = await this.row(step.id, "bulletin_step", bulletinStepOf);
    if (same === null) {
      await this.exists("bulletin", step.bulletin, "bulletin");
      await this.#next("bulletin_step", "bulletin", step.bulletin, step.seq);
    }
    return this.append(step, same, async () => {
      if (content !== null) await this.db.insertInto("bulletin_content").values({ digest: step.digest, content }).onConflict((on) => on.column("digest").doNothing()).execute();
      await this.db.insertInto("bulletin_step").values(bulletinStepRow(step)).execute();
    });
  }
  async appendBulletinSchedule(schedule: BulletinSchedule): Promise<Outcome> {
    const same = await this.row(schedule.id, "bulletin_schedule", bulletinScheduleOf);
    if (same === null) await this.#next("bulletin_schedule", "kind", schedule.kind, schedule.seq);
    return this.append(schedule, same, () => this.db.insertInto("bulletin_schedule").values(bulletinScheduleRow(schedule)).execute());
  }
  async appendBulletinTemplateAct(act: BulletinTemplateAct): Promise<Outcome> {
    const same = await this.row(act.id, "bulletin_template", bulletinTemplateOf);
    if (same === null) await this.#next("bulletin_template", "kind", act.kind, act.seq);
    return this.append(act, same, () => this.db.insertInto("bulletin_template").values(bulletinTemplateRow(act)).execute());
  }
  async #next(table: "bulletin_step" | "bulletin_schedule" | "bulletin_template", column: "bulletin" | "kind", of: string, seq: number): Promise<void> {
    const { rows } = await sql<{ last: number | null }>`select max(seq) as last from ${sql.table(table)} where ${sql.ref(column)} = ${of}`.execute(this.db);
    if (seq !== (rows[0]?.last ?? 0) + 1) throw new Overtaken(of);
  }
}
