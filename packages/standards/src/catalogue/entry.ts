import type { DatedEdition } from "../editions.js";
import type { Labels } from "../labels.js";
import type { Attestation } from "../lineage.js";

/** A clause, table or annex that this room holds as a rule (已收录条款), with the tests that judge it. */
export interface HeldClause {
  readonly clause: string;
  readonly what: Labels;
  readonly attestation: Attestation;
  /** file below `src`, where the clause is made */
  readonly code: string;
  /** files below `test`; a clause without one shows as a hole on the page */
  readonly tests: readonly string[];
}

/** A part of a standard that is known and not held (未收录), and why. */
export interface MissingClause { readonly clause: string; readonly why: Labels }

/** An error found in a printed or circulating text, and what is done about it (勘误). */
export interface Erratum { readonly where: string; readonly what: Labels }

/** One standard as this room holds it (标准目录). */
export interface CatalogueEntry {
  readonly standard: string;
  readonly title: Labels;
  readonly editions: readonly DatedEdition[];
  readonly held: readonly HeldClause[];
  readonly missing: readonly MissingClause[];
  readonly errata: readonly Erratum[];
}

/** A held clause in one line. */
export function clause(name: string, zh: string, en: string, attestation: Attestation, code: string, ...tests: readonly string[]): HeldClause {
  return { clause: name, what: { zh, en }, attestation, code, tests };
}

/** A missing clause in one line. */
export function missing(name: string, zh: string, en: string): MissingClause { return { clause: name, why: { zh, en } }; }

/** An erratum in one line. */
export function erratum(where: string, zh: string, en: string): Erratum { return { where, what: { zh, en } }; }
