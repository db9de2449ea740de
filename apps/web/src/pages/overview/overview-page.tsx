import type { OverviewView, PointRow, ProjectState, ProjectsView, State } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { dutyKindWords, dutyWords, projectWords, stateWords } from "../../app/words.js";
import { get } from "../../client/fetch.js";
import { useAddress, useRows, useView } from "../../client/views.js";
import { dayInWords } from "../../day/beijing.js";
import { Figure } from "../../parts/figure.js";
import { ThingLink, To } from "../../parts/link.js";
import { Loaded, Page, Panel } from "../../parts/page.js";
import { Tag } from "../../parts/state-tag.js";
import { Asks } from "../../parts/why.js";
import { DutyNotices } from "../duties/duty-notices.js";

const states: readonly (State | "overdue")[] = ["missed", "overdue", "behind", "on-track", "met", "awaiting-target", "not-computable"];
const projectStates: readonly ProjectState[] = ["late", "under-way", "not-started", "done", "unknown"];

/** 总览: one screen that a director reads in a minute. */
export function OverviewPage() {
  const overview = useView<OverviewView>("overview");
  const { t, language } = useLanguage();
  return (
    <Page title={{ zh: "总览", en: "Overview" }} lead={overview.data && t({
      zh: `${overview.data.plan.title.zh} · 按 ${dayInWords(overview.data.day, language)} 评判`, en: `${overview.data.plan.title.en} · judged on ${dayInWords(overview.data.day, language)}` })}>
      <Loaded of={overview}>{(view) => <Board view={view} />}</Loaded>
    </Page>
  );
}

function Board({ view }: { readonly view: OverviewView }) {
  const { t } = useLanguage();
  const { can } = useActor();
  const address = useAddress();
  return (
    <div className="board">
      <Counts title={{ zh: "规划指标", en: "Indicators" }} counts={view.indicators} order={states} words={stateWords} to="/indicators" param="state" />
      <Counts title={{ zh: "约束性指标", en: "Binding indicators" }} counts={view.binding} order={states} words={stateWords} to="/indicators" param="state" extra={{ nature: "binding" }} />
      <Counts title={{ zh: "文字目标", en: "Targets in the text" }} counts={view.targets} order={states} words={stateWords} to="/targets" param="state" />
      <Counts title={{ zh: "重点工程", en: "Major projects" }} counts={view.projects} order={projectStates} words={projectWords} to="/projects" param="state" />
      <Attention view={view} />
      <div className="board-side">
        <Panel title={{ zh: "资金（万元）", en: "Money (10 000 yuan)" }} extra={<To to="/projects" extra={{ tab: "money" }}>{t({ zh: "明细", en: "Details" })}</To>}>
          <dl className="big-facts"><div><dt>{t({ zh: "计划投资", en: "Planned" })}</dt><dd><Asks title={t({ zh: "计划投资", en: "Planned" })} load={() => get<ProjectsView>(address("projects")).then((projects) => projects.money.lineage)}><Figure value={view.money.plannedWan} money /></Asks></dd></div><div><dt>{t({ zh: "已报支付", en: "Reported paid" })}</dt><dd><Figure value={view.money.paidWan} money /></dd></div><div><dt>{t({ zh: "支付率", en: "Share" })}</dt><dd><Figure value={view.money.share} unit={view.money.share ? "%" : undefined} /></dd></div></dl>
        </Panel>
        <Duties view={view} />
        <Panel title={{ zh: "规划体检", en: "Plan check" }} extra={<To to="/check">{t({ zh: "查看全部", en: "See all" })}</To>}>
          <dl className="big-facts">{(["high", "medium", "low"] as const).map((severity) => <div key={severity}><dt>{t({ high: { zh: "重要", en: "High" }, medium: { zh: "一般", en: "Medium" }, low: { zh: "提示", en: "Low" } }[severity])}</dt><dd><To to="/check" extra={{ severity }}>{view.findings[severity]}</To></dd></div>)}</dl>
        </Panel>
        {can("monitor.read") && <Monitoring />}
        <Deadlines view={view} />
      </div>
    </div>
  );
}

function Counts<S extends string>({ title, counts, order, words, to, param, extra }: { readonly title: Labels; readonly counts: Readonly<Partial<Record<S, number>>>; readonly order: readonly S[]; readonly words: Readonly<Record<S, Labels>>; readonly to: string; readonly param: string; readonly extra?: Readonly<Record<string, string>> }) {
  const { t } = useLanguage();
  const present = order.filter((state) => (counts[state] ?? 0) > 0);
  const total = present.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return (
    <Panel title={title} extra={<To to={to} className="count-total" {...(extra ? { extra } : {})} label={t({ zh: `${title.zh} ${total} 项，查看全部`, en: `${title.en}: ${total}, see all` })}>{total}<small>{t({ zh: " 项", en: "" })}</small></To>}>
      <div className="stack-bar" aria-hidden="true">{present.map((state) => <span key={state} className={`bar-${state}`} style={{ flexGrow: counts[state] ?? 0 }} />)}</div>
      <ul className="count-list">{present.map((state) => <li key={state}><To to={to} extra={{ ...extra, [param]: state }}><Tag of={state} words={words[state]} /> <b>{counts[state]}</b></To></li>)}</ul>
    </Panel>
  );
}

