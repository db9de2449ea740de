import { pathOf, type LedgerRowView, type LedgerValues, type LedgerView, type MakeLedgerRow } from "@yunqing/wire";
import { App } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useGo } from "../../app/view-state.js";
import { useDraft } from "../../client/draft.js";
import { send } from "../../client/fetch.js";
import { ServerProblem } from "../../client/problem.js";
import { useCommand, useView } from "../../client/views.js";
import { wrongOf } from "../../parts/problem-note.js";
import { To } from "../../parts/link.js";
import { Loaded, Page } from "../../parts/page.js";
import { Outbox } from "./outbox-panel.js";
import { keepForLater } from "./outbox.js";
import { PlaceOfRow, RowForm } from "./row-form.js";
import "./ledgers.css";

interface Draft { readonly values: LedgerValues; readonly place: string; readonly enterprise: string }

/** 登记: a new row of a ledger. Written down on this machine while it is being filled in; without a network it is kept and sent later. */
export function NewRowPage() {
  const { ledger = "" } = useParams();
  const { t } = useLanguage();
  const view = useView<LedgerView>("ledger", { holes: { ledger } });
  return (
    <Page title={view.data ? { zh: `登记：${view.data.title.zh}`, en: `Enter: ${view.data.title.en}` } : { zh: "登记", en: "Enter" }} judged={false} lead={view.data && <><To to="/ledgers">{t({ zh: "台账", en: "Ledgers" })}</To> › <To to={`/ledgers/${ledger}`}>{t(view.data.title)}</To></>}>
      <Outbox ledger={ledger} />
      <Loaded of={view}>{(loaded) => <Entry key={ledger} view={loaded} />}</Loaded>
    </Page>
  );
}

function Entry({ view }: { readonly view: LedgerView }) {
  const { t, language } = useLanguage();
  const { d, session } = useActor();
  const { message } = App.useApp();
  const go = useGo(), only = view.placing.places.length === 1 && view.placing.mustName ? view.placing.places[0]?.id ?? "" : "";
  const { draft, change, forget, restored } = useDraft<Draft>(`ledger.${d}.${view.ledger}`, { values: {}, place: only, enterprise: "" });
  const [keeping, setKeeping] = useState<Error | null>(null);
  const make = useCommand<Omit<MakeLedgerRow, "id">, LedgerRowView>((body) => send("POST", pathOf("ledgerRows", { d, ledger: view.ledger }), body), (made) => { forget(); void message.success(t({ zh: `已登记：${made.name}`, en: `Entered: ${made.name}` })); go(`/ledgers/${view.ledger}/${encodeURIComponent(made.row.id)}`); });
  const body = { values: draft.values, place: draft.place || null, enterprise: draft.enterprise || null, why: t({ zh: "登记", en: "entered" }) };
  const unreachable = make.error instanceof ServerProblem && make.error.status === 0;
  const later = () => { void keepForLater({ user: session.user.id, district: d, ledger: view.ledger, title: t(view.title), body }).then(() => { forget(); make.reset(); void message.success(t({ zh: "已存在本机，连上网络后自动发送；可以继续登记下一条", en: "Kept on this machine and sent when the network is back; go on with the next" })); window.scrollTo(0, 0); }, (wrong: unknown) => setKeeping(wrong instanceof Error ? wrong : new Error(String(wrong)))); };
  return (
    <>
      {restored && <p className="note">{t({ zh: "已恢复上次没有提交的草稿。", en: "The draft that was not sent is here again." })} <button type="button" className="sorter" onClick={forget}>{t({ zh: "清空", en: "Clear" })}</button></p>}
      <RowForm form={view.form} values={draft.values} change={(name, value) => change({ values: { ...draft.values, [name]: value } })} names={{}} problem={keeping ?? make.error} busy={make.isPending} submit={() => make.mutate(body)} words={t({ zh: "登记", en: "Enter" })} cancel={() => go(`/ledgers/${view.ledger}`)}
        more={<>
          <PlaceOfRow view={view} place={draft.place} enterprise={draft.enterprise} change={change} wrong={wrongOf(make.error, "place", language)} />
          {unreachable && <p className="note">{t({ zh: "现在连不上服务器。", en: "The server cannot be reached now." })} <button type="button" className="keep-later" onClick={later}>{t({ zh: "存在本机，稍后自动发送", en: "Keep it here and send it later" })}</button></p>}
        </>} />
    </>
  );
}
