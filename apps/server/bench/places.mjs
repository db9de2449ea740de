// `yunqing bench places [--features N] [--only embedded|postgres] [--database URL]`: points, lines and areas of three ledgers, and the four questions of the plan over all of them: inside a zone, within fifty metres of a bank, the nearest twenty,
// over a red line. Embedded without PostGIS, embedded with it, and a server; against bare SQL that looks at every row, in the same run. Each measurement in a process of its own.
import { join } from "node:path";
import { cleared, databaseOf, engines, folderFor, measurement, option } from "./apart.mjs";

const features = Number(option("features", "100000")), run = await measurement("places"), folder = folderFor("places");
for (const [engine, postgis] of engines.flatMap((engine) => (engine === "embedded" ? [[engine, "kept"], [engine, "on"]] : [[engine, "kept"]]))) {
  const platformSchema = `yqplc_${process.pid}_${postgis}`;
  try {
    const one = await run({ database: databaseOf(engine), folder: join(folder, `${engine}-${postgis}`), platformSchema, features, postgis });
    console.log(`${engine}${one.postgis === null ? ", no PostGIS" : `, PostGIS ${one.postgis}`}: ${one.features.toLocaleString("en-US")} features (filled in ${one.filled.toFixed(0)} s)`);
    for (const each of one.questions) console.log(`  ${each.name.padEnd(34)} p95 ${each.ours.toFixed(1)} ms, ${each.cpu.toFixed(1)} ms of the processor${engine === "embedded" ? "" : " without the server"} (${each.found} found); bare SQL over every row ${each.bare.toFixed(0)} ms, ${(each.bare / each.ours).toFixed(1)} times as long`);
  } catch (problem) { console.log(`${engine} ${postgis}: not measured (${problem.message})`); }
  await cleared(engine, platformSchema);
}
