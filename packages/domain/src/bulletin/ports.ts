import type { BulletinContent, BulletinShape } from "./content.js";
import type { Bulletin, BulletinSchedule, BulletinStep, BulletinTemplateAct, PaperKind } from "./model.js";
import type { TemplateFault, TemplateField } from "./template-fields.js";

/** Reading bulletins (报表): part of {@link DistrictReader}. Steps, schedules and template acts ascending by seq. */
export interface BulletinReader {
  bulletins(filter?: { readonly id?: string; readonly kind?: PaperKind; readonly period?: string }): Promise<readonly Bulletin[]>;
  bulletinSteps(filter?: { readonly bulletin?: string }): Promise<readonly BulletinStep[]>;
  /** the text of a content by its digest, or null */
  bulletinContent(digest: string): Promise<string | null>;
  bulletinSchedules(): Promise<readonly BulletinSchedule[]>;
  bulletinTemplateActs(): Promise<readonly BulletinTemplateAct[]>;
}
/** Writing them, inside the audited transaction: part of {@link DistrictWriter}. */
export interface BulletinWriter extends BulletinReader {
  /** One bulletin of a kind, period and issue: else "known", and nothing is written. */
  appendBulletin(bulletin: Bulletin): Promise<"stored" | "known">;
  /** @param content what `digest` names, when the step brings it @throws {Overtaken} when `seq` is not the next */
  appendBulletinStep(step: BulletinStep, content: string | null): Promise<"stored" | "known">;
  /** @throws {Overtaken} when `seq` is not the next of its kind */
  appendBulletinSchedule(schedule: BulletinSchedule): Promise<"stored" | "known">;
  /** @throws {Overtaken} when `seq` is not the next of its kind */
  appendBulletinTemplateAct(act: BulletinTemplateAct): Promise<"stored" | "known">;
}

/** Papers of bulletins by templates that the office edits (按模板成文). */
export interface BulletinPapers {
  /** the template that comes with the program, drawn from what the kind has */
  standard(shape: BulletinShape, fields: readonly TemplateField[]): Promise<Uint8Array>;
  /** everything that is wrong with a template, each with what, where and what to do; empty: it may be used */
  faults(bytes: Uint8Array, fields: readonly TemplateField[]): Promise<readonly TemplateFault[]>;
  /** the paper; the same template and content give the same bytes */
  drawn(template: Uint8Array, content: BulletinContent, issue: number): Promise<Uint8Array>;
}
