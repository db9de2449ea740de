import { describe, expect, test } from "vitest";
import { loggable, problemOf } from "../src/problem.js";
import { unfitFields } from "../src/plain-text.js";

describe("what the log is told of an error", () => {
  test("its name, code and text, not the query and the parameters that a driver hangs on it", () => {
    const error = Object.assign(new Error("invalid byte sequence"), { code: "22021", query: "insert into app_user", params: ["13800000000", "$argon2id$secret"], cause: Object.assign(new Error("below"), { params: ["secret of the cause"] }) });
    const text = JSON.stringify(loggable(error));
    expect(text).toMatch(/invalid byte sequence.*22021.*below/);
    expect(text).not.toMatch(/app_user|13800000000|secret/);
  });
});

test.each(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "53100"])("%s: nothing can be kept, which is no failure of the program", (code) => {
  const problem = problemOf(Object.assign(new Error("write"), { code, path: "/var/secret/place" }), "/api/d/x/evidence");
  expect([problem.status, problem.code]).toEqual([503, "http/cannot-keep"]);
  expect(JSON.stringify(problem)).not.toContain("/var/secret");
});

describe("characters that cannot be kept", () => {
  test.each([[{ note: "a\u0000b" }, ["note"]], [{ a: { b: ["x", "\ud800"] } }, ["a.b.1"]], [{ "k\u0000": 1, t: "\u0007" }, ["?", "t"]], [{ "k\u0000": "x" }, ["?"]], ["\uffff", [""]]])("%j", (given, fields) => { expect(unfitFields(given)).toEqual(fields); });
  test.each([["tab\tline\r\nend"], ["😀 pairs are whole"], ["云冈\u3000区"], [null], [{ n: 1, yes: true, none: null }]])("%j is kept", (given) => { expect(unfitFields(given)).toEqual([]); });
  test("nesting costs no call stack, and a hostile body gets no long answer", () => {
    let deep: unknown = "\u0000";
    for (let level = 0; level < 200_000; level++) deep = [deep];
    expect(unfitFields(deep)).toHaveLength(1);
    expect(unfitFields(Array.from({ length: 1000 }, () => "\u0000"))).toHaveLength(20);
  });
});
