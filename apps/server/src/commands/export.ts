import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ledgers, tableNames, type TableName } from "@yunqing/domain";
import { excelSheets } from "@yunqing/sheets";
import { onOffice, type OfficeCommand } from "../on-office.js";
import type { Call } from "../call.js";
import { commandLineActor } from "../office.js";
import { CalledWrongly, optionsOf } from "../talk.js";

const options = ["--district", "--plan", "--day", "--known", "--as-of", "--filter", "--text", "--sort"];
const isLedger = (what: string): boolean => ledgers.some(({ id }) => id === what);
/** `yunqing export TABLE FILE`: the table of a screen as Excel; `yunqing export LEDGER FILE`: the rows of a ledger. */
export async function exportTable(call: Call): Promise<number> {
  const { options: given, rest } = optionsOf(call.argv, options, []);
  const [table, file] = rest;
  if (table === undefined || file === undefined || rest.length > 2) throw new CalledWrongly(`用法：yunqing export TABLE FILE [--district ID] [--plan ID] [--day DAY] [--known DAY]；TABLE：${tableNames.join(" ")}\n      yunqing export LEDGER FILE [--district ID] [--as-of DAY] [--filter JSON] [--text WORDS] [--sort FIELD]`);
  return onOffice("export", onTable, { ...call, argv: [table, resolve(file), ...Object.entries(given).flat()] });
}

export const onTable: OfficeCommand = async (office, argv, talk) => {
  const { options: given, rest: [table = "", file = ""] } = optionsOf(argv, options, []);
  if (!isLedger(table) && !(tableNames as readonly string[]).includes(table)) throw new CalledWrongly(`没有表“${table}”；有：${tableNames.join(" ")} (no such table)`);
  const district = given["--district"] ?? office.store.districtIds()[0] ?? "";
  const desk = office.planDesk(district), ledgerDesk = office.ledgerDesk(district);
  if (desk === null || ledgerDesk === null) throw new CalledWrongly(`没有地区“${district}”；有：${office.store.districtIds().join("、")} (no such district)`);
  const actor = commandLineActor([{ id: "command-line", user: "command-line", role: "director", district, organisationPath: "", placePath: "", enterprise: null, from: "2000-01-01", until: null, grantedBy: "data folder" }]);
  const query = Object.fromEntries(Object.entries(given).filter(([key]) => key !== "--district").map(([key, value]) => [key === "--as-of" ? "asOf" : key.slice(2), value]));
  const model = isLedger(table) ? await ledgerDesk.taken(actor, table, query) : await desk.table(actor, table as TableName, query);
  await writeFile(file, await excelSheets.table(model, { language: "zh", watermark: `命令行 · ${office.clock.now()}` }));
  talk.err(`已写出 ${file}（${model.rows.length} 行，rows）\n`);
  return 0;
};
