import { createHash } from "node:crypto";
import type { Migration } from "../src/migrations.js";

/** Thirty steps, each of several statements that would fail if they ran twice. */
export const stepsForTest: readonly Migration[] = Array.from({ length: 30 }, (_, n) => {
  const sql = `create table step_${n} (id integer primary key, words text); insert into step_${n} select i, repeat('字', 200) from generate_series(1, 400) i; create index on step_${n} (words); ${n > 0 ? `alter table step_${n - 1} add column after_${n} integer` : ""}`;
  return { name: `${String(n).padStart(4, "0")}-step`, sql, checksum: createHash("sha256").update(sql).digest("hex") };
});
