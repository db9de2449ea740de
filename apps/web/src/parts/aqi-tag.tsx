import { airLevels } from "@yunqing/standards";
import type { FigureView } from "@yunqing/wire";
import { useLanguage } from "../app/language.js";

const roman = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ"];

/** An index with the colour, level and word of its category (AQI 与类别); NA where the standard withholds it. @clause HJ 633-2012 table 2; HJ 633-2026 §5.3.1 */
export function AqiTag({ figure }: { readonly figure: Pick<FigureView, "value" | "detail" | "validity"> }) {
  const { t } = useLanguage(), detail = figure.detail?.kind === "index" ? figure.detail : null, level = detail?.category ? airLevels.find(({ category }) => category === detail.category) : undefined;
  if (level === undefined || figure.value === null) return <span className="tag tone-mute" title={figure.validity.reason ? t(figure.validity.reason) : undefined}>{detail?.state === "withheld" ? "NA" : t({ zh: "缺数", en: "No data" })}</span>;
  return <span className="tag nowrap" style={{ background: `rgb(${level.rgb.join(",")})`, color: level.level <= 4 ? "#111" : "#fff" }}>{figure.value} <span aria-hidden="true">{roman[level.level - 1]}</span> {t(level.label)}</span>;
}
