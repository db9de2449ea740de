// In tests `@electric-sql/pglite` is this: a new database is copied from one that initdb made once for the run, which takes a quarter of the time. What is
// about the making itself is tried by the programs that the journeys start, which have the real one.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const real = new URL("../node_modules/@electric-sql/pglite/", import.meta.url), { PGlite: Made } = await import(new URL("dist/index.js", real).href);
const { version } = JSON.parse(readFileSync(fileURLToPath(new URL("package.json", real)), "utf8"));
const file = join(tmpdir(), `yunqing-empty-database-${version}.tar`);

/** What is copied. Who finds none makes it; workers that come together each do, and the same thing stands at the end. */
async function copied() {
  if (existsSync(file)) return new Blob([readFileSync(file)]);
  const made = await Made.create({ dataDir: "memory://" }), dumped = await made.dumpDataDir("none");
  await made.close();
  writeFileSync(`${file}.${process.pid}`, Buffer.from(await dumped.arrayBuffer()));
  renameSync(`${file}.${process.pid}`, file);
  return dumped;
}
const isNew = ({ dataDir, fs }) => dataDir === "memory://" || (fs?.rootDir !== undefined && !existsSync(join(fs.rootDir, "PG_VERSION")));

export class PGlite extends Made {
  static async create(options) {
    if (typeof options !== "object" || options.loadDataDir !== undefined || !isNew(options)) return Made.create(options);
    return Made.create({ ...options, loadDataDir: await copied() });
  }
}
