import type { Labels } from "@yunqing/standards";
import type { FigureLine, FigureView } from "./figure.js";

// Bulletins (环境质量报表): the real-time page, daily and monthly papers with their review, schedules and templates. Every number names its figure by its key; days are Beijing days.

/** Routes of bulletins (报表接口路径). */
export const bulletinPaths = {
  bulletinLive: "/api/d/{d}/bulletins/live",                                    // GET BulletinContent: the last hour
  bulletins: "/api/d/{d}/bulletins",                                            // GET ?kind= → BulletinsView · POST MakeBulletin → BulletinDetail
  bulletin: "/api/d/{d}/bulletins/by/{id}",                                     // GET BulletinDetail
  bulletinMoves: "/api/d/{d}/bulletins/by/{id}/moves",                          // POST MoveBulletin → BulletinDetail
  bulletinPaper: "/api/d/{d}/bulletins/by/{id}/paper.docx",                     // GET Word
  bulletinWhy: "/api/d/{d}/bulletins/by/{id}/why",                              // GET ?key= → Lineage, with what was published
  bulletinSchedules: "/api/d/{d}/bulletins/schedules",                          // GET BulletinScheduleRow[] · POST PutBulletinSchedule → BulletinScheduleRow[]
  bulletinTemplates: "/api/d/{d}/bulletins/templates",                          // GET BulletinTemplateRow[]
  bulletinTemplateAdd: "/api/d/{d}/bulletins/templates/{kind}",                 // POST multipart (field "file") → BulletinTemplateRow[]
  bulletinTemplateUse: "/api/d/{d}/bulletins/templates/{kind}/use",             // POST UseBulletinTemplate → BulletinTemplateRow[]
  bulletinTemplateFile: "/api/d/{d}/bulletins/templates/{kind}/{version}.docx", // GET Word
  bulletinTemplatePreview: "/api/d/{d}/bulletins/templates/{kind}/{version}/preview.docx", // GET ?period= → Word: a real period by that version
} as const;

export type BulletinKindWord = "air-real-time" | "air-daily" | "air-monthly" | "water-monthly";
export type PaperKindWord = Exclude<BulletinKindWord, "air-real-time">;
export type BulletinStateWord = "draft" | "submitted" | "returned" | "published";
export type BulletinMoveWord = "make" | "refresh" | "submit" | "return" | "publish";

/** A column; `tag` is what a template calls it. `look`: how a cell is shown. */
export interface BulletinColumnView { readonly id: string; readonly tag: string; readonly title: Labels; readonly look: "text" | "number" | "index" | "class" }
/** A cell: words, and the key of the figure that says them. `en` where the words differ. */
export interface BulletinCellView { readonly text: string; readonly en?: string; readonly key: string | null }
export interface BulletinTableView { readonly id: string; readonly tag: string; readonly caption: Labels; readonly unit: string; readonly columns: readonly BulletinColumnView[]; readonly rows: readonly (readonly BulletinCellView[])[] }
/** A chart; its numbers are for drawing alone. */
export interface BulletinChartView { readonly id: string; readonly tag: string; readonly caption: Labels; readonly unit: string; readonly chart: "bar" | "line"; readonly categories: readonly string[]; readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]; readonly summary: string }
/** What a bulletin says (报表内容). */
export interface BulletinContentView {
  readonly kind: BulletinKindWord; readonly title: Labels; readonly period: string; readonly periodName: Labels; readonly line: FigureLine; readonly district: { readonly id: string; readonly name: Labels }; readonly simulated: boolean; readonly edition: string; readonly madeAt: string;
  readonly lead: Labels; readonly remarks: readonly Labels[]; readonly tables: readonly BulletinTableView[]; readonly charts: readonly BulletinChartView[]; readonly figures: readonly FigureView[]; readonly lineages: Readonly<Record<string, string>>;
}
export interface BulletinRow { readonly id: string; readonly kind: PaperKindWord; readonly period: string; readonly periodName: Labels; readonly line: FigureLine; readonly issue: number; readonly state: BulletinStateWord; readonly by: string; readonly at: string; readonly changedAt: string; /** a later issue was published */ readonly replaced: boolean }
export interface BulletinStepRow { readonly seq: number; readonly move: BulletinMoveWord; readonly to: BulletinStateWord; readonly by: string; readonly at: string; readonly note: string; readonly digest: string; readonly template: number | null; readonly file: string | null; readonly bytes: number | null }
/** A figure that says something else than when it was taken (修订提示). */
export interface BulletinRevisionView { readonly key: string; readonly before: string; readonly now: string; readonly unit: string; readonly where: readonly string[] }
export interface BulletinDetail extends BulletinRow { readonly content: BulletinContentView; readonly digest: string; readonly steps: readonly BulletinStepRow[]; readonly revisions: readonly BulletinRevisionView[]; readonly may: readonly BulletinMoveWord[]; readonly mayReissue: boolean }
export interface BulletinsView { readonly today: string; readonly mayMake: boolean; readonly mayApprove: boolean; readonly rows: readonly BulletinRow[] }
export interface BulletinScheduleRow { readonly kind: PaperKindWord; readonly seq: number; readonly active: boolean; readonly line: FigureLine; readonly day: number | null; readonly at24: string; readonly reason: string; readonly by: string | null; readonly at: string | null; readonly next: { readonly periodName: Labels; readonly at: string } | null }
export interface BulletinTemplateVersion { readonly version: number; readonly name: string; readonly by: string | null; readonly at: string | null; readonly note: string; readonly bytes: number | null; readonly inUse: boolean }
/** What a template may name (可用标记). */
export interface TemplateFieldView { readonly tag: string; readonly what: "text" | "flag" | "table" | "chart"; readonly meaning: Labels; readonly columns: readonly { readonly tag: string; readonly meaning: Labels }[] }
export interface BulletinTemplateRow { readonly kind: PaperKindWord; readonly seq: number; readonly versions: readonly BulletinTemplateVersion[]; readonly fields: readonly TemplateFieldView[] }

export interface BulletinQuery { readonly kind?: PaperKindWord; readonly limit?: number }
/** Makes a draft (编制). `period`: its first day; `reason` where a new issue replaces a published one. */
export interface MakeBulletin { readonly id: string; readonly kind: PaperKindWord; readonly period: string; readonly line: FigureLine; readonly reason: string }
/** Moves one on (办理). `seen`: digest of the content that the person saw. */
export interface MoveBulletin { readonly id: string; readonly move: Exclude<BulletinMoveWord, "make">; readonly seen: string; readonly note: string }
export interface PutBulletinSchedule { readonly id: string; readonly kind: PaperKindWord; readonly seq: number; readonly active: boolean; readonly line: FigureLine; readonly day: number | null; readonly at24: string; readonly reason: string }
/** Takes a version in use (启用模板). */
export interface UseBulletinTemplate { readonly id: string; readonly seq: number; readonly version: number; readonly note: string }
