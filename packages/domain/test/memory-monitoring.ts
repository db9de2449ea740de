import {
  IdTaken, NotFound, Overtaken, Refused, entriesOf, shapeOf,
  type Arrival, type BatchWithdrawal, type CommandStep, type ForwardTarget, type InstrumentCommand, type InstrumentFact, type KeptPacket, type LineState, type MonitoringReader, type MonitoringWriter, type ObservationBatch, type ObservationOrigin, type ObservationStore, type PointFact, type PushKey, type PushKeyEnd,
  type QualityMark, type Reading, type ReadingSource, type Stranger,
} from "@yunqing/domain";

/** What people wrote of monitoring in one district. */
export interface MonitoringRows {
  points: PointFact[]; instruments: InstrumentFact[]; sources: ReadingSource[]; marks: QualityMark[]; batches: ObservationBatch[]; withdrawals: BatchWithdrawal[]; pushKeys: PushKey[]; pushKeyEnds: PushKeyEnd[];
  commands: InstrumentCommand[]; steps: CommandStep[]; targets: ForwardTarget[]; readings: Reading[];
}
export const noMonitoring = (): MonitoringRows => ({ points: [], instruments: [], sources: [], marks: [], batches: [], withdrawals: [], pushKeys: [], pushKeyEnds: [], commands: [], steps: [], targets: [], readings: [] });

const contentOf = (fact: object): string => JSON.stringify(Object.entries(fact).filter(([key]) => key !== "at").sort(([a], [b]) => (a < b ? -1 : 1)));
function put<Row extends { readonly id: string }>(list: Row[], row: Row): "stored" | "known" {
  const known = list.find((one) => one.id === row.id);
  if (known !== undefined && contentOf(known) !== contentOf(row)) throw new IdTaken(row.id);
  if (known !== undefined) return "known";
  list.push(structuredClone(row));
  return "stored";
}
function sourceOf(rows: MonitoringRows, origin: ObservationOrigin, point: string, instrument: string | null): number {
  const held = rows.sources.find((one) => one.origin === origin && one.point === point && one.instrument === instrument);
  if (held !== undefined) return held.source;
  const source = rows.sources.length + 1;
  rows.sources.push({ source, origin, point, instrument });
  return source;
}

export function monitoringReader(rows: MonitoringRows): MonitoringReader {
  return {
    points: async ({ point } = {}) => rows.points.filter((one) => point === undefined || one.point === point),
    instruments: async ({ instrument, mn } = {}) => rows.instruments.filter((one) => (instrument === undefined || one.instrument === instrument) && (mn === undefined || one.mn === mn)),
    sources: async () => rows.sources,
    marks: async ({ point, kind, from, until }) => rows.marks.filter((one) => one.point === point && (kind === undefined || one.kind === kind) && (from === undefined || Date.parse(one.until) > Date.parse(from)) && (until === undefined || Date.parse(one.from) < Date.parse(until))),
    batches: async () => rows.batches.map((one) => ({ ...one, withdrawal: rows.withdrawals.find(({ batch }) => batch === one.number) ?? null })),
    pushKeys: async () => rows.pushKeys.map((one) => ({ ...one, ended: rows.pushKeyEnds.find(({ key }) => key === one.id) ?? null })),
    commands: async ({ instrument, id, limit }) => rows.commands.filter((one) => (instrument === undefined || one.instrument === instrument) && (id === undefined || one.id === id)).reverse().slice(0, limit ?? 1000).map((one) => ({ ...one, steps: rows.steps.filter((step) => step.command === one.id) })),
    forwardTargets: async () => rows.targets,
  };
}

