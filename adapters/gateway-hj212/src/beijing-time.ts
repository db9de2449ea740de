/** Times of packets (报文时间): 14 digits `YYYYMMDDhhmmss`, 17 with milliseconds, always Beijing time. By arithmetic: thousands come a second, nearly all of one day. */

const hour = 3_600_000, beijing = 8 * hour;
let heldDay = -1, heldMidnight = 0;

function midnightOf(day: number): number {
  const year = Math.floor(day / 10_000), month = Math.floor(day / 100) % 100, date = day % 100;
  if (year < 1000 || month < 1 || month > 12 || date < 1) return Number.NaN;
  const utc = Date.UTC(year, month - 1, date);
  return new Date(utc).getUTCDate() === date ? utc - beijing : Number.NaN;
}

/**
 * The instant of a DataTime or QN, in milliseconds since 1970 UTC; NaN where the text names none (fewer than 14 digits, a 30 February, 24:00).
 * @clause HJ 212-2017 表4 DataTime, 表3 QN
 */
export function instantOf(text: string): number {
  if (text.length < 14) return Number.NaN;
  let day = 0, time = 0;
  for (let k = 0; k < 14; k++) {
    const digit = text.charCodeAt(k) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    if (k < 8) day = day * 10 + digit; else time = time * 10 + digit;
  }
  const hours = Math.floor(time / 10_000), minutes = Math.floor(time / 100) % 100, seconds = time % 100;
  if (hours > 23 || minutes > 59 || seconds > 59) return Number.NaN;
  if (day !== heldDay) {
    const midnight = midnightOf(day);
    if (Number.isNaN(midnight)) return midnight;
    heldDay = day; heldMidnight = midnight;
  }
  let milliseconds = 0;
  if (text.length >= 17) for (let k = 14; k < 17; k++) {
    const digit = text.charCodeAt(k) - 48;
    if (digit < 0 || digit > 9) { milliseconds = 0; break; }
    milliseconds = milliseconds * 10 + digit;
  }
  return heldMidnight + hours * hour + minutes * 60_000 + seconds * 1_000 + milliseconds;
}

/** QN of an instant: 17 digits in Beijing time. The first 14 are a DataTime. */
export function qnOf(at: number): string { return new Date(at + beijing).toISOString().replace(/\D/g, "").slice(0, 17); }
