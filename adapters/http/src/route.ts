import type { FastifyBaseLogger, FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest, RawServerDefault } from "fastify";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { Type, type Static, type TSchema } from "typebox";
import type { Labels } from "@yunqing/standards";
import { tableNames } from "@yunqing/domain";
import { callerOf, keyOf, signedInOf, type Need } from "./guard.js";
import type { Caller, SignedIn } from "./ports.js";
import { ProtocolError } from "./problem.js";
import { EventStream, eventStreamType, type EventSource } from "./events.js";
import { sendFile, type FileAnswer } from "./send-file.js";
import { ProblemShape } from "./schema/access.js";

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>;

const holes: Readonly<Record<string, TSchema>> = {
  d: Type.String({ pattern: "^[a-z0-9][a-z0-9_-]{0,62}$", description: "district 区县" }),
  id: Type.String({ minLength: 1, maxLength: 128 }),
  hash: Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256 of the content" }),
  table: Type.String({ enum: [...tableNames] }),
};

export interface Handled<Q, B> extends SignedIn {
  readonly token: string; readonly params: Readonly<Record<string, string>>; readonly query: Q; readonly body: B;
  readonly request: FastifyRequest; readonly reply: FastifyReply;
}
/** One route of the API: where, what it needs, what goes in, what comes out (接口声明). */
export interface Declared<Q extends TSchema, B extends TSchema, A extends TSchema> {
  readonly method: "GET" | "POST" | "DELETE";
  /** a template of `routes` of the wire, with `{holes}` */
  readonly at: string;
  readonly needs: Exclude<Need, "public" | "key">;
  readonly title: Labels;
  readonly query?: Q; readonly body?: B; readonly answer?: A;
  readonly config?: Omit<FastifyContextConfig, "action">;
  readonly bodyLimit?: number;
  /** for files: what is sent, instead of an answer by schema */
  readonly file?: string;
  handle(given: Handled<Static<Q>, Static<B>>): Promise<unknown>;
}

/** The route of the wire as Fastify writes it: `{id}` → `:id`. */
export function addressOf(template: string): string { return template.replace(/\{(\w+)\}/g, ":$1"); }

/** Schema of the holes of a template. */
export function paramsOf(template: string): { params?: TSchema } {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  return names.length ? { params: Type.Object(Object.fromEntries(names.map((name) => [name, holes[name] ?? Type.String({ maxLength: 128 })]))) } : {};
}

const fileAnswer = (type: string) => ({ content: { [type]: { schema: { type: "string", format: "binary" } } }, description: type });

/** Every answer that is no success is a problem. */
export function answersOf(answer: TSchema | undefined, file: string | undefined): Record<string, unknown> {
  const success = file ? { 200: fileAnswer(file) } : answer ? { 200: answer } : { 204: { type: "null", description: "done" } };
  return { ...success, default: { description: "problem (RFC 9457)", content: { "application/problem+json": { schema: ProblemShape } } } };
}

/** Registers a route with its schemas. The handler's answer is checked against the schema's type at compile time by {@link declare}. */
export function declare<A extends TSchema, Q extends TSchema = TSchema, B extends TSchema = TSchema>(
  app: App, route: Omit<Declared<Q, B, A>, "handle"> & { handle(given: Handled<Static<Q>, Static<B>>): Promise<NoInfer<Static<A>>> },
): void { register(app, route); }

/** Registers a route that answers with nothing: 204. */
export function declareSilent<Q extends TSchema = TSchema, B extends TSchema = TSchema>(
  app: App, route: Omit<Declared<Q, B, TSchema>, "answer" | "file" | "handle"> & { handle(given: Handled<Static<Q>, Static<B>>): Promise<void> },
): void { register(app, route); }

/** Registers a route that answers with a file. */
export function declareFile<Q extends TSchema = TSchema, B extends TSchema = TSchema>(
  app: App, route: Omit<Declared<Q, B, TSchema>, "answer" | "handle"> & { readonly file: string; handle(given: Handled<Static<Q>, Static<B>>): Promise<FileAnswer> },
): void { register(app, route); }

