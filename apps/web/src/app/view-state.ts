import { useCallback, useMemo } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";

/** What the whole screen is about; it stands in the address, so that a link shows the same page (查看条件). */
export interface ViewState { readonly d: string | null; readonly plan: string | null; readonly day: string | null; readonly known: string | null }
const kept = ["d", "plan", "day", "known"] as const;

export function viewStateOf(search: URLSearchParams): ViewState {
  const day = (name: string) => { const text = search.get(name); return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null; };
  return { d: search.get("d") || null, plan: search.get("plan") || null, day: day("day"), known: day("known") };
}

/** The query of a link to another page: the view state goes along, the filters of this page do not. */
export function queryFor(search: URLSearchParams, extra: Readonly<Record<string, string | null | undefined>> = {}): string {
  const next = new URLSearchParams();
  for (const name of kept) { const value = search.get(name); if (value) next.set(name, value); }
  for (const [name, value] of Object.entries(extra)) { if (value) next.set(name, value); else next.delete(name); }
  const text = next.toString();
  return text ? `?${text}` : "";
}

/** The part of the address that the server judges by: `plan`, `day`, `known`. */
export function judgedQuery(state: ViewState, extra: Readonly<Record<string, string | null | undefined>> = {}): string {
  const next = new URLSearchParams();
  for (const name of ["plan", "day", "known"] as const) { const value = state[name]; if (value) next.set(name, value); }
  for (const [name, value] of Object.entries(extra)) if (value) next.set(name, value);
  const text = next.toString();
  return text ? `?${text}` : "";
}

/** Reads and changes the view state; changing the district lets go of plan and days, which belong to it. */
export function useViewState(): ViewState & { readonly change: (part: Partial<ViewState>) => void } {
  const [search, setSearch] = useSearchParams();
  const state = useMemo(() => viewStateOf(search), [search]);
  const change = useCallback((part: Partial<ViewState>) => {
    setSearch((old) => {
      const next = new URLSearchParams(old);
      if (part.d !== undefined) { next.delete("plan"); next.delete("day"); next.delete("known"); }
      if (part.plan !== undefined) next.delete("day");
      for (const name of kept) { const value = part[name]; if (value === undefined) continue; if (value) next.set(name, value); else next.delete(name); }
      return next;
    });
  }, [setSearch]);
  return useMemo(() => ({ ...state, change }), [state, change]);
}

/** Makes addresses that carry the view state along. */
export function useHere(): (path: string, extra?: Readonly<Record<string, string | null | undefined>>) => string {
  const { search } = useLocation();
  return useCallback((path, extra) => {
    const [bare = "", hash] = path.split("#");
    return bare + queryFor(new URLSearchParams(search), extra) + (hash ? `#${hash}` : "");
  }, [search]);
}

export function useGo(): (path: string, extra?: Readonly<Record<string, string | null | undefined>>) => void {
  const navigate = useNavigate();
  const here = useHere();
  return useCallback((path, extra) => { void navigate(here(path, extra)); }, [navigate, here]);
}

/** One filter of a page, kept in the address, so that a link and the Excel file show the same rows. */
export function useFilter(name: string, otherwise = ""): readonly [string, (value: string) => void] {
  const [search, setSearch] = useSearchParams();
  const set = useCallback((value: string) => {
    setSearch((old) => { const next = new URLSearchParams(old); if (value && value !== otherwise) next.set(name, value); else next.delete(name); return next; }, { replace: true });
  }, [name, otherwise, setSearch]);
  return [search.get(name) ?? otherwise, set];
}
