import { afterAll, beforeAll, describe, vi } from "vitest";
import { reconciliationContract } from "./contract-reconciliations.js";
import { bench, testServer, type Bench } from "./engines.js";

// starting the engine takes long on a busy machine; the limit only ends what hangs
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const server = await testServer();
for (const kind of ["memory", "server"] as const) {
  describe.skipIf(kind === "server" && server === null)(`reconciliations on ${{ memory: "PGlite in memory", server: "PostgreSQL" }[kind]}`, () => {
    let held: Bench | undefined;
    const given = (): Bench => { if (held === undefined) throw new TypeError("no store was opened"); return held; };
    beforeAll(async () => { held = await bench(kind, server ?? ""); });
    afterAll(async () => { await held?.done(); });
    reconciliationContract(given);
  });
}
