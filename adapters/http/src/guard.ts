import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Action, ReadKeyUseWord } from "@yunqing/wire";
import type { ServerPorts, SignedIn } from "./ports.js";
import { ProtocolError } from "./problem.js";

/**
 * What a route needs before it runs (操作声明): `public` nobody, `session` anyone signed in, an action one of the rule set.
 * `key`: a program with a key of its own instead of a session (推送密钥); the route hands the key to the desk, which knows it or not.
 * The desk decides about the action and the rows; the guard only makes sure that somebody is there and nothing was forged.
 */
export type Need = Action | "public" | "session" | "key";

declare module "fastify" {
  interface FastifyContextConfig { action?: Need; whileFirstPassword?: boolean; /** a read key for this use reaches the route as well (只读密钥) */ readKey?: ReadKeyUseWord }
  interface FastifyRequest { signedIn: SignedIn | null; token: string | null; /** learns whether whoever asked may still do so, for answers that go on */ recheck: (() => Promise<SignedIn | null>) | null }
}

/** A route was declared without saying what it needs. */
export class UndeclaredRoute extends Error { readonly code = "http/undeclared-route"; constructor(route: string) { super(`${route} declares no action; give it config.action, or list it among the public routes`); } }

/** A route that writes was opened to read keys. */
export class ReadKeyWrites extends Error { readonly code = "http/read-key-writes"; constructor(route: string) { super(`${route} is not read only; read keys reach nothing but GET`); } }

/** Addresses served by plugins, which cannot carry our declaration: the documentation and the screens. Nothing else is public without saying so. */
export const publicByAddress: readonly RegExp[] = [/^\/docs(\/|$)/, /^\/\*$/, /^\/$/];

/** Every route must say what it needs; one that does not stops the start. */
export function refuseUndeclared(app: FastifyInstance): void {
  app.addHook("onRoute", (route) => {
    if (route.config?.action === undefined && !publicByAddress.some((address) => address.test(route.url))) throw new UndeclaredRoute(`${[route.method].flat().join("/")} ${route.url}`);
    if (route.config?.readKey !== undefined && [route.method].flat().some((method) => method !== "GET" && method !== "HEAD")) throw new ReadKeyWrites(`${[route.method].flat().join("/")} ${route.url}`);
  });
}

/** The name of the cookie; `__Host-` makes the browser hold it to this host, to TLS and to the path /. */
export function cookieName(ports: Pick<ServerPorts, "tls">): string { return ports.tls ? "__Host-yunqing" : "yunqing"; }

/** The name of the cookie of a wall screen; what it holds is good for reading what the wall shows, and for nothing else. */
export function wallCookieName(ports: Pick<ServerPorts, "tls">): string { return ports.tls ? "__Host-yunqing-wall" : "yunqing-wall"; }

const changes = (request: FastifyRequest) => !["GET", "HEAD", "OPTIONS"].includes(request.method);

/** Puts the person signed in on the request and refuses: nobody, a forged change, a first password not yet changed. */
export function guard(app: FastifyInstance, ports: ServerPorts): void {
  app.decorateRequest("signedIn", null);
  app.decorateRequest("token", null);
  app.decorateRequest("recheck", null);
  app.addHook("onRequest", async (request, reply) => {
    const { action, whileFirstPassword, readKey } = request.routeOptions.config;
    if (changes(request)) refuseOtherOrigin(request);
    if (action === undefined || action === "public" || action === "key") return;
    const token = request.cookies[cookieName(ports)];
    const signedIn = token ? await ports.identity.resume(token, callerOf(request)) : null;
    if (!signedIn && readKey !== undefined && !changes(request)) {
      const read = (): Promise<SignedIn | null> => (readKey === "screen" ? byWall(request, ports) : byReadKey(request, ports)), found = await read();
      if (found) { request.signedIn = found; request.token = ""; request.recheck = read; return; }
      if (readKey === "sensor-things") challenge(reply);
    }
    if (!token || !signedIn) {
      throw new ProtocolError(401, "http/no-session", "尚未登录，或登录已失效。", "You are not signed in, or your session has ended.", { zh: "请登录。", en: "Sign in." });
    }
    if (changes(request)) refuseForged(request, signedIn.session.csrf);
    if (signedIn.session.mustChangePassword && !whileFirstPassword) {
      throw new ProtocolError(403, "http/password-change-required", "首次登录或口令到期，须先修改口令。", "The password must be changed before anything else.", { zh: "请修改口令。", en: "Change your password." });
    }
    request.signedIn = signedIn;
    request.token = token;
    request.recheck = () => ports.identity.resume(token, callerOf(request));
  });
}

