import type { Bulletin, BulletinReader, BulletinSchedule, BulletinStep, BulletinTemplateAct, PaperKind } from "@yunqing/domain";
import { bulletinOf, bulletinScheduleOf, bulletinStepOf, bulletinTemplateOf } from "./bulletin-facts.js";
import { FigureSchemaReader } from "./figure-reader.js";

/** Reads bulletins of one district (报表读口). */
export class BulletinSchemaReader extends FigureSchemaReader implements BulletinReader {
  async bulletins({ id, kind, period }: { readonly id?: string; readonly kind?: PaperKind; readonly period?: string } = {}): Promise<readonly Bulletin[]> {
    let query = this.db.selectFrom("bulletin").selectAll();
    if (id !== undefined) query = query.where("id", "=", id);
    if (kind !== undefined) query = query.where("kind", "=", kind);
    if (period !== undefined) query = query.where("period", "=", period);
    return (await query.orderBy("kind").orderBy("period").orderBy("issue").execute()).map(bulletinOf);
  }
  async bulletinSteps({ bulletin }: { readonly bulletin?: string } = {}): Promise<readonly BulletinStep[]> {
    let query = this.db.selectFrom("bulletin_step").selectAll();
    if (bulletin !== undefined) query = query.where("bulletin", "=", bulletin);
    return (await query.orderBy("bulletin").orderBy("seq").execute()).map(bulletinStepOf);
  }
  async bulletinContent(digest: string): Promise<string | null> { return (await this.db.selectFrom("bulletin_content").select("content").where("digest", "=", digest).executeTakeFirst())?.content ?? null; }
  async bulletinSchedules(): Promise<readonly BulletinSchedule[]> { return (await this.db.selectFrom("bulletin_schedule").selectAll().orderBy("kind").orderBy("seq").execute()).map(bulletinScheduleOf); }
  async bulletinTemplateActs(): Promise<readonly BulletinTemplateAct[]> { return (await this.db.selectFrom("bulletin_template").selectAll().orderBy("kind").orderBy("seq").execute()).map(bulletinTemplateOf); }
}
