import { visibleTo } from "@yunqing/ledger";
import { expect, it } from "vitest";
import { ledgers } from "../../src/ledgers/door.js";

const open = ledgers.filter((each) => each.read.includes("public"));
/** Typed by hand: a ledger that is opened by chance is seen here. */
const meant = [
  "cleaner-production", "control-unit", "drinking-source", "eia-credit", "green-unit", "groundwater-discharger", "hw-licence", "livestock-zone", "machine", "no-coal-zone", "offence", "outfall-sign", "permit-stop", "publicity", "published-grade", "published-result", "river-chief", "soil-key-unit", "surface-section", "third-party-lab",
];
it("these ledgers and no others are open to everybody", () => { expect(open.map((each) => each.id).sort()).toEqual([...meant].sort()); });
it.each(open.map((each) => [each.id, each] as const))("%s shows the public no telephone, no identity number and nothing that only the office sees", (_, own) => {
  const seen = visibleTo(own, ["public"]);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter((name) => { const field = own.fields[name]; return field === undefined || field.kind === "phone" || field.kind === "identity" || (field.seenBy !== undefined && !field.seenBy.includes("public")); })).toEqual([]);
});
it("what is written before its approval is not open: no statement, no draft", () => { expect(open.filter((each) => ["draft", "drafting", "drafted"].includes(each.life?.initial ?? "")).map((each) => each.id)).toEqual([]); });
