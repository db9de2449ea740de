import type { AnalysisKind, FigureSubjectKind, FigureSubjectView } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { useId, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { Choice } from "../../parts/choice.js";

/** What each kind takes, as the desk asks for it (各分析所需对象、项目数). */
export const analysisTakes: Readonly<Record<AnalysisKind, { readonly name: Labels; readonly subjects: readonly [number, number]; readonly items: readonly [number, number] }>> = {
  calendar: { name: { zh: "日历图", en: "Calendar" }, subjects: [1, 4], items: [1, 1] }, "time-variation": { name: { zh: "时间变化（小时·星期·月）", en: "Time variation" }, subjects: [1, 6], items: [1, 1] },
  "wind-rose": { name: { zh: "风玫瑰", en: "Wind rose" }, subjects: [1, 1], items: [0, 0] }, "pollution-rose": { name: { zh: "污染玫瑰", en: "Pollution rose" }, subjects: [1, 1], items: [1, 1] }, polar: { name: { zh: "极坐标图", en: "Polar plot" }, subjects: [1, 1], items: [1, 1] },
  trend: { name: { zh: "趋势（Theil–Sen）", en: "Trend (Theil–Sen)" }, subjects: [1, 6], items: [1, 1] }, correlation: { name: { zh: "相关", en: "Correlation" }, subjects: [1, 12], items: [1, 12] }, comparison: { name: { zh: "站点比对", en: "Comparison" }, subjects: [2, 2], items: [1, 1] },
  "long-section": { name: { zh: "河流沿程", en: "Long section" }, subjects: [1, 40], items: [1, 1] }, box: { name: { zh: "分月箱线图", en: "Boxes by month" }, subjects: [1, 6], items: [1, 1] }, completeness: { name: { zh: "数据完整性", en: "Completeness" }, subjects: [1, 40], items: [1, 12] },
};
const hourly: ReadonlySet<FigureSubjectKind> = new Set(["point", "section", "stack-outlet", "sewage-outlet"]), along: ReadonlySet<FigureSubjectKind> = new Set(["river", "section"]), windy: ReadonlySet<FigureSubjectKind> = new Set(["point"]);
/** Subjects that a kind can be asked of. */
export function subjectsFor(kind: AnalysisKind, all: readonly FigureSubjectView[]): readonly FigureSubjectView[] {
  const fit = kind === "long-section" ? along : kind === "wind-rose" || kind === "pollution-rose" || kind === "polar" ? windy : hourly;
  return all.filter((one) => fit.has(one.kind));
}
const kindWords: Readonly<Record<FigureSubjectKind, Labels>> = { point: { zh: "空气", en: "Air" }, section: { zh: "断面", en: "Section" }, river: { zh: "河流", en: "River" }, lake: { zh: "湖库", en: "Lake" }, "stack-outlet": { zh: "废气", en: "Stack" }, "sewage-outlet": { zh: "废水", en: "Sewage" }, town: { zh: "乡镇", en: "Town" }, district: { zh: "区县", en: "District" } };
export function subjectText({ kind, name }: FigureSubjectView, t: (labels: Labels) => string): string { return `${t(kindWords[kind])} · ${t(name)}`; }

/** Picks one out of a list, or several of it (选择对象、项目); plain controls that keyboard and reader know. */
export function Several({ label, options, chosen, most, onChange }: { readonly label: Labels; readonly options: readonly { readonly value: string; readonly label: string }[]; readonly chosen: readonly string[]; readonly most: number; readonly onChange: (chosen: readonly string[]) => void }) {
  const { t } = useLanguage(), id = useId(), [typed, setTyped] = useState("");
  if (most === 1) return <Choice label={t(label)} value={chosen[0] ?? ""} options={chosen.length === 0 ? [{ value: "", label: t({ zh: "请选择", en: "Choose" }) }, ...options] : options} onChange={(value) => onChange(value === "" ? [] : [value])} />;
  const full = chosen.length >= most, shown = options.filter((one) => typed === "" || one.label.toLowerCase().includes(typed.toLowerCase()));
  return (
    <details className="several">
      <summary>{t(label)}：{t({ zh: `已选 ${chosen.length}（至多 ${most}）`, en: `${chosen.length} chosen (at most ${most})` })}</summary>
      <fieldset><legend className="visually-hidden">{t(label)}</legend>
        {options.length > 12 && <input type="search" aria-label={t({ zh: `查找${label.zh}`, en: `Find ${label.en}` })} value={typed} onChange={(event) => setTyped(event.target.value)} />}
        {shown.map(({ value, label: name }, at) => { const on = chosen.includes(value); return <label key={value} htmlFor={`${id}-${at}`}><input id={`${id}-${at}`} type="checkbox" checked={on} disabled={!on && full} onChange={() => onChange(on ? chosen.filter((one) => one !== value) : [...chosen, value])} /> {name}</label>; })}
      </fieldset>
    </details>
  );
}
