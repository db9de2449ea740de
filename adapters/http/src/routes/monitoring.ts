import { routes } from "@yunqing/wire";
import { monitorDeskOf } from "../desks.js";
import { LiveHub } from "../live.js";
import type { ServerPorts } from "../ports.js";
import { declare, declareEvents, declareFile, type App } from "../route.js";
import { beijingMinute } from "./reports.js";
import {
  AdoptShape, CommandShape, CurveQueryShape, CurveShape, CurveSheetQueryShape, ForwardRowShape, InstrumentRowShape, PacketDetailShape, PacketQueryShape, PacketRowShape, PointDetailShape, PointRowShape,
  PutForwardShape, PutInstrumentShape, PutPointShape, SendCommandShape, StrangerShape,
} from "../schema/monitoring.js";
import { items } from "../schema/shape.js";
import { sheetType } from "../send-file.js";

const heavy = { rateLimit: { max: 60, timeWindow: 60_000 } } as const;

/** Monitoring: points and their curves, live values, instruments, commands, packets, forwarding (监测). */
export function monitoringRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => monitorDeskOf(ports, params);
  pointRoutes(app, ports, desk);
  instrumentRoutes(app, desk);
  declare(app, { method: "GET", at: routes.packets, needs: "monitor.read", title: { zh: "原始报文", en: "packets" }, query: PacketQueryShape, answer: items(PacketRowShape),
    handle: async ({ actor, params, query }) => ({ items: await desk(params).packets(actor, query) }) });
  declare(app, { method: "GET", at: routes.packet, needs: "monitor.read", title: { zh: "报文解读", en: "a packet taken apart" }, answer: PacketDetailShape,
    handle: async ({ actor, params }) => desk(params).packet(actor, params["id"] ?? "") });
  declare(app, { method: "GET", at: routes.forwards, needs: "instrument.manage", title: { zh: "数据上传目标", en: "forward targets" }, answer: items(ForwardRowShape),
    handle: async ({ actor, params }) => ({ items: await desk(params).forwards(actor) }) });
  declare(app, { method: "POST", at: routes.forwards, needs: "instrument.manage", title: { zh: "设置数据上传目标", en: "set a forward target" }, body: PutForwardShape, answer: ForwardRowShape, bodyLimit: 2 * 1024 * 1024,
    handle: async ({ actor, params, body }) => desk(params).putForward(actor, body) });
}

type DeskOf = (params: Readonly<Record<string, string>>) => ReturnType<typeof monitorDeskOf>;

function pointRoutes(app: App, ports: ServerPorts, desk: DeskOf): void {
  const hub = new LiveHub(app.log);
  app.addHook("preClose", async () => { hub.stop(); });
  declare(app, { method: "GET", at: routes.points, needs: "monitor.read", config: { readKey: "screen" }, title: { zh: "点位", en: "points" }, answer: items(PointRowShape),
    handle: async ({ actor, params }) => ({ items: await desk(params).points(actor) }) });
  declare(app, { method: "POST", at: routes.points, needs: "instrument.manage", title: { zh: "设置点位", en: "set a point" }, body: PutPointShape, answer: PointDetailShape,
    handle: async ({ actor, params, body }) => desk(params).putPoint(actor, body) });
  declareEvents(app, { at: routes.live, needs: "monitor.read", config: { readKey: "screen" }, title: { zh: "实时推送", en: "live changes" },
    handle: async ({ actor, session, params, request }) => {
      const last = request.headers["last-event-id"];
      return hub.open(params["d"] ?? "", desk(params), { signedIn: { actor, session }, recheck: request.recheck ?? (async () => null), cursor: typeof last === "string" ? last.slice(0, 100) : null });
    } });
  declare(app, { method: "GET", at: routes.point, needs: "monitor.read", title: { zh: "点位详情", en: "a point" }, answer: PointDetailShape,
    handle: async ({ actor, params }) => desk(params).point(actor, params["id"] ?? "") });
  declare(app, { method: "GET", at: routes.curve, needs: "monitor.read", title: { zh: "监测曲线", en: "curve of a point" }, query: CurveQueryShape, answer: CurveShape,
    handle: async ({ actor, params, query }) => desk(params).curve(actor, params["id"] ?? "", query) });
  declareFile(app, { method: "GET", at: routes.curveSheet, needs: "table.export", title: { zh: "导出监测数据", en: "export a curve" }, config: heavy, query: CurveSheetQueryShape, file: sheetType,
    handle: async ({ actor, session, params, query: { lang, ...query } }) => {
      const language = lang ?? "zh", model = await desk(params).curveTaken(actor, params["id"] ?? "", query, language), district = session.districts.find(({ id }) => id === params["d"]);
      const watermark = [session.user.displayName, district?.name[language] ?? "", beijingMinute(model.madeAt)].filter(Boolean).join(" · ");
      return { name: `${model.title[language]}_${beijingMinute(model.madeAt).slice(0, 10)}.xlsx`, type: sheetType, bytes: await ports.sheets.table(model, { language, watermark }) };
    } });
}

function instrumentRoutes(app: App, desk: DeskOf): void {
  declare(app, { method: "GET", at: routes.instruments, needs: "monitor.read", title: { zh: "设备登记", en: "instruments" }, answer: items(InstrumentRowShape),
    handle: async ({ actor, params }) => ({ items: await desk(params).instruments(actor) }) });
  declare(app, { method: "POST", at: routes.instruments, needs: "instrument.manage", title: { zh: "登记设备", en: "set an instrument" }, body: PutInstrumentShape, answer: InstrumentRowShape,
    handle: async ({ actor, params, body }) => desk(params).putInstrument(actor, body) });
  declare(app, { method: "GET", at: routes.strangers, needs: "instrument.manage", title: { zh: "未登记设备", en: "instruments nobody registered" }, answer: items(StrangerShape),
    handle: async ({ actor, params }) => ({ items: await desk(params).strangers(actor) }) });
  declare(app, { method: "POST", at: routes.adoption, needs: "instrument.manage", title: { zh: "接纳设备", en: "adopt an instrument" }, body: AdoptShape, answer: InstrumentRowShape,
    handle: async ({ actor, params, body }) => desk(params).adopt(actor, body) });
  declare(app, { method: "GET", at: routes.commands, needs: "monitor.read", title: { zh: "反控命令", en: "commands to an instrument" }, answer: items(CommandShape),
    handle: async ({ actor, params }) => ({ items: await desk(params).commands(actor, params["id"] ?? "") }) });
  declare(app, { method: "POST", at: routes.commands, needs: "instrument.command", title: { zh: "下发反控命令", en: "send a command" }, body: SendCommandShape, answer: CommandShape,
    handle: async ({ actor, params, body }) => desk(params).sendCommand(actor, params["id"] ?? "", body) });
}
