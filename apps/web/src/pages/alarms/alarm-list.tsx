import { useInfiniteQuery } from "@tanstack/react-query";
import { pathOf, type AlarmList, type AlarmRow, type AlarmsMoved, type MoveAlarms } from "@yunqing/wire";
import { App, Button } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { get, send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { beijingSecondOf } from "../../day/beijing.js";
import { Choice } from "../../parts/choice.js";
import { ProblemNote } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { AlarmDrawer } from "./alarm-drawer.js";
import { LevelMark } from "./level-mark.js";
import { alarmKindOrder, alarmKindWords, alarmLevelOrder, alarmStateOrder, alarmStateWords, levelWords, stateTags, whereOf } from "./alarm-words.js";

const pageRows = 100;
/** Rows of alarms by pages, as the filter asks; a storm is one row that opens. */
function useAlarmPages(query: Readonly<Record<string, string>>) {
  const { d } = useActor();
  const address = (after: string) => `${pathOf("alarms", { d })}?${new URLSearchParams({ ...query, limit: String(pageRows), ...(after === "" ? {} : { after }) }).toString()}`;
  return useInfiniteQuery({ queryKey: ["alarms", d, query], queryFn: ({ pageParam, signal }) => get<AlarmList>(address(pageParam), signal), initialPageParam: "", getNextPageParam: (last) => last.next ?? undefined });
}

/** The list of alarms with keyboard: j and k move, a acknowledges, Enter opens (报警列表). */
export function AlarmListPanel({ handles }: { readonly handles: boolean }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [state, setState] = useFilter("state", "open"), [level, setLevel] = useFilter("level"), [kind, setKind] = useFilter("kind"), [storm, setStorm] = useFilter("storm"), [mine, setMine] = useFilter("mine"), [text, setText] = useFilter("text"), [open, setOpen] = useFilter("alarm");
  const query = useMemo(() => ({ state, ...(level ? { level } : {}), ...(kind ? { kind } : {}), ...(storm ? { storm } : {}), ...(mine ? { mine } : {}), ...(text ? { text } : {}) }), [state, level, kind, storm, mine, text]);
  const pages = useAlarmPages(query), rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const [at, setAt] = useState(0), [chosen, setChosen] = useState<ReadonlySet<string>>(new Set()), box = useRef<HTMLTableSectionElement>(null);
  const current = Math.min(at, Math.max(0, rows.length - 1));
  const move = useCommand<Omit<MoveAlarms, "id">, AlarmsMoved>((body) => send("POST", pathOf("alarmMoves", { d }), body), ({ moved, left }) => { setChosen(new Set()); void message.success(t({ zh: `已确认 ${moved} 条${left.length > 0 ? `，${left.length} 条未变` : ""}`, en: `${moved} acknowledged${left.length > 0 ? `, ${left.length} left` : ""}` })); });
  const { mutate } = move;
  const acknowledge = useCallback((ids: readonly string[]) => { if (ids.length > 0) mutate({ alarms: ids, move: "acknowledge", cause: null, note: "", evidence: [] }); }, [mutate]);
  const go = useCallback((to: number) => { setAt(to); box.current?.querySelectorAll<HTMLElement>("tr[data-alarm]")[to]?.scrollIntoView({ block: "nearest" }); }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (event.ctrlKey || event.metaKey || event.altKey || open !== "" || (target !== null && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable || target.closest(".ant-drawer,.ant-modal") !== null))) return;
      const row = rows[current];
      if (event.key === "j") go(Math.min(rows.length - 1, current + 1));
      else if (event.key === "k") go(Math.max(0, current - 1));
      else if (event.key === "a" && handles) acknowledge(chosen.size > 0 ? [...chosen] : row && row.state === "raised" ? [row.id] : []);
      else if (event.key === "Enter" && row && (target === null || !/^(BUTTON|A)$/.test(target.tagName))) setOpen(row.id);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => { window.removeEventListener("keydown", press); };
  }, [acknowledge, chosen, current, go, handles, open, rows, setOpen]);
  const all = { value: "", label: t({ zh: "全部", en: "All" }) };
  const toggle = (id: string) => setChosen((old) => { const next = new Set(old); if (!next.delete(id)) next.add(id); return next; });
  return (
    <section className="alarm-list" aria-label={t({ zh: "报警列表", en: "Alarms" })}>
      <div className="panel filter-bar no-print"><div className="filters">
        <Choice label={t({ zh: "状态", en: "State" })} value={state} onChange={setState} options={[{ value: "open", label: t({ zh: "未销警", en: "Open" }) }, ...alarmStateOrder.map((each) => ({ value: each, label: t(alarmStateWords[each]) })), { value: "all", label: t({ zh: "全部", en: "All" }) }]} />
        <Choice label={t({ zh: "级别", en: "Level" })} value={level} onChange={setLevel} options={[all, ...alarmLevelOrder.map((each) => ({ value: each, label: t(levelWords[each]) }))]} />
        <Choice label={t({ zh: "类别", en: "Kind" })} value={kind} onChange={setKind} options={[all, ...alarmKindOrder.map((each) => ({ value: each, label: t(alarmKindWords[each]) }))]} />
        <Choice label={t({ zh: "范围", en: "Whose" })} value={mine} onChange={setMine} options={[all, { value: "yes", label: t({ zh: "升级给我的", en: "Escalated to me" }) }]} />
        <input type="search" aria-label={t({ zh: "按内容查找", en: "Find by words" })} placeholder={t({ zh: "点位、项目、内容", en: "Point, item, words" })} defaultValue={text} onKeyDown={(event) => { if (event.key === "Enter") setText(event.currentTarget.value.trim()); }} onBlur={(event) => setText(event.currentTarget.value.trim())} />
        {storm && <Button size="small" onClick={() => setStorm("")}>{t({ zh: "← 离开风暴，看全部", en: "← Leave the storm" })}</Button>}
        <span className="grow" />
        {handles && <Button size="small" type="primary" disabled={chosen.size === 0} loading={move.isPending} onClick={() => acknowledge([...chosen])}>{t({ zh: `确认所选（${chosen.size}）`, en: `Acknowledge (${chosen.size})` })}</Button>}
      </div><p className="note alarm-keys">{t({ zh: "键盘：j / k 上下，a 确认，Enter 打开", en: "Keys: j / k move, a acknowledges, Enter opens" })}</p></div>
      {move.error && <ProblemNote problem={move.error} />}
      {pages.error && <ProblemNote problem={pages.error} retry={() => { void pages.refetch(); }} />}
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t({ zh: "报警（可滚动）", en: "Alarms (scrolls)" })}>
        <table className="data-table alarm-table">
          <caption className="visually-hidden">{t({ zh: "报警", en: "Alarms" })}</caption>
          <thead><tr>{handles && <th scope="col"><span className="visually-hidden">{t({ zh: "选择", en: "Choose" })}</span></th>}<th scope="col">{t({ zh: "级别", en: "Level" })}</th><th scope="col">{t({ zh: "点位与内容", en: "Where and what" })}</th><th scope="col">{t({ zh: "状态", en: "State" })}</th><th scope="col" className="wide-only">{t({ zh: "次数", en: "Times" })}</th><th scope="col" className="wide-only">{t({ zh: "报警时间", en: "Raised" })}</th></tr></thead>
          <tbody ref={box}>{rows.map((row, place) => <AlarmLine key={row.id} row={row} current={place === current} handles={handles} chosen={chosen.has(row.id)} onChoose={toggle} onOpen={() => { setAt(place); setOpen(row.id); }} onMembers={() => { setStorm(row.id); setAt(0); }} />)}</tbody>
        </table>
      </div>
      {rows.length === 0 && !pages.isPending && <p className="empty">{t(state === "open" ? { zh: "没有未销的报警。", en: "No alarm is open." } : { zh: "没有符合条件的报警。", en: "No alarm fits." })}</p>}
      {pages.hasNextPage && <p className="alarm-more"><Button onClick={() => { void pages.fetchNextPage(); }} loading={pages.isFetchingNextPage}>{t({ zh: `再显示 ${pageRows} 条（已显示 ${rows.length} 条）`, en: `${pageRows} more (${rows.length} shown)` })}</Button></p>}
      {open && <AlarmDrawer id={open} onClose={() => setOpen("")} onMembers={(id) => { setOpen(""); setStorm(id); setAt(0); }} />}
    </section>
  );
}

