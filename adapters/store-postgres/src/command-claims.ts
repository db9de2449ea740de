import type { CommandStep, InstrumentCommand } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import type { Engine } from "./engine.js";
import { commandOf, stepOfCommand, type CommandRow, type CommandStepRow } from "./monitoring-facts.js";
import { storable } from "./sql-arrays.js";

/** How long a command waits for a gateway that holds its instrument's line. */
const waits = "10 minutes";

/**
 * Takes pending commands of instruments; the key of the claim decides between two gateways (领取命令). Gateways ask every second or so and nearly always in vain:
 * they look first, and write only when there is something.
 */
export async function claimed(engine: Engine, schema: string, instruments: readonly string[], by: string, at: string): Promise<readonly InstrumentCommand[]> {
  const pending = `from instrument_command c where c.instrument = any($1::text[]) and c.at > $2::timestamptz - interval '${waits}' and not exists (select from instrument_command_claim k where k.command = c.id)`;
  const there = await engine.read(schema, ({ line }) => line.query(`select 1 ${pending} limit 1`, [[...instruments], at]));
  if (there.rows.length === 0) return [];
  const { rows } = await engine.write(schema, ({ line }) => line.query(`with taken as (insert into instrument_command_claim (command, claimed_by, at) select c.id, $3, $2::timestamptz ${pending} order by c.at, c.id on conflict do nothing returning command)
    select c.* from instrument_command c join taken on taken.command = c.id order by c.at, c.id`, [[...instruments], at, by]));
  return (rows as CommandRow[]).map(commandOf);
}

/** Appends a step behind the last one of its command; two at once get two numbers. */
export async function stepAppended(line: Line, step: Omit<CommandStep, "seq">): Promise<CommandStep> {
  for (;;) {
    const { rows } = await line.query(`insert into instrument_command_step (command, seq, at, kind, note, frame)
      select $1, coalesce(max(seq), 0) + 1, $2::timestamptz, $3, $4, $5 from instrument_command_step where command = $1 on conflict do nothing returning *`, [step.command, step.at, step.kind, storable(step.note), step.frame === null ? null : storable(step.frame)]);
    if (rows[0] !== undefined) return stepOfCommand(rows[0] as CommandStepRow);
  }
}
