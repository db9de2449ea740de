import { useEffect, useState } from "react";
import { useLanguage } from "../app/language.js";
import { instantTyped } from "../day/beijing.js";

/** A time of a filter, typed in Beijing time; taken on leaving or Enter (起止时间). */
export function TimeInput({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const wrong = typed.trim() !== "" && instantTyped(typed) === null;
  const take = () => { if (!wrong && typed.trim() !== value) onChange(typed.trim()); };
  return <span className="choice"><label>{label} <input type="text" className="time-input" autoComplete="off" placeholder={t({ zh: "年-月-日 时:分", en: "YYYY-MM-DD hh:mm" })} value={typed} size={16} aria-invalid={wrong} title={wrong ? t({ zh: "写成 2026-11-28 或 2026-11-28 14:00", en: "Write 2026-11-28 or 2026-11-28 14:00" }) : undefined} onChange={(event) => setTyped(event.target.value)} onBlur={take} onKeyDown={(event) => { if (event.key === "Enter") take(); }} /></label>{wrong && <span className="warn-mark">✕ {t({ zh: "时间写法不对", en: "no such time" })}</span>}</span>;
}
