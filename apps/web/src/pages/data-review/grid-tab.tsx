import type { DataReviewCell, DataReviewGrid, PointRow } from "@yunqing/wire";
import { Button } from "antd";
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { pointKindWords, qualityWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useFilter, useGo } from "../../app/view-state.js";
import { useRows, useView } from "../../client/views.js";
import { Choice, DayChoice } from "../../parts/choice.js";
import { Loaded } from "../../parts/page.js";
import { CellDetail } from "./cell-detail.js";
import { ProposeBar, qualitySigns, dayFromToday } from "./review-parts.js";

/** The hours of a point (逐时审核). */
export function GridTab() {
  const { t } = useLanguage(), go = useGo(), [point, setPoint] = useFilter("point", ""), [from, setFrom] = useFilter("from", dayFromToday(-2)), [until, setUntil] = useFilter("until", dayFromToday(1)), points = useRows<PointRow>("points");
  const view = useView<DataReviewGrid>("dataReviewGrid", { holes: { id: point }, query: { from, until }, enabled: point !== "" });
  const sorted = useMemo(() => [...points.data ?? []].sort((a, b) => a.kind.localeCompare(b.kind) || a.name.zh.localeCompare(b.name.zh, "zh")), [points.data]), month = monthOf(from);
  return (
    <div className="stack">
      <div className="filters">
        <Choice label={t({ zh: "点位", en: "Point" })} value={point} onChange={setPoint} options={[{ value: "", label: t({ zh: "请选择", en: "choose one" }) }, ...(point === "" || points.data?.some(({ id }) => id === point) ? [] : [{ value: point, label: view.data === undefined ? point : t(view.data.name) }]), ...sorted.map(({ id, kind, name }) => ({ value: id, label: `${t(pointKindWords[kind])} · ${t(name)}` }))]} />
        <DayChoice label={t({ zh: "起", en: "From" })} value={from} onChange={setFrom} /><DayChoice label={t({ zh: "止（不含）", en: "Until" })} value={until} onChange={setUntil} />
        {(from !== month.from || until !== month.until) && <Button size="small" onClick={() => go("/data-review", { tab: "grid", point, from: month.from, until: month.until })}>{t({ zh: `看 ${month.from.slice(0, 7)} 整月`, en: `All of ${month.from.slice(0, 7)}` })}</Button>}
      </div>
      {point === "" ? <p className="note">{t({ zh: "请选择一个点位，或在“待审任务”中点开一个。", en: "Choose a point, or open one in the worklist." })}</p> : <Loaded of={view}>{(grid) => <Grid key={`${grid.point}|${grid.from}|${grid.until}`} grid={grid} />}</Loaded>}
    </div>
  );
}
/** The month that a day lies in, half-open; a text that is no day: the present one. */
function monthOf(day: string): { readonly from: string; readonly until: string } {
  const text = /^\d{4}-\d{2}/.test(day) ? day : dayFromToday(0), year = Number(text.slice(0, 4)), month = Number(text.slice(5, 7));
  return { from: `${text.slice(0, 7)}-01`, until: month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01` };
}

interface Place { readonly row: number; readonly column: number }
/** As the style sheet has it: the height of a row, and how many stand ready above and below what is in sight. */
const rowPixels = 30, spareRows = 12, pageRows = 24;
const between = (a: number, b: number): readonly number[] => Array.from({ length: Math.abs(a - b) + 1 }, (_, step) => Math.min(a, b) + step);
const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-pageRows, 0], PageDown: [pageRows, 0], Home: [-Infinity, 0], End: [Infinity, 0] };
const nextHour = (at: string): string => `${new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

/** Hours × items; arrow keys move, shift with arrows or the mouse spans, space chooses. */
function Grid({ grid }: { readonly grid: DataReviewGrid }) {
  const { t } = useLanguage();
  const cells = useMemo(() => new Map(grid.cells.map((one) => [`${one.item}|${one.from}`, one])), [grid]);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 }), [anchor, setAnchor] = useState<Place>({ row: 0, column: 0 }), [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const cellAt = ({ row, column }: Place): DataReviewCell | undefined => cells.get(`${grid.items[column]?.item ?? ""}|${grid.hours[row] ?? ""}`), nameAt = ({ row, column }: Place): string => `${row}|${column}`;
  const span = (a: Place, b: Place): ReadonlySet<string> => new Set(between(a.row, b.row).flatMap((row) => between(a.column, b.column).flatMap((column) => (cellAt({ row, column }) === undefined ? [] : [nameAt({ row, column })]))));
  // of a month only the rows in sight stand in the page; whoever moves out of sight is followed, and the cell takes the focus when it stands there
  const box = useRef<HTMLDivElement>(null), wanted = useRef(false), working = useRef(false), [sight, setSight] = useState({ top: 0, height: 600 });
  const first = Math.max(0, Math.floor(sight.top / rowPixels) - spareRows), last = Math.min(grid.hours.length, Math.ceil((sight.top + sight.height) / rowPixels) + spareRows), held = at.row >= first && at.row < last ? at.row : first;
  const look = (): void => { const held = box.current; if (held !== null) setSight({ top: held.scrollTop, height: held.clientHeight }); };
  useLayoutEffect(look, []);
  useLayoutEffect(() => { if (!wanted.current) return; const cell = document.getElementById(`review-${at.row}-${at.column}`); if (cell !== null) { wanted.current = false; cell.focus({ preventScroll: true }); } });
  // the cell that had the focus was scrolled away: the box keeps the keys
  useLayoutEffect(() => { if (working.current && document.activeElement === document.body && document.getElementById(`review-${at.row}-${at.column}`) === null) box.current?.focus({ preventScroll: true }); });
  const move = (to: Place, keep: boolean): void => {
    setAt(to);
    if (keep) setChosen(span(anchor, to)); else setAnchor(to);
    wanted.current = true;
    const held = box.current, top = to.row * rowPixels;
    if (held === null) return;
    if (top < held.scrollTop) held.scrollTop = top; else if (top + 2 * rowPixels > held.scrollTop + held.clientHeight) held.scrollTop = top + 2 * rowPixels - held.clientHeight;
    look();
  };
  const key = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step !== undefined) { event.preventDefault(); move({ row: Math.min(grid.hours.length - 1, Math.max(0, at.row + step[0])), column: Math.min(grid.items.length - 1, Math.max(0, at.column + step[1])) }, event.shiftKey); return; }
    if (event.key === " ") { event.preventDefault(); toggle(at); }
  };
  const toggle = (place: Place): void => { if (cellAt(place) === undefined) return; setAt(place); setAnchor(place); setChosen((held) => { const next = new Set(held), name = nameAt(place); if (!next.delete(name)) next.add(name); return next; }); };
  // one review for each run of hours of one item
  const proposals = grid.items.flatMap(({ factor }, column) => {
    const runs: { from: string; until: string; last: number }[] = [];
    grid.hours.forEach((hour, row) => { if (!chosen.has(nameAt({ row, column }))) return; const open = runs.at(-1); if (open !== undefined && open.last === row - 1 && open.until === hour) { open.until = nextHour(hour); open.last = row; } else runs.push({ from: hour, until: nextHour(hour), last: row }); });
    return runs.map(({ from, until }) => ({ point: grid.point, from, until, factors: [factor], packets: grid.packets, batches: grid.batches }));
  });
  return (
    <div className="stack">
      <h2 className="review-title">{t(grid.name)} <small>{grid.simulated && t({ zh: "模拟 · ", en: "simulated · " })}{t({ zh: "实时线", en: "real-time line" })} · {grid.from} – {grid.until}</small></h2>
      <p className="note">{t({ zh: "● 有效　◆ 存疑　✕ 无效；右上“审”为已进入审核线，“待”为待复核，“迟”为审核后又有新值。方向键移动，PageUp、PageDown 隔天，Shift 连选，空格选择。", en: "● reliable ◆ doubtful ✕ invalid; 审: in the reviewed line, 待: waits for a second look, 迟: a new value came after the review. Arrow keys move, page keys by a day, shift spans, space chooses." })}</p>
      {grid.mayReview && <ProposeBar chosen={proposals} what={t({ zh: `已选 ${chosen.size} 个值`, en: `${chosen.size} values chosen` })} onDone={() => setChosen(new Set())} />}
      <div className="review-scroll" tabIndex={-1} ref={box} onScroll={look} onKeyDown={key} onFocus={() => { working.current = true; }} onBlur={(event) => { if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) working.current = false; }}>
        <table className="review-grid" role="grid" aria-multiselectable="true" aria-rowcount={grid.hours.length + 1} aria-label={t({ zh: "小时值与判定", en: "hours and what is said of them" })}>
          <thead><tr aria-rowindex={1}><th scope="col">{t({ zh: "时段起", en: "From" })}</th>{grid.items.map(({ item, unit }) => <th key={item} scope="col">{item}<small> {unit}</small></th>)}</tr></thead>
          <tbody>{first > 0 && <tr aria-hidden="true" style={{ height: first * rowPixels }} />}{grid.hours.slice(first, last).map((hour, place) => [hour, first + place] as const).map(([hour, row]) => (
            <tr key={hour} aria-rowindex={row + 2}><th scope="row" className="num">{hour.slice(5, 16).replace("T", " ")}</th>{grid.items.map(({ item }, column) => {
              const cell = cellAt({ row, column }), selected = chosen.has(nameAt({ row, column }));
              return <td key={item} id={`review-${row}-${column}`} role="gridcell" aria-selected={selected} tabIndex={held === row && at.column === column ? 0 : -1} className={`review-cell quality-${cell?.quality ?? "missing"}${selected ? " chosen" : ""}`} onClick={(event) => (event.shiftKey ? move({ row, column }, true) : toggle({ row, column }))} onFocus={() => setAt({ row, column })}>
                {cell === undefined ? <span className="visually-hidden">{t({ zh: "缺测", en: "missing" })}</span> : <><span aria-hidden="true">{qualitySigns[cell.quality]}</span> <span className="num">{cell.value || "—"}</span><span className="visually-hidden"> {t(qualityWords[cell.quality])}</span>{cell.reviewed !== null ? <sup>审</sup> : cell.pending !== null ? <sup>待</sup> : cell.late ? <sup>迟</sup> : null}</>}
              </td>;
            })}</tr>
          ))}{last < grid.hours.length && <tr aria-hidden="true" style={{ height: (grid.hours.length - last) * rowPixels }} />}</tbody>
        </table>
      </div>
      <CellDetail cell={cellAt(at) ?? null} unit={grid.items[at.column]?.unit ?? ""} />
    </div>
  );
}
