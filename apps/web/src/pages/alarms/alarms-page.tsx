import { PageTabs } from "../../parts/page-tabs.js";
import { BellOutlined, SoundOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { Page } from "../../parts/page.js";
import { AlarmListPanel } from "./alarm-list.js";
import { useAlarmRefresh, useAlarmStream } from "./alarm-live.js";
import { soundWanted, wantSound } from "./alarm-sound.js";
import { alarmLevelOrder, levelShapes, levelWords } from "./alarm-words.js";
import { CluesPanel } from "./clues-panel.js";
import { EscalationPanel } from "./escalation-panel.js";
import { RulesPanel } from "./rules-panel.js";
import { ShiftsPanel } from "./shifts-panel.js";
import { StatisticsPanel } from "./statistics-panel.js";
import "./alarms.css";

/** 报警: what rings, who looks after it, and by what rules. */
export function AlarmsPage() {
  const { t } = useLanguage();
  const { can } = useActor();
  const [tab, setTab] = useFilter("tab", "list");
  const tabs = [
    { key: "list", label: t({ zh: "报警", en: "Alarms" }), show: () => <ListTab handles={can("alarm.handle")} /> },
    { key: "rules", label: t({ zh: "规则", en: "Rules" }), show: () => <RulesPanel /> },
    { key: "escalation", label: t({ zh: "升级与推送", en: "Escalation and push" }), show: () => <EscalationPanel /> },
    ...(can("alarm.handle") ? [{ key: "shifts", label: t({ zh: "值班日志", en: "Shift log" }), show: () => <ShiftsPanel /> }] : []),
    { key: "statistics", label: t({ zh: "统计", en: "Statistics" }), show: () => <StatisticsPanel /> },
    { key: "clues", label: t({ zh: "线索", en: "Clues" }), show: () => <CluesPanel /> },
  ];
  const current = tabs.find((each) => each.key === tab) ?? tabs[0];
  return <Page title={{ zh: "报警", en: "Alarms" }} judged={false} actions={<Wishes />}><PageTabs active={current?.key ?? ""} onChange={setTab} items={tabs.map(({ key, label, show }) => ({ key, label, children: key === current?.key ? show() : null }))} /></Page>;
}

function ListTab({ handles }: { readonly handles: boolean }) {
  const { t } = useLanguage();
  const { counts, live } = useAlarmStream();
  const [level, setLevel] = useFilter("level");
  useAlarmRefresh(counts?.change);
  return (
    <>
      <div className="alarm-top"><div className="counts" role="group" aria-label={t({ zh: "未销警，按级别", en: "Open, by level" })}>{alarmLevelOrder.map((each) => <button key={each} type="button" aria-pressed={level === each} onClick={() => setLevel(level === each ? "" : each)}><span aria-hidden="true">{levelShapes[each]}</span> {t(levelWords[each])} <b>{counts?.open[each] ?? "—"}</b>{counts !== null && counts.unacknowledged[each] > 0 && <small> {t({ zh: `未确认 ${counts.unacknowledged[each]}`, en: `${counts.unacknowledged[each]} new` })}</small>}</button>)}</div>
        <span className="note" role="status">{live ? t({ zh: "● 实时", en: "● live" }) : t({ zh: "○ 正在连接", en: "○ connecting" })}</span></div>
      <AlarmListPanel handles={handles} />
    </>
  );
}

/** Sound and notices of the browser, each only after the person asked for it. */
function Wishes() {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [sound, setSound] = useState(soundWanted), [permission, setPermission] = useState(() => (typeof Notification === "undefined" ? "denied" : Notification.permission));
  return (
    <>
      <Button icon={<SoundOutlined />} aria-pressed={sound} onClick={() => { wantSound(!sound); setSound(!sound); }}>{sound ? t({ zh: "声音已开", en: "Sound on" }) : t({ zh: "打开声音", en: "Turn sound on" })}</Button>
      {permission === "default" && <Button icon={<BellOutlined />} title={t({ zh: "页面不在前台时，用浏览器通知告诉您新的报警", en: "Tells of new alarms while this page is in the background" })} onClick={() => { void Notification.requestPermission().then((answer) => { setPermission(answer); void message.info(answer === "granted" ? t({ zh: "已允许通知", en: "Notices allowed" }) : t({ zh: "未允许通知，可在浏览器设置中改", en: "Not allowed; the browser's settings change it" })); }); }}>{t({ zh: "允许通知", en: "Allow notices" })}</Button>}
    </>
  );
}
