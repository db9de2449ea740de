import type { MoneyRow, ProjectsView } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { useMemo } from "react";
import { useLanguage } from "../../app/language.js";
import { useLook } from "../../app/look.js";
import { Chart } from "../../parts/chart.js";
import { Figure } from "../../parts/figure.js";
import { Panel } from "../../parts/page.js";
import { Asks } from "../../parts/why.js";

/** Money by group and by source, and the reductions that the projects promise (资金与减排). */
export function MoneyView({ view }: { readonly view: ProjectsView }) {
  const { t } = useLanguage();
  const { money, reductions } = view;
  const differs = money.totalPrintedWan !== null && money.totalPrintedWan !== money.totalComputedWan;
  return (
    <div className="stack">
      <section className="panel fact-strip" aria-label={t({ zh: "合计", en: "Totals" })}>
        <dl className="big-facts">
          <div><dt>{t({ zh: "按工程合计（万元）", en: "Sum of the projects (10 000 yuan)" })}</dt><dd><Asks title={t({ zh: "投资合计", en: "Total investment" })} lineage={money.lineage}><Figure value={money.totalComputedWan} money /></Asks></dd></div>
          <div><dt>{t({ zh: "文件所载合计（万元）", en: "Total as printed (10 000 yuan)" })}</dt><dd><Figure value={money.totalPrintedWan} money /></dd></div>
          {reductions.map((each) => <div key={each.pollutant}><dt>{t({ zh: `预期减排 ${each.pollutant}（t/a）`, en: `Expected reduction of ${each.pollutant} (t/a)` })}</dt><dd><Asks title={each.pollutant} lineage={each.lineage}><Figure value={each.tonnesPerYear} money /></Asks></dd></div>)}
        </dl>
        {differs && <p className="disagree">{t({ zh: "两个合计不一致；原文不作改动，见规划体检。", en: "The two totals differ; nothing is corrected, see the plan check." })}</p>}
      </section>
      <MoneyPanel title={{ zh: "按工程类别", en: "By group" }} rows={money.byGroup} />
      <MoneyPanel title={{ zh: "按资金来源", en: "By source" }} rows={money.bySource} />
    </div>
  );
}

function MoneyPanel({ title, rows }: { readonly title: Labels; readonly rows: readonly MoneyRow[] }) {
  const { t } = useLanguage();
  const { theme } = useLook();
  const drawn = useMemo(() => rows.some((row) => (row.computedWan ?? row.printedWan) !== null), [rows]);
  const option = useMemo(() => {
    const ink = theme === "dark" ? "#b9c7ce" : "#46565f";
    const back = [...rows].reverse();
    const bar = (name: string, colour: string, of: (row: MoneyRow) => string | null) => ({ name, type: "bar", itemStyle: { color: colour }, barMaxWidth: 14, data: back.map((row) => { const value = of(row); return value === null ? null : Number(value); }) });
    return {
      grid: { left: 4, right: 20, top: 28, bottom: 4, containLabel: true }, tooltip: { trigger: "axis" }, legend: { top: 0, textStyle: { color: ink } },
      xAxis: { type: "log", logBase: 10, axisLabel: { color: ink }, splitLine: { lineStyle: { color: theme === "dark" ? "#2d404a" : "#e7ecee" } } }, yAxis: { type: "category", data: back.map((row) => row.label), axisLabel: { color: ink, width: 150, overflow: "truncate" } },
      series: [bar(t({ zh: "按工程计算", en: "Computed" }), theme === "dark" ? "#86c9e2" : "#0b4f6c", (row) => row.computedWan), bar(t({ zh: "文件所载", en: "Printed" }), theme === "dark" ? "#8a7a55" : "#c2ab72", (row) => row.printedWan)],
    };
  }, [rows, t, theme]);
  if (rows.length === 0) return null;
  return (
    <Panel title={title} extra={<span className="note">{t({ zh: "万元；横轴为对数", en: "10 000 yuan; logarithmic axis" })}</span>}>
      <div className={drawn ? "split" : ""}>
        {drawn && <Chart option={option} height={Math.max(150, 70 + rows.length * 44)} label={t({ zh: `${title.zh}的投资图，数值见旁边的表`, en: `Investment ${title.en}; the figures are in the table beside` })} />}
        <div className="scroll-x"><table className="plain-table"><thead><tr><th scope="col">{t(title)}</th><th scope="col" className="numeric">{t({ zh: "按工程计算", en: "Computed" })}</th><th scope="col" className="numeric">{t({ zh: "文件所载", en: "Printed" })}</th><th scope="col" className="numeric">{t({ zh: "工程数", en: "Projects" })}</th></tr></thead>
          <tbody>{rows.map((row) => <tr key={row.label} className={row.computedWan !== null && row.printedWan !== null && row.computedWan !== row.printedWan ? "differs" : undefined}><th scope="row">{row.label}{row.computedWan !== null && row.printedWan !== null && row.computedWan !== row.printedWan && <small className="under attest">{t({ zh: "两数不一致", en: "the two differ" })}</small>}</th><td className="numeric"><Figure value={row.computedWan} money /></td><td className="numeric"><Figure value={row.printedWan} money /></td><td className="numeric">{row.projects}</td></tr>)}</tbody></table></div>
      </div>
    </Panel>
  );
}
