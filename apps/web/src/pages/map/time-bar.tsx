import { CaretRightOutlined, PauseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useLanguage } from "../../app/language.js";
import type { Frame, Scale } from "./frames.js";

const stepMs = 1_000;
/** The time of the stations on the map (时间条): hours or days, played or moved by keys; at its end stands the present. */
export function TimeBar({ scale, frames, at, waiting, problem, onScale, onMove }: { readonly scale: Scale; readonly frames: readonly Frame[]; readonly at: number | null; readonly waiting: boolean; readonly problem: boolean; readonly onScale: (scale: Scale) => void; readonly onMove: (at: number | null) => void }) {
  const { t } = useLanguage();
  const [playing, setPlaying] = useState(false);
  const last = frames.length;   // one beyond the frames: now
  useEffect(() => {
    if (!playing) return undefined;
    if (at === null) { setPlaying(false); return undefined; }
    if (waiting) return undefined;    // a frame is looked at before the next one comes
    const timer = setTimeout(() => { onMove(at + 1 >= last ? null : at + 1); }, stepMs);
    return () => clearTimeout(timer);
  }, [playing, at, waiting, last, onMove]);
  // the bar stands where the hand put it at once; the address follows, and has the last word when it changes
  const [held, setHeld] = useState(at ?? last), [told, setTold] = useState(at);
  if (told !== at) { setTold(at); setHeld(at ?? last); }
  const words = at === null ? t({ zh: "现在", en: "now" }) : frames[at]?.words ?? "";
  const play = () => { if (!playing && at === null) onMove(0); setPlaying(!playing); };
  return (
    <div className="time-bar no-print" role="group" aria-label={t({ zh: "空气质量时间条", en: "Time bar of the air" })}>
      <Button size="small" icon={playing ? <PauseOutlined /> : <CaretRightOutlined />} onClick={play}>{playing ? t({ zh: "暂停", en: "Pause" }) : t({ zh: "播放", en: "Play" })}</Button>
      <select aria-label={t({ zh: "时间条的范围", en: "Range" })} value={scale} onChange={(event) => { setPlaying(false); onScale(event.target.value as Scale); }}><option value="hours">{t({ zh: "近 72 小时（逐时）", en: "Last 72 hours" })}</option><option value="days">{t({ zh: "本年（逐日）", en: "Days of the year" })}</option></select>
      <input type="range" min={0} max={last} step={1} value={Math.min(held, last)} aria-label={t({ zh: "时间（左右键移动一格）", en: "Time (arrows move one step)" })} aria-valuetext={words} onChange={(event) => { const next = Number(event.target.value); setHeld(next); onMove(next >= last ? null : next); }} />
      <output className="time-words"><b>{words}</b>{problem ? <span role="alert"> {t({ zh: "取数失败", en: "not fetched" })}</span> : waiting ? t({ zh: " 取数中…", en: " fetching…" }) : ""}</output>
      {at !== null && <Button size="small" onClick={() => { setPlaying(false); onMove(null); }}>{t({ zh: "回到现在", en: "Back to now" })}</Button>}
    </div>
  );
}
