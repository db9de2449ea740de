// Over 40 lines in one function because one OpenLayers map is one thing: view, layers, selection and measuring share its state.
import type { MapLayer } from "@yunqing/wire";
import Feature from "ol/Feature.js";
import GeoJSON from "ol/format/GeoJSON.js";
import { LineString, Polygon, type Geometry } from "ol/geom.js";
import VectorLayer from "ol/layer/Vector.js";
import OlMap from "ol/Map.js";
import ScaleLine from "ol/control/ScaleLine.js";
import { defaults } from "ol/control/defaults.js";
import { getArea, getLength } from "ol/sphere.js";
import VectorSource from "ol/source/Vector.js";
import { createEmpty, extend, isEmpty } from "ol/extent.js";
import View from "ol/View.js";
import { transformExtent } from "ol/proj.js";
import { rawFeatures, thingsOf } from "./features.js";
import { openLiveLayer } from "./live-layer.js";
import type { LiveLayer } from "./live-layer.js";
import type { LiveMark } from "./live-marks.js";
import { measureStyle, styleOf } from "./map-style.js";

export type Measure = "" | "distance" | "area";
/** What the page asks of the map, whatever draws it. */
export interface ChartRoom {
  readonly show: (layers: readonly MapLayer[], hidden: ReadonlySet<string>, dark: boolean) => void;
  readonly select: (id: string | null, move: boolean) => void;
  readonly live: LiveLayer["show"];
  readonly measure: (what: Measure) => void;
  readonly addCentre: () => void;
  readonly whole: () => void;
  readonly zoom: (by: number) => void;
  readonly leave: () => void;
}

/** Opens a map without tiles (没有底图，内网可用): all that is seen is the district's own geometry. `onMoved` is told the box on the screen in degrees whenever it comes to rest. */
export function openChartRoom(element: HTMLElement, onPick: (id: string) => void, onMeasured: (text: string) => void, nameOf: (mark: LiveMark) => string, onMoved?: (box: readonly [number, number, number, number]) => void): ChartRoom {
  const format = new GeoJSON({ dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" });
  const measured = new VectorSource<Feature<Geometry>>();
  const measureLayer = new VectorLayer({ source: measured, style: measureStyle, zIndex: 90 });
  const map = new OlMap({ target: element, layers: [measureLayer], controls: defaults({ zoom: false, rotate: false, attribution: false }).extend([new ScaleLine({ units: "metric" })]), view: new View({ center: [12588000, 4870000], zoom: 10.4, minZoom: 7, maxZoom: 19 }) });
  const live = openLiveLayer(map, nameOf);
  let drawn: VectorLayer<VectorSource<Feature<Geometry>>>[] = [];
  let selected: string | null = null;
  let dark = false;
  let measuring: Measure = "";
  let points: number[][] = [];
  let fitted = false;

  const whole = () => {
    const all = createEmpty();
    for (const layer of drawn) { const extent = layer.getSource()?.getExtent(); if (extent) extend(all, extent); }
    if (!isEmpty(all)) map.getView().fit(all, { padding: [30, 30, 46, 30], duration: 0, maxZoom: 14 });
  };
  const drawMeasure = () => {
    measured.clear();
    if (points.length === 0) { onMeasured(""); return; }
    const line = new LineString(points);
    const area = measuring === "area" && points.length > 2 ? new Polygon([[...points, points[0] ?? []]]) : null;
    measured.addFeature(new Feature<Geometry>(area ?? line));
    if (measuring === "area") { const km2 = area ? getArea(area) / 1e6 : 0; onMeasured(area ? `${km2 < 1 ? `${Math.round(km2 * 1e6)} m²` : `${km2.toFixed(2)} km²`}` : `${points.length} ·`); }
    else { const metres = getLength(line); onMeasured(points.length < 2 ? "0 m" : metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(2)} km`); }
  };
  map.on("click", (event) => {
    if (measuring !== "") { points = [...points, event.coordinate]; drawMeasure(); return; }
    const hit = map.forEachFeatureAtPixel(event.pixel, (feature) => (feature.get("yunqing") as string | undefined) ?? null, { hitTolerance: 6 });
    if (typeof hit === "string") onPick(hit);
  });
  if (onMoved) map.on("moveend", () => { const [west = 0, south = 0, east = 0, north = 0] = transformExtent(map.getView().calculateExtent(map.getSize()), "EPSG:3857", "EPSG:4326"); onMoved([west, south, east, north]); });
  map.on("pointermove", (event) => { element.style.cursor = measuring !== "" ? "crosshair" : map.hasFeatureAtPixel(event.pixel, { hitTolerance: 6 }) ? "pointer" : ""; });
  return {
    show: (layers, hidden, isDark) => {
      dark = isDark;
      for (const layer of drawn) map.removeLayer(layer);
      drawn = layers.flatMap((layer, order) => {
        if (hidden.has(layer.id)) return [];
        const things = thingsOf(layer);
        const features = rawFeatures(layer).flatMap((raw, at) => {
          const thing = things[at];
          if (!raw.geometry || !thing) return [];
          const feature = format.readFeature({ type: "Feature", geometry: raw.geometry, properties: {} }) as Feature<Geometry>;
          feature.setProperties({ yunqing: thing.id, label: thing.name, approximate: thing.approximate });
          return [feature];
        });
        const drawnLayer = new VectorLayer({ source: new VectorSource({ features }), declutter: true, zIndex: layer.kind === "polygon" ? 1 : layer.kind === "line" ? 2 : 10 + order, style: (feature, resolution) => styleOf(layer, order, feature, resolution, feature.get("yunqing") === selected, dark) });
        map.addLayer(drawnLayer);
        return [drawnLayer];
      });
      if (!fitted && drawn.length > 0) { fitted = true; whole(); }
    },
    select: (id, move) => {
      selected = id;
      for (const layer of drawn) {
        layer.changed();
        const geometry = id === null ? undefined : layer.getSource()?.getFeatures().find((feature) => feature.get("yunqing") === id)?.getGeometry();
        if (geometry && move) map.getView().fit(geometry.getExtent(), { maxZoom: 13, padding: [80, 80, 80, 80], duration: 0 });
      }
    },
    measure: (what) => { measuring = what; points = []; drawMeasure(); },
    addCentre: () => { const centre = map.getView().getCenter(); if (centre) { points = [...points, centre]; drawMeasure(); } },
    whole, zoom: (by) => { const view = map.getView(); view.setZoom((view.getZoom() ?? 10) + by); },
    live: live.show,
    leave: () => { live.leave(); map.setTarget(undefined); },
  };
}
