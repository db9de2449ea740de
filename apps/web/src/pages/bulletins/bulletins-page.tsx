import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useSearchParams } from "react-router";
import { Page } from "../../parts/page.js";
import { PageTabs } from "../../parts/page-tabs.js";
import { LiveTab } from "./live-tab.js";
import { PapersTab } from "./papers-tab.js";
import { SchedulesTab } from "./schedules-tab.js";
import { TemplatesTab } from "./templates-tab.js";
import "./bulletins.css";

/** 环境质量报表: the real-time page, daily and monthly papers with their review, schedules, templates. */
export function BulletinsPage() {
  const { t } = useLanguage(), { can } = useActor(), [search, setSearch] = useSearchParams();
  const tabs = [
    { key: "live", label: t({ zh: "实时报", en: "Real-time" }), show: () => <LiveTab /> }, { key: "daily", label: t({ zh: "日报", en: "Daily" }), show: () => <PapersTab kinds={["air-daily"]} /> }, { key: "monthly", label: t({ zh: "月报", en: "Monthly" }), show: () => <PapersTab kinds={["air-monthly", "water-monthly"]} /> },
    { key: "schedules", label: t({ zh: "计划", en: "Schedules" }), show: () => <SchedulesTab /> }, ...(can("bulletin.make") ? [{ key: "templates", label: t({ zh: "模板", en: "Templates" }), show: () => <TemplatesTab /> }] : []),
  ];
  const current = tabs.find((each) => each.key === (search.get("tab") ?? "live")) ?? tabs[0];
  // another tab begins with its list
  const turn = (key: string): void => { setSearch((old) => { const next = new URLSearchParams(old); for (const name of ["open", "sort", "columns"]) next.delete(name); if (key === "live") next.delete("tab"); else next.set("tab", key); return next; }, { replace: true }); };
  return (
    <Page title={{ zh: "环境质量报表", en: "Bulletins" }} judged={false} lead={t({ zh: "按 HJ 633 的实时报、日报，空气与地表水月报；另一人审核后发布，发布后不再改变", en: "Real-time and daily reports as HJ 633 lays them down, monthly reports of air and water; published by another person, and fixed from then on" })}>
      <PageTabs active={current?.key ?? ""} onChange={turn} items={tabs.map(({ key, label, show }) => ({ key, label, children: key === current?.key ? show() : null }))} />
    </Page>
  );
}
