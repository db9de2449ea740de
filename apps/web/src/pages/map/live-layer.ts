import Feature from "ol/Feature.js";
import Point from "ol/geom/Point.js";
import ImageLayer from "ol/layer/Image.js";
import VectorLayer from "ol/layer/Vector.js";
import type OlMap from "ol/Map.js";
import { fromLonLat, transformExtent } from "ol/proj.js";
import ImageStatic from "ol/source/ImageStatic.js";
import VectorSource from "ol/source/Vector.js";
import Circle from "ol/style/Circle.js";
import Fill from "ol/style/Fill.js";
import RegularShape from "ol/style/RegularShape.js";
import Stroke from "ol/style/Stroke.js";
import Style from "ol/style/Style.js";
import Text from "ol/style/Text.js";
import type { LiveMark } from "./live-marks.js";
import type { SurfaceBox } from "./surface.js";

export interface LivePicture { readonly url: string; readonly box: SurfaceBox }
/** What the live layers show (实况层). */
export interface LiveLayer { readonly show: (marks: readonly LiveMark[], picture: LivePicture | null, dark: boolean, chosen: string) => void; readonly leave: () => void }

const font = '"Noto Sans CJK SC","Microsoft YaHei",sans-serif', beatMs = 1_500;
function imageOf(mark: LiveMark, big: boolean): Circle | RegularShape {
  const radius = big ? 17 : 14, looks = { fill: new Fill({ color: mark.colour }), stroke: new Stroke({ color: big ? "#d46b08" : "#14232b", width: big ? 3 : 1.2 }), radius, declutterMode: "none" as const };
  switch (mark.shape) {
    case "square": return new RegularShape({ ...looks, radius: radius - 1, points: 4, angle: Math.PI / 4 });
    case "triangle": return new RegularShape({ ...looks, radius: radius + 2, points: 3 });
    case "diamond": return new RegularShape({ ...looks, radius: radius + 1, points: 4 });
    case "cross": return new RegularShape({ ...looks, radius: radius - 2, points: 6 });
    default: return new Circle(looks);
  }
}
/** @param swollen every other beat: the ring of an alarm nobody has taken yet is a little wider, no more than that */
function styleOfMark(mark: LiveMark, name: string, dark: boolean, chosen: boolean, resolution: number, swollen: boolean): Style | Style[] {
  if (mark.shape === "ring") return new Style({ image: new Circle({ radius: swollen && mark.alarm?.state === "raised" ? 24 : 20, stroke: new Stroke({ color: mark.colour, width: 3.5 }), declutterMode: "none" }), text: new Text({ text: "警", offsetX: 19, offsetY: -17, font: `700 11px ${font}`, fill: new Fill({ color: "#fff" }), backgroundFill: new Fill({ color: mark.colour }), padding: [1, 2, 0, 2], declutterMode: "none" }), zIndex: 1 });
  if (mark.shape === "arrow") return new Style({ text: new Text({ text: "⬇", rotation: (mark.turn * Math.PI) / 180, rotateWithView: true, offsetY: 0, offsetX: 0, scale: 1.9, font: `16px ${font}`, fill: new Fill({ color: "rgba(53,94,156,0.55)" }), stroke: new Stroke({ color: "rgba(255,255,255,0.7)", width: 2 }), declutterMode: "none" }), zIndex: 0 });
  const offset = mark.group === "loop" ? 26 : 0;
  const image = imageOf(mark, chosen);
  if (offset !== 0) image.setDisplacement([offset, -offset]);
  return [
    new Style({ image, text: new Text({ text: mark.text, offsetX: offset, offsetY: offset + 1, font: `700 ${mark.text.length > 2 ? 11 : 13}px ${font}`, fill: new Fill({ color: mark.ink }), declutterMode: "none" }), zIndex: chosen ? 9 : 4 }),
    ...(resolution < 60 || chosen ? [new Style({ text: new Text({ text: name, offsetX: offset, offsetY: offset + 25, font: `12px ${font}`, fill: new Fill({ color: dark ? "#e8f0f3" : "#14232b" }), stroke: new Stroke({ color: dark ? "#14222a" : "#fff", width: 3 }), declutterMode: "declutter" }), zIndex: 2 })] : []),
  ];
}

/** Puts the live layers over a map: the surface under everything, the marks above it. */
export function openLiveLayer(map: OlMap, nameOf: (mark: LiveMark) => string): LiveLayer {
  const source = new VectorSource<Feature<Point>>(), ground = new ImageLayer<ImageStatic>({ zIndex: 0 });
  let byId = new Map<string, LiveMark>(), dark = false, chosen = "", swollen = false, shown = "";
  const layer = new VectorLayer({ source, declutter: true, zIndex: 60, style: (feature, resolution) => { const mark = byId.get(String(feature.get("live"))); return mark === undefined ? [] : styleOfMark(mark, nameOf(mark), dark, mark.id === chosen || mark.point === chosen, resolution, swollen); } });
  map.addLayer(ground); map.addLayer(layer);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const timer = still ? undefined : setInterval(() => { if ([...byId.values()].some(({ alarm }) => alarm?.state === "raised")) { swollen = !swollen; layer.changed(); } }, beatMs);
  return {
    show: (marks, picture, isDark, isChosen) => {
      dark = isDark; chosen = isChosen; byId = new Map(marks.map((mark) => [mark.id, mark]));
      source.clear(true);
      source.addFeatures(marks.map((mark) => { const feature = new Feature(new Point(fromLonLat([...mark.at]))); feature.setProperties({ live: mark.id, yunqing: mark.loop === null ? mark.point ?? mark.id : mark.id }); return feature; }));
      if ((picture?.url ?? "") === shown) return;
      shown = picture?.url ?? "";
      ground.setSource(picture === null ? null : new ImageStatic({ url: picture.url, imageExtent: transformExtent([...picture.box], "EPSG:4326", "EPSG:3857"), projection: "EPSG:3857", interpolate: false }));
    },
    leave: () => { clearInterval(timer); map.removeLayer(layer); map.removeLayer(ground); },
  };
}
