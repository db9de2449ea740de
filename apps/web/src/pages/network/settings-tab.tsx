import { pathOf, type EditionOverrideRow, type FigureSettingsRow, type MonitoringSettingsView, type PutMonitoringSettings, type QualitySettingRow } from "@yunqing/wire";
import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Choice, Field } from "../../parts/choice.js";
import { Loaded, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { QualityRules } from "./quality-rules.js";

const weightWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = { equal: { zh: "等权（各项 1）", en: "equal" }, "reported-2026": { zh: "2026 年据报道的权重（待核原文）", en: "weights reported for 2026" } };

/** How figures are made and quality is controlled (统计与质控口径), as data, each change with its reason. */
export function SettingsTab() {
  const view = useView<MonitoringSettingsView>("monitoringSettings");
  return <Loaded of={view}>{(loaded) => <Settings key={loaded.seq} view={loaded} />}</Loaded>;
}

function Settings({ view }: { readonly view: MonitoringSettingsView }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const [figures, setFigures] = useState(view.figures), [editions, setEditions] = useState(view.editions), [quality, setQuality] = useState<readonly QualitySettingRow[] | null>(view.qualityUsual ? null : view.quality), [reason, setReason] = useState("");
  const change = (part: Partial<FigureSettingsRow>) => setFigures((held) => ({ ...held, ...part }));
  const put = useCommand<Omit<PutMonitoringSettings, "id">, MonitoringSettingsView>((body) => send("POST", pathOf("monitoringSettings", { d }), body)), said = (field: string) => wrongOf(put.error, field, language);
  const pick = <F extends keyof FigureSettingsRow>(field: F, label: string, options: readonly (readonly [string, string])[]) => (
    <Field label={label} wrong={said(`figures.${field}`)} hint={figures[field] === view.usualFigures[field] ? undefined : t({ zh: "与常规不同", en: "not the usual" })}>{(a) => <select {...a} disabled={!view.mayManage} value={String(figures[field])} onChange={(e) => change({ [field]: e.target.value } as Partial<FigureSettingsRow>)}>{options.map(([value, word]) => <option key={value} value={value}>{word}</option>)}</select>}</Field>);
  const whole = <F extends "readingsOfDay" | "leastReadings" | "gasDayHours">(field: F, label: string) => <Field label={label} wrong={said(`figures.${field}`)}>{(a) => <Input {...a} disabled={!view.mayManage} inputMode="numeric" value={Number.isNaN(figures[field]) ? "" : String(figures[field])} onChange={(e) => change({ [field]: Number.parseInt(e.target.value, 10) || 0 } as Partial<FigureSettingsRow>)} />}</Field>;
  return (
    <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); put.mutate({ seq: view.seq, figures, editions, quality, reason }); }}>
      <Panel title={{ zh: "统计口径", en: "Figures" }}>
        <div className="settings-grid">
          {pick("zone", t({ zh: "环境空气功能区", en: "Zone of ambient air" }), [["second", t({ zh: "二类区（二级标准）", en: "second" })], ["first", t({ zh: "一类区（一级标准）", en: "first" })]])}
          {pick("denominator", t({ zh: "优良率分母", en: "Denominator of good days" }), [["valid", t({ zh: "有效监测天数", en: "valid days" })], ["calendar", t({ zh: "日历天数", en: "calendar days" })]])}
          {pick("weights", t({ zh: "综合指数权重", en: "Weights of the composite index" }), view.weightSets.map((each) => [each, weightWords[each] ? t(weightWords[each]) : each]))}
          {pick("compositeRounding", t({ zh: "综合指数修约", en: "Rounding of the composite index" }), [["singles", t({ zh: "单项修约后相加", en: "single indices, then added" })], ["sum", t({ zh: "相加后修约", en: "the sum" })]])}
          {pick("entering", t({ zh: "上级统计采用", en: "What enters higher figures" }), [["published", t({ zh: "修约后的发布值", en: "published values" })], ["exact", t({ zh: "未修约的精确值", en: "exact values" })]])}
          {pick("riverMethod", t({ zh: "河流评价方法", en: "Method of rivers" }), [["auto", t({ zh: "按断面数自动", en: "by number of sections" })], ["means", t({ zh: "均值法", en: "means" })], ["shares", t({ zh: "断面比例法", en: "shares" })]])}
          {whole("readingsOfDay", t({ zh: "水站每日应测次数", en: "Readings of a day, water" }))}{whole("leastReadings", t({ zh: "水站日均值最少次数", en: "Least readings of a day" }))}{whole("gasDayHours", t({ zh: "废气有效日最少小时数", en: "Least hours of a day of gas" }))}
        </div>
        <Checkbox disabled={!view.mayManage} checked={figures.countsDoubtfulRealTime} onChange={({ target }) => change({ countsDoubtfulRealTime: target.checked })}>{t({ zh: "实时线：存疑数据先计入", en: "Real time: doubtful values count" })}</Checkbox><br />
        <Checkbox disabled={!view.mayManage} checked={figures.countsDoubtfulReviewed} onChange={({ target }) => change({ countsDoubtfulReviewed: target.checked })}>{t({ zh: "审核线：存疑数据也计入", en: "Reviewed: doubtful values count too" })}</Checkbox>
        <Field label={t({ zh: "视为停产的状态标记（顿号分隔）", en: "Marks of a stopped source" })}>{(a) => <Input {...a} disabled={!view.mayManage} value={figures.stoppedMarks.join("、")} onChange={(e) => change({ stoppedMarks: e.target.value.split(/[、,，]/).map((each) => each.trim()).filter(Boolean) })} />}</Field>
      </Panel>
      <Panel title={{ zh: "指定版本", en: "Editions named" }}>
        <p className="note">{t({ zh: "版本按监测日选用。只有当日没有生效的版本，或一个统计期分属两个版本时，才需要指定；由此得出的数字都会写明。", en: "The day of measurement chooses the edition. Name one only where none was in force, or a period is shared by two; each figure then says so." })}</p>
        {editions.map((each, at) => <EditionRow key={at} row={each} names={view.editionNames[each.standard]} disabled={!view.mayManage} wrong={said(`editions.${at}`)} onChange={(next) => setEditions(editions.map((one, place) => (place === at ? next : one)))} onRemove={() => setEditions(editions.filter((_, place) => place !== at))} />)}
        {editions.length === 0 && <p className="empty">{t({ zh: "没有指定版本。", en: "None is named." })}</p>}
        {view.mayManage && <Button size="small" onClick={() => setEditions([...editions, { standard: "HJ 663", edition: view.editionNames["HJ 663"][0] ?? "", from: "", until: "", reason: "" }])}>{t({ zh: "指定一个版本", en: "Name one" })}</Button>}
      </Panel>
      <QualityRules view={view} quality={quality} onChange={setQuality} wrongAt={(at) => said(`quality.${at}`)} />
      {view.mayManage && (
        <Panel title={{ zh: "保存口径", en: "Store" }}>
          <Field label={t({ zh: "变更理由", en: "Reason" })} required wrong={said("reason")} hint={t({ zh: "口径一改，所有数字随之重算；写明依据", en: "Every figure is made anew; say why" })}>{(a) => <textarea {...a} rows={2} value={reason} onChange={(e) => setReason(e.target.value)} />}</Field>
          {put.error && <ProblemNote problem={put.error} />}
          <div className="form-actions"><Button type="primary" htmlType="submit" loading={put.isPending}>{t({ zh: "保存为新版本", en: "Store as a new version" })}</Button></div>
        </Panel>)}
      <Panel title={{ zh: "口径历史", en: "History" }}>{view.history.length === 0 ? <p className="empty">{t({ zh: "一直是常规口径。", en: "Always the usual." })}</p> : <ol className="chain">{view.history.map((each) => <li key={each.seq}><b className="num">{t({ zh: `第 ${each.seq} 版`, en: `version ${each.seq}` })}</b> {each.reason}<small className="under">{each.by} · <span className="num">{beijingMinuteOf(each.at)}</span></small></li>)}</ol>}</Panel>
    </form>
  );
}

