import { alarmLevels, alarmStates, foldAlarms, noticesOf, rankOf, type Alarm, type AlarmCounts, type AlarmEvent, type AlarmFilter, type AlarmLevel, type AlarmNotice, type AlarmNow, type AlarmPage, type AlarmRecord, type AlarmState, type AlarmStore, type Escalation, type FoldCounts, type NoticeDepth, type QueuedNotice, type RaiseBatch, type Scope } from "@yunqing/domain";
import { depthsOfNotices, noticeAgain, noticeDone, noticesDue, queueNotices } from "./alarm-notices.js";
import { lockAlarms, nowColumns, nowsOf, putAlarms, putEvents, putNows, recordOf } from "./alarm-rows.js";
import type { Line } from "./dialect.js";
import type { Engine } from "./engine.js";
import { millisecondsOf } from "./sql-arrays.js";

const joined = `select a.content, ${nowColumns} from alarm a join alarm_now n on n.id = a.id`;
const iso = (ms: number): string => new Date(ms).toISOString();

/** The alarms of one district's schema (报警库). */
export class SchemaAlarms implements AlarmStore {
  readonly #engine: Engine;
  readonly #schema: string;
  constructor(engine: Engine, schema: string) { this.#engine = engine; this.#schema = schema; }

  async raise({ conditions, clearances, now, storm, hooks }: RaiseBatch): Promise<FoldCounts & { readonly ids: readonly string[] }> {
    if (conditions.length === 0 && clearances.length === 0) return { raised: 0, repeated: 0, reopened: 0, known: 0, ended: 0, folded: 0, storms: 0, ids: [] };
    // most half minutes bring nothing but what is known: that is seen without holding the row of changes
    if (conditions.length === 0 && (await this.#read((line) => openOf(line, clearances.map((one) => one.key)))) === 0) return { raised: 0, repeated: 0, reopened: 0, known: 0, ended: 0, folded: 0, storms: 0, ids: [] };
    return this.#write(async (line) => {
      const change = await lockAlarms(line), keys = [...new Set([...conditions.map((one) => one.key), ...clearances.map((one) => one.key)])];
      const standing = new Map((await records(line, `${joined} join (select distinct on (alarm_key) id from alarm where alarm_key = any($1::text[]) order by alarm_key, raised_at desc, id desc) l on l.id = a.id`, [keys])).map((one) => [one.key, one]));
      const storms = await records(line, `${joined} where a.kind = 'storm' and n.state <> 'closed'`, []), recent = await records(line, `${joined} where a.raised_at > $1::timestamptz and a.kind <> 'storm' and n.storm is null and n.state = 'raised'`, [iso(now - 60_000)]);
      const folded = foldAlarms({ standing, recent, storms, conditions, clearances, now, storm, change });
      await putAlarms(line, folded.raised);
      await putNows(line, folded.now, folded.change);
      await putEvents(line, folded.events);
      if (folded.counts.ended > 0) await settleStorms(line, storms.map((one) => one.id), folded.change, now);
      await queueNotices(line, noticesOf(hooks, newsOf(folded.raised, folded.now, folded.events, [...standing.values()]), iso(now)), now);
      return { ...folded.counts, ids: folded.raised.map((one) => one.id) };
    });
  }

  page(filter: AlarmFilter): Promise<AlarmPage> {
    return this.#read(async (line) => {
      const { where, parameters } = conditionsOf(filter), at = parameters.length;
      const rows = await records(line, `${joined} where ${where} order by n.level desc, a.raised_at desc, a.id desc limit $${at + 1}`, [...parameters, filter.limit + 1]), page = rows.slice(0, filter.limit), last = page.at(-1);
      return { rows: page, next: rows.length > filter.limit && last !== undefined ? `${rankOf(last.now.level)}.${last.raisedAt}.${last.id}` : null };
    });
  }
  byId(ids: readonly string[]): Promise<readonly AlarmRecord[]> { return this.#read((line) => records(line, `${joined} where a.id = any($1::text[]) order by a.id`, [[...ids]])); }
  events(alarm: string): Promise<readonly AlarmEvent[]> {
    return this.#read(async (line) => ((await line.query(`select alarm, ${millisecondsOf("at")} as at, kind, note from alarm_event where alarm = $1 order by seq`, [alarm])).rows as AlarmEvent[]));
  }

  counts(scope: Scope): Promise<AlarmCounts> {
    return this.#read(async (line) => {
      const parameters: unknown[] = [], where = scopeSql(scope, parameters);
      const { rows } = await line.query(`select a.kind = 'storm' as storm, n.level, n.state, count(*)::int as count from alarm a join alarm_now n on n.id = a.id where n.state <> 'closed' and ${where} group by 1, 2, 3`, parameters);
      const zero = <W extends string>(words: readonly W[]): Record<W, number> => Object.fromEntries(words.map((word) => [word, 0])) as Record<W, number>;
      const open = zero<AlarmLevel>(alarmLevels), unacknowledged = zero<AlarmLevel>(alarmLevels), states = zero<AlarmState>(alarmStates);
      let storms = 0;
      for (const row of rows as { storm: boolean; level: number; state: AlarmState; count: number }[]) {
        if (row.storm) { storms += row.count; continue; }
        const level = alarmLevels[row.level]!;
        open[level] += row.count; states[row.state] += row.count;
        if (row.state === "raised") unacknowledged[level] += row.count;
      }
      return { change: await changeOf(line), open, unacknowledged, states, storms };
    });
  }
  change(): Promise<number> { return this.#read(changeOf); }
  changedSince(change: number, scope: Scope, limit: number): Promise<readonly AlarmRecord[]> {
    return this.#read((line) => { const parameters: unknown[] = [change], where = scopeSql(scope, parameters); return records(line, `${joined} where n.change > $1 and n.storm is null and ${where} order by n.change desc limit $${parameters.length + 1}`, [...parameters, limit]); });
  }

  escalate(escalations: readonly Escalation[], notices: readonly AlarmNotice[], now: number): Promise<number> {
    if (escalations.length === 0) return Promise.resolve(0);
    return this.#write(async (line) => {
      let change = await lockAlarms(line);
      const nows = await nowsOf(line, escalations.map(({ alarm }) => alarm.id)), events: AlarmEvent[] = [], done = new Set<string>();
      for (const { alarm, stage } of [...escalations].sort((a, b) => a.stage.stage - b.stage.stage)) {
        const held = nows.get(alarm.id);
        if (held === undefined || held.state === "closed" || held.escalated >= stage.stage) continue;
        nows.set(alarm.id, { ...held, escalated: stage.stage, escalatedTo: [...new Set([...held.escalatedTo, ...stage.roles.map((role) => `role:${role}`), ...stage.users.map((user) => `user:${user}`)])], change: ++change });
        events.push({ alarm: alarm.id, at: now, kind: "escalated", note: [`${stage.stage}`, ...stage.roles, ...stage.users].join(" ") });
        done.add(alarm.id);
      }
      await putNows(line, [...nows.values()].filter(({ id }) => done.has(id)), change);
      await putEvents(line, events);
      await queueNotices(line, notices.filter(({ alarm }) => done.has(alarm)), now);
      return events.length;
    });
  }
  queue(notices: readonly AlarmNotice[], now: number): Promise<void> { return this.#write((line) => queueNotices(line, notices, now)); }
  dueNotices(now: number, limit: number): Promise<readonly QueuedNotice[]> { return this.#read((line) => noticesDue(line, now, limit)); }
  noticeDelivered(id: string, now: number): Promise<void> { return this.#write((line) => noticeDone(line, id, now)); }
  noticeFailed(id: string, problem: string, nextAt: number, now: number): Promise<void> { return this.#write((line) => noticeAgain(line, id, problem, nextAt, now)); }
  noticeDepths(): Promise<readonly NoticeDepth[]> { return this.#read(depthsOfNotices); }

  #read<T>(work: (line: Line) => Promise<T>): Promise<T> { return this.#engine.read(this.#schema, ({ line }) => work(line)); }
  #write<T>(work: (line: Line) => Promise<T>): Promise<T> { return this.#engine.write(this.#schema, ({ line }) => work(line)); }
}

/** Storms of which nothing holds any more are over by themselves, like any alarm; a notice closes. */
async function settleStorms(line: Line, storms: readonly string[], last: number, now: number): Promise<void> {
  if (storms.length === 0) return;
  const { rows } = await line.query("select n.id from alarm_now n where n.id = any($1::text[]) and n.state <> 'closed' and n.ended_at is null and not exists (select 1 from alarm_now m where m.storm = n.id and m.state <> 'closed' and m.ended_at is null)", [[...storms]]);
  const nows = [...(await nowsOf(line, (rows as { id: string }[]).map((one) => one.id))).values()].map((one, at) => ({ ...one, endedAt: now, change: last + at + 1, ...(one.level === "notice" ? { state: "closed" as const, closedAt: now } : {}) }));
  if (nows.length === 0) return;
  await putNows(line, nows, last + nows.length);
  await putEvents(line, nows.map(({ id, state }) => ({ alarm: id, at: now, kind: state === "closed" ? "self-closed" as const : "ended" as const, note: "" })));
}
async function records(line: Line, text: string, parameters: readonly unknown[]): Promise<AlarmRecord[]> { return (await line.query(text, parameters)).rows.map(recordOf); }
async function changeOf(line: Line): Promise<number> { return ((await line.query("select last::float8 as last from alarm_change", [])).rows[0] as { last: number }).last; }
async function openOf(line: Line, keys: readonly string[]): Promise<number> {
  return ((await line.query("select count(*)::int as count from alarm a join alarm_now n on n.id = a.id where a.alarm_key = any($1::text[]) and n.state <> 'closed' and n.ended_at is null", [[...new Set(keys)]])).rows[0] as { count: number }).count;
}
/** What webhooks are told of: alarms raised, and those opened again. */
function newsOf(raised: readonly Alarm[], nows: readonly AlarmNow[], events: readonly AlarmEvent[], standing: readonly AlarmRecord[]): Parameters<typeof noticesOf>[1] {
  const now = new Map(nows.map((one) => [one.id, one])), reopened = new Set(events.filter(({ kind }) => kind === "reopened").map(({ alarm }) => alarm));
  return [...raised.map((alarm) => ({ alarm, now: now.get(alarm.id)!, event: "raised" as const })), ...standing.filter(({ id }) => reopened.has(id)).map((alarm) => ({ alarm, now: now.get(alarm.id)!, event: "reopened" as const }))];
}

/** The rows a scope reaches, as SQL with numbered parameters: the same rule as `inScope` of the domain. */
function scopeSql(scope: Scope, parameters: unknown[]): string {
  if (scope.all) return "true";
  const put = (value: unknown): string => { parameters.push(value); return `$${parameters.length}`; };
  const inside = (column: string, root: string): string => (root === "" ? "true" : `(${column} = ${put(root)} or ${column} like ${put(`${root.replace(/[\\%_]/g, "\\$&")}/%`)})`);
  const parts = scope.parts.map((part) => `(${inside("a.organisation_path", part.organisationPath)} and ${inside("a.place_path", part.placePath)} and ${part.enterprise === null ? "true" : `a.enterprise = ${put(part.enterprise)}`})`);
  return parts.length === 0 ? "false" : `(${parts.join(" or ")})`;
}
function conditionsOf(filter: AlarmFilter): { readonly where: string; readonly parameters: unknown[] } {
  const parameters: unknown[] = [], parts: string[] = [], put = (value: unknown): string => { parameters.push(value); return `$${parameters.length}`; };
  parts.push(scopeSql(filter.scope, parameters));
  if (filter.open !== undefined) parts.push(filter.open ? "n.state <> 'closed'" : "n.state = 'closed'");
  if (filter.states !== undefined) parts.push(`n.state = any(${put([...filter.states])}::text[])`);
  if (filter.levels !== undefined) parts.push(`n.level = any(${put(filter.levels.map(rankOf))}::int[])`);
  if (filter.kinds !== undefined) parts.push(`a.kind = any(${put([...filter.kinds])}::text[])`);
  if (filter.rule !== undefined) parts.push(`a.rule = ${put(filter.rule)}`);
  if (filter.point !== undefined) parts.push(`a.point = ${put(filter.point)}`);
  if (filter.storm !== undefined) parts.push(`n.storm = ${put(filter.storm)}`);
  else parts.push(filter.folded === true ? "n.storm is null" : "a.kind <> 'storm'");
  if (filter.escalatedTo !== undefined) parts.push(`n.escalated_to && ${put([...filter.escalatedTo])}::text[]`);
  if (filter.from !== undefined) parts.push(`a.raised_at >= ${put(iso(filter.from))}::timestamptz`);
  if (filter.until !== undefined) parts.push(`a.raised_at < ${put(iso(filter.until))}::timestamptz`);
  if (filter.text !== undefined && filter.text !== "") parts.push(`position(lower(${put(filter.text)}) in lower(a.content)) > 0`);
  const after = /^([0-3])\.(\d{1,15})\.(.{1,200})$/.exec(filter.after ?? "");
  if (after !== null) parts.push(`(n.level, a.raised_at, a.id) < (${put(Number(after[1]))}::smallint, ${put(iso(Number(after[2])))}::timestamptz, ${put(after[3])}::text collate "C")`);
  return { where: parts.join(" and "), parameters };
}
