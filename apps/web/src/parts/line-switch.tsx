import type { FigureLine } from "@yunqing/wire";
import { Segmented } from "antd";
import { useLanguage } from "../app/language.js";
import { useFilter } from "../app/view-state.js";

/** The line of data that the page shows (实时、审核), from the address. */
export function useLine(): readonly [FigureLine, (line: string) => void] {
  const [line, setLine] = useFilter("line", "real-time");
  return [line === "reviewed" ? "reviewed" : "real-time", setLine];
}
/** Chooses between the two lines, which are never mixed; it stands in the address (数据线切换). */
export function LineSwitch() {
  const { t } = useLanguage(), [line, setLine] = useLine();
  return <Segmented aria-label={t({ zh: "数据线", en: "Line of data" })} value={line} onChange={(value) => setLine(String(value))}
    options={[{ value: "real-time", label: t({ zh: "实时", en: "Real-time" }) }, { value: "reviewed", label: t({ zh: "审核", en: "Reviewed" }) }]} />;
}
