import type { DataReviewCell, DataReviewGrid } from "@yunqing/wire";
import { useMemo, useState, type KeyboardEvent } from "react";
import { qualityWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { Loaded } from "../../parts/page.js";
import { CellDetail } from "./cell-detail.js";
import { ProposeBar, qualitySigns, dayFromToday } from "./review-parts.js";

/** The hours of a point (逐时审核). */
export function GridTab() {
  const { t } = useLanguage(), [point] = useFilter("point", ""), [from] = useFilter("from", dayFromToday(-2)), [until] = useFilter("until", dayFromToday(1));
  const view = useView<DataReviewGrid>("dataReviewGrid", { holes: { id: point }, query: { from, until }, enabled: point !== "" });
  if (point === "") return <p className="note">{t({ zh: "请在“待审任务”中点开一个点位。", en: "Open a point in the worklist." })}</p>;
  return <Loaded of={view}>{(grid) => <Grid key={`${grid.point}|${grid.from}|${grid.until}`} grid={grid} />}</Loaded>;
}

interface Place { readonly row: number; readonly column: number }
const inside = (one: Place, a: Place, b: Place): boolean => one.row >= Math.min(a.row, b.row) && one.row <= Math.max(a.row, b.row) && one.column >= Math.min(a.column, b.column) && one.column <= Math.max(a.column, b.column);
const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const nextHour = (at: string): string => `${new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

/** Hours × items; arrow keys move, shift with arrows or the mouse spans, space chooses. */
function Grid({ grid }: { readonly grid: DataReviewGrid }) {
  const { t } = useLanguage();
  const cells = useMemo(() => new Map(grid.cells.map((one) => [`${one.item}|${one.from}`, one])), [grid]);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 }), [anchor, setAnchor] = useState<Place>({ row: 0, column: 0 }), [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const cellAt = ({ row, column }: Place): DataReviewCell | undefined => cells.get(`${grid.items[column]?.item ?? ""}|${grid.hours[row] ?? ""}`), nameAt = ({ row, column }: Place): string => `${row}|${column}`;
  const span = (a: Place, b: Place): ReadonlySet<string> => new Set(grid.hours.flatMap((_, row) => grid.items.flatMap((__, column) => (inside({ row, column }, a, b) && cellAt({ row, column }) !== undefined ? [nameAt({ row, column })] : []))));
  const move = (to: Place, keep: boolean): void => { setAt(to); if (keep) setChosen(span(anchor, to)); else setAnchor(to); document.getElementById(`review-${to.row}-${to.column}`)?.focus(); };
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
      <p className="note">{t({ zh: "● 有效　◆ 存疑　✕ 无效；右上“审”为已进入审核线，“待”为待复核，“迟”为审核后又有新值。方向键移动，Shift 连选，空格选择。", en: "● reliable ◆ doubtful ✕ invalid; 审: in the reviewed line, 待: waits for a second look, 迟: a new value came after the review. Arrow keys move, shift spans, space chooses." })}</p>
      {grid.mayReview && <ProposeBar chosen={proposals} what={t({ zh: `已选 ${chosen.size} 个值`, en: `${chosen.size} values chosen` })} onDone={() => setChosen(new Set())} />}
      <div className="review-scroll" tabIndex={-1}>
        <table className="review-grid" role="grid" aria-multiselectable="true" aria-label={t({ zh: "小时值与判定", en: "hours and what is said of them" })} onKeyDown={key}>
          <thead><tr><th scope="col">{t({ zh: "时段起", en: "From" })}</th>{grid.items.map(({ item, unit }) => <th key={item} scope="col">{item}<small> {unit}</small></th>)}</tr></thead>
          <tbody>{grid.hours.map((hour, row) => (
            <tr key={hour}><th scope="row" className="num">{hour.slice(5, 16).replace("T", " ")}</th>{grid.items.map(({ item }, column) => {
              const cell = cellAt({ row, column }), selected = chosen.has(nameAt({ row, column }));
              return <td key={item} id={`review-${row}-${column}`} role="gridcell" aria-selected={selected} tabIndex={at.row === row && at.column === column ? 0 : -1} className={`review-cell quality-${cell?.quality ?? "missing"}${selected ? " chosen" : ""}`} onClick={(event) => (event.shiftKey ? move({ row, column }, true) : toggle({ row, column }))} onFocus={() => setAt({ row, column })}>
                {cell === undefined ? <span className="visually-hidden">{t({ zh: "缺测", en: "missing" })}</span> : <><span aria-hidden="true">{qualitySigns[cell.quality]}</span> <span className="num">{cell.value || "—"}</span><span className="visually-hidden"> {t(qualityWords[cell.quality])}</span>{cell.reviewed !== null ? <sup>审</sup> : cell.pending !== null ? <sup>待</sup> : cell.late ? <sup>迟</sup> : null}</>}
              </td>;
            })}</tr>
          ))}</tbody>
        </table>
      </div>
      <CellDetail cell={cellAt(at) ?? null} unit={grid.items[at.column]?.unit ?? ""} />
    </div>
  );
}
