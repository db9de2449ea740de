import {
  alarmLevels, alarmStates, foldAlarms, IdTaken, inScope, mostQueued, noticesOf, Overtaken, rankOf, steppedNow, type Alarm, type AlarmEvent, type AlarmLevel, type AlarmNotice, type AlarmNow, type AlarmReader, type AlarmRecord, type AlarmState, type AlarmStep, type AlarmStore, type AlarmWriter, type EnforcementClue, type QueuedNotice, type RaiseBatch, type ShiftAct, type Signed,
} from "@yunqing/domain";

type Bag = Record<string, Signed[]>;
const held = <T extends Signed>(bag: Bag, kind: string): T[] => (bag[kind] ??= []) as T[];
function put(bag: Bag, kind: string, fact: Signed): "stored" | "known" {
  const known = held(bag, kind).find((one) => one.id === fact.id), content = ({ at: _at, ...rest }: Signed): string => JSON.stringify(rest);
  if (known !== undefined && content(known) !== content(fact)) throw new IdTaken(fact.id);
  if (known === undefined) held(bag, kind).push(structuredClone(fact));
  return known === undefined ? "stored" : "known";
}
function next(bag: Bag, kind: string, fact: Signed & { readonly seq: number }, of: (one: never) => string): void {
  if (held(bag, kind).some((one) => one.id === fact.id)) return;
  const last = held<Signed & { readonly seq: number }>(bag, kind).filter((one) => of(one as never) === of(fact as never)).reduce((most, { seq }) => Math.max(most, seq), 0);
  if (fact.seq !== last + 1) throw new Overtaken(fact.id);
}

/** What people set and do about alarms, out of a bag. */
export function alarmReader(bag: Bag): AlarmReader {
  return {
    alarmRules: async () => held(bag, "alarm-rule"), alarmSettings: async () => held(bag, "alarm-settings"), alarmWebhooks: async () => held(bag, "alarm-webhook"),
    alarmSteps: async (alarms) => held<AlarmStep>(bag, "alarm-step").filter((one) => alarms.includes(one.alarm)).sort((a, b) => (a.alarm < b.alarm ? -1 : a.alarm > b.alarm ? 1 : a.seq - b.seq)),
    shiftActs: async ({ shift, limit }) => { const all = held<ShiftAct>(bag, "shift-act"), latest = new Set(all.filter(({ act }) => act === "begin").slice(-(limit ?? 30)).map((one) => one.shift)); return all.filter((one) => (shift === undefined ? latest.has(one.shift) : one.shift === shift)); },
    enforcementClues: async ({ alarm, id } = {}) => [...held<EnforcementClue>(bag, "clue")].reverse().filter((one) => (alarm === undefined || one.alarm === alarm) && (id === undefined || one.id === id)),
  };
}
/** Writes them into a bag; how alarms stand is read from the steps by {@link MemoryAlarms}. */
export function alarmWriter(bag: Bag): AlarmWriter {
  return {
    ...alarmReader(bag),
    appendAlarmRule: async (fact) => { next(bag, "alarm-rule", fact, (one: typeof fact) => one.rule); return put(bag, "alarm-rule", fact); },
    appendAlarmSettings: async (fact) => { next(bag, "alarm-settings", fact, () => ""); return put(bag, "alarm-settings", fact); },
    appendAlarmWebhook: async (fact) => { next(bag, "alarm-webhook", fact, (one: typeof fact) => one.hook); return put(bag, "alarm-webhook", fact); },
    appendAlarmSteps: async (steps) => { for (const step of steps) next(bag, "alarm-step", step, (one: typeof step) => one.alarm); return steps.map((step) => put(bag, "alarm-step", step)).includes("stored") ? "stored" : "known"; },
    appendShiftAct: async (fact) => { next(bag, "shift-act", fact, (one: typeof fact) => one.shift); return put(bag, "shift-act", fact); },
    appendEnforcementClue: async (clue) => {
      const other = held<EnforcementClue>(bag, "clue").find((one) => one.alarm === clue.alarm || one.id === clue.id);
      if (other !== undefined) return { outcome: "known", number: other.number };
      const number = `${clue.at.slice(0, 4)}-${String(held(bag, "clue").length + 1).padStart(4, "0")}`;
      return { outcome: put(bag, "clue", { ...clue, number } as EnforcementClue), number };
    },
  };
}

/** The store of alarms in memory (内存报警库): machines' rows here, people's steps out of the bag of the store beside it. */
export class MemoryAlarms implements AlarmStore {
  readonly alarms = new Map<string, Alarm>(); readonly nows = new Map<string, AlarmNow>(); readonly noted: AlarmEvent[] = []; readonly notices = new Map<string, QueuedNotice & { done: boolean }>(); readonly #hooks = new Map<string, { dropped: number; delivered: number; problem: string; at: number | null }>();
  #change = 0; #applied = new Set<string>();
  constructor(readonly bag: () => Bag = () => ({})) {}

