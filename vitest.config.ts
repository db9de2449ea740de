import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const shared = { environment: "node", testTimeout: 120_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } } as const;
/** A new embedded database is copied from one made once for the run. */
const alias = [{ find: /^@electric-sql\/pglite$/, replacement: fileURLToPath(new URL("tools/test-database.mjs", import.meta.url)) }];
const source = { resolve: { conditions: ["source"], alias }, ssr: { resolve: { conditions: ["source"] } } };
/** Rooms without a machine, and adapters whose tests leave nothing behind in the process: their files may share a loaded house. */
const together = ["packages/*", "adapters/{http,word,sheets,packs,files,identity}"].map((room) => `${room}/test/**/*.test.ts`);

export default defineConfig({
  ...source,
  test: {
    // journeys wait for clocks and browsers a good part of their time: three share two cores
    maxWorkers: 3,
    projects: [
      { ...source, test: { ...shared, name: "together", include: together, isolate: false } },
      { ...source, test: { ...shared, name: "apart", globalSetup: "apps/server/test/journeys/models.ts", include: ["{adapters,apps}/*/test/**/*.test.ts", "tools/test/**/*.test.ts"], exclude: ["**/node_modules/**", ...together] } },
    ],
  },
});
