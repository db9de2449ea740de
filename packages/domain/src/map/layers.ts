import type { Labels } from "@yunqing/standards";
import type { Pack, Place, Plan } from "../plan/model.js";
import type { ImportedLayer } from "../ports.js";
import type { Position } from "./gcj02.js";
import { boxOf, type Box, type LayerKind } from "./import-geojson.js";

export interface LayerFeature {
  readonly type: "Feature"; readonly id: string; readonly geometry: { readonly type: string; readonly coordinates: unknown };
  readonly properties: { readonly id: string; readonly name: string; readonly kind: string; readonly approximate: boolean; readonly line: number | null; readonly detail: readonly { readonly label: string; readonly value: string; readonly unit: string }[] };
}
/** A layer of the map (图层): GeoJSON in CGCS2000 degrees; approximate ones are drawn as 示意. */
export interface Layer { readonly id: string; readonly title: Labels; readonly group: Labels; readonly approximate: boolean; readonly kind: LayerKind; readonly features: { readonly type: "FeatureCollection"; readonly features: readonly unknown[] }; readonly imported: { readonly by: string; readonly at: string; readonly crs: string } | null }

const base: Labels = { zh: "基础地理", en: "base" }, environment: Labels = { zh: "环境要素", en: "environment" }, work: Labels = { zh: "工程与企业", en: "works and enterprises" }, own: Labels = { zh: "本单位导入", en: "imported" };
/** Layers by kind of place (地点类别), in drawing order; other kinds get a layer of their own name. */
const kinds: readonly { readonly kinds: readonly string[]; readonly id: string; readonly title: Labels; readonly group: Labels }[] = [
  { id: "towns", kinds: ["town", "township", "乡", "镇"], title: { zh: "乡镇", en: "towns" }, group: base },
  { id: "streets", kinds: ["street", "subdistrict", "街道"], title: { zh: "街道", en: "subdistricts" }, group: base },
  { id: "villages", kinds: ["village", "community", "村", "社区"], title: { zh: "村和社区", en: "villages" }, group: base },
  { id: "rivers", kinds: ["river", "河流"], title: { zh: "河流", en: "rivers" }, group: environment },
  { id: "reservoirs", kinds: ["reservoir", "lake", "wetland", "水库", "湿地"], title: { zh: "水库和湿地", en: "reservoirs and wetlands" }, group: environment },
  { id: "sections", kinds: ["section", "断面"], title: { zh: "监测断面", en: "water sections" }, group: environment },
  { id: "wells", kinds: ["well", "水井", "地下水井"], title: { zh: "地下水监测井", en: "groundwater wells" }, group: environment },
  { id: "sources", kinds: ["source", "water-source", "水源地"], title: { zh: "饮用水水源", en: "drinking water sources" }, group: environment },
  { id: "sewage-works", kinds: ["sewage-works", "污水处理厂"], title: { zh: "污水处理厂", en: "sewage works" }, group: environment },
  { id: "parks", kinds: ["park", "公园"], title: { zh: "公园和保护地", en: "parks and reserves" }, group: environment },
  { id: "zones", kinds: ["zone", "开发区"], title: { zh: "开发区", en: "development zones" }, group: base },
  { id: "landmarks", kinds: ["landmark", "地标"], title: { zh: "地标", en: "landmarks" }, group: base },
  { id: "former", kinds: ["former-district"], title: { zh: "原行政区", en: "former districts" }, group: base },
  { id: "stations", kinds: ["station", "air-station", "监测站"], title: { zh: "监测站", en: "stations" }, group: environment },
];

const positionsIn = (value: unknown): readonly Position[] => !Array.isArray(value) ? [] : typeof value[0] === "number" && typeof value[1] === "number" ? [[value[0], value[1]]] : value.flatMap(positionsIn);
const kindOf = (type: string): LayerKind => type.includes("Polygon") ? "polygon" : type.includes("Line") ? "line" : "point";

/** The box of the district (地区范围), from its outline. */
export function districtBox(pack: Pick<Pack, "district">): Box | null { return pack.district.outline === null ? null : boxOf(pack.district.outline.coordinates); }

function placeFeature(place: Place): LayerFeature | null {
  const { geometry } = place;
  if (geometry === null) return null;
  const names = [place.from === null ? "" : `自 ${place.from}`, place.until === null ? "" : `至 ${place.until}`].filter(Boolean).join(" ");
  return {
    type: "Feature", id: place.id, geometry: { type: geometry.type, coordinates: geometry.coordinates },
    properties: { id: place.id, name: place.name.zh, kind: place.kind, approximate: geometry.approximate, line: place.quotation?.line ?? null,
      detail: [...place.facts, ...(names === "" ? [] : [{ label: "名称有效期", value: names, unit: "" }]), { label: "位置来源", value: geometry.from, unit: "" }] },
  };
}

