import { routes } from "@yunqing/wire";
import { AlarmLive } from "../alarm-live.js";
import { deskOf } from "../desks.js";
import { callerOf } from "../guard.js";
import type { ServerPorts } from "../ports.js";
import { declare, declareEvents, declareFile, declareSilent, type App } from "../route.js";
import {
  ActOnShiftShape, AlarmCountsShape, AlarmDetailShape, AlarmListShape, AlarmQueryShape, AlarmRuleShape, AlarmRulesShape, AlarmSettingsShape, AlarmsMovedShape, AlarmStatisticsQueryShape, AlarmStatisticsShape, AlarmTrialShape, AlarmWebhookShape, ClueDetailShape, ClueRowShape, MakeClueShape,
  MoveAlarmsShape, PutAlarmRuleShape, PutAlarmSettingsShape, PutAlarmWebhookShape, ShiftShape, TestAlarmWebhookShape, TryAlarmRuleShape,
} from "../schema/alarm.js";
import { Type } from "typebox";
import { items } from "../schema/shape.js";
import { sheetType, wordType } from "../send-file.js";
import { beijingMinute } from "./reports.js";

const heavy = { rateLimit: { max: 60, timeWindow: 60_000 } } as const;
const LanguageQueryShape = Type.Object({ lang: Type.Optional(Type.Unsafe<"zh" | "en">({ type: "string", enum: ["zh", "en"] })) }, { additionalProperties: false });

/** Routes of alarms (报警). The desk: `deskOf(ports.alarmDesk, params)` of ../desks.js. */
export function alarmRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => deskOf(ports.alarmDesk, params), live = new AlarmLive(app.log);
  app.addHook("preClose", async () => { live.stop(); });
  declare(app, { method: "GET", at: routes.alarms, needs: "monitor.read", config: { readKey: "screen" }, title: { zh: "报警", en: "alarms" }, query: AlarmQueryShape, answer: AlarmListShape, handle: async ({ actor, params, query }) => desk(params).alarms(actor, query) });
  declare(app, { method: "GET", at: routes.alarmCounts, needs: "monitor.read", title: { zh: "未销警数", en: "open alarms" }, answer: AlarmCountsShape, handle: async ({ actor, params }) => desk(params).counts(actor) });
  declareEvents(app, { at: routes.alarmLive, needs: "monitor.read", title: { zh: "报警推送", en: "live alarms" },
    handle: async ({ actor, session, token, params, request }) => {
      const last = request.headers["last-event-id"];
      return live.open(desk(params), { signedIn: { actor, session }, recheck: () => ports.identity.resume(token, callerOf(request)), cursor: typeof last === "string" ? last.slice(0, 40) : null });
    } });
  declare(app, { method: "GET", at: routes.alarm, needs: "monitor.read", title: { zh: "报警详情", en: "an alarm" }, answer: AlarmDetailShape, handle: async ({ actor, params }) => desk(params).alarm(actor, params["id"] ?? "") });
  declare(app, { method: "POST", at: routes.alarmMoves, needs: "alarm.handle", title: { zh: "处置报警", en: "handle alarms" }, body: MoveAlarmsShape, answer: AlarmsMovedShape, bodyLimit: 2 * 1024 * 1024, handle: async ({ actor, params, body }) => desk(params).move(actor, body) });
  declare(app, { method: "GET", at: routes.alarmStatistics, needs: "monitor.read", title: { zh: "报警统计", en: "statistics of alarms" }, config: heavy, query: AlarmStatisticsQueryShape, answer: AlarmStatisticsShape, handle: async ({ actor, params, query }) => desk(params).statistics(actor, query) });
  settingRoutes(app, desk);
  clueRoutes(app, ports, desk);
}
type DeskOf = (params: Readonly<Record<string, string>>) => NonNullable<ReturnType<ServerPorts["alarmDesk"]>>;

