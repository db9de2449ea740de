import { CopyOutlined, PlusOutlined } from "@ant-design/icons";
import { pathOf, type EndPushKey, type MadePushKey, type MakePushKey, type PointRow, type PushKeyRow } from "@yunqing/wire";
import { App, Button, Checkbox, Input, Modal } from "antd";
import { useMemo, useState } from "react";
import { doorWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand, useRows } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { DayInput, Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";

/** 推送密钥: the keys by which other programs push observations; a key is shown once. */
export function PushKeysPanel() {
  const { t } = useLanguage();
  const { d } = useActor();
  const rows = useRows<PushKeyRow>("pushKeys"), points = useRows<PointRow>("points");
  const [making, setMaking] = useState(false), [made, setMade] = useState<MadePushKey | null>(null), [ending, setEnding] = useState<PushKeyRow | null>(null);
  const columns = useMemo<readonly Column<PushKeyRow>[]>(() => {
    const nameOf = (id: string) => { const found = points.data?.find((each) => each.id === id); return found ? t(found.name) : id; };
    return [
      { id: "name", heads: true, title: { zh: "用途", en: "For" }, sortBy: (row) => row.name, cell: (row) => row.name },
      { id: "state", card: "badge", title: { zh: "状态", en: "State" }, cell: (row) => row.ended ? <Tag of="withdrawn" words={{ zh: "已终止", en: "Ended" }} /> : <Tag of="met" words={{ zh: "有效", en: "Good" }} /> },
      { id: "origin", title: { zh: "数据来源", en: "Origin" }, cell: (row) => t(doorWords[row.origin]) },
      { id: "points", title: { zh: "可写点位", en: "Points" }, cell: (row) => row.points.length === 0 ? t({ zh: "本区全部", en: "all" }) : row.points.map(nameOf).join(t({ zh: "、", en: ", " })) },
      { id: "until", nowrap: true, title: { zh: "有效至", en: "Until" }, cell: (row) => row.untilDay ?? t({ zh: "不限", en: "no end" }) },
      { id: "by", title: { zh: "创建", en: "Made" }, cell: (row) => <>{row.by}<small className="under">{beijingMinuteOf(row.at)}</small></> },
      { id: "act", title: { zh: "操作", en: "Actions" }, cell: (row) => row.ended ? <small className="note">{beijingMinuteOf(row.ended)}</small> : <Button size="small" danger onClick={() => setEnding(row)}>{t({ zh: "终止", en: "End" })}<span className="visually-hidden"> {row.name}</span></Button> },
    ];
  }, [points.data, t]);
  return (
    <>
      <p className="note">{t({ zh: "别的程序用密钥把数据推到 ", en: "Other programs push data to " })}<code className="code-wrap">{pathOf("push", { d })}</code>{t({ zh: "（请求头 Authorization: Bearer 密钥），格式见接口文档 ", en: " (header Authorization: Bearer KEY); shapes in the API docs " })}<a className="to" href="/docs">/docs</a></p>
      <Loaded of={rows}>{(loaded) => <DataTable name={{ zh: "推送密钥", en: "Push keys" }} rows={loaded} columns={columns} idOf={(row) => row.id} chooser={false} tools={<Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t({ zh: "新建密钥", en: "New key" })}</Button>} empty={{ zh: "还没有推送密钥。别的系统要把数据推过来时，在这里新建一个。", en: "No key yet. Make one when another system shall push data here." }} />}</Loaded>
      {making && <MakeForm points={points.data ?? []} onClose={() => setMaking(false)} onMade={(key) => { setMaking(false); setMade(key); }} />}
      {ending && <EndForm of={ending} onClose={() => setEnding(null)} />}
      {made && <ShownOnce made={made} onClose={() => setMade(null)} />}
    </>
  );
}

