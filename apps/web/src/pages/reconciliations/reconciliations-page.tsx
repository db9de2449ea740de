import { InboxOutlined } from "@ant-design/icons";
import { exportingSystems, pathOf, type ExportingSystem, type ReconciliationRow, type Reconciliations, type ReconciliationView } from "@yunqing/wire";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter, useGo } from "../../app/view-state.js";
import { upload } from "../../client/fetch.js";
import { useView } from "../../client/views.js";
import { beijingDayOf, beijingMinuteOf } from "../../day/beijing.js";
import { DayInput, Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { To } from "../../parts/link.js";
import { Loaded, Page, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { systemWords } from "./words.js";
import "./reconciliations.css";

/** 名录核对: ledgers held against exports of national systems; every run is kept, and every difference explained. */
export function ReconciliationsPage() {
  const { t } = useLanguage();
  const found = useView<Reconciliations>("reconciliations");
  return (
    <Page title={{ zh: "名录核对", en: "Reconciliation" }} judged={false} lead={t({ zh: "把国家系统的导出表与本地台账逐条核对：先按代码、再按名称（含曾用名和原区名），名称相近的只提示，由人认定；每条差异写明原因，由他人确认", en: "Exports of national systems held against our ledgers, line by line: by code, then by name; what is only alike is offered to a person. Every difference gets a reason, confirmed by somebody else" })}>
      <Loaded of={found}>{(all) => <div className="stack">{all.ledgers.length > 0 && <Begin all={all} />}<Runs rows={all.items} /></div>}</Loaded>
    </Page>
  );
}

function Begin({ all }: { readonly all: Reconciliations }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const go = useGo(), client = useQueryClient(), input = useRef<HTMLInputElement>(null);
  const [ledger, setLedger] = useFilter("ledger", "hw-unit"), chosen = all.ledgers.find((each) => each.ledger === ledger) ?? all.ledgers[0], today = beijingDayOf(new Date());
  const [system, setSystem] = useState<ExportingSystem>(chosen?.ledger === "radiation-unit" ? "radiation" : "hw"), [systemName, setSystemName] = useState(""), [asOf, setAsOf] = useState(today), [year, setYear] = useState(""), [busy, setBusy] = useState(false), [problem, setProblem] = useState<Error | null>(null);
  const take = async (file: File | undefined) => {
    if (!file || busy || chosen === undefined) return;
    setProblem(null); setBusy(true);
    const query = new URLSearchParams({ ledger: chosen.ledger, system, asOf, ...(system === "other" ? { systemName } : {}), ...(chosen.year && year !== "" ? { filter: JSON.stringify([{ field: "year", way: "range", from: year, until: year }]) } : {}) });
    try { const made = await upload<ReconciliationView>(`${pathOf("reconciliations", { d })}?${query.toString()}`, file); await client.invalidateQueries({ queryKey: ["reconciliations"] }); go(`/reconciliations/${encodeURIComponent(made.id)}`); } catch (wrong) { setProblem(wrong instanceof Error ? wrong : new Error(String(wrong))); }
    setBusy(false);
    if (input.current) input.current.value = "";
  };
  return (
    <Panel title={{ zh: "新的核对", en: "A new run" }}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); input.current?.click(); }}>
        <div className="form-row">
          <Field label={t({ zh: "本地台账", en: "Our ledger" })} wrong={wrongOf(problem, "ledger", language)}>{(a) => <select {...a} value={chosen?.ledger ?? ""} onChange={(event) => { setLedger(event.target.value); if (event.target.value === "radiation-unit") setSystem("radiation"); }}>{all.ledgers.map((each) => <option key={each.ledger} value={each.ledger}>{t(each.title)}</option>)}</select>}</Field>
          {chosen?.year === true && <Field label={t({ zh: "只核对年度", en: "Only the year" })} hint={t({ zh: "不填则核对全部年度", en: "all years when left blank" })}>{(a) => <input {...a} type="text" inputMode="numeric" maxLength={4} value={year} onChange={(event) => setYear(event.target.value.replace(/\D/g, ""))} />}</Field>}
          <Field label={t({ zh: "导出自", en: "Exported from" })} wrong={wrongOf(problem, "system", language)}>{(a) => <select {...a} value={system} onChange={(event) => setSystem(event.target.value as ExportingSystem)}>{exportingSystems.map((each) => <option key={each} value={each}>{t(systemWords[each])}</option>)}</select>}</Field>
          {system === "other" && <Field label={t({ zh: "系统名称", en: "Which system" })} required wrong={wrongOf(problem, "systemName", language)}>{(a) => <input {...a} type="text" maxLength={100} value={systemName} onChange={(event) => setSystemName(event.target.value)} />}</Field>}
          <Field label={t({ zh: "导出日期", en: "Exported on" })} required wrong={wrongOf(problem, "asOf", language)}>{(a) => <DayInput {...a} value={asOf} max={today} onChange={setAsOf} />}</Field>
        </div>
        <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); void take(event.dataTransfer.files[0]); }}>
          <input ref={input} id="export-file" type="file" className="visually-hidden" tabIndex={-1} accept=".xlsx,.csv" onChange={(event) => void take(event.target.files?.[0])} /><label htmlFor="export-file" className="visually-hidden">{t({ zh: "导出表文件", en: "export" })}</label>
          <Button type="primary" htmlType="submit" icon={<InboxOutlined />} loading={busy}>{t({ zh: "选择导出表（.xlsx、.csv），或拖到这里", en: "Choose the export (.xlsx, .csv), or drop it here" })}</Button>
        </div>
        {problem && <ProblemNote problem={problem} />}
      </form>
    </Panel>
  );
}

function Runs({ rows }: { readonly rows: readonly ReconciliationRow[] }) {
  const { t } = useLanguage();
  const columns: readonly Column<ReconciliationRow>[] = [
    { id: "number", heads: true, title: { zh: "批次", en: "Run" }, cell: (row) => <To to={`/reconciliations/${encodeURIComponent(row.id)}`}>{row.number} {t(row.title)}</To> },
    { id: "system", title: { zh: "对照来源", en: "Compared with" }, cell: (row) => <>{t(row.systemName)}<small className="under num">{t({ zh: `${row.asOf} 导出`, en: `exported ${row.asOf}` })}</small></> },
    { id: "counts", title: { zh: "国家系统 / 本地", en: "Theirs / ours" }, cell: (row) => (row.counts === null ? <Tag of="awaiting-sign" words={{ zh: "待核对", en: "not carried out" }} /> : <span className="num">{row.counts.theirs.total} / {row.counts.ours.total}</span>) },
    { id: "same", title: { zh: "一致", en: "The same" }, cell: (row) => <span className="num">{row.counts?.ours.same ?? "—"}</span> },
    { id: "since", title: { zh: "与上次相比", en: "Since the last" }, cell: (row) => (row.since === null ? "—" : <span className="num">{t({ zh: `新增 ${row.since.fresh}，仍在 ${row.since.standing}，消除 ${row.since.gone}`, en: `${row.since.fresh} new, ${row.since.standing} left, ${row.since.gone} gone` })}</span>) },
    { id: "by", title: { zh: "核对人", en: "By" }, cell: (row) => <>{row.byName}<small className="under num">{beijingMinuteOf(row.at)}</small></> },
  ];
  return <DataTable name={{ zh: "核对批次", en: "Runs" }} rows={rows} columns={columns} idOf={(row) => row.id} chooser={false} empty={{ zh: "还没有核对过。", en: "Nothing was held against an export yet." }} />;
}
