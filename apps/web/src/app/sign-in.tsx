import { LoginOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { routes, type SessionView } from "@yunqing/wire";
import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import { howManyWait } from "../client/held-files.js";
import { send } from "../client/fetch.js";
import { ServerProblem } from "../client/problem.js";
import { Field } from "../parts/choice.js";
import { ProblemNote } from "../parts/problem-note.js";
import { useLanguage } from "./language.js";
import { LookSwitches } from "./look-switches.js";
import { useSessionState } from "./session.js";

/** Sign-in (登录). A wrong password is told in words; paste and password managers work. */
export function SignInPage() {
  const { t } = useLanguage();
  const { accept, ended } = useSessionState();
  const [name, setName] = useState("");
  const [password, setPassword] = useState(""), [waits, setWaits] = useState(0);
  useEffect(() => { howManyWait().then(setWaits, () => undefined); }, []);
  const enter = useMutation({ mutationFn: () => send<SessionView>("POST", routes.session, { name: name.trim(), password }), onSuccess: accept, retry: 0 });
  useEffect(() => { document.title = t({ zh: "登录 · 云清", en: "Sign in · Yunqing" }); }, [t]);
  return (
    <div className="sign-in">
      <main className="sign-in-box">
        <p className="brand-big"><span className="brand-mark" aria-hidden="true">云</span><span>{t({ zh: "云清", en: "Yunqing" })}<small>{t({ zh: "区域生态环境规划实施平台", en: "District environment plan platform" })}</small></span></p>
        <h1>{t({ zh: "登录", en: "Sign in" })}</h1>
        {ended && <p className="disagree" role="status">{t({ zh: "会话已结束（超时、被强制退出或在别处登录），请重新登录；会回到刚才的页面，草稿还在。", en: "The session has ended (idle, revoked, or signed in elsewhere). Sign in again: you come back to this page, drafts are kept." })}</p>}
        {waits > 0 && <p className="note" role="status">{t({ zh: `本机有 ${waits} 条登记待发送；由登记人本人登录后自动发送。`, en: `${waits} entries wait on this machine; each is sent when its own person signs in.` })}</p>}
        <form onSubmit={(event) => { event.preventDefault(); enter.mutate(); }}>
          <Field label={t({ zh: "账号", en: "Account" })} required>{(attributes) => <Input {...attributes} size="large" name="username" autoComplete="username" autoFocus value={name} onChange={(event) => setName(event.target.value)} />}</Field>
          <Field label={t({ zh: "密码", en: "Password" })} required>{(attributes) => <Input {...attributes} type="password" size="large" name="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}</Field>
          {enter.error && (enter.error instanceof ServerProblem && enter.error.status === 401 ? <ProblemNote problem={enter.error} title={{ zh: "登录不成功", en: "Not signed in" }} next={{ zh: "核对账号、大小写和输入法后再试；连续输错会暂时锁定。忘记密码请联系系统管理员。", en: "Check the account, capitals and input method. Repeated mistakes lock the account for a while. Forgotten? Ask the system administrator." }} /> : <ProblemNote problem={enter.error} />)}
          <Button type="primary" htmlType="submit" size="large" block icon={<LoginOutlined />} loading={enter.isPending} disabled={!name.trim() || !password}>{t({ zh: "登录", en: "Sign in" })}</Button>
        </form>
        <p className="sign-in-help">{t({ zh: "首次启动时，一次性密码显示在启动窗口中。忘记密码请联系系统管理员重置。", en: "At the first start the one-time passwords stand in the window that started the program. Forgotten? The system administrator resets it." })}</p>
        <p className="sign-in-help"><a href={`/open${window.location.search.match(/[?&]d=[^&]+/)?.[0]?.replace("&", "?") ?? ""}`}>{t({ zh: "公开信息（无需登录）", en: "Public information (no sign-in)" })}</a></p>
        <LookSwitches />
      </main>
    </div>
  );
}
