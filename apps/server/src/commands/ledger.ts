import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ledgers, type Actor, type LedgerDesk } from "@yunqing/domain";
import { excelSheets } from "@yunqing/sheets";
import { onOffice, type OfficeCommand } from "../on-office.js";
import type { Call } from "../call.js";
import { commandLineActor, type Office } from "../office.js";
import { CalledWrongly, optionsOf, type Talk } from "../talk.js";
import { importLedger } from "./import-ledger.js";

const valued = ["--district", "--find", "--place", "--why", "--as-of", "--filter", "--text", "--sort", "--columns"], switches = ["--take-good", "--json"];
/** How many names follow each word. */
const verbs: Readonly<Record<string, number>> = { list: 0, export: 2, template: 2, import: 2, batches: 1, withdraw: 2 };
const usage = `用法：yunqing ledger list [--find WORDS] [--json]
      yunqing ledger export LEDGER FILE [--filter JSON] [--text WORDS] [--sort FIELD] [--as-of DAY] [--columns A,B] [--json]
      yunqing ledger template LEDGER FILE
      yunqing ledger import LEDGER FILE [--place ID] [--why TEXT] [--take-good] [--json]
      yunqing ledger batches LEDGER [--json]
      yunqing ledger withdraw LEDGER BATCH --why TEXT [--json]
      都可加 --district ID（each takes --district ID）`;

/** `yunqing ledger …`: what the page of a ledger does in bulk, from the command line (台账命令). */
export async function ledger(call: Call): Promise<number> {
  const { options, on, rest: [verb, name, file, ...more] } = optionsOf(call.argv, valued, switches);
  if (verb === undefined || !Object.hasOwn(verbs, verb) || [name, file].filter((each) => each !== undefined).length !== verbs[verb] || more.length > 0) throw new CalledWrongly(usage);
  if (name !== undefined) mustBeLedger(name);
  if (verb === "withdraw" && (options["--why"] ?? "").trim() === "") throw new CalledWrongly("撤回要写明理由：--why TEXT（say why）");
  if (verb === "import" && file !== undefined && !existsSync(resolve(file))) { call.talk.err(`找不到文件 ${resolve(file)}（no such file）\n`); return 1; }
  // the running program has another working folder: files are named whole
  const names = [name, verb === "withdraw" || file === undefined ? file : resolve(file)].filter((each) => each !== undefined);
  return onOffice("ledger", onLedger, { ...call, argv: [verb, ...names, ...Object.entries(options).flat(), ...on] });
}
function mustBeLedger(name: string): void {
  if (ledgers.some(({ id }) => id === name)) return;
  const near = ledgers.filter(({ id, title }) => id.includes(name) || name.includes(id) || title.zh.includes(name)).slice(0, 5).map(({ id, title }) => `${id}（${title.zh}）`);
  throw new CalledWrongly(`没有台账“${name}”${near.length > 0 ? `；是不是：${near.join("、")}` : ""}；全部见 yunqing ledger list（no such ledger）`);
}

export const onLedger: OfficeCommand = async (office, argv, talk) => {
  const { options, on, rest: [verb = "", name = "", file = ""] } = optionsOf(argv, valued, switches), json = on.has("--json");
  const district = options["--district"] ?? office.store.districtIds()[0] ?? "", desk = office.ledgerDesk(district);
  if (desk === null) throw new CalledWrongly(`没有地区“${district}”；有：${office.store.districtIds().join("、")} (no such district)`);
  const actor = commandLineActor([{ id: "command-line", user: "command-line", role: "director", district, organisationPath: "", placePath: "", enterprise: null, from: "2000-01-01", until: null, grantedBy: "data folder" }]);
  switch (verb) {
    case "list": return listed(desk, actor, options["--find"] ?? "", json, talk);
    case "export": return exported(office, desk, actor, name, file, options, json, talk);
    case "template": { const made = await desk.template(actor, name); await written(file, made.bytes); talk.err(`已写出模板 ${file}（template）\n`); return 0; }
    case "import": return importLedger(office, name, file, district, { takeGood: on.has("--take-good"), json, place: options["--place"] ?? null, why: options["--why"] ?? "" }, talk);
    case "batches": return batches(desk, actor, name, json, talk);
    default: return withdrawn(desk, actor, name, file, options["--why"] ?? "", json, talk);
  }
};

