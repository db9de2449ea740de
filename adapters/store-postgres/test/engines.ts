import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { Ledger } from "@yunqing/ledger";
import { openStore, type StoreInside } from "@yunqing/store-postgres";
import { pack } from "./sample.js";

/** A store to test on: opened once, given back at the end with all that was made on a server. */
export interface Bench { readonly store: StoreInside; newDistrict(): Promise<string>; done(): Promise<void> }

let count = 0;
const suffix = (): string => `${process.pid.toString(36)}_${(count += 1).toString(36)}_${Math.floor(performance.timeOrigin % 1e9).toString(36)}`;

/** A name that no other run uses. */
export const freshName = (prefix: string): string => `${prefix}_${suffix()}`;
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), "yunqing-store-"));

/** Opens a store on an engine and gives districts, each with its own schema. */
export async function bench(kind: "memory" | "file" | "server", url = "", ledgers: readonly Ledger[] = []): Promise<Bench> {
  const platformSchema = freshName("yq"), folder = kind === "file" ? freshFolder() : null;
  const schemas = [platformSchema];
  const store = await openStore(kind === "server" ? { kind: "server", url, platformSchema, connections: 4, ledgers } : { kind: "embedded", folder, platformSchema, ledgers });
  return {
    store,
    async newDistrict() {
      const name = freshName("d");
      schemas.push(name);
      await store.addDistrict({ id: name, schema: name, zh: "测试区", en: "Test", adcode: "140214", simulated: false, pack: pack("第一版"), packHash: "hash-1" });
      return name;
    },
    async done() {
      await store.close();
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      if (kind === "server") await dropSchemas(url, schemas);
    },
  };
}

export async function dropSchemas(url: string, schemas: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try { for (const schema of schemas) await client.query(`set client_min_messages to warning; drop schema if exists "${schema}" cascade`); } finally { await client.end(); }
}

/** A PostgreSQL server to test on: the one that `YUNQING_TEST_DATABASE` names, or a local one with a database `test`; else null, said aloud. */
export async function testServer(): Promise<string | null> {
  const named = process.env["YUNQING_TEST_DATABASE"];
  const user = encodeURIComponent(process.env["PGUSER"] ?? process.env["USER"] ?? "root");
  const candidates = named !== undefined && named !== "" ? [named] : [`postgres://${user}@127.0.0.1:5432/test`, "postgres://postgres@127.0.0.1:5432/test", `postgres://${user}@/test?host=/var/run/postgresql`];
  for (const url of candidates) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try { await client.connect(); await client.end(); return url; } catch (fault) { if (named !== undefined && named !== "") throw fault; }
  }
  process.stderr.write("SKIPPED: PostgreSQL server tests of the store: no YUNQING_TEST_DATABASE, and no local server with a database named test\n");
  return null;
}

/** A database of its own with PostGIS on a server; null, said aloud, where the server has no PostGIS or lets nobody make a database. */
export async function postgisDatabase(server: string): Promise<{ readonly url: string; drop(): Promise<void> } | null> {
  const name = freshName("yq_gis"), at = new URL(server), inside = async (url: string, ...statements: readonly string[]): Promise<void> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try { for (const statement of statements) await client.query(statement); } finally { await client.end(); }
  };
  at.pathname = `/${name}`;
  const drop = (): Promise<void> => inside(server, `drop database if exists "${name}" with (force)`);
  try {
    await inside(server, `create database "${name}"`);
    await inside(at.href, "create schema postgis", "create extension postgis schema postgis");
    return { url: at.href, drop };
  } catch (fault) {
    process.stderr.write(`SKIPPED: PostGIS on the PostgreSQL server: ${fault instanceof Error ? fault.message : String(fault)}\n`);
    await drop().catch(() => undefined);
    return null;
  }
}
