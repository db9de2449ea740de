import "./monitor.css";
import { AppstoreOutlined, PlusOutlined, UnorderedListOutlined } from "@ant-design/icons";
import type { PointRow } from "@yunqing/wire";
import { Button } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import { conditions, conditionWords, pointKinds, pointKindWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { usePlaces } from "../../client/views.js";
import { useNow } from "../../day/now.js";
import { Choice } from "../../parts/choice.js";
import { ConditionTag } from "../../parts/condition-tag.js";
import { Loaded, Page } from "../../parts/page.js";
import { ReadingLegend } from "../../parts/reading.js";
import { To } from "../../parts/link.js";
import { LiveLight } from "./live-light.js";
import { useLivePoints, type Channel } from "./live.js";
import { PointCard } from "./point-card.js";
import { countsOf, fitting, groupsOf } from "./wall-order.js";
import { WallTable } from "./wall-table.js";

const PointForm = lazy(() => import("../point/point-form.js").then((door) => ({ default: door.PointForm })));

/** 实时监控: the wall of points by kind with last values, state and run; live. */
export function MonitorPage() {
  const { t } = useLanguage();
  const { can } = useActor();
  const { points, channel } = useLivePoints();
  const [adding, setAdding] = useState(false);
  return (
    <Page title={{ zh: "实时监控", en: "Live monitoring" }} judged={false} lead={points.data && <Lead points={points.data} channel={channel} />}
      actions={can("instrument.manage") && <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t({ zh: "新建点位", en: "New point" })}</Button>}>
      <Loaded of={points}>{(loaded) => (loaded.length === 0 ? <NoPoints /> : <Wall points={loaded} />)}</Loaded>
      {adding && <Suspense fallback={null}><PointForm onClose={() => setAdding(false)} /></Suspense>}
    </Page>
  );
}

function Lead({ points, channel }: { readonly points: readonly PointRow[]; readonly channel: Channel }) {
  const { t } = useLanguage();
  const counts = countsOf(points);
  return <span className="wall-lead"><LiveLight channel={channel} /> {t({ zh: `${points.length - counts.off} 个在用点位，${counts.online} 个在线`, en: `${points.length - counts.off} points in use, ${counts.online} online` })}</span>;
}

function NoPoints() {
  const { t } = useLanguage();
  const { can } = useActor();
  return <p className="panel empty">{t({ zh: "还没有点位。", en: "No point yet. " })}{can("instrument.manage") ? <>{t({ zh: "让设备连到接收端口后，在", en: "Let an instrument connect, then take it in under " })}<To to="/instruments" extra={{ tab: "strangers" }}>{t({ zh: "设备 · 待接纳", en: "Instruments · waiting" })}</To>{t({ zh: "中一键接纳，或先新建点位再登记设备。", en: ", or make a point first and register its instrument." })}</> : t({ zh: "登记点位和设备后，这里显示实时数据。", en: "Once points and instruments are registered, live data appear here." })}</p>;
}

function Wall({ points }: { readonly points: readonly PointRow[] }) {
  const { t } = useLanguage();
  const now = useNow();
  const places = usePlaces();
  const [kind, setKind] = useFilter("kind"), [condition, setCondition] = useFilter("condition"), [place, setPlace] = useFilter("place"), [q, setQ] = useFilter("q"), [look, setLook] = useFilter("look", "cards");
  const fits = useMemo(() => fitting(points, { kind, condition, place, q }, places.under), [points, kind, condition, place, q, places]);
  const groups = useMemo(() => groupsOf(fits), [fits]);
  const used = new Set(points.map((point) => point.place));
  const all = { value: "", label: t({ zh: "全部", en: "All" }) };
  return (
    <div className="wall">
      <div className="panel filter-bar no-print"><div className="filters">
        <Choice label={t({ zh: "类别", en: "Kind" })} value={kind} onChange={setKind} options={[all, ...pointKinds.filter((each) => points.some((point) => point.kind === each)).map((each) => ({ value: each, label: t(pointKindWords[each]) }))]} />
        <Choice label={t({ zh: "状态", en: "State" })} value={condition} onChange={setCondition} options={[all, ...conditions.map((each) => ({ value: each, label: t(conditionWords[each]) }))]} />
        <Choice label={t({ zh: "地点", en: "Place" })} value={place} onChange={setPlace} options={[all, ...places.rows.filter((each) => each.id === place || [...places.under(each.id)].some((under) => used.has(under))).map((each) => ({ value: each.id, label: t(each.name) }))]} />
        <input type="search" aria-label={t({ zh: "按名称或企业查找", en: "Find by name or enterprise" })} placeholder={t({ zh: "名称、企业", en: "Name, enterprise" })} value={q} onChange={(event) => setQ(event.target.value)} />
        <span className="look-choice" role="group" aria-label={t({ zh: "显示方式", en: "Look" })}>
          <Button size="small" icon={<AppstoreOutlined />} aria-pressed={look !== "table"} type={look === "table" ? "default" : "primary"} onClick={() => setLook("cards")}>{t({ zh: "卡片", en: "Cards" })}</Button>
          <Button size="small" icon={<UnorderedListOutlined />} aria-pressed={look === "table"} type={look === "table" ? "primary" : "default"} onClick={() => setLook("table")}>{t({ zh: "表格", en: "Table" })}</Button>
        </span>
      </div></div>
      {groups.length === 0 ? <p className="panel empty">{t({ zh: "没有符合条件的点位。放宽筛选条件再试。", en: "No point fits. Loosen the filters and try again." })}</p>
        : groups.map((group) => (
            <section key={group.kind} className="wall-group" aria-label={t(pointKindWords[group.kind])}>
              <header><h2>{t(pointKindWords[group.kind])} <small>{group.points.length}</small></h2>
                <span className="wall-counts">{conditions.filter((each) => group.counts[each] > 0).map((each) => <button key={each} type="button" aria-pressed={condition === each} title={t({ zh: "只看这些", en: "Show only these" })} onClick={() => setCondition(condition === each ? "" : each)}><ConditionTag condition={each} count={group.counts[each]} /></button>)}</span></header>
              {look === "table" ? <WallTable kind={group.kind} points={group.points} now={now} placeOf={places.nameOf} /> : <div className="point-cards">{group.points.map((point) => <PointCard key={point.id} point={point} now={now} place={places.nameOf(point.place)} />)}</div>}
            </section>))}
      <ReadingLegend />
    </div>
  );
}
