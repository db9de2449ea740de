import { createHash } from "node:crypto";
import { checked, obstacles, replay } from "@yunqing/ledger";
import { describe, expect, it } from "vitest";
import { randomDraw } from "../../src/ledgers/enforce/random-draw.js";
import { sha256 } from "../../src/ledgers/parts/sha256.js";

describe("the digest", () => {
  // FIPS 180-4 examples (SHA256.pdf of the Cryptographic Standards and Guidelines): one block, two blocks; the empty message
  it.each([["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"], ["abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"], ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]])("of %j is the printed one", (text, digest) => { expect(sha256(text)).toBe(digest); });
  it("of Chinese texts of every length around a block is that of another program", () => { for (let length = 0; length < 140; length++) { const text = "种a".repeat(length).slice(0, length); expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex")); } });
});

const seed = "2026-03-02 云冈 8f3c", objects = [...Array.from({ length: 8 }, (_, i) => ({ code: `K${i}`, name: `重点${i}`, class: "key" })), ...Array.from({ length: 11 }, (_, i) => ({ code: `G${i}`, name: `一般${i}`, class: "general" }))];
const row = { number: "2026-1", title: "一季度", year: 2026, objects, officers: ["P1", "P2", "P3"].map((code) => ({ code, avoids: code === "P1" ? objects.map((each) => each.code).join("、") : null })), keyShare: "25.00", generalShare: "5.00", commitment: createHash("sha256").update(seed).digest("hex"), secret: seed };
const made = (of: object) => { const found = checked(randomDraw, { ...row, ...of }); if (found.kind === "refused") throw new TypeError(JSON.stringify(found.faults)); return found.row as Readonly<Record<string, unknown>>; };
/** Drawn by another program: the least digests of each class. */
const least = (codes: readonly string[], count: number): readonly string[] => [...codes].sort((a, b) => { const of = (code: string): string => createHash("sha256").update(`${seed}|${code}`).digest("hex"); return of(a) < of(b) ? -1 : 1; }).slice(0, count);

describe("a draw that anybody can repeat", () => {
  it("takes 25 % of 8 and 5 % of 11, rounded up: two and one, those with the least digests", () => {
    expect([made({})["poolSize"], made({})["toDraw"]]).toEqual(["19", "3"]);
    expect(made({})["drawn"]).toBe([...least(objects.filter((each) => each.class === "key").map(({ code }) => code), 2), ...least(objects.filter((each) => each.class === "general").map(({ code }) => code), 1)].join("、"));
  });
  it("sends nobody who stays away, and is the same for a pool in another order", () => {
    expect(String(made({})["assigned"])).not.toContain("P1");
    expect(String(made({})["assigned"]).split("；").map((each) => each.split("：")[1]!.split("、").sort())).toEqual([["P2", "P3"], ["P2", "P3"], ["P2", "P3"]]);
    expect(made({ objects: [...objects].reverse() })["drawn"]).toBe(made({})["drawn"]);
  });
  it("another seed than the one committed to draws nothing and cannot be drawn with", () => {
    const other = made({ secret: "另一个" }), at = "2026-03-02T01:00:00.000Z", step = (seq: number, move: string, by: string) => ({ row: "r", seq, move, at, by, note: "", proofs: [] });
    expect([other["drawn"], other["assigned"], other["secretAgrees"]]).toEqual([null, null, null]);
    const life = replay(randomDraw, [step(1, "open", "a"), step(2, "commit", "b")]);
    expect(obstacles(randomDraw, life, { ...other, drawnOn: "2026-03-02" }, "draw", { user: "a", holds: ["ledger.write"] }).map(({ what }) => what)).toEqual(["secretAgrees"]);
    expect(obstacles(randomDraw, life, { ...made({}), drawnOn: "2026-03-02" }, "draw", { user: "b", holds: ["ledger.write"] }).map(({ kind }) => kind)).toEqual(["same-person"]);
  });
});
