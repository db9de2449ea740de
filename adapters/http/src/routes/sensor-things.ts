import type { FastifyRequest } from "fastify";
import { SensorThingsFault, type SensorThingsRequest } from "@yunqing/domain";
import { pathOf, routes } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { ProtocolError } from "../problem.js";
import { declareFile, type App } from "../route.js";

/** Routes of SensorThings (SensorThings): the service root, and everything below it by one wildcard, since resource paths may be of any length. */
export function sensorThingsRoutes(app: App, ports: ServerPorts): void {
  for (const at of [routes.sensorThings, routes.sensorThingsResource]) declareFile(app, { method: "GET", at, needs: "monitor.read", file: "application/json", config: { readKey: "sensor-things", rateLimit: { max: 600, timeWindow: 60_000 } },
    title: at === routes.sensorThings ? { zh: "SensorThings 服务根", en: "SensorThings service root" } : { zh: "SensorThings 资源", en: "SensorThings resources" },
    handle: async ({ actor, params, request }) => {
      try {
        const { type, body } = await deskOf(ports.sensorThingsDesk, params).answer(actor, askedBy(request, params["d"] ?? ""));
        return { name: null, type: `${type}; charset=utf-8`, bytes: new TextEncoder().encode(type === "text/plain" ? String(body) : JSON.stringify(body)) };
      } catch (error) {
        if (error instanceof SensorThingsFault) throw new ProtocolError(error.status, error.status === 404 ? "sensorthings/not-found" : error.status === 501 ? "sensorthings/not-offered" : "sensorthings/bad-request", error.zh, error.en);
        throw error;
      }
    } });
}

/** The request as it was sent: addresses as the client sees them, also behind a proxy that is trusted. */
function askedBy(request: FastifyRequest, d: string): SensorThingsRequest {
  const root = pathOf("sensorThings", { d }), [address, search] = split(request.raw.url ?? "", "?");
  return { base: `${request.protocol}://${request.host}${root}`, path: decoded(address.slice(root.length)), options: search === "" ? [] : search.split("&").filter(Boolean).map((pair) => { const [name, value] = split(pair, "="); return [spaced(name), spaced(value)]; }) };
}
function split(text: string, mark: string): readonly [string, string] { const at = text.indexOf(mark); return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)]; }
/** A plus is a space, as forms write it, but not before an offset such as +08:00, which people forget to encode. */
function spaced(text: string): string { return decoded(text.replace(/\+(?!\d\d(?::|%3A)\d\d)/gi, "%20")); }
function decoded(text: string): string {
  try { return decodeURIComponent(text); } catch { throw new SensorThingsFault(400, { zh: "地址的百分号编码有误", en: "the percent-encoding of the address is wrong" }); }
}
