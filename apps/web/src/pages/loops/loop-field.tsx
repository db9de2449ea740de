import { Checkbox, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { Field } from "../../parts/choice.js";
import { valueAt, withAt, type DraftField, type LoopDraft } from "./loop-draft.js";

interface Span { readonly from: string; readonly until: string }
const spansText = (spans: readonly Span[]): string => spans.map((each) => `${each.from}-${each.until}`).join(", ");
const spansOf = (text: string): readonly Span[] => text.split(/[,，、；;]+/).map((part) => part.trim()).filter(Boolean).map((part) => { const [from = "", until = ""] = part.split(/\s*[-–~至]\s*/); return { from, until }; });

interface Props { readonly field: DraftField; readonly draft: LoopDraft; readonly points: readonly { readonly value: string; readonly label: string }[]; readonly wrong: string | undefined; readonly onChange: (value: unknown) => void; readonly onDraft: (draft: LoopDraft) => void }

/** One field of a setting by its kind; what is wrong with it stands beside it. */
export function DraftInput({ field, draft, points, wrong, onChange, onDraft }: Props) {
  const { t } = useLanguage();
  const value = valueAt(draft, field.path), { kind } = field, label = t(field.label);
  const [hours, setHours] = useState(() => (kind === "hours" ? spansText(value as readonly Span[]) : ""));
  if (kind === "yes") return <div className="field"><Checkbox checked={value === true} onChange={({ target }) => { onChange(target.checked); }}>{label}</Checkbox><div className="field-about">{wrong}</div></div>;
  // a run without an end has no rest: both are one thing in the setting
  const optional = (text: string): void => {
    const [, parent = ""] = /^(actuators\[\d+\]\.longestRun)\./.exec(field.path) ?? [], number = text === "" ? null : Number(text);
    if (parent === "") onChange(number); else if (number === null) onDraft(withAt(draft, parent, null)); else onDraft(withAt(draft, parent, { seconds: 0, restSeconds: 0, ...(valueAt(draft, parent) ?? {}), [field.path.slice(parent.length + 1)]: number }));
  };
  return (
    <Field label={label} wrong={wrong}>{(a) => {
      if (typeof kind === "object") return <select {...a} value={typeof value === "string" ? value : ""} onChange={(e) => { onChange(e.target.value); }}>{kind.map((each) => <option key={each.value} value={each.value}>{t(each.label)}</option>)}</select>;
      if (kind === "point") return <select {...a} value={typeof value === "string" ? value : ""} onChange={(e) => { onChange(field.path === "site" && e.target.value === "" ? null : e.target.value); }}>{points.map((each) => <option key={each.value} value={each.value}>{each.label}</option>)}</select>;
      if (kind === "hours") return <Input {...a} value={hours} onChange={(e) => { setHours(e.target.value); onChange(spansOf(e.target.value)); }} />;
      if (kind === "count") return <Input {...a} inputMode="numeric" value={typeof value === "number" ? String(value) : ""} onChange={(e) => { onChange(Number(e.target.value.replace(/\D/g, ""))); }} />;
      if (kind === "count-or-none") return <Input {...a} inputMode="numeric" value={typeof value === "number" ? String(value) : ""} onChange={(e) => { optional(e.target.value.replace(/\D/g, "")); }} />;
      if (kind === "password") return <Input.Password {...a} autoComplete="new-password" value={typeof value === "string" ? value : ""} onChange={(e) => { onChange(e.target.value === "" ? null : e.target.value); }} />;
      return <Input {...a} inputMode={kind === "decimal" ? "decimal" : "text"} value={typeof value === "string" ? value : ""} onChange={(e) => { onChange(e.target.value); }} />;
    }}</Field>
  );
}
