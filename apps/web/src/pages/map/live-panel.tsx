import { airLevels, waterClassLabels, type Labels, type WaterClass } from "@yunqing/standards";
import { Checkbox } from "antd";
import { useLanguage } from "../../app/language.js";
import { classColours } from "../../parts/class-tag.js";
import { liveGroups, type LiveGroup, type LiveMark } from "./live-marks.js";

export const groupWords: Readonly<Record<LiveGroup, Labels>> = { air: { zh: "空气站 · AQI", en: "Air stations · AQI" }, water: { zh: "水质断面 · 类别", en: "Sections · class" }, outlet: { zh: "排放口 · 达标", en: "Outlets" }, other: { zh: "其他点位 · 在线", en: "Other points" }, alarm: { zh: "未销报警", en: "Open alarms" }, loop: { zh: "控制回路", en: "Control loops" }, wind: { zh: "风向（箭头顺风）", en: "Wind (arrow goes with it)" } };
const signs: Readonly<Record<LiveGroup, string>> = { air: "●", water: "◆", outlet: "■", other: "■", alarm: "◯", loop: "◆", wind: "⬇" };
/** Items of which a surface may be drawn, as sub-indices name them. */
export const surfaceItems = ["PM2.5", "PM10", "O3", "NO2", "SO2", "CO"] as const;

/** Switches and legend of the live layers (实况图层与图例). */
export function LivePanel({ marks, off, surface, drawable, onOff, onSurface }: { readonly marks: readonly LiveMark[]; readonly off: ReadonlySet<string>; readonly surface: string; readonly drawable: boolean; readonly onOff: (off: ReadonlySet<string>) => void; readonly onSurface: (item: string) => void }) {
  const { t } = useLanguage();
  const entry = (colour: string, sign: string, words: string) => <li key={words}><span aria-hidden="true" className="live-sign" style={{ color: colour }}>{sign}</span>{words}</li>;
  return (
    <div className="live-panel">
      <fieldset><legend>{t({ zh: "实况", en: "Live" })}</legend>{liveGroups.map((group) => <Checkbox key={group} checked={!off.has(group)} onChange={({ target }) => { const next = new Set(off); if (target.checked) next.delete(group); else next.add(group); onOff(next); }}><span aria-hidden="true">{signs[group]} </span>{t(groupWords[group])} <small>{marks.filter((mark) => mark.group === group).length}</small></Checkbox>)}</fieldset>
      <label className="live-surface">{t({ zh: "污染面（插值示意）", en: "Surface (interpolated)" })} <select value={surface} onChange={(event) => onSurface(event.target.value)}><option value="">{t({ zh: "不显示", en: "none" })}</option>{surfaceItems.map((item) => <option key={item} value={item}>{item}</option>)}</select></label>
      {surface !== "" && <p className="live-note" role="note">{drawable ? t({ zh: `插值示意：由各站 ${surface} 分指数（IAQI）按反距离加权推算，不是监测结果，不作评价依据。`, en: `Interpolation only: sub-indices of ${surface} weighted by inverse distance. Nothing was measured between stations.` }) : t({ zh: "有效站点不足两个，不画污染面。", en: "Fewer than two stations with a value: no surface." })}</p>}
      <details><summary>{t({ zh: "图例", en: "Legend" })}</summary><ul className="live-legend">
        {airLevels.map((level) => entry(`rgb(${level.rgb.join(",")})`, "●", `${level.level} ${t(level.label)}`))}{entry("#7d8b93", "●", t({ zh: "NA 缺数", en: "NA no data" }))}
        {(Object.keys(waterClassLabels) as WaterClass[]).map((each) => entry(classColours[each], "◆", t(waterClassLabels[each])))}
        {entry("#c4231a", "▲", t({ zh: "排放口超标", en: "Outlet over the limit" }))}{entry("#12703f", "■", t({ zh: "排放口未超标（✓）", en: "Outlet within the limit (✓)" }))}{entry("#4d5d66", "■", t({ zh: "停运", en: "Stopped" }))}{entry("#7d8b93", "⬢", t({ zh: "离线（–）", en: "Silent (–)" }))}
        {entry("#c4231a", "◯", t({ zh: "有未销报警（警）", en: "Open alarm" }))}{entry("#0b7285", "◆", t({ zh: "回路运行（开）", en: "Loop on" }))}
      </ul></details>
    </div>
  );
}
