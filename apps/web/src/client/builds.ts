import { opensOffline } from "./kept.js";

/** The build of the pages that run here; empty where they are not built (development). */
export function ownBuild(): string { return document.querySelector<HTMLMetaElement>('meta[name="yunqing-build"]')?.content ?? ""; }

/** Keeps the pages for opening without a network, where the browser can (离线打开). */
export function keepPages(): void {
  if (ownBuild() === "" || !opensOffline()) return;
  // after the first page stands: what it needs itself comes first
  const begin = (): void => { navigator.serviceWorker.register("/sw.js").catch(() => undefined); };
  if (document.readyState === "complete") begin(); else window.addEventListener("load", begin, { once: true });
}
/** Whether the pages are kept on this machine, whole. */
export async function pagesAreKept(): Promise<boolean> {
  if (!opensOffline() || ownBuild() === "") return false;
  return await caches.has(`yunqing-pages-${ownBuild()}`) && await caches.match("/", { cacheName: `yunqing-pages-${ownBuild()}` }) !== undefined;
}

/** Whether the server has another build of the pages than the one that runs here (有新版本). A server that does not say has none. */
export async function newerBuild(): Promise<boolean> {
  const own = ownBuild();
  if (own === "") return false;
  try {
    const answer = await fetch("/build.json", { cache: "no-cache", credentials: "omit" });
    const said: unknown = answer.ok ? await answer.json() : null, build = typeof said === "object" && said !== null ? (said as { readonly build?: unknown }).build : undefined;
    const newer = typeof build === "string" && build !== own;
    if (newer && opensOffline()) void navigator.serviceWorker.getRegistration().then((held) => held?.update()).catch(() => undefined);
    return newer;
  } catch { return false; }
}
