import { PlusOutlined } from "@ant-design/icons";
import type { DutyRow, DutyState } from "@yunqing/wire";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { dutyKindWords, dutyWords } from "../../app/words.js";
import { useOrganisations, useRows } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { To } from "../../parts/link.js";
import { Loaded, Page } from "../../parts/page.js";
import { DutyTag, LightTag } from "../../parts/state-tag.js";
import { DutyNotices } from "./duty-notices.js";
import { useHolders } from "./duty-people.js";
import { OpenDutyForm } from "./open-duty-form.js";

/** 待办/督办: what is to be done, by whom, by when. */
export function DutiesPage() {
  const { t } = useLanguage();
  const { can, session } = useActor();
  const { rows: organisations } = useOrganisations();
  const [state, setState] = useFilter("state");
  const [holder, setHolder] = useFilter("holder");
  const [overdue, setOverdue] = useFilter("overdue");
  const [kind, setKind] = useFilter("kind");
  const [paused, setPaused] = useFilter("paused");
  const [joint, setJoint] = useFilter("joint");
  const [opening, setOpening] = useState(false);
  const rows = useRows<DutyRow>("duties", { query: { state, holder, overdue, paused, joint } });
  const { nameOf } = useHolders((rows.data ?? []).some((row) => [row.holder, ...row.coHolders].some((id) => organisations.length > 0 && !organisations.some((each) => each.id === id))));
  const columns = useMemo<readonly Column<DutyRow>[]>(() => [
    { id: "title", title: { zh: "事项", en: "Matter" }, heads: true, width: 260, sortBy: (row) => row.title, cell: (row) => <To to={`/duties/${encodeURIComponent(row.id)}`}>{row.title}</To> },
    { id: "number", nowrap: true, title: { zh: "编号", en: "Number" }, sortBy: (row) => row.number, width: 130, cell: (row) => row.number },
    { id: "light", title: { zh: "期限灯", en: "Light" }, width: 130, sortBy: (row) => row.workingDaysLeft, cell: (row) => <LightTag duty={row} /> },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, width: 110, sortBy: (row) => row.state, cell: (row) => <DutyTag state={row.state} /> },
    { id: "due", nowrap: true, title: { zh: "办理期限", en: "Due" }, width: 96, sortBy: (row) => row.dueDay, cell: (row) => <>{row.dueDay}{row.estimated && <small className="under" title={t({ zh: "所跨年度的放假通知尚未录入", en: "a notice of holidays is missing" })}>{t({ zh: "按周末推算", en: "by weekends" })}</small>}</> },
    { id: "holder", card: "wide", title: { zh: "承办单位", en: "Holder" }, sortBy: (row) => nameOf(row.holder), cell: (row) => <>{nameOf(row.holder)}{row.coHolders.length > 0 && <small className="under">{t({ zh: "协办：", en: "with " })}{row.coHolders.map(nameOf).join(t({ zh: "、", en: ", " }))}</small>}</> },
    { id: "kind", title: { zh: "类别", en: "Kind" }, width: 70, sortBy: (row) => row.kind, cell: (row) => t(dutyKindWords[row.kind] ?? { zh: row.kind, en: row.kind }) },
    { id: "cause", card: "wide", width: 190, title: { zh: "起因", en: "Cause" }, cell: (row) => t(row.cause.text) },
    { id: "opened", nowrap: true, title: { zh: "交办日", en: "Opened" }, hidden: true, sortBy: (row) => row.openedDay, cell: (row) => row.openedDay },
    { id: "approver", title: { zh: "审核单位", en: "Approver" }, hidden: true, cell: (row) => nameOf(row.approver) },
  ], [t, nameOf]);
  const all = { value: "", label: t({ zh: "全部", en: "All" }) };
  return (
    <Page title={{ zh: "待办督办", en: "Duties" }} judged={false} lead={<nav className="page-links" aria-label={t({ zh: "督办相关", en: "About duties" })}><To to="/duties/limits">{t({ zh: "法定时限", en: "Limits of the law" })}</To> · <To to="/duties/calendar">{t({ zh: "工作日历", en: "Working calendar" })}</To> · <To to="/duties/settings">{t({ zh: "提醒与升级", en: "Reminders" })}</To></nav>} actions={can("duty.open") && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>{t({ zh: "交办事项", en: "Open a duty" })}</Button>}>
      <DutyNotices />
      <Loaded of={rows}>{(loaded) => <DataTable name={{ zh: "督办事项", en: "Duties" }} rows={loaded.filter((row) => !kind || row.kind === kind)} columns={columns} idOf={(row) => row.id} excel="duties" empty={state || holder || overdue || kind || paused || joint ? { zh: "没有符合条件的督办事项。放宽筛选条件再试。", en: "No duty fits. Loosen the filters." } : { zh: "没有督办事项。指标未达标、工程逾期或填报到期时，系统按规则自动交办。", en: "There is no duty. One is opened by rule when an indicator is missed, a project is late or a report is due." }}
        tools={<div className="filters">
          <Choice label={t({ zh: "状态", en: "State" })} value={state} onChange={setState} options={[all, ...(Object.keys(dutyWords) as DutyState[]).map((each) => ({ value: each, label: t(dutyWords[each]) }))]} />
          <Choice label={t({ zh: "承办", en: "Holder" })} value={holder} onChange={setHolder} options={[all, ...(session.user.organisation ? [{ value: session.user.organisation, label: t({ zh: "本单位", en: "My unit" }) }] : []), ...organisations.filter((each) => each.id !== session.user.organisation).map((each) => ({ value: each.id, label: t(each.name) }))]} />
          <Choice label={t({ zh: "期限", en: "Clock" })} value={overdue} onChange={setOverdue} options={[all, { value: "true", label: t({ zh: "只看逾期", en: "Overdue only" }) }]} />
          <Choice label={t({ zh: "计时", en: "Running" })} value={paused} onChange={setPaused} options={[all, { value: "true", label: t({ zh: "暂停中", en: "Paused" }) }, { value: "false", label: t({ zh: "计时中", en: "Running" }) }]} />
          <Choice label={t({ zh: "办理", en: "Handling" })} value={joint} onChange={setJoint} options={[all, { value: "true", label: t({ zh: "联合办理", en: "Joint" }) }, { value: "false", label: t({ zh: "单独办理", en: "Single" }) }]} />
          <Choice label={t({ zh: "类别", en: "Kind" })} value={kind} onChange={setKind} options={[all, ...["indicator", "target", "project", "report", "manual", "ledger"].map((each) => ({ value: each, label: t(dutyKindWords[each] ?? { zh: each, en: each }) }))]} />
        </div>} />}</Loaded>
      {opening && <OpenDutyForm onClose={() => setOpening(false)} />}
    </Page>
  );
}
