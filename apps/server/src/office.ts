import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AlarmDesk, AnalysisDesk, BoardDesk, BulletinDesk, calendarBook, CalendarDesk, checkPlan, DataReviewDesk, documentLinks, DutyClockDesk, DutyDesk, DutyWatch, FigureDesk, IdentityDesk, LedgerDesk, LedgerSubjectDesk, ledgerModules, DossierDesk, ReconciliationDesk, ledgers, LoopDesk, MonitorDesk, NetworkDesk, ObservationDesk, PlanDesk, ReadKeyDesk, SensorThingsDesk, targetsOfPack, type Actor, type CalendarBook, type Clock, type EvidenceVault, type Pack, type PlanDeskPorts, type Secrets } from "@yunqing/domain";
import { commandProblem, type GatewayStats } from "@yunqing/gateway-hj212";
import { explainPacket, isLeniency, leniencyOf } from "@yunqing/hj212";
import { evidenceVault } from "@yunqing/files";
import { secretsAt, systemClock } from "@yunqing/identity";
import { listPacks, readPack } from "@yunqing/packs";
import { importSheets, ledgerSheets } from "@yunqing/sheets";
import { bulletinPapers } from "@yunqing/word";
import { openStore, type StoreInside } from "@yunqing/store-postgres";
import { ConfigInvalid, type Config } from "./config.js";
import { breather } from "./breather.js";
import { factorTable } from "./factor-table.js";
import { refusingWrite } from "./folders.js";
import type { Talk } from "./talk.js";

/** Everything joined: the store that is open, the packs, the desks of every district (办公室). It holds no rule. */
export interface Office {
  readonly config: Config; readonly store: StoreInside; readonly clock: Clock; readonly vault: EvidenceVault; readonly identity: IdentityDesk; readonly secrets: Secrets;
  planDesk(district: string): PlanDesk | null;
  dutyDesk(district: string): DutyDesk | null;
  dutyClockDesk(district: string): DutyClockDesk | null;
  calendarDesk(district: string): CalendarDesk | null;
  /** the rule that reminds of duties and escalates them */
  dutyWatch(district: string): DutyWatch | null;
  monitorDesk(district: string): MonitorDesk | null;
  observationDesk(district: string): ObservationDesk | null;
  networkDesk(district: string): NetworkDesk | null;
  dataReviewDesk(district: string): DataReviewDesk | null;
  figureDesk(district: string): FigureDesk | null;
  boardDesk(district: string): BoardDesk | null;
  bulletinDesk(district: string): BulletinDesk | null;
  alarmDesk(district: string): AlarmDesk | null;
  loopDesk(district: string): LoopDesk | null;
  ledgerDesk(district: string): LedgerDesk | null;
  ledgerSubjectDesk(district: string): LedgerSubjectDesk | null;
  reconciliationDesk(district: string): ReconciliationDesk | null;
  dossierDesk(district: string): DossierDesk | null;
  /** the folder that a district was read from, for what is read from it later; null when this run did not read it */
  folderOf(district: string): string | null;
  analysisDesk(district: string): AnalysisDesk | null;
  sensorThingsDesk(district: string): SensorThingsDesk | null;
  readKeyDesk(district: string): ReadKeyDesk | null;
  /** Calls when somebody changed the registry or queued a command in this process. */
  onRegistryChange(call: () => void): void;
  /** numbers of the gateway where this process has one */
  gatewayStats: (() => GatewayStats) | null;
  /** Opens the duties that the declared rules ask for today, in every district. */
  raiseDuties(): Promise<void>;
  /** Reads every pack of a folder and brings the new or changed ones into the store. */
  loadDistricts(root: string, demo: boolean, talk: Talk): Promise<void>;
  loadDistrict(folder: string): Promise<{ readonly id: string; readonly outcome: "added" | "known" }>;
  close(): Promise<void>;
}

/** The desks of one district. */
interface Desks {
  readonly plan: PlanDesk; readonly duty: DutyDesk; readonly monitor: MonitorDesk; readonly observation: ObservationDesk; readonly ports: PlanDeskPorts;
  readonly network: NetworkDesk; readonly dataReview: DataReviewDesk; readonly figure: FigureDesk; readonly board: BoardDesk; readonly bulletin: BulletinDesk; readonly alarm: AlarmDesk; readonly loop: LoopDesk; readonly ledger: LedgerDesk; readonly ledgerSubject: LedgerSubjectDesk; readonly reconciliation: ReconciliationDesk; readonly dossier: DossierDesk; readonly analysis: AnalysisDesk; readonly sensorThings: SensorThingsDesk; readonly readKey: ReadKeyDesk;
  readonly dutyClock: DutyClockDesk; readonly calendar: CalendarDesk; readonly dutyWatch: DutyWatch;
}

