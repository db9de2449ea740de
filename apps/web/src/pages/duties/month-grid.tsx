import type { HolidayView } from "@yunqing/wire";
import { useMemo, useState, type KeyboardEvent } from "react";
import { useLanguage } from "../../app/language.js";
import { dayPlus, daysOfMonth, marksOf, weekdayOf, type DayMark } from "./calendar-days.js";
import "./duties.css";

const weekdays = [["一", "Mo"], ["二", "Tu"], ["三", "We"], ["四", "Th"], ["五", "Fr"], ["六", "Sa"], ["日", "Su"]] as const;

/** The months of a year with days of rest and days worked (年历). With `onPick` each day is a button: arrows move, Enter picks. */
export function MonthGrid({ year, holidays, onPick }: { readonly year: number; readonly holidays: readonly HolidayView[]; readonly onPick?: (day: string) => void }) {
  const { t } = useLanguage();
  const marks = useMemo(() => marksOf(holidays), [holidays]);
  const [at, setAt] = useState(`${year}-01-01`);
  const months = [`${year - 1}-12`, ...Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`)].filter((month, index) => index > 0 || [...marks.keys()].some((day) => day.startsWith(month)) || onPick !== undefined);
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 }[event.key];
    if (step === undefined || onPick === undefined) return;
    const next = dayPlus(at, step);
    if (!months.includes(next.slice(0, 7))) return;
    event.preventDefault();
    setAt(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return <div className="year-grid" onKeyDown={move}>{months.map((month) => <Month key={month} month={month} marks={marks} at={at} {...(onPick === undefined ? {} : { onPick: (day: string) => { setAt(day); onPick(day); } })} title={t({ zh: `${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月`, en: month })} />)}</div>;
}

function Month({ month, marks, at, title, onPick }: { readonly month: string; readonly marks: ReadonlyMap<string, DayMark>; readonly at: string; readonly title: string; readonly onPick?: (day: string) => void }) {
  const { t } = useLanguage();
  const days = daysOfMonth(month), blanks = weekdayOf(days[0] ?? `${month}-01`), cells: (string | null)[] = [...Array.from({ length: blanks }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  const rows = Array.from({ length: cells.length / 7 }, (_, row) => cells.slice(row * 7, row * 7 + 7));
  return (
    <table className="month">
      <caption>{title}</caption>
      <thead><tr>{weekdays.map(([zh, en]) => <th key={zh} scope="col"><abbr title={t({ zh: `星期${zh}`, en })}>{t({ zh, en })}</abbr></th>)}</tr></thead>
      <tbody>{rows.map((row, index) => <tr key={index}>{row.map((day, column) => <td key={column}>{day !== null && <Day day={day} mark={marks.get(day)} isAt={day === at} {...(onPick === undefined ? {} : { onPick })} />}</td>)}</tr>)}</tbody>
    </table>
  );
}

function Day({ day, mark, isAt, onPick }: { readonly day: string; readonly mark: DayMark | undefined; readonly isAt: boolean; readonly onPick?: (day: string) => void }) {
  const { t } = useLanguage();
  const weekday = weekdayOf(day), kind = mark?.kind ?? (weekday >= 5 ? "weekend" : "plain");
  const [zh, en] = weekdays[weekday] ?? ["", ""];
  const words = mark === undefined ? t({ zh: weekday >= 5 ? "周末" : "工作日", en: weekday >= 5 ? "weekend" : "worked" }) : mark.kind === "rest" ? t({ zh: `${mark.holiday}放假`, en: `${mark.holiday}: rest` }) : t({ zh: `${mark.holiday}调休上班`, en: `${mark.holiday}: worked` });
  const name = t({ zh: `${day} 星期${zh} ${words}`, en: `${day} ${en} ${words}` }), inner = <><span aria-hidden="true">{Number(day.slice(8))}</span>{mark !== undefined && <small aria-hidden="true">{mark.kind === "rest" ? t({ zh: "休", en: "R" }) : t({ zh: "班", en: "W" })}</small>}</>;
  if (onPick === undefined) return <span className={`day day-${kind}`} title={name}><span className="visually-hidden">{name}</span>{inner}</span>;
  return <button type="button" className={`day day-${kind}`} data-day={day} aria-label={name} aria-pressed={mark !== undefined} tabIndex={isAt ? 0 : -1} onClick={() => onPick(day)}>{inner}</button>;
}