function settingRoutes(app: App, desk: DeskOf): void {
  declare(app, { method: "GET", at: routes.alarmRules, needs: "monitor.read", title: { zh: "报警规则", en: "rules of alarms" }, answer: AlarmRulesShape, handle: async ({ actor, params }) => desk(params).rules(actor) });
  declare(app, { method: "POST", at: routes.alarmRules, needs: "alarm.manage", title: { zh: "设置报警规则", en: "set a rule" }, body: PutAlarmRuleShape, answer: AlarmRuleShape, handle: async ({ actor, params, body }) => desk(params).putRule(actor, body) });
  declare(app, { method: "POST", at: routes.alarmTrial, needs: "alarm.manage", title: { zh: "试算报警规则", en: "try a rule on past days" }, config: heavy, body: TryAlarmRuleShape, answer: AlarmTrialShape, handle: async ({ actor, params, body }) => desk(params).tryRule(actor, body) });
  declare(app, { method: "GET", at: routes.alarmSettings, needs: "monitor.read", title: { zh: "报警升级与班次设置", en: "escalation and shifts" }, answer: AlarmSettingsShape, handle: async ({ actor, params }) => desk(params).settings(actor) });
  declare(app, { method: "POST", at: routes.alarmSettings, needs: "alarm.manage", title: { zh: "设置报警升级与班次", en: "set escalation and shifts" }, body: PutAlarmSettingsShape, answer: AlarmSettingsShape, handle: async ({ actor, params, body }) => desk(params).putSettings(actor, body) });
  declare(app, { method: "GET", at: routes.alarmWebhooks, needs: "alarm.manage", title: { zh: "报警推送地址", en: "webhooks" }, answer: items(AlarmWebhookShape), handle: async ({ actor, params }) => ({ items: await desk(params).webhooks(actor) }) });
  declare(app, { method: "POST", at: routes.alarmWebhooks, needs: "alarm.manage", title: { zh: "设置报警推送地址", en: "set a webhook" }, body: PutAlarmWebhookShape, answer: AlarmWebhookShape, handle: async ({ actor, params, body }) => desk(params).putWebhook(actor, body) });
  declareSilent(app, { method: "POST", at: routes.alarmWebhookTest, needs: "alarm.manage", title: { zh: "测试推送", en: "send a test notice" }, config: heavy, body: TestAlarmWebhookShape, handle: async ({ actor, params, body }) => desk(params).testWebhook(actor, params["id"] ?? "", body) });
  declare(app, { method: "GET", at: routes.alarmShifts, needs: "alarm.handle", title: { zh: "值班日志", en: "shift log" }, answer: items(ShiftShape), handle: async ({ actor, params }) => ({ items: await desk(params).shifts(actor) }) });
  declare(app, { method: "POST", at: routes.alarmShifts, needs: "alarm.handle", title: { zh: "值班与交接班", en: "act in the shift log" }, body: ActOnShiftShape, answer: items(ShiftShape), handle: async ({ actor, params, body }) => ({ items: await desk(params).actOnShift(actor, body) }) });
}

function clueRoutes(app: App, ports: ServerPorts, desk: DeskOf): void {
  declare(app, { method: "GET", at: routes.clues, needs: "monitor.read", title: { zh: "执法线索", en: "clues for enforcement" }, answer: items(ClueRowShape), handle: async ({ actor, params }) => ({ items: await desk(params).clues(actor) }) });
  declare(app, { method: "POST", at: routes.clues, needs: "alarm.handle", title: { zh: "转为执法线索", en: "make a clue" }, body: MakeClueShape, answer: ClueDetailShape, handle: async ({ actor, params, body }) => desk(params).makeClue(actor, body) });
  declare(app, { method: "GET", at: routes.clue, needs: "monitor.read", title: { zh: "线索详情", en: "a clue" }, answer: ClueDetailShape, handle: async ({ actor, params }) => desk(params).clue(actor, params["id"] ?? "") });
  declareFile(app, { method: "GET", at: routes.cluePaper, needs: "table.export", title: { zh: "执法线索移交单", en: "paper of a clue, to be signed" }, config: heavy, file: wordType,
    handle: async ({ actor, params }) => { const model = await desk(params).cluePaper(actor, params["id"] ?? ""); return { name: `${model.title}.docx`, type: wordType, bytes: await ports.word.document(model) }; } });
  declareFile(app, { method: "GET", at: routes.clueSheet, needs: "table.export", title: { zh: "导出线索数据", en: "export the data of a clue" }, config: heavy, query: LanguageQueryShape, file: sheetType,
    handle: async ({ actor, session, params, query }) => {
      const language = query.lang ?? "zh", model = await desk(params).clueTaken(actor, params["id"] ?? ""), district = session.districts.find(({ id }) => id === params["d"]);
      const watermark = [session.user.displayName, district?.name[language] ?? "", beijingMinute(model.madeAt)].filter(Boolean).join(" · ");
      return { name: `${model.title[language]}.xlsx`, type: sheetType, bytes: await ports.sheets.table(model, { language, watermark }) };
    } });
}
