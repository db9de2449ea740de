import type { Action, Actor } from "../access/model.js";
import { curveTable } from "../monitoring/curve-table.js";
import { suggestedKind } from "../monitoring/instrument-rules.js";
import { targetsInForce } from "../monitoring/in-force.js";
import type { InstrumentFact, QualityMark } from "../monitoring/model.js";
import { changesOf } from "../monitoring/point-rules.js";
import type { LineState } from "../monitoring/ports.js";
import { lastDayOf } from "../monitoring/transmission.js";
import { beijingText } from "../monitoring/window.js";
import { Forbidden, type DistrictReader } from "../ports.js";
import type { TableModel } from "../report/table-model.js";
import { MonitorBoard } from "./monitor-desk-board.js";
import { commandFrom, commandView, commandWords, sameCommand } from "./monitor-desk-commands.js";
import { forwardFrom, forwardRow } from "./monitor-desk-forwards.js";
import { guarded, mustBeAllowed, mustHoldHere, namesOf, registryOf, seenInstrument, seenPoint, sightFor, type MonitorDeskPorts, type Registry } from "./monitor-desk-office.js";
import { packetDetail, packetRows } from "./monitor-desk-packets.js";
import { curveView, instrumentRow, kindsOf, livenessOf, placeNamesOf, pointHead, rateOf, readingsOf, spanOf, valuesOfPoint, versionsOf } from "./monitor-desk-points.js";
import { adoptionFrom, instrumentFrom, pointFrom, waiting } from "./monitor-desk-registry.js";
import type { AdoptCommand, CommandView, CurveQuery, CurveView, ForwardRow, InstrumentRow, LiveChanges, PacketDetail, PacketQuery, PacketRow, PointDetail, PointRow, PutForwardCommand, PutInstrumentCommand, PutPointCommand, SendInstrumentCommand, StrangerRow } from "./monitor-desk-views.js";

const commandsShown = 200, hoursCountedMs = 60_000;

/**
 * The desk of monitoring (监测台): points, live values, curves, instruments, commands, packets, forwarding. Reading needs `monitor.read` and the point in scope, a point out of scope does not exist;
 * the registry and forwarding need `instrument.manage`, commands `instrument.command`. Every act of a person is one audited transaction; a refusal for want of right is on record.
 * One desk a district and process: it keeps the wall in memory for all who look.
 */
