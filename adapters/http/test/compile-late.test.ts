import fastify from "fastify";
import { expect, test } from "vitest";
import { compileLate } from "../src/compile-late.js";
import { buildServer } from "../src/server.js";
import { ports } from "./fakes.js";

test("the shape of every route can be compiled, though the program does it at the first request only", async () => {
  const app = await buildServer(ports({ compileAtOnce: true }));
  await app.ready();
  await app.close();
}, 120_000);

test("compiled late, faults and answers are what they are when compiled at the start, from the first request on", async () => {
  const make = async (late: boolean) => {
    const app = fastify({ ajv: { customOptions: { allErrors: true, coerceTypes: false } }, ...(late ? { schemaController: { compilersFactory: compileLate() } } : {}) });
    app.addSchema({ $id: "depth", type: "integer", minimum: 1 });
    app.post("/wells", { schema: { body: { type: "object", required: ["depth", "name"], additionalProperties: false, properties: { depth: { $ref: "depth#" }, name: { type: "string" } } }, response: { 200: { type: "object", properties: { depth: { $ref: "depth#" } } } } } }, async (request) => ({ ...(request.body as object), hidden: "no part of the shape" }));
    await app.ready();
    return app;
  };
  const [late, soon] = [await make(true), await make(false)];
  for (const payload of [{ depth: 0 }, { depth: 3, name: "W1" }, { depth: "3", name: 1, more: true }, {}, { depth: 2, name: "W2" }]) {
    const [a, b] = [await late.inject({ method: "POST", url: "/wells", payload }), await soon.inject({ method: "POST", url: "/wells", payload })];
    expect([a.statusCode, a.body]).toEqual([b.statusCode, b.body]);
  }
  expect((await late.inject({ method: "POST", url: "/wells", payload: { depth: 3, name: "W1" } })).body).toBe('{"depth":3}');
  expect((await late.inject({ method: "POST", url: "/wells", payload: { depth: 0 } })).statusCode).toBe(400);
  await late.close(); await soon.close();
});
