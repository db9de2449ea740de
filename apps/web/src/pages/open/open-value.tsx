import type { Control } from "@yunqing/ledger";
import { dayAfter } from "@yunqing/standards";
import type { ReactNode } from "react";
import { useLanguage } from "../../app/language.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { grouped } from "../../parts/figure-text.js";
import { asPeriod, asPositions, asText, asTexts, childControlsOf, optionsOf, textSetting } from "../ledgers/control-settings.js";
import type { Names } from "../ledgers/value-text.js";

/** A public value as people read it (公开的字段值): no link leads from it into the office. */
export function OpenValue({ control, value, names }: { readonly control: Control; readonly value: unknown; readonly names: Names }): ReactNode {
  const { t } = useLanguage();
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return <span className="unknown">—</span>;
  const optionLabel = (id: string) => { const found = optionsOf(control).find((each) => each.id === id); return found ? t(found.label) : id; }, and = t({ zh: "、", en: ", " });
  switch (control.type) {
    case "decimal": case "money": case "integer": case "computed": return <span className="num">{grouped(asText(value))}{textSetting(control, "unit") && <> <span className="unit">{textSetting(control, "unit")}</span></>}</span>;
    case "boolean": return value === true ? t({ zh: "是", en: "yes" }) : t({ zh: "否", en: "no" });
    case "choice": return optionLabel(asText(value));
    case "choices": return asTexts(value).map(optionLabel).join(and);
    case "period": { const { from, until } = asPeriod(value); return <span className="num">{from} {t({ zh: "至", en: "to" })} {until === null ? t({ zh: "长期", en: "for ever" }) : dayAfter(until, -1)}</span>; }
    case "instant": return <span className="num">{beijingMinuteOf(asText(value))}</span>;
    case "place": { const text = asPositions(value); return <span className="num">{text.length > 60 ? t({ zh: `${text.split(";").length} 个点`, en: `${text.split(";").length} positions` }) : text}</span>; }
    case "reference": { const ledger = textSetting(control, "ledger"); return asTexts(value).map((id) => names[ledger]?.[id] ?? id).join(and); }
    case "children": { const fields = childControlsOf(control); return <div className="table-scroll child-table" tabIndex={0} role="region" aria-label={t({ zh: "明细", en: "details" })}><table className="data-table"><thead><tr>{fields.map((each) => <th key={each.name} scope="col">{t(each.label)}</th>)}</tr></thead><tbody>{(value as readonly Readonly<Record<string, unknown>>[]).map((row, at) => <tr key={at}>{fields.map((each) => <td key={each.name}><OpenValue control={each.control} value={row[each.name]} names={names} /></td>)}</tr>)}</tbody></table></div>; }
    default: return <span className="lines">{asText(value)}</span>;
  }
}
