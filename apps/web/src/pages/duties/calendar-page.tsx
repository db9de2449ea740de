import { pathOf, type AffectedDuty, type CalendarView, type CalendarYearView, type EnterNotice, type HolidayView, type RedateDuty } from "@yunqing/wire";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { send } from "../../client/fetch.js";
import { useCommand, useOrganisations, useRows, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Choice, DayInput, Field } from "../../parts/choice.js";
import { To } from "../../parts/link.js";
import { Loaded, Page, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { clicked, namedHolidays } from "./calendar-days.js";
import { MonthGrid } from "./month-grid.js";

const originWords = { "built-in": { zh: "随程序提供", en: "comes with the program" }, file: { zh: "本单位日历文件", en: "the office's file" }, entered: { zh: "本系统录入", en: "entered here" } } as const;

/** 工作日历: which days are worked, by which notice; the notice of a year is entered here, and due days that it changes are decided on one by one. */
export function CalendarPage() {
  const { t } = useLanguage();
  const calendar = useView<CalendarView>("calendar");
  return (
    <Page judged={false} title={{ zh: "工作日历", en: "Working calendar" }} lead={<><To to="/duties">{t({ zh: "待办督办", en: "Duties" })}</To> › {t({ zh: "所有督办期限按此计算", en: "Every due day is counted by it" })}</>}>
      <Loaded of={calendar}>{(loaded) => <Body view={loaded} />}</Loaded>
    </Page>
  );
}

function Body({ view }: { readonly view: CalendarView }) {
  const { t } = useLanguage();
  const thisYear = view.today.slice(0, 4);
  const [chosen, setChosen] = useFilter("year", view.years.some((each) => String(each.year) === thisYear) ? thisYear : String(view.missing[0] ?? thisYear));
  const [editing, setEditing] = useState(false);
  const years = [...new Set([...view.years.map((each) => each.year), ...view.missing])].sort((a, b) => a - b), year = Number(chosen), held = view.years.find((each) => each.year === year) ?? null;
  return (
    <div className="stack">
      {view.missing.length > 0 && <p className="panel" role="status">{t({ zh: `${view.missing.join("、")} 年的放假通知尚未录入：落在该年的期限按周末推算，并注明。`, en: `No notice is held for ${view.missing.join(", ")}: due days in that year are counted by weekends, and say so.` })}</p>}
      {view.mayEnter && <Affected />}
      <Panel title={{ zh: `${year} 年`, en: String(year) }} extra={<span className="filters no-print"><Choice label={t({ zh: "年份", en: "Year" })} value={chosen} onChange={(value) => { setEditing(false); setChosen(value); }} options={years.map((each) => ({ value: String(each), label: `${each}${view.missing.includes(each) ? t({ zh: "（未录入）", en: " (missing)" }) : ""}` }))} />{view.mayEnter && !editing && <Button type="primary" onClick={() => setEditing(true)}>{held === null ? t({ zh: `录入 ${year} 年放假安排`, en: `Enter ${year}` }) : t({ zh: "更正", en: "Correct it" })}</Button>}</span>}>
        {held === null ? <p>{t({ zh: "没有放假通知，按周一至周五上班、周六周日休息推算。", en: "No notice: Monday to Friday are worked." })}</p> : <About held={held} />}
        {editing ? <Editor key={year} year={year} held={held} onClose={() => setEditing(false)} /> : <MonthGrid year={year} holidays={held?.holidays ?? []} />}
      </Panel>
      {held !== null && held.versions.length > 0 && <Panel title={{ zh: "录入记录", en: "Versions" }}><ol className="steps">{[...held.versions].reverse().map((each) => <li key={each.id}><p><b>{t({ zh: `第 ${each.seq} 版`, en: `Version ${each.seq}` })}</b>　{each.by} · <time dateTime={each.at}>{beijingMinuteOf(each.at)}</time></p><p>{each.notice}{each.reason !== "" && <>；{t({ zh: "原因", en: "why" })}：{each.reason}</>}</p><p className="note">{each.text}</p><p className="note">{each.holidays.map((one) => `${one.zh} ${one.from}—${one.to}${one.workdays.length > 0 ? t({ zh: `，${one.workdays.join("、")} 上班`, en: `, worked ${one.workdays.join(", ")}` }) : ""}`).join("；")}</p></li>)}</ol></Panel>}
    </div>
  );
}

function About({ held }: { readonly held: CalendarYearView }) {
  const { t } = useLanguage();
  return (
    <dl className="facts">
      <dt>{t({ zh: "依据", en: "Notice" })}</dt><dd>{held.notice}</dd>
      <dt>{t({ zh: "来源", en: "Source" })}</dt><dd>{t(originWords[held.origin])}：{held.attestedBy}{held.attestation !== "VERIFIED" && <span className="note">（{t({ zh: "待核实", en: "not verified" })}）</span>}</dd>
      <dt>{t({ zh: "净放假", en: "Days off" })}</dt><dd>{t({ zh: `除周末外 ${held.daysOff} 天（法定节假日 ${held.expected} 天）`, en: `${held.daysOff} beside weekends (the law: ${held.expected})` })}</dd>
    </dl>
  );
}

/** Several days typed one after another; taken on leaving and on Enter, so that a space between two of them can be typed. */
function DaysInput({ days, onChange }: { readonly days: readonly string[]; readonly onChange: (days: readonly string[]) => void }) {
  const told = days.join(" "), [typed, setTyped] = useState(told), [from, setFrom] = useState(told);
  if (from !== told) { setFrom(told); setTyped(told); }
  const take = () => onChange(typed.split(/[\s、，,]+/).filter((one) => one !== ""));
  return <input size={24} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={take} onKeyDown={(event) => { if (event.key === "Enter") take(); }} placeholder="YYYY-MM-DD" />;
}

/** Enters or corrects a year: holidays as rows, and the months to click them together. */
function Editor({ year, held, onClose }: { readonly year: number; readonly held: CalendarYearView | null; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [holidays, setHolidays] = useState<readonly HolidayView[]>(held?.holidays ?? namedHolidays);
  const [chosen, setChosen] = useState(0);
  const [as, setAs] = useState<"rest" | "work">("rest");
  const [notice, setNotice] = useState(held?.origin === "entered" ? held.notice : t({ zh: `国务院办公厅关于${year}年部分节假日安排的通知`, en: `Notice of the holidays of ${year}` }));
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const enter = useCommand<Omit<EnterNotice, "id">, CalendarView>((body) => send("POST", pathOf("calendar", { d }), body), () => { onClose(); void message.success(t({ zh: `${year} 年放假安排已录入`, en: `${year} is entered` })); });
  const set = (at: number, part: Partial<HolidayView>): void => setHolidays(holidays.map((each, index) => (index === at ? { ...each, ...part } : each)));
  // rows left empty are not part of the notice; the server names the others by their place among those sent
  const filled = holidays.map((each, at) => ({ each, at })).filter(({ each }) => each.from !== "" || each.to !== "" || each.workdays.length > 0);
  const wrongAt = (at: number): readonly string[] => { const place = filled.findIndex((one) => one.at === at); return place < 0 ? [] : (["zh", "from", "to", "workdays"] as const).flatMap((part) => wrongOf(enter.error, `holidays.${place}.${part}`, language) ?? []); };
  return (
    <form className="calendar-editor" noValidate onSubmit={(event) => { event.preventDefault(); enter.mutate({ year, seq: held?.versions.at(-1)?.seq ?? 0, notice: notice.trim(), text: text.trim(), reason: reason.trim(), holidays: filled.map(({ each }) => each) }); }}>
      <p className="note">{t({ zh: "先选节日，再在月历上点选放假日；调休上班的周末，改为“点选调休上班”后点选。也可以直接填写日期。方向键移动，回车点选。", en: "Choose a holiday and click its days; switch to days worked for the weekends that are worked. Or type the days. Arrows move, Enter picks." })}</p>
      <div className="holiday-rows" role="radiogroup" aria-label={t({ zh: "节日", en: "Holidays" })}>{holidays.map((each, at) => (
        <div key={at} className="holiday-row" data-chosen={at === chosen}>
          <label><input type="radio" name="holiday" checked={at === chosen} onChange={() => setChosen(at)} /> {each.zh || t({ zh: "（新节日）", en: "(new)" })}</label>
          {!namedHolidays.some((one) => one.zh === each.zh) && <Input size="small" style={{ width: 150 }} aria-label={t({ zh: "节日名称", en: "Name" })} value={each.zh} onChange={(e) => set(at, { zh: e.target.value, en: e.target.value })} />}
          <span>{t({ zh: "放假", en: "rest" })} <DayInput id={`from-${at}`} aria-describedby={`about-${at}`} value={each.from} onChange={(day) => set(at, { from: day, to: each.to === "" ? day : each.to })} /> — <DayInput id={`to-${at}`} aria-describedby={`about-${at}`} value={each.to} onChange={(day) => set(at, { to: day })} /></span>
          <label>{t({ zh: "调休上班", en: "worked" })} <DaysInput days={each.workdays} onChange={(workdays) => set(at, { workdays })} /></label>
          <Button size="small" type="link" onClick={() => { setHolidays(holidays.filter((_, index) => index !== at)); setChosen(0); }}>{t({ zh: "去掉", en: "Remove" })}</Button>
          <span id={`about-${at}`} className={wrongAt(at).length > 0 ? "wrong" : "visually-hidden"}>{wrongAt(at).map((one) => `✕ ${one}`).join("　")}</span>
        </div>))}</div>
      {wrongOf(enter.error, "holidays", language) && <p className="field-about wrong">✕ {wrongOf(enter.error, "holidays", language)}</p>}
      <div className="filters">
        <Button size="small" onClick={() => { setHolidays([...holidays, { zh: "", en: "", from: "", to: "", workdays: [] }]); setChosen(holidays.length); }}>{t({ zh: "增加节日", en: "Add a holiday" })}</Button>
        <Choice label={t({ zh: "点选", en: "A click means" })} value={as} onChange={(value) => setAs(value === "work" ? "work" : "rest")} options={[{ value: "rest", label: t({ zh: "点选放假日", en: "a day of rest" }) }, { value: "work", label: t({ zh: "点选调休上班", en: "a day worked" }) }]} />
      </div>
      <MonthGrid year={year} holidays={holidays} onPick={(day) => { const current = holidays[chosen]; if (current !== undefined) setHolidays(holidays.map((each, index) => (index === chosen ? clicked(current, day, as) : each))); }} />
      <Field label={t({ zh: "通知名称和文号", en: "Notice" })} required wrong={wrongOf(enter.error, "notice", language)}>{(a) => <Input {...a} value={notice} onChange={(e) => setNotice(e.target.value)} />}</Field>
      <Field label={t({ zh: "出处", en: "Source" })} required wrong={wrongOf(enter.error, "text", language)} hint={t({ zh: "抄录通知原文，或写明从何处读到", en: "The notice's words, or where it was read" })}>{(a) => <textarea {...a} rows={4} value={text} onChange={(e) => setText(e.target.value)} />}</Field>
      <Field label={t({ zh: "原因", en: "Reason" })} required={held !== null} wrong={wrongOf(enter.error, "reason", language)} hint={t({ zh: "更正已有安排，或净放假天数与法定不一致时填写", en: "When it corrects what is held, or differs from the law" })}>{(a) => <Input {...a} value={reason} onChange={(e) => setReason(e.target.value)} />}</Field>
      {enter.error && <ProblemNote problem={enter.error} />}
      <div className="form-actions"><Button type="primary" htmlType="submit" loading={enter.isPending}>{t({ zh: "录入", en: "Enter" })}</Button><Button onClick={onClose}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
    </form>
  );
}

/** Open duties that the calendar gives another due day: moved or left, one by one, by an approver (期限受影响的督办). */
function Affected() {
  const { t } = useLanguage();
  const { d } = useActor();
  const { nameOf } = useOrganisations();
  const rows = useRows<AffectedDuty>("calendarDuties");
  const [note, setNote] = useState("");
  const decide = useCommand<Omit<RedateDuty, "id">, unknown>((body) => send("POST", pathOf("calendarRedates", { d }), body));
  if ((rows.data ?? []).length === 0) return null;
  return (
    <Panel id="affected" title={{ zh: "期限受影响的督办", en: "Duties due otherwise" }} extra={<span className="note">{t({ zh: `${rows.data?.length ?? 0} 件`, en: `${rows.data?.length ?? 0}` })}</span>}>
      <p className="note">{t({ zh: "登记的期限与现行日历不一致。系统不自动改期，由审核人逐件决定。", en: "Nothing is moved by itself: an approver decides on each." })}</p>
      <Field label={t({ zh: "说明", en: "Note" })}>{(a) => <Input {...a} value={note} onChange={(e) => setNote(e.target.value)} />}</Field>
      <div className="table-scroll"><table className="plain-table"><thead><tr><th scope="col">{t({ zh: "督办", en: "Duty" })}</th><th scope="col">{t({ zh: "承办", en: "Holder" })}</th><th scope="col">{t({ zh: "登记的期限", en: "Recorded" })}</th><th scope="col">{t({ zh: "现行日历", en: "Counted now" })}</th><th scope="col">{t({ zh: "决定", en: "Decision" })}</th></tr></thead>
        <tbody>{(rows.data ?? []).map((each) => <tr key={each.id}><td><To to={`/duties/${encodeURIComponent(each.id)}`}>{each.number} {each.title}</To></td><td>{nameOf(each.holder)}</td><td>{each.dueDay}</td><td><b>{each.counted}</b></td><td>{each.mayDecide ? <span className="form-actions"><Button size="small" type="primary" onClick={() => decide.mutate({ duty: each.id, decision: "move", note: note.trim(), seen: each.seen })}>{t({ zh: `改为 ${each.counted}`, en: `Move to ${each.counted}` })}</Button><Button size="small" onClick={() => decide.mutate({ duty: each.id, decision: "keep", note: note.trim(), seen: each.seen })}>{t({ zh: "保留", en: "Leave it" })}</Button></span> : <span className="note">{t({ zh: "由审核人决定", en: "the approver decides" })}</span>}</td></tr>)}</tbody></table></div>
      {decide.error && <ProblemNote problem={decide.error} />}
    </Panel>
  );
}
