import type { FigureReaderPort, FigureWriterPort } from "./statistics/store.js";
import type { Condition } from "@yunqing/ledger";
import type { Action, Actor, Grant, Role } from "./access/model.js";
import type { Signed } from "./signed.js";

export type { Signed } from "./signed.js";
import type { NetworkReader, NetworkWriter } from "./network/ports.js";
import type { DataReviewReader, DataReviewWriter } from "./data-review/ports.js";
import type { AlarmReader, AlarmWriter } from "./alarm/ports.js";
import type { LoopReader, LoopWriter } from "./loop/ports.js";
import type { BulletinReader, BulletinWriter } from "./bulletin/ports.js";
import type { ReadKeyReader, ReadKeyWriter } from "./read-key/ports.js";
import type { MonitoringReader, MonitoringWriter } from "./monitoring/ports.js";
import type { DutyClockReader, DutyClockWriter } from "./duty/ports.js";
import type { Comparator, Enterprise, Organisation, Pack, Place, Plan } from "./plan/model.js";

/** The clock and the maker of ids, given from outside: pure rooms have neither. */
export interface Clock { /** now, ISO instant in UTC */ now(): string; /** a UUIDv7 */ id(): string }

/** A value reported for an indicator (填报值). A correction names what it corrects; the old one stays. */
export interface ReportedValue extends Signed {
  readonly plan: string; readonly indicator: string; readonly period: string; readonly value: string; readonly unit: string;
  readonly origin: "entered" | "simulated" | "measured"; readonly document: string; readonly note: string;
  readonly evidence: readonly string[]; readonly corrects: string | null; readonly reason: string;
}
/** A review of a value by another person (审核). At most one per value: the second of two reviewers is refused. */
export interface Review extends Signed { readonly valueId: string; readonly decision: "accept" | "return"; readonly note: string }
/** A delegated target assigned by a document of the city (下达目标). The latest per indicator and year is in force from its document's day. */
export interface Assignment extends Signed { readonly plan: string; readonly indicator: string; readonly year: number; readonly op: Comparator; readonly value: string; readonly document: string; readonly documentDay: string }
/** A report on a project's progress (工程进度). */
export interface Progress extends Signed { readonly plan: string; readonly project: string; readonly day: string; readonly percent: string | null; readonly state: "not-started" | "under-way" | "done" | "late" | "unknown"; readonly paidWan: string | null; readonly note: string; readonly evidence: readonly string[] }

export type DutyState = "awaiting-sign" | "in-hand" | "awaiting-review" | "closed" | "returned" | "withdrawn";
/** A step of a duty; `remind`, `escalate` are made by rule, `redate` when a calendar notice arrives. `*-part` are those of a co-holder (协办). */
export type DutyMove = "open" | "sign" | "note" | "submit" | "approve" | "return" | "urge" | "transfer" | "extend" | "withdraw" | "pause" | "resume" | "join" | "leave" | "sign-part" | "submit-part" | "return-part" | "remind" | "escalate" | "redate";
/** A duty (督办任务): cause, holder, clock, number gapless in its year, issued in the transaction. */
export interface Duty extends Signed {
  readonly number: string; readonly year: number; readonly title: string; readonly text: string; readonly kind: "indicator" | "target" | "project" | "report" | "manual" | "ledger";
  /** rule and subject; the pair with the period is unique, so that a rule run twice opens one duty */
  readonly cause: { readonly rule: string; readonly subject: string; readonly period: string; readonly zh: string; readonly en: string };
  readonly holder: string; readonly approver: string | null; readonly openedDay: string; readonly workingDays: number; readonly dueDay: string;
  /** the statutory limit that it stands under (法定时限), and the event that it is counted from: a day, or an instant for hours */
  readonly limit?: string; readonly since?: string;
}
/** One step of a duty (办理记录); the present state is that of the last step. */
export interface DutyStep extends Signed {
  readonly duty: string; readonly seq: number; readonly move: DutyMove; readonly from: DutyState | null; readonly to: DutyState; readonly note: string; readonly evidence: readonly string[]; readonly holder: string; readonly dueDay: string;
  /** the clock stands since this day (暂停起始日); carried by every step until it is resumed */
  readonly pausedDay?: string;
  /** whom the step concerns besides the holder: a co-holder, the one reminded */
  readonly party?: string;
  /** why, as a word of a list: the reason of a pause, the stage of a reminder, what a redating decided */
  readonly reason?: string;
  /** working days that an extension gave */
  readonly workingDays?: number;
}
export interface StoredReport extends Signed { readonly plan: string; readonly title: string; readonly kind: string; readonly day: string; readonly known: string; readonly hash: string; readonly bytes: number }
/** A published figure with its lineage, frozen (发布值). */
export interface PublishedFigure extends Signed { readonly subject: string; readonly value: string | null; readonly unit: string; readonly lineage: string /* JSON of Lineage */; readonly report: string }
export interface ImportedLayer extends Signed { readonly title: string; readonly crs: string; readonly features: string /* GeoJSON in CGCS2000 degrees */ ; readonly count: number }
export interface Evidence extends Signed { readonly hash: string; readonly name: string; readonly type: string; readonly bytes: number; readonly thumbnail: boolean }
export interface AuditEntry { readonly seq: number; readonly at: string; readonly actor: string; readonly actorName?: string; readonly algorithm?: string; readonly address: string; readonly action: string; readonly subject: string; readonly result: "done" | "refused" | "failed"; readonly detail: string; readonly previous: string; readonly hash: string }

