// Arrays as PostgreSQL writes them, made here in one go: both drivers would look at every element, and a thousand packets a statement have eight thousand of them.

/** An array of whole numbers for `$1::bigint[]` and the like. */
export function numberArray(numbers: readonly number[]): string { return `{${numbers.join(",")}}`; }

const special = /["\\]/, everySpecial = /["\\]/g;
/** An array of texts for `$1::text[]`; any text but one with a zero character. */
export function textArray(texts: readonly string[]): string {
  let out = "{";
  for (let i = 0; i < texts.length; i++) { const text = texts[i]!; out += `${i === 0 ? "" : ","}"${special.test(text) ? text.replace(everySpecial, "\\$&") : text}"`; }
  return `${out}}`;
}

/** A text that a column can hold: PostgreSQL has no zero character. */
export function storable(text: string): string { return text.includes("\0") ? text.replaceAll("\0", "\u{FFFD}") : text; }

/** SQL of an instant in a column as whole milliseconds since 1970: cheaper to read than a date. */
export function millisecondsOf(column: string): string { return `round(date_part('epoch', ${column}) * 1000)::float8`; }
