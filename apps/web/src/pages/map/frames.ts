import { useQuery } from "@tanstack/react-query";
import { pathOf, type FigureView } from "@yunqing/wire";
import { useMemo } from "react";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { beijingDayOf } from "../../day/beijing.js";

export type Scale = "hours" | "days";
/** A step of the time bar (时间条的一格): its period as keys of figures write it, and its words. */
export interface Frame { readonly period: string; readonly words: string }
const hourMs = 3_600_000, shift = 8 * hourMs, hoursBack = 72, keysAtOnce = 500;

/** The last 72 whole hours by their ends (HJ 663: 24时 is the last of a day), or the days of the year until yesterday, the oldest first. On New Year's Day the days are those of the year before. */
export function framesOf(scale: Scale, nowMs: number): readonly Frame[] {
  if (scale === "hours") return Array.from({ length: hoursBack }, (_, at) => {
    const beginning = new Date(Math.floor((nowMs + shift) / hourMs) * hourMs - (hoursBack - at) * hourMs), day = beginning.toISOString().slice(0, 10), hour = beginning.getUTCHours() + 1;
    return { period: `hour~${day}~${hour}`, words: `${day} ${hour}时` };
  });
  const last = beijingDayOf(new Date(nowMs - 24 * hourMs)), first = Date.parse(`${last.slice(0, 4)}-01-01T00:00:00Z`);
  return Array.from({ length: Math.round((Date.parse(`${last}T00:00:00Z`) - first) / (24 * hourMs)) + 1 }, (_, at) => { const day = new Date(first + at * 24 * hourMs).toISOString().slice(0, 10); return { period: `day~${day}`, words: day }; });
}
/** The number of frames fetched together, so that one question has at most 500 keys. */
export const framesAtOnce = (stations: number): number => Math.max(1, Math.floor(keysAtOnce / Math.max(1, stations)));
/** The text of a subject in a key: `: | ; @ ~ %` are written as %xx. */
const guarded = (text: string): string => text.replace(/[%|:;@~]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);

/** The index of each station at a frame (各站指数); undefined while it is fetched or when no frame is looked at. */
export function useFrame(frames: readonly Frame[], at: number | null, stations: readonly string[]): { readonly frame: ReadonlyMap<string, FigureView> | undefined; readonly waiting: boolean; readonly problem: Error | null } {
  const { d } = useActor();
  const size = framesAtOnce(stations.length), part = at === null ? [] : frames.slice(Math.floor(at / size) * size, Math.floor(at / size) * size + size);
  const asked = part.flatMap(({ period }) => stations.slice(0, keysAtOnce).map((id) => ({ period, id, key: `real-time|point:${guarded(id)}|air-index|${period}` })));
  const { data, isFetching, error } = useQuery({ queryKey: ["map-frames", d, part[0]?.period, part.at(-1)?.period, stations.join(",")], enabled: asked.length > 0, staleTime: 300_000, queryFn: async () => (await send<{ readonly items: readonly FigureView[] }>("POST", pathOf("figures", { d }), { keys: asked.map(({ key }) => key) })).items });
  const period = at === null ? undefined : frames[at]?.period;
  const frame = useMemo(() => {
    if (period === undefined || data === undefined) return undefined;
    const found = new Map<string, FigureView>();
    for (const figure of data) if (figure.key.endsWith(`|${period}`)) { const id = stations.find((each) => figure.key.includes(`|point:${guarded(each)}|`)); if (id !== undefined) found.set(id, figure); }
    return found;
  }, [data, period, stations]);
  return { frame, waiting: isFetching && frame === undefined, problem: error };
}