/** How rows are asked for: the scope comes from the actor's grants, never from the caller's good will. */
export interface Scope {
  readonly all: boolean;
  /** one entry per grant: a row is inside when one part contains it on all three axes (`inScope` of access/rules.ts); none means no row */
  readonly parts: readonly { readonly organisationPath: string; readonly placePath: string; readonly enterprise: string | null; /** rows of a ledger whose parties (fields) name the enterprise, wherever they lie; the other axes do not count then */ readonly parties?: readonly string[] }[];
  /** rows of a ledger that are inside whatever the parts say: what is open to everybody */
  readonly open?: Condition;
  /** the parts' values axis by axis, for display and indexes; membership is decided by `parts` alone */
  readonly organisationPaths: readonly string[]; readonly placePaths: readonly string[]; readonly enterprises: readonly string[];
}

/** Reading one district's store (库的读口). `knownAt`: only facts recorded at or before this instant. */
export interface DistrictReader extends MonitoringReader, NetworkReader, DataReviewReader, AlarmReader, LoopReader, BulletinReader, FigureReaderPort, ReadKeyReader, DutyClockReader {
  pack(): Promise<Pack>;
  values(filter: { readonly plan?: string; readonly indicator?: string; readonly id?: string; readonly knownAt?: string }): Promise<readonly ReportedValue[]>;
  reviews(filter: { readonly valueIds?: readonly string[]; readonly knownAt?: string }): Promise<readonly Review[]>;
  assignments(filter: { readonly plan?: string; readonly knownAt?: string }): Promise<readonly Assignment[]>;
  progress(filter: { readonly plan?: string; readonly project?: string; readonly knownAt?: string }): Promise<readonly Progress[]>;
  duties(filter: { readonly id?: string; readonly scope?: Scope; readonly knownAt?: string }): Promise<readonly Duty[]>;
  dutySteps(dutyIds: readonly string[] | "all"): Promise<readonly DutyStep[]>;
  reports(): Promise<readonly StoredReport[]>;
  report(id: string): Promise<StoredReport | null>;
  layers(): Promise<readonly ImportedLayer[]>;
  evidence(hashes: readonly string[]): Promise<readonly Evidence[]>;
  publishedFigures(report: string): Promise<readonly PublishedFigure[]>;
  audit(filter: { readonly from?: number; readonly limit: number; readonly actor?: string; readonly action?: string }): Promise<{ readonly entries: readonly AuditEntry[]; readonly total: number }>;
  verifyAudit(): Promise<{ readonly ok: boolean; readonly checked: number; readonly brokenAt: number | null }>;
}

