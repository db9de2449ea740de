import { pathOf, type BatchRow, type CommitImport, type ImportPreview } from "@yunqing/wire";
import { App, Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";

/** Takes what was previewed as one batch (导入). With faults, only by the choice to take the good rows alone. */
export function CommitForm({ preview, mapping, onDone }: { readonly preview: ImportPreview; readonly mapping: Readonly<Record<string, string>>; readonly onDone: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [form, setForm] = useState({ title: preview.name.replace(/\.[^.]+$/, ""), document: "", origin: "laboratory" as "laboratory" | "import", takeGood: false });
  const [tried, setTried] = useState(false);
  const set = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const commit = useCommand<Omit<CommitImport, "id">, BatchRow>((body) => send("POST", pathOf("imports", { d }), body), (batch) => { void message.success(t({ zh: `已导入第 ${batch.number} 批，${batch.rows} 行`, en: `Batch ${batch.number} is in: ${batch.rows} rows` })); onDone(); });
  const nothing = preview.good === 0 || preview.counts.new + preview.counts.changed === 0, blocked = preview.faultCount > 0 && !form.takeGood;
  const wrong = { title: form.title.trim() ? undefined : t({ zh: "填写标题", en: "Give a title" }), document: form.document.trim() ? undefined : t({ zh: "写明报告编号或文号", en: "Name the report or document" }) };
  const said = (field: keyof typeof wrong) => wrongOf(commit.error, field, language) ?? (tried ? wrong[field] : undefined);
  const submit = () => { setTried(true); if (Object.values(wrong).some(Boolean) || blocked || nothing) return; commit.mutate({ file: preview.file, origin: form.origin, title: form.title.trim(), document: form.document.trim(), takeGood: form.takeGood, mapping }); };
  return (
    <form className="form import-part" noValidate aria-label={t({ zh: "导入", en: "Take in" })} onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <div className="form-row">
        <Field label={t({ zh: "标题", en: "Title" })} required wrong={said("title")}>{(a) => <Input {...a} value={form.title} onChange={(e) => set({ title: e.target.value })} />}</Field>
        <Field label={t({ zh: "依据（报告编号、文号）", en: "Document" })} required wrong={said("document")}>{(a) => <Input {...a} value={form.document} onChange={(e) => set({ document: e.target.value })} />}</Field>
        <Field label={t({ zh: "来源", en: "Origin" })} required>{(a) => <select {...a} value={form.origin} onChange={(e) => set({ origin: e.target.value as "laboratory" | "import" })}><option value="laboratory">{t({ zh: "实验室、手工监测", en: "laboratory, hand measurement" })}</option><option value="import">{t({ zh: "外单位数据", en: "another office" })}</option></select>}</Field>
      </div>
      {preview.faultCount > 0 && preview.good > 0 && <p><Checkbox checked={form.takeGood} onChange={({ target }) => set({ takeGood: target.checked })}>{t({ zh: `只导入无误的 ${preview.good} 行（有问题的行不导入）`, en: `Take the ${preview.good} good rows only (rows with a fault stay out)` })}</Checkbox></p>}
      {preview.good === 0 ? <p className="note">{t({ zh: "没有可以导入的行。改好文件重新上传，或在上面改表头含义后重新预览。", en: "No row can be taken. Mend the file, or change the meaning of the headings above and preview again." })}</p> : nothing ? <p className="note">{t({ zh: "全部数值与系统里相同，不用导入。", en: "Every value is already there; nothing to take." })}</p> : null}
      {commit.error && <ProblemNote problem={commit.error} />}
      <div className="form-actions"><Button type="primary" htmlType="submit" disabled={nothing || blocked} loading={commit.isPending}>{t({ zh: "导入", en: "Take in" })}</Button>{blocked && !nothing && <span className="note">{t({ zh: "有问题未解决：改好文件重新上传，或勾选只导入无误行。", en: "There are faults: mend the file, or choose the good rows only." })}</span>}</div>
    </form>
  );
}
