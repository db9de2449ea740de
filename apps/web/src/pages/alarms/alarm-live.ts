import { useQueryClient } from "@tanstack/react-query";
import { pathOf, type AlarmCountsView, type AlarmNews, type AlarmRow } from "@yunqing/wire";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useActor } from "../../app/session.js";

/** One stream of alarms for the whole screen, however many parts look at it (报警推送). */
interface Stream { readonly district: string; source: EventSource | null; timer: ReturnType<typeof setTimeout> | undefined; counts: AlarmCountsView | null; live: boolean; readonly listeners: Set<() => void>; readonly ringers: Set<(fresh: readonly AlarmRow[]) => void> }
let stream: Stream | null = null;
const retryMs = 5_000;

function openStream(district: string): Stream {
  if (stream !== null && stream.district === district) return stream;
  if (stream !== null) shut(stream);
  const made: Stream = { district, source: null, timer: undefined, counts: null, live: false, listeners: new Set(), ringers: new Set() };
  const tell = () => { for (const listener of made.listeners) listener(); };
  const open = () => {
    made.source = new EventSource(pathOf("alarmLive", { d: district }));
    made.source.onopen = () => { made.live = true; tell(); };
    made.source.addEventListener("alarms", (event: MessageEvent<string>) => {
      const news = JSON.parse(event.data) as AlarmNews;
      made.counts = news.counts;
      if (news.fresh.length > 0) for (const ringer of made.ringers) ringer(news.fresh);
      tell();
    });
    made.source.onerror = () => { made.live = false; tell(); if (made.source?.readyState === EventSource.CLOSED) made.timer = setTimeout(open, retryMs); };
  };
  open();
  return stream = made;
}
function shut(held: Stream): void { clearTimeout(held.timer); held.source?.close(); if (stream === held) stream = null; }

/** Counts of open alarms, kept up to date; `fresh` is told what rings. The stream ends when nobody looks. */
export function useAlarmStream(onFresh?: (fresh: readonly AlarmRow[]) => void): { readonly counts: AlarmCountsView | null; readonly live: boolean } {
  const { d, can } = useActor(), allowed = d !== "" && can("monitor.read");
  const [held, setHeld] = useState<Stream | null>(null);
  useEffect(() => {
    if (!allowed) { setHeld(null); return undefined; }
    const own = openStream(d), nothing = () => undefined;
    own.listeners.add(nothing);
    setHeld(own);
    return () => { own.listeners.delete(nothing); if (own.listeners.size === 0) shut(own); };
  }, [allowed, d]);
  useEffect(() => { if (held === null || onFresh === undefined) return undefined; held.ringers.add(onFresh); return () => { held.ringers.delete(onFresh); }; }, [held, onFresh]);
  const counts = useSyncExternalStore((call) => { held?.listeners.add(call); return () => { held?.listeners.delete(call); }; }, () => held?.counts ?? null);
  return { counts, live: held?.live ?? false };
}

/** Lists and details of alarms are asked for anew when something changed. */
export function useAlarmRefresh(change: number | undefined): void {
  const client = useQueryClient();
  useEffect(() => { if (change !== undefined) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "alarms" || queryKey[0] === "alarm" }); }, [change, client]);
}
