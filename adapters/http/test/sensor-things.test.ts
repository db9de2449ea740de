import { afterAll, beforeAll, expect, it } from "vitest";
import { SensorThingsFault, type SensorThingsRequest } from "@yunqing/domain";
import type { App } from "../src/route.js";
import * as sample from "./samples.js";
import { cookie, identity, server } from "./fakes.js";

const root = "/api/d/yungang/sensorthings/v1.1", headers = { cookie, host: "air.example:8443" };
const session = { ...sample.session, districts: sample.session.districts.map((one) => ({ ...one, actions: [...one.actions, "monitor.read" as const] })) };
const given: SensorThingsRequest[] = [];
let app: App;
beforeAll(async () => {
  app = await server({ identity: identity({}, session), sensorThingsDesk: (d) => (d === "yungang" ? { answer: async (_, request) => {
    given.push(request);
    if (request.path === "/Nothing") throw new SensorThingsFault(404, { zh: "没有", en: "nothing" });
    if (request.path.endsWith("$value")) return { type: "text/plain", body: "一号" };
    return request.options.some(([, value]) => value === "GeoJSON") ? { type: "application/geo+json", body: { type: "FeatureCollection", features: [] } } : { type: "application/json", body: { value: [] } };
  } } : null) });
});
afterAll(async () => { await app.close(); });

it("takes paths of any length and options, with the address that the client sees", async () => {
  const reply = await app.inject({ url: `${root}/Things('a%2Fb')/Datastreams?$filter=phenomenonTime+ge+2026-01-01T00:00:00+08:00&%24top=1`, headers });
  expect([reply.statusCode, reply.headers["content-type"], reply.json()]).toEqual([200, "application/json; charset=utf-8", { value: [] }]);
  expect(given.at(-1)).toEqual({ base: `http://air.example:8443${root}`, path: "/Things('a/b')/Datastreams", options: [["$filter", "phenomenonTime ge 2026-01-01T00:00:00+08:00"], ["$top", "1"]] });
});
it("answers as JSON, GeoJSON and text, and faults as problems", async () => {
  expect((await app.inject({ url: `${root}/Locations?$resultFormat=GeoJSON`, headers })).headers["content-type"]).toContain("application/geo+json");
  expect((await app.inject({ url: `${root}/Things('a')/name/$value`, headers })).body).toBe("一号");
  expect((await app.inject({ url: root, headers })).statusCode).toBe(200);
  expect((await app.inject({ url: `${root}/Nothing`, headers })).json()).toMatchObject({ status: 404, code: "sensorthings/not-found" });
  expect((await app.inject({ url: `${root}/Things?$filter=%E0`, headers })).statusCode).toBe(400);
  expect((await app.inject({ url: `${root}/Things` })).statusCode).toBe(401);
});