/** The key of `authorization: Bearer KEY`; null without one. */
export function keyOf(request: FastifyRequest): string | null {
  return /^Bearer ([A-Za-z0-9._~+/=-]{1,256})$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

/** The key of a program that reads: `authorization: Bearer KEY`, or the password of basic authentication with any name; null without one. */
export function readKeyOf(request: FastifyRequest): string | null {
  const basic = /^Basic ([A-Za-z0-9+/=]{1,700})$/i.exec(request.headers.authorization ?? "")?.[1];
  if (basic === undefined) return keyOf(request);
  const text = Buffer.from(basic, "base64").toString("utf8"), at = text.indexOf(":"), key = text.slice(at + 1);
  return at >= 0 && /^[A-Za-z0-9._~+/=-]{1,256}$/.test(key) ? key : null;
}
async function byReadKey(request: FastifyRequest, ports: ServerPorts): Promise<SignedIn | null> {
  const key = readKeyOf(request), { d } = request.params as { readonly d?: string };
  return key === null ? null : (await ports.readKeyDesk(d ?? "")?.reads(key, callerOf(request))) ?? null;
}
/** The cookie of a wall holds the district before the token, since the session's own address names none. */
async function byWall(request: FastifyRequest, ports: ServerPorts): Promise<SignedIn | null> {
  const [, district, token] = /^([a-z0-9][a-z0-9_-]{0,62})\.([A-Za-z0-9_-]{1,256})$/.exec(request.cookies[wallCookieName(ports)] ?? "") ?? [];
  return district === undefined || token === undefined ? null : (await ports.readKeyDesk(district)?.resume(token, callerOf(request))) ?? null;
}
/** Tells a program how it may sign in, so that clients that wait to be asked send their password. A page of ours asks by itself: a browser must not pop up a window over it. */
function challenge(reply: FastifyReply): void {
  if (reply.request.headers["sec-fetch-dest"] !== "empty") void reply.header("www-authenticate", ["Basic realm=\"SensorThings\", charset=\"UTF-8\"", "Bearer"]);
}

/** Address and browser of the caller, as the audit log keeps them. */
export function callerOf(request: FastifyRequest) {
  return { address: request.ip, agent: String(request.headers["user-agent"] ?? "").slice(0, 300) };
}

function refuseForged(request: FastifyRequest, expected: string): void {
  const given = Buffer.from(String(request.headers["x-csrf-token"] ?? "")), right = Buffer.from(expected);
  if (given.length === right.length && timingSafeEqual(given, right)) return;
  throw new ProtocolError(403, "http/csrf", "请求缺少有效的防伪标记，已拒绝。", "The request carries no valid x-csrf-token header.", { zh: "请刷新页面后重试。", en: "Reload the page and try again." });
}

/** A change sent by another site is refused before anything else, sign-in included; programs that send neither header pass on to the token check. */
function refuseOtherOrigin(request: FastifyRequest): void {
  const site = request.headers["sec-fetch-site"], origin = request.headers.origin;
  const foreignSite = typeof site === "string" && site !== "same-origin" && site !== "none";
  const foreignOrigin = typeof origin === "string" && hostOf(origin) !== request.host;
  if (foreignSite || foreignOrigin) throw new ProtocolError(403, "http/other-origin", "请求来自其他网站，已拒绝。", "The request comes from another site and is refused.");
}

function hostOf(origin: string): string | null {
  try { return new URL(origin).host; } catch { return null; }
}

/** The person signed in; only for routes that need one. */
export function signedInOf(request: FastifyRequest): SignedIn & { readonly token: string } {
  if (!request.signedIn || request.token === null) throw new ProtocolError(401, "http/no-session", "尚未登录。", "You are not signed in.");
  return { ...request.signedIn, token: request.token };
}
