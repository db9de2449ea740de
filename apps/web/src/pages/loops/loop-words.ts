import type { Labels } from "@yunqing/standards";

/** How a word of a loop is shown: colour, shape, word (回路用语). */
export interface LoopMark { readonly tone: "good" | "bad" | "warn" | "calm" | "mute" | "wait"; readonly shape: string; readonly word: Labels }
const mark = (tone: LoopMark["tone"], shape: string, zh: string, en: string): LoopMark => ({ tone, shape, word: { zh, en } });

/** Marks by the word of a subject. */
export const loopMarks: Readonly<Record<string, LoopMark>> = {
  on: mark("calm", "▶", "开", "on"), off: mark("mute", "■", "关", "off"), resting: mark("wait", "◌", "间歇", "resting"), failed: mark("bad", "✕", "故障", "failed"), lost: mark("bad", "?", "失联", "lost"), dropped: mark("warn", "⊘", "看门狗关闭", "dropped by watchdog"), unread: mark("wait", "…", "待读取", "unread"),
  up: mark("good", "●", "通", "up"), down: mark("bad", "✕", "断", "down"), known: mark("good", "●", "有值", "known"), unknown: mark("warn", "?", "未知", "unknown"), locked: mark("bad", "❄", "闭锁", "locked"), free: mark("good", "○", "不闭锁", "free"),
  "known-locks": mark("bad", "❄", "有值·闭锁", "known, locks"), "known-free": mark("good", "○", "有值·不闭锁", "known, free"), "unknown-locks": mark("warn", "❄", "未知·闭锁", "unknown, locks"), "unknown-free": mark("warn", "?", "未知·不闭锁", "unknown, free"),
  "in-force": mark("good", "✓", "生效", "in force"), none: mark("mute", "–", "无", "none"), auto: mark("good", "◎", "自动", "automatic"), raised: mark("bad", "▲", "报警", "raised"), clear: mark("good", "○", "解除", "clear"),
  idle: mark("good", "○", "待机", "idle"), starting: mark("wait", "◔", "待启动", "starting"), running: mark("calm", "▶", "运行", "running"), stopping: mark("wait", "◕", "待停止", "stopping"), frost: mark("bad", "❄", "防冻闭锁", "frost lock"), "held-off": mark("warn", "‖", "手动关闭", "held off"),
};
/** The mark of a word; one that is not known is shown as it is. */
export function loopMark(word: string): LoopMark { return loopMarks[word] ?? mark("mute", "·", word, word); }
/** A span of seconds in words. */
export function secondsWords(seconds: number): Labels {
  const h = Math.floor(seconds / 3600), m = Math.floor(seconds % 3600 / 60), s = Math.floor(seconds % 60);
  return { zh: `${h > 0 ? `${h} 小时 ` : ""}${h + m > 0 ? `${m} 分 ` : ""}${s} 秒`, en: `${h > 0 ? `${h} h ` : ""}${h + m > 0 ? `${m} min ` : ""}${s} s` };
}
