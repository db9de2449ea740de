import { PlusOutlined } from "@ant-design/icons";
import { roles, type AlarmSettingsView, type AlarmWebhookRow, type EscalationStageView, type PutAlarmSettings } from "@yunqing/wire";
import { pathOf } from "@yunqing/wire";
import { App, Button, Checkbox, Input } from "antd";
import { useMemo, useState } from "react";
import { roleWords } from "../../app/words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand, useRows, useView } from "../../client/views.js";
import { agoWords } from "../../day/ago.js";
import { useNow } from "../../day/now.js";
import { Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { LevelMark } from "./level-mark.js";
import { alarmLevelOrder, levelWords } from "./alarm-words.js";
import { WebhookForm } from "./webhook-form.js";

const business = roles.filter((role) => !role.endsWith("administrator") && role !== "public");

/** 升级与推送: whom an alarm reaches that nobody looks after, and what other programs are told. */
export function EscalationPanel() {
  const { can } = useActor();
  const settings = useView<AlarmSettingsView>("alarmSettings"), manages = can("alarm.manage");
  return <><Loaded of={settings}>{(loaded) => <SettingsForm key={loaded.seq} settings={loaded} manages={manages} />}</Loaded>{manages && <WebhooksPanel />}</>;
}

function SettingsForm({ settings, manages }: { readonly settings: AlarmSettingsView; readonly manages: boolean }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [stages, setStages] = useState<readonly EscalationStageView[]>(settings.stages), [perMinute, setPerMinute] = useState(String(settings.stormPerMinute)), [shifts, setShifts] = useState(settings.shifts.map((each) => `${each.name} ${each.from}-${each.until}`).join("\n")), [reason, setReason] = useState("");
  const put = useCommand<Omit<PutAlarmSettings, "id">, AlarmSettingsView>((body) => send("POST", pathOf("alarmSettings", { d }), body), () => { void message.success(t({ zh: "已保存", en: "Stored" })); });
  const change = (at: number, part: Partial<EscalationStageView>) => setStages((old) => old.map((each, place) => (place === at ? { ...each, ...part } : each)));
  const save = () => put.mutate({ seq: settings.seq, stages: stages.map((each, at) => ({ ...each, stage: at + 1 })), stormPerMinute: Number(perMinute) || 0, shifts: shifts.split("\n").filter((line) => line.trim() !== "").map((line) => { const found = /^(.*?)\s+(\d\d:\d\d)\s*[-–—至]\s*(\d\d:\d\d)$/.exec(line.trim()); return { name: found?.[1] ?? line.trim(), from: found?.[2] ?? "00:00", until: found?.[3] ?? "00:00" }; }), reason: reason.trim() });
  return (
    <Panel title={{ zh: "升级、风暴与班次", en: "Escalation, storms and shifts" }}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); save(); }}>
        {stages.map((stage, at) => (
          <div key={at} className="stage-row" role="group" aria-label={t({ zh: `第 ${at + 1} 级升级`, en: `Stage ${at + 1}` })}>
            <Field label={t({ zh: "级别（及以上）", en: "Level and above" })}>{(a) => <select {...a} disabled={!manages} value={stage.level} onChange={(e) => change(at, { level: e.target.value as EscalationStageView["level"] })}>{alarmLevelOrder.map((each) => <option key={each} value={each}>{t(levelWords[each])}</option>)}</select>}</Field>
            <Field label={t({ zh: "仍未", en: "Still not" })}>{(a) => <select {...a} disabled={!manages} value={stage.unmet} onChange={(e) => change(at, { unmet: e.target.value as EscalationStageView["unmet"] })}><option value="acknowledged">{t({ zh: "确认", en: "acknowledged" })}</option><option value="handled">{t({ zh: "处置", en: "handled" })}</option></select>}</Field>
            <Field label={t({ zh: "过多少分钟", en: "After minutes" })} wrong={wrongOf(put.error, `stages.${at}.afterMinutes`, language)}>{(a) => <Input {...a} disabled={!manages} inputMode="numeric" value={stage.afterMinutes} onChange={(e) => change(at, { afterMinutes: Number(e.target.value.replace(/\D/g, "")) || 0 })} />}</Field>
            <fieldset><legend className="visually-hidden">{t({ zh: "升级给", en: "To" })}</legend>{business.map((role) => <Checkbox key={role} disabled={!manages} checked={stage.roles.includes(role)} onChange={({ target }) => change(at, { roles: target.checked ? [...stage.roles, role] : stage.roles.filter((one) => one !== role) })}>{t(roleWords[role])}</Checkbox>)}{manages && <Button type="link" size="small" onClick={() => setStages((old) => old.filter((_, place) => place !== at))}>{t({ zh: "去掉这一级", en: "Remove" })}</Button>}</fieldset>
            {wrongOf(put.error, `stages.${at}.roles`, language) && <p className="field-about wrong">✕ {wrongOf(put.error, `stages.${at}.roles`, language)}</p>}
          </div>))}
        {manages && <p><Button size="small" icon={<PlusOutlined />} onClick={() => setStages((old) => [...old, { stage: old.length + 1, level: "general", unmet: "handled", afterMinutes: 60, roles: [], users: [], webhooks: [] }])}>{t({ zh: "加一级", en: "Add a stage" })}</Button></p>}
        <div className="form-row"><Field label={t({ zh: "一分钟内超过多少条算风暴", en: "More than so many a minute are a storm" })} wrong={wrongOf(put.error, "stormPerMinute", language)}>{(a) => <Input {...a} disabled={!manages} inputMode="numeric" value={perMinute} onChange={(e) => setPerMinute(e.target.value.trim())} />}</Field><Field label={t({ zh: "班次（每行一个：白班 08:00-20:00）", en: "Shifts, one a line" })} wrong={wrongOf(put.error, "shifts.0.from", language)}>{(a) => <Input.TextArea {...a} disabled={!manages} rows={2} value={shifts} onChange={(e) => setShifts(e.target.value)} />}</Field></div>
        {manages && <><Field label={t({ zh: "修改原因", en: "Reason" })} required wrong={wrongOf(put.error, "reason", language)}>{(a) => <Input {...a} value={reason} onChange={(e) => setReason(e.target.value)} />}</Field>{put.error && <ProblemNote problem={put.error} />}<div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存", en: "Store" })}</Button></div></>}
      </form>
    </Panel>
  );
}

