import { PaperClipOutlined } from "@ant-design/icons";
import { pathOf, type EvidenceView } from "@yunqing/wire";
import { Button } from "antd";
import { useId, useRef, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { upload } from "../../client/fetch.js";
import { ServerProblem } from "../../client/problem.js";
import { ProblemNote } from "../../parts/problem-note.js";
import { heldFileName, holdFile, isLostFile } from "./outbox.js";

/** Files of a field (附件): uploaded at once and kept by their content; without a network they are held on this machine and go with the entry. */
export function FilesControl({ many, accept, value, names, label, onChange, onBusy }: { readonly many: boolean; readonly accept: readonly string[]; readonly value: readonly string[]; readonly names: Readonly<Record<string, string>>; readonly label: string; readonly onChange: (hashes: readonly string[]) => void; readonly onBusy: (busy: boolean) => void }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const id = useId(), input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<Readonly<Record<string, string>>>({}), [busy, setBusy] = useState(""), [problem, setProblem] = useState<Error | null>(null);
  const nameOf = (hash: string) => told[hash] ?? names[hash] ?? heldFileName(hash) ?? hash.slice(0, 12);
  const add = async (chosen: FileList | null) => {
    setProblem(null);
    onBusy(true);
    let kept = value;
    for (const file of chosen ?? []) {
      setBusy(file.name);
      let key = "";
      try { key = (await upload<EvidenceView>(pathOf("evidence", { d }), file)).hash; } catch (wrong) {
        if (wrong instanceof ServerProblem && wrong.status === 0) key = holdFile(file); else { setProblem(wrong as Error); continue; }
      }
      setTold((old) => ({ ...old, [key]: file.name }));
      kept = many ? [...kept.filter((each) => each !== key), key] : [key];
      onChange(kept);
    }
    setBusy("");
    onBusy(false);
    if (input.current) input.current.value = "";
  };
  return (
    <div className="evidence-picker">
      <label className="visually-hidden" htmlFor={id}>{label}</label>
      <input ref={input} id={id} type="file" multiple={many} className="visually-hidden" tabIndex={-1} accept={accept.length > 0 ? accept.join(",") : ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.doc,.xls,.csv,.txt,.ofd"} onChange={(event) => void add(event.target.files)} />
      <Button icon={<PaperClipOutlined />} loading={busy !== ""} onClick={() => input.current?.click()}>{t({ zh: "选择文件或拍照", en: "Choose or take" })}<span className="visually-hidden"> {label}</span></Button>
      <span role="status" className="visually-hidden">{busy ? t({ zh: `正在上传 ${busy}`, en: `uploading ${busy}` }) : ""}</span>
      {problem && <ProblemNote problem={problem} />}
      {value.length > 0 && <ul className="evidence">{value.map((hash) => (
        <li key={hash}>{hash.length === 64 ? <a href={pathOf("evidenceFile", { d, hash })} download>{nameOf(hash)}</a> : isLostFile(hash) ? <span className="field-about wrong">{t({ zh: "文件没有保存下来，请移除后重新选择", en: "the file was not kept: remove it and choose it again" })}</span> : <>{nameOf(hash)} <small className="note">{t({ zh: "存在本机，待发送", en: "on this machine, waiting" })}</small></>}
          <Button type="link" size="small" onClick={() => onChange(value.filter((each) => each !== hash))}>{t({ zh: "移除", en: "Remove" })}<span className="visually-hidden"> {nameOf(hash)}</span></Button></li>))}</ul>}
    </div>
  );
}