export class MonitorDesk {
  readonly #ports: MonitorDeskPorts; readonly #board: MonitorBoard;
  #hours: { readonly at: number; readonly counts: ReadonlyMap<number, number> } | null = null;
  constructor(ports: MonitorDeskPorts) { this.#ports = ports; this.#board = new MonitorBoard(ports); }
  #now(): number { return Date.parse(this.#ports.clock.now()); }

  /** Points that the person sees, as on the wall (监控墙). @throws {Forbidden} */
  async points(actor: Actor): Promise<readonly PointRow[]> {
    return this.#reading(actor, "points", async () => {
      const { rows, registry } = await this.#board.rows(), sees = sightFor(this.#ports, actor, "monitor.read", registry.pack), counts = await this.#hoursOf(registry), now = this.#now();
      return [...rows.values()].filter(({ point }) => sees(point)).map(({ point, condition, seenAt, driftSeconds, latest, factors }) => {
        const { id, kind, name, place, enterprise, longitude, latitude, active, simulated } = pointHead(registry, point), instruments = (registry.instrumentsOf.get(id) ?? []).filter((one) => one.active);
        return { id, kind, name, place, enterprise, longitude, latitude, active, condition, seenAt: seenAt === null ? null : beijingText(seenAt), driftSeconds, transmission: rateOf(registry, instruments, "hour", counts, now)?.percent ?? null, factors, latest, simulated };
      });
    });
  }
  /** Hours of the last day that came, of every instrument; counted once a minute for all. */
  async #hoursOf(registry: Registry): Promise<ReadonlyMap<number, number>> {
    const now = this.#now();
    if (this.#hours !== null && now - this.#hours.at < hoursCountedMs) return this.#hours.counts;
    const sources = [...registry.instruments.values()].filter((one) => one.active).map((one) => one.source);
    const counts = sources.length === 0 ? new Map<number, number>() : await this.#ports.observations.countWindows({ sources, kind: "hour", ...lastDayOf("hour", now) });
    this.#hours = { at: now, counts };
    return counts;
  }

  /** What changed on the wall since a cursor (实时变化), of what the person sees; everything without a cursor, or with one of another run. @throws {Forbidden} */
  async changesSince(actor: Actor, cursor: string | null): Promise<LiveChanges> { return this.#reading(actor, "live", () => this.#board.changes(actor, cursor)); }

  /** A point with its instruments, their lines, and its versions (点位详情). @throws {Forbidden} {NotFound} */
  async point(actor: Actor, id: string): Promise<PointDetail> {
    return this.#reading(actor, id, async () => {
      const registry = await this.#registry(), point = seenPoint(this.#ports, actor, registry, id);
      return this.#detail(registry, point.point);
    });
  }
  async #detail(registry: Registry, id: string): Promise<PointDetail> {
    const { rows } = await this.#board.rows(), lines = await this.#lines(), now = this.#now(), point = registry.points.get(id)!, instruments = registry.instrumentsOf.get(id) ?? [], sources = (registry.sourcesOf.get(id) ?? []).map((one) => one.source);
    const liveness = await livenessOf(this.#ports, registry, instruments, lines, now), kinds = await kindsOf(this.#ports, sources), nameOf = await namesOf(this.#ports, registry.pointFacts.filter((one) => one.point === id).map((one) => one.by));
    return { ...pointHead(registry, point), factors: rows.get(id)?.factors ?? [], instruments: instruments.map((fact) => instrumentRow(fact, point.name, lines.get(fact.source) ?? null, now)), liveness, versions: versionsOf(registry, id, nameOf), kinds };
  }

  /** Makes a point or a new version of it (设置点位). The same command twice changes nothing. @throws {Forbidden} {NotFound} {Refused} monitoring/bad-point, monitoring/overtaken {IdTaken} */
  async putPoint(actor: Actor, command: PutPointCommand): Promise<PointDetail> {
    const subject = command.point === "" ? command.id : command.point;
    const id = await this.#acting(actor, "instrument.manage", subject, async () => {
      const registry = await this.#registry(), { fact, known, before } = pointFrom(this.#ports, registry, actor, command);
      if (!known) await this.#ports.store.write({ actor, action: "instrument.manage", subject: fact.point, detail: `点位 ${fact.name.zh}：${changesOf(before, fact, placeNamesOf(registry))}`.slice(0, 500) }, (writer) => writer.appendPoint(fact));
      return fact.point;
    });
    return this.#detail(await this.#registry(), id);
  }

  /** Values of a point in a span, each with its quality and what it revises (监测曲线). @throws {Forbidden} {NotFound} {Refused} monitoring/bad-span */
  async curve(actor: Actor, point: string, query: CurveQuery): Promise<CurveView> { return this.#reading(actor, point, async () => (await this.#curve(actor, point, query)).view); }
  async #curve(actor: Actor, id: string, query: CurveQuery): Promise<{ readonly view: CurveView; readonly registry: Registry }> {
    const { from, until, factors } = spanOf(query), { kind } = query;
    const { registry, marks } = await this.#ports.store.read(async (reader) => {
      const found = await registryOf(reader);
      seenPoint(this.#ports, actor, found, id);
      return { registry: found, marks: await reader.marks({ point: id, kind, from: new Date(from).toISOString(), until: new Date(until).toISOString() }) };
    });
    const { readings, cut } = await readingsOf(this.#ports, (registry.sourcesOf.get(id) ?? []).map((one) => one.source), kind, from, until), nameOf = await namesOf(this.#ports, marks.map((one: QualityMark) => one.by));
    return { registry, view: curveView(this.#ports, { point: id, kind, from, until }, valuesOfPoint(this.#ports, registry, id, kind, readings, marks, factors), cut, nameOf) };
  }
  /** A curve as a table that is about to be taken away; who took how many rows is on record (导出监测数据). @throws {Forbidden} without table.export at the point {NotFound} {Refused} monitoring/bad-span */
  async curveTaken(actor: Actor, point: string, query: CurveQuery, language: "zh" | "en" = "zh"): Promise<TableModel> {
    return this.#reading(actor, point, async () => {
      const { view, registry } = await this.#curve(actor, point, query), fact = registry.points.get(point)!, { district } = registry.pack;
      if (!sightFor(this.#ports, actor, "table.export", registry.pack)(fact)) throw new Forbidden("table.export", point);
      const model = curveTable(view, { point: fact.name, district: district.name, madeAt: this.#ports.clock.now(), banner: district.simulated ? "模拟" : "", language });
      await this.#ports.store.write({ actor, action: "table.export", subject: point, detail: `${model.title.zh}，${model.rows.length} 行，${view.from} 至 ${view.until}` }, () => Promise.resolve());
      return model;
    });
  }

  /** Instruments of the points that the person sees (设备登记). @throws {Forbidden} */
  async instruments(actor: Actor): Promise<readonly InstrumentRow[]> {
    return this.#reading(actor, "instruments", async () => {
      const registry = await this.#registry(), lines = await this.#lines(), sees = sightFor(this.#ports, actor, "monitor.read", registry.pack), now = this.#now();
      return [...registry.instruments.values()].flatMap((fact) => { const point = registry.points.get(fact.point); return point !== undefined && sees(point) ? [instrumentRow(fact, point.name, lines.get(fact.source) ?? null, now)] : []; });
    });
  }
  /** Registers an instrument or sets it anew (登记设备). The same command twice changes nothing. @throws {Forbidden} {Refused} monitoring/bad-instrument, monitoring/overtaken, monitoring/mn-taken {IdTaken} */
  async putInstrument(actor: Actor, command: PutInstrumentCommand): Promise<InstrumentRow> {
    const id = await this.#acting(actor, "instrument.manage", command.instrument === "" ? command.id : command.instrument, async () => {
      const { fact, known, what } = instrumentFrom(this.#ports, await this.#registry(), actor, command);
      if (known === null) await this.#ports.store.write({ actor, action: "instrument.manage", subject: fact.instrument, detail: `设备 ${fact.mn}：${what}`.slice(0, 500) }, (writer) => writer.appendInstrument(fact));
      return fact.instrument;
    });
    return this.#instrument(id);
  }
  async #instrument(id: string): Promise<InstrumentRow> {
    const registry = await this.#registry(), fact = registry.instruments.get(id) as InstrumentFact, lines = await this.#lines();
    return instrumentRow(fact, registry.points.get(fact.point)!.name, lines.get(fact.source) ?? null, this.#now());
  }

  /** Instruments that nobody registered, or that are refused though registered (未登记设备). @throws {Forbidden} */
  async strangers(actor: Actor): Promise<readonly StrangerRow[]> {
    return this.#acting(actor, "instrument.manage", "strangers", async () => {
      const found = waiting(await this.#registry(), await this.#ports.observations.strangers());
      return found.map(({ mn, reason, firstAt, lastAt, count, address, edition, st, cn, leniencies, packet }) => ({ mn, reason, firstAt: beijingText(firstAt), lastAt: beijingText(lastAt), count, address, edition, st, cn, leniencies, packet, suggestedKind: suggestedKind(st) }));
    }, false);
  }
  /** Adopts a stranger: its point and its entry in one go (接纳设备). The same command twice changes nothing. @throws {Forbidden} {NotFound} {Refused} monitoring/bad-adoption, monitoring/overtaken */
  async adopt(actor: Actor, command: AdoptCommand): Promise<InstrumentRow> {
    const id = await this.#acting(actor, "instrument.manage", command.mn, async () => {
      const registry = await this.#registry(), known = registry.instrumentFacts.find((one) => one.id === command.id && one.mn === command.mn && one.by === actor.user);
      if (known !== undefined) return known.instrument;
      const { point, instrument, what } = adoptionFrom(this.#ports, registry, actor, command, await this.#ports.observations.strangers());
      await this.#ports.store.write({ actor, action: "instrument.manage", subject: instrument.instrument, detail: what.slice(0, 500) }, async (writer) => {
        if (point !== null) await writer.appendPoint(point);
        await writer.appendInstrument(instrument);
      });
      return instrument.instrument;
    });
    return this.#instrument(id);
  }

  /** Commands to an instrument with their exchanges, the latest first (反控命令). @throws {Forbidden} {NotFound} */
  async commands(actor: Actor, instrument: string): Promise<readonly CommandView[]> {
    return this.#reading(actor, instrument, async () => {
      const commands = await this.#ports.store.read(async (reader) => { seenInstrument(this.#ports, actor, await registryOf(reader), instrument); return reader.commands({ instrument, limit: commandsShown }); });
      const nameOf = await namesOf(this.#ports, commands.map((one) => one.by));
      return [...commands].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).map((one) => commandView(one, nameOf, this.#ports.clock.now()));
    });
  }
  /** Sends a command to an instrument: it waits for the gateway that holds the line (下发命令). The same command twice is sent once. @throws {Forbidden} {NotFound} {Refused} monitoring/bad-command, monitoring/instrument-off {IdTaken} */
  async sendCommand(actor: Actor, id: string, command: SendInstrumentCommand): Promise<CommandView> {
    await this.#acting(actor, "instrument.command", id, async () => {
      const { registry, known } = await this.#ports.store.read(async (reader) => ({ registry: await registryOf(reader), known: (await reader.commands({ id: command.id }))[0] }));
      const { instrument, point } = seenInstrument(this.#ports, actor, registry, id);
      mustBeAllowed(this.#ports, actor, "instrument.command", point, id);
      if (known !== undefined) { sameCommand(this.#ports, actor, id, known, command); return; }
      const fact = commandFrom(this.#ports, actor, instrument, point, command);
      await this.#ports.store.write({ actor, action: "instrument.command", subject: id, detail: `${instrument.mn} ${commandWords(fact)}`.slice(0, 500) }, (writer) => writer.appendCommand(fact));
    });
    const sent = (await this.#ports.store.read((reader) => reader.commands({ id: command.id })))[0]!;
    return commandView(sent, await namesOf(this.#ports, [sent.by]), this.#ports.clock.now());
  }

  /** Raw packets of what the person sees, the latest first (原始报文). @throws {Forbidden} {NotFound} {Refused} monitoring/bad-query */
  async packets(actor: Actor, query: PacketQuery): Promise<readonly PacketRow[]> { return this.#reading(actor, "packets", async () => packetRows(this.#ports, actor, await this.#registry(), query)); }
  /** A packet taken apart, without its password (报文解读). @throws {Forbidden} {NotFound} */
  async packet(actor: Actor, id: string): Promise<PacketDetail> { return this.#reading(actor, "packets", async () => packetDetail(this.#ports, actor, await this.#registry(), id)); }

  /** Hosts that packets are forwarded to (数据上传目标). @throws {Forbidden} */
  async forwards(actor: Actor): Promise<readonly ForwardRow[]> {
    return this.#acting(actor, "instrument.manage", "forwards", async () => {
      const targets = targetsInForce(await this.#ports.store.read((reader) => reader.forwardTargets())), depths = await this.#ports.observations.forwardDepths();
      return targets.map((one) => forwardRow(one, depths));
    }, false);
  }
  /** Sets a host that packets are forwarded to (设置上传目标). The same command twice changes nothing. @throws {Forbidden} {Refused} monitoring/bad-forward, monitoring/overtaken {IdTaken} */
  async putForward(actor: Actor, command: PutForwardCommand): Promise<ForwardRow> {
    return this.#acting(actor, "instrument.manage", command.target === "" ? command.id : command.target, async () => {
      const { registry, facts } = await this.#ports.store.read(async (reader) => ({ registry: await registryOf(reader), facts: await reader.forwardTargets() })), { fact, known, what } = forwardFrom(this.#ports, registry, actor, facts, command);
      if (!known) await this.#ports.store.write({ actor, action: "instrument.manage", subject: fact.target, detail: `上传目标 ${what}`.slice(0, 500) }, (writer) => writer.appendForwardTarget(fact));
      return forwardRow(fact, await this.#ports.observations.forwardDepths());
    });
  }

  #registry(): Promise<Registry> { return this.#ports.store.read((reader: DistrictReader) => registryOf(reader)); }
  async #lines(): Promise<ReadonlyMap<number, LineState>> { return new Map((await this.#ports.observations.lines()).map((line) => [line.source, line])); }

  /** Reading: without the right at all it is refused and that is on record; what lies out of scope is not there. */
  async #reading<T>(actor: Actor, subject: string, work: () => Promise<T>): Promise<T> {
    try { mustHoldHere(this.#ports, actor, "monitor.read"); return await work(); } catch (error) {
      if (error instanceof Forbidden) await this.#ports.store.recordRefusal({ actor, action: error.action, subject, detail: `${error.code}: ${error.message}` });
      throw error;
    }
  }
  /** Acting: refusals are on record. What was changed is seen by the wall and told to the gateway at once. */
  async #acting<T>(actor: Actor, action: Action, subject: string, work: () => Promise<T>, changes = true): Promise<T> {
    const done = await guarded(this.#ports, actor, action, subject, async () => { mustHoldHere(this.#ports, actor, action); return work(); });
    if (changes) { this.#board.forget(); this.#ports.nudge(); }
    return done;
  }
}