async function listed(desk: LedgerDesk, actor: Actor, find: string, json: boolean, talk: Talk): Promise<number> {
  const word = find.trim().toLowerCase(), cards = (await desk.ledgers(actor)).filter((each) => word === "" || `${each.ledger} ${each.title.zh} ${each.title.en} ${each.moduleTitle.zh} ${each.systems.join(" ")}`.toLowerCase().includes(word));
  for (const each of cards) talk.out(json ? `${JSON.stringify(each)}\n` : `${each.ledger.padEnd(28)} ${String(each.rows).padStart(7)} 条 ${(each.overdue ?? 0) > 0 ? `逾期 ${each.overdue} ` : ""}${each.title.zh}（${each.moduleTitle.zh}）\n`);
  talk.err(`${cards.length} 本台账，${cards.reduce((sum, each) => sum + each.rows, 0)} 条（ledgers, rows）\n`);
  return 0;
}

async function exported(office: Office, desk: LedgerDesk, actor: Actor, name: string, file: string, options: Readonly<Record<string, string>>, json: boolean, talk: Talk): Promise<number> {
  const query = Object.fromEntries(Object.entries(options).filter(([key]) => ["--filter", "--text", "--sort", "--as-of", "--columns"].includes(key)).map(([key, value]) => [key === "--as-of" ? "asOf" : key.slice(2), value]));
  const model = await desk.taken(actor, name, query);
  await written(file, await excelSheets.table(model, { language: "zh", watermark: `命令行 · ${office.clock.now()}` }));
  if (json) talk.out(`${JSON.stringify({ ledger: name, file, rows: model.rows.length, filter: model.filter, columns: model.columns.map(({ id }) => id), madeAt: model.madeAt })}\n`);
  talk.err(`已写出 ${file}（${model.title.zh}，${model.rows.length} 行，rows；筛选：${model.filter.zh}）\n`);
  return 0;
}
class CannotWrite extends Error { readonly code = "cli/cannot-write"; readonly zh: string; readonly en: string; constructor(file: string, why: string) { super(`${file}: ${why}`); this.zh = `写不了文件 ${file}：请检查文件夹是否存在、有无权限、是否已被打开`; this.en = `the file cannot be written: ${why}`; } }
async function written(file: string, bytes: Uint8Array): Promise<void> { try { await writeFile(file, bytes); } catch (problem) { throw new CannotWrite(file, (problem as NodeJS.ErrnoException).code ?? String(problem)); } }

const steps = { reading: "读取中", read: "待确认", committing: "导入中", committed: "已导入", withdrawing: "撤回中", withdrawn: "已撤回", failed: "失败" } as const;
async function batches(desk: LedgerDesk, actor: Actor, name: string, json: boolean, talk: Talk): Promise<number> {
  const all = await desk.imports(actor, name);
  for (const each of all) talk.out(json ? `${JSON.stringify(each)}\n` : `${each.id} ${steps[each.step]} 新增 ${each.counts.new} 变更 ${each.counts.changed} 相同 ${each.counts.same} 有误 ${each.counts.refused} ${each.name} ${each.byName} ${each.at}\n`);
  talk.err(`${all.length} 批（batches）\n`);
  return 0;
}
async function withdrawn(desk: LedgerDesk, actor: Actor, name: string, batch: string, why: string, json: boolean, talk: Talk): Promise<number> {
  await desk.withdrawImport(actor, name, batch, { why });
  await desk.idle();
  const done = await desk.importOf(actor, name, batch);
  if (json) talk.out(`${JSON.stringify(done)}\n`);
  talk.err(done.step === "withdrawn" ? `已撤回批次 ${batch}，台账恢复到导入前（withdrawn whole）\n` : `没有撤回：${done.failure?.zh ?? steps[done.step]}（not withdrawn）\n`);
  return done.step === "withdrawn" ? 0 : 1;
}
