import type { ListFilter } from "@yunqing/ledger";
import type { LedgerFilter, LedgerView } from "@yunqing/wire";
import { Button, Checkbox } from "antd";
import { useEffect, useId, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { Choice, DayChoice } from "../../parts/choice.js";
import { useNarrow } from "../../parts/narrow.js";
import { askedOf, queryOf, type LedgerAsked } from "./ledger-query.js";
import { useListHabits } from "./list-habits.js";
import { SavedFilters } from "./saved-filters.js";

/** The first filter of a field that says nothing yet. */
function begun(filter: ListFilter): LedgerFilter {
  const field = filter.name;
  if (filter.ways.includes("any-of")) return { field, way: "any-of", values: [] };
  if (filter.ways.includes("range")) return { field, way: "range" };
  if (filter.ways.includes("contains")) return { field, way: "contains", text: "" };
  if (filter.ways.includes("equals")) return { field, way: "equals", text: "" };
  return { field, way: "filled", filled: true };
}
/** Whether a filter asks for anything: one without an answer stands on the screen and narrows nothing. */
export function narrows(filter: LedgerFilter): boolean {
  switch (filter.way) {
    case "contains": case "equals": return filter.text.trim() !== "";
    case "range": return Boolean(filter.from) || Boolean(filter.until);
    case "any-of": return filter.values.length > 0;
    default: return true;
  }
}

/** How the list is narrowed (筛选): words, fields in the ways their kind allows, a place, a past day. */
export function LedgerFilters({ view, asked, change }: { readonly view: LedgerView; readonly asked: LedgerAsked; readonly change: (part: Partial<LedgerAsked>) => void }) {
  const { t } = useLanguage();
  const id = useId(), narrow = useNarrow();
  const { saved, save, forget } = useListHabits(view.ledger);
  const take = (query: Readonly<Record<string, string>>) => { const next = askedOf(new URLSearchParams(query)); setDrafts(next.filters); change(next); };
  const [text, setText] = useState(asked.text), [drafts, setDrafts] = useState<readonly LedgerFilter[]>(asked.filters);
  useEffect(() => setText(asked.text), [asked.text]);
  const offered = view.list.filters.filter((each) => !drafts.some((one) => one.field === each.name) && each.ways.some((way) => way !== "within"));
  const put = (next: readonly LedgerFilter[]) => { setDrafts(next); change({ filters: next.filter(narrows) }); };
  const rest = (
    <>
      <SavedFilters saved={saved} query={queryOf(asked)} take={take} save={save} forget={forget} />
      <Choice label={t({ zh: "添加筛选", en: "Narrow by" })} hideLabel value="" onChange={(name) => { const filter = view.list.filters.find((each) => each.name === name); if (filter) setDrafts([...drafts, begun(filter)]); }} options={[{ value: "", label: t({ zh: "＋ 筛选……", en: "+ narrow by…" }) }, ...offered.map((each) => ({ value: each.name, label: t(each.label) }))]} />
      {view.placing.places.length > 1 && <Choice label={t({ zh: "地点", en: "Place" })} value={asked.place} onChange={(place) => change({ place })} options={[{ value: "", label: t({ zh: "全部", en: "all" }) }, ...view.placing.places.map((each) => ({ value: each.id, label: t(each.name) }))]} />}
      {view.terms.length > 0 && <Choice label={t({ zh: "期限", en: "Terms" })} value={asked.term} onChange={(term) => change({ term, within: "" })} options={[{ value: "", label: t({ zh: "全部", en: "all" }) }, { value: "ending", label: t({ zh: "将到期", en: "ending soon" }) }, { value: "over", label: t({ zh: "已过期", en: "over" }) }]} />}
      {asked.term === "ending" && <label className="choice">{t({ zh: "天数内", en: "within days" })} <input type="number" min={0} max={3660} className="days-within" value={asked.within} placeholder={String(Math.max(...view.terms.map((each) => each.warnDays ?? 0)))} onChange={(event) => change({ within: event.target.value.replace(/\D/g, "").slice(0, 4) })} /></label>}
      {view.states.some((each) => each.duty) && <Checkbox checked={asked.duty === "overdue"} onChange={({ target }) => change({ duty: target.checked ? "overdue" : "" })}>{t({ zh: "只看逾期", en: "late only" })}</Checkbox>}
      <DayChoice label={t({ zh: "截至", en: "As of" })} hint={t({ zh: "台账在这一天结束时的样子", en: "the ledger at the end of that day" })} empty={t({ zh: "现在", en: "now" })} value={asked.asOf} onChange={(asOf) => change({ asOf })} />
      {asked.asOf && <Choice label={t({ zh: "更正", en: "Corrections" })} value={asked.view || "now"} onChange={(mode) => change({ view: mode === "now" ? "" : mode })} options={[{ value: "now", label: t({ zh: "按后来的更正", en: "with later corrections" }) }, { value: "then", label: t({ zh: "按当时所见", en: "as seen then" }) }]} />}
    </>);
  return (
    <div className="ledger-filters">
      <form className="filters" role="search" onSubmit={(event) => { event.preventDefault(); change({ text }); }}>
        <label className="visually-hidden" htmlFor={id}>{t({ zh: "按名称、编号查找", en: "Find by name or number" })}</label>
        <input id={id} type="search" value={text} placeholder={t({ zh: "名称、编号", en: "name or number" })} onChange={(event) => { setText(event.target.value); if (event.target.value === "") change({ text: "" }); }} />
        <Button htmlType="submit" size="small">{t({ zh: "查找", en: "Find" })}</Button>
        {narrow ? <details className="more-filters" open={asked.filters.length > 0 || asked.place !== "" || asked.duty !== "" || asked.term !== "" || asked.asOf !== ""}><summary>{t({ zh: "更多条件", en: "More filters" })}</summary><div className="filters">{rest}</div></details> : rest}
      </form>
      {drafts.length > 0 && <ul className="filter-list">{drafts.map((each, at) => {
        const filter = view.list.filters.find((one) => one.name === each.field);
        return filter && <li key={each.field}><OneFilter filter={filter} value={each} onChange={(next) => put(drafts.map((one, place) => (place === at ? next : one)))} /><Button type="link" size="small" onClick={() => put(drafts.filter((_, place) => place !== at))}>{t({ zh: "去掉", en: "Drop" })}<span className="visually-hidden"> {t(filter.label)}</span></Button></li>;
      })}</ul>}
    </div>
  );
}

function OneFilter({ filter, value, onChange }: { readonly filter: ListFilter; readonly value: LedgerFilter; readonly onChange: (next: LedgerFilter) => void }) {
  const { t } = useLanguage();
  const id = useId(), label = t(filter.label), field = filter.name, ways = filter.ways.filter((each) => each !== "within");
  const wayWords = { contains: t({ zh: "包含", en: "contains" }), equals: t({ zh: "等于", en: "equals" }), range: t({ zh: "范围", en: "between" }), "any-of": t({ zh: "属于", en: "one of" }), filled: t({ zh: "是否已填", en: "is filled" }), within: "" };
  const turn = (way: string) => onChange(way === "any-of" ? { field, way, values: [] } : way === "range" ? { field, way } : way === "filled" ? { field, way, filled: true } : { field, way: way as "contains" | "equals", text: "" });
  const options = filter.options.length > 0 ? filter.options : [{ id: "true", label: { zh: "是", en: "yes" } }, { id: "false", label: { zh: "否", en: "no" } }];
  return (
    <span className="one-filter" role="group" aria-label={label}>
      <b>{label}</b>
      {ways.length > 1 && <Choice label={t({ zh: `${label}：方式`, en: `${label}: how` })} hideLabel value={value.way} onChange={turn} options={ways.map((way) => ({ value: way, label: wayWords[way] }))} />}
      {(value.way === "contains" || value.way === "equals") && <TextFilter id={id} label={label} value={value.text} onChange={(text) => onChange({ ...value, text })} />}
      {value.way === "range" && <><TextFilter id={`${id}-from`} label={t({ zh: `${label} 从`, en: `${label} from` })} value={value.from ?? ""} onChange={(from) => onChange({ field, way: "range", ...(from ? { from } : {}), ...(value.until ? { until: value.until } : {}) })} /> — <TextFilter id={`${id}-until`} label={t({ zh: `${label} 到`, en: `${label} until` })} value={value.until ?? ""} onChange={(until) => onChange({ field, way: "range", ...(value.from ? { from: value.from } : {}), ...(until ? { until } : {}) })} /></>}
      {value.way === "any-of" && options.map((each) => <Checkbox key={each.id} checked={value.values.includes(each.id)} onChange={({ target }) => onChange({ ...value, values: target.checked ? [...value.values, each.id] : value.values.filter((one) => one !== each.id) })}>{t(each.label)}</Checkbox>)}
      {value.way === "filled" && <Choice label={label} hideLabel value={String(value.filled)} onChange={(filled) => onChange({ ...value, filled: filled === "true" })} options={[{ value: "true", label: t({ zh: "已填", en: "filled" }) }, { value: "false", label: t({ zh: "未填", en: "blank" }) }]} />}
    </span>
  );
}
/** Taken on leaving or Enter, so that not every letter asks the server. */
function TextFilter({ id, label, value, onChange }: { readonly id: string; readonly label: string; readonly value: string; readonly onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const take = () => { if (typed.trim() !== value) onChange(typed.trim()); };
  return <><label className="visually-hidden" htmlFor={id}>{label}</label><input id={id} type="text" size={12} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={take} onKeyDown={(event) => { if (event.key === "Enter") { event.preventDefault(); take(); } }} /></>;
}
