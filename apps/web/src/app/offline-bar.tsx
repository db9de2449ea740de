import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { newerBuild } from "../client/builds.js";
import { isReachable, keptAtOf, onReach } from "../client/kept.js";
import { beijingMinuteOf } from "../day/beijing.js";
import { To } from "../parts/link.js";
import { useOutbox } from "../pages/ledgers/use-outbox.js";
import { useLanguage } from "./language.js";
import { useSessionState } from "./session.js";

const probeMs = 10_000, sendMs = 30_000, buildMs = 10 * 60_000;

/** What of the screen is not of now, and since when; what waits to be sent; a newer build (离线提示). Nothing that was kept is shown without it. */
export function OfflineBar() {
  return <><Reach /><NewBuild /></>;
}

function Reach() {
  const { t } = useLanguage();
  const { touch } = useSessionState();
  const { held, send } = useOutbox();
  const client = useQueryClient();
  const [, turn] = useState(0), was = useRef(isReachable());
  useEffect(() => onReach(() => {
    turn((count) => count + 1);
    // what was shown from this machine is asked for again as soon as the server answers
    if (isReachable() && !was.current) void client.invalidateQueries();
    was.current = isReachable();
  }), [client]);
  const times = client.getQueryCache().getAll().filter((query) => query.getObserversCount() > 0).map((query) => keptAtOf(query.queryKey[0] === "session" ? "/api/session" : String(query.queryKey[1] ?? ""))).filter((at) => at !== null).sort();
  const oldest = times[0] ?? null, lost = !isReachable() || oldest !== null, waits = held.filter((each) => each.refused === null).length;
  useEffect(() => {
    if (!lost) return;
    return client.getQueryCache().subscribe(({ type }) => { if (type === "observerAdded" || type === "observerRemoved" || type === "updated") turn((count) => count + 1); });
  }, [client, lost]);
  useEffect(() => {
    if (!lost) return;
    const timer = setInterval(touch, probeMs), online = () => touch();
    window.addEventListener("online", online);
    return () => { clearInterval(timer); window.removeEventListener("online", online); };
  }, [lost, touch]);
  useEffect(() => {
    if (lost || waits === 0) return;
    void send();
    const timer = setInterval(() => { void send(); }, sendMs);
    return () => clearInterval(timer);
  }, [lost, waits, send]);
  if (!lost && held.length === 0) return null;
  return (
    <div className="offline-bar" role="status">
      {lost && <span><b>{t({ zh: "离线", en: "Offline" })}</b> {oldest === null ? t({ zh: "现在连不上服务器，正在重试", en: "the server cannot be reached; trying again" }) : t({ zh: `现在连不上服务器；显示的是本机保存的内容，截至 ${beijingMinuteOf(oldest)}`, en: `the server cannot be reached; what is shown was kept on this machine, as of ${beijingMinuteOf(oldest)}` })}</span>}
      {held.length > 0 && <To to="/ledgers">{t({ zh: `待发送 ${held.length} 条`, en: `${held.length} waiting to be sent` })}</To>}
    </div>
  );
}

/** A newer build of the pages is there: it is loaded when the person says so, since something may be half filled in (有新版本). */
function NewBuild() {
  const { t } = useLanguage();
  const [newer, setNewer] = useState(false);
  useEffect(() => {
    let asked = Date.now();
    const look = () => { asked = Date.now(); void newerBuild().then((yes) => { if (yes) setNewer(true); }); };
    const seen = () => { if (document.visibilityState === "visible" && Date.now() - asked > 60_000) look(); };
    const timer = setInterval(look, buildMs);
    document.addEventListener("visibilitychange", seen);
    return () => { clearInterval(timer); document.removeEventListener("visibilitychange", seen); };
  }, []);
  if (!newer) return null;
  return <div className="offline-bar new-build" role="status"><span><b>{t({ zh: "有新版本", en: "A new version is there" })}</b> {t({ zh: "刷新后使用；填了一半的内容会保留", en: "it is used after a reload; what is half filled in stays" })}</span><Button size="small" onClick={() => window.location.reload()}>{t({ zh: "刷新", en: "Reload" })}</Button></div>;
}
