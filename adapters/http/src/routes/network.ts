import { routes } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { declare, declareFile, type App } from "../route.js";
import { beijingMinute } from "./reports.js";
import {
  DeclareSandstormShape, LaboratoryShape, MonitoringSettingsShape, NetworkPointDetailShape, NetworkShape, NetworkSheetQueryShape, PutLaboratoryShape, PutMonitoringSettingsShape, PutProfileShape, PutWaterBodyShape, SamplingPlanShape, SamplingQueryShape, SandstormDayShape, WaterBodyShape,
} from "../schema/network.js";
import { items } from "../schema/shape.js";
import { sheetType } from "../send-file.js";

const heavy = { rateLimit: { max: 60, timeWindow: 60_000 } } as const;

/** Routes of the network (监测网络): points and what they are for, water bodies, laboratories, sampling, days of sand and dust, settings. */
export function networkRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => deskOf(ports.networkDesk, params), thisYear = (): number => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear(), yearOf = (text: string | undefined): number => (text === undefined ? thisYear() : Number(text));
  declare(app, { method: "GET", at: routes.network, needs: "monitor.read", title: { zh: "监测网络", en: "the network" }, answer: NetworkShape, handle: async ({ actor, params }) => desk(params).view(actor) });
  declare(app, { method: "GET", at: routes.networkPoint, needs: "monitor.read", title: { zh: "点位属性与历史", en: "a point and its profiles" }, answer: NetworkPointDetailShape, handle: async ({ actor, params }) => desk(params).point(actor, params["id"] ?? "") });
  declare(app, { method: "POST", at: routes.profiles, needs: "network.manage", title: { zh: "设置点位属性", en: "set a profile" }, body: PutProfileShape, answer: NetworkPointDetailShape, handle: async ({ actor, params, body }) => desk(params).putProfile(actor, body) });
  declare(app, { method: "POST", at: routes.waterBodies, needs: "network.manage", title: { zh: "登记水体", en: "set a water body" }, body: PutWaterBodyShape, answer: WaterBodyShape, handle: async ({ actor, params, body }) => desk(params).putWaterBody(actor, body) });
  declare(app, { method: "POST", at: routes.laboratories, needs: "network.manage", title: { zh: "登记检测机构", en: "set a laboratory" }, body: PutLaboratoryShape, answer: LaboratoryShape, handle: async ({ actor, params, body }) => desk(params).putLaboratory(actor, body) });
  declare(app, { method: "GET", at: routes.samplingPlan, needs: "monitor.read", title: { zh: "年度采样计划", en: "sampling plan of a year" }, query: SamplingQueryShape, answer: SamplingPlanShape, handle: async ({ actor, params, query }) => desk(params).sampling(actor, yearOf(query.year)) });
  declare(app, { method: "GET", at: routes.sandstormDays, needs: "monitor.read", title: { zh: "沙尘天气", en: "days of sand and dust" }, answer: items(SandstormDayShape), handle: async ({ actor, params }) => ({ items: await desk(params).sandstormDays(actor) }) });
  declare(app, { method: "POST", at: routes.sandstormDays, needs: "network.manage", title: { zh: "认定、撤销沙尘天气", en: "declare a day of sand and dust" }, body: DeclareSandstormShape, answer: SandstormDayShape, handle: async ({ actor, params, body }) => desk(params).declareSandstorm(actor, body) });
  declare(app, { method: "GET", at: routes.monitoringSettings, needs: "monitor.read", title: { zh: "统计与质控口径", en: "how figures are made" }, answer: MonitoringSettingsShape, handle: async ({ actor, params }) => desk(params).settings(actor) });
  declare(app, { method: "POST", at: routes.monitoringSettings, needs: "network.manage", title: { zh: "变更统计与质控口径", en: "set how figures are made" }, body: PutMonitoringSettingsShape, answer: MonitoringSettingsShape, bodyLimit: 1024 * 1024, handle: async ({ actor, params, body }) => desk(params).putSettings(actor, body) });
  declareFile(app, { method: "GET", at: routes.networkSheet, needs: "table.export", title: { zh: "导出监测网络表", en: "export a table of the network" }, config: heavy, query: NetworkSheetQueryShape, file: sheetType,
    handle: async ({ actor, session, params, query: { table, year, lang } }) => {
      const language = lang ?? "zh", model = await desk(params).table(actor, table, yearOf(year)), district = session.districts.find(({ id }) => id === params["d"]), watermark = [session.user.displayName, district?.name[language] ?? "", beijingMinute(model.madeAt)].filter(Boolean).join(" · ");
      return { name: `${model.title[language]}_${beijingMinute(model.madeAt).slice(0, 10)}.xlsx`, type: sheetType, bytes: await ports.sheets.table(model, { language, watermark }) };
    } });
}
