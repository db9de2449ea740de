import { pathOf } from "@yunqing/wire";
import { send } from "./fetch.js";

let taken: { readonly d: string; readonly key: string } | null = null;

/** Takes a read key out of the address of the wall screen (/screen?d=…&key=…, or behind #), before anything is drawn or asked: it is neither kept in the history nor sent on. */
export function takeWallKey(): void {
  const address = new URL(window.location.href), behind = new URLSearchParams(address.hash.slice(1)), d = address.searchParams.get("d"), key = address.searchParams.get("key") ?? behind.get("key");
  if (address.pathname !== "/screen" || key === null) return;
  address.searchParams.delete("key");
  address.hash = "";
  window.history.replaceState(window.history.state, "", address.pathname + address.search);
  if (d !== null) taken = { d, key };
}
/** Exchanges the key that was taken for the cookie of a wall, once; nothing when there was none. @throws {ServerProblem} */
export async function openWall(): Promise<void> {
  if (taken === null) return;
  await send("POST", pathOf("wall", { d: taken.d }), { key: taken.key });
  taken = null;
}
