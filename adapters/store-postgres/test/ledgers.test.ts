import { afterAll, beforeAll, describe, vi } from "vitest";
import { ledgerContract, sampleLedgers } from "./contract-ledgers.js";
import { bench, testServer, type Bench } from "./engines.js";

// starting the engine takes long on a busy machine; the limit only ends what hangs
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const server = await testServer();
for (const kind of ["memory", "server"] as const) {
  describe.skipIf(kind === "server" && server === null)(`ledgers on ${{ memory: "PGlite in memory", server: "PostgreSQL" }[kind]}`, () => {
    let held: Bench | undefined;
    const given = (): Bench => { if (held === undefined) throw new TypeError("no store was opened"); return held; };
    beforeAll(async () => { held = await bench(kind, server ?? "", sampleLedgers); });
    afterAll(async () => { await held?.done(); });
    ledgerContract(given);
  });
}
