import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { routes, type OwnSession } from "@yunqing/wire";
import { Button } from "antd";
import { useLanguage } from "../../app/language.js";
import { LookSwitches } from "../../app/look-switches.js";
import { useActor } from "../../app/session.js";
import { list, send } from "../../client/fetch.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Loaded, Page, Panel } from "../../parts/page.js";
import { PasswordForm } from "../../parts/password-form.js";
import { ProblemNote } from "../../parts/problem-note.js";

/** 我的账号: password, sessions, the last sign-in. */
export function AccountPage() {
  const { t } = useLanguage();
  const { session } = useActor();
  const client = useQueryClient();
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: () => list<OwnSession>(routes.sessions) });
  const revoke = useMutation({ mutationFn: (id: string) => send("DELETE", `${routes.sessions}/${encodeURIComponent(id)}`), retry: 0, onSettled: () => client.invalidateQueries({ queryKey: ["sessions"] }) });
  const last = session.lastSignIn;
  return (
    <Page title={{ zh: "我的账号", en: "My account" }} judged={false}>
      <div className="grid-2">
        <div className="stack">
          <Panel title={{ zh: "账号", en: "Account" }}>
            <dl className="facts"><dt>{t({ zh: "姓名", en: "Name" })}</dt><dd>{session.user.displayName}</dd><dt>{t({ zh: "账号", en: "Account" })}</dt><dd>{session.user.name}</dd><dt>{t({ zh: "上次登录", en: "Last sign-in" })}</dt><dd>{last ? `${beijingMinuteOf(last.at)} · ${last.address}` : "—"}{last && last.failedSince > 0 && <p className="attest">{t({ zh: `其后有 ${last.failedSince} 次密码错误，如非本人请立即修改密码。`, en: `${last.failedSince} wrong passwords since; if that was not you, change the password now.` })}</p>}</dd></dl>
            <LookSwitches />
          </Panel>
          <Panel title={{ zh: "修改密码", en: "Change the password" }}><PasswordForm /></Panel>
        </div>
        <Panel title={{ zh: "我的会话", en: "My sessions" }}>
          {revoke.error && <ProblemNote problem={revoke.error} />}
          <Loaded of={sessions}>{(rows) => <ul className="steps">{rows.map((each) => (
            <li key={each.id}><p><b>{each.address}</b> {each.current && <span className="kind">{t({ zh: "本会话", en: "this one" })}</span>}</p><p className="note">{each.agent}</p><p className="note">{t({ zh: `登录 ${beijingMinuteOf(each.at)}，最近 ${beijingMinuteOf(each.seenAt)}`, en: `in since ${beijingMinuteOf(each.at)}, last seen ${beijingMinuteOf(each.seenAt)}` })}</p>
              {!each.current && <Button size="small" onClick={() => revoke.mutate(each.id)} loading={revoke.isPending}>{t({ zh: "强制退出", en: "End it" })}</Button>}</li>))}</ul>}</Loaded>
        </Panel>
      </div>
    </Page>
  );
}
