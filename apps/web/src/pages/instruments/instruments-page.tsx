import type { InstrumentRow, PointRow } from "@yunqing/wire";
import { PlusOutlined } from "@ant-design/icons";
import { Button, Tabs } from "antd";
import { useMemo, useState } from "react";
import { conditions, conditionWords, editionWords, timeMarkWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { useRows } from "../../client/views.js";
import { agoWords } from "../../day/ago.js";
import { useNow } from "../../day/now.js";
import { Choice } from "../../parts/choice.js";
import { ConditionTag } from "../../parts/condition-tag.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { To } from "../../parts/link.js";
import { Loaded, Page } from "../../parts/page.js";
import { CommandDrawer } from "./command-drawer.js";
import { ForwardsPanel } from "./forwards-panel.js";
import { InstrumentForm } from "./instrument-form.js";
import { PushKeysPanel } from "./push-keys-panel.js";
import { StrangersPanel } from "./strangers-panel.js";
import "./instruments.css";

/** 设备: the registry, the strangers waiting, commands, forwarding and push keys. */
export function InstrumentsPage() {
  const { t } = useLanguage();
  const { can } = useActor();
  const [tab, setTab] = useFilter("tab", "registry");
  const manage = can("instrument.manage");
  const tabs = [
    { key: "registry", label: t({ zh: "登记", en: "Registry" }), show: () => <Registry /> },
    ...(manage ? [{ key: "strangers", label: t({ zh: "待接纳", en: "Waiting" }), show: () => <StrangersPanel /> }, { key: "forwards", label: t({ zh: "数据上传", en: "Forwarding" }), show: () => <ForwardsPanel /> }] : []),
    ...(can("observation.import") ? [{ key: "keys", label: t({ zh: "推送密钥", en: "Push keys" }), show: () => <PushKeysPanel /> }] : []),
  ];
  const current = tabs.find((each) => each.key === tab) ?? tabs[0];
  return <Page title={{ zh: "设备", en: "Instruments" }} judged={false}><Tabs activeKey={current?.key ?? ""} onChange={setTab} items={tabs.map(({ key, label, show }) => ({ key, label, children: key === current?.key ? show() : null }))} /></Page>;
}

function Registry() {
  const rows = useRows<InstrumentRow>("instruments"), points = useRows<PointRow>("points");
  return <Loaded of={rows}>{(loaded) => <Table rows={loaded} points={points.data ?? []} />}</Loaded>;
}

function Table({ rows, points }: { readonly rows: readonly InstrumentRow[]; readonly points: readonly PointRow[] }) {
  const { t } = useLanguage();
  const { can } = useActor();
  const now = useNow();
  const [open, setOpen] = useFilter("open"), [commanding, setCommanding] = useFilter("command"), [condition, setCondition] = useFilter("condition"), [q, setQ] = useFilter("q");
  const [adding, setAdding] = useState(false);
  const manage = can("instrument.manage");
  const columns = useMemo<readonly Column<InstrumentRow>[]>(() => [
    { id: "mn", heads: true, title: { zh: "设备编码 MN", en: "MN" }, sortBy: (row) => row.mn, cell: (row) => manage ? <button type="button" className="link-button" onClick={() => setOpen(row.id)}><code>{row.mn}</code></button> : <code>{row.mn}</code> },
    { id: "condition", card: "badge", title: { zh: "状态", en: "State" }, sortBy: (row) => conditions.indexOf(row.condition), cell: (row) => <ConditionTag condition={row.condition} /> },
    { id: "point", title: { zh: "点位", en: "Point" }, sortBy: (row) => t(row.pointName), cell: (row) => <To to={`/monitor/${encodeURIComponent(row.point)}`}>{t(row.pointName)}</To> },
    { id: "edition", title: { zh: "版本", en: "Edition" }, sortBy: (row) => row.edition, cell: (row) => <span className="nowrap">{t(editionWords(row.edition))}</span> },
    { id: "st", title: { zh: "ST", en: "ST" }, sortBy: (row) => row.st, cell: (row) => row.st || "—" },
    { id: "timeMark", title: { zh: "DataTime 为", en: "DataTime is" }, cell: (row) => <span className="nowrap">{t(timeMarkWords[row.timeMark])}</span> },
    { id: "interval", card: "wide", title: { zh: "间隔", en: "Intervals" }, cell: (row) => <span className="nowrap">{t({ zh: `实时 ${row.realTimeSeconds} 秒 · 分钟 ${row.minuteInterval} 分`, en: `${row.realTimeSeconds} s · ${row.minuteInterval} min` })}</span> },
    { id: "leniencies", numeric: true, title: { zh: "容许偏差", en: "Leniencies" }, sortBy: (row) => row.leniencies.length, cell: (row) => <span title={row.leniencies.join(", ")}>{row.leniencies.length}</span> },
    { id: "addresses", title: { zh: "来源地址", en: "Addresses" }, hidden: true, cell: (row) => row.addresses.length === 0 ? t({ zh: "任意", en: "any" }) : row.addresses.join(", ") },
    { id: "sealed", title: { zh: "加密", en: "Sealed" }, hidden: true, cell: (row) => row.sealed ? t({ zh: "SM4", en: "SM4" }) : t({ zh: "否", en: "no" }) },
    { id: "seen", nowrap: true, title: { zh: "最近", en: "Last" }, sortBy: (row) => (row.seenAt ? -Date.parse(row.seenAt) : null), cell: (row) => row.seenAt ? t(agoWords(row.seenAt, now)) : "—" },
    { id: "act", title: { zh: "操作", en: "Actions" }, cell: (row) => <span className="review-actions">{manage && <Button size="small" onClick={() => setOpen(row.id)}>{t({ zh: "设置", en: "Settings" })}<span className="visually-hidden"> {row.mn}</span></Button>}<Button size="small" onClick={() => setCommanding(row.id)}>{can("instrument.command") ? t({ zh: "反控", en: "Command" }) : t({ zh: "反控记录", en: "Commands" })}<span className="visually-hidden"> {row.mn}</span></Button></span> },
  ], [can, manage, now, setCommanding, setOpen, t]);
  const text = q.trim().toLowerCase(), shown = rows.filter((row) => (!condition || row.condition === condition) && (!text || `${row.mn} ${row.pointName.zh} ${row.pointName.en}`.toLowerCase().includes(text)));
  const opened = rows.find((row) => row.id === open), commanded = rows.find((row) => row.id === commanding);
  return (
    <>
      <DataTable name={{ zh: "登记的设备", en: "Instruments registered" }} rows={shown} columns={columns} idOf={(row) => row.id} markOf={(row) => (row.id === open ? "open" : undefined)}
        empty={rows.length > 0 ? { zh: "没有符合条件的设备。放宽筛选条件再试。", en: "No instrument fits. Loosen the filters." } : manage ? { zh: "还没有登记设备。设备连上接收端口后会出现在“待接纳”，点一下即可接纳；也可以在这里登记。", en: "No instrument yet. One that connects appears under Waiting and is taken in with a click; or register one here." } : { zh: "还没有登记设备。", en: "No instrument yet." }}
        tools={<div className="filters">
          <Choice label={t({ zh: "状态", en: "State" })} value={condition} onChange={setCondition} options={[{ value: "", label: t({ zh: "全部", en: "All" }) }, ...conditions.map((each) => ({ value: each, label: t(conditionWords[each]) }))]} />
          <input type="search" aria-label={t({ zh: "按 MN 或点位查找", en: "Find by MN or point" })} placeholder={t({ zh: "MN、点位", en: "MN, point" })} value={q} onChange={(event) => setQ(event.target.value)} />
          {manage && <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t({ zh: "登记设备", en: "Register" })}</Button>}
        </div>} />
      {adding && <InstrumentForm points={points} onClose={() => setAdding(false)} />}
      {opened && manage && <InstrumentForm key={opened.seq} instrument={opened} points={points} onClose={() => setOpen("")} />}
      {commanded && <CommandDrawer instrument={commanded} onClose={() => setCommanding("")} />}
    </>
  );
}
