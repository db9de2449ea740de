import type { Scope } from "../ports.js";
import type { AlarmNotice, Escalation } from "./escalation.js";
import type { FoldCounts, StormSetting } from "./fold.js";
import type { AlarmClearance, AlarmCondition, AlarmEvent, AlarmKind, AlarmLevel, AlarmRecord, AlarmState, AlarmWebhook } from "./model.js";

/** A batch of what rules found, folded and written in one transaction (一批判定结果). Times in milliseconds since 1970 UTC. */
export interface RaiseBatch { readonly conditions: readonly AlarmCondition[]; readonly clearances: readonly AlarmClearance[]; readonly now: number; readonly storm: StormSetting; /** hooks that new alarms are queued for, in the same transaction */ readonly hooks: readonly AlarmWebhook[] }
/** Filter of the list (筛选). `folded`: hide what lies under a storm, which only makes sense for who sees the whole district. `after`: cursor of the page before. */
export interface AlarmFilter {
  readonly scope: Scope; readonly open?: boolean; readonly states?: readonly AlarmState[]; readonly levels?: readonly AlarmLevel[]; readonly kinds?: readonly AlarmKind[]; readonly rule?: string; readonly point?: string; readonly storm?: string; readonly folded?: boolean;
  /** escalated to one of these roles or users */ readonly escalatedTo?: readonly string[];
  readonly from?: number; readonly until?: number; readonly text?: string; readonly after?: string; readonly limit: number;
}
export interface AlarmPage { readonly rows: readonly AlarmRecord[]; /** cursor of the next page; null at the end */ readonly next: string | null }
/** Open alarms by level and state (计数), of what a scope holds; members of storms are counted, storms are not. */
export interface AlarmCounts { readonly change: number; readonly open: Readonly<Record<AlarmLevel, number>>; readonly unacknowledged: Readonly<Record<AlarmLevel, number>>; readonly states: Readonly<Record<AlarmState, number>>; readonly storms: number }
/** A notice waiting (待推送). */
export interface QueuedNotice extends AlarmNotice { readonly queuedAt: number; readonly attempts: number; readonly nextAt: number; readonly problem: string }
export interface NoticeDepth { readonly hook: string; readonly waiting: number; readonly oldestAt: number | null; readonly dropped: number; readonly delivered: number; readonly lastProblem: string; readonly lastAt: number | null }

/** The store of alarms of one district (报警库): machines write here, outside the audit chain, which is for acts of people. What it wrote is never changed; how an alarm stands is kept beside it. */
export interface AlarmStore {
  /** Folds and writes a batch, all or none (see `foldAlarms`). The same batch again changes nothing. */
  raise(batch: RaiseBatch): Promise<FoldCounts & { readonly ids: readonly string[] }>;
  /** Alarms by level (the worst first), then the latest raised first. */
  page(filter: AlarmFilter): Promise<AlarmPage>;
  byId(ids: readonly string[]): Promise<readonly AlarmRecord[]>;
  events(alarm: string): Promise<readonly AlarmEvent[]>;
  counts(scope: Scope): Promise<AlarmCounts>;
  /** Number of the last change: what a listener compares before it asks for more. */
  change(): Promise<number>;
  /** What changed after a number, the latest first. */
  changedSince(change: number, scope: Scope, limit: number): Promise<readonly AlarmRecord[]>;
  /** Notes escalations and queues their notices; an alarm and stage that were noted before change nothing. */
  escalate(escalations: readonly Escalation[], notices: readonly AlarmNotice[], now: number): Promise<number>;
  /** Puts notices into the queue; beyond `mostQueued` for a hook the oldest go, and are counted. */
  queue(notices: readonly AlarmNotice[], now: number): Promise<void>;
  /** Notices that are due, the oldest first. */
  dueNotices(now: number, limit: number): Promise<readonly QueuedNotice[]>;
  noticeDelivered(id: string, now: number): Promise<void>;
  noticeFailed(id: string, problem: string, nextAt: number, now: number): Promise<void>;
  noticeDepths(): Promise<readonly NoticeDepth[]>;
}
/** Notices that wait for one hook at most (推送队列上限). */
export const mostQueued = 10_000;
