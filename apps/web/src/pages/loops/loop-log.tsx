import { DownloadOutlined } from "@ant-design/icons";
import type { LoopDetail, LoopRecordsView } from "@yunqing/wire";
import { Button } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { useAddress, useView } from "../../client/views.js";
import { beijingSecondOf } from "../../day/beijing.js";
import { Choice } from "../../parts/choice.js";
import { Loaded } from "../../parts/page.js";
import { LoopMarkTag } from "./loop-mark.js";

/** 控制记录: every change with its cause in words, the latest first. */
export function LoopLog({ loop }: { readonly loop: string }) {
  const { t, language } = useLanguage();
  const { can } = useActor();
  const address = useAddress();
  const [subject, setSubject] = useFilter("subject"), [trail, setTrail] = useState<readonly number[]>([]), before = trail.at(-1), detail = useView<LoopDetail>("loop", { holes: { loop } });
  const page = useView<LoopRecordsView>("loopRecords", { holes: { loop }, query: { subject: subject === "" ? null : subject, before: before === undefined ? null : String(before), limit: "100" } });
  const setting = detail.data?.setting, named = setting === undefined ? [] : [...setting.actuators.map((each) => ({ value: `actuator:${each.actuator}`, label: t(each.name) })), ...setting.devices.map((each) => ({ value: `line:${each.device}`, label: t(each.name) }))];
  const kinds = [{ value: "", label: t({ zh: "全部", en: "All" }) }, { value: "loop", label: t({ zh: "回路", en: "Loop" }) }, { value: "demand", label: t({ zh: "需求", en: "Demand" }) }, { value: "actuator:", label: t({ zh: "全部设备", en: "All actuators" }) }, { value: "frost", label: t({ zh: "防冻", en: "Frost" }) }, { value: "override", label: t({ zh: "手动", en: "Manual" }) }, { value: "approval", label: t({ zh: "批准", en: "Approval" }) }, { value: "alarm:", label: t({ zh: "报警", en: "Alarms" }) }, { value: "signal:", label: t({ zh: "声光", en: "Light and sound" }) }, ...named];
  return (
    <>
      <div className="panel filter-bar no-print"><div className="filters"><Choice label={t({ zh: "对象", en: "Subject" })} value={subject} options={kinds} onChange={(value) => { setTrail([]); setSubject(value); }} />
        {can("table.export") && <Button icon={<DownloadOutlined />} download href={address("loopRecordsSheet", { holes: { loop }, query: { subject: subject === "" ? null : subject, lang: language } })}>Excel</Button>}</div></div>
      <Loaded of={page}>{(view) => view.records.length === 0 ? <p className="empty">{t({ zh: "没有记录。", en: "Nothing recorded." })}</p> : <>
        <div className="loop-table-box" tabIndex={0} role="region" aria-label={t({ zh: "控制记录", en: "Log" })}><table className="loop-table"><thead><tr><th>{t({ zh: "时间", en: "Time" })}</th><th>{t({ zh: "对象", en: "Subject" })}</th><th>{t({ zh: "状态", en: "State" })}</th><th>{t({ zh: "原因", en: "Cause" })}</th></tr></thead>
          <tbody>{view.records.map((each) => <tr key={each.id}><td><time dateTime={each.at}>{beijingSecondOf(each.at)}</time></td><td>{t(each.name)}</td><td>{each.from !== each.to && <><LoopMarkTag word={each.from} /> → </>}<LoopMarkTag word={each.to} /></td><td>{t(each.cause.text)}{each.cause.inputs.length > 0 && <small>{each.cause.inputs.map((one) => `${one.name} ${one.value} ${one.unit}`).join("；")}</small>}</td></tr>)}</tbody></table></div>
        <p className="loop-pages no-print"><Button disabled={trail.length === 0} onClick={() => { setTrail(trail.slice(0, -1)); }}>{t({ zh: "较新", en: "Newer" })}</Button> <Button disabled={view.next === null} onClick={() => { if (view.next !== null) setTrail([...trail, view.next]); }}>{t({ zh: "较早", en: "Older" })}</Button></p>
      </>}</Loaded>
    </>
  );
}
