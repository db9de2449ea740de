import { ArrowLeftOutlined, FileWordOutlined } from "@ant-design/icons";
import type { Lineage } from "@yunqing/standards";
import { pathOf, type BulletinDetail, type MakeBulletin, type MoveBulletin } from "@yunqing/wire";
import { Button, Modal } from "antd";
import { useCallback, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { get, send } from "../../client/fetch.js";
import { useAddress, useCommand, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Field } from "../../parts/choice.js";
import { bytesInWords } from "../../parts/figure-text.js";
import { Loaded, Panel } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { BulletinBody } from "./bulletin-body.js";
import { bulletinMoveWords, bulletinStateWords, kindWords, stateTone } from "./bulletin-words.js";

interface Shown { readonly id: string; readonly onClose: () => void; readonly onOpen: (id: string) => void }
/** One bulletin (报表详情): what it says, what may be done with it, what has changed since, and its record. */
export function BulletinDetailView({ id, onClose, onOpen }: Shown) {
  const { t } = useLanguage(), view = useView<BulletinDetail>("bulletin", { holes: { id } });
  return <div className="stack"><div className="no-print"><Button icon={<ArrowLeftOutlined />} onClick={onClose}>{t({ zh: "返回列表", en: "Back to the list" })}</Button></div><Loaded of={view}>{(detail) => <Detail detail={detail} onOpen={onOpen} />}</Loaded></div>;
}

function Detail({ detail, onOpen }: { readonly detail: BulletinDetail; readonly onOpen: (id: string) => void }) {
  const { t } = useLanguage(), { d } = useActor(), address = useAddress(), { content } = detail;
  const load = useCallback((key: string) => get<Lineage>(address("bulletinWhy", { holes: { id: detail.id }, query: { key } })), [address, detail.id]);
  return (
    <>
      <div className="bulletin-head">
        <h2>{t(content.title)}（{t(content.periodName)}{detail.issue > 1 ? t({ zh: `，第${detail.issue}版`, en: `, issue ${detail.issue}` }) : ""}）</h2>
        <Tag of={stateTone[detail.state]} words={bulletinStateWords[detail.state]} />
        <Button icon={<FileWordOutlined />} href={pathOf("bulletinPaper", { d, id: detail.id })} download>{detail.state === "published" ? t({ zh: "下载 Word", en: "Download Word" }) : t({ zh: "下载 Word 草稿", en: "Download the draft" })}</Button>
        <Actions detail={detail} onOpen={onOpen} />
      </div>
      <Revisions detail={detail} />
      <BulletinBody content={content} load={load} />
      <Record detail={detail} />
    </>
  );
}

/** What has changed since: of a published bulletin a notice, for it stays as it is; before that a reason to take the figures anew. */
function Revisions({ detail: { state, revisions } }: { readonly detail: BulletinDetail }) {
  const { t } = useLanguage();
  if (revisions.length === 0) return null;
  const published = state === "published";
  return (
    <section className="panel bulletin-revised" role="status">
      <b>△ {published ? t({ zh: `修订提示：发布后有 ${revisions.length} 个数字变化，本报表保持发布时的内容`, en: `Revised since: ${revisions.length} figures have changed; this bulletin stays as it was published` }) : t({ zh: `取数后有 ${revisions.length} 个数字变化，送审、发布前请重新取数`, en: `${revisions.length} figures have changed; take them anew before it goes on` })}</b>
      <ul>{revisions.slice(0, 20).map((one) => <li key={one.key}>{one.where[0]}：{one.before} → <b>{one.now}</b> {one.unit}</li>)}{revisions.length > 20 && <li>{t({ zh: `另有 ${revisions.length - 20} 个`, en: `and ${revisions.length - 20} more` })}</li>}</ul>
    </section>
  );
}

function Actions({ detail, onOpen }: { readonly detail: BulletinDetail; readonly onOpen: (id: string) => void }) {
  const { t, language } = useLanguage(), { d } = useActor(), [asking, setAsking] = useState<"" | "return" | "publish" | "reissue">(""), [note, setNote] = useState("");
  const shut = (): void => { setAsking(""); setNote(""); move.reset(); again.reset(); };
  const move = useCommand<Omit<MoveBulletin, "id">, BulletinDetail>((body) => send("POST", pathOf("bulletinMoves", { d, id: detail.id }), body), () => { setAsking(""); setNote(""); });
  const again = useCommand<Omit<MakeBulletin, "id">, BulletinDetail>((body) => send("POST", pathOf("bulletins", { d }), body), (made) => onOpen(made.id));
  const go = (word: MoveBulletin["move"], words = ""): void => { move.mutate({ move: word, seen: detail.digest, note: words }); }, may = (word: MoveBulletin["move"]): boolean => detail.may.includes(word), problem = move.error ?? again.error;
  const titles = { return: t({ zh: "退回报表", en: "Send it back" }), publish: t({ zh: "发布报表", en: "Publish" }), reissue: t({ zh: "编制修订版", en: "Make a new issue" }), "": "" };
  return (
    <>
      {may("refresh") && <Button loading={move.isPending} onClick={() => go("refresh")}>{t({ zh: "重新取数", en: "Take figures anew" })}</Button>}
      {may("submit") && <Button type="primary" loading={move.isPending} onClick={() => go("submit")}>{t({ zh: "送审", en: "Submit" })}</Button>}
      {may("publish") && <Button type="primary" onClick={() => setAsking("publish")}>{t({ zh: "审核发布", en: "Publish" })}</Button>}
      {may("return") && <Button onClick={() => setAsking("return")}>{t({ zh: "退回", en: "Send back" })}</Button>}
      {detail.mayReissue && <Button onClick={() => setAsking("reissue")}>{t({ zh: "编制修订版", en: "New issue" })}</Button>}
      {detail.state === "submitted" && !may("publish") && <span className="note">{t({ zh: "由编制、送审以外的人审核", en: "Somebody else than who made or submitted it reviews it" })}</span>}
      {problem && asking === "" && <ProblemNote problem={problem} />}
      <Modal open={asking !== ""} onCancel={shut} title={titles[asking]} okText={titles[asking]} cancelText={t({ zh: "取消", en: "Cancel" })} okButtonProps={{ loading: move.isPending || again.isPending, disabled: asking !== "publish" && note.trim() === "" }}
        onOk={() => { if (asking === "reissue") again.mutate({ kind: detail.kind, period: detail.period, line: detail.line, reason: note.trim() }); else if (asking !== "") go(asking, note.trim()); }}>
        <p>{t(kindWords[detail.kind])} · {t(detail.periodName)}</p>
        {asking === "publish" && <p className="note">{t({ zh: "发布后内容与 Word 文件都不再改变；以后数字有变化，会在页面上提示修订。", en: "After this neither content nor paper changes; later changes of figures are shown as revisions." })}</p>}
        <Field label={asking === "publish" ? t({ zh: "审核意见（可空）", en: "Opinion (optional)" }) : asking === "return" ? t({ zh: "退回理由", en: "Reason" }) : t({ zh: "修订原因", en: "Reason" })} required={asking !== "publish"} wrong={wrongOf(problem, asking === "reissue" ? "reason" : "note", language)}>{(a) => <textarea {...a} rows={3} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
        {problem && <ProblemNote problem={problem} />}
      </Modal>
    </>
  );
}

/** Who did what and when, and the fingerprints of what was published (办理与发布记录). */
function Record({ detail }: { readonly detail: BulletinDetail }) {
  const { t } = useLanguage();
  return (
    <Panel title={{ zh: "办理与发布记录", en: "Record" }}>
      <ol className="steps">{detail.steps.map((step) => (
        <li key={step.seq}>
          <b>{t(bulletinMoveWords[step.move])}</b> <span>{step.by}</span> <span className="num note">{beijingMinuteOf(step.at)}</span>
          {step.note !== "" && <p>{step.note}</p>}
          {step.move === "publish" && <dl className="facts bulletin-prints">
            <div><dt>{t({ zh: "文件指纹（SHA-256）", en: "Fingerprint of the paper" })}</dt><dd><code>{step.file}</code> {step.bytes === null ? "" : bytesInWords(step.bytes)}</dd></div>
            <div><dt>{t({ zh: "内容指纹（含每个数字的依据）", en: "Fingerprint of the content and of what each figure was made of" })}</dt><dd><code>{step.digest}</code></dd></div>
            <div><dt>{t({ zh: "模板", en: "Template" })}</dt><dd>{step.template === 0 ? t({ zh: "随程序", en: "of the program" }) : t({ zh: `第 ${step.template} 版`, en: `version ${step.template}` })}</dd></div>
          </dl>}
        </li>))}</ol>
    </Panel>
  );
}
