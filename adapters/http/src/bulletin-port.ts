import type { Lineage } from "@yunqing/standards";
import type { Actor } from "@yunqing/domain";
import type { BulletinContentView, BulletinDetail, BulletinQuery, BulletinScheduleRow, BulletinsView, BulletinTemplateRow, MakeBulletin, MoveBulletin, PutBulletinSchedule, UseBulletinTemplate } from "@yunqing/wire";

interface File { readonly name: string; readonly bytes: Uint8Array }
/** What the routes ask of the desk of bulletins (报表). */
export interface BulletinDeskPort {
  live(actor: Actor): Promise<BulletinContentView>;
  list(actor: Actor, query: BulletinQuery): Promise<BulletinsView>;
  detail(actor: Actor, id: string): Promise<BulletinDetail>;
  why(actor: Actor, id: string, key: string): Promise<Lineage>;
  paper(actor: Actor, id: string): Promise<{ readonly name: string; readonly bytes: Uint8Array | AsyncIterable<Uint8Array>; readonly length: number }>;
  make(actor: Actor, command: MakeBulletin): Promise<BulletinDetail>;
  move(actor: Actor, id: string, command: MoveBulletin): Promise<BulletinDetail>;
  schedules(actor: Actor): Promise<readonly BulletinScheduleRow[]>;
  putSchedule(actor: Actor, command: PutBulletinSchedule): Promise<readonly BulletinScheduleRow[]>;
  templates(actor: Actor): Promise<readonly BulletinTemplateRow[]>;
  template(actor: Actor, kind: string, version: number): Promise<File>;
  addTemplate(actor: Actor, kind: string, name: string, bytes: AsyncIterable<Uint8Array>): Promise<readonly BulletinTemplateRow[]>;
  preview(actor: Actor, kind: string, version: number, period: string): Promise<File>;
  useTemplate(actor: Actor, kind: string, command: UseBulletinTemplate): Promise<readonly BulletinTemplateRow[]>;
}
