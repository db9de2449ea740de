import { Button } from "antd";
import { useEffect } from "react";
import { PasswordForm } from "../parts/password-form.js";
import { useLanguage } from "./language.js";
import { useSessionState } from "./session.js";

/** The forced change of the first password (首次登录修改密码): nothing else is open before it. */
export function FirstPassword() {
  const { t } = useLanguage();
  const { session, signOut } = useSessionState();
  useEffect(() => { document.title = t({ zh: "修改初始密码 · 云清", en: "Change the first password · Yunqing" }); }, [t]);
  return (
    <div className="sign-in">
      <main className="sign-in-box">
        <h1>{t({ zh: "请先修改初始密码", en: "Change the first password" })}</h1>
        <p>{t({ zh: `${session?.user.displayName ?? ""}，一次性密码只能用来登录一次。设定自己的密码后才能继续。`, en: `${session?.user.displayName ?? ""}, a one-time password opens the door once. Set your own to go on.` })}</p>
        <PasswordForm />
        <Button type="link" onClick={() => void signOut()}>{t({ zh: "退出登录", en: "Sign out" })}</Button>
      </main>
    </div>
  );
}
