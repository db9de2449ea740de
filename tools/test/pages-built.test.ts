import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", ".."), web = join(root, "apps/web/dist-web");

// React's parts give one id to all when they are built for tests: a label then names the first dialog of the page, whichever is open
test("the pages are those of production whatever NODE_ENV says where they are built", () => {
  const done = spawnSync(process.execPath, [join(root, "tools/build.mjs"), "--pages-here"], { cwd: root, encoding: "utf8", env: { ...process.env, NODE_ENV: "test" } });
  expect([done.status, done.stderr]).toEqual([0, ""]);
  const files = [...new Set(Object.values(JSON.parse(readFileSync(join(web, ".vite/manifest.json"), "utf8")) as Record<string, { readonly file: string }>).map(({ file }) => file))].filter((file) => file.endsWith(".js"));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => /["'`]test-id["'`]/.test(readFileSync(join(web, file), "utf8")))).toEqual([]);
});
