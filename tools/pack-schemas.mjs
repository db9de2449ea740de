// Writes districts/schema/*.schema.json from the schemas that the reader of packs uses; a test keeps them equal.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = mkdtempSync(join(root, "build-schemas-"));
try {
  const outfile = join(folder, "schemas.mjs");
  await build({ entryPoints: [join(root, "adapters/packs/src/schemas.ts")], bundle: true, format: "esm", platform: "node", outfile });
  const { csvSchemas, jsonSchemas, schemaFile } = await import(pathToFileURL(outfile).href);
  for (const [kind, schema] of Object.entries({ ...jsonSchemas, ...csvSchemas })) writeFileSync(join(root, "districts/schema", `${kind}.schema.json`), `${JSON.stringify(schemaFile(kind, schema), null, 1)}\n`);
} finally { rmSync(folder, { recursive: true, force: true }); }
