import type { Actor } from "../access/model.js";
import { allows, inScope, scopeOf } from "../access/rules.js";
import { knownValues, type KnownValue } from "../judgement/known-values.js";
import { AlreadyReviewed, IdTaken, NotFound, Refused, type Assignment, type DistrictReader, type ReportedValue, type Review } from "../ports.js";
import { dayError, decimalError, missingText, periodError, refuseBad } from "./entry-rules.js";
import { mustAllow, mustHold, named, outsideLookup, scopeOfHolder, sightOf, todayOf, unnamed, type PlanDeskPorts, type Unnamed } from "./plan-desk-office.js";
import { assignmentView, subjectOf, valuePoint, type Subject } from "./plan-desk-rows.js";
import type { AssignmentView, AssignTarget, AwaitingValue, ReportValue, ReviewValue, ValuePoint } from "./plan-desk-views.js";

const valueLabel = { zh: "数值", en: "value" }, documentLabel = { zh: "依据文件", en: "document" }, reasonLabel = { zh: "更正原因", en: "reason of the correction" };

async function pointOf(ports: PlanDeskPorts, reader: DistrictReader, id: string, subject: Subject): Promise<Unnamed<ValuePoint>> {
  const value = (await knownOf(ports, reader, subject)).find((one) => one.fact.id === id);
  if (value === undefined) throw new NotFound("value", id);
  const users = [value.fact.by, ...(value.review === null ? [] : [value.review.by])];
  return unnamed(reader, users, value.fact.evidence, (lookup) => valuePoint(value, subject.places, lookup));
}

/** Everything known now about the values of a subject. */
async function knownOf(ports: PlanDeskPorts, reader: DistrictReader, subject: Pick<Subject, "id" | "plan">): Promise<readonly KnownValue[]> {
  const values = await reader.values({ plan: subject.plan.id, indicator: subject.id });
  const reviews = values.length === 0 ? [] : await reader.reviews({ valueIds: values.map((value) => value.id) });
  return knownValues(values, reviews, latestOf([ports.clock.now(), ...values.map((value) => value.at), ...reviews.map((review) => review.at)]));
}
function latestOf(instants: readonly string[]): string { return instants.reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b)); }

/**
 * Reports a value (填报), or corrects one: then `corrects` names it and `reason` says why. It counts once another person accepted it.
 * The same command may come again: the value stored first is answered.
 *
 * @throws {Refused} naming each bad field; {NotFound} the indicator; {Forbidden}; {IdTaken} the id came with another value
 */
export async function reportValue(ports: PlanDeskPorts, actor: Actor, command: ReportValue): Promise<ValuePoint> {
  const pack = await ports.store.read((reader) => reader.pack());
  const subject = subjectOf(pack, command.indicator), scope = scopeOfHolder(pack, subject.holder);
  await mustAllow(ports, actor, "value.report", scope, command.indicator);
  const corrects = command.corrects ?? null;
  refuseBad("plan/bad-value", [
    decimalError("value", command.value, valueLabel), periodError(command.period, { baseYear: subject.plan.baseYear, targetYear: subject.targetYear }, todayOf(ports.clock)), missingText("document", command.document, documentLabel),
    corrects === null ? null : missingText("reason", command.reason ?? "", reasonLabel),
  ]);
  const fact: ReportedValue = {
    ...scope, id: command.id, by: actor.user, at: ports.clock.now(), plan: subject.plan.id, indicator: subject.id, period: command.period, value: command.value, unit: subject.unit,
    origin: "entered", document: command.document, note: command.note, evidence: command.evidence, corrects, reason: command.reason ?? "",
  };
  const detail = `${subject.name.zh} ${command.period}年 ${command.value}${subject.unit}；${command.document}${corrects === null ? "" : `；更正 ${corrects}`}`;
  return named(ports, await ports.store.write({ actor, action: "value.report", subject: command.id, detail }, async (writer) => {
    const before = (await writer.values({ id: command.id }))[0];
    if (before !== undefined) { if (!sameValue(before, fact)) throw new IdTaken(command.id); return pointOf(ports, writer, command.id, subject); }
    await checkEvidence(writer, command.evidence);
    checkPlaceInSeries(await knownOf(ports, writer, subject), fact);
    await writer.appendValue(fact);
    return pointOf(ports, writer, command.id, subject);
  }));
}

function sameValue(a: ReportedValue, b: ReportedValue): boolean {
  return a.by === b.by && a.indicator === b.indicator && a.period === b.period && a.value === b.value && a.document === b.document && a.note === b.note
    && a.corrects === b.corrects && a.reason === b.reason && a.evidence.join() === b.evidence.join();
}

