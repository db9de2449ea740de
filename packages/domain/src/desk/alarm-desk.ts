import type { Action, Actor } from "../access/model.js";
import { alarmKinds, alarmLevels, alarmStates, type AlarmRecord } from "../alarm/model.js";
import { alarmSettingsInForce } from "../alarm/escalation.js";
import { alarmStatistics } from "../alarm/statistics.js";
import { alarmRulesInForce } from "../alarm/usual-rules.js";
import type { AlarmFilter } from "../alarm/store.js";
import { instantOf } from "../monitoring/window.js";
import { Forbidden, Refused, type Scope } from "../ports.js";
import { cluePaperModel } from "../report/clue-paper.js";
import type { ReportModel } from "../report/model.js";
import type { TableModel } from "../report/table-model.js";
import { clue, clues, clueTable, makeClue } from "./alarm-desk-clues.js";
import { alarmDetail } from "./alarm-desk-detail.js";
import { moveAlarms } from "./alarm-desk-moves.js";
import { alarmGround, alarmRow, alarmScope, calledAs, type AlarmDeskPorts, type AlarmGround } from "./alarm-desk-office.js";
import { putRule, rulesView, tryRule } from "./alarm-desk-rules.js";
import { putSettings, putWebhook, settingsView, testWebhook, webhookRows } from "./alarm-desk-settings.js";
import { actOnShift, shiftRows } from "./alarm-desk-shifts.js";
import type { ActOnShift, AlarmCountsView, AlarmDetail, AlarmList, AlarmNews, AlarmQuery, AlarmRuleRow, AlarmRulesView, AlarmSettingsView, AlarmsMoved, AlarmStatisticsQuery, AlarmStatisticsView, AlarmTrial, AlarmWebhookRow, ClueDetail, ClueRow, MakeClue, MoveAlarms, PutAlarmRule, PutAlarmSettings, PutAlarmWebhook, ShiftRow, TestAlarmWebhook, TryAlarmRule } from "./alarm-desk-views.js";
import { refuseBad } from "./entry-rules.js";
import { guarded, mustHoldHere } from "./monitor-desk-office.js";
import { todayOf } from "./plan-desk-office.js";

export type { AlarmDeskPorts } from "./alarm-desk-office.js";
/** Rows of a page, alarms of a statistic, rows of an event, and how long the ground of a live answer is kept. */
const pageRows = 100, mostPage = 500, mostCounted = 50_000, mostFresh = 10, groundMs = 5_000;

/**
 * The desk of alarms (报警台): list, handling, rules, escalation, webhooks, shifts, statistics, clues. Reading needs `monitor.read`, handling and the shift log `alarm.handle`, rules and settings `alarm.manage`, and the points in scope; what lies outside does not exist.
 */
