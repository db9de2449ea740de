import { holds, wordsOf, type Condition, type Form, type FormField } from "@yunqing/ledger";
import type { LedgerValues, LedgerView } from "@yunqing/wire";
import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useLanguage } from "../../app/language.js";
import { Field } from "../../parts/choice.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { optionsOf } from "./control-settings.js";
import { FieldControl } from "./field-control.js";
import type { Names } from "./value-text.js";

interface Props {
  readonly form: Form; readonly values: LedgerValues; readonly change: (name: string, value: unknown) => void; readonly names: Names; readonly problem: Error | null; readonly busy: boolean; readonly submit: () => void; readonly words: string;
  /** what else is asked for: place, reason */
  readonly more?: ReactNode; readonly cancel: () => void;
}
const isBlank = (value: unknown): boolean => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** The fields that apply to the row as it is being written, and which of them are asked for (适用的表单项). */
export function asked(field: FormField, values: LedgerValues): { readonly applies: boolean; readonly required: boolean } {
  const applies = field.shownWhen === null || holds(field.shownWhen, values);
  return { applies, required: applies && (field.isRequired || (field.requiredWhen !== null && holds(field.requiredWhen, values))) };
}
/** What the form itself sees as wrong before anything is sent, by field; the server has the last word. */
export function faultsOf(form: Form, values: LedgerValues, t: (words: { readonly zh: string; readonly en: string }) => string): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const field of form.sections.flatMap((section) => section.fields)) {
    if (!field.isWritable) continue;
    const { applies, required } = asked(field, values), value = values[field.name];
    if (isBlank(value)) { if (required) faults[field.name] = t({ zh: "必填", en: "required" }); continue; }
    const broken = applies ? field.rules.find((rule) => !holds(rule.must, values)) : undefined;
    if (broken) faults[field.name] = t(broken.say);
  }
  return faults;
}

/** The form of a row (表单): sections and fields as the ledger declares them; what does not apply is not asked. */
export function RowForm({ form, values, change, names, problem, busy, submit, words, more, cancel }: Props) {
  const { t, language } = useLanguage();
  const [tried, setTried] = useState(false), [uploads, setUploads] = useState(0);
  const own = faultsOf(form, values, t), fields = new Map(form.sections.flatMap((section) => section.fields.map((field) => [field.name, field] as const)));
  const flat = Object.fromEntries(Object.values(names).flatMap((each) => Object.entries(each)));
  const onBusy = (on: boolean) => setUploads((count) => Math.max(0, count + (on ? 1 : -1)));
  const why = (condition: Condition) => t(wordsOf(condition, (name) => fields.get(name)?.label ?? { zh: name, en: name }, (name, id) => { const control = fields.get(name)?.control; return (control && optionsOf(control).find((each) => each.id === id)?.label) ?? { zh: id, en: id }; }));
  return (
    <form className="form ledger-form" noValidate onSubmit={(event) => { event.preventDefault(); setTried(true); if (Object.keys(own).length === 0) submit(); }}>
      {form.sections.map((section) => {
        const shown = section.fields.filter((field) => field.control.type !== "computed" && field.isWritable && asked(field, values).applies);
        return shown.length > 0 && (
          <fieldset key={section.id} className="bare"><legend>{t(section.title)}</legend>
            <div className="form-row">{shown.map((field) => {
              const wide = ["lines", "children", "place", "file", "choices"].includes(field.control.type), { required } = asked(field, values);
              const hint = [field.note ? t(field.note) : "", required && field.requiredWhen && !field.isRequired ? t({ zh: `${why(field.requiredWhen)}时必填`, en: `asked for when ${why(field.requiredWhen)}` }) : ""].filter(Boolean).join(t({ zh: "；", en: "; " }));
              return <div key={field.name} className={wide ? "wide" : ""}><Field label={t(field.label)} required={required} hint={hint || undefined} wrong={wrongOf(problem, field.name, language) ?? (tried ? own[field.name] : undefined)}>{(attributes) => <FieldControl control={field.control} value={values[field.name]} label={t(field.label)} names={{ ...flat, ...names[String(field.control["ledger"] ?? "")] }} attributes={attributes} onChange={(value) => change(field.name, value)} onBusy={onBusy} />}</Field></div>;
            })}</div>
          </fieldset>);
      })}
      {more}
      {tried && Object.keys(own).length > 0 && <p className="field-about wrong" role="alert">{t({ zh: `还有 ${Object.keys(own).length} 项需要修改：${Object.keys(own).map((name) => fields.get(name)?.label.zh ?? name).join("、")}`, en: `${Object.keys(own).length} fields to mend: ${Object.keys(own).map((name) => fields.get(name)?.label.en ?? name).join(", ")}` })}</p>}
      {problem && <ProblemNote problem={problem} />}
      <div className="form-actions"><Button type="primary" htmlType="submit" loading={busy} disabled={uploads > 0}>{words}</Button><Button onClick={cancel}>{t({ zh: "取消", en: "Cancel" })}</Button>{uploads > 0 && <span className="note" role="status">{t({ zh: "正在上传文件……", en: "files are on their way…" })}</span>}</div>
    </form>
  );
}

/** Where a new row belongs (归属地点): asked for when the person's own grant does not say it. */
export function PlaceOfRow({ view, place, enterprise, change, wrong }: { readonly view: LedgerView; readonly place: string; readonly enterprise: string; readonly change: (part: { readonly place?: string; readonly enterprise?: string }) => void; readonly wrong: string | undefined }) {
  const { t } = useLanguage();
  const { places, enterprises, mustName } = view.placing;
  return (
    <fieldset className="bare"><legend>{t({ zh: "归属", en: "Where it belongs" })}</legend><div className="form-row">
      <Field label={t({ zh: "乡镇、街道或村", en: "Town or village" })} required={mustName} wrong={wrong} hint={mustName ? undefined : t({ zh: "不选则属全区", en: "left open: the whole district" })}>{(a) => <select {...a} value={place} onChange={(event) => change({ place: event.target.value })}><option value="">—</option>{places.map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select>}</Field>
      {enterprises.length > 0 && <Field label={t({ zh: "所属单位（可由其填报）", en: "Firm that may fill it in" })}>{(a) => <select {...a} value={enterprise} onChange={(event) => change({ enterprise: event.target.value })}><option value="">—</option>{enterprises.map((each) => <option key={each.id} value={each.id}>{t(each.name)}</option>)}</select>}</Field>}
    </div></fieldset>
  );
}
