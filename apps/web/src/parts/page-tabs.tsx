import type { KeyboardEvent, ReactNode } from "react";
import "./page-tabs.css";

/** A page in parts (页签): a row that scrolls sideways where it is wider than a phone, moved along by the arrow keys. Nothing stands among the tabs that is no tab. */
export function PageTabs({ active, onChange, items }: { readonly active: string; readonly onChange: (key: string) => void; readonly items: readonly { readonly key: string; readonly label: ReactNode; readonly children: ReactNode }[] }) {
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = items.findIndex(({ key }) => key === active), step = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[event.key];
    const next = step === undefined ? undefined : items[(step + items.length) % items.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.key);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <>
      <div className="page-tabs" role="tablist" onKeyDown={move}>
        {items.map(({ key, label }) => <button key={key} type="button" role="tab" id={`tab-${key}`} data-tab={key} aria-selected={key === active} tabIndex={key === active ? 0 : -1} onClick={() => { onChange(key); }}>{label}</button>)}
      </div>
      <div role="tabpanel" aria-labelledby={`tab-${active}`}>{items.find(({ key }) => key === active)?.children}</div>
    </>
  );
}
