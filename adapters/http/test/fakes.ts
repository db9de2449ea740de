import { NotFound, type Actor, type EvidenceVault } from "@yunqing/domain";
import type { CalendarDeskPort, DutyClockDeskPort, DutyDeskPort, IdentityDeskPort, PlanDeskPort, ServerPorts, SignedIn } from "../src/ports.js";
import { buildServer } from "../src/server.js";
import { monitorDesk } from "./monitoring-samples.js";
import * as sample from "./samples.js";

/** Desks that answer with samples: only for what the protocol does with them. The rules of the desks are tested where the desks are. */
export const actor: Actor = { user: "u1", name: "张三", organisation: "bureau", address: "127.0.0.1", grants: [] };
export const token = "the-token-of-the-session-of-zhang-san";
export const cookie = `yunqing=${token}`;
export const csrf = sample.session.csrf;

export function planDesk(over: Partial<PlanDeskPort> = {}): PlanDeskPort {
  return {
    plans: async () => [sample.plan], overview: async () => sample.overview, indicators: async () => [sample.indicator], indicator: async () => sample.indicator, values: async () => [sample.awaiting],
    reportValue: async () => sample.value, reviewValue: async () => sample.value, assignTarget: async () => sample.assignment, targets: async () => [sample.target], projects: async () => sample.projects,
    project: async () => sample.project, reportProgress: async () => sample.progress, tasks: async () => sample.tasks, check: async () => sample.check, document: async () => sample.document,
    layers: async () => [sample.layer], importLayer: async () => sample.layer, reports: async () => [sample.report], reportTaken: async (_actor, id) => { if (id !== sample.report.id) throw new NotFound("report", id); return sample.report; }, reportFigures: async () => [sample.frozenFigure], reportModel: async () => sample.model, recordReport: async () => sample.report,
    organisations: async () => [sample.organisation], places: async () => [sample.place], evidence: async () => sample.evidence, evidenceTaken: async () => sample.evidence, evidenceAdded: async () => sample.evidence, districtAudit: async () => sample.audit,
    table: async () => sample.table, ...over,
  };
}

export function dutyClockDesk(): DutyClockDeskPort {
  return { limits: async () => [sample.limit], notices: async () => [sample.dutyNotice], see: async () => [sample.dutyNotice], settings: async () => sample.dutySetting, setSettings: async () => sample.dutySetting };
}
export function calendarDesk(): CalendarDeskPort {
  return { view: async () => sample.calendar, enter: async () => sample.calendar, affected: async () => [sample.affected], redate: async () => [sample.affected] };
}
export function dutyDesk(over: Partial<DutyDeskPort> = {}): DutyDeskPort {
  return { duties: async () => [sample.duty], duty: async () => sample.duty, openDuty: async () => sample.duty, moveDuty: async () => sample.duty, ...over };
}

export function identity(over: Partial<IdentityDeskPort> = {}, session = sample.session): IdentityDeskPort {
  return {
    signIn: async () => ({ token, session }), resume: async (given): Promise<SignedIn | null> => (given === token ? { actor, session } : null), signOut: async () => undefined,
    changePassword: async () => session, ownSessions: async () => [sample.ownSession], revokeSession: async () => undefined, users: async () => [sample.user], createUser: async () => sample.createdUser,
    resetPassword: async () => ({ oneTimePassword: "Ab1-once" }), setActive: async () => sample.user, createGrant: async () => sample.grant, endGrant: async () => undefined, audit: async () => sample.audit, ...over,
  };
}

/** A vault that keeps what it is given in memory, in the order given. */
export function vault(): EvidenceVault & { readonly kept: Buffer[] } {
  const kept: Buffer[] = [];
  return {
    kept,
    async put(name, _type, bytes) {
      const parts: Uint8Array[] = [];
      for await (const part of bytes) parts.push(part);
      kept.push(Buffer.concat(parts));
      return { ...sample.evidence, name, bytes: Buffer.concat(parts).length };
    },
    open: async () => ({ type: "application/pdf", bytes: 5, stream: (async function* () { yield new TextEncoder().encode("%PDF-"); })() }),
    thumbnail: async () => ({ type: "image/webp", bytes: new Uint8Array([1, 2, 3]) }),
    async *hashes() { yield sample.hash; },
  };
}

export function ports(over: Partial<ServerPorts> = {}): ServerPorts {
  return {
    districts: () => [sample.district], planDesk: (d) => (d === "yungang" ? planDesk() : null), dutyDesk: (d) => (d === "yungang" ? dutyDesk() : null), monitorDesk: (d) => (d === "yungang" ? monitorDesk() : null), observationDesk: () => null, readKeyDesk: () => null, dutyClockDesk: (d) => (d === "yungang" ? dutyClockDesk() : null), calendarDesk: (d) => (d === "yungang" ? calendarDesk() : null), networkDesk: () => null, dataReviewDesk: () => null, figureDesk: () => null, boardDesk: () => null, bulletinDesk: () => null, alarmDesk: () => null, loopDesk: () => null, ledgerDesk: () => null, ledgerSubjectDesk: () => null, reconciliationDesk: () => null, dossierDesk: () => null, analysisDesk: () => null, sensorThingsDesk: () => null, identity: identity(), vault: vault(),
    word: { document: async () => new TextEncoder().encode("PKdocx") }, sheets: { table: async () => new TextEncoder().encode("PKxlsx"), tables: async () => new TextEncoder().encode("PKxlsx") },
    backups: { list: async () => [{ file: "a.tar", bytes: 1, at: "2026-01-01T00:00:00Z" }], make: async () => ({ file: "b.tar", bytes: 2, at: "2026-01-01T00:00:00Z" }) },
    status: () => sample.status, reachable: async () => true, gauges: async () => ({ storeBytes: 4096, openDuties: { yungang: 3 } }), ...over,
  };
}

export const server = (over: Partial<ServerPorts> = {}) => buildServer(ports(over));

let usual: ReturnType<typeof buildServer> | undefined;
/** One server with the usual answers, built once for all tests of a file that change nothing about it. */
export const usualServer = () => (usual ??= server());
