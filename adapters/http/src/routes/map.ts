import { routes } from "@yunqing/wire";
import { planDeskOf } from "../desks.js";
import type { ServerPorts } from "../ports.js";
import { declare, type App } from "../route.js";
import { MapLayerShape } from "../schema/plan.js";
import { ImportLayerShape } from "../schema/requests.js";
import { items } from "../schema/shape.js";

const layerBytes = 20 * 1024 * 1024;

/** Layers of the map, and an office's own GeoJSON (一张图). */
export function mapRoutes(app: App, ports: ServerPorts): void {
  declare(app, { method: "GET", at: routes.layers, needs: "plan.read", config: { readKey: "screen" }, title: { zh: "图层", en: "map layers" }, answer: items(MapLayerShape),
    handle: async ({ actor, params }) => ({ items: await planDeskOf(ports, params).layers(actor) }) });
  declare(app, { method: "POST", at: routes.layers, needs: "map.import", title: { zh: "导入图层", en: "import a layer" }, bodyLimit: layerBytes, body: ImportLayerShape, answer: MapLayerShape,
    handle: async ({ actor, params, body }) => planDeskOf(ports, params).importLayer(actor, body) });
}
