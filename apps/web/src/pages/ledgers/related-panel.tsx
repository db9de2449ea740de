import type { LedgerRelated, LedgerRowView, LedgerView } from "@yunqing/wire";
import { pointKindWords } from "../../app/monitor-words.js";
import { useLanguage } from "../../app/language.js";
import { useView } from "../../client/views.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { To } from "../../parts/link.js";
import { Loaded, Panel } from "../../parts/page.js";
import { Tag } from "../../parts/state-tag.js";

/** Everything that names this row (一企一档): its rows in every other ledger, module by module, and its monitoring points. */
export function RelatedPanel({ view, row }: { readonly view: LedgerView; readonly row: LedgerRowView }) {
  const { t } = useLanguage();
  const found = useView<LedgerRelated>("ledgerRelated", { holes: { ledger: view.ledger, id: row.row.id } });
  return <Loaded of={found}>{(related) => {
    const modules = [...new Map(related.groups.map((each) => [each.module, each.moduleTitle]))];
    return (
      <div className="stack">
        <p className="note" role="status">{t({ zh: `查了 ${related.ledgersAsked} 处引用，${related.groups.length} 处有记录，共 ${related.groups.reduce((all, each) => all + each.count, 0)} 条`, en: `${related.ledgersAsked} references asked, ${related.groups.length} with rows, ${related.groups.reduce((all, each) => all + each.count, 0)} in all` })}</p>
        {related.points.length > 0 && <Panel title={{ zh: "监测点位", en: "Monitoring points" }}><ul className="place-list">{related.points.map((each) => <li key={each.point}><To to={`/monitor/${encodeURIComponent(each.point)}`}>{t(each.name)}</To> <small className="note">{t(pointKindWords[each.kind as keyof typeof pointKindWords] ?? { zh: each.kind, en: each.kind })}</small></li>)}</ul></Panel>}
        {modules.map(([module, title]) => <Panel key={module} title={title}>{related.groups.filter((each) => each.module === module).map((group) => (
          <section key={`${group.ledger} ${group.field}`} className="related" aria-label={t(group.title)}>
            <h3><To to={`/ledgers/${group.ledger}`} extra={{ filter: JSON.stringify([{ field: group.field, way: "any-of", values: [row.row.id] }]) }}>{t(group.title)}</To> <small className="note">{t(group.label)} · {t({ zh: `${group.count} 条`, en: `${group.count} rows` })}</small> {group.late > 0 && <Tag of="overdue" words={{ zh: `逾期 ${group.late}`, en: `${group.late} late` }} />}</h3>
            <ul>{group.rows.map((each) => <li key={each.id}><To to={`/ledgers/${group.ledger}/${encodeURIComponent(each.id)}`}>{group.names[each.id] ?? each.id}</To> <small className="note num">{beijingMinuteOf(each.at)}</small></li>)}</ul>
          </section>))}</Panel>)}
        {related.groups.length === 0 && related.points.length === 0 && <p className="empty">{t({ zh: "没有别的台账提到它。", en: "No other ledger names it." })}</p>}
      </div>);
  }}</Loaded>;
}
