import { DownloadOutlined } from "@ant-design/icons";
import { pathOf, type ReconciliationItems, type ReconciliationItemView, type ReconciliationKind, type ReconciliationSideCounts, type ReconciliationState, type ReconciliationView, type StartReconciliation } from "@yunqing/wire";
import { App, Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useFilter } from "../../app/view-state.js";
import { send } from "../../client/fetch.js";
import { useAddress, useCommand, useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { Choice, Field } from "../../parts/choice.js";
import { To } from "../../parts/link.js";
import { Loaded, Page, Panel } from "../../parts/page.js";
import { ProblemNote } from "../../parts/problem-note.js";
import { Tag } from "../../parts/state-tag.js";
import { DecidePanel, ResolvePanel } from "./resolve-panel.js";
import { kindWords, matchedWords, reasonWords, stateTags, stateWords } from "./words.js";
import "./reconciliations.css";

/** One run (核对批次): its counts, which add up on both sides, its differences, and what was said of each. */
export function ReconciliationPage() {
  const { id = "" } = useParams();
  const { t } = useLanguage();
  const found = useView<ReconciliationView>("reconciliation", { holes: { id } }), address = useAddress();
  const title = found.data ? { zh: `${found.data.title.zh}核对 ${found.data.number}`, en: `${found.data.title.en}: ${found.data.number}` } : { zh: "核对批次", en: "Run" };
  return (
    <Page title={title} judged={false} lead={<><To to="/reconciliations">{t({ zh: "名录核对", en: "Reconciliation" })}</To>{found.data && <> › {t(found.data.systemName)} · <span className="num">{t({ zh: `${found.data.asOf} 导出`, en: `exported ${found.data.asOf}` })}</span></>}</>}
      actions={found.data?.mayExport === true && <Button icon={<DownloadOutlined />} href={address("reconciliationExport", { holes: { id } })} download>Excel</Button>}>
      <Loaded of={found}>{(run) => <div className="stack"><Facts run={run} />{run.step === "headings" ? <Headings key={run.id} run={run} /> : <Done key={run.id} run={run} />}</div>}</Loaded>
    </Page>
  );
}

function Facts({ run }: { readonly run: ReconciliationView }) {
  const { t } = useLanguage();
  return (
    <section className="panel fact-strip" aria-label={t({ zh: "要点", en: "Main facts" })}>
      <p>{t({ zh: "导出表", en: "Export" })} <b>{run.name}</b> · {t({ zh: "本地口径", en: "ours" })}：{t(run.filter)} · {run.byName} <span className="num">{beijingMinuteOf(run.at)}</span></p>
      <p className="note">{run.edition} · SHA-256 <span className="num hash">{run.file}</span></p>
      {run.row !== null && <p><To to={`/ledgers/reconciliation/${encodeURIComponent(run.row)}`}>{t({ zh: "已列入名录核对差异清单（限期督办）", en: "It stands in the ledger of differences, with its duty" })}</To></p>}
    </section>
  );
}

/** Which column of the export is what; said once, remembered for the system and the ledger (表头对照). */
function Headings({ run }: { readonly run: ReconciliationView }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const { message } = App.useApp();
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({});
  const start = useCommand<StartReconciliation, ReconciliationView>((body) => send("POST", pathOf("reconciliationStart", { d, id: run.id }), { mapping: body.mapping }), () => { void message.success(t({ zh: "核对完成", en: "Carried out" })); });
  const known = new Set(run.columns.flatMap((each) => { const target = mapping[each.heading] ?? each.target; return target === null || target === "" ? [] : [target]; })), identifies = run.targets.some((each) => each.identifies && known.has(each.target));
  return (
    <Panel title={{ zh: "表头对照", en: "Headings" }}>
      <p className="note">{t({ zh: "至少要有一列能识别单位：统一社会信用代码、许可证编号或名称。没有对照的列不参与核对。对照一次，系统记住。", en: "One column at least must tell the units apart: credit code, licence or name. Columns without a meaning are not compared. Said once, remembered." })}</p>
      {run.faults.length > 0 && <ul className="obstacles">{run.faults.map((each) => <li key={each.column}>{each.heading}：{t(each.message)}</li>)}</ul>}
      <div className="form-row">{run.columns.map((each) => (
        <Field key={each.column} label={each.heading}>{(a) => <select {...a} value={mapping[each.heading] ?? each.target ?? ""} onChange={(event) => setMapping({ ...mapping, [each.heading]: event.target.value })}><option value="">{t({ zh: "（不参与核对）", en: "(not compared)" })}</option>{run.targets.map((one) => <option key={one.target} value={one.target}>{one.heading}{one.identifies ? " ◆" : ""}</option>)}</select>}</Field>))}</div>
      {!identifies && <p className="field-about wrong" role="alert">✕ {t({ zh: "还没有能识别单位的列（标 ◆ 的）", en: "no column (marked ◆) tells the units apart yet" })}</p>}
      {start.error && <ProblemNote problem={start.error} />}
      {run.mayStart && <div className="form-actions"><Button type="primary" loading={start.isPending} disabled={!identifies} onClick={() => start.mutate({ mapping })}>{t({ zh: "开始核对", en: "Carry it out" })}</Button></div>}
    </Panel>
  );
}

const parts = ["same", "fields", "only", "perhaps", "twice", "unreadable"] as const;
function Sums({ run }: { readonly run: ReconciliationView }) {
  const { t } = useLanguage();
  if (run.counts === null) return null;
  const line = (title: string, counts: ReconciliationSideCounts, own: "ours" | "theirs") => <tr><th scope="row" className="heads">{title}</th><td className="numeric num"><b>{counts.total}</b></td>{parts.map((part) => <td key={part} className="numeric num">{part === "unreadable" && own === "ours" ? "—" : counts[part]}</td>)}</tr>;
  return (
    <Panel title={{ zh: "两侧计数", en: "Counts on both sides" }}>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t({ zh: "两侧计数", en: "Counts on both sides" })}><table className="data-table sums"><thead><tr><th scope="col">{t({ zh: "一侧", en: "Side" })}</th><th scope="col" className="numeric">{t({ zh: "总数", en: "Total" })}</th><th scope="col" className="numeric">= {t(kindWords.same)}</th><th scope="col" className="numeric">+ {t(kindWords.fields)}</th><th scope="col" className="numeric">+ {t({ zh: "只在此侧", en: "on this side only" })}</th><th scope="col" className="numeric">+ {t({ zh: "疑似", en: "perhaps" })}</th><th scope="col" className="numeric">+ {t(kindWords.twice)}</th><th scope="col" className="numeric">+ {t(kindWords.unreadable)}</th></tr></thead>
        <tbody>{line(t({ zh: "国家系统", en: "National system" }), run.counts.theirs, "theirs")}{line(t({ zh: "本地台账", en: "Our ledger" }), run.counts.ours, "ours")}</tbody></table></div>
      <p role="status">{t({ zh: `差异：待说明 ${run.states.open}，待确认 ${run.states.proposed}，已确认 ${run.states.confirmed}`, en: `Differences: ${run.states.open} open, ${run.states.proposed} to be confirmed, ${run.states.confirmed} confirmed` })}{run.since !== null && run.before !== null && <> · {t({ zh: "与", en: "since " })}<To to={`/reconciliations/${encodeURIComponent(run.before.id)}`}>{run.before.number}</To>{t({ zh: `相比：新增 ${run.since.fresh}，仍在 ${run.since.standing}，消除 ${run.since.gone}`, en: `: ${run.since.fresh} new, ${run.since.standing} left, ${run.since.gone} gone` })}</>}</p>
    </Panel>
  );
}