function Attention({ view }: { readonly view: OverviewView }) {
  const { t } = useLanguage();
  const wordsOf = (kind: string, state: string): Labels =>
    (kind === "project" ? projectWords[state as ProjectState] : kind === "duty" ? dutyWords[state as keyof typeof dutyWords] ?? stateWords[state as State] : stateWords[state as State]) ?? { zh: state, en: state };
  return (
    <Panel title={{ zh: "红色清单：需要领导过问的事", en: "Red list: what needs attention" }} extra={<span className="note">{t({ zh: `${view.attention.length} 件`, en: `${view.attention.length}` })}</span>} id="attention">
      {view.attention.length === 0 ? <p className="empty">{t({ zh: "没有未达标、滞后或逾期的事项。", en: "Nothing is missed, behind or overdue." })}</p> : (
        <ol className="attention">{view.attention.map((each) => (
          <li key={`${each.kind} ${each.id}`}>
            <Tag of={each.state} words={wordsOf(each.kind, each.state)} />
            <span><span className="kind">{t(dutyKindWords[each.kind] ?? { zh: each.kind, en: each.kind })}</span> <ThingLink kind={each.kind} id={each.id}>{each.title}</ThingLink><small>{t(each.reason)}</small></span>
          </li>))}</ol>)}
    </Panel>
  );
}

function Duties({ view }: { readonly view: OverviewView }) {
  const { t } = useLanguage();
  const { can } = useActor();
  const { open, dueSoon, overdue, awaitingReview, paused } = view.duties;
  return (
    <Panel title={{ zh: "督办", en: "Duties" }} extra={can("duty.read") && <To to="/duties">{t({ zh: "查看全部", en: "See all" })}</To>}>
      <dl className="big-facts">
        <div><dt>{t({ zh: "在办", en: "Open" })}</dt><dd>{open}</dd></div><div><dt>{t({ zh: "临近期限", en: "Due soon" })}</dt><dd>{dueSoon}</dd></div>
        <div className={overdue > 0 ? "alarming" : ""}><dt>{t({ zh: "逾期", en: "Overdue" })}</dt><dd>{can("duty.read") ? <To to="/duties" extra={{ overdue: "true" }}>{overdue}</To> : overdue}</dd></div><div><dt>{t({ zh: "待审核", en: "To review" })}</dt><dd>{awaitingReview}</dd></div>
        {paused > 0 && <div><dt>{t({ zh: "暂停", en: "Paused" })}</dt><dd>{can("duty.read") ? <To to="/duties" extra={{ paused: "true" }}>{paused}</To> : paused}</dd></div>}
      </dl>
      {can("duty.read") && <DutyNotices brief />}
      {view.pendingReview > 0 && <p className="note">{can("value.review") ? <To to="/review">{t({ zh: `另有 ${view.pendingReview} 个填报值待审核`, en: `${view.pendingReview} reported values await review` })}</To> : t({ zh: `另有 ${view.pendingReview} 个填报值待审核`, en: `${view.pendingReview} reported values await review` })}</p>}
    </Panel>
  );
}

/** How many points of online monitoring are online (在线监测); nothing where there is no point. */
function Monitoring() {
  const { t } = useLanguage();
  const points = useRows<PointRow>("points");
  const used = (points.data ?? []).filter((point) => point.condition !== "off"), online = used.filter((point) => point.condition === "online").length, silent = used.filter((point) => point.condition === "silent").length, late = used.filter((point) => point.condition === "late").length;
  if (points.isPending) return <div className="loading visually-hidden" aria-busy="true" />;
  if (used.length === 0) return null;
  return (
    <section className="panel monitor-strip" aria-label={t({ zh: "在线监测", en: "Online monitoring" })}>
      <h2>{t({ zh: "在线监测", en: "Online monitoring" })}</h2><To to="/monitor"><b className="num">{online}/{used.length}</b> {t({ zh: "在线", en: "online" })}<span className="visually-hidden">{t({ zh: "，查看实时监控", en: ", see the wall" })}</span></To>
      {silent > 0 && <To to="/monitor" extra={{ condition: "silent" }}>{t({ zh: `离线 ${silent}`, en: `silent ${silent}` })}</To>}{late > 0 && <To to="/monitor" extra={{ condition: "late" }}>{t({ zh: `迟报 ${late}`, en: `late ${late}` })}</To>}
    </section>
  );
}

function Deadlines({ view }: { readonly view: OverviewView }) {
  const { t } = useLanguage();
  return (
    <Panel title={{ zh: "近期期限", en: "Next deadlines" }}>
      {view.deadlines.length === 0 ? <p className="note">{t({ zh: "评判日之后没有登记的期限。", en: "No deadline is recorded after the judged day." })}</p> : (
        <ol className="deadlines">{view.deadlines.map((each) => <li key={`${each.kind} ${each.id} ${each.day}`}><time dateTime={each.day}>{each.day}</time><span><span className="kind">{t(dutyKindWords[each.kind] ?? { zh: each.kind, en: each.kind })}</span> <ThingLink kind={each.kind} id={each.id}>{each.title}</ThingLink></span></li>)}</ol>)}
    </Panel>
  );
}
