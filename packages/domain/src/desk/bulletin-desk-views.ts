import type { Labels } from "@yunqing/standards";
import type { BulletinContent } from "../bulletin/content.js";
import type { BulletinKind, BulletinMove, BulletinState, PaperKind } from "../bulletin/model.js";
import type { BulletinRevision } from "../bulletin/revision.js";
import type { TemplateField } from "../bulletin/template-fields.js";
import type { Line } from "../statistics/figure-key.js";

// What the desk of bulletins answers and takes, in the shapes of the wire (packages/wire/src/bulletin.ts); a test holds the two together.

export interface BulletinRow { readonly id: string; readonly kind: PaperKind; readonly period: string; readonly periodName: Labels; readonly line: Line; readonly issue: number; readonly state: BulletinState; readonly by: string; readonly at: string; readonly changedAt: string; /** a later issue was published */ readonly replaced: boolean }
export interface BulletinStepRow { readonly seq: number; readonly move: BulletinMove; readonly to: BulletinState; readonly by: string; readonly at: string; readonly note: string; readonly digest: string; readonly template: number | null; readonly file: string | null; readonly bytes: number | null }
export interface BulletinDetail extends BulletinRow { readonly content: BulletinContent; readonly digest: string; readonly steps: readonly BulletinStepRow[]; /** figures that have changed since they were taken */ readonly revisions: readonly BulletinRevision[]; readonly may: readonly BulletinMove[]; /** whether a new issue may be made */ readonly mayReissue: boolean }
/** What may be done with bulletins here (报表台). */
export interface BulletinsView { readonly today: string; readonly mayMake: boolean; readonly mayApprove: boolean; readonly rows: readonly BulletinRow[] }
export interface BulletinScheduleRow { readonly kind: PaperKind; readonly seq: number; readonly active: boolean; readonly line: Line; readonly day: number | null; readonly at24: string; readonly reason: string; readonly by: string | null; readonly at: string | null; readonly next: { readonly periodName: Labels; readonly at: string } | null }
export interface BulletinTemplateVersion { readonly version: number; readonly name: string; readonly by: string | null; readonly at: string | null; readonly note: string; readonly bytes: number | null; readonly inUse: boolean }
export interface BulletinTemplateRow { readonly kind: PaperKind; readonly seq: number; readonly versions: readonly BulletinTemplateVersion[]; readonly fields: readonly TemplateField[] }

export interface BulletinQuery { readonly kind?: PaperKind; readonly limit?: number }
/** Makes a draft (编制). `period`: first day; `reason` where a new issue replaces a published one. */
export interface MakeBulletin { readonly id: string; readonly kind: PaperKind; readonly period: string; readonly line: Line; readonly reason: string }
/** Moves one on (办理). `seen`: the content that the person saw. */
export interface MoveBulletin { readonly id: string; readonly move: Exclude<BulletinMove, "make">; readonly seen: string; readonly note: string }
export interface PutBulletinSchedule { readonly id: string; readonly kind: PaperKind; readonly seq: number; readonly active: boolean; readonly line: Line; readonly day: number | null; readonly at24: string; readonly reason: string }
export interface UseBulletinTemplate { readonly id: string; readonly seq: number; readonly version: number; readonly note: string }
export type { BulletinContent, BulletinKind, BulletinRevision };