function ShownOnce({ made, onClose }: { readonly made: MadePushKey; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const copy = () => void navigator.clipboard.writeText(made.key).then(() => message.success(t({ zh: "已复制", en: "Copied" })), () => message.error(t({ zh: "浏览器不允许复制；请选中后按 Ctrl+C", en: "Select it and press Ctrl+C" })));
  return (
    <Modal open title={t({ zh: "推送密钥", en: "Push key" })} onCancel={onClose} closable={false} mask={{ closable: false }} keyboard={false} footer={[<Button key="copy" icon={<CopyOutlined />} onClick={copy}>{t({ zh: "复制", en: "Copy" })}</Button>, <Button key="ok" type="primary" onClick={onClose}>{t({ zh: "已保存好", en: "I have kept it" })}</Button>]}>
      <p>{t({ zh: `“${made.name}”的密钥只显示这一次，系统里只留指纹。现在就存到对方程序的配置里。`, en: `The key of “${made.name}” is shown once; only its fingerprint stays here. Put it into the other program now.` })}</p>
      <p className="one-key"><code>{made.key}</code></p>
    </Modal>
  );
}

function MakeForm({ points, onClose, onMade }: { readonly points: readonly PointRow[]; readonly onClose: () => void; readonly onMade: (key: MadePushKey) => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const [form, setForm] = useState<{ readonly name: string; readonly origin: PushKeyRow["origin"]; readonly points: readonly string[]; readonly untilDay: string }>({ name: "", origin: "push", points: [], untilDay: "" });
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const make = useCommand<Omit<MakePushKey, "id">, MadePushKey>((body) => send("POST", pathOf("pushKeys", { d }), body), onMade);
  return (
    <Modal open onCancel={onClose} title={t({ zh: "新建推送密钥", en: "New push key" })} okText={t({ zh: "新建", en: "Make" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ disabled: !form.name.trim(), loading: make.isPending }} onOk={() => make.mutate({ name: form.name.trim(), origin: form.origin, points: form.points, untilDay: form.untilDay || null })}>
      <Field label={t({ zh: "用途", en: "For" })} required wrong={wrongOf(make.error, "name", language)} hint={t({ zh: "哪个系统用，如：水务局水量平台", en: "Which system uses it" })}>{(a) => <Input {...a} value={form.name} onChange={(e) => set({ name: e.target.value })} />}</Field>
      <Field label={t({ zh: "数据来源记为", en: "Origin on record" })} required wrong={wrongOf(make.error, "origin", language)}>{(a) => <select {...a} value={form.origin} onChange={(e) => set({ origin: e.target.value as PushKeyRow["origin"] })}>{(["push", "laboratory", "import"] as const).map((each) => <option key={each} value={each}>{t(doorWords[each])}</option>)}</select>}</Field>
      <Field label={t({ zh: "有效至（含）", en: "Good until (inclusive)" })} wrong={wrongOf(make.error, "untilDay", language)} hint={t({ zh: "不填为不限；建议给一个期限", en: "Empty: no end; a term is wise" })}>{(a) => <DayInput {...a} value={form.untilDay} onChange={(untilDay) => set({ untilDay })} />}</Field>
      <Field label={t({ zh: "可写的点位", en: "Points it may write" })} wrong={wrongOf(make.error, "points", language)} hint={t({ zh: "都不选为本区全部点位", en: "None chosen: all points of the district" })}>{({ id, ...a }) => <div id={id} aria-describedby={a["aria-describedby"]} role="group" className="factor-choice">{points.map((each) => <Checkbox key={each.id} checked={form.points.includes(each.id)} onChange={({ target }) => set({ points: target.checked ? [...form.points, each.id] : form.points.filter((one) => one !== each.id) })}>{t(each.name)}</Checkbox>)}</div>}</Field>
      {make.error && <ProblemNote problem={make.error} />}
    </Modal>
  );
}

function EndForm({ of, onClose }: { readonly of: PushKeyRow; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [reason, setReason] = useState("");
  const end = useCommand<Omit<EndPushKey, "id">, PushKeyRow>((body) => send("POST", pathOf("pushKeyEnd", { d, id: of.id }), body), () => { void message.success(t({ zh: "密钥已终止", en: "The key has ended" })); onClose(); });
  return (
    <Modal open onCancel={onClose} title={t({ zh: `终止密钥：${of.name}`, en: `End the key: ${of.name}` })} okText={t({ zh: "终止", en: "End" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ danger: true, disabled: !reason.trim(), loading: end.isPending }} onOk={() => end.mutate({ reason: reason.trim() })}>
      <p>{t({ zh: "终止后对方立即推不进来，已推的数据不受影响。不能恢复，只能新建。", en: "Pushing stops at once; what came stays. It cannot be revived; make a new one." })}</p>
      <Field label={t({ zh: "理由", en: "Reason" })} required wrong={wrongOf(end.error, "reason", language)}>{(a) => <textarea {...a} rows={2} value={reason} onChange={(e) => setReason(e.target.value)} />}</Field>
      {end.error && <ProblemNote problem={end.error} />}
    </Modal>
  );
}
