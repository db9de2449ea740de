import { pathOf, type BulletinScheduleRow, type PutBulletinSchedule } from "@yunqing/wire";
import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand, useRows } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { Loaded, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { kindWords, lineWords, monthly } from "./bulletin-words.js";

/** When drafts are made by themselves (报表计划). */
export function SchedulesTab() {
  const { t } = useLanguage(), rows = useRows<BulletinScheduleRow>("bulletinSchedules");
  return <div className="stack"><p className="note">{t({ zh: "到时自动编制草稿；停机期间到期的，开机后补做，每期只编一份。发布仍须另一人审核。", en: "Drafts are made by themselves, also those that fell due while the program stood, each once. Publishing still needs another person." })}</p>
    <Loaded of={rows}>{(loaded) => <div className="stack">{loaded.map((row) => <Schedule key={`${row.kind} ${row.seq}`} row={row} />)}</div>}</Loaded></div>;
}

function Schedule({ row }: { readonly row: BulletinScheduleRow }) {
  const { t, language } = useLanguage(), { d, can } = useActor(), may = can("bulletin.make");
  const [active, setActive] = useState(row.active), [day, setDay] = useState(row.day === null ? "" : String(row.day)), [at24, setAt] = useState(row.at24), [line, setLine] = useState(row.line), [reason, setReason] = useState("");
  const put = useCommand<Omit<PutBulletinSchedule, "id">, unknown>((body) => send("POST", pathOf("bulletinSchedules", { d }), body)), wrong = (field: string) => wrongOf(put.error, field, language);
  return (
    <Panel title={kindWords[row.kind]} extra={<span className="note">{row.next ? t({ zh: `下次：${beijingMinuteOf(row.next.at)} 编制 ${row.next.periodName.zh}`, en: `next: ${row.next.periodName.en} at ${beijingMinuteOf(row.next.at)}` }) : t({ zh: "未启用", en: "not in use" })}</span>}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); put.mutate({ kind: row.kind, seq: row.seq, active, line, day: monthly(row.kind) ? (/^\d+$/.test(day) ? Number(day) : 0) : null, at24, reason }); }}>
        <div className="form-row">
          {monthly(row.kind) && <Field label={t({ zh: "每月几日", en: "Day of the month" })} required wrong={wrong("day")} hint={t({ zh: "1–28，编制上月", en: "1–28, for the month before" })}>{(a) => <Input {...a} disabled={!may} inputMode="numeric" value={day} onChange={(e) => setDay(e.target.value.trim())} />}</Field>}
          <Field label={t({ zh: "时刻（北京时间）", en: "Time in Beijing" })} required wrong={wrong("at24")} hint={monthly(row.kind) ? t({ zh: "如 08:30", en: "such as 08:30" }) : t({ zh: "如 08:30，编制昨日；HJ 633-2026 要求次日 12 时前发布", en: "such as 08:30, for yesterday; HJ 633-2026 wants it published by noon" })}>{(a) => <Input {...a} disabled={!may} value={at24} maxLength={5} onChange={(e) => setAt(e.target.value.trim())} />}</Field>
          <Field label={t({ zh: "数据线", en: "Line of data" })}>{(a) => <select {...a} disabled={!may} value={line} onChange={(e) => setLine(e.target.value as typeof line)}>{(["real-time", "reviewed"] as const).map((each) => <option key={each} value={each}>{t(lineWords[each])}</option>)}</select>}</Field>
          <Field label={t({ zh: "说明", en: "Remark" })}>{(a) => <Input {...a} disabled={!may} value={reason} placeholder={row.reason} onChange={(e) => setReason(e.target.value)} />}</Field>
        </div>
        <Checkbox disabled={!may} checked={active} onChange={({ target }) => setActive(target.checked)}>{t({ zh: "启用", en: "In use" })}</Checkbox>
        {row.by !== null && row.at !== null && <p className="note">{t({ zh: `第 ${row.seq} 版，${row.by} ${beijingMinuteOf(row.at)}`, en: `version ${row.seq}, ${row.by}, ${beijingMinuteOf(row.at)}` })}{row.reason && `：${row.reason}`}</p>}
        {put.error && <ProblemNote problem={put.error} />}
        {may && <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存计划", en: "Save" })}<span className="visually-hidden"> {t(kindWords[row.kind])}</span></Button></div>}
      </form>
    </Panel>
  );
}
