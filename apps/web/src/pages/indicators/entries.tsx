import type { IndicatorDetail, ValuePoint } from "@yunqing/wire";
import { Button } from "antd";
import { useState } from "react";
import { useLanguage } from "../../app/language.js";
import { useActor } from "../../app/session.js";
import { originWords } from "../../app/words.js";
import { beijingMinuteOf } from "../../day/beijing.js";
import { EvidenceList } from "../../parts/evidence.js";
import { Figure } from "../../parts/figure.js";
import { Panel } from "../../parts/page.js";
import { Printed } from "../../parts/printed.js";
import { ReviewActions } from "../../parts/review-actions.js";
import { ValueStatusTag } from "../../parts/state-tag.js";
import { ValueForm } from "./value-form.js";

/** Every value that was printed, reported or measured for an indicator, with review and evidence (填报记录). Nothing is overwritten. */
export function Entries({ indicator }: { readonly indicator: IndicatorDetail }) {
  const { t } = useLanguage();
  const { can } = useActor();
  const [correcting, setCorrecting] = useState<ValuePoint | null>(null);
  const rows = [...indicator.series].sort((a, b) => b.period.localeCompare(a.period) || b.at.localeCompare(a.at));
  return (
    <Panel title={{ zh: "填报记录与佐证", en: "Entries and evidence" }}>
      {rows.length === 0 ? <p className="note">{t({ zh: "还没有填报。", en: "Nothing has been reported yet." })}</p> : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t({ zh: "填报记录", en: "Entries" })}>
          <table className="plain-table entries"><thead><tr>{[{ zh: "时期", en: "Period" }, { zh: "数值", en: "Value" }, { zh: "状态", en: "Status" }, { zh: "依据文件", en: "Document" }, { zh: "谁、何时", en: "By, when" }, { zh: "审核", en: "Review" }, { zh: "佐证", en: "Evidence" }, { zh: "操作", en: "Actions" }].map((each) => <th key={each.zh} scope="col">{t(each)}</th>)}</tr></thead>
            <tbody>{rows.map((point) => (
              <tr key={point.id} className={point.correctedBy || point.status === "returned" ? "struck" : undefined}>
                <th scope="row">{point.period}</th>
                <td><Figure value={point.value} unit={indicator.unit} />{point.rounded !== point.value && <small className="under">{t({ zh: `修约 ${point.rounded}`, en: `rounded ${point.rounded}` })}</small>}<small className="under">{t(originWords[point.origin])}</small></td>
                <td><ValueStatusTag status={point.correctedBy ? "superseded" : point.status} />{point.corrects && <small className="under">{t({ zh: "更正前值", en: "a correction" })}</small>}</td>
                <td>{point.document ? <Printed text={point.document} /> : "—"}{point.note && <small className="under"><Printed text={point.note} /></small>}</td>
                <td>{point.by || "—"}<small className="under">{point.at ? beijingMinuteOf(point.at) : ""}</small></td>
                <td>{point.reviewedBy ?? "—"}<small className="under">{point.reviewedAt ? beijingMinuteOf(point.reviewedAt) : ""}</small></td>
                <td>{point.origin === "printed" ? "—" : <EvidenceList files={point.evidence} />}</td>
                <td className="actions-cell">
                  {point.status === "submitted" && can("value.review") && <ReviewActions value={point} name={t(indicator.name)} unit={indicator.unit} />}
                  {point.origin === "entered" && !point.correctedBy && point.status !== "submitted" && can("value.report") && <Button size="small" onClick={() => setCorrecting(point)}>{t({ zh: "更正", en: "Correct" })}<span className="visually-hidden"> {point.period} {point.value}</span></Button>}
                </td>
              </tr>))}</tbody></table>
        </div>)}
      {correcting && <ValueForm indicator={indicator} corrects={correcting} onClose={() => setCorrecting(null)} />}
    </Panel>
  );
}
