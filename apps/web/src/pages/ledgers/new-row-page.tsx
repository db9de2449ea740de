import { useQueries } from "@tanstack/react-query";
import { pathOf, type LedgerName, type LedgerRowView, type LedgerValues, type LedgerView, type MakeLedgerRow } from "@yunqing/wire";
import { App } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useGo } from "../../app/view-state.js";
import { pagesAreKept } from "../../client/builds.js";
import { useDraft } from "../../client/draft.js";
import { list, send } from "../../client/fetch.js";
import { heldIn, letGo } from "../../client/held-files.js";
import { keptNames, keptAtOf, opensOffline } from "../../client/kept.js";
import { ServerProblem } from "../../client/problem.js";
import { useCommand, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { wrongOf } from "../../parts/problem-note.js";
import { To } from "../../parts/link.js";
import { Loaded, Page } from "../../parts/page.js";
import { childControlsOf, textSetting } from "./control-settings.js";
import { entryDraft } from "./entry-draft.js";
import { Outbox } from "./outbox-panel.js";
import { keepForLater, withHeldUploaded } from "./outbox.js";
import { PlaceOfRow, RowForm } from "./row-form.js";
import type { Names } from "./value-text.js";
import "./ledgers.css";

interface Draft { readonly values: LedgerValues; readonly place: string; readonly enterprise: string }

/** 登记: a new row of a ledger. Written down on this machine while it is being filled in; without a network it is kept and sent later. */
export function NewRowPage() {
  const { ledger = "" } = useParams();
  const { t } = useLanguage();
  const view = useView<LedgerView>("ledger", { holes: { ledger } });
  const [round, setRound] = useState(0);
  return (
    <Page title={view.data ? { zh: `登记：${view.data.title.zh}`, en: `Enter: ${view.data.title.en}` } : { zh: "登记", en: "Enter" }} judged={false} lead={view.data && <><To to="/ledgers">{t({ zh: "台账", en: "Ledgers" })}</To> › <To to={`/ledgers/${ledger}`}>{t(view.data.title)}</To></>}>
      <Outbox ledger={ledger} onTaken={() => setRound((count) => count + 1)} />
      <Loaded of={view}>{(loaded) => <Entry key={`${ledger} ${round}`} view={loaded} />}</Loaded>
    </Page>
  );
}

/** The rows that the form can refer to, by ledger; kept on this machine with the form (离线资料). */
function useReferred(view: LedgerView): { readonly names: Names; readonly ready: boolean; readonly at: string | null } {
  const { d } = useActor();
  const ledgers = useMemo(() => {
    const controls = view.form.sections.flatMap((section) => section.fields).filter((field) => field.isWritable).flatMap((field) => [field.control, ...childControlsOf(field.control).map((child) => child.control)]);
    return [...new Set(controls.filter((control) => control.type === "reference").map((control) => textSetting(control, "ledger")).filter((each) => each !== ""))];
  }, [view.form]);
  const paths = ledgers.map((ledger) => `${pathOf("ledgerNames", { d, ledger })}?limit=${keptNames}`);
  const found = useQueries({ queries: paths.map((path) => ({ queryKey: ["ledgerNames", path], queryFn: ({ signal }: { signal: AbortSignal }) => list<LedgerName>(path, signal), staleTime: 10 * 60_000 })) });
  const key = found.map(({ dataUpdatedAt }) => dataUpdatedAt).join(" ");
  const names = useMemo(() => Object.fromEntries(ledgers.map((ledger, at) => [ledger, Object.fromEntries((found[at]?.data ?? []).map((each) => [each.id, each.name]))])), [ledgers, key]);
  return { names, ready: found.every(({ data }) => data !== undefined), at: paths.map(keptAtOf).filter((at) => at !== null).sort()[0] ?? null };
}

/** Whether this form opens without a network, said before it is needed (离线可用). */
function OfflineNote({ ready, at }: { readonly ready: boolean; readonly at: string | null }) {
  const { t } = useLanguage();
  const [kept, setKept] = useState(false);
  useEffect(() => {
    if (kept) return;
    const look = () => { void pagesAreKept().then(setKept, () => undefined); }, timer = setInterval(look, 1500);
    look();
    return () => clearInterval(timer);
  }, [kept]);
  if (!opensOffline()) return <p className="note offline-note">{t({ zh: "本站未启用 HTTPS，离线打开不可用；已经打开的表单断网时仍可存在本机，连上网络后自动发送。", en: "This site has no HTTPS, so pages do not open without a network; a form that is open can still be kept here and is sent later." })}</p>;
  if (at !== null) return <p className="note offline-note">{t({ zh: `可选项为本机保存，截至 ${beijingMinuteOf(at)}`, en: `what can be chosen was kept on this machine, as of ${beijingMinuteOf(at)}` })}</p>;
  return <p className="note offline-note" role="status">{kept && ready ? t({ zh: "✓ 此表单已可离线打开", en: "✓ this form opens without a network" }) : t({ zh: "正在保存离线内容……", en: "being kept for work without a network…" })}</p>;
}

function Entry({ view }: { readonly view: LedgerView }) {
  const { t, language } = useLanguage();
  const { d, session } = useActor();
  const { message } = App.useApp();
  const go = useGo(), only = view.placing.places.length === 1 && view.placing.mustName ? view.placing.places[0]?.id ?? "" : "";
  const { draft, change, forget, restored } = useDraft<Draft>(entryDraft(session.user.id, d, view.ledger), { values: {}, place: only, enterprise: "" });
  const referred = useReferred(view);
  const [keeping, setKeeping] = useState<Error | null>(null);
  const done = () => { void letGo(heldIn(draft.values).map(({ token }) => token)); forget(); };
  const tried = useRef<{ readonly id: string; readonly values: LedgerValues } | null>(null);
  const make = useCommand<Omit<MakeLedgerRow, "id">, LedgerRowView>(async (body) => { tried.current = body; return send("POST", pathOf("ledgerRows", { d, ledger: view.ledger }), { ...body, values: await withHeldUploaded(d, body.values) }); }, (made) => { done(); void message.success(t({ zh: `已登记：${made.name}`, en: `Entered: ${made.name}` })); go(`/ledgers/${view.ledger}/${encodeURIComponent(made.row.id)}`); });
  const body = { values: draft.values, place: draft.place || null, enterprise: draft.enterprise || null, why: t({ zh: "登记", en: "entered" }) };
  const unreachable = make.error instanceof ServerProblem && (make.error.status === 0 || [502, 503, 504].includes(make.error.status));
  const later = () => { void keepForLater({ user: session.user.id, district: d, ledger: view.ledger, title: t(view.title), body }, tried.current?.values === draft.values ? tried.current.id : undefined).then(() => { forget(); make.reset(); void message.success(t({ zh: "已存在本机，连上网络后自动发送；可以继续登记下一条", en: "Kept on this machine and sent when the network is back; go on with the next" })); window.scrollTo(0, 0); }, (wrong: unknown) => setKeeping(wrong instanceof Error ? wrong : new Error(String(wrong)))); };
  return (
    <>
      <OfflineNote ready={referred.ready} at={referred.at} />
      {restored && <p className="note">{t({ zh: "已恢复上次没有提交的草稿。", en: "The draft that was not sent is here again." })} <button type="button" className="sorter" onClick={done}>{t({ zh: "清空", en: "Clear" })}</button></p>}
      <RowForm form={view.form} values={draft.values} change={(name, value) => change((old) => ({ values: { ...old.values, [name]: value } }))} names={referred.names} problem={keeping ?? make.error} busy={make.isPending} submit={() => make.mutate(body)} words={t({ zh: "登记", en: "Enter" })} cancel={() => go(`/ledgers/${view.ledger}`)}
        more={<>
          <PlaceOfRow view={view} place={draft.place} enterprise={draft.enterprise} change={change} wrong={wrongOf(make.error, "place", language)} />
          {unreachable && <p className="note">{t({ zh: "现在连不上服务器。", en: "The server cannot be reached now." })} <button type="button" className="keep-later" onClick={later}>{t({ zh: "存在本机，稍后自动发送", en: "Keep it here and send it later" })}</button></p>}
        </>} />
    </>
  );
}
