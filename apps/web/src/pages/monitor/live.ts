import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { pathOf, type PointChange, type PointRow } from "@yunqing/wire";
import { useEffect, useState } from "react";
import { useActor } from "../../app/session.js";
import { list } from "../../client/fetch.js";
import { changesOf, mergedPoints } from "./live-merge.js";

/** A point, or a factor of it, that the list does not know yet: names and units come with the list. */
const isNews = (row: PointRow | undefined, change: PointChange): boolean => row === undefined || change.latest.some((value) => !row.factors.some((factor) => factor.code === value.factor));

/** How news comes (实时通道): by the stream, while it is being opened, or by asking again and again because the stream is broken. */
export type Channel = "live" | "opening" | "broken";
const retryFirstMs = 2_000, retryLastMs = 30_000, askWhileBrokenMs = 10_000, askAnywayMs = 120_000;

/** Every point of the district, kept up to date by the live stream; while that is broken the list is asked for again by the clock. */
export function useLivePoints(): { readonly points: UseQueryResult<readonly PointRow[], Error>; readonly channel: Channel } {
  const { d } = useActor();
  const client = useQueryClient();
  const [channel, setChannel] = useState<Channel>("opening");
  const address = pathOf("points", { d });
  const points = useQuery({ queryKey: ["points", address, "items"], queryFn: ({ signal }) => list<PointRow>(address, signal), refetchInterval: channel === "broken" ? askWhileBrokenMs : askAnywayMs });
  useEffect(() => {
    let source: EventSource | null = null, timer: ReturnType<typeof setTimeout> | undefined, wait = retryFirstMs, broken = false, gone = false;
    const open = () => {
      source = new EventSource(pathOf("live", { d }));
      source.onopen = () => {
        wait = retryFirstMs;
        setChannel("live");
        if (broken) { broken = false; void client.invalidateQueries({ queryKey: ["points"] }); }   // what was missed in between
      };
      source.addEventListener("points", (event: MessageEvent<string>) => {
        const changes = changesOf(event.data);
        const held = client.getQueryData<readonly PointRow[]>(["points", address, "items"]);
        if (held && changes.some((change) => isNews(held.find((row) => row.id === change.id), change))) void client.invalidateQueries({ queryKey: ["points"] });
        client.setQueryData<readonly PointRow[]>(["points", address, "items"], (rows) => rows && mergedPoints(rows, changes));
      });
      source.onerror = () => {
        if (gone) return;
        broken = true;
        setChannel("broken");
        if (source?.readyState !== EventSource.CLOSED) return;    // the browser tries again by itself, unless the server refused
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, retryLastMs);
      };
    };
    open();
    return () => { gone = true; clearTimeout(timer); source?.close(); };
  }, [address, client, d]);
  return { points, channel };
}
