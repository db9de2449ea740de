import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Action } from "@yunqing/wire";
import type { ServerPorts, SignedIn } from "./ports.js";
import { ProtocolError } from "./problem.js";

/**
 * What a route needs before it runs (操作声明): `public` nobody, `session` anyone signed in, an action one of the rule set.
 * `key`: a program with a key of its own instead of a session (推送密钥); the route hands the key to the desk, which knows it or not.
 * The desk decides about the action and the rows; the guard only makes sure that somebody is there and nothing was forged.
 */
export type Need = Action | "public" | "session" | "key";

declare module "fastify" {
  interface FastifyContextConfig { action?: Need; whileFirstPassword?: boolean }
  interface FastifyRequest { signedIn: SignedIn | null; token: string | null }
}

/** A route was declared without saying what it needs. */
export class UndeclaredRoute extends Error { readonly code = "http/undeclared-route"; constructor(route: string) { super(`${route} declares no action; give it config.action, or list it among the public routes`); } }

/** Addresses served by plugins, which cannot carry our declaration: the documentation and the screens. Nothing else is public without saying so. */
export const publicByAddress: readonly RegExp[] = [/^\/docs(\/|$)/, /^\/\*$/, /^\/$/];

/** Every route must say what it needs; one that does not stops the start. */
export function refuseUndeclared(app: FastifyInstance): void {
  app.addHook("onRoute", (route) => {
    if (route.config?.action === undefined && !publicByAddress.some((address) => address.test(route.url))) throw new UndeclaredRoute(`${[route.method].flat().join("/")} ${route.url}`);
  });
}

/** The name of the cookie; `__Host-` makes the browser hold it to this host, to TLS and to the path /. */
export function cookieName(ports: Pick<ServerPorts, "tls">): string { return ports.tls ? "__Host-yunqing" : "yunqing"; }

const changes = (request: FastifyRequest) => !["GET", "HEAD", "OPTIONS"].includes(request.method);

/** Puts the person signed in on the request and refuses: nobody, a forged change, a first password not yet changed. */
export function guard(app: FastifyInstance, ports: ServerPorts): void {
  app.decorateRequest("signedIn", null);
  app.decorateRequest("token", null);
  app.addHook("onRequest", async (request) => {
    const { action, whileFirstPassword } = request.routeOptions.config;
    if (changes(request)) refuseOtherOrigin(request);
    if (action === undefined || action === "public" || action === "key") return;
    const token = request.cookies[cookieName(ports)];
    const signedIn = token ? await ports.identity.resume(token, callerOf(request)) : null;
    if (!token || !signedIn) {
      throw new ProtocolError(401, "http/no-session", "尚未登录，或登录已失效。", "You are not signed in, or your session has ended.", { zh: "请登录。", en: "Sign in." });
    }
    if (changes(request)) refuseForged(request, signedIn.session.csrf);
    if (signedIn.session.mustChangePassword && !whileFirstPassword) {
      throw new ProtocolError(403, "http/password-change-required", "首次登录或口令到期，须先修改口令。", "The password must be changed before anything else.", { zh: "请修改口令。", en: "Change your password." });
    }
    request.signedIn = signedIn;
    request.token = token;
  });
}

/** The key of `authorization: Bearer KEY`; null without one. */
export function keyOf(request: FastifyRequest): string | null {
  return /^Bearer ([A-Za-z0-9._~+/=-]{1,256})$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
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
