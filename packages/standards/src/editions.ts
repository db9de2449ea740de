import { NotADay, isDay } from "./day.js";

/**
 * One edition of a standard with its dates (版本). The day of the measurement chooses it, never the day of the calculation.
 * @example { standard: "HJ 633", edition: "HJ 633-2012", from: "2016-01-01", until: "2026-03-01", held: true }
 */
export interface DatedEdition {
  readonly standard: string;
  readonly edition: string;
  readonly from: string;
  /** first day on which it is no longer in force; absent while in force */
  readonly until?: string;
  /** false: the edition is known to exist, its rules are not in this room */
  readonly held: boolean;
}

/** An edition that is known to exist and whose rules this room does not hold. */
export class EditionNotHeld extends RangeError {
  readonly code = "editions/not-held";
  constructor(readonly edition: string) {
    super(`${edition} is known and its rules are not held here; no figure is made by another edition in its place. Name an edition that is held, or wait until it is added`);
  }
}

/** An edition nobody here has heard of. */
export class UnknownEdition extends RangeError {
  readonly code = "editions/unknown";
  constructor(readonly edition: string, standard: string, held: readonly string[]) {
    super(`"${edition}" is no edition of ${standard}; known are ${held.join(", ")}`);
  }
}

/** A day on which no edition of the standard was in force. */
export class NoEditionOnDay extends RangeError {
  readonly code = "editions/none-on-day";
  constructor(readonly day: string, standard: string, known: readonly DatedEdition[]) {
    super(`no edition of ${standard} was in force on ${day}; ${known.map((e) => `${e.edition} from ${e.from}${e.until ? ` until ${e.until}` : ""}`).join(", ")}. Name the edition to judge by`);
  }
}

/** A figure that two editions would make differently, asked for without a day and without an edition. */
export class EditionNotNamed extends TypeError {
  readonly code = "editions/not-named";
  constructor(standard: string, known: readonly DatedEdition[]) {
    super(`give the day of measurement or the edition: ${standard} has ${known.map((e) => e.edition).join(", ")}`);
  }
}

/**
 * The edition that a day, or an explicit wish, chooses (按日期取版本). The wish goes first.
 * Without either, a standard with one single edition gives that one.
 *
 * @throws {NotADay} {UnknownEdition} {EditionNotHeld} {NoEditionOnDay} {EditionNotNamed}
 */
export function editionOf<E extends DatedEdition>(editions: readonly E[], wanted: { readonly day?: string; readonly edition?: string }): E {
  const standard = editions[0]?.standard ?? "";
  if (wanted.day !== undefined && !isDay(wanted.day)) throw new NotADay(wanted.day);
  if (wanted.edition === undefined && wanted.day === undefined) {
    const only = editions[0];
    if (editions.length !== 1 || !only) throw new EditionNotNamed(standard, editions);
    return heldOrThrow(only);
  }
  if (wanted.edition !== undefined) {
    const named = editions.find((e) => e.edition === wanted.edition);
    if (!named) throw new UnknownEdition(wanted.edition, standard, editions.map((e) => e.edition));
    return heldOrThrow(named);
  }
  const day = wanted.day ?? "";
  const inForce = editions.find((e) => e.from <= day && (e.until === undefined || day < e.until));
  if (!inForce) throw new NoEditionOnDay(day, standard, editions);
  return heldOrThrow(inForce);
}

function heldOrThrow<E extends DatedEdition>(edition: E): E {
  if (!edition.held) throw new EditionNotHeld(edition.edition);
  return edition;
}
