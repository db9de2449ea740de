import type { Actor } from "../access/model.js";
import type { DataReview, DataReviewDecision } from "../data-review/model.js";
import { sourceMarkVocabulary, type SourceMark } from "../data-review/source-mark.js";
import type { PointFact } from "../monitoring/model.js";
import { qualityNames } from "../monitoring/curve-table.js";
import { beijingText, instantOf } from "../monitoring/window.js";
import { AlreadyReviewed, Forbidden, NotFound, Refused } from "../ports.js";
import { mayMarkSource, reviewGround, reviewRows, type DataReviewDeskPorts } from "./data-review-desk-office.js";
import type { DataReviewRow, DecideDataReview, ProposeDataReviews, PutSourceMark } from "./data-review-desk-views.js";
import { missingText, refuseBad, type FieldError } from "./entry-rules.js";
import { notAnInstant } from "./monitor-desk-points.js";
import { seenPoint, sightFor } from "./monitor-desk-office.js";
import { ownPoint } from "./observation-desk-office.js";

const scoped = ({ district, organisationPath, placePath, enterprise }: PointFact): Pick<PointFact, "district" | "organisationPath" | "placePath" | "enterprise"> => ({ district, organisationPath, placePath, enterprise });
const iso = (at: number | null): string => new Date(at ?? 0).toISOString(), wall = (text: string): string => beijingText(Date.parse(text)).slice(0, 16).replace("T", " ");
const reasonLabel = { zh: "原因", en: "reason" };
function spanErrors(from: string, until: string): readonly (FieldError | null)[] {
  const first = instantOf(from), last = instantOf(until);
  return [notAnInstant("from", from, first), notAnInstant("until", until, last), first !== null && last !== null && last <= first ? { field: "until", zh: "结束时间应晚于开始时间", en: "the end must be after the beginning" } : null];
}

/** Proposes reviews, all or none (批量审核). The same again changes nothing. @throws {NotFound} {Refused} data-review/bad-review {IdTaken} */
export async function propose(ports: DataReviewDeskPorts, actor: Actor, { reviews, verdict, reason }: ProposeDataReviews): Promise<readonly DataReviewRow[]> {
  const { registry } = await reviewGround(ports), points = reviews.map(({ point }) => ownPoint(ports, actor, "data.review", registry, point));
  refuseBad("data-review/bad-review", [reviews.length === 0 || reviews.length > 1000 ? { field: "reviews", zh: "请选择 1 至 1000 项", en: "choose 1 to 1000 of them" } : null, verdict === "as-marked" ? null : missingText("reason", reason, reasonLabel), ...reviews.flatMap((one) => spanErrors(one.from, one.until))]);
  const at = ports.clock.now(), facts = reviews.map((one, place): DataReview => ({ ...scoped(points[place] as PointFact), id: one.id, by: actor.user, at, point: one.point, kind: "hour", from: iso(instantOf(one.from)), until: iso(instantOf(one.until)), factors: [...one.factors].sort(), verdict, reason: reason.trim(), packets: one.packets, batches: one.batches }));
  const names = [...new Set(points.map(({ name }) => name.zh))];
  await ports.store.write({ actor, action: "data.review", subject: facts.length === 1 ? facts[0]?.point ?? "" : `${facts.length}`, detail: `提出审核 ${facts.length} 项：${names.slice(0, 5).join("、")}${names.length > 5 ? " 等" : ""}；${verdict === "as-marked" ? "按现有判定" : qualityNames[verdict].zh}${reason.trim() === "" ? "" : `；${reason.trim()}`}`.slice(0, 500) }, async (writer) => { for (const one of facts) await writer.appendDataReview(one); });
  return reviewRows(ports, actor, registry, facts.map((one) => ({ ...one, decided: null })));
}

