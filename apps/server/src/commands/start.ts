import { Cron } from "croner";
import { backupDue } from "../backups.js";
import { carryOut } from "../carry-out.js";
import type { Call } from "../call.js";
import { openGateway } from "../gateway.js";
import { openLocalLine } from "../local-line.js";
import { openBridge } from "../mqtt-bridge.js";
import { openOffice, type Office } from "../office.js";
import { servePages } from "../pages.js";
import { portFree } from "../port-free.js";
import { dropPastKeeping } from "../retention.js";
import { startSimulatedHistory } from "../simulated-history.js";
import { seedSimulatedInstruments, startSimulation } from "../simulation.js";
import { startWorkers } from "../workers.js";
import { stopAsked } from "../stop-asked.js";
import { CalledWrongly, type Talk } from "../talk.js";

/** What a process of the program does: all of it, or one part where several share a database (分开部署). */
export interface Parts { readonly pages: boolean; readonly gateway: boolean }

/**
 * `yunqing start` (启动): store, districts, evaluation, gateway, pages; progress on standard error.
 * Ends when the process is told to stop; what arrived is stored and answered, then the store is closed.
 */
export async function start(call: Call): Promise<number> { return run(call, "start", { pages: true, gateway: true }); }

/** `yunqing gateway` (网关): only the gateway, beside other processes on one database. */
export async function gateway(call: Call): Promise<number> { return run(shared(call, "gateway"), "gateway", { pages: false, gateway: true }); }

/** `yunqing web` (网页): only the pages, beside other processes on one database. */
export async function web(call: Call): Promise<number> { return run(shared(call, "web"), "web", { pages: true, gateway: false }); }

/** The embedded store has one owner, so parts can be apart only on a server. */
function shared(call: Call, name: string): Call {
  if (call.config.database === "") throw new CalledWrongly(`${name} 需要 --database：内嵌库只能由一个进程使用；单机请用 yunqing start (${name} needs --database: the embedded store has one owner; use yunqing start)`);
  return call;
}

async function run(call: Call, name: string, parts: Parts): Promise<number> {
  const { config, argv, talk } = call;
  if (argv.length > 0) throw new CalledWrongly(`${name} 不认识“${argv[0]}” (${name} knows no "${argv[0]}")`);
  const began = performance.now();
  const step = (zh: string, en: string): void => talk.err(`[${((performance.now() - began) / 1000).toFixed(1)} s] ${zh}（${en}）\n`);
  const gatewayHost = config.gatewayHost === "" ? config.host : config.gatewayHost;
  if (parts.pages && config.port !== "0") await portFree(config.host, Number(config.port));
  if (parts.gateway && config.gatewayPort !== "0") await portFree(gatewayHost, Number(config.gatewayPort), "--gateway-port");
  step("打开数据库", "opening the store");
  const office = await openOffice(config, talk, { beforeMigration: backupDue(config, talk) });
  const ends: (() => Promise<void>)[] = [];
  try {
    // a gateway beside others serves what is in the database; packs and duties are the work of whoever serves the pages
    const first = parts.pages ? await prepared(office, step, talk) : [];
    if (parts.gateway) {
      const opened = await openGateway(office, { host: gatewayHost, port: Number(config.gatewayPort) }, talk);
      ends.push(() => opened.close());
      step(`网关：${opened.address}`, "gateway");
      if (config.demo === "yes" && config.simulate === "yes") {
        const simulation = await startSimulation(office, opened.port);
        if (simulation !== null) { ends.push(() => simulation.close()); step("模拟仪器向模拟演示区发送数据", "simulated instruments feed the simulated district"); }
      }
    }
    if (parts.gateway && config.mqtt !== "") { const bridge = await openBridge(office, talk); ends.push(() => bridge.close()); }
    if (parts.pages) { const workers = await startWorkers(office, talk); ends.push(() => workers.close()); }
    const served = parts.pages ? await servePages(office) : null;
    if (served !== null) ends.push(() => served.close());
    if (config.database === "" || parts.pages) {
      const line = await openLocalLine(config.data, (command, ear) => carryOut(office, command, ear));
      ends.push(() => line.close());
    }
    office.store.announce(served?.address ?? null);
    if (parts.pages) {
      const daily = new Cron("5 0 * * *", { timezone: "Asia/Shanghai", protect: true }, async () => { await office.raiseDuties(); await dropPastKeeping(office, talk); });
      ends.push(async () => { daily.stop(); });
    }
    step(`就绪：${served?.address ?? "网关"}`, "ready");
    if (first.length > 0) talk.err(firstWords(first));
    if (parts.gateway && config.demo === "yes" && config.simulate === "yes") { const history = startSimulatedHistory(office, talk); ends.push(() => history.close()); }
    await stopAsked();
    talk.err("\n正在停止……（stopping）\n");
    return 0;
  } finally {
    await inOrder(ends.reverse(), talk);
    await office.close();
  }
}

/** Brings in packs, first users, what is due, and the simulated instruments (开业准备). @returns users made just now, with their one-time passwords */
async function prepared(office: Office, step: (zh: string, en: string) => void, talk: Talk): ReturnType<Office["identity"]["bootstrap"]> {
  const { config } = office;
  step("读取地区数据包", "reading the districts");
  await office.loadDistricts(config.districts, config.demo === "yes", talk);
  const first = await office.identity.bootstrap();
  step("评判规划、生成到期事项", "judging the plans, opening what is due");
  await office.raiseDuties();
  if (config.demo === "yes") await seedSimulatedInstruments(office);
  return first;
}

/** Ends the parts one after another, the last begun first; one that fails does not keep the others. */
async function inOrder(ends: readonly (() => Promise<void>)[], talk: Talk): Promise<void> {
  for (const end of ends) await end().catch((problem: unknown) => { talk.err(`  · ${problem instanceof Error ? problem.message : String(problem)}\n`); });
}

function firstWords(first: readonly { readonly name: string; readonly displayName: string; readonly oneTimePassword: string }[]): string {
  const rows = first.map((user) => `  ${user.displayName.padEnd(6, "　")}  ${user.name.padEnd(10)}  ${user.oneTimePassword}`);
  return `\n首次启动：以下一次性口令只显示这一次，首次登录时必须修改。\nFirst start: these one-time passwords are shown once and must be changed at the first sign-in.\n\n${rows.join("\n")}\n\n忘记时：yunqing user reset 用户名\n\n`;
}

