import { pathOf, type BatchRow, type PointRow, type WithdrawBatch } from "@yunqing/wire";
import { App, Button, Modal } from "antd";
import { useMemo, useState } from "react";
import { observationOriginWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { send } from "../../client/fetch.js";
import { useCommand, useRows } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Choice, Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { To } from "../../parts/link.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";

const origins = ["laboratory", "import", "push", "correction"] as const;

/** Every batch that came through another door than an instrument (批次), and its withdrawal. */
export function BatchTable({ batches }: { readonly batches: readonly BatchRow[] }) {
  const { t } = useLanguage();
  const { d, can } = useActor();
  const points = useRows<PointRow>("points");
  const [origin, setOrigin] = useFilter("origin"), [batch] = useFilter("batch");
  const [withdrawing, setWithdrawing] = useState<BatchRow | null>(null);
  const columns = useMemo<readonly Column<BatchRow>[]>(() => {
    const byId = new Map(points.data?.map((each) => [each.id, t(each.name)]));
    return [
      { id: "number", heads: true, title: { zh: "批次", en: "Batch" }, sortBy: (row) => row.number, cell: (row) => <><b className="num">{row.number}</b> {row.title}</> },
      { id: "state", card: "badge", title: { zh: "状态", en: "State" }, cell: (row) => row.withdrawal ? <Tag of="withdrawn" words={{ zh: "已撤回", en: "Withdrawn" }} title={row.withdrawal.reason} /> : <Tag of="met" words={{ zh: "有效", en: "In force" }} /> },
      { id: "origin", title: { zh: "来源", en: "Origin" }, sortBy: (row) => row.origin, cell: (row) => t(observationOriginWords[row.origin]) },
      { id: "rows", numeric: true, title: { zh: "行数", en: "Rows" }, sortBy: (row) => row.rows, cell: (row) => row.rows },
      { id: "points", title: { zh: "点位", en: "Points" }, cell: (row) => row.points.length <= 3 ? row.points.map((id, at) => <span key={id}>{at > 0 && t({ zh: "、", en: ", " })}<To to={`/monitor/${encodeURIComponent(id)}`}>{byId.get(id) ?? id}</To></span>) : <span title={row.points.map((id) => byId.get(id) ?? id).join(t({ zh: "、", en: ", " }))}>{t({ zh: `${row.points.length} 个点位`, en: `${row.points.length} points` })}</span> },
      { id: "document", title: { zh: "依据", en: "Document" }, cell: (row) => <>{row.document || "—"}{row.reason && <small className="under">{row.reason}</small>}{row.file && <small className="under"><a href={pathOf("evidenceFile", { d, hash: row.file })} download>{t({ zh: "原文件", en: "the file" })}<span className="visually-hidden"> {row.title}</span></a></small>}</> },
      { id: "by", title: { zh: "导入人", en: "By" }, sortBy: (row) => row.at, cell: (row) => <>{row.by}<small className="under num">{beijingMinuteOf(row.at)}</small></> },
      { id: "act", title: { zh: "操作", en: "Actions" }, cell: (row) => row.withdrawal ? <small className="note">{row.withdrawal.by} · {beijingMinuteOf(row.withdrawal.at)}<span className="under">{row.withdrawal.reason}</span></small> : can("observation.import") ? <Button size="small" danger onClick={() => setWithdrawing(row)}>{t({ zh: "撤回", en: "Withdraw" })}<span className="visually-hidden"> {row.number}</span></Button> : "—" },
    ];
  }, [points.data, d, can, t]);
  const shown = origin ? batches.filter((row) => row.origin === origin) : batches;
  return (
    <>
      <DataTable name={{ zh: "批次", en: "Batches" }} rows={shown} columns={columns} idOf={(row) => row.id} chooser={false} markOf={(row) => (String(row.number) === batch ? "open" : undefined)}
        tools={<div className="filters"><Choice label={t({ zh: "来源", en: "Origin" })} value={origin} onChange={setOrigin} options={[{ value: "", label: t({ zh: "全部", en: "All" }) }, ...origins.map((each) => ({ value: each, label: t(observationOriginWords[each]) }))]} /></div>}
        empty={batches.length > 0 ? { zh: "没有这种来源的批次。", en: "No batch of that origin." } : { zh: "还没有导入过数据。下载模板填好后，在上面上传；先预览，确认后才入库。", en: "Nothing has been imported. Fill in a template and upload it above; it is previewed first and stored once you confirm." }} />
      {withdrawing && <WithdrawForm batch={withdrawing} onClose={() => setWithdrawing(null)} />}
    </>
  );
}

function WithdrawForm({ batch, onClose }: { readonly batch: BatchRow; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [reason, setReason] = useState("");
  const withdraw = useCommand<Omit<WithdrawBatch, "id">, BatchRow>((body) => send("POST", pathOf("withdrawal", { d, id: String(batch.number) }), body), () => { void message.success(t({ zh: `第 ${batch.number} 批已撤回`, en: `Batch ${batch.number} is withdrawn` })); onClose(); });
  return (
    <Modal open onCancel={onClose} title={t({ zh: `撤回第 ${batch.number} 批：${batch.title}`, en: `Withdraw batch ${batch.number}: ${batch.title}` })} okText={t({ zh: "撤回", en: "Withdraw" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ danger: true, disabled: !reason.trim(), loading: withdraw.isPending }} onOk={() => withdraw.mutate({ reason: reason.trim() })}>
      <p>{t({ zh: `整批 ${batch.rows} 行不再生效，被它改过的数值恢复原值；记录都保留。不能再恢复，只能重新导入。`, en: `All ${batch.rows} rows count no more; values that it changed are what they were; everything stays on record. It cannot be undone, only imported anew.` })}</p>
      <Field label={t({ zh: "理由", en: "Reason" })} required wrong={wrongOf(withdraw.error, "reason", language)}>{(a) => <textarea {...a} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      {withdraw.error && <ProblemNote problem={withdraw.error} />}
    </Modal>
  );
}
