import { BellOutlined } from "@ant-design/icons";
import type { AlarmRow } from "@yunqing/wire";
import { useCallback, useEffect } from "react";
import { useLanguage } from "../app/language.js";
import { useActor } from "../app/session.js";
import { useHere } from "../app/view-state.js";
import { useAlarmStream } from "../pages/alarms/alarm-live.js";
import { readySound, ring } from "../pages/alarms/alarm-sound.js";
import { alarmLevelOrder, levelWords, whereOf } from "../pages/alarms/alarm-words.js";
import { To } from "./link.js";
import "./alarm-bell.css";

/** The bell in the head of every page (报警铃): how many alarms nobody acknowledged; it rings and notifies where the person asked for it. */
export function AlarmBell() {
  const { can } = useActor();
  return can("monitor.read") ? <Bell /> : null;
}
function Bell() {
  const { t } = useLanguage();
  const here = useHere();
  const onFresh = useCallback((fresh: readonly AlarmRow[]) => {
    const worst = alarmLevelOrder.find((level) => fresh.some((row) => row.level === level));
    if (worst !== undefined) ring(worst);
    if (typeof Notification === "undefined" || Notification.permission !== "granted" || document.visibilityState === "visible") return;
    for (const row of fresh.slice(0, 3)) {
      // the same alarm told again takes the place of its notice
      const notice = new Notification(`${t(levelWords[row.level])} · ${t(whereOf(row))}`, { body: t(row.text), tag: row.id });
      notice.onclick = () => { window.focus(); window.location.assign(here("/alarms", { alarm: row.id })); };
    }
  }, [here, t]);
  const { counts } = useAlarmStream(onFresh);
  useEffect(() => { const once = () => { readySound(); }; window.addEventListener("pointerdown", once, { once: true }); window.addEventListener("keydown", once, { once: true }); return () => { window.removeEventListener("pointerdown", once); window.removeEventListener("keydown", once); }; }, []);
  const waiting = counts === null ? 0 : Object.values(counts.unacknowledged).reduce((sum, each) => sum + each, 0), worst = counts === null ? undefined : alarmLevelOrder.find((level) => counts.unacknowledged[level] > 0);
  return <To to="/alarms" className="alarm-bell" label={t({ zh: `未确认报警 ${waiting} 条`, en: `${waiting} alarms nobody acknowledged` })}><BellOutlined aria-hidden />{waiting > 0 && <span className={`alarm-bell-count level-${worst ?? "notice"}`} aria-hidden="true">{waiting > 999 ? "999+" : waiting}</span>}</To>;
}
