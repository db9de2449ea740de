import { existsSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { buildServer } from "@yunqing/http";
import { excelSheets } from "@yunqing/sheets";
import { wordDocuments } from "@yunqing/word";
import { backupsOf } from "./backups.js";
import type { Office } from "./office.js";
import { districtsOf, gaugesOf, statusOf } from "./situation.js";

/** Serves the JSON API and the pages (网页服务). @returns the address to tell people, and how to end it in order */
export async function servePages(office: Office): Promise<{ readonly address: string; close(): Promise<void> }> {
  const { config } = office;
  const webRoot = join(config.root, "apps/web/dist-web");
  const logger = pino({ level: config.logLevel, base: null, redact: ["req.headers.cookie", "req.headers.authorization", "password", "token"] }, pino.destination(2));
  const server = await buildServer({
    districts: () => districtsOf(office), planDesk: (id) => office.planDesk(id), dutyDesk: (id) => office.dutyDesk(id), monitorDesk: (id) => office.monitorDesk(id), observationDesk: (id) => office.observationDesk(id), readKeyDesk: (id) => office.readKeyDesk(id), dutyClockDesk: (id) => office.dutyClockDesk(id), calendarDesk: (id) => office.calendarDesk(id), networkDesk: (id) => office.networkDesk(id), dataReviewDesk: (id) => office.dataReviewDesk(id), figureDesk: (id) => office.figureDesk(id), boardDesk: (id) => office.boardDesk(id), bulletinDesk: (id) => office.bulletinDesk(id), alarmDesk: (id) => office.alarmDesk(id), loopDesk: (id) => office.loopDesk(id), ledgerDesk: (id) => office.ledgerDesk(id), ledgerSubjectDesk: (id) => office.ledgerSubjectDesk(id), reconciliationDesk: (id) => office.reconciliationDesk(id), dossierDesk: (id) => office.dossierDesk(id), analysisDesk: (id) => office.analysisDesk(id), sensorThingsDesk: (id) => office.sensorThingsDesk(id),
    identity: office.identity, vault: office.vault,
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

