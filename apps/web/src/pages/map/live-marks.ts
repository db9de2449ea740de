import { airLevels, waterClassLabels, type Labels, type WaterClass } from "@yunqing/standards";
import type { AlarmRow, BoardAir, BoardOutletRow, BoardSources, BoardWater, FigureView, LoopDetail, PointRow } from "@yunqing/wire";
import { conditionWords } from "../../app/monitor-words.js";
import { classColours } from "../../parts/class-tag.js";

/** What can be switched on the live map (实况图层). */
export const liveGroups = ["air", "water", "outlet", "other", "alarm", "loop", "wind"] as const;
export type LiveGroup = (typeof liveGroups)[number];
export type LiveShape = "circle" | "square" | "triangle" | "diamond" | "cross" | "ring" | "arrow";
/** A point of the map by its present state: colour, shape and word say the same (实况标记). */
export interface LiveMark {
  readonly id: string; readonly group: LiveGroup; readonly point: string | null; readonly name: Labels; readonly at: readonly [longitude: number, latitude: number];
  readonly shape: LiveShape; readonly colour: string; readonly ink: string; /** on the mark: a number or a sign */ readonly text: string; readonly word: Labels; readonly figure: FigureView | null; readonly alarm: AlarmRow | null; readonly loop: string | null; /** degrees from which the wind blows */ readonly turn: number;
}
export interface LiveInput { readonly points: readonly PointRow[]; readonly air: BoardAir | undefined; readonly water: BoardWater | undefined; readonly sources: BoardSources | undefined; readonly alarms: readonly AlarmRow[]; readonly loops: readonly LoopDetail[]; /** hourly or daily index of a station at the time looked at; undefined means now */ readonly frame: ReadonlyMap<string, FigureView> | undefined }

const grey = "#7d8b93", dark = "#111111", light = "#ffffff";
const none: Labels = { zh: "缺数", en: "No data" };
/** What has not been answered yet is not missing (尚未读到). */
const waiting = { colour: grey, ink: light, text: "…", word: { zh: "正在读取", en: "Loading" } } as const;
/** Colour, ink and word of an index (AQI 类别). @clause HJ 633 table of categories */
export function airLook(figure: FigureView | null | undefined): { readonly colour: string; readonly ink: string; readonly text: string; readonly word: Labels } {
  const detail = figure?.detail?.kind === "index" ? figure.detail : null, level = detail?.category ? airLevels.find(({ category }) => category === detail.category) : undefined;
  if (!figure || figure.value === null || level === undefined) return { colour: grey, ink: light, text: "NA", word: none };
  return { colour: `rgb(${level.rgb.join(",")})`, ink: level.level <= 3 ? dark : light, text: figure.value, word: level.label };
}
const ordered = Object.keys(waterClassLabels) as readonly WaterClass[];
const classText: Readonly<Record<WaterClass, string>> = { I: "Ⅰ", II: "Ⅱ", III: "Ⅲ", IV: "Ⅳ", V: "Ⅴ", inferiorV: "劣" };
/** Colour and word of a class of water (水质类别). @clause GB 3838 */
export function waterLook(figure: FigureView | null | undefined): { readonly colour: string; readonly ink: string; readonly text: string; readonly word: Labels } {
  const found = figure?.detail?.kind === "water" ? figure.detail.class : null;
  if (found === null || !ordered.includes(found)) return { colour: grey, ink: light, text: "?", word: { zh: "未评价", en: "Not judged" } };
  return { colour: classColours[found], ink: found === "inferiorV" ? light : dark, text: classText[found], word: waterClassLabels[found] };
}
/** The state of an outlet: exceeding before silent before stopped before in order (排放口状态). */
export function outletLook(row: BoardOutletRow | undefined): { readonly colour: string; readonly ink: string; readonly text: string; readonly word: Labels; readonly shape: LiveShape } {
  if (row?.items.some(({ hourState, dayState }) => hourState === "broken" || dayState === "broken")) return { colour: "#c4231a", ink: light, text: "!", word: { zh: "超标", en: "Over the limit" }, shape: "triangle" };
  if (row === undefined || row.state === "silent") return { colour: grey, ink: light, text: "–", word: { zh: "离线", en: "Silent" }, shape: "cross" };
  if (row.state === "stopped") return { colour: "#4d5d66", ink: light, text: "■", word: { zh: "停运", en: "Stopped" }, shape: "square" };
  return row.items.some(({ hourState, dayState }) => hourState === "kept" || dayState === "kept") ? { colour: "#12703f", ink: light, text: "✓", word: { zh: "未超标", en: "Within the limit" }, shape: "square" } : { colour: "#2f6db3", ink: light, text: "?", word: { zh: "未判定", en: "Not judged" }, shape: "square" };
}
/** The place of a point as numbers; null where it has none. */
export function placeOf(point: Pick<PointRow, "longitude" | "latitude"> | undefined): readonly [number, number] | null {
  const read = (text: string | null | undefined): number => (text === null || text === undefined || text.trim() === "" ? Number.NaN : Number(text));
  const x = read(point?.longitude), y = read(point?.latitude);
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}
const levelColours = { severe: "#7a0f3c", major: "#c4231a", general: "#b85c00", notice: "#2f6db3" } as const;

