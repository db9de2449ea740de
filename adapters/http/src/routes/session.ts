import type { FastifyReply } from "fastify";
import { routes } from "@yunqing/wire";
import { callerOf, cookieName, wallCookieName } from "../guard.js";
import type { ServerPorts } from "../ports.js";
import { keepWall } from "./read-keys.js";
import { answersOf, declare, declareSilent, type App } from "../route.js";
import { DistrictShape, OwnSessionShape, SessionShape } from "../schema/access.js";
import { ChangePasswordShape, SignInShape } from "../schema/requests.js";
import { items } from "../schema/shape.js";
import type { SignIn } from "@yunqing/wire";

/** Signing in and out, the own password, the own sessions (登录与会话). */
export function sessionRoutes(app: App, ports: ServerPorts): void {
  signIn(app, ports);
  declare(app, { method: "GET", at: routes.session, needs: "session", title: { zh: "当前会话", en: "the session" }, config: { whileFirstPassword: true, readKey: "screen" }, answer: SessionShape,
    handle: async ({ session, request, reply }) => {
      const wall = request.cookies[wallCookieName(ports)];
      if (session.readOnly === true && wall !== undefined) keepWall(reply, ports, wall);
      return session;
    } });
  declareSilent(app, { method: "DELETE", at: routes.session, needs: "session", title: { zh: "退出", en: "sign out" }, config: { whileFirstPassword: true },
    handle: async ({ token, reply }) => {
      await ports.identity.signOut(token);
      // not "storage": the pages wipe drafts and what they kept themselves; entries of the field that were not sent yet stay and wait for their person
      reply.clearCookie(cookieName(ports), { path: "/" }).header("clear-site-data", '"cache"');
    } });
  declare(app, { method: "POST", at: routes.password, needs: "session", title: { zh: "修改口令", en: "change the password" },
    config: { whileFirstPassword: true, rateLimit: { max: 30, timeWindow: 60_000 } }, body: ChangePasswordShape, answer: SessionShape,
    handle: async ({ token, body, request }) => ports.identity.changePassword(token, body, callerOf(request)) });
  declare(app, { method: "GET", at: routes.sessions, needs: "session", title: { zh: "我的会话", en: "own sessions" }, answer: items(OwnSessionShape),
    handle: async ({ token }) => ({ items: await ports.identity.ownSessions(token) }) });
  declareSilent(app, { method: "DELETE", at: `${routes.sessions}/{id}`, needs: "session", title: { zh: "注销会话", en: "revoke an own session" },
    handle: async ({ actor, params }) => ports.identity.revokeSession(actor, params["id"] ?? "") });
  declare(app, { method: "GET", at: routes.districts, needs: "session", title: { zh: "可见区县", en: "districts one may see" }, answer: items(DistrictShape),
    handle: async ({ session }) => ({ items: session.districts }) });
}

/** The only change that needs no session; it has its own limit besides the lock-out of the desk. */
function signIn(app: App, ports: ServerPorts): void {
  app.route({
    method: "POST", url: routes.session, bodyLimit: 4096,
    config: { action: "public", rateLimit: { max: ports.signInsPerMinute ?? 20, timeWindow: 60_000 } },
    schema: { summary: "登录 sign in", tags: ["platform"], operationId: "post-session", body: SignInShape, response: answersOf(SessionShape, undefined) },
    handler: async (request, reply) => {
      const { name, password } = request.body as SignIn;
      const { token, session } = await ports.identity.signIn({ name, password, ...callerOf(request) });
      setSession(reply, ports, token);
      return session;
    },
  });
}

function setSession(reply: FastifyReply, ports: ServerPorts, token: string): void {
  reply.setCookie(cookieName(ports), token, { path: "/", httpOnly: true, sameSite: "strict", secure: ports.tls === true });
}