export function monitoringWriter(rows: MonitoringRows): MonitoringWriter {
  return {
    ...monitoringReader(rows),
    appendPoint: async (fact) => {
      if (!rows.points.some((one) => one.id === fact.id) && fact.seq !== 1 + Math.max(0, ...rows.points.filter((one) => one.point === fact.point).map((one) => one.seq))) throw new Overtaken(fact.point);
      return put(rows.points, fact);
    },
    appendInstrument: async (fact) => {
      const known = rows.instruments.find((one) => one.id === fact.id);
      if (known !== undefined) { const { setting, source, ...rest } = known; if (contentOf(rest) !== contentOf(fact)) throw new IdTaken(fact.id); return { outcome: "known", setting, source }; }
      const latest = (id: string): InstrumentFact | undefined => rows.instruments.filter((one) => one.instrument === id).at(-1);
      if (fact.seq !== 1 + (latest(fact.instrument)?.seq ?? 0)) throw new Overtaken(fact.instrument);
      if (fact.active && rows.instruments.some((one) => one.mn === fact.mn && one.instrument !== fact.instrument && one.active && latest(one.instrument) === one)) throw new Refused("monitoring/mn-taken", "MN 已登记", "the MN is taken");
      const setting = rows.instruments.length + 1, source = sourceOf(rows, "instrument", fact.point, fact.instrument);
      rows.instruments.push(structuredClone({ ...fact, setting, source }));
      return { outcome: "stored", setting, source };
    },
    appendMark: async (mark) => put(rows.marks, mark),
    appendBatch: async (batch, readings) => {
      const known = rows.batches.find((one) => one.id === batch.id);
      if (known !== undefined) { const { number, ...rest } = known; if (contentOf(rest) !== contentOf(batch)) throw new IdTaken(batch.id); return { outcome: "known", number }; }
      const number = rows.batches.length + 1, windows = readings.map(({ point, kind, from }) => `${point} ${kind} ${from}`);
      if (new Set(windows).size !== windows.length) throw new Refused("monitoring/window-twice", "同一时段重复", "the same window twice");
      rows.batches.push(structuredClone({ ...batch, number }));
      for (const { point, kind, from, shape, content } of readings) {
        const source = sourceOf(rows, batch.origin, point, null);
        rows.readings.push({ source, kind, from, seq: rows.readings.filter((one) => one.source === source && one.kind === kind && one.from === from).length, shape, content, setting: 0, packet: -number });
      }
      return { outcome: "stored", number };
    },
    appendWithdrawal: async (withdrawal) => { if (!rows.batches.some((one) => one.number === withdrawal.batch)) throw new NotFound("batch", String(withdrawal.batch)); return put(rows.withdrawals, withdrawal); },
    appendPushKey: async (key) => put(rows.pushKeys, key), appendPushKeyEnd: async (end) => put(rows.pushKeyEnds, end), appendCommand: async (command) => put(rows.commands, command),
    appendForwardTarget: async (target) => {
      if (!rows.targets.some((one) => one.id === target.id) && target.seq !== 1 + Math.max(0, ...rows.targets.filter((one) => one.target === target.target).map((one) => one.seq))) throw new Overtaken(target.target);
      return put(rows.targets, target);
    },
  };
}

const refuse = (): never => { throw new Error("not in memory"); };
/** Observations in memory (内存观测库), as far as desks ask. `rows` gives the rows of the district's store now: batches are written there. `asked` counts calls. */
export class MemoryObservations implements ObservationStore {
  stored: Reading[] = []; kept: KeptPacket[] = []; lineStates: LineState[] = []; strangerList: Stranger[] = []; readonly depths = new Map<string, { waiting: number; oldestAt: number | null }>();
  readonly asked: Record<string, number> = {};
  constructor(readonly rows: () => MonitoringRows) {}
  #count(name: string): void { this.asked[name] = (this.asked[name] ?? 0) + 1; }
  #standing(): readonly Reading[] { const gone = new Set(this.rows().withdrawals.map((one) => -one.batch)); return [...this.stored, ...this.rows().readings.filter((one) => !gone.has(one.packet))]; }