function EditionRow({ row, names, disabled, wrong, onChange, onRemove }: { readonly row: EditionOverrideRow; readonly names: readonly string[]; readonly disabled: boolean; readonly wrong: string | undefined; readonly onChange: (row: EditionOverrideRow) => void; readonly onRemove: () => void }) {
  const { t } = useLanguage();
  const input = (label: string, value: string, take: (text: string) => void) => <span className="choice"><label><span>{label}</span><Input disabled={disabled} value={value} onChange={(event) => take(event.target.value.trim())} /></label></span>;
  return (
    <div>
      <div className="network-limit">
        <Choice label={t({ zh: "标准", en: "Standard" })} value={row.standard} onChange={(standard) => onChange({ ...row, standard: standard as EditionOverrideRow["standard"] })} options={[{ value: "HJ 633", label: "HJ 633" }, { value: "HJ 663", label: "HJ 663" }]} />
        <Choice label={t({ zh: "版本", en: "Edition" })} value={row.edition} onChange={(edition) => onChange({ ...row, edition })} options={[...new Set([row.edition, ...names])].map((each) => ({ value: each, label: each }))} />
        {input(t({ zh: "自", en: "from" }), row.from, (from) => onChange({ ...row, from }))}{input(t({ zh: "至（不含）", en: "until" }), row.until, (until) => onChange({ ...row, until }))}{input(t({ zh: "理由", en: "reason" }), row.reason, (why) => onChange({ ...row, reason: why }))}
        {!disabled && <Button size="small" danger onClick={onRemove}>{t({ zh: "删除", en: "Remove" })}</Button>}
      </div>
      {wrong && <div className="field-about wrong">✕ {wrong}</div>}
    </div>
  );
}
