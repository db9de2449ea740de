import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PackInvalid, readLedgerTables } from "../src/index.js";

function folder(root: string, name: string, district: object, files: Readonly<Record<string, string>>): string {
  const at = join(root, name);
  mkdirSync(join(at, "ledgers"), { recursive: true });
  writeFileSync(join(at, "district.json"), JSON.stringify(district));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, "ledgers", file), text);
  return at;
}

describe("tables of ledgers in a district's folder", () => {
  const root = mkdtempSync(join(tmpdir(), "yunqing-tables-"));
  const base = folder(root, "base", {}, { "river.csv": "# rivers\nnumber,name,line\n1,十里河,71\n", "well.csv": "name,line\n\"甲,井\",80\n", "well.exceeding.csv": "name,item,line\n\"甲,井\",铁,80\n", "well.expected.json": "{}", "read me.txt": "" });

  it("are read with their child tables; head lines and other files are passed over", async () => {
    expect((await readLedgerTables(base)).map(({ ledger, children, rows }) => [ledger, children, rows.map((row) => row.cells)])).toEqual([
      ["river", null, [{ number: "1", name: "十里河", line: "71" }]], ["well", null, [{ name: "甲,井", line: "80" }]], ["well", "exceeding", [{ name: "甲,井", item: "铁", line: "80" }]],
    ]);
  });
  it("of a district go before those of the pack it extends, ledger by ledger", async () => {
    const own = folder(root, "own", { extends: "../base" }, { "well.csv": "name,line\n乙井,81\n" });
    expect((await readLedgerTables(own)).map(({ ledger, children, rows }) => [ledger, children, rows[0]?.cells["name"]])).toEqual([["river", null, "十里河"], ["well", null, "乙井"]]);
  });
  it("packs in a circle end, a folder without any has none, and a broken file is told by name and line", async () => {
    const a = folder(root, "a", { extends: "../b" }, {}), b = folder(root, "b", { extends: "../a" }, {});
    expect([await readLedgerTables(a), await readLedgerTables(b), await readLedgerTables(join(root, "nowhere"))]).toEqual([[], [], []]);
    const broken = folder(root, "broken", {}, { "river.csv": "number,name\n1\n" });
    const told = await readLedgerTables(broken).catch((fault: unknown) => fault);
    expect(told).toBeInstanceOf(PackInvalid);
    expect(JSON.stringify((told as PackInvalid).mistakes)).toMatch(/ledgers\/river\.csv[\s\S]*第 2 行/);
  });
});
