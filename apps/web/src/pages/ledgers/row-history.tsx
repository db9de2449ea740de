import { pathOf, type LedgerRowView, type LedgerVersionView, type LedgerView } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { useRows } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { To } from "../../parts/link.js";
import { Loaded } from "../../parts/page.js";

const kindWords = { made: { zh: "登记", en: "entered" }, changed: { zh: "修改", en: "changed" }, moved: { zh: "办理", en: "moved" }, corrected: { zh: "更正", en: "corrected" }, merged: { zh: "合并", en: "merged" }, withdrawn: { zh: "撤回", en: "withdrawn" }, restored: { zh: "恢复", en: "restored" } } as const;

/** Every version of a row (历史), the newest first: who, when, why, before and after. */
export function RowHistory({ view, row }: { readonly view: LedgerView; readonly row: LedgerRowView }) {
  const { t } = useLanguage();
  const { d } = useActor();
  const versions = useRows<LedgerVersionView>("ledgerVersions", { holes: { ledger: view.ledger, id: row.row.id } });
  const stateOf = (id: string | null) => { const found = view.states.find((each) => each.id === id); return id === null ? "" : found ? t(found.label) : id; };
  return <Loaded of={versions}>{(all) => (
    <ol className="history" reversed>{all.map((each) => (
      <li key={each.id}>
        <p><b>{t({ zh: `第 ${each.seq} 版`, en: `version ${each.seq}` })} · {each.move ? t(each.move.label) : t(kindWords[each.kind])}</b> · {each.byName} · <span className="num">{beijingMinuteOf(each.at)}</span>{each.state && <> · {stateOf(each.state)}</>}</p>
        {each.why && <p className="note">{t({ zh: "原因：", en: "Why: " })}{each.why}</p>}
        {each.batch && <p className="note">{t({ zh: "来自一次导入", en: "from an import" })}</p>}
        {each.mergedInto && <p className="note"><To to={`/ledgers/${view.ledger}/${encodeURIComponent(each.mergedInto)}`}>{t({ zh: "并入的记录", en: "the row it went into" })}</To></p>}
        {each.change.length > 0 && <div className="table-scroll" tabIndex={0} role="region" aria-label={t({ zh: `第 ${each.seq} 版的变化`, en: `changes of version ${each.seq}` })}><table className="data-table"><thead><tr><th scope="col">{t({ zh: "字段", en: "Field" })}</th><th scope="col">{t({ zh: "原值", en: "Before" })}</th><th scope="col">{t({ zh: "新值", en: "After" })}</th></tr></thead><tbody>{each.change.map((one) => <tr key={one.field}><th scope="row" className="heads">{t(one.label)}</th><td className="was">{one.before || "—"}</td><td>{one.after || "—"}</td></tr>)}</tbody></table></div>}
        {each.right.length > 0 && <p>{t({ zh: "更正为：", en: "Right is: " })}{each.right.map((one) => `${t(one.label)} ${one.text || "—"}`).join(t({ zh: "；", en: "; " }))}</p>}
        {each.move && each.move.proofs.length > 0 && <ul className="evidence">{each.move.proofs.map((one) => <li key={one.hash + one.kind}><a href={pathOf("evidenceFile", { d, hash: one.hash })} download>{t(one.label)}</a></li>)}</ul>}
      </li>))}</ol>)}</Loaded>;
}
