import { expect, test } from "vitest";
import { pathOf, routes } from "../src/index.js";

test("a route's holes are filled and escaped", () => {
  expect(pathOf("indicator", { d: "yungang", id: "14/06" })).toBe("/api/d/yungang/indicators/14%2F06");
});
test("no two routes share a path", () => { expect(new Set(Object.values(routes)).size).toBe(Object.values(routes).length); });
