/**
 * Keeps the pages themselves on this machine (离线打开): the first page and the parts that the forms of ledgers need, of one build, whole.
 * It never touches `/api`: no answer of the server and nothing of a person is in its store. It is bundled alone and stands at `/sw.js`.
 */
declare const YUNQING_BUILD: string;
declare const YUNQING_FILES: readonly string[];

interface Waiting extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetching extends Waiting { readonly request: Request; respondWith(answer: Promise<Response>): void }
interface Worker {
  addEventListener(name: "install" | "activate", act: (event: Waiting) => void): void;
  addEventListener(name: "fetch", act: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
}
const worker = globalThis as unknown as Worker;
const own = "yunqing-pages-", store = own + YUNQING_BUILD, first = "/", slowMs = 6_000;

async function install(): Promise<void> {
  const cache = await caches.open(store);
  await Promise.all(YUNQING_FILES.map(async (path) => {
    // parts are named by their content: one that an older build left is the same
    const held = await caches.match(path), answer = held ?? await fetch(path, { credentials: "omit" });
    if (!answer.ok) throw new TypeError(`${path}: ${answer.status}`);
    await cache.put(path, answer);
  }));
  // the first page last: a build that did not come whole is not opened
  const page = await fetch("/index.html", { cache: "reload", credentials: "omit" });
  if (!page.ok) throw new TypeError(`index.html: ${page.status}`);
  await cache.put(first, page);
  await worker.skipWaiting();
}
async function activate(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(own) && name !== store) await caches.delete(name);
  await worker.clients.claim();
}
/** The page of the server; the one that is kept only when the server does not answer. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match(first, { cacheName: store });
  try {
    const slow = new AbortController();
    if (kept) setTimeout(() => slow.abort(), slowMs);
    const answer = await fetch(request, { signal: slow.signal });
    if (!kept || ![502, 503, 504].includes(answer.status)) return answer;
  } catch (problem) { if (!kept) throw problem; }
  return kept;
}
async function part(request: Request): Promise<Response> { return await caches.match(request, { cacheName: store }) ?? fetch(request); }

worker.addEventListener("install", (event) => { event.waitUntil(install()); });
worker.addEventListener("activate", (event) => { event.waitUntil(activate()); });
worker.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith(part(request));
  else if (request.mode === "navigate" && !/^\/(api|docs|health|metrics)(\/|$)/.test(pathname) && !/\.[a-z0-9]+$/i.test(pathname)) event.respondWith(page(request));
});

export {};
