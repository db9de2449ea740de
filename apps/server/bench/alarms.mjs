// `yunqing bench alarms [--alarms N] [--batches N] [--only embedded|postgres] [--database URL]`: ten thousand alarms in a minute, raised and folded, then listed as the page lists them,
// against the same conditions written as bare rows in the same run. Each engine in a process of its own; what is lost is an error.
import { cleared, databaseOf, engines, measurement, option } from "./apart.mjs";

const alarms = Number(option("alarms", "10000")), batches = Number(option("batches", "12")), run = await measurement("alarms");
const text = (n) => Math.round(n).toLocaleString("en-US"), ratio = (a, b) => (a / Math.max(b, 1)).toFixed(1);
for (const engine of engines) {
  const platformSchema = `yqalarm_${process.pid}`;
  try {
    const one = await run({ database: databaseOf(engine), alarms, batches, platformSchema });
    console.log(`${engine}: ${text(one.alarms)} alarms in ${batches} batches raised in ${text(one.raiseMs)} ms (${text(one.perSecond)}/s); bare rows ${text(one.bareMs)} ms, ratio ${ratio(one.raiseMs, one.bareMs)}`);
    console.log(`  folded list ${text(one.foldedListMs)} ms, page of 100 unfolded ${text(one.flatPageMs)} ms, counts ${text(one.countsMs)} ms, all members by pages of 500 ${text(one.allPagesMs)} ms, a batch told again ${text(one.knownAgainMs)} ms`);
  } catch (error) {
    console.log(`${engine}: skipped: ${error.message}`);
    if (engine === "embedded") process.exitCode = 1;
  } finally { await cleared(engine, platformSchema); }
}
