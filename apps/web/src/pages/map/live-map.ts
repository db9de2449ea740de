import type { PointRow } from "@yunqing/wire";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { framesOf, useFrame, type Frame, type Scale } from "./frames.js";
import { useLiveData, useLoopDetails } from "./live-data.js";
import type { LivePicture } from "./live-layer.js";
import { liveMarks, type LiveMark } from "./live-marks.js";
import { surfacePicture } from "./surface.js";

/** The live side of the map (实况): its marks, its time and what is switched on; the address holds all choices. */
export interface LiveMap {
  readonly points: readonly PointRow[]; readonly marks: readonly LiveMark[]; readonly shown: readonly LiveMark[]; readonly picture: LivePicture | null; readonly off: ReadonlySet<string>; readonly surface: string; readonly scale: Scale; readonly frames: readonly Frame[]; readonly at: number | null; readonly when: string; readonly waiting: boolean; readonly problem: boolean;
  readonly setOff: (off: ReadonlySet<string>) => void; readonly setSurface: (item: string) => void; readonly setScale: (scale: Scale) => void; readonly setAt: (at: number | null) => void;
}
const noPoints: readonly PointRow[] = [], hourMs = 3_600_000;

export function useLiveMap(): LiveMap {
  const { t } = useLanguage();
  const { points, air, water, sources, alarms, loops } = useLiveData();
  const details = useLoopDetails(loops.data?.items ?? []);
  const [offText, setOffText] = useFilter("off"), [surface, setSurface] = useFilter("surface"), [scaleText, setScaleText] = useFilter("scale", "hours"), [atText, setAtText] = useFilter("at");
  const scale: Scale = scaleText === "days" ? "days" : "hours", [hour, setHour] = useState(() => Math.floor(Date.now() / hourMs));
  useEffect(() => { const timer = setInterval(() => setHour(Math.floor(Date.now() / hourMs)), 60_000); return () => clearInterval(timer); }, []);
  const rows = points.data ?? noPoints, stations = useMemo(() => rows.filter(({ kind, active }) => kind === "air-station" && active).map(({ id }) => id), [rows]), stationKey = stations.join(","), steady = useMemo(() => stationKey === "" ? [] : stationKey.split(","), [stationKey]);
  const frames = useMemo(() => framesOf(scale, hour * hourMs), [scale, hour]), found = frames.findIndex(({ period }) => period === atText), at = found < 0 ? null : found;
  const { frame, waiting, problem } = useFrame(frames, at, steady);
  const off = useMemo(() => new Set(offText.split(",").filter(Boolean)), [offText]);
  const marks = useMemo(() => liveMarks({ points: rows, air: air.data, water: water.data, sources: sources.data, alarms: alarms.data?.items ?? [], loops: details, frame: at === null ? undefined : frame ?? new Map() }), [rows, air.data, water.data, sources.data, alarms.data, details, frame, at]);
  const shown = useMemo(() => marks.filter(({ group }) => !off.has(group)), [marks, off]);
  const spots = useMemo(() => surface === "" ? "" : JSON.stringify(marks.flatMap(({ group, figure, at: place }) => {
    const index = figure?.detail?.kind === "index" ? figure.detail.subIndices : null, value = index?.[surface] ?? (surface === "O3" ? index?.["O3_8h"] : undefined);
    return group === "air" && value !== undefined ? [{ at: place, value }] : [];
  })), [marks, surface]);
  const picture = useMemo(() => spots === "" ? null : surfacePicture(JSON.parse(spots) as { at: [number, number]; value: number }[]), [spots]);
  const setAt = useCallback((next: number | null) => setAtText(next === null ? "" : frames[next]?.period ?? ""), [frames, setAtText]);
  const setOff = useCallback((next: ReadonlySet<string>) => setOffText([...next].join(",")), [setOffText]);
  const setScale = useCallback((next: Scale) => setScaleText(next), [setScaleText]);
  return useMemo(() => ({ points: rows, marks, shown, picture, off, surface, scale, frames, at, when: at === null ? t({ zh: "最近一小时", en: "the last hour" }) : frames[at]?.words ?? "", waiting, problem: problem !== null, setOff, setSurface, setScale, setAt }), [rows, marks, shown, picture, off, surface, scale, frames, at, t, waiting, problem, setOff, setSurface, setScale, setAt]);
}
