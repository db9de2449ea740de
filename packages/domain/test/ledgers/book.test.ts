import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ledgerBook, ledgers, planSystems, systemHomes } from "../../src/ledgers/door.js";

const root = new URL("../../../../", import.meta.url), all = Object.values(planSystems).flat().map(([system]) => system), kept = new Set(ledgers.flatMap((each) => each.source.systems ?? []));

describe("the book of the ledgers", () => {
  it("is current: npm run ledgers", () => { expect(readFileSync(new URL("docs/ledgers.md", root), "utf8") === ledgerBook(ledgers), "docs/ledgers.md is not what the declarations say: run npm run ledgers").toBe(true); });
  it("its index leads to headings that there are, none twice", () => {
    const text = ledgerBook(ledgers), headings = text.split("\n").filter((line) => line.startsWith("## ")), links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map((each) => each[1]);
    expect(new Set(headings).size).toBe(headings.length);
    const anchors = new Set(headings.map((each) => each.slice(3).toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-")));
    expect(links.filter((each) => !anchors.has(each ?? ""))).toEqual([]);
  });
});

describe("every system of the plan has a home", () => {
  it("two hundred and forty-two, each once", () => { expect([all.length, new Set(all).size]).toEqual([242, 242]); });
  it("no ledger names a system that the plan does not describe", () => { expect([...kept].filter((each) => !all.includes(each))).toEqual([]); });
  it("a home outside of the ledgers is a folder of the domain", () => { for (const [system, { part }] of Object.entries(systemHomes)) expect(all.includes(system) && existsSync(new URL(`packages/domain/src/${part}/`, root)), `${system} ${part}`).toBe(true); });
  // the parts whose ledgers are written: here nothing may be missing; elsewhere the index of the book shows what is
  const written = ["base", "air", "admission", "water", "river", "rural", "agri", "soil", "eco", "waste", "transport", "energy", "climate", "issues", "campaign", "enforce", "emergency", "plan", "public", "risk", "hpw", "credit", "complaint", "assess", "monitor"];
  it.each(Object.entries(planSystems).filter(([part]) => written.includes(part) || part.startsWith("ledger.")))("%s", (_, own) => {
    expect(own.map(([system]) => system).filter((each) => !kept.has(each) && !Object.hasOwn(systemHomes, each))).toEqual([]);
  });
});