/** Writing inside one transaction. The same id twice with the same content changes nothing and says `"known"`; with other content it throws {@link IdTaken}. */
export interface DistrictWriter extends DistrictReader, MonitoringWriter, NetworkWriter, DataReviewWriter, AlarmWriter, LoopWriter, BulletinWriter, FigureWriterPort, ReadKeyWriter, DutyClockWriter {
  appendValue(value: ReportedValue): Promise<"stored" | "known">;
  /** @throws {AlreadyReviewed} when the value has a review */
  appendReview(review: Review): Promise<"stored" | "known">;
  appendAssignment(assignment: Assignment): Promise<"stored" | "known">;
  appendProgress(progress: Progress): Promise<"stored" | "known">;
  /** Issues the next gapless number of the year, `云环督〔2026〕12号`-like text made by `numbering`. One duty per (rule, subject, period): else "known". */
  appendDuty(duty: Omit<Duty, "number">, numbering: (year: number, seq: number) => string): Promise<{ readonly outcome: "stored" | "known"; readonly number: string }>;
  /** @throws {Overtaken} when `seq` is not the next one: two people moved the duty at once */
  appendDutyStep(step: DutyStep): Promise<"stored" | "known">;
  appendReport(report: StoredReport, figures: readonly PublishedFigure[]): Promise<"stored" | "known">;
  appendLayer(layer: ImportedLayer): Promise<"stored" | "known">;
  appendEvidence(evidence: Evidence): Promise<"stored" | "known">;
}

/** One district's store. Data, history and audit go in one transaction; if the audit cannot be written, nothing is. */
export interface DistrictStore {
  readonly district: string;
  read<T>(work: (reader: DistrictReader) => Promise<T>): Promise<T>;
  write<T>(entry: { readonly actor: Actor; readonly action: Action | string; readonly subject: string; readonly detail: string }, work: (writer: DistrictWriter) => Promise<T>): Promise<T>;
  /** A refusal is audited too, in its own transaction. */
  recordRefusal(entry: { readonly actor: Actor; readonly action: string; readonly subject: string; readonly detail: string }): Promise<void>;
}

export interface User { readonly id: string; readonly name: string; readonly displayName: string; readonly phoneEncrypted: string | null; readonly phoneIndex: string | null; readonly organisation: string | null; readonly passwordHash: string; readonly mustChange: boolean; readonly active: boolean; readonly failedCount: number; readonly lockedUntil: string | null; readonly createdAt: string; readonly passwordHistory: readonly string[] }
export interface Session { readonly tokenHash: string; readonly id: string; readonly user: string; readonly csrf: string; readonly address: string; readonly agent: string; readonly createdAt: string; readonly seenAt: string; readonly expiresAt: string; readonly revokedAt: string | null }
export interface DistrictRecord { readonly id: string; readonly schema: string; readonly zh: string; readonly en: string; readonly adcode: string; readonly simulated: boolean; readonly packHash: string }
/** Who is signed in, as the store has it (登录者): whether the session is still good is the desk's to say. */
export interface SignedInRecord { readonly session: Session; readonly user: User; readonly grants: readonly Grant[]; readonly districts: readonly DistrictRecord[] }
export interface SignInRecord { readonly user: string; readonly at: string; readonly address: string; readonly ok: boolean }

