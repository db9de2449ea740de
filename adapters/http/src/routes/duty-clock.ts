import { routes } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { declare, type App } from "../route.js";
import { AffectedDutyShape, CalendarShape, DutyNoticeShape, DutySettingShape, EnterNoticeShape, LimitRowShape, PutDutySettingShape, RedateDutyShape, SeeDutyNoticesShape } from "../schema/duty-clock.js";
import { items } from "../schema/shape.js";

/** Clocks of duties: limits of the law, reminders and their settings, the working calendar (法定时限、提醒、工作日历). */
export function dutyClockRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => deskOf(ports.dutyClockDesk, params), calendar = (params: Readonly<Record<string, string>>) => deskOf(ports.calendarDesk, params);
  declare(app, { method: "GET", at: routes.dutyLimits, needs: "duty.read", title: { zh: "法定时限", en: "limits of the law" }, answer: items(LimitRowShape), handle: async ({ actor, params }) => ({ items: await desk(params).limits(actor) }) });
  declare(app, { method: "GET", at: routes.dutyNotices, needs: "duty.read", title: { zh: "我的督办提醒", en: "what I am reminded of" }, answer: items(DutyNoticeShape), handle: async ({ actor, params }) => ({ items: await desk(params).notices(actor) }) });
  declare(app, { method: "POST", at: routes.dutyNoticesSeen, needs: "duty.read", title: { zh: "标为已阅", en: "mark as seen" }, body: SeeDutyNoticesShape, answer: items(DutyNoticeShape), handle: async ({ actor, params, body }) => ({ items: await desk(params).see(actor, body) }) });
  declare(app, { method: "GET", at: routes.dutySettings, needs: "duty.read", title: { zh: "提醒与升级设置", en: "settings of reminding" }, answer: DutySettingShape, handle: async ({ actor, params }) => desk(params).settings(actor) });
  declare(app, { method: "POST", at: routes.dutySettings, needs: "duty.steer", title: { zh: "修改提醒与升级设置", en: "set reminding" }, body: PutDutySettingShape, answer: DutySettingShape, handle: async ({ actor, params, body }) => desk(params).setSettings(actor, body) });
  declare(app, { method: "GET", at: routes.calendar, needs: "duty.read", title: { zh: "工作日历", en: "working calendar" }, answer: CalendarShape, handle: async ({ actor, params }) => calendar(params).view(actor) });
  declare(app, { method: "POST", at: routes.calendar, needs: "calendar.manage", title: { zh: "录入放假通知", en: "enter a notice" }, body: EnterNoticeShape, answer: CalendarShape, handle: async ({ actor, params, body }) => calendar(params).enter(actor, body) });
  declare(app, { method: "GET", at: routes.calendarDuties, needs: "calendar.manage", title: { zh: "期限受影响的督办", en: "duties due otherwise" }, answer: items(AffectedDutyShape), handle: async ({ actor, params }) => ({ items: await calendar(params).affected(actor) }) });
  declare(app, { method: "POST", at: routes.calendarRedates, needs: "calendar.manage", title: { zh: "改期或保留期限", en: "redate a duty or leave it" }, body: RedateDutyShape, answer: items(AffectedDutyShape), handle: async ({ actor, params, body }) => ({ items: await calendar(params).redate(actor, body) }) });
}
