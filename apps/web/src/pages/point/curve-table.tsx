import { Button } from "antd";
import { useState } from "react";
import type { CurveValue } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { beijingMinuteOf, beijingSecondOf } from "../../day/beijing.js";
import { Reading } from "../../parts/reading.js";
import { specialityOf, specialityWords, type CurveRow, type CurveSeries } from "./curve-data.js";

const pageSize = 60;

/** The table twin of the chart (曲线数据表): each value is a button that opens what is known of it. */
export function CurveTable({ series, rows, seconds, onPick }: { readonly series: readonly CurveSeries[]; readonly rows: readonly CurveRow[]; readonly seconds: boolean; readonly onPick: (value: CurveValue) => void }) {
  const { t } = useLanguage();
  const [asked, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(rows.length / pageSize)), page = Math.min(asked, pages - 1), shown = rows.slice(page * pageSize, (page + 1) * pageSize);
  const timeOf = seconds ? beijingSecondOf : beijingMinuteOf;
  return (
    <section className="table-block" aria-label={t({ zh: "曲线数据", en: "Values of the curve" })}>
      <div className="table-tools no-print"><span className="table-count" role="status">{t({ zh: `共 ${rows.length} 个时段`, en: `${rows.length} windows` })}</span><span className="grow" />
        {pages > 1 && <><Button size="small" disabled={page === 0} onClick={() => setPage(page - 1)}>{t({ zh: "较新", en: "Later" })}</Button><span className="note">{page + 1} / {pages}</span><Button size="small" disabled={page >= pages - 1} onClick={() => setPage(page + 1)}>{t({ zh: "较早", en: "Earlier" })}</Button></>}</div>
      <div className="table-scroll curve-scroll" tabIndex={0} role="region" aria-label={t({ zh: "曲线数据（可滚动）", en: "Values of the curve (scrolls)" })}>
        <table className="data-table curve-table"><caption className="visually-hidden">{t({ zh: "曲线数据，最新在上", en: "Values of the curve, the latest first" })}</caption>
          <thead><tr><th scope="col" className="heads">{t({ zh: "时段开始", en: "From" })}</th>{series.map((each) => <th key={each.key} scope="col" className="numeric">{t(each.name)}{each.unit && <small className="unit"> {each.unit}</small>}</th>)}</tr></thead>
          <tbody>{shown.map((row) => <tr key={row.from}><th scope="row" className="heads num" title={`${beijingSecondOf(row.from)} ~ ${beijingSecondOf(row.until)}`}>{timeOf(row.from)}</th>
            {series.map((each) => {
              const value = row.values.get(each.key), special = value && specialityOf(value);
              return <td key={each.key} className="numeric">{value ? <button type="button" className="asks" onClick={() => onPick(value)}><Reading value={value} reason={value.reason} />{special === "corrected" && <span className="reading-flag">{t(specialityWords.corrected)}</span>}{value.backFilled && <span className="reading-flag">{t({ zh: "补传", en: "late" })}</span>}<span className="visually-hidden">{t({ zh: `，${each.name.zh}，查看来历`, en: `, ${each.name.en}, see where it comes from` })}</span></button> : <Reading value={null} />}</td>;
            })}</tr>)}</tbody></table>
      </div>
      {rows.length === 0 && <p className="empty">{t({ zh: "这个时段没有数据。换一个时段或数据类别。", en: "Nothing in this span. Choose another span or kind." })}</p>}
    </section>
  );
}
