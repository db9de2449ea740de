import { useSyncExternalStore } from "react";

const query = "(max-width: 760px)";
function watch(changed: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}
/** True on a phone: cards instead of wide tables, tabs at the bottom. */
export function useNarrow(): boolean { return useSyncExternalStore(watch, () => window.matchMedia(query).matches); }
