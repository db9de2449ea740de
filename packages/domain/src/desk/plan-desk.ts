import type { Action, Actor } from "../access/model.js";
import { inScope, scopeOf } from "../access/rules.js";
import { pathIn } from "../access/tree.js";
import { layersOf } from "../map/layers.js";
import { planProgressModel } from "../report/plan-progress.js";
import type { ReportModel } from "../report/model.js";
import type { TableModel, TableName } from "../report/table-model.js";
import { tableOf, type TableHead } from "../report/tables.js";
import type { Pack, Plan } from "../plan/model.js";
import { IdTaken, NotFound, type DistrictReader, type Evidence, type PublishedFigure, type Signed, type StoredReport } from "../ports.js";
import { raiseDuties } from "./plan-desk-duties.js";
import { dutiesSeen, indicatorDetail, indicatorRows, overviewView, projectDetail, projectsView, targetRows, taskMatrix } from "./plan-desk-judged.js";
import { mustAllow, mustHold, mustHoldOne, named, scopeOfHolder, sightOf, todayOf, unnamed, type PlanDeskPorts, type PlanRules, type Sight, type Unnamed } from "./plan-desk-office.js";
import { importLayer, reportProgress } from "./plan-desk-projects.js";
import { documentOf, memoisedRules } from "./plan-desk-document.js";
import { evidenceView, planView, type Lookup } from "./plan-desk-rows.js";
import { measureIndicators } from "./plan-desk-measured.js";
import { seedSimulation } from "./plan-desk-simulation.js";
import type { FigureOffice } from "../statistics/figure-office.js";
import { planOf, refusedField, situationOf, type Situation } from "./plan-desk-situation.js";
import { assignTarget, listValues, reportValue, reviewValue } from "./plan-desk-values.js";
import type {
  AssignmentView, AssignTarget, AuditFilter, AuditView, AwaitingValue, CheckResult, DocumentView, EvidenceView, FrozenFigure, ImportLayer, IndicatorDetail, IndicatorRow, Judged, MapLayer, OrganisationView,
  OverviewView, PlaceView, PlanView, ProgressReport, ProjectDetail, ProjectsView, ReportProgress, ReportRow, ReportValue, ReviewValue, TargetRow, TaskMatrix, ValuePoint,
} from "./plan-desk-views.js";

/**
 * The desk of the plan (规划台): every use case authorises, reads or appends facts, computes, and answers in the shape that crosses the wire.
 * Judged views take the day judged and the day as of which it was known; the 14th plan opens at its final day once that has passed.
 */
export class PlanDesk {
  readonly #ports: PlanDeskPorts; readonly #rules: PlanRules;
  constructor(ports: PlanDeskPorts) { this.#ports = ports; this.#rules = memoisedRules(ports.rules); }

  async #read<T>(actor: Actor, judged: Judged, work: (now: Situation, reader: DistrictReader) => T | Promise<T>): Promise<T> {
    await this.#may(actor, "plan.read");
    return this.#ports.store.read(async (reader) => work(await situationOf(reader, this.#ports.clock, judged), reader));
  }
  #may(actor: Actor, action: Action): Promise<void> { return mustHold(this.#ports, actor, action); }

  #sight(actor: Actor): Sight { return sightOf(actor, this.#ports.store.district, todayOf(this.#ports.clock)); }
  /** What is read in one transaction and shown after it, with the names of people. */
  async #readNamed<T>(actor: Actor, judged: Judged, work: (now: Situation, reader: DistrictReader) => Promise<Unnamed<T>>): Promise<T> { return named(this.#ports, await this.#read(actor, judged, work)); }
  #namesOf(now: Situation): Promise<Lookup> {
    return named(this.#ports, { users: [...new Set([...now.values.flatMap(({ fact, review }) => [fact.by, ...(review === null ? [] : [review.by])]), ...now.assignments.map((one) => one.by)])], evidence: [], show: (lookup) => lookup });
  }