function AlarmLine({ row, current, handles, chosen, onChoose, onOpen, onMembers }: { readonly row: AlarmRow; readonly current: boolean; readonly handles: boolean; readonly chosen: boolean; readonly onChoose: (id: string) => void; readonly onOpen: () => void; readonly onMembers: () => void }) {
  const { t } = useLanguage();
  const where = t(whereOf(row));
  return (
    <tr data-alarm={row.id} data-current={current} data-level={row.level} aria-current={current ? "true" : undefined}>
      {handles && <td><input type="checkbox" checked={chosen} onChange={() => onChoose(row.id)} aria-label={t({ zh: `选择 ${where}`, en: `Choose ${where}` })} /></td>}
      <td className="nowrap"><LevelMark level={row.level} /></td>
      <td>
        <button type="button" className="link-button" onClick={onOpen}><b>{where}</b></button> <small className="alarm-kind">{t(alarmKindWords[row.kind])}</small>{row.simulated && <small className="simulated-word">{t({ zh: "模拟", en: "simulated" })}</small>}
        <div className="alarm-text">{t(row.text)}</div>
        {row.kind === "storm" && <button type="button" className="link-button" onClick={onMembers}>{t({ zh: `展开 ${row.members} 条`, en: `Show the ${row.members}` })}</button>}
      </td>
      <td><Tag of={stateTags[row.state]} words={alarmStateWords[row.state]} />{row.endedAt !== null && row.state !== "closed" && <small className="alarm-over">{t({ zh: "条件已消失", en: "over by itself" })}</small>}{row.escalated > 0 && <small className="alarm-up">{t({ zh: `↑ 升级 ${row.escalated}`, en: `↑ stage ${row.escalated}` })}</small>}</td>
      <td className="numeric wide-only">{row.count}</td>
      <td className="nowrap wide-only">{beijingSecondOf(row.raisedAt)}</td>
    </tr>
  );
}
