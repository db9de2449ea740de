import { Pool } from "pg";
import type { LineSource } from "./dialect.js";
import { Engine } from "./engine.js";
import { StoreUnreachable } from "./errors.js";

/** A connection text without its password, for messages. */
export function shown(url: string): string {
  try { const parsed = new URL(url); if (parsed.password !== "") parsed.password = "***"; return parsed.toString(); } catch { return "(connection text)"; }
}

/** The PostgreSQL engine (服务器数据库): a pool; any number of processes may work on one database. */
export async function serverEngine(url: string, connections: number): Promise<Engine> {
  const pool = new Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 10_000, application_name: "yunqing" });
  // A connection that dies while idle is dropped by the pool; the next query opens another one and tells if it cannot.
  pool.on("error", () => undefined);
  const source: LineSource = {
    async acquire() {
      const client = await pool.connect().catch((fault: unknown) => { throw new StoreUnreachable(shown(url), fault instanceof Error ? fault.message : String(fault), fault); });
      // one question at a time on a line, in the order of asking, also when a reader is asked several things at once
      let last: Promise<unknown> = Promise.resolve();
      const inTurn = <T>(ask: () => Promise<T>): Promise<T> => { const answer = last.then(ask); last = answer.catch(() => undefined); return answer; };
      return {
        async query(sql, parameters, prepared) { const result = await inTurn(() => client.query<Record<string, unknown>>(prepared === undefined ? { text: sql, values: [...parameters] } : { name: prepared, text: sql, values: [...parameters] })); return { rows: result.rows, affected: result.rowCount ?? 0 }; },
        async script(sql) { await inTurn(() => client.query(sql)); },
        release(broken) { client.release(broken); },
      };
    },
    async close() { await pool.end(); },
  };
  const first = await source.acquire().catch(async (fault: unknown) => { await pool.end(); throw fault; });
  first.release(false);
  return new Engine("server", source);
}
