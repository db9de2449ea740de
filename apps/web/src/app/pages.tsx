import { Spin } from "antd";
import { lazy, Suspense } from "react";
import { Navigate, Route, Routes, useLocation } from "react-router";
import { ProblemNote } from "../parts/problem-note.js";
import { Page } from "../parts/page.js";
import { useLanguage } from "./language.js";
import { Frame } from "./frame.js";
import { IdleGuard } from "./idle-guard.js";
import { allowedEntries } from "./navigation.js";
import { useActor, useSessionState } from "./session.js";
import { PartMissing } from "./part-missing.js";
import { SignInPage } from "./sign-in.js";
import { FirstPassword } from "./first-password.js";
import { WallEnded } from "../pages/screen/wall-ended.js";

const Overview = lazy(() => import("../pages/overview/overview-page.js").then((door) => ({ default: door.OverviewPage })));
const Indicators = lazy(() => import("../pages/indicators/indicators-page.js").then((door) => ({ default: door.IndicatorsPage })));
const Indicator = lazy(() => import("../pages/indicators/indicator-page.js").then((door) => ({ default: door.IndicatorPage })));
const Review = lazy(() => import("../pages/review/review-page.js").then((door) => ({ default: door.ReviewPage })));
const Targets = lazy(() => import("../pages/targets/targets-page.js").then((door) => ({ default: door.TargetsPage })));
const Projects = lazy(() => import("../pages/projects/projects-page.js").then((door) => ({ default: door.ProjectsPage })));
const Tasks = lazy(() => import("../pages/tasks/tasks-page.js").then((door) => ({ default: door.TasksPage })));
const Duties = lazy(() => import("../pages/duties/duties-page.js").then((door) => ({ default: door.DutiesPage })));
const Duty = lazy(() => import("../pages/duties/duty-page.js").then((door) => ({ default: door.DutyPage })));
const DutyLimits = lazy(() => import("../pages/duties/limits-page.js").then((door) => ({ default: door.LimitsPage })));
const DutyCalendar = lazy(() => import("../pages/duties/calendar-page.js").then((door) => ({ default: door.CalendarPage })));
const DutySettings = lazy(() => import("../pages/duties/settings-page.js").then((door) => ({ default: door.DutySettingsPage })));
const Check = lazy(() => import("../pages/check/check-page.js").then((door) => ({ default: door.CheckPage })));
const Document = lazy(() => import("../pages/document/document-page.js").then((door) => ({ default: door.DocumentPage })));
const MapPage = lazy(() => import("../pages/map/map-page.js").then((door) => ({ default: door.MapPage })));
const Monitor = lazy(() => import("../pages/monitor/monitor-page.js").then((door) => ({ default: door.MonitorPage })));
const Point = lazy(() => import("../pages/point/point-page.js").then((door) => ({ default: door.PointPage })));
const Instruments = lazy(() => import("../pages/instruments/instruments-page.js").then((door) => ({ default: door.InstrumentsPage })));
const Packets = lazy(() => import("../pages/packets/packets-page.js").then((door) => ({ default: door.PacketsPage })));
const Imports = lazy(() => import("../pages/imports/imports-page.js").then((door) => ({ default: door.ImportsPage })));
const Air = lazy(() => import("../pages/air/air-page.js").then((door) => ({ default: door.AirPage })));
const Water = lazy(() => import("../pages/water/water-page.js").then((door) => ({ default: door.WaterPage })));
const Groundwater = lazy(() => import("../pages/groundwater/groundwater-page.js").then((door) => ({ default: door.GroundwaterPage })));
const Sources = lazy(() => import("../pages/sources/sources-page.js").then((door) => ({ default: door.SourcesPage })));
const Alarms = lazy(() => import("../pages/alarms/alarms-page.js").then((door) => ({ default: door.AlarmsPage })));
const DataReview = lazy(() => import("../pages/data-review/data-review-page.js").then((door) => ({ default: door.DataReviewPage })));
const Loops = lazy(() => import("../pages/loops/loops-page.js").then((door) => ({ default: door.LoopsPage })));
const Analysis = lazy(() => import("../pages/analysis/analysis-page.js").then((door) => ({ default: door.AnalysisPage })));
const Bulletins = lazy(() => import("../pages/bulletins/bulletins-page.js").then((door) => ({ default: door.BulletinsPage })));
const Network = lazy(() => import("../pages/network/network-page.js").then((door) => ({ default: door.NetworkPage })));
const Ledgers = lazy(() => import("../pages/ledgers/ledgers-page.js").then((door) => ({ default: door.LedgersPage })));
const Ledger = lazy(() => import("../pages/ledgers/ledger-page.js").then((door) => ({ default: door.LedgerPage })));
const Reconciliations = lazy(() => import("../pages/reconciliations/reconciliations-page.js").then((door) => ({ default: door.ReconciliationsPage })));
const Reconciliation = lazy(() => import("../pages/reconciliations/reconciliation-page.js").then((door) => ({ default: door.ReconciliationPage })));
const NewRow = lazy(() => import("../pages/ledgers/new-row-page.js").then((door) => ({ default: door.NewRowPage })));
const LedgerRow = lazy(() => import("../pages/ledgers/row-page.js").then((door) => ({ default: door.RowPage })));
const Screen = lazy(() => import("../pages/screen/screen-page.js").then((door) => ({ default: door.ScreenPage })));
const Open = lazy(() => import("../pages/open/open-page.js").then((door) => ({ default: door.OpenPages })));
const Reports = lazy(() => import("../pages/reports/reports-page.js").then((door) => ({ default: door.ReportsPage })));
const System = lazy(() => import("../pages/system/system-page.js").then((door) => ({ default: door.SystemPage })));
const Account = lazy(() => import("../pages/account/account-page.js").then((door) => ({ default: door.AccountPage })));

