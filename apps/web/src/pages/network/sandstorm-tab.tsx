import { pathOf, type DeclareSandstorm, type EvidenceView, type NetworkView, type SandstormDayRow } from "@yunqing/wire";
import { Button, Input } from "antd";
import { useMemo, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send } from "../../client/fetch.js";
import { useCommand, useRows } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { DayInput, Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { EvidencePicker } from "../../parts/evidence.js";
import { Loaded, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { SheetButton } from "./sheet-button.js";

/** Days of sand and dust, declared with a document and taken back with a reason (沙尘天气认定). */
export function SandstormTab({ view }: { readonly view: NetworkView }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const days = useRows<SandstormDayRow>("sandstormDays");
  const [taking, setTaking] = useState("");
  const columns = useMemo<readonly Column<SandstormDayRow>[]>(() => [
    { id: "day", heads: true, title: { zh: "日期", en: "Day" }, sortBy: (row) => row.day, cell: (row) => <span className="num">{row.day}</span> },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, cell: (row) => !row.counts ? <Tag of="superseded" words={row.declared ? { zh: "认定（已撤销）", en: "Declared, taken back" } : { zh: "撤销（已改）", en: "Taken back, changed" }} /> : row.declared ? <Tag of="done" words={{ zh: "已认定", en: "Declared" }} /> : <Tag of="withdrawn" words={{ zh: "已撤销", en: "Taken back" }} /> },
    { id: "document", title: { zh: "文件", en: "Document" }, cell: (row) => row.document || "—" },
    { id: "evidence", title: { zh: "佐证", en: "Evidence" }, cell: (row) => row.evidence.length === 0 ? "—" : row.evidence.map((hash, at) => <a key={hash} className="under" href={pathOf("evidenceFile", { d, hash })} download>{t({ zh: `附件 ${at + 1}`, en: `file ${at + 1}` })}<span className="visually-hidden"> {row.day}</span></a>) },
    { id: "reason", title: { zh: "理由", en: "Reason" }, cell: (row) => row.reason || "—" },
    { id: "by", title: { zh: "办理人", en: "By" }, cell: (row) => <>{row.by}<small className="under num">{beijingMinuteOf(row.at)}</small></> },
    ...(view.mayManageDistrict ? [{ id: "act", title: { zh: "操作", en: "Actions" }, cell: (row: SandstormDayRow) => (row.counts && row.declared ? <Button size="small" danger onClick={() => setTaking(row.day)}>{t({ zh: "撤销", en: "Take back" })}<span className="visually-hidden"> {row.day}</span></Button> : "—") }] : []),
  ], [d, t, view.mayManageDistrict]);
  return (
    <div className="stack">
      <p className="note">{t({ zh: "认定后，PM10、PM2.5 的均值与综合指数扣除当日，优良天数按口径保留；改动立即影响统计，已发布的数字显示为修订。", en: "A declared day is left out of means of particulates and the composite index; days of good air keep it as set. Published figures then show as revised." })}</p>
      {view.mayManageDistrict && <SandstormForm key={taking} today={view.today} taking={taking} onDone={() => setTaking("")} />}
      <Loaded of={days}>{(loaded) => <DataTable name={{ zh: "沙尘天气认定记录", en: "Days of sand and dust" }} rows={loaded} columns={columns} idOf={(row) => row.id} chooser={false} tools={<div className="filters"><SheetButton table="sandstorm-days" /></div>} empty={{ zh: "没有认定过沙尘天气。", en: "No day was declared." }} />}</Loaded>
    </div>
  );
}

function SandstormForm({ today, taking, onDone }: { readonly today: string; readonly taking: string; readonly onDone: () => void }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const [day, setDay] = useState(taking), [document, setDocument] = useState(""), [reason, setReason] = useState(""), [files, setFiles] = useState<readonly EvidenceView[]>([]), [busy, setBusy] = useState(false), [said, setSaid] = useState("");
  const declares = taking === "";
  const put = useCommand<Omit<DeclareSandstorm, "id">, SandstormDayRow>((body) => send("POST", pathOf("sandstormDays", { d }), body), (row) => { setSaid(row.declared ? t({ zh: `${row.day} 已认定为沙尘天气`, en: `${row.day} is declared` }) : t({ zh: `${row.day} 的认定已撤销`, en: `${row.day} is taken back` })); setDay(""); setDocument(""); setReason(""); setFiles([]); onDone(); });
  const wrong = (field: string) => wrongOf(put.error, field, language);
  return (
    <Panel title={declares ? { zh: "认定沙尘天气", en: "Declare a day" } : { zh: `撤销 ${taking} 的认定`, en: `Take back ${taking}` }}>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); put.mutate({ day, declared: declares, document, evidence: files.map((each) => each.hash), reason }); }}>
        <div className="form-row">
          {declares && <Field label={t({ zh: "日期", en: "Day" })} required wrong={wrong("day")}>{(a) => <DayInput {...a} value={day} max={today} onChange={setDay} />}</Field>}
          {declares && <Field label={t({ zh: "认定文件（文号）", en: "Document" })} required wrong={wrong("document")} hint={t({ zh: "如：晋环监测函〔2026〕12 号", en: "Its number" })}>{(a) => <Input {...a} value={document} onChange={(e) => setDocument(e.target.value)} />}</Field>}
          <Field label={declares ? t({ zh: "说明", en: "Remark" }) : t({ zh: "撤销理由", en: "Reason" })} required={!declares} wrong={wrong("reason")}>{(a) => <Input {...a} value={reason} onChange={(e) => setReason(e.target.value)} />}</Field>
        </div>
        {declares && <EvidencePicker files={files} onChange={setFiles} onBusy={setBusy} label={t({ zh: "文件扫描件", en: "Scan of the document" })} />}
        {put.error && <ProblemNote problem={put.error} />}
        {said && <p className="note" role="status">{said}</p>}
        <div className="form-actions"><Button type="primary" danger={!declares} htmlType="submit" disabled={busy} loading={put.isPending}>{declares ? t({ zh: "认定", en: "Declare" }) : t({ zh: "撤销认定", en: "Take back" })}</Button>{!declares && <Button onClick={onDone}>{t({ zh: "取消", en: "Cancel" })}</Button>}</div>
      </form>
    </Panel>
  );
}
