import type { LedgerView } from "@yunqing/wire";
import { lazy, Suspense } from "react";
import { useParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { LineLink, To } from "../../parts/link.js";
import { Loaded, Page } from "../../parts/page.js";
import { PageTabs } from "../../parts/page-tabs.js";
import { LedgerImports } from "./ledger-imports.js";
import { LedgerList } from "./ledger-list.js";
import { LedgerRules } from "./ledger-rules.js";
import { LedgerStatistics } from "./ledger-statistics.js";
import { useOpened } from "./list-habits.js";
import { Outbox } from "./outbox-panel.js";
import "./ledgers.css";

/** The map engine is fetched when somebody looks at a map. */
const LedgerMap = lazy(() => import("./ledger-map.js").then((door) => ({ default: door.LedgerMap })));

/** One ledger (台账): its rows, its figures, its map, its Excel, and the rules it is kept by. */
export function LedgerPage() {
  const { ledger = "" } = useParams();
  const view = useView<LedgerView>("ledger", { holes: { ledger } });
  if (!view.data) return <Page title={{ zh: "台账", en: "Ledger" }} judged={false}><Loaded of={view}>{() => null}</Loaded></Page>;
  return <OneLedger key={view.data.ledger} view={view.data} />;
}

function OneLedger({ view }: { readonly view: LedgerView }) {
  const { t } = useLanguage();
  const [tab, setTab] = useFilter("tab", "list");
  useOpened(view.ledger);
  const tabs = [
    { key: "list", label: t({ zh: "列表", en: "List" }), children: <LedgerList view={view} /> },
    ...(view.statistics.counts.length > 0 || view.statistics.sums.length > 0 ? [{ key: "statistics", label: t({ zh: "统计", en: "Figures" }), children: <LedgerStatistics view={view} /> }] : []),
    ...(view.layers.length > 0 ? [{ key: "map", label: t({ zh: "地图", en: "Map" }), children: <Suspense fallback={<div className="loading" role="status" />}><LedgerMap view={view} /></Suspense> }] : []),
    ...(view.mayImport ? [{ key: "imports", label: t({ zh: "导入", en: "Import" }), children: <LedgerImports view={view} /> }] : []),
    { key: "rules", label: t({ zh: "填报说明", en: "How it is kept" }), children: <LedgerRules view={view} /> },
  ];
  return (
    <Page title={view.title} judged={false} lead={<><To to="/ledgers">{t({ zh: "台账", en: "Ledgers" })}</To> › {t(view.moduleTitle)}{view.purpose && <> · {t(view.purpose)}</>} {view.source.line !== null && <LineLink line={view.source.line} />}</>}>
      <Outbox ledger={view.ledger} />
      <PageTabs active={tabs.some(({ key }) => key === tab) ? tab : "list"} onChange={setTab} items={tabs} />
    </Page>
  );
}