export class AlarmDesk {
  readonly #ports: AlarmDeskPorts;
  #ground: { readonly at: number; readonly ground: AlarmGround } | null = null;
  constructor(ports: AlarmDeskPorts) { this.#ports = ports; }

  /** Alarms of the person's scope, the worst first (报警列表). @throws {Forbidden} {Refused} alarm/bad-query */
  async alarms(actor: Actor, query: AlarmQuery): Promise<AlarmList> {
    return this.#reading(actor, "alarms", async () => {
      const ground = await this.#ports.store.read(alarmGround), scope = alarmScope(this.#ports, actor, "monitor.read", ground.registry.pack), filter = this.#filterOf(actor, scope, query), page = await this.#ports.alarmStore.page(filter);
      return { items: page.rows.map((one) => alarmRow(ground, one)), next: page.next };
    });
  }
  /** One alarm. @throws {Forbidden} {NotFound} */
  async alarm(actor: Actor, id: string): Promise<AlarmDetail> { return this.#reading(actor, id, () => alarmDetail(this.#ports, actor, id)); }
  /** How many are open (未销警数). @throws {Forbidden} */
  async counts(actor: Actor): Promise<AlarmCountsView> { return this.#reading(actor, "alarms", async () => this.#countsOf(actor, await this.#ports.store.read((reader) => reader.pack()))); }
  /** What changed since a cursor; counts alone without one (推送). @throws {Forbidden} */
  async changesSince(actor: Actor, cursor: string | null): Promise<AlarmNews | null> {
    mustHoldHere(this.#ports, actor, "monitor.read");
    const change = await this.#ports.alarmStore.change(), since = cursor !== null && /^\d{1,15}$/.test(cursor) ? Number(cursor) : null;
    if (since !== null && since === change) return null;
    const ground = await this.#groundNow(), scope = alarmScope(this.#ports, actor, "monitor.read", ground.registry.pack), counts = await this.#countsOf(actor, ground.registry.pack);
    const fresh = since === null || since > change ? [] : (await this.#ports.alarmStore.changedSince(since, scope, 200)).filter(({ now }) => now.state === "raised" && now.steps === 0 && now.endedAt === null && now.count === Math.max(1, now.members)).slice(0, mostFresh);
    return { cursor: String(counts.change), counts, fresh: fresh.map((one) => alarmRow(ground, one)) };
  }

  /** Acknowledges, gives the cause, handles, sends back, closes, notes (处置). @throws {Forbidden} {NotFound} {Refused} alarm/bad-move, alarm/overtaken {IdTaken} */
  async move(actor: Actor, command: MoveAlarms): Promise<AlarmsMoved> { return this.#acting(actor, "alarm.handle", command.alarms[0] ?? "", () => moveAlarms(this.#ports, actor, command)); }

  /** Rules in force (规则). @throws {Forbidden} */
  async rules(actor: Actor): Promise<AlarmRulesView> { return this.#reading(actor, "alarm-rules", () => rulesView(this.#ports)); }
  /** Sets a rule. @throws {Forbidden} {Refused} alarm/bad-rule, monitoring/overtaken {IdTaken} */
  async putRule(actor: Actor, command: PutAlarmRule): Promise<AlarmRuleRow> { return this.#acting(actor, "alarm.manage", command.rule, () => putRule(this.#ports, actor, command)); }
  /** Tries a rule on past days (试算). @throws {Forbidden} {Refused} alarm/bad-trial */
  async tryRule(actor: Actor, command: TryAlarmRule): Promise<AlarmTrial> { return this.#acting(actor, "alarm.manage", "trial", () => tryRule(this.#ports, actor, command)); }

  /** Escalation, storms, shifts (设置). @throws {Forbidden} */
  async settings(actor: Actor): Promise<AlarmSettingsView> { return this.#reading(actor, "alarm-settings", () => settingsView(this.#ports)); }
  /** Sets them. @throws {Forbidden} {Refused} alarm/bad-settings, monitoring/overtaken {IdTaken} */
  async putSettings(actor: Actor, command: PutAlarmSettings): Promise<AlarmSettingsView> { return this.#acting(actor, "alarm.manage", "alarm-settings", () => putSettings(this.#ports, actor, command)); }
  /** Webhooks and how they fare (推送). @throws {Forbidden} */
  async webhooks(actor: Actor): Promise<readonly AlarmWebhookRow[]> { return this.#acting(actor, "alarm.manage", "webhooks", () => webhookRows(this.#ports)); }
  /** Sets a webhook. @throws {Forbidden} {Refused} alarm/bad-webhook, monitoring/overtaken {IdTaken} */
  async putWebhook(actor: Actor, command: PutAlarmWebhook): Promise<AlarmWebhookRow> { return this.#acting(actor, "alarm.manage", command.hook, () => putWebhook(this.#ports, actor, command)); }
  /** Sends a test notice. @throws {Forbidden} {NotFound} */
  async testWebhook(actor: Actor, hook: string, command: TestAlarmWebhook): Promise<void> { return this.#acting(actor, "alarm.manage", hook, () => testWebhook(this.#ports, actor, hook, command.id)); }

  /** The shift log (值班日志). @throws {Forbidden} */
  async shifts(actor: Actor): Promise<readonly ShiftRow[]> { return this.#acting(actor, "alarm.handle", "shifts", () => shiftRows(this.#ports, actor)); }
  /** Acts in it. @throws {Forbidden} {Refused} {NotFound} {IdTaken} */
  async actOnShift(actor: Actor, command: ActOnShift): Promise<readonly ShiftRow[]> { return this.#acting(actor, "alarm.handle", command.shift, () => actOnShift(this.#ports, actor, command)); }

  /** Durations and response (报警统计). @throws {Forbidden} {Refused} alarm/bad-query */
  async statistics(actor: Actor, { from, until, by }: AlarmStatisticsQuery): Promise<AlarmStatisticsView> {
    return this.#reading(actor, "alarm-statistics", async () => {
      const begin = instantOf(from), end = instantOf(until);
      refuseBad("alarm/bad-query", [begin === null ? { field: "from", zh: "开始时间写法不对", en: "no instant" } : null, end === null || (begin !== null && end <= begin) ? { field: "until", zh: "结束时间应晚于开始时间", en: "the end must be after the beginning" } : null]);
      const { pack, rules, settings } = await this.#ports.store.read(async (reader) => ({ pack: await reader.pack(), rules: new Map(alarmRulesInForce(await reader.alarmRules()).map((one) => [one.rule, one.name])), settings: alarmSettingsInForce(await reader.alarmSettings()) })), scope = alarmScope(this.#ports, actor, "monitor.read", pack), rows: AlarmRecord[] = [];
      let after: string | null = "";
      while (after !== null && rows.length < mostCounted) {
        const page: { readonly rows: readonly AlarmRecord[]; readonly next: string | null } = await this.#ports.alarmStore.page({ scope, from: begin!, until: end!, limit: 2_000, ...(after === "" ? {} : { after }) });
        rows.push(...page.rows); after = page.next;
      }
      return { from, until, by, items: alarmStatistics(rows, by, settings.shifts, (rule) => rules.get(rule) ?? { zh: rule, en: rule }), cut: after !== null };
    });
  }

  /** Clues for enforcement (执法线索). @throws {Forbidden} */
  async clues(actor: Actor): Promise<readonly ClueRow[]> { return this.#reading(actor, "clues", () => clues(this.#ports, actor)); }
  /** One clue. @throws {Forbidden} {NotFound} */
  async clue(actor: Actor, id: string): Promise<ClueDetail> { return this.#reading(actor, id, () => clue(this.#ports, actor, id)); }
  /** Makes an exceedance a clue. @throws {Forbidden} {NotFound} {Refused} alarm/no-exceedance, alarm/bad-clue, alarm/clue-made */
  async makeClue(actor: Actor, command: MakeClue): Promise<ClueDetail> { return this.#acting(actor, "alarm.handle", command.alarm, () => makeClue(this.#ports, actor, command)); }
  /** The frozen data of a clue as a table that is about to be taken; who takes it is on record. @throws {Forbidden} {NotFound} */
  async clueTaken(actor: Actor, id: string): Promise<TableModel> {
    return this.#acting(actor, "table.export", id, async () => {
      const table = await clueTable(this.#ports, actor, id);
      await this.#ports.store.write({ actor, action: "table.export", subject: id, detail: `导出 ${table.title.zh}`.slice(0, 500) }, () => Promise.resolve());
      return table;
    });
  }
  /** The paper of a clue, for a director to sign, that is about to be taken; who takes it is on record. @throws {Forbidden} {NotFound} */
  async cluePaper(actor: Actor, id: string): Promise<ReportModel> {
    return this.#acting(actor, "table.export", id, async () => {
      const { store, clock } = this.#ports, one = await clue(this.#ports, actor, id), { district, organisations } = await store.read((reader) => reader.pack()), madeAt = clock.now();
      const model = cluePaperModel(one, { district: { id: district.id, name: district.name, simulated: district.simulated }, office: organisations.find((each) => each.id === district.bureau)?.name.zh ?? district.name.zh, today: todayOf(clock), madeAt });
      await store.write({ actor, action: "table.export", subject: id, detail: `导出 ${model.title} 移交单`.slice(0, 500) }, () => Promise.resolve());
      return model;
    });
  }

  async #countsOf(actor: Actor, pack: AlarmGround["registry"]["pack"]): Promise<AlarmCountsView> {
    const scope = alarmScope(this.#ports, actor, "monitor.read", pack), counts = await this.#ports.alarmStore.counts(scope), mine = await this.#ports.alarmStore.page({ scope, open: true, escalatedTo: calledAs(actor, this.#ports.store.district, todayOf(this.#ports.clock)), folded: true, limit: 99 });
    return { ...counts, escalatedToMe: mine.rows.length };
  }
  async #groundNow(): Promise<AlarmGround> {
    const now = Date.parse(this.#ports.clock.now());
    if (this.#ground === null || now - this.#ground.at > groundMs || now < this.#ground.at) this.#ground = { at: now, ground: await this.#ports.store.read(alarmGround) };
    return this.#ground.ground;
  }
  #filterOf(actor: Actor, scope: Scope, query: AlarmQuery): AlarmFilter {
    const words = <W extends string>(text: string | undefined, known: readonly W[], field: string): readonly W[] | null => {
      if (text === undefined || text === "") return null;
      const found = text.split(",").filter((one): one is W => (known as readonly string[]).includes(one));
      if (found.length !== text.split(",").length) throw new Refused("alarm/bad-query", `筛选条件 ${field} 不认识“${text.slice(0, 60)}”`, `the filter ${field} does not know "${text.slice(0, 60)}"`, [{ field, zh: `可选 ${known.join("、")}`, en: `one of ${known.join(", ")}` }]);
      return found;
    };
    const wholly = query.state === "open" || query.state === "all" || query.state === undefined, states = wholly ? null : words(query.state, alarmStates, "state"), levels = words(query.level, alarmLevels, "level"), kinds = words(query.kind, alarmKinds, "kind"), from = query.from === undefined ? null : instantOf(query.from), until = query.until === undefined ? null : instantOf(query.until);
    return {
      scope, limit: Math.min(mostPage, Math.max(1, Number(query.limit ?? pageRows) || pageRows)), ...(states !== null ? { states } : query.state === "all" ? {} : { open: true }), ...(levels === null ? {} : { levels }), ...(kinds === null ? {} : { kinds }),
      ...(query.rule === undefined ? {} : { rule: query.rule }), ...(query.point === undefined ? {} : { point: query.point }), ...(query.storm === undefined ? {} : { storm: query.storm }), ...(query.mine === "yes" ? { escalatedTo: calledAs(actor, this.#ports.store.district, todayOf(this.#ports.clock)) } : {}),
      // a storm stands for what lies in the whole district: who sees less sees the members themselves
      folded: scope.all && query.folded !== "no", ...(from === null ? {} : { from }), ...(until === null ? {} : { until }), ...(query.text === undefined ? {} : { text: query.text }), ...(query.after === undefined ? {} : { after: query.after }),
    };
  }
  /** Reading: without the right at all it is refused and that is on record; what lies out of scope is not there. */
  async #reading<T>(actor: Actor, subject: string, work: () => Promise<T>): Promise<T> {
    try { mustHoldHere(this.#ports, actor, "monitor.read"); return await work(); } catch (error) {
      if (error instanceof Forbidden) await this.#ports.store.recordRefusal({ actor, action: error.action, subject, detail: `${error.code}: ${error.message}` });
      throw error;
    }
  }
  /** Acting: refusals are on record. */
  #acting<T>(actor: Actor, action: Action, subject: string, work: () => Promise<T>): Promise<T> {
    return guarded(this.#ports, actor, action, subject.slice(0, 200), async () => { mustHoldHere(this.#ports, actor, action); return work(); });
  }
}
