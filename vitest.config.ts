import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["{packages,adapters,apps}/*/test/**/*.test.ts", "tools/test/**/*.test.ts"],
    environment: "node", testTimeout: 120_000, hookTimeout: 300_000, maxWorkers: 2,
    expect: { poll: { timeout: 60_000 } },
  },
});