/** The second pair of eyes (复核). @throws {NotFound} {Forbidden} by the person who proposed it {AlreadyReviewed} {Refused} data-review/bad-decision a return without reason */
export async function decide(ports: DataReviewDeskPorts, actor: Actor, id: string, command: DecideDataReview): Promise<DataReviewRow> {
  const { registry } = await reviewGround(ports), held = (await ports.store.read((reader) => reader.dataReviews({}))).find((one) => one.id === id), point = held === undefined ? undefined : registry.points.get(held.point);
  if (held === undefined || point === undefined || !sightFor(ports, actor, "data.review", registry.pack)(point)) throw new NotFound("data review", id);
  if (held.by === actor.user) throw new Forbidden("data.review", id);
  refuseBad("data-review/bad-decision", [command.decision === "return" ? missingText("note", command.note, { zh: "退回原因", en: "why it is returned" }) : null]);
  if (held.decided !== null && held.decided.id !== command.id) throw new AlreadyReviewed(id, held.decided.by);
  const decided: DataReviewDecision = { ...scoped(point), id: command.id, by: actor.user, at: ports.clock.now(), review: id, decision: command.decision, note: command.note.trim() };
  await ports.store.write({ actor, action: "data.review", subject: id, detail: `${command.decision === "accept" ? "复核通过" : "复核退回"}：${point.name.zh} ${wall(held.from)} 至 ${wall(held.until)}${decided.note === "" ? "" : `；${decided.note}`}`.slice(0, 500) }, (writer) => writer.appendDataReviewDecision(decided));
  return (await reviewRows(ports, actor, registry, [{ ...held, decided: held.decided ?? decided }]))[0] as DataReviewRow;
}

/** Sets, corrects or takes back a mark of a source (污染源标记). @throws {NotFound} {Forbidden} {Refused} data-review/bad-source-mark {Overtaken} {IdTaken} */
export async function putSourceMark(ports: DataReviewDeskPorts, actor: Actor, command: PutSourceMark): Promise<SourceMark> {
  const { registry } = await reviewGround(ports), point = seenPoint(ports, actor, registry, command.point);
  if (!mayMarkSource(ports, actor, point)) throw new Forbidden("alarm.handle", command.point);
  const replaced = command.replaces === null ? null : (await ports.store.read((reader) => reader.sourceMarks({ point: point.point }))).find(({ id }) => id === command.replaces);
  if (replaced === undefined) throw new NotFound("source mark", command.replaces ?? "");
  if (point.kind !== "stack-outlet" && point.kind !== "sewage-outlet") throw new Refused("data-review/bad-source-mark", "只有排放口可以标记", "only outlets are marked", [{ field: "point", zh: "不是排放口", en: "is no outlet" }]);
  refuseBad("data-review/bad-source-mark", [...spanErrors(command.from, command.until), sourceMarkVocabulary.some((one) => one.family === command.family && one.word === command.word) ? null : { field: "word", zh: `标记“${command.word}”不在用语表中`, en: `"${command.word}" is none of the words` }, command.replaces !== null || command.family === "abnormal" ? missingText("reason", command.reason, reasonLabel) : null, command.withdrawn && command.replaces === null ? { field: "replaces", zh: "请指明要撤销的标记", en: "say which mark is taken back" } : null]);
  const fact: SourceMark = { ...scoped(point), id: command.id, by: actor.user, at: ports.clock.now(), point: point.point, family: command.family, word: command.word, from: iso(instantOf(command.from)), until: iso(instantOf(command.until)), items: [...command.items], reason: command.reason.trim(), document: command.document.trim(), replaces: command.replaces, withdrawn: command.withdrawn };
  await ports.store.write({ actor, action: "data.review", subject: point.point, detail: `${command.withdrawn ? "撤销标记" : command.replaces === null ? "标记" : "更正标记"}：${point.name.zh} ${command.word} ${wall(fact.from)} 至 ${wall(fact.until)}；${fact.reason}`.slice(0, 500) }, (writer) => writer.appendSourceMark(fact));
  return fact;
}
