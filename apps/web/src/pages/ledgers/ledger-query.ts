import type { LedgerFilter } from "@yunqing/wire";
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

/** What of a ledger is shown (列表条件); it stands in the address, so that a link, the count and the Excel file say of the same rows. */
export interface LedgerAsked { readonly text: string; readonly filters: readonly LedgerFilter[]; readonly sort: string; readonly asOf: string; readonly view: string; readonly duty: string; readonly place: string; readonly term: string; readonly within: string }

function filtersOf(text: string | null): readonly LedgerFilter[] {
  if (!text) return [];
  try { const read: unknown = JSON.parse(text); return Array.isArray(read) ? read.filter((each): each is LedgerFilter => typeof each === "object" && each !== null && typeof (each as { field?: unknown }).field === "string") : []; } catch { return []; }
}
export function askedOf(search: URLSearchParams): LedgerAsked {
  return { text: search.get("text") ?? "", filters: filtersOf(search.get("filter")), sort: search.get("sort") ?? "", asOf: search.get("asOf") ?? "", view: search.get("view") ?? "", duty: search.get("duty") ?? "", place: search.get("place") ?? "", term: search.get("term") ?? "", within: search.get("within") ?? "" };
}
/** The same as the query of a request; what is not asked for is left out. */
export function queryOf(asked: LedgerAsked): Readonly<Record<string, string>> {
  const all = { text: asked.text.trim(), filter: asked.filters.length > 0 ? JSON.stringify(asked.filters) : "", sort: asked.sort, asOf: asked.asOf, view: asked.asOf ? asked.view : "", duty: asked.duty, place: asked.place, term: asked.term, within: asked.term === "ending" ? asked.within : "" };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

/** Reads and changes what of the ledger is shown. */
export function useLedgerQuery(): { readonly asked: LedgerAsked; readonly query: Readonly<Record<string, string>>; readonly change: (part: Partial<LedgerAsked>) => void } {
  const [search, setSearch] = useSearchParams();
  const asked = useMemo(() => askedOf(search), [search]), query = useMemo(() => queryOf(asked), [asked]);
  const change = useCallback((part: Partial<LedgerAsked>) => {
    setSearch((old) => {
      const next = new URLSearchParams(old), held = queryOf({ ...askedOf(old), ...part });
      for (const name of ["text", "filter", "sort", "asOf", "view", "duty", "place", "term", "within"]) { if (held[name]) next.set(name, held[name]); else next.delete(name); }
      return next;
    }, { replace: true });
  }, [setSearch]);
  return { asked, query, change };
}
