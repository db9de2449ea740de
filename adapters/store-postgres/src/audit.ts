import { createHash, getHashes } from "node:crypto";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { AuditEntry } from "@yunqing/domain";
import type { AuditTables, DistrictTables, PlatformTables } from "./tables.js";

/** SM3 where Node's cryptography has it, SHA-256 otherwise; each row says which (审计链的杂凑算法). */
export const auditAlgorithm: "sm3" | "sha256" = getHashes().includes("sm3") ? "sm3" : "sha256";
/** What the first entry names as its predecessor. */
export const genesis = "0".repeat(64);

/** What is written about one act, before it gets its place in the chain. */
export interface Act { readonly actor: string; readonly actorName: string; readonly address: string; readonly action: string; readonly subject: string; readonly result: "done" | "refused" | "failed"; readonly detail: string }

/** Hash of an entry with everything it says and the hash of the one before: hex, over the UTF-8 of a JSON list in this order. */
export function linkHash(algorithm: string, seq: number, at: string, act: Act, previous: string): string {
  return createHash(algorithm).update(JSON.stringify([seq, at, act.actor, act.actorName, act.address, act.action, act.subject, act.result, act.detail, algorithm, previous]), "utf8").digest("hex");
}

type AuditDb = Kysely<AuditTables>;
/** The audit tables of a schema. Both kinds of schema have them; Kysely's type of the whole does not narrow to a part by itself. */
export function auditPart(db: Kysely<DistrictTables> | Kysely<PlatformTables>): AuditDb { return db as unknown as AuditDb; }

/** Locks the head of the chain till the end of the transaction: writers of one schema take turns from here on. */
export async function lockHead(db: AuditDb): Promise<{ readonly seq: number; readonly hash: string }> {
  return db.selectFrom("audit_head").select(["seq", "hash"]).forUpdate().executeTakeFirstOrThrow();
}

/** Appends an act behind the head that the transaction has locked. */
export async function appendAct(db: AuditDb, head: { readonly seq: number; readonly hash: string }, act: Act): Promise<void> {
  const seq = head.seq + 1, at = new Date().toISOString();
  const hash = linkHash(auditAlgorithm, seq, at, act, head.hash);
  await db.insertInto("audit_entry").values({ seq, at, actor: act.actor, actor_name: act.actorName, address: act.address, action: act.action, subject: act.subject, result: act.result, detail: act.detail, algorithm: auditAlgorithm, previous: head.hash, hash }).execute();
  await db.updateTable("audit_head").set({ seq, hash }).execute();
}

function entryOf(row: { seq: number; at: Date; actor: string; actor_name: string; address: string; action: string; subject: string; result: string; detail: string; algorithm: string; previous: string; hash: string }): AuditEntry {
  return { seq: row.seq, at: row.at.toISOString(), actor: row.actor, actorName: row.actor_name, address: row.address, action: row.action, subject: row.subject, result: row.result as AuditEntry["result"], detail: row.detail, algorithm: row.algorithm, previous: row.previous, hash: row.hash };
}

/** A page of the audit, newest first (审计日志). `from` is the highest sequence number to show; `actor` matches the user's id or name. */
export async function auditPage(db: AuditDb, filter: { readonly from?: number; readonly limit: number; readonly actor?: string; readonly action?: string }): Promise<{ readonly entries: readonly AuditEntry[]; readonly total: number }> {
  let query = db.selectFrom("audit_entry");
  const { from, actor, action } = filter;
  if (actor !== undefined) query = query.where((by) => by.or([by("actor", "=", actor), by("actor_name", "=", actor)]));
  if (action !== undefined) query = query.where("action", "=", action);
  const { total } = await query.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  if (from !== undefined) query = query.where("seq", "<=", from);
  const rows = await query.selectAll().orderBy("seq", "desc").limit(filter.limit).execute();
  return { entries: rows.map(entryOf), total };
}

const pageRows = 2000;

/** Walks the whole chain (审计链校验): no number missing, each link hashes to what it says, the head is the last link. Names the first broken number. */
export async function verifyChain(db: AuditDb): Promise<{ readonly ok: boolean; readonly checked: number; readonly brokenAt: number | null }> {
  let previous = genesis, seq = 0;
  for (;;) {
    const rows = await db.selectFrom("audit_entry").selectAll().where("seq", ">", seq).orderBy("seq").limit(pageRows).execute();
    for (const row of rows) {
      const act: Act = { actor: row.actor, actorName: row.actor_name, address: row.address, action: row.action, subject: row.subject, result: row.result as Act["result"], detail: row.detail };
      const known = row.algorithm === "sm3" || row.algorithm === "sha256";
      if (row.seq !== seq + 1 || row.previous !== previous || !known || linkHash(row.algorithm, row.seq, row.at.toISOString(), act, previous) !== row.hash) return { ok: false, checked: seq, brokenAt: seq + 1 };
      previous = row.hash; seq = row.seq;
    }
    if (rows.length < pageRows) break;
  }
  const head = await db.selectFrom("audit_head").select(["seq", "hash"]).executeTakeFirst();
  if (head === undefined || head.seq !== seq || head.hash !== previous) return { ok: false, checked: seq, brokenAt: seq + 1 };
  return { ok: true, checked: seq, brokenAt: null };
}
