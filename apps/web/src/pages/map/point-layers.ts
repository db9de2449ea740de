import type { LineCondition, MapLayer, PointRow } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { conditionWords, pointKindWords } from "../../app/monitor-words.js";

const group: Labels = { zh: "在线监测", en: "Online monitoring" };
/** Layers of the points by how their lines are: a layer each, so that sign, switch and list tell them apart without colour. */
const layers: readonly (readonly [id: string, title: Labels, conditions: readonly LineCondition[]])[] = [
  ["points-online", { zh: "点位 · 在线", en: "Points · online" }, ["online"]], ["points-missing", { zh: "点位 · 离线或迟报", en: "Points · silent or late" }, ["silent", "late"]], ["points-idle", { zh: "点位 · 从未上线或停用", en: "Points · never heard or off" }, ["never", "off"]],
];
const coordinate = (text: string | null): number | null => { const value = text === null || text.trim() === "" ? Number.NaN : Number(text); return Number.isNaN(value) ? null : value; };

/** The monitoring points as layers of the map (点位图层); one without coordinates stands in the list alone. */
export function pointLayers(points: readonly PointRow[], t: (labels: Labels) => string): readonly MapLayer[] {
  return layers.flatMap(([id, title, conditions]) => {
    const own = points.filter((point) => conditions.includes(point.condition));
    if (own.length === 0) return [];
    const features = own.map((point) => {
      const x = coordinate(point.longitude), y = coordinate(point.latitude);
      return { type: "Feature", geometry: x === null || y === null ? null : { type: "Point", coordinates: [x, y] }, properties: {
        id: point.id, kind: "point", name: t(point.name), approximate: false, line: null,
        detail: [{ label: { zh: t({ zh: "类别", en: "Kind" }) }, value: t(pointKindWords[point.kind]) }, { label: { zh: t({ zh: "状态", en: "State" }) }, value: t(conditionWords[point.condition]) }],
      } };
    });
    return [{ id, title, group, approximate: false, kind: "point" as const, imported: null, features: { type: "FeatureCollection", features } }];
  });
}
