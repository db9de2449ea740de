import type { NetworkView, PointKind } from "@yunqing/wire";
import { useId, useState } from "react";
import { useLanguage } from "../../app/language.js";

/** Items that a point measures (监测项目): none chosen means what its kind usually does. */
export function ItemsField({ kind, view, usual, items, onChange, wrong }: { readonly kind: PointKind; readonly view: NetworkView; readonly usual: readonly string[]; readonly items: readonly string[]; readonly onChange: (items: readonly string[]) => void; readonly wrong: string | undefined }) {
  const { t } = useLanguage();
  const [find, setFind] = useState("");
  const id = useId(), word = find.trim().toLowerCase(), nameOf = (item: string) => (view.itemNames[item] ? t(view.itemNames[item]) : item);
  const all = [...new Set([...usual, ...items, ...view.points.filter((each) => each.kind === kind).flatMap((each) => each.items), ...(word === "" ? [] : Object.keys(view.itemNames))])].filter((each) => word === "" || `${each} ${nameOf(each)}`.toLowerCase().includes(word));
  const toggle = (item: string, on: boolean) => onChange(on ? [...items, item] : items.filter((each) => each !== item));
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span id={id}>{t({ zh: `监测项目（${items.length === 0 ? "未指定：按常规" : `${items.length} 项`}）`, en: `Items (${items.length === 0 ? "as usual" : items.length})` })}</span>
      <input type="search" aria-label={t({ zh: "查找项目", en: "Find an item" })} placeholder={t({ zh: "查找其他项目", en: "find other items" })} value={find} onChange={(event) => setFind(event.target.value)} />
      <div className="network-items" tabIndex={0} role="group" aria-label={t({ zh: "项目列表", en: "List of items" })}>{all.map((item) => <label key={item}><input type="checkbox" checked={items.includes(item)} onChange={(event) => toggle(item, event.target.checked)} />{nameOf(item)}</label>)}</div>
      {wrong && <div className="field-about wrong">✕ {wrong}</div>}
    </div>
  );
}
