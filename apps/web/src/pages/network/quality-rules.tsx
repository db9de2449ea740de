import type { MonitoringSettingsView, QualitySettingRow } from "@yunqing/wire";
import { Button } from "antd";
import { useMemo } from "react";
import { pointKinds, pointKindWords, qualities, qualityWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { Choice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Panel } from "../../parts/page.js";
import { attestationWords } from "./network-words.js";

const parameterWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  low: { zh: "下限", en: "low" }, high: { zh: "上限", en: "high" }, most: { zh: "最大变化", en: "most" }, times: { zh: "倍数", en: "times" }, count: { zh: "连续次数", en: "count" }, above: { zh: "高于", en: "above" }, part: { zh: "部分", en: "part" }, tolerance: { zh: "容许", en: "tolerance" }, earlySeconds: { zh: "早于（秒）", en: "early (s)" }, lateSeconds: { zh: "迟于（秒）", en: "late (s)" }, limit: { zh: "检出限", en: "limit" },
};
interface Numbered { readonly row: QualitySettingRow; readonly at: number }

/** The rules of quality control as a table to edit (质控规则参数). */
export function QualityRules({ view, quality, onChange, wrongAt }: { readonly view: MonitoringSettingsView; readonly quality: readonly QualitySettingRow[] | null; readonly onChange: (rules: readonly QualitySettingRow[] | null) => void; readonly wrongAt: (at: number) => string | undefined }) {
  const { t } = useLanguage();
  const [kind, setKind] = useFilter("kind", "air-station");
  const rules = quality ?? view.quality, edits = view.mayManage && quality !== null;
  const columns = useMemo<readonly Column<Numbered>[]>(() => {
    const put = (at: number, part: Partial<QualitySettingRow>) => onChange(rules.map((each, place) => (place === at ? { ...each, ...part } : each)));
    const parameter = (at: number, row: QualitySettingRow, name: string, value: unknown) => {
      if (typeof value === "object" && value !== null) return <span key={name}>{Object.entries(value as Record<string, string>).map(([flag, word]) => `${flag}：${qualityWords[word as "reliable"] ? t(qualityWords[word as "reliable"]) : word}`).join("；") || t({ zh: "按标准表", en: "as in the tables" })}</span>;
      const text = value === null || value === undefined ? "" : String(value), label = parameterWords[name] ? t(parameterWords[name]) : name;
      return edits ? <label key={name}>{label}<input value={text} onChange={(event) => { const typed = event.target.value.trim(); put(at, { parameters: { ...row.parameters, [name]: typeof value === "number" ? Number.parseInt(typed, 10) || 0 : typed === "" && value !== undefined && (name === "low" || name === "high" || name === "times" || name === "above" || name === "lateSeconds") ? null : name === "lateSeconds" ? Number.parseInt(typed, 10) || 0 : typed } }); }} /></label> : <span key={name}>{label} {text || "—"}</span>;
    };
    return [
      { id: "rule", heads: true, title: { zh: "规则", en: "Rule" }, sortBy: ({ row }) => row.rule, cell: ({ row, at }) => <>{view.ruleNames[row.rule] ? t(view.ruleNames[row.rule]!) : row.rule}{wrongAt(at) && <small className="under wrong">✕ {wrongAt(at)}</small>}</> },
      { id: "factors", title: { zh: "项目", en: "Items" }, cell: ({ row }) => (row.factors.length === 0 ? t({ zh: "全部", en: "all" }) : row.factors.join("、")) },
      { id: "parameters", card: "wide", title: { zh: "参数", en: "Parameters" }, cell: ({ row, at }) => <span className="quality-parameters">{Object.entries(row.parameters).map(([name, value]) => parameter(at, row, name, value))}{Object.keys(row.parameters).length === 0 && "—"}</span> },
      { id: "quality", title: { zh: "结论", en: "Says" }, cell: ({ row, at }) => (edits ? <Choice hideLabel label={t({ zh: "结论", en: "Says" })} value={row.quality} onChange={(next) => put(at, { quality: next as QualitySettingRow["quality"] })} options={qualities.map((each) => ({ value: each, label: t(qualityWords[each]) }))} /> : t(qualityWords[row.quality])) },
      { id: "source", card: "wide", title: { zh: "依据", en: "Source" }, cell: ({ row }) => <>{t(row.source)}<small className="under">{t(attestationWords[row.attestation])}</small></> },
      ...(edits ? [{ id: "act", title: { zh: "操作", en: "Actions" }, cell: ({ row, at }: Numbered) => <Button size="small" danger onClick={() => onChange(rules.filter((_, place) => place !== at))}>{t({ zh: "停用", en: "Remove" })}<span className="visually-hidden"> {row.rule} {row.factors.join(" ")}</span></Button> }] : []),
    ];
  }, [edits, onChange, rules, t, view.ruleNames, wrongAt]);
  const shown = rules.map((row, at): Numbered => ({ row, at })).filter(({ row }) => !kind || row.pointKinds.includes(kind as "dust"));
  return (
    <Panel title={{ zh: "质控规则", en: "Rules of quality control" }}>
      <p className="note">{quality === null ? t({ zh: "现用常规规则。它们多凭经验设定，启用前请由监测部门核定。", en: "The usual rules are in force, mostly from experience: the monitoring section decides." }) : t({ zh: "本区自定规则。规则只加标记，不改数值；人的结论优先。", en: "Rules of this district. They mark and never change values; people have the last word." })}</p>
      <DataTable name={{ zh: "质控规则", en: "Rules" }} rows={shown} columns={columns} idOf={({ at }) => String(at)} chooser={false}
        tools={<div className="filters"><Choice label={t({ zh: "点位类别", en: "Kind" })} value={kind} onChange={setKind} options={pointKinds.map((each) => ({ value: each, label: t(pointKindWords[each]) }))} />{view.mayManage && (quality === null ? <Button size="small" onClick={() => onChange(view.quality)}>{t({ zh: "自定规则", en: "Edit" })}</Button> : <Button size="small" onClick={() => onChange(null)}>{t({ zh: "恢复常规", en: "Back to the usual" })}</Button>)}</div>} />
    </Panel>
  );
}
