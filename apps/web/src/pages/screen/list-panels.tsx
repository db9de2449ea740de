import { useLanguage } from "../../app/language.js";
import { stateWords } from "../../app/words.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { levelShapes, levelWords, whereOf } from "../alarms/alarm-words.js";
import { outletLook, waterLook } from "../map/live-marks.js";
import type { ScreenData } from "./screen-data.js";

const rowsShown = 8;
const none = (text: string) => <p className="wall-none">{text}</p>;
const Chip = ({ colour, ink, children }: { readonly colour: string; readonly ink: string; readonly children: string }) => <b className="wall-chip" style={{ background: colour, color: ink }}>{children}</b>;

/** Sections from the source downstream with class and target (沿程断面水质). */
export function WaterPanel({ screen }: { readonly screen: ScreenData }) {
  const { t } = useLanguage();
  const sections = [...(screen.data.water?.sections ?? [])].sort((a, b) => (a.body ?? "").localeCompare(b.body ?? "") || Number(a.chainage ?? Number.POSITIVE_INFINITY) - Number(b.chainage ?? Number.POSITIVE_INFINITY));
  if (sections.length === 0) return none(t({ zh: "没有断面。", en: "No sections." }));
  return <ol className="wall-rows">{sections.slice(0, rowsShown).map((row) => {
    const month = row.month.value !== null || row.month.detail?.kind === "water", look = waterLook(month ? row.month : row.year.now), kept = row.target?.detail?.kind === "target" ? row.target.detail.kept : null;
    return <li key={row.id}><span className="wall-name">↓ {t(row.name)}<small>{row.bodyName ? t(row.bodyName) : ""}{row.chainage ? ` ${row.chainage} km` : ""}</small></span><Chip colour={look.colour} ink={look.ink}>{t(look.word)}</Chip><span className="wall-side">{month ? t({ zh: "本月", en: "month" }) : t({ zh: "本年", en: "year" })}{row.targetClass ? ` · ${t({ zh: "目标", en: "target" })} ${row.targetClass}` : ""}{kept === null ? "" : kept ? ` ✓ ${t({ zh: "达标", en: "met" })}` : ` ✕ ${t({ zh: "未达标", en: "missed" })}`}</span></li>;
  })}</ol>;
}
/** Sources over their limits first (超标排放口). */
export function SourcesPanel({ screen }: { readonly screen: ScreenData }) {
  const { t } = useLanguage();
  const rows = screen.data.sources?.rows ?? [], looks = rows.map((row) => ({ row, look: outletLook(row) })), over = looks.filter(({ look }) => look.shape === "triangle"), rest = looks.filter(({ look }) => look.shape !== "triangle");
  const broken = ({ row }: (typeof looks)[number]) => row.items.flatMap((item) => [...(item.hourState === "broken" ? [`${item.item} ${item.hour.value ?? "—"} ${item.hour.unit}（限 ${item.hourLimit ?? "—"}）`] : []), ...(item.dayState === "broken" ? [`${item.item} 日 ${item.day.value ?? "—"} ${item.day.unit}（限 ${item.dayLimit ?? "—"}）`] : [])]).slice(0, 2).join("；");
  if (rows.length === 0) return none(t({ zh: "没有排放口。", en: "No outlets." }));
  return <><p className="wall-big">{over.length === 0 ? t({ zh: `✓ ${rows.length} 个排放口目前无超标`, en: `✓ none of ${rows.length} outlets over the limit` }) : t({ zh: `▲ ${over.length} 个超标 / 共 ${rows.length} 个`, en: `▲ ${over.length} of ${rows.length} over the limit` })}</p><ul className="wall-rows">{[...over, ...rest].slice(0, rowsShown - 1).map((one) => <li key={one.row.id}><span className="wall-name">{t(one.row.name)}<small>{broken(one)}</small></span><Chip colour={one.look.colour} ink={one.look.ink}>{`${one.look.text} ${t(one.look.word)}`}</Chip></li>)}</ul></>;
}
/** Open alarms, the latest first (未销报警). */
export function AlarmsPanel({ screen }: { readonly screen: ScreenData }) {
  const { t } = useLanguage();
  const rows = [...screen.data.alarms].sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt)), colours = { severe: "#b3245f", major: "#c4231a", general: "#b85c00", notice: "#2f6db3" } as const, more = screen.alarms.data?.next !== null && screen.alarms.data !== undefined;
  if (rows.length === 0) return none(t({ zh: "✓ 没有未销的报警", en: "✓ No open alarms" }));
  return <><p className="wall-big">{t({ zh: `未销 ${rows.length}${more ? " 条以上" : " 条"}，未确认 ${rows.filter(({ state }) => state === "raised").length} 条`, en: `${rows.length}${more ? "+" : ""} open, ${rows.filter(({ state }) => state === "raised").length} not acknowledged` })}</p><ul className="wall-rows">{rows.slice(0, rowsShown - 1).map((row) => <li key={row.id}><Chip colour={colours[row.level]} ink="#fff">{`${levelShapes[row.level]} ${t(levelWords[row.level])}`}</Chip><span className="wall-name">{t(whereOf(row))}<small>{t(row.text)}</small></span><span className="wall-side">{beijingMinuteOf(row.raisedAt).slice(5)}</span></li>)}</ul></>;
}
/** Control loops and what their machines do (控制回路). */
export function LoopsPanel({ screen }: { readonly screen: ScreenData }) {
  const { t } = useLanguage();
  const rows = screen.data.loops;
  if (rows.length === 0) return none(t({ zh: "没有控制回路。", en: "No loops." }));
  return <ul className="wall-rows">{rows.slice(0, rowsShown).map((row) => { const bad = row.failed > 0 || row.linesDown > 0; return <li key={row.loop}><span className="wall-name">{t(row.name)}<small>{row.why ? t(row.why.text) : ""}</small></span><Chip colour={bad ? "#c4231a" : row.actuatorsOn > 0 ? "#0b7285" : "#4d5d66"} ink="#fff">{bad ? t({ zh: "▲ 故障或失联", en: "▲ Failed or lost" }) : row.actuatorsOn > 0 ? t({ zh: `● 运行 ${row.actuatorsOn}/${row.actuators}`, en: `● On ${row.actuatorsOn}/${row.actuators}` }) : row.active ? t({ zh: "○ 待机", en: "○ Idle" }) : t({ zh: "– 停用", en: "– Off" })}</Chip>{row.frost && <span className="wall-side">❄ {t({ zh: "防冻锁定", en: "Frost lock" })}</span>}</li>; })}</ul>;
}
/** How the plan's indicators stand (规划指标状态). */
export function IndicatorsPanel({ screen }: { readonly screen: ScreenData }) {
  const { t } = useLanguage();
  const rows = screen.indicators.data ?? [], colours = { met: "#12703f", "on-track": "#0b7285", behind: "#b85c00", missed: "#c4231a", "awaiting-target": "#5a3d7a", "not-computable": "#4d5d66" } as const, signs = { met: "✓", "on-track": "↗", behind: "↘", missed: "✕", "awaiting-target": "⌛", "not-computable": "?" } as const, urgent = ["missed", "behind", "on-track", "met", "awaiting-target", "not-computable"] as const;
  if (rows.length === 0) return none(t({ zh: "没有规划指标。", en: "No indicators." }));
  return <><ul className="wall-tiles">{urgent.map((state) => <li key={state} style={{ background: colours[state] }}><b>{rows.filter((row) => row.state === state).length}</b><span>{signs[state]} {t(stateWords[state])}</span></li>)}</ul><ul className="wall-rows">{[...rows].sort((a, b) => urgent.indexOf(a.state) - urgent.indexOf(b.state)).slice(0, 5).map((row) => <li key={row.id}><span className="wall-name">{t(row.name)}</span><span className="wall-side">{row.value ? `${row.value.rounded} ${row.unit}` : "—"}</span><Chip colour={colours[row.state]} ink="#fff">{`${signs[row.state]} ${t(stateWords[row.state])}`}</Chip></li>)}</ul></>;
}
/** Lines and transmission of the last day (联网与传输率). */
export function LinesPanel({ screen }: { readonly screen: ScreenData }) {
  const { t } = useLanguage();
  const points = screen.data.points.filter(({ active }) => active), of = (condition: string) => points.filter((point) => point.condition === condition).length, rated = points.flatMap(({ transmission, ...point }) => (transmission === null ? [] : [{ ...point, rate: transmission }])).sort((a, b) => Number(a.rate) - Number(b.rate));
  return <><ul className="wall-tiles"><li style={{ background: "#12703f" }}><b>{of("online")}</b><span>● {t({ zh: "在线", en: "Online" })}</span></li><li style={{ background: "#b85c00" }}><b>{of("late")}</b><span>◐ {t({ zh: "迟报", en: "Late" })}</span></li><li style={{ background: "#c4231a" }}><b>{of("silent")}</b><span>✕ {t({ zh: "离线", en: "Silent" })}</span></li><li style={{ background: "#4d5d66" }}><b>{of("never")}</b><span>– {t({ zh: "从未上线", en: "Never" })}</span></li></ul>
    <h3>{t({ zh: "近 24 小时小时数据传输率，从低到高", en: "Transmission of the last 24 hours, the lowest first" })}</h3><ul className="wall-rows">{rated.slice(0, 5).map((row) => <li key={row.id}><span className="wall-name">{t(row.name)}</span><meter min={0} max={100} value={Number(row.rate)} aria-hidden="true" /><span className="wall-side"><b>{row.rate}%</b></span></li>)}</ul></>;
}
