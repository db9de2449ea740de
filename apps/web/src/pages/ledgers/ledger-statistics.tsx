import type { LedgerStatisticsView, LedgerView } from "@yunqing/wire";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useView } from "../../client/views.js";
import { Chart } from "../../parts/chart.js";
import { Choice } from "../../parts/choice.js";
import { grouped } from "../../parts/figure-text.js";
import { Loaded, Panel } from "../../parts/page.js";
import { LedgerFilters } from "./ledger-filters.js";
import { useLedgerQuery } from "./ledger-query.js";

/** Counts and exact sums of the rows that the filters leave (统计). */
export function LedgerStatistics({ view }: { readonly view: LedgerView }) {
  const { t } = useLanguage();
  const { asked, query, change } = useLedgerQuery();
  const [by, setBy] = useFilter("by", view.statistics.counts[0]?.by ?? "");
  const counted = useView<LedgerStatisticsView>("ledgerStatistics", { holes: { ledger: view.ledger }, query: { ...query, by } });
  return (
    <div className="stack">
      <LedgerFilters view={view} asked={asked} change={change} />
      <Panel title={{ zh: "统计", en: "Figures" }} extra={view.statistics.counts.length > 0 && <Choice label={t({ zh: "按", en: "By" })} value={by} onChange={setBy} options={view.statistics.counts.map((each) => ({ value: each.by, label: t(each.label) }))} />}>
        <Loaded of={counted}>{(found) => <Figures view={view} found={found} />}</Loaded>
      </Panel>
    </div>
  );
}

function Figures({ view, found }: { readonly view: LedgerView; readonly found: LedgerStatisticsView }) {
  const { t, language } = useLanguage();
  const count = view.statistics.counts.find((each) => each.by === found.by), { sums } = view.statistics;
  const groups = useMemo(() => found.groups.map((group) => { const option = count?.options.find((each) => each.id === group.option); return { ...group, label: option ? option.label[language] : group.option === "" ? t({ zh: "（未填）", en: "(blank)" }) : group.option }; }).filter((group) => group.rows > 0 || group.option !== ""), [found, count, language, t]);
  const option = useMemo(() => ({ grid: { left: 8, right: 16, top: 8, bottom: 8, containLabel: true }, xAxis: { type: "value" as const, minInterval: 1 }, yAxis: { type: "category" as const, inverse: true, data: groups.map(({ label }) => label) }, series: [{ type: "bar" as const, data: groups.map(({ rows }) => rows), label: { show: true, position: "right" as const } }] }), [groups]);
  return (
    <>
      <p role="status">{t({ zh: `共 ${found.rows} 条`, en: `${found.rows} rows` })}</p>
      {groups.length > 0 && <Chart option={option} label={t({ zh: `按${count?.label.zh ?? ""}计数`, en: `counted by ${count?.label.en ?? ""}` })} height={Math.max(120, groups.length * 30 + 30)} />}
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t({ zh: "统计表", en: "Table of figures" })}><table className="data-table">
        <thead><tr><th scope="col">{count ? t(count.label) : ""}</th><th scope="col" className="numeric">{t({ zh: "条数", en: "rows" })}</th>{sums.map((each) => <th key={each.of} scope="col" className="numeric">{t(each.label)}<span className="unit">（{each.unit || "—"}）</span></th>)}</tr></thead>
        <tbody>{groups.map((group) => <tr key={group.option}><th scope="row" className="heads">{group.label}</th><td className="numeric num">{group.rows}</td>{sums.map((each) => <td key={each.of} className="numeric num" title={t({ zh: `${group.sums[each.of]?.filled ?? 0} 条有值`, en: `${group.sums[each.of]?.filled ?? 0} filled` })}>{group.sums[each.of] && (group.sums[each.of]?.filled ?? 0) > 0 ? grouped(group.sums[each.of]?.value ?? "") : "—"}</td>)}</tr>)}
          <tr><th scope="row" className="heads">{t({ zh: "合计", en: "Total" })}</th><td className="numeric num">{found.rows}</td>{sums.map((each) => <td key={each.of} className="numeric num">{(found.total[each.of]?.filled ?? 0) > 0 ? grouped(found.total[each.of]?.value ?? "") : "—"}</td>)}</tr></tbody>
      </table></div>
      {sums.length > 0 && <p className="note">{t({ zh: "合计只计已填的值，指到单元格可见有值的条数；多选字段一条可计入多组。", en: "Sums take filled values only; a row with several options counts in each." })}</p>}
    </>
  );
}
