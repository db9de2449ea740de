import { DownloadOutlined, InboxOutlined } from "@ant-design/icons";
import { dataFlags } from "@yunqing/hj212";
import { pathOf, type BatchRow, type ImportPreview, type PointKind } from "@yunqing/wire";
import { Button } from "antd";
import { useRef, useState, type DragEvent } from "react";
import { pointKinds, pointKindWords, qualities, qualityWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { upload } from "../../client/fetch.js";
import { useAddress, useRows } from "../../client/views.js";
import { Choice } from "../../parts/choice.js";
import { Loaded, Page, Panel } from "../../parts/page.js";
import { ProblemNote } from "../../parts/problem-note.js";
import { ReadingLegend } from "../../parts/reading.js";
import { BatchTable } from "./batch-table.js";
import { PreviewPanel } from "./preview-panel.js";
import "./imports.css";

/** 数据导入: a laboratory's or another office's sheet, previewed cell by cell, taken as one batch that can be withdrawn. */
export function ImportsPage() {
  const { t } = useLanguage();
  const batches = useRows<BatchRow>("imports");
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  return (
    <Page title={{ zh: "数据导入", en: "Imports" }} judged={false} lead={t({ zh: "实验室、手工监测和外单位的数据；每批可以整批撤回", en: "Data of laboratories, hand measurements and other offices; each batch can be withdrawn as a whole" })}>
      <div className="stack">
        {preview === null ? <UploadPanel onPreview={setPreview} /> : <PreviewPanel key={preview.file} first={preview} onClose={() => setPreview(null)} />}
        <Loaded of={batches}>{(loaded) => <BatchTable batches={loaded} />}</Loaded>
        <MarksHelp />
      </div>
    </Page>
  );
}

function UploadPanel({ onPreview }: { readonly onPreview: (preview: ImportPreview) => void }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const address = useAddress();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<PointKind>("water-station"), [over, setOver] = useState(false), [busy, setBusy] = useState(""), [problem, setProblem] = useState<Error | null>(null);
  const take = async (file: File | undefined) => {
    if (!file || busy) return;
    setProblem(null); setBusy(file.name);
    try { onPreview(await upload<ImportPreview>(pathOf("importFile", { d }), file)); } catch (wrong) { setProblem(wrong as Error); }
    setBusy("");
    if (input.current) input.current.value = "";
  };
  const drop = (event: DragEvent) => { event.preventDefault(); setOver(false); void take(event.dataTransfer.files[0]); };
  return (
    <Panel title={{ zh: "上传表格", en: "Upload a sheet" }}>
      <div className={`drop-zone ${over ? "over" : ""}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <InboxOutlined aria-hidden="true" />
        <p>{busy ? t({ zh: `正在读 ${busy}……`, en: `Reading ${busy}…` }) : t({ zh: "把 CSV 或 Excel 文件拖到这里，或", en: "Drop a CSV or Excel file here, or" })}</p>
        <input ref={input} type="file" className="visually-hidden" tabIndex={-1} aria-label={t({ zh: "要导入的文件", en: "File to import" })} accept=".csv,.xlsx,.txt" onChange={(event) => void take(event.target.files?.[0])} />
        <Button type="primary" loading={busy !== ""} onClick={() => input.current?.click()}>{t({ zh: "选择文件", en: "Choose a file" })}</Button>
        <p className="note" role="status">{t({ zh: "先预览：逐格检查，看清新增、相同和改变，再决定是否导入。", en: "First a preview: every cell is checked; new, same and changed are shown; then you decide." })}</p>
      </div>
      {problem && <ProblemNote problem={problem} />}
      <div className="filters template-line"><Choice label={t({ zh: "模板", en: "Template" })} value={kind} onChange={(each) => setKind(each as PointKind)} options={pointKinds.map((each) => ({ value: each, label: t(pointKindWords[each]) }))} /><Button size="small" icon={<DownloadOutlined />} href={address("importTemplate", { query: { kind } })} download>{t({ zh: "下载模板", en: "Download" })}</Button><a className="to" href="#marks" onClick={(event) => { event.preventDefault(); const help = document.getElementById("marks") as HTMLDetailsElement | null; if (help) { help.open = true; help.scrollIntoView(); help.querySelector("summary")?.focus(); } }}>{t({ zh: "数据标记怎么填", en: "How marks are filled in" })}</a></div>
    </Panel>
  );
}

/** What marks and quality mean, and how values are written in a sheet. */
function MarksHelp() {
  const { t } = useLanguage();
  return (
    <details id="marks" className="panel marks-help"><summary>{t({ zh: "数据标记与质量说明", en: "Marks and quality" })}</summary>
      <p>{t({ zh: "数值照原件填写，不要先修约；低于检出限写成 0.02L；缺测的格子留空，不要填 0。数据标记照仪器或报告写：", en: "Write values as in the original, not rounded; below detection as 0.02L; leave a missing cell empty, never 0. Marks as in the report:" })}</p>
      <table className="plain-table"><thead><tr><th scope="col">{t({ zh: "标记", en: "Mark" })}</th><th scope="col">{t({ zh: "含义", en: "Meaning" })}</th><th scope="col">{t({ zh: "版本", en: "Editions" })}</th></tr></thead><tbody>{[...dataFlags.values()].map((each) => <tr key={each.code}><th scope="row"><code>{each.code}</code></th><td>{t(each.label)}</td><td>{each.versions.join(t({ zh: "、", en: ", " }))}</td></tr>)}</tbody></table>
      <p className="note">{t({ zh: `质量分三级：${qualities.map((each) => qualityWords[each].zh).join("、")}。没有人工标记时按数据标记判断；人工标记在点位的曲线上做。`, en: `Quality has three grades: ${qualities.map((each) => qualityWords[each].en).join(", ")}. Without a person's mark the flag speaks; people mark on the curve of a point.` })}</p>
      <ReadingLegend />
    </details>
  );
}
