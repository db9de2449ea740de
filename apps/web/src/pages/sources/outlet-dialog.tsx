import { useQuery } from "@tanstack/react-query";
import { findItem, dayAfter } from "@yunqing/standards";
import { pathOf, type BoardOutletItem, type BoardOutletRow, type FigureHoursView, type FigureLine, type FigureView } from "@yunqing/wire";
import { Button, Modal } from "antd";
import { useState } from "react";
import { qualityWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { get, send } from "../../client/fetch.js";
import { DayChoice } from "../../parts/choice.js";
import { FigureWhy } from "../../parts/figure-why.js";
import { ProblemNote } from "../../parts/problem-note.js";

const signs = { reliable: "●", doubtful: "◆", unreliable: "✕" } as const;
const encoded = (id: string): string => id.replace(/[%|:;@~]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);

/** One outlet and item (排放口详情): the hours of a day, and on demand the amount given off in a month, which takes its time to make. */
export function OutletDialog({ outlet, item, line, day: first, onClose }: { readonly outlet: BoardOutletRow; readonly item: BoardOutletItem; readonly line: FigureLine; readonly day: string; readonly onClose: () => void }) {
  const { t } = useLanguage(), { d } = useActor(), [day, setDay] = useState(first), [month, setMonth] = useState<string | null>(null);
  const named = findItem(item.item, outlet.kind === "stack-outlet" ? "gas" : "water"), name = `${t(outlet.name)} ${named === undefined ? item.item : t(named.name)}`;
  const hours = useQuery({ queryKey: ["outlet-hours", d, outlet.id, item.item, line, day], queryFn: ({ signal }) => get<FigureHoursView>(`${pathOf("figureHours", { d })}?${new URLSearchParams({ kind: outlet.kind, id: outlet.id, item: item.item, from: day, until: dayAfter(day), line }).toString()}`, signal) });
  const amount = useQuery({ queryKey: ["outlet-amount", d, outlet.id, item.item, line, month], enabled: month !== null, retry: 0, queryFn: async () => (await send<{ readonly items: readonly FigureView[] }>("POST", pathOf("figures", { d }), { keys: [`${line}|${outlet.kind}:${encoded(outlet.id)}|outlet-emission:${item.item}|month~${month ?? ""}-01`] })).items[0] });
  const row = hours.data?.days[0]?.hours, shown = day.slice(0, 7);
  return (
    <Modal open title={name} onCancel={onClose} width={720} footer={<Button onClick={onClose}>{t({ zh: "关闭", en: "Close" })}</Button>}>
      <div className="filters"><DayChoice label={t({ zh: "日期", en: "Day" })} value={day} max={first > day ? first : undefined} onChange={(next) => { if (next !== "") setDay(next); }} /><span>{line === "real-time" ? t({ zh: "实时线", en: "real-time line" }) : t({ zh: "审核线", en: "reviewed line" })}{item.hourLimit === null ? "" : t({ zh: ` · 小时限值 ${item.hourLimit}`, en: ` · hourly limit ${item.hourLimit}` })}</span></div>
      {hours.error && <ProblemNote problem={hours.error} />}
      <section aria-label={t({ zh: `${day} 逐时浓度`, en: `Hours of ${day}` })}>
        <h3>{t({ zh: `${day} 逐时浓度`, en: `Hours of ${day}` })}{hours.data?.unit ? <small className="unit"> {hours.data.unit}</small> : null}</h3>
        <ol className="outlet-hours" aria-busy={hours.isPending}>{Array.from({ length: 24 }, (_, at) => { const cell = row?.[at] ?? null; return <li key={at} title={cell?.reason ? t(cell.reason) : undefined}><small>{at + 1}{t({ zh: "时", en: "h" })}</small>{cell === null ? <span>—</span> : <span className={`quality-${cell.quality}`}><span aria-hidden="true">{signs[cell.quality]}</span><span className="visually-hidden">{t(qualityWords[cell.quality])}</span> <span className="num">{cell.value || "—"}</span></span>}</li>; })}</ol>
      </section>
      <section aria-label={t({ zh: "排放量", en: "Amount given off" })}>
        <h3>{t({ zh: `${shown} 排放量`, en: `Amount given off in ${shown}` })}</h3>
        {month !== shown ? <Button size="small" onClick={() => setMonth(shown)}>{t({ zh: `计算 ${shown} 排放量`, en: `Work it out for ${shown}` })}</Button>
          : amount.isPending ? <p role="status">{t({ zh: "正在由逐时浓度和流量计算……", en: "Being made from hourly concentrations and flow…" })}</p>
            : amount.error ? <ProblemNote problem={amount.error} /> : amount.data && <p className="outlet-amount"><FigureWhy figure={amount.data} title={`${name} ${t({ zh: "排放量", en: "amount" })} ${shown}`} unit />{amount.data.value === null && amount.data.validity.reason !== null && <> {t(amount.data.validity.reason)}</>}</p>}
      </section>
    </Modal>
  );
}
