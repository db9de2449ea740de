import type { Labels } from "@yunqing/standards";
import type { Signed } from "../signed.js";
import type { Line } from "../statistics/figure-key.js";

/** Kinds of bulletins (环境质量报表). The real-time page is shown and not signed: HJ 633 wants it within the hour. */
export const bulletinKinds = ["air-real-time", "air-daily", "air-monthly", "water-monthly"] as const;
export type BulletinKind = (typeof bulletinKinds)[number];
/** Those that are made as papers, reviewed and published (成文报表). */
export const paperKinds = ["air-daily", "air-monthly", "water-monthly"] as const satisfies readonly BulletinKind[];
export type PaperKind = (typeof paperKinds)[number];

/** What a kind is called, over which period it speaks, and from which line its figures are taken unless somebody says otherwise. */
export const bulletinKindRows: Readonly<Record<BulletinKind, { readonly name: Labels; readonly period: "hour" | "day" | "month"; readonly line: Line }>> = {
  "air-real-time": { name: { zh: "空气质量实时报", en: "Real-time report of the air" }, period: "hour", line: "real-time" },
  "air-daily": { name: { zh: "空气质量日报", en: "Daily report of the air" }, period: "day", line: "real-time" },
  "air-monthly": { name: { zh: "环境空气质量月报", en: "Monthly report of the air" }, period: "month", line: "reviewed" },
  "water-monthly": { name: { zh: "地表水环境质量月报", en: "Monthly report of surface water" }, period: "month", line: "reviewed" },
};

/**
 * A bulletin (报表): one kind over one period, by its first day. `issue` 1 is the first that was published of them; a later issue `revises` the one before (修订版).
 * What it says lies in its steps.
 */
export interface Bulletin extends Signed { readonly kind: PaperKind; readonly period: string; readonly line: Line; readonly issue: number; readonly revises: string | null }

export const bulletinStates = ["draft", "submitted", "returned", "published"] as const;
export type BulletinState = (typeof bulletinStates)[number];
export const bulletinMoves = ["make", "refresh", "submit", "return", "publish"] as const;
export type BulletinMove = (typeof bulletinMoves)[number];
/**
 * A step of a bulletin (报表办理记录): the latest `seq` is how it stands. `digest` names the content that the step is about, SHA-256 of its text.
 * Publishing adds the version of the template and the file, by its hash.
 */
export interface BulletinStep extends Signed { readonly bulletin: string; readonly seq: number; readonly move: BulletinMove; readonly from: BulletinState | null; readonly to: BulletinState; readonly note: string; readonly digest: string; readonly template: number | null; readonly file: string | null; readonly bytes: number | null }

/** When drafts are made by themselves (报表计划): each day at `at` for yesterday, or on `day` of the month at `at` for the month before. The latest `seq` of a kind is in force. */
export interface BulletinSchedule extends Signed { readonly kind: PaperKind; readonly seq: number; readonly active: boolean; readonly line: Line; readonly day: number | null; /** Beijing time, HH:MM */ readonly at24: string; readonly reason: string }

/** A template came, or a version was taken in use (报表模板). Version 0 is the one that comes with the program; an uploaded one has its file by hash. The latest `use` of a kind is in force. */
export interface BulletinTemplateAct extends Signed { readonly kind: PaperKind; readonly seq: number; readonly act: "upload" | "use"; readonly version: number; readonly name: string; readonly hash: string | null; readonly bytes: number | null; readonly note: string }