  #apply(): void {
    for (const step of held<AlarmStep>(this.bag(), "alarm-step")) {
      if (this.#applied.has(step.id)) continue;
      this.#applied.add(step.id);
      const now = this.nows.get(step.alarm);
      if (now === undefined) continue;
      this.nows.set(step.alarm, steppedNow(now, step, Date.parse(step.at), ++this.#change));
      if (step.move !== "note") for (const member of [...this.nows.values()].filter(({ storm }) => storm === step.alarm)) if (member.state === step.from) this.nows.set(member.id, { ...steppedNow(member, step, Date.parse(step.at), ++this.#change), steps: member.steps });
    }
  }
  #records(): AlarmRecord[] { this.#apply(); return [...this.alarms.values()].map((alarm) => ({ ...alarm, now: this.nows.get(alarm.id)! })); }

  async raise({ conditions, clearances, now, storm, hooks }: RaiseBatch): ReturnType<AlarmStore["raise"]> {
    const all = this.#records(), standing = new Map<string, AlarmRecord>();
    for (const record of all) { const held = standing.get(record.key); if (held === undefined || held.raisedAt <= record.raisedAt) standing.set(record.key, record); }
    const folded = foldAlarms({ standing, recent: all.filter((one) => one.raisedAt > now - 60_000 && one.kind !== "storm"), storms: all.filter((one) => one.kind === "storm" && one.now.state !== "closed"), conditions, clearances, now, storm, change: this.#change });
    for (const alarm of folded.raised) this.alarms.set(alarm.id, alarm);
    for (const one of folded.now) this.nows.set(one.id, one);
    this.noted.push(...folded.events); this.#change = folded.change;
    if (folded.counts.ended > 0) for (const one of all.filter(({ kind }) => kind === "storm")) {
      const storm1 = this.nows.get(one.id)!;
      if (storm1.state === "closed" || storm1.endedAt !== null || [...this.nows.values()].some((member) => member.storm === one.id && member.state !== "closed" && member.endedAt === null)) continue;
      this.nows.set(one.id, { ...storm1, endedAt: now, change: ++this.#change, ...(storm1.level === "notice" ? { state: "closed" as const, closedAt: now } : {}) });
      this.noted.push({ alarm: one.id, at: now, kind: storm1.level === "notice" ? "self-closed" : "ended", note: "" });
    }
    const reopened = new Set(folded.events.filter(({ kind }) => kind === "reopened").map(({ alarm }) => alarm));
    await this.queue(noticesOf(hooks, [...folded.raised.map((alarm) => ({ alarm, now: this.nows.get(alarm.id)!, event: "raised" as const })), ...all.filter(({ id }) => reopened.has(id)).map((alarm) => ({ alarm, now: this.nows.get(alarm.id)!, event: "reopened" as const }))], new Date(now).toISOString()), now);
    return { ...folded.counts, ids: folded.raised.map(({ id }) => id) };
  }
  async page(filter: Parameters<AlarmStore["page"]>[0]): ReturnType<AlarmStore["page"]> {
    const key = (one: AlarmRecord): string => `${rankOf(one.now.level)}.${one.raisedAt}.${one.id}`, before = (a: AlarmRecord, b: AlarmRecord): number => rankOf(b.now.level) - rankOf(a.now.level) || b.raisedAt - a.raisedAt || (a.id < b.id ? 1 : -1);
    const rows = this.#records().filter((one) => inScope(filter.scope, one) && (filter.open === undefined || filter.open === (one.now.state !== "closed")) && (filter.states?.includes(one.now.state) ?? true) && (filter.levels?.includes(one.now.level) ?? true) && (filter.kinds?.includes(one.kind) ?? true)
      && (filter.rule === undefined || one.rule === filter.rule) && (filter.point === undefined || one.point === filter.point) && (filter.storm !== undefined ? one.now.storm === filter.storm : filter.folded === true ? one.now.storm === null : one.kind !== "storm")
      && (filter.escalatedTo === undefined || filter.escalatedTo.some((each) => one.now.escalatedTo.includes(each))) && (filter.from === undefined || one.raisedAt >= filter.from) && (filter.until === undefined || one.raisedAt < filter.until) && (filter.text === undefined || JSON.stringify(one).includes(filter.text))).sort(before);
    const start = filter.after === undefined ? 0 : rows.findIndex((one) => key(one) === filter.after) + 1, page = rows.slice(start, start + filter.limit), last = page.at(-1);
    return { rows: page, next: start + filter.limit < rows.length && last !== undefined ? key(last) : null };
  }
  async byId(ids: readonly string[]): Promise<readonly AlarmRecord[]> { return this.#records().filter(({ id }) => ids.includes(id)); }
  async events(alarm: string): Promise<readonly AlarmEvent[]> { return this.noted.filter((one) => one.alarm === alarm); }
  async counts(scope: Parameters<AlarmStore["counts"]>[0]): ReturnType<AlarmStore["counts"]> {
    const zero = <W extends string>(words: readonly W[]): Record<W, number> => Object.fromEntries(words.map((word) => [word, 0])) as Record<W, number>, open = zero<AlarmLevel>(alarmLevels), unacknowledged = zero<AlarmLevel>(alarmLevels), states = zero<AlarmState>(alarmStates);
    let storms = 0;
    for (const one of this.#records().filter((each) => inScope(scope, each) && each.now.state !== "closed")) { if (one.kind === "storm") { storms++; continue; } open[one.now.level]++; states[one.now.state]++; if (one.now.state === "raised") unacknowledged[one.now.level]++; }
    return { change: this.#change, open, unacknowledged, states, storms };
  }
  async change(): Promise<number> { this.#apply(); return this.#change; }
  async changedSince(change: number, scope: Parameters<AlarmStore["changedSince"]>[1], limit: number): Promise<readonly AlarmRecord[]> { return this.#records().filter((one) => one.now.change > change && one.now.storm === null && inScope(scope, one)).sort((a, b) => b.now.change - a.now.change).slice(0, limit); }
  async escalate(escalations: Parameters<AlarmStore["escalate"]>[0], notices: readonly AlarmNotice[], at: number): Promise<number> {
    this.#apply();
    const done = new Set<string>();
    for (const { alarm, stage } of [...escalations].sort((a, b) => a.stage.stage - b.stage.stage)) {
      const now = this.nows.get(alarm.id);
      if (now === undefined || now.state === "closed" || now.escalated >= stage.stage) continue;
      this.nows.set(alarm.id, { ...now, escalated: stage.stage, escalatedTo: [...new Set([...now.escalatedTo, ...stage.roles.map((role) => `role:${role}`), ...stage.users.map((user) => `user:${user}`)])], change: ++this.#change });
      this.noted.push({ alarm: alarm.id, at, kind: "escalated", note: [`${stage.stage}`, ...stage.roles, ...stage.users].join(" ") });
      done.add(`${alarm.id} ${stage.stage}`);
    }
    await this.queue(notices, at);
    return done.size;
  }
  async queue(notices: readonly AlarmNotice[], now: number): Promise<void> {
    for (const one of notices) if (!this.notices.has(one.id)) this.notices.set(one.id, { ...one, queuedAt: now, attempts: 0, nextAt: now, problem: "", done: false });
    for (const hook of new Set(notices.map((one) => one.hook))) {
      const waiting = [...this.notices.values()].filter((one) => one.hook === hook && !one.done).sort((a, b) => b.queuedAt - a.queuedAt || (a.id < b.id ? 1 : -1));
      for (const old of waiting.slice(mostQueued)) { this.notices.delete(old.id); this.#hook(hook).dropped++; }
    }
  }
  #hook(hook: string) { let one = this.#hooks.get(hook); if (one === undefined) this.#hooks.set(hook, one = { dropped: 0, delivered: 0, problem: "", at: null }); return one; }
  async dueNotices(now: number, limit: number): Promise<readonly QueuedNotice[]> { return [...this.notices.values()].filter((one) => !one.done && one.nextAt <= now).sort((a, b) => a.nextAt - b.nextAt || (a.id < b.id ? -1 : 1)).slice(0, limit).map(({ done: _done, ...one }) => one); }
  async noticeDelivered(id: string, now: number): Promise<void> { const one = this.notices.get(id); if (one === undefined || one.done) return; one.done = true; const hook = this.#hook(one.hook); hook.delivered++; hook.problem = ""; hook.at = now; }
  async noticeFailed(id: string, problem: string, nextAt: number, now: number): Promise<void> { const one = this.notices.get(id); if (one === undefined || one.done) return; this.notices.set(id, { ...one, attempts: one.attempts + 1, problem, nextAt }); const hook = this.#hook(one.hook); hook.problem = problem; hook.at = now; }
  async noticeDepths(): ReturnType<AlarmStore["noticeDepths"]> {
    const hooks = [...new Set([...this.#hooks.keys(), ...[...this.notices.values()].filter(({ done }) => !done).map(({ hook }) => hook)])].sort();
    return hooks.map((hook) => { const waiting = [...this.notices.values()].filter((one) => one.hook === hook && !one.done), state = this.#hooks.get(hook); return { hook, waiting: waiting.length, oldestAt: waiting.length === 0 ? null : Math.min(...waiting.map(({ queuedAt }) => queuedAt)), dropped: state?.dropped ?? 0, delivered: state?.delivered ?? 0, lastProblem: state?.problem ?? "", lastAt: state?.at ?? null }; });
  }
}