function WebhooksPanel() {
  const { t } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const now = useNow();
  const rows = useRows<AlarmWebhookRow>("alarmWebhooks");
  const [editing, setEditing] = useState<string | null>(null);
  const test = useCommand<{ readonly hook: string }, unknown>(({ hook, id }) => send("POST", pathOf("alarmWebhookTest", { d, id: hook }), { id }), () => { void message.info(t({ zh: "已发出测试推送，几秒后刷新可见结果", en: "A test notice was queued; the result shows in a few seconds" })); setTimeout(() => { void rows.refetch(); }, 4_000); });
  const { mutate, isPending } = test;
  const columns = useMemo<readonly Column<AlarmWebhookRow>[]>(() => [
    { id: "name", heads: true, title: { zh: "推送到", en: "To" }, cell: (row) => <button type="button" className="link-button" onClick={() => setEditing(row.hook)}>{row.name}</button> },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, cell: (row) => !row.active ? <Tag of="withdrawn" words={{ zh: "停用", en: "Off" }} /> : row.lastProblem ? <Tag of="late" words={{ zh: `待推 ${row.waiting}`, en: `${row.waiting} waiting` }} title={row.lastProblem} /> : <Tag of="met" words={{ zh: "正常", en: "Well" }} /> },
    { id: "url", card: "wide", title: { zh: "地址", en: "Address" }, cell: (row) => <code style={{ overflowWrap: "anywhere" }}>{row.url}</code> }, { id: "level", title: { zh: "级别（及以上）", en: "Level and above" }, cell: (row) => <LevelMark level={row.level} /> },
    { id: "delivered", numeric: true, title: { zh: "已送达", en: "Delivered" }, cell: (row) => <>{row.delivered}{row.dropped > 0 && <small> {t({ zh: `丢弃 ${row.dropped}`, en: `${row.dropped} dropped` })}</small>}</> }, { id: "last", title: { zh: "最近", en: "Last" }, cell: (row) => <>{row.lastAt ? t(agoWords(row.lastAt, now)) : "—"}{row.lastProblem && <small className="alarm-over">{row.lastProblem}</small>}</> },
    { id: "test", card: "wide", title: { zh: "测试", en: "Test" }, cell: (row) => <Button size="small" loading={isPending} onClick={() => mutate({ hook: row.hook })}>{t({ zh: "测试推送", en: "Send a test" })}</Button> },
  ], [isPending, mutate, now, t]);
  return (
    <Panel title={{ zh: "推送（Webhook）", en: "Webhooks" }}>
      <p className="note">{t({ zh: "以 JSON 推送新报警和升级。签名在请求头 x-yunqing-signature：sha256=HMAC-SHA256(密钥, 时间.正文)，时间在 x-yunqing-time；同一条重发时 x-yunqing-id 不变。对方未答的留在本机，逐次加长间隔重试。", en: "New and escalated alarms as JSON, signed in x-yunqing-signature by HMAC-SHA256 over time.body; a notice sent again keeps its x-yunqing-id. What is not answered waits here and is tried again." })}</p>
      <Loaded of={rows}>{(loaded) => <><DataTable name={{ zh: "推送地址", en: "Webhooks" }} columns={columns} rows={loaded} idOf={(row) => row.hook} chooser={false} tools={<Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setEditing("")}>{t({ zh: "添加推送", en: "Add a webhook" })}</Button>} empty={{ zh: "没有推送地址。", en: "No webhook." }} />{editing !== null && <WebhookForm hook={loaded.find((each) => each.hook === editing) ?? null} onClose={() => setEditing(null)} />}</>}</Loaded>
      {test.error && <ProblemNote problem={test.error} />}
    </Panel>
  );
}
