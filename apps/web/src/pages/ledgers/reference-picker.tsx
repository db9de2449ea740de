import type { LedgerName } from "@yunqing/wire";
import { Button } from "antd";
import { useDeferredValue, useId, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useRows } from "../../client/views.js";

interface Props { readonly ledger: string; readonly many: boolean; readonly value: readonly string[]; readonly names: Readonly<Record<string, string>>; readonly label: string; readonly onChange: (ids: readonly string[]) => void; readonly attributes: { readonly id: string; readonly "aria-describedby": string; readonly "aria-invalid": boolean; readonly "aria-required": boolean } }

/** Chooses a row of another ledger by typing part of its name (选择引用). */
export function ReferencePicker({ ledger, many, value, names, label, onChange, attributes }: Props) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(""), [known, setKnown] = useState<Readonly<Record<string, string>>>({}), list = useId();
  const text = useDeferredValue(typed.trim());
  const found = useRows<LedgerName>("ledgerNames", { holes: { ledger }, query: { text, limit: "12" }, enabled: text !== "" });
  const nameOf = (id: string) => known[id] ?? names[id] ?? id;
  const take = (each: LedgerName) => { setKnown((old) => ({ ...old, [each.id]: each.name })); onChange(many ? [...value.filter((id) => id !== each.id), each.id] : [each.id]); setTyped(""); };
  return (
    <div className="reference-picker">
      {value.length > 0 && <ul>{value.map((id) => <li key={id}>{nameOf(id)} <Button type="link" size="small" onClick={() => onChange(value.filter((each) => each !== id))}>{t({ zh: "移除", en: "Remove" })}<span className="visually-hidden"> {nameOf(id)}</span></Button></li>)}</ul>}
      {(many || value.length === 0) && <input {...attributes} type="search" autoComplete="off" placeholder={t({ zh: "输入名称或编号查找", en: "type a name or number" })} value={typed} onChange={(event) => setTyped(event.target.value)} aria-controls={list} />}
      <ul id={list} className="found" aria-label={t({ zh: `${label}：可选`, en: `${label}: to choose from` })}>
        {text !== "" && (found.data ?? []).map((each) => <li key={each.id}><button type="button" onClick={() => take(each)}>{each.name} <small>{each.key === each.name ? "" : each.key}</small></button></li>)}
        {text !== "" && found.data?.length === 0 && <li className="note">{t({ zh: "没有找到。先在该台账登记，再来引用。", en: "Nothing found. Register it in that ledger first." })}</li>}
      </ul>
    </div>
  );
}
