import { NotFound, type AlarmStore, type DistrictStore, type FigureStore, type LedgerStore, type LoopStore, type ObservationStore, type Pack, type PlatformStore, type ReadKeySeenStore } from "@yunqing/domain";
import { SchemaAlarms } from "./alarm-store.js";
import { SchemaFigures } from "./figure-store.js";
import { SchemaLoops } from "./loop-store.js";
import { SchemaLedgers } from "./ledger-store.js";
import { changedLedgers, ensureLedgerBoxes, ensureLedgerGeometry, installLedgers } from "./ledger-install.js";
import type { Ledger } from "@yunqing/ledger";
import { SchemaReadKeySeen } from "./read-key-seen.js";
import { appendAct, auditPart, lockHead, type Act } from "./audit.js";
import { SchemaStore } from "./district-store.js";
import type { Kysely } from "kysely";
import type { DistrictDb } from "./district-writer.js";
import type { Dumpable } from "./dump.js";
import type { Engine } from "./engine.js";
import { StoreFault } from "./errors.js";
import { applied, migrate, migrationsOf, pending, type Tell } from "./migrations.js";
import { SchemaObservations } from "./observation-store.js";
import { appendPack } from "./pack-rows.js";
import { ensureGeometry, placesInBox, type Box } from "./places-in-box.js";
import { PlatformSchemaStore } from "./platform-store.js";
import { guardFacts, postgisOf } from "./server-side.js";
import type { DistrictTables, PlatformTables } from "./tables.js";

/** A district to be added (新增区县). `schema` is its schema's name: small letters, digits, underscore. */
export interface NewDistrict { readonly id: string; readonly schema: string; readonly zh: string; readonly en: string; readonly adcode: string; readonly simulated: boolean; readonly pack: Pack; readonly packHash: string }
/** How the store is (库的健康状况). */
export interface StoreHealth {
  readonly ok: boolean; readonly kind: "embedded" | "server"; readonly version: string; readonly postgis: string | null; readonly durable: boolean;
  readonly bytes: number; readonly answerMs: number; readonly schemas: readonly { readonly schema: string; readonly district: string | null; readonly migrations: readonly string[] }[];
}
/** The store (库): the platform above, the districts below, each in its own schema. */
export interface Store {
  readonly kind: "embedded" | "server";
  /** PostgreSQL's own version text */
  readonly version: string;
  readonly postgis: string | null;
  readonly platform: PlatformStore;
  /** @throws {NotFound} when no such district was added */
  district(id: string): DistrictStore;
  /** @throws {NotFound} when no such district was added */
  observations(id: string): ObservationStore;
  /** @throws {NotFound} when no such district was added */
  figures(id: string): FigureStore;
  /** @throws {NotFound} when no such district was added */
  alarms(id: string): AlarmStore;
  /** @throws {NotFound} when no such district was added */
  loops(id: string): LoopStore;
  /** @throws {NotFound} when no such district was added */
  ledgers(id: string): LedgerStore;
  /** @throws {NotFound} when no such district was added */
  readKeySeen(id: string): ReadKeySeenStore;
  districtIds(): readonly string[];
  /** Looks again which districts there are: on a server another process may have added one. */
  refresh(): Promise<void>;
  /** Makes schema, migrations and first pack. Interrupted, the same call goes on; done before, it only brings a new pack version. */
  addDistrict(district: NewDistrict): Promise<"added" | "known">;
  /** Appends a new version of the pack; the old stays. */
  loadPack(id: string, pack: Pack, hash: string): Promise<"stored" | "known">;
  /** Places of the pack in force that touch a box of degrees, ids in order. */
  placesIn(id: string, box: Box): Promise<readonly string[]>;
  /** Writes into the lock where this process can be spoken to; on a server nothing. */
  announce(address: string | null): void;
  health(): Promise<StoreHealth>;
  close(): Promise<void>;
}
/** What backup, restore and migration need of an open store beyond the door. */
export interface StoreInside extends Store { readonly engine: Engine; readonly platformSchema: string; schemaOf(id: string): string }

/** Called before migrations run on schemas that hold data (升级前备份). What it throws stops the start, and nothing was changed. */
export type BeforeMigration = (pending: readonly { readonly schema: string; readonly migrations: readonly string[] }[], store: Dumpable) => Promise<void>;

export interface StoreParts { readonly engine: Engine; readonly platformSchema: string; readonly durable: boolean; readonly tell: Tell; readonly ledgers: readonly Ledger[]; readonly beforeMigration: BeforeMigration | null; readonly appRole: string | null; readonly announce: (address: string | null) => void; readonly onClose: () => void }

const system = { actor: "system", actorName: "云清", address: "local", result: "done" } as const satisfies Partial<Act>;

