import type { MapLayer } from "@yunqing/wire";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useRows } from "../../client/views.js";
import { rawFeatures } from "../map/features.js";
import { liveMarks, type LiveMark } from "../map/live-marks.js";
import type { ScreenData } from "./screen-data.js";

const width = 1840, height = 800, margin = 60;
type Pair = readonly [number, number];
/** Every line of coordinates in a geometry, whatever its kind. */
function linesOf(coordinates: unknown): readonly (readonly Pair[])[] {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return [];
  const first: unknown = coordinates[0];
  if (Array.isArray(first) && typeof first[0] === "number") return [coordinates as readonly Pair[]];
  return coordinates.flatMap((each) => linesOf(each));
}
/** The district as a plain drawing with the present state of its points (大屏一张图): an SVG, so that hours of turning leave nothing behind. */
export function MapPanel({ screen }: { readonly screen: ScreenData }) {
  const { t } = useLanguage();
  const layers = useRows<MapLayer>("layers");
  const { points, air, water, sources, alarms } = screen.data;
  const marks = useMemo(() => liveMarks({ points, air, water, sources, alarms, loops: [], frame: undefined }), [points, air, water, sources, alarms]);
  const drawn = useMemo(() => (layers.data ?? []).filter(({ id, kind }) => kind !== "point" && (id === "outline" || id === "rivers")).flatMap((layer) => rawFeatures(layer).flatMap((feature) => linesOf((feature.geometry as { readonly coordinates?: unknown } | null)?.coordinates).map((line) => ({ line, river: layer.kind === "line" })))), [layers.data]);
  const all = [...drawn.flatMap(({ line }) => line), ...marks.map(({ at }) => at)];
  if (all.length === 0) return <p className="wall-none">{t({ zh: "没有带坐标的点位。", en: "No points with coordinates." })}</p>;
  const xs = all.map(([x]) => x), ys = all.map(([, y]) => y), west = Math.min(...xs), east = Math.max(...xs), south = Math.min(...ys), north = Math.max(...ys), narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min((width - 2 * margin) / Math.max(0.01, (east - west) * narrowing), (height - 2 * margin) / Math.max(0.01, north - south));
  const place = ([x, y]: Pair): Pair => [width / 2 + (x - (west + east) / 2) * narrowing * scale, height / 2 - (y - (south + north) / 2) * scale];
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={t({ zh: "全区实况图", en: "The district now" })} className="wall-map">
      {drawn.map(({ line, river }, at) => <polyline key={at} points={line.map((each) => place(each).map((value) => value.toFixed(1)).join(",")).join(" ")} fill="none" stroke={river ? "#4c8fd6" : "#5e7681"} strokeWidth={river ? 5 : 3} />)}
      {marks.filter(({ group }) => group !== "wind" && group !== "loop").map((mark) => <WallMark key={mark.id} mark={mark} at={place(mark.at)} name={t(mark.name)} />)}
    </svg>
  );
}
function WallMark({ mark, at: [x, y], name }: { readonly mark: LiveMark; readonly at: Pair; readonly name: string }) {
  const looks = { fill: mark.colour, stroke: "#fff", strokeWidth: 2 };
  if (mark.shape === "ring") return <circle cx={x} cy={y} r={40} fill="none" stroke={mark.colour} strokeWidth={7} />;
  const big = mark.group === "air";
  return <g>{mark.shape === "circle" ? <circle cx={x} cy={y} r={30} {...looks} /> : mark.shape === "diamond" ? <path d={`M${x} ${y - 28}L${x + 28} ${y}L${x} ${y + 28}L${x - 28} ${y}Z`} {...looks} /> : mark.shape === "triangle" ? <path d={`M${x} ${y - 28}L${x + 27} ${y + 20}L${x - 27} ${y + 20}Z`} {...looks} /> : <rect x={x - 18} y={y - 18} width={36} height={36} {...looks} />}
    <text x={x} y={y + 9} textAnchor="middle" fill={mark.ink} fontSize={mark.text.length > 2 ? 24 : 28} fontWeight={700}>{mark.text}</text>{big && <text x={x} y={y + 62} textAnchor="middle" fill="#e8f0f3" fontSize={26}>{name}</text>}</g>;
}
