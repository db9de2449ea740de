import { useMutation } from "@tanstack/react-query";
import { routes, type SessionView } from "@yunqing/wire";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../app/language.js";
import { useSessionState } from "../app/session.js";
import { send } from "../client/fetch.js";
import { Field } from "./choice.js";
import { ProblemNote, wrongOf } from "./problem-note.js";

/** Changes one's own password (修改密码); the server judges it, the screen says the rule beforehand. */
export function PasswordForm() {
  const { t, language } = useLanguage();
  const { message } = App.useApp();
  const { accept } = useSessionState();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const change = useMutation({
    mutationFn: () => send<SessionView>("POST", routes.password, { old, new: fresh }), retry: 0,
    onSuccess: (session) => { accept(session); setOld(""); setFresh(""); setAgain(""); void message.success(t({ zh: "密码已修改", en: "The password was changed" })); },
  });
  const differs = again !== "" && again !== fresh;
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); if (!differs) change.mutate(); }}>
      <Field label={t({ zh: "当前密码", en: "Present password" })} required wrong={wrongOf(change.error, "old", language)}>{(a) => <Input {...a} type="password" autoComplete="current-password" value={old} onChange={(e) => setOld(e.target.value)} />}</Field>
      <Field label={t({ zh: "新密码", en: "New password" })} required wrong={wrongOf(change.error, "new", language)} hint={t({ zh: "至少 10 个字符；大写、小写、数字、符号中至少三类；不含账号，不同于最近五次", en: "At least 10 characters; three of upper case, lower case, digits, signs; without the account name, unlike the last five" })}>{(a) => <Input {...a} type="password" autoComplete="new-password" value={fresh} onChange={(e) => setFresh(e.target.value)} />}</Field>
      <Field label={t({ zh: "再输一次新密码", en: "New password again" })} required wrong={differs ? t({ zh: "两次输入不一致", en: "The two differ" }) : undefined}>{(a) => <Input {...a} type="password" autoComplete="new-password" value={again} onChange={(e) => setAgain(e.target.value)} />}</Field>
      {change.error && <ProblemNote problem={change.error} />}
      <Button type="primary" htmlType="submit" loading={change.isPending} disabled={!old || !fresh || again !== fresh}>{t({ zh: "修改密码", en: "Change password" })}</Button>
    </form>
  );
}
