import { useQuery } from "@tanstack/react-query";
import { pathOf, type CommandView, type InstrumentRow, type SendCommand } from "@yunqing/wire";
import { App, Button, Drawer, Input } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { list, send } from "../../client/fetch.js";
import { useCommand } from "../../client/views.js";
import { Field } from "../../parts/choice.js";
import { ConditionTag } from "../../parts/condition-tag.js";
import { Loaded } from "../../parts/page.js";
import { ProblemNote, wrongOf } from "../../parts/problem-note.js";
import { commandsFor, parameterProblem, parametersFor, parametersOf, type CommandForm } from "./command-forms.js";
import { ExchangeView } from "./exchange-view.js";

const watchMs = 1_000;
const underWay = (command: CommandView): boolean => command.state === "queued" || command.state === "running";

/** 反控: sends a command to an instrument and shows its whole exchange as it goes; earlier ones below. */
export function CommandDrawer({ instrument, onClose }: { readonly instrument: InstrumentRow; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { d, can } = useActor();
  const address = pathOf("commands", { d, id: instrument.id });
  const commands = useQuery({ queryKey: ["commands", address], queryFn: ({ signal }) => list<CommandView>(address, signal), refetchInterval: ({ state }) => (state.data?.some(underWay) ? watchMs : false) });
  return (
    <Drawer open onClose={onClose} size={Math.min(760, window.innerWidth)} title={<>{t({ zh: "反控：", en: "Commands: " })}{t(instrument.pointName)} <code>{instrument.mn}</code></>}>
      <p className="command-condition"><ConditionTag condition={instrument.condition} /> {instrument.condition !== "online" && <span className="note">{t({ zh: "设备现在不在线；命令会排队，等它连上再下发。", en: "It is not online; the command waits until it connects." })}</span>}</p>
      {can("instrument.command") && <CommandSend instrument={instrument} />}
      <h3 className="part-title">{t({ zh: "交互过程", en: "Exchanges" })}</h3>
      <Loaded of={commands}>{(loaded) => loaded.length === 0 ? <p className="empty">{t({ zh: "还没有下发过命令。", en: "No command has been sent." })}</p> : <ol className="exchanges">{[...loaded].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).map((each, at) => <li key={each.id}><ExchangeView command={each} open={at === 0} /></li>)}</ol>}</Loaded>
    </Drawer>
  );
}

function CommandSend({ instrument }: { readonly instrument: InstrumentRow }) {
  const { t, language } = useLanguage();
  const { d } = useActor();
  const { message, modal } = App.useApp();
  const offered = commandsFor(instrument.edition);
  const [name, setName] = useState(""), [typed, setTyped] = useState<Readonly<Record<string, string>>>({}), [tried, setTried] = useState(false);
  const chosen = offered.find((each) => each.command === name) ?? null, parameters = chosen ? parametersFor(chosen, instrument.edition) : [];
  const order = useCommand<Omit<SendCommand, "id">, CommandView>((body) => send("POST", pathOf("commands", { d, id: instrument.id }), body), () => { void message.success(t({ zh: "已下发，交互过程见下面", en: "Sent; watch the exchange below" })); setTyped({}); setTried(false); });
  const problems = Object.fromEntries(parameters.map((each) => [each.name, parameterProblem(each, typed[each.name] ?? "")]));
  const go = (form: CommandForm) => order.mutate({ command: form.command, parameters: parametersOf(parameters, typed) });
  const submit = () => {
    setTried(true);
    if (!chosen || Object.values(problems).some(Boolean)) return;
    if (chosen.grave) modal.confirm({ title: t({ zh: `确定下发“${chosen.label.zh}”？`, en: `Send “${chosen.label.en}”?` }), content: t(chosen.about), okText: t({ zh: "下发", en: "Send" }), cancelText: t({ zh: "取消", en: "Cancel" }), onOk: () => go(chosen) }); else go(chosen);
  };
  return (
    <form className="form panel" noValidate autoComplete="off" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <Field label={t({ zh: "命令", en: "Command" })} required wrong={tried && !chosen ? t({ zh: "选一条命令", en: "Choose a command" }) : wrongOf(order.error, "command", language)} hint={chosen ? `${t(chosen.about)}（CN ${instrument.edition === null ? Object.values(chosen.cn).at(-1) : chosen.cn[instrument.edition]}，${chosen.clause}）` : t({ zh: "只列这台设备的协议版本有的命令", en: "Only what the edition of this instrument has" })}>
        {(a) => <select {...a} value={name} onChange={(e) => { setName(e.target.value); setTyped({}); setTried(false); order.reset(); }}><option value="">—</option>{offered.map((each) => <option key={each.command} value={each.command}>{t(each.label)}</option>)}</select>}</Field>
      {parameters.length > 0 && <div className="form-row">{parameters.map((each) => (
        <Field key={each.name} label={t(each.label)} required={each.required} hint={each.hint && t(each.hint)} wrong={wrongOf(order.error, each.name, language) ?? (tried && problems[each.name] ? t(problems[each.name] ?? { zh: "", en: "" }) : undefined)}>{(a) => each.kind === "choice"
          ? <select {...a} value={typed[each.name] ?? ""} onChange={(e) => setTyped({ ...typed, [each.name]: e.target.value })}><option value="">{each.required ? "—" : t({ zh: "不改", en: "leave" })}</option>{each.choices?.map((choice) => <option key={choice.value} value={choice.value}>{t(choice.label)}</option>)}</select>
          : each.kind === "password" ? <Input.Password {...a} autoComplete="new-password" value={typed[each.name] ?? ""} onChange={(e) => setTyped({ ...typed, [each.name]: e.target.value })} />
            : <Input {...a} inputMode={each.kind === "integer" || each.kind === "clock" ? "numeric" : "text"} placeholder={each.kind === "time" ? "2026-11-28 14:00" : undefined} value={typed[each.name] ?? ""} onChange={(e) => setTyped({ ...typed, [each.name]: e.target.value })} />}</Field>))}</div>}
      {order.error && <ProblemNote problem={order.error} />}
      <div className="form-actions"><Button type="primary" htmlType="submit" loading={order.isPending}>{t({ zh: "下发", en: "Send" })}</Button></div>
    </form>
  );
}
