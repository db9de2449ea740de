import { FileWordOutlined } from "@ant-design/icons";
import { pathOf, type MakeReport, type ReportRow } from "@yunqing/wire";
import { App, Button } from "antd";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useViewState } from "../../app/view-state.js";
import { send } from "../../client/fetch.js";
import { useCommand, usePlan, useRows } from "../../client/views.js";
import { beijingMinuteOf, dayInWords } from "../../day/beijing.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { bytesInWords } from "../../parts/figure-text.js";
import { Loaded, Page, Panel } from "../../parts/page.js";
import { ProblemNote } from "../../parts/problem-note.js";

/** 报告: the plan's progress report as a Word file, for the plan and the day looked at. */
export function ReportsPage() {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { known } = useViewState();
  const { plan, plans, day } = usePlan();
  const { message } = App.useApp();
  const rows = useRows<ReportRow>("reports");
  const make = useCommand<Omit<MakeReport, "id">, ReportRow>((body) => send("POST", pathOf("reports", { d }), body), () => void message.success(t({ zh: "报告已生成，可在下面下载", en: "The report is made; download it below" })));
  const columns = useMemo<readonly Column<ReportRow>[]>(() => [
    { id: "title", title: { zh: "报告", en: "Report" }, heads: true, sortBy: (row) => row.title, cell: (row) => <a className="to" href={pathOf("reportFile", { d, id: row.id })} download>{row.title}</a> },
    { id: "plan", title: { zh: "规划", en: "Plan" }, cell: (row) => { const found = plans.find((each) => each.id === row.plan); return found ? t(found.title) : row.plan; } },
    { id: "day", nowrap: true, title: { zh: "评判日", en: "Judged day" }, sortBy: (row) => row.day, cell: (row) => row.day },
    { id: "known", nowrap: true, title: { zh: "所知截至", en: "Known as of" }, sortBy: (row) => row.known, cell: (row) => beijingMinuteOf(row.known) },
    { id: "by", title: { zh: "生成人", en: "Made by" }, cell: (row) => <>{row.by}<small className="under">{beijingMinuteOf(row.at)}</small></>, sortBy: (row) => row.at },
    { id: "size", nowrap: true, title: { zh: "大小", en: "Size" }, numeric: true, cell: (row) => bytesInWords(row.bytes) },
    { id: "hash", title: { zh: "文件指纹", en: "Fingerprint" }, cell: (row) => <code className="code-small" title={row.hash}>{row.hash.slice(0, 8)}…</code> },
    { id: "file", title: { zh: "下载", en: "Download" }, cell: (row) => <Button size="small" icon={<FileWordOutlined />} href={pathOf("reportFile", { d, id: row.id })} download>Word<span className="visually-hidden"> {row.title}</span></Button> },
  ], [d, plans, t]);
  return (
    <Page title={{ zh: "报告", en: "Reports" }}>
      <div className="stack">
        <Panel title={{ zh: "生成规划实施进展报告", en: "Make the plan's progress report" }}>
          {plan && <p>{t({ zh: `${plan.title.zh}；评判日 ${dayInWords(day, language)}；所知截至 ${known ? dayInWords(known, language) : "当前"}。换一天或换规划，请改页眉上的条件。`, en: `${plan.title.en}; judged day ${dayInWords(day, language)}; known as of ${known ? dayInWords(known, language) : "now"}. For another day or plan, change the conditions in the header.` })}</p>}
          <div className="form-actions"><Button type="primary" icon={<FileWordOutlined />} disabled={!plan} loading={make.isPending} onClick={() => { if (plan) make.mutate({ plan: plan.id, day, ...(known ? { known } : {}) }); }}>{t({ zh: "生成 Word 报告", en: "Make the Word report" })}</Button></div>
          {make.error && <ProblemNote problem={make.error} />}
        </Panel>
        <Loaded of={rows}>{(loaded) => <DataTable name={{ zh: "已生成的报告", en: "Reports made" }} rows={loaded} columns={columns} idOf={(row) => row.id} chooser={false} empty={{ zh: "还没有生成过报告。在上面点“生成 Word 报告”。", en: "No report has been made. Make one above." }} />}</Loaded>
      </div>
    </Page>
  );
}
