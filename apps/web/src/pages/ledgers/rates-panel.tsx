import type { LedgerRateView } from "@yunqing/wire";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useFilter } from "../../app/view-state.js";
import { useRows } from "../../client/views.js";
import { beijingDayOf } from "../../day/beijing.js";
import { Choice } from "../../parts/choice.js";
import { DataTable, type Column } from "../../parts/data-table.js";
import { grouped } from "../../parts/figure-text.js";
import { LineLink, ThingLink, To } from "../../parts/link.js";
import { Loaded } from "../../parts/page.js";
import { StateTag, Tag } from "../../parts/state-tag.js";
import { Asks } from "../../parts/why.js";

/** Rates that the plan asks of the ledgers (规划比率), held against its numbers, each with how it was made. */
export function RatesPanel() {
  const { t } = useLanguage();
  const now = Number(beijingDayOf(new Date()).slice(0, 4));
  const [year, setYear] = useFilter("year", String(now));
  const rates = useRows<LedgerRateView>("ledgerRates", { query: { year } });
  const columns = useMemo<readonly Column<LedgerRateView>[]>(() => [
    { id: "name", heads: true, title: { zh: "比率", en: "Rate" }, sortBy: (row) => t(row.name), cell: (row) => t(row.name) },
    { id: "value", numeric: true, title: { zh: "台账值", en: "From the ledger" }, sortBy: (row) => (row.value === null ? null : Number(row.value)), cell: (row) => <Asks title={t(row.name)} lineage={row.lineage}>{row.value === null ? "—" : grouped(row.value)} <span className="unit">{row.unit}</span></Asks> },
    { id: "state", card: "badge", title: { zh: "与目标比", en: "Against it" }, sortBy: (row) => row.state ?? "", cell: (row) => row.state !== null ? <StateTag state={row.state} /> : row.value === null ? <Tag of="not-computable" words={{ zh: "台账尚无数据", en: "no rows yet" }} /> : <Tag of="none" words={{ zh: "目标无数值", en: "no number to meet" }} /> },
    { id: "target", title: { zh: "规划目标", en: "Target" }, cell: (row) => row.subject === null ? "—" : <><ThingLink kind={row.subject.kind} id={row.subject.id}>{t(row.subject.name)}</ThingLink> <b className="num">{row.subject.printed}</b> {row.subject.line > 0 && <LineLink line={row.subject.line} />}</> },
    { id: "due", nowrap: true, title: { zh: "期限", en: "Due" }, sortBy: (row) => row.subject?.due ?? null, cell: (row) => row.subject?.due ?? "—" },
    { id: "ledger", title: { zh: "取自台账", en: "Ledger" }, sortBy: (row) => t(row.ledgerTitle), cell: (row) => <To to={`/ledgers/${row.ledger}`}>{t(row.ledgerTitle)}</To> },
  ], [t]);
  return (
    <Loaded of={rates}>{(all) => <DataTable name={{ zh: "规划比率", en: "Rates of the plan" }} rows={all} columns={columns} idOf={(row) => `${row.rate} ${row.subject?.id ?? ""}`} chooser={false}
      tools={<div className="filters"><Choice label={t({ zh: "年度", en: "Year" })} value={year} onChange={setYear} options={Array.from({ length: 8 }, (_, back) => String(now - back)).map((each) => ({ value: each, label: each }))} /></div>}
      empty={{ zh: "本区数据包没有声明取自台账的比率。", en: "The pack of this district declares no rate of a ledger." }} />}</Loaded>
  );
}