  async plans(actor: Actor): Promise<readonly PlanView[]> { await this.#may(actor, "plan.read"); return (await this.#ports.store.read((reader) => reader.pack())).plans.map(planView); }
  /** 总览 @throws {Forbidden} {NotFound} the plan */
  async overview(actor: Actor, judged: Judged = {}): Promise<OverviewView> {
    await this.#may(actor, "plan.read");
    const duties = await dutiesSeen(this.#ports, actor, todayOf(this.#ports.clock));
    return this.#read(actor, judged, (now) => overviewView(now, actor, duties, this.#rules, now.values.filter((value) => value.status === "submitted").map((value) => value.fact)));
  }
  async indicators(actor: Actor, judged: Judged = {}): Promise<readonly IndicatorRow[]> { return this.#readNamed(actor, judged, (now, reader) => indicatorRows(reader, now, this.#sight(actor))); }
  async indicator(actor: Actor, id: string, judged: Judged = {}): Promise<IndicatorDetail> {
    await this.#may(actor, "plan.read");
    const duties = (await dutiesSeen(this.#ports, actor, todayOf(this.#ports.clock))).filter((duty) => duty.cause.subject === id);
    return this.#readNamed(actor, judged, (now, reader) => indicatorDetail(reader, this.#planWith(now, id), id, duties, this.#rules, this.#sight(actor)));
  }
  /** An indicator or project of another plan than the one asked for is not found: its judgement would have another day. */
  #planWith(now: Situation, id: string): Situation {
    if (now.plan.indicators.some((one) => one.id === id)) return now;
    throw new NotFound("indicator", id);
  }
  async values(actor: Actor, filter: { readonly status?: ValuePoint["status"] } = {}): Promise<readonly AwaitingValue[]> { return listValues(this.#ports, actor, filter); }
  async reportValue(actor: Actor, command: ReportValue): Promise<ValuePoint> { return reportValue(this.#ports, actor, command); }
  /** After an accepted value everything is judged again, and the rules open or ease duties. */
  async reviewValue(actor: Actor, valueId: string, command: ReviewValue): Promise<ValuePoint> {
    const point = await reviewValue(this.#ports, actor, valueId, command);
    if (command.decision === "accept") await raiseDuties(this.#ports);
    return point;
  }
  async assignTarget(actor: Actor, command: AssignTarget): Promise<AssignmentView> { const view = await assignTarget(this.#ports, actor, command); await raiseDuties(this.#ports); return view; }
  async targets(actor: Actor, judged: Judged = {}): Promise<readonly TargetRow[]> { return this.#read(actor, judged, targetRows); }
  async projects(actor: Actor, judged: Judged = {}): Promise<ProjectsView> { return this.#read(actor, judged, projectsView); }
  async project(actor: Actor, id: string, judged: Judged = {}): Promise<ProjectDetail> { return this.#readNamed(actor, judged, (now, reader) => projectDetail(reader, now, id, this.#sight(actor))); }
  async reportProgress(actor: Actor, command: ReportProgress): Promise<ProgressReport> { const report = await reportProgress(this.#ports, actor, command); await raiseDuties(this.#ports); return report; }
  async tasks(actor: Actor, judged: Judged = {}): Promise<TaskMatrix> { return this.#read(actor, judged, taskMatrix); }
  async check(actor: Actor, filter: { readonly plan?: string } = {}): Promise<CheckResult> { return this.#read(actor, filter, (now) => this.#rules.checkPlan(now.pack, now.plan.id)); }
  async document(actor: Actor, filter: { readonly plan?: string } = {}): Promise<DocumentView> { return this.#read(actor, filter, (now) => documentOf(now.pack, now.plan, this.#rules)); }

  /** 一张图. What an office imported is for people inside; so are the reports made here. */
  async layers(actor: Actor): Promise<readonly MapLayer[]> {
    return this.#readNamed(actor, {}, async (now, reader) => { const imported = this.#sight(actor).inside ? await reader.layers() : []; return unnamed(reader, imported.map((one) => one.by), [], ({ nameOf }) => layersOf(now.pack, now.plan, imported, nameOf)); });
  }
  async importLayer(actor: Actor, command: ImportLayer): Promise<MapLayer> { return importLayer(this.#ports, actor, command); }

  /** Reports that lie in the person's scope: they tell of everybody's duties below their organisation. */
  async reports(actor: Actor): Promise<readonly ReportRow[]> {
    return this.#readNamed(actor, {}, async (_, reader) => { const all = (await reader.reports()).filter((one) => this.#seesInside(actor, one)); return unnamed(reader, all.map((one) => one.by), [], ({ nameOf }) => [...all].reverse().map((one) => reportRow(one, nameOf))); });
  }
  /** The plan's progress report (规划实施进展报告) for a judged day, to be drawn by the Word adapter. @throws {Forbidden} */
  async reportModel(actor: Actor, judged: Judged = {}): Promise<ReportModel> {
    await this.#may(actor, "report.make");
    const duties = await dutiesSeen(this.#ports, actor, todayOf(this.#ports.clock));
    const { now, rows } = await this.#read(actor, judged, async (situation, reader) => ({ now: situation, rows: await indicatorRows(reader, situation, this.#sight(actor)) }));
    if (now.day > now.today) throw refusedField("plan/bad-day", "day", `判定日 ${now.day} 还没有到（今天 ${now.today}），不能出具报告`, `the day judged, ${now.day}, has not come (today is ${now.today}); no report can be made for it`);
    if (now.day < now.plan.fromDay) throw refusedField("plan/bad-day", "day", `判定日 ${now.day} 在规划开始（${now.plan.fromDay}）之前`, `the day judged, ${now.day}, lies before the plan begins on ${now.plan.fromDay}`);
    return planProgressModel({
      situation: now, indicators: await named(this.#ports, rows), lookup: await this.#namesOf(now), targets: targetRows(now), projects: projectsView(now), duties, check: this.#rules.checkPlan(now.pack, now.plan.id), madeAt: this.#ports.clock.now(),
    });
  }
  /** Records a drawn report, and freezes every figure it states with its lineage (发布值). @throws {Forbidden} {IdTaken} */
  async recordReport(actor: Actor, drawn: { readonly id: string; readonly model: ReportModel; readonly hash: string; readonly bytes: number }): Promise<ReportRow> {
    const pack = await this.#ports.store.read((reader) => reader.pack()), scope = scopeOfHolder(pack, pack.district.bureau), { model } = drawn;
    await mustAllow(this.#ports, actor, "report.make", scope, drawn.id);
    const signed = { ...scope, by: actor.user, at: this.#ports.clock.now() };
    const report: StoredReport = { ...signed, id: drawn.id, plan: model.plan ?? "", title: model.title, kind: model.kind, day: model.day, known: model.known, hash: drawn.hash, bytes: drawn.bytes };
    const figures = model.figures.map((one): PublishedFigure => ({ ...signed, id: this.#ports.clock.id(), subject: one.subject, value: one.value, unit: one.unit, lineage: JSON.stringify(one.lineage), report: drawn.id }));
    return named(this.#ports, await this.#ports.store.write({ actor, action: "report.make", subject: drawn.id, detail: `${model.title}，判定日 ${model.day}，截至 ${model.known}，${figures.length} 个数值` }, async (writer) => {
      const before = await writer.report(drawn.id);
      if (before !== null && (before.by !== report.by || before.title !== report.title || before.day !== report.day || before.plan !== report.plan)) throw new IdTaken(drawn.id);
      if (before === null) await writer.appendReport(report, figures);
      const stored = before ?? report;
      return unnamed(writer, [stored.by], [], ({ nameOf }) => reportRow(stored, nameOf));
    }));
  }
  /** A report on its way out (下载报告): who took it is on record. @throws {Forbidden} {NotFound} also when it lies outside the person's scope */
  async reportTaken(actor: Actor, id: string): Promise<ReportRow> {
    const row = (await this.reports(actor)).find((one) => one.id === id);
    if (row === undefined) throw new NotFound("report", id);
    await this.#taken(actor, "report.download", id, `${row.title}，${row.bytes} 字节`);
    return row;
  }
  /** The figures that a report published, frozen with their trees (发布值). @throws {Forbidden} {NotFound} also when the report lies outside the person's scope */
  async reportFigures(actor: Actor, id: string): Promise<readonly FrozenFigure[]> {
    if (!(await this.reports(actor)).some((one) => one.id === id)) throw new NotFound("report", id);
    const figures = await this.#ports.store.read((reader) => reader.publishedFigures(id));
    return figures.map(({ id: own, subject, value, unit, at, lineage }) => ({ id: own, subject, value, unit, at, lineage: JSON.parse(lineage) as FrozenFigure["lineage"] }));
  }
  /** Nothing leaves without a line in the audit log; if that cannot be written, nothing leaves. */
  #taken(actor: Actor, action: string, subject: string, detail: string): Promise<void> { return this.#ports.store.write({ actor, action, subject, detail: detail.slice(0, 500) }, () => Promise.resolve()); }
  /** A table as on the screen, for Excel: the same query, filters and columns (导出); who took how many rows is on record. @throws {Forbidden} {NotFound} an unknown table */
  async table(actor: Actor, name: TableName, query: Readonly<Record<string, string>>): Promise<TableModel> {
    const model = await this.#tableModel(actor, name, query), asked = Object.entries(query).map(([key, text]) => `${key}=${text}`).join(" ");
    await this.#taken(actor, "table.export", name, `${model.title.zh}，${model.rows.length} 行${asked === "" ? "" : `，${asked}`}`);
    return model;
  }
  async #tableModel(actor: Actor, name: TableName, query: Readonly<Record<string, string>>): Promise<TableModel> {
    if (name === "audit") return this.#auditTable(actor, query);
    await this.#may(actor, "table.export");
    const judged: Judged = { ...(query["plan"] ? { plan: query["plan"] } : {}), ...(query["day"] ? { day: query["day"] } : {}), ...(query["known"] ? { known: query["known"] } : {}) };
    const now = await this.#read(actor, judged, (situation) => situation), head = this.#tableHead(now.pack, query, now.plan, now.day, now.known);
    switch (name) {
      case "indicators": return tableOf(name, await this.indicators(actor, judged), head);
      case "targets": return tableOf(name, await this.targets(actor, judged), head);
      case "projects": return tableOf(name, (await this.projects(actor, judged)).rows, head);
      case "tasks": return tableOf(name, (await this.tasks(actor, judged)).tasks, head);
      case "duties": return tableOf(name, await this.#ports.duties.duties(actor, {}), head);
      case "findings": return tableOf(name, (await this.check(actor, judged)).findings, head);
      case "values": return tableOf(name, await this.values(actor), head);
      default: throw new NotFound("table", String(name));
    }
  }

  #tableHead(pack: Pack, query: Readonly<Record<string, string>>, plan: Pick<Plan, "title">, day: string, known: string): TableHead {
    const organisation = (id: string | null): string => pack.organisations.find((one) => one.id === id)?.name.zh ?? pack.enterprises.find((one) => one.id === id)?.name ?? id ?? "—";
    return { query, madeAt: this.#ports.clock.now(), banner: pack.district.simulated ? "模拟" : "", district: pack.district.name, plan: plan.title, day, known, organisation };
  }
  /** The auditor takes the log away by the right to read it, and needs no right to read the plan. */
  async #auditTable(actor: Actor, query: Readonly<Record<string, string>>): Promise<TableModel> {
    const { entries } = await this.districtAudit(actor, { limit: 2000, ...query }), pack = await this.#ports.store.read((reader) => reader.pack()), today = todayOf(this.#ports.clock);
    return tableOf("audit", entries, this.#tableHead(pack, query, planOf(pack, undefined), today, today));
  }

  /** The trees of units and places are read with the plan, and by the administrators who name them in users and grants (机构与地点). */
  async #trees<T>(actor: Actor, work: (pack: Pack) => T): Promise<T> {
    mustHoldOne(this.#ports, actor, ["plan.read", "organisation.manage", "user.manage", "grant.manage"]);
    return work(await this.#ports.store.read((reader) => reader.pack()));
  }
  async organisations(actor: Actor): Promise<readonly OrganisationView[]> { return this.#trees(actor, (pack) => pack.organisations.map(({ id, name, kind, parent, pinyin }) => ({ id, name, kind, parent, pinyin, path: pathIn(pack.organisations, id) }))); }
  async places(actor: Actor): Promise<readonly PlaceView[]> { return this.#trees(actor, (pack) => pack.places.map(({ id, name, kind, parent, pinyin, from, until }) => ({ id, name, kind, parent, pinyin, from, until, path: pathIn(pack.places, id, "place") }))); }

  async evidence(actor: Actor, hash: string): Promise<EvidenceView> {
    return this.#read(actor, {}, async (_, reader) => { const kept = (await reader.evidence([hash]))[0]; if (kept === undefined || !this.#seesInside(actor, kept)) throw new NotFound("evidence", hash); return evidenceView(kept); });
  }
  /** A file on its way out (下载证据): who took it is on record. @throws {Forbidden} {NotFound} */
  async evidenceTaken(actor: Actor, hash: string): Promise<EvidenceView> {
    const view = await this.evidence(actor, hash);
    await this.#taken(actor, "evidence.download", hash, `${view.name}，${view.bytes} 字节`);
    return view;
  }
  /** Files and reports are for people inside, in their own scope, and for whoever brought them. */
  #seesInside(actor: Actor, row: Signed): boolean { return this.#sight(actor).inside && (row.by === actor.user || inScope(scopeOf(actor.grants, "plan.read", this.#ports.store.district, todayOf(this.#ports.clock)), row)); }
  /** Records an evidence file that the vault has stored (证据登记). The same content twice is one piece. @throws {Forbidden} */
  async evidenceAdded(actor: Actor, file: Pick<Evidence, "hash" | "name" | "type" | "bytes" | "thumbnail">): Promise<EvidenceView> {
    await this.#may(actor, "evidence.add");
    const pack = await this.#ports.store.read((reader) => reader.pack());
    return this.#ports.store.write({ actor, action: "evidence.add", subject: file.hash, detail: `${file.name}，${file.bytes} 字节` }, async (writer) => {
      const before = (await writer.evidence([file.hash]))[0];
      if (before !== undefined) return evidenceView(before);
      const added: Evidence = { ...scopeOfHolder(pack, actor.organisation), ...evidenceView(file), id: this.#ports.clock.id(), by: actor.user, at: this.#ports.clock.now() };
      await writer.appendEvidence(added);
      return evidenceView(added);
    });
  }
  async districtAudit(actor: Actor, filter: AuditFilter = {}): Promise<AuditView> {
    await this.#may(actor, "audit.read");
    const whole = (text: number | string | undefined): number | undefined => text === undefined || !/^\d{1,9}$/.test(String(text)) ? undefined : Number(text);
    const from = whole(filter.from), limit = Math.min(whole(filter.limit) ?? 200, 2000);
    return this.#ports.store.read(async (reader) => {
      const { entries, total } = await reader.audit({ limit, ...(from === undefined ? {} : { from }), ...(filter.actor ? { actor: filter.actor } : {}), ...(filter.action ? { action: filter.action } : {}) });
      return { total, chain: await reader.verifyAudit(), entries: entries.map(({ seq, at, actor: who, address, action, subject, result, detail, hash }) => ({ seq, at, actor: who, address, action, subject, result, detail, hash })) };
    });
  }

  /** Runs the declared rules (按规则督办): at start, after each accepted value, and daily. Harmless to repeat. */
  async raiseDuties(): Promise<{ readonly opened: number; readonly eased: number }> { return raiseDuties(this.#ports); }
  /** Takes the yearly values of declared indicators from the figures of monitoring (指标自动取值), opens and eases duties by them. @returns how many values were stored now */
  async measureIndicators(figures: Pick<FigureOffice, "figures">, hasData: (year: number) => Promise<boolean>): Promise<number> { const stored = await measureIndicators(this.#ports, figures, hasData); if (stored > 0) await raiseDuties(this.#ports); return stored; }
  /** Gives a simulated district its first values and assigned targets (模拟数据初值), once; nothing for a real one. {@link raiseDuties} begins with it. */
  async seedSimulation(): Promise<number> { return seedSimulation(this.#ports); }
}

function reportRow({ id, title, kind, plan, day, known, by, at, bytes, hash }: StoredReport, nameOf: (user: string) => string): ReportRow { return { id, title, kind, plan, day, known, by: nameOf(by), at, bytes, hash }; }
