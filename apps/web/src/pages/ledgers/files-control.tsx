import { CameraOutlined, PaperClipOutlined } from "@ant-design/icons";
import { pathOf, type EvidenceView } from "@yunqing/wire";
import { Button } from "antd";
import { useEffect, useId, useRef, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { upload } from "../../client/fetch.js";
import { heldFileName, holdFile, isHeldToken, recallHeld } from "../../client/held-files.js";
import { ServerProblem } from "../../client/problem.js";
import { ProblemNote } from "../../parts/problem-note.js";

/** Files of a field (附件): uploaded at once and kept by their content; without a network they are held on this machine and go with the entry. */
export function FilesControl({ many, accept, value, names, label, onChange, onBusy }: { readonly many: boolean; readonly accept: readonly string[]; readonly value: readonly string[]; readonly names: Readonly<Record<string, string>>; readonly label: string; readonly onChange: (hashes: readonly string[]) => void; readonly onBusy: (busy: boolean) => void }) {
  const { t } = useLanguage();
  const { d, session } = useActor(), user = session.user.id;
  const id = useId(), input = useRef<HTMLInputElement>(null), camera = useRef<HTMLInputElement>(null);
  // a phone goes straight to its camera, where the field takes pictures
  const takesPictures = (accept.length === 0 || accept.some((each) => each.startsWith("image/"))) && window.matchMedia("(pointer: coarse)").matches;
  // several pictures one after the other: each is added to what stands when it has come
  const latest = useRef(value), put = (next: readonly string[]) => { latest.current = next; onChange(next); };
  latest.current = value;
  const [told, setTold] = useState<Readonly<Record<string, string>>>({}), [busy, setBusy] = useState(""), [problem, setProblem] = useState<Error | null>(null);
  const [recalled, setRecalled] = useState(false), toRecall = value.some((each) => isHeldToken(each) && heldFileName(each) === null) && !recalled;
  useEffect(() => { if (toRecall) void recallHeld(user).then(() => setRecalled(true)); }, [toRecall, user]);
  const isLost = (token: string): boolean => recalled && isHeldToken(token) && heldFileName(token) === null;
  const nameOf = (hash: string) => told[hash] ?? names[hash] ?? heldFileName(hash) ?? hash.slice(0, 12);
  const add = async (chosen: FileList | null) => {
    setProblem(null);
    onBusy(true);
    for (const file of chosen ?? []) {
      setBusy(file.name);
      let key = "";
      try { key = (await upload<EvidenceView>(pathOf("evidence", { d }), file)).hash; } catch (wrong) {
        if (wrong instanceof ServerProblem && wrong.status === 0) key = await holdFile(user, file); else { setProblem(wrong as Error); continue; }
      }
      setTold((old) => ({ ...old, [key]: file.name }));
      put(many ? [...latest.current.filter((each) => each !== key), key] : [key]);
    }
    setBusy("");
    onBusy(false);
    for (const each of [input, camera]) if (each.current) each.current.value = "";
  };
  return (
    <div className="evidence-picker">
      <label className="visually-hidden" htmlFor={id}>{label}</label>
      <input ref={input} id={id} type="file" multiple={many} className="visually-hidden" tabIndex={-1} accept={accept.length > 0 ? accept.join(",") : ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.doc,.xls,.csv,.txt,.ofd"} onChange={(event) => void add(event.target.files)} />
      {takesPictures && <input ref={camera} type="file" accept="image/*" capture="environment" className="visually-hidden" tabIndex={-1} aria-hidden="true" onChange={(event) => void add(event.target.files)} />}
      <div className="file-acts">
        {takesPictures && <Button icon={<CameraOutlined />} loading={busy !== ""} onClick={() => camera.current?.click()}>{t({ zh: "拍照", en: "Take a picture" })}<span className="visually-hidden"> {label}</span></Button>}
        <Button icon={<PaperClipOutlined />} loading={busy !== ""} onClick={() => input.current?.click()}>{t({ zh: "选择文件", en: "Choose files" })}<span className="visually-hidden"> {label}</span></Button>
      </div>
      <span role="status" className="visually-hidden">{busy ? t({ zh: `正在上传 ${busy}`, en: `uploading ${busy}` }) : ""}</span>
      {problem && <ProblemNote problem={problem} />}
      {value.length > 0 && <ul className="evidence">{value.map((hash) => (
        <li key={hash}>{hash.length === 64 ? <a href={pathOf("evidenceFile", { d, hash })} download>{nameOf(hash)}</a> : isLost(hash) ? <span className="field-about wrong">{t({ zh: "文件没有保存下来，请移除后重新选择", en: "the file was not kept: remove it and choose it again" })}</span> : <>{nameOf(hash)} <small className="note">{t({ zh: "存在本机，待发送", en: "on this machine, waiting" })}</small></>}
          <Button type="link" size="small" onClick={() => put(latest.current.filter((each) => each !== hash))}>{t({ zh: "移除", en: "Remove" })}<span className="visually-hidden"> {nameOf(hash)}</span></Button></li>))}</ul>}
    </div>
  );
}
