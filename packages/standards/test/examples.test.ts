import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as room from "../src/index.js";

const source = new URL("../src/", import.meta.url);
const examples = readdirSync(source, { recursive: true }).map(String).filter((path) => path.endsWith(".ts")).flatMap((path) =>
  [...readFileSync(new URL(path.replaceAll("\\", "/"), source), "utf8").matchAll(/@example (.*)/g)].flatMap((match) =>
    (match[1] ?? "").replace(/\s*\*\/.*$/, "").split("; ").filter((claim) => claim.includes(" === ")).map((claim) => [path, claim] as const)));

/** The two sides of a claim, so that a failure shows both. */
function sides(claim: string): readonly [unknown, unknown] {
  const at = claim.lastIndexOf(" === ");
  const of = (expression: string): unknown => (new Function(...Object.keys(room), `"use strict"; return (${expression});`) as (...args: unknown[]) => unknown)(...Object.values(room));
  return [of(claim.slice(0, at)), of(claim.slice(at + 5))];
}

describe("examples in docstrings hold", () => {
  test.each(examples)("%s: %s", (_, claim) => { const [left, right] = sides(claim); expect(left).toBe(right); });
  test("there are some", () => { expect(examples.length).toBeGreaterThan(15); });
});
