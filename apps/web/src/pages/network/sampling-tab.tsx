import type { NetworkView, SamplingPlanView, SamplingPointRow, SamplingRoundRow } from "@yunqing/wire";
import { Drawer } from "antd";
import { useMemo, useState } from "react";
import { pointKindWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { To } from "../../parts/link.js";
import { Loaded } from "../../parts/page.js";
import { Tag } from "../../parts/state-tag.js";
import { attestationWords, roundStates, roundWords } from "./network-words.js";
import { SheetButton } from "./sheet-button.js";

/** The sampling plan of a year: rounds done, due and missed (年度采样计划). */
export function SamplingTab({ view }: { readonly view: NetworkView }) {
  const { t } = useLanguage();
  const thisYear = view.today.slice(0, 4);
  const [year, setYear] = useFilter("year", thisYear), [only, setOnly] = useFilter("only");
  const plan = useView<SamplingPlanView>("samplingPlan", { query: { year } });
  return (
    <Loaded of={plan}>{(loaded) => <Plan plan={loaded} view={view} only={only} tools={
      <div className="filters">
        <Choice label={t({ zh: "年度", en: "Year" })} value={year} onChange={setYear} options={[1, 0, -1, -2, -3].map((each) => String(Number(thisYear) + each)).map((each) => ({ value: each, label: each }))} />
        <Choice label={t({ zh: "只看", en: "Only" })} value={only} onChange={setOnly} options={[{ value: "", label: t({ zh: "全部", en: "All" }) }, { value: "missed", label: t({ zh: "有漏采或问题", en: "With faults" }) }, { value: "due", label: t({ zh: "本期应采", en: "Due now" }) }]} />
        <SheetButton table="sampling" year={year} />
      </div>} />}
    </Loaded>
  );
}

const troubled = (row: SamplingPointRow): boolean => row.faults.length > 0 || row.rounds.some(({ state }) => state === "missed" || state === "partial" || state === "too-close");

function Plan({ plan, view, only, tools }: { readonly plan: SamplingPlanView; readonly view: NetworkView; readonly only: string; readonly tools: React.ReactNode }) {
  const { t } = useLanguage();
  const [opened, setOpened] = useState<{ readonly row: SamplingPointRow; readonly round: SamplingRoundRow } | null>(null);
  const columns = useMemo<readonly Column<SamplingPointRow>[]>(() => [
    { id: "name", heads: true, title: { zh: "点位", en: "Point" }, sortBy: (row) => t(row.name), cell: (row) => <>{t(row.name)}<small className="under">{t(pointKindWords[row.kind])}</small></> },
    { id: "state", card: "badge", title: { zh: "情况", en: "State" }, sortBy: (row) => -row.missed, cell: (row) => (row.missed > 0 ? <Tag of="missed" words={{ zh: `漏采 ${row.missed} 次`, en: `${row.missed} missed` }} /> : troubled(row) ? <Tag of="medium" words={{ zh: "有问题", en: "Look" }} /> : <Tag of="met" words={{ zh: "正常", en: "In order" }} />) },
    { id: "calendar", title: { zh: "采样方案", en: "Calendar" }, cell: (row) => <span title={t(row.source)}>{t(row.calendarName)}<small className="under">{t(attestationWords[row.attestation])}</small></span> },
    { id: "done", numeric: true, title: { zh: "完成", en: "Done" }, sortBy: (row) => row.done, cell: (row) => `${row.done}/${row.rounds.length}` },
    { id: "rounds", card: "wide", title: { zh: "轮次", en: "Rounds" }, cell: (row) => <ul className="rounds">{row.rounds.map((round) => { const { mark, words } = roundWords[round.state]; return <li key={`${round.calendar} ${round.number}`} className={`round-${round.state}`}><button type="button" title={`${t(round.name)} ${t(words)}`} onClick={() => setOpened({ row, round })}><span aria-hidden="true">{mark} </span>{t(round.name)}<span className="visually-hidden"> {t(words)} {t(row.name)}</span></button></li>; })}</ul> },
    { id: "laboratory", card: "wide", title: { zh: "检测机构", en: "Laboratory" }, cell: (row) => <>{row.laboratory ?? "—"}{row.faults.length > 0 && <small className="under"><Tag of="medium" words={{ zh: `资质问题 ${row.faults.length} 处`, en: `${row.faults.length} certificate faults` }} title={t(row.faults[0]?.text ?? { zh: "", en: "" })} /></small>}</> },
  ], [t]);
  const shown = plan.rows.filter((row) => (only === "missed" ? troubled(row) : only === "due" ? row.rounds.some(({ state }) => state === "due") : true));
  return (
    <>
      <p className="round-legend">{roundStates.map((each) => <span key={each}>{roundWords[each].mark} {t(roundWords[each].words)}</span>)}</p>
      <DataTable name={{ zh: `${plan.year} 年采样计划`, en: `Sampling plan of ${plan.year}` }} rows={shown} columns={columns} idOf={(row) => `${row.point} ${row.calendar}`} chooser={false} tools={tools} empty={plan.rows.length > 0 ? { zh: "没有这样的点位。", en: "No such point." } : { zh: "还没有安排采样。在“点位”里给手工点位选一个采样方案，这里就会列出各轮次。", en: "Nothing is planned. Choose a programme for points by hand under Points." }} />
      {opened && <RoundDrawer {...opened} view={view} onClose={() => setOpened(null)} />}
    </>
  );
}

function RoundDrawer({ row, round, view, onClose }: { readonly row: SamplingPointRow; readonly round: SamplingRoundRow; readonly view: NetworkView; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { of, words } = roundWords[round.state], faults = row.faults.filter(({ day }) => round.from <= day && day <= round.last);
  return (
    <Drawer open onClose={onClose} size={Math.min(520, window.innerWidth)} title={t({ zh: `${row.name.zh} · ${round.name.zh}`, en: `${row.name.en} · ${round.name.en}` })}>
      <p><Tag of={of} words={words} /> <span className="num">{round.from} — {round.last}</span></p>
      {round.advice && <p><b>{t({ zh: "怎么办：", en: "What to do: " })}</b>{t(round.advice)}</p>}
      {round.missing.length > 0 && <p>{t({ zh: "缺：", en: "Missing: " })}{round.missing.map((each) => (view.itemNames[each] ? t(view.itemNames[each]) : each)).join(t({ zh: "、", en: ", " }))}</p>}
      <h3>{t({ zh: "样品", en: "Samples" })}</h3>
      {round.samples.length === 0 ? <p className="empty">{t({ zh: "没有样品", en: "none" })}</p> : <ul>{round.samples.map((each) => <li key={each.day}><span className="num">{each.day}</span> · {t({ zh: `${each.items} 项`, en: `${each.items} items` })}{each.day === round.counted && <> · {t({ zh: "计入本轮", en: "counts" })}</>}{each.batch !== null && <small className="under"><To to="/imports" extra={{ batch: String(each.batch) }}>{t({ zh: `第 ${each.batch} 批`, en: `batch ${each.batch}` })}</To> {each.title}</small>}</li>)}</ul>}
      {faults.length > 0 && <><h3>{t({ zh: "检测机构资质", en: "Certificate" })}</h3><ul>{faults.map((each) => <li key={`${each.day} ${each.text.zh}`}>{t(each.text)}</li>)}</ul></>}
      <p className="note">{t(row.source)}（{t(attestationWords[row.attestation])}）</p>
    </Drawer>
  );
}
