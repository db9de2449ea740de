import { Drawer } from "antd";
import type { PointRow } from "@yunqing/wire";
import { conditionWords, pointKindWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { FigureWhy } from "../../parts/figure-why.js";
import { To } from "../../parts/link.js";
import { shownOf } from "../../parts/shown-value.js";
import type { LiveMark } from "./live-marks.js";

/** A point or loop of the live map with its latest values (实况卡片). */
export function LiveCard({ marks, point, when, onClose }: { readonly marks: readonly LiveMark[]; readonly point: PointRow | null; readonly when: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const first = marks[0], name = point?.name ?? first?.name;
  if (name === undefined) return null;
  return (
    <Drawer open onClose={onClose} mask={false} autoFocus={false} focusable={{ trap: false }} size={Math.min(380, window.innerWidth)} title={<>{t(name)}{point?.simulated && <span className="simulated-mark">{t({ zh: "模拟", en: "SIMULATED" })}</span>}</>}>
      <dl className="facts">
        {point && <><dt>{t({ zh: "类别", en: "Kind" })}</dt><dd>{t(pointKindWords[point.kind])}</dd><dt>{t({ zh: "联机", en: "Line" })}</dt><dd>{t(conditionWords[point.condition])}{point.seenAt && ` · ${beijingMinuteOf(point.seenAt)}`}</dd></>}
        {marks.map((mark) => <LiveFact key={mark.id} mark={mark} when={when} title={t(name)} />)}
      </dl>
      {point && point.latest.length > 0 && <table className="live-values"><caption>{t({ zh: "最新值（实时数据，未经审核）", en: "Latest values (real-time, not reviewed)" })}</caption><thead><tr><th scope="col">{t({ zh: "因子", en: "Factor" })}</th><th scope="col">{t({ zh: "值", en: "Value" })}</th><th scope="col">{t({ zh: "时间", en: "Time" })}</th></tr></thead>
        <tbody>{point.latest.map((value) => { const factor = point.factors.find(({ code }) => code === value.factor); return <tr key={`${value.factor} ${value.field}`}><th scope="row">{factor ? t(factor.name) : value.factor}</th><td className="num">{shownOf(value).text} <span className="unit">{factor?.unit}</span></td><td>{beijingMinuteOf(value.at).slice(5)}</td></tr>; })}</tbody></table>}
      {point && <p className="drawer-link"><To to={`/monitor/${encodeURIComponent(point.id)}`}>{t({ zh: "打开点位", en: "Open the point" })}</To></p>}
      {first?.loop && <p className="drawer-link"><To to="/loops" extra={{ loop: first.loop }}>{t({ zh: "打开控制回路", en: "Open the loop" })}</To></p>}
    </Drawer>
  );
}
function LiveFact({ mark, when, title }: { readonly mark: LiveMark; readonly when: string; readonly title: string }) {
  const { t } = useLanguage();
  const label = mark.group === "alarm" ? t({ zh: "报警", en: "Alarm" }) : mark.group === "wind" ? t({ zh: "风", en: "Wind" }) : mark.group === "air" ? t({ zh: `AQI（${when}）`, en: `AQI (${when})` }) : t({ zh: "状态", en: "State" });
  return <><dt>{label}</dt><dd>{mark.figure ? <FigureWhy figure={mark.figure} title={title}><span className="tag" style={{ background: mark.colour, color: mark.ink }}>{mark.text} {t(mark.word)}</span></FigureWhy> : <>{mark.group !== "alarm" && mark.group !== "wind" && <span className="tag" style={{ background: mark.colour, color: mark.ink }}>{mark.text}</span>} {t(mark.word)}</>}{mark.alarm && <> <To to="/alarms" extra={{ alarm: mark.alarm.id }}>{t({ zh: "打开报警", en: "Open" })}</To></>}</dd></>;
}
