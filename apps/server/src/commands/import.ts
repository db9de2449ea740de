import { createReadStream, existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { ledgers } from "@yunqing/domain";
import { importLedger } from "./import-ledger.js";
import { onOffice, type OfficeCommand } from "../on-office.js";
import type { Call } from "../call.js";
import { commandLineActor } from "../office.js";
import { CalledWrongly, optionsOf } from "../talk.js";

const usage = "用法：yunqing import observations FILE --document TEXT [--title TEXT] [--origin laboratory|import] [--district ID] [--take-good] [--json]\n      yunqing import LEDGER FILE [--place ID] [--why TEXT] [--district ID] [--take-good] [--json]";
const valued = ["--document", "--title", "--origin", "--district", "--place", "--why"];
const isLedger = (what: string | undefined): boolean => ledgers.some(({ id }) => id === what);

/** `yunqing import observations FILE`: a laboratory's CSV or Excel as one batch; `yunqing import LEDGER FILE`: a sheet of a ledger. Every fault is named by row and column; with a fault nothing goes in, unless `--take-good` is said. */
export async function importFile(call: Call): Promise<number> {
  const { options, on, rest } = optionsOf(call.argv, valued, ["--take-good", "--json"]);
  const [what, file] = rest;
  if (what === undefined || (what !== "observations" && !isLedger(what)) || file === undefined || rest.length > 2) throw new CalledWrongly(usage);
  if (!existsSync(resolve(file))) { call.talk.err(`找不到文件 ${resolve(file)}（no such file）\n`); return 1; }
  return onOffice("import", onImport, { ...call, argv: [what, resolve(file), ...Object.entries(options).flat(), ...on] });
}

export const onImport: OfficeCommand = async (office, argv, talk) => {
  const { options, on, rest: [what = "", file = ""] } = optionsOf(argv, valued, ["--take-good", "--json"]);
  const district = options["--district"] ?? office.store.districtIds()[0] ?? "", origin = options["--origin"] ?? "laboratory";
  if (isLedger(what)) return importLedger(office, what, file, district, { takeGood: on.has("--take-good"), json: on.has("--json"), place: options["--place"] ?? null, why: options["--why"] ?? "" }, talk);
  const desk = office.observationDesk(district);
  if (desk === null) throw new CalledWrongly(`没有地区“${district}”；有：${office.store.districtIds().join("、")} (no such district)`);
  if (origin !== "laboratory" && origin !== "import") throw new CalledWrongly(usage);
  const actor = commandLineActor([{ id: "command-line", user: "command-line", role: "director", district, organisationPath: "", placePath: "", enterprise: null, from: "2000-01-01", until: null, grantedBy: "data folder" }]);
  const preview = await desk.previewFile(actor, basename(file), createReadStream(file));
  for (const { row, column, value, message } of preview.faults) talk.err(`${basename(file)} 第 ${row} 行 ${column}：“${value}” ${message.zh}（${message.en}）\n`);
  if (preview.faultCount > preview.faults.length) talk.err(`……共 ${preview.faultCount} 处问题（faults in all）\n`);
  if (preview.good === 0 || (preview.faultCount > 0 && !on.has("--take-good"))) {
    talk.err(`没有导入：${preview.faultCount} 处问题；改好后重试，或用 --take-good 只导入无误的 ${preview.good} 行（nothing was imported）\n`);
    return 1;
  }
  const batch = await desk.commit(actor, { id: office.clock.id(), file: preview.file, origin, title: options["--title"] ?? basename(file), document: options["--document"] ?? "", takeGood: on.has("--take-good"), mapping: {} });
  if (on.has("--json")) talk.out(`${JSON.stringify(batch)}\n`);
  else talk.err(`已导入第 ${batch.number} 批，${batch.rows} 行（imported as one batch）\n`);
  return 0;
};
