import type { Call } from "./call.js";
import { throughLocalLine } from "./local-line.js";
import { openOffice, type Office } from "./office.js";
import type { Talk } from "./talk.js";

/** A command that works on an open store (库命令). */
export type OfficeCommand = (office: Office, argv: readonly string[], talk: Talk) => Promise<number>;

/**
 * Runs a command on the store: through the running program when one owns the embedded store, else by opening it here.
 * @param name  the command's word, as the running program knows it
 */
export async function onOffice(name: string, command: OfficeCommand, call: Call): Promise<number> {
  if (call.config.database === "") {
    const answered = await throughLocalLine(call.config.data, [name, ...call.argv], call.talk);
    if (answered !== null) return answered;
  }
  const office = await openOffice(call.config, call.talk);
  try { return await command(office, call.argv, call.talk); } finally { await office.close(); }
}
