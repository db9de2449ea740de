import type { LimitRow } from "@yunqing/wire";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useRows } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { To } from "../../parts/link.js";
import { Loaded, Page } from "../../parts/page.js";
import { Tag } from "../../parts/state-tag.js";

/** 法定时限: every limit of the law that the program counts with, its law, its days in force, and how well it is known. */
export function LimitsPage() {
  const { t } = useLanguage();
  const rows = useRows<LimitRow>("dutyLimits");
  const [group, setGroup] = useFilter("group");
  const [force, setForce] = useFilter("force", "now");
  const columns = useMemo<readonly Column<LimitRow>[]>(() => [
    { id: "name", title: { zh: "事项", en: "Matter" }, heads: true, width: 170, sortBy: (row) => row.name.zh, cell: (row) => t(row.name) },
    { id: "group", title: { zh: "领域", en: "Field" }, width: 84, sortBy: (row) => row.group.zh, cell: (row) => t(row.group) },
    { id: "text", nowrap: true, title: { zh: "时限", en: "Limit" }, width: 104, sortBy: (row) => row.count, cell: (row) => <b>{t(row.text)}</b> },
    { id: "event", title: { zh: "起算", en: "Counted from" }, width: 150, cell: (row) => t(row.event) },
    { id: "law", card: "wide", title: { zh: "依据", en: "Law" }, width: 250, sortBy: (row) => row.law, cell: (row) => <>{row.law}{row.article || <span className="note">（{t({ zh: "条款待核", en: "article not read" })}）</span>}{row.note && <small className="under">{t(row.note)}</small>}</> },
    { id: "extension", card: "wide", title: { zh: "可延长", en: "Extension" }, width: 150, cell: (row) => (row.extension ? t(row.extension) : "—") },
    { id: "from", nowrap: true, title: { zh: "施行", en: "In force" }, width: 160, sortBy: (row) => row.from, cell: (row) => <>{row.from} — {row.until ?? t({ zh: "今", en: "now" })}</> },
    { id: "status", card: "badge", title: { zh: "核实", en: "Status" }, width: 112, sortBy: (row) => String(row.verified), cell: (row) => <Tag of={row.verified ? "closed" : "awaiting-review"} words={row.verified ? { zh: "已核实", en: "Verified" } : row.attestation === "VERIFIED" ? { zh: "施行日期待核实", en: "Days in force not verified" } : { zh: "待核实", en: "Not verified" }} /> },
  ], [t]);
  const groups = [...new Map((rows.data ?? []).map((row) => [row.group.zh, row.group])).values()], all = { value: "", label: t({ zh: "全部", en: "All" }) };
  return (
    <Page judged={false} title={{ zh: "法定时限", en: "Limits of the law" }} lead={<><To to="/duties">{t({ zh: "待办督办", en: "Duties" })}</To> › {t({ zh: "按事件发生之日有效的版本计算；日、月期限的末日为休息日的，顺延至其后第一个工作日（民法典第二百零三条，参照适用）；向前计算的提前至其前一个工作日", en: "The day of the event chooses the edition; a last day of rest moves to the next working day, counted back to the one before" })}</>}>
      <Loaded of={rows}>{(loaded) => <DataTable name={{ zh: "法定时限", en: "Limits of the law" }} rows={loaded.filter((row) => (!group || row.group.zh === group) && (force === "all" || row.inForce))} columns={columns} idOf={(row) => `${row.id} ${row.from}`}
        tools={<div className="filters">
          <Choice label={t({ zh: "领域", en: "Field" })} value={group} onChange={setGroup} options={[all, ...groups.map((each) => ({ value: each.zh, label: t(each) }))]} />
          <Choice label={t({ zh: "版本", en: "Editions" })} value={force} onChange={setForce} options={[{ value: "now", label: t({ zh: "现行", en: "In force" }) }, { value: "all", label: t({ zh: "含已失效", en: "Past ones too" }) }]} />
        </div>} />}</Loaded>
    </Page>
  );
}
