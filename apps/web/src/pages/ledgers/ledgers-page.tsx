import type { LedgerCard } from "@yunqing/wire";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useRows } from "../../client/views.js";
import { To } from "../../parts/link.js";
import { Loaded, Page } from "../../parts/page.js";
import { PageTabs } from "../../parts/page-tabs.js";
import { Tag } from "../../parts/state-tag.js";
import { useRecentLedgers } from "./list-habits.js";
import { Outbox } from "./outbox-panel.js";
import { PlacesPanel } from "./places-panel.js";
import { RatesPanel } from "./rates-panel.js";
import "./ledgers.css";

/** 台账: every ledger of the office, module by module, with how much stands in it and what is late. */
export function LedgersPage() {
  const { t } = useLanguage();
  const [tab, setTab] = useFilter("tab", "ledgers");
  const cards = useRows<LedgerCard>("ledgers");
  return (
    <Page title={{ zh: "台账", en: "Ledgers" }} judged={false} lead={t({ zh: "登记一次，处处可用：列表、地图、统计、Excel、督办和公开都出自同一份登记", en: "Entered once: list, map, statistics, Excel, duties and public pages come from the same entry" })}>
      <Outbox />
      <PageTabs active={tab} onChange={setTab} items={[
        { key: "ledgers", label: t({ zh: "全部台账", en: "All ledgers" }), children: <Loaded of={cards}>{(all) => <Shelves cards={all} />}</Loaded> },
        { key: "rates", label: t({ zh: "规划比率", en: "Rates of the plan" }), children: <RatesPanel /> },
        { key: "places", label: t({ zh: "空间分析", en: "By place" }), children: <PlacesPanel /> },
      ]} />
    </Page>
  );
}

function Shelves({ cards }: { readonly cards: readonly LedgerCard[] }) {
  const { t } = useLanguage();
  const [find, setFind] = useFilter("find"), [late, setLate] = useFilter("late"), [filled, setFilled] = useFilter("filled");
  const opened = useRecentLedgers(), recent = opened.flatMap((ledger) => cards.find((each) => each.ledger === ledger) ?? []);
  const word = find.trim().toLowerCase();
  const shown = useMemo(() => cards.filter((each) => (late === "" || (each.overdue ?? 0) > 0) && (filled === "" || each.rows > 0) && (word === "" || `${each.title.zh} ${each.title.en} ${each.moduleTitle.zh} ${each.moduleTitle.en} ${each.systems.join(" ")} ${each.purpose?.zh ?? ""}`.toLowerCase().includes(word))), [cards, word, late, filled]);
  const modules = [...new Map(shown.map((each) => [each.module, each.moduleTitle]))];
  const overdue = cards.reduce((total, each) => total + (each.overdue ?? 0), 0);
  return (
    <>
      <div className="filters ledger-find">
        <label className="visually-hidden" htmlFor="ledger-find">{t({ zh: "查找台账", en: "Find a ledger" })}</label>
        <input id="ledger-find" type="search" value={find} onChange={(event) => setFind(event.target.value)} placeholder={t({ zh: "名称、模块或 S 编号", en: "name, module or S number" })} />
        <label><input type="checkbox" checked={late !== ""} onChange={(event) => setLate(event.target.checked ? "1" : "")} /> {t({ zh: `只看有逾期的（共 ${overdue} 条逾期）`, en: `only with something late (${overdue} in all)` })}</label>
        <label><input type="checkbox" checked={filled !== ""} onChange={(event) => setFilled(event.target.checked ? "1" : "")} /> {t({ zh: "只看有记录的", en: "only with rows" })}</label>
        <span className="table-count" role="status">{t({ zh: `${shown.length} 本台账，${shown.reduce((total, each) => total + each.rows, 0)} 条`, en: `${shown.length} ledgers, ${shown.reduce((total, each) => total + each.rows, 0)} rows` })}</span>
      </div>
      {recent.length > 0 && word === "" && <nav className="recent-ledgers" aria-label={t({ zh: "最近打开", en: "Opened lately" })}><b>{t({ zh: "最近打开", en: "Opened lately" })}</b><ul>{recent.map((each) => <li key={each.ledger}><To to={`/ledgers/${each.ledger}`}>{t(each.title)}</To></li>)}</ul></nav>}
      {modules.map(([module, title]) => (
        <section key={module} className="ledger-module" aria-label={t(title)}>
          <h2>{t(title)}</h2>
          <ul className="ledger-cards">{shown.filter((each) => each.module === module).map((each) => (
            <li key={each.ledger}>
              <To to={`/ledgers/${each.ledger}`}>{t(each.title)}</To>
              <p className="note">{each.purpose ? t(each.purpose) : each.systems.join(" ")}</p>
              <p className="ledger-counts"><span><b className="num">{each.rows}</b> {t({ zh: "条", en: "rows" })}</span>{each.open !== null && each.open > 0 && <span>{t({ zh: "未销号", en: "open" })} <b className="num">{each.open}</b></span>}{(each.overdue ?? 0) > 0 && <Tag of="overdue" words={{ zh: `逾期 ${each.overdue}`, en: `${each.overdue} late` }} />}{(each.ending ?? 0) > 0 && <To to={`/ledgers/${each.ledger}`} extra={{ term: "ending" }}><Tag of="in-hand" words={{ zh: `将到期 ${each.ending}`, en: `${each.ending} end soon` }} /></To>}{(each.over ?? 0) > 0 && <To to={`/ledgers/${each.ledger}`} extra={{ term: "over" }}><Tag of="overdue" words={{ zh: `已过期 ${each.over}`, en: `${each.over} over` }} /></To>}</p>
            </li>))}</ul>
        </section>))}
      {shown.length === 0 && <p className="empty">{t({ zh: "没有符合条件的台账。", en: "No ledger fits." })}</p>}
    </>
  );
}