  async append(arrivals: readonly Arrival[]): Promise<readonly { readonly fate: "stored" | "repeat" | "revised" | "kept"; readonly packet: number }[]> {
    return arrivals.map((arrival) => {
      const { reading, forward: _forward, ...rest } = arrival, id = this.kept.length + 1;
      this.kept.push({ ...rest, id });
      if (reading === null) return { fate: "kept" as const, packet: id };
      const own = this.stored.filter((one) => one.source === arrival.source && one.kind === reading.kind && one.from === reading.from), held = new Map<string, string>();
      for (const one of own) for (const { factor, field, value } of entriesOf(shapeOf(one.shape), one.content)) held.set(`${factor}-${field}`, value);
      if (own.length > 0 && entriesOf(shapeOf(reading.shape), reading.content).every(({ factor, field, value }) => held.get(`${factor}-${field}`) === value)) return { fate: "repeat" as const, packet: id };
      this.stored.push({ source: arrival.source, ...reading, seq: own.length, setting: arrival.setting, packet: id });
      return { fate: own.length > 0 ? "revised" as const : "stored" as const, packet: id };
    });
  }
  async readings({ sources, kind, from, until, limit }: Parameters<ObservationStore["readings"]>[0]): Promise<readonly Reading[]> {
    this.#count("readings");
    return this.#standing().filter((one) => sources.includes(one.source) && one.kind === kind && one.from >= from && one.from < until).sort((a, b) => a.source - b.source || a.from - b.from || a.seq - b.seq).slice(0, limit);
  }
  async latest(sources: readonly number[], kind: Reading["kind"]): Promise<readonly Reading[]> {
    this.#count("latest");
    const own = this.#standing().filter((one) => sources.includes(one.source) && one.kind === kind);
    return own.filter((one) => one.from === Math.max(...own.filter((other) => other.source === one.source).map((other) => other.from)));
  }
  async countWindows({ sources, kind, from, until }: Parameters<ObservationStore["countWindows"]>[0]): Promise<ReadonlyMap<number, number>> {
    this.#count("countWindows");
    return new Map(sources.map((source) => [source, new Set(this.#standing().filter((one) => one.source === source && one.kind === kind && one.from >= from && one.from < until).map((one) => one.from)).size]));
  }
  async packets({ source, verdict, direction, word, from, until, before, limit }: Parameters<ObservationStore["packets"]>[0]): Promise<readonly KeptPacket[]> {
    this.#count("packets");
    return this.kept.filter((one) => (source === undefined || one.source === source) && (verdict === undefined || one.verdict === verdict) && (direction === undefined || one.direction === direction) && (word === undefined || one.word === word) && one.at >= from && one.at < until && (before === undefined || one.id < before)).sort((a, b) => b.id - a.id).slice(0, limit);
  }
  async packet(id: number): Promise<KeptPacket | null> { return this.kept.find((one) => one.id === id) ?? null; }
  async putLines(lines: readonly LineState[], strangers: readonly Stranger[]): Promise<void> {
    this.lineStates = [...this.lineStates.filter((one) => !lines.some((line) => line.source === one.source)), ...lines];
    this.strangerList = [...this.strangerList.filter((one) => !strangers.some((other) => other.mn === one.mn && other.reason === one.reason)), ...strangers];
  }
  async lines(): Promise<readonly LineState[]> { this.#count("lines"); return this.lineStates; }
  async strangers(): Promise<readonly Stranger[]> { return this.strangerList; }
  async appendCommandStep(step: Omit<CommandStep, "seq">): Promise<CommandStep> {
    const made = { ...step, seq: this.rows().steps.filter((one) => one.command === step.command).length + 1 };
    this.rows().steps.push(made);
    return made;
  }
  async forwardDepths(): Promise<ReadonlyMap<string, { readonly waiting: number; readonly oldestAt: number | null }>> { return this.depths; }
  replay = refuse; claimCommands = refuse; forwardQueue = refuse; forwarded = refuse; drop = refuse;
}
