import { UploadOutlined } from "@ant-design/icons";
import { dayAfter } from "@yunqing/standards";
import { pathOf, type BulletinTemplateRow, type BulletinTemplateVersion, type TemplateFieldView, type UseBulletinTemplate } from "@yunqing/wire";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Input, Modal } from "antd";
import { useRef, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { send, upload } from "../../client/fetch.js";
import { useAddress, useCommand, useRows } from "../../client/views.js";
import { beijingDayOf, beijingMinuteOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { bytesInWords } from "../../parts/figure-text.js";
import { Loaded, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { kindWords, monthly } from "./bulletin-words.js";

/** Templates that the office edits in Word (模板): download, edit, send back, look at a real period, take in use. */
export function TemplatesTab() {
  const { t } = useLanguage(), rows = useRows<BulletinTemplateRow>("bulletinTemplates");
  return <div className="stack"><p className="note">{t({ zh: "下载一版，用 Word 或 WPS 改版面和文字，标记（大括号）留在原处，传回来检查；先预览，再启用。发布过的报表不受影响。", en: "Download a version, edit it in Word, keep the tags in braces, send it back; look at a preview, then take it in use. What was published stays." })}</p>
    <Loaded of={rows}>{(loaded) => <div className="stack">{loaded.map((row) => <Templates key={row.kind} row={row} />)}</div>}</Loaded></div>;
}

function Templates({ row }: { readonly row: BulletinTemplateRow }) {
  const { t } = useLanguage(), { d, can } = useActor(), address = useAddress(), [using, setUsing] = useState<number | null>(null), today = beijingDayOf(new Date());
  const [period, setPeriod] = useState(monthly(row.kind) ? dayAfter(`${today.slice(0, 7)}-01`, -1).slice(0, 7) : dayAfter(today, -1)), asked = monthly(row.kind) ? `${period}-01` : period, asks = /^\d{4}-\d{2}-\d{2}$/.test(asked);
  const columns: readonly Column<BulletinTemplateVersion>[] = [
    { id: "version", heads: true, title: { zh: "版本", en: "Version" }, cell: (one) => (one.version === 0 ? t({ zh: "随程序", en: "of the program" }) : t({ zh: `第 ${one.version} 版`, en: `version ${one.version}` })) },
    { id: "state", card: "badge", title: { zh: "状态", en: "State" }, cell: (one) => (one.inUse ? <Tag of="done" words={{ zh: "在用", en: "In use" }} /> : <Tag of="none" words={{ zh: "未用", en: "Not in use" }} />) },
    { id: "name", title: { zh: "文件", en: "File" }, cell: (one) => <>{one.name}{one.bytes !== null && <small className="under">{bytesInWords(one.bytes)}</small>}</> },
    { id: "by", title: { zh: "上传", en: "Sent by" }, cell: (one) => (one.by === null || one.at === null ? "—" : <>{one.by}<small className="under num">{beijingMinuteOf(one.at)}</small></>) },
    { id: "act", title: { zh: "操作", en: "Actions" }, cell: (one) => (
      <span className="file-box">
        <a className="to" href={pathOf("bulletinTemplateFile", { d, kind: row.kind, version: String(one.version) })} download>{t({ zh: "下载", en: "Download" })}<span className="visually-hidden"> {t(kindWords[row.kind])} {one.version}</span></a>
        {asks && <a className="to" href={address("bulletinTemplatePreview", { holes: { kind: row.kind, version: String(one.version) }, query: { period: asked } })} download>{t({ zh: "预览", en: "Preview" })}<span className="visually-hidden"> {t(kindWords[row.kind])} {one.version}</span></a>}
        {!one.inUse && can("bulletin.approve") && <Button size="small" onClick={() => setUsing(one.version)}>{t({ zh: "启用", en: "Use" })}<span className="visually-hidden"> {t(kindWords[row.kind])} {one.version}</span></Button>}
      </span>) },
  ];
  return (
    <Panel title={kindWords[row.kind]}>
      <div className="form-row">
        <Field label={monthly(row.kind) ? t({ zh: "预览月份", en: "Month of the preview" }) : t({ zh: "预览日期", en: "Day of the preview" })} hint={t({ zh: "用这一期的真实数据预览", en: "previews show this period" })}>{(a) => <Input {...a} value={period} inputMode="numeric" maxLength={10} onChange={(e) => setPeriod(e.target.value.trim())} />}</Field>
      </div>
      <DataTable name={{ zh: `${kindWords[row.kind].zh}模板`, en: `Templates: ${kindWords[row.kind].en}` }} rows={row.versions} columns={columns} idOf={(one) => String(one.version)} chooser={false} />
      <Add row={row} />
      <details className="template-tags"><summary>{t({ zh: `可用标记（${row.fields.length}）`, en: `Tags (${row.fields.length})` })}</summary><ul className="template-fields">{row.fields.map((field) => <FieldLine key={field.tag} field={field} />)}</ul></details>
      {using !== null && <Use row={row} version={using} onDone={() => setUsing(null)} />}
    </Panel>
  );
}
function FieldLine({ field: { tag, what, meaning, columns } }: { readonly field: TemplateFieldView }) {
  const { t } = useLanguage(), written = what === "text" ? `{${tag}}` : what === "chart" ? `{@${tag}}` : `{#${tag}}…{/${tag}}`;
  return <li><code>{written}</code> {t(meaning)}{what === "chart" ? t({ zh: "（图，独占一段）", en: " (a chart, in a paragraph of its own)" }) : what === "table" ? t({ zh: "（重复）：", en: " (repeated): " }) : ""}{columns.map((one) => <span key={one.tag}> <code>{`{${one.tag}}`}</code></span>)}</li>;
}

/** Sends a template: what is wrong with it is listed, each with where it stands and what to do. */
function Add({ row }: { readonly row: BulletinTemplateRow }) {
  const { t } = useLanguage(), { d } = useActor(), client = useQueryClient(), input = useRef<HTMLInputElement>(null), [busy, setBusy] = useState(false), [problem, setProblem] = useState<Error | null>(null), [said, setSaid] = useState("");
  const add = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setBusy(true); setProblem(null); setSaid("");
    try { await upload<unknown>(pathOf("bulletinTemplateAdd", { d, kind: row.kind }), file); setSaid(t({ zh: `${file.name} 检查通过，已存为新的一版，尚未启用`, en: `${file.name} can be used and is a new version, not in use yet` })); await client.invalidateQueries({ predicate: (query) => query.queryKey[0] === "bulletinTemplates" }); } catch (wrong) { setProblem(wrong as Error); }
    setBusy(false);
    if (input.current) input.current.value = "";
  };
  return (
    <div className="stack">
      <span className="file-box">
        <label className="visually-hidden" htmlFor={`template-${row.kind}`}>{t({ zh: `上传${kindWords[row.kind].zh}模板`, en: `Send a template: ${kindWords[row.kind].en}` })}</label>
        <input ref={input} id={`template-${row.kind}`} type="file" className="visually-hidden" tabIndex={-1} accept=".docx" onChange={(event) => void add(event.target.files?.[0])} />
        <Button icon={<UploadOutlined />} loading={busy} onClick={() => input.current?.click()}>{t({ zh: "上传模板（.docx）", en: "Send a template (.docx)" })}<span className="visually-hidden"> {t(kindWords[row.kind])}</span></Button>
        <span className="note" role="status">{said}</span>
      </span>
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}

function Use({ row, version, onDone }: { readonly row: BulletinTemplateRow; readonly version: number; readonly onDone: () => void }) {
  const { t, language } = useLanguage(), { d } = useActor(), [note, setNote] = useState("");
  const use = useCommand<Omit<UseBulletinTemplate, "id">, unknown>((body) => send("POST", pathOf("bulletinTemplateUse", { d, kind: row.kind }), body), onDone);
  return (
    <Modal open onCancel={onDone} title={t({ zh: `启用${kindWords[row.kind].zh}模板`, en: `Take a template in use: ${kindWords[row.kind].en}` })} okText={t({ zh: "启用", en: "Use" })} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ loading: use.isPending, disabled: note.trim() === "" }} onOk={() => use.mutate({ seq: row.seq, version, note: note.trim() })}>
      <p className="note">{t({ zh: "请先用真实数据预览。以后发布的报表按这一版成文。", en: "Look at a preview first. Bulletins published from now on are drawn by this version." })}</p>
      <Field label={t({ zh: "说明", en: "Remark" })} required wrong={wrongOf(use.error, "note", language)}>{(a) => <Input {...a} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      {use.error && <ProblemNote problem={use.error} />}
    </Modal>
  );
}
