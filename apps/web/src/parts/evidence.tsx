import { FileOutlined, PaperClipOutlined } from "@ant-design/icons";
import { pathOf, type EvidenceView } from "@yunqing/wire";
import { Button } from "antd";
import { useId, useRef, useState } from "react";
import { useLanguage } from "../app/language.js";
import { useActor } from "../app/session.js";
import { upload } from "../client/fetch.js";
import { bytesInWords } from "./figure-text.js";
import { ProblemNote } from "./problem-note.js";

/** Evidence files with their size; a picture shows its thumbnail (佐证材料). */
export function EvidenceList({ files }: { readonly files: readonly EvidenceView[] }) {
  const { t } = useLanguage();
  const { d } = useActor();
  if (files.length === 0) return <span className="unknown">{t({ zh: "无佐证", en: "no evidence" })}</span>;
  return (
    <ul className="evidence">{files.map((file) => (
      <li key={file.hash}>
        <a href={pathOf("evidenceFile", { d, hash: file.hash })} download={file.name}>
          {file.thumbnail ? <img src={pathOf("thumbnail", { d, hash: file.hash })} alt="" width="40" height="40" /> : <FileOutlined aria-hidden="true" />}
          <span>{file.name}</span> <small>{bytesInWords(file.bytes)}</small>
        </a>
      </li>))}
    </ul>
  );
}

/** Adds evidence: each file goes to the server at once, and is named by its content hash. While one is on its way (`onBusy`) the form must not be sent: it would go without it. */
export function EvidencePicker({ files, onChange, onBusy, label }: { readonly files: readonly EvidenceView[]; readonly onChange: (files: readonly EvidenceView[]) => void; readonly onBusy: (busy: boolean) => void; readonly label: string }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState("");
  const [problem, setProblem] = useState<Error | null>(null);
  const add = async (chosen: FileList | null) => {
    setProblem(null);
    onBusy(true);
    let kept = files;
    for (const file of chosen ?? []) {
      setBusy(file.name);
      try {
        const stored = await upload<EvidenceView>(pathOf("evidence", { d }), file);
        if (!kept.some((each) => each.hash === stored.hash)) kept = [...kept, stored];
        onChange(kept);
      } catch (wrong) { setProblem(wrong as Error); }
    }
    setBusy("");
    onBusy(false);
    if (input.current) input.current.value = "";
  };
  return (
    <div className="evidence-picker">
      <label htmlFor={id}>{label}</label>
      <input ref={input} id={id} type="file" multiple className="visually-hidden" tabIndex={-1} accept=".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.doc,.xls,.csv,.txt,.ofd" onChange={(event) => void add(event.target.files)} />
      <Button icon={<PaperClipOutlined />} loading={busy !== ""} onClick={() => input.current?.click()}>{t({ zh: "选择文件上传", en: "Choose files" })}</Button>
      <span className="field-about">{t({ zh: "PDF、图片、Word、Excel、OFD；按内容核验类型", en: "PDF, pictures, Word, Excel, OFD; types are verified by content" })}</span>
      <span role="status" className="visually-hidden">{busy ? t({ zh: `正在上传 ${busy}`, en: `uploading ${busy}` }) : ""}</span>
      {problem && <ProblemNote problem={problem} />}
      {files.length > 0 && <ul className="evidence">{files.map((file) => (
        <li key={file.hash}><PaperClipOutlined aria-hidden="true" /> {file.name} <small>{bytesInWords(file.bytes)}</small>
          <Button type="link" size="small" onClick={() => onChange(files.filter((each) => each.hash !== file.hash))}>{t({ zh: "移除", en: "Remove" })}<span className="visually-hidden">{file.name}</span></Button></li>))}</ul>}
    </div>
  );
}
