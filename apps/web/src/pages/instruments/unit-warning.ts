import { factorsOf } from "@yunqing/hj212";
import type { Labels } from "@yunqing/standards";

/** A warning about the unit of a factor (单位提醒): the table's own unit would be ng/m³, which hardly any instrument sends. Null where nothing is to be said. */
export function unitWarning(factor: string, set: string | undefined): Labels | null {
  const unit = set === undefined || set.trim() === "" ? factorsOf(factor)[0]?.unit ?? "" : set.trim();
  return /^(?:纳克\/立方米|ng\/m[³3])$/.test(unit) ? { zh: "纳克/立方米是附录 B 所印，现场多为 μg/m³，请核对", en: "ng/m³ is what appendix B prints; most send μg/m³: check" } : null;
}
