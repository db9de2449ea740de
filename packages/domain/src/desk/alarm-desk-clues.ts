import type { Actor } from "../access/model.js";
import type { EnforcementClue, FrozenAlarm } from "../alarm/model.js";
import { curveTable } from "../monitoring/curve-table.js";
import { beijingText, instantOf } from "../monitoring/window.js";
import { Forbidden, NotFound, Refused } from "../ports.js";
import type { TableModel } from "../report/table-model.js";
import { curveOf, stepViews } from "./alarm-desk-detail.js";
import { alarmGround, alarmSight, seenAlarm, type AlarmDeskPorts, type AlarmGround } from "./alarm-desk-office.js";
import type { ClueDetail, ClueRow, MakeClue } from "./alarm-desk-views.js";
import { missingText, refuseBad } from "./entry-rules.js";
import { namesOf } from "./monitor-desk-office.js";
import { standingValues } from "./observation-desk-office.js";

const frozenOf = (clue: EnforcementClue): FrozenAlarm => JSON.parse(clue.frozen) as FrozenAlarm;
function clueRow({ registry }: AlarmGround, clue: EnforcementClue, nameOf: (user: string) => string): ClueRow {
  const { alarm, pointName } = frozenOf(clue);
  return { id: clue.id, number: clue.number, alarm: clue.alarm, title: clue.title, point: clue.point, pointName, by: nameOf(clue.by), at: beijingText(Date.parse(clue.at)), note: clue.note, text: alarm.text, value: alarm.value, unit: alarm.unit, limit: alarm.limit, clause: alarm.clause, simulated: registry.pack.district.simulated };
}

/** Clues that the person sees, the latest first (执法线索). */
export async function clues(ports: AlarmDeskPorts, actor: Actor): Promise<readonly ClueRow[]> {
  const { ground, all } = await ports.store.read(async (reader) => ({ ground: await alarmGround(reader), all: await reader.enforcementClues() })), sees = alarmSight(ports, actor, "monitor.read", ground.registry.pack), own = all.filter(sees);
  const nameOf = await namesOf(ports, own.map((one) => one.by));
  return own.map((one) => clueRow(ground, one, nameOf));
}
/** A clue with what was frozen. @throws {NotFound} */
export async function clue(ports: AlarmDeskPorts, actor: Actor, id: string): Promise<ClueDetail> {
  const { ground, found } = await ports.store.read(async (reader) => ({ ground: await alarmGround(reader), found: (await reader.enforcementClues({ id }))[0] }));
  if (found === undefined || !alarmSight(ports, actor, "monitor.read", ground.registry.pack)(found)) throw new NotFound("clue", id);
  const { alarm, steps, values } = frozenOf(found), nameOf = await namesOf(ports, [found.by, ...steps.map((one) => one.by)]);
  return { ...clueRow(ground, found, nameOf), inputs: alarm.inputs, steps: stepViews(steps, alarm.now.storm, nameOf), values };
}

/**
 * Makes an exceedance a clue for enforcement (转为执法线索): the alarm, its steps and the values around it are frozen as they are; later corrections do not change them. One clue for an alarm.
 * @throws {NotFound} {Forbidden} {Refused} alarm/no-exceedance, alarm/bad-clue
 */
export async function makeClue(ports: AlarmDeskPorts, actor: Actor, command: MakeClue): Promise<ClueDetail> {
  refuseBad("alarm/bad-clue", [missingText("title", command.title, { zh: "线索名称", en: "title" })]);
  const ground = await ports.store.read(alarmGround), { registry } = ground, record = await seenAlarm(ports, actor, registry.pack, command.alarm);
  if (!alarmSight(ports, actor, "alarm.handle", registry.pack)(record)) throw new Forbidden("alarm.handle", command.alarm);
  if (record.kind !== "limit" || record.point === null) throw new Refused("alarm/no-exceedance", "只有超标报警可以转为执法线索", "only an alarm over a limit becomes a clue");
  const { held, steps } = await ports.store.read(async (reader) => ({ held: (await reader.enforcementClues({ alarm: record.id }))[0], steps: await reader.alarmSteps(record.now.storm === null ? [record.id] : [record.id, record.now.storm]) }));
  if (held !== undefined) { if (held.id === command.id) return clue(ports, actor, held.id); throw new Refused("alarm/clue-made", `已转为线索 ${held.number}`, `it is clue ${held.number} already`); }
  const point = registry.points.get(record.point), curve = curveOf(record, point)!, from = instantOf(curve.from)!, until = instantOf(curve.until)!;
  const values = (await standingValues(ports, registry, record.point, curve.kind, from, until)).filter((one) => curve.factors.length === 0 || curve.factors.includes(one.factor)).map((one) => ({ from: beijingText(one.fromMs), until: beijingText(one.untilMs), factor: one.factor, field: one.field, value: one.value, unit: one.unit, flag: one.flag, quality: one.quality, packet: one.packet }));
  const frozen: FrozenAlarm = { alarm: record, steps, events: await ports.alarmStore.events(record.id), pointName: point?.name ?? { zh: record.point, en: record.point }, values };
  const fact = { id: command.id, by: actor.user, at: ports.clock.now(), district: record.district, organisationPath: record.organisationPath, placePath: record.placePath, enterprise: record.enterprise, alarm: record.id, title: command.title.trim(), point: record.point, note: command.note.trim(), frozen: JSON.stringify(frozen) };
  await ports.store.write({ actor, action: "alarm.handle", subject: record.id, detail: `转为执法线索 ${fact.title}：${record.text.zh}`.slice(0, 500) }, (writer) => writer.appendEnforcementClue(fact));
  return clue(ports, actor, command.id);
}

/** The frozen data of a clue as a table (线索数据表). @throws {NotFound} */
export async function clueTable(ports: AlarmDeskPorts, actor: Actor, id: string): Promise<TableModel> {
  const one = await clue(ports, actor, id), column = (name: string, zh: string, en: string, width: number, kind: "text" | "decimal" | "integer" = "text"): TableModel["columns"][number] => ({ id: name, label: { zh, en }, unit: "", width, kind });
  return {
    name: curveTableName, title: { zh: `执法线索 ${one.number} ${one.title}`, en: `Clue ${one.number} ${one.title}` }, unit: "", filter: { zh: `${one.pointName.zh}；${one.text.zh}；依据 ${one.clause}；固定于 ${one.at}`, en: `${one.pointName.en}; ${one.text.en}; by ${one.clause}; frozen ${one.at}` }, madeAt: ports.clock.now(), banner: one.simulated ? "模拟" : "",
    columns: [column("from", "开始", "from", 26), column("until", "结束", "until", 26), column("factor", "因子", "factor", 12), column("field", "字段", "field", 10), column("value", "数值", "value", 14, "decimal"), column("unit", "单位", "unit", 10), column("flag", "标记", "flag", 8), column("quality", "质量", "quality", 12), column("packet", "报文号", "packet", 14, "integer")],
    rows: one.values.map((value) => [value.from, value.until, value.factor, value.field, value.value, value.unit, value.flag ?? "", value.quality, String(value.packet)]),
  };
}
/** Tables of measured values share one name: see {@link curveTable}. */
const curveTableName: ReturnType<typeof curveTable>["name"] = "curve";
