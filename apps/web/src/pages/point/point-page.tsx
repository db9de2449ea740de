import { EditOutlined } from "@ant-design/icons";
import type { PointDetail } from "@yunqing/wire";
import { Button, Tabs } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { editionWords, pointKindWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { useEnterprises } from "../map/enterprises.js";
import { usePlaces, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { ConditionTag } from "../../parts/condition-tag.js";
import { To } from "../../parts/link.js";
import { Loaded, Page } from "../../parts/page.js";
import { PacketSearch } from "../packets/packet-search.js";
import { CurvePanel } from "./curve-panel.js";
import { LivenessPanel } from "./liveness-panel.js";
import { PointForm } from "./point-form.js";
import "../monitor/monitor.css";
import "./point.css";

/** 点位: what a point is, its curves with the origin of each value, its packets, how its lines are, its versions. */
export function PointPage() {
  const { point: id = "" } = useParams();
  const point = useView<PointDetail>("point", { holes: { id } });
  const { t } = useLanguage();
  const { can } = useActor();
  const [editing, setEditing] = useState(false);
  return (
    <Page title={point.data?.name ?? { zh: "点位", en: "Point" }} judged={false} lead={<><To to="/monitor">{t({ zh: "← 实时监控", en: "← Live monitoring" })}</To>{point.data && <Lead point={point.data} />}</>}
      actions={<>{can("data.review") && point.data && <To to="/data-review" extra={{ tab: "grid", point: id }}>{t({ zh: "逐时审核", en: "Review by hour" })}</To>}{can("instrument.manage") && point.data && <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>{t({ zh: "修改点位", en: "Change" })}</Button>}</>}>
      <Loaded of={point}>{(loaded) => <>
        <Head point={loaded} />
        <Body point={loaded} />
        {editing && <PointForm point={loaded} onClose={() => setEditing(false)} />}
      </>}</Loaded>
    </Page>
  );
}

function Lead({ point }: { readonly point: PointDetail }) {
  const { t } = useLanguage();
  return <> · {t(pointKindWords[point.kind])}{!point.active && <> · {t({ zh: "已停用", en: "out of use" })}</>}{point.simulated && <span className="simulated-mark">{t({ zh: "模拟", en: "SIMULATED" })}</span>}</>;
}

function Head({ point }: { readonly point: PointDetail }) {
  const { t } = useLanguage();
  const places = usePlaces(), enterprises = useEnterprises(point.enterprise !== null);
  return (
    <section className="panel point-head" aria-label={t({ zh: "点位概况", en: "About the point" })}>
      <dl className="head-facts">
        <div><dt>{t({ zh: "地点", en: "Place" })}</dt><dd>{places.nameOf(point.place)}</dd></div>
        <div><dt>{t({ zh: "企业", en: "Enterprise" })}</dt><dd>{enterprises.nameOf(point.enterprise)}</dd></div>
        <div><dt>{t({ zh: "坐标", en: "Coordinates" })}</dt><dd className="num">{point.longitude && point.latitude ? `${point.longitude}, ${point.latitude}` : t({ zh: "未填", en: "not given" })}</dd></div>
        <div className="head-instruments"><dt>{t({ zh: "设备", en: "Instruments" })}</dt><dd>{point.instruments.length === 0 ? <To to="/instruments">{t({ zh: "还没有，去登记", en: "none yet; register one" })}</To> : <ul>{point.instruments.map((each) => <li key={each.id}><To to="/instruments" extra={{ open: each.id }}><code>{each.mn}</code></To> <small className="note">{t(editionWords(each.edition))}</small> <ConditionTag condition={each.condition} /></li>)}</ul>}</dd></div>
        {point.note && <div><dt>{t({ zh: "说明", en: "Note" })}</dt><dd>{point.note}</dd></div>}
      </dl>
    </section>
  );
}

function Body({ point }: { readonly point: PointDetail }) {
  const { t } = useLanguage();
  const [tab, setTab] = useFilter("tab", "curve");
  const tabs = [
    { key: "curve", label: t({ zh: "曲线", en: "Curve" }), show: () => <CurvePanel point={point} /> },
    { key: "packets", label: t({ zh: "报文", en: "Packets" }), show: () => <PacketSearch instruments={point.instruments} every={false} /> },
    { key: "line", label: t({ zh: "在线情况", en: "Line" }), show: () => <LivenessPanel liveness={point.liveness} /> },
    { key: "versions", label: t({ zh: "历史版本", en: "Versions" }), show: () => <Versions point={point} /> },
  ];
  return <Tabs className="point-tabs" activeKey={tab} onChange={setTab} items={tabs.map(({ key, label, show }) => ({ key, label, children: key === tab ? show() : null }))} />;
}

function Versions({ point }: { readonly point: PointDetail }) {
  const { t } = useLanguage();
  return <section className="panel" aria-label={t({ zh: "历史版本", en: "Versions" })}><ol className="steps">{[...point.versions].reverse().map((each) => <li key={`${each.seq} ${each.at}`}><p><b>{t({ zh: `第 ${each.seq} 版`, en: `Version ${each.seq}` })}</b>　{each.by} · <time dateTime={each.at}>{beijingMinuteOf(each.at)}</time></p><p>{each.what}</p></li>)}</ol>{point.versions.length === 0 && <p className="empty">{t({ zh: "没有记录。", en: "Nothing on record." })}</p>}</section>;
}