/** The store over an engine; made by `openStore`. */
export class SchemaPerDistrictStore implements StoreInside {
  readonly kind: "embedded" | "server";
  readonly platform: PlatformStore;
  readonly engine: Engine;
  readonly platformSchema: string;
  version = "";
  postgis: string | null = null;
  readonly #parts: StoreParts;
  readonly #ledgers = new Map<string, SchemaLedgers>();
  readonly #districts = new Map<string, { readonly schema: string; readonly store: SchemaStore; readonly observations: SchemaObservations; readonly figures: SchemaFigures; readonly alarms: SchemaAlarms; readonly loops: SchemaLoops }>();

  constructor(parts: StoreParts) {
    this.#parts = parts;
    this.engine = parts.engine; this.platformSchema = parts.platformSchema;
    this.kind = parts.engine.kind;
    this.platform = new PlatformSchemaStore(parts.engine, parts.platformSchema);
  }

  /** Brings every schema to what the program knows; asks first where data lies. */
  async start(): Promise<void> {
    const { engine, platformSchema, tell } = this.#parts;
    await this.#look();
    const platform = migrationsOf("platform"), district = migrationsOf("district");
    const due: { schema: string; migrations: string[] }[] = [];
    const note = async (schema: string, all: typeof platform): Promise<void> => { const names = (await pending(engine, schema, all)).map(({ name }) => name); if (names.length > 0) due.push({ schema, migrations: names }); };
    const held = await applied(engine, platformSchema) !== null;
    await note(platformSchema, platform);
    if (held) { await this.refresh(); for (const { schema } of this.#districts.values()) await note(schema, district); }
    for (const { schema } of this.#districts.values()) {
      const changed = await engine.read(schema, ({ line }) => changedLedgers(line, this.#parts.ledgers)), own = due.find((one) => one.schema === schema);
      if (changed.length > 0) { if (own !== undefined) own.migrations.push(...changed); else due.push({ schema, migrations: [...changed] }); }
    }
    if (held && due.length > 0 && this.#parts.beforeMigration !== null) await this.#parts.beforeMigration(due, this);
    for (const { schema } of due) {
      await migrate(engine, schema, schema === platformSchema ? platform : district, tell);
      await guardFacts(engine, schema, this.#parts.appRole);
    }
    if (!held) await this.refresh();
    for (const { schema } of this.#districts.values()) await this.#installLedgers(schema);
    if (engine.postgisSchema !== null) for (const { schema } of this.#districts.values()) await engine.write(schema, ({ line }) => ensureGeometry(line, engine, schema));
  }

  /** Brings the tables of the ledgers to their declarations; most starts find nothing to do. A ledger's tables are made when its first row comes, since making all takes many seconds; but all at once where the service runs under a role that may make none. */
  async #installLedgers(schema: string): Promise<void> {
    const { engine, ledgers, tell, appRole } = this.#parts;
    if (ledgers.length === 0) return;
    const made = await engine.write(schema, async ({ line }) => { const count = await installLedgers(line, engine, schema, ledgers, tell, appRole === null ? "standing" : "all"); await ensureLedgerBoxes(line, schema); await ensureLedgerGeometry(line, engine); return count; });
    if (made > 0) await guardFacts(engine, schema, appRole);
  }

  async #look(): Promise<void> {
    const { engine, platformSchema } = this.#parts;
    const found = await engine.read(platformSchema, async ({ line }) => ({ version: (await line.query("select version() as version", [])).rows[0] as { version: string }, postgis: await postgisOf(line) }));
    this.version = found.version.version;
    this.postgis = found.postgis?.version ?? null;
    engine.postgisSchema = found.postgis?.schema ?? null;
  }

  district(id: string): DistrictStore { return this.#held(id).store; }
  observations(id: string): ObservationStore { return this.#held(id).observations; }
  figures(id: string): FigureStore { return this.#held(id).figures; }
  alarms(id: string): AlarmStore { return this.#held(id).alarms; }
  loops(id: string): LoopStore { return this.#held(id).loops; }
  ledgers(id: string): LedgerStore {
    const { schema } = this.#held(id), held = this.#ledgers.get(id) ?? new SchemaLedgers(this.engine, id, schema, this.#parts.ledgers);
    this.#ledgers.set(id, held);
    return held;
  }
  readKeySeen(id: string): ReadKeySeenStore { return new SchemaReadKeySeen(this.engine, this.#held(id).schema); }
  #held(id: string) {
    const held = this.#districts.get(id);
    if (held === undefined) throw new NotFound("district", id);
    return held;
  }
  districtIds(): readonly string[] { return [...this.#districts.keys()]; }
  schemaOf(id: string): string { return this.#held(id).schema; }

  async refresh(): Promise<void> {
    const rows = await this.platform.read((reader) => reader.districts());
    for (const { id, schema } of rows) if (!this.#districts.has(id)) this.#districts.set(id, { schema, store: new SchemaStore(this.engine, id, schema), observations: new SchemaObservations(this.engine, schema), figures: new SchemaFigures(this.engine, schema), alarms: new SchemaAlarms(this.engine, schema), loops: new SchemaLoops(this.engine, schema) });
  }

  async addDistrict(district: NewDistrict): Promise<"added" | "known"> {
    await this.refresh();
    const { engine, tell } = this.#parts;
    const held = this.#districts.get(district.id);
    if (held !== undefined) {
      if (held.schema !== district.schema) throw new StoreFault("store/district-exists", `区县 ${district.id} 已在模式 ${held.schema} 中，不能再建于 ${district.schema}`, `district ${district.id} already lives in schema ${held.schema} and cannot be made in ${district.schema}`);
      await this.loadPack(district.id, district.pack, district.packHash);
      return "known";
    }
    this.#checkSchemaName(district.schema);
    await migrate(engine, district.schema, migrationsOf("district"), tell);
    await guardFacts(engine, district.schema, this.#parts.appRole);
    await this.#installLedgers(district.schema);
    tell({ zh: `装入 ${district.zh} 的数据包`, en: `loading the pack of ${district.en}` });
    const outcome = await this.#withPack(district.id, district.schema, district.pack, district.packHash, "district.add", async (db) => {
      const { rows } = await insertDistrict(db, district);
      return rows;
    });
    await this.refresh();
    return outcome === null ? "known" : "added";
  }

  async loadPack(id: string, pack: Pack, hash: string): Promise<"stored" | "known"> {
    const outcome = await this.#withPack(id, this.schemaOf(id), pack, hash, "district.load-pack", async (db) => {
      await db.updateTable("district").set({ pack_hash: hash }).where("id", "=", id).execute();
      return 1;
    });
    return outcome === "known" || outcome === null ? "known" : "stored";
  }

  /** Platform row, pack and both audits in one transaction; the platform's head is always locked before the district's. */
  async #withPack(id: string, schema: string, pack: Pack, hash: string, action: string, onPlatform: (db: PlatformDb) => Promise<number>): Promise<"stored" | "known" | null> {
    const { engine, platformSchema } = this.#parts;
    return engine.write<PlatformTables & DistrictTables, "stored" | "known" | null>(platformSchema, async ({ db, line }) => {
      const platformDb = db as unknown as PlatformDb, districtDb = db as unknown as DistrictDb;
      const platformHead = await lockHead(auditPart(platformDb));
      await line.script(engine.searchPath(schema));
      const head = await lockHead(auditPart(districtDb));
      const stored = await appendPack(districtDb, pack, hash);
      if (stored) await ensureGeometry(line, engine, schema);
      const act: Act = { ...system, action, subject: id, detail: JSON.stringify({ schema, packHash: hash }) };
      if (stored) await appendAct(auditPart(districtDb), head, act);
      await line.script(engine.searchPath(platformSchema));
      if (!stored && action === "district.load-pack") return "known";
      if (await onPlatform(platformDb) === 0) return null;
      await appendAct(auditPart(platformDb), platformHead, act);
      return stored ? "stored" : "known";
    });
  }

  #checkSchemaName(schema: string): void {
    if (/^[a-z][a-z0-9_]{0,62}$/.test(schema) && !schema.startsWith("pg_") && !["public", "information_schema", this.platformSchema].includes(schema)) return;
    throw new StoreFault("store/schema-name", `模式名 ${schema} 不可用：须以小写字母开头，只含小写字母、数字、下划线，且未被系统占用`, `schema name ${schema} cannot be used: a small letter first, then small letters, digits or underscores, and no name of the system`);
  }

  placesIn(id: string, box: Box): Promise<readonly string[]> {
    const schema = this.schemaOf(id);
    return this.engine.read(schema, ({ line }) => placesInBox(line, this.engine, schema, box));
  }

  announce(address: string | null): void { this.#parts.announce(address); }

  async health(): Promise<StoreHealth> {
    const { engine, platformSchema, durable } = this.#parts;
    const from = performance.now();
    const bytes = await engine.read(platformSchema, async ({ line }) => Number(((await line.query("select pg_database_size(current_database())::text as bytes", [])).rows[0] as { bytes: string }).bytes));
    const answerMs = performance.now() - from;
    const schemas = [];
    for (const [schema, district] of [[platformSchema, null], ...[...this.#districts].map(([id, held]) => [held.schema, id] as const)] as const) schemas.push({ schema, district, migrations: (await applied(engine, schema) ?? []).map(({ name }) => name) });
    return { ok: true, kind: this.kind, version: this.version, postgis: this.postgis, durable, bytes, answerMs, schemas };
  }

  async close(): Promise<void> { try { await this.engine.close(); } finally { this.#parts.onClose(); } }
}

type PlatformDb = Kysely<PlatformTables>;

async function insertDistrict(db: PlatformDb, { id, schema, zh, en, adcode, simulated, packHash }: NewDistrict): Promise<{ readonly rows: number }> {
  const result = await db.insertInto("district").values({ id, schema_name: schema, zh, en, adcode, simulated, pack_hash: packHash }).onConflict((on) => on.column("id").doNothing()).executeTakeFirst();
  return { rows: Number(result.numInsertedOrUpdatedRows ?? 0n) };
}
