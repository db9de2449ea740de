import { sentenceOf, type Call } from "./call.js";
import { ConfigInvalid, keys, readConfig } from "./config.js";
import { CalledWrongly, consoleTalk, type Talk } from "./talk.js";

interface Command { readonly words: string; readonly zh: string; readonly en: string; readonly run: (call: Call) => Promise<number> }

/** Every command of the program. A command is loaded when called, so that `evaluate` starts without a database driver. */
export const commands: Readonly<Record<string, Command>> = {
  start: { words: "start", zh: "启动：建库、载入地区、评判、提供网页", en: "start: store, districts, evaluation, pages", run: async (call) => (await import("./commands/start.js")).start(call) },
  gateway: { words: "gateway --database URL", zh: "只运行 HJ 212 网关（与其他进程共用数据库）", en: "only the HJ 212 gateway, beside other processes on one database", run: async (call) => (await import("./commands/start.js")).gateway(call) },
  web: { words: "web --database URL", zh: "只运行网页（与其他进程共用数据库）", en: "only the pages, beside other processes on one database", run: async (call) => (await import("./commands/start.js")).web(call) },
  simulate: { words: "simulate --to HOST:PORT [--seed N] [--instruments N] [--scenario NAME] [--speed N] [--csv FILE --mn MN]", zh: "模拟仪器：向网关发送模拟数据，或把 CSV 当作一台仪器回放", en: "simulated instruments speaking to a gateway, or a CSV replayed as one", run: async (call) => (await import("./commands/simulate.js")).simulateCommand(call) },
  replay: { words: "replay [--district ID] [--from DAY] [--until DAY] [--json]", zh: "由原始报文重放，与观测逐条核对", en: "rebuild the observations from the raw packets and compare", run: async (call) => (await import("./commands/replay.js")).replay(call) },
  import: { words: "import observations FILE --document TEXT [--title TEXT] [--origin laboratory|import] [--take-good] [--json] | import LEDGER FILE [--place ID] [--why TEXT] [--take-good] [--json]", zh: "导入监测数据或台账（CSV 或 Excel），一批可整批撤回", en: "import observations or a ledger from CSV or Excel as one batch", run: async (call) => (await import("./commands/import.js")).importFile(call) },
  ledger: { words: "ledger list | export|template|import LEDGER FILE | batches LEDGER | withdraw LEDGER BATCH --why TEXT [--json]", zh: "台账：列出、导出、模板、导入、批次、整批撤回", en: "ledgers: list, export, template, import, batches, withdraw a batch", run: async (call) => (await import("./commands/ledger.js")).ledger(call) },
  evaluate: { words: "evaluate [--explain]", zh: "逐行求值标准规则（标准输入，JSON 行）", en: "evaluate rules of the standards, JSON lines on standard input", run: async (call) => (await import("./commands/evaluate.js")).evaluate(call) },
  decode: { words: "decode [--strict] [--lenient NAME] [--split N] [--key HEX]", zh: "解码 HJ 212 报文（标准输入，原始字节）", en: "decode HJ 212 packets, raw bytes on standard input", run: async (call) => (await import("./commands/decode.js")).decode(call) },
  plan: { words: "plan check [--json] [--district ID] [--plan ID]", zh: "规划体检", en: "check a plan against itself and the standards", run: async (call) => (await import("./commands/plan.js")).plan(call) },
  district: { words: "district add DIR | list", zh: "地区：新增、列出", en: "districts: add, list", run: async (call) => (await import("./commands/district.js")).district(call) },
  user: { words: "user add NAME [--display TEXT] [--organisation ID] | reset NAME", zh: "用户：新增、重置口令", en: "users: add, reset the password", run: async (call) => (await import("./commands/user.js")).user(call) },
  export: { words: "export TABLE|LEDGER FILE [--district ID] [--plan ID] [--day DAY] [--known DAY] [--as-of DAY] [--filter JSON]", zh: "导出表格或台账为 Excel", en: "export a table or a ledger as Excel", run: async (call) => (await import("./commands/export.js")).exportTable(call) },
  backup: { words: "backup FILE", zh: "备份（运行中也可）", en: "back up, also while running", run: async (call) => (await import("./commands/backup.js")).backup(call) },
  restore: { words: "restore FILE", zh: "恢复到空的数据目录或空库", en: "restore into an empty folder or database", run: async (call) => (await import("./commands/backup.js")).restore(call) },
  "migrate-to-postgres": { words: "migrate-to-postgres URL", zh: "把内嵌库迁到 PostgreSQL", en: "move the embedded store to PostgreSQL", run: async (call) => (await import("./commands/backup.js")).migrate(call) },
  bench: { words: "bench NAME", zh: "基准测试", en: "benchmarks", run: async (call) => (await import("./commands/bench.js")).bench(call) },
};

function usage(): string {
  const lines = Object.values(commands).map((command) => `  yunqing ${command.words}\n      ${command.zh} · ${command.en}`);
  const settings = Object.values(keys).map((key) => `  ${key.flag}  ${key.env}  [${key.fallback || "-"}]\n      ${key.zh} · ${key.en}`);
  return `云清 Yunqing\n\n${lines.join("\n")}\n\n设置 settings\n${settings.join("\n")}\n`;
}

/**
 * Runs one command.
 * @returns exit code: 0 done, 1 the work failed, 2 called wrongly
 */
export async function main(argv: readonly string[], place: { readonly root: string }, talk: Talk = consoleTalk): Promise<number> {
  try {
    const [name, ...rest] = argv;
    if (name === undefined || name === "help" || name === "--help" || name === "-h") { (name === undefined ? talk.err : talk.out)(usage()); return name === undefined ? 2 : 0; }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new CalledWrongly(`没有“${name}”这个命令 (no command "${name}")\n\n${usage()}`);
    const { config, rest: own } = readConfig(rest, process.env, place.root);
    return await command.run({ config, argv: own, talk });
  } catch (problem) {
    talk.err(`${sentenceOf(problem)}\n`);
    return problem instanceof CalledWrongly || problem instanceof ConfigInvalid ? 2 : 1;
  }
}
