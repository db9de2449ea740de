import type { Comparator, DutyMove, DutyState, ProjectState } from "./plan.js";
import type { Role } from "./access.js";

/**
 * `seen` says what the person had on the screen: for a value its `status`, for a duty the id of its last step.
 * When the server holds something newer it answers 409, so that the second of two people is told.
 */
export type Seen = string;
/** Commands carry a UUIDv7 made by the client and may be repeated: the same id twice changes nothing. */
export interface SignIn { readonly name: string; readonly password: string }
export interface ChangePassword { readonly old: string; readonly new: string }
export interface ReportValue { readonly id: string; readonly indicator: string; readonly period: string; readonly value: string; readonly document: string; readonly note: string; readonly evidence: readonly string[]; readonly corrects?: string; readonly reason?: string }
export interface ReviewValue { readonly id: string; readonly decision: "accept" | "return"; readonly note: string; readonly seen: Seen }
export interface AssignTarget { readonly id: string; readonly indicator: string; readonly year: number; readonly op: Comparator; readonly value: string; readonly document: string; readonly documentDay: string }
export interface ReportProgress { readonly id: string; readonly project: string; readonly day: string; readonly percent: string | null; readonly state: ProjectState; readonly paidWan: string | null; readonly note: string; readonly evidence: readonly string[] }
export interface OpenDuty { readonly id: string; readonly title: string; readonly text: string; readonly holder: string; readonly approver: string | null; readonly workingDays?: number; readonly subject: string | null; readonly place: string | null; /** a limit of the law instead of working days, counted from `since`: a day, or an instant for hours */ readonly limit?: string; readonly since?: string; readonly coHolders?: readonly string[] }
export interface MoveDuty { readonly id: string; readonly move: DutyMove; readonly note: string; readonly evidence: readonly string[]; readonly to?: string; readonly workingDays?: number; /** why a clock is paused */ readonly reason?: string; readonly seen: Seen }
export interface MakeReport { readonly id: string; readonly plan: string; readonly day: string; readonly known?: string }
export interface CreateUser { readonly id: string; readonly name: string; readonly displayName: string; readonly phone: string | null; readonly organisation: string | null; readonly district: string | null }
export interface CreateGrant { readonly id: string; readonly user: string; readonly role: Role; readonly district: string | null; readonly organisation: string; readonly place: string; readonly enterprise: string | null; readonly from: string; readonly until: string | null }
export interface ImportLayer { readonly id: string; readonly title: string; readonly crs: "CGCS2000" | "WGS84" | "GCJ-02"; readonly geojson: unknown }

export interface SetActive { readonly active: boolean }
/** The day judged and what was known as of a day, asked of every judged view (判定日、知悉日). */
export interface Judged { readonly plan?: string; readonly day?: string; readonly known?: string }
export interface DutyQuery { readonly state?: DutyState; readonly holder?: string; readonly overdue?: "true" | "false"; readonly paused?: "true" | "false"; readonly joint?: "true" | "false" }
export interface AuditQuery { readonly from?: string; readonly limit?: string; readonly actor?: string; readonly action?: string }
