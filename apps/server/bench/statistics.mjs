// `yunqing bench statistics [--stations N] [--only embedded|postgres] [--year Y] [--database URL]`: a year of stations from the store to every daily, monthly and yearly figure, at a twenty-fifth, a fifth and all of the stations,
// against the same aggregates as plain SQL in the same run; then one corrected hour. Each measurement in a process of its own.
import { join } from "node:path";
import { cleared, databaseOf, engines, folderFor, measurement, option } from "./apart.mjs";

const stations = Number(option("stations", "100")), year = Number(option("year", "2024")), run = await measurement("statistics"), folder = folderFor("figures");
const text = (n) => Math.round(n).toLocaleString("en-US");
for (const engine of engines) {
  for (const count of [...new Set([Math.ceil(stations / 25), Math.ceil(stations / 5), stations])]) {
    const platformSchema = `yqfig_${process.pid}_${count}`, place = { database: databaseOf(engine), folder: join(folder, `${engine}-${count}`), platformSchema };
    try {
      const one = await run({ ...place, stations: count, year }), million = one.values / 1e6;
      console.log(`${engine}: ${String(count).padStart(3)} stations, ${text(one.values)} values (written in ${one.written.toFixed(1)} s)`);
      console.log(`  store → daily values, indices, the year (columns) ${one.columns.toFixed(2)} s, ${(one.columns / million).toFixed(2)} s per million values; ratio to plain SQL ${(one.columns / one.plain).toFixed(1)}`);
      console.log(`  store → ${text(one.made)} figures with validity and inputs, kept ${one.kept.toFixed(2)} s, ${(one.kept / million).toFixed(2)} s per million values; ratio to plain SQL ${(one.kept / one.plain).toFixed(1)}; the event loop waited at most ${text(one.longestTurn)} ms`);
      console.log(`  the same means and percentiles as plain SQL       ${one.plain.toFixed(2)} s, ${(one.plain / million).toFixed(2)} s per million values`);
      console.log(`  one corrected hour: ${one.changed} of ${one.shown} figures differ; the desk shows them after ${text(one.deskMs)} ms, kept by the worker after ${text(one.correctedMs)} ms; at most ${text(one.peakMb)} MB of memory`);
    } catch (problem) { console.log(`${engine}: ${count} stations: not measured (${problem.message})`); }
    await cleared(engine, platformSchema);
  }
}
