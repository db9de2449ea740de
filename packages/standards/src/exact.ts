/** A text that should be a decimal number and is not. */
export class NotADecimal extends TypeError {
  readonly code = "exact/not-a-decimal";
  constructor(readonly text: string) {
    super(`"${text}" is not a decimal number; write digits with at most one point, for example 12.30`);
  }
}

/** A division whose divisor is zero. */
export class DivisionByZero extends RangeError {
  readonly code = "exact/division-by-zero";
  constructor() { super("a quotient with divisor 0 does not exist; report the value as not computable"); }
}

const gcd = (a: bigint, b: bigint): bigint => { while (b !== 0n) [a, b] = [b, a % b]; return a < 0n ? -a : a; };

/** How a quotient is brought to a number of decimal places. `half-even` is GB/T 8170-2008 §3.2. */
export type RoundingMode = "half-even" | "ceil" | "floor";

/**
 * An exact rational number (精确数). No official figure passes through binary floating point.
 * Immutable; made by {@link exact}; compared by {@link Exact.compare}, never by `<`.
 */
export class Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
  constructor(numerator: bigint, denominator = 1n) {
    if (denominator === 0n) throw new DivisionByZero();
    const sign = denominator < 0n ? -1n : 1n;
    const common = gcd(numerator, denominator);
    this.numerator = common === 0n ? 0n : (sign * numerator) / common;
    this.denominator = common === 0n ? 1n : (sign * denominator) / common;
  }
  plus(other: Exact): Exact { return new Exact(this.numerator * other.denominator + other.numerator * this.denominator, this.denominator * other.denominator); }
  minus(other: Exact): Exact { return new Exact(this.numerator * other.denominator - other.numerator * this.denominator, this.denominator * other.denominator); }
  times(other: Exact): Exact { return new Exact(this.numerator * other.numerator, this.denominator * other.denominator); }
  /** @throws {DivisionByZero} when `other` is 0 */
  over(other: Exact): Exact {
    if (other.numerator === 0n) throw new DivisionByZero();
    return new Exact(this.numerator * other.denominator, this.denominator * other.numerator);
  }
  negated(): Exact { return new Exact(-this.numerator, this.denominator); }
  absolute(): Exact { return this.numerator < 0n ? this.negated() : this; }
  /** @returns -1, 0 or 1 */
  compare(other: Exact): -1 | 0 | 1 {
    const left = this.numerator * other.denominator, right = other.numerator * this.denominator;
    return left < right ? -1 : left > right ? 1 : 0;
  }
  equals(other: Exact): boolean { return this.compare(other) === 0; }
  isZero(): boolean { return this.numerator === 0n; }
  isNegative(): boolean { return this.numerator < 0n; }

  /**
   * The value times 10^places as a whole number, rounded once from the exact value.
   * @param places  decimal places, may be negative (tens, hundreds)
   */
  scaled(places: number, mode: RoundingMode = "half-even"): bigint {
    let n = this.numerator, d = this.denominator;
    if (places >= 0) n *= 10n ** BigInt(places); else d *= 10n ** BigInt(-places);
    const negative = n < 0n;
    const q = n / d, r = n % d; // truncated towards zero
    if (r === 0n) return q;
    if (mode === "ceil") return negative ? q : q + 1n;
    if (mode === "floor") return negative ? q - 1n : q;
    const twice = 2n * (r < 0n ? -r : r);
    const away = twice > d || (twice === d && (q & 1n) === 1n);
    return away ? (negative ? q - 1n : q + 1n) : q;
  }

  /**
   * Decimal text with exactly `places` decimals (修约).
   * @clause GB/T 8170-2008 §3.2 (with the default mode)
   */
  toFixed(places: number, mode: RoundingMode = "half-even"): string {
    const whole = this.scaled(places, mode);
    if (places <= 0) return (whole * 10n ** BigInt(-places)).toString();
    const digits = (whole < 0n ? -whole : whole).toString().padStart(places + 1, "0");
    return `${whole < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }

  /** Shortest decimal text when it ends, else the fraction `n/d`; the full value either way. */
  toString(): string {
    let d = this.denominator, twos = 0, fives = 0;
    while (d % 2n === 0n) { d /= 2n; twos++; }
    while (d % 5n === 0n) { d /= 5n; fives++; }
    if (d !== 1n) return `${this.numerator}/${this.denominator}`;
    return this.toFixed(Math.max(twos, fives));
  }
  toJSON(): string { return this.toString(); }
  /** For drawing, simulation and speed paths only: never for a published figure. */
  toNumber(): number { const text = this.toString(); return text.includes("/") ? Number(this.toFixed(18)) : Number(text); }
}

/**
 * Exact number from decimal text (由十进制文本得到精确数).
 * @param text  `12.30`, `-0.5`, `+3`, `1.5e3`; a bigint or a safe integer is taken as it is
 * @throws {NotADecimal} blank, full-width digits, thousands separators, anything else
 */
export function exact(text: string | bigint | number): Exact {
  if (typeof text === "bigint") return new Exact(text);
  if (typeof text === "number") {
    if (!Number.isSafeInteger(text)) throw new NotADecimal(String(text));
    return new Exact(BigInt(text));
  }
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text) ?? /^([+-]?)()\.(\d+)(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (!match) throw new NotADecimal(text);
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(`${whole}${fraction}` || "0") * (sign === "-" ? -1n : 1n);
  return shift >= 0 ? new Exact(digits * 10n ** BigInt(shift)) : new Exact(digits, 10n ** BigInt(-shift));
}

/** True when the text is what {@link exact} accepts. */
export function isDecimal(text: string): boolean {
  return /^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(text);
}

/** Decimal places written in a decimal text: `12.30` → 2. */
export function placesOf(text: string): number { return /\.(\d+)/.exec(text)?.[1]?.length ?? 0; }

/** Sum of exact numbers; 0 for none. */
export function sum(values: readonly Exact[]): Exact { return values.reduce((a, b) => a.plus(b), new Exact(0n)); }