/** Registers a route that answers with events as they come (text/event-stream). The handler authorises and gives the first of them; what it throws is a problem like any other. */
export function declareEvents<Q extends TSchema = TSchema>(
  app: App, route: Omit<Declared<Q, TSchema, TSchema>, "method" | "body" | "answer" | "file" | "handle"> & { handle(given: Handled<Static<Q>, unknown>): Promise<EventSource> },
): void { register(app, { ...route, method: "GET", file: eventStreamType, handle: async (given) => new EventStream(await route.handle(given as Handled<Static<Q>, unknown>), given.reply) }); }

/** What a program with a key asks (密钥请求). */
export interface KeyHandled<B> extends Pick<Handled<unknown, B>, "params" | "body" | "request"> { readonly key: string; readonly caller: Caller }

/** Registers a route for programs, which bring a key and no session (密钥接口). Without a key nothing is read: 401. `before` runs when there is one. */
export function declareByKey<A extends TSchema, B extends TSchema>(
  app: App, route: Omit<Declared<TSchema, B, A>, "needs" | "query" | "file" | "handle"> & { before?(request: FastifyRequest): Promise<void>; handle(given: KeyHandled<Static<B>>): Promise<NoInfer<Static<A>>> },
): void {
  app.route({
    method: route.method, url: addressOf(route.at), config: { ...route.config, action: "key" }, ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    schema: {
      summary: `${route.title.zh} ${route.title.en}`, description: "needs: key (authorization: Bearer KEY)", tags: [tagOf(route.at)], operationId: operationOf(route), security: [{ key: [] }],
      ...paramsOf(route.at), ...(route.body ? { body: route.body } : {}), response: answersOf(route.answer, undefined),
    },
    preParsing: async (request, reply) => {
      if (keyOf(request) === null) { void reply.header("www-authenticate", "Bearer"); throw noKey(); }
      await route.before?.(request);
    },
    handler: async (request, reply) => {
      const key = keyOf(request);
      if (key === null) throw noKey();
      try {
        return await route.handle({ key, caller: callerOf(request), params: (request.params ?? {}) as Record<string, string>, body: request.body as Static<B>, request });
      } catch (error) {
        if (error instanceof ProtocolError && error.status === 401) void reply.header("www-authenticate", "Bearer");
        throw error;
      }
    },
  });
}
function noKey(): ProtocolError {
  return new ProtocolError(401, "http/no-key", "请求没有带推送密钥。", "The request carries no key.", { zh: "请在请求头中写 authorization: Bearer 密钥。", en: "Send the header authorization: Bearer KEY." });
}

function register<Q extends TSchema, B extends TSchema, A extends TSchema>(app: App, route: Declared<Q, B, A>): void {
  app.route({
    method: route.method, url: addressOf(route.at), config: { ...route.config, action: route.needs },
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    schema: {
      summary: `${route.title.zh} ${route.title.en}`, description: `needs: ${route.needs}`, tags: [tagOf(route.at)], operationId: operationOf(route),
      ...paramsOf(route.at), ...(route.query ? { querystring: route.query } : {}), ...(route.body ? { body: route.body } : {}),
      response: answersOf(route.answer, route.file),
    },
    handler: async (request, reply) => {
      const given = { ...signedInOf(request), params: (request.params ?? {}) as Record<string, string>, query: request.query as Static<Q>, body: request.body as Static<B>, request, reply };
      const answer = await route.handle(given);
      if (route.answer) return answer;
      if (answer instanceof EventStream) return answer.send();
      if (route.file) sendFile(reply, answer as FileAnswer);
      else void reply.code(204).send();
      return reply;
    },
  });
}

function tagOf(template: string): string {
  const district = /^\/api\/d\/\{d\}\/([a-z]+)/.exec(template);
  return district ? `district: ${district[1]}` : "platform";
}

function operationOf(route: { readonly method: string; readonly at: string }): string {
  const words = route.at.replace(/^\/api\//, "").split(/[/.]/).filter((part) => part !== "d").map((part) => part.replace(/\{(\w+)\}/, (_, hole: string) => (hole === "d" ? "" : `by-${hole}`)));
  return [route.method.toLowerCase(), ...words.filter(Boolean)].join("-");
}
