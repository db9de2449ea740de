import { useCallback, useEffect, useState } from "react";
import { useActor } from "../../app/session.js";

/** A set of filters under a name (常用筛选), as the query of the list. */
export interface SavedFilter { readonly name: string; readonly query: Readonly<Record<string, string>> }
interface Habits { readonly columns: string; readonly saved: readonly SavedFilter[] }
const nothing: Habits = { columns: "", saved: [] };

function habitsAt(key: string): Habits {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof read !== "object" || read === null) return nothing;
    const { columns, saved } = read as Partial<Habits>;
    return { columns: typeof columns === "string" ? columns : "", saved: Array.isArray(saved) ? saved.filter((each): each is SavedFilter => typeof each?.name === "string" && typeof each.query === "object" && each.query !== null) : [] };
  } catch { return nothing; }
}
/** How a person likes to see a ledger: columns and filters, remembered in this browser under the person's own name (列表习惯). */
export function useListHabits(ledger: string): Habits & { readonly rememberColumns: (columns: string) => void; readonly save: (filter: SavedFilter) => void; readonly forget: (name: string) => void } {
  const { d, session } = useActor(), key = `yunqing.list.${session.user.id}.${d}.${ledger}`;
  const [habits, setHabits] = useState(() => habitsAt(key));
  const put = useCallback((change: (old: Habits) => Habits) => { const next = change(habitsAt(key)); localStorage.setItem(key, JSON.stringify(next)); setHabits(next); }, [key]);
  return {
    ...habits,
    rememberColumns: (columns) => put((old) => ({ ...old, columns })),
    save: (filter) => put((old) => ({ ...old, saved: [...old.saved.filter(({ name }) => name !== filter.name), filter].slice(-30) })),
    forget: (name) => put((old) => ({ ...old, saved: old.saved.filter((each) => each.name !== name) })),
  };
}

const recentKey = (user: string, district: string): string => `yunqing.recent-ledgers.${user}.${district}`;
function recentAt(key: string): readonly string[] { try { const read: unknown = JSON.parse(localStorage.getItem(key) ?? "[]"); return Array.isArray(read) ? read.filter((each): each is string => typeof each === "string") : []; } catch { return []; } }
/** The ledgers that the person opened last in this browser, the newest first (最近打开). */
export function useRecentLedgers(): readonly string[] { const { d, session } = useActor(); return recentAt(recentKey(session.user.id, d)); }
export function useOpened(ledger: string): void {
  const { d, session } = useActor(), key = recentKey(session.user.id, d);
  useEffect(() => { localStorage.setItem(key, JSON.stringify([ledger, ...recentAt(key).filter((each) => each !== ledger)].slice(0, 8))); }, [key, ledger]);
}
