import { DownloadOutlined } from "@ant-design/icons";
import { pathOf, type ClueDetail, type ClueRow } from "@yunqing/wire";
import { Button, Drawer } from "antd";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { useRows, useView } from "../../client/views.js";
import { beijingSecondOf } from "../../day/beijing.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { To } from "../../parts/link.js";
import { Loaded } from "../../parts/page.js";
import { alarmCauseWords, alarmMoveWords } from "./alarm-words.js";

/** 线索: exceedances handed to enforcement, with their data as they were. */
export function CluesPanel() {
  const { t } = useLanguage();
  const rows = useRows<ClueRow>("clues");
  const [open, setOpen] = useFilter("clue");
  const columns = useMemo<readonly Column<ClueRow>[]>(() => [
    { id: "title", heads: true, title: { zh: "线索", en: "Clue" }, sortBy: (row) => row.number, cell: (row) => <button type="button" className="link-button" onClick={() => setOpen(row.id)}><code>{row.number}</code> {row.title}</button> },
    { id: "point", title: { zh: "点位", en: "Point" }, sortBy: (row) => t(row.pointName), cell: (row) => <>{t(row.pointName)}{row.simulated && <small className="simulated-word"> {t({ zh: "模拟", en: "simulated" })}</small>}</> },
    { id: "text", card: "wide", title: { zh: "超标情况", en: "Exceedance" }, cell: (row) => t(row.text) }, { id: "clause", title: { zh: "依据", en: "By" }, cell: (row) => row.clause },
    { id: "by", title: { zh: "移交人", en: "By whom" }, cell: (row) => row.by }, { id: "at", nowrap: true, title: { zh: "固定时间", en: "Frozen" }, sortBy: (row) => row.at, cell: (row) => beijingSecondOf(row.at) },
  ], [setOpen, t]);
  return <><Loaded of={rows}>{(loaded) => <DataTable name={{ zh: "执法线索", en: "Clues for enforcement" }} columns={columns} rows={loaded} idOf={(row) => row.id} empty={{ zh: "还没有线索。在超标报警的详情中可以转为线索。", en: "No clue yet: an exceedance becomes one from its detail." }} />}</Loaded>{open && <ClueDrawer id={open} onClose={() => setOpen("")} />}</>;
}

function ClueDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d, can } = useActor();
  const detail = useView<ClueDetail>("clue", { holes: { id } });
  return (
    <Drawer open onClose={onClose} size={Math.min(820, window.innerWidth)} title={detail.data ? `${detail.data.number} ${detail.data.title}` : t({ zh: "线索", en: "Clue" })} rootClassName="print-drawer" extra={can("table.export") && <><Button size="small" icon={<DownloadOutlined />} href={pathOf("cluePaper", { d, id })} download>{t({ zh: "移交单 Word", en: "Paper (Word)" })}</Button> <Button size="small" icon={<DownloadOutlined />} href={`${pathOf("clueSheet", { d, id })}?lang=${language}`} download>Excel</Button></>}>
      <Loaded of={detail}>{(clue) => <div className="alarm-body">
        <p>{t(clue.pointName)}{clue.simulated && <small className="simulated-word">{t({ zh: "模拟数据", en: "simulated data" })}</small>}：{t(clue.text)}</p><p>{t({ zh: `依据 ${clue.clause}；${clue.by} 固定于 ${beijingSecondOf(clue.at)}`, en: `By ${clue.clause}; frozen by ${clue.by} at ${beijingSecondOf(clue.at)}` })}</p>{clue.note && <p>{clue.note}</p>}
        <p><To to="/alarms" extra={{ alarm: clue.alarm }}>{t({ zh: "看报警", en: "The alarm" })}</To></p>
        <h3>{t({ zh: "处置记录", en: "Steps" })}</h3><ol className="alarm-steps">{clue.steps.map((step) => <li key={step.id}><b>{t(alarmMoveWords[step.move])}</b> {step.by} <time>{beijingSecondOf(step.at)}</time>{step.cause && `：${t(alarmCauseWords[step.cause])}`} {step.note}</li>)}</ol>
        <h3>{t({ zh: `固定的数据（${clue.values.length}）`, en: `Frozen data (${clue.values.length})` })}</h3>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t({ zh: "固定的数据（可滚动）", en: "Frozen data (scrolls)" })}><table className="data-table"><thead><tr>{[{ zh: "时间", en: "Time" }, { zh: "因子", en: "Factor" }, { zh: "字段", en: "Field" }, { zh: "数值", en: "Value" }, { zh: "标记", en: "Flag" }, { zh: "质量", en: "Quality" }, { zh: "报文", en: "Packet" }].map((each) => <th key={each.en} scope="col">{t(each)}</th>)}</tr></thead>
          <tbody>{clue.values.map((value) => <tr key={`${value.from} ${value.factor} ${value.field}`}><td className="nowrap">{beijingSecondOf(value.from)}</td><td>{value.factor}</td><td>{value.field}</td><td className="numeric">{value.value} {value.unit}</td><td>{value.flag ?? ""}</td><td>{value.quality}</td><td>{value.packet > 0 ? <To to="/packets" extra={{ packet: String(value.packet) }}>{value.packet}</To> : value.packet}</td></tr>)}</tbody></table></div>
      </div>}</Loaded>
    </Drawer>
  );
}
