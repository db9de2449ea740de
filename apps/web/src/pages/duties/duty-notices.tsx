import { pathOf, type DutyNoticeRow, type SeeDutyNotices } from "@yunqing/wire";
import { Button } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand, useRows } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { To } from "../../parts/link.js";
import { Panel } from "../../parts/page.js";
import { ProblemNote } from "../../parts/problem-note.js";
import "./duties.css";

/** What the person is reminded of (我的提醒): unseen ones, and the others on request. Brief: one line that leads to them. */
export function DutyNotices({ brief = false }: { readonly brief?: boolean }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const notices = useRows<DutyNoticeRow>("dutyNotices");
  const [all, setAll] = useState(false);
  const see = useCommand<Omit<SeeDutyNotices, "id">, unknown>((body) => send("POST", pathOf("dutyNoticesSeen", { d }), body));
  const rows = notices.data ?? [], fresh = rows.filter((each) => !each.seen), shown = all ? rows : fresh;
  if (brief) return fresh.length === 0 ? null : <p className="note"><To to="/duties">{t({ zh: `有 ${fresh.length} 条督办提醒未阅`, en: `${fresh.length} reminders not seen` })}</To></p>;
  if (rows.length === 0) return null;
  return (
    <Panel id="duty-notices" title={{ zh: "我的提醒", en: "Reminders" }} extra={<span className="note">{t({ zh: `未阅 ${fresh.length} 条`, en: `${fresh.length} not seen` })}</span>}>
      {shown.length === 0 ? <p className="note">{t({ zh: "都已阅。", en: "All seen." })}</p> : (
        <ul className="duty-notices">{shown.map((each) => (
          <li key={each.step} data-seen={each.seen}>
            <b>{t(each.what)}</b>　<To to={`/duties/${encodeURIComponent(each.duty)}`}>{each.number}</To> {each.title} <span className="note">{each.by === "rule" ? t({ zh: "系统按规则", en: "by rule" }) : each.by} · <time dateTime={each.at}>{beijingMinuteOf(each.at)}</time></span>
            {each.note !== "" && <small>{each.note}</small>}
          </li>))}</ul>)}
      {see.error && <ProblemNote problem={see.error} />}
      <div className="form-actions no-print">
        {fresh.length > 0 && <Button size="small" loading={see.isPending} onClick={() => see.mutate({ steps: fresh.map((each) => each.step) })}>{t({ zh: "全部标为已阅", en: "Mark all as seen" })}</Button>}
        {rows.length > fresh.length && <Button size="small" type="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t({ zh: "只看未阅", en: "Only those not seen" }) : t({ zh: "看已阅的", en: "Show seen ones" })}</Button>}
      </div>
    </Panel>
  );
}
