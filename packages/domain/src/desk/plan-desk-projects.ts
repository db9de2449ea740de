import type { Actor } from "../access/model.js";
import { projectStates } from "../judgement/judge-project.js";
import { boxOf, importedCollection } from "../map/import-geojson.js";
import { importedLayer } from "../map/layers.js";
import type { Pack, Plan, Project } from "../plan/model.js";
import { IdTaken, NotFound, type ImportedLayer, type Progress } from "../ports.js";
import { amountError, dayError, missingText, refuseBad } from "./entry-rules.js";
import { mustAllow, named, scopeOfHolder, todayOf, unnamed, type PlanDeskPorts } from "./plan-desk-office.js";
import { checkEvidence } from "./plan-desk-values.js";
import { progressReport } from "./plan-desk-rows.js";
import type { ImportLayer, MapLayer, ProgressReport, ReportProgress } from "./plan-desk-views.js";

/** @throws {NotFound} no plan of the pack has the project; the current plan is searched first */
export function projectIn(pack: Pack, id: string): { readonly plan: Plan; readonly project: Project } {
  for (const plan of [...pack.plans].sort((a, b) => Number(b.current) - Number(a.current))) {
    const project = plan.projects.find((one) => one.id === id);
    if (project !== undefined) return { plan, project };
  }
  throw new NotFound("project", id);
}

const percentLabel = { zh: "完成比例", en: "share done" }, paidLabel = { zh: "已完成投资", en: "money paid" };

function checkProgress(command: ReportProgress, today: string): void {
  refuseBad("plan/bad-progress", [
    dayError("day", command.day, today, { zh: "截至日期", en: "day" }), amountError("percent", command.percent, percentLabel, "100"), amountError("paidWan", command.paidWan, paidLabel, null),
    projectStates.includes(command.state) && command.state !== "unknown" ? null : { field: "state", zh: "状态：请选择未开工、实施中、已完成或逾期；不清楚的不要填报", en: "state: choose not started, under way, done or late; do not report what is not known" },
    command.state === "done" && command.percent !== null && !/^100(\.0+)?$/.test(command.percent) ? { field: "percent", zh: `完成比例：已完工应为 100，填的是 ${command.percent}`, en: `share done: a project that is done has 100, not ${command.percent}` } : null,
  ]);
}

/** Reports how far a project is (工程进度填报). The same command may come again. @throws {Refused} {NotFound} {Forbidden} {IdTaken} */
export async function reportProgress(ports: PlanDeskPorts, actor: Actor, command: ReportProgress): Promise<ProgressReport> {
  const pack = await ports.store.read((reader) => reader.pack());
  const { plan, project } = projectIn(pack, command.project), scope = scopeOfHolder(pack, project.holder, project.place);
  await mustAllow(ports, actor, "project.report", scope, command.project);
  checkProgress(command, todayOf(ports.clock));
  const fact: Progress = { ...scope, id: command.id, by: actor.user, at: ports.clock.now(), plan: plan.id, project: project.id, day: command.day, percent: command.percent, state: command.state, paidWan: command.paidWan, note: command.note, evidence: command.evidence };
  const detail = `${project.name} ${command.day} ${command.state}${command.percent === null ? "" : ` ${command.percent}%`}${command.paidWan === null ? "" : ` ${command.paidWan} 万元`}`;
  return named(ports, await ports.store.write({ actor, action: "project.report", subject: project.id, detail }, async (writer) => {
    const before = (await writer.progress({ plan: plan.id })).find((one) => one.id === command.id);
    if (before !== undefined && !sameProgress(before, fact)) throw new IdTaken(command.id);
    if (before === undefined) { await checkEvidence(writer, command.evidence); await writer.appendProgress(fact); }
    const stored = before ?? fact;
    return unnamed(writer, [stored.by], stored.evidence, (lookup) => progressReport(stored, lookup));
  }));
}

function sameProgress(a: Progress, b: Progress): boolean {
  return a.by === b.by && a.project === b.project && a.day === b.day && a.percent === b.percent && a.state === b.state && a.paidWan === b.paidWan && a.note === b.note && a.evidence.join() === b.evidence.join();
}

/** Imports an office's own GeoJSON as a layer (导入图层), all or nothing. @throws {Refused} naming the feature; {Forbidden} {IdTaken} */
export async function importLayer(ports: PlanDeskPorts, actor: Actor, command: ImportLayer): Promise<MapLayer> {
  const pack = await ports.store.read((reader) => reader.pack()), scope = scopeOfHolder(pack, actor.organisation);
  await mustAllow(ports, actor, "map.import", scope, command.id);
  refuseBad("map/bad-layer", [missingText("title", command.title, { zh: "图层名称", en: "title" })]);
  const near = pack.district.outline === null ? null : boxOf(pack.district.outline.coordinates);
  const { collection } = importedCollection(command.geojson, command.crs, near);
  const layer: ImportedLayer = { ...scope, id: command.id, by: actor.user, at: ports.clock.now(), title: command.title.trim(), crs: command.crs, features: JSON.stringify(collection), count: collection.features.length };
  return named(ports, await ports.store.write({ actor, action: "map.import", subject: command.id, detail: `${layer.title}，${layer.count} 个要素，${layer.crs}` }, async (writer) => {
    const before = (await writer.layers()).find((one) => one.id === command.id);
    if (before !== undefined && (before.by !== layer.by || before.title !== layer.title || before.crs !== layer.crs || before.features !== layer.features)) throw new IdTaken(command.id);
    if (before === undefined) await writer.appendLayer(layer);
    const stored = before ?? layer;
    return unnamed(writer, [stored.by], [], ({ nameOf }) => importedLayer(stored, nameOf));
  }));
}
