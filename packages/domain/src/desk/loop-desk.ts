import { isDay } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { loopTemplates, type LoopTemplate } from "../loop/templates.js";
import { loopSpans } from "../loop/spans.js";
import { loopTrial } from "../loop/trial.js";
import { instantOf } from "../monitoring/window.js";
import type { TableModel } from "../report/table-model.js";
import { Forbidden, Refused } from "../ports.js";
import { refuseBad } from "./entry-rules.js";
import { putLoop, sayToLoop, settingErrors, switchLoop } from "./loop-desk-acts.js";
import { loopRoomOf, seenLoop, sensorCurve, subjectNames, type LoopDeskPorts, type LoopRoom } from "./loop-desk-office.js";
import { actView, linkView, loopParts, loopRow, recordView } from "./loop-desk-shown.js";
import { loopTable } from "./loop-desk-table.js";
import type { LoopDayView, LoopDetail, LoopRecordQuery, LoopRecordsView, LoopRow, LoopTrialView, PutLoopCommand, SayLoopCommand, SwitchLoopCommand, TryLoopCommand } from "./loop-desk-views.js";
import { guarded, mustHoldHere, namesOf, sightFor } from "./monitor-desk-office.js";
import type { LoopFact, LoopFeed } from "../loop/fact.js";
import type { LoopRecordFilter } from "../loop/store.js";
import type { LoopSetting } from "../loop/setting.js";

export type { LoopDeskPorts } from "./loop-desk-office.js";
const dayMs = 86_400_000, mostTaken = 20_000;

/**
 * The desk of control loops (控制回路): how they stand and why, what they did, what people say to them, and how they are set.
 * Reading needs `monitor.read`, words `loop.operate`, settings and approvals `loop.manage`; a loop out of scope does not exist. Acts are audited; a refusal for want of right is on record.
 */