export async function checkEvidence(reader: DistrictReader, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  const kept = new Set((await reader.evidence(hashes)).map((one) => one.hash));
  const missing = hashes.filter((hash) => !kept.has(hash));
  if (missing.length > 0) refuseBad("plan/evidence-missing", [{ field: "evidence", zh: `佐证：${missing.length} 个文件未上传成功，请重新上传`, en: `evidence: ${missing.length} file(s) were not uploaded; upload them again` }]);
}

/** A second value of a year is a correction and says so; a correction names a value of the same year that still counts. */
function checkPlaceInSeries(known: readonly KnownValue[], fact: ReportedValue): void {
  const accepted = known.find((one) => one.fact.period === fact.period && one.status === "accepted");
  if (fact.corrects === null) {
    if (accepted !== undefined) refuseBad("plan/period-has-value", [{ field: "period", zh: `年度：${fact.period} 年已有审核通过的值 ${accepted.fact.value}，请用“更正”`, en: `period: ${fact.period} already has the accepted value ${accepted.fact.value}; correct it instead` }]);
    return;
  }
  const corrected = known.find((one) => one.fact.id === fact.corrects);
  if (corrected === undefined) throw new NotFound("value", fact.corrects);
  if (corrected.fact.period !== fact.period) refuseBad("plan/corrects-another-period", [{ field: "period", zh: `年度：被更正的值属于 ${corrected.fact.period} 年`, en: `period: the value to be corrected belongs to ${corrected.fact.period}` }]);
  if (corrected.status === "superseded") refuseBad("plan/corrects-old", [{ field: "corrects", zh: "被更正的值已被更正过，请更正现行的值", en: "the value was corrected before; correct the one in force" }]);
}

/**
 * Reviews a value (审核) as another person. Two reviewers at once: the second is told by {@link AlreadyReviewed}.
 *
 * @throws {Refused} by the reporter, a return without words, an accepted value that would stand beside another; {NotFound}; {Forbidden}
 */
export async function reviewValue(ports: PlanDeskPorts, actor: Actor, valueId: string, command: ReviewValue): Promise<ValuePoint> {
  const { pack, value } = await ports.store.read(async (reader) => ({ pack: await reader.pack(), value: (await reader.values({ id: valueId }))[0] }));
  if (value === undefined || !allows(actor.grants, "plan.read", value, todayOf(ports.clock))) throw new NotFound("value", valueId);
  await mustAllow(ports, actor, "value.review", value, valueId);
  const subject = subjectOf(pack, value.indicator);
  if (value.by === actor.user) throw new Refused("plan/own-review", "填报人不能审核自己填报的值，请由另一人审核", "a value cannot be reviewed by the person who reported it; ask another person");
  if (command.decision === "return") refuseBad("plan/bad-review", [missingText("note", command.note, { zh: "退回意见", en: "why it is returned" })]);
  const review: Review = { district: value.district, organisationPath: value.organisationPath, placePath: value.placePath, enterprise: value.enterprise, id: command.id, by: actor.user, at: ports.clock.now(), valueId, decision: command.decision, note: command.note };
  const detail = `${subject.name.zh} ${value.period}年 ${value.value}：${command.decision === "accept" ? "通过" : "退回"}${command.note === "" ? "" : `；${command.note}`}`;
  const point = await ports.store.write({ actor, action: "value.review", subject: valueId, detail }, async (writer) => {
    const known = await knownOf(ports, writer, subject), now = known.find((one) => one.fact.id === valueId);
    if (now?.review && now.review.id === command.id && now.review.by === actor.user && now.review.decision === command.decision && now.review.note === command.note) return pointOf(ports, writer, valueId, subject);
    if (now?.review) throw new AlreadyReviewed(valueId, now.review.by);
    if (command.seen !== "submitted") throw new Refused("plan/not-what-was-seen", "该值的状态与您看到的不一致，请刷新后再审核", "the value is not in the state you saw; load it again", [{ field: "seen", zh: "请刷新", en: "load it again" }]);
    if (command.decision === "accept") checkAcceptable(known, value);
    await writer.appendReview(review);
    return pointOf(ports, writer, valueId, subject);
  }).catch(async (error: unknown) => {
    if (!(error instanceof AlreadyReviewed)) throw error;
    const { by } = error; // the second of two people is told a name, not an id
    return named(ports, { users: [by], evidence: [], show: ({ nameOf }) => { throw new AlreadyReviewed(valueId, nameOf(by)); } });
  });
  return named(ports, point);
}

