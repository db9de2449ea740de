/** Chance that a standard normal value is at most z (标准正态分布函数): the error function by its series near zero, by its continued fraction in the tails. */
export function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2, tail = x < 2.5 ? (1 - erfSeries(x)) / 2 : erfcFraction(x) / 2;
  return z > 0 ? 1 - tail : tail;
}
/** Both tails beyond |z| (双侧概率). */
export function bothTails(z: number): number { return Math.min(1, 2 * normalBelow(-Math.abs(z))); }

function erfSeries(x: number): number {
  let term = x, sum = x;
  for (let n = 1; n < 200; n += 1) { term *= (-x * x) / n; sum += term / (2 * n + 1); }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
function erfcFraction(x: number): number {
  let fraction = 0;
  for (let n = 200; n > 0; n -= 1) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}
