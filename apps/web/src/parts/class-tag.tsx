import { waterClassLabels, type WaterClass } from "@yunqing/standards";
import { useLanguage } from "../app/language.js";

/** Colours of the classes as usual on maps of water; the word and the number of bars say the same. */
export const classColours: Readonly<Record<WaterClass, string>> = { I: "#ccffff", II: "#00ccff", III: "#00ff00", IV: "#ffff00", V: "#ff9b00", inferiorV: "#ff0000" };
const bars: Readonly<Record<WaterClass, string>> = { I: "▁", II: "▂", III: "▃", IV: "▅", V: "▆", inferiorV: "█" };

/** A class of water as colour, bar and word (水质类别). */
export function ClassTag({ of }: { readonly of: string | null | undefined }) {
  const { t } = useLanguage();
  if (!of || !Object.hasOwn(waterClassLabels, of)) return <span className="unknown">—</span>;
  const found = of as WaterClass;
  return <span className="tag nowrap" style={{ background: classColours[found], color: "#111" }}><span aria-hidden="true">{bars[found]} </span>{t(waterClassLabels[found])}</span>;
}
