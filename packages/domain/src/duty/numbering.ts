/** A numbering pattern without its places, or with too much in it. */
export class BadNumbering extends Error {
  readonly code = "duty/bad-numbering";
  constructor(readonly pattern: string) { super(`"${pattern}" is no numbering pattern; write {year} and {seq} once each, for example 督〔{year}〕{seq}号`); }
}

/** The pattern when a district has none of its own. */
export const genericNumbering = "督〔{year}〕{seq}号";

/**
 * Makes the numbers of a district's duties (督办编号) from its pattern, `某环督〔{year}〕{seq}号`. Gapless: the store issues `seq` in the transaction.
 * @throws {BadNumbering} unless {year} and {seq} stand in it once each
 */
export function numberingOf(pattern: string): (year: number, seq: number) => string {
  const once = (hole: string): boolean => pattern.split(hole).length === 2;
  if (!once("{year}") || !once("{seq}") || pattern.length > 60) throw new BadNumbering(pattern);
  return (year, seq) => pattern.replace("{year}", String(year)).replace("{seq}", String(seq));
}