const kinds: readonly ReconciliationKind[] = ["fields", "theirs", "ours", "perhaps", "twice", "unreadable", "same"];
function countOf(run: ReconciliationView, kind: ReconciliationKind): number {
  const { counts } = run;
  if (counts === null) return 0;
  switch (kind) {
    case "same": case "fields": return counts.ours[kind];
    case "theirs": return counts.theirs.only;
    case "ours": return counts.ours.only;
    case "perhaps": case "twice": return counts.ours[kind] + counts.theirs[kind];
    case "unreadable": return counts.theirs.unreadable;
  }
}

function Done({ run }: { readonly run: ReconciliationView }) {
  const { t } = useLanguage();
  const first = kinds.find((each) => each !== "same" && countOf(run, each) > 0) ?? "same";
  const [kind, setKind] = useFilter("kind", first), [state, setState] = useFilter("state"), [fresh, setFresh] = useFilter("fresh");
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const show = (next: string) => { setKind(next); setChosen([]); };
  return (
    <>
      <Sums run={run} />
      <Panel title={{ zh: "逐条结果", en: "One by one" }}>
        <div className="filters no-print" role="group" aria-label={t({ zh: "按结果查看", en: "by outcome" })}>{kinds.map((each) => <Button key={each} size="small" type={kind === each ? "primary" : "default"} aria-pressed={kind === each} onClick={() => show(each)}>{t(kindWords[each])} {countOf(run, each)}</Button>)}{run.since !== null && <Button size="small" type={kind === "gone" ? "primary" : "default"} aria-pressed={kind === "gone"} onClick={() => show("gone")}>{t({ zh: "已消除", en: "gone" })} {run.since.gone}</Button>}</div>
        {kind !== "gone" && <div className="filters no-print"><Choice label={t({ zh: "说明进度", en: "State" })} value={state} onChange={(next) => { setState(next); setChosen([]); }} options={[{ value: "", label: t({ zh: "全部", en: "all" }) }, ...(["open", "proposed", "confirmed"] as const).map((each: ReconciliationState) => ({ value: each, label: t(stateWords[each]) }))]} />{run.since !== null && <label><input type="checkbox" checked={fresh !== ""} onChange={(event) => { setFresh(event.target.checked ? "1" : ""); setChosen([]); }} /> {t({ zh: "只看新增", en: "only new ones" })}</label>}</div>}
        <Items key={`${kind} ${state} ${fresh}`} run={run} kind={kind} state={state} fresh={fresh} chosen={chosen} setChosen={setChosen} />
      </Panel>
    </>
  );
}

