import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import fastifyStatic from "@fastify/static";
import { problemOf } from "./problem.js";

const hashed = /[/\\]assets[/\\][^/\\]+-[A-Za-z0-9_-]{8,}\.[a-z0-9.]+$/;

/**
 * The built screens (页面): files of the web root, compressed ones where they lie beside; names with a hash may be kept for ever.
 * Any other address that a browser opens gets the first page, which knows the way itself; the API never does.
 */
export async function screens(app: FastifyInstance, webRoot: string | undefined): Promise<void> {
  const served = webRoot !== undefined && existsSync(join(webRoot, "index.html"));
  if (served) {
    await app.register(fastifyStatic, {
      root: webRoot, prefix: "/", preCompressed: true, index: "index.html", cacheControl: false, dotfiles: "deny",
      setHeaders: (response, path) => { response.header("cache-control", hashed.test(path.replace(/\.(br|gz)$/, "")) ? "public, max-age=31536000, immutable" : "no-cache"); },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (served && wantsPage(request)) reply.code(200).sendFile("index.html");
    else notFound(request, reply);
  });
}

function wantsPage(request: FastifyRequest): boolean {
  const path = request.url.split("?", 1)[0] ?? "/";
  return (request.method === "GET" || request.method === "HEAD") && String(request.headers.accept ?? "").includes("text/html")
    && !/^\/(api|docs|health|metrics|assets)(\/|$)/.test(path);
}

function notFound(request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf({ code: "FST_ERR_NOT_FOUND" }, request.url.split("?", 1)[0] ?? "/");
  void reply.code(404).type("application/problem+json").send(JSON.stringify(problem));
}
