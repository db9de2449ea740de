import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { onOutbox, sendWaiting, waiting, type Waiting } from "./outbox.js";

/** What the person has waiting on this machine, and a hand to send it (待发送). */
export function useOutbox(): { readonly held: readonly Waiting[]; readonly send: () => Promise<number> } {
  const { t } = useLanguage();
  const { session } = useActor();
  const { message } = App.useApp();
  const client = useQueryClient();
  const user = session.user.id;
  const [held, setHeld] = useState<readonly Waiting[]>([]);
  useEffect(() => {
    const look = () => { waiting(user).then(setHeld, () => setHeld([])); };
    look();
    return onOutbox(look);
  }, [user]);
  const send = useCallback(async () => {
    const taken = await sendWaiting(user).catch(() => 0);
    if (taken > 0) { void message.success(t({ zh: `已发送 ${taken} 条`, en: `${taken} sent` })); await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" }); }
    return taken;
  }, [client, message, t, user]);
  return { held, send };
}
