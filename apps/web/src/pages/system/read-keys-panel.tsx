import { CopyOutlined, PlusOutlined } from "@ant-design/icons";
import { pathOf, type EndReadKey, type MadeReadKey, type MakeReadKey, type ReadKeyRow } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { App, Button, Input, Modal } from "antd";
import { useMemo, useState } from "react";
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

const useWords: Readonly<Record<ReadKeyRow["use"], Labels>> = { screen: { zh: "大屏", en: "Wall screen" }, "sensor-things": { zh: "SensorThings（QGIS、Grafana 等）", en: "SensorThings (QGIS, Grafana, …)" } };
const stateTags = { good: { of: "met", words: { zh: "有效", en: "Good" } }, expired: { of: "behind", words: { zh: "已过期", en: "Expired" } }, ended: { of: "withdrawn", words: { zh: "已停用", en: "Ended" } } } as const;

/** 只读密钥: what a wall screen and programs that read SensorThings sign in with; a key is shown once. */
export function ReadKeysPanel() {
  const { t } = useLanguage();
  const rows = useRows<ReadKeyRow>("readKeys");
  const [making, setMaking] = useState(false), [made, setMade] = useState<MadeReadKey | null>(null), [ending, setEnding] = useState<ReadKeyRow | null>(null);
  const columns = useMemo<readonly Column<ReadKeyRow>[]>(() => [
    { id: "name", heads: true, title: { zh: "用途", en: "For" }, sortBy: (row) => row.name, cell: (row) => row.name },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, cell: (row) => <Tag {...stateTags[row.state]} /> },
    { id: "use", title: { zh: "可读", en: "Reads" }, cell: (row) => t(useWords[row.use]) },
    { id: "until", nowrap: true, title: { zh: "有效至", en: "Until" }, cell: (row) => row.untilDay ?? t({ zh: "不限", en: "no end" }) },
    { id: "seen", title: { zh: "最近使用", en: "Last used" }, cell: (row) => row.seen === null ? t({ zh: "从未", en: "never" }) : <>{beijingMinuteOf(row.seen.at)}<small className="under">{row.seen.address}</small></> },
    { id: "by", title: { zh: "创建", en: "Made" }, cell: (row) => <>{row.by}<small className="under">{beijingMinuteOf(row.at)}</small></> },
    { id: "act", title: { zh: "操作", en: "Actions" }, cell: (row) => row.ended ? <small className="note">{row.ended.by} {beijingMinuteOf(row.ended.at)}<br />{row.ended.reason}</small> : <Button size="small" danger onClick={() => setEnding(row)}>{t({ zh: "停用", en: "End" })}<span className="visually-hidden"> {row.name}</span></Button> },
  ], [t]);
  return (
    <>
      <p className="note">{t({ zh: "只读密钥让大屏长期显示、让其他软件读取 SensorThings 接口；它只能读，读到的范围与创建人当时的范围相同，别的什么也打不开。停用即时生效。", en: "A read key keeps a wall screen signed in or lets other software read SensorThings. It only reads, within the scope its maker had, and opens nothing else. Ending it takes effect at once." })}</p>
      <Loaded of={rows}>{(loaded) => <DataTable name={{ zh: "只读密钥", en: "Read keys" }} rows={loaded} columns={columns} idOf={(row) => row.id} chooser={false} tools={<Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t({ zh: "新建只读密钥", en: "New read key" })}</Button>} empty={{ zh: "还没有只读密钥。要挂大屏或接 QGIS、Grafana 时，在这里新建一个。", en: "No key yet. Make one to hang up a wall screen or to join QGIS or Grafana." }} />}</Loaded>
      {making && <MakeForm onClose={() => setMaking(false)} onMade={(key) => { setMaking(false); setMade(key); }} />}
      {ending && <EndForm of={ending} onClose={() => setEnding(null)} />}
      {made && <ShownOnce made={made} onClose={() => setMade(null)} />}
    </>
  );
}

