import type { AnyRow, Ledger, Version } from "@yunqing/ledger";
import type { Scoped } from "../access/model.js";
import type { KeptVersion } from "../ledger-rows/ports.js";
import { sealed } from "../ledger-rows/sealing.js";
import type { LedgerDeskPorts } from "./ledger-desk-office.js";

/** A version as it is kept (存储的版本). */
export function keptOf(ports: Pick<LedgerDeskPorts, "secrets">, ledger: Ledger, version: Version, scope: Scoped): KeptVersion {
  return keptWith(version, sealed(ledger, version.values, ports.secrets), version.right === null ? null : ports.secrets.encrypt(JSON.stringify(version.right)), scope);
}
/** A version as it is kept, of values that are sealed already. */
export function keptWith({ id, row, seq, at, by, why, kind, state, step, corrects, mergedInto, batch }: Version, values: AnyRow, right: string | null, { district, organisationPath, placePath, enterprise }: Scoped): KeptVersion {
  return { id, row, seq, at, by, why, kind, values, state, step, corrects, right, mergedInto, batch, district, organisationPath, placePath, enterprise };
}
