import { entriesOf, shapeOf, type Arrival, type CommandStep, type Fate, type InstrumentCommand, type KeptPacket, type LineState, type ObservationStore, type Reading, type Stranger } from "@yunqing/domain";

interface Row extends Reading { readonly at: number }
interface Queued { readonly target: string; readonly id: number; readonly instrument: string; readonly queuedAt: number; readonly frame: Uint8Array }

/** An observation store in memory that keeps the contract: all or none, repeats change nothing, another value is a revision. It can delay, refuse, or hang. */
export class MemoryStore implements ObservationStore {
  readonly kept: KeptPacket[] = []; readonly rows: Row[] = []; readonly steps: CommandStep[] = []; readonly commands: (InstrumentCommand & { claimed: string | null })[] = [];
  queue: Queued[] = []; lineStates = new Map<number, LineState>(); strangerList = new Map<string, Stranger>();
  private readonly values = new Map<string, Map<string, string>>(); private serial = 0;
  delayMs = 0; hang = false; appends = 0; largest = 0; flying = 0; mostFlying = 0;
  /** throws to refuse a batch */
  judge: (arrivals: readonly Arrival[]) => void = () => undefined;

  async append(arrivals: readonly Arrival[]): Promise<readonly { readonly fate: Fate; readonly packet: number }[]> {
    this.appends++; this.largest = Math.max(this.largest, arrivals.length); this.flying++; this.mostFlying = Math.max(this.mostFlying, this.flying);
    try {
      if (this.hang) await new Promise(() => undefined);
      if (this.delayMs > 0) await new Promise((resolve) => { setTimeout(resolve, this.delayMs); });
      this.judge(arrivals);
      return arrivals.map((arrival) => this.store(arrival));
    } finally { this.flying--; }
  }

  private store(arrival: Arrival): { readonly fate: Fate; readonly packet: number } {
    const { at, source, setting, direction, verdict, word, bytes, reading } = arrival, packet = this.kept.length + 1;
    this.kept.push({ id: packet, at, source, setting, direction, verdict, word, bytes: bytes.slice() });
    if (reading === null) return { fate: "kept", packet };
    for (const one of arrival.forward ?? []) this.queue.push({ ...one, id: ++this.serial, queuedAt: at, frame: one.frame.slice() });
    const key = `${source} ${reading.kind} ${reading.from}`, held = this.values.get(key) ?? new Map<string, string>();
    let fate: Fate = this.values.has(key) ? "repeat" : "stored";
    for (const { factor, field, value } of entriesOf(shapeOf(reading.shape), reading.content)) {
      if (held.get(`${factor}-${field}`) === value) continue;
      if (fate === "repeat") fate = "revised";
      held.set(`${factor}-${field}`, value);
    }
    this.values.set(key, held);
    if (fate !== "repeat") this.rows.push({ ...reading, at, source, setting, packet, seq: this.rows.filter((row) => row.source === source && row.kind === reading.kind && row.from === reading.from).length + 1 });
    return { fate, packet };
  }
  /** values in force of one window */
  windowOf(source: number, kind: string, from: number): Readonly<Record<string, string>> { return Object.fromEntries(this.values.get(`${source} ${kind} ${from}`) ?? []); }

  async putLines(lines: readonly LineState[], strangers: readonly Stranger[]): Promise<void> { for (const line of lines) this.lineStates.set(line.source, line); for (const one of strangers) this.strangerList.set(`${one.mn} ${one.reason}`, one); }
  async lines(): Promise<readonly LineState[]> { return [...this.lineStates.values()]; }
  async strangers(): Promise<readonly Stranger[]> { return [...this.strangerList.values()]; }
  async claimCommands(instruments: readonly string[], by: string): Promise<readonly InstrumentCommand[]> {
    return this.commands.filter((command) => command.claimed === null && instruments.includes(command.instrument)).map((command) => { command.claimed = by; return command; });
  }
  async appendCommandStep(step: Omit<CommandStep, "seq">): Promise<CommandStep> { const own = { ...step, seq: this.steps.filter((one) => one.command === step.command).length + 1 }; this.steps.push(own); return own; }
  stepsOf(command: string): readonly CommandStep[] { return this.steps.filter((step) => step.command === command); }
  async forwardQueue(target: string, limit: number, newestFirst = false): Promise<readonly Queued[]> { const own = this.queue.filter((row) => row.target === target); return (newestFirst ? own.reverse() : own).slice(0, limit); }
  async forwarded(target: string, ids: readonly number[]): Promise<void> { this.queue = this.queue.filter((row) => row.target !== target || !ids.includes(row.id)); }

  // not used by a gateway
  async readings(): Promise<readonly Reading[]> { return this.rows; }
  async latest(): Promise<readonly Reading[]> { return []; }
  async countWindows(): Promise<ReadonlyMap<number, number>> { return new Map(); }
  async packets(): Promise<readonly KeptPacket[]> { return this.kept; }
  async packet(id: number): Promise<KeptPacket | null> { return this.kept[id - 1] ?? null; }
  async replay(): Promise<{ readonly packets: number; readonly readings: number; readonly missing: number; readonly surplus: number; readonly example: string | null }> { return { packets: 0, readings: 0, missing: 0, surplus: 0, example: null }; }
  async forwardDepths(): Promise<ReadonlyMap<string, { readonly waiting: number; readonly oldestAt: number | null }>> { return new Map(); }
  async drop(): Promise<readonly string[]> { return []; }
}
