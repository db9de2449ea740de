import { editionOf } from "../editions.js";
import type { Attestation } from "../lineage.js";
import { hj633Edition2012 } from "./edition-2012.js";
import { hj633Edition2026 } from "./edition-2026.js";
import type { Hj633Edition } from "./edition.js";

/** The editions of HJ 633 (已收录版本), oldest first. */
export const hj633Editions: readonly Hj633Edition[] = [hj633Edition2012, hj633Edition2026];

/**
 * Places that used an edition before the country did (提前实施), as dated data: the 2012 standards came into force in waves of cities.
 * Add a place here with its source; the table is not complete.
 */
export interface EarlyAdoption { readonly place: string; readonly edition: string; readonly from: string; readonly source: string; readonly attestation: Attestation }

/** Early adoptions known here, from memory. */
export const earlyAdoptions: readonly EarlyAdoption[] = [
  { place: "京津冀、长三角、珠三角等重点区域以及直辖市和省会城市（74城市）", edition: "HJ 633-2012", from: "2013-01-01", source: "环发〔2012〕11号 分期实施方案", attestation: "FROM MEMORY" },
  { place: "113个环境保护重点城市和国家环保模范城市（含大同）", edition: "HJ 633-2012", from: "2014-01-01", source: "环发〔2012〕11号 分期实施方案", attestation: "FROM MEMORY" },
  { place: "所有地级及以上城市", edition: "HJ 633-2012", from: "2015-01-01", source: "环发〔2012〕11号 分期实施方案", attestation: "FROM MEMORY" },
];

/**
 * The edition of HJ 633 for a day or by name (按监测日期取版本).
 * @param wanted  `adoption` names a row of {@link earlyAdoptions} for days before the whole country followed
 * @throws {NotADay} {UnknownEdition} {EditionNotHeld} {NoEditionOnDay} {EditionNotNamed}
 */
export function hj633EditionOf(wanted: { readonly day?: string; readonly edition?: string; readonly adoption?: EarlyAdoption }): Hj633Edition {
  const { adoption, day, edition } = wanted;
  if (edition === undefined && adoption && day !== undefined && day >= adoption.from && day < hj633Edition2012.from) return editionOf(hj633Editions, { day: hj633Edition2012.from });
  return editionOf(hj633Editions, wanted);
}
