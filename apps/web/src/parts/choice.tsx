import { useId, type ReactNode } from "react";

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

/** A labelled day (日期), Beijing, `YYYY-MM-DD`; empty when nothing is named. */
export function DayChoice({ label, value, min, max, onChange, hint }: { readonly label: string; readonly value: string; readonly min?: string; readonly max?: string; readonly onChange: (value: string) => void; readonly hint?: string }) {
  const id = useId();
  return <span className="choice" title={hint}><label htmlFor={id}>{label}</label><input id={id} type="date" value={value} min={min} max={max} onChange={(event) => onChange(event.target.value)} /></span>;
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
