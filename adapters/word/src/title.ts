import { sizes, textWidth } from "./page.js";
import { widthOf } from "./text.js";

/** half-width signs that a line of the title holds */
const perLine = Math.floor((textWidth / 20 / (sizes.title / 2)) * 2);
/** words after which a title may turn without tearing its sense (词意完整) */
const turns = ["规划", "计划", "方案", "》", "”", "关于", "年度", "情况"];

/** Breaks a title that is too long for one line where its sense allows, into lines as even as may be (标题回行). Longer than two lines is left to Word. */
export function titleLines(title: string): readonly string[] {
  if (widthOf(title) <= perLine || widthOf(title) > 2 * perLine) return [title];
  const signs = [...title], cut = (at: number) => [signs.slice(0, at).join(""), signs.slice(at).join("")] as const;
  const fitting = signs.map((_, at) => cut(at)).filter(([first, second]) => first !== "" && widthOf(first) <= perLine && widthOf(second) <= perLine);
  const sensible = fitting.filter(([first, second]) => turns.some((word) => first.endsWith(word)) && !/^[”》）、，]/.test(second));
  const uneven = ([first, second]: readonly [string, string]) => Math.abs(widthOf(first) - widthOf(second));
  const [best] = [...sensible].sort((a, b) => uneven(a) - uneven(b));
  return best ?? [title];
}
