import { useQueries } from "@tanstack/react-query";
import { pathOf, type AlarmList, type BoardAir, type BoardSources, type BoardWater, type LoopDetail, type LoopRow } from "@yunqing/wire";
import { useMemo } from "react";
import { useActor } from "../../app/session.js";
import { get } from "../../client/fetch.js";
import { useLivePoints } from "../monitor/live.js";

export const minuteMs = 60_000, alarmsMs = 15_000;
/** The addresses of what the live map and the wall screen ask, each again by the clock (实况数据). */
export function useLiveData() {
  const { d } = useActor();
  const { points, channel } = useLivePoints();
  const asked = <T,>(name: string, address: string, everyMs: number) => ({ queryKey: [name, address], queryFn: ({ signal }: { signal: AbortSignal }) => get<T>(address, signal), refetchInterval: everyMs, refetchIntervalInBackground: true, retry: 0 });
  const [air, water, sources, alarms, loops] = useQueries({ queries: [
    asked<BoardAir>("boardAir", `${pathOf("boardAir", { d })}?line=real-time`, minuteMs), asked<BoardWater>("boardWater", `${pathOf("boardWater", { d })}?line=real-time`, minuteMs), asked<BoardSources>("boardSources", `${pathOf("boardSources", { d })}?line=real-time`, minuteMs),
    asked<AlarmList>("alarms", `${pathOf("alarms", { d })}?state=open&limit=200`, alarmsMs), asked<{ readonly items: readonly LoopRow[] }>("loops", pathOf("loops", { d }), alarmsMs),
  ] });
  return { points, channel, air, water, sources, alarms, loops };
}
/** Each loop with the sensors that say where it is (回路位置). */
export function useLoopDetails(rows: readonly LoopRow[]): readonly LoopDetail[] {
  const { d } = useActor();
  const asked = useQueries({ queries: rows.slice(0, 40).map(({ loop }) => ({ queryKey: ["loop", d, loop], queryFn: ({ signal }: { signal: AbortSignal }) => get<LoopDetail>(pathOf("loop", { d, loop }), signal), refetchInterval: alarmsMs, retry: 0 })) });
  const held = asked.map(({ data }) => data), key = asked.map(({ dataUpdatedAt }) => dataUpdatedAt).join(",");
  // the array is new at each turn; its content changes with the times of the answers
  return useMemo(() => held.filter((each): each is LoopDetail => each !== undefined), [key]);
}