/** A point for something that lies at a place: the place's own point, or the middle of its box, then approximate. "Somewhere in the district" is no place. */
function pointAt(pack: Pack, placeId: string | null): { readonly coordinates: Position; readonly approximate: boolean } | null {
  const geometry = pack.places.find((one) => one.id === placeId && one.parent !== null)?.geometry ?? null;
  if (geometry === null) return null;
  const positions = positionsIn(geometry.coordinates), box = boxOf(positions), first = positions[0];
  if (box === null || first === undefined) return null;
  return geometry.type === "Point" ? { coordinates: first, approximate: geometry.approximate } : { coordinates: [(box.west + box.east) / 2, (box.south + box.north) / 2], approximate: true };
}

function pointFeature(pack: Pack, at: string | null, id: string, name: string, kind: string, line: number | null, detail: LayerFeature["properties"]["detail"]): readonly LayerFeature[] {
  const point = pointAt(pack, at);
  return point === null ? [] : [{ type: "Feature", id, geometry: { type: "Point", coordinates: point.coordinates }, properties: { id, name, kind, approximate: point.approximate, line, detail } }];
}

function layer(id: string, title: Labels, group: Labels, features: readonly LayerFeature[]): readonly Layer[] {
  const byKind = new Map<LayerKind, LayerFeature[]>();
  for (const feature of features) byKind.set(kindOf(feature.geometry.type), [...(byKind.get(kindOf(feature.geometry.type)) ?? []), feature]);
  return [...byKind].map(([kind, mine], index) => ({ id: index === 0 ? id : `${id}-${kind}`, title, group, approximate: mine.some((feature) => feature.properties.approximate), kind, features: { type: "FeatureCollection", features: mine }, imported: null }));
}

function outlineLayer({ district }: Pack): readonly Layer[] {
  if (district.outline === null) return [];
  const feature: LayerFeature = { type: "Feature", id: district.id, geometry: { type: "Polygon", coordinates: [district.outline.coordinates] }, properties: { id: district.id, name: district.name.zh, kind: "district", approximate: district.outline.approximate, line: null, detail: [{ label: "轮廓来源", value: district.outline.from, unit: "" }] } };
  return layer("outline", { zh: "区界", en: "district outline" }, base, [feature]);
}

/** Layers of a district (一张图图层): what the pack knows a place for, then what the office imported. */
export function layersOf(pack: Pack, plan: Plan | null, imported: readonly ImportedLayer[], nameOf: (user: string) => string = (user) => user): readonly Layer[] {
  const known = new Set(kinds.flatMap((one) => one.kinds));
  const others = [...new Set(pack.places.map((place) => place.kind).filter((kind) => !known.has(kind) && kind !== "district"))].map((kind) => ({ kinds: [kind], id: `kind-${kind}`, title: { zh: kind, en: kind }, group: environment }));
  const places = [...kinds, ...others].flatMap((one) => layer(one.id, one.title, one.group, pack.places.filter((place) => one.kinds.includes(place.kind)).flatMap((place) => placeFeature(place) ?? [])));
  const projects = (plan?.projects ?? []).flatMap((project) => pointFeature(pack, project.place, project.id, project.name, "project", project.quotation.line, [
    { label: "实施单位", value: project.owner, unit: "" }, { label: "投资", value: project.investment.printed, unit: project.investment.unit }, { label: "建设时间", value: project.periodPrinted, unit: "" }, { label: "建设地点", value: project.location, unit: "" }]));
  const enterprises = pack.enterprises.flatMap((one) => pointFeature(pack, one.place, one.id, one.name, "enterprise", one.quotations[0]?.line ?? null, [
    ...(one.formerNames.length === 0 ? [] : [{ label: "曾用名", value: one.formerNames.join("、"), unit: "" }]), ...(one.note === null ? [] : [{ label: "备注", value: one.note, unit: "" }])]));
  return [...outlineLayer(pack), ...places, ...layer("projects", { zh: "重点工程", en: "projects" }, work, projects), ...layer("enterprises", { zh: "企业", en: "enterprises" }, work, enterprises),
    ...imported.map((one) => importedLayer(one, nameOf))];
}

/** A layer that was imported earlier; its features were checked then. */
export function importedLayer(one: ImportedLayer, nameOf: (user: string) => string): Layer {
  const features = JSON.parse(one.features) as { readonly type: "FeatureCollection"; readonly features: readonly { readonly geometry: { readonly type: string } }[] };
  const types = features.features.map((feature) => kindOf(feature.geometry.type));
  return { id: one.id, title: { zh: one.title, en: one.title }, group: own, approximate: false, kind: types.includes("polygon") ? "polygon" : types.includes("line") ? "line" : "point", features, imported: { by: nameOf(one.by), at: one.at, crs: one.crs } };
}
