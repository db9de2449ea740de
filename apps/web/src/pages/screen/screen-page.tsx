import { Fragment, useEffect, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter, useHere } from "../../app/view-state.js";
import { beijingMinuteOf, beijingSecondOf } from "../../day/beijing.js";
import { Link } from "react-router";
import { AirPanel } from "./air-panel.js";
import { AlarmsPanel, IndicatorsPanel, LinesPanel, LoopsPanel, SourcesPanel, WaterPanel } from "./list-panels.js";
import { MapPanel } from "./map-panel.js";
import "./screen.css";
import { useNow, useScreenData } from "./screen-data.js";

const panels = [
  { id: "air", title: { zh: "空气质量", en: "Air" }, Shown: AirPanel }, { id: "water", title: { zh: "断面水质（沿程）", en: "Water along the river" }, Shown: WaterPanel }, { id: "sources", title: { zh: "污染源排放", en: "Sources" }, Shown: SourcesPanel }, { id: "alarms", title: { zh: "未销报警", en: "Open alarms" }, Shown: AlarmsPanel },
  { id: "loops", title: { zh: "控制回路", en: "Control loops" }, Shown: LoopsPanel }, { id: "plan", title: { zh: "规划指标", en: "Indicators of the plan" }, Shown: IndicatorsPanel }, { id: "lines", title: { zh: "联网与传输率", en: "Lines and transmission" }, Shown: LinesPanel }, { id: "map", title: { zh: "一张图", en: "Map" }, Shown: MapPanel },
] as const;
const wide = 1920, high = 1080, usualSeconds = 20, fewestSeconds = 3;

/** The scale at which 1920×1080 fits into the window. */
function useFit(): number {
  const fit = () => Math.min(window.innerWidth / wide, window.innerHeight / high);
  const [scale, setScale] = useState(fit);
  useEffect(() => { const act = () => setScale(fit()); window.addEventListener("resize", act); return () => window.removeEventListener("resize", act); }, []);
  return scale;
}
/** 大屏: 1920×1080, dark, turning by itself. Keys: ← → turn it, space holds it; `seconds` and `panel` stand in the address. */
export function ScreenPage() {
  const { t } = useLanguage();
  const { district, session } = useActor();
  const here = useHere(), now = useNow(), scale = useFit(), screen = useScreenData(now);
  const [secondsText] = useFilter("seconds", String(usualSeconds)), [fixed] = useFilter("panel");
  const [at, setAt] = useState(() => Math.max(0, panels.findIndex(({ id }) => id === fixed))), [held, setHeld] = useState(fixed !== "");
  const seconds = Math.max(fewestSeconds, Number(secondsText) || usualSeconds);
  useEffect(() => { if (held) return undefined; const timer = setInterval(() => setAt((old) => (old + 1) % panels.length), seconds * 1_000); return () => clearInterval(timer); }, [held, seconds, at]);
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest("a, button, input, [role=dialog]")) return;
      if (event.key === "ArrowRight") setAt((old) => (old + 1) % panels.length); else if (event.key === "ArrowLeft") setAt((old) => (old + panels.length - 1) % panels.length); else if (event.key === " ") { event.preventDefault(); setHeld((old) => !old); }
    };
    window.addEventListener("keydown", act);
    return () => window.removeEventListener("keydown", act);
  }, []);
  const panel = panels[at] ?? panels[0], age = screen.answered > 0 ? Math.max(0, Math.round((now - screen.answered) / 1000)) : null;
  return (
    <div className="wall-frame">
      <main className="wall" style={{ transform: `scale(${scale})`, left: (window.innerWidth - wide * scale) / 2, top: (window.innerHeight - high * scale) / 2 }} data-panel={panel.id}>
        <header><h1>{district ? t(district.name) : ""} · {t({ zh: "生态环境监测", en: "Environment" })}</h1>{district?.simulated && <strong className="wall-simulated" role="note">{t({ zh: "模拟", en: "SIMULATED" })}</strong>}<time>{beijingSecondOf(new Date(now).toISOString())}<small>{t({ zh: "北京时间", en: "Beijing" })}</small></time></header>
        {screen.stale && <p className="wall-stale" role="alert">⚠ {t({ zh: `数据已停更，最后更新 ${beijingMinuteOf(new Date(screen.answered).toISOString())}；正在自动重连`, en: `Data stand still since ${beijingMinuteOf(new Date(screen.answered).toISOString())}; reconnecting` })}</p>}
        <section aria-label={t(panel.title)}><h2>{t(panel.title)}</h2>{screen.answered === 0 ? <p className="wall-none">{screen.points.isError || screen.air.isError ? t({ zh: "数据尚未取到，正在自动重试", en: "No data yet; trying again" }) : t({ zh: "正在取数……", en: "Fetching…" })}</p> : <panel.Shown screen={screen} />}</section>
        <footer><ol aria-hidden="true">{panels.map(({ id, title }, place) => <Fragment key={id}><li className={place === at ? "here" : undefined}>{t(title)}</li></Fragment>)}</ol><span>{held ? t({ zh: "已暂停 · ", en: "held · " }) : ""}{screen.stale ? "⚠" : "●"} {age === null ? "" : t({ zh: `数据 ${age} 秒前`, en: `data ${age} s old` })} · {t({ zh: "实时数据，未经审核", en: "real-time, not reviewed" })}</span>{session.readOnly !== true && <Link to={here("/monitor")}>{t({ zh: "返回", en: "Back" })}</Link>}</footer>
      </main>
    </div>
  );
}
