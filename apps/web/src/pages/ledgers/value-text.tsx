import type { Control } from "@yunqing/ledger";
import { dayAfter } from "@yunqing/standards";
import { pathOf } from "@yunqing/wire";
import type { ReactNode } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { grouped } from "../../parts/figure-text.js";
import { To } from "../../parts/link.js";
import { asPeriod, asPositions, asText, asTexts, childControlsOf, optionsOf, textSetting } from "./control-settings.js";

export type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A value of a row as people read it (字段值), whatever its kind; a blank one is a dash. */
export function ValueText({ control, value, names, unit = true }: { readonly control: Control; readonly value: unknown; readonly names: Names; readonly unit?: boolean }): ReactNode {
  const { t } = useLanguage();
  const { d } = useActor();
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return <span className="unknown">—</span>;
  const optionLabel = (id: string) => { const found = optionsOf(control).find((each) => each.id === id); return found ? t(found.label) : id; };
  switch (control.type) {
    case "decimal": case "money": case "integer": case "computed": return <span className="num">{grouped(asText(value))}{unit && textSetting(control, "unit") && <> <span className="unit">{textSetting(control, "unit")}</span></>}</span>;
    case "boolean": return value === true ? t({ zh: "是", en: "yes" }) : t({ zh: "否", en: "no" });
    case "choice": return optionLabel(asText(value));
    case "choices": return asTexts(value).map(optionLabel).join(t({ zh: "、", en: ", " }));
    case "period": { const { from, until } = asPeriod(value); return <span className="num">{from} {t({ zh: "至", en: "to" })} {until === null ? t({ zh: "长期", en: "for ever" }) : dayAfter(until, -1)}</span>; }
    case "instant": return <span className="num">{beijingMinuteOf(asText(value))}</span>;
    case "place": { const text = asPositions(value); return <span className="num">{text.length > 60 ? t({ zh: `${text.split(";").length} 个点`, en: `${text.split(";").length} positions` }) : text}</span>; }
    case "reference": { const ledger = textSetting(control, "ledger"); return asTexts(value).map((id, at) => <span key={id}>{at > 0 && t({ zh: "、", en: ", " })}<To to={`/ledgers/${ledger}/${encodeURIComponent(id)}`}>{names[ledger]?.[id] ?? id}</To></span>); }
    case "file": return asTexts(value).map((hash, at) => <span key={hash}>{at > 0 && " "}<a href={pathOf("evidenceFile", { d, hash })} download>{t({ zh: `附件${at + 1}`, en: `file ${at + 1}` })}</a></span>);
    case "children": { const fields = childControlsOf(control); return <div className="table-scroll child-table" tabIndex={0} role="region" aria-label={t({ zh: "子表", en: "child rows" })}><table className="data-table"><thead><tr>{fields.map((each) => <th key={each.name} scope="col">{t(each.label)}</th>)}</tr></thead><tbody>{(value as readonly Readonly<Record<string, unknown>>[]).map((row, at) => <tr key={at}>{fields.map((each) => <td key={each.name}><ValueText control={each.control} value={row[each.name]} names={names} /></td>)}</tr>)}</tbody></table></div>; }
    case "lines": return <span className="lines">{asText(value)}</span>;
    default: return asText(value);
  }
}
