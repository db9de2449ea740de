import type { FastifyReply, FastifyRequest } from "fastify";
import { Refused } from "@yunqing/domain";
import { routes, type OpenWall } from "@yunqing/wire";
import { deskOf } from "../desks.js";
import { callerOf, cookieName, wallCookieName } from "../guard.js";
import type { ServerPorts } from "../ports.js";
import { ProtocolError } from "../problem.js";
import { addressOf, answersOf, declare, paramsOf, type App } from "../route.js";
import { EndReadKeyShape, MadeReadKeyShape, MakeReadKeyShape, OpenWallShape, ReadKeyShape } from "../schema/read-key.js";
import { items } from "../schema/shape.js";

/** as long as browsers keep a cookie at most, in seconds; the key behind it may end any time before */
const wallSeconds = 400 * 86_400;

/** Routes of read keys (只读密钥), and the one by which a wall screen signs in with one. */
export function readKeyRoutes(app: App, ports: ServerPorts): void {
  const desk = (params: Readonly<Record<string, string>>) => deskOf(ports.readKeyDesk, params);
  declare(app, { method: "GET", at: routes.readKeys, needs: "key.manage", title: { zh: "只读密钥", en: "read keys" }, answer: items(ReadKeyShape),
    handle: async ({ actor, params }) => ({ items: await desk(params).keys(actor) }) });
  declare(app, { method: "POST", at: routes.readKeys, needs: "key.manage", title: { zh: "新建只读密钥", en: "make a read key; it is shown once" }, body: MakeReadKeyShape, answer: MadeReadKeyShape,
    handle: async ({ actor, params, body }) => desk(params).make(actor, body) });
  declare(app, { method: "POST", at: routes.readKeyEnd, needs: "key.manage", title: { zh: "停用只读密钥", en: "end a read key" }, body: EndReadKeyShape, answer: ReadKeyShape,
    handle: async ({ actor, params, body }) => desk(params).end(actor, params["id"] ?? "", body) });
  app.route({
    method: "POST", url: addressOf(routes.wall), bodyLimit: 4096, config: { action: "public", rateLimit: { max: ports.signInsPerMinute ?? 20, timeWindow: 60_000 } },
    schema: { summary: "大屏凭只读密钥登录 sign a wall screen in by a read key", tags: ["district: wall"], operationId: "post-wall", ...paramsOf(routes.wall), body: OpenWallShape, response: answersOf(undefined, undefined) },
    handler: async (request, reply) => {
      const { d = "" } = request.params as { readonly d?: string };
      const { token } = await (ports.readKeyDesk(d)?.open((request.body as OpenWall).key, callerOf(request)) ?? Promise.reject(refused())).catch((problem: unknown) => { throw problem instanceof Refused && problem.code === "read-key/refused" ? refused() : problem; });
      await leave(request, reply, ports);
      keepWall(reply, ports, `${d}.${token}`);
      return reply.code(204).send();
    },
  });
}
function refused(): ProtocolError { return new ProtocolError(401, "read-key/refused", "只读密钥不对、已停用或已过期。", "The read key is wrong, was ended, or has expired.", { zh: "请有权限的人员另建一个。", en: "Ask somebody with the right to make another." }); }

/** Whoever was signed in in this browser is signed out: a wall must not stay open in a person's name. */
async function leave(request: FastifyRequest, reply: FastifyReply, ports: ServerPorts): Promise<void> {
  const token = request.cookies[cookieName(ports)];
  if (token === undefined) return;
  await ports.identity.signOut(token);
  reply.clearCookie(cookieName(ports), { path: "/" });
}
/** Puts the cookie of a wall, or puts it again for another 400 days. */
export function keepWall(reply: FastifyReply, ports: Pick<ServerPorts, "tls">, value: string): void {
  reply.setCookie(wallCookieName(ports), value, { path: "/", httpOnly: true, sameSite: "strict", secure: ports.tls === true, maxAge: wallSeconds });
}
