import { expect, test } from "vitest";
import { ledgerModules, ledgers } from "@yunqing/domain";
import { tablesOf, type Field } from "@yunqing/ledger";

test("the modules of the menu hold every ledger of the office, each once", () => {
  const inModules = ledgerModules.flatMap((module) => module.ledgers.map(({ id }) => id));
  expect([...inModules].sort()).toEqual(ledgers.map(({ id }) => id).sort());
  expect(new Set(inModules).size).toBe(inModules.length);
});

test("every reference of a ledger is to a ledger, and no two ledgers make a table of the same name", () => {
  const ids = new Set(ledgers.map(({ id }) => id)), owners = new Map<string, string>();
  const referredIn = (fields: Readonly<Record<string, Field>>): readonly string[] => Object.values(fields).flatMap((field) => (field.kind === "reference" ? [field.to] : field.kind === "children" ? referredIn(field.fields) : []));
  expect(ledgers.flatMap((ledger) => referredIn(ledger.fields).filter((to) => !ids.has(to)).map((to) => `${ledger.id} → ${to}`))).toEqual([]);
  const twice = ledgers.flatMap((ledger) => tablesOf(ledger).flatMap(({ name }) => { const other = owners.get(name); owners.set(name, ledger.id); return other === undefined ? [] : [`${name}: ${other}, ${ledger.id}`]; }));
  expect(twice).toEqual([]);
});
