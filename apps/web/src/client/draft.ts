import { useEffect, useState } from "react";

const prefix = "yunqing.draft.";

/** Wipes every draft of a form from this machine, at sign-out (剩余信息保护). */
export function wipeDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}

/** Puts a draft where a form finds it when it is opened. */
export function putDraft(name: string, draft: object): void { localStorage.setItem(prefix + name, JSON.stringify(draft)); }

/**
 * The state of a form that survives a reload (草稿). The draft goes when the form was sent (`forget`) or at sign-out.
 * @param name  one name for one form on one thing: `value.14-06`
 */
export function useDraft<T extends object>(name: string, initial: T): { readonly draft: T; readonly change: (part: Partial<T> | ((old: T) => Partial<T>)) => void; readonly forget: () => void; readonly restored: boolean } {
  const key = prefix + name;
  const [restored] = useState(() => localStorage.getItem(key) !== null);
  const [draft, setDraft] = useState<T>(() => {
    try { return { ...initial, ...(JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<T>) }; } catch { return initial; }
  });
  const [touched, setTouched] = useState(false);
  useEffect(() => { if (touched) localStorage.setItem(key, JSON.stringify(draft)); }, [draft, key, touched]);
  return {
    draft, restored,
    change: (part) => { setTouched(true); setDraft((old) => ({ ...old, ...(typeof part === "function" ? part(old) : part) })); },
    forget: () => { setTouched(false); localStorage.removeItem(key); setDraft(initial); },
  };
}
