import { problemFrom, unreachable } from "./problem.js";

let csrf = "";
let onUnauthorised: () => void = () => undefined;

/** Keeps the token that every change must carry (x-csrf-token). */
export function keepCsrf(token: string): void { csrf = token; }
/** Says what happens when the session has ended under the user's hands. */
export function whenUnauthorised(act: () => void): void { onUnauthorised = act; }

async function answered(path: string, request: RequestInit): Promise<Response> {
  let response: Response;
  try { response = await fetch(path, { credentials: "same-origin", ...request }); } catch { throw unreachable(); }
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  if (response.status === 401 && !/^\/api\/(session|d\/[^/]+\/wall)$/.test(path)) onUnauthorised();
  throw problemFrom(response.status, body);
}

async function bodyOf<T>(response: Response): Promise<T> {
  return (response.status === 204 ? null : await response.json()) as T;
}

/** GET one view. @throws {ServerProblem} */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return bodyOf<T>(await answered(path, { headers: { accept: "application/json" }, ...(signal ? { signal } : {}) }));
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
