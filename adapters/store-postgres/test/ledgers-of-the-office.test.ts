import { rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { ledgers } from "@yunqing/domain";
import { openStore } from "@yunqing/store-postgres";
import { freshFolder } from "./engines.js";
import { entry, pack } from "./sample.js";

const folder = freshFolder();
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

test("every ledger of the office finds its tables free, on the first start and on those after it", async () => {
  const first = await openStore({ kind: "embedded", folder: `${folder}/store`, ledgers });
  await first.addDistrict({ id: "d", schema: "d_office", zh: "区", en: "D", adcode: "140214", simulated: false, pack: pack("一"), packHash: "h" });
  const river = ledgers.find(({ id }) => id === "river")!;
  const values = Object.fromEntries(Object.keys(river.fields).map((name) => [name, ({ number: "R-1", name: "十里河", kind: "river" } as Record<string, unknown>)[name] ?? null]));
  await first.ledgers("d").write(entry("ledger.write"), (writer) => writer.appendLedgerVersions(river, [{ id: "r1-1", row: "r1", seq: 1, at: "2026-01-01T00:00:00.000Z", by: "u1", why: "", kind: "made", values, state: null, step: null, corrects: null, right: null, mergedInto: null, batch: null, district: "d", organisationPath: "", placePath: "", enterprise: null }]));
  await first.close();
  const second = await openStore({ kind: "embedded", folder: `${folder}/store`, ledgers });
  expect(await second.ledgers("d").read(async (reader) => (await reader.ledgerRow(river, "r1"))?.values["name"])).toBe("十里河");
  await second.close();
}, 240_000);
