import { isKeepable, keepAnswer, keptAnswer, reached } from "./kept.js";
import { problemFrom, ServerProblem, unreachable } from "./problem.js";

let csrf = "";
let onUnauthorised: () => void = () => undefined;

/** Keeps the token that every change must carry (x-csrf-token). */
export function keepCsrf(token: string): void { csrf = token; }
/** Whether a change can be sent: pages that were opened without a network have no token until the server has answered. */
export function hasCsrf(): boolean { return csrf !== ""; }
/** Says what happens when the session has ended under the user's hands. */
export function whenUnauthorised(act: () => void): void { onUnauthorised = act; }

async function answered(path: string, request: RequestInit): Promise<Response> {
  let response: Response;
  try { response = await fetch(path, { credentials: "same-origin", ...request }); } catch { if (request.signal?.aborted !== true) reached(false); throw unreachable(); }
  reached(!isGateway(response.status));
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  if (response.status === 401 && !/^\/api\/(session|d\/[^/]+\/wall)$/.test(path)) onUnauthorised();
  throw problemFrom(response.status, body);
}

async function bodyOf<T>(response: Response): Promise<T> {
  return (response.status === 204 ? null : await response.json()) as T;
}

/** A gateway that answers for a server that does not. */
const isGateway = (status: number): boolean => status === 502 || status === 503 || status === 504;
const patienceMs = 8_000;

/** GET one view from the server itself. @throws {ServerProblem} */
export async function fresh<T>(path: string, signal?: AbortSignal): Promise<T> {
  return bodyOf<T>(await answered(path, { headers: { accept: "application/json" }, ...(signal ? { signal } : {}) }));
}
/** GET one view; without a network what is kept of it on this machine, which is then told with its time. @throws {ServerProblem} */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const asked = fresh<T>(path, signal);
  try {
    // a field's network often neither answers nor fails: what is kept does not wait for it
    if (isKeepable(path) && await Promise.race([asked.then(() => false, () => false), new Promise<boolean>((resolve) => { setTimeout(() => resolve(true), patienceMs); })])) { const kept = await keptAnswer(path); if (kept !== undefined) return kept as T; }
    const body = await asked;
    void keepAnswer(path, body);
    return body;
  } catch (problem) {
    if (signal?.aborted !== true && problem instanceof ServerProblem && (problem.status === 0 || isGateway(problem.status))) { const kept = await keptAnswer(path); if (kept !== undefined) return kept as T; }
    throw problem;
  }
}

/** GET a list: `{ items: [...] }`. @throws {ServerProblem} */
export async function list<T>(path: string, signal?: AbortSignal): Promise<readonly T[]> {
  return (await get<{ readonly items: readonly T[] }>(path, signal)).items;
}

/** Sends a command as JSON. @throws {ServerProblem} */
export async function send<T>(method: "POST" | "DELETE" | "PUT", path: string, body?: unknown): Promise<T> {
  return bodyOf<T>(await answered(path, {
    method, headers: { accept: "application/json", "x-csrf-token": csrf, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }));
}

/** Uploads one file in the field `file`. @throws {ServerProblem} */
export async function upload<T>(path: string, file: File): Promise<T> {
  const form = new FormData();
  form.append("file", file, file.name);
  return bodyOf<T>(await answered(path, { method: "POST", headers: { accept: "application/json", "x-csrf-token": csrf }, body: form }));
}