export class LoopDesk {
  readonly #ports: LoopDeskPorts;
  constructor(ports: LoopDeskPorts) { this.#ports = ports; }
  #reading<T>(actor: Actor, subject: string, act: (room: LoopRoom) => Promise<T>): Promise<T> {
    return guarded(this.#ports, actor, "monitor.read", subject, async () => { mustHoldHere(this.#ports, actor, "monitor.read"); return act(await this.#ports.store.read(loopRoomOf)); });
  }

  /** Loops that the person sees, with how each stands (回路列表). @throws {Forbidden} */
  async loops(actor: Actor): Promise<readonly LoopRow[]> {
    return this.#reading(actor, "loops", async (room) => {
      const sees = sightFor(this.#ports, actor, "monitor.read", room.registry.pack), states = new Map((await this.#ports.loopStore.states()).map((one) => [one.loop, one]));
      return [...room.inForce.values()].filter(sees).map((fact) => loopRow(fact, states.get(fact.loop)));
    });
  }
  /** Everything of one loop (回路详情). @throws {Forbidden} {NotFound} */
  async loop(actor: Actor, loop: string): Promise<LoopDetail> {
    return this.#reading(actor, loop.slice(0, 64), async (room) => {
      const fact = seenLoop(this.#ports, actor, room, loop), kept = (await this.#ports.loopStore.states()).find((one) => one.loop === loop), acts = await this.#ports.store.read((reader) => reader.loopActs({ loop, limit: 20 }));
      const outcomes = await this.#ports.loopStore.actOutcomes(acts.map(({ id }) => id)), names = subjectNames(fact.setting), own = room.facts.filter((one) => one.loop === loop), nameOf = await namesOf(this.#ports, own.map(({ by }) => by));
      const may = (action: "loop.operate" | "loop.manage"): boolean => sightFor(this.#ports, actor, action, room.registry.pack)(fact);
      return {
        row: loopRow(fact, kept), seq: fact.seq, site: fact.site, setting: fact.setting, links: may("loop.manage") ? fact.links.map(linkView) : [], feeds: fact.feeds, ...loopParts(fact, kept?.state ?? null),
        acts: acts.map((act) => actView(act, outcomes.get(act.id), names)), versions: own.map(({ seq, by, at, active, reason }) => ({ seq, by: nameOf(by), at, active, reason })).reverse(), mayOperate: may("loop.operate"), mayManage: may("loop.manage"),
      };
    });
  }
  /** What a loop did and why, the latest first, by pages (控制记录). @throws {Forbidden} {NotFound} {Refused} loop/bad-query */
  async records(actor: Actor, loop: string, query: LoopRecordQuery): Promise<LoopRecordsView> {
    return this.#reading(actor, loop.slice(0, 64), async (room) => {
      const fact = seenLoop(this.#ports, actor, room, loop), limit = Math.min(Math.max(query.limit ?? 100, 1), 500), records = await this.#ports.loopStore.records({ ...filterOf(loop, query), limit: limit + 1 }), page = records.slice(0, limit);
      return { records: page.map((one) => recordView(fact)(one)), next: records.length > limit ? page.at(-1)!.id : null };
    });
  }
  /** The log as a table that is about to be taken away; who took it is on record (导出控制记录). @throws {Forbidden} without table.export {NotFound} {Refused} loop/bad-query */
  async recordsTaken(actor: Actor, loop: string, query: LoopRecordQuery, language: "zh" | "en" = "zh"): Promise<TableModel> {
    return this.#reading(actor, loop.slice(0, 64), async (room) => {
      mustHoldHere(this.#ports, actor, "table.export");
      const fact = seenLoop(this.#ports, actor, room, loop), { district } = room.registry.pack;
      if (!sightFor(this.#ports, actor, "table.export", room.registry.pack)(fact)) throw new Forbidden("table.export", loop);
      const records = (await this.#ports.loopStore.records({ ...filterOf(loop, query), limit: mostTaken })).map((one) => recordView(fact)(one));
      const model = loopTable(records, { setting: fact.setting, district: district.name, madeAt: this.#ports.clock.now(), banner: fact.simulated || district.simulated ? "模拟" : "", language, cut: records.length === mostTaken });
      await this.#ports.store.write({ actor, action: "table.export", subject: loop, detail: `${model.title.zh}，${model.rows.length} 行` }, () => Promise.resolve());
      return model;
    });
  }
  /** A day of a loop: how everything stood, over the values that it answered to (一日时序). @throws {Forbidden} {NotFound} {Refused} loop/bad-query */
  async day(actor: Actor, loop: string, query: { readonly day: string }): Promise<LoopDayView> {
    return this.#reading(actor, loop.slice(0, 64), async (room) => {
      const fact = seenLoop(this.#ports, actor, room, loop), from = midnightOf(query.day), until = from + dayMs, now = Date.parse(this.#ports.clock.now()), end = Math.max(from, Math.min(until, now)), begun = Date.parse(room.facts.find((one) => one.loop === loop)!.at);
      const records = (await this.#ports.loopStore.records({ loop, from, until, limit: mostTaken })).slice().reverse(), standing = await this.#ports.loopStore.recordsStanding(loop, from);
      // before it was set there was no loop that could have stood somehow
      return { ...limitsOf(fact.setting), day: query.day, from, until, spans: loopSpans(standing, records, Math.max(from, Math.min(begun, end)), end), curves: await this.#curves(room, fact.setting, fact.feeds, from, until) };
    });
  }
  /** What a setting would have done with a past day's values (试运行). Nothing is kept and nobody commanded. @throws {Forbidden} {Refused} loop/bad-setting, loop/no-values */
  async trial(actor: Actor, command: TryLoopCommand): Promise<LoopTrialView> {
    return guarded(this.#ports, actor, "loop.manage", "trial", async () => {
      mustHoldHere(this.#ports, actor, "loop.manage");
      const room = await this.#ports.store.read(loopRoomOf), { setting, feeds } = command, from = midnightOf(command.day), until = from + dayMs, sees = sightFor(this.#ports, actor, "loop.manage", room.registry.pack);
      refuseBad("loop/bad-setting", settingErrors(this.#ports, room, setting, null, feeds));
      const points = setting.demand.by === "threshold" ? setting.demand.sensors.map(({ point }) => point).filter((point) => point !== "") : [];
      // values of a point that the person does not see are none of theirs, whatever a setting names
      for (const point of points) { const held = room.registry.points.get(point); if (held !== undefined && !sees(held)) refuseBad("loop/bad-setting", [{ field: "demand.sensors", zh: `没有点位“${point}”`, en: `there is no point "${point}"` }]); }
      const curves = await this.#curves(room, setting, feeds, from, until);
      if (setting.demand.by === "threshold" && curves.every(({ values }) => values.length === 0)) throw new Refused("loop/no-values", "这一天没有可用的测值，换一天试", "there are no values of that day; try another one");
      const missing = setting.frost.filter((sensor) => !curves.some((curve) => curve.sensor === sensor.sensor && curve.values.length > 0)), tried: LoopSetting = { ...setting, frost: setting.frost.filter((sensor) => !missing.includes(sensor)) };
      const { records, spans, actuators } = loopTrial(tried, curves.flatMap(({ sensor, values }) => values.map((value) => ({ sensor, ...value }))), from, until), names = subjectNames(setting), view = recordView({ setting });
      return {
        day: { ...limitsOf(setting), day: command.day, from, until, spans: spans.filter(({ subject }) => !subject.startsWith("line:")), curves }, records: records.map((one, i) => view({ ...one }, i + 1)),
        actuators: actuators.map((one) => ({ ...one, name: names(`actuator:${one.actuator}`) })),
        note: missing.length === 0 ? { zh: "假定设备通信正常、动作及时；未下发任何指令。", en: "Devices are taken to answer and act at once; nobody was commanded." }
          : { zh: `假定设备通信正常、动作及时；${missing.map(({ name }) => name.zh).join("、")}没有历史值，未计防冻闭锁。未下发任何指令。`, en: `Devices are taken to answer and act at once; ${missing.map(({ name }) => name.en).join(", ")} has no past values, so frost is left out. Nobody was commanded.` },
      };
    });
  }
  /** Settings to begin from (回路模板). @throws {Forbidden} */
  async templates(actor: Actor): Promise<readonly LoopTemplate[]> { return guarded(this.#ports, actor, "loop.manage", "templates", async () => { mustHoldHere(this.#ports, actor, "loop.manage"); return loopTemplates; }); }

  /** Sets a loop (设定回路). @throws {Forbidden} {NotFound} {Refused} loop/bad-setting {IdTaken} */
  async putLoop(actor: Actor, command: PutLoopCommand): Promise<LoopDetail> {
    const loop = await guarded(this.#ports, actor, "loop.manage", command.setting.loop.slice(0, 64), async () => { mustHoldHere(this.#ports, actor, "loop.manage"); return putLoop(this.#ports, actor, command); });
    return this.loop(actor, loop);
  }
  /** Switches a loop on or off (启停回路). @throws {Forbidden} {NotFound} {Refused} loop/as-it-is, loop/bad-setting {IdTaken} */
  async switchLoop(actor: Actor, loop: string, command: SwitchLoopCommand): Promise<LoopDetail> {
    await guarded(this.#ports, actor, "loop.manage", loop.slice(0, 64), async () => { mustHoldHere(this.#ports, actor, "loop.manage"); await switchLoop(this.#ports, actor, loop, command); });
    return this.loop(actor, loop);
  }
  /** Says something to a loop (人工操作). @throws {Forbidden} {NotFound} {Refused} loop/bad-word, loop/off {IdTaken} */
  async say(actor: Actor, loop: string, command: SayLoopCommand): Promise<LoopDetail> {
    await guarded(this.#ports, actor, "loop.operate", loop.slice(0, 64), async () => { mustHoldHere(this.#ports, actor, "loop.operate"); await sayToLoop(this.#ports, actor, loop, command); });
    return this.loop(actor, loop);
  }

  #curves(room: LoopRoom, setting: LoopSetting, feeds: Readonly<Record<string, LoopFeed>>, from: number, until: number): Promise<LoopDayView["curves"]> {
    const { demand } = setting, sensors = [...(demand.by === "threshold" ? demand.sensors.map((one) => ({ one, unit: demand.unit })) : []), ...setting.frost.map((one) => ({ one, unit: "℃" }))];
    return Promise.all(sensors.map(({ one, unit }) => sensorCurve(this.#ports, room.registry, one, unit, feeds[one.sensor] ?? "real-time", from, until)));
  }
}

const limitsOf = ({ demand }: Pick<LoopFact["setting"], "demand">): Pick<LoopDayView, "upper" | "lower"> => (demand.by === "threshold" ? { upper: demand.upper, lower: demand.lower } : { upper: null, lower: null });
/** Midnight of a Beijing day. @throws {Refused} loop/bad-query */
function midnightOf(day: string): number {
  const at = isDay(day) ? instantOf(`${day}T00:00:00+08:00`) : null;
  if (at === null) throw new Refused("loop/bad-query", `“${day.slice(0, 20)}”不是日期`, `"${day.slice(0, 20)}" is no day`, [{ field: "day", zh: "日期应为 YYYY-MM-DD", en: "a day is YYYY-MM-DD" }]);
  return at;
}
function filterOf(loop: string, { subject, from, until, before }: LoopRecordQuery): Omit<LoopRecordFilter, "limit"> {
  const instant = (field: string, text: string | undefined): number | undefined => {
    if (text === undefined || text === "") return undefined;
    const at = instantOf(text);
    if (at === null) throw new Refused("loop/bad-query", `“${text.slice(0, 40)}”不是时刻`, `"${text.slice(0, 40)}" is no instant`, [{ field, zh: "时刻应带时区", en: "an instant with its offset" }]);
    return at;
  };
  const low = instant("from", from), high = instant("until", until);
  return { loop, ...(subject === undefined || subject === "" ? {} : { subjects: [subject] }), ...(low === undefined ? {} : { from: low }), ...(high === undefined ? {} : { until: high }), ...(before === undefined ? {} : { before }) };
}
