import { useQuery, useQueryClient } from "@tanstack/react-query";
import { routes, type Action, type DistrictView, type SessionView } from "@yunqing/wire";
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { wipeDrafts } from "../client/draft.js";
import { get, hasCsrf, keepCsrf, send, whenUnauthorised } from "../client/fetch.js";
import { keepAnswer, keepFor, keptAtOf, wipeKept } from "../client/kept.js";
import { ServerProblem } from "../client/problem.js";
import { wipeHeld } from "../client/held-files.js";
import { openWall } from "../client/wall-key.js";
import { useViewState } from "./view-state.js";

interface SessionState {
  readonly session: SessionView | null;
  readonly waiting: boolean;
  readonly problem: Error | null;
  /** the session ended under the user's hands: the sign-in says so */
  readonly ended: boolean;
  /** a wall screen whose read key is no longer good */
  readonly wallEnded: boolean;
  readonly accept: (session: SessionView) => void;
  /** tells the server that somebody is still at work */
  readonly touch: () => void;
  readonly signOut: () => Promise<void>;
}
const SessionContext = createContext<SessionState | null>(null);

const wallRenewMs = 6 * 3_600_000, wallRetryMs = 10_000, outMark = "yunqing.signed-out";

async function ask(): Promise<SessionView | null> {
  await openWall();
  let session: SessionView;
  try { session = await get<SessionView>(routes.session); } catch (problem) {
    if (!(problem instanceof ServerProblem) || problem.status !== 401) throw problem;
    await wipeKept();
    return null;
  }
  if (session.readOnly === true) return session;
  if (keptAtOf(routes.session) !== null) return session;
  // who signed out without a network is signed out before anything else is shown
  if (localStorage.getItem(outMark) !== null) { keepCsrf(session.csrf); await send("DELETE", routes.session); localStorage.removeItem(outMark); return null; }
  await keepHere(session);
  return session;
}
/** The person and what they may do, kept for opening without a network. */
async function keepHere(session: SessionView): Promise<void> {
  if (session.mustChangePassword) return;
  await keepFor(session.user.id);
  await keepAnswer(routes.session, session);
}

/** Who is signed in (会话). Signing out wipes drafts and everything that was loaded. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const { data, isPending, error } = useQuery({ queryKey: ["session"], queryFn: ask, staleTime: 60_000, retry: 1, refetchIntervalInBackground: true,
    // a wall has nobody at its keys: it renews its cookie, and one that started before the server asks until it answers
    refetchInterval: ({ state }) => state.data?.readOnly === true ? wallRenewMs : state.status === "error" && window.location.pathname === "/screen" && !(state.error instanceof ServerProblem && state.error.status === 401) ? wallRetryMs : false });
  const [ended, setEnded] = useState(false), [wall, setWall] = useState(false);
  if (data?.readOnly === true && !wall) setWall(true);
  useEffect(() => { whenUnauthorised(() => { setEnded(true); client.setQueryData(["session"], null); void wipeKept(); }); }, [client]);
  if (data && (data.csrf !== "" || !hasCsrf())) keepCsrf(data.csrf);
  const state = useMemo<SessionState>(() => ({
    session: data ?? null, waiting: isPending, problem: error, ended, wallEnded: wall && data === null,
    accept: (session) => { setEnded(false); setWall(false); localStorage.removeItem(outMark); keepCsrf(session.csrf); void keepHere(session); client.setQueryData(["session"], session); },
    touch: () => { void client.invalidateQueries({ queryKey: ["session"] }); },
    signOut: async () => {
      await send("DELETE", routes.session).catch((problem: unknown) => { if (problem instanceof ServerProblem && problem.status !== 401) localStorage.setItem(outMark, "1"); });
      keepCsrf("");
      wipeDrafts();
      await Promise.all([wipeKept(), wipeHeld()]);
      // a question that is still on its way must not bring the session back
      await client.cancelQueries();
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== "session" });
      client.setQueryData(["session"], null);
    },
  }), [data, isPending, error, ended, wall, client]);
  return <SessionContext.Provider value={state}>{children}</SessionContext.Provider>;
}

export function useSessionState(): SessionState {
  const state = useContext(SessionContext);
  if (!state) throw new Error("useSessionState stands outside SessionProvider; wrap the application in it");
  return state;
}

export type SessionDistrict = DistrictView & { readonly actions: readonly Action[] };

/** The person signed in, the district looked at and what may be done there. */
export function useActor(): { readonly session: SessionView; readonly district: SessionDistrict | null; readonly d: string; readonly can: (action: Action) => boolean; readonly canAbove: (action: Action) => boolean } {
  const { session } = useSessionState();
  const { d } = useViewState();
  if (!session) throw new Error("useActor stands outside a signed-in page; put it under the frame");
  const district = session.districts.find((each) => each.id === d) ?? session.districts.find((each) => !each.simulated) ?? session.districts[0] ?? null;
  return {
    session, district, d: district?.id ?? "",
    can: (action) => district?.actions.includes(action) ?? false,
    canAbove: (action) => session.platformActions.includes(action),
  };
}
