import { PlusOutlined } from "@ant-design/icons";
import type { LoopRow } from "@yunqing/wire";
import { Button, Tabs } from "antd";
import { useEffect } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { useRows } from "../../client/views.js";
import { Loaded, Page } from "../../parts/page.js";
import { LoopMarkTag } from "./loop-mark.js";
import { LoopDayPanel } from "./loop-day-panel.js";
import { LoopForm } from "./loop-form.js";
import { LoopLog } from "./loop-log.js";
import { LoopNow } from "./loop-now.js";
import "./loops.css";

/** 控制回路: how each loop stands and why, what it did, and how it is set. */
export function LoopsPage() {
  const { t } = useLanguage();
  const { can } = useActor();
  const [loop, setLoop] = useFilter("loop"), [tab, setTab] = useFilter("tab", "now");
  const rows = useRows<LoopRow>("loops"), { refetch } = rows;
  useEffect(() => { const timer = setInterval(() => { void refetch(); }, 3000); return () => { clearInterval(timer); }; }, [refetch]);
  const create = can("loop.manage") && <Button icon={<PlusOutlined />} onClick={() => { setLoop("new"); }}>{t({ zh: "新建回路", en: "New loop" })}</Button>;
  return (
    <Page title={{ zh: "控制回路", en: "Control loops" }} judged={false} actions={create}>
      <Loaded of={rows}>{(items) => {
        const chosen = items.find((each) => each.loop === loop) ?? (loop === "" ? items[0] : undefined);
        return <>
          {items.length === 0 && loop !== "new" && <p className="empty">{t({ zh: "还没有控制回路。新建时可从规划规则的模板开始。", en: "There is no loop yet. A new one begins from a template of the plan's rules." })}</p>}
          {items.length > 0 && <ul className="loop-cards">{items.map((each) => <li key={each.loop}><LoopCard row={each} current={each.loop === chosen?.loop} onOpen={() => { setLoop(each.loop); }} /></li>)}</ul>}
          {loop === "new" && <LoopForm loop={null} onDone={(made) => { setLoop(made); }} />}
          {chosen && <Tabs activeKey={tab} onChange={setTab} destroyOnHidden items={[
            { key: "now", label: t({ zh: "现况", en: "Now" }), children: <LoopNow key={chosen.loop} loop={chosen.loop} /> },
            { key: "day", label: t({ zh: "一日时序", en: "A day" }), children: <LoopDayPanel key={chosen.loop} loop={chosen.loop} /> },
            { key: "log", label: t({ zh: "控制记录", en: "Log" }), children: <LoopLog key={chosen.loop} loop={chosen.loop} /> },
            ...(can("loop.manage") ? [{ key: "setting", label: t({ zh: "设定", en: "Setting" }), children: <LoopForm key={chosen.loop} loop={chosen.loop} onDone={() => { setTab("now"); }} /> }] : []),
          ]} />}
        </>;
      }}</Loaded>
    </Page>
  );
}

function LoopCard({ row, current, onOpen }: { readonly row: LoopRow; readonly current: boolean; readonly onOpen: () => void }) {
  const { t } = useLanguage();
  const state = !row.active ? t({ zh: "‖ 已停用", en: "‖ switched off" }) : row.running ? t({ zh: "● 正在运行", en: "● at work" }) : t({ zh: "▲ 未在运行", en: "▲ not at work" });
  return (
    <button type="button" className="loop-card" aria-pressed={current} onClick={onOpen}>
      <b>{t(row.name)}</b>{row.simulated && <small className="loop-simulated">{t({ zh: "模拟", en: "simulated" })}</small>}
      <span className="loop-card-marks">{row.phase !== null && row.active && <LoopMarkTag word={row.phase} />}<small>{state}</small></span>
      <small>{t({ zh: `设备 ${row.actuatorsOn}/${row.actuators} 台运行`, en: `${row.actuatorsOn} of ${row.actuators} run` })}{row.override !== "auto" && ` · ${t({ zh: "手动", en: "manual" })}`}{row.failed > 0 && ` · ${t({ zh: `✕ ${row.failed} 台故障`, en: `✕ ${row.failed} failed` })}`}{row.active && row.linesDown > 0 && ` · ${t({ zh: "✕ 通信中断", en: "✕ line down" })}`}{row.alarms > 0 && ` · ${t({ zh: `▲ ${row.alarms} 项报警`, en: `▲ ${row.alarms} alarms` })}`}</small>
      {row.active && row.why && <small className="loop-why">{t(row.why.text)}</small>}
    </button>
  );
}
