// `yunqing bench ledger [--rows N] [--import N] [--only embedded|postgres] [--database URL]`: a ledger of a million rows: a filtered, ordered page, the exact count, the same as of a past day, each against bare SQL in the same run;
// then an import of fifty thousand rows: read and judged, committed as one batch, withdrawn. Each measurement in a process of its own.
import { join } from "node:path";
import { cleared, databaseOf, engines, folderFor, measurement, option } from "./apart.mjs";

const rows = Number(option("rows", "1000000")), imported = Number(option("import", "50000")), run = await measurement("ledger"), folder = folderFor("ledger");
const ms = (n) => `${Math.round(n)} ms`, ratio = (one, other) => (one / other).toFixed(1);
for (const engine of engines) {
  const platformSchema = `yqled_${process.pid}`;
  try {
    const one = await run({ database: databaseOf(engine), folder: join(folder, engine), platformSchema, rows, imported });
    console.log(`${engine}: ${one.rows.toLocaleString("en-US")} rows (filled in ${one.filled.toFixed(0)} s)`);
    console.log(`  a filtered, ordered page p95        ${ms(one.page)}; bare SQL ${ms(one.barePage)}, ratio ${ratio(one.page, one.barePage)}`);
    console.log(`  the exact count p95                 ${ms(one.count)}; bare SQL ${ms(one.bareCount)}, ratio ${ratio(one.count, one.bareCount)}`);
    console.log(`  the same page as of a past day p95  ${ms(one.past)}; bare SQL ${ms(one.barePast)}, ratio ${ratio(one.past, one.barePast)}; its count ${ms(one.pastCount)}`);
    console.log(`  an import of ${one.imported} rows: read and judged ${one.readIn.toFixed(1)} s, committed ${one.writtenIn.toFixed(1)} s, ${one.step} in ${one.withdrawnIn.toFixed(1)} s; the same rows written and taken away by bare SQL ${one.bareImport.toFixed(1)} s, ratio ${ratio(one.readIn + one.writtenIn + one.withdrawnIn, one.bareImport)}; memory grew by ${Math.round(one.grownMb)} MB`);
  } catch (problem) { console.log(`${engine}: not measured (${problem.message})`); }
  await cleared(engine, platformSchema);
}
