import { PlusOutlined } from "@ant-design/icons";
import type { ForwardRow, InstrumentRow } from "@yunqing/wire";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { editionWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useRows } from "../../client/views.js";
import { agoWords } from "../../day/ago.js";
import { useNow } from "../../day/now.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded } from "../../parts/page.js";
import { Tag } from "../../parts/state-tag.js";
import { ForwardForm } from "./forward-form.js";

/** 数据上传: the hosts above that packets are forwarded to, and what waits for each. */
export function ForwardsPanel() {
  const { t } = useLanguage();
  const now = useNow();
  const rows = useRows<ForwardRow>("forwards"), instruments = useRows<InstrumentRow>("instruments");
  const [editing, setEditing] = useState<string | null>(null);
  const columns = useMemo<readonly Column<ForwardRow>[]>(() => [
    { id: "name", heads: true, title: { zh: "上传到", en: "To" }, sortBy: (row) => row.name, cell: (row) => <button type="button" className="link-button" onClick={() => setEditing(row.target)}>{row.name}</button> },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, cell: (row) => !row.active ? <Tag of="withdrawn" words={{ zh: "已停用", en: "Off" }} /> : row.waiting === 0 ? <Tag of="met" words={{ zh: "无积压", en: "Nothing waits" }} /> : <Tag of="behind" words={{ zh: `${row.waiting} 包待传`, en: `${row.waiting} waiting` }} /> },
    { id: "oldest", nowrap: true, title: { zh: "最早的一包", en: "Oldest" }, cell: (row) => row.oldestAt ? t(agoWords(row.oldestAt, now)) : "—" },
    { id: "host", title: { zh: "地址", en: "Address" }, cell: (row) => <code>{row.host}:{row.port}{row.tls && " TLS"}</code> },
    { id: "edition", title: { zh: "版本", en: "Edition" }, cell: (row) => t(editionWords(row.edition)) },
    { id: "mns", numeric: true, title: { zh: "设备数", en: "Instruments" }, cell: (row) => Object.keys(row.mns).length },
  ], [now, t]);
  return (
    <>
      <p className="note">{t({ zh: "像现场设备一样把报文再传给市级等上级平台。对方没有应答的先存在本机，连上后按先后补传。", en: "Sends packets on to the city's or another host as a device would. What is not acknowledged waits on this machine and is sent in order once the line is back." })}</p>
      <Loaded of={rows}>{(loaded) => <>
        <DataTable name={{ zh: "上传目标", en: "Targets" }} rows={loaded} columns={columns} idOf={(row) => row.target} chooser={false} tools={<Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setEditing("")}>{t({ zh: "添加目标", en: "Add a target" })}</Button>}
          empty={{ zh: "还没有上传目标。市平台要求联网时，在这里添加它的地址、密码和每台设备在那边的 MN。", en: "No target yet. When the city's platform asks for the data, add its address, password and the MN of each instrument there." }} />
        {editing !== null && <ForwardForm key={editing} {...(loaded.find((row) => row.target === editing) ? { forward: loaded.find((row) => row.target === editing) as ForwardRow } : {})} instruments={instruments.data ?? []} onClose={() => setEditing(null)} />}
      </>}</Loaded>
    </>
  );
}
