/**
 * A clock that does not jump (平稳时钟), milliseconds since 1970: it follows the wall clock, and when that is set it walks there by a tenth of the time that passes.
 * Minimum times and watchdogs counted by it stay true when a time server corrects the machine; it never goes back.
 */
export function steadyClock(wall: () => number = Date.now, passed: () => number = () => performance.now()): () => number {
  let at = wall(), last = passed();
  return () => {
    const now = passed(), span = now - last, away = wall() - (at + span);
    last = now;
    at += span + (Math.abs(away) <= span / 10 ? away : Math.sign(away) * span / 10);
    return Math.floor(at);
  };
}
