import { SafetyCertificateOutlined, WarningOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { pathOf, routes, type AuditEntryView, type AuditView } from "@yunqing/wire";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { get } from "../../client/fetch.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Choice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded } from "../../parts/page.js";
import { Tag } from "../../parts/state-tag.js";
import { actorWords, auditWords, shortIds } from "./audit-words.js";

const results = { done: { zh: "成功", en: "done" }, refused: { zh: "拒绝", en: "refused" }, failed: { zh: "失败", en: "failed" } } as const;

/** The audit log with the check of its chain (审计日志、链校验). */
export function AuditPanel() {
  const { t } = useLanguage();
  const { d, can, canAbove } = useActor();
  const above = canAbove("audit.read");
  const [of, setOf] = useFilter("of", above ? "platform" : "district");
  const [result, setResult] = useFilter("result");
  const path = of === "platform" && above ? routes.audit : pathOf("districtAudit", { d });
  const audit = useQuery({ queryKey: ["audit", path], queryFn: () => get<AuditView>(path) });
  const columns = useMemo<readonly Column<AuditEntryView>[]>(() => [
    { id: "seq", title: { zh: "序号", en: "No." }, numeric: true, width: 66, sortBy: (row) => row.seq, cell: (row) => row.seq },
    { id: "action", title: { zh: "操作", en: "Action" }, heads: true, width: 150, sortBy: (row) => row.action, cell: (row) => <span title={row.action}>{t(auditWords(row.action))}</span> },
    { id: "at", title: { zh: "时间", en: "When" }, width: 130, sortBy: (row) => row.at, cell: (row) => beijingMinuteOf(row.at) },
    { id: "actor", title: { zh: "用户", en: "Who" }, sortBy: (row) => row.actor, cell: (row) => <>{t(actorWords(row.actor))}<small className="under">{row.address === "local" ? t({ zh: "本机", en: "this machine" }) : row.address}</small></> },
    { id: "result", title: { zh: "结果", en: "Result" }, width: 84, sortBy: (row) => row.result, cell: (row) => <Tag of={row.result === "done" ? "met" : "missed"} words={results[row.result]} /> },
    { id: "subject", title: { zh: "对象", en: "Subject" }, cell: (row) => <span className="code-wrap" title={row.subject}>{shortIds(row.subject)}</span> },
    { id: "detail", title: { zh: "详情", en: "Detail" }, cell: (row) => <span className="code-wrap" title={row.detail}>{shortIds(row.detail)}</span> },
    { id: "hash", title: { zh: "链值", en: "Hash" }, hidden: true, cell: (row) => <code className="code-small">{row.hash.slice(0, 16)}…</code> },
  ], [t]);
  return (
    <Loaded of={audit}>{(view) => <>
      <p className={view.chain.ok ? "chain-ok" : "disagree"} role="status">{view.chain.ok ? <SafetyCertificateOutlined aria-hidden /> : <WarningOutlined aria-hidden />} {view.chain.ok
        ? t({ zh: `链校验通过：${view.chain.checked} 条记录首尾相接，没有被改动。`, en: `The chain holds: ${view.chain.checked} entries, none was altered.` })
        : t({ zh: `链校验不通过：第 ${view.chain.brokenAt ?? "?"} 条被改动或缺失。请立即保全数据库并核查。`, en: `The chain is broken at entry ${view.chain.brokenAt ?? "?"}. Secure the database now and investigate.` })}</p>
      <DataTable name={{ zh: "审计日志", en: "Audit log" }} columns={columns} idOf={(row) => String(row.seq)} rows={view.entries.filter((row) => !result || row.result === result)} {...(of === "district" ? { excel: "audit" } : {})}
        tools={<div className="filters">
          {above && can("audit.read") && <Choice label={t({ zh: "范围", en: "Of" })} value={of} onChange={setOf} options={[{ value: "platform", label: t({ zh: "平台", en: "Platform" }) }, { value: "district", label: t({ zh: "本区", en: "District" }) }]} />}
          <Choice label={t({ zh: "结果", en: "Result" })} value={result} onChange={setResult} options={[{ value: "", label: t({ zh: "全部", en: "All" }) }, ...(["done", "refused", "failed"] as const).map((each) => ({ value: each, label: t(results[each]) }))]} />
          {view.total > view.entries.length && <span className="note">{t({ zh: `显示最近 ${view.entries.length} 条，共 ${view.total} 条`, en: `the last ${view.entries.length} of ${view.total}` })}</span>}
        </div>} />
    </>}</Loaded>
  );
}
