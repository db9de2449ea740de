import { useLanguage } from "../../app/language.js";
import { airLook } from "../map/live-marks.js";
import type { ScreenData } from "./screen-data.js";

const shownStations = 8;
/** The air now, station by station, and the month as a calendar (空气实况与日历). */
export function AirPanel({ screen }: { readonly screen: ScreenData }) {
  const { t } = useLanguage();
  const air = screen.data.air, stations = (air?.rows ?? []).filter(({ kind }) => kind === "point"), look = airLook(screen.district?.hour), first = new Date(`${screen.calendar[0]?.day ?? "2026-01-01"}T00:00:00Z`).getUTCDay();
  const leading = screen.district?.hour.detail?.kind === "index" ? screen.district.hour.detail.primary.join("、") : "";
  return (
    <div className="wall-two">
      <div>
        <div className="wall-hero" style={{ background: look.colour, color: look.ink }}><span className="wall-hero-number">{look.text}</span><span className="wall-hero-word">{t(look.word)}<small>{screen.district ? t(screen.district.name) : ""} · {t({ zh: "小时 AQI", en: "hourly AQI" })}{air ? ` · ${air.hour.hour}${t({ zh: "时", en: "h" })}` : ""}</small>{leading && <small>{t({ zh: "首要污染物 ", en: "Primary " })}{leading}</small>}</span></div>
        <ul className="wall-stations">{stations.slice(0, shownStations).map((row) => { const own = airLook(row.hour); return <li key={row.id}><span className="wall-name">{t(row.name)}</span><b style={{ background: own.colour, color: own.ink }}>{own.text} {t(own.word)}</b></li>; })}</ul>
        {stations.length > shownStations && <p className="wall-more">{t({ zh: `另有 ${stations.length - shownStations} 站，见空气页`, en: `${stations.length - shownStations} more` })}</p>}
      </div>
      <div>
        <h3>{t({ zh: `本月日 AQI（${screen.calendar[0]?.day.slice(0, 7) ?? ""}）`, en: "Days of this month" })}</h3>
        <div className="wall-calendar" style={{ gridTemplateRows: "auto" }}>{[..."日一二三四五六"].map((each) => <span key={each} className="wall-weekday">{each}</span>)}{Array.from({ length: first }, (_, at) => <span key={`e${at}`} />)}{screen.calendar.map(({ day, figure }) => { const own = airLook(figure); return <span key={day} className="wall-day" style={{ background: own.colour, color: own.ink }}><small>{Number(day.slice(8))}</small><b>{own.text}</b><i>{t(own.word)}</i></span>; })}</div>
      </div>
    </div>
  );
}
