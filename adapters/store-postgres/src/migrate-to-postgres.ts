import { createHash } from "node:crypto";
import { checkCopy, checkKnown, goOnCounting, linesOf, makeSchema, putLines, recordArrival, schemasOf, tablesOf, type Dumpable, type TableSum } from "./dump.js";
import type { Tell } from "./migrations.js";
import { refuseTaken } from "./restore.js";
import { serverEngine, shown } from "./server-engine.js";
import { guardFacts } from "./server-side.js";

/**
 * Copies a whole store to a PostgreSQL server (迁移到 PostgreSQL): every schema, one moment of the source, one transaction on the target.
 * Before it commits, every table is compared row for row by hash and every audit chain walked; interrupted, the target holds nothing and
 * the same call begins afresh. The source is not changed.
 *
 * @throws {TargetNotEmpty} {CopyDiffers} {StoreUnreachable}
 */
export async function migrateToPostgres(source: Dumpable, url: string, tell: Tell = () => undefined): Promise<{ readonly rows: number; readonly schemas: readonly { readonly schema: string; readonly tables: readonly TableSum[] }[] }> {
  const target = await serverEngine(url, 2);
  try {
    return await source.engine.read(source.platformSchema, async ({ line: from }) => {
      const infos = await schemasOf(from, source.engine, source.platformSchema);
      checkKnown("store", infos);
      await refuseTaken(target, infos.map(({ schema }) => schema), shown(url));
      let rows = 0;
      const schemas: { schema: string; tables: TableSum[] }[] = [];
      await target.write("public", async ({ line: to }) => {
        for (const info of infos) {
          await makeSchema(to, target, info, info.schema);
          await from.script(source.engine.searchPath(info.schema));
          const tables: TableSum[] = [];
          for (const shape of await tablesOf(from, info.schema)) {
            const { table } = shape;
            const hash = createHash("sha256");
            let count = 0;
            for await (const lines of linesOf(from, shape)) { count += lines.length; for (const each of lines) hash.update(each).update("\n"); await putLines(to, target, info.schema, table, lines); }
            tables.push({ table, rows: count, sha256: hash.digest("hex") });
            rows += count;
          }
          await goOnCounting(to, target, info.schema);
          tell({ zh: `已复制 ${info.schema}，正在核对`, en: `copied ${info.schema}, comparing` });
          await checkCopy(to, target, info.schema, tables);
          schemas.push({ schema: info.schema, tables });
        }
        await recordArrival(to, target, source.platformSchema, "store.migrate", `${source.engine.kind} → server`);
      });
      for (const { schema } of infos) await guardFacts(target, schema, null);
      return { rows, schemas };
    });
  } finally { await target.close(); }
}
