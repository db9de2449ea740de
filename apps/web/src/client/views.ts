import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { pathOf, type OrganisationView, type PlaceView, type PlanView, type RouteName } from "@yunqing/wire";
import { useCallback, useMemo, useRef } from "react";
import { useActor } from "../app/session.js";
import { judgedQuery, useViewState } from "../app/view-state.js";
import { beijingDayOf } from "../day/beijing.js";
import { useLanguage } from "../app/language.js";
import { get, list } from "./fetch.js";
import { uuidV7 } from "./uuid.js";

interface Ask { readonly holes?: Readonly<Record<string, string>>; readonly query?: Readonly<Record<string, string | null | undefined>>; readonly enabled?: boolean }

/** Routes whose answers depend on the plan, the day judged and what was known; the check and the text depend on the plan alone. */
const judged: ReadonlySet<RouteName> = new Set<RouteName>(["overview", "indicators", "indicator", "targets", "projects", "project", "tasks", "table"]);
const ofPlan: ReadonlySet<RouteName> = new Set<RouteName>(["check", "document"]);

/** The address of a route of the district looked at, with plan, day and known as of where its answer depends on them. */
export function useAddress(): (route: RouteName, ask?: Ask) => string {
  const { d } = useActor();
  const { plan, day, known } = useViewState();
  return useCallback((route, ask = {}) => pathOf(route, { d, ...ask.holes }) + judgedQuery(judged.has(route) ? { d, plan, day, known } : ofPlan.has(route) ? { d, plan, day: null, known: null } : { d, plan: null, day: null, known: null }, ask.query), [d, plan, day, known]);
}

/** One view of the district, judged as the address says. */
export function useView<T>(route: RouteName, ask: Ask = {}): UseQueryResult<T, Error> {
  const address = useAddress()(route, ask);
  return useQuery({ queryKey: [route, address], queryFn: ({ signal }) => get<T>(address, signal), enabled: ask.enabled ?? true });
}

/** Puts what a command answered in the place of the view that is shown: whoever goes on at once goes on from there (以办理结果更新页面). */
export function useAnswer<T>(route: RouteName, ask: Ask = {}): (answer: T) => void {
  const address = useAddress()(route, ask), client = useQueryClient();
  return useCallback((answer) => { client.setQueryData([route, address], answer); }, [client, route, address]);
}

/** One list of the district. */
export function useRows<T>(route: RouteName, ask: Ask = {}): UseQueryResult<readonly T[], Error> {
  const address = useAddress()(route, ask);
  return useQuery({ queryKey: [route, address, "items"], queryFn: ({ signal }) => list<T>(address, signal), enabled: ask.enabled ?? true });
}

/** The plans of the district, the one looked at, and the day it is judged on when the address names none. */
export function usePlan(): { readonly plans: readonly PlanView[]; readonly plan: PlanView | null; readonly day: string; readonly waiting: boolean } {
  const { d, can } = useActor();
  const state = useViewState();
  const address = pathOf("plans", { d });
  const { data, isPending } = useQuery({ queryKey: ["plans", address], queryFn: ({ signal }) => list<PlanView>(address, signal), staleTime: 300_000, enabled: Boolean(d) && can("plan.read") });
  const plans = data ?? [];
  const plan = plans.find((each) => each.id === state.plan) ?? plans.find((each) => each.current) ?? plans[0] ?? null;
  const today = beijingDayOf(new Date());
  return { plans, plan, day: state.day ?? (plan && plan.finalDay < today ? plan.finalDay : today), waiting: isPending };
}

/** Names of organisations by id; an id that nobody names is shown as it is. Administrators have no plan to read: their consoles ask for the list by `needed`. */
export function useOrganisations(needed = false): { readonly rows: readonly OrganisationView[]; readonly nameOf: (id: string | null | undefined) => string } {
  const { d, can } = useActor();
  const { t } = useLanguage();
  const address = pathOf("organisations", { d });
  const { data } = useQuery({ queryKey: ["organisations", address], queryFn: ({ signal }) => list<OrganisationView>(address, signal), staleTime: 300_000, enabled: Boolean(d) && (needed || can("plan.read")) });
  const byId = useMemo(() => new Map((data ?? []).map((each) => [each.id, each])), [data]);
  return { rows: data ?? [], nameOf: (id) => { if (!id) return "—"; const found = byId.get(id); return found ? t(found.name) : id; } };
}

/** Names of places by id, for the consoles; an id that nobody names is shown as it is. */
export function usePlaceNames(): (id: string) => string {
  const { d } = useActor();
  const { t } = useLanguage();
  const address = pathOf("places", { d });
  const { data } = useQuery({ queryKey: ["places", address], queryFn: ({ signal }) => list<PlaceView>(address, signal), staleTime: 300_000, enabled: Boolean(d) });
  const byId = useMemo(() => new Map((data ?? []).map((each) => [each.id, each.name])), [data]);
  return useCallback((id) => { const name = byId.get(id); return name ? t(name) : id; }, [byId, t]);
}

/** The places of the district in the order of their tree, their names, and which lie in which (地点树). */
export function usePlaces(): { readonly rows: readonly PlaceView[]; readonly nameOf: (id: string | null | undefined) => string; readonly under: (id: string) => ReadonlySet<string> } {
  const { d } = useActor();
  const { t } = useLanguage();
  const address = pathOf("places", { d });
  const { data } = useQuery({ queryKey: ["places", address], queryFn: ({ signal }) => list<PlaceView>(address, signal), staleTime: 300_000, enabled: Boolean(d) });
  return useMemo(() => {
    const rows = [...(data ?? [])].sort((a, b) => a.path.localeCompare(b.path)), byId = new Map(rows.map((each) => [each.id, each]));
    return {
      rows, nameOf: (id) => { if (!id) return "—"; const found = byId.get(id); return found ? t(found.name) : id; },
      under: (id) => { const root = byId.get(id)?.path; return new Set(root === undefined ? [id] : rows.filter((each) => each.path === root || each.path.startsWith(root.endsWith("/") ? root : `${root}/`)).map((each) => each.id)); },
    };
  }, [data, t]);
}

/**
 * A command to the server. Its id is made here and kept as long as the content is the same, so that a retry
 * changes nothing twice. Afterwards everything shown is asked for again; `refused` is told before that, while the form still stands.
 */
export function useCommand<Body extends object, Answer>(act: (body: Body & { readonly id: string }) => Promise<Answer>, after?: (answer: Answer) => void, refused?: (problem: Error) => void) {
  const client = useQueryClient();
  const last = useRef<{ readonly content: string; readonly id: string } | null>(null);
  return useMutation<Answer, Error, Body>({
    mutationFn: (body) => {
      const content = JSON.stringify(body);
      if (last.current?.content !== content) last.current = { content, id: uuidV7() };
      return act({ ...body, id: last.current.id });
    },
    onSuccess: (answer) => { last.current = null; after?.(answer); },
    onError: (problem) => refused?.(problem),
    onSettled: () => client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" }),
  });
}