/** Users, grants, sessions and their audit: above the districts (平台库). */
export interface PlatformStore {
  read<T>(work: (reader: PlatformReader) => Promise<T>): Promise<T>;
  write<T>(entry: { readonly actor: { readonly user: string; readonly name: string; readonly address: string }; readonly action: string; readonly subject: string; readonly detail: string; readonly result?: "done" | "refused" | "failed" }, work: (writer: PlatformWriter) => Promise<T>): Promise<T>;
}
export interface PlatformReader {
  districts(): Promise<readonly DistrictRecord[]>;
  user(filter: { readonly id?: string; readonly name?: string }): Promise<User | null>;
  users(): Promise<readonly User[]>;
  grants(filter: { readonly user?: string }): Promise<readonly Grant[]>;
  /** A session with its person, the person's grants and the districts there are, in one question: every request asks it. Null when there is no such session, or its person is gone. */
  signedIn(tokenHash: string): Promise<SignedInRecord | null>;
  sessions(user: string): Promise<readonly Session[]>;
  signIns(user: string, limit: number): Promise<readonly SignInRecord[]>;
  setting(key: string): Promise<string | null>;
  audit(filter: { readonly from?: number; readonly limit: number; readonly actor?: string; readonly action?: string }): Promise<{ readonly entries: readonly AuditEntry[]; readonly total: number }>;
  verifyAudit(): Promise<{ readonly ok: boolean; readonly checked: number; readonly brokenAt: number | null }>;
}
export interface PlatformWriter extends PlatformReader {
  putUser(user: User): Promise<void>;                       // users change; each change is audited with before and after
  putGrant(grant: Grant): Promise<void>;
  endGrant(id: string, until: string): Promise<void>;
  putSession(session: Session): Promise<void>;
  touchSession(tokenHash: string, seenAt: string): Promise<void>;
  revokeSessions(filter: { readonly user?: string; readonly id?: string }, at: string): Promise<number>;
  addSignIn(record: SignInRecord): Promise<void>;
  putSetting(key: string, value: string): Promise<void>;
}

/** Password hashing, tokens and field encryption (密码技术); keys live outside the store. */
export interface Secrets {
  hashPassword(password: string): Promise<string>; verifyPassword(hash: string, password: string): Promise<boolean>;
  token(): string; hashToken(token: string): string; oneTimePassword(): string;
  encrypt(plain: string): string; decrypt(cipher: string): string; blindIndex(plain: string): string;
}
/** Evidence by content hash (证据文件). */
export interface EvidenceVault {
  /** Verifies type by content, size, stores by hash. @throws {EvidenceRefused} with the reason */
  put(name: string, declaredType: string, bytes: AsyncIterable<Uint8Array>): Promise<{ readonly hash: string; readonly name: string; readonly type: string; readonly bytes: number; readonly thumbnail: boolean }>;
  open(hash: string): Promise<{ readonly type: string; readonly bytes: number; readonly stream: AsyncIterable<Uint8Array> } | null>;
  thumbnail(hash: string): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null>;
  hashes(): AsyncIterable<string>;
}
export type { Action, Actor, Enterprise, Grant, Organisation, Place, Plan, Role };

/** The same id arrived with other content. */
export class IdTaken extends Error { readonly code = "store/id-taken"; constructor(readonly id: string) { super(`id ${id} is already stored with other content; make a new id (UUIDv7) for a new command`); } }
/** Somebody else reviewed the value first. */
export class AlreadyReviewed extends Error { readonly code = "plan/already-reviewed"; constructor(readonly valueId: string, readonly by: string) { super(`value ${valueId} was already reviewed by ${by}; load it again, and correct it by a new value if it is wrong`); } }
/** Somebody else moved the duty first. */
export class Overtaken extends Error { readonly code = "duty/overtaken"; constructor(readonly duty: string) { super(`duty ${duty} was changed by somebody else meanwhile; load it again and decide anew`); } }
/** The rule set refuses (无权). */
export class Forbidden extends Error { readonly code = "access/forbidden"; constructor(readonly action: string, readonly subject: string) { super(`${action} on ${subject} is not granted; ask the security administrator for a grant that covers it`); } }
/** The thing asked for does not exist, or not for this person. */
export class NotFound extends Error { readonly code = "domain/not-found"; constructor(readonly what: string, readonly id: string) { super(`${what} ${id} does not exist here`); } }
/** A command that breaks a rule; `errors` name each field. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, readonly zh: string, readonly en: string, readonly errors: readonly { readonly field: string; readonly zh: string; readonly en: string }[] = []) { super(en); this.code = code; }
}
