import type { AwaitingValue } from "@yunqing/wire";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useRows } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { EvidenceList } from "../../parts/evidence.js";
import { Figure } from "../../parts/figure.js";
import { To } from "../../parts/link.js";
import { Loaded, Page } from "../../parts/page.js";
import { ReviewActions } from "../../parts/review-actions.js";

/** 审核: the reported values that await another person's eyes. */
export function ReviewPage() {
  const { t } = useLanguage();
  const rows = useRows<AwaitingValue>("values", { query: { status: "submitted" } });
  const columns = useMemo<readonly Column<AwaitingValue>[]>(() => [
    { id: "indicator", title: { zh: "指标", en: "Indicator" }, heads: true, sortBy: (row) => row.indicatorName.zh, cell: (row) => <To to={`/indicators/${encodeURIComponent(row.indicator)}`}>{t(row.indicatorName)}</To> },
    { id: "period", title: { zh: "时期", en: "Period" }, sortBy: (row) => row.period, cell: (row) => row.period },
    { id: "value", title: { zh: "填报值", en: "Value" }, numeric: true, cell: (row) => <><Figure value={row.value} />{row.rounded !== row.value && <small className="under">{t({ zh: `修约 ${row.rounded}`, en: `rounded ${row.rounded}` })}</small>}{row.corrects && <small className="under">{t({ zh: "更正前值", en: "a correction" })}</small>}</> },
    { id: "document", title: { zh: "依据文件", en: "Document" }, cell: (row) => <>{row.document}{row.note && <small className="under">{row.note}</small>}</> },
    { id: "by", title: { zh: "填报人", en: "By" }, sortBy: (row) => row.at, cell: (row) => <>{row.by}<small className="under">{beijingMinuteOf(row.at)}</small></> },
    { id: "evidence", title: { zh: "佐证", en: "Evidence" }, cell: (row) => <EvidenceList files={row.evidence} /> },
    { id: "act", title: { zh: "审核", en: "Review" }, cell: (row) => <ReviewActions value={row} name={t(row.indicatorName)} unit="" /> },
  ], [t]);
  return (
    <Page title={{ zh: "审核", en: "Review" }} lead={t({ zh: "填报值由填报人以外的人审核后才采用。", en: "A reported value counts once somebody else has reviewed it." })}>
      <Loaded of={rows}>{(loaded) => <DataTable name={{ zh: "待审核的填报值", en: "Values awaiting review" }} rows={loaded} columns={columns} idOf={(row) => row.id} excel="values" excelQuery={{ status: "submitted" }} chooser={false} empty={{ zh: "没有待审核的填报值。有人在指标页填报后，会出现在这里。", en: "Nothing awaits review. What is reported on an indicator's page appears here." }} />}</Loaded>
    </Page>
  );
}
