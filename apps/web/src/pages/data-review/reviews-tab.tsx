import { pathOf, type DataReviewRow, type DecideDataReview } from "@yunqing/wire";
import { Button, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand, useRows } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { Loaded } from "../../parts/page.js";
import { ProblemNote } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { verdictWords } from "./review-parts.js";

/** The second look (复核): who proposed cannot decide. */
export function ReviewsTab() {
  const { t } = useLanguage(), rows = useRows<DataReviewRow>("dataReviews");
  const columns: readonly Column<DataReviewRow>[] = [
    { id: "point", heads: true, title: { zh: "点位", en: "Point" }, cell: (row) => t(row.name) },
    { id: "span", title: { zh: "时段", en: "Span" }, sortBy: (row) => row.from, cell: (row) => <span className="num">{beijingMinuteOf(row.from)} – {beijingMinuteOf(row.until)}</span> },
    { id: "factors", title: { zh: "因子", en: "Factors" }, cell: (row) => row.factors.join(t({ zh: "、", en: ", " })) || t({ zh: "全部", en: "all" }) },
    { id: "verdict", title: { zh: "结论", en: "Verdict" }, cell: (row) => <>{t(verdictWords[row.verdict])}<small className="under">{row.reason}</small></> },
    { id: "by", title: { zh: "审核人", en: "Proposed by" }, cell: (row) => <>{row.by}<small className="under num">{beijingMinuteOf(row.at)}</small></> },
    { id: "state", card: "badge", title: { zh: "复核", en: "Second look" }, cell: (row) => row.decision === null ? <Tag of="awaiting-review" words={{ zh: "待复核", en: "Waits" }} /> : <><Tag of={row.decision === "accept" ? "accepted" : "returned"} words={row.decision === "accept" ? { zh: "通过", en: "Accepted" } : { zh: "退回", en: "Returned" }} /><small className="under">{row.decidedBy} {row.note}</small></> },
    { id: "act", card: "wide", title: { zh: "操作", en: "Actions" }, cell: (row) => row.decision !== null ? "—" : row.mayDecide ? <Decide row={row} /> : t({ zh: "须由他人复核", en: "another person decides" }) },
  ];
  return <Loaded of={rows}>{(loaded) => <DataTable name={{ zh: "审核记录", en: "Reviews" }} rows={loaded} columns={columns} idOf={(row) => row.id} chooser={false} empty={{ zh: "还没有审核。", en: "No reviews yet." }} />}</Loaded>;
}

function Decide({ row }: { readonly row: DataReviewRow }) {
  const { t } = useLanguage(), { d } = useActor(), [note, setNote] = useState("");
  const act = useCommand<Omit<DecideDataReview, "id">, DataReviewRow>((body) => send("POST", pathOf("dataReviewDecision", { d, id: row.id }), body));
  return (
    <span className="review-decide">
      <Input size="small" aria-label={t({ zh: `复核意见 ${row.name.zh}`, en: `note on ${row.name.en}` })} placeholder={t({ zh: "意见（退回必填）", en: "note (needed to return)" })} value={note} onChange={(event) => setNote(event.target.value)} />
      <Button size="small" type="primary" loading={act.isPending || act.isSuccess} onClick={() => act.mutate({ decision: "accept", note })}>{t({ zh: "通过", en: "Accept" })}</Button><Button size="small" danger disabled={act.isPending || act.isSuccess} onClick={() => act.mutate({ decision: "return", note })}>{t({ zh: "退回", en: "Return" })}</Button>
      {act.error && <ProblemNote problem={act.error} />}
    </span>
  );
}