function Items({ run, kind, state, fresh, chosen, setChosen }: { readonly run: ReconciliationView; readonly kind: string; readonly state: string; readonly fresh: string; readonly chosen: readonly number[]; readonly setChosen: (ordinals: readonly number[]) => void }) {
  const { t } = useLanguage();
  const [after, setAfter] = useState<readonly string[]>([]);
  const found = useView<ReconciliationItems>("reconciliationItems", { holes: { id: run.id }, query: { kind, state: state || null, fresh: fresh || null, after: after.at(-1) ?? null, limit: "100" } });
  return <Loaded of={found}>{({ items, next }) => {
    const open = items.filter((each) => each.reasons.length > 0 || each.mayConfirm), picked = items.filter(({ ordinal }) => chosen.includes(ordinal));
    return items.length === 0 ? <p className="empty">{t({ zh: "没有这样的条目。", en: "Nothing of that kind." })}</p> : (
      <>
        {open.length > 1 && <p className="no-print"><label><input type="checkbox" checked={open.every(({ ordinal }) => chosen.includes(ordinal))} onChange={(event) => setChosen(event.target.checked ? open.map(({ ordinal }) => ordinal) : [])} /> {t({ zh: `选中本页可办理的 ${open.length} 条`, en: `choose the ${open.length} of this page that can be dealt with` })}</label></p>}
        <ul className="differences">{items.map((item) => <One key={`${item.ordinal} ${item.name}`} run={run} item={item} chosen={chosen.includes(item.ordinal)} onChoose={open.includes(item) ? (on) => setChosen(on ? [...chosen, item.ordinal] : chosen.filter((each) => each !== item.ordinal)) : null} />)}</ul>
        <nav className="pager no-print" aria-label={t({ zh: "翻页", en: "Pages" })}><Button size="small" disabled={after.length === 0} onClick={() => { setAfter(after.slice(0, -1)); setChosen([]); }}>{t({ zh: "上一页", en: "Previous" })}</Button><Button size="small" disabled={next === null} onClick={() => { if (next !== null) { setAfter([...after, next]); setChosen([]); } }}>{t({ zh: "下一页", en: "Next" })}</Button></nav>
        {picked.length > 0 && picked.every((each) => each.reasons.length > 0) && <ResolvePanel key={chosen.join(",")} run={run} items={picked} onDone={() => setChosen([])} />}
        {picked.length > 0 && picked.every((each) => each.mayConfirm) && <DecidePanel key={`c${chosen.join(",")}`} run={run} items={picked} onDone={() => setChosen([])} />}
      </>);
  }}</Loaded>;
}

