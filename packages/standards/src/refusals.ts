/** Where a value was going to be judged: names the field, the standard and the clause in every refusal. */
export interface JudgedAt {
  /** first half of the error code: `gb3838`, `hj192` … */
  readonly room: string;
  readonly field: string;
  /** edition and clause, as a person would look it up */
  readonly clause: string;
  /** unit the standard wants; "" where it has none */
  readonly unit?: string;
}

/** Why a value was refused (拒绝原因); second half of the error code. */
export type BadValueFact = "blank" | "full-width" | "with-unit" | "not-a-number" | "negative" | "out-of-range" | "below-detection";

const advice: Readonly<Record<BadValueFact, string>> = {
  "blank": "is blank; leave the item out when it was not measured",
  "full-width": "has full-width characters; write ASCII digits",
  "with-unit": "carries a unit; give the bare number",
  "not-a-number": "is not decimal text; write digits with at most one point, for example 12.30",
  "negative": "is negative, and the clause knows no negative value; mark the datum invalid instead",
  "out-of-range": "lies outside the range of the clause",
  "below-detection": "is a value below the detection limit, which this clause cannot use",
};

/** A value that a standard cannot judge (无法评价的数值): never turned into NaN or a guess. */
export class BadValue extends RangeError {
  readonly code: string;
  constructor(readonly fact: BadValueFact, readonly given: string, readonly at: JudgedAt, detail?: string) {
    super(`${at.field}: "${given.length > 40 ? `${given.slice(0, 40)}…` : given}" ${detail ?? advice[fact]} (${at.clause}${at.unit ? `, unit ${at.unit}` : ""})`);
    this.code = `${at.room}/${fact}`;
  }
}

/** An item that the tables of a standard do not have (标准中没有的项目). */
export class ItemNotInTable extends RangeError {
  readonly code: string;
  constructor(room: string, readonly item: string, where: string) {
    super(`"${item}" is no item of ${where}; use the symbol of the item registry or the Chinese name printed in the standard`);
    this.code = `${room}/unknown-item`;
  }
}

/** A limit that does not exist for this item (该项目没有限值). */
export class NoLimit extends RangeError {
  readonly code: string;
  constructor(room: string, readonly item: string, why: string) {
    super(`${item} has no limit here: ${why}`);
    this.code = `${room}/no-limit`;
  }
}

/** Not one value that the clause could judge (没有可评价的项目). */
export class NothingToJudge extends RangeError {
  readonly code: string;
  constructor(room: string, clause: string, given: readonly string[]) {
    super(`nothing to judge under ${clause}: ${given.length === 0 ? "no value was given" : `${given.join(", ")} ${given.length === 1 ? "takes" : "take"} no part in the class`}`);
    this.code = `${room}/nothing-to-judge`;
  }
}

/** The same item given twice under two names, with different values or not: which one counts is not ours to guess. */
export class ItemGivenTwice extends RangeError {
  readonly code: string;
  constructor(room: string, readonly item: string, names: readonly [string, string]) {
    super(`${item} was given twice, as "${names[0]}" and as "${names[1]}"; give it once`);
    this.code = `${room}/item-given-twice`;
  }
}
