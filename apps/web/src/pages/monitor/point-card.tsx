import { FieldTimeOutlined } from "@ant-design/icons";
import type { PointRow } from "@yunqing/wire";
import { useLanguage } from "../../app/language.js";
import { agoWords, driftWords } from "../../day/ago.js";
import { beijingSecondOf } from "../../day/beijing.js";
import { ConditionTag } from "../../parts/condition-tag.js";
import { To } from "../../parts/link.js";
import { Reading } from "../../parts/reading.js";
import { SparkValues } from "../../parts/spark-values.js";
import { convertedOf, latestOfFactor, orderedFactors, shortName } from "./wall-order.js";

const shownFactors = 6;

/** A point on the wall (点位卡片): what it measures now, how its line is, since when. In a simulated district each card says so. */
export function PointCard({ point, now, place }: { readonly point: PointRow; readonly now: number; readonly place: string }) {
  const { t } = useLanguage();
  const factors = orderedFactors(point), shown = factors.slice(0, shownFactors), more = factors.length - shown.length;
  const drift = driftWords(point.driftSeconds);
  return (
    <article className="point-card" data-condition={point.condition}>
      <header>
        <h3><To to={`/monitor/${encodeURIComponent(point.id)}`}>{t(point.name)}</To></h3>
        {point.simulated && <span className="simulated-mark">{t({ zh: "模拟", en: "SIMULATED" })}</span>}
        <ConditionTag condition={point.condition} />
      </header>
      {shown.length === 0 ? <p className="note">{point.condition === "never" ? t({ zh: "还没有收到过数据。登记设备后，设备上线即显示。", en: "No data yet. It appears once a registered instrument speaks." }) : t({ zh: "没有监测因子。", en: "No factors." })}</p> : (
        <table className="card-values"><caption className="visually-hidden">{t({ zh: `${point.name.zh} 最新值`, en: `Latest values of ${point.name.en}` })}</caption>
          <tbody>{shown.map((factor) => {
            const latest = latestOfFactor(point, factor.code), converted = convertedOf(point, factor.code);
            return <tr key={factor.code}><th scope="row" title={t(factor.name)}>{t(shortName(factor.name))}</th><td className="numeric"><Reading value={latest} unit={factor.unit} />{converted && converted !== latest && <small className="under">{t({ zh: "折算 ", en: "converted " })}<Reading value={converted} /></small>}</td><td><SparkValues values={latest?.spark ?? []} width={68} /></td></tr>;
          })}</tbody>
        </table>)}
      {more > 0 && <p className="note card-more">{t({ zh: `另有 ${more} 个因子`, en: `${more} more factors` })}</p>}
      <footer>
        <span title={point.seenAt ? beijingSecondOf(point.seenAt) : undefined}>{point.seenAt ? <time dateTime={point.seenAt}>{t(agoWords(point.seenAt, now))}</time> : t({ zh: "未收到过", en: "never" })}</span>
        <span>{t({ zh: "传输率", en: "Received" })} {point.transmission === null ? "—" : `${point.transmission}%`}</span>
        {point.place && <span className="card-place">{place}</span>}
        {drift && <span className="drift"><FieldTimeOutlined aria-hidden="true" /> {t(drift)}</span>}
      </footer>
    </article>
  );
}