function One({ run, item, chosen, onChoose }: { readonly run: ReconciliationView; readonly item: ReconciliationItemView; readonly chosen: boolean; readonly onChoose: ((on: boolean) => void) | null }) {
  const { t } = useLanguage();
  const name = item.row === null ? item.name || t({ zh: "（无名称）", en: "(no name)" }) : <To to={`/ledgers/${run.ledger}/${encodeURIComponent(item.row)}`}>{item.name}</To>;
  return (
    <li className={chosen ? "difference chosen" : "difference"}>
      <div className="difference-head">
        {onChoose && <input type="checkbox" className="no-print" checked={chosen} onChange={(event) => onChoose(event.target.checked)} aria-label={t({ zh: `选中 ${item.name}`, en: `choose ${item.name}` })} />}
        <b>{name}</b>{item.creditCode !== null && <span className="num note">{item.creditCode}</span>}{item.line !== null && <span className="note">{t({ zh: `导出表第 ${item.line} 行`, en: `line ${item.line}` })}</span>}
        <span className="kind">{t(kindWords[item.kind])}{item.kind === "perhaps" || item.kind === "twice" ? `（${t(item.side === "ours" ? { zh: "本地台账", en: "ours" } : { zh: "国家系统", en: "theirs" })}）` : ""}</span>
        {item.by !== null && <span className="note">{t(matchedWords[item.by])}</span>}{item.isNew && <Tag of="high" words={{ zh: "新增", en: "new" }} />}{item.kind !== "same" && <Tag of={stateTags[item.state]} words={stateWords[item.state]} />}{item.isCarried && <span className="note">{t({ zh: "沿用以前的说明", en: "explained earlier" })}</span>}
      </div>
      {item.fields.length > 0 && <dl className="both-values">{item.fields.map((each) => <div key={each.field}><dt>{t(each.label)}</dt><dd>{t({ zh: "本地", en: "ours" })} <b>{each.ours || "—"}</b> · {t({ zh: "国家系统", en: "theirs" })} <b>{each.theirs}</b></dd></div>)}</dl>}
      {item.candidates.length > 0 && <ul className="faults">{item.candidates.map((each, at) => <li key={at}>{each.row === null ? each.name : <To to={`/ledgers/${run.ledger}/${encodeURIComponent(each.row)}`}>{each.name}</To>}{each.line !== null && <span className="note"> {t({ zh: `第 ${each.line} 行`, en: `line ${each.line}` })}</span>}：{t(each.why)}</li>)}</ul>}
      {item.warnings.length > 0 && <ul className="faults">{item.warnings.map((each, at) => <li key={at} className="wrong">{t(each)}</li>)}</ul>}
      {item.acts.length > 0 && <ol className="acts">{item.acts.map((each, at) => <li key={at}>{each.byName} <span className="num">{beijingMinuteOf(each.at)}</span> {t(each.move === "propose" ? { zh: "说明", en: "said" } : each.move === "confirm" ? { zh: "确认", en: "confirmed" } : { zh: "退回", en: "sent back" })}：{t(reasonWords[each.reason])}{each.note && `，${each.note}`}</li>)}</ol>}
    </li>
  );
}
