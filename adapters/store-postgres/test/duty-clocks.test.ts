import { afterAll, beforeAll, describe, vi } from "vitest";
import { dutyClockContract } from "./contract-duty-clocks.js";
import { bench, testServer, type Bench } from "./engines.js";

// starting the engine takes long on a busy machine; the limit only ends what hangs
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const server = await testServer();
for (const kind of ["memory", "file", "server"] as const) {
  describe.skipIf(kind === "server" && server === null)(`clocks of duties on ${{ memory: "PGlite in memory", file: "PGlite in a folder", server: "PostgreSQL" }[kind]}`, () => {
    let held: Bench | undefined;
    const given = (): Bench => { if (held === undefined) throw new TypeError("no store was opened"); return held; };
    beforeAll(async () => { held = await bench(kind, server ?? ""); });
    afterAll(async () => { await held?.done(); });
    dutyClockContract(given);
  });
}
