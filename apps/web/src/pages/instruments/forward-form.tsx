import { pathOf, type ForwardRow, type InstrumentRow, type PutForward } from "@yunqing/wire";
import { App, Button, Checkbox, Drawer, Input } from "antd";
import { useState } from "react";
import { editionWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { uuidV7 } from "../../client/uuid.js";
import { useCommand } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

/** Adds or changes a target of forwarding (上传目标). */
export function ForwardForm({ forward, instruments, onClose }: { readonly forward?: ForwardRow; readonly instruments: readonly InstrumentRow[]; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [newId] = useState(() => uuidV7());
  const [form, setForm] = useState<{ readonly name: string; readonly host: string; readonly port: string; readonly tls: boolean; readonly edition: 2005 | 2017 | 2025; readonly password: string; readonly mns: Readonly<Record<string, string>>; readonly active: boolean }>({ name: forward?.name ?? "", host: forward?.host ?? "", port: String(forward?.port ?? 9212), tls: forward?.tls ?? false, edition: forward?.edition ?? 2017, password: "", mns: forward?.mns ?? {}, active: forward?.active ?? true });
  const [tried, setTried] = useState(false);
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const put = useCommand<Omit<PutForward, "id">, ForwardRow>((body) => send("POST", pathOf("forwards", { d }), body), () => { void message.success(t({ zh: "已保存", en: "Stored" })); onClose(); });
  const wrong = { name: form.name.trim() ? undefined : t({ zh: "填写名称", en: "Give a name" }), host: form.host.trim() ? undefined : t({ zh: "填写地址", en: "Give an address" }), port: /^\d{1,5}$/.test(form.port) && Number(form.port) >= 1 && Number(form.port) <= 65535 ? undefined : t({ zh: "1 至 65535", en: "1 to 65535" }), password: forward || form.password ? undefined : t({ zh: "填写对方要求的密码", en: "Give the password it wants" }) };
  const said = (field: string) => wrongOf(put.error, field, language) ?? (tried ? wrong[field as keyof typeof wrong] : undefined);
  const submit = () => { setTried(true); if (Object.values(wrong).some(Boolean)) return; put.mutate({ target: forward?.target ?? newId, seq: forward?.seq ?? 0, name: form.name.trim(), host: form.host.trim(), port: Number(form.port), tls: form.tls, edition: form.edition, password: form.password || null, mns: form.mns, active: form.active }); };
  const setMn = (instrument: string, mn: string | null) => { const next = { ...form.mns }; if (mn === null) delete next[instrument]; else next[instrument] = mn; set({ mns: next }); };
  return (
    <Drawer open onClose={onClose} size={Math.min(640, window.innerWidth)} title={forward ? t({ zh: `上传目标：${forward.name}`, en: `Target: ${forward.name}` }) : t({ zh: "添加上传目标", en: "Add a target" })}>
      <form className="form" noValidate autoComplete="off" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <Field label={t({ zh: "名称", en: "Name" })} required wrong={said("name")} hint={t({ zh: "如：市生态环境局监控平台", en: "Such as: the city bureau's platform" })}>{(a) => <Input {...a} value={form.name} onChange={(e) => set({ name: e.target.value })} />}</Field>
        <div className="form-row">
          <Field label={t({ zh: "主机名或 IP", en: "Host or IP" })} required wrong={said("host")}>{(a) => <Input {...a} value={form.host} onChange={(e) => set({ host: e.target.value })} />}</Field>
          <Field label={t({ zh: "端口", en: "Port" })} required wrong={said("port")}>{(a) => <Input {...a} inputMode="numeric" value={form.port} onChange={(e) => set({ port: e.target.value.trim() })} />}</Field>
          <Field label={t({ zh: "协议版本", en: "Edition" })} required wrong={said("edition")}>{(a) => <select {...a} value={form.edition} onChange={(e) => set({ edition: Number(e.target.value) as 2005 | 2017 | 2025 })}>{([2017, 2005, 2025] as const).map((each) => <option key={each} value={each}>{t(editionWords(each))}</option>)}</select>}</Field>
        </div>
        <Field label={t({ zh: "访问密码", en: "Password" })} required={!forward} wrong={said("password")} hint={forward ? t({ zh: "已设置，不显示；留空则不变", en: "Set and never shown; leave empty to keep it" }) : t({ zh: "对方平台给的 6 位密码；加密保存", en: "The six characters the other host gave; kept encrypted" })}>{(a) => <Input.Password {...a} autoComplete="new-password" value={form.password} onChange={(e) => set({ password: e.target.value })} />}</Field>
        <p><Checkbox checked={form.tls} onChange={({ target }) => set({ tls: target.checked })}>{t({ zh: "用 TLS 加密连接", en: "Connect by TLS" })}</Checkbox></p>
        <fieldset className="mn-map"><legend>{t({ zh: "上传哪些设备，在对方平台的 MN", en: "Which instruments, and their MN there" })}</legend>
          {said("mns") && <p className="field-about wrong">✕ {said("mns")}</p>}
          {instruments.length === 0 ? <p className="note">{t({ zh: "还没有登记设备。", en: "No instrument is registered." })}</p> : <ul>{instruments.map((each) => { const on = each.id in form.mns; return <li key={each.id}><Checkbox checked={on} onChange={({ target }) => setMn(each.id, target.checked ? each.mn : null)}>{t(each.pointName)} <code className="code-small">{each.mn}</code></Checkbox>{on && <Input aria-label={t({ zh: `${each.mn} 在对方平台的 MN`, en: `MN of ${each.mn} there` })} value={form.mns[each.id] ?? ""} onChange={(event) => setMn(each.id, event.target.value.trim())} />}</li>; })}</ul>}
        </fieldset>
        <Checkbox checked={form.active} onChange={({ target }) => set({ active: target.checked })}>{t({ zh: "在用", en: "In use" })}</Checkbox>
        {put.error && <ProblemNote problem={put.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存", en: "Store" })}</Button><Button onClick={onClose}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
      </form>
    </Drawer>
  );
}