const shown = [
  ["/overview", Overview], ["/indicators", Indicators], ["/indicators/:id", Indicator], ["/review", Review], ["/targets", Targets], ["/projects", Projects],
  ["/tasks", Tasks], ["/ledgers", Ledgers], ["/ledgers/:ledger", Ledger], ["/ledgers/:ledger/new", NewRow], ["/ledgers/:ledger/:id", LedgerRow], ["/reconciliations", Reconciliations], ["/reconciliations/:id", Reconciliation], ["/duties", Duties], ["/duties/limits", DutyLimits], ["/duties/calendar", DutyCalendar], ["/duties/settings", DutySettings], ["/duties/:id", Duty], ["/check", Check], ["/document", Document], ["/map", MapPage], ["/reports", Reports], ["/air", Air], ["/water", Water], ["/groundwater", Groundwater], ["/sources", Sources], ["/alarms", Alarms], ["/data-review", DataReview], ["/loops", Loops], ["/analysis", Analysis], ["/bulletins", Bulletins], ["/network", Network], ["/screen", Screen], ["/monitor", Monitor], ["/monitor/:point", Point], ["/instruments", Instruments], ["/packets", Packets], ["/imports", Imports], ["/system", System], ["/account", Account],
] as const;

/** Which page stands at which address. Without a session there is only the sign-in; with a first password, only its change. */
export function Pages() {
  const { session, waiting, problem, wallEnded } = useSessionState();
  const { pathname } = useLocation();
  const { t } = useLanguage();
  // what is public by law is read by anybody, before anything is asked of a session
  if (pathname === "/open" || pathname.startsWith("/open/")) return <Suspense fallback={<div className="whole-screen" role="status"><Spin size="large" /></div>}><Open /></Suspense>;
  if (waiting) return <div className="whole-screen" role="status"><Spin size="large" /><p>{t({ zh: "正在连接……", en: "Connecting…" })}</p></div>;
  if (problem && !session) return <main className="whole-screen"><h1>{t({ zh: "云清", en: "Yunqing" })}</h1><ProblemNote problem={problem} retry={() => window.location.reload()} /></main>;
  if (wallEnded && pathname === "/screen") return <WallEnded />;
  if (!session) return <SignInPage />;
  // a read key opens the wall and nothing else; elsewhere a person signs in
  if (session.readOnly === true) return pathname === "/screen" ? <Wall /> : <SignInPage />;
  if (session.mustChangePassword) return <FirstPassword />;
  return <SignedIn />;
}

function Wall() { return <Suspense fallback={<div className="whole-screen" role="status"><Spin size="large" /></div>}><Screen /></Suspense>; }

function SignedIn() {
  const { can, canAbove } = useActor();
  const { search, pathname } = useLocation();
  const { t } = useLanguage();
  const allowed = allowedEntries(can, canAbove);
  const start = allowed[0]?.path ?? "/account";
  // the wall screen stands bare; a person's session ends there when it is left idle, that of a read key does not
  if (pathname === "/screen" && allowed.some(({ path }) => path === "/screen")) return <><Wall /><IdleGuard /></>;
  return (
    <Frame>
      <PartMissing key={pathname}>
      <Suspense fallback={<div className="loading" role="status"><Spin /> {t({ zh: "正在打开……", en: "Opening…" })}</div>}>
        <Routes>
          <Route path="/" element={<Navigate to={start + search} replace />} />
          {shown.map(([path, Shown]) => {
            const entry = allowed.find((each) => path === each.path || path.startsWith(`${each.path}/`));
            return <Route key={path} path={path} element={entry || path === "/account" ? <Shown /> : <NotAllowed />} />;
          })}
          <Route path="*" element={<NoSuchPage />} />
        </Routes>
      </Suspense>
      </PartMissing>
    </Frame>
  );
}
function NotAllowed() {
  const { t } = useLanguage();
  return <Page title={{ zh: "没有权限", en: "Not allowed" }} judged={false}><p>{t({ zh: "您的授权不包括这个页面。如确需使用，请联系安全管理员授权。", en: "Your grants do not cover this page. If you need it, ask the security administrator." })}</p></Page>;
}
function NoSuchPage() {
  const { t } = useLanguage();
  return <Page title={{ zh: "没有这个页面", en: "No such page" }} judged={false}><p>{t({ zh: "请从菜单重新进入。", en: "Enter from the menu again." })}</p></Page>;
}
