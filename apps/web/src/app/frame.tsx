import { AppstoreOutlined } from "@ant-design/icons";
import { Drawer } from "antd";
import { useState, type ReactNode } from "react";
import { NavLink, useLocation } from "react-router";
import { useNarrow } from "../parts/narrow.js";
import { WhyProvider } from "../parts/why.js";
import { Header, ViewChoices } from "./header.js";
import { IdleGuard } from "./idle-guard.js";
import { useLanguage } from "./language.js";
import { LookSwitches } from "./look-switches.js";
import { OfflineBar } from "./offline-bar.js";
import { allowedEntries, groupsOfEntries, tabs, type Entry } from "./navigation.js";
import { useActor } from "./session.js";
import { useHere } from "./view-state.js";
import { Watermark } from "./watermark.js";

/** The frame around every page: skip link, banner, header, menu, main, tabs at the bottom of a phone (页面框架). */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useLanguage();
  const { district, can, canAbove } = useActor();
  const { pathname } = useLocation();
  const narrow = useNarrow();
  const [more, setMore] = useState(false);
  const allowed = allowedEntries(can, canAbove);
  return (
    <WhyProvider>
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById("main")?.focus(); }}>{t({ zh: "跳到正文", en: "Skip to the content" })}</a>
      <div className={`frame ${district?.simulated ? "simulated" : ""}`}>
        <Header />
        {district?.simulated && <div className="simulated-banner" role="note"><b>{t({ zh: "模拟", en: "SIMULATED" })}</b>{t({ zh: "演示用模拟数据，不是真实监测或考核结果，不得引用。", en: "Simulated data for demonstration; nothing here was measured. Do not quote." })}<b>{t({ zh: "模拟", en: "SIMULATED" })}</b></div>}
        <OfflineBar />
        <div className="frame-body">
          {!narrow && <nav className="side no-print" aria-label={t({ zh: "主菜单", en: "Main menu" })}><div className="side-runs">{groupsOfEntries(allowed).map(({ group, entries }) => <div key={entries[0]?.path}>{group && <h2 className="menu-group">{t(group)}</h2>}<ul>{entries.map((entry) => <li key={entry.path}><MenuLink entry={entry} /></li>)}</ul></div>)}</div></nav>}
          <main id="main" tabIndex={-1} key={pathname}>{children}</main>
        </div>
        {narrow && (
          <nav className="tabs no-print" aria-label={t({ zh: "主菜单", en: "Main menu" })}>
            <ul>
              {allowed.filter((entry) => (tabs as readonly string[]).includes(entry.path)).map((entry) => <li key={entry.path}><MenuLink entry={entry} /></li>)}
              <li><button type="button" aria-expanded={more} onClick={() => setMore(true)}><AppstoreOutlined aria-hidden /><span>{t({ zh: "更多", en: "More" })}</span></button></li>
            </ul>
          </nav>)}
        {narrow && (
          <Drawer open={more} onClose={() => setMore(false)} placement="bottom" size="large" title={t({ zh: "更多", en: "More" })}>
            <nav aria-label={t({ zh: "全部页面", en: "All pages" })} className="more-pages">{groupsOfEntries(allowed).map(({ group, entries }) => <div key={entries[0]?.path}>{group && <h2 className="more-title">{t(group)}</h2>}<ul>{entries.map((entry) => <li key={entry.path}><MenuLink entry={entry} onClick={() => setMore(false)} /></li>)}</ul></div>)}</nav>
            <h2 className="more-title">{t({ zh: "查看条件", en: "What is shown" })}</h2>
            <ViewChoices />
            <LookSwitches />
          </Drawer>)}
      </div>
      <Watermark />
      <IdleGuard />
    </WhyProvider>
  );
}

function MenuLink({ entry, onClick }: { readonly entry: Entry; readonly onClick?: () => void }) {
  const { t } = useLanguage();
  const here = useHere();
  const Icon = entry.icon;
  return <NavLink to={here(entry.path)} className="menu-link" {...(onClick ? { onClick } : {})}><Icon aria-hidden={true} /><span>{t(entry.title)}</span></NavLink>;
}
