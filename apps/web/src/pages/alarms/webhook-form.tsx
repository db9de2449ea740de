import { pathOf, type AlarmKindWord, type AlarmLevelWord, type AlarmWebhookRow, type PutAlarmWebhook } from "@yunqing/wire";
import { App, Button, Checkbox, Drawer, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { alarmKindOrder, alarmKindWords, alarmLevelOrder, levelWords } from "./alarm-words.js";

/** Adds or changes a webhook (推送地址). */
export function WebhookForm({ hook, onClose }: { readonly hook: AlarmWebhookRow | null; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [form, setForm] = useState<{ readonly name: string; readonly url: string; readonly secret: string; readonly level: AlarmLevelWord; readonly kinds: readonly AlarmKindWord[]; readonly active: boolean }>({ name: hook?.name ?? "", url: hook?.url ?? "", secret: "", level: hook?.level ?? "general", kinds: hook?.kinds ?? [], active: hook?.active ?? true });
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const put = useCommand<Omit<PutAlarmWebhook, "id">, AlarmWebhookRow>((body) => send("POST", pathOf("alarmWebhooks", { d }), body), () => { void message.success(t({ zh: "已保存", en: "Stored" })); onClose(); });
  const said = (field: string) => wrongOf(put.error, field, language);
  return (
    <Drawer open onClose={onClose} size={Math.min(560, window.innerWidth)} title={hook ? hook.name : t({ zh: "添加推送", en: "Add a webhook" })}>
      <form className="form" noValidate autoComplete="off" onSubmit={(event) => { event.preventDefault(); put.mutate({ hook: hook?.hook ?? "", seq: hook?.seq ?? 0, name: form.name.trim(), url: form.url.trim(), secret: form.secret === "" ? null : form.secret, level: form.level, kinds: form.kinds, active: form.active }); }}>
        <Field label={t({ zh: "名称", en: "Name" })} required wrong={said("name")}>{(a) => <Input {...a} value={form.name} onChange={(e) => set({ name: e.target.value })} />}</Field>
        <Field label={t({ zh: "地址", en: "Address" })} required wrong={said("url")} hint="https://…">{(a) => <Input {...a} value={form.url} onChange={(e) => set({ url: e.target.value })} />}</Field>
        <Field label={t({ zh: "签名密钥", en: "Secret" })} required={!hook} wrong={said("secret")} hint={hook ? t({ zh: "已设置，不显示；留空则不变", en: "Set and never shown; leave empty to keep it" }) : t({ zh: "至少 16 个字符，加密保存", en: "At least 16 characters, stored encrypted" })}>{(a) => <Input.Password {...a} autoComplete="new-password" value={form.secret} onChange={(e) => set({ secret: e.target.value })} />}</Field>
        <Field label={t({ zh: "级别（及以上）", en: "Level and above" })}>{(a) => <select {...a} value={form.level} onChange={(e) => set({ level: e.target.value as AlarmLevelWord })}>{alarmLevelOrder.map((each) => <option key={each} value={each}>{t(levelWords[each])}</option>)}</select>}</Field>
        <fieldset className="stage-row"><legend>{t({ zh: "类别（不选即全部）", en: "Kinds (none: all)" })}</legend><fieldset>{alarmKindOrder.map((each) => <Checkbox key={each} checked={form.kinds.includes(each)} onChange={({ target }) => set({ kinds: target.checked ? [...form.kinds, each] : form.kinds.filter((one) => one !== each) })}>{t(alarmKindWords[each])}</Checkbox>)}</fieldset></fieldset>
        <Checkbox checked={form.active} onChange={({ target }) => set({ active: target.checked })}>{t({ zh: "在用", en: "In use" })}</Checkbox>
        {put.error && <ProblemNote problem={put.error} />}
        <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存", en: "Store" })}</Button><Button onClick={onClose}>{t({ zh: "取消", en: "Cancel" })}</Button></div>
      </form>
    </Drawer>
  );
}
