import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue, isDay } from "../src/index.js";

const room = new URL("../", import.meta.url);

describe("the catalogue of standards", () => {
  test.each(catalogue.map((entry) => [entry.standard, entry] as const))("%s names files that exist, dates that exist, and both languages", (_, entry) => {
    for (const { clause, code, tests, what } of entry.held) {
      for (const file of code.split(", ")) expect(existsSync(new URL(`src/${file}`, room)), `${clause}: ${file}`).toBe(true);
      for (const file of tests) expect(existsSync(new URL(`test/${file}`, room)), `${clause}: ${file}`).toBe(true);
      expect([what.zh, what.en].every((text) => text.length > 0)).toBe(true);
    }
    for (const { from, until } of entry.editions) {
      expect(isDay(from)).toBe(true);
      if (until !== undefined) expect(isDay(until) && until > from).toBe(true);
    }
    expect(entry.editions.some(({ held }) => held)).toBe(true);
  });
  test("no standard stands twice", () => { expect(new Set(catalogue.map(({ standard }) => standard)).size).toBe(catalogue.length); });
});

test("docs/standards.md is what the generator makes of it", async () => {
  const { choices, pageFile, standardsPage } = await import("../tools/standards-page.mjs");
  expect(readFileSync(pageFile, "utf8")).toBe(standardsPage(catalogue));
  expect(choices().length).toBeGreaterThan(10);
});

test("everything the door exports has a docstring", async () => {
  const { exportsOfDoor } = await import("../tools/api-page.mjs");
  const all = exportsOfDoor();
  expect(all.filter(({ doc }) => doc === null).map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  expect(all.length).toBeGreaterThan(300);
});