function checkAcceptable(known: readonly KnownValue[], value: ReportedValue): void {
  const other = known.find((one) => one.fact.period === value.period && one.status === "accepted" && one.fact.id !== value.corrects);
  if (other !== undefined) throw new Refused("plan/period-has-value", `${value.period} 年已有审核通过的值 ${other.fact.value}；请退回本条，改为更正该值`, `${value.period} already has the accepted value ${other.fact.value}; return this one and have it entered as a correction`);
}

/** Values (填报值) that the person may see, newest first. */
export async function listValues(ports: PlanDeskPorts, actor: Actor, filter: { readonly status?: ValuePoint["status"] }): Promise<readonly AwaitingValue[]> {
  const today = todayOf(ports.clock), district = ports.store.district;
  await mustHold(ports, actor, "plan.read");
  const scope = scopeOf(actor.grants, "plan.read", district, today), sight = sightOf(actor, district, today);
  return named(ports, await ports.store.read(async (reader) => {
    const pack = await reader.pack(), all = await reader.values({}), reviews = all.length === 0 ? [] : await reader.reviews({});
    const known = knownValues(all, reviews, latestOf([ports.clock.now(), ...all.map((one) => one.at), ...reviews.map((one) => one.at)]));
    const mine = known.filter((one) => inScope(scope, one.fact) && sight.sees(one) && (filter.status === undefined || one.status === filter.status)).reverse();
    const users = mine.flatMap((one) => [one.fact.by, ...(one.review === null ? [] : [one.review.by])]);
    return unnamed(reader, users, mine.flatMap((one) => one.fact.evidence), (found) => mine.flatMap((one): readonly AwaitingValue[] => {
      const lookup = sight.inside ? found : outsideLookup;
      try { const subject = subjectOf(pack, one.fact.indicator); return [{ ...valuePoint(one, subject.places, lookup), indicator: subject.id, indicatorName: subject.name }]; }
      catch (error) { if (error instanceof NotFound) return []; throw error; } // the pack of today no longer has it
    }));
  }));
}

/** Records a target that the city assigned (下达目标), for what the plan delegates or leaves blank. @throws {Refused} {NotFound} {Forbidden} */
export async function assignTarget(ports: PlanDeskPorts, actor: Actor, command: AssignTarget): Promise<AssignmentView> {
  const pack = await ports.store.read((reader) => reader.pack());
  const subject = subjectOf(pack, command.indicator), scope = scopeOfHolder(pack, pack.district.bureau);
  await mustAllow(ports, actor, "target.assign", scope, command.indicator);
  const kind = (subject.indicator ?? subject.target)?.target.kind, today = todayOf(ports.clock);
  refuseBad("plan/bad-assignment", [
    kind === "delegated" || kind === "blank" ? null : { field: "indicator", zh: "指标：规划原文已有目标，不能另行下达；原文不改", en: "indicator: the plan prints its target, which is not replaced" },
    decimalError("value", command.value, { zh: "目标值", en: "target value" }), missingText("document", command.document, { zh: "下达文件", en: "document" }),
    dayError("documentDay", command.documentDay, today, { zh: "文件日期", en: "day of the document" }),
    command.year > subject.plan.baseYear && command.year <= subject.targetYear ? null : { field: "year", zh: `年度：应在 ${subject.plan.baseYear + 1} 至 ${subject.targetYear} 年之间`, en: `year: between ${subject.plan.baseYear + 1} and ${subject.targetYear}` },
  ]);
  const fact: Assignment = { ...scope, id: command.id, by: actor.user, at: ports.clock.now(), plan: subject.plan.id, indicator: subject.id, year: command.year, op: command.op, value: command.value, document: command.document, documentDay: command.documentDay };
  return named(ports, await ports.store.write({ actor, action: "target.assign", subject: subject.id, detail: `${subject.name.zh} ${command.year}年 ${command.op} ${command.value}；${command.document}` }, async (writer) => {
    const before = (await writer.assignments({ plan: subject.plan.id })).find((one) => one.id === command.id);
    if (before !== undefined && (before.by !== fact.by || before.indicator !== fact.indicator || before.year !== fact.year || before.op !== fact.op || before.value !== fact.value || before.document !== fact.document || before.documentDay !== fact.documentDay)) throw new IdTaken(command.id);
    if (before === undefined) await writer.appendAssignment(fact);
    const stored = before ?? fact;
    return unnamed(writer, [stored.by], [], (lookup) => assignmentView(stored, lookup));
  }));
}
