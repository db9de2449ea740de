import { createServer } from "node:net";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Cron } from "croner";
import { pino } from "pino";
import { buildServer } from "@yunqing/http";
import { excelSheets } from "@yunqing/sheets";
import { wordDocuments } from "@yunqing/word";
import { backupDue, backupsOf } from "../backups.js";
import { districtsOf, gaugesOf, statusOf } from "../situation.js";
import { openLocalLine } from "../local-line.js";
import { openOffice, type Office } from "../office.js";
import { CalledWrongly } from "../talk.js";
import { carryOut } from "../carry-out.js";
import type { Call } from "../call.js";

/** A port that somebody else listens on (端口被占用). */
export class PortTaken extends Error {
  readonly code = "server/port-taken";
  constructor(readonly zh: string, readonly en: string) { super(en); }
}

/** @throws {PortTaken} before anything slow is begun */
async function portFree(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (problem: NodeJS.ErrnoException) => {
      if (problem.code === "EADDRINUSE") reject(new PortTaken(`端口 ${port} 已被占用：可能云清已在运行，或用 --port 另选一个端口。`, `Port ${port} is in use: Yunqing may be running already, or choose another port with --port.`));
      else if (problem.code === "EACCES") reject(new PortTaken(`无权使用端口 ${port}：请用 1024 以上的端口。`, `No permission for port ${port}: use one above 1024.`));
      else if (problem.code === "EADDRNOTAVAIL") reject(new PortTaken(`本机没有地址 ${host}：请检查 --host。`, `This machine has no address ${host}: check --host.`));
      else reject(problem);
    });
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}

/**
 * `yunqing start` (启动): store, districts, evaluation, pages; progress on standard error.
 * Ends when the process is told to stop; the store is closed in order.
 */
export async function start(call: Call): Promise<number> {
  const { config, argv, talk } = call;
  if (argv.length > 0) throw new CalledWrongly(`start 不认识“${argv[0]}” (start knows no "${argv[0]}")`);
  const began = performance.now();
  const step = (zh: string, en: string): void => talk.err(`[${((performance.now() - began) / 1000).toFixed(1)} s] ${zh}（${en}）\n`);
  if (config.port !== "0") await portFree(config.host, Number(config.port));
  step("打开数据库", "opening the store");
  const office = await openOffice(config, talk, { beforeMigration: backupDue(config, talk) });
  try {
    step("读取地区数据包", "reading the districts");
    await office.loadDistricts(config.districts, config.demo === "yes", talk);
    const first = await office.identity.bootstrap();
    step("评判规划、生成到期事项", "judging the plans, opening what is due");
    await office.raiseDuties();
    const served = await serve(office);
    const line = await openLocalLine(config.data, (command, ear) => carryOut(office, command, ear));
    office.store.announce(served.address);
    const daily = new Cron("5 0 * * *", { timezone: "Asia/Shanghai", protect: true }, async () => { await office.raiseDuties(); });
    step(`就绪：${served.address}`, "ready");
    if (first.length > 0) talk.err(firstWords(first));
    await stopAsked();
    talk.err("\n正在停止……（stopping）\n");
    daily.stop();
    await line.close();
    await served.close();
    return 0;
  } finally { await office.close(); }
}

async function serve(office: Office): Promise<{ readonly address: string; close(): Promise<void> }> {
  const { config } = office;
  const webRoot = join(config.root, "apps/web/dist-web");
  const logger = pino({ level: config.logLevel, base: null, redact: ["req.headers.cookie", "req.headers.authorization", "password", "token"] }, pino.destination(2));
  const server = await buildServer({
    districts: () => districtsOf(office), planDesk: (id) => office.planDesk(id), dutyDesk: (id) => office.dutyDesk(id), identity: office.identity, vault: office.vault,
    word: wordDocuments, sheets: excelSheets, backups: backupsOf(office), status: () => statusOf(office), gauges: () => gaugesOf(office),
    reachable: async () => (await office.store.health()).ok,
    ...(existsSync(join(webRoot, "index.html")) ? { webRoot } : {}),
    trustProxy: config.trustProxy === "" ? false : config.trustProxy.split(",").map((each) => each.trim()), tls: config.secureCookies === "yes", logger,
  });
  await server.listen({ host: config.host, port: Number(config.port) });
  const { port } = server.server.address() as { port: number };
  return { address: `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`, close: () => closed(server) };
}

/** Ends the pages in order (停止服务): what is being answered is answered; connections that browsers keep open are not waited for, nor is anything longer than ten seconds. */
async function closed(server: Awaited<ReturnType<typeof buildServer>>): Promise<void> {
  const idle = setInterval(() => { server.server.closeIdleConnections(); }, 100), late = setTimeout(() => { server.server.closeAllConnections(); }, 10_000);
  try { await server.close(); } finally { clearInterval(idle); clearTimeout(late); }
}

function firstWords(first: readonly { readonly name: string; readonly displayName: string; readonly oneTimePassword: string }[]): string {
  const rows = first.map((user) => `  ${user.displayName.padEnd(6, "　")}  ${user.name.padEnd(10)}  ${user.oneTimePassword}`);
  return `\n首次启动：以下一次性口令只显示这一次，首次登录时必须修改。\nFirst start: these one-time passwords are shown once and must be changed at the first sign-in.\n\n${rows.join("\n")}\n\n忘记时：yunqing user reset 用户名\n\n`;
}

/** Resolves when the process is asked to stop (Ctrl-C, a service manager); a second ask ends at once. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (): void => { if (asked) process.exit(1); asked = true; resolve(); };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    process.on("SIGHUP", stop);
  });
}
