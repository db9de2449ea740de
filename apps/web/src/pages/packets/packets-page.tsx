import type { InstrumentRow } from "@yunqing/wire";
import { Tabs } from "antd";
import { lazy, Suspense } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useRows } from "../../client/views.js";
import { Page } from "../../parts/page.js";
import { PacketSearch } from "./packet-search.js";

const Offline = lazy(() => import("./offline-panel.js").then((door) => ({ default: door.OfflinePanel })));

/** 报文: the raw packets as they came and went, and any pasted packet explained in the browser. */
export function PacketsPage() {
  const { t } = useLanguage();
  const [tab, setTab] = useFilter("tab", "search");
  return (
    <Page title={{ zh: "报文", en: "Packets" }} judged={false}>
      <Tabs activeKey={tab} onChange={setTab} items={[
        { key: "search", label: t({ zh: "查询", en: "Search" }), children: tab === "search" ? <SearchTab /> : null },
        { key: "explain", label: t({ zh: "在线解读", en: "Explain a packet" }), children: tab === "explain" ? <Suspense fallback={<div className="loading" role="status">{t({ zh: "正在打开……", en: "Opening…" })}</div>}><Offline /></Suspense> : null },
      ]} />
    </Page>
  );
}

function SearchTab() {
  const instruments = useRows<InstrumentRow>("instruments");
  return <PacketSearch instruments={instruments.data ?? []} every />;
}
