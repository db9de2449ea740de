import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { dropWaiting, onOutbox, sendWaiting, waiting, type Waiting } from "./outbox.js";

/** What was entered without a network and has not been sent yet (待发送); sent by itself when the network is back. */
export function Outbox({ ledger }: { readonly ledger?: string }) {
  const { t } = useLanguage();
  const { d, session } = useActor();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [held, setHeld] = useState<readonly Waiting[]>([]), [busy, setBusy] = useState(false);
  const look = useCallback(() => { waiting(session.user.id).then(setHeld, () => setHeld([])); }, [session.user.id]);
  const go = useCallback(async () => {
    setBusy(true);
    const taken = await sendWaiting(session.user.id).catch(() => 0);
    setBusy(false);
    if (taken > 0) { void message.success(t({ zh: `已发送 ${taken} 条`, en: `${taken} sent` })); await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" }); }
    look();
  }, [client, look, message, session.user.id, t]);
  useEffect(() => {
    look();
    void go();
    const online = () => { void go(); }, stop = onOutbox(look), timer = setInterval(online, 30_000);
    window.addEventListener("online", online);
    return () => { window.removeEventListener("online", online); clearInterval(timer); stop(); };
  }, [go, look]);
  const shown = held.filter((each) => each.district === d && (ledger === undefined || each.ledger === ledger));
  if (shown.length === 0) return null;
  return (
    <section className="panel outbox" aria-label={t({ zh: "待发送", en: "Waiting to be sent" })}>
      <header className="panel-head"><h2>{t({ zh: `待发送 ${shown.length} 条`, en: `${shown.length} waiting to be sent` })}</h2><Button size="small" loading={busy} onClick={() => void go()}>{t({ zh: "现在发送", en: "Send now" })}</Button></header>
      <ul>{shown.map((each) => (
        <li key={each.id}>{each.title} · <span className="num">{beijingMinuteOf(each.at)}</span>{each.files.length > 0 && <> · {t({ zh: `${each.files.length} 个文件`, en: `${each.files.length} files` })}</>}
          {each.refused && <> <span className="field-about wrong">✕ {each.refused}</span> <Button size="small" danger onClick={() => void dropWaiting(each.id)}>{t({ zh: "放弃此条", en: "Give it up" })}</Button></>}</li>))}</ul>
    </section>
  );
}