/** Every mark of the live map. What has no place is in the lists alone. */
export function liveMarks({ points, air, water, sources, alarms, loops, frame }: LiveInput): readonly LiveMark[] {
  const byId = new Map(points.map((point) => [point.id, point])), marks: LiveMark[] = [], plain = { figure: null, alarm: null, loop: null, turn: 0 } as const;
  const airOf = new Map((air?.rows ?? []).filter(({ kind }) => kind === "point").map((row) => [row.id, row])), waterOf = new Map((water?.sections ?? []).map((row) => [row.id, row])), outletOf = new Map((sources?.rows ?? []).map((row) => [row.id, row]));
  for (const point of points) {
    const at = placeOf(point), same = { id: point.id, point: point.id, name: point.name };
    if (at === null || !point.active) continue;
    const section = waterOf.get(point.id);
    if (point.kind === "air-station") { const figure = frame === undefined ? airOf.get(point.id)?.hour ?? null : frame.get(point.id) ?? null; marks.push({ ...plain, ...same, at, group: "air", shape: "circle", ...(air === undefined && frame === undefined ? waiting : airLook(figure)), figure }); }
    else if (section !== undefined) { const figure = section.month.value === null && section.month.detail === null ? section.year.now : section.month; marks.push({ ...plain, ...same, at, group: "water", shape: "diamond", ...waterLook(figure), figure }); }
    else if (point.kind === "stack-outlet" || point.kind === "sewage-outlet") marks.push({ ...plain, ...same, at, group: "outlet", ...(sources === undefined ? { ...waiting, shape: "square" as const } : outletLook(outletOf.get(point.id))) });
    else { const fine = point.condition === "online", lost = point.condition === "silent" || point.condition === "late"; marks.push({ ...plain, ...same, at, group: "other", shape: fine ? "square" : "cross", colour: fine ? "#2f6db3" : lost ? "#b85c00" : grey, ink: light, text: fine ? "" : "–", word: conditionWords[point.condition] }); }
    const speed = point.latest.find(({ factor, quality }) => factor === "a01007" && quality !== "unreliable"), from = point.latest.find(({ factor, quality }) => factor === "a01008" && quality !== "unreliable"), turn = Number(from?.value ?? Number.NaN);
    if (speed !== undefined && Number.isFinite(turn) && point.condition === "online") marks.push({ ...plain, id: `wind:${point.id}`, point: point.id, name: point.name, at, group: "wind", shape: "arrow", colour: "#355e9c", ink: light, text: speed.value, word: { zh: `风速 ${speed.value} m/s，风向 ${from?.value ?? ""}°`, en: `wind ${speed.value} m/s from ${from?.value ?? ""}°` }, turn });
  }
  const worst = new Map<string, AlarmRow>(), rank = { severe: 3, major: 2, general: 1, notice: 0 } as const;
  for (const alarm of alarms) { if (alarm.point === null || alarm.state === "closed") continue; const held = worst.get(alarm.point); if (held === undefined || rank[alarm.level] > rank[held.level]) worst.set(alarm.point, alarm); }
  for (const [id, alarm] of worst) { const point = byId.get(id), at = placeOf(point); if (at !== null && point !== undefined) marks.push({ ...plain, id: `alarm:${alarm.id}`, point: id, name: point.name, at, group: "alarm", shape: "ring", colour: levelColours[alarm.level], ink: light, text: "", word: alarm.text, alarm }); }
  for (const { row, setting } of loops) {
    const sensor = setting.demand.by === "threshold" ? setting.demand.sensors[0]?.point : undefined, at = placeOf(sensor === undefined ? undefined : byId.get(sensor));
    if (at === null) continue;
    const bad = row.failed > 0 || row.linesDown > 0, on = row.actuatorsOn > 0;
    marks.push({ ...plain, id: `loop:${row.loop}`, point: null, loop: row.loop, name: row.name, at, group: "loop", shape: bad ? "triangle" : "diamond", colour: bad ? "#c4231a" : on ? "#0b7285" : grey, ink: light, text: bad ? "!" : on ? "开" : "关", word: bad ? { zh: "故障或失联", en: "Failed or lost" } : on ? { zh: `运行 ${row.actuatorsOn}/${row.actuators}`, en: `${row.actuatorsOn} of ${row.actuators} on` } : row.active ? { zh: "待机", en: "Idle" } : { zh: "停用", en: "Not in use" } });
  }
  return marks;
}
