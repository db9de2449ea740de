import type { NetworkLimit } from "@yunqing/wire";
import { Button, Input } from "antd";
import { useLanguage } from "../../app/language.js";
import { Choice } from "../../parts/choice.js";
import { basisWords } from "./network-words.js";

/** Limits of a point by permit, approval or standard (限值). */
export function LimitsField({ limits, items, nameOf, onChange, wrongAt }: { readonly limits: readonly NetworkLimit[]; readonly items: readonly string[]; readonly nameOf: (item: string) => string; readonly onChange: (limits: readonly NetworkLimit[]) => void; readonly wrongAt: (at: number) => string | undefined }) {
  const { t } = useLanguage();
  const change = (at: number, part: Partial<NetworkLimit>) => onChange(limits.map((each, place) => (place === at ? { ...each, ...part } : each)));
  const input = (at: number, label: string, value: string, take: (text: string) => void) => <span className="choice"><label><span>{label}</span><Input value={value} aria-label={`${label} ${at + 1}`} onChange={(event) => take(event.target.value)} /></label></span>;
  return (
    <fieldset className="bare"><legend>{t({ zh: `限值（${limits.length} 条）`, en: `Limits (${limits.length})` })}</legend>
      {limits.map((limit, at) => (
        <div key={at}>
          <div className="network-limit">
            <Choice label={t({ zh: "项目", en: "Item" })} value={limit.item} onChange={(item) => change(at, { item })} options={[...new Set([...items, limit.item])].map((each) => ({ value: each, label: nameOf(each) }))} />
            <Choice label={t({ zh: "按", en: "By" })} value={limit.basis} onChange={(basis) => change(at, { basis: basis as NetworkLimit["basis"] })} options={(Object.keys(basisWords) as NetworkLimit["basis"][]).map((each) => ({ value: each, label: t(basisWords[each]) }))} />
            <Choice label={t({ zh: "关系", en: "Relation" })} value={limit.op} onChange={(op) => change(at, { op: op as NetworkLimit["op"], until: op === "range" ? limit.until ?? "" : null })} options={[{ value: "<=", label: "≤" }, { value: ">=", label: "≥" }, { value: "range", label: t({ zh: "范围", en: "range" }) }]} />
            {input(at, t({ zh: "限值", en: "Limit" }), limit.value, (value) => change(at, { value: value.trim() }))}
            {limit.op === "range" && input(at, t({ zh: "至", en: "to" }), limit.until ?? "", (until) => change(at, { until: until.trim() }))}
            {input(at, t({ zh: "单位", en: "Unit" }), limit.unit, (unit) => change(at, { unit }))}
            {input(at, t({ zh: "依据文件", en: "Document" }), limit.document, (document) => change(at, { document }))}
            <Button size="small" danger onClick={() => onChange(limits.filter((_, place) => place !== at))}>{t({ zh: "删除", en: "Remove" })}<span className="visually-hidden"> {at + 1}</span></Button>
          </div>
          {wrongAt(at) && <div className="field-about wrong">✕ {wrongAt(at)}</div>}
        </div>))}
      <Button size="small" disabled={items.length === 0} onClick={() => onChange([...limits, { item: items[0] ?? "", basis: "hour", op: "<=", value: "", until: null, unit: "mg/L", document: "" }])}>{t({ zh: "添加限值", en: "Add a limit" })}</Button>
    </fieldset>
  );
}
