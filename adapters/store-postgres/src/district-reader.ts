import { sql, type Kysely, type SqlBool, type Expression } from "kysely";
import { NotFound, type Assignment, type AuditEntry, type DistrictReader, type Duty, type DutyStep, type Evidence, type ImportedLayer, type Pack, type Progress, type PublishedFigure, type ReportedValue, type Review, type Scope, type StoredReport } from "@yunqing/domain";
import { auditPage, auditPart, verifyChain } from "./audit.js";
import { assignmentOf, dutyOf, evidenceOf, figureOf, instant, layerOf, progressOf, reportOf, reviewOf, stepOf, valueOf } from "./facts.js";
import { DutyClockSchemaReader } from "./duty-clock-reader.js";
import type { DistrictTables } from "./tables.js";

/** Packs already parsed, by hash: a pack never changes under its hash. */
export type PackShelf = Map<string, Pack>;

/**
 * The rows a scope reaches, as SQL (数据范围条件): inside one of its parts on all three axes, by whole path segments,
 * the same rule as `inScope` of the domain. An empty scope reaches nothing.
 */
export function inScopeSql(scope: Scope): Expression<SqlBool> {
  if (scope.all) return sql<SqlBool>`true`;
  const inside = (column: "organisation_path" | "place_path", root: string): Expression<SqlBool> => root === "" ? sql<SqlBool>`true`
    : sql<SqlBool>`(${sql.ref(column)} = ${root} or starts_with(${sql.ref(column)}, ${`${root}/`}))`;
  const parts = scope.parts.map((part) => sql<SqlBool>`(${inside("organisation_path", part.organisationPath)} and ${inside("place_path", part.placePath)} and ${part.enterprise === null ? sql<SqlBool>`true` : sql<SqlBool>`enterprise = ${part.enterprise}`})`);
  return parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`;
}

/** Reads one district inside a transaction (区县库读口). Lists come in the order of recording: by instant, then by id. */
export class SchemaReader extends DutyClockSchemaReader implements DistrictReader {
  readonly #district: string;
  readonly #shelf: PackShelf;
  constructor(db: Kysely<DistrictTables>, district: string, shelf: PackShelf) { super(db); this.#district = district; this.#shelf = shelf; }

  async pack(): Promise<Pack> {
    const latest = await this.db.selectFrom("pack_version").select(["ordinal", "hash"]).orderBy("ordinal", "desc").limit(1).executeTakeFirst();
    if (latest === undefined) throw new NotFound("pack of district", this.#district);
    const held = this.#shelf.get(latest.hash);
    if (held !== undefined) return held;
    const { pack } = await this.db.selectFrom("pack_version").select("pack").where("ordinal", "=", latest.ordinal).executeTakeFirstOrThrow();
    const parsed = JSON.parse(pack) as Pack;
    this.#shelf.set(latest.hash, parsed);
    return parsed;
  }

  async values({ plan, indicator, id, knownAt }: Parameters<DistrictReader["values"]>[0]): Promise<readonly ReportedValue[]> {
    let query = this.db.selectFrom("reported_value").selectAll();
    if (plan !== undefined) query = query.where("plan", "=", plan);
    if (indicator !== undefined) query = query.where("indicator", "=", indicator);
    if (id !== undefined) query = query.where("id", "=", id);
    if (knownAt !== undefined) query = query.where("at", "<=", sql<Date>`${instant(knownAt)}::timestamptz`);
    return (await query.orderBy("at").orderBy("id").execute()).map(valueOf);
  }

  async reviews({ valueIds, knownAt }: Parameters<DistrictReader["reviews"]>[0]): Promise<readonly Review[]> {
    let query = this.db.selectFrom("review").selectAll();
    if (valueIds !== undefined) query = query.where(sql<SqlBool>`value_id = any(${[...valueIds]}::text[])`);
    if (knownAt !== undefined) query = query.where("at", "<=", sql<Date>`${instant(knownAt)}::timestamptz`);
    return (await query.orderBy("at").orderBy("id").execute()).map(reviewOf);
  }

  async assignments({ plan, knownAt }: Parameters<DistrictReader["assignments"]>[0]): Promise<readonly Assignment[]> {
    let query = this.db.selectFrom("assignment").selectAll();
    if (plan !== undefined) query = query.where("plan", "=", plan);
    if (knownAt !== undefined) query = query.where("at", "<=", sql<Date>`${instant(knownAt)}::timestamptz`);
    return (await query.orderBy("at").orderBy("id").execute()).map(assignmentOf);
  }

  async progress({ plan, project, knownAt }: Parameters<DistrictReader["progress"]>[0]): Promise<readonly Progress[]> {
    let query = this.db.selectFrom("progress").selectAll();
    if (plan !== undefined) query = query.where("plan", "=", plan);
    if (project !== undefined) query = query.where("project", "=", project);
    if (knownAt !== undefined) query = query.where("at", "<=", sql<Date>`${instant(knownAt)}::timestamptz`);
    return (await query.orderBy("at").orderBy("id").execute()).map(progressOf);
  }

  async duties({ id, scope, knownAt }: Parameters<DistrictReader["duties"]>[0]): Promise<readonly Duty[]> {
    let query = this.db.selectFrom("duty").selectAll();
    if (id !== undefined) query = query.where("id", "=", id);
    if (scope !== undefined) query = query.where(inScopeSql(scope));
    if (knownAt !== undefined) query = query.where("at", "<=", sql<Date>`${instant(knownAt)}::timestamptz`);
    return (await query.orderBy("year").orderBy("seq_in_year").execute()).map(dutyOf);
  }

  async dutySteps(dutyIds: readonly string[] | "all"): Promise<readonly DutyStep[]> {
    let query = this.db.selectFrom("duty_step").selectAll();
    if (dutyIds !== "all") query = query.where(sql<SqlBool>`duty = any(${[...dutyIds]}::text[])`);
    return (await query.orderBy("duty").orderBy("seq").execute()).map(stepOf);
  }

  async reports(): Promise<readonly StoredReport[]> { return (await this.db.selectFrom("report").selectAll().orderBy("at").orderBy("id").execute()).map(reportOf); }
  async report(id: string): Promise<StoredReport | null> {
    const row = await this.db.selectFrom("report").selectAll().where("id", "=", id).executeTakeFirst();
    return row === undefined ? null : reportOf(row);
  }
  async layers(): Promise<readonly ImportedLayer[]> { return (await this.db.selectFrom("layer").selectAll().orderBy("at").orderBy("id").execute()).map(layerOf); }
  async evidence(hashes: readonly string[]): Promise<readonly Evidence[]> {
    return (await this.db.selectFrom("evidence").selectAll().where(sql<SqlBool>`hash = any(${[...hashes]}::text[])`).orderBy("at").orderBy("id").execute()).map(evidenceOf);
  }
  async publishedFigures(report: string): Promise<readonly PublishedFigure[]> {
    return (await this.db.selectFrom("published_figure").selectAll().where("report", "=", report).orderBy("id").execute()).map(figureOf);
  }

  audit(filter: Parameters<DistrictReader["audit"]>[0]): Promise<{ readonly entries: readonly AuditEntry[]; readonly total: number }> { return auditPage(auditPart(this.db), filter); }
  verifyAudit(): Promise<{ readonly ok: boolean; readonly checked: number; readonly brokenAt: number | null }> { return verifyChain(auditPart(this.db)); }
}
