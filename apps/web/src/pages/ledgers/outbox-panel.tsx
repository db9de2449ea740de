import { App, Button, Popconfirm } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useGo } from "../../app/view-state.js";
import { putDraft } from "../../client/draft.js";
import { recallFiles } from "../../client/held-files.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { dropWaiting, type Waiting } from "./outbox.js";
import { entryDraft } from "./entry-draft.js";
import { useOutbox } from "./use-outbox.js";

/** What was entered without a network and has not been sent yet (待发送); sent by itself when the network is back. `onTaken`: an entry that is mended on the page that is open. */
export function Outbox({ ledger, onTaken }: { readonly ledger?: string; readonly onTaken?: () => void }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const go = useGo();
  const { held, send } = useOutbox(), [busy, setBusy] = useState(false);
  const shown = held.filter((each) => each.district === d && (ledger === undefined || each.ledger === ledger));
  if (shown.length === 0) return null;
  const now = async () => { setBusy(true); const taken = await send(); setBusy(false); if (taken === 0) void message.info(t({ zh: "还没有发出：连不上服务器，或需要先修改；不会丢失", en: "Not sent yet: no server, or it must be mended first; nothing is lost" })); };
  const mend = async (each: Waiting) => {
    recallFiles(each.user, each.files);
    putDraft(entryDraft(each.user, each.district, each.ledger), { values: each.body.values, place: each.body.place ?? "", enterprise: each.body.enterprise ?? "" });
    await dropWaiting(each.id);
    onTaken?.();
    go(`/ledgers/${each.ledger}/new`);
  };
  return (
    <section className="panel outbox" aria-label={t({ zh: "待发送", en: "Waiting to be sent" })}>
      <header className="panel-head"><h2>{t({ zh: `待发送 ${shown.length} 条`, en: `${shown.length} waiting to be sent` })}</h2><Button loading={busy} onClick={() => void now()}>{t({ zh: "现在发送", en: "Send now" })}</Button></header>
      <ul>{shown.map((each) => (
        <li key={each.id}><span>{each.title} · <span className="num">{beijingMinuteOf(each.at)}</span>{each.files.length > 0 && <> · {t({ zh: `${each.files.length} 个文件`, en: `${each.files.length} files` })}</>}</span>
          {each.refused && <span className="field-about wrong">✕ {t({ zh: `没有收下：${each.refused}`, en: `not taken: ${each.refused}` })}</span>}
          <span className="outbox-acts"><Button size="small" onClick={() => void mend(each)}>{t({ zh: "取回修改", en: "Take back and mend" })}</Button>
            <Popconfirm title={t({ zh: "放弃后不能恢复，连同照片一起删除。", en: "It is gone for good, with its pictures." })} okText={t({ zh: "放弃此条", en: "Give it up" })} cancelText={t({ zh: "保留", en: "Keep" })} onConfirm={() => void dropWaiting(each.id)}><Button size="small" danger>{t({ zh: "放弃", en: "Give up" })}</Button></Popconfirm></span></li>))}</ul>
    </section>
  );
}
