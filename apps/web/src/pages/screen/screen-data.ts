import { useQuery, useQueryClient } from "@tanstack/react-query";
import { pathOf, type FigureView, type IndicatorRow } from "@yunqing/wire";
import { useEffect, useRef, useState } from "react";
import { useActor } from "../../app/session.js";
import { get } from "../../client/fetch.js";
import { beijingDayOf } from "../../day/beijing.js";
import { useLiveData } from "../map/live-data.js";

const slowMs = 5 * 60_000, dayMs = 86_400_000;
/** After so long without an answer the wall says that its data stand still. */
export const staleMs = 150_000;

/** The present to the second (北京时间). */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => { const timer = setInterval(() => setNow(Date.now()), 1_000); return () => clearInterval(timer); }, []);
  return now;
}
/** The days of this month with the index of the district, for the calendar (空气质量日历). */
function useCalendar(subject: string | null, today: string) {
  const { d } = useActor();
  const days = Array.from({ length: Number(today.slice(8)) }, (_, at) => `${today.slice(0, 8)}${String(at + 1).padStart(2, "0")}`);
  const asked = useQuery({ queryKey: ["screen-calendar", d, subject, today], enabled: subject !== null, refetchInterval: slowMs, refetchIntervalInBackground: true, retry: 0, queryFn: async ({ signal }) => (await get<{ readonly items: readonly FigureView[] }>(`${pathOf("figureDays", { d })}?${new URLSearchParams({ line: "real-time", subject: subject ?? "", statistic: "air-index", month: today.slice(0, 7) }).toString()}`, signal)).items });
  return days.map((day, at) => ({ day, figure: asked.data?.[at] ?? null }));
}
/** Everything the wall shows, and when it was last answered (大屏数据). */
export function useScreenData(now: number) {
  const { d, can, session } = useActor();
  const live = useLiveData();
  const client = useQueryClient(), before = useRef(live.channel);
  // back after a break: everything is asked at once, not by its own clock; of the session nothing is asked
  useEffect(() => { if (before.current === "broken" && live.channel === "live") void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    // the server ends the line of a read key that is no longer good: ask whether it is
    if (before.current !== "broken" && live.channel === "broken" && session.readOnly === true) void client.invalidateQueries({ queryKey: ["session"] });
    before.current = live.channel; }, [client, live.channel, session.readOnly]);
  const indicators = useQuery({ queryKey: ["indicators", pathOf("indicators", { d }), "screen"], enabled: can("plan.read"), refetchInterval: slowMs, refetchIntervalInBackground: true, retry: 0, queryFn: async ({ signal }) => (await get<{ readonly items: readonly IndicatorRow[] }>(pathOf("indicators", { d }), signal)).items });
  const district = live.air.data?.rows.find(({ kind }) => kind === "district") ?? live.air.data?.rows.find(({ kind }) => kind === "town") ?? live.air.data?.rows[0];
  const calendar = useCalendar(district === undefined ? null : `${district.kind}:${district.id.replace(/[%|:;@~]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)}`, beijingDayOf(new Date(Math.floor(now / dayMs * 24) * (dayMs / 24))));
  const answered = Math.min(...[live.points, live.air, live.alarms].map(({ dataUpdatedAt }) => dataUpdatedAt)), failing = [live.points, live.air, live.alarms].some(({ isError, failureCount }) => isError || failureCount > 0);
  return { ...live, indicators, district, calendar, answered, stale: answered > 0 && (live.channel === "broken" || failing || now - answered > staleMs), data: { points: live.points.data ?? [], air: live.air.data, water: live.water.data, sources: live.sources.data, alarms: live.alarms.data?.items ?? [], loops: live.loops.data?.items ?? [] } };
}
export type ScreenData = ReturnType<typeof useScreenData>;
