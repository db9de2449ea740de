import { useQuery } from "@tanstack/react-query";
import type { Control } from "@yunqing/ledger";
import { pathOf, type LedgerCard, type LedgerCountView, type LedgerPage, type LedgerRowView, type LedgerView, type PublicDistrict, type RouteName } from "@yunqing/wire";
import { Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { Link, Route, Routes, useParams, useSearchParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { LookSwitches } from "../../app/look-switches.js";
import { fresh } from "../../client/fetch.js";
import { beijingDayOf } from "../../day/beijing.js";
import { Loaded } from "../../parts/page.js";
import { TermTags } from "../ledgers/row-terms.js";
import { OpenValue } from "./open-value.js";
import "../ledgers/ledgers.css";
import "./open.css";

/** One answer of the public part of the service, asked without a session. */
function useOpen<T>(route: RouteName, holes: Readonly<Record<string, string>>, query: Readonly<Record<string, string>> = {}, enabled = true) {
  const asked = new URLSearchParams(query).toString(), address = `${pathOf(route, holes)}${asked === "" ? "" : `?${asked}`}`;
  return useQuery({ queryKey: ["open", address], queryFn: ({ signal }) => fresh<T>(address, signal), enabled });
}
const controlsOf = (view: LedgerView): ReadonlyMap<string, Control> => new Map(view.form.sections.flatMap((section) => section.fields.map((field) => [field.name, field.control] as const)));

/** 公开信息: what the law makes public, for anybody, without signing in. */
export function OpenPages() {
  const { t } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const districts = useOpen<{ readonly items: readonly PublicDistrict[] }>("publicDistricts", {}), all = districts.data?.items ?? [], d = search.get("d") ?? all[0]?.id ?? "", district = all.find((each) => each.id === d);
  useEffect(() => { document.title = `${district?.simulated ? t({ zh: "【模拟】", en: "[Simulated] " }) : ""}${t({ zh: "公开信息", en: "Public information" })} · ${district ? t(district.name) : ""} · ${t({ zh: "云清", en: "Yunqing" })}`; }, [district, t]);
  return (
    <div className="open-site">
      <header className="open-head">
        <Link className="brand-big" to={`/open${d ? `?d=${d}` : ""}`}><span className="brand-mark" aria-hidden="true">云</span><span>{t({ zh: "生态环境公开信息", en: "Public environmental information" })}<small>{district ? t(district.name) : ""}</small></span></Link>
        <div className="open-tools">
          {all.length > 1 && <label>{t({ zh: "地区", en: "District" })} <select value={d} onChange={(event) => setSearch({ d: event.target.value })}>{all.map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select></label>}
          <LookSwitches /><Link to="/overview">{t({ zh: "办公登录", en: "Sign in" })}</Link>
        </div>
      </header>
      {district?.simulated && <p className="banner-simulated" role="note">{t({ zh: "以下为模拟数据，不是真实情况。", en: "These are simulated data, not the real state." })}</p>}
      <main className="page"><Loaded of={districts}>{() => (d === "" ? <p className="empty">{t({ zh: "还没有地区。", en: "There is no district yet." })}</p> : <Routes><Route path="/open" element={<OpenLedgers d={d} />} /><Route path="/open/:ledger" element={<OpenLedger d={d} />} /><Route path="/open/:ledger/:id" element={<OpenRow d={d} />} /></Routes>)}</Loaded></main>
      <footer className="open-foot"><p className="note">{t({ zh: "本页只列依法公开的行和字段，每类注明依据；个人信息和内部办理情况不在其中。对内容有异议请向区生态环境部门提出。", en: "Only rows and fields that are public by law stand here, each with its basis; nothing personal and nothing of the office's work. Objections go to the district's ecology bureau." })}</p></footer>
    </div>
  );
}

function OpenLedgers({ d }: { readonly d: string }) {
  const { t } = useLanguage();
  const cards = useOpen<{ readonly items: readonly LedgerCard[] }>("publicLedgers", { d });
  return (
    <>
      <h1>{t({ zh: "公开信息", en: "Public information" })}</h1>
      <Loaded of={cards}>{({ items }) => (
        <>{[...new Map(items.map((each) => [each.module, each.moduleTitle]))].map(([module, title]) => (
          <section key={module} className="ledger-module" aria-label={t(title)}>
            <h2>{t(title)}</h2>
            <ul className="ledger-cards">{items.filter((each) => each.module === module).map((each) => <li key={each.ledger}><Link to={`/open/${each.ledger}?d=${d}`}>{t(each.title)}</Link><p className="ledger-counts"><b className="num">{each.rows}</b> {t({ zh: "条", en: "rows" })}</p></li>)}</ul>
          </section>))}
        {items.length === 0 && <p className="empty">{t({ zh: "没有公开的内容。", en: "Nothing is public." })}</p>}</>)}</Loaded>
    </>
  );
}

function Basis({ view }: { readonly view: LedgerView }) {
  const { t } = useLanguage();
  if (view.open === null) return null;
  return <p className="note">{t({ zh: "公开依据：", en: "Basis: " })}{t(view.open.basis)}{view.open.note && <> · {t(view.open.note)}</>}</p>;
}

const pageSize = "50";
function OpenLedger({ d }: { readonly d: string }) {
  const { t } = useLanguage();
  const { ledger = "" } = useParams(), [search, setSearch] = useSearchParams(), text = search.get("text") ?? "", [cursors, setCursors] = useState<readonly string[]>([]), cursor = cursors.at(-1);
  useEffect(() => { setCursors([]); }, [text, ledger]);
  const holes = { d, ledger }, query = text.trim() === "" ? {} : { text: text.trim() }, view = useOpen<LedgerView>("publicLedger", holes), page = useOpen<LedgerPage>("publicLedgerRows", holes, { ...query, limit: pageSize, ...(cursor === undefined ? {} : { cursor }) }), count = useOpen<LedgerCountView>("publicLedgerCount", holes, query);
  return (
    <Loaded of={view}>{(of) => {
      const columns = of.list.columns.filter(({ name }) => name !== "row_state"), controls = controlsOf(of), first = columns.find(({ name }) => name === of.list.nameField) ?? columns[0], rest = columns.filter((each) => each !== first).slice(0, 8);
      return (
        <>
          <h1>{t(of.open?.title ?? of.title)}</h1><Basis view={of} />
          <div className="filters"><label className="visually-hidden" htmlFor="open-find">{t({ zh: "查找", en: "Find" })}</label><input id="open-find" type="search" value={text} placeholder={t({ zh: "按名称、编号查找", en: "name or number" })} onChange={(event) => setSearch((old) => { const next = new URLSearchParams(old); if (event.target.value) next.set("text", event.target.value); else next.delete("text"); return next; }, { replace: true })} /><span className="table-count" role="status">{count.data ? t({ zh: `共 ${count.data.rows} 条`, en: `${count.data.rows} rows` }) : ""}</span></div>
          <Loaded of={page}>{({ rows, names, next }) => (
            <>
              <div className="table-scroll ledger-rows" tabIndex={0} role="region" aria-label={t(of.title)}>
                <table className="data-table"><caption className="visually-hidden">{t(of.title)}</caption>
                  <thead><tr>{first && <th scope="col" className="heads">{t(first.label)}</th>}{rest.map((each) => <th key={each.name} scope="col">{t(each.label)}{each.unit && <span className="unit">（{each.unit}）</span>}</th>)}{of.states.length > 0 && <th scope="col">{t({ zh: "状态", en: "State" })}</th>}<th scope="col">{t({ zh: "更新", en: "Updated" })}</th></tr></thead>
                  <tbody>{rows.map((row) => (
                    <tr key={row.id}><th scope="row" className="heads"><Link to={`/open/${ledger}/${encodeURIComponent(row.id)}?d=${d}`}>{first ? <OpenValue control={controls.get(first.name) ?? { type: "text" }} value={row.values[first.name] ?? row.id} names={names} /> : row.id}</Link> <TermTags terms={row.terms} /></th>
                      {rest.map((each) => <td key={each.name}><OpenValue control={controls.get(each.name) ?? { type: "text" }} value={row.values[each.name]} names={names} /></td>)}
                      {of.states.length > 0 && <td>{t(of.states.find((each) => each.id === row.state)?.label ?? { zh: "—", en: "—" })}</td>}<td className="num nowrap">{beijingDayOf(row.at)}</td></tr>))}</tbody></table>
              </div>
              {rows.length === 0 && <p className="empty">{t({ zh: "没有符合条件的内容。", en: "Nothing fits." })}</p>}
              <nav className="pager" aria-label={t({ zh: "翻页", en: "Pages" })}><Button size="small" disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>{t({ zh: "上一页", en: "Previous" })}</Button><Button size="small" disabled={next === null} onClick={() => { if (next !== null) setCursors([...cursors, next]); }}>{t({ zh: "下一页", en: "Next" })}</Button></nav>
            </>)}</Loaded>
          <p><Link to={`/open?d=${d}`}>{t({ zh: "返回公开信息", en: "Back to all" })}</Link></p>
        </>);
    }}</Loaded>
  );
}

function OpenRow({ d }: { readonly d: string }) {
  const { t } = useLanguage();
  const { ledger = "", id = "" } = useParams(), view = useOpen<LedgerView>("publicLedger", { d, ledger }), row = useOpen<LedgerRowView>("publicLedgerRow", { d, ledger, id });
  const controls = useMemo(() => (view.data ? controlsOf(view.data) : new Map<string, Control>()), [view.data]);
  return (
    <Loaded of={view}>{(of) => <Loaded of={row}>{(one) => (
      <>
        <h1>{one.name || t(of.open?.title ?? of.title)}</h1><Basis view={of} />
        <p><TermTags terms={one.row.terms} /></p>
        <dl className="open-row">{of.form.sections.flatMap((section) => section.fields).map((field) => <div key={field.name}><dt>{t(field.label)}{field.unit && <span className="unit">（{field.unit}）</span>}</dt><dd><OpenValue control={controls.get(field.name) ?? { type: "text" }} value={one.row.values[field.name]} names={one.names} /></dd></div>)}
          {one.row.state !== null && <div><dt>{t({ zh: "状态", en: "State" })}</dt><dd>{t(of.states.find((each) => each.id === one.row.state)?.label ?? { zh: "—", en: "—" })}</dd></div>}
          <div><dt>{t({ zh: "更新日期", en: "Updated" })}</dt><dd className="num">{beijingDayOf(one.row.at)}</dd></div></dl>
        <p><Link to={`/open/${ledger}?d=${d}`}>{t({ zh: "返回列表", en: "Back to the list" })}</Link></p>
      </>)}</Loaded>}</Loaded>
  );
}