function ShownOnce({ made, onClose }: { readonly made: MadeReadKey; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const text = made.use === "screen" ? `${window.location.origin}/screen?d=${encodeURIComponent(d)}#key=${made.key}` : made.key;
  const copy = () => void navigator.clipboard.writeText(text).then(() => message.success(t({ zh: "已复制", en: "Copied" })), () => message.error(t({ zh: "浏览器不允许复制；请选中后按 Ctrl+C", en: "Select it and press Ctrl+C" })));
  return (
    <Modal open title={t({ zh: "只读密钥", en: "Read key" })} onCancel={onClose} closable={false} mask={{ closable: false }} keyboard={false} footer={[<Button key="copy" icon={<CopyOutlined />} onClick={copy}>{t({ zh: "复制", en: "Copy" })}</Button>, <Button key="ok" type="primary" onClick={onClose}>{t({ zh: "已保存好", en: "I have kept it" })}</Button>]}>
      <p>{made.use === "screen" ? t({ zh: `“${made.name}”的链接只显示这一次，系统里只留指纹。在大屏那台机器的浏览器里打开它一次；打开后这个浏览器里原有的账号登录会退出。`, en: `The link of “${made.name}” is shown once; only its fingerprint stays here. Open it once in the browser of the wall screen; whoever was signed in in that browser is signed out.` })
        : t({ zh: `“${made.name}”的密钥只显示这一次，系统里只留指纹。在对方软件里填作 Bearer 令牌，或基本认证的密码（用户名任意）。`, en: `The key of “${made.name}” is shown once; only its fingerprint stays here. Give it to the other software as a bearer token, or as the password of basic authentication with any user name.` })}</p>
      <p className="one-key"><code>{text}</code></p>
      {made.use === "sensor-things" && <p className="note">{t({ zh: "服务地址：", en: "Address of the service: " })}<code className="code-wrap">{`${window.location.origin}${pathOf("sensorThings", { d })}`}</code></p>}
    </Modal>
  );
}

function MakeForm({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (key: MadeReadKey) => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const [form, setForm] = useState<{ readonly name: string; readonly use: ReadKeyRow["use"]; readonly untilDay: string }>({ name: "", use: "screen", untilDay: "" });
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const make = useCommand<Omit<MakeReadKey, "id">, MadeReadKey>((body) => send("POST", pathOf("readKeys", { d }), body), onMade);
  return (
    <Modal open onCancel={onClose} title={t({ zh: "新建只读密钥", en: "New read key" })} okText={t({ zh: "新建", en: "Make" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ disabled: !form.name.trim(), loading: make.isPending }} onOk={() => make.mutate({ name: form.name.trim(), use: form.use, untilDay: form.untilDay || null })}>
      <Field label={t({ zh: "用途", en: "For" })} required wrong={wrongOf(make.error, "name", language)} hint={t({ zh: "挂在哪里、给哪个软件，如：一楼大厅大屏", en: "Where it hangs or which software, such as: hall on the ground floor" })}>{(a) => <Input {...a} maxLength={100} value={form.name} onChange={(e) => set({ name: e.target.value })} />}</Field>
      <Field label={t({ zh: "可读", en: "Reads" })} required wrong={wrongOf(make.error, "use", language)}>{(a) => <select {...a} value={form.use} onChange={(e) => set({ use: e.target.value as ReadKeyRow["use"] })}>{(["screen", "sensor-things"] as const).map((each) => <option key={each} value={each}>{t(useWords[each])}</option>)}</select>}</Field>
      <Field label={t({ zh: "有效至（含）", en: "Good until (inclusive)" })} wrong={wrongOf(make.error, "untilDay", language)} hint={t({ zh: "不填为不限；建议给一个期限", en: "Empty: no end; a term is wise" })}>{(a) => <DayInput {...a} value={form.untilDay} onChange={(untilDay) => set({ untilDay })} />}</Field>
      {make.error && <ProblemNote problem={make.error} />}
    </Modal>
  );
}

function EndForm({ of, onClose }: { readonly of: ReadKeyRow; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [reason, setReason] = useState("");
  const end = useCommand<Omit<EndReadKey, "id">, ReadKeyRow>((body) => send("POST", pathOf("readKeyEnd", { d, id: of.id }), body), () => { void message.success(t({ zh: "密钥已停用", en: "The key has ended" })); onClose(); });
  return (
    <Modal open onCancel={onClose} title={t({ zh: `停用只读密钥：${of.name}`, en: `End the read key: ${of.name}` })} okText={t({ zh: "停用", en: "End" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ danger: true, disabled: !reason.trim(), loading: end.isPending }} onOk={() => end.mutate({ reason: reason.trim() })}>
      <p>{of.use === "screen" ? t({ zh: "停用后用它登录的大屏立即停止显示。不能恢复，只能新建。", en: "Screens that were opened with it stop at once. It cannot be revived; make a new one." }) : t({ zh: "停用后对方软件立即读不到数据。不能恢复，只能新建。", en: "The other software reads nothing from now on. It cannot be revived; make a new one." })}</p>
      <Field label={t({ zh: "理由", en: "Reason" })} required wrong={wrongOf(end.error, "reason", language)}>{(a) => <textarea {...a} rows={2} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />}</Field>
      {end.error && <ProblemNote problem={end.error} />}
    </Modal>
  );
}
