import type { MapLayer } from "@yunqing/wire";
import type { FeatureLike } from "ol/Feature.js";
import Fill from "ol/style/Fill.js";
import RegularShape from "ol/style/RegularShape.js";
import CircleStyle from "ol/style/Circle.js";
import Stroke from "ol/style/Stroke.js";
import Style from "ol/style/Style.js";
import Text from "ol/style/Text.js";

/** Colours and shapes of layers by their order: a shape as well as a colour tells two layers apart. None is an official fill. */
export const palette = ["#0b4f6c", "#2f6db3", "#6b3f8f", "#8a5a00", "#1f6b4a", "#9a3b5b", "#4d5d66", "#355e9c"] as const;
const darkPalette = ["#86c9e2", "#8fb8ee", "#cdb2ec", "#efbd62", "#7fd6a0", "#f0a3bd", "#b9c7ce", "#a8c3f0"] as const;
export const shapes = ["circle", "square", "triangle", "diamond", "star"] as const;

/** Layers that everybody expects in a certain colour and shape: rivers are blue. Others take theirs by order. */
const usual: Readonly<Record<string, number>> = { outline: 0, towns: 6, streets: 6, rivers: 1, reservoirs: 1, sections: 3, wells: 4, sources: 5, projects: 2, enterprises: 7, "points-online": 12, "points-missing": 13, "points-idle": 14 };
/** The place of a layer in palette and shapes. */
export const lookOf = (layer: Pick<MapLayer, "id">, order: number): number => usual[layer.id] ?? order;

export const colourOf = (order: number, dark: boolean): string => (dark ? darkPalette : palette)[order % palette.length] ?? "#0b4f6c";
export const shapeOf = (order: number): (typeof shapes)[number] => shapes[order % shapes.length] ?? "circle";

function mark(order: number, colour: string, chosen: boolean, approximate: boolean): CircleStyle | RegularShape {
  const radius = chosen ? 10 : 6.5;
  const looks = { fill: new Fill({ color: approximate ? "rgba(255,255,255,0.75)" : colour }), stroke: new Stroke({ color: chosen ? "#d46b08" : approximate ? colour : "#fff", width: chosen ? 3 : approximate ? 2 : 1.4, ...(approximate ? { lineDash: [3, 2] } : {}) }), radius, declutterMode: "none" as const };
  switch (shapeOf(order)) {
    case "square": return new RegularShape({ ...looks, points: 4, angle: Math.PI / 4 });
    case "triangle": return new RegularShape({ ...looks, points: 3, radius: radius + 1.5 });
    case "diamond": return new RegularShape({ ...looks, points: 4 });
    case "star": return new RegularShape({ ...looks, points: 5, radius: radius + 2, radius2: radius / 2 });
    default: return new CircleStyle(looks);
  }
}

/** How a feature looks: approximate ones dashed and marked 示意. */
export function styleOf(layer: MapLayer, at: number, feature: FeatureLike, resolution: number, chosen: boolean, dark: boolean): Style {
  const order = lookOf(layer, at);
  const colour = colourOf(order, dark);
  const approximate = feature.get("approximate") === true;
  const name = String(feature.get("label") ?? "");
  const busy = layer.id === "projects" || layer.id === "enterprises";
  const labelled = chosen || layer.kind !== "point" || resolution < (busy ? 30 : 90);
  const text = new Text({ text: labelled ? `${name}${approximate ? "·示意" : ""}` : "", declutterMode: "declutter", font: `${chosen ? "600 " : ""}12px "Noto Sans CJK SC","Microsoft YaHei",sans-serif`, fill: new Fill({ color: dark ? "#e8f0f3" : "#14232b" }), stroke: new Stroke({ color: dark ? "#14222a" : "#fff", width: 3 }), offsetY: layer.kind === "point" ? -15 : 0, overflow: true, placement: layer.kind === "line" ? "line" : "point" });
  if (layer.kind === "point") return new Style({ image: mark(order, colour, chosen, approximate), text, zIndex: chosen ? 5 : 1 });
  const stroke = new Stroke({ color: chosen ? "#d46b08" : colour, width: chosen ? 5 : layer.kind === "line" ? 4 : 2.4, ...(approximate ? { lineDash: [10, 7] } : {}) });
  return layer.kind === "line" ? new Style({ stroke, text }) : new Style({ stroke, fill: new Fill({ color: dark ? "rgba(134,201,226,0.08)" : "rgba(11,79,108,0.05)" }), text });
}

export const measureStyle = new Style({ stroke: new Stroke({ color: "#d46b08", width: 3, lineDash: [8, 5] }), fill: new Fill({ color: "rgba(212,107,8,0.14)" }) });
