import type { AnyRow, Ledger, Version } from "@yunqing/ledger";
import type { Scoped } from "../access/model.js";
import type { KeptVersion } from "../ledger-rows/ports.js";
import { sealed } from "../ledger-rows/sealing.js";
import type { LedgerDeskPorts } from "./ledger-desk-office.js";

/** An instant for the next version (版本时间): time never runs backwards within a row, whatever a clock was put back to. */
export function instantFor(ports: Pick<LedgerDeskPorts, "clock">, before: string | null): string { const now = ports.clock.now(); return before !== null && Date.parse(before) > Date.parse(now) ? before : now; }
/** A version as it is kept (存储的版本). */
export function keptOf(ports: Pick<LedgerDeskPorts, "secrets">, ledger: Ledger, version: Version, scope: Scoped): KeptVersion {
  return keptWith(version, sealed(ledger, version.values, ports.secrets), version.right === null ? null : ports.secrets.encrypt(JSON.stringify(version.right)), scope);
}
/** A version as it is kept, of values that are sealed already. */
export function keptWith({ id, row, seq, at, by, why, kind, state, step, corrects, mergedInto, batch }: Version, values: AnyRow, right: string | null, { district, organisationPath, placePath, enterprise }: Scoped): KeptVersion {
  return { id, row, seq, at, by, why, kind, values, state, step, corrects, right, mergedInto, batch, district, organisationPath, placePath, enterprise };
}
