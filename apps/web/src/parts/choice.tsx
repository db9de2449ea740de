import { CalendarOutlined } from "@ant-design/icons";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { useLanguage } from "../app/language.js";

interface Option { readonly value: string; readonly label: string }

/** A labelled choice out of a list: the browser's own control, so that keyboard, reader and phone know it (下拉选择). */
export function Choice({ label, value, options, onChange, hideLabel, required }: { readonly label: string; readonly value: string; readonly options: readonly Option[]; readonly onChange: (value: string) => void; readonly hideLabel?: boolean; readonly required?: boolean }) {
  const id = useId();
  return (
    <span className="choice">
      <label htmlFor={id} className={hideLabel ? "visually-hidden" : undefined}>{label}</label>
      <select id={id} value={value} required={required} onChange={(event) => onChange(event.target.value)}>
        {options.map((each) => <option key={each.value} value={each.value}>{each.label}</option>)}
      </select>
    </span>
  );
}

const isDay = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text) && !Number.isNaN(Date.parse(text));

interface DayInputProps { readonly id: string; readonly value: string; readonly max?: string | undefined; readonly onChange: (value: string) => void; readonly empty?: string; readonly "aria-label"?: string; readonly "aria-describedby"?: string; readonly "aria-invalid"?: boolean; readonly "aria-required"?: boolean }

/** A day typed as `YYYY-MM-DD` whatever the browser's habit, or picked from the browser's calendar; taken on leaving or Enter (日期输入). */
export function DayInput({ id, value, max, onChange, empty = "YYYY-MM-DD", ...aria }: DayInputProps) {
  const { t } = useLanguage();
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const take = (text: string) => { const day = text.trim(); if (day === value) return; if (day === "" || (isDay(day) && (max === undefined || day <= max))) onChange(day); else setTyped(value); };
  return (
    <span className="day-box">
      <input id={id} {...aria} type="text" inputMode="numeric" autoComplete="off" placeholder={empty} value={typed} size={10} maxLength={10} onChange={(event) => setTyped(event.target.value)} onBlur={() => take(typed)} onKeyDown={(event) => { if (event.key === "Enter") take(typed); }} />
      <input ref={picker} type="date" tabIndex={-1} aria-hidden="true" value={isDay(typed) ? typed : ""} max={max} onChange={(event) => { setTyped(event.target.value); take(event.target.value); }} />
      <button type="button" aria-label={t({ zh: "从日历选择", en: "Pick from a calendar" })} aria-describedby={id} onClick={() => picker.current?.showPicker()}><CalendarOutlined aria-hidden /></button>
    </span>
  );
}

/** A labelled day (日期), Beijing; empty when nothing is named. */
export function DayChoice({ label, hint, ...rest }: Omit<DayInputProps, "id"> & { readonly label: string; readonly hint?: string }) {
  const id = useId();
  return <span className="choice day-choice" title={hint}><label htmlFor={id}>{label}</label><DayInput id={id} {...rest} /></span>;
}

/** A field of a form: label, control, hint and what is wrong with it (表单项). */
export function Field({ label, hint, wrong, required, children }: { readonly label: string; readonly hint?: string | undefined; readonly wrong?: string | undefined; readonly required?: boolean; readonly children: (attributes: { readonly id: string; readonly "aria-describedby": string; readonly "aria-invalid": boolean; readonly "aria-required": boolean }) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}{required && <span className="must" aria-hidden="true"> *</span>}</label>
      {children({ id, "aria-describedby": `${id}-about`, "aria-invalid": Boolean(wrong), "aria-required": Boolean(required) })}
      <div id={`${id}-about`} className={wrong ? "field-about wrong" : "field-about"}>{wrong ? `✕ ${wrong}` : hint}</div>
    </div>
  );
}
