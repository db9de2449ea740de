/** Where a period lies, in years with fractions: `2021`–`2025` runs from 2021.0 to 2026.0. Null when no end is known (起止). */
export function spanOf(from: string | null, until: string | null): { readonly from: number; readonly until: number; readonly open: boolean } | null {
  const start = from ?? until;
  const end = until ?? from;
  if (start === null || end === null) return null;
  const at = (text: string, after: boolean): number => {
    const [year, month] = text.split("-");
    return Number(year) + (month ? (Number(month) - (after ? 0 : 1)) / 12 : after ? 1 : 0);
  };
  const [left, right] = [at(start, false), at(end, true)];
  return Number.isFinite(left) && Number.isFinite(right) ? { from: left, until: Math.max(left, right), open: from === null || until === null } : null;
}
