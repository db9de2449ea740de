import type { NetworkView, PointKind } from "@yunqing/wire";
import { useId } from "react";
import { useLanguage } from "../../app/language.js";

/** Items that a point measures (监测项目): none chosen means what its kind usually does. */
export function ItemsField({ kind, view, usual, items, onChange, wrong }: { readonly kind: PointKind; readonly view: NetworkView; readonly usual: readonly string[]; readonly items: readonly string[]; readonly onChange: (items: readonly string[]) => void; readonly wrong: string | undefined }) {
  const { t } = useLanguage();
  const id = useId(), all = [...new Set([...usual, ...items, ...view.points.filter((each) => each.kind === kind).flatMap((each) => each.items)])];
  const toggle = (item: string, on: boolean) => onChange(on ? all.filter((each) => each === item || items.includes(each)) : items.filter((each) => each !== item));
  if (all.length === 0) return null;
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span id={id}>{t({ zh: `监测项目（${items.length === 0 ? "未指定：按常规" : `${items.length} 项`}）`, en: `Items (${items.length === 0 ? "as usual" : items.length})` })}</span>
      <div className="network-items" tabIndex={0} role="group" aria-label={t({ zh: "项目列表", en: "List of items" })}>{all.map((item) => <label key={item}><input type="checkbox" checked={items.includes(item)} onChange={(event) => toggle(item, event.target.checked)} />{view.itemNames[item] ? t(view.itemNames[item]) : item}</label>)}</div>
      {wrong && <div className="field-about wrong">✕ {wrong}</div>}
    </div>
  );
}
