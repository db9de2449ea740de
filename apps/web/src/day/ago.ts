import type { Labels } from "@yunqing/standards";

const minute = 60_000, hour = 60 * minute, day = 24 * hour;

/** How long ago an instant was (多久以前): `3 分钟前`. A clock up to a minute ahead is now; further ahead is said as such. */
export function agoWords(at: string, nowMs: number): Labels {
  const past = nowMs - Date.parse(at);
  if (Number.isNaN(past)) return { zh: at, en: at };
  if (past < -minute) { const ahead = lengthWords(-past); return { zh: `超前 ${ahead.zh}`, en: `${ahead.en} ahead` }; }
  if (past < 10_000) return { zh: "刚刚", en: "just now" };
  const length = lengthWords(past);
  return { zh: `${length.zh}前`, en: `${length.en} ago` };
}

/** A length of time in its largest whole unit: `45 秒`, `3 分钟`, `2 小时`, `5 天`. */
export function lengthWords(lengthMs: number): Labels {
  const [count, zh, en] = lengthMs < minute ? [Math.floor(lengthMs / 1000), "秒", "s"] : lengthMs < hour ? [Math.floor(lengthMs / minute), "分钟", "min"] : lengthMs < 2 * day ? [Math.floor(lengthMs / hour), "小时", "h"] : [Math.floor(lengthMs / day), "天", "days"];
  return { zh: `${count} ${zh}`, en: `${count} ${en}` };
}

/** Seconds that an instrument's clock may be off before the wall warns: real-time data of 30 s come up to a minute after the time they name. */
export const driftAllowedSeconds = 120;
/** What is wrong with a clock (时钟偏差); null while it is right. Positive: the data came later than the time they name, so the clock is behind. */
export function driftWords(driftSeconds: number | null): Labels | null {
  if (driftSeconds === null || Math.abs(driftSeconds) <= driftAllowedSeconds) return null;
  const { zh, en } = lengthWords(Math.abs(driftSeconds) * 1000);
  return driftSeconds > 0 ? { zh: `时钟慢 ${zh}`, en: `clock ${en} behind` } : { zh: `时钟快 ${zh}`, en: `clock ${en} ahead` };
}