/** Where things lie in the data folder. */
export const foldersOf = (config: Config): { readonly store: string; readonly evidence: string; readonly keys: string; readonly backups: string } =>
  ({ store: join(config.data, "store"), evidence: join(config.data, "evidence"), keys: join(config.data, "keys"), backups: join(config.data, "backups") });

/** The data of `calendar.json`, by which an office adds notices and its own days to those that come with the program (工作日历); notices entered on the screen go before it. */
function calendarDataOf(file: string): unknown {
  if (!existsSync(file)) return {};
  let data: unknown;
  try { data = JSON.parse(readFileSync(file, "utf8")); } catch (problem) { throw new ConfigInvalid(`${file} 不是有效的 JSON：${(problem as Error).message} (not valid JSON)`); }
  calendarBook(data);
  return data;
}

const schemaOf = (id: string): string => `d_${id.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`.slice(0, 40) + (/^[a-z0-9-]{1,36}$/.test(id) ? "" : `_${createHash("sha256").update(id).digest("hex").slice(0, 8)}`);

/** Opens the store and joins the adapters to the ports of the domain. */
export async function openOffice(config: Config, talk: Talk, options: { readonly beforeMigration?: Parameters<typeof openStore>[0]["beforeMigration"] } = {}): Promise<Office> {
  const folders = foldersOf(config);
  refusingWrite(config.data, () => { mkdirSync(config.data, { recursive: true, mode: 0o700 }); });
  const tell = (progress: { readonly zh: string; readonly en: string }): void => talk.err(`  · ${progress.zh}（${progress.en}）\n`);
  const hook = options.beforeMigration === undefined ? {} : { beforeMigration: options.beforeMigration };
  const store = await openStore(config.database !== "" ? { kind: "server", url: config.database, tell, ledgers, ...hook } : { kind: "embedded", folder: folders.store, postgis: config.postgis === "yes" ? "on" : "kept", tell, ledgers, ...hook });
  const clock = systemClock();
  const secrets = await secretsAt(folders.keys);
  if (secrets.notice !== null) talk.err(`  · ${secrets.notice.zh}（${secrets.notice.en}）\n`);
  const vault = await evidenceVault(folders.evidence);
  const packOf = async (district: string): Promise<Pack | null> => (store.districtIds().includes(district) ? await store.district(district).read((reader) => reader.pack()) : null);
  const calendarData = calendarDataOf(join(config.data, "calendar.json")), books = new Map<string, CalendarBook>();
  const bookOf = (district: string): CalendarBook => { const held = books.get(district) ?? calendarBook(calendarData); books.set(district, held); return held; };
  const identity = new IdentityDesk({ platform: store.platform, secrets, clock, policy: { idleMinutes: Number(config.idleMinutes), wrongPerAddress: Number(config.wrongPerAddress) }, packs: packOf });
  const names = (ids: readonly string[]): Promise<ReadonlyMap<string, string>> => identity.displayNames(ids);
  const numberings = new Map<string, string | undefined>();
  for (const id of store.districtIds()) numberings.set(id, (await packOf(id))?.district.dutyNumbering);
  const desks = new Map<string, Desks>();
  const registryCalls: (() => void)[] = [];
  const desksOf = (district: string): Desks | null => {
    const held = desks.get(district);
    if (held !== undefined || !store.districtIds().includes(district)) return held ?? null;
    const own = store.district(district), numbering = numberings.get(district), book = bookOf(district), { calendar } = book;
    const duty = new DutyDesk({ store: own, clock, calendar, names, ...(numbering === undefined ? {} : { numbering }) });
    const ports: PlanDeskPorts = { store: own, clock, duties: duty, names, rules: { checkPlan, documentLinks } };
    const monitor = new MonitorDesk({
      store: own, observations: store.observations(district), clock, secrets, factorTable, names, nudge: () => { for (const call of registryCalls) call(); },
      leniencyLabel: (name) => (isLeniency(name) ? leniencyOf(name).label : null), packetReader: { explain: (bytes) => explainPacket(bytes) },
      commandCheck: (command, parameters, edition) => commandProblem(command, parameters, edition),
    });
    const observation = new ObservationDesk({ store: own, observations: store.observations(district), clock, secrets, factorTable, vault, sheets: importSheets, names });
    // what the later desks are joined to; each takes of it what its ports name
    const ground = { district, store: own, observations: store.observations(district), figureStore: store.figures(district), alarmStore: store.alarms(district), loopStore: store.loops(district), readKeySeen: store.readKeySeen(district), clock, secrets, factorTable, vault, names, duties: duty, calendar, ...breather() };
    const network = new NetworkDesk(ground), figure = new FigureDesk(ground), dataReview = new DataReviewDesk({ ...ground, figures: figure }), alarm = new AlarmDesk(ground), loop = new LoopDesk(ground), readKey = new ReadKeyDesk(ground);
    const ledgerPorts = { ...ground, ledgerStore: store.ledgers(district), modules: ledgerModules, sheets: ledgerSheets, ...(numbering === undefined ? {} : { numbering }) }, ledger = new LedgerDesk(ledgerPorts), ledgerSubject = new LedgerSubjectDesk(ledgerPorts), reconciliation = new ReconciliationDesk(ledgerPorts), dossier = new DossierDesk({ ...ledgerPorts, livePoints: (actor) => monitor.points(actor), dutyLines: (actor) => duty.duties(actor) });
    const withFigures = { ...ground, figures: figure, network };
    const board = new BoardDesk({ ...withFigures, targets: async () => targetsOfPack(await own.read((reader) => reader.pack())) }), analysis = new AnalysisDesk(withFigures), sensorThings = new SensorThingsDesk(withFigures);
    const bulletin = new BulletinDesk({ ...withFigures, why: figure, papers: bulletinPapers, digest: (text) => createHash("sha256").update(text).digest("hex") });
    const dutyPorts = { store: own, clock, calendar, names, book };
    const made: Desks = { dutyClock: new DutyClockDesk(dutyPorts), calendar: new CalendarDesk(dutyPorts), dutyWatch: new DutyWatch(dutyPorts), plan: new PlanDesk(ports), duty, monitor, observation, ports, network, dataReview, figure, board, bulletin, alarm, loop, ledger, ledgerSubject, reconciliation, dossier, analysis, sensorThings, readKey };
    desks.set(district, made);
    return made;
  };
  // what people entered counts from the first count on
  for (const id of store.districtIds()) await desksOf(id)?.calendar.refresh();
  const folderOf = new Map<string, string>();
  const loadPack = async ({ pack, hash }: Awaited<ReturnType<typeof readPack>>, folder: string): ReturnType<Office["loadDistrict"]> => {
    const { id, name, adcode, simulated } = pack.district;
    const outcome = await store.addDistrict({ id, schema: schemaOf(id), zh: name.zh, en: name.en, adcode, simulated, pack, packHash: hash });
    numberings.set(id, pack.district.dutyNumbering);
    folderOf.set(id, folder);
    desks.delete(id);
    await desksOf(id)?.calendar.refresh();
    return { id, outcome };
  };
  return {
    config, store, clock, vault, identity, secrets, gatewayStats: null, onRegistryChange: (call) => { registryCalls.push(call); },
    loadDistrict: async (folder) => loadPack(await readPack(folder), folder), folderOf: (district) => folderOf.get(district) ?? null,
    planDesk: (district) => desksOf(district)?.plan ?? null,
    dutyDesk: (district) => desksOf(district)?.duty ?? null,
    dutyClockDesk: (district) => desksOf(district)?.dutyClock ?? null,
    calendarDesk: (district) => desksOf(district)?.calendar ?? null,
    dutyWatch: (district) => desksOf(district)?.dutyWatch ?? null,
    monitorDesk: (district) => desksOf(district)?.monitor ?? null,
    observationDesk: (district) => desksOf(district)?.observation ?? null,
    networkDesk: (district) => desksOf(district)?.network ?? null,
    dataReviewDesk: (district) => desksOf(district)?.dataReview ?? null,
    figureDesk: (district) => desksOf(district)?.figure ?? null,
    boardDesk: (district) => desksOf(district)?.board ?? null,
    bulletinDesk: (district) => desksOf(district)?.bulletin ?? null,
    alarmDesk: (district) => desksOf(district)?.alarm ?? null,
    loopDesk: (district) => desksOf(district)?.loop ?? null,
    ledgerDesk: (district) => desksOf(district)?.ledger ?? null,
    ledgerSubjectDesk: (district) => desksOf(district)?.ledgerSubject ?? null,
    reconciliationDesk: (district) => desksOf(district)?.reconciliation ?? null,
    dossierDesk: (district) => desksOf(district)?.dossier ?? null,
    analysisDesk: (district) => desksOf(district)?.analysis ?? null,
    sensorThingsDesk: (district) => desksOf(district)?.sensorThings ?? null,
    readKeyDesk: (district) => desksOf(district)?.readKey ?? null,
    raiseDuties: async () => { for (const id of store.districtIds()) { await desksOf(id)!.plan.seedSimulation(); await desksOf(id)!.plan.raiseDuties(); } },
    loadDistricts: async (root, demo) => {
      for (const { folder } of await listPacks(root)) {
        const read = await readPack(folder);
        if (!read.pack.district.simulated || demo) await loadPack(read, folder);
      }
    },
    close: () => store.close(),
  };
}

/** The program itself as an actor on the command line: whoever may read the data folder of this machine. */
export const commandLineActor = (grants: Actor["grants"]): Actor => ({ user: "command-line", name: "命令行 command line", organisation: null, address: "local", grants });
